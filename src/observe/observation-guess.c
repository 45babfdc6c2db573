/* The default rule of each field: what is measured first, then the keywords that the headers have. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "observe/keyword.h"
#include "observe/observation.h"

/* Headers that are looked at, spread over the set. */
#define SAMPLE 60
#define MOST_KEYWORDS 6
#define LEAST_FITNESS 0.45

/* Where the time of day stands when the date has none. */
#define TIMES_OF_DAY "TIME-OBS, UTC-OBS, UT, UTSTART, TIME-BEG, TIME, TAIHMS"

/* -- what is measured -------------------------------------------------------------------------------- */

/* kinds: bits of 1 << NunDatasetKind.  Further ways that the headers know come behind "else". */
static const struct
{
  const char *key, *rule;
  guint       kinds;
  double      confidence;
  const char *reason;
} measured[] = {
  { "dataproduct_type", "measured product type", 3, 0.95, N_ ("The number of its axes tells.") },
  { "calib_level", "constant 2", 3, 0.5,
    N_ ("Most files that are published are calibrated; look whether these are.") },
  { "obs_id", "file stem", 3, 0.7, N_ ("The file's name without its ending.") },
  { "s_ra", "measured right ascension", 1, 0.97, N_ ("The middle of the image.") },
  { "s_dec", "measured declination", 1, 0.97, N_ ("The middle of the image.") },
  { "s_region", "measured footprint", 1, 0.97, N_ ("The edges of the image on the sky.") },
  { "s_fov", "measured field of view", 1, 0.95, N_ ("The circle around the image.") },
  { "s_pixel_scale", "measured pixel scale", 1, 0.97, N_ ("From the world coordinates.") },
  { "s_xel1", "measured pixels x", 1, 0.97, N_ ("Counted in the header.") },
  { "s_xel2", "measured pixels y", 1, 0.97, N_ ("Counted in the header.") },
  { "t_min", "measured start", 1, 0.9, N_ ("The time axis of the cube.") },
  { "t_max", "measured end", 1, 0.9, N_ ("The time axis of the cube.") },
  { "t_xel", "measured times", 1, 0.9, N_ ("Counted in the header.") },
  { "em_min", "measured shortest wavelength", 3, 0.95, N_ ("The spectral axis.") },
  { "em_max", "measured longest wavelength", 3, 0.95, N_ ("The spectral axis.") },
  { "em_xel", "measured wavelengths", 3, 0.95, N_ ("Counted along the spectral axis.") },
  { "em_res_power", "measured resolving power", 2, 0.9, N_ ("The file says so.") },
  { "em_ucd", "constant em.wl", 3, 0.6, N_ ("Wavelengths are what is served.") },
  { "pol_states", "measured polarisations", 1, 0.95, N_ ("The polarisation axis.") },
  { "o_unit", "measured flux unit", 3, 0.9, N_ ("The header or the column says so.") },
  { "o_ucd", "measured flux UCD", 3, 0.7, N_ ("The unit tells what is counted.") },
  { "o_calib_status", "measured flux calibration", 2, 0.7, N_ ("The unit tells.") },
};

/* -- keywords ---------------------------------------------------------------------------------------- */

typedef enum
{
  FORM_PLAIN,
  FORM_DATE,
  FORM_HOURS,
  FORM_DEGREES,
  FORM_NUMBER,
} Form;

/* A keyword that may carry the field. */
typedef struct
{
  char  *keyword;
  double fitness;
  guint  n;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_free (self->keyword);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  if (data != NULL)
    nun_keyword_reading_free (data);
}

static void
meet (GPtrArray *candidates, const NunSuggestion *suggestion)
{
  Candidate *found = NULL;

  for (guint i = 0; i < candidates->len && found == NULL; i++)
    if (g_str_equal (((Candidate *) candidates->pdata[i])->keyword, suggestion->value))
      found = candidates->pdata[i];
  if (found == NULL)
    {
      found = g_new0 (Candidate, 1);
      found->keyword = g_strdup (suggestion->value);
      g_ptr_array_add (candidates, found);
    }
  found->fitness = MAX (found->fitness, suggestion->confidence);
  found->n++;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = *(Candidate *const *) a, *two = *(Candidate *const *) b;

  if (one->fitness != two->fitness)
    return one->fitness > two->fitness ? -1 : 1;
  return one->n != two->n ? (one->n > two->n ? -1 : 1) : strcmp (one->keyword, two->keyword);
}

/* The value at the reference pixel is that of an axis: where it is a place on the sky, the world coordinates have told so
 * already.  Seconds since a mission's own date are no dates either (append_mission_time). */
static gboolean
is_reference (const NunSuggestion *suggestion)
{
  return g_str_has_prefix (suggestion->value, "CRVAL") ||
         g_str_equal (suggestion->value, "TSTART") || g_str_equal (suggestion->value, "TSTOP");
}

struct _NunObservationSample
{
  GPtrArray *datasets; /* all of them */
  GPtrArray *readings; /* of NunKeywordReading, of SAMPLE headers; NULL for a dataset without */
};

NunObservationSample *
nun_observation_sample_new (GPtrArray *datasets)
{
  NunObservationSample *self = g_new0 (NunObservationSample, 1);
  guint                 step = MAX (1, datasets->len / SAMPLE);

  self->datasets = g_ptr_array_ref (datasets);
  self->readings = g_ptr_array_new_with_free_func (reading_free);
  for (guint i = 0; i < datasets->len; i += step)
    {
      const NunDataset *dataset = datasets->pdata[i];
      guint             n_cards = 0;
      const NunCard    *cards =
          dataset->header != NULL ? nun_header_get_cards (dataset->header, &n_cards) : NULL;

      g_ptr_array_add (self->readings,
                       cards != NULL ? nun_keyword_reading_new (cards, n_cards) : NULL);
    }
  return self;
}

void
nun_observation_sample_free (NunObservationSample *self)
{
  g_ptr_array_unref (self->datasets);
  g_ptr_array_unref (self->readings);
  g_free (self);
}

/* Keywords that only may carry it say nothing where others do. */
static void
drop_doubtful (GPtrArray *candidates)
{
  gboolean sure =
      candidates->len > 0 && ((Candidate *) candidates->pdata[0])->fitness >= NUN_DATUM_ENOUGH;

  while (sure && ((Candidate *) candidates->pdata[candidates->len - 1])->fitness < NUN_DATUM_ENOUGH)
    g_ptr_array_remove_index (candidates, candidates->len - 1);
}

/* Of Candidate, best first; n_headers: how many have one of them. */
static GPtrArray *
find_candidates (const NunObservationSample *sample,
                 const char                 *key,
                 guint                      *n_looked,
                 guint                      *n_headers)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (candidate_free);

  *n_looked = *n_headers = 0;
  for (guint i = 0; i < sample->readings->len; i++)
    {
      guint                 n_good = 0;
      g_autoptr (GPtrArray) found = NULL;

      ++*n_looked;
      if (sample->readings->pdata[i] == NULL)
        continue;
      found = nun_keyword_reading_for_field (sample->readings->pdata[i], key);
      for (guint k = 0; k < found->len && k < MOST_KEYWORDS; k++)
        if (((NunSuggestion *) found->pdata[k])->confidence >= LEAST_FITNESS &&
            !is_reference (found->pdata[k]))
          {
            meet (candidates, found->pdata[k]);
            n_good++;
          }
      *n_headers += n_good > 0;
    }
  g_ptr_array_sort (candidates, compare_candidates);
  drop_doubtful (candidates);
  if (candidates->len > MOST_KEYWORDS)
    g_ptr_array_set_size (candidates, MOST_KEYWORDS);
  return candidates;
}

/* -- steps ------------------------------------------------------------------------------------------- */

static Form
form_of (const NunObservationField *field)
{
  if (g_str_equal (field->key, "t_min") || g_str_equal (field->key, "t_max") ||
      g_str_equal (field->key, "t_mid"))
    return FORM_DATE;
  if (g_str_equal (field->key, "s_ra"))
    return FORM_HOURS;
  if (g_str_equal (field->key, "s_dec"))
    return FORM_DEGREES;
  return nun_datatype_is_number (field->datatype) ? FORM_NUMBER : FORM_PLAIN;
}

static void
append_way (GString *rule, const char *way)
{
  if (rule->len > 0)
    g_string_append (rule, " else ");
  g_string_append (rule, way);
}

/* "A, B" of the first so many candidates. */
static void
append_names (GString *out, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            ((Candidate *) candidates->pdata[i])->keyword);
}

/* "keyword A, B" and what brings their values into the field's unit. */
static void
append_keywords (GString *rule, const NunObservationField *field, GPtrArray *candidates)
{
  static const char *const steps[] = {
    [FORM_PLAIN] = "",
    [FORM_DATE] = " | date " TIMES_OF_DAY,
    [FORM_HOURS] = " | angle hours",
    [FORM_DEGREES] = " | angle degrees",
    [FORM_NUMBER] = "",
  };
  g_autoptr (GString) way = g_string_new ("keyword ");
  Form                form = form_of (field);

  if (candidates->len == 0)
    return;
  append_names (way, candidates);
  if (form == FORM_NUMBER)
    g_string_append_printf (way, " in %s", *field->unit != 0 ? field->unit : "1");
  g_string_append (way, steps[form]);
  append_way (rule, way->str);
}

/* The filter tells the light where no axis does. */
static void
append_bands (GString *rule, const NunObservationSample *sample, const char *part)
{
  guint                 n_looked, n_headers;
  g_autoptr (GPtrArray) filters = find_candidates (sample, "bandpass_name", &n_looked, &n_headers);

  for (guint i = 0; i < filters->len && i < 3; i++)
    {
      g_autofree char *way = g_strdup_printf ("keyword %s | band %s",
                                              ((Candidate *) filters->pdata[i])->keyword, part);

      append_way (rule, way);
    }
}

static gboolean
any_has (GPtrArray *datasets, const char *keyword)
{
  for (guint i = 0; i < datasets->len; i++)
    {
      const NunDataset *dataset = datasets->pdata[i];

      if (dataset->header != NULL && nun_header_get (dataset->header, keyword) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* High-energy missions count from a date of their own (FITS standard 4.0, section 9.2.2). */
static void
append_mission_time (GString *rule, const char *keyword)
{
  static const char *const references[] = { "keyword MJDREFI in d | plus keyword MJDREFF in d",
                                            "keyword MJDREF in d", "keyword MJDREFI in d" };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *way = g_strdup_printf ("%s | plus keyword %s in d", references[i], keyword);

      append_way (rule, way);
    }
}

/* An exposure ends when its time has passed. */
static void
append_end (GString *rule, const NunObservationSample *sample)
{
  guint                 n_looked, n_headers;
  g_autoptr (GPtrArray) begin = find_candidates (sample, "t_min", &n_looked, &n_headers);
  g_autoptr (GPtrArray) time = find_candidates (sample, "t_exptime", &n_looked, &n_headers);

  g_autoptr (GString) way = g_string_new ("keyword ");

  if (begin->len == 0 || time->len == 0)
    return;
  append_names (way, begin);
  g_string_append (way, " | date " TIMES_OF_DAY " | plus keyword ");
  append_names (way, time);
  g_string_append (way, " in d");
  append_way (rule, way->str);
}

/* -- the guess --------------------------------------------------------------------------------------- */

static char *
keyword_reason (GPtrArray *candidates, guint n_headers, guint n_looked)
{
  const Candidate *best = candidates->pdata[0];

  if (n_headers == n_looked)
    return g_strdup_printf (_ ("%s carries it in all headers that were looked at."), best->keyword);
  return g_strdup_printf (_ ("%s carries it in %u of the %u headers that were looked at."),
                          best->keyword, n_headers, n_looked);
}

/* Headers without the keyword leave room for doubt, but in a mixed folder they make nothing wrong of the others. */
static double
keyword_confidence (GPtrArray *candidates, guint n_headers, guint n_looked)
{
  double fitness = ((Candidate *) candidates->pdata[0])->fitness;
  double confidence = fitness * (0.5 + 0.5 * n_headers / n_looked);

  return fitness >= NUN_DATUM_ENOUGH ? MAX (confidence, NUN_DATUM_ENOUGH) : confidence;
}

/* What the measured kind gives in the sample: a rule that works for no file says nothing. */
static gboolean
works (const char *text, GPtrArray *datasets)
{
  g_autoptr (NunRule) rule = nun_rule_parse (text, NULL);
  guint               step = MAX (1, datasets->len / SAMPLE);

  for (guint i = 0; rule != NULL && i < datasets->len; i += step)
    {
      g_autofree char *value = nun_rule_evaluate (rule, datasets->pdata[i], NULL);

      if (value != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Every file has a name and lies in a folder: whatever keywords are worth, none is left without a title and a
 * collection.  reason: exchanged where it is that which counts. */
static void
append_fallback (GString *rule, const char *field_key, char **reason, double *confidence)
{
  gboolean is_title = g_str_equal (field_key, "obs_title");

  if (!is_title && !g_str_equal (field_key, "obs_collection"))
    return;
  append_way (rule, is_title ? "file name" : "file folder");
  if (*confidence >= NUN_DATUM_ENOUGH)
    return;
  g_free (*reason);
  *reason = g_strdup (is_title ? _ ("Files without a title of their own are called by their names.")
                               : _ ("Files of a folder belong together; it is called so."));
  *confidence = 0.6;
}

NunDatum *
nun_observation_guess_rule (const NunObservationSample *sample,
                            NunDatasetKind              kind,
                            const char                 *field_key)
{
  GPtrArray                 *datasets = sample->datasets;
  const NunObservationField *field = nun_observation_field_find (field_key);
  g_autoptr (GString)        rule = g_string_new (NULL);
  g_autoptr (GPtrArray)      candidates = NULL;
  g_autofree char           *reason = NULL;
  double                     confidence = 0;
  guint                      n_looked, n_headers;

  for (guint i = 0; i < G_N_ELEMENTS (measured); i++)
    if (g_str_equal (measured[i].key, field_key) && (measured[i].kinds >> kind & 1) &&
        works (measured[i].rule, datasets))
      {
        g_string_append (rule, measured[i].rule);
        reason = g_strdup (_ (measured[i].reason));
        confidence = measured[i].confidence;
      }
  candidates = find_candidates (sample, field_key, &n_looked, &n_headers);
  /* Wavelengths are kept in metres, whatever the file counts in. */
  if (g_str_equal (field_key, "em_unit"))
    return nun_datum_new ("constant m", NUN_ORIGIN_GUESS, 0.95,
                          _ ("The unit of the wavelengths here."));
  if (reason == NULL && candidates->len > 0)
    {
      reason = keyword_reason (candidates, n_headers, n_looked);
      confidence = keyword_confidence (candidates, n_headers, n_looked);
    }
  append_keywords (rule, field, candidates);
  if (g_str_equal (field_key, "em_min") || g_str_equal (field_key, "em_max"))
    append_bands (rule, sample, g_str_equal (field_key, "em_min") ? "shortest" : "longest");
  if (g_str_equal (field_key, "t_min") && any_has (datasets, "TSTART"))
    append_mission_time (rule, "TSTART");
  if (g_str_equal (field_key, "t_max") && any_has (datasets, "TSTOP"))
    append_mission_time (rule, "TSTOP");
  if (g_str_equal (field_key, "t_max"))
    append_end (rule, sample);
  append_fallback (rule, field_key, &reason, &confidence);
  if (rule->len == 0 || !works (rule->str, datasets))
    return NULL;
  if (reason == NULL)
    {
      reason = g_strdup (_ ("It follows from other keywords."));
      confidence = 0.7;
    }
  return nun_datum_new (rule->str, NUN_ORIGIN_GUESS, confidence, reason);
}
