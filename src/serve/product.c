/* Products: from an ID to a row, from a row to its file, and whether that is still the file that was scanned. */

#include "serve/product.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "describe/embargo.h"
#include "observe/observation.h"
#include "query/observation.h"
#include "serve/embargo.h"
#include "serve/host.h"
#include "serve/observation-search.h"

G_DEFINE_QUARK (nun_product_error, nun_product_error)

/* -- rows -------------------------------------------------------------------------------------------------------- */

/* What the row knows, as text. */
static GHashTable *
take_fields (NunVoObservation *view, const NunCollection *collection)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < collection->columns->len; i++)
    {
      const char *name = ((NunColumn *) g_ptr_array_index (collection->columns, i))->name;
      char       *text = nun_vo_observation_dup_text (view, name);
      double      number = nun_vo_observation_get_number (view, name);
      char        buffer[G_ASCII_DTOSTR_BUF_SIZE];

      if (text == NULL && !isnan (number))
        text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.17g", number));
      if (text != NULL)
        g_hash_table_insert (fields, g_strdup (name), text);
    }
  return fields;
}

const char *
nun_product_get (const NunProduct *self, const char *field)
{
  const char *text = g_hash_table_lookup (self->fields, field);

  return text != NULL && *text != '\0' ? text : NULL;
}

double
nun_product_get_number (const NunProduct *self, const char *field)
{
  const char *text = nun_product_get (self, field);

  return text != NULL ? g_ascii_strtod (text, NULL) : NAN;
}

static gint64
get_integer (const NunProduct *self, const char *field, gint64 otherwise)
{
  const char *text = nun_product_get (self, field);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}

/* Paths of products count from the collection's folder, which its source names. */
static char *
find_path (const NunService *service, const NunCollection *collection, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (nun_store_get_path (service->store));
  g_autofree char *base =
      collection->source != NULL ? g_canonicalize_filename (collection->source, folder) : NULL;

  return g_canonicalize_filename (path, base != NULL ? base : folder);
}

static NunProduct *
take_row (const NunService *service, const NunCollection *collection, NunVoObservation *view)
{
  NunProduct      *self = g_new0 (NunProduct, 1);
  g_autofree char *name = NULL;
  const char      *path;

  self->fields = take_fields (view, collection);
  self->kind =
      collection->kind == NUN_COLLECTION_SPECTRA ? NUN_DATASET_SPECTRUM : NUN_DATASET_IMAGE;
  path = nun_product_get (self, NUN_PRODUCT_PATH);
  self->path = find_path (service, collection, path != NULL ? path : "");
  name = g_path_get_basename (self->path);
  self->name = g_filename_display_name (name);
  self->hdu = (int) get_integer (self, NUN_PRODUCT_HDU, -1);
  self->index = (int) get_integer (self, NUN_PRODUCT_INDEX, -1);
  self->size = get_integer (self, NUN_PRODUCT_SIZE, -1);
  self->mtime = get_integer (self, NUN_PRODUCT_MTIME, -1);
  self->media_type = g_strdup (nun_product_get (self, NUN_PRODUCT_TYPE));
  self->id = g_strdup (nun_vo_observation_get_did (view));
  return self;
}

static const char *
find_id (const NunRequest *request, GError **error)
{
  guint       n;
  const char *id = nun_request_get (request, "ID", &n);

  if (request->problem != NULL)
    g_set_error_literal (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_REQUEST, request->problem);
  else if (n > 1)
    g_set_error_literal (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_REQUEST,
                         _ ("ID is given more than once; ask for one at a time"));
  else if (id == NULL || *id == '\0')
    g_set_error_literal (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_REQUEST,
                         _ ("ID is missing; take it from the answer to a query"));
  else
    return id;
  return NULL;
}

/* The row with that identifier, begun in view; NULL without an error where there is none. */
static NunRows *
find_row (const NunService *service,
          const char       *table,
          const char       *id,
          NunVoObservation *view,
          GError          **error)
{
  g_autoptr (GError)  cause = NULL;
  g_autoptr (NunRows) rows = nun_observation_find (service, table, id, view, &cause);
  const NunValue     *values;

  if (rows != NULL)
    return g_steal_pointer (&rows);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  /* the name of the file in the publication will do as well */
  rows = nun_query_observation_by_id (service->store, table, id, error);
  values = rows != NULL ? nun_rows_next (rows, NULL, error) : NULL;
  if (values == NULL)
    return NULL;
  nun_vo_observation_bind (view, nun_rows_get_columns (rows));
  nun_vo_observation_begin (view, values);
  return g_steal_pointer (&rows);
}

static gboolean
check_release (const NunService *service, gint64 release_s, GError **error)
{
  g_autofree char *sentence = NULL;

  if (!nun_service_keeps_back (service, release_s))
    return TRUE;
  sentence = nun_embargo_sentence (service->description, release_s);
  g_set_error_literal (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_EMBARGO, sentence);
  return FALSE;
}

NunProduct *
nun_product_find (const NunService *service,
                  const char       *table,
                  const NunRequest *request,
                  GError          **error)
{
  const NunCollection *collection = nun_description_find_collection (service->description, table);
  const char          *id = find_id (request, error);
  g_autoptr (GError)   cause = NULL;
  g_autoptr (NunVoObservation) view = NULL;
  g_autoptr (NunRows)          rows = NULL;

  if (id == NULL)
    return NULL;
  view =
      nun_vo_observation_new (service->description, table, NUN_MODEL_OBSCORE, 0, service->base_url);
  rows = view != NULL ? find_row (service, table, id, view, &cause) : NULL;
  if (rows != NULL)
    return check_release (service, nun_vo_observation_get_release_s (view), error)
               ? take_row (service, collection, view)
               : NULL;
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_UNKNOWN,
                 _ ("Nothing in %s has the ID %.200s; take it from the answer to a query"), table,
                 id);
  return NULL;
}

gboolean
nun_product_gives_file (const NunService *service,
                        const char       *table,
                        const NunProduct *self,
                        GError          **error)
{
  const char *path = nun_product_get (self, NUN_PRODUCT_PATH);
  gint64      release_s;

  return nun_observation_file_release (service, table, path != NULL ? path : "", &release_s,
                                       error) &&
         check_release (service, release_s, error);
}

NunProduct *
nun_product_copy (const NunProduct *self)
{
  NunProduct *copy = g_new (NunProduct, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->path = g_strdup (self->path);
  copy->name = g_strdup (self->name);
  copy->media_type = g_strdup (self->media_type);
  copy->fields = g_hash_table_ref (self->fields);
  return copy;
}

void
nun_product_free (NunProduct *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->fields);
  g_free (self->id);
  g_free (self->path);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

/* -- files --------------------------------------------------------------------------------------------------------- */

static gboolean
fail_missing (const NunProduct *self, GError **error)
{
  g_set_error (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_MISSING,
               _ ("The file %s is not there any more, or cannot be read; ask the publisher for it"),
               self->name);
  return FALSE;
}

static gboolean
check (const NunProduct *self, int fd, GError **error)
{
  struct stat st;
  gint64      mtime;

  if (fstat (fd, &st) != 0 || !S_ISREG (st.st_mode))
    return fail_missing (self, error);
  mtime = st.st_mtim.tv_sec * G_USEC_PER_SEC + st.st_mtim.tv_nsec / 1000;
  if (st.st_size == self->size && mtime == self->mtime)
    return TRUE;
  g_set_error (error, NUN_PRODUCT_ERROR, NUN_PRODUCT_ERROR_CHANGED,
               _ ("The file %s has changed since it was published; its publisher has to have it "
                  "read again"),
               self->name);
  return FALSE;
}

int
nun_product_open (const NunProduct *self, GError **error)
{
  /* a pipe in the file's place must not keep anybody waiting */
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      fail_missing (self, error);
      return -1;
    }
  if (check (self, fd, error))
    return fd;
  close (fd);
  return -1;
}

NunFile *
nun_product_open_file (const NunProduct *self, GCancellable *cancellable, GError **error)
{
  int fd = nun_product_open (self, error);

  if (fd < 0)
    return NULL;
  close (fd);
  return nun_file_open (self->path, cancellable, error);
}

/* -- answers --------------------------------------------------------------------------------------------------------- */

guint
nun_product_status (const GError *error)
{
  if (error->domain == NUN_PRODUCT_ERROR)
    switch (error->code)
      {
      case NUN_PRODUCT_ERROR_REQUEST: return 400;
      case NUN_PRODUCT_ERROR_EMBARGO: return 403;
      case NUN_PRODUCT_ERROR_CHANGED: return 410;
      default: return 404;
      }
  if (error->domain == NUN_SERVE_ERROR)
    return 400;
  if (g_error_matches (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return 503;
  return 500;
}

/* A sentence about the file names it by its path, which is nobody's business. */
static char *
hide_path (const NunProduct *product, const char *sentence)
{
  GString *out = g_string_new (sentence);

  if (product != NULL)
    g_string_replace (out, product->path, product->name, 0);
  return g_string_free (out, FALSE);
}

NunAnswer *
nun_product_answer_error (const NunProduct *product, const GError *error, const char *prefix)
{
  guint            status = nun_product_status (error);
  g_autofree char *plain = hide_path (product, error->message);
  g_autofree char *sentence = g_strconcat (prefix != NULL ? prefix : "", plain, NULL);
  NunAnswer       *answer = nun_answer_new_sentence (status, sentence);

  if (status == 503)
    nun_answer_add_header (answer, "Retry-After", "60");
  return answer;
}

char *
nun_product_etag (const NunProduct *self, const char *what)
{
  g_autofree char *facts = g_strdup_printf ("%" PRId64 " %" PRId64 " %d %d %s", self->size,
                                            self->mtime, self->hdu, self->index, what);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, facts, -1);

  return g_strdup_printf ("\"%.32s\"", sum);
}

char *
nun_product_disposition (const char *name)
{
  g_autofree char *ascii = g_strdup (name);
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  for (char *p = ascii; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._-+=@, ", *p) == NULL)
      *p = '_';
  if (*ascii == '.')
    *ascii = '_';
  if (strcmp (ascii, name) == 0)
    return g_strdup_printf ("attachment; filename=\"%s\"", ascii);
  return g_strdup_printf ("attachment; filename=\"%s\"; filename*=UTF-8''%s", ascii, escaped);
}
