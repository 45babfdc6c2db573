/* All rules of a collection as lines of text, and back. */
#include "describe/decided-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "observe/observation-field.h"
#include "observe/observation.h"

/* Far more than all fields with the longest rules. */
#define LONGEST_TEXT (1 << 20)

/* -- out --------------------------------------------------------------------------------------------- */

static void
append_reason (GString *out, const NunDatum *datum)
{
  if (datum->origin == NUN_ORIGIN_PERSON)
    g_string_append_printf (out, "# %s\n", _ ("Decided."));
  else if (datum->reason != NULL)
    g_string_append_printf (out, "# %s (%d %%)\n", datum->reason,
                            (int) (datum->confidence * 100.0 + 0.5));
}

static void
append_field (GString                   *out,
              const NunObservationField *field,
              const NunDatum            *datum,
              NunCollectionKind          kind)
{
  guint model = kind == NUN_COLLECTION_IMAGES ? NUN_MODEL_SIA1 : NUN_MODEL_SSAP;

  if (datum != NULL)
    {
      append_reason (out, datum);
      g_string_append_printf (out, "%s%s = %s\n", nun_datum_is_said (datum) ? "" : "# ", field->key,
                              datum->value);
    }
  else if (!nun_observation_is_served (field->key) &&
           (field->mandatory & (model | NUN_MODEL_OBSCORE)) != 0)
    g_string_append_printf (out, "# %s: %s\n# %s =\n", _ (field->label),
                            _ ("nothing tells it yet."), field->key);
}

char *
nun_rules_to_text (const NunDescription *description, const char *table)
{
  const NunCollection *collection = nun_description_find_collection (description, table);
  GString             *out = g_string_new (NULL);

  for (guint i = 0; collection != NULL && i < collection->columns->len; i++)
    {
      const char                *name = ((NunColumn *) collection->columns->pdata[i])->name;
      const NunObservationField *field = nun_observation_field_find (name);

      if (field != NULL)
        append_field (out, field, nun_description_get (description, table, name, "rule"),
                      collection->kind);
    }
  return g_string_free (out, FALSE);
}

GHashTable *
nun_rules_decided_table (const NunDescription *description, const char *table)
{
  const NunCollection *collection =
      description != NULL ? nun_description_find_collection (description, table) : NULL;
  GHashTable *decided =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) nun_datum_unref);

  for (guint i = 0; collection != NULL && i < collection->columns->len; i++)
    {
      const char     *name = ((NunColumn *) collection->columns->pdata[i])->name;
      const NunDatum *datum = nun_description_get_decision (description, table, name, "rule");

      if (datum != NULL)
        g_hash_table_insert (decided, g_strdup (name), nun_datum_ref ((NunDatum *) datum));
    }
  return decided;
}

char *
nun_rules_decided (const NunDescription *description, const char *table)
{
  g_autoptr (GHashTable) decided = nun_rules_decided_table (description, table);

  return nun_rule_set_decided (decided);
}

/* -- in ---------------------------------------------------------------------------------------------- */

/* FALSE with a plain error, which the caller puts the line's number before. */
static gboolean
apply_line (NunDescription **description, const char *table, char *line, GError **error)
{
  char           *equals = strchr (line, '=');
  const char     *key, *value;
  const NunDatum *now;
  NunDescription *next;

  if (equals == NULL)
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT,
                   _ ("“%.60s” is no rule; write FIELD = RULE."), line);
      return FALSE;
    }
  *equals = 0;
  key = g_strstrip (line);
  value = g_strstrip (equals + 1);
  now = nun_description_get (*description, table, key, "rule");
  if (now != NULL && g_str_equal (now->value, value))
    return TRUE;
  next = nun_description_set (*description, table, key, "rule", value, error);
  if (next == NULL)
    return FALSE;
  nun_description_unref (*description);
  *description = next;
  return TRUE;
}

NunDescription *
nun_rules_apply_text (const NunDescription *description,
                      const char           *table,
                      const char           *text,
                      GError              **error)
{
  g_autoptr (NunDescription) now = nun_description_ref ((NunDescription *) description);
  g_auto (GStrv)             lines = NULL;

  if (strlen (text) > LONGEST_TEXT || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT,
                           _ ("This is no text of rules; `nunciusctl rules` prints one."));
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char              *line = g_strstrip (lines[i]);
      g_autoptr (GError) problem = NULL;

      if (*line == 0 || *line == '#' || apply_line (&now, table, line, &problem))
        continue;
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT, _ ("line %u: %s"), i + 1,
                   problem->message);
      return NULL;
    }
  return g_steal_pointer (&now);
}
