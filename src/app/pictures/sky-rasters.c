/* The pictures inside of footprints: a small cache that reads in threads. */
#include "app/pictures/sky-rasters.h"

/* Pixels of the longer edge, pictures that are kept, and readers at a time. */
#define SIZE 256
#define MAX_KEPT 64
#define MAX_RUNNING 2

typedef struct
{
  NunRaster *raster; /* NULL while it is read, and when it could not be */
  guint      used;   /* in which picture it was seen last */
} Entry;

struct _NunSkyRasters
{
  NunSkyFile    file;
  gpointer      file_data;
  GFunc         changed;
  gpointer      changed_data;
  GHashTable   *entries; /* index -> Entry */
  GQueue        wishes;  /* of index */
  guint         now, n_running, n_asked;
  GCancellable *cancellable;
  guint         idle;

  int references; /* of the owner and of what runs */
};

typedef struct
{
  NunSkyRasters *self;
  guint          index;
} Wish;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->raster, nun_raster_unref);
  g_free (entry);
}

NunSkyRasters *
nun_sky_rasters_new (NunSkyFile file, gpointer file_data, GFunc changed, gpointer changed_data)
{
  NunSkyRasters *self = g_new0 (NunSkyRasters, 1);

  self->file = file;
  self->file_data = file_data;
  self->changed = changed;
  self->changed_data = changed_data;
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  g_queue_init (&self->wishes);
  self->cancellable = g_cancellable_new ();
  self->references = 1;
  return self;
}

static void
drop (NunSkyRasters *self)
{
  if (--self->references > 0)
    return;
  g_hash_table_unref (self->entries);
  g_queue_clear (&self->wishes);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
nun_sky_rasters_free (NunSkyRasters *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->changed = NULL;
  self->file = NULL;
  drop (self);
}

static void pump (NunSkyRasters *self);

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Wish *wish = user_data;
  NunSkyRasters   *self = wish->self;
  NunRaster       *raster = nun_raster_read_finish (result, NULL);
  Entry           *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (wish->index));

  self->n_running--;
  if (entry != NULL && entry->raster == NULL)
    entry->raster = g_steal_pointer (&raster);
  g_clear_pointer (&raster, nun_raster_unref);
  if (self->changed != NULL)
    {
      pump (self);
      self->changed (NULL, self->changed_data);
    }
  drop (self);
}

/* What was not seen for the longest time goes first. */
static void
make_room (NunSkyRasters *self)
{
  while (g_hash_table_size (self->entries) >= MAX_KEPT)
    {
      GHashTableIter iter;
      gpointer       key, value, oldest = NULL;
      guint          age = 0;

      g_hash_table_iter_init (&iter, self->entries);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (self->now - ((Entry *) value)->used >= age)
          {
            age = self->now - ((Entry *) value)->used;
            oldest = key;
          }
      g_hash_table_remove (self->entries, oldest);
    }
}

static void
pump (NunSkyRasters *self)
{
  while (self->n_running < MAX_RUNNING && !g_queue_is_empty (&self->wishes))
    {
      guint            index = GPOINTER_TO_UINT (g_queue_pop_head (&self->wishes));
      int              hdu = 0;
      g_autofree char *path = self->file (self->file_data, index, &hdu);
      Entry           *entry = g_new0 (Entry, 1);
      Wish            *wish;

      make_room (self);
      entry->used = self->now;
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (index), entry);
      if (path == NULL)
        continue;
      wish = g_new0 (Wish, 1);
      wish->self = self;
      wish->index = index;
      self->references++;
      self->n_running++;
      nun_raster_read_async (path, hdu, SIZE, self->cancellable, on_read, wish);
    }
}

static gboolean
on_idle (gpointer user_data)
{
  NunSkyRasters *self = user_data;

  self->idle = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

void
nun_sky_rasters_begin (NunSkyRasters *self)
{
  g_queue_clear (&self->wishes);
  self->now++;
  self->n_asked = 0;
}

NunRaster *
nun_sky_rasters_get (NunSkyRasters *self, guint index)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (index));

  if (entry != NULL)
    {
      entry->used = self->now;
      self->n_asked++;
      return entry->raster;
    }
  /* More than are kept would push each other out for ever. */
  if (self->n_asked++ < MAX_KEPT)
    g_queue_push_tail (&self->wishes, GUINT_TO_POINTER (index));
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
  return NULL;
}

guint
nun_sky_rasters_get_n (NunSkyRasters *self)
{
  GHashTableIter iter;
  gpointer       value;
  guint          n = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += ((Entry *) value)->raster != NULL;
  return n;
}
