/* nunciusctl find: whether a registry search finds the record. */
#include "health/discovery.h"

#include <glib/gi18n-lib.h>

#include "cli/tool.h"

static const char *
outcome_word (NunDiscoveryOutcome outcome)
{
  static const char *const words[] = { N_ ("found"), N_ ("perhaps"), N_ ("not found") };

  return _ (words[outcome]);
}

static void
print_verdicts (const GPtrArray *verdicts)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      const NunDiscoveryVerdict *verdict = verdicts->pdata[i];

      g_print ("  %s\t%s\t%s\t%s\n    %s\n", outcome_word (verdict->outcome), verdict->constraint,
               verdict->asked, verdict->element, verdict->sentence);
    }
}

static void
print_discovery (const NunDiscovery *discovery, const char *table)
{
  g_print (_ ("registry search, %s: %s\n"), table, outcome_word (discovery->outcome));
  print_verdicts (discovery->verdicts);
  if (discovery->asks_images)
    {
      g_print (_ ("global image discovery, %s: %s\n"), table,
               outcome_word (discovery->images_outcome));
      print_verdicts (discovery->images);
    }
  for (guint i = 0; discovery->notes[i] != NULL; i++)
    g_print (_ ("note: %s\n"), discovery->notes[i]);
}

static void
print_programs (const NunDiscovery *discovery)
{
  g_print ("\n%s", discovery->program);
  if (discovery->images_program != NULL)
    g_print ("\n%s", discovery->images_program);
}

/* Of one record; table NULL: of that of all data together.  The outcome, or -1 with an error. */
static int
find_one (const NunDescription       *description,
          const char                 *table,
          const char                 *base_url,
          const NunDiscoveryQuestion *question,
          gboolean                    is_program,
          GError                    **error)
{
  g_autoptr (NunDiscovery) discovery =
      nun_discovery_new (description, table, base_url, question, error);

  if (discovery == NULL)
    return -1;
  print_discovery (discovery, table != NULL ? table : _ ("all data together"));
  if (is_program)
    print_programs (discovery);
  return (int) discovery->outcome;
}

/* The best of the records' outcomes, or -1 with an error.  name: of the only table that is asked of, or NULL. */
static int
find_in (const NunDescription       *description,
         const char                 *name,
         const char                 *base_url,
         const NunDiscoveryQuestion *question,
         gboolean                    is_program,
         GError                    **error)
{
  guint n = nun_description_get_n_collections (description);
  int   best = NUN_DISCOVERY_MISSED;

  for (guint i = 0; i < n + (n > 1 && name == NULL ? 1 : 0); i++)
    {
      const char *table = i < n ? nun_description_get_collection (description, i)->name : NULL;
      int         outcome;

      if (name != NULL && !g_str_equal (name, table))
        continue;
      outcome = find_one (description, table, base_url, question, is_program, error);
      if (outcome < 0)
        return -1;
      is_program = FALSE;
      best = MIN (best, outcome);
    }
  return best;
}

static int
run (int argc, char **argv)
{
  static const char    local[] = "http://127.0.0.1:8080";
  NunDiscoveryQuestion question = { 0 };
  g_autofree char     *words = NULL, *author = NULL, *type = NULL, *band = NULL, *place = NULL,
                  *time = NULL;
  g_autofree char *ucd = NULL, *model = NULL, *base_url = NULL, *name = NULL;
  gboolean         is_inclusive = FALSE, is_program = FALSE;
  GOptionEntry     entries[] = {
        { "words", 0, 0, G_OPTION_ARG_STRING, &words, N_ ("Words of title, description or subjects"),
          N_ ("WORDS") },
        { "author", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("Part of an author's name"), N_ ("NAME") },
        { "type", 0, 0, G_OPTION_ARG_STRING, &type, N_ ("Kind of service: scs, sia, sia2, ssa, tap"),
          N_ ("TYPE") },
        { "band", 0, 0, G_OPTION_ARG_STRING, &band, N_ ("Optical, V, 500 nm, 1.4 GHz, 2-10 keV"),
          N_ ("BAND") },
        { "place", 0, 0, G_OPTION_ARG_STRING, &place, N_ ("Right ascension, declination and radius"),
          N_ ("PLACE") },
        { "time", 0, 0, G_OPTION_ARG_STRING, &time, N_ ("2010, 2010-05-03, 2010/2012, or MJD"),
          N_ ("TIME") },
        { "ucd", 0, 0, G_OPTION_ARG_STRING, &ucd, N_ ("UCD of a column; % stands for anything"),
          N_ ("UCD") },
        { "model", 0, 0, G_OPTION_ARG_STRING, &model, N_ ("Data model: obscore, epntap, regtap"),
          N_ ("MODEL") },
        { "inclusive", 0, 0, G_OPTION_ARG_NONE, &is_inclusive,
          N_ ("Let records pass that tell no coverage"), NULL },
        { "program", 0, 0, G_OPTION_ARG_NONE, &is_program, N_ ("Print the search for pyVO, too"),
          NULL },
        { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url, N_ ("Where the service will be"),
          N_ ("URL") },
        { "table", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Only this table's record"), N_ ("NAME") },
        { NULL }
  };
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  int                        outcome;

  if (!nun_tool_options (&nun_verb_find, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  if (!nun_tool_check_url (base_url, &error))
    return nun_tool_usage ("%s", error->message);
  question =
      (NunDiscoveryQuestion){ words, author, type, band, place, time, ucd, model, is_inclusive };
  store = nun_store_open (argv[1], TRUE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  if (name != NULL && nun_tool_choose_table (description, name, &error) == NULL)
    return nun_tool_fail (error);
  outcome = find_in (description, name, base_url != NULL ? base_url : local, &question, is_program,
                     &error);
  if (outcome < 0)
    return nun_tool_usage ("%s", error->message);
  return outcome == NUN_DISCOVERY_MISSED ? NUN_EXIT_FAILED : 0;
}

const NunVerb nun_verb_find = {
  "find", "PUB [--words W] [--place P] …", N_ ("tell whether a registry search finds it"),
  N_ ("Judges the record as it would be written, by the rules of pyVO's registry.search "
      "and images_globally; nothing is asked over the net. Exit status 0 when a record "
      "is found or perhaps, 1 when none is."),
  run
};
