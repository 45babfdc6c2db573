/* Spectra as VOTables on their way: one spectrum in memory at a time, its rows in pieces. */

#include "serve/spectrum-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/stem.h"
#include "vo/observation.h"
#include "vo/publication.h"
#include "vo/spectrum-votable.h"

#define CONTENT_TYPE "application/x-votable+xml;serialization=tabledata"
/* About the bytes of a row. */
#define ROW_BYTES 64

typedef struct
{
  NunFile           *file;
  GPtrArray         *spectra; /* of NunSpectrum */
  const NunSpectrum *spectrum;
  NunProduct        *product;
  NunVoPublication  *publication;
  char              *url;
  NunSpectrumFacts   facts;

  guint       index, last; /* of the spectra in the HDU */
  gboolean    is_numbered;
  NunSamples *samples; /* of `index`; NULL when it has yet to be read */
  gsize       row;
  gboolean    is_begun, table_is_begun;
} Writer;

static void
writer_free (gpointer data)
{
  Writer *self = data;

  g_clear_pointer (&self->samples, nun_samples_free);
  g_clear_pointer (&self->spectra, g_ptr_array_unref);
  g_clear_object (&self->file);
  nun_product_free (self->product);
  g_clear_pointer (&self->publication, nun_vo_publication_free);
  g_free (self->url);
  g_free (self);
}

static const char *
get_fact (gpointer observation, const char *field)
{
  return nun_product_get (observation, field);
}

static void
take_facts (Writer *self, const NunService *service, const char *table)
{
  const NunVoResource *resource;

  self->publication = nun_vo_publication_new (service->description, table, service->base_url);
  resource = nun_vo_publication_get_resource (self->publication);
  self->url = nun_vo_access_url (service->base_url, table, self->product->id, NUN_VO_ACCESS_FILE);
  self->facts = (NunSpectrumFacts){ .publisher = resource->publisher,
                                    .publisher_did = self->product->id,
                                    .reference = resource->source,
                                    .source_url = self->url,
                                    .get = get_fact,
                                    .observation = self->product };
}

GPtrArray *
nun_spectrum_find (const NunProduct   *product,
                   NunFile            *file,
                   const NunSpectrum **spectrum,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (GPtrArray) spectra = nun_spectra_find (file, cancellable);

  *spectrum = NULL;
  for (guint i = 0; i < spectra->len && *spectrum == NULL; i++)
    {
      const NunSpectrum *one = g_ptr_array_index (spectra, i);

      if (one->hdu == product->hdu && product->index < (int) one->n_spectra)
        *spectrum = one;
    }
  if (*spectrum != NULL)
    return g_steal_pointer (&spectra);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                 _ ("%s holds no such spectrum; its publisher has to have it read again"),
                 product->name);
  return NULL;
}

/* -- pieces -------------------------------------------------------------------------------------------------------- */

static void
write_rows (Writer *self, gsize bytes, GString *out)
{
  gsize n = MAX (1, bytes / ROW_BYTES);

  if (!self->table_is_begun)
    nun_vo_spectrum_begin_table (out, &self->facts, self->spectrum,
                                 self->is_numbered ? (int) self->index : -1, self->samples);
  self->table_is_begun = TRUE;
  nun_vo_spectrum_rows (out, self->samples, self->row, n);
  self->row += n;
  if (self->row < self->samples->n)
    return;
  nun_vo_spectrum_end_table (out);
  g_clear_pointer (&self->samples, nun_samples_free);
  self->table_is_begun = FALSE;
  self->row = 0;
  self->index++;
}

static NunProduceState
write_next (gpointer producer, gsize bytes, GString *out, GCancellable *cancellable)
{
  Writer            *self = producer;
  g_autoptr (GError) error = NULL;

  if (!self->is_begun)
    nun_vo_spectrum_begin (out);
  self->is_begun = TRUE;
  if (self->samples == NULL)
    self->samples =
        nun_spectrum_read_samples (self->file, self->spectrum, self->index, cancellable, &error);
  if (self->samples != NULL)
    write_rows (self, bytes, out);
  if (error == NULL && self->index <= self->last)
    return NUN_PRODUCE_MORE;
  nun_vo_spectrum_end (out, error != NULL ? _ ("A spectrum of the file cannot be read") : NULL);
  return NUN_PRODUCE_DONE;
}

/* The first spectrum is read before anything is said. */
static gboolean
begin (Writer *self, GCancellable *cancellable, GError **error)
{
  self->file = nun_product_open_file (self->product, cancellable, error);
  if (self->file == NULL)
    return FALSE;
  self->spectra =
      nun_spectrum_find (self->product, self->file, &self->spectrum, cancellable, error);
  if (self->spectra == NULL)
    return FALSE;
  self->index = (guint) MAX (self->product->index, 0);
  self->last = self->product->index >= 0 ? self->index : MAX (self->spectrum->n_spectra, 1) - 1;
  self->is_numbered = self->last > self->index || self->product->index >= 0;
  self->samples =
      nun_spectrum_read_samples (self->file, self->spectrum, self->index, cancellable, error);
  return self->samples != NULL;
}

static char *
votable_name (const NunProduct *product)
{
  g_autofree char *stem = nun_file_stem (product->name);

  return product->index >= 0 ? g_strdup_printf ("%s-%d.vot", stem, product->index)
                             : g_strconcat (stem, ".vot", NULL);
}

NunAnswer *
nun_spectrum_answer (const NunService *service,
                     const char       *table,
                     const NunProduct *product,
                     const NunRequest *request,
                     GCancellable     *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = NULL, *disposition = NULL;
  Writer            *writer = g_new0 (Writer, 1);
  NunAnswer         *answer;

  writer->product = nun_product_copy (product);
  if (!begin (writer, cancellable, &error))
    {
      answer = nun_product_answer_error (product, error, NULL);
      writer_free (writer);
      return answer;
    }
  take_facts (writer, service, table);
  name = votable_name (product);
  disposition = nun_product_disposition (name);
  answer = nun_answer_new_stream (CONTENT_TYPE, write_next, writer, writer_free);
  nun_answer_add_header (answer, "Content-Disposition", disposition);
  return answer;
}
