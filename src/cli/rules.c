/* nunciusctl rules: how the values of images and spectra come about, as text, out and in. */
#include <glib/gi18n-lib.h>

#include "cli/scan-tool.h"
#include "describe/decided-rules.h"
#include "observe/rule.h"
#include "store/scan.h"

/* -- the collection ---------------------------------------------------------------------------------- */

/* The one that is named, or the only one with rules. */
static const NunCollection *
choose (const NunDescription *description, const char *name, GError **error)
{
  const NunCollection *found = NULL;
  g_autoptr (GString)  choices = g_string_new (NULL);
  guint                n = 0;

  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (collection->kind == NUN_COLLECTION_TABLE)
        continue;
      g_string_append_printf (choices, "%s%s", n++ > 0 ? ", " : "", collection->name);
      if (name == NULL || g_str_equal (name, collection->name))
        found = collection;
    }
  if (found != NULL && (n == 1 || name != NULL))
    return found;
  if (n == 0)
    g_set_error_literal (
        error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
        _ ("The publication holds no images and no spectra; only those have rules."));
  else
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("Name one of the collections of images and spectra: %s."), choices->str);
  return NULL;
}

/* -- in ---------------------------------------------------------------------------------------------- */

static gboolean
apply (NunStore *store, const char *table, const char *from, GError **error)
{
  g_autofree char           *text = NULL;
  g_autoptr (NunDescription) before = nun_store_get_description (store);
  g_autoptr (NunDescription) after = NULL;

  if (!g_file_get_contents (g_str_equal (from, "-") ? "/dev/stdin" : from, &text, NULL, error))
    return FALSE;
  after = nun_rules_apply_text (before, table, text, error);
  if (after == NULL)
    {
      g_prefix_error (error, "%s: ", from);
      return FALSE;
    }
  return nun_store_apply (store, after, _ ("Rules"), error) && nun_tool_rescan_all (store, error);
}

/* -- help -------------------------------------------------------------------------------------------- */

static void
append_words (GString *out, const NunRuleWord *words)
{
  for (; words->name != NULL; words++)
    g_string_append_printf (out, "\n  %s%s%s\n      %s", words->name,
                            words->argument != NULL ? " " : "",
                            words->argument != NULL ? _ (words->argument) : "", _ (words->help));
}

static char *
list_words (void)
{
  GString *out = g_string_new (
      _ ("A rule is a source and steps behind it, parted by |; \"else\" begins another way for "
         "files where the first gives nothing: keyword DATE-OBS | date else file date."));

  g_string_append_printf (out, "\n\n%s", _ ("Sources:"));
  append_words (out, nun_rule_sources ());
  g_string_append_printf (out, "\n\n%s", _ ("Steps:"));
  append_words (out, nun_rule_steps ());
  return g_string_free (out, FALSE);
}

/* -- the verb ---------------------------------------------------------------------------------------- */

static gboolean
rules (const char *path, const char *name, const char *from, GError **error)
{
  g_autoptr (NunStore)       store = nun_store_open (path, from == NULL, error);
  g_autoptr (NunDescription) description = store != NULL ? nun_store_get_description (store) : NULL;
  const NunCollection *collection = description != NULL ? choose (description, name, error) : NULL;
  g_autofree char     *text = NULL;

  if (collection == NULL)
    return FALSE;
  if (from != NULL)
    return apply (store, collection->name, from, error);
  text = nun_rules_to_text (description, collection->name);
  g_print ("%s", text);
  return TRUE;
}

static int
run (int argc, char **argv)
{
  g_autofree char   *from = NULL, *words = list_words ();
  g_autoptr (GError) error = NULL;
  NunVerb            verb = nun_verb_rules;
  GOptionEntry       entries[] = {
          { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
            N_ ("Decide what a text says that this verb has printed; - for standard input"),
            N_ ("FILE") },
          { NULL }
  };

  nun_tool_cancellable ();
  verb.details = words;
  if (!nun_tool_options (&verb, entries, &argc, &argv, 1, 2))
    return NUN_EXIT_USAGE;
  return rules (argv[1], argc > 2 ? argv[2] : NULL, from, &error) ? 0 : nun_tool_fail (error);
}

const NunVerb nun_verb_rules = { "rules", "[--from FILE] PUB [TABLE]",
                                 N_ ("tell how values of images and spectra come about"), NULL,
                                 run };
