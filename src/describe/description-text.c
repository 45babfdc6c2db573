/* The description as text that people and scripts read and write: sections of "key = value" lines. */
#include "describe/description.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "describe/text-form.h"

#define LONGEST_TEXT (8 * 1024 * 1024)

/* -- writing ----------------------------------------------------------------------------------------- */

static const char *
origin_word (const NunDatum *datum)
{
  switch (datum->origin)
    {
    case NUN_ORIGIN_FILE: return "from the file";
    case NUN_ORIGIN_GUESS: return "guess";
    case NUN_ORIGIN_PERSON:
    default: return "decided";
    }
}

static void
append_field (GString              *out,
              const NunDescription *self,
              const char           *table,
              const char           *column,
              const NunField       *field,
              gboolean              reasons)
{
  const NunDatum *datum = nun_description_get (self, table, column, field->key);
  char            confidence[G_ASCII_DTOSTR_BUF_SIZE];

  if (datum == NULL)
    return;
  if (reasons && datum->origin != NUN_ORIGIN_PERSON)
    g_string_append_printf (
        out, "# %s, %s: %s\n", origin_word (datum),
        g_ascii_formatd (confidence, sizeof confidence, "%.2f", datum->confidence),
        datum->reason != NULL ? datum->reason : "");
  g_string_append_printf (out, "%s = ", field->key);
  nun_text_form_append_value (out, datum->value);
  g_string_append_c (out, '\n');
}

static void
append_section (GString              *out,
                const NunDescription *self,
                const char           *table,
                const char           *column,
                gboolean              reasons)
{
  NunScope scope = column != NULL  ? NUN_SCOPE_COLUMN
                   : table != NULL ? NUN_SCOPE_TABLE
                                   : NUN_SCOPE_PUBLICATION;

  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == scope)
      append_field (out, self, table, column, field, reasons);
}

char *
nun_description_to_text (const NunDescription *self, gboolean reasons)
{
  GString *out = g_string_new ("[publication]\n");

  append_section (out, self, NULL, NULL, reasons);
  for (guint i = 0; i < nun_description_get_n_collections (self); i++)
    {
      const NunCollection *collection = nun_description_get_collection (self, i);

      nun_text_form_append_heading (out, "table", collection->name);
      if (reasons)
        g_string_append_printf (out, "# %s, %" PRId64 " rows, %" PRId64 " with a position; %s\n",
                                collection->format != NULL ? collection->format : "",
                                collection->n_rows, collection->n_placed,
                                collection->source != NULL ? collection->source : "");
      append_section (out, self, collection->name, NULL, reasons);
      for (guint j = 0; j < collection->columns->len; j++)
        {
          const NunColumn *column = collection->columns->pdata[j];

          nun_text_form_append_heading (out, "column", column->name);
          append_section (out, self, collection->name, column->name, reasons);
        }
    }
  return g_string_free (out, FALSE);
}

/* -- reading ----------------------------------------------------------------------------------------- */

typedef struct
{
  NunDescription *now;            /* our own copy */
  char           *table, *column; /* the section; NULL as in a place */
  guint           line;
} Reader;

static gboolean
fail_at (Reader *reader, GError **error, const char *sentence)
{
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT, _ ("Line %u: %s"), reader->line,
               sentence);
  return FALSE;
}

/* A column section before any table section means the only table. */
static gboolean
default_table (Reader *reader, GError **error)
{
  if (reader->table != NULL)
    return TRUE;
  if (nun_description_get_n_collections (reader->now) != 1)
    return fail_at (reader, error, _ ("a [table \"name\"] line must stand before it"));
  reader->table = g_strdup (nun_description_get_collection (reader->now, 0)->name);
  return TRUE;
}

static gboolean
read_heading (Reader *reader, const char *line, GError **error)
{
  g_autofree char *name = nun_text_form_read_heading (line);

  g_clear_pointer (&reader->column, g_free);
  if (g_str_equal (line, "[publication]"))
    {
      g_clear_pointer (&reader->table, g_free);
      return TRUE;
    }
  if (g_str_has_prefix (line, "[table") && name != NULL)
    {
      g_free (reader->table);
      reader->table = g_steal_pointer (&name);
      return TRUE;
    }
  if (g_str_equal (line, "[table]"))
    {
      g_clear_pointer (&reader->table, g_free);
      return default_table (reader, error);
    }
  if (g_str_has_prefix (line, "[column") && name != NULL)
    {
      reader->column = g_steal_pointer (&name);
      return default_table (reader, error);
    }
  return fail_at (reader, error,
                  _ ("a section is [publication], [table \"name\"] or [column \"name\"]"));
}

/* A line that says what is guessed anyway confirms nothing: a text that was written, changed in one line and
 * read back decides that line only. */
static gboolean
is_unchanged (Reader *reader, const char *key, const char *value)
{
  const NunDatum *datum = nun_description_get (reader->now, reader->table, reader->column, key);

  return datum != NULL && datum->origin != NUN_ORIGIN_PERSON && g_str_equal (datum->value, value);
}

/* Whether value is what the column's own file says for its unit.  No clients may know it, but it is a fact: a
 * text that repeats it is no mistake. */
static gboolean
is_unit_of_file (Reader *reader, const char *key, const char *value)
{
  const NunCollection *collection =
      reader->table != NULL ? nun_description_find_collection (reader->now, reader->table) : NULL;
  int              i = collection != NULL && reader->column != NULL
                           ? nun_collection_find_column (collection, reader->column)
                           : -1;
  const NunColumn *column = i >= 0 ? collection->columns->pdata[i] : NULL;
  g_autofree char *unit = NULL;

  if (!g_str_equal (key, "unit") || column == NULL || column->unit == NULL)
    return FALSE;
  unit = g_strstrip (g_strdup (column->unit));
  return g_str_equal (unit, value);
}

/* FALSE and an error when the line is refused. */
static gboolean
apply_value (Reader *reader, const char *key, const char *value, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (nun_description_edit (reader->now, reader->table, reader->column, key, value, &problem))
    return TRUE;
  /* A unit that nobody may decide on goes back to being the file's. */
  if (is_unit_of_file (reader, key, value))
    return nun_description_edit (reader->now, reader->table, reader->column, key, NULL, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_field (Reader *reader, char *line, GError **error)
{
  char              *equals = strchr (line, '=');
  g_autofree char   *value = NULL;
  g_autoptr (GError) problem = NULL;

  if (equals == NULL)
    return fail_at (reader, error, _ ("a line is “key = value”, a [section] or a # comment"));
  *equals = 0;
  value = nun_text_form_read_value (g_strstrip (equals + 1));
  return is_unchanged (reader, g_strstrip (line), value) ||
         apply_value (reader, g_strstrip (line), value, &problem) ||
         fail_at (reader, error, problem->message);
}

static gboolean
read_line (gpointer data, guint number, char *line, GError **error)
{
  Reader *reader = data;

  reader->line = number;
  return *line == '[' ? read_heading (reader, line, error) : read_field (reader, line, error);
}

NunDescription *
nun_description_apply_text (const NunDescription *self, const char *text, GError **error)
{
  Reader   reader = { .now = nun_description_copy (self) };
  gboolean fine = strlen (text) <= LONGEST_TEXT && g_utf8_validate (text, -1, NULL);

  if (!fine)
    fail_at (&reader, error, _ ("the text is not UTF-8, or longer than 8 MiB"));
  fine = fine && nun_text_form_read_lines (text, read_line, &reader, error);
  g_free (reader.table);
  g_free (reader.column);
  if (fine)
    return reader.now;
  nun_description_unref (reader.now);
  return NULL;
}
