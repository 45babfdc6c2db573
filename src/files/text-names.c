/* Names of columns: units written into them, names that are missing or occur twice. */

#include "files/text-names.h"

#include <string.h>

#include "files/display.h"
#include "vocabulary/unit.h"

/* "log(g)" is a quantity of its own, not a "log" in grams. */
static gboolean
is_function (const char *name)
{
  static const char *const functions[] = { "log", "log10", "ln",  "lg", "sqrt", "sin", "cos",
                                           "tan", "exp",   "abs", "e",  "n",    "f",   "p" };
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_ascii_strcasecmp (name, functions[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Takes off what stood between name and unit: blanks, and the stroke by which a heading of several lines becomes one. */
static void
chomp_parting (char *name)
{
  gsize length = strlen (name);

  while (length > 0 && (g_ascii_isspace (name[length - 1]) || name[length - 1] == '|'))
    name[--length] = 0;
}

/* Parts "RA (deg)" into "RA" and "deg"; FALSE when there is no unit at its end. */
static gboolean
part_unit (const char *text, char **name, char **unit)
{
  gsize            length = strlen (text);
  const char      *open;
  g_autofree char *inner = NULL, *outer = NULL, *repaired = NULL;

  if (length < 4 || (text[length - 1] != ')' && text[length - 1] != ']'))
    return FALSE;
  open = strrchr (text, text[length - 1] == ')' ? '(' : '[');
  if (!open || open == text)
    return FALSE;
  inner = g_strstrip (g_strndup (open + 1, (gsize) (text + length - 1 - (open + 1))));
  outer = g_strndup (text, (gsize) (open - text));
  chomp_parting (outer);
  if (!*inner || !*outer || (open[-1] != ' ' && *open == '(' && is_function (outer)))
    return FALSE;
  if (nun_unit_angle (inner) == NUN_UNIT_NO_ANGLE)
    {
      repaired = nun_unit_repair (inner);
      if (!repaired || !*repaired)
        return FALSE;
    }
  *name = g_steal_pointer (&outer);
  *unit = g_steal_pointer (&inner);
  return TRUE;
}

static char *
make_unique (GHashTable *taken, const char *name)
{
  char *unique = g_strdup (name);

  for (guint n = 2; g_hash_table_contains (taken, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s_%u", name, n);
    }
  g_hash_table_add (taken, g_strdup (unique));
  return unique;
}

static NunColumn *
make_column (GHashTable *taken, const char *text, guint i)
{
  g_autofree char *name = NULL, *unit = NULL, *unique = NULL;
  NunColumn       *column;

  if (!*text)
    name = g_strdup_printf ("column_%u", i + 1);
  else if (!part_unit (text, &name, &unit))
    name = g_strdup (text);
  unique = make_unique (taken, name);
  column = nun_column_new (unique, NUN_DATATYPE_CHAR, "*");
  column->unit = g_steal_pointer (&unit);
  if (*text && strcmp (unique, text) != 0)
    column->original = g_strdup (text);
  return column;
}

static NunColumn *
column_from_field (GHashTable *taken, const NunTextField *field, guint i)
{
  g_autofree char *name = NULL, *unique = NULL;
  NunColumn       *column;

  /* CDS calls a column "---" when it only keeps others apart. */
  if (strspn (field->name, "- ") == strlen (field->name))
    name = g_strdup_printf ("column_%u", i + 1);
  else
    name = g_strdup (field->name);
  unique = make_unique (taken, name);
  column = nun_column_new (unique, NUN_DATATYPE_CHAR, "*");
  column->unit = g_strdup (field->unit);
  column->description = g_strdup (field->description);
  if (field->format && strpbrk (field->format, "%{"))
    nun_display_read_printf (column, field->format);
  else
    nun_display_read_fortran (column, field->format);
  if (*field->name && strcmp (unique, field->name) != 0)
    column->original = g_strdup (field->name);
  return column;
}

GPtrArray *
nun_text_columns_from_fields (GPtrArray *fields)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (columns, column_from_field (taken, g_ptr_array_index (fields, i), i));
  return columns;
}

GPtrArray *
nun_text_columns_new (GPtrArray *names, guint n_columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (
        columns,
        make_column (taken, names && i < names->len ? g_ptr_array_index (names, i) : "", i));
  return columns;
}

gboolean
nun_text_are_units (const GArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const NunTextCell *cell = &g_array_index (cells, NunTextCell, i);
      g_autofree char   *text = g_strndup (cell->text, cell->length);
      g_autofree char   *repaired = nun_unit_repair (text);

      if (*text != 0 && repaired == NULL && nun_unit_angle (text) == NUN_UNIT_NO_ANGLE)
        return FALSE;
      n += *text != 0;
    }
  return n > 0;
}
