/* The judge of values: what they say against the meaning, the unit or the use of their column. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "advise/suggest.h"
#include "describe/finding-private.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* Rows from which on a value that never changes is no accident. */
#define MANY_ROWS 10

static const NunColumnProfile *
values_at (const NunCollection *collection, guint i)
{
  return &collection->profile->columns[i];
}

static gboolean
is_number (const NunCollection *collection, guint i)
{
  const NunColumn *column = nun_judge_column (collection, i);

  return nun_datatype_is_number (column->datatype) && !nun_column_is_array (column);
}

/* -- bounds ------------------------------------------------------------------------------------------- */

/* What a quantity can be at all, in the unit that is named (NULL: in any, and without one).  The first that fits the UCD counts; wide
 * enough for anything that was ever measured. */
static const struct
{
  const char *word;
  const char *unit;
  double      minimum, maximum;
} bounds[] = {
  { "stat.error", NULL, 0.0, INFINITY },        { "stat.stdev", NULL, 0.0, INFINITY },
  { "stat.variance", NULL, 0.0, INFINITY },     { "stat.probability", NULL, 0.0, 100.0 },
  { "pos.eq.dec", "deg", -90.0, 90.0 },         { "pos.galactic.lat", "deg", -90.0, 90.0 },
  { "pos.ecliptic.lat", "deg", -90.0, 90.0 },   { "pos.galactic.lon", "deg", -180.0, 360.0 },
  { "phot.mag", "mag", -32.0, 40.0 },           { "phot.color", "mag", -20.0, 30.0 },
  { "pos.posAng", "deg", -360.0, 360.0 },       { "phys.temperature", "K", 0.0, INFINITY },
  { "phys.mass", NULL, 0.0, INFINITY },         { "em.wl", "m", 0.0, INFINITY },
  { "em.freq", "Hz", 0.0, INFINITY },           { "em.energy", "eV", 0.0, INFINITY },
  { "src.redshift", NULL, -0.1, 30.0 },         { "src.ellipticity", NULL, 0.0, 1.0 },
  { "phys.eccentricity", NULL, 0.0, INFINITY }, { "time.duration", NULL, 0.0, INFINITY },
  { "time.period", NULL, 0.0, INFINITY },       { "meta.number", NULL, 0.0, INFINITY },
};

/* A difference, a logarithm and a limit can be anything; an error of a bound is one of the first word only. */
static gboolean
is_bounded (const char *ucd, const char *unit, const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (ucd, word, length) == 0 && strchr (";.", ucd[length]) != NULL &&
         strstr (ucd, "arith.") == NULL && !g_str_has_prefix (unit, "log(") &&
         !g_str_has_prefix (unit, "[");
}

/* Without what stands for a missing value, which lies at one end. */
static void
true_range (const NunJudge      *judge,
            const NunCollection *collection,
            guint                i,
            double              *minimum,
            double              *maximum)
{
  const NunColumnProfile *values = values_at (collection, i);
  const char             *said = nun_judge_said (judge, collection, i, "null_value");
  double                  none = *said != 0 ? g_ascii_strtod (said, NULL) : NAN;

  *minimum = (float) values->minimum == (float) none ? values->next_minimum : values->minimum;
  *maximum = (float) values->maximum == (float) none ? values->next_maximum : values->maximum;
}

static void
judge_bounds (NunJudge *judge, const NunCollection *collection, guint i)
{
  const char *ucd = nun_judge_said (judge, collection, i, "ucd");
  const char *unit = nun_judge_said (judge, collection, i, "unit");
  double      minimum, maximum;

  true_range (judge, collection, i, &minimum, &maximum);
  for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
    {
      double factor = 1.0, wrong;

      if (!is_bounded (ucd, unit, bounds[k].word))
        continue;
      if (bounds[k].unit != NULL && !nun_unit_convert (unit, bounds[k].unit, &factor, NULL))
        return;
      wrong = minimum * factor < bounds[k].minimum   ? minimum
              : maximum * factor > bounds[k].maximum ? maximum
                                                     : NAN;
      if (!isnan (wrong))
        {
          char             text[G_ASCII_DTOSTR_BUF_SIZE];
          g_autofree char *meaning = nun_ucd_explain (ucd);

          g_ascii_formatd (text, sizeof text, "%.6g", wrong);
          nun_judge_add_at (
              judge, collection, i, "ucd", "value-beyond-meaning",
              g_strdup_printf (_ ("Column “%s” has the value %s %s, which no %s can be."),
                               nun_judge_column (collection, i)->name, text, unit,
                               meaning != NULL ? meaning : ucd),
              _ ("If the value stands for a missing one, say so under Means None; else mend the "
                 "UCD "
                 "or the unit."));
        }
      return;
    }
}

/* -- identifiers -------------------------------------------------------------------------------------- */

/* Whole numbers beyond these have no place of their own in a double and a float: neighbours become one. */
#define MOST_IN_DOUBLE 9007199254740992.0
#define MOST_IN_FLOAT 16777216.0

static void
judge_float_identifier (NunJudge *judge, const NunCollection *collection, guint i)
{
  const NunColumn        *column = nun_judge_column (collection, i);
  const NunColumnProfile *values = values_at (collection, i);
  const char             *ucd = nun_judge_said (judge, collection, i, "ucd");
  double most = column->datatype == NUN_DATATYPE_DOUBLE ? MOST_IN_DOUBLE : MOST_IN_FLOAT;

  if ((column->datatype != NUN_DATATYPE_DOUBLE && column->datatype != NUN_DATATYPE_FLOAT) ||
      !(nun_ucd_has_word (ucd, "meta.id") ||
        nun_description_get_role (judge->description, collection->name, column->name) ==
            NUN_ROLE_ID) ||
      fmax (fabs (values->minimum), fabs (values->maximum)) <= most)
    return;
  nun_judge_add_at (
      judge, collection, i, "role", "identifier-as-float",
      g_strdup_printf (_ ("Identifiers in “%s” are kept as floating-point numbers, which have too "
                          "few digits for them: their last ones are lost."),
                       column->name),
      _ ("Write the column as whole numbers or as text into the file, and read it again."));
}

/* -- one finding for all columns of a kind ------------------------------------------------------------ */

/* Names in a sentence; what follows is counted. */
#define MOST_NAMED 6

typedef gboolean (*IsSuch) (const NunJudge *judge, const NunCollection *collection, guint i);

/* sentence: with one place for the names.  NULL when no column is such. */
static NunFinding *
judge_such (NunJudge            *judge,
            const NunCollection *collection,
            IsSuch               is_such,
            const char          *id,
            const char          *key,
            const char          *edit,
            const char          *mend)
{
  g_autoptr (GString) names = g_string_new (NULL);
  NunFinding         *finding = NULL;
  guint               n = 0;

  for (guint i = 0; i < collection->columns->len && i < collection->profile->n_columns; i++)
    {
      if (nun_judge_hides (judge, collection, i) || !is_such (judge, collection, i))
        continue;
      if (finding == NULL)
        finding = nun_judge_add_at (judge, collection, i, key, id, NULL, mend);
      if (n++ < MOST_NAMED)
        g_string_append_printf (names, "%s“%s”", n > 1 ? ", " : "",
                                nun_judge_column (collection, i)->name);
      if (edit != NULL)
        nun_judge_edit_at (finding, collection, i, key, edit);
    }
  if (n > MOST_NAMED)
    g_string_append (names, ", …");
  if (finding != NULL)
    finding->sentence = g_strdup (names->str);
  return finding;
}

/* The names become a sentence. */
static void
tell (NunFinding *finding, const char *format)
{
  g_autofree char *names = NULL;

  if (finding == NULL)
    return;
  names = finding->sentence;
  finding->sentence = g_strdup_printf ("%s %s.", format, names);
}

/* -- what is not there -------------------------------------------------------------------------------- */

static gboolean
plays_no_part (const NunJudge *judge, const NunCollection *collection, guint i)
{
  return nun_description_get_role (judge->description, collection->name,
                                   nun_judge_column (collection, i)->name) == NUN_ROLE_DATA;
}

static gboolean
is_empty (const NunJudge *judge, const NunCollection *collection, guint i)
{
  return collection->n_rows > 0 && values_at (collection, i)->n_null == collection->n_rows &&
         plays_no_part (judge, collection, i);
}

static gboolean
is_constant (const NunJudge *judge, const NunCollection *collection, guint i)
{
  return collection->n_rows >= MANY_ROWS && values_at (collection, i)->n_null == 0 &&
         values_at (collection, i)->n_distinct == 1 && plays_no_part (judge, collection, i);
}

static void
judge_empty (NunJudge *judge, const NunCollection *collection)
{
  tell (judge_such (judge, collection, is_empty, "column-empty", "hidden", "yes",
                    _ ("Hide what nobody will miss.")),
        _ ("No row has a value in"));
  tell (judge_such (judge, collection, is_constant, "column-constant", "hidden", "yes",
                    _ ("Tell the value in the description of the table, and hide the column.")),
        _ ("Every row has the same value in"));
}

static void
judge_filler (NunJudge *judge, const NunCollection *collection, guint i)
{
  const char     *name = nun_judge_column (collection, i)->name;
  const NunDatum *none =
      nun_description_get (judge->description, collection->name, name, "null_value");
  NunFinding *finding;

  if (none == NULL || none->origin != NUN_ORIGIN_GUESS || *none->value == 0 ||
      none->confidence >= NUN_SUGGEST_SURE)
    return;
  finding = nun_judge_add_at (
      judge, collection, i, "null_value", "guessed-null",
      g_strdup_printf (_ ("%s in column “%s” looks like a missing value: %s"), none->value, name,
                       none->reason),
      _ ("Accept that it means none, or say that it is a value by leaving the field empty."));
  nun_judge_edit_at (finding, collection, i, "null_value", none->value);
}

/* -- units -------------------------------------------------------------------------------------------- */

/* Quantities of which a number says nothing without its unit. */
static const char *const wants_unit[] = { "phot.flux",
                                          "phys.temperature",
                                          "phys.mass",
                                          "phys.luminosity",
                                          "phys.angSize",
                                          "phys.size",
                                          "em.wl",
                                          "em.freq",
                                          "em.energy",
                                          "spect.dopplerVeloc",
                                          "phys.veloc",
                                          "pos.pm",
                                          "pos.parallax",
                                          "pos.distance",
                                          "pos.eq",
                                          "pos.galactic",
                                          "pos.ecliptic",
                                          "pos.angDistance",
                                          "time.duration",
                                          "time.period",
                                          NULL };

static void
judge_missing_unit (NunJudge *judge, const NunCollection *collection, guint i)
{
  const char     *ucd = nun_judge_said (judge, collection, i, "ucd");
  const char     *name = nun_judge_column (collection, i)->name;
  const NunDatum *unit = nun_description_get (judge->description, collection->name, name, "unit");

  if (*nun_judge_said (judge, collection, i, "unit") != 0 || strstr (ucd, "arith.") != NULL ||
      (unit != NULL && unit->origin == NUN_ORIGIN_PERSON))
    return;
  for (guint k = 0; wants_unit[k] != NULL; k++)
    if (is_bounded (ucd, "", wants_unit[k]))
      {
        nun_judge_add_at (judge, collection, i, "unit", "no-unit",
                          g_strdup_printf (_ ("Column “%s” is said to be %s, but not in which "
                                              "unit."),
                                           name, ucd),
                          _ ("Choose its unit; if it has none, set the field to nothing."));
        return;
      }
}

static void
judge_unit_on_text (NunJudge *judge, const NunCollection *collection, guint i)
{
  const NunColumn *column = nun_judge_column (collection, i);
  const char      *unit = nun_judge_said (judge, collection, i, "unit");
  NunFinding      *finding;

  if (!nun_datatype_is_text (column->datatype) || *unit == 0 ||
      nun_unit_angle (unit) != NUN_UNIT_NO_ANGLE || values_at (collection, i)->sexagesimal ||
      nun_unit_quantity (unit) == NUN_QUANTITY_TIME)
    return;
  finding =
      nun_judge_add_at (judge, collection, i, "unit", "unit-on-text",
                        g_strdup_printf (_ ("Column “%s” is text, which cannot be measured in %s."),
                                         column->name, unit),
                        _ ("Take the unit away; if the column should hold numbers, look for the "
                           "cells that are none."));
  nun_judge_edit_at (finding, collection, i, "unit", "");
}

/* -- photometry and motion ---------------------------------------------------------------------------- */

static gboolean
has_no_band (const NunJudge *judge, const NunCollection *collection, guint i)
{
  const char *ucd = nun_judge_said (judge, collection, i, "ucd");

  return is_number (collection, i) && is_bounded (ucd, "", "phot.mag") &&
         strstr (ucd, "em.") == NULL && strstr (ucd, "bolom") == NULL;
}

static void
judge_band (NunJudge *judge, const NunCollection *collection)
{
  tell (judge_such (judge, collection, has_no_band, "magnitude-without-band", "ucd", NULL,
                    _ ("Add the band to their UCDs, such as em.opt.V.")),
        _ ("Nothing says in which band the magnitudes are in"));
}

static void
judge_motion (NunJudge *judge, const NunCollection *collection)
{
  int      ra = -1, dec = -1;
  gboolean epoch = FALSE;

  for (guint i = 0; i < collection->columns->len; i++)
    {
      const char *ucd = nun_judge_said (judge, collection, i, "ucd");
      gboolean    motion = g_ascii_strncasecmp (ucd, "pos.pm", 6) == 0;

      if (motion && nun_ucd_has_word (ucd, "pos.eq.ra"))
        ra = (int) i;
      if (motion && nun_ucd_has_word (ucd, "pos.eq.dec"))
        dec = (int) i;
      epoch = epoch || nun_ucd_has_word (ucd, "time.epoch");
    }
  if ((ra >= 0) != (dec >= 0))
    nun_judge_add_at (
        judge, collection, (guint) MAX (ra, dec), "ucd", "motion-on-one-axis",
        g_strdup_printf (_ ("“%s” is a proper motion along one axis; no column is the other one."),
                         nun_judge_column (collection, (guint) MAX (ra, dec))->name),
        _ ("Give the column of the other axis its UCD, pos.pm with pos.eq.ra or pos.eq.dec."));
  if (ra >= 0 && dec >= 0 && !epoch)
    nun_judge_add_at (
        judge, collection, (guint) ra, "ucd", "motion-without-epoch",
        g_strdup_printf (_ ("Table “%s” has proper motions, but nothing says at which epoch the "
                            "positions hold."),
                         collection->name),
        _ ("Tell the epoch in the description of the table, or add a column with it."));
}

/* -- twins -------------------------------------------------------------------------------------------- */

static gboolean
are_twins (const NunCollection *collection, guint i, guint k)
{
  const NunColumnProfile *a = values_at (collection, i), *b = values_at (collection, k);

  return a->has_range && b->has_range && a->n_distinct > MANY_ROWS &&
         a->n_distinct == b->n_distinct && a->n_null == b->n_null && a->minimum == b->minimum &&
         a->maximum == b->maximum && a->next_minimum == b->next_minimum &&
         a->next_maximum == b->next_maximum &&
         memcmp (a->histogram, b->histogram, sizeof a->histogram) == 0;
}

/* In wide tables it would take too long to look at all pairs. */
#define MOST_COMPARED 400

static void
judge_twins (NunJudge *judge, const NunCollection *collection)
{
  guint n = MIN (collection->columns->len, MOST_COMPARED);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      if (is_number (collection, i) && is_number (collection, k) && are_twins (collection, i, k) &&
          !nun_judge_hides (judge, collection, i) && !nun_judge_hides (judge, collection, k))
        {
          NunFinding *finding = nun_judge_add_at (
              judge, collection, k, "hidden", "column-twins",
              g_strdup_printf (_ ("Columns “%s” and “%s” seem to hold the same numbers."),
                               nun_judge_column (collection, i)->name,
                               nun_judge_column (collection, k)->name),
              _ ("Hide the second one."));

          nun_judge_edit_at (finding, collection, k, "hidden", "yes");
          return;
        }
}

void
nun_judge_values (NunJudge *judge, const NunCollection *collection)
{
  for (guint i = 0; i < collection->columns->len && i < collection->profile->n_columns; i++)
    {
      if (nun_judge_hides (judge, collection, i))
        continue;
      judge_unit_on_text (judge, collection, i);
      if (!is_number (collection, i))
        continue;
      judge_filler (judge, collection, i);
      judge_missing_unit (judge, collection, i);
      if (!values_at (collection, i)->has_range)
        continue;
      judge_bounds (judge, collection, i);
      judge_float_identifier (judge, collection, i);
    }
  judge_empty (judge, collection);
  judge_band (judge, collection);
  judge_motion (judge, collection);
  judge_twins (judge, collection);
}
