/* nunciusctl check: the health report of a publication, and the mends that need no further knowledge. */
#include <glib/gi18n-lib.h>

#include "cli/check-json.h"
#include "cli/tool.h"
#include "health/report.h"
#include "serve/host.h"

/* With --strict: nothing must be mended, but something should. */
#define EXIT_SHOULD 3

typedef struct
{
  char   **mends;
  char    *format, *output, *url;
  gboolean offline, strict, rules;
} Options;

/* The mend of the first finding of that name.  NULL with an error when there is none. */
static NunDescription *
find_mend (GPtrArray *findings, const char *id, const NunDescription *now, GError **error)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = findings->pdata[i];

      if (finding->edits != NULL && g_str_equal (finding->id, id))
        return nun_finding_mend (finding, now, error);
    }
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
               _ ("Nothing called “%s” can be mended by itself here; `nunciusctl check` marks "
                  "what can."),
               id);
  return NULL;
}

/* What is wrong now, as far as the options allow to ask. */
static NunHealthReport *
examine (const char *path, NunStore *store, const Options *options, GError **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  GCancellable              *cancellable = nun_tool_cancellable ();
  g_autoptr (NunHost)        host = NULL;
  NunHostOptions             anywhere = { 0 };
  NunHealthReport           *report;

  if (options->offline || nun_description_get_n_collections (description) == 0)
    return nun_health_examine (description, NULL, NULL, NULL, cancellable, error);
  if (options->url != NULL)
    return nun_health_examine (description, options->url, nun_tool_progress,
                               (gpointer) _ ("asking"), cancellable, error);
  host = nun_host_start (path, &anywhere, error);
  if (host == NULL)
    return NULL;
  report = nun_health_examine (description, nun_host_get_base_url (host), nun_tool_progress,
                               (gpointer) _ ("asking"), cancellable, error);
  nun_host_stop (host);
  return report;
}

/* Applies what one click would in the window. */
static gboolean
mend (const char *path, const Options *options, GError **error)
{
  g_autoptr (NunStore) store = nun_store_open (path, FALSE, error);

  for (guint i = 0; store != NULL && options->mends[i] != NULL; i++)
    {
      g_autoptr (NunDescription)  now = nun_store_get_description (store);
      g_autoptr (NunHealthReport) report = examine (path, store, options, error);
      g_autoptr (NunDescription)  mended =
          report != NULL ? find_mend (report->findings, options->mends[i], now, error) : NULL;

      if (mended == NULL || !nun_store_apply (store, mended, _ ("Mend"), error) ||
          !nun_tool_place_all (store, error))
        return FALSE;
    }
  return store != NULL;
}

/* Where the report goes; g_free. */
static char *
format_report (const NunHealthReport *report, const char *format)
{
  if (g_strcmp0 (format, "json") == 0)
    return nun_check_json (report);
  if (g_strcmp0 (format, "html") == 0)
    return nun_health_report_to_html (report);
  return nun_health_report_to_text (report);
}

static gboolean
put_out (const char *text, const char *path, GError **error)
{
  if (path == NULL)
    {
      g_print ("%s", text);
      return TRUE;
    }
  if (g_file_set_contents (path, text, -1, error))
    return TRUE;
  g_prefix_error (error, _ ("%s: the report cannot be saved: "), path);
  return FALSE;
}

static int
print_rules (const Options *options)
{
  g_autoptr (GError)  error = NULL;
  g_autofree char    *json = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_strcmp0 (options->format, "json") == 0)
    json = nun_check_rules_json ();
  for (const NunFindingRule *rule = nun_finding_rules (); rule->id != NULL; rule++)
    g_string_append_printf (text, "%-6s  %-8s  %-26s  %s\n", nun_severity_name (rule->severity),
                            nun_step_name (rule->step), rule->id, _ (rule->noticed));
  return put_out (json != NULL ? json : text->str, options->output, &error) ? 0
                                                                            : nun_tool_fail (error);
}

static int
exit_status (const NunHealthReport *report, gboolean strict)
{
  if (nun_health_report_count (report, NUN_SEVERITY_MUST) > 0)
    return NUN_EXIT_FAILED;
  return strict && nun_health_report_count (report, NUN_SEVERITY_SHOULD) > 0 ? EXIT_SHOULD : 0;
}

static int
check (const char *path, const Options *options)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (NunStore)        store = NULL;
  g_autoptr (NunHealthReport) report = NULL;
  g_autofree char            *text = NULL;

  if (options->mends != NULL && !mend (path, options, &error))
    return nun_tool_fail (error);
  store = nun_store_open (path, TRUE, &error);
  report = store != NULL ? examine (path, store, options, &error) : NULL;
  if (report == NULL)
    return nun_tool_fail (error);
  text = format_report (report, options->format);
  if (!put_out (text, options->output, &error))
    return nun_tool_fail (error);
  return exit_status (report, options->strict);
}

static int
check_options (Options *options, int argc, GError **error)
{
  static const char *const formats[] = { "text", "json", "html", NULL };

  if (options->format != NULL && !g_strv_contains (formats, options->format))
    return nun_tool_usage (_ ("--format is text, json or html"));
  if (options->offline && options->url != NULL)
    return nun_tool_usage (_ ("--offline asks nobody, so --url has no place beside it"));
  if (!nun_tool_check_url (options->url, error))
    return nun_tool_usage ("%s", (*error)->message);
  if (!options->rules && argc != 2)
    return nun_tool_usage (_ ("name one publication; `nunciusctl check --help` tells more"));
  return 0;
}

static void
options_clear (Options *self)
{
  g_strfreev (self->mends);
  g_free (self->format);
  g_free (self->output);
  g_free (self->url);
}

static int
run (int argc, char **argv)
{
  Options      options = { 0 };
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text, json or html"),
      N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write to a file"),
      N_ ("FILE") },
    { "mend", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.mends,
      N_ ("Mend it, where that needs no further knowledge"), N_ ("ID") },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &options.offline,
      N_ ("Judge the description only, without asking the services"), NULL },
    { "url", 0, 0, G_OPTION_ARG_STRING, &options.url,
      N_ ("Ask the host that runs there, instead of one of its own"), N_ ("URL") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_ ("End with status 3 when something should be mended"), NULL },
    { "rules", 0, 0, G_OPTION_ARG_NONE, &options.rules, N_ ("List all that is looked for"), NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  int                status;

  if (!nun_tool_options (&nun_verb_check, entries, &argc, &argv, 0, 1))
    return NUN_EXIT_USAGE;
  status = check_options (&options, argc, &error);
  if (status == 0)
    status = options.rules ? print_rules (&options) : check (argv[1], &options);
  options_clear (&options);
  return status;
}

const NunVerb nun_verb_check = {
  "check", "[--format F] [--mend ID] PUB", N_ ("tell what is missing or wrong"),
  N_ ("Runs the services on this machine, asks them as TOPCAT, Aladin and pyVO do, and tells what "
      "is wrong, who "
      "will notice and what mends it.\n\nExit status: 1 while something must be mended before the "
      "service is "
      "published, 2 for wrong usage; with --strict 3 while something should be mended; else 0."),
  run
};
