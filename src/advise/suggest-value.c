/* What values say: bibcodes, addresses, dates and the like by their form, numbers by their range. */
#include "advise/suggest-value.h"

#include <string.h>

/* -- forms of text ----------------------------------------------------------------------------------- */

static gboolean
is_bibcode (const char *text)
{
  if (strlen (text) != 19)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  for (guint i = 9; i < 18; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '.')
      return FALSE;
  return g_ascii_isalpha (text[4]) && (g_ascii_isupper (text[18]) || text[18] == '.');
}

static gboolean
is_address (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") ||
         g_str_has_prefix (text, "ftp://");
}

static gboolean
is_ivoid (const char *text)
{
  return g_ascii_strncasecmp (text, "ivo://", 6) == 0;
}

static gboolean
is_doi (const char *text)
{
  const char *at = g_ascii_strncasecmp (text, "doi:", 4) == 0 ? text + 4 : text;
  const char *slash = strchr (at, '/');

  return g_str_has_prefix (at, "10.") && slash != NULL && slash - at >= 7 && slash - at <= 12;
}

static gboolean
is_media_type (const char *text)
{
  static const char *const kinds[] = { "application/", "image/", "text/", "video/", "audio/" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (text, kinds[i]) && strlen (text) > strlen (kinds[i]) &&
        strchr (text, ' ') == NULL)
      return TRUE;
  return FALSE;
}

/* "2017-03-01" and what may follow behind a "T" or a blank. */
static gboolean
is_date (const char *text)
{
  static const char form[] = "dddd-dd-dd";

  for (guint i = 0; i < sizeof form - 1; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return text[10] == 0 || text[10] == 'T' || text[10] == ' ';
}

static const struct
{
  gboolean (*is) (const char *text);
  const char *ucd, *family;
} forms[] = {
  { is_bibcode, "meta.bib.bibcode", "meta.bib" },
  { is_address, "meta.ref.url", "meta.ref" },
  { is_ivoid, "meta.ref.ivoid", "meta.ref" },
  { is_doi, "meta.ref.doi", "meta.ref" },
  { is_media_type, "meta.code.mime", "meta.code.mime" },
  { is_date, "time.epoch", "time" },
};

NunSuggestValueSign
nun_suggest_value_sign (const NunColumn *column, const NunColumnProfile *profile)
{
  NunSuggestValueSign nothing = { NULL, NULL, NULL };

  if (!nun_datatype_is_text (column->datatype) || profile->samples[0] == NULL)
    return nothing;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      guint n = 0;

      while (n < NUN_PROFILE_SAMPLES && profile->samples[n] != NULL &&
             forms[i].is (profile->samples[n]))
        n++;
      if (n == NUN_PROFILE_SAMPLES || profile->samples[n] == NULL)
        return (NunSuggestValueSign){ forms[i].ucd, forms[i].family, profile->samples[0] };
    }
  return nothing;
}

/* -- ranges of numbers ------------------------------------------------------------------------------- */

/* In the unit that is named; NULL: in any. */
static const struct
{
  const char *ucd, *unit;
  double      least, most;
} ranges[] = {
  { "pos.eq.ra", "deg", -180, 360 },
  { "pos.eq.dec", "deg", -90, 90 },
  { "pos.galactic.lon", "deg", -180, 360 },
  { "pos.galactic.lat", "deg", -90, 90 },
  { "pos.ecliptic.lon", "deg", -180, 360 },
  { "pos.ecliptic.lat", "deg", -90, 90 },
  { "stat.probability", NULL, 0, 100 },
  { "stat.correlation", NULL, -1, 1 },
  { "src.redshift", NULL, -1, 20 },
  { "src.orbital.eccentricity", NULL, 0, 1000 },
  { "phot.mag", NULL, -40, 60 },
  { "phot.color", NULL, -40, 60 },
  { "obs.airMass", NULL, 0.9, 60 },
  { "stat.snr", NULL, -1e6, 1e9 },
};

gboolean
nun_suggest_value_fits (const char *ucd, const NunColumn *column, const NunColumnProfile *profile)
{
  if (!profile->has_range || !nun_datatype_is_number (column->datatype))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_str_has_prefix (ucd, ranges[i].ucd) && strstr (ucd, "arith.diff") == NULL &&
        (ranges[i].unit == NULL || g_strcmp0 (column->unit, ranges[i].unit) == 0))
      /* The outermost value may stand for a missing one (-999): the next one inwards tells. */
      return (profile->minimum >= ranges[i].least || profile->next_minimum >= ranges[i].least) &&
             (profile->maximum <= ranges[i].most || profile->next_maximum <= ranges[i].most);
  return TRUE;
}
