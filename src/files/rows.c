/* NunRows: the base of every cursor; it keeps the columns, the buffer of values and the position. */

#include "files/rows.h"

typedef struct
{
  GPtrArray *columns;
  NunValue  *values;
  gint64     position;
  gboolean   ended;
} NunRowsPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NunRows, nun_rows, G_TYPE_OBJECT)

static void
nun_rows_finalize (GObject *object)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (NUN_ROWS (object));

  g_clear_pointer (&priv->columns, g_ptr_array_unref);
  g_clear_pointer (&priv->values, g_free);
  G_OBJECT_CLASS (nun_rows_parent_class)->finalize (object);
}

static void
nun_rows_class_init (NunRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_rows_finalize;
}

static void
nun_rows_init (NunRows *self)
{
}

void
nun_rows_set_columns (NunRows *self, GPtrArray *columns)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (self);

  g_return_if_fail (!priv->columns);
  priv->columns = g_ptr_array_ref (columns);
  priv->values = g_new0 (NunValue, MAX (columns->len, 1));
}

GPtrArray *
nun_rows_get_columns (NunRows *self)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (self);

  return priv->columns;
}

guint
nun_rows_get_n_columns (NunRows *self)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (self);

  return priv->columns ? priv->columns->len : 0;
}

const NunValue *
nun_rows_next (NunRows *self, GCancellable *cancellable, GError **error)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (self);

  g_return_val_if_fail (priv->columns, NULL);
  if (priv->ended)
    return NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !NUN_ROWS_GET_CLASS (self)->next (self, priv->values, cancellable, error))
    {
      priv->ended = TRUE;
      return NULL;
    }
  priv->position++;
  return priv->values;
}

const char *
nun_rows_get_spelling (NunRows *self, guint column, gsize *length)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (self);
  NunRowsClass   *klass = NUN_ROWS_GET_CLASS (self);

  *length = 0;
  if (!klass->spelling || priv->ended || priv->position == 0 || column >= priv->columns->len ||
      priv->values[column].type != NUN_VALUE_NULL)
    return NULL;
  return klass->spelling (self, column, length);
}

gint64
nun_rows_get_position (NunRows *self)
{
  NunRowsPrivate *priv = nun_rows_get_instance_private (self);

  return priv->position;
}

double
nun_rows_get_progress (NunRows *self)
{
  NunRowsClass *klass = NUN_ROWS_GET_CLASS (self);

  return klass->progress ? klass->progress (self) : -1;
}
