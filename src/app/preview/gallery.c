/* A grid of pictures over the rows of an answer. */
#include "app/preview/gallery.h"

#include <glib/gi18n-lib.h>

#include "app/session/fetch.h"
#include "app/widgets/naming.h"
#include "app/widgets/spool-list.h"
#include "app/widgets/tab-stop.h"
#include "vo/observation.h"

#define PICTURE_WIDTH 176
#define PICTURE_HEIGHT 132

/* So many are fetched at a time: the same server answers searches too. */
#define MAX_RUNNING 2

/* A picture that a cell of the grid waits for. */
typedef struct
{
  NunGallery   *gallery;
  GtkPicture   *picture; /* NULL when it is not seen any more */
  char         *url;
  GCancellable *cancellable; /* NULL before it is begun */
} Wish;

struct _NunGallery
{
  AdwBin              parent_instance;
  NunSpool           *spool;
  char               *base_url, *table;
  int                 did, title, target; /* columns, -1 where there is none */
  GQueue              wishes;             /* of Wish, not begun */
  guint               n_running, n_pictures;
  gboolean            gone;
  GtkSingleSelection *selection;

  GtkGridView *view;
};

G_DEFINE_FINAL_TYPE (NunGallery, nun_gallery, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* -- fetching ---------------------------------------------------------------------------------------- */

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->cancellable);
  g_free (wish->url);
  g_free (wish);
}

static void pump (NunGallery *self);

static void
on_fetched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Wish                  *wish = user_data;
  g_autoptr (NunGallery) self = wish->gallery;
  g_autoptr (GdkTexture) texture = nun_picture_fetch_finish (result, NULL);

  self->n_running--;
  if (wish->picture != NULL)
    {
      g_object_set_data (G_OBJECT (wish->picture), "wish", NULL);
      gtk_picture_set_paintable (wish->picture, GDK_PAINTABLE (texture));
      gtk_widget_set_visible (gtk_widget_get_next_sibling (GTK_WIDGET (wish->picture)),
                              texture == NULL);
      self->n_pictures += texture != NULL;
    }
  wish_free (wish);
  if (!self->gone)
    pump (self);
}

static void
pump (NunGallery *self)
{
  while (self->n_running < MAX_RUNNING && !g_queue_is_empty (&self->wishes))
    {
      Wish *wish = g_queue_pop_head (&self->wishes);

      self->n_running++;
      wish->cancellable = g_cancellable_new ();
      g_object_ref (self);
      nun_picture_fetch_async (wish->url, wish->cancellable, on_fetched, wish);
    }
}

static void
forget_wish (NunGallery *self, GtkPicture *picture)
{
  Wish *wish = g_object_steal_data (G_OBJECT (picture), "wish");

  if (wish == NULL)
    return;
  wish->picture = NULL;
  if (wish->cancellable != NULL)
    g_cancellable_cancel (wish->cancellable);
  else
    {
      g_queue_remove (&self->wishes, wish);
      wish_free (wish);
    }
}

/* -- cells ------------------------------------------------------------------------------------------- */

static char *
dup_at (NunGallery *self, gint64 row, int column)
{
  return column >= 0 ? nun_spool_dup_cell (self->spool, row, (guint) column) : g_strdup ("");
}

static GtkWidget *
make_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *frame = gtk_overlay_new (), *picture = gtk_picture_new ();
  GtkWidget *missing = gtk_image_new_from_icon_name ("image-missing-symbolic");

  gtk_widget_set_size_request (frame, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_image_set_pixel_size (GTK_IMAGE (missing), 32);
  gtk_widget_add_css_class (missing, "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (frame), picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), missing);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), make_caption ());
  gtk_box_append (GTK_BOX (box), make_caption ());
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static GtkPicture *
picture_of (GtkListItem *item)
{
  GtkWidget *frame = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  return GTK_PICTURE (gtk_overlay_get_child (GTK_OVERLAY (frame)));
}

static void
wish_for (NunGallery *self, GtkPicture *picture, const char *did)
{
  Wish            *wish = g_new0 (Wish, 1);
  g_autofree char *url =
      nun_vo_access_url (self->base_url, self->table, did, NUN_VO_ACCESS_PREVIEW);

  wish->gallery = self;
  wish->picture = picture;
  wish->url = g_strdup_printf ("%s%cWIDTH=%d", url, strchr (url, '?') != NULL ? '&' : '?',
                               2 * PICTURE_WIDTH);
  g_object_set_data (G_OBJECT (picture), "wish", wish);
  g_queue_push_tail (&self->wishes, wish);
  pump (self);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer gallery)
{
  NunGallery      *self = gallery;
  gint64           row = nun_spool_row_get_index (gtk_list_item_get_item (item));
  GtkWidget       *box = gtk_list_item_get_child (item);
  GtkWidget       *below = gtk_widget_get_last_child (box);
  GtkPicture      *picture = picture_of (item);
  g_autofree char *did = dup_at (self, row, self->did);
  g_autofree char *title = dup_at (self, row, self->title);
  g_autofree char *target = dup_at (self, row, self->target);
  const char      *name = *title != 0 ? title : *target != 0 ? target : did;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_prev_sibling (below)), name);
  gtk_label_set_label (GTK_LABEL (below), g_str_equal (name, target) ? "" : target);
  gtk_widget_set_tooltip_text (box, name);
  nun_name_row (box, name);
  gtk_picture_set_paintable (picture, NULL);
  gtk_picture_set_alternative_text (picture, name);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (GTK_WIDGET (picture)), FALSE);
  if (*did != 0)
    wish_for (self, picture, did);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer gallery)
{
  forget_wish (gallery, picture_of (item));
}

/* -- filling ----------------------------------------------------------------------------------------- */

static int
find_column (NunGallery *self, const char *name)
{
  GPtrArray *columns = nun_spool_get_columns (self->spool);

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((const NunColumn *) g_ptr_array_index (columns, i))->name, name))
      return (int) i;
  return -1;
}

void
nun_gallery_show (NunGallery *self, NunSpool *spool, const char *base_url, const char *table)
{
  g_autoptr (NunSpoolList) list = NULL;

  gtk_single_selection_set_model (self->selection, NULL);
  g_set_object (&self->spool, spool);
  g_free (self->base_url);
  self->base_url = g_strdup (base_url);
  g_free (self->table);
  self->table = g_strdup (table);
  if (spool == NULL)
    return;
  self->did = find_column (self, "obs_publisher_did");
  self->title = find_column (self, "obs_title");
  self->target = find_column (self, "target_name");
  list = nun_spool_list_new (spool);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
}

gint64
nun_gallery_get_selected (NunGallery *self)
{
  NunSpoolRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? nun_spool_row_get_index (row) : -1;
}

char *
nun_gallery_dup_cell (NunGallery *self, gint64 row, const char *column)
{
  return self->spool != NULL ? dup_at (self, row, find_column (self, column)) : g_strdup ("");
}

guint
nun_gallery_get_n_pictures (NunGallery *self)
{
  return self->n_pictures;
}

static void
on_selected (NunGallery *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
on_activate (NunGallery *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_gallery_dispose (GObject *object)
{
  NunGallery *self = NUN_GALLERY (object);

  self->gone = TRUE;
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_single_selection_set_model (self->selection, NULL);
    }
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (nun_gallery_parent_class)->dispose (object);
}

static void
nun_gallery_finalize (GObject *object)
{
  NunGallery *self = NUN_GALLERY (object);

  g_queue_clear_full (&self->wishes, (GDestroyNotify) wish_free);
  g_clear_object (&self->spool);
  g_free (self->base_url);
  g_free (self->table);
  G_OBJECT_CLASS (nun_gallery_parent_class)->finalize (object);
}

static void
nun_gallery_class_init (NunGalleryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_gallery_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_gallery_finalize;
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", NUN_TYPE_GALLERY, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", NUN_TYPE_GALLERY, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
nun_gallery_init (NunGallery *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *stop = g_object_new (NUN_TYPE_TAB_STOP, "child", scroller, NULL);

  g_queue_init (&self->wishes);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = GTK_GRID_VIEW (
      gtk_grid_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_grid_view_set_min_columns (self->view, 1);
  gtk_grid_view_set_max_columns (self->view, 16);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pictures of the Answer"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  nun_name_parts (scroller, "GtkScrolledWindow", _ ("Pictures of the Answer"));
  adw_bin_set_child (ADW_BIN (self), stop);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
}
