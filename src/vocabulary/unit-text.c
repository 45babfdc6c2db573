/* Units hidden in the names and descriptions of columns. */

#include "vocabulary/unit.h"

#include <string.h>

/* Longer texts have their units in the beginning. */
#define MAX_TEXT 2000

/* The last words of names that are units and hardly anything else; in small letters. */
static const char *const name_units[] = {
  "deg",    "degrees", "arcsec", "arcmin",   "mas",     "uas",    "masyr", "rad",  "mag",
  "mjy",    "ujy",     "njy",    "jy",       "kpc",     "mpc",    "pc",    "kms",  "km",
  "kms1",   "nm",      "um",     "angstrom", "ghz",     "mhz",    "khz",   "hz",   "kev",
  "mev",    "gev",     "ev",     "msun",     "lsun",    "rsun",   "mjup",  "rjup", "mearth",
  "rearth", "au",      "days",   "hours",    "years",   "yr",     "gyr",   "myr",  "sec",
  "kelvin", "degc",    "nmgy",   "hrs",      "microns", "pixels",
};

static char *
unit_of_inner (const char *start, const char *end)
{
  g_autofree char *inner = g_strndup (start, (gsize) (end - start));
  g_autofree char *repaired = NULL;

  g_strstrip (inner);
  if (*inner == '\0' || strlen (inner) > 40)
    return NULL;
  repaired = nun_unit_repair (inner);
  return repaired != NULL && *repaired != '\0' ? g_steal_pointer (&repaired) : NULL;
}

/* "RA (deg)", "dist [pc]". */
static char *
unit_in_brackets (const char *text, char **found)
{
  for (const char *at = text; (at = strpbrk (at, "([")) != NULL; at++)
    {
      const char *end = strrchr (at, *at == '(' ? ')' : ']');
      char       *unit = end != NULL ? unit_of_inner (at + 1, end) : NULL;

      if (unit != NULL)
        {
          if (found != NULL)
            *found = g_strndup (at + 1, (gsize) (end - at - 1));
          return unit;
        }
    }
  return NULL;
}

static char *
unit_at_end_of_name (const char *name, char **found)
{
  const char      *last = strrchr (name, '_');
  g_autofree char *low = last != NULL && last > name ? g_ascii_strdown (last + 1, -1) : NULL;

  for (guint i = 0; low != NULL && i < G_N_ELEMENTS (name_units); i++)
    if (g_str_equal (name_units[i], low))
      {
        if (found != NULL)
          *found = g_strdup (last + 1);
        return nun_unit_repair (low);
      }
  return NULL;
}

/* "Distance in kpc": the words behind an "in". */
static char *
unit_behind_in (const char *text, char **found)
{
  const char *at = text;

  while ((at = strstr (at, " in ")) != NULL)
    {
      const char *start = at + 4, *end = start + strcspn (start, " ,;:()[]");
      char       *unit;

      while (end > start && end[-1] == '.')
        end--;
      unit = end - start > 1 ? unit_of_inner (start, end) : NULL;
      if (unit != NULL)
        {
          if (found != NULL)
            *found = g_strndup (start, (gsize) (end - start));
          return unit;
        }
      at = start;
    }
  return NULL;
}

char *
nun_unit_in_text (const char *text, gboolean is_name, char **found)
{
  char *unit;

  if (found != NULL)
    *found = NULL;
  if (text == NULL || strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return NULL;
  unit = unit_in_brackets (text, found);
  if (unit != NULL)
    return unit;
  return is_name ? unit_at_end_of_name (text, found) : unit_behind_in (text, found);
}
