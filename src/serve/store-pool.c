/* Connections to the publication, kept open between answers. */

#include "serve/store-pool.h"

#include <glib/gstdio.h>

struct _NunStorePool
{
  char      *path;
  GMutex     lock;
  GPtrArray *idle;          /* of NunStore; the last used on top */
  guint64    device, inode; /* of the file that they have open */
};

/* Another file under the same name: connections to the former would answer from a publication that is gone. The
 * caller holds the lock. */
static void
drop_replaced (NunStorePool *self)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0 ||
      (self->device == status.st_dev && self->inode == status.st_ino))
    return;
  self->device = status.st_dev;
  self->inode = status.st_ino;
  g_ptr_array_set_size (self->idle, 0);
}

static gboolean
is_current (NunStorePool *self, NunStore *store)
{
  guint64 *inode = g_object_get_data (G_OBJECT (store), "inode");

  return inode != NULL && *inode == self->inode;
}

NunStorePool *
nun_store_pool_new (const char *path)
{
  NunStorePool *self = g_new0 (NunStorePool, 1);

  self->path = g_strdup (path);
  self->idle = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_init (&self->lock);
  return self;
}

void
nun_store_pool_free (NunStorePool *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

NunStore *
nun_store_pool_take (NunStorePool *self, GError **error)
{
  g_autoptr (NunStore) store = NULL;
  guint64              inode;

  g_mutex_lock (&self->lock);
  drop_replaced (self);
  inode = self->inode;
  if (self->idle->len > 0)
    store = g_ptr_array_steal_index (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->lock);

  if (store == NULL)
    {
      store = nun_store_open (self->path, TRUE, error);
      if (store != NULL)
        g_object_set_data_full (G_OBJECT (store), "inode", g_memdup2 (&inode, sizeof inode),
                                g_free);
    }
  /* the publication may be edited while it is served: an answer is made from one state of it */
  if (store == NULL || !nun_store_begin_reading (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

void
nun_store_pool_put (NunStorePool *self, NunStore *store)
{
  nun_store_end_reading (store);
  g_mutex_lock (&self->lock);
  if (is_current (self, store))
    g_ptr_array_add (self->idle, g_steal_pointer (&store));
  g_mutex_unlock (&self->lock);
  g_clear_object (&store);
}
