/* The window in which the sky has room. */
#include "app/widgets/sky-window.h"

#include <glib/gi18n-lib.h>

struct _NunSkyWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  NunSkyPanel    *panel;
};

G_DEFINE_FINAL_TYPE (NunSkyWindow, nun_sky_window, ADW_TYPE_WINDOW)

static void
nun_sky_window_class_init (NunSkyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_SKY_PANEL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/sky-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunSkyWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunSkyWindow, panel);
}

static void
nun_sky_window_init (NunSkyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_sky_panel_set_enlarged (self->panel);
}

NunSkyPanel *
nun_sky_window_present (GtkWidget *owner, const char *subtitle)
{
  NunSkyWindow *self =
      g_object_new (NUN_TYPE_SKY_WINDOW, "transient-for", gtk_widget_get_root (owner), NULL);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (nun_sky_panel_get_plot (self->panel)));
  return self->panel;
}
