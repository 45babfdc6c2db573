/* Finds the main position of a table: what a column can be comes from its type, unit and range, what is
 * meant from its UCD and its name. */
#include "describe/position.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

typedef enum
{
  AXIS_NONE,
  AXIS_LON,
  AXIS_LAT
} Axis;

typedef enum
{
  SYSTEM_EQUATORIAL,
  SYSTEM_GALACTIC,
  SYSTEM_ECLIPTIC
} System;

typedef enum
{
  BY_NAME_PART, /* "opt_ra" */
  BY_NAME,      /* "RAJ2000" */
  BY_UCD,       /* pos.eq.ra */
  BY_MAIN_UCD,  /* pos.eq.ra;meta.main */
} Evidence;

typedef struct
{
  guint           index;
  Axis            axis;
  System          system;
  Evidence        evidence;
  gboolean        b1950;
  gboolean        hours; /* the name says so */
  char           *stem;  /* what the name holds beside the axis: the same for both of a pair */
  NunPositionForm form;
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->stem);
}

/* -- names ------------------------------------------------------------------------------------------- */

/* Words beside an axis that make it something else than a position. */
static const char *const spoilers[] = {
  "e",          "err",      "error",  "errors", "eps",    "s",           "sig",  "sigma",
  "std",        "stdev",    "stddev", "unc",    "uncert", "uncertainty", "rms",  "pm",
  "mu",         "proper",   "motion", "off",    "offset", "diff",        "d",    "disp",
  "dispersion", "corr",     "n",      "nobs",   "flag",   "cov",         "var",  "width",
  "resid",      "residual", "rate",   "vel",    "epoch",  "ref",         "bias", "lower",
  "upper",      "plus",     "minus",  "ep",     "o",      "q",           "r",    "amp",
  "prec",       "max",      "min",    "earth",  "planet", "geo",         NULL
};

typedef struct
{
  Axis        axis;
  System      system;
  const char *pattern; /* of the whole part of a name that says the axis */
} Spelling;

#define TAIL                                                                                       \
  "(?<tail>[jb]?_?(?:2000|1950|2015\\.?5|2016)?(?:\\.0)?_?(?:icrs|fk[45]|deg|degrees?|dd|rad|"     \
  "mean|d|h|hr|hrs|hours?|hms|dms|sexa?)?)"

static const Spelling spellings[] = {
  { AXIS_LON, SYSTEM_EQUATORIAL,
    "(?:r\\.?a\\.?|right_?asc(?:ension)?|rasc|alpha|rektaszension|ascension_?droite|"
    "ascensi(?:o|__)n_?recta|ascensione_?retta)" TAIL },
  { AXIS_LAT, SYSTEM_EQUATORIAL,
    "(?:dec?\\.?|decl(?:ination)?|delta|deklination|d(?:e|__)clinaison|"
    "declinaci(?:o|__)n|declinazione)" TAIL },
  { AXIS_LON, SYSTEM_GALACTIC,
    "(?:glon|gal_?lon|galactic_?longitude|gal_?l|lii|l)(?<tail>_?(?:deg|d)?)" },
  { AXIS_LAT, SYSTEM_GALACTIC,
    "(?:glat|gal_?lat|galactic_?latitude|gal_?b|bii|b)(?<tail>_?(?:deg|d)?)" },
  { AXIS_LON, SYSTEM_ECLIPTIC, "(?:elon|ecl_?lon|ecliptic_?longitude)(?<tail>_?(?:deg|d)?)" },
  { AXIS_LAT, SYSTEM_ECLIPTIC, "(?:elat|ecl_?lat|ecliptic_?latitude)(?<tail>_?(?:deg|d)?)" },
};

/* Lower case, "objRa" as "obj_ra", blanks and brackets as underscores. */
static char *
normal_name (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *p = name; *p != 0; p++)
    {
      if (g_ascii_isupper (*p) && p > name && g_ascii_islower (p[-1]))
        g_string_append_c (out, '_');
      if (g_ascii_isalnum (*p) || *p == '.')
        g_string_append_c (out, g_ascii_tolower (*p));
      else
        g_string_append_c (out, '_');
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_spoilt (const char *stem)
{
  g_auto (GStrv) words = g_strsplit_set (stem, "_.|0123456789", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != 0 && g_strv_contains (spoilers, words[i]))
      return TRUE;
  return FALSE;
}

static char *
make_stem (GMatchInfo *match)
{
  g_autofree char *before = g_match_info_fetch_named (match, "before");
  g_autofree char *after = g_match_info_fetch_named (match, "after");
  GString         *stem = g_string_new (NULL);

  /* Underscores at the seams are only the way the words were joined. */
  for (const char *p = before; p != NULL && *p != 0; p++)
    if (*p != '_')
      g_string_append_c (stem, *p);
    else if (stem->len > 0)
      g_string_append_c (stem, '_');
  g_string_append_c (stem, '|');
  if (after != NULL)
    g_string_append (stem, after);
  while (stem->len > 1 && stem->str[stem->len - 1] == '_')
    g_string_truncate (stem, stem->len - 1);
  return g_string_free (stem, FALSE);
}

static GRegex *
spelling_regex (guint i)
{
  static gsize compiled[G_N_ELEMENTS (spellings)];

  if (g_once_init_enter (&compiled[i]))
    {
      g_autofree char *whole =
          g_strdup_printf ("^(?<before>(?:.*_)?)%s(?<after>(?:_.*)?)$", spellings[i].pattern);

      g_once_init_leave (&compiled[i], (gsize) g_regex_new (whole, G_REGEX_OPTIMIZE, 0, NULL));
    }
  return (GRegex *) compiled[i];
}

static gboolean
read_name (const char *name, Candidate *candidate)
{
  g_autofree char *normal = normal_name (name);

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char       *tail = NULL;
      g_autofree char       *stem = NULL;

      if (!g_regex_match (spelling_regex (i), normal, 0, &match))
        continue;
      stem = make_stem (match);
      if (is_spoilt (stem))
        return FALSE;
      tail = g_match_info_fetch_named (match, "tail");
      candidate->axis = spellings[i].axis;
      candidate->system = spellings[i].system;
      candidate->evidence = g_str_equal (stem, "|") ? BY_NAME : BY_NAME_PART;
      candidate->b1950 = tail != NULL && (strstr (tail, "1950") || strstr (tail, "fk4"));
      candidate->hours = tail != NULL && strchr (tail, 'h') != NULL;
      candidate->stem = g_steal_pointer (&stem);
      return TRUE;
    }
  return FALSE;
}

/* -- UCDs -------------------------------------------------------------------------------------------- */

static gboolean
read_ucd (const char *text, Candidate *candidate)
{
  static const struct
  {
    const char *word;
    Axis        axis;
    System      system;
  } words[] = {
    { "pos.eq.ra", AXIS_LON, SYSTEM_EQUATORIAL },
    { "pos.eq.dec", AXIS_LAT, SYSTEM_EQUATORIAL },
    { "pos.galactic.lon", AXIS_LON, SYSTEM_GALACTIC },
    { "pos.galactic.lat", AXIS_LAT, SYSTEM_GALACTIC },
    { "pos.ecliptic.lon", AXIS_LON, SYSTEM_ECLIPTIC },
    { "pos.ecliptic.lat", AXIS_LAT, SYSTEM_ECLIPTIC },
  };
  const char *ucd = nun_ucd_is_ucd1 (text) ? nun_ucd_from_ucd1 (text) : text;

  for (guint i = 0; ucd != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (ucd, words[i].word, strlen (words[i].word)) == 0)
      {
        candidate->axis = words[i].axis;
        candidate->system = words[i].system;
        candidate->evidence = nun_ucd_has_word (ucd, "meta.main") ? BY_MAIN_UCD : BY_UCD;
        return TRUE;
      }
  return FALSE;
}

/* -- what a column can be ---------------------------------------------------------------------------- */

static gboolean
fits_range (const NunColumnProfile *profile, const Candidate *candidate)
{
  double low = candidate->axis == AXIS_LAT ? -90.0 : -180.0;
  double high = candidate->axis == AXIS_LAT ? 90.0 : 360.0;

  if (profile == NULL || !profile->has_range)
    return profile == NULL || profile->n_distinct == 0;
  if (candidate->form == NUN_POSITION_HOURS || candidate->form == NUN_POSITION_SEXAGESIMAL)
    high = candidate->axis == AXIS_LAT ? 90.0 : 24.0;
  else if (candidate->form == NUN_POSITION_RADIANS)
    high = 6.2832;
  /* A placeholder or two off the sphere (999.99) do not make it another thing; those rows have no
   * position.  A range that misses the sphere altogether does. */
  return profile->minimum <= high && profile->maximum >= low;
}

static gboolean
can_be_angle (const NunColumn *column, const NunColumnProfile *profile)
{
  NunUnitAngle angle = nun_unit_angle (column->unit != NULL ? column->unit : "");

  if (nun_column_is_array (column))
    return FALSE;
  if (angle == NUN_UNIT_SMALL_ANGLE)
    return FALSE;
  if (nun_datatype_is_text (column->datatype))
    return profile != NULL && profile->sexagesimal;
  if (!nun_datatype_is_number (column->datatype))
    return FALSE;
  /* A unit that is known and is no angle: a magnitude called "b" is not a latitude. */
  return angle != NUN_UNIT_NO_ANGLE || column->unit == NULL || *column->unit == 0 ||
         !nun_unit_check (column->unit, NULL);
}

static gboolean
consider (GPtrArray *columns, guint i, const NunProfile *profile, Candidate *candidate)
{
  const NunColumn        *column = columns->pdata[i];
  const NunColumnProfile *values =
      profile != NULL && i < profile->n_columns ? &profile->columns[i] : NULL;
  Candidate named = { 0 };
  gboolean  has_name =
      read_name (column->original != NULL ? column->original : column->name, &named);
  gboolean has_ucd = column->ucd != NULL && *column->ucd != 0;

  *candidate = named;
  candidate->index = i;
  if (has_ucd && !read_ucd (column->ucd, candidate))
    has_name = FALSE; /* the file says that it is something else */
  if ((!has_ucd && !has_name) || candidate->axis == AXIS_NONE || !can_be_angle (column, values) ||
      (has_ucd && !has_name && candidate->evidence < BY_UCD))
    {
      g_clear_pointer (&candidate->stem, g_free);
      return FALSE;
    }
  if (candidate->stem == NULL)
    candidate->stem = g_strdup ("|");
  candidate->form = nun_position_form (column, column->unit, candidate->axis == AXIS_LON);
  if (candidate->system != SYSTEM_EQUATORIAL && candidate->form == NUN_POSITION_SEXAGESIMAL)
    candidate->form = NUN_POSITION_SEXAGESIMAL_DEGREES;
  if (candidate->hours && candidate->axis == AXIS_LON && candidate->form == NUN_POSITION_DEGREES &&
      (column->unit == NULL || *column->unit == 0))
    candidate->form = NUN_POSITION_HOURS;
  if (fits_range (values, candidate))
    return TRUE;
  g_clear_pointer (&candidate->stem, g_free);
  return FALSE;
}

/* -- pairs ------------------------------------------------------------------------------------------- */

static int
column_score (const Candidate *candidate, const NunColumn *column)
{
  static const int by_evidence[] = { 30, 50, 60, 100 };
  int              score = by_evidence[candidate->evidence];

  if (column->unit != NULL && *column->unit != 0)
    score += 8;
  if (candidate->b1950)
    score -= 15;
  if (candidate->form == NUN_POSITION_SEXAGESIMAL ||
      candidate->form == NUN_POSITION_SEXAGESIMAL_DEGREES)
    score -= 5;
  if (candidate->system != SYSTEM_EQUATORIAL)
    score -= 20;
  return score;
}

static int
pair_score (GPtrArray *columns, const Candidate *lon, const Candidate *lat)
{
  int score = column_score (lon, columns->pdata[lon->index]) +
              column_score (lat, columns->pdata[lat->index]);
  gboolean same_stem = g_str_equal (lon->stem, lat->stem);
  gboolean neighbours = lat->index == lon->index + 1;

  if (lon->system != lat->system || lon->b1950 != lat->b1950)
    return 0;
  if (!same_stem && !neighbours && !(lon->evidence == BY_MAIN_UCD && lat->evidence == BY_MAIN_UCD))
    return 0;
  if ((lon->form == NUN_POSITION_RADIANS) != (lat->form == NUN_POSITION_RADIANS))
    return 0;
  return score + (same_stem ? 20 : 0) + (neighbours ? 8 : 0);
}

static const char *
evidence_reason (Evidence evidence)
{
  switch (evidence)
    {
    case BY_MAIN_UCD: return _ ("The file marks it as the main position.");
    case BY_UCD: return _ ("Its UCD says that it is a position.");
    case BY_NAME: return _ ("Its name and values are those of a position.");
    case BY_NAME_PART:
    default: return _ ("Part of its name, and its values, are those of a position.");
    }
}

static NunFrame
pair_frame (const Candidate *lon, const NunColumn *column)
{
  NunFrame frame = lon->system == SYSTEM_GALACTIC   ? NUN_FRAME_GALACTIC
                   : lon->system == SYSTEM_ECLIPTIC ? NUN_FRAME_ECLIPTIC
                   : lon->b1950                     ? NUN_FRAME_FK4
                                                    : NUN_FRAME_ICRS;

  if (lon->system == SYSTEM_EQUATORIAL && column->frame != NULL)
    nun_frame_from_name (column->frame, &frame);
  return frame;
}

static NunPosition *
make_pair (GPtrArray *columns, const Candidate *lon, const Candidate *lat)
{
  static const double confidence[] = { 0.8, 0.95, 0.95, 0.99 };
  NunPosition        *self = nun_position_new ();
  Evidence            weaker = MIN (lon->evidence, lat->evidence);

  self->n_lon = self->n_lat = 1;
  self->lon[0] = lon->index;
  self->lat[0] = lat->index;
  self->lon_form = lon->form;
  self->lat_form = lat->form;
  self->frame = pair_frame (lon, columns->pdata[lon->index]);
  self->confidence = confidence[weaker];
  self->reason = g_strdup (evidence_reason (weaker));
  return self;
}

static NunPosition *
best_pair (GPtrArray *columns, GArray *candidates, int *best)
{
  const Candidate *best_lon = NULL, *best_lat = NULL;

  for (guint i = 0; i < candidates->len; i++)
    for (guint j = 0; j < candidates->len; j++)
      {
        const Candidate *lon = &g_array_index (candidates, Candidate, i);
        const Candidate *lat = &g_array_index (candidates, Candidate, j);
        int              score;

        if (lon->axis != AXIS_LON || lat->axis != AXIS_LAT)
          continue;
        score = pair_score (columns, lon, lat);
        if (score > *best)
          {
            *best = score;
            best_lon = lon;
            best_lat = lat;
          }
      }
  return best_lon != NULL ? make_pair (columns, best_lon, best_lat) : NULL;
}

/* -- positions split over several columns ------------------------------------------------------------ */

static int
find_named (GPtrArray *columns, const char *const *names)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];
      const char      *name = column->original != NULL ? column->original : column->name;

      for (guint j = 0; names[j] != NULL; j++)
        if (g_ascii_strcasecmp (name, names[j]) == 0 && !nun_column_is_array (column))
          return (int) i;
    }
  return -1;
}

static NunPosition *
split_position (GPtrArray *columns)
{
  static const char *const lon_names[3][5] = { { "RAh", "RA_h", "RAhour", "RA_hours" },
                                               { "RAm", "RA_m", "RAmin", "RA_minutes" },
                                               { "RAs", "RA_s", "RAsec", "RA_seconds" } };
  static const char *const lat_names[4][7] = {
    { "DE-", "Dec-", "DE_sign", "Dec_sign", "DEsign" },
    { "DEd", "Decd", "DE_d", "Dec_d", "DEdeg", "Decdeg" },
    { "DEm", "Decm", "DE_m", "Dec_m", "DEmin", "Decmin" },
    { "DEs", "Decs", "DE_s", "Dec_s", "DEsec", "Decsec" }
  };
  int hours = find_named (columns, lon_names[0]), minutes = find_named (columns, lon_names[1]);
  int degrees = find_named (columns, lat_names[1]), arcmin = find_named (columns, lat_names[2]);
  int sign = find_named (columns, lat_names[0]), index;
  NunPosition *self;

  if (hours < 0 || minutes < 0 || degrees < 0 || arcmin < 0)
    return NULL;
  self = nun_position_new ();
  self->lon_form = self->lat_form = NUN_POSITION_SPLIT;
  for (guint i = 0; i < 3 && (index = find_named (columns, lon_names[i])) >= 0; i++)
    self->lon[self->n_lon++] = (guint) index;
  self->lat_sign = sign >= 0;
  for (guint i = sign >= 0 ? 0 : 1; i < 4 && (index = find_named (columns, lat_names[i])) >= 0; i++)
    self->lat[self->n_lat++] = (guint) index;
  self->frame = NUN_FRAME_ICRS;
  if (((NunColumn *) columns->pdata[hours])->frame != NULL)
    nun_frame_from_name (((NunColumn *) columns->pdata[hours])->frame, &self->frame);
  self->confidence = 0.97;
  self->reason =
      g_strdup (_ ("Hours, degrees, minutes and seconds stand in columns of their own."));
  return self;
}

/* A column called so whose values are years of an equinox. */
static int
find_equinox (GPtrArray *columns, const NunProfile *profile)
{
  static const char *const names[] = { "equinox", "eqx", "coord_equinox", "radec_equinox", NULL };
  int                      i = find_named (columns, names);
  const NunColumnProfile  *values;

  if (i < 0 || profile == NULL)
    return -1;
  values = &profile->columns[i];
  /* All of one year, J2000, says nothing that the frame does not. */
  if (nun_datatype_is_number (((NunColumn *) columns->pdata[i])->datatype))
    return values->has_range && values->minimum >= 1700.0 && values->maximum <= 2200.0 &&
                   !(values->minimum == 2000.0 && values->maximum == 2000.0)
               ? i
               : -1;
  return values->samples[0] != NULL &&
                 g_regex_match_simple ("^[BJ]?(1[789]|2[012])[0-9]{2}(\\.[0-9]*)?$",
                                       values->samples[0], G_REGEX_CASELESS, 0)
             ? i
             : -1;
}

/* Decimal numbers without a unit whose range is that of sexagesimal hours beside them are the same hours. */
static void
find_hours (GPtrArray *columns, GArray *candidates, const NunProfile *profile)
{
  for (guint i = 0; profile != NULL && i < candidates->len; i++)
    for (guint j = 0; j < candidates->len; j++)
      {
        Candidate              *plain = &g_array_index (candidates, Candidate, i);
        const Candidate        *text = &g_array_index (candidates, Candidate, j);
        const NunColumn        *column = columns->pdata[plain->index];
        const NunColumnProfile *a = &profile->columns[plain->index];
        const NunColumnProfile *b = &profile->columns[text->index];

        if (plain->axis == AXIS_LON && text->axis == AXIS_LON &&
            plain->form == NUN_POSITION_DEGREES && text->form == NUN_POSITION_SEXAGESIMAL &&
            (column->unit == NULL || *column->unit == 0) && a->has_range && b->has_range &&
            a->maximum > 0.01 && fabs (a->minimum - b->minimum) < 0.01 &&
            fabs (a->maximum - b->maximum) < 0.01)
          plain->form = NUN_POSITION_HOURS;
      }
}

/* "RAh" is a right ascension in hours, unless minutes and seconds stand beside it. */
static gboolean
is_part_of (const NunPosition *divided, guint index)
{
  for (guint i = 0; divided != NULL && i < divided->n_lon; i++)
    if (divided->lon[i] == index)
      return TRUE;
  for (guint i = 0; divided != NULL && i < divided->n_lat; i++)
    if (divided->lat[i] == index)
      return TRUE;
  return FALSE;
}

/* -- tables without a header ------------------------------------------------------------------------- */

/* A name that the reader had to make says nothing. */
gboolean
nun_position_is_unnamed (const NunColumn *column)
{
  return column->original == NULL && column->ucd == NULL && column->unit == NULL &&
         g_regex_match_simple ("^column_[0-9]+$", column->name, 0, 0);
}

static gboolean
within (const NunColumnProfile *profile, double low, double high)
{
  return profile->has_range && profile->minimum >= low && profile->maximum <= high;
}

/* The only two columns of sexagesimal angles, side by side: hours first, then what has signs or goes below zero. */
static NunPosition *
unnamed_position (GPtrArray *columns, const NunProfile *profile)
{
  NunPosition            *self;
  const NunColumnProfile *lat;
  int                     first = -1;
  guint                   n = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      if (!nun_position_is_unnamed (columns->pdata[i]))
        return NULL;
      if (!profile->columns[i].sexagesimal)
        continue;
      if (n++ == 0)
        first = (int) i;
      else if ((int) i != first + 1)
        return NULL;
    }
  if (n != 2)
    return NULL;
  lat = &profile->columns[first + 1];
  if (!within (&profile->columns[first], 0.0, 24.0) || !within (lat, -90.0, 90.0) ||
      (lat->minimum >= 0.0 && (lat->samples[0] == NULL || *lat->samples[0] != '+')))
    return NULL;
  self = nun_position_new ();
  self->n_lon = self->n_lat = 1;
  self->lon[0] = (guint) first;
  self->lat[0] = (guint) first + 1;
  self->lon_form = self->lat_form = NUN_POSITION_SEXAGESIMAL;
  self->frame = NUN_FRAME_ICRS;
  self->confidence = 0.7;
  self->reason = g_strdup (_ ("The columns have no names, but only these two hold hours and "
                              "degrees with minutes and seconds."));
  return self;
}

/* What a position in split columns is worth beside a pair: more than one by name, less than a main UCD. */
#define SPLIT_SCORE 126

NunPosition *
nun_position_guess (GPtrArray *columns, const NunProfile *profile)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  NunPosition       *divided = split_position (columns);
  NunPosition       *pair;
  int                best = divided != NULL ? SPLIT_SCORE : 0;

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < columns->len; i++)
    {
      Candidate candidate = { 0 };

      if (!is_part_of (divided, i) && consider (columns, i, profile, &candidate))
        g_array_append_val (candidates, candidate);
    }
  find_hours (columns, candidates, profile);
  pair = best_pair (columns, candidates, &best);
  if (pair != NULL)
    g_clear_pointer (&divided, nun_position_free);
  else
    pair = divided;
  if (pair == NULL && profile != NULL)
    pair = nun_position_guess_pair (columns, profile);
  if (pair == NULL && profile != NULL)
    pair = unnamed_position (columns, profile);
  if (pair != NULL && (pair->frame == NUN_FRAME_ICRS || pair->frame == NUN_FRAME_FK5 ||
                       pair->frame == NUN_FRAME_FK4))
    pair->equinox = find_equinox (columns, profile);
  return pair;
}
