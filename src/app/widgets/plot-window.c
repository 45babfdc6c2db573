/* The window in which a spectrum is plotted. */
#include "app/widgets/plot-window.h"

#include <glib/gi18n-lib.h>

#include "app/observation-search.h"
#include "app/widgets/naming.h"

struct _NunPlotWindow
{
  AdwWindow     parent_instance;
  GCancellable *cancellable; /* NULL once it is closed */

  AdwWindowTitle  *title;
  GtkStack        *pages;
  GtkWidget       *waiting;
  NunSpectrumPlot *plot;
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
  nun_show_page (self->pages, GTK_WIDGET (self->plot));
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/plot-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, plot);
  gtk_widget_class_bind_template_child (widget_class, NunPlotWindow, nothing);
}

static void
nun_plot_window_init (NunPlotWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
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
