/* Members, numbers and the text of the verbs' JSON forms. */
#include "cli/json.h"

#include <math.h>
#include <string.h>

static void
set_name (JsonBuilder *json, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (json, name);
}

void
nun_json_text (JsonBuilder *json, const char *name, const char *text)
{
  set_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

void
nun_json_int (JsonBuilder *json, const char *name, gint64 value)
{
  set_name (json, name);
  json_builder_add_int_value (json, value);
}

void
nun_json_count (JsonBuilder *json, const char *name, gint64 value)
{
  if (value < 0)
    nun_json_text (json, name, NULL);
  else
    nun_json_int (json, name, value);
}

void
nun_json_number (JsonBuilder *json, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  set_name (json, name);
  if (!isfinite (value))
    {
      json_builder_add_null_value (json);
      return;
    }
  /* JSON-GLib before 1.8 writes 2e-08 as "2e-08.0", which is no JSON; the number next to it has a point. */
  g_ascii_dtostr (text, sizeof text, value);
  if (strchr (text, 'e') != NULL && strchr (text, '.') == NULL)
    value = nextafter (value, INFINITY);
  json_builder_add_double_value (json, value);
}

void
nun_json_array (JsonBuilder *json, const char *name)
{
  set_name (json, name);
  json_builder_begin_array (json);
}

char *
nun_json_to_text (JsonBuilder *json, gboolean is_readable)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode)      root = json_builder_get_root (json);
  g_autofree char          *text = NULL;

  json_generator_set_pretty (generator, is_readable);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  return is_readable ? g_strconcat (text, "\n", NULL) : g_steal_pointer (&text);
}
