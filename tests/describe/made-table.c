/* Collections made up for tests. */
#include "made-table.h"

#include <string.h>

NunCollection *
made_collection (const char *name, gint64 n_rows, const MadeColumn *columns)
{
  NunCollection *collection = nun_collection_new (name);
  guint          n = 0;

  while (columns[n].name != NULL)
    n++;
  collection->source = g_strdup_printf ("/nowhere/%s.csv", name);
  collection->n_rows = n_rows;
  collection->n_placed = n_rows;
  collection->profile = g_new0 (NunProfile, 1);
  collection->profile->n_rows = n_rows;
  collection->profile->n_columns = n;
  collection->profile->columns = g_new0 (NunColumnProfile, n);
  for (guint i = 0; i < n; i++)
    {
      const MadeColumn *from = &columns[i];
      NunColumn        *column =
          nun_column_new (from->name, from->type, nun_datatype_is_text (from->type) ? "*" : NULL);
      NunColumnProfile *profile = &collection->profile->columns[i];

      column->unit = g_strdup (from->unit);
      column->ucd = g_strdup (from->ucd);
      g_ptr_array_add (collection->columns, column);
      profile->n_distinct = from->n_distinct;
      profile->sexagesimal = from->sexagesimal;
      profile->has_range = from->minimum != from->maximum;
      profile->minimum = from->minimum;
      profile->maximum = from->maximum;
    }
  return collection;
}

NunDescription *
made_description (gint64 n_rows, const MadeColumn *columns)
{
  g_autoptr (NunCollection)  collection = made_collection ("t", n_rows, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();

  return nun_description_with_collection (empty, collection, NULL);
}

const NunFinding *
find_finding (GPtrArray *findings, const char *id)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((NunFinding *) findings->pdata[i])->id, id))
      return findings->pdata[i];
  return NULL;
}

gboolean
has_finding (const NunDescription *description, const char *id)
{
  g_autoptr (GPtrArray) findings = nun_findings_judge (description);

  return find_finding (findings, id) != NULL;
}
