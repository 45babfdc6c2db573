/* The personal vocabulary as text that people read, change and pass on. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/description.h"
#include "describe/personal-private.h"
#include "describe/text-form.h"

/* What was written fits, and some remarks of people. */
#define LONGEST_TEXT (2 * NUN_PERSONAL_MOST_BYTES)

/* -- writing ----------------------------------------------------------------------------------------- */

void
nun_personal_entry_append (const NunPersonalEntry *self, GString *out)
{
  nun_text_form_append_heading (out, "column", self->name);
  g_string_append_printf (out, "holds = %s\n", self->kind);
  if (*self->unit != 0)
    {
      g_string_append (out, "measured_in = ");
      nun_text_form_append_value (out, self->unit);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < NUN_PERSONAL_N_KEYS; i++)
    if (self->values[i] != NULL)
      {
        g_string_append_printf (out, "%s = ", nun_personal_keys[i]);
        nun_text_form_append_value (out, self->values[i]);
        g_string_append_c (out, '\n');
      }
}

char *
nun_personal_to_text (const NunPersonal *self)
{
  GString *out = g_string_new (
      "# Nuncius, personal vocabulary: columns called so, of this kind and in this unit, "
      "are that.\n");

  for (GList *link = self->entries.head; link != NULL; link = link->next)
    nun_personal_entry_append (link->data, out);
  return g_string_free (out, FALSE);
}

/* -- reading ----------------------------------------------------------------------------------------- */

typedef struct
{
  NunPersonal *fresh;
  char        *name; /* of the section; NULL before the first */
  char        *unit;
  const char  *kind;
  char        *values[NUN_PERSONAL_N_KEYS];
  guint        line;
} Reader;

static gboolean
fail_at (const Reader *reader, GError **error, const char *sentence)
{
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT, _ ("Line %u: %s"), reader->line,
               sentence);
  return FALSE;
}

/* What was read of the section becomes an entry, if it says something. */
static void
end_section (Reader *reader)
{
  NunPersonalEntry *entry;

  if (reader->name != NULL)
    {
      entry = nun_personal_entry_new (reader->name, reader->unit, reader->kind);
      memcpy (entry->values, reader->values, sizeof reader->values);
      memset (reader->values, 0, sizeof reader->values);
      if (nun_personal_entry_is_empty (entry))
        nun_personal_entry_unref (entry);
      else
        nun_personal_put_over (reader->fresh, entry);
    }
  g_clear_pointer (&reader->name, g_free);
  g_clear_pointer (&reader->unit, g_free);
  reader->kind = nun_personal_kinds[0];
}

static gboolean
read_heading (Reader *reader, const char *line, GError **error)
{
  end_section (reader);
  if (g_str_has_prefix (line, "[column ") && g_str_has_suffix (line, "\"]"))
    reader->name = nun_text_form_read_heading (line);
  if (reader->name == NULL || !nun_personal_is_name (reader->name))
    return fail_at (reader, error, _ ("a section is [column \"name\"]"));
  return TRUE;
}

static gboolean
read_kind (Reader *reader, const char *value, GError **error)
{
  for (guint i = 0; nun_personal_kinds[i] != NULL; i++)
    if (g_str_equal (nun_personal_kinds[i], value))
      {
        reader->kind = nun_personal_kinds[i];
        return TRUE;
      }
  return fail_at (reader, error, _ ("a column holds number, text, flag, list or other"));
}

static gboolean
read_value (Reader *reader, int i, const char *value, GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_free (reader->values[i]);
  reader->values[i] =
      nun_field_tidy (nun_field_find (NUN_SCOPE_COLUMN, nun_personal_keys[i]), value, &problem);
  return reader->values[i] != NULL || fail_at (reader, error, problem->message);
}

static gboolean
read_field (Reader *reader, char *line, GError **error)
{
  char            *equals = strchr (line, '=');
  g_autofree char *value = NULL;
  int              i;

  if (equals == NULL)
    return fail_at (reader, error,
                    _ ("a line is “key = value”, a [column \"name\"] or a # comment"));
  if (reader->name == NULL)
    return fail_at (reader, error, _ ("a [column \"name\"] line must stand before it"));
  *equals = 0;
  value = nun_text_form_read_value (g_strstrip (equals + 1));
  g_strstrip (line);
  i = nun_personal_key_index (line);
  if (i >= 0)
    return read_value (reader, i, value, error);
  if (g_str_equal (line, "holds"))
    return read_kind (reader, value, error);
  if (!g_str_equal (line, "measured_in"))
    return fail_at (reader, error,
                    _ ("a key is holds, measured_in, ucd, unit, description or level"));
  if (strlen (value) > NUN_PERSONAL_LONGEST_NAME)
    return fail_at (reader, error, _ ("no unit is that long"));
  g_free (reader->unit);
  reader->unit = nun_personal_tidy_unit (value);
  return TRUE;
}

static gboolean
read_line (gpointer data, guint number, char *line, GError **error)
{
  Reader *reader = data;

  reader->line = number;
  return *line == '[' ? read_heading (reader, line, error) : read_field (reader, line, error);
}

NunPersonal *
nun_personal_from_text (const char *text, GError **error)
{
  Reader   reader = { .fresh = nun_personal_new (), .kind = nun_personal_kinds[0], .line = 1 };
  gboolean fine = strlen (text) <= LONGEST_TEXT && g_utf8_validate (text, -1, NULL);

  if (!fine)
    fail_at (&reader, error, _ ("the text is not UTF-8, or longer than 8 MiB"));
  fine = fine && nun_text_form_read_lines (text, read_line, &reader, error);
  if (fine)
    end_section (&reader);
  g_free (reader.name);
  g_free (reader.unit);
  for (guint i = 0; i < NUN_PERSONAL_N_KEYS; i++)
    g_free (reader.values[i]);
  if (fine)
    return reader.fresh;
  nun_personal_unref (reader.fresh);
  return NULL;
}
