/* The documents in which image and spectrum services answer: rows, columns only, or what is wrong. */

#include "serve/observation-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "serve/host.h"
#include "serve/row-stream.h"
#include "vo/publication.h"

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
nun_infos_init (NunInfos *self)
{
  self->infos = g_array_new (TRUE, TRUE, sizeof (NunInfo));
  self->strings = g_ptr_array_new_with_free_func (g_free);
}

void
nun_infos_clear (NunInfos *self)
{
  g_clear_pointer (&self->infos, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
}

void
nun_infos_add (NunInfos *self, const char *name, char *value, const char *text)
{
  NunInfo info = { .name = name, .value = value, .text = text };

  g_ptr_array_add (self->strings, value);
  if (value != NULL && *value != '\0')
    g_array_append_val (self->infos, info);
}

const NunInfo *
nun_infos_get (const NunInfos *self)
{
  return (const NunInfo *) (gpointer) self->infos->data;
}

static gboolean
is_parameter (const NunProtocol *protocol, const char *name)
{
  for (const NunParameter *p = protocol->parameters; p != NULL && p->name != NULL; p++)
    if (g_ascii_strcasecmp (p->name, name) == 0)
      return TRUE;
  return FALSE;
}

void
nun_infos_add_origin (NunInfos          *self,
                      const NunService  *service,
                      const char        *table,
                      const NunRequest  *request,
                      const NunProtocol *protocol,
                      const char        *url)
{
  g_autoptr (NunVoPublication) publication =
      nun_vo_publication_new (service->description, table, service->base_url);
  const NunVoResource  *resource = nun_vo_publication_get_resource (publication);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *query = nun_request_to_query (request);

  nun_infos_add (self, "standardID", g_strdup (protocol->standard_id), NULL);
  nun_infos_add (self, "service_protocol", g_strdup (protocol->standard_id), NULL);
  nun_infos_add (self, "request", g_strconcat (url, query, NULL), NULL);
  nun_infos_add (self, "request_date", g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ"), NULL);
  nun_infos_add (self, "server_software", g_strdup ("Nuncius/" NUN_VERSION), NULL);
  nun_infos_add (self, "ivoid", g_strdup (resource->identifier), NULL);
  nun_infos_add (self, "publisher", g_strdup (resource->publisher), NULL);
  nun_infos_add (self, "contact", g_strdup (resource->contact_email), NULL);
  nun_infos_add (self, "reference_url", g_strdup (resource->reference_url), NULL);
  nun_infos_add (self, "resource_version", g_strdup (resource->version), NULL);
  nun_infos_add (self, "cites", g_strdup (resource->source), NULL);
  for (guint i = 0; i < request->pairs->len; i++)
    {
      const NunPair *pair = g_ptr_array_index (request->pairs, i);

      if (!is_parameter (protocol, pair->name))
        nun_infos_add (self, "ignored_parameter", g_strdup (pair->name),
                       _ ("This service does not know the parameter, and has ignored it"));
    }
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
  g_auto (NunInfos) infos = { 0 };
  NunVotableHead    head = {
       .resource_name = reply->table,
       .description = nun_description_get_value (reply->service->description, NULL, NULL, "title"),
       .table_name = reply->table,
       .coosys = "ICRS",
  };

  nun_infos_init (&infos);
  for (const NunInfo *info = reply->infos; info != NULL && info->name != NULL; info++)
    g_array_append_val (infos.infos, *info);
  nun_infos_add_origin (&infos, reply->service, reply->table, reply->request, reply->protocol,
                        reply->url);
  if (reply->self_description != NULL)
    g_array_append_val (services, *reply->self_description);
  head.infos = nun_infos_get (&infos);
  head.params = params != NULL ? (const NunVotableParam *) (gpointer) params->data : NULL;
  head.services = (const NunVotableService *) (gpointer) services->data;
  nun_votable_writer_begin (writer, &head, out);
}

NunAnswer *
nun_observation_answer (const NunObservationReply  *reply,
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
