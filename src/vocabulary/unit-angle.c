/* What a unit makes of an angle: degrees, hours, or the places of a sexagesimal text. */

#include "vocabulary/unit-angle.h"

#include "vocabulary/unit-symbol.h"

#include <string.h>

/* No unit in use is longer. */
#define MAX_LENGTH 256

static const char *const hour_words[] = { "h", "hh", "hr", "hrs", "hour", "hours", NULL };
static const char *const degree_words[] = { "d", "dd", "ddd", "deg", "degree", "degrees", NULL };
static const char *const minute_words[] = { "m",      "mm",      "min", "mins", "arcmin",
                                            "minute", "minutes", "'",   NULL };
static const char *const second_words[] = { "s",    "ss",     "sss",    "ssss",    "sec",
                                            "secs", "arcsec", "second", "seconds", NULL };

/* "h:m:s" and its kin: two or three words, parted by colons or blanks. */
NunUnitAngle
nun_unit_sexagesimal (const char *unit)
{
  g_autofree char *low = g_strstrip (g_ascii_strdown (unit, -1));
  g_auto (GStrv)   words = NULL;
  g_autofree char *tidy = g_strdup (low);
  NunUnitAngle     angle;

  if (g_str_equal (low, "hms") || g_str_equal (low, "hhmmss"))
    return NUN_UNIT_HMS;
  if (g_str_equal (low, "dms") || g_str_equal (low, "ddmmss"))
    return NUN_UNIT_DMS;
  /* Quotes, signs and decimals say nothing of the form: "\"h:m:s.ss\"", "+dd:mm:ss". */
  g_strdelimit (tidy, "\"+-", ' ');
  g_strstrip (tidy);
  g_strdelimit (tidy, " ", ':');
  words = g_strsplit (tidy, ":", 4);
  if (g_strv_length (words) < 2 || g_strv_length (words) > 3)
    return NUN_UNIT_NO_ANGLE;
  for (guint i = 1; words[i] != NULL; i++)
    words[i][strcspn (words[i], ".")] = '\0';

  if (g_strv_contains (hour_words, words[0]))
    angle = NUN_UNIT_HMS;
  else if (g_strv_contains (degree_words, words[0]))
    angle = NUN_UNIT_DMS;
  else
    return NUN_UNIT_NO_ANGLE;
  if (!g_strv_contains (minute_words, words[1]) ||
      (words[2] != NULL && !g_strv_contains (second_words, words[2])))
    return NUN_UNIT_NO_ANGLE;
  return angle;
}

static NunUnitAngle
plain_angle (const char *unit)
{
  const char *base = NULL;

  if (g_str_equal (unit, "deg"))
    return NUN_UNIT_DEGREES;
  if (g_str_equal (unit, "h"))
    return NUN_UNIT_HOURS;
  if (g_str_equal (unit, "rad"))
    return NUN_UNIT_RADIANS;
  if (nun_unit_symbol_kind (unit, &base, NULL) != NUN_SYMBOL_KNOWN)
    return NUN_UNIT_NO_ANGLE;
  if (g_str_equal (base, "mas") || g_str_equal (base, "arcsec") || g_str_equal (base, "arcmin") ||
      g_str_equal (base, "deg") || g_str_equal (base, "rad"))
    return NUN_UNIT_SMALL_ANGLE;
  return NUN_UNIT_NO_ANGLE;
}

NunUnitAngle
nun_unit_angle (const char *unit)
{
  g_autofree char *repaired = NULL;
  NunUnitAngle     angle;

  if (unit == NULL || strlen (unit) > MAX_LENGTH)
    return NUN_UNIT_NO_ANGLE;
  angle = nun_unit_sexagesimal (unit);
  if (angle != NUN_UNIT_NO_ANGLE)
    return angle;
  if (g_ascii_strcasecmp (unit, "hourangle") == 0)
    return NUN_UNIT_HOURS;
  repaired = nun_unit_repair (unit);
  return repaired != NULL ? plain_angle (repaired) : NUN_UNIT_NO_ANGLE;
}
