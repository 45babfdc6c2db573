/* What the adviser sees and says of the columns in a file of tab separated fields (as `nunciusctl suggest --tsv` reads
 * them), for suggest-learn.py:
 *
 *   suggest-dump FILE.tsv            the marks of each column: a line a column, and another for what an error hangs on
 *   suggest-dump FILE.tsv WEIGHTS    the ranking of each column by other weights (a file like suggest-weights.tsv) */
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "advise/suggest-rank.h"

/* -- marks ------------------------------------------------------------------------------------------- */

static void
print_column (const NunSuggestTable *table, GPtrArray *ids, guint i, gboolean base)
{
  const NunSuggestColumn *column = &table->columns[i];
  NunSuggestFeatures      features;
  NunSuggestHits          hits;

  printf ("%s\t%s\t%d\t%s\t", (char *) ids->pdata[i], base ? "base" : "full", column->relation,
          column->parent >= 0 ? (char *) ids->pdata[column->parent] : "");
  for (guint j = 0; j < column->bands.n; j++)
    printf ("%s%s", j > 0 ? "," : "", column->bands.bands[j].em);
  printf ("\t%s\t", nun_suggest_quantity_name (column->quantity));
  nun_suggest_lexicon_find (&hits, base ? &column->base_name : &column->name,
                            base ? &column->base_text : &column->text, column->quantity);
  nun_suggest_features_find (&features, table, i, base, &hits);
  for (guint j = 0; j < features.n; j++)
    printf ("%s%s:%.2f", j > 0 ? " " : "", features.keys[j], features.values[j]);
  printf ("\t");
  for (guint j = 0; j < hits.n; j++)
    printf ("%s%s %c%.3f", j > 0 ? "|" : "", hits.hits[j].ucd, hits.hits[j].in_name ? 'n' : 'd',
            hits.hits[j].score);
  printf ("\n");
}

static void
print_marks (const NunSuggestTable *table, GPtrArray *ids)
{
  for (guint i = 0; i < table->n; i++)
    {
      print_column (table, ids, i, FALSE);
      if (table->columns[i].relation != NUN_RELATION_NONE && table->columns[i].parent < 0)
        print_column (table, ids, i, TRUE);
    }
}

/* -- rankings ---------------------------------------------------------------------------------------- */

static void
print_rankings (NunSuggestTable *table, GPtrArray *ids)
{
  const NunSuggestModel        *model = nun_suggest_model_get ();
  g_autofree NunSuggestRanking *rankings = nun_suggest_rank (model, table);

  for (guint i = 0; i < table->n; i++)
    {
      const NunSuggestColumn *column = &table->columns[i];

      printf ("%s\t", (char *) ids->pdata[i]);
      for (guint j = 0; j < rankings[i].n && j < 8; j++)
        printf ("%s%s", j > 0 ? "|" : "", rankings[i].ranked[j].ucd);
      printf ("\t");
      for (guint j = 0; j < rankings[i].n && j < 8; j++)
        printf ("%s%.5f", j > 0 ? "|" : "", rankings[i].ranked[j].odds);
      printf ("\t%d\t%d\n", rankings[i].by_lexicon, column->text.n == 0);
    }
}

static void
take_weights (const char *path)
{
  char  *text = NULL;
  char **lines;
  const char *(*rows)[2];
  guint n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  lines = g_strsplit (text, "\n", -1);
  rows = g_malloc0 (sizeof (*rows) * (g_strv_length (lines) + 1));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (tab == NULL || g_str_has_prefix (lines[i], "# "))
        continue;
      *tab = 0;
      rows[n][0] = lines[i];
      rows[n++][1] = tab + 1;
    }
  nun_suggest_model_replace ((const char *const(*)[2]) rows, n);
}

/* -- the file ---------------------------------------------------------------------------------------- */

static gboolean rank;

static void
print_table (GPtrArray *columns, GPtrArray *ids)
{
  g_autoptr (NunSuggestTable) table = nun_suggest_table_new (columns);

  if (rank)
    print_rankings (table, ids);
  else
    print_marks (table, ids);
  g_ptr_array_set_size (columns, 0);
  g_ptr_array_set_size (ids, 0);
}

static NunDatatype
type_of (const char *word)
{
  static const struct
  {
    const char *word;
    NunDatatype type;
  } types[] = { { "bool", NUN_DATATYPE_BOOLEAN }, { "dou", NUN_DATATYPE_DOUBLE },
                { "fl", NUN_DATATYPE_FLOAT },     { "real", NUN_DATATYPE_FLOAT },
                { "num", NUN_DATATYPE_DOUBLE },   { "big", NUN_DATATYPE_LONG },
                { "long", NUN_DATATYPE_LONG },    { "uns", NUN_DATATYPE_UNSIGNED_BYTE },
                { "int", NUN_DATATYPE_INT },      { "sm", NUN_DATATYPE_SHORT },
                { "short", NUN_DATATYPE_SHORT },  { "byte", NUN_DATATYPE_UNSIGNED_BYTE } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (word, types[i].word, strlen (types[i].word)) == 0)
      return types[i].type;
  return NUN_DATATYPE_CHAR;
}

static NunColumn *
column_of (char **fields) /* id, table, name, unit, datatype, description */
{
  NunColumn *column = nun_column_new (*fields[2] != 0 ? fields[2] : "?", type_of (fields[4]), NULL);

  column->unit = g_strdup (fields[3]);
  column->description = g_strdup (fields[5]);
  return column;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *text = NULL, *table = NULL;
  g_auto (GStrv)        lines = NULL;

  if (argc < 2 || argc > 3 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    {
      fprintf (stderr, "usage: suggest-dump FILE.tsv [WEIGHTS]\n");
      return 2;
    }
  rank = argc == 3;
  if (rank)
    take_weights (argv[2]);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != 0; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (fields) < 6)
        continue;
      if (table != NULL && !g_str_equal (table, fields[1]))
        print_table (columns, ids);
      g_free (table);
      table = g_strdup (fields[1]);
      g_ptr_array_add (columns, column_of (fields));
      g_ptr_array_add (ids, g_strdup (fields[0]));
    }
  print_table (columns, ids);
  return 0;
}
