/* The JSON form of a health report, and of the rules. */
#include "cli/check-json.h"

#include <glib/gi18n-lib.h>

#include "cli/json.h"

static void
add_edits (JsonBuilder *json, GPtrArray *edits)
{
  nun_json_array (json, "edits");
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      const NunEdit *edit = edits->pdata[i];

      json_builder_begin_object (json);
      nun_json_text (json, "table", edit->table);
      nun_json_text (json, "column", edit->column);
      nun_json_text (json, "key", edit->key);
      nun_json_text (json, "value", edit->value);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_finding (JsonBuilder *json, const NunFinding *finding)
{
  g_autofree char *command = nun_finding_dup_command (finding);

  json_builder_begin_object (json);
  nun_json_text (json, "id", finding->id);
  nun_json_text (json, "severity", nun_severity_name (finding->severity));
  nun_json_text (json, "step", nun_step_name (finding->step));
  nun_json_text (json, "table", finding->table);
  nun_json_text (json, "column", finding->column);
  nun_json_text (json, "key", finding->key);
  nun_json_text (json, "sentence", finding->sentence);
  nun_json_text (json, "noticed", finding->noticed);
  nun_json_text (json, "mend", finding->mend);
  nun_json_text (json, "command", command);
  add_edits (json, finding->edits);
  json_builder_end_object (json);
}

static void
add_exchange (JsonBuilder *json, const NunHealthExchange *exchange)
{
  json_builder_begin_object (json);
  nun_json_text (json, "method", exchange->method);
  nun_json_text (json, "url", exchange->url);
  nun_json_int (json, "status", exchange->status);
  nun_json_number (json, "milliseconds", exchange->milliseconds);
  nun_json_int (json, "bytes", exchange->n_bytes);
  nun_json_count (json, "rows", exchange->n_rows);
  json_builder_end_object (json);
}

char *
nun_check_json (const NunHealthReport *report)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  nun_json_text (json, "title", report->title);
  nun_json_text (json, "base_url", report->base_url);
  nun_json_text (json, "examined", report->examined);
  nun_json_int (json, "milliseconds", report->milliseconds);
  for (guint i = NUN_SEVERITY_MUST; i <= NUN_SEVERITY_NICE; i++)
    nun_json_int (json, nun_severity_name (i), nun_health_report_count (report, i));
  nun_json_array (json, "findings");
  for (guint i = 0; i < report->findings->len; i++)
    add_finding (json, report->findings->pdata[i]);
  json_builder_end_array (json);
  nun_json_array (json, "exchanges");
  for (guint i = 0; i < report->exchanges->len; i++)
    add_exchange (json, report->exchanges->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return nun_json_to_text (json, TRUE);
}

char *
nun_check_rules_json (void)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (const NunFindingRule *rule = nun_finding_rules (); rule->id != NULL; rule++)
    {
      json_builder_begin_object (json);
      nun_json_text (json, "id", rule->id);
      nun_json_text (json, "severity", nun_severity_name (rule->severity));
      nun_json_text (json, "step", nun_step_name (rule->step));
      nun_json_text (json, "noticed", _ (rule->noticed));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  return nun_json_to_text (json, TRUE);
}
