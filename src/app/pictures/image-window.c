/* The window in which an image is looked at. */
#include "app/pictures/image-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <math.h>

#include "app/pictures/image-view.h"
#include "app/session/fetch.h"
#include "app/widgets/naming.h"
#include "files/temporary.h"
#include "sky/angle.h"

/* Pixels of the longer edge: more than most screens have. */
#define MAX_SIZE NUN_PLANE_MAX

struct _NunImageWindow
{
  AdwWindow     parent_instance;
  GCancellable *cancellable; /* NULL once it is closed */
  char         *fetched;     /* a temporary file, or NULL */
  char         *unit;        /* of the values, or NULL */

  AdwWindowTitle *title;
  GtkStack       *pages;
  GtkWidget      *waiting;
  GtkWidget      *view_page;
  NunImageView   *view;
  GtkWidget      *save_button;
  GtkLabel       *hint;
  GtkDropDown    *stretch_drop;
  AdwStatusPage  *nothing;
};

G_DEFINE_FINAL_TYPE (NunImageWindow, nun_image_window, ADW_TYPE_WINDOW)

static void
show_nothing (NunImageWindow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->nothing, markup);
  nun_show_page (self->pages, GTK_WIDGET (self->nothing));
}

/* -- what is under the pointer ----------------------------------------------------------------------- */

/* "10.68470° +41.26900° · 00:42:44.33 +41:16:08.4", or that there is none. */
static char *
dup_sky (const NunRasterPlace *place)
{
  g_autofree char *hms = NULL, *dms = NULL;

  if (!isfinite (place->ra_deg) || !isfinite (place->dec_deg))
    return g_strdup (_ ("no place on the sky"));
  hms = nun_angle_format_hms (place->ra_deg, 2);
  dms = nun_angle_format_dms (place->dec_deg, 1);
  return g_strdup_printf ("%.5f° %+.5f° · %s %s", place->ra_deg, place->dec_deg, hms, dms);
}

static void
on_pointed (NunImageWindow *self, gpointer data)
{
  const NunRasterPlace *place = data;
  g_autofree char      *sky = place != NULL ? dup_sky (place) : NULL;
  g_autofree char      *value = NULL, *words = NULL;

  if (place == NULL)
    {
      gtk_label_set_label (self->hint,
                           _ ("Scroll or press + to come nearer, 0 for the whole image."));
      return;
    }
  value = isfinite (place->value) ? g_strdup_printf ("%.6g", place->value) : g_strdup ("–");
  words =
      g_strdup_printf ("x %.1f, y %.1f · %s%s%s · %s", place->x, place->y, value,
                       self->unit != NULL ? " " : "", self->unit != NULL ? self->unit : "", sky);
  gtk_label_set_label (self->hint, words);
}

/* -- reading ----------------------------------------------------------------------------------------- */

static void
forget_file (NunImageWindow *self)
{
  if (self->fetched != NULL)
    g_unlink (self->fetched);
  g_clear_pointer (&self->fetched, g_free);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunImageWindow) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunRaster)      raster = nun_raster_read_finish (result, &error);
  g_autofree char           *label = NULL, *subtitle = NULL;

  forget_file (self);
  if (self->cancellable == NULL)
    return;
  if (raster == NULL)
    {
      show_nothing (self, error->message);
      return;
    }
  if (raster->image != NULL)
    {
      self->unit = g_strdup (nun_header_get (raster->image->header, "BUNIT"));
      subtitle = g_strdup_printf (_ ("%" PRId64 " × %" PRId64 " pixels"),
                                  raster->image->axes[raster->axes[0]],
                                  raster->image->axes[raster->axes[1]]);
      adw_window_title_set_subtitle (self->title, subtitle);
    }
  label = g_strdup_printf (_ ("Image of %s"), gtk_window_get_title (GTK_WINDOW (self)));
  nun_image_view_set_raster (self->view, raster, label);
  on_pointed (self, NULL);
  nun_show_page (self->pages, self->view_page);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_fetched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunImageWindow) self = user_data;
  g_autoptr (GError)         error = NULL;
  gboolean                   fine = nun_download_finish (result, &error);

  if (self->cancellable == NULL || !fine)
    {
      forget_file (self);
      if (self->cancellable != NULL)
        show_nothing (self, error->message);
      return;
    }
  nun_raster_read_async (self->fetched, -1, MAX_SIZE, self->cancellable, on_read,
                         g_object_ref (self));
}

/* -- the bar ----------------------------------------------------------------------------------------- */

static void
on_stretch (NunImageWindow *self)
{
  nun_image_view_set_stretch (self->view, gtk_drop_down_get_selected (self->stretch_drop));
}

static void
on_nearer (NunImageWindow *self)
{
  nun_picture_zoom (NUN_PICTURE (self->view), 2.0);
}

static void
on_farther (NunImageWindow *self)
{
  nun_picture_zoom (NUN_PICTURE (self->view), 0.5);
}

static void
on_whole (NunImageWindow *self)
{
  nun_picture_look_at_all (NUN_PICTURE (self->view));
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
act_save (GtkWidget *widget, const char *action, GVariant *form)
{
  NunImageWindow *self = NUN_IMAGE_WINDOW (widget);

  nun_picture_save (NUN_PICTURE (self->view), "image", g_variant_get_string (form, NULL),
                    self->hint);
}

static void
nun_image_window_dispose (GObject *object)
{
  NunImageWindow *self = NUN_IMAGE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->unit, g_free);
  G_OBJECT_CLASS (nun_image_window_parent_class)->dispose (object);
}

static void
nun_image_window_finalize (GObject *object)
{
  forget_file (NUN_IMAGE_WINDOW (object));
  G_OBJECT_CLASS (nun_image_window_parent_class)->finalize (object);
}

static void
nun_image_window_class_init (NunImageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_IMAGE_VIEW);
  G_OBJECT_CLASS (klass)->dispose = nun_image_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_image_window_finalize;
  gtk_widget_class_install_action (widget_class, "picture.save", "s", act_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/image-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, view_page);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, view);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, stretch_drop);
  gtk_widget_class_bind_template_child (widget_class, NunImageWindow, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_pointed);
  gtk_widget_class_bind_template_callback (widget_class, on_nearer);
  gtk_widget_class_bind_template_callback (widget_class, on_farther);
  gtk_widget_class_bind_template_callback (widget_class, on_whole);
}

static void
nun_image_window_init (NunImageWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_menus (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < NUN_N_RASTER_STRETCHES; i++)
    gtk_string_list_append (labels, nun_raster_stretch_label (i));
  gtk_drop_down_set_model (self->stretch_drop, G_LIST_MODEL (labels));
  nun_name_drop_down (self->stretch_drop, _ ("Grey Levels"));
  g_signal_connect_object (self->stretch_drop, "notify::selected", G_CALLBACK (on_stretch), self,
                           G_CONNECT_SWAPPED);
  nun_show_page (self->pages, self->waiting);
}

static NunImageWindow *
present (GtkWidget *owner, const char *title)
{
  NunImageWindow *self =
      g_object_new (NUN_TYPE_IMAGE_WINDOW, "transient-for", gtk_widget_get_root (owner), NULL);
  g_autofree char *valid = g_utf8_make_valid (title, -1);

  adw_window_title_set_title (self->title, valid);
  gtk_window_set_title (GTK_WINDOW (self), valid);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

NunImageWindow *
nun_image_window_present (GtkWidget *owner, const char *title, const char *path, int hdu)
{
  NunImageWindow *self = present (owner, title);

  nun_raster_read_async (path, hdu, MAX_SIZE, self->cancellable, on_read, g_object_ref (self));
  return self;
}

NunImageWindow *
nun_image_window_present_url (GtkWidget *owner, const char *title, const char *url)
{
  NunImageWindow    *self = present (owner, title);
  g_autoptr (GError) error = NULL;

  self->fetched = nun_temporary_new_path (&error);
  if (self->fetched == NULL)
    {
      show_nothing (self, error->message);
      return self;
    }
  nun_download_async (url, self->fetched, self->cancellable, on_fetched, g_object_ref (self));
  return self;
}
