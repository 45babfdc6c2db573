/* The JSON form of a health report, and of the rules. */
#include "cli/check-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
member (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
member_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
add_edits (JsonBuilder *json, GPtrArray *edits)
{
  json_builder_set_member_name (json, "edits");
  json_builder_begin_array (json);
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      const NunEdit *edit = edits->pdata[i];

      json_builder_begin_object (json);
      member (json, "table", edit->table);
      member (json, "column", edit->column);
      member (json, "key", edit->key);
      member (json, "value", edit->value);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_finding (JsonBuilder *json, const NunFinding *finding)
{
  json_builder_begin_object (json);
  member (json, "id", finding->id);
  member (json, "severity", nun_severity_name (finding->severity));
  member (json, "step", nun_step_name (finding->step));
  member (json, "table", finding->table);
  member (json, "column", finding->column);
  member (json, "key", finding->key);
  member (json, "sentence", finding->sentence);
  member (json, "noticed", finding->noticed);
  member (json, "mend", finding->mend);
  add_edits (json, finding->edits);
  json_builder_end_object (json);
}

static void
add_exchange (JsonBuilder *json, const NunHealthExchange *exchange)
{
  json_builder_begin_object (json);
  member (json, "method", exchange->method);
  member (json, "url", exchange->url);
  member_int (json, "status", exchange->status);
  json_builder_set_member_name (json, "milliseconds");
  json_builder_add_double_value (json, exchange->milliseconds);
  member_int (json, "bytes", exchange->n_bytes);
  json_builder_set_member_name (json, "rows");
  if (exchange->n_rows >= 0)
    json_builder_add_int_value (json, exchange->n_rows);
  else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

/* Takes the builder's root. */
static char *
to_text (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode)      root = json_builder_get_root (json);
  g_autofree char          *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

char *
nun_check_json (const NunHealthReport *report)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  member (json, "title", report->title);
  member (json, "base_url", report->base_url);
  member (json, "examined", report->examined);
  member_int (json, "milliseconds", report->milliseconds);
  for (guint i = NUN_SEVERITY_MUST; i <= NUN_SEVERITY_NICE; i++)
    member_int (json, nun_severity_name (i), nun_health_report_count (report, i));
  json_builder_set_member_name (json, "findings");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->findings->len; i++)
    add_finding (json, report->findings->pdata[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "exchanges");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->exchanges->len; i++)
    add_exchange (json, report->exchanges->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return to_text (json);
}

char *
nun_check_rules_json (void)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (const NunFindingRule *rule = nun_finding_rules (); rule->id != NULL; rule++)
    {
      json_builder_begin_object (json);
      member (json, "id", rule->id);
      member (json, "severity", nun_severity_name (rule->severity));
      member (json, "step", nun_step_name (rule->step));
      member (json, "noticed", _ (rule->noticed));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  return to_text (json);
}
