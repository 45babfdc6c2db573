/* The JSON form of the adviser's answers. */
#include "cli/suggest-json.h"

#include <json-glib/json-glib.h>

#include "vocabulary/ucd.h"

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
add_value (JsonBuilder *json, const char *name, const NunSuggestion *suggestion)
{
  member (json, name, suggestion->value);
  json_builder_set_member_name (json, "confidence");
  json_builder_add_double_value (json, suggestion->confidence);
  member (json, "reason", suggestion->reason);
}

static void
add_suggestion (JsonBuilder *json, const char *name, const NunSuggestion *suggestion)
{
  json_builder_set_member_name (json, name);
  if (suggestion == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  add_value (json, "value", suggestion);
  json_builder_end_object (json);
}

static void
add_ucds (JsonBuilder *json, GPtrArray *ucds)
{
  json_builder_set_member_name (json, "ucds");
  json_builder_begin_array (json);
  for (guint i = 0; i < ucds->len; i++)
    {
      const NunSuggestion *suggestion = ucds->pdata[i];
      g_autofree char     *explained = nun_ucd_explain (suggestion->value);

      json_builder_begin_object (json);
      add_value (json, "ucd", suggestion);
      member (json, "explanation", explained);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static const char *
relation_name (NunRelation relation)
{
  static const char *const names[] = {
    [NUN_RELATION_NONE] = NULL,       [NUN_RELATION_ERROR] = "error",
    [NUN_RELATION_FLAG] = "flag",     [NUN_RELATION_LIMIT] = "limit",
    [NUN_RELATION_UNIT] = "unit",     [NUN_RELATION_REFERENCE] = "reference",
    [NUN_RELATION_NUMBER] = "number", [NUN_RELATION_CORRELATION] = "correlation",
    [NUN_RELATION_OTHER] = "other",
  };

  return relation < G_N_ELEMENTS (names) ? names[relation] : NULL;
}

static void
add_column (JsonBuilder *json, GPtrArray *columns, guint i, const NunAdvice *advice)
{
  const NunColumn *column = columns->pdata[i];
  gboolean         has_parent = advice->parent >= 0 && (guint) advice->parent < columns->len;

  json_builder_begin_object (json);
  member (json, "name", column->name);
  member (json, "datatype", nun_datatype_name (column->datatype));
  member (json, "unit", column->unit);
  member (json, "ucd", column->ucd);
  member (json, "description", column->description);
  add_ucds (json, advice->ucds);
  member (json, "part", advice->part);
  member (json, "relation", relation_name (advice->relation));
  member (json, "parent", has_parent ? ((NunColumn *) columns->pdata[advice->parent])->name : NULL);
  add_suggestion (json, "suggested_unit", advice->unit);
  add_suggestion (json, "suggested_description", advice->description);
  member_int (json, "level", advice->level);
  if (advice->precision >= 0)
    member_int (json, "precision", advice->precision);
  else
    member (json, "precision", NULL);
  json_builder_end_object (json);
}

/* The object that was built, in one line. */
static char *
to_line (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode)      root = json_builder_get_root (json);

  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

char *
nun_suggest_json (const char *source, const char *table, GPtrArray *columns, GPtrArray *advice)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  member (json, "file", source);
  member (json, "table", table);
  json_builder_set_member_name (json, "columns");
  json_builder_begin_array (json);
  for (guint i = 0; i < columns->len; i++)
    add_column (json, columns, i, advice->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return to_line (json);
}

/* -- headers ----------------------------------------------------------------------------------------- */

static void
add_cards (JsonBuilder *json, const NunCard *cards, guint n)
{
  json_builder_set_member_name (json, "keywords");
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) ucds = nun_keyword_suggest (&cards[i]);

      if (ucds->len == 0)
        continue;
      json_builder_begin_object (json);
      member (json, "keyword", cards[i].keyword);
      member (json, "value", cards[i].value);
      member (json, "comment", cards[i].comment);
      add_ucds (json, ucds);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_fields (JsonBuilder *json, const NunCard *cards, guint n)
{
  json_builder_set_member_name (json, "fields");
  json_builder_begin_array (json);
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      g_autoptr (GPtrArray) keywords = nun_keyword_for_field (cards, n, field->key);

      if (keywords->len == 0)
        continue;
      json_builder_begin_object (json);
      member (json, "field", field->key);
      json_builder_set_member_name (json, "keywords");
      json_builder_begin_array (json);
      for (guint i = 0; i < keywords->len && i < NUN_SUGGEST_MAX; i++)
        {
          json_builder_begin_object (json);
          add_value (json, "keyword", keywords->pdata[i]);
          json_builder_end_object (json);
        }
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

char *
nun_suggest_keywords_json (const char *source, int hdu, const NunCard *cards, guint n_cards)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  member (json, "file", source);
  member_int (json, "hdu", hdu);
  add_cards (json, cards, n_cards);
  add_fields (json, cards, n_cards);
  json_builder_end_object (json);
  return to_line (json);
}
