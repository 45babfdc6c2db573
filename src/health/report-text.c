/* The health report as lines for a terminal, and the words that every form of it shares. */
#include "health/report.h"

#include <glib/gi18n-lib.h>

const char *
nun_health_severity_title (NunSeverity severity)
{
  static const char *const titles[] = { N_ ("Must be mended"), N_ ("Should be mended"),
                                        N_ ("Would be nice") };

  return _ (titles[severity]);
}

char *
nun_health_report_dup_summary (const NunHealthReport *self)
{
  guint must = nun_health_report_count (self, NUN_SEVERITY_MUST);
  guint should = nun_health_report_count (self, NUN_SEVERITY_SHOULD);
  guint nice = nun_health_report_count (self, NUN_SEVERITY_NICE);

  if (must + should + nice == 0)
    return g_strdup (_ ("Nothing is missing."));
  return g_strdup_printf (_ ("Must be mended: %u. Should be mended: %u. Would be nice: %u."), must,
                          should, nice);
}

static void
append_finding (GString *out, const NunFinding *finding)
{
  const char      *indent = "                  ";
  g_autofree char *command = nun_finding_dup_command (finding);

  g_string_append_printf (out, "%-6s  %-8s  %s\n", nun_severity_name (finding->severity),
                          nun_step_name (finding->step), finding->sentence);
  g_string_append_printf (out, _ ("%sWho notices: %s\n"), indent, finding->noticed);
  g_string_append_printf (out, _ ("%sWhat mends it: %s"), indent, finding->mend);
  g_string_append_printf (out, "  [%s%s]\n", finding->id, finding->edits != NULL ? ", --mend" : "");
  if (command != NULL)
    g_string_append_printf (out, _ ("%sOn the command line: %s\n"), indent, command);
}

char *
nun_health_report_to_text (const NunHealthReport *self)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *summary = nun_health_report_dup_summary (self);

  for (guint i = 0; i < self->findings->len; i++)
    append_finding (out, self->findings->pdata[i]);
  if (self->findings->len > 0)
    g_string_append_c (out, '\n');
  g_string_append_printf (out, "%s\n", summary);
  if (self->base_url != NULL)
    g_string_append_printf (out,
                            g_dngettext (GETTEXT_PACKAGE, "%u question was asked at %s.\n",
                                         "%u questions were asked at %s.\n", self->exchanges->len),
                            self->exchanges->len, self->base_url);
  return g_string_free (out, FALSE);
}
