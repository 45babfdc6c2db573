/* NunColumn: what is known of one column, shared by counted references. */

#include "files/column.h"

#include <string.h>

NunColumn *
nun_column_new (const char *name, NunDatatype datatype, const char *arraysize)
{
  g_return_val_if_fail (name && *name, NULL);

  NunColumn *self = g_new0 (NunColumn, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->datatype = datatype;
  self->arraysize = arraysize && *arraysize ? g_strdup (arraysize) : NULL;
  return self;
}

NunColumn *
nun_column_copy (const NunColumn *self)
{
  NunColumn *copy = nun_column_new (self->name, self->datatype, self->arraysize);

  copy->original = g_strdup (self->original);
  copy->unit = g_strdup (self->unit);
  copy->ucd = g_strdup (self->ucd);
  copy->utype = g_strdup (self->utype);
  copy->xtype = g_strdup (self->xtype);
  copy->description = g_strdup (self->description);
  copy->frame = g_strdup (self->frame);
  copy->precision = g_strdup (self->precision);
  copy->width = self->width;
  copy->sexagesimal = self->sexagesimal;
  return copy;
}

NunColumn *
nun_column_ref (NunColumn *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_column_unref (NunColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->name);
  g_free (self->original);
  g_free (self->arraysize);
  g_free (self->unit);
  g_free (self->ucd);
  g_free (self->utype);
  g_free (self->xtype);
  g_free (self->description);
  g_free (self->frame);
  g_free (self->precision);
  g_free (self);
}

gboolean
nun_column_is_array (const NunColumn *self)
{
  if (!self->arraysize)
    return FALSE;
  if (nun_datatype_is_text (self->datatype))
    return strchr (self->arraysize, 'x') != NULL;
  /* VOTable 1.4 section 2.2 counts arraysize="1" as an array; nobody means one by it. */
  return strcmp (self->arraysize, "1") != 0;
}
