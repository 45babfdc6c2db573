/* The documents in which image and spectrum services answer: rows, columns only, or what is wrong. */

#include "serve/observation-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "serve/host.h"
#include "serve/row-stream.h"
#include "vo/publication.h"
#include "vo/votable-time.h"

/* -- errors ------------------------------------------------------------------------------------------ */

/* Whether the request is to blame: it breaks its protocol, or asks for more at a time than a question may. */
static gboolean
is_usage (const GError *error)
{
  return error->domain == NUN_SERVE_ERROR ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* DALI 1.1, section 5.6 and SIAv2's table: a word that programs read before what people read. */
static char *
dali_sentence (const GError *error, gboolean busy)
{
  const char *fault = is_usage (error) ? "UsageFault" : busy ? "TransientFault" : "FatalFault";

  return g_strconcat (fault, ": ", error->message, NULL);
}

NunAnswer *
nun_observation_answer_error (const GError *error, NunManners manners)
{
  gboolean         busy = g_error_matches (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY);
  gboolean         usage = is_usage (error);
  gboolean         dali = manners == NUN_MANNERS_DALI;
  guint            status = busy ? 503 : !usage ? 500 : dali ? 400 : 200;
  g_autofree char *sentence = dali ? dali_sentence (error, busy) : g_strdup (error->message);
  NunAnswer       *answer =
      nun_answer_new (status, dali ? "application/x-votable+xml" : "text/xml;content=x-votable",
                      nun_votable_error_document (sentence));

  if (busy)
    nun_answer_add_header (answer, "Retry-After", "5");
  return answer;
}

/* -- what the head of an answer says of itself ---------------------------------------------------------- */

void
nun_infos_add_origin_of (NunInfos          *self,
                         const NunService  *service,
                         const char        *table,
                         const NunRequest  *request,
                         const NunProtocol *protocol,
                         const char        *url)
{
  g_autoptr (NunVoPublication) publication =
      nun_vo_publication_new (service->description, table, service->base_url);

  nun_infos_add_origin (self, nun_vo_publication_get_resource (publication), protocol->standard_id,
                        request, url);
  nun_infos_add_ignored (self, request, protocol->parameters, NULL);
}

/* -- parameters as PARAMs --------------------------------------------------------------------------------- */

static char *
keep (GPtrArray *strings, char *text)
{
  g_ptr_array_add (strings, text);
  return text;
}

/* SIAv1 and SSAP's metadata: INPUT:NAME with its default, and OUTPUT:NAME of each column. */
static GArray *
metadata_params (const NunObservationReply *reply, GPtrArray *columns, GPtrArray *strings)
{
  GArray *params = g_array_new (TRUE, TRUE, sizeof (NunVotableParam));

  for (const NunParameter *p = reply->protocol->parameters; p->name != NULL; p++)
    {
      NunVotableParam param = { .name = keep (strings, g_strconcat ("INPUT:", p->name, NULL)),
                                .value = p->fallback,
                                .unit = p->unit,
                                .description = _ (p->description) };

      g_array_append_val (params, param);
    }
  for (guint i = 0; reply->outputs && i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];
      NunVotableParam param = { .name = keep (strings, g_strconcat ("OUTPUT:", column->name, NULL)),
                                .unit = column->unit,
                                .ucd = column->ucd,
                                .utype = column->utype,
                                .description = column->description };

      g_array_append_val (params, param);
    }
  return params;
}

/* -- the answer -------------------------------------------------------------------------------------------- */

static NunAnswer *
answer_text (const NunObservationReply *reply, NunRows *rows, gint64 max_rows)
{
  gboolean         tabs = reply->format.kind == NUN_FORMAT_TSV;
  GString         *head = g_string_new (NULL);
  gpointer         writer = nun_row_text_new (nun_rows_get_columns (rows), tabs, head);
  g_autofree char *place =
      g_strdup_printf ("attachment; filename=\"%s.%s\"", reply->table, tabs ? "tsv" : "csv");
  NunAnswer *answer = nun_row_stream_answer (reply->format.content_type, rows, max_rows, head,
                                             &nun_row_sink_text, writer);

  nun_answer_add_header (answer, "Content-Disposition", place);
  return answer;
}

/* Some clients take what DataLink calls #this for what a row's address gives: it is told of only where both are
 * the same. */
static gboolean
may_tell_links (const NunObservationSearch *search)
{
  for (guint i = 0; i < search->n_accesses; i++)
    if (search->accesses[i] != NUN_VO_ACCESS_FILE && search->accesses[i] != NUN_VO_ACCESS_LINKS)
      return FALSE;
  return TRUE;
}

static void
write_head (const NunObservationReply *reply,
            int                        did_column,
            NunVotableWriter          *writer,
            GPtrArray                 *columns,
            GString                   *out)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    params = reply->metadata ? metadata_params (reply, columns, strings) : NULL;
  g_autoptr (GArray)    services =
      nun_observation_services (reply->service, reply->table, did_column, strings);
  g_autoptr (GArray) times =
      nun_vo_votable_times (reply->service->description, reply->table, columns);
  g_auto (NunInfos) infos = { 0 };
  NunVotableHead    head = {
       .resource_name = reply->table,
       .description = nun_description_get_value (reply->service->description, NULL, NULL, "title"),
       .table_name = reply->table,
       .coosys = "ICRS",
       .times = (const NunVotableTime *) (gpointer) times->data,
  };

  nun_infos_init (&infos);
  for (const NunInfo *info = reply->infos; info != NULL && info->name != NULL; info++)
    g_array_append_val (infos.infos, *info);
  nun_infos_add_origin_of (&infos, reply->service, reply->table, reply->request, reply->protocol,
                           reply->url);
  if (reply->self_description != NULL)
    g_array_append_val (services, *reply->self_description);
  head.infos = nun_infos_get (&infos);
  head.params = params != NULL ? (const NunVotableParam *) (gpointer) params->data : NULL;
  head.services = (const NunVotableService *) (gpointer) services->data;
  nun_votable_writer_begin (writer, &head, out);
}

static NunAnswer *
answer_search (const NunObservationReply  *reply,
               const NunObservationSearch *search,
               NunManners                  manners,
               GCancellable               *cancellable)
{
  g_autoptr (GError) error = NULL;
  NunVoObservation  *view =
      nun_vo_observation_new (reply->service->description, reply->table, reply->model,
                              reply->verbosity, reply->service->base_url);
  int did_column =
      may_tell_links (search) ? nun_vo_observation_find (view, "obs_publisher_did") + 1 : 0;
  NunRows *rows =
      nun_observation_search_run (search, reply->service, reply->table, view, cancellable, &error);
  NunVotableWriter *writer;
  GString          *head;

  if (rows == NULL)
    return nun_observation_answer_error (error, manners);
  if (reply->format.kind == NUN_FORMAT_CSV || reply->format.kind == NUN_FORMAT_TSV)
    return answer_text (reply, rows, search->max_rows);
  head = g_string_new (NULL);
  writer = nun_votable_writer_new (reply->format.kind == NUN_FORMAT_BINARY2
                                       ? NUN_SERIALIZATION_BINARY2
                                       : NUN_SERIALIZATION_TABLEDATA,
                                   nun_rows_get_columns (rows));
  write_head (reply, did_column, writer, nun_rows_get_columns (rows), head);
  /* columns only: that there are rows is no overflow of a metadata query */
  return nun_row_stream_answer (reply->format.content_type, rows,
                                reply->metadata ? G_MAXINT64 : search->max_rows, head,
                                &nun_row_sink_votable, writer);
}

/* -- from the request -------------------------------------------------------------------------------------- */

gboolean
nun_observation_judge (const NunRequest *request, NunObservationRead read, GError **error)
{
  g_auto (NunObservationSearch) search = { 0 };
  NunObservationReply           reply = { .request = request };
  gboolean                      fine;

  nun_observation_search_init (&search);
  fine = read (&search, &reply, error);
  nun_response_format_clear (&reply.format);
  return fine;
}

NunAnswer *
nun_observation_answer (const NunObservationReply *begun,
                        NunObservationRead         read,
                        NunManners                 manners,
                        GCancellable              *cancellable)
{
  g_auto (NunObservationSearch) search = { 0 };
  g_autoptr (GError)            error = NULL;
  NunObservationReply           reply = *begun;
  NunAnswer                    *answer;

  nun_observation_search_init (&search);
  if (read (&search, &reply, &error))
    answer = answer_search (&reply, &search, manners, cancellable);
  else
    answer = nun_observation_answer_error (error, manners);
  nun_response_format_clear (&reply.format);
  return answer;
}
