/* Which verb of nunciusctl mends a finding. */
#include "describe/finding.h"

#include "describe/field.h"

/* What is mended in the files themselves, which are read again then. */
static const struct
{
  const char *id, *command;
} by_id[] = {
  { "no-table", "create PUB FILE…" },        { "no-rows", "create PUB FILE…" },
  { "rows-without-position", "update PUB" }, { "rules-not-applied", "update PUB" },
  { "product-missing", "update PUB" },       { "product-changed", "update PUB" },
  { "product-type-differs", "update PUB" },  { "product-size-differs", "update PUB" },
};

/* TABLE/COLUMN:KEY as `set` takes it; NULL where the key is no field. */
static char *
place_of (const NunFinding *self)
{
  const char *column = self->column != NULL ? self->column : "COLUMN";

  if (self->key == NULL)
    return NULL;
  if (self->table == NULL)
    return nun_field_find (NUN_SCOPE_PUBLICATION, self->key) != NULL ? g_strdup (self->key) : NULL;
  if (self->column == NULL && nun_field_find (NUN_SCOPE_TABLE, self->key) != NULL)
    return g_strdup_printf ("%s/:%s", self->table, self->key);
  return nun_field_find (NUN_SCOPE_COLUMN, self->key) != NULL
             ? g_strdup_printf ("%s/%s:%s", self->table, column, self->key)
             : NULL;
}

char *
nun_finding_dup_command (const NunFinding *self)
{
  g_autofree char *place = place_of (self);

  for (guint i = 0; i < G_N_ELEMENTS (by_id); i++)
    if (g_str_equal (by_id[i].id, self->id))
      return g_strconcat ("nunciusctl ", by_id[i].command, NULL);
  if (self->edits != NULL)
    return g_strdup_printf ("nunciusctl check --mend %s PUB", self->id);
  return place != NULL ? g_strdup_printf ("nunciusctl set PUB %s=…", place) : NULL;
}
