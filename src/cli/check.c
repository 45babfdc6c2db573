/* nunciusctl check: what is missing or wrong, most severe first. */
#include <glib/gi18n-lib.h>

#include "cli/tool.h"
#include "describe/finding.h"

static void
print_finding (const NunFinding *finding)
{
  g_print ("%-6s  %-8s  %s\n                  %s  [%s%s]\n", nun_severity_name (finding->severity),
           nun_step_name (finding->step), finding->sentence, finding->mend, finding->id,
           finding->edits != NULL ? ", --mend" : "");
}

/* Applies what one click would in the window. */
static gboolean
mend (const char *path, char **ids, GError **error)
{
  g_autoptr (NunStore) store = nun_store_open (path, FALSE, error);

  for (guint i = 0; store != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (NunDescription) now = nun_store_get_description (store);
      g_autoptr (GPtrArray)      findings = nun_findings_judge (now);
      g_autoptr (NunDescription) mended = NULL;

      for (guint j = 0; mended == NULL && j < findings->len; j++)
        if (g_str_equal (((NunFinding *) findings->pdata[j])->id, ids[i]))
          mended = nun_finding_mend (findings->pdata[j], now, error);
      if (mended == NULL)
        {
          if (error == NULL || *error == NULL)
            g_set_error (
                error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
                _ ("Nothing called “%s” can be mended by itself here; `nunciusctl check` marks "
                   "what can."),
                ids[i]);
          return FALSE;
        }
      if (!nun_store_apply (store, mended, _ ("Mend"), error) || !nun_tool_place_all (store, error))
        return FALSE;
    }
  return store != NULL;
}

static int
run (int argc, char **argv)
{
  g_auto (GStrv)             ids = NULL;
  GOptionEntry               entries[] = { { "mend", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ids,
                                             N_ ("Mend it, where that needs no further knowledge"), N_ ("ID") },
                                           { NULL } };
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (GPtrArray)      findings = NULL;
  gboolean                   must = FALSE;

  if (!nun_tool_options (&nun_verb_check, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  if (ids != NULL && !mend (argv[1], ids, &error))
    return nun_tool_fail (error);
  store = nun_store_open (argv[1], TRUE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  findings = nun_findings_judge (description);
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = findings->pdata[i];

      print_finding (finding);
      must = must || finding->severity == NUN_SEVERITY_MUST;
    }
  if (findings->len == 0)
    g_print ("%s\n", _ ("Nothing is missing."));
  return must ? NUN_EXIT_FAILED : 0;
}

const NunVerb nun_verb_check = {
  "check", "[--mend ID] PUB", N_ ("tell what is missing or wrong"),
  N_ ("Exit status 1 while something stands that must be mended before the service is published."),
  run
};
