/* The JSON form of the adviser's answers. */
#include "cli/suggest-json.h"

#include "cli/json.h"
#include "vocabulary/ucd.h"

static void
add_value (JsonBuilder *json, const char *name, const NunSuggestion *suggestion)
{
  nun_json_text (json, name, suggestion->value);
  nun_json_number (json, "confidence", suggestion->confidence);
  nun_json_text (json, "reason", suggestion->reason);
}

static void
add_suggestion (JsonBuilder *json, const char *name, const NunSuggestion *suggestion)
{
  if (suggestion == NULL)
    {
      nun_json_text (json, name, NULL);
      return;
    }
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  add_value (json, "value", suggestion);
  json_builder_end_object (json);
}

static void
add_ucds (JsonBuilder *json, GPtrArray *ucds)
{
  nun_json_array (json, "ucds");
  for (guint i = 0; i < ucds->len; i++)
    {
      const NunSuggestion *suggestion = ucds->pdata[i];
      g_autofree char     *explained = nun_ucd_explain (suggestion->value);

      json_builder_begin_object (json);
      add_value (json, "ucd", suggestion);
      nun_json_text (json, "explanation", explained);
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
  nun_json_text (json, "name", column->name);
  nun_json_text (json, "datatype", nun_datatype_name (column->datatype));
  nun_json_text (json, "unit", column->unit);
  nun_json_text (json, "ucd", column->ucd);
  nun_json_text (json, "description", column->description);
  add_ucds (json, advice->ucds);
  nun_json_text (json, "part", advice->part);
  nun_json_text (json, "relation", relation_name (advice->relation));
  nun_json_text (json, "parent",
                 has_parent ? ((NunColumn *) columns->pdata[advice->parent])->name : NULL);
  add_suggestion (json, "suggested_unit", advice->unit);
  add_suggestion (json, "suggested_description", advice->description);
  nun_json_int (json, "level", advice->level);
  nun_json_count (json, "precision", advice->precision);
  json_builder_end_object (json);
}

char *
nun_suggest_json (const char *source, const char *table, GPtrArray *columns, GPtrArray *advice)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  nun_json_text (json, "file", source);
  nun_json_text (json, "table", table);
  nun_json_array (json, "columns");
  for (guint i = 0; i < columns->len; i++)
    add_column (json, columns, i, advice->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return nun_json_to_text (json, FALSE);
}

/* -- headers ----------------------------------------------------------------------------------------- */

static void
add_cards (JsonBuilder *json, const NunCard *cards, guint n)
{
  nun_json_array (json, "keywords");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) ucds = nun_keyword_suggest (&cards[i]);

      if (ucds->len == 0)
        continue;
      json_builder_begin_object (json);
      nun_json_text (json, "keyword", cards[i].keyword);
      nun_json_text (json, "value", cards[i].value);
      nun_json_text (json, "comment", cards[i].comment);
      add_ucds (json, ucds);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_fields (JsonBuilder *json, const NunCard *cards, guint n)
{
  nun_json_array (json, "fields");
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      g_autoptr (GPtrArray) keywords = nun_keyword_for_field (cards, n, field->key);

      if (keywords->len == 0)
        continue;
      json_builder_begin_object (json);
      nun_json_text (json, "field", field->key);
      nun_json_array (json, "keywords");
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
  nun_json_text (json, "file", source);
  nun_json_int (json, "hdu", hdu);
  add_cards (json, cards, n_cards);
  add_fields (json, cards, n_cards);
  json_builder_end_object (json);
  return nun_json_to_text (json, FALSE);
}
