/* NunObservationTable: rows packed one after the other, and the cursor that unpacks them. */

#include "observe/observation-table.h"

#include <string.h>

#include "files/records.h"

struct _NunObservationTable
{
  NunTable parent_instance;

  NunDatasetKind kind;
  NunRecords    *rows;
};

G_DEFINE_FINAL_TYPE (NunObservationTable, nun_observation_table, NUN_TYPE_TABLE)

#define NUN_TYPE_OBSERVATION_ROWS (nun_observation_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationRows, nun_observation_rows, NUN, OBSERVATION_ROWS, NunRows)

struct _NunObservationRows
{
  NunRows parent_instance;

  gsize            n, n_read;
  NunRecordCursor *rows;
};

G_DEFINE_FINAL_TYPE (NunObservationRows, nun_observation_rows, NUN_TYPE_ROWS)

/* -- rows -------------------------------------------------------------------------------------------- */

/* A byte of type, then eight bytes of a number, or four of a length and the text. */
GBytes *
nun_observation_pack (const NunValue *values, guint n_values)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < n_values; i++)
    {
      guint8  type = (guint8) values[i].type;
      guint32 length = (guint32) values[i].length;

      g_byte_array_append (out, &type, 1);
      if (values[i].type == NUN_VALUE_TEXT)
        {
          g_byte_array_append (out, (const guint8 *) &length, sizeof length);
          g_byte_array_append (out, (const guint8 *) values[i].text, length);
        }
      else if (values[i].type != NUN_VALUE_NULL)
        g_byte_array_append (out, (const guint8 *) &values[i].i, sizeof values[i].i);
    }
  return g_byte_array_free_to_bytes (out);
}

static void
unpack (const guint8 *at, NunValue *values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    {
      guint32 length;

      values[i].type = *at++;
      if (values[i].type == NUN_VALUE_TEXT)
        {
          memcpy (&length, at, sizeof length);
          values[i].text = (const char *) at + sizeof length;
          values[i].length = length;
          at += sizeof length + length;
        }
      else if (values[i].type != NUN_VALUE_NULL)
        {
          memcpy (&values[i].i, at, sizeof values[i].i);
          at += sizeof values[i].i;
        }
    }
}

void
nun_observation_unpack (GBytes *row, NunValue *values, guint n_values)
{
  unpack (g_bytes_get_data (row, NULL), values, n_values);
}

static gboolean
next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunObservationRows *self = NUN_OBSERVATION_ROWS (rows);
  const guint8       *row;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  row = nun_record_cursor_next (self->rows, NULL, error);
  if (row == NULL)
    return FALSE;
  unpack (row, values, nun_rows_get_n_columns (rows));
  self->n_read++;
  return TRUE;
}

static double
progress (NunRows *rows)
{
  NunObservationRows *self = NUN_OBSERVATION_ROWS (rows);

  return self->n > 0 ? (double) self->n_read / (double) self->n : 1.0;
}

static void
nun_observation_rows_finalize (GObject *object)
{
  g_clear_pointer (&NUN_OBSERVATION_ROWS (object)->rows, nun_record_cursor_free);
  G_OBJECT_CLASS (nun_observation_rows_parent_class)->finalize (object);
}

static void
nun_observation_rows_class_init (NunObservationRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_observation_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = next;
  NUN_ROWS_CLASS (klass)->progress = progress;
}

static void
nun_observation_rows_init (NunObservationRows *self)
{
}

/* -- the table --------------------------------------------------------------------------------------- */

static NunRows *
open_rows (NunTable *table, GCancellable *cancellable, GError **error)
{
  NunObservationRows *rows = g_object_new (NUN_TYPE_OBSERVATION_ROWS, NULL);
  NunRecords         *records = NUN_OBSERVATION_TABLE (table)->rows;

  rows->rows = nun_record_cursor_new (records);
  rows->n = nun_records_get_n (records);
  nun_rows_set_columns (NUN_ROWS (rows), nun_table_get_columns (table));
  return NUN_ROWS (rows);
}

static void
nun_observation_table_finalize (GObject *object)
{
  nun_records_unref (NUN_OBSERVATION_TABLE (object)->rows);
  G_OBJECT_CLASS (nun_observation_table_parent_class)->finalize (object);
}

static void
nun_observation_table_class_init (NunObservationTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_observation_table_finalize;
  NUN_TABLE_CLASS (klass)->open = open_rows;
}

static void
nun_observation_table_init (NunObservationTable *self)
{
  self->rows = nun_records_new ();
}

NunObservationTable *
nun_observation_table_new (NunDatasetKind kind)
{
  NunObservationTable *self = g_object_new (NUN_TYPE_OBSERVATION_TABLE, NULL);

  self->kind = kind;
  return self;
}

gboolean
nun_observation_table_append (NunObservationTable *self, GBytes *row, GError **error)
{
  g_autoptr (GBytes) taken = row;

  return nun_records_append (self->rows, g_bytes_get_data (taken, NULL), g_bytes_get_size (taken),
                             error);
}

gboolean
nun_observation_table_finish (NunObservationTable *self, GError **error)
{
  static const char *const names[] = { "images", "spectra" };
  g_autoptr (GPtrArray)    columns = nun_observation_columns (self->kind);

  nun_table_setup (NUN_TABLE (self), names[self->kind], -1, (gint64) nun_records_get_n (self->rows),
                   columns);
  return nun_records_finish (self->rows, error);
}
