/* DataLink 1.1's {links}: what there is of a dataset, a row each, and how cutouts of it are asked for. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/embargo.h"
#include "observe/observation.h"
#include "serve/embargo.h"
#include "serve/host.h"
#include "serve/observation-answer.h"
#include "serve/observation-search.h"
#include "serve/row-stream.h"
#include "vo/did.h"

/* Identifiers that are looked up in one request; more are an overflow, as the standard has it. */
#define MAX_IDS 100

enum
{
  COLUMN_ID,
  COLUMN_ACCESS_URL,
  COLUMN_SERVICE_DEF,
  COLUMN_ERROR_MESSAGE,
  COLUMN_SEMANTICS,
  COLUMN_DESCRIPTION,
  COLUMN_CONTENT_TYPE,
  COLUMN_CONTENT_LENGTH,
  COLUMN_CONTENT_QUALIFIER,
  COLUMN_LINK_AUTH,
  COLUMN_LINK_AUTHORIZED,
  N_COLUMNS
};

static const NunParameter parameters[] = {
  { "ID", NULL, N_ ("Identifier of a dataset, its obs_publisher_did"), "",
    "ivo://example.org/images?images/m31.fits" },
  { "RESPONSEFORMAT", NULL,
    N_ ("Form of the answer: votable, votable/b2, csv, tsv or a media type"), "votable",
    "votable" },
  { "MAXREC", NULL, N_ ("Datasets at most; 0 asks for the columns only"), "100", "10", 0, MAX_IDS },
  { NULL },
};

static GPtrArray *
make_columns (void)
{
  static const struct
  {
    const char *name, *ucd, *unit;
    NunDatatype type;
  } table[N_COLUMNS] = {
    [COLUMN_ID] = { "ID", "meta.id;meta.main", NULL, NUN_DATATYPE_CHAR },
    [COLUMN_ACCESS_URL] = { "access_url", "meta.ref.url", NULL, NUN_DATATYPE_CHAR },
    [COLUMN_SERVICE_DEF] = { "service_def", "meta.ref", NULL, NUN_DATATYPE_CHAR },
    [COLUMN_ERROR_MESSAGE] = { "error_message", "meta.code.error", NULL,
                               NUN_DATATYPE_UNICODE_CHAR },
    [COLUMN_SEMANTICS] = { "semantics", "meta.code", NULL, NUN_DATATYPE_CHAR },
    [COLUMN_DESCRIPTION] = { "description", "meta.note", NULL, NUN_DATATYPE_UNICODE_CHAR },
    [COLUMN_CONTENT_TYPE] = { "content_type", "meta.code.mime", NULL, NUN_DATATYPE_CHAR },
    [COLUMN_CONTENT_LENGTH] = { "content_length", "phys.size;meta.file", "byte",
                                NUN_DATATYPE_LONG },
    [COLUMN_CONTENT_QUALIFIER] = { "content_qualifier", NULL, NULL, NUN_DATATYPE_CHAR },
    [COLUMN_LINK_AUTH] = { "link_auth", "meta.code", NULL, NUN_DATATYPE_CHAR },
    [COLUMN_LINK_AUTHORIZED] = { "link_authorized", "meta.code", NULL, NUN_DATATYPE_BOOLEAN },
  };
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gboolean   is_text = nun_datatype_is_text (table[i].type);
      NunColumn *column = nun_column_new (table[i].name, table[i].type, is_text ? "*" : NULL);

      column->ucd = g_strdup (table[i].ucd);
      column->unit = g_strdup (table[i].unit);
      g_ptr_array_add (columns, column);
    }
  return columns;
}

/* -- links ------------------------------------------------------------------------------------------- */

typedef struct
{
  char    *cells[N_COLUMNS]; /* NULL for none */
  gint64   length;           /* -1 unknown */
  gboolean kept_back;        /* nobody may have it yet */
} Link;

static void
link_free (gpointer data)
{
  Link *self = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->cells[i]);
  g_free (self);
}

typedef struct
{
  const NunService *service;
  const char       *table;
  GPtrArray        *links;    /* of Link */
  GArray           *services; /* of NunVotableService */
  GPtrArray        *strings;
  NunVoObservation *view;
} Links;

static Link *
add_link (Links *self, const char *did, const char *semantics, const char *description)
{
  Link *link = g_new0 (Link, 1);

  link->length = -1;
  link->cells[COLUMN_ID] = g_strdup (did);
  link->cells[COLUMN_SEMANTICS] = g_strdup (semantics);
  link->cells[COLUMN_DESCRIPTION] = g_strdup (description);
  /* nobody logs in here: what may be had, all may have */
  link->cells[COLUMN_LINK_AUTH] = g_strdup ("false");
  g_ptr_array_add (self->links, link);
  return link;
}

static Link *
add_error (Links *self, const char *did, const char *fault, const char *sentence)
{
  Link *link = add_link (self, did, "#this", NULL);

  link->cells[COLUMN_ERROR_MESSAGE] = g_strconcat (fault, ": ", sentence, NULL);
  return link;
}

static void
add_access (Links      *self,
            const char *did,
            NunVoAccess access,
            const char *semantics,
            const char *description)
{
  const char *own = nun_vo_observation_get_did (self->view);
  const char *type = nun_vo_access_type (access);
  Link       *link = add_link (self, did, semantics, description);

  link->cells[COLUMN_ACCESS_URL] =
      nun_vo_access_url (self->service->base_url, self->table, own, access);
  link->cells[COLUMN_CONTENT_TYPE] =
      g_strdup (type != NULL ? type : nun_vo_observation_get_type (self->view));
  if (access == NUN_VO_ACCESS_FILE)
    link->length = nun_vo_observation_get_size (self->view);
}

static char *
keep (Links *self, char *text)
{
  g_ptr_array_add (self->strings, text);
  return text;
}

/* A row that names a service descriptor, which names the dataset. */
static void
add_cutout (Links *self, const char *did)
{
  const char       *own = keep (self, g_strdup (nun_vo_observation_get_did (self->view)));
  NunVotableService soda = {
    .id = keep (self, g_strdup_printf ("soda_%u", self->services->len + 1)),
    .name = "cutout",
    .description = _ ("A piece of this image, as FITS"),
    .standard_id = "ivo://ivoa.net/std/SODA#sync-1.0",
    .access_url = keep (self, nun_vo_soda_url (self->service->base_url, self->table)),
    .content_type = "image/fits",
  };
  GArray *inputs = nun_observation_soda_inputs (own, 0);
  Link   *link = add_link (self, did, "#cutout", _ ("A piece of the image of your choice"));

  link->cells[COLUMN_SERVICE_DEF] = g_strdup (soda.id);
  link->cells[COLUMN_CONTENT_TYPE] = g_strdup ("image/fits");
  nun_observation_soda_limit (inputs, self->view, self->strings);
  soda.inputs = (const NunVotableParam *) (gpointer) keep (self, g_array_free (inputs, FALSE));
  g_array_append_val (self->services, soda);
}

/* A cutout needs a FITS image with a place on the sky. */
static gboolean
can_be_cut (Links *self)
{
  const char *type = nun_vo_observation_get_type (self->view);

  return nun_vo_observation_get_number (self->view, "s_ra") >= 0 && type != NULL &&
         strstr (type, "fits") != NULL;
}

/* What the collection's page says of the dataset as well. */
static void
add_documentation (Links *self, const char *did)
{
  const char *url =
      nun_description_get_value (self->service->description, NULL, NULL, "reference_url");
  Link *link;

  if (*url == '\0')
    return;
  link = add_link (self, did, "#documentation", _ ("More about these data"));
  link->cells[COLUMN_ACCESS_URL] = g_strdup (url);
  link->cells[COLUMN_CONTENT_TYPE] = g_strdup ("text/html");
}

/* A file takes all its datasets with it, also those whose day is still to come. */
static void
add_file (Links *self, const char *did, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = nun_vo_observation_dup_text (self->view, NUN_PRODUCT_PATH);
  gint64             release_s;
  g_autofree char   *sentence = NULL;
  Link              *file;

  if (!nun_observation_file_release (self->service, self->table, path != NULL ? path : "",
                                     &release_s, &error))
    {
      add_error (self, did, "TransientFault", error->message);
      return;
    }
  if (nun_service_keeps_back (self->service, release_s))
    {
      sentence = nun_embargo_sentence (self->service->description, release_s);
      add_error (self, did, "DefaultFault", sentence)->kept_back = TRUE;
      return;
    }
  add_access (self, did, NUN_VO_ACCESS_FILE, "#this", _ ("The file itself"));
  file = self->links->pdata[self->links->len - 1];
  file->cells[COLUMN_CONTENT_QUALIFIER] = g_strconcat ("#", kind, NULL);
}

static void
add_dataset (Links *self, const char *did)
{
  const NunCollection *collection =
      nun_description_find_collection (self->service->description, self->table);
  gboolean         is_image = collection->kind == NUN_COLLECTION_IMAGES;
  g_autofree char *type = nun_vo_observation_dup_text (self->view, "dataproduct_type");

  add_file (self, did, type != NULL ? type : is_image ? "image" : "spectrum");
  if (!is_image)
    add_access (self, did, NUN_VO_ACCESS_SPECTRUM, "#this",
                _ ("The same as a VOTable of the Spectral Data Model"));
  add_access (self, did, NUN_VO_ACCESS_PREVIEW, "#preview",
              is_image ? _ ("A small picture of it") : _ ("A plot of it"));
  if (is_image && can_be_cut (self))
    add_cutout (self, did);
  add_documentation (self, did);
}

/* Under an embargo: no addresses that would only be refused, but from when on there are some. */
static void
add_kept_back (Links *self, const char *did, gint64 release_s)
{
  g_autofree char *sentence = nun_embargo_sentence (self->service->description, release_s);

  add_error (self, did, "DefaultFault", sentence)->kept_back = TRUE;
  add_documentation (self, did);
}

static void
add_id (Links *self, const char *did)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRows) rows =
      nun_observation_find (self->service, self->table, did, self->view, &error);
  gint64 release_s = rows != NULL ? nun_vo_observation_get_release_s (self->view) : 0;

  if (rows != NULL && nun_service_keeps_back (self->service, release_s))
    add_kept_back (self, did, release_s);
  else if (rows != NULL)
    add_dataset (self, did);
  else if (error != NULL)
    add_error (self, did,
               g_error_matches (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY) ? "TransientFault"
                                                                              : "FatalFault",
               error->message);
  else
    add_error (self, did, "NotFoundFault", _ ("this service has no such dataset"));
}

/* -- links as rows --------------------------------------------------------------------------------------- */

#define NUN_TYPE_LINK_ROWS (nun_link_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunLinkRows, nun_link_rows, NUN, LINK_ROWS, NunRows)

struct _NunLinkRows
{
  NunRows parent_instance;

  GPtrArray *links;
  guint      next;
};

G_DEFINE_FINAL_TYPE (NunLinkRows, nun_link_rows, NUN_TYPE_ROWS)

static gboolean
link_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunLinkRows *self = NUN_LINK_ROWS (rows);
  const Link  *link;

  if (self->next == self->links->len)
    return FALSE;
  link = self->links->pdata[self->next++];
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      values[i].type = link->cells[i] != NULL ? NUN_VALUE_TEXT : NUN_VALUE_NULL;
      values[i].text = link->cells[i];
      values[i].length = link->cells[i] != NULL ? strlen (link->cells[i]) : 0;
    }
  if (link->length >= 0)
    {
      values[COLUMN_CONTENT_LENGTH].type = NUN_VALUE_LONG;
      values[COLUMN_CONTENT_LENGTH].i = link->length;
    }
  values[COLUMN_LINK_AUTHORIZED].type = NUN_VALUE_LONG;
  values[COLUMN_LINK_AUTHORIZED].i = !link->kept_back;
  return TRUE;
}

static void
nun_link_rows_finalize (GObject *object)
{
  g_clear_pointer (&NUN_LINK_ROWS (object)->links, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_link_rows_parent_class)->finalize (object);
}

static void
nun_link_rows_class_init (NunLinkRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_link_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = link_rows_next;
}

static void
nun_link_rows_init (NunLinkRows *self)
{
}

static NunRows *
link_rows_new (GPtrArray *links)
{
  NunLinkRows          *self = g_object_new (NUN_TYPE_LINK_ROWS, NULL);
  g_autoptr (GPtrArray) columns = make_columns ();

  self->links = g_ptr_array_ref (links);
  nun_rows_set_columns (NUN_ROWS (self), columns);
  return NUN_ROWS (self);
}

/* -- the answer ------------------------------------------------------------------------------------------- */

static void
add_self_description (Links *self)
{
  NunVotableParam  *inputs = g_new0 (NunVotableParam, 2);
  NunVotableService links = {
    .name = "links",
    .utype = "adhoc:this",
    .description = _ ("This service, with its parameters"),
    .standard_id = nun_protocol_datalink.standard_id,
    .access_url = keep (self, nun_vo_links_url (self->service->base_url, self->table)),
    .content_type = NUN_VO_TYPE_LINKS,
    .inputs = inputs,
  };

  g_ptr_array_add (self->strings, inputs);
  inputs[0] = (NunVotableParam){ .name = "ID",
                                 .ucd = "meta.id;meta.main",
                                 .description = _ (parameters[0].description) };
  g_array_append_val (self->services, links);
}

static NunAnswer *
answer_rows (Links *self, const NunRequest *request, NunResponseFormat *format, gint64 max_rows)
{
  NunRows          *rows = link_rows_new (self->links);
  GString          *head = g_string_new (NULL);
  g_autofree char  *bare_url = nun_vo_links_url (self->service->base_url, self->table);
  g_autofree char  *url = g_strconcat (bare_url, "?", NULL);
  g_auto (NunInfos) infos = { 0 };
  NunVotableWriter *writer;
  gboolean          tabs = format->kind == NUN_FORMAT_TSV;

  if (tabs || format->kind == NUN_FORMAT_CSV)
    return nun_row_stream_answer (format->content_type, rows, max_rows, head, &nun_row_sink_text,
                                  nun_row_text_new (nun_rows_get_columns (rows), tabs, head));
  writer = nun_votable_writer_new (format->kind == NUN_FORMAT_BINARY2 ? NUN_SERIALIZATION_BINARY2
                                                                      : NUN_SERIALIZATION_TABLEDATA,
                                   nun_rows_get_columns (rows));
  nun_infos_init (&infos);
  nun_infos_add_origin_of (&infos, self->service, self->table, request, &nun_protocol_datalink,
                           url);
  add_self_description (self);
  nun_votable_writer_begin (
      writer,
      &(NunVotableHead){ .table_name = "links",
                         .infos = nun_infos_get (&infos),
                         .services = (const NunVotableService *) (gpointer) self->services->data },
      head);
  return nun_row_stream_answer (format->content_type, rows, max_rows, head, &nun_row_sink_votable,
                                writer);
}

static void
links_clear (Links *self)
{
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->services, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->view, nun_vo_observation_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

/* The links of every ID.  Returns whether there were more than may be asked for. */
static gboolean
add_all (Links *self, const NunRequest *request, gint64 most, GCancellable *cancellable)
{
  gint64 n = 0;

  for (guint i = 0; i < request->pairs->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const NunPair   *pair = g_ptr_array_index (request->pairs, i);
      g_autofree char *did = g_strstrip (g_strdup (pair->value));

      if (g_ascii_strcasecmp (pair->name, "ID") != 0 || *did == '\0')
        continue;
      if (n++ == most)
        return TRUE;
      add_id (self, did);
    }
  return FALSE;
}

static gboolean
read_request (const NunRequest *request, NunResponseFormat *format, gint64 *most, GError **error)
{
  const char *text;

  if (!nun_request_is_whole (request, error) ||
      !nun_request_get_integer (request, &parameters[2], FALSE, most, error) ||
      !nun_request_get_text (request, &parameters[1], &text, error) ||
      !nun_response_format_parse (text, format, error))
    return FALSE;
  if (format->kind == NUN_FORMAT_TABLEDATA)
    {
      g_free (format->content_type);
      format->content_type = g_strdup (NUN_VO_TYPE_LINKS);
    }
  return TRUE;
}

static gboolean
read_datalink (const NunRequest *request, GError **error)
{
  NunResponseFormat format = { 0 };
  gint64            most;
  gboolean          fine = read_request (request, &format, &most, error);

  nun_response_format_clear (&format);
  return fine;
}

static NunAnswer *
answer_datalink (const NunService *service,
                 const char       *table,
                 const NunRequest *request,
                 GCancellable     *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_auto (Links)     links = { .service = service, .table = table };
  NunResponseFormat  format = { 0 };
  NunAnswer         *answer;
  gint64             most;
  gboolean           overflow;

  if (!read_request (request, &format, &most, &error))
    {
      nun_response_format_clear (&format);
      return nun_observation_answer_error (error, NUN_MANNERS_DALI);
    }
  links.links = g_ptr_array_new_with_free_func (link_free);
  links.services = g_array_new (TRUE, TRUE, sizeof (NunVotableService));
  links.strings = g_ptr_array_new_with_free_func (g_free);
  links.view =
      nun_vo_observation_new (service->description, table, NUN_MODEL_OBSCORE, 0, service->base_url);
  overflow = add_all (&links, request, most, cancellable);
  /* an overflow is told by a row that does not go out */
  if (overflow)
    add_link (&links, "", "#this", NULL);
  answer =
      answer_rows (&links, request, &format, overflow ? (gint64) links.links->len - 1 : G_MAXINT64);
  nun_response_format_clear (&format);
  return answer;
}

const NunProtocol nun_protocol_datalink = {
  .id = "datalink",
  .path = "links",
  .standard_id = "ivo://ivoa.net/std/DataLink#links-1.1",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_IMAGES) | NUN_OFFERED_TO (NUN_COLLECTION_SPECTRA),
  .read = read_datalink,
  .answer = answer_datalink,
};
