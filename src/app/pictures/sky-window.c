/* The window in which the sky has room. */
#include "app/pictures/sky-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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

/* -- a search ---------------------------------------------------------------------------------------- */

typedef struct
{
  NunSkyPanel   *panel;
  NunCollection *collection;
} Files;

static void
on_files (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Files           *files = user_data;
  g_autoptr (NunSkyPanel)     panel = files->panel;
  g_autoptr (NunCollection)   collection = files->collection;
  g_autoptr (NunObservations) observations =
      nun_session_read_observations_finish (NUN_SESSION (object), result, NULL);

  if (observations != NULL && gtk_widget_get_root (GTK_WIDGET (panel)) != NULL)
    nun_sky_panel_show_files (panel, NUN_SESSION (object), observations, collection);
}

void
nun_sky_window_present_search (GtkWidget           *owner,
                               NunSession          *session,
                               const NunCollection *collection,
                               double               ra_deg,
                               double               dec_deg,
                               double               radius_deg)
{
  NunSkyPanel *panel = nun_sky_window_present (owner, collection->name);
  Files       *files;

  if (isfinite (ra_deg) && isfinite (dec_deg) && radius_deg >= 0.0)
    nun_sky_panel_show_cone (panel, ra_deg, dec_deg, MIN (radius_deg, 180.0));
  if (collection->kind == NUN_COLLECTION_TABLE)
    {
      nun_sky_panel_show_table (panel, session, collection->name);
      return;
    }
  files = g_new0 (Files, 1);
  files->panel = g_object_ref (panel);
  files->collection = nun_collection_ref ((NunCollection *) collection);
  nun_session_read_observations_async (session, collection->name, on_files, files);
}
