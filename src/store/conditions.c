/* What rows must fulfil, as SQL and its parameters. */
#include "store/conditions.h"

#include <sqlite3.h>
#include <string.h>

/* A list as words between blanks: " i q ". */
#define WORDS "' ' || replace(replace(replace(lower(%s), '/', ' '), ',', ' '), ';', ' ') || ' '"

/* A group is the conditions on the same columns, at the place of its first one; those are told from others by asking
 * whether one before is on the same. */
static gboolean
same_interval (const NunRowConditions *self, guint i, guint k)
{
  const NunRowInterval *a = &g_array_index (self->intervals, NunRowInterval, i);
  const NunRowInterval *b = &g_array_index (self->intervals, NunRowInterval, k);

  return a->min_column == b->min_column && a->max_column == b->max_column;
}

static gboolean
same_text (const NunRowConditions *self, guint i, guint k)
{
  return g_array_index (self->texts, NunRowText, i).column ==
         g_array_index (self->texts, NunRowText, k).column;
}

typedef gboolean (*Same) (const NunRowConditions *self, guint i, guint k);

static gboolean
is_first (const NunRowConditions *self, Same same, guint i)
{
  for (guint k = 0; k < i; k++)
    if (same (self, k, i))
      return FALSE;
  return TRUE;
}

/* -- one condition ----------------------------------------------------------------------------------- */

static void
append_interval (const NunRowConditions *self, guint i, GString *sql, int number)
{
  const NunRowInterval *test = &g_array_index (self->intervals, NunRowInterval, i);

  if (test->min_column < 0 || test->max_column < 0)
    g_string_append (sql, "0");
  else
    g_string_append_printf (sql, "(c%d <= ?%d AND c%d >= ?%d)", test->min_column, number + 1,
                            test->max_column, number);
}

static void
append_text (const NunRowConditions *self, guint i, GString *sql, int number)
{
  const NunRowText *test = &g_array_index (self->texts, NunRowText, i);
  g_autofree char  *column = g_strdup_printf ("c%d", test->column);
  g_autofree char  *value = g_strdup_printf ("?%d", number);

  if (test->column < 0)
    g_string_append (sql, "0");
  else if (test->match == NUN_ROW_TEXT_WORD)
    {
      g_string_append (sql, "instr(");
      g_string_append_printf (sql, WORDS, column);
      g_string_append (sql, ", ");
      g_string_append_printf (sql, WORDS, value);
      g_string_append (sql, ") > 0");
    }
  else
    g_string_append_printf (sql, "%s = %s%s", column, value,
                            test->match == NUN_ROW_TEXT_ANY_CASE ? " COLLATE NOCASE" : "");
}

/* -- all of them ------------------------------------------------------------------------------------- */

typedef void (*Append) (const NunRowConditions *self, guint i, GString *sql, int number);

static void
append_groups (const NunRowConditions *self,
               guint                   n,
               Same                    same,
               Append                  append,
               GString                *sql,
               int                     first,
               int                     n_parameters)
{
  for (guint i = 0; i < n; i++)
    {
      if (!is_first (self, same, i))
        continue;
      g_string_append (sql, " AND (");
      for (guint k = i; k < n; k++)
        if (same (self, i, k))
          {
            if (k > i)
              g_string_append (sql, " OR ");
            append (self, k, sql, first + (int) k * n_parameters);
          }
      g_string_append_c (sql, ')');
    }
}

static guint
length (const GArray *array)
{
  return array != NULL ? array->len : 0;
}

void
nun_conditions_append_sql (const NunRowConditions *self, GString *sql, int first)
{
  guint n = length (self->intervals);

  append_groups (self, n, same_interval, append_interval, sql, first, 2);
  append_groups (self, length (self->texts), same_text, append_text, sql, first + 2 * (int) n, 1);
}

void
nun_conditions_bind (const NunRowConditions *self, NunStatement *statement, int first)
{
  for (guint i = 0; i < length (self->intervals); i++)
    {
      const NunRowInterval *test = &g_array_index (self->intervals, NunRowInterval, i);

      sqlite3_bind_double (statement, first++, test->minimum);
      sqlite3_bind_double (statement, first++, test->maximum);
    }
  for (guint i = 0; i < length (self->texts); i++)
    {
      const char *value = g_array_index (self->texts, NunRowText, i).value;

      sqlite3_bind_text (statement, first++, value, (int) strlen (value), SQLITE_TRANSIENT);
    }
}
