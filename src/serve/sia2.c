/* Simple Image Access 2.0: its parameters, each of which may be given several times, its question, its answer. */

#include "serve/sia2.h"

#include <glib/gi18n-lib.h>

#include "serve/host.h"
#include "serve/observation-text.h"
#include "vo/publication.h"

static const NunParameter parameters[NUN_SIA2_N_PARAMETERS + 1] = {
  [NUN_SIA2_POS] = { "POS", "deg",
                     N_ ("Piece of sky: CIRCLE ra dec radius, RANGE ra ra dec dec, or POLYGON ra "
                         "dec "
                         "ra dec ra dec ..., ICRS"),
                     "", "CIRCLE 83.633 22.014 0.5" },
  [NUN_SIA2_BAND] = { "BAND", "m", N_ ("Wavelengths: two ends, or one that is covered"), "",
                      "5e-7 7e-7" },
  [NUN_SIA2_TIME] = { "TIME", "d", N_ ("Modified Julian dates: two ends, or one that is covered"),
                      "", "55000 +Inf" },
  [NUN_SIA2_POL] = { "POL", NULL, N_ ("State of polarisation: I, Q, U, V, RR, ..."), "", "I" },
  [NUN_SIA2_FOV] = { "FOV", "deg", N_ ("Field of view from and to"), "", "0.1 1" },
  [NUN_SIA2_SPATRES] = { "SPATRES", "arcsec", N_ ("Sharpness from and to"), "", "-Inf 1.5" },
  [NUN_SIA2_SPECRP] = { "SPECRP", NULL, N_ ("Spectral resolving power from and to"), "",
                        "1000 +Inf" },
  [NUN_SIA2_EXPTIME] = { "EXPTIME", "s", N_ ("Exposure time from and to"), "", "60 +Inf" },
  [NUN_SIA2_TIMERES] = { "TIMERES", "s", N_ ("Time resolution from and to"), "", "-Inf 10" },
  [NUN_SIA2_ID] = { "ID", NULL, N_ ("Identifier of a dataset, its obs_publisher_did"), "",
                    "ivo://example.org/images?images/m31.fits" },
  [NUN_SIA2_COLLECTION] = { "COLLECTION", NULL, N_ ("Name of the collection"), "", "DSS" },
  [NUN_SIA2_FACILITY] = { "FACILITY", NULL, N_ ("Telescope or observatory"), "", "HST" },
  [NUN_SIA2_INSTRUMENT] = { "INSTRUMENT", NULL, N_ ("Camera or other instrument"), "", "WFPC2" },
  [NUN_SIA2_DPTYPE] = { "DPTYPE", NULL, N_ ("Kind of data: image or cube"), "", "image" },
  [NUN_SIA2_CALIB] = { "CALIB", NULL, N_ ("Calibration level, 0 to 4"), "", "2", 0, 4 },
  [NUN_SIA2_TARGET] = { "TARGET", NULL, N_ ("Name of the target"), "", "M 31" },
  [NUN_SIA2_FORMAT] = { "FORMAT", NULL,
                        N_ ("Media type of what the address gives: that of the files, image/png "
                            "for "
                            "previews, or DataLink's for the list of all there is"),
                        "", "image/fits" },
  [NUN_SIA2_MAXREC] = { "MAXREC", NULL, N_ ("Rows at most; 0 asks for the columns only"), "20000",
                        "1000", 0, NUN_VO_MAX_RECORDS },
  [NUN_SIA2_RESPONSEFORMAT] = { "RESPONSEFORMAT", NULL,
                                N_ ("Form of the answer: votable, votable/b2, csv, tsv or a media "
                                    "type"),
                                "votable", "votable/b2" },
};

/* -- the question ------------------------------------------------------------------------------------ */

/* The fields behind the parameters of numbers and of words. */
static const struct
{
  guint       parameter;
  const char *min_key, *max_key;
} intervals[] = {
  { NUN_SIA2_BAND, "em_min", "em_max" },
  { NUN_SIA2_TIME, "t_min", "t_max" },
  { NUN_SIA2_FOV, "s_fov", "s_fov" },
  { NUN_SIA2_SPATRES, "s_resolution", "s_resolution" },
  { NUN_SIA2_SPECRP, "em_res_power", "em_res_power" },
  { NUN_SIA2_EXPTIME, "t_exptime", "t_exptime" },
  { NUN_SIA2_TIMERES, "t_resolution", "t_resolution" },
};

static const struct
{
  guint       parameter;
  const char *key;
  gboolean    is_part;
} texts[] = {
  { NUN_SIA2_POL, "pol_states", TRUE },
  { NUN_SIA2_FACILITY, "facility_name", FALSE },
  { NUN_SIA2_INSTRUMENT, "instrument_name", FALSE },
  { NUN_SIA2_TARGET, "target_name", FALSE },
};

static gboolean
fail (GError **error, const char *format, const char *name, const char *value)
{
  g_autofree char *sentence = g_strdup_printf ("%s=%s: %s", name, value, format);

  g_set_error_literal (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST, sentence);
  return FALSE;
}

static gboolean
take_pos (NunObservationSearch *search, const char *value, GError **error)
{
  NunRegion *region = nun_region_from_text (value);

  if (region == NULL)
    return fail (error,
                 _ ("not a piece of sky; give it as in CIRCLE 83.6 22.0 0.5, RANGE 10 20 -5 5 or "
                    "POLYGON 10 10 20 10 20 20, in degrees"),
                 "POS", value);
  nun_observation_search_add_region (search, region);
  return TRUE;
}

static gboolean
take_calib (NunObservationSearch *search, const char *value, GError **error)
{
  double ends[2];

  if (value[0] < '0' || value[0] > '4' || value[1] != '\0')
    return fail (error, _ ("a calibration level is a whole number from 0 to 4"), "CALIB", value);
  ends[0] = ends[1] = value[0] - '0';
  nun_observation_search_add_interval (search, "calib_level", "calib_level", ends);
  return TRUE;
}

static void
take_format (NunObservationSearch *search, const char *value)
{
  if (nun_observation_type_fits (value, NUN_VO_TYPE_PREVIEW))
    nun_observation_search_add_access (search, NUN_VO_ACCESS_PREVIEW);
  else if (nun_observation_type_fits (value, NUN_VO_TYPE_LINKS))
    nun_observation_search_add_access (search, NUN_VO_ACCESS_LINKS);
  else
    {
      nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
      g_ptr_array_add (search->types, g_strdup (value));
    }
}

static gboolean
take (NunObservationSearch *search, guint which, const char *value, GError **error)
{
  const char *name = parameters[which].name;
  double      ends[2];

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (intervals[i].parameter == which)
      {
        if (!nun_observation_read_interval (name, value, ends, error))
          return FALSE;
        nun_observation_search_add_interval (search, intervals[i].min_key, intervals[i].max_key,
                                             ends);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].parameter == which)
      nun_observation_search_add_text (search, texts[i].key, value, texts[i].is_part);
  if (which == NUN_SIA2_POS)
    return take_pos (search, value, error);
  if (which == NUN_SIA2_CALIB)
    return take_calib (search, value, error);
  if (which == NUN_SIA2_ID)
    g_ptr_array_add (search->dids, g_strdup (value));
  if (which == NUN_SIA2_COLLECTION)
    g_ptr_array_add (search->collections, g_strdup (value));
  if (which == NUN_SIA2_DPTYPE)
    nun_observation_search_add_text (search, "dataproduct_type", value, FALSE);
  if (which == NUN_SIA2_FORMAT)
    take_format (search, value);
  return TRUE;
}

/* Every value of the parameters that may come several times; an empty one is as if it were not there. */
static gboolean
take_all (NunObservationSearch *search, const NunRequest *request, GError **error)
{
  for (guint i = 0; i < request->pairs->len; i++)
    {
      const NunPair   *pair = g_ptr_array_index (request->pairs, i);
      g_autofree char *value = g_strstrip (g_strdup (pair->value));

      for (guint j = 0; *value != '\0' && j < NUN_SIA2_MAXREC; j++)
        if (g_ascii_strcasecmp (pair->name, parameters[j].name) == 0 &&
            !take (search, j, value, error))
          return FALSE;
    }
  if (search->n_accesses == 0)
    nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
  return TRUE;
}

static gboolean
read_question (NunObservationSearch *search, NunObservationReply *reply, GError **error)
{
  const NunRequest *request = reply->request;
  const char       *format;

  if (!nun_request_is_whole (request, error) || !take_all (search, request, error) ||
      !nun_request_get_integer (request, &parameters[NUN_SIA2_MAXREC], FALSE, &search->max_rows,
                                error) ||
      !nun_request_get_text (request, &parameters[NUN_SIA2_RESPONSEFORMAT], &format, error))
    return FALSE;
  /* what a cone search calls a VOTable is older than DALI */
  return nun_response_format_parse (
      g_ascii_strcasecmp (format, "votable") == 0 ? "application/x-votable+xml" : format,
      &reply->format, error);
}

static gboolean
read_sia2 (const NunRequest *request, GError **error)
{
  return nun_observation_judge (request, read_question, error);
}

/* -- the answer -------------------------------------------------------------------------------------- */

/* What the service takes, told in its own answers (SIA 2.0, section 3.1.2). */
static NunVotableParam *
describe_inputs (void)
{
  static const char *const types[] = { "image", "cube", NULL };
  NunVotableParam         *inputs = g_new0 (NunVotableParam, NUN_SIA2_N_PARAMETERS + 1);

  for (guint i = 0; i < NUN_SIA2_N_PARAMETERS; i++)
    inputs[i] = (NunVotableParam){ .name = parameters[i].name,
                                   .unit = parameters[i].unit,
                                   .description = _ (parameters[i].description) };
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      inputs[intervals[i].parameter].datatype = "double";
      inputs[intervals[i].parameter].arraysize = "2";
      inputs[intervals[i].parameter].xtype = "interval";
    }
  inputs[NUN_SIA2_POS].unit = NULL;
  inputs[NUN_SIA2_DPTYPE].options = types;
  return inputs;
}

static NunAnswer *
answer_sia2 (const NunService *service,
             const char       *table,
             const NunRequest *request,
             GCancellable     *cancellable)
{
  g_autofree char            *bare_url = nun_vo_sia2_url (service->base_url, table);
  g_autofree char            *url = g_strconcat (bare_url, "?", NULL);
  g_autofree NunVotableParam *inputs = describe_inputs ();
  NunVotableService           self_description = { .name = "this",
                                                   .description = _ ("This service, with its parameters"),
                                                   .standard_id = nun_protocol_sia2.standard_id,
                                                   .access_url = bare_url,
                                                   .inputs = inputs };
  const NunObservationReply   reply = { .service = service,
                                        .table = table,
                                        .request = request,
                                        .protocol = &nun_protocol_sia2,
                                        .url = url,
                                        .model = NUN_MODEL_OBSCORE,
                                        .verbosity = 2,
                                        .self_description = &self_description };

  return nun_observation_answer (&reply, read_question, NUN_MANNERS_DALI, cancellable);
}

const NunProtocol nun_protocol_sia2 = {
  .id = "sia2",
  .path = "sia2",
  .standard_id = "ivo://ivoa.net/std/SIA#query-2.0",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES),
  .read = read_sia2,
  .answer = answer_sia2,
};
