/* What the parameters of SSAP 1.1 ask for (sections 4.1 and 8.7.2). */

#include "serve/ssap-question.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "observe/observation.h"
#include "serve/host.h"
#include "serve/observation-text.h"
#include "vocabulary/band.h"

#define MJD_UNIX_EPOCH 40587.0
#define MICROSECONDS_OF_DAY 86400e6

static const NunParameter *
parameter_of (guint which)
{
  return &nun_protocol_ssap.parameters[which];
}

/* The value without the blanks around it, NULL when it is not given or empty.  FALSE when it was given twice. */
static gboolean
get (const NunRequest *request, guint which, char **value, GError **error)
{
  const char *text;

  *value = NULL;
  if (!nun_request_get_text (request, parameter_of (which), &text, error))
    return FALSE;
  if (text != NULL && *text != '\0')
    *value = g_strstrip (g_strdup (text));
  return TRUE;
}

static gboolean
fail (GError **error, const char *name, const char *value, const char *cure)
{
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST, "%s=%s: %s", name, value, cure);
  return FALSE;
}

/* -- place ------------------------------------------------------------------------------------------- */

static gboolean
take_place (NunObservationSearch *search, const NunRequest *request, GError **error)
{
  g_autofree char *pos = NULL, *size = NULL;
  double           position[2], diameter = NUN_SSAP_DEFAULT_SIZE_DEG;

  if (!get (request, NUN_SSAP_POS, &pos, error) || !get (request, NUN_SSAP_SIZE, &size, error))
    return FALSE;
  if (size != NULL &&
      !nun_request_get_real (request, parameter_of (NUN_SSAP_SIZE), &diameter, error))
    return FALSE;
  if (pos == NULL)
    return TRUE;
  if (!nun_observation_read_position ("POS", pos, TRUE, position, error))
    return FALSE;
  nun_observation_search_add_region (
      search, nun_region_new_circle (position[0], position[1], MIN (diameter / 2, 180.0)));
  return TRUE;
}

/* -- wavelengths and times ----------------------------------------------------------------------------- */

/* One element of BAND: numbers, a filter's name, or a waveband's. */
static gboolean
read_band (const char *text, double ends[2], GError **error)
{
  static const struct
  {
    const char *name;
    double      ends_m[2];
  } wavebands[] = {
    /* VODataService 1.1's terms with the limits of RM 1.12, section 4.1 */
    { "radio", { 1e-2, INFINITY } }, { "millimeter", { 1e-4, 1e-2 } },
    { "infrared", { 1e-6, 1e-4 } },  { "optical", { 3e-7, 1e-6 } },
    { "uv", { 1e-7, 3e-7 } },        { "euv", { 1e-8, 1e-7 } },
    { "x-ray", { 1e-11, 1e-8 } },    { "gamma-ray", { -INFINITY, 1e-11 } },
  };
  NunBand band;
  double  confidence = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wavebands); i++)
    if (g_ascii_strcasecmp (text, wavebands[i].name) == 0)
      {
        ends[0] = wavebands[i].ends_m[0];
        ends[1] = wavebands[i].ends_m[1];
        return TRUE;
      }
  if (g_ascii_isalpha (*text) && nun_band_find (text, NULL, &band, &confidence))
    {
      ends[0] = band.centre_m - band.width_m / 2;
      ends[1] = band.centre_m + band.width_m / 2;
      return TRUE;
    }
  if (g_ascii_isalpha (*text))
    return fail (error, "BAND", text,
                 _ ("no such band is known; give wavelengths in metres as in 4e-7/7e-7"));
  return nun_observation_read_range ("BAND", text, ends, error);
}

/* Elements with commas between them, one qualifier behind all or each. */
static gboolean
take_list (NunObservationSearch *search, const NunRequest *request, guint which, GError **error)
{
  const char      *name = parameter_of (which)->name;
  g_autofree char *text = NULL;
  g_auto (GStrv)   elements = NULL;

  if (!get (request, which, &text, error))
    return FALSE;
  elements = g_strsplit (text != NULL ? text : "", ",", -1);
  for (guint i = 0; elements[i] != NULL; i++)
    {
      char    *qualifier = strchr (elements[i], ';');
      double   ends[2];
      gboolean fits;

      if (qualifier != NULL)
        *qualifier = '\0'; /* the frame of the source or of the observer: may be ignored */
      g_strstrip (elements[i]);
      fits = which == NUN_SSAP_BAND ? read_band (elements[i], ends, error)
                                    : nun_observation_read_dates (name, elements[i], ends, error);
      if (!fits)
        return FALSE;
      nun_observation_search_add_interval (search, which == NUN_SSAP_BAND ? "em_min" : "t_min",
                                           which == NUN_SSAP_BAND ? "em_max" : "t_max", ends);
    }
  return TRUE;
}

/* The file's own time stands for when the dataset was last changed. */
static gboolean
take_mtime (NunObservationSearch *search, const NunRequest *request, GError **error)
{
  g_autofree char *text = NULL;
  double           ends[2];

  if (!get (request, NUN_SSAP_MTIME, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!nun_observation_read_dates ("MTIME", text, ends, error))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    ends[i] = (ends[i] - MJD_UNIX_EPOCH) * MICROSECONDS_OF_DAY;
  nun_observation_search_add_interval (search, NUN_PRODUCT_MTIME, NUN_PRODUCT_MTIME, ends);
  return TRUE;
}

/* -- other numbers --------------------------------------------------------------------------------------- */

/* limit: what a single number is of the field: 0 the value itself, 1 the least, -1 the most. */
static const struct
{
  guint       parameter;
  const char *key;
  int         limit;
  double      factor;
} numbers[] = {
  { NUN_SSAP_SPECRP, "em_res_power", 1, 1 },   { NUN_SSAP_SPATRES, "s_resolution", -1, 3600 },
  { NUN_SSAP_TIMERES, "t_resolution", -1, 1 }, { NUN_SSAP_SNR, "snr", 1, 1 },
  { NUN_SSAP_REDSHIFT, "redshift", 0, 1 },     { NUN_SSAP_VARAMPL, "var_ampl", 0, 1 },
};

static gboolean
take_numbers (NunObservationSearch *search, const NunRequest *request, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char      *name = parameter_of (numbers[i].parameter)->name;
      g_autofree char *text = NULL;
      double           ends[2];

      if (!get (request, numbers[i].parameter, &text, error))
        return FALSE;
      if (text == NULL)
        continue;
      if (!nun_observation_read_range (name, text, ends, error))
        return FALSE;
      if (strchr (text, '/') == NULL && numbers[i].limit != 0)
        ends[numbers[i].limit > 0 ? 1 : 0] = numbers[i].limit * (double) INFINITY;
      ends[0] *= numbers[i].factor;
      ends[1] *= numbers[i].factor;
      nun_observation_search_add_interval (search, numbers[i].key, numbers[i].key, ends);
    }
  return TRUE;
}

/* -- words ----------------------------------------------------------------------------------------------- */

/* "relative" finds what is absolute too. */
static gboolean
take_state (NunObservationSearch *search, const NunRequest *request, guint which, GError **error)
{
  static const char *const flux[] = { "absolute", "calibrated", "relative", "normalized", NULL };
  static const char *const wave[] = { "absolute", "calibrated", "relative", NULL };
  const char *const       *states = which == NUN_SSAP_FLUXCALIB ? flux : wave;
  const char              *key = which == NUN_SSAP_FLUXCALIB ? "o_calib_status" : "em_calib_status";
  g_autofree char         *text = NULL, *folded = NULL;

  if (!get (request, which, &text, error))
    return FALSE;
  if (text == NULL || g_ascii_strcasecmp (text, "any") == 0)
    return TRUE;
  folded = g_ascii_strdown (text, -1);
  if (!g_strv_contains (states, folded))
    return fail (error, parameter_of (which)->name, text,
                 _ ("not a state of calibration; use absolute, relative or any"));
  for (guint i = 0; states[i] != NULL; i++)
    {
      nun_observation_search_add_text (search, key, states[i], FALSE);
      if (g_str_equal (states[i], folded))
        break;
    }
  return TRUE;
}

static gboolean
take_words (NunObservationSearch *search, const NunRequest *request, GError **error)
{
  g_autofree char *target = NULL, *classes = NULL, *publisher = NULL, *creator = NULL;
  g_autofree char *collection = NULL;
  g_auto (GStrv)   list = NULL;

  if (!get (request, NUN_SSAP_TARGETNAME, &target, error) ||
      !get (request, NUN_SSAP_TARGETCLASS, &classes, error) ||
      !get (request, NUN_SSAP_PUBDID, &publisher, error) ||
      !get (request, NUN_SSAP_CREATORDID, &creator, error) ||
      !get (request, NUN_SSAP_COLLECTION, &collection, error))
    return FALSE;
  if (target != NULL)
    nun_observation_search_add_text (search, "target_name", target, FALSE);
  list = g_strsplit (classes != NULL ? classes : "", ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    nun_observation_search_add_text (search, "target_class", g_strstrip (list[i]), FALSE);
  if (publisher != NULL)
    g_ptr_array_add (search->dids, g_steal_pointer (&publisher));
  if (creator != NULL)
    nun_observation_search_add_text (search, "obs_creator_did", creator, FALSE);
  if (collection != NULL)
    g_ptr_array_add (search->collections, g_steal_pointer (&collection));
  search->collection_part = TRUE;
  return TRUE;
}

/* -- forms ------------------------------------------------------------------------------------------------- */

/* Which forms a word of FORMAT means.  "fits" and "xml" are the data model's own serializations, which nobody offers: the
 * project's FITS is "native" (SSAP 1.1, section 4.1.1.5). */
static gboolean
take_format_name (NunObservationSearch *search, const char *word, gboolean *metadata)
{
  static const struct
  {
    const char *name;
    gboolean    file, spectrum, preview;
  } names[] = {
    { "all", TRUE, TRUE, FALSE },      { "compliant", FALSE, TRUE, FALSE },
    { "native", TRUE, FALSE, FALSE },  { "graphic", FALSE, FALSE, TRUE },
    { "votable", FALSE, TRUE, FALSE }, { "fits", FALSE, FALSE, FALSE },
    { "xml", FALSE, FALSE, FALSE },    { "metadata", FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (word, names[i].name) == 0)
      {
        if (names[i].file)
          {
            nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
            g_ptr_array_add (search->types, g_strdup ("*"));
          }
        if (names[i].spectrum)
          nun_observation_search_add_access (search, NUN_VO_ACCESS_SPECTRUM);
        if (names[i].preview)
          nun_observation_search_add_access (search, NUN_VO_ACCESS_PREVIEW);
        *metadata = *metadata || g_str_equal (names[i].name, "metadata");
        return TRUE;
      }
  return FALSE;
}

static void
take_type (NunObservationSearch *search, const char *type)
{
  nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
  g_ptr_array_add (search->types, g_strdup (type));
  if (nun_observation_type_fits (type, NUN_VO_TYPE_SPECTRUM) ||
      nun_observation_type_fits (type, "text/xml"))
    nun_observation_search_add_access (search, NUN_VO_ACCESS_SPECTRUM);
  if (nun_observation_type_fits (type, NUN_VO_TYPE_PREVIEW))
    nun_observation_search_add_access (search, NUN_VO_ACCESS_PREVIEW);
}

static gboolean
take_formats (NunObservationSearch *search,
              const NunRequest     *request,
              gboolean             *metadata,
              GError              **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv)   words = NULL;

  if (!get (request, NUN_SSAP_FORMAT, &text, error))
    return FALSE;
  words = g_strsplit (text != NULL ? text : "all", ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0' && !take_format_name (search, words[i], metadata))
      take_type (search, words[i]);
  /* a word that means every file makes the types of the others needless */
  for (guint i = 0; i < search->types->len; i++)
    if (g_str_equal (search->types->pdata[i], "*"))
      g_ptr_array_set_size (search->types, 0);
  return TRUE;
}

/* -- all of it ----------------------------------------------------------------------------------------------- */

/* REQUEST may be missing: there is but one that it can be.  Other versions than 1.x have other answers. */
static gboolean
check_request (const NunRequest *request, GError **error)
{
  g_autofree char *operation = NULL, *version = NULL;

  if (!get (request, NUN_SSAP_REQUEST, &operation, error) ||
      !get (request, NUN_SSAP_VERSION, &version, error))
    return FALSE;
  if (operation != NULL && g_ascii_strcasecmp (operation, "queryData") != 0)
    return fail (error, "REQUEST", operation, _ ("this service knows queryData only"));
  if (version != NULL && *version != '1' && g_ascii_strcasecmp (version, "any") != 0)
    return fail (error, "VERSION", version, _ ("this service speaks version 1.1"));
  return TRUE;
}

static gboolean
take_limits (NunObservationSearch *search, const NunRequest *request, GError **error)
{
  g_autofree char *top = NULL;

  return get (request, NUN_SSAP_TOP, &top, error) &&
         (top == NULL || nun_request_get_integer (request, parameter_of (NUN_SSAP_TOP), FALSE,
                                                  &search->top, error)) &&
         nun_request_get_integer (request, parameter_of (NUN_SSAP_MAXREC), FALSE, &search->max_rows,
                                  error);
}

gboolean
nun_ssap_read_question (NunObservationSearch *search,
                        const NunRequest     *request,
                        gboolean             *metadata,
                        GError              **error)
{
  if (!nun_request_is_whole (request, error) || !check_request (request, error) ||
      !take_formats (search, request, metadata, error) || !take_place (search, request, error) ||
      !take_list (search, request, NUN_SSAP_BAND, error) ||
      !take_list (search, request, NUN_SSAP_TIME, error) || !take_mtime (search, request, error) ||
      !take_numbers (search, request, error) ||
      !take_state (search, request, NUN_SSAP_FLUXCALIB, error) ||
      !take_state (search, request, NUN_SSAP_WAVECALIB, error) ||
      !take_words (search, request, error) || !take_limits (search, request, error))
    return FALSE;
  if (*metadata)
    search->max_rows = 0;
  return TRUE;
}
