/* The window in which a spectrum is plotted. */
#include "app/pictures/plot-window.h"

#include <glib/gi18n-lib.h>

#include "app/pictures/spectrum-plot.h"
#include "app/session/fetch.h"
#include "app/widgets/naming.h"

struct _NunPlotWindow
{
  AdwWindow     parent_instance;
  GCancellable *cancellable; /* NULL once it is closed */

  AdwWindowTitle  *title;
  GtkStack        *pages;
  GtkWidget       *waiting;
  GtkWidget       *plot_page;
  NunSpectrumPlot *plot;
  GtkWidget       *save_button;
  GtkLabel        *hint;
  GtkDropDown     *unit_drop;
  GtkCheckButton  *lines_button;
  GtkEditable     *redshift_entry;
  AdwStatusPage   *nothing;
};

G_DEFINE_FINAL_TYPE (NunPlotWindow, nun_plot_window, ADW_TYPE_WINDOW)

static void
on_fetched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunPlotWindow) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (NunCurve)      curve = nun_curve_fetch_finish (result, &error);
  g_autofree char          *words = NULL;

  if (self->cancellable == NULL)
    return;
  if (curve == NULL)
    {
      words = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->nothing, words);
      nun_show_page (self->pages, GTK_WIDGET (self->nothing));
      return;
    }
  words = nun_curve_dup_summary (curve);
  adw_window_title_set_subtitle (self->title, words);
  nun_spectrum_plot_set_curve (self->plot, curve);
  gtk_drop_down_set_selected (self->unit_drop, nun_spectrum_plot_get_axis (self->plot));
  nun_show_page (self->pages, self->plot_page);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
}

/* -- the bar ----------------------------------------------------------------------------------------- */

static void
on_moved (NunPlotWindow *self)
{
  NunAxis          axis = nun_spectrum_plot_get_axis (self->plot);
  double           first, last;
  g_autofree char *words = NULL;

  nun_spectrum_plot_get_range (self->plot, &first, &last);
  words = nun_spectrum_plot_is_whole (self->plot)
              ? g_strdup (_ ("Scroll or press + to come nearer, 0 for the whole spectrum."))
              : g_strdup_printf (_ ("%.7g to %.7g %s"), nun_axis_from_m (axis, first),
                                 nun_axis_from_m (axis, last), nun_axis_unit (axis));
  gtk_label_set_label (self->hint, words);
}

static void
on_pointed (NunPlotWindow *self, double wavelength_m, double value)
{
  NunAxis          axis = nun_spectrum_plot_get_axis (self->plot);
  g_autofree char *words = g_strdup_printf ("%.7g %s · %.5g", nun_axis_from_m (axis, wavelength_m),
                                            nun_axis_unit (axis), value);

  gtk_label_set_label (self->hint, words);
}

static void
on_nearer (NunPlotWindow *self)
{
  nun_picture_zoom (NUN_PICTURE (self->plot), 2.0);
}

static void
on_farther (NunPlotWindow *self)
{
  nun_picture_zoom (NUN_PICTURE (self->plot), 0.5);
}

static void
on_whole (NunPlotWindow *self)
{
  nun_picture_look_at_all (NUN_PICTURE (self->plot));
}

static void
on_unit (NunPlotWindow *self)
{
  nun_spectrum_plot_set_axis (self->plot, gtk_drop_down_get_selected (self->unit_drop));
  on_moved (self);
}

/* What is no redshift is marked, and the last one stays. */
static void
on_lines (NunPlotWindow *self)
{
  const char *text = gtk_editable_get_text (self->redshift_entry);
  char       *end;
  double      redshift = g_ascii_strtod (text, &end);
  gboolean    fine = end != text && *end == 0 && redshift > -1.0 && redshift < 1000.0;

  if (fine)
    gtk_widget_remove_css_class (GTK_WIDGET (self->redshift_entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->redshift_entry), "error");
  if (fine)
    nun_spectrum_plot_set_lines (self->plot, gtk_check_button_get_active (self->lines_button),
                                 redshift);
}

static void
fill_units (NunPlotWindow *self)
{
  g_autoptr (GtkStringList) units = gtk_string_list_new (NULL);

  for (guint i = 0; i < NUN_N_AXES; i++)
    gtk_string_list_append (units, nun_axis_label (i));
  gtk_drop_down_set_model (self->unit_drop, G_LIST_MODEL (units));
  nun_name_drop_down (self->unit_drop, _ ("Unit of the Axis"));
  g_signal_connect_object (self->unit_drop, "notify::selected", G_CALLBACK (on_unit), self,
                           G_CONNECT_SWAPPED);
}

static void
act_save (GtkWidget *widget, const char *action, GVariant *form)
{
  NunPlotWindow *self = NUN_PLOT_WINDOW (widget);

  nun_picture_save (NUN_PICTURE (self->plot), "spectrum", g_variant_get_string (form, NULL),
                    self->hint);
}

static void
nun_plot_window_dispose (GObject *object)
{
  NunPlotWindow *self = NUN_PLOT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (nun_plot_window_parent_class)->dispose (object);
}

static void
nun_plot_window_class_init (NunPlotWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_SPECTRUM_PLOT);
  G_OBJECT_CLASS (klass)->dispose = nun_plot_window_dispose;
  gtk_widget_class_install_action (widget_class, "picture.save", "s", act_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/plot-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, plot_page);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, plot);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, unit_drop);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, lines_button);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, redshift_entry);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_pointed);
  gtk_widget_class_bind_template_callback (widget_class, on_nearer);
  gtk_widget_class_bind_template_callback (widget_class, on_farther);
  gtk_widget_class_bind_template_callback (widget_class, on_whole);
  gtk_widget_class_bind_template_callback (widget_class, on_lines);
}

static void
nun_plot_window_init (NunPlotWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_menus (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  fill_units (self);
  nun_show_page (self->pages, self->waiting);
}

GtkWindow *
nun_plot_window_present (GtkWidget *owner, const char *title, const char *url)
{
  const char    *words = *title != 0 ? title : _ ("Spectrum");
  NunPlotWindow *self = g_object_new (NUN_TYPE_PLOT_WINDOW, "transient-for",
                                      gtk_widget_get_root (owner), "title", words, NULL);

  adw_window_title_set_title (self->title, words);
  nun_curve_fetch_async (url, self->cancellable, on_fetched, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}
