/* How far tables, images and spectra reach in time and in the spectrum. */
#include "describe/coverage.h"

#include <math.h>
#include <string.h>

#include "describe/view.h"
#include "vocabulary/band.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

#define LIGHT_M_S 299792458.0

/* Julian dates count from noon, modified ones from midnight. */
#define JD_OF_MJD_0 2400000.5

/* Times of observation lie between 1840 and 2100: other numbers are none. */
#define FIRST_MJD -6878.0
#define LAST_MJD 88069.0

/* -- what of a column is filled ---------------------------------------------------------------------- */

/* Of one column: linear or reciprocal in its numbers. */
typedef struct
{
  double   scale, offset;   /* of the number */
  gboolean reciprocal;      /* the coordinate is scale over the number */
  double   lowest, highest; /* coordinates beyond are none */
} Axis;

static void
add_span (GArray *intervals, const Axis *axis, double from, double to)
{
  double      a = axis->reciprocal ? axis->scale / from : axis->scale * from + axis->offset;
  double      b = axis->reciprocal ? axis->scale / to : axis->scale * to + axis->offset;
  NunInterval interval = { MIN (a, b), MAX (a, b) };

  if (isfinite (a) && isfinite (b) && interval.low >= axis->lowest &&
      interval.high <= axis->highest)
    g_array_append_val (intervals, interval);
}

/* The parts of its range in which there are values. */
static void
add_column (GArray *intervals, const Axis *axis, const NunColumnProfile *values)
{
  double width = values->histogram_width;

  if (width <= 0)
    {
      add_span (intervals, axis, values->minimum, values->maximum);
      return;
    }
  for (guint i = 0; i < NUN_PROFILE_BINS; i++)
    {
      double low = values->histogram_low + i * width;

      if (values->histogram[i] > 0)
        add_span (intervals, axis, MAX (low, values->minimum), MIN (low + width, values->maximum));
    }
}

/* -- time --------------------------------------------------------------------------------------------- */

/* A day count; years are mostly the epoch of a position and no time of observation, unless the UCD says obs. */
static gboolean
time_axis (const NunColumn *column, const NunColumnProfile *values, Axis *axis)
{
  double days;

  *axis = (Axis){ 1.0, 0.0, FALSE, FIRST_MJD, LAST_MJD };
  if (column->unit == NULL || !nun_unit_convert (column->unit, "d", &days, NULL))
    return FALSE;
  if (days == 1.0)
    {
      axis->offset = values->minimum > JD_OF_MJD_0 - 1e5 ? -JD_OF_MJD_0 : 0.0;
      return values->minimum > 10000.0; /* smaller ones count from a day of their own */
    }
  if (!nun_ucd_has_word (column->ucd, "obs") || values->minimum < 1800 || values->maximum > 2100)
    return FALSE;
  /* Julian years: J2000.0 is MJD 51544.5. */
  axis->scale = 365.25;
  axis->offset = 51544.5 - 2000.0 * 365.25;
  return fabs (days - 365.25) < 0.5;
}

static gboolean
begins_with_word (const char *ucd, const char *word)
{
  gsize length = strlen (word);

  return ucd != NULL && g_ascii_strncasecmp (ucd, word, length) == 0 &&
         (ucd[length] == 0 || ucd[length] == ';');
}

const char *
nun_coverage_time_origin (const NunColumn *column, const NunColumnProfile *values)
{
  static const char *const words[] = { "time.epoch", "time.start", "time.end" };
  Axis                     axis;

  if (!values->has_range || !nun_datatype_is_number (column->datatype) ||
      nun_column_is_array (column) || !time_axis (column, values, &axis) || axis.scale != 1.0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (begins_with_word (column->ucd, words[i]))
      return axis.offset == 0.0 ? "MJD-origin" : "JD-origin";
  return NULL;
}

/* What begins and ends: everything between counts. */
static void
add_exposures (GArray *intervals, GArray *starts, GArray *ends)
{
  NunInterval whole;

  if (starts->len == 0 || ends->len == 0)
    {
      g_array_append_vals (intervals, starts->data, starts->len);
      g_array_append_vals (intervals, ends->data, ends->len);
      return;
    }
  nun_intervals_merge (starts, 1);
  nun_intervals_merge (ends, 1);
  whole.low = g_array_index (starts, NunInterval, 0).low;
  whole.high =
      MAX (g_array_index (ends, NunInterval, 0).high, g_array_index (starts, NunInterval, 0).high);
  g_array_append_val (intervals, whole);
}

static const NunColumnProfile *
numbers_of (const NunCollection *collection, const NunViewColumn *shown)
{
  const NunColumnProfile *values;

  if (shown->source < 0 || collection->profile == NULL || shown->column->ucd == NULL ||
      !nun_datatype_is_number (shown->column->datatype) || nun_column_is_array (shown->column))
    return NULL;
  values = &collection->profile->columns[shown->source];
  return values->has_range ? values : NULL;
}

static void
add_times (const NunCollection *collection, GPtrArray *shown, GArray *intervals)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (NunInterval));

  for (guint i = 0; i < shown->len; i++)
    {
      const NunViewColumn    *one = shown->pdata[i];
      const NunColumnProfile *values = numbers_of (collection, one);
      const char             *ucd = one->column->ucd;
      Axis                    axis;

      if (values == NULL || !time_axis (one->column, values, &axis))
        continue;
      if (begins_with_word (ucd, "time.start"))
        add_column (starts, &axis, values);
      else if (begins_with_word (ucd, "time.end"))
        add_column (ends, &axis, values);
      else if (begins_with_word (ucd, "time.epoch"))
        add_column (intervals, &axis, values);
    }
  add_exposures (intervals, starts, ends);
}

/* -- the spectrum --------------------------------------------------------------------------------------- */

static gboolean
spectral_axis (const NunColumn *column, Axis *axis)
{
  double factor;

  *axis = (Axis){ 1.0, 0.0, FALSE, 1e-30, 1e-3 };
  if (column->unit == NULL || *column->unit == 0)
    return FALSE;
  if (begins_with_word (column->ucd, "em.wl") &&
      nun_unit_convert (column->unit, "m", &factor, NULL))
    {
      axis->scale = NUN_JOULE_METRE / factor;
      axis->reciprocal = TRUE;
      return TRUE;
    }
  if (begins_with_word (column->ucd, "em.freq") &&
      nun_unit_convert (column->unit, "Hz", &factor, NULL))
    {
      axis->scale = NUN_JOULE_METRE / LIGHT_M_S * factor;
      return TRUE;
    }
  if (begins_with_word (column->ucd, "em.energy") &&
      nun_unit_convert (column->unit, "J", &factor, NULL))
    {
      axis->scale = factor;
      return TRUE;
    }
  return FALSE;
}

/* A flux or a magnitude "phot.mag;em.opt.V" was measured in the band that its UCD names. */
static void
add_band (GArray *intervals, const char *ucd)
{
  g_auto (GStrv) words = NULL;

  if (ucd == NULL ||
      (g_ascii_strncasecmp (ucd, "phot.", 5) != 0 && g_ascii_strncasecmp (ucd, "spect.", 6) != 0))
    return;
  words = g_strsplit (ucd, ";", -1);
  for (guint i = 1; words[i] != NULL; i++)
    {
      NunInterval interval;
      double      low_m, high_m;

      if (!nun_band_em_range (words[i], &low_m, &high_m))
        continue;
      interval = (NunInterval){ NUN_JOULE_METRE / high_m, NUN_JOULE_METRE / low_m };
      g_array_append_val (intervals, interval);
    }
}

static void
add_light (const NunCollection *collection, GPtrArray *shown, GArray *intervals)
{
  for (guint i = 0; i < shown->len; i++)
    {
      const NunViewColumn    *one = shown->pdata[i];
      const NunColumnProfile *values = numbers_of (collection, one);
      Axis                    axis;

      if (values != NULL && spectral_axis (one->column, &axis))
        add_column (intervals, &axis, values);
      else
        add_band (intervals, one->column->ucd);
    }
}

/* -- both ----------------------------------------------------------------------------------------------- */

static GArray *
measure (const NunDescription *description, const char *table, gboolean temporal)
{
  const NunCollection  *collection = nun_description_find_collection (description, table);
  g_autoptr (GPtrArray) shown = NULL;
  GArray               *intervals;

  if (collection == NULL)
    return g_array_new (FALSE, FALSE, sizeof (NunInterval));
  if (collection->kind != NUN_COLLECTION_TABLE)
    {
      intervals = nun_intervals_from_text (temporal ? collection->temporal : collection->spectral);
      nun_intervals_merge (intervals, NUN_INTERVALS_MOST);
      return intervals;
    }
  intervals = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  shown = nun_view_columns (description, table, NUN_UCD_STYLE_UCD1PLUS, 3);
  if (temporal)
    add_times (collection, shown, intervals);
  else
    add_light (collection, shown, intervals);
  nun_intervals_merge (intervals, NUN_INTERVALS_MOST);
  return intervals;
}

GArray *
nun_coverage_temporal (const NunDescription *description, const char *table)
{
  return measure (description, table, TRUE);
}

GArray *
nun_coverage_spectral (const NunDescription *description, const char *table)
{
  return measure (description, table, FALSE);
}
