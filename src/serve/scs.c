/* The cone search: its parameters, its question, its answer and its errors. */

#include "serve/scs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "serve/embargo.h"
#include "serve/format.h"
#include "serve/host.h"
#include "serve/origin.h"
#include "serve/row-stream.h"
#include "vo/publication.h"
#include "vo/votable-time.h"
#include "vo/votable-writer.h"

#define STRINGIFY_(x) #x
#define STRINGIFY(x) STRINGIFY_ (x)

static const NunParameter parameters[NUN_SCS_N_PARAMETERS + 1] = {
  [NUN_SCS_RA] = { "RA", "deg", N_ ("Right ascension of the cone's centre, ICRS"), NULL, "83.633",
                   0, 360 },
  [NUN_SCS_DEC] = { "DEC", "deg", N_ ("Declination of the cone's centre, ICRS"), NULL, "22.014",
                    -90, 90 },
  [NUN_SCS_SR] = { "SR", "deg", N_ ("Radius of the cone; 0 asks for the columns only"), NULL, "0.5",
                   0, NUN_VO_MAX_SR_DEG },
  [NUN_SCS_VERB] = { "VERB", NULL,
                     N_ ("How many columns: 1 the main ones, 2 the usual ones, 3 all of them"), "2",
                     "2", 1, 3 },
  [NUN_SCS_MAXREC] = { "MAXREC", NULL, N_ ("Rows at most; 0 asks for the columns only"),
                       STRINGIFY (NUN_VO_DEFAULT_RECORDS), "1000", 0, NUN_VO_MAX_RECORDS },
  [NUN_SCS_RESPONSEFORMAT] = { "RESPONSEFORMAT", NULL,
                               N_ ("Form of the answer: votable, votable/b2, csv, tsv or a media "
                                   "type"),
                               "votable", "votable/b2" },
};

gboolean
nun_scs_is_offered (const NunService *service, const char *table)
{
  g_autoptr (NunVoPublication) publication =
      nun_vo_publication_new (service->description, table, service->base_url);

  return publication != NULL && nun_vo_publication_get_resource (publication)->cone != NULL;
}

static gboolean
read_question (const NunRequest *request, NunConeQuestion *question, GError **error)
{
  gint64 verbosity = 0;

  if (!nun_request_is_whole (request, error) ||
      !nun_request_get_real (request, &parameters[NUN_SCS_RA], &question->ra_deg, error) ||
      !nun_request_get_real (request, &parameters[NUN_SCS_DEC], &question->dec_deg, error) ||
      !nun_request_get_real (request, &parameters[NUN_SCS_SR], &question->radius_deg, error) ||
      !nun_request_get_integer (request, &parameters[NUN_SCS_VERB], TRUE, &verbosity, error) ||
      !nun_request_get_integer (request, &parameters[NUN_SCS_MAXREC], FALSE, &question->max_rows,
                                error))
    return FALSE;
  question->verbosity = (int) verbosity;
  return TRUE;
}

gboolean
nun_scs_question (const NunService *service,
                  const NunRequest *request,
                  NunConeQuestion  *question,
                  GError          **error)
{
  question->style = service->ucd1plus ? NUN_UCD_STYLE_UCD1PLUS : NUN_UCD_STYLE_UCD1;
  return read_question (request, question, error);
}

/* FORMAT is no parameter of a cone search and has to be ignored, like any other unknown name; where it names one
 * of our forms, and RESPONSEFORMAT is silent, its meaning is plain and it is followed. */
static gboolean
choose_format (const NunRequest  *request,
               NunResponseFormat *format,
               gboolean          *used_alias,
               GError           **error)
{
  const char *text, *alias = nun_request_get (request, "FORMAT", NULL);

  *used_alias = FALSE;
  if (!nun_request_get_text (request, &parameters[NUN_SCS_RESPONSEFORMAT], &text, error))
    return FALSE;
  if (nun_request_get (request, "RESPONSEFORMAT", NULL) == NULL && alias != NULL &&
      *alias != '\0' && nun_response_format_parse (alias, format, NULL))
    {
      *used_alias = TRUE;
      return TRUE;
    }
  return nun_response_format_parse (text, format, error);
}

static gboolean
read_scs (const NunRequest *request, GError **error)
{
  NunConeQuestion   question = { 0 };
  NunResponseFormat format = { 0 };
  gboolean          used_alias;
  gboolean          fine = read_question (request, &question, error) &&
                  choose_format (request, &format, &used_alias, error);

  nun_response_format_clear (&format);
  return fine;
}

/* A cone search reports what is wrong with a request inside a VOTable, and under HTTP's status 200: SCS 1.03
 * knows no other (DALI's 400 is younger), and the clients in use show the sentence to their user only then;
 * of a 400 they show nothing but the number. */
static NunAnswer *
answer_error (const GError *error)
{
  gboolean   busy = g_error_matches (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY);
  gboolean   ours = error->domain != NUN_SERVE_ERROR;
  NunAnswer *answer =
      nun_answer_new (busy   ? 503
                      : ours ? 500
                             : 200,
                      "text/xml;content=x-votable", nun_votable_error_document (error->message));

  if (busy)
    nun_answer_add_header (answer, "Retry-After", "5");
  return answer;
}

/* -- what the head of the answer says of itself --------------------------------------------------- */

static char *
format_real (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static void
add_question (NunInfos *self, const NunConeQuestion *question)
{
  nun_infos_add (self, "RA", format_real (question->ra_deg), NULL);
  nun_infos_add (self, "DEC", format_real (question->dec_deg), NULL);
  nun_infos_add (self, "SR", format_real (question->radius_deg), NULL);
  nun_infos_add (self, "VERB", g_strdup_printf ("%d", question->verbosity), NULL);
  nun_infos_add (self, "MAXREC", g_strdup_printf ("%" PRId64, question->max_rows), NULL);
}

/* -- the answer ------------------------------------------------------------------------------------ */

typedef struct
{
  const NunService    *service;
  const char          *table;
  const NunRequest    *request;
  const NunVoResource *resource;
  NunConeQuestion      question;
  NunResponseFormat    format;
  gboolean             used_alias;
} Search;

static NunAnswer *
answer_votable (const Search *search, NunRows *rows)
{
  GString          *head = g_string_new (NULL);
  NunVotableWriter *writer = nun_votable_writer_new (search->format.kind == NUN_FORMAT_BINARY2
                                                         ? NUN_SERIALIZATION_BINARY2
                                                         : NUN_SERIALIZATION_TABLEDATA,
                                                     nun_rows_get_columns (rows));
  NunVotableHead what = {
    .resource_name = search->table,
    .description = search->resource->title,
    .table_name = search->table,
    .table_description = search->resource->description,
    .coosys = "ICRS",
  };
  g_auto (NunInfos)  infos = { 0 };
  g_autofree char   *url = nun_vo_cone_url (search->service->base_url, search->table);
  g_autoptr (GArray) times = nun_vo_votable_times (search->service->description, search->table,
                                                   nun_rows_get_columns (rows));

  nun_infos_init (&infos);
  nun_infos_add_origin (&infos, search->resource, nun_protocol_scs.standard_id, search->request,
                        url);
  add_question (&infos, &search->question);
  nun_infos_add_ignored (&infos, search->request, parameters, search->used_alias ? "FORMAT" : NULL);
  what.infos = nun_infos_get (&infos);
  what.times = (const NunVotableTime *) (gpointer) times->data;
  nun_votable_writer_begin (writer, &what, head);
  return nun_row_stream_answer (search->format.content_type, rows, search->question.max_rows, head,
                                &nun_row_sink_votable, writer);
}

static NunAnswer *
answer_text (const Search *search, NunRows *rows)
{
  GString *head = g_string_new (NULL);
  gpointer writer =
      nun_row_text_new (nun_rows_get_columns (rows), search->format.kind == NUN_FORMAT_TSV, head);

  g_autofree char *place = g_strdup_printf ("attachment; filename=\"%s.%s\"", search->table,
                                            search->format.kind == NUN_FORMAT_TSV ? "tsv" : "csv");
  NunAnswer       *answer =
      nun_row_stream_answer (search->format.content_type, rows, search->question.max_rows, head,
                             &nun_row_sink_text, writer);

  /* a browser would save it under the name of the service */
  nun_answer_add_header (answer, "Content-Disposition", place);
  return answer;
}

static NunAnswer *
answer_search (Search *search)
{
  g_autoptr (GError) error = NULL;
  NunRows           *rows;

  if (!nun_scs_question (search->service, search->request, &search->question, &error) ||
      !choose_format (search->request, &search->format, &search->used_alias, &error))
    return answer_error (error);
  if (search->question.radius_deg > 0 && search->question.max_rows > 0 &&
      !nun_service_gives_rows (search->service, search->table, &error))
    return answer_error (error);
  rows = nun_query_cone (search->service->store, search->table, &search->question, &error);
  if (rows == NULL)
    return answer_error (error);
  if (search->format.kind == NUN_FORMAT_CSV || search->format.kind == NUN_FORMAT_TSV)
    return answer_text (search, rows);
  return answer_votable (search, rows);
}

static NunAnswer *
answer_scs (const NunService *service,
            const char       *table,
            const NunRequest *request,
            GCancellable     *cancellable)
{
  g_autoptr (NunVoPublication) publication =
      nun_vo_publication_new (service->description, table, service->base_url);
  Search     search = { .service = service, .table = table, .request = request };
  NunAnswer *answer;

  search.resource = nun_vo_publication_get_resource (publication);
  if (search.resource->cone == NULL)
    {
      g_autoptr (GError) error = g_error_new (
          NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
          _ ("The table %s has no positions on the sky, so no cone can be searched in it"), table);

      return answer_error (error);
    }
  answer = answer_search (&search);
  nun_response_format_clear (&search.format);
  return answer;
}

const NunProtocol nun_protocol_scs = {
  .id = "scs",
  .path = "scs.xml",
  .standard_id = "ivo://ivoa.net/std/ConeSearch",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_TABLE),
  .read = read_scs,
  .answer = answer_scs,
};
