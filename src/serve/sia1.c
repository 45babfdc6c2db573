/* Simple Image Access 1.0: its parameters, its question, its answer. */

#include "serve/sia1.h"

#include <glib/gi18n-lib.h>

#include "serve/host.h"
#include "serve/observation-text.h"
#include "vo/publication.h"

static const NunParameter parameters[NUN_SIA1_N_PARAMETERS + 1] = {
  [NUN_SIA1_POS] = { "POS", "deg",
                     N_ ("Right ascension and declination of the middle of the field, ICRS"), "",
                     "83.633,22.014" },
  [NUN_SIA1_SIZE] = { "SIZE", "deg", N_ ("Width and height of the field, or one number for both"),
                      "0", "0.5" },
  [NUN_SIA1_INTERSECT] = { "INTERSECT", NULL,
                           N_ ("How image and field lie to each other: OVERLAPS, COVERS (the image "
                               "the field), ENCLOSED (in the field), CENTER (the image has the "
                               "field's middle)"),
                           "OVERLAPS", "COVERS" },
  [NUN_SIA1_FORMAT] = { "FORMAT", NULL,
                        N_ ("Media types of images, with commas between them; ALL for the files, "
                            "GRAPHIC for previews, METADATA for the columns only"),
                        "ALL", "image/fits" },
  [NUN_SIA1_VERB] = { "VERB", NULL,
                      N_ ("How many columns: 0 those that must be, 1 those of the protocol, 2 and "
                          "3 "
                          "all"),
                      "2", "2", 0, 3 },
  [NUN_SIA1_MAXREC] = { "MAXREC", NULL, N_ ("Rows at most; 0 asks for the columns only"), "20000",
                        "1000", 0, NUN_VO_MAX_RECORDS },
  [NUN_SIA1_RESPONSEFORMAT] = { "RESPONSEFORMAT", NULL,
                                N_ ("Form of the answer: votable, votable/b2, csv, tsv or a media "
                                    "type"),
                                "votable", "votable/b2" },
};

/* -- the question ------------------------------------------------------------------------------------ */

static gboolean
read_match (const NunRequest *request, NunMatch *match, GError **error)
{
  static const char *const names[] = { [NUN_MATCH_OVERLAPS] = "OVERLAPS",
                                       [NUN_MATCH_COVERS] = "COVERS",
                                       [NUN_MATCH_ENCLOSED] = "ENCLOSED",
                                       [NUN_MATCH_CENTER] = "CENTER" };
  const char              *text;

  if (!nun_request_get_text (request, &parameters[NUN_SIA1_INTERSECT], &text, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (text, names[i]) == 0)
      {
        *match = (NunMatch) i;
        return TRUE;
      }
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
               _ ("INTERSECT=%s is not known; use COVERS, ENCLOSED, CENTER or OVERLAPS"), text);
  return FALSE;
}

gboolean
nun_sia1_read_region (NunObservationSearch *search,
                      const NunRequest     *request,
                      gboolean              is_needed,
                      GError              **error)
{
  const char *pos, *size;
  double      position[2], size_deg[2];
  NunRegion  *region;

  if (!nun_request_get_text (request, &parameters[NUN_SIA1_POS], &pos, error) ||
      !nun_request_get_text (request, &parameters[NUN_SIA1_SIZE], &size, error) ||
      !read_match (request, &search->question.match, error))
    return FALSE;
  if (*pos == '\0' && !is_needed)
    return TRUE;
  if (*pos == '\0')
    {
      g_set_error_literal (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                           _ ("POS is missing; give it as in POS=83.633,22.014"));
      return FALSE;
    }
  if (!nun_observation_read_position ("POS", pos, FALSE, position, error) ||
      !nun_observation_read_size ("SIZE", size, size_deg, error))
    return FALSE;
  /* of the field only its middle counts then */
  region = search->question.match == NUN_MATCH_CENTER
               ? nun_region_new_circle (position[0], position[1], 0)
               : nun_observation_make_box (position, size_deg);
  nun_observation_search_add_region (search, region);
  return TRUE;
}

/* One word of FORMAT.  ALL gives every image once, as its file has it: a preview is a drawing of the same image, and a
 * client that asks for everything is not helped by having each twice. */
static void
take_format (NunObservationSearch *search, const char *word, gboolean *metadata)
{
  if (g_ascii_strcasecmp (word, "METADATA") == 0)
    *metadata = TRUE;
  else if (g_ascii_strncasecmp (word, "GRAPHIC", 7) == 0 ||
           nun_observation_type_fits (word, NUN_VO_TYPE_PREVIEW))
    nun_observation_search_add_access (search, NUN_VO_ACCESS_PREVIEW);
  else if (nun_observation_type_fits (word, NUN_VO_TYPE_LINKS))
    nun_observation_search_add_access (search, NUN_VO_ACCESS_LINKS);
  else
    {
      nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
      g_ptr_array_add (search->types, g_strdup (word));
    }
}

static gboolean
read_format (NunObservationSearch *search,
             const NunRequest     *request,
             gboolean             *metadata,
             GError              **error)
{
  const char    *text;
  g_auto (GStrv) words = NULL;
  gboolean       all = FALSE;

  if (!nun_request_get_text (request, &parameters[NUN_SIA1_FORMAT], &text, error))
    return FALSE;
  words = g_strsplit (text, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (words[i]), "ALL") == 0)
      all = TRUE;
    else if (*words[i] != '\0')
      take_format (search, words[i], metadata);
  if (all)
    {
      nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
      g_ptr_array_set_size (search->types, 0);
    }
  return TRUE;
}

/* is_needed: whether a place must be given where rows are asked for. */
static gboolean
read_question (NunObservationSearch *search,
               NunObservationReply  *reply,
               gboolean              is_needed,
               GError              **error)
{
  const NunRequest *request = reply->request;
  const char       *format;
  gint64            verbosity;

  if (!nun_request_is_whole (request, error) ||
      !read_format (search, request, &reply->metadata, error) ||
      !nun_request_get_integer (request, &parameters[NUN_SIA1_MAXREC], FALSE, &search->max_rows,
                                error) ||
      !nun_sia1_read_region (search, request, is_needed && !reply->metadata && search->max_rows > 0,
                             error) ||
      !nun_request_get_integer (request, &parameters[NUN_SIA1_VERB], FALSE, &verbosity, error) ||
      !nun_request_get_text (request, &parameters[NUN_SIA1_RESPONSEFORMAT], &format, error) ||
      !nun_response_format_parse (format, &reply->format, error))
    return FALSE;
  if (reply->metadata)
    search->max_rows = 0;
  reply->verbosity = (int) verbosity;
  return TRUE;
}

static gboolean
read_placed (NunObservationSearch *search, NunObservationReply *reply, GError **error)
{
  return read_question (search, reply, TRUE, error);
}

/* The size means nothing without a place, and is read all the same. */
static gboolean
read_unplaced (NunObservationSearch *search, NunObservationReply *reply, GError **error)
{
  const char *size;
  double      size_deg[2];

  return read_question (search, reply, FALSE, error) &&
         nun_request_get_text (reply->request, &parameters[NUN_SIA1_SIZE], &size, error) &&
         nun_observation_read_size ("SIZE", size, size_deg, error);
}

static gboolean
read_sia1 (const NunRequest *request, GError **error)
{
  return nun_observation_judge (request, read_unplaced, error);
}

/* -- the answer -------------------------------------------------------------------------------------- */

static NunAnswer *
answer_sia1 (const NunService *service,
             const char       *table,
             const NunRequest *request,
             GCancellable     *cancellable)
{
  static const NunInfo infos[] = { { .name = "SERVICE_PROTOCOL", .value = "1.0", .text = "SIA" },
                                   { .name = NULL } };
  g_autofree char     *url = nun_vo_sia1_url (service->base_url, table);
  const NunObservationReply reply = { .service = service,
                                      .table = table,
                                      .request = request,
                                      .protocol = &nun_protocol_sia1,
                                      .url = url,
                                      .model = NUN_MODEL_SIA1,
                                      .infos = infos };

  return nun_observation_answer (&reply, read_placed, NUN_MANNERS_DAL1, cancellable);
}

const NunProtocol nun_protocol_sia1 = {
  .id = "sia1",
  .path = "sia1.xml",
  .standard_id = "ivo://ivoa.net/std/SIA",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES),
  .read = read_sia1,
  .answer = answer_sia1,
};
