/* Registration explained as plain text, for the command line and for files. */

#include "publish/registration.h"

#include <glib/gi18n-lib.h>

static void
append_obstacles (GString *out, GPtrArray *obstacles)
{
  for (guint i = 0; i < obstacles->len; i++)
    {
      const NunRegistrationObstacle *obstacle = obstacles->pdata[i];

      g_string_append_printf (out, "  - %s", obstacle->sentence);
      if (obstacle->mend != NULL)
        g_string_append_printf (out, " %s", obstacle->mend);
      g_string_append_c (out, '\n');
    }
}

static void
append_lines (GString *out, const char *heading, GPtrArray *lines, gboolean numbered)
{
  if (lines->len > 0)
    g_string_append_printf (out, "\n  %s\n", heading);
  for (guint i = 0; i < lines->len; i++)
    {
      const NunRegistrationLine *line = lines->pdata[i];
      g_autofree char *mark = numbered ? g_strdup_printf ("%u. ", i + 1) : g_strdup ("- ");

      g_string_append_printf (out, "    %s%s\n", mark, line->sentence);
      if (line->link != NULL)
        g_string_append_printf (out, "         %s\n", line->link);
      if (line->copy != NULL)
        g_string_append_printf (out, "         %s\n", line->copy);
    }
}

static void
append_guide (GString *out, const NunRegistrationGuide *guide)
{
  g_string_append_printf (out, "\n%s (%s)\n  %s\n", guide->title, guide->id, guide->for_whom);
  if (guide->obstacles->len > 0)
    g_string_append_printf (out, "\n  %s\n", _ ("Stands in this way:"));
  append_obstacles (out, guide->obstacles);
  append_lines (out, _ ("What it needs"), guide->needs, FALSE);
  append_lines (out, _ ("What to do"), guide->steps, TRUE);
  append_lines (out, _ ("What happens then"), guide->afterwards, FALSE);
  append_lines (out, _ ("How to see that it has worked"), guide->check, FALSE);
  append_lines (out, _ ("How to take it back"), guide->withdraw, FALSE);
}

char *
nun_registration_to_text (const NunRegistration *self, NunRegistrationWay way)
{
  GString                    *out = g_string_new (NULL);
  const NunRegistrationGuide *suggested = self->guides->pdata[self->suggested];

  if (self->obstacles->len > 0)
    g_string_append_printf (out, "%s\n", _ ("Not ready to be registered:"));
  else
    g_string_append_printf (out, "%s\n",
                            _ ("The record is ready. Nuncius registers nothing by "
                               "itself; these are the ways:"));
  append_obstacles (out, self->obstacles);
  if (way == NUN_N_REGISTRATION_WAYS)
    g_string_append_printf (out, "\n%s: %s (%s). %s\n", _ ("Suggested"), suggested->title,
                            suggested->id, self->suggestion);
  for (guint i = 0; i < self->guides->len; i++)
    if (way == NUN_N_REGISTRATION_WAYS || way == i)
      append_guide (out, self->guides->pdata[i]);
  return g_string_free (out, FALSE);
}
