/* Rows with too few or too many values: what to do with them, and where they were. */

#include "files/ragged.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define KEY "ragged_rows"

static const char *const names[] = { "repair", "leave-out", "refuse" };

static const char *
name_of (NunRagged choice)
{
  return names[choice];
}

gboolean
nun_ragged_from_name (const char *name, NunRagged *choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *choice = (NunRagged) i;
        return TRUE;
      }
  return FALSE;
}

char *
nun_ragged_dup_lines (const NunRaggedRows *self)
{
  GString *out = g_string_new (NULL);
  gint64   n = 0;

  for (; n < NUN_RAGGED_LINES && self->lines[n] > 0; n++)
    g_string_append_printf (out, "%s%" PRId64, n > 0 ? ", " : "", self->lines[n]);
  if (self->n > n)
    g_string_append_printf (out,
                            g_dngettext (GETTEXT_PACKAGE, " and %" PRId64 " more",
                                         " and %" PRId64 " more", (gulong) (self->n - n)),
                            self->n - n);
  return g_string_free (out, FALSE);
}

/* "leave-out 7 12 57 80 81 82": the choice, how many, the first lines. */
void
nun_ragged_add_note (const NunRaggedRows *self, NunTable *table)
{
  g_autoptr (GString) value = g_string_new (name_of (self->choice));

  if (self->n == 0 && self->choice == NUN_RAGGED_REPAIR)
    return;
  g_string_append_printf (value, " %" PRId64, self->n);
  for (guint i = 0; i < NUN_RAGGED_LINES && self->lines[i] > 0; i++)
    g_string_append_printf (value, " %" PRId64, self->lines[i]);
  nun_table_add_note (table, KEY, value->str, _ ("how the file was read"));
}

/* A publication may come from a stranger. */
gboolean
nun_ragged_read (GPtrArray *notes, NunRaggedRows *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < notes->len; i++)
    {
      const NunNote *note = g_ptr_array_index (notes, i);
      g_auto (GStrv) words = NULL;

      if (g_strcmp0 (note->key, KEY) != 0 || !note->value)
        continue;
      words = g_strsplit (note->value, " ", NUN_RAGGED_LINES + 3);
      if (!words[0] || !words[1] || !nun_ragged_from_name (words[0], &self->choice))
        continue;
      self->n = MAX (g_ascii_strtoll (words[1], NULL, 10), 0);
      for (guint k = 0; k < NUN_RAGGED_LINES && words[2 + k]; k++)
        self->lines[k] = MAX (g_ascii_strtoll (words[2 + k], NULL, 10), 0);
      return TRUE;
    }
  return FALSE;
}
