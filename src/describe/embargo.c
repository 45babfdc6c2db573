/* Embargo: the day from which on data are given out, and what is told until then. */

#include "describe/embargo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "observe/date.h"

#define DAY_S (24 * 60 * 60)
#define MJD_OF_1970 40587

gboolean
nun_embargo_read (const char *text, gint64 *release_s)
{
  double mjd;

  if (!nun_date_to_mjd (text, NULL, &mjd) || !(fabs (mjd) < 1e8))
    return FALSE;
  *release_s = (gint64) llround ((mjd - MJD_OF_1970) * DAY_S);
  return TRUE;
}

gint64
nun_embargo_of (const NunDescription *description, const char *table)
{
  const char *text = nun_description_get_value (description, table, NULL, "release_date");
  gint64      release_s;

  if (*text == 0)
    text = nun_description_get_value (description, NULL, NULL, "release_date");
  if (*text == 0)
    return 0;
  /* What nobody can read was meant to keep something back. */
  return nun_embargo_read (text, &release_s) ? release_s : NUN_EMBARGO_ENDLESS;
}

gboolean
nun_embargo_holds (gint64 release_s)
{
  return release_s > g_get_real_time () / G_USEC_PER_SEC;
}

char *
nun_embargo_date (gint64 release_s)
{
  g_autoptr (GDateTime) time = NULL;

  if (release_s == 0 || release_s == NUN_EMBARGO_ENDLESS)
    return NULL;
  time = g_date_time_new_from_unix_utc (release_s);
  if (time == NULL)
    return NULL;
  return g_date_time_format (time, release_s % DAY_S == 0 ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%SZ");
}

char *
nun_embargo_sentence (const NunDescription *description, gint64 release_s)
{
  g_autofree char *date = nun_embargo_date (release_s);
  const char      *contact = nun_description_get_value (description, NULL, NULL, "contact_email");
  GString         *out = g_string_new (NULL);

  if (date != NULL)
    g_string_append_printf (out,
                            _ ("These data become public on %s; until then only their "
                               "description is given out"),
                            date);
  else
    g_string_append (out, _ ("These data are not public yet; only their description is given out"));
  if (*contact != 0)
    g_string_append_printf (out, _ (" (questions to %s)"), contact);
  return g_string_free (out, FALSE);
}
