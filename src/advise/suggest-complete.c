/* What else is worth saying of a column: the part it plays, a description, a unit, verbosity, decimals. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "advise/suggest-advice.h"
#include "vocabulary/ucd.h"

/* -- the part ---------------------------------------------------------------------------------------- */

/* What is told in the window is in the language of its reader; what is published is data, and stays in English. */
typedef enum
{
  FOR_DATA,
  FOR_PEOPLE,
} Audience;

static const char *
in_words (const char *text, Audience audience)
{
  return audience == FOR_PEOPLE ? _ (text) : text;
}

/* The text with its place, "%s", filled.  g_free. */
static char *
filled (const char *text, const char *name)
{
  const char *place = strstr (text, "%s");

  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, name, place + strlen ("%s"));
}

/* With a place for the name of the column. */
static const char *
relation_format (NunRelation relation)
{
  switch (relation)
    {
    case NUN_RELATION_ERROR: return N_ ("Error of “%s”");
    case NUN_RELATION_FLAG: return N_ ("Flag of “%s”");
    case NUN_RELATION_LIMIT: return N_ ("Limit of “%s”");
    case NUN_RELATION_UNIT: return N_ ("Unit of “%s”");
    case NUN_RELATION_REFERENCE: return N_ ("Reference for “%s”");
    case NUN_RELATION_NUMBER: return N_ ("Number of measurements of “%s”");
    case NUN_RELATION_CORRELATION: return N_ ("Correlation of “%s”");
    default: return N_ ("Belongs to “%s”");
    }
}

/* g_free. */
static char *
relation_part (NunRelation relation, const char *name, Audience audience)
{
  return filled (in_words (relation_format (relation), audience), name);
}

/* UCDs by their beginning: the part a column plays and whether a band belongs to it. */
static const struct
{
  const char *ucd, *part;
  gboolean    has_band; /* which one, is worth saying */
} parts[] = {
  { "meta.id;meta.main", N_ ("Identifier"), FALSE },
  { "meta.id", N_ ("Name or identifier"), FALSE },
  { "meta.record", N_ ("Number of the row"), FALSE },
  { "pos.eq.ra", N_ ("Right ascension"), FALSE },
  { "pos.eq.dec", N_ ("Declination"), FALSE },
  { "pos.galactic.lon", N_ ("Galactic longitude"), FALSE },
  { "pos.galactic.lat", N_ ("Galactic latitude"), FALSE },
  { "pos.ecliptic.lon", N_ ("Ecliptic longitude"), FALSE },
  { "pos.ecliptic.lat", N_ ("Ecliptic latitude"), FALSE },
  { "pos.pm;pos.eq.ra", N_ ("Proper motion in right ascension"), FALSE },
  { "pos.pm;pos.eq.dec", N_ ("Proper motion in declination"), FALSE },
  { "pos.pm", N_ ("Proper motion"), FALSE },
  { "pos.parallax", N_ ("Parallax"), FALSE },
  { "pos.distance", N_ ("Distance"), FALSE },
  { "pos.angDistance", N_ ("Angular distance"), FALSE },
  { "pos.posAng", N_ ("Position angle"), FALSE },
  { "phot.mag", N_ ("Magnitude"), TRUE },
  { "phot.color", N_ ("Colour"), FALSE },
  { "phot.flux.density", N_ ("Flux density"), TRUE },
  { "phot.flux", N_ ("Flux"), TRUE },
  { "phot.count", N_ ("Counts"), FALSE },
  { "phys.magAbs", N_ ("Absolute magnitude"), TRUE },
  { "phys.absorption", N_ ("Extinction"), TRUE },
  { "phys.temperature.effective", N_ ("Effective temperature"), FALSE },
  { "phys.temperature", N_ ("Temperature"), FALSE },
  { "phys.gravity", N_ ("Surface gravity"), FALSE },
  { "phys.abund", N_ ("Abundance"), FALSE },
  { "phys.mass", N_ ("Mass"), FALSE },
  { "phys.luminosity", N_ ("Luminosity"), FALSE },
  { "phys.size.radius", N_ ("Radius"), FALSE },
  { "phys.angSize", N_ ("Angular size"), FALSE },
  { "src.redshift", N_ ("Redshift"), FALSE },
  { "spect.dopplerVeloc", N_ ("Radial velocity"), FALSE },
  { "src.spType", N_ ("Spectral type"), FALSE },
  { "src.class", N_ ("Kind of object"), FALSE },
  { "src.morph", N_ ("Shape"), FALSE },
  { "src.orbital", N_ ("Element of an orbit"), FALSE },
  { "time.epoch", N_ ("Date"), FALSE },
  { "time.start", N_ ("Beginning"), FALSE },
  { "time.end", N_ ("End"), FALSE },
  { "time.period", N_ ("Period"), FALSE },
  { "time.age", N_ ("Age"), FALSE },
  { "time.duration", N_ ("Duration"), FALSE },
  { "em.wl", N_ ("Wavelength"), FALSE },
  { "em.freq", N_ ("Frequency"), FALSE },
  { "em.energy", N_ ("Photon energy"), FALSE },
  { "meta.ref.url", N_ ("Link"), FALSE },
  { "meta.bib.bibcode", N_ ("Bibliographic code"), FALSE },
  { "meta.ref", N_ ("Reference"), FALSE },
  { "meta.note", N_ ("Note"), FALSE },
  { "meta.number", N_ ("Number"), FALSE },
  { "meta.code.qual", N_ ("Quality"), FALSE },
  { "meta.code", N_ ("Code or flag"), FALSE },
  { "stat.error", N_ ("Error"), FALSE },
  { "stat.snr", N_ ("Signal to noise"), FALSE },
  { "stat", N_ ("Statistics"), FALSE },
};

static const NunSuggestion *
first_of (const NunAdvice *advice)
{
  return advice->ucds->len > 0 ? advice->ucds->pdata[0] : NULL;
}

/* What a UCD without "stat.error;" makes of a column; NULL when nothing short can be said.  g_free. */
static char *
words_of_quantity (const char *ucd, const NunSuggestBands *bands, Audience audience)
{
  const char *label = bands->n > 0 && bands->bands[0].label[0] != 0 ? bands->bands[0].label : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (ucd, parts[i].ucd))
      return label != NULL && parts[i].has_band
                 ? g_strconcat (in_words (parts[i].part, audience), ", ", label, NULL)
                 : g_strdup (in_words (parts[i].part, audience));
  return NULL;
}

/* "Right ascension" inside of a sentence; names in capitals stay, and all names in a language that writes them so.  g_free. */
static char *
inside (const char *words, Audience audience)
{
  /* Translators: "yes" when "Right ascension" becomes "right ascension" behind other words in your language, else "no". */
  const char      *small = C_ ("small letters inside of a sentence", "yes");
  const char      *rest = g_utf8_next_char (words);
  g_autofree char *first = g_utf8_strdown (words, rest - words);

  return g_unichar_isupper (g_utf8_get_char (rest)) ||
                 (audience == FOR_PEOPLE && !g_str_equal (small, "yes"))
             ? g_strdup (words)
             : g_strconcat (first, rest, NULL);
}

/* What a UCD makes of a column, in words; NULL when nothing short can be said.  g_free. */
static char *
words_of (const char *ucd, const NunSuggestBands *bands, Audience audience)
{
  static const char error[] = "stat.error;";
  g_autofree char  *of = NULL, *within = NULL;

  if (g_str_has_prefix (ucd, error))
    of = words_of_quantity (ucd + strlen (error), bands, audience);
  if (of == NULL || *of == 0)
    return words_of_quantity (ucd, bands, audience);
  within = inside (of, audience);
  /* Translators: a quantity: "Error of right ascension". */
  return filled (in_words (N_ ("Error of %s"), audience), within);
}

static char *
part_of (const NunAdvice *advice, const NunSuggestTable *table, guint place)
{
  const NunSuggestColumn *column = &table->columns[place];
  const NunSuggestion    *first = first_of (advice);
  char                   *words;

  if (column->parent >= 0)
    return relation_part (column->relation, table->columns[column->parent].column->name,
                          FOR_PEOPLE);
  words = first != NULL && first->confidence >= 0.3
              ? words_of (first->value, &column->bands, FOR_PEOPLE)
              : NULL;
  return words != NULL ? words : g_strdup (_ ("Data"));
}

/* -- description ------------------------------------------------------------------------------------- */

static NunSuggestion *
description_of (const NunAdvice *advice, const NunSuggestTable *table, guint place)
{
  const NunSuggestColumn *column = &table->columns[place];
  const NunSuggestion    *first = first_of (advice);
  g_autofree char        *text = NULL;
  double                  confidence;

  if (column->text.n > 0 || first == NULL)
    return NULL;
  confidence = column->parent >= 0 ? MAX (first->confidence, 0.5) : first->confidence;
  if (confidence < 0.5)
    return NULL;
  if (column->parent >= 0)
    text = relation_part (column->relation, table->columns[column->parent].column->name, FOR_DATA);
  else
    text = words_of (first->value, &column->bands, FOR_DATA);
  if (text == NULL)
    text = nun_ucd_describe (first->value);
  return text != NULL ? nun_suggestion_new (text, confidence * 0.95,
                                            _ ("It follows from what the column most likely is."))
                      : NULL;
}

/* -- unit -------------------------------------------------------------------------------------------- */

static NunSuggestion *
unit_of_parent (const NunSuggestTable *table, const NunSuggestColumn *column)
{
  const NunColumn *parent = column->parent >= 0 ? table->columns[column->parent].column : NULL;
  g_autofree char *repaired = NULL, *reason = NULL;

  if (parent == NULL || column->relation != NUN_RELATION_ERROR || parent->unit == NULL)
    return NULL;
  repaired = nun_unit_repair (parent->unit);
  if (repaired == NULL || *repaired == 0)
    return NULL;
  reason = g_strdup_printf (_ ("An error is in the unit of what it is an error of, “%.100s”."),
                            parent->name);
  return nun_suggestion_new (repaired, 0.8, reason);
}

/* Units that go without saying: magnitudes, days of Julian dates. */
static const char *
unit_of_ucd (const char *ucd)
{
  if (g_str_has_prefix (ucd, "stat.error;"))
    ucd += strlen ("stat.error;");
  if (g_str_has_prefix (ucd, "phot.mag") || g_str_has_prefix (ucd, "phot.color") ||
      g_str_has_prefix (ucd, "phys.magAbs"))
    return strstr (ucd, "phot.mag.sb") != NULL ? NULL : "mag";
  return NULL;
}

static NunSuggestion *
unit_of (const NunAdvice *advice, const NunSuggestTable *table, guint place)
{
  const NunSuggestColumn *column = &table->columns[place];
  const NunSuggestion    *first = first_of (advice);
  const char             *implied;
  g_autofree char        *found = NULL, *unit = NULL, *reason = NULL;

  if ((column->column->unit != NULL && *column->column->unit != 0) ||
      !nun_datatype_is_number (column->column->datatype))
    return NULL;
  unit = nun_unit_in_text (column->column->name, TRUE, &found);
  if (unit == NULL && column->column->description != NULL)
    unit = nun_unit_in_text (column->column->description, FALSE, &found);
  if (unit != NULL)
    {
      reason = g_strdup_printf (_ ("“%.60s” in the name or description says it."), found);
      return nun_suggestion_new (unit, 0.85, reason);
    }
  implied =
      first != NULL && first->confidence >= 0.35 && nun_datatype_is_real (column->column->datatype)
          ? unit_of_ucd (first->value)
          : NULL;
  if (implied != NULL)
    return nun_suggestion_new (implied, first->confidence * 0.9,
                               _ ("What the column most likely is comes in this unit."));
  return unit_of_parent (table, column);
}

/* -- verbosity and decimals -------------------------------------------------------------------------- */

static guint
level_of (const NunAdvice *advice, const NunSuggestColumn *column)
{
  static const char *const leading[] = { "pos.eq.ra",    "pos.eq.dec",    "src.redshift",
                                         "pos.parallax", "src.spType",    "src.class",
                                         "pos.pm",       "phot.mag",      "meta.ref.url",
                                         "time.period",  "src.morph.type" };
  const NunSuggestion     *first = first_of (advice);

  if (first != NULL && nun_ucd_has_word (first->value, "meta.main"))
    return 1;
  if (column->relation != NUN_RELATION_NONE && column->relation != NUN_RELATION_ERROR)
    return 3;
  if (first == NULL || column->relation == NUN_RELATION_ERROR)
    return 2;
  if (g_str_has_prefix (first->value, "meta.code") ||
      g_str_has_prefix (first->value, "meta.note") ||
      g_str_has_prefix (first->value, "meta.record") || g_str_has_prefix (first->value, "stat.co"))
    return 3;
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    if (g_str_has_prefix (first->value, leading[i]))
      return 1;
  return 2;
}

static int
decimals_in (const char *text)
{
  const char *point = strpbrk (text, ".eE");
  int         n = 0;

  if (point == NULL || *point != '.')
    return point == NULL ? 0 : -1;
  for (point++; g_ascii_isdigit (*point); point++)
    n++;
  return *point == 0 ? n : -1;
}

/* Decimals worth showing: those of the samples, as far as the type can hold them; -1 when they tell nothing. */
static int
precision_of (const NunColumn *column, const NunColumnProfile *profile)
{
  int most = 0, bound = column->datatype == NUN_DATATYPE_FLOAT ? 7 : 15;

  if (profile == NULL || !nun_datatype_is_real (column->datatype) || profile->samples[0] == NULL)
    return -1;
  for (guint i = 0; i < NUN_PROFILE_SAMPLES && profile->samples[i] != NULL; i++)
    {
      int n = decimals_in (profile->samples[i]);

      if (n < 0)
        return -1;
      most = MAX (most, n);
    }
  if (profile->has_range)
    bound -= (int) ceil (log10 (MAX (1.0, MAX (fabs (profile->minimum), fabs (profile->maximum)))));
  return CLAMP (most, 0, MAX (bound, 0));
}

void
nun_suggest_complete (NunAdvice              *advice,
                      const NunSuggestTable  *table,
                      guint                   place,
                      const NunColumnProfile *profile)
{
  const NunSuggestColumn *column = &table->columns[place];

  advice->part = part_of (advice, table, place);
  advice->description = description_of (advice, table, place);
  advice->unit = unit_of (advice, table, place);
  advice->level = level_of (advice, column);
  advice->precision = precision_of (column->column, profile);
}
