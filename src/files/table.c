/* NunTable: the base of every table in a file; it keeps columns, notes and the file it came from. */

#include "files/table.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "files/file.h"

typedef struct
{
  char      *name;
  int        hdu;
  gint64     n_rows;
  GPtrArray *columns;
  GPtrArray *notes;

  char    *path; /* NULL while the table does not come from a file */
  gint64   size;
  gint64   mtime_ns;
  GObject *copy;
} NunTablePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NunTable, nun_table, G_TYPE_OBJECT)

NunNote *
nun_note_new (const char *key, const char *value, const char *source)
{
  NunNote *self = g_new0 (NunNote, 1);

  self->key = g_strdup (key);
  self->value = g_strdup (value);
  self->source = g_strdup (source);
  return self;
}

void
nun_note_free (NunNote *self)
{
  g_free (self->key);
  g_free (self->value);
  g_free (self->source);
  g_free (self);
}

static void
nun_table_finalize (GObject *object)
{
  NunTablePrivate *priv = nun_table_get_instance_private (NUN_TABLE (object));

  g_free (priv->name);
  g_free (priv->path);
  g_clear_pointer (&priv->columns, g_ptr_array_unref);
  g_clear_pointer (&priv->notes, g_ptr_array_unref);
  g_clear_object (&priv->copy);
  G_OBJECT_CLASS (nun_table_parent_class)->finalize (object);
}

static void
nun_table_class_init (NunTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_table_finalize;
}

static void
nun_table_init (NunTable *self)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  priv->hdu = -1;
  priv->n_rows = -1;
  priv->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_note_free);
}

void
nun_table_setup (NunTable *self, const char *name, int hdu, gint64 n_rows, GPtrArray *columns)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  g_return_if_fail (!priv->columns);
  priv->name = g_strdup (name ? name : "");
  priv->hdu = hdu;
  priv->n_rows = n_rows;
  priv->columns = g_ptr_array_ref (columns);
}

void
nun_table_add_note (NunTable *self, const char *key, const char *value, const char *source)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  g_ptr_array_add (priv->notes, nun_note_new (key, value, source));
}

void
nun_table_set_origin (NunTable *self, const char *path, gint64 size, gint64 mtime_ns, GObject *copy)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  g_return_if_fail (!priv->path);
  priv->path = g_strdup (path);
  priv->size = size;
  priv->mtime_ns = mtime_ns;
  g_set_object (&priv->copy, copy);
}

const char *
nun_table_get_name (NunTable *self)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  return priv->name ? priv->name : "";
}

int
nun_table_get_hdu (NunTable *self)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  return priv->hdu;
}

gint64
nun_table_get_n_rows (NunTable *self)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  return priv->n_rows;
}

GPtrArray *
nun_table_get_columns (NunTable *self)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  return priv->columns;
}

GPtrArray *
nun_table_get_notes (NunTable *self)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  return priv->notes;
}

/* Rows of another file under the same name would be given the types of the first one. */
static gboolean
check_origin (NunTablePrivate *priv, GError **error)
{
  GStatBuf st;

  if (!priv->path)
    return TRUE;
  if (g_stat (priv->path, &st) != 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_CHANGED,
                   _ ("%s is no longer there or cannot be read; bring it back or add it anew"),
                   priv->path);
      return FALSE;
    }
  if (st.st_size != priv->size ||
      st.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + st.st_mtim.tv_nsec != priv->mtime_ns)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_CHANGED,
                   _ ("%s has changed since it was opened; open it again"), priv->path);
      return FALSE;
    }
  return TRUE;
}

NunRows *
nun_table_open_rows (NunTable *self, GCancellable *cancellable, GError **error)
{
  NunTablePrivate *priv = nun_table_get_instance_private (self);

  if (!check_origin (priv, error))
    return NULL;
  return NUN_TABLE_GET_CLASS (self)->open (self, cancellable, error);
}
