/* The judge of names: how columns and tables are called, and what that will cost. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "describe/finding-private.h"

/* Names in a sentence; what follows is counted. */
#define MOST_NAMED 6

/* Words of ADQL 2.1 (appendix A) that catalogues use as names; a query must put those in quotation marks. */
static const char *const reserved[] = {
  "area",   "box",    "circle", "class",     "column",  "contains", "count",  "current",
  "date",   "day",    "dec",    "distance",  "domain",  "end",      "first",  "from",
  "global", "group",  "hour",   "in",        "index",   "interval", "key",    "language",
  "last",   "level",  "match",  "max",       "min",     "minute",   "module", "month",
  "name",   "names",  "number", "offset",    "order",   "point",    "power",  "position",
  "prior",  "region", "rows",   "second",    "section", "select",   "set",    "size",
  "sum",    "table",  "time",   "timestamp", "top",     "type",     "union",  "unique",
  "user",   "value",  "values", "view",      "when",    "where",    "year",   "zone",
};

/* "dec" is one of them too, and nobody minds: every catalogue has it. */
static gboolean
is_reserved (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_ascii_strcasecmp (name, reserved[i]) == 0)
      return !g_str_equal (reserved[i], "dec") && !g_str_equal (reserved[i], "name");
  return FALSE;
}

static gboolean
is_plain (const char *name)
{
  if (!g_ascii_isalpha (*name) && *name != '_')
    return FALSE;
  for (; *name != 0; name++)
    if (!g_ascii_isalnum (*name) && *name != '_')
      return FALSE;
  return TRUE;
}

/* What programs write where nobody gave a name: "col3", "Column 3", "field_3", "Unnamed: 3", "_3", "V3". */
static gboolean
is_made_up (const char *name)
{
  static GRegex *form; /* for all threads, for good: every edit asks each column's name */

  if (g_once_init_enter (&form))
    g_once_init_leave (&form, g_regex_new ("^(col|column|field|unnamed|var|attr|c)?[ _:.-]*[0-9]+$",
                                           G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_match (form, name, 0, NULL);
}

/* -- one finding for all columns of a kind ------------------------------------------------------------- */

typedef gboolean (*IsSuch) (const char *name);

static void
judge_such (NunJudge            *judge,
            const NunCollection *collection,
            IsSuch               is_such,
            const char          *id,
            const char          *format,
            const char          *mend)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint               n = 0, first = 0;
  NunFinding         *finding;

  for (guint i = 0; i < collection->columns->len; i++)
    {
      const char *name = nun_judge_column (collection, i)->name;

      if (!is_such (name) || nun_judge_hides (judge, collection, i))
        continue;
      if (n++ == 0)
        first = i;
      if (n <= MOST_NAMED)
        g_string_append_printf (names, "%s“%s”", n > 1 ? ", " : "", name);
    }
  if (n == 0)
    return;
  if (n > MOST_NAMED)
    g_string_append (names, ", …");
  finding = nun_judge_add_at (judge, collection, first, NULL, id, NULL, mend);
  finding->sentence = g_strdup_printf ("%s %s.", format, names->str);
}

static gboolean
is_awkward (const char *name)
{
  return !is_plain (name) && !is_made_up (name);
}

/* -- names that differ by capitals only ---------------------------------------------------------------- */

static void
judge_case (NunJudge *judge, const NunCollection *collection)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < collection->columns->len; i++)
    {
      const char *name = nun_judge_column (collection, i)->name;
      char       *folded = g_utf8_casefold (name, -1);
      const char *former = g_hash_table_lookup (seen, folded);

      if (former != NULL)
        nun_judge_add_at (judge, collection, i, NULL, "names-alike",
                          g_strdup_printf (_ ("The columns “%s” and “%s” of table “%s” differ only "
                                              "in capitals."),
                                           former, name, collection->name),
                          _ ("Name one of them otherwise in the file, or hide it."));
      g_hash_table_insert (seen, folded, (gpointer) name);
    }
}

/* -- how the file was read ----------------------------------------------------------------------------- */

static void
judge_ragged (NunJudge *judge, const NunCollection *collection)
{
  for (guint i = 0; i < collection->notes->len; i++)
    {
      const NunNote *note = collection->notes->pdata[i];
      const char    *blank = note->value != NULL ? strchr (note->value, ' ') : NULL;
      gint64         n = blank != NULL ? g_ascii_strtoll (blank, NULL, 10) : 0;

      if (g_strcmp0 (note->key, "ragged_rows") != 0 || n <= 0)
        continue;
      nun_judge_add (
          judge, "rows-mended", (NunFindingPlace){ collection->name, NULL, NULL },
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%" PRId64 " row of “%s” had too few or too many "
                                        "cells in the file; it was filled, cut or left out.",
                                        "%" PRId64 " rows of “%s” had too few or too many "
                                        "cells in the file; they were filled, cut or left out.",
                                        (gulong) n),
                           n, collection->name),
          _ ("Look at these lines of the file, which the Files step names."));
    }
}

void
nun_judge_names (NunJudge *judge, const NunCollection *collection)
{
  judge_such (judge, collection, is_made_up, "names-made-up",
              _ ("Nobody named these columns, some program numbered them:"),
              _ ("Give them names in the file, or tell in their descriptions what they are."));
  judge_such (judge, collection, is_awkward, "names-awkward",
              _ ("These names have blanks or signs that queries must quote:"),
              _ ("Where you can, use letters, digits and underscores in the file."));
  judge_such (
      judge, collection, is_reserved, "names-reserved",
      _ ("These names are words of the query language ADQL:"),
      _ ("Where you can, name them otherwise in the file; else put them in quotation marks in "
         "queries."));
  judge_case (judge, collection);
  judge_ragged (judge, collection);
}

/* -- tables -------------------------------------------------------------------------------------------- */

static gboolean
has_twin (const NunJudge *judge, const NunCollection *collection, const char *title)
{
  for (guint i = 0; i < nun_description_get_n_collections (judge->description); i++)
    {
      const NunCollection *other = nun_description_get_collection (judge->description, i);

      if (other == collection)
        return FALSE;
      if (g_str_equal (title,
                       nun_description_get_value (judge->description, other->name, NULL, "title")))
        return TRUE;
    }
  return FALSE;
}

void
nun_judge_table_names (NunJudge *judge)
{
  guint n = nun_description_get_n_collections (judge->description);

  for (guint i = 0; n > 1 && i < n; i++)
    {
      const NunCollection *collection = nun_description_get_collection (judge->description, i);
      const char          *name = collection->name;
      const char *title = nun_description_get_value (judge->description, name, NULL, "title");

      if (*title != 0 && has_twin (judge, collection, title))
        nun_judge_add (judge, "titles-alike", (NunFindingPlace){ name, NULL, "title" },
                       g_strdup_printf (_ ("Table “%s” has the same title as another one, “%s”."),
                                        name, title),
                       _ ("Give each a title that tells it from the others."));
      if (*nun_description_get_value (judge->description, name, NULL, "description") == 0)
        nun_judge_add (
            judge, "no-table-description", (NunFindingPlace){ name, NULL, "description" },
            g_strdup_printf (_ ("Nothing tells what the rows of table “%s” stand for."), name),
            _ ("Write a sentence or two about the table."));
    }
}
