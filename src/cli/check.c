/* nunciusctl check: what is missing or wrong, most severe first. */
#include <glib/gi18n-lib.h>

#include "cli/tool.h"
#include "describe/finding.h"

static void
print_finding (const NunFinding *finding)
{
  g_print ("%-6s  %-8s  %s\n                  %s  [%s]\n", nun_severity_name (finding->severity),
           nun_step_name (finding->step), finding->sentence, finding->mend, finding->id);
}

static int
run (int argc, char **argv)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (GPtrArray)      findings = NULL;
  gboolean                   must = FALSE;

  if (!nun_tool_options (&nun_verb_check, NULL, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
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
  "check", "PUB", N_ ("tell what is missing or wrong"),
  N_ ("Exit status 1 while something stands that must be mended before the service is published."),
  run
};
