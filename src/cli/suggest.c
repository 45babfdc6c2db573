/* nunciusctl suggest: what the columns of a table, or the keywords of a header, most likely are. */
#include <glib/gi18n-lib.h>

#include "advise/suggest.h"
#include "cli/suggest-json.h"
#include "cli/suggest-keywords.h"
#include "cli/suggest-tsv.h"
#include "cli/tool.h"

/* Where the answers begin: UCDs of usual length stand in one column before their confidence. */
#define UCD_WIDTH 38
/* Of what the file says, in a line; the JSON form has all of it. */
#define LONGEST_SHOWN 80

/* -- text -------------------------------------------------------------------------------------------- */

/* The number as data: with a point in every language. */
static const char *
confidence_text (double confidence, char *buffer, gsize size)
{
  return g_ascii_formatd (buffer, (int) size, "%.2f", confidence);
}

static void
print_suggestion (const char *what, const NunSuggestion *suggestion)
{
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  if (suggestion != NULL)
    g_print ("    %-12s %s  (%s: %s)\n", what, suggestion->value,
             confidence_text (suggestion->confidence, confidence, sizeof confidence),
             suggestion->reason != NULL ? suggestion->reason : "");
}

static void
print_ucds (GPtrArray *ucds)
{
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < ucds->len; i++)
    {
      const NunSuggestion *suggestion = ucds->pdata[i];

      g_print ("    %-*s %s  %s\n", UCD_WIDTH, suggestion->value,
               confidence_text (suggestion->confidence, confidence, sizeof confidence),
               suggestion->reason != NULL ? suggestion->reason : "");
    }
  if (ucds->len == 0)
    g_print ("    %s\n", _ ("no suggestion"));
}

static void
print_column (const NunColumn *column, const NunAdvice *advice)
{
  g_autofree char *name = nun_tool_clip (column->name, LONGEST_SHOWN);
  g_autofree char *unit = nun_tool_clip (column->unit, LONGEST_SHOWN);
  g_autofree char *ucd = nun_tool_clip (column->ucd, LONGEST_SHOWN);
  g_autofree char *description = nun_tool_clip (column->description, LONGEST_SHOWN);

  g_print ("%-30s %-12s %s\n", name, unit, description);
  if (column->ucd != NULL)
    g_print ("    %-12s %s\n", _ ("in the file:"), ucd);
  print_ucds (advice->ucds);
  if (advice->part != NULL)
    g_print ("    %-12s %s\n", _ ("part:"), advice->part);
  print_suggestion (_ ("unit:"), advice->unit);
  print_suggestion (_ ("description:"), advice->description);
  g_print ("    %-12s %u", _ ("shown:"), advice->level);
  if (advice->precision >= 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, ", with %d decimal", ", with %d decimals",
                          (gulong) advice->precision),
             advice->precision);
  g_print ("\n");
}

/* -- tables ------------------------------------------------------------------------------------------ */

typedef struct
{
  char        *table;
  gboolean     json;
  NunPersonal *personal;
} Wish;

static void
answer (const Wish       *wish,
        const char       *source,
        const char       *table,
        GPtrArray        *columns,
        const NunProfile *profile)
{
  g_autofree const char **taught = nun_personal_ucds (wish->personal, columns);
  g_autoptr (GPtrArray)   advice = nun_suggest_columns (columns, profile, taught);

  if (wish->json)
    {
      g_autofree char *utf8_source = g_filename_display_name (source);
      g_autofree char *line = nun_suggest_json (utf8_source, table, columns, advice);

      g_print ("%s\n", line);
      return;
    }
  for (guint i = 0; i < columns->len; i++)
    print_column (columns->pdata[i], advice->pdata[i]);
}

static gboolean
suggest_file (const Wish *wish, const char *path, GError **error)
{
  GCancellable       *cancellable = nun_tool_cancellable ();
  g_autoptr (NunFile) file = nun_file_open (path, cancellable, error);
  NunTable *table = file != NULL ? nun_tool_choose_file_table (file, wish->table, error) : NULL;
  g_autoptr (NunProfile) profile = NULL;

  if (table == NULL)
    return FALSE;
  profile = nun_profile_table (table, nun_tool_progress, (gpointer) path, cancellable, error);
  if (profile == NULL)
    return FALSE;
  answer (wish, path, nun_table_get_name (table), nun_table_get_columns (table), profile);
  return TRUE;
}

/* One table, or all of them. */
static gboolean
suggest_publication (const Wish *wish, NunStore *store, GError **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  guint                      n = nun_description_get_n_collections (description);
  const NunCollection       *chosen = NULL;

  if (n < 2 || wish->table != NULL)
    {
      chosen = nun_tool_choose_table (description, wish->table, error);
      if (chosen == NULL)
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (chosen != NULL && collection != chosen)
        continue;
      if (chosen == NULL && !wish->json)
        g_print (_ ("%stable %s\n"), i > 0 ? "\n" : "", collection->name);
      answer (wish, nun_store_get_path (store), collection->name, collection->columns,
              collection->profile);
    }
  return TRUE;
}

/* A publication is one by its content; all else is a file to be read. */
static gboolean
suggest (const Wish *wish, const char *path, GError **error)
{
  g_autoptr (GError)   problem = NULL;
  g_autoptr (NunStore) store = nun_store_open (path, TRUE, &problem);

  if (store != NULL)
    return suggest_publication (wish, store, error);
  if (g_error_matches (problem, NUN_STORE_ERROR, NUN_STORE_ERROR_FOREIGN))
    return suggest_file (wish, path, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- the verb ---------------------------------------------------------------------------------------- */

static int
run (int argc, char **argv)
{
  Wish                    wish = { NULL };
  gboolean                tsv = FALSE, keywords = FALSE;
  g_autofree char        *table = NULL;
  g_autoptr (NunPersonal) personal = NULL;
  g_autoptr (GError)      error = NULL;
  GOptionEntry            entries[] = {
               { "table", 0, 0, G_OPTION_ARG_STRING, &table,
                 N_ ("Which table (else the largest of a file, all of a publication)"), N_ ("NAME") },
               { "json", 0, 0, G_OPTION_ARG_NONE, &wish.json, N_ ("One JSON object a table"), NULL },
               { "keywords", 0, 0, G_OPTION_ARG_NONE, &keywords,
                 N_ ("The keywords of images and spectra, not the columns of a table"), NULL },
               { "tsv", 0, 0, G_OPTION_ARG_NONE, &tsv, N_ ("Read columns from a text of tab separated fields"),
                 NULL },
               { NULL }
  };

  nun_tool_cancellable ();
  if (!nun_tool_options (&nun_verb_suggest, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  if ((tsv && (wish.json || keywords)) || ((tsv || keywords) && table != NULL))
    return nun_tool_usage (
        _ ("--tsv and --keywords go with no other option, but --keywords with --json"));
  if (tsv)
    return nun_suggest_tsv (argv[1]);
  if (keywords)
    return nun_suggest_keywords (argv[1], wish.json, &error) ? 0 : nun_tool_fail (error);
  wish.table = table;
  wish.personal = personal = nun_tool_load_personal ();
  return suggest (&wish, argv[1], &error) ? 0 : nun_tool_fail (error);
}

const NunVerb nun_verb_suggest = {
  "suggest", "[--keywords] [--json] FILE|PUB", N_ ("tell what columns most likely are"),
  N_ ("For each column: up to five UCDs, the likeliest first, each with its confidence (of those "
      "given 0.80 "
      "about 80 % are right) and the reason; the part it plays in the table; a unit and a "
      "description "
      "where the file has none; in which answers it should be shown, and how exactly."),
  run
};
