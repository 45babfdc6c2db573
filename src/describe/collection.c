/* The facts of one table of a publication. */
#include "describe/collection.h"

NunCollection *
nun_collection_new (const char *name)
{
  NunCollection *self = g_new0 (NunCollection, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->source_hdu = -1;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_note_free);
  return self;
}

static NunProfile *
profile_copy (const NunProfile *from)
{
  NunProfile *to;

  if (from == NULL)
    return NULL;
  to = g_new0 (NunProfile, 1);
  to->n_rows = from->n_rows;
  to->n_columns = from->n_columns;
  to->columns = g_new0 (NunColumnProfile, from->n_columns);
  for (guint i = 0; i < from->n_columns; i++)
    {
      to->columns[i] = from->columns[i];
      for (guint j = 0; j < NUN_PROFILE_SAMPLES; j++)
        to->columns[i].samples[j] = g_strdup (from->columns[i].samples[j]);
    }
  return to;
}

void
nun_collection_add_note (NunCollection *self,
                         const char    *key,
                         const char    *value,
                         const char    *source)
{
  g_ptr_array_add (self->notes, nun_note_new (key, value, source));
}

NunCollection *
nun_collection_copy (const NunCollection *from)
{
  NunCollection *self = nun_collection_new (from->name);

  self->kind = from->kind;
  self->scanned = g_strdup (from->scanned);
  self->all_hdus = from->all_hdus;
  self->ruled_by = g_strdup (from->ruled_by);
  self->reading = g_strdup (from->reading);
  self->rules = from->rules != NULL ? g_hash_table_ref (from->rules) : NULL;
  self->source = g_strdup (from->source);
  self->source_table = g_strdup (from->source_table);
  self->source_hdu = from->source_hdu;
  self->source_size = from->source_size;
  self->source_mtime = from->source_mtime;
  self->source_sha256 = g_strdup (from->source_sha256);
  self->format = g_strdup (from->format);
  for (guint i = 0; i < from->columns->len; i++)
    g_ptr_array_add (self->columns, nun_column_ref (from->columns->pdata[i]));
  self->profile = profile_copy (from->profile);
  for (guint i = 0; i < from->notes->len; i++)
    {
      const NunNote *note = from->notes->pdata[i];

      nun_collection_add_note (self, note->key, note->value, note->source);
    }
  self->n_rows = from->n_rows;
  self->n_placed = from->n_placed;
  self->n_zero = from->n_zero;
  self->n_off = from->n_off;
  self->moc = g_strdup (from->moc);
  self->temporal = g_strdup (from->temporal);
  self->spectral = g_strdup (from->spectral);
  self->sorted_by = g_strdup (from->sorted_by);
  self->has_test = from->has_test;
  self->test_ra_deg = from->test_ra_deg;
  self->test_dec_deg = from->test_dec_deg;
  self->test_sr_deg = from->test_sr_deg;
  return self;
}

NunCollection *
nun_collection_ref (NunCollection *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_collection_unref (NunCollection *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->name);
  g_free (self->source);
  g_free (self->source_table);
  g_free (self->source_sha256);
  g_free (self->format);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->profile, nun_profile_free);
  g_free (self->moc);
  g_free (self->temporal);
  g_free (self->spectral);
  g_free (self->sorted_by);
  g_free (self->scanned);
  g_free (self->ruled_by);
  g_free (self->reading);
  g_clear_pointer (&self->rules, g_hash_table_unref);
  g_free (self);
}

int
nun_collection_find_column (const NunCollection *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const NunColumn *column = self->columns->pdata[i];

      if (g_str_equal (column->name, name))
        return (int) i;
    }
  return -1;
}
