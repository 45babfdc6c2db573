/* What a FITS file holds: a walk over its HDUs, with cfitsio for the headers. */

#include <fitsio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/fits-guard.h"
#include "files/fits-open.h"
#include "files/fits-walk.h"
#include "files/spectrum-suspect.h"

#define MAX_HDUS 5000

static gboolean
nun_fits_sniff (const NunInput *input)
{
  const char *head = (const char *) input->head;
  gsize       i = 9;

  /* "SIMPLE  = T": the blanks between may be fewer than the standard's. */
  if (input->head_length < 80 || memcmp (head, "SIMPLE", 6) != 0)
    return FALSE;
  for (gsize j = 6; j < 8; j++)
    if (head[j] != ' ')
      return FALSE;
  if (head[8] != '=')
    return FALSE;
  while (i < 80 && head[i] == ' ')
    i++;
  return i < 80 && (head[i] == 'T' || head[i] == 'F');
}

static void
refuse (NunFitsWalk *walk, const char *text, int status)
{
  walk->content->refused = walk->hdu;
  walk->content->refusal = g_strdup_printf (_ ("%s (CFITSIO %d)"), text, status);
}

static void
warn_status (NunFitsWalk *walk, int status)
{
  char text[FLEN_STATUS];

  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  refuse (walk, text, status);
  nun_content_warn (walk->content,
                    _ ("%s, HDU %d: its header is damaged, so that only tables behind it "
                       "could be read: %s (CFITSIO %d)"),
                    walk->input->path, walk->hdu, text, status);
}

static void
warn_short_image (NunFitsWalk *walk)
{
  LONGLONG head = 0, data = 0, end = 0;
  int      status = 0;

  /* `end` counts the padding, which careless writers leave out. */
  if (fits_get_hduaddrll (walk->handle, &head, &data, &end, &status) == 0 &&
      end - 2880 >= walk->input->size)
    nun_content_warn (walk->content,
                      _ ("%s, HDU %d: the file ends within the image; get the whole file"),
                      walk->input->path, walk->hdu);
}

static void
read_image (NunFitsWalk *walk, const NunFitsHeader *header)
{
  NunImageHdu image = { .hdu = walk->hdu };
  LONGLONG    axes[9] = { 0 };
  const char *groups = nun_fits_header_get (header, "GROUPS");
  int         status = 0;

  if (fits_get_img_dim (walk->handle, &image.naxis, &status) != 0)
    return;
  if (image.naxis > 9)
    {
      nun_content_warn (walk->content, _ ("%s, HDU %d: an array of %d axes is more than is read"),
                        walk->input->path, walk->hdu, image.naxis);
      return;
    }
  if (fits_get_img_sizell (walk->handle, 9, axes, &status) != 0)
    return;
  for (int i = 0; i < image.naxis; i++)
    image.axes[i] = axes[i];
  if (nun_spectrum_suspect_hdu (header, image.naxis, image.axes))
    walk->content->suspect = TRUE;
  if (image.naxis == 1 && axes[0] > 0)
    warn_short_image (walk);
  if (image.naxis < 2)
    return;
  for (int i = 0; i < image.naxis; i++)
    if (axes[i] < 1)
      {
        if (groups && *groups == 'T')
          nun_content_warn (walk->content,
                            _ ("%s, HDU %d: visibilities in random groups are not read"),
                            walk->input->path, walk->hdu);
        return;
      }
  warn_short_image (walk);
  g_array_append_val (walk->content->images, image);
  if (walk->first_image < 0)
    walk->first_image = walk->hdu;
}

static void
read_hdu (NunFitsWalk *walk, GCancellable *cancellable)
{
  g_autoptr (NunFitsHeader) header = nun_fits_header_read (walk->handle);
  int                       type = IMAGE_HDU, status = 0;
  LONGLONG                  head = 0, data = 0, end = 0;

  if (!header || fits_get_hdu_type (walk->handle, &type, &status) != 0)
    {
      nun_content_warn (walk->content, _ ("%s, HDU %d: its header cannot be read or is too long"),
                        walk->input->path, walk->hdu);
      return;
    }
  if (type == IMAGE_HDU || fits_is_compressed_image (walk->handle, &status))
    read_image (walk, header);
  else if (fits_get_hduaddrll (walk->handle, &head, &data, &end, &status) == 0)
    nun_fits_walk_table (walk, header, type == ASCII_TBL, data);
  if (walk->hdu == 0)
    {
      walk->primary = g_steal_pointer (&header);
      if (!walk->inner && fits_get_hduaddrll (walk->handle, &head, &data, &end, &status) == 0)
        nun_fits_walk_meta (walk, data, cancellable);
    }
}

static gboolean
walk_hdus (NunFitsWalk *walk, GCancellable *cancellable, GError **error)
{
  LONGLONG head = 0, data = 0, end = 0;
  int      status = 0;

  for (walk->hdu = 0; walk->hdu < MAX_HDUS; walk->hdu++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_hdu (walk, cancellable);
      fits_movrel_hdu (walk->handle, 1, NULL, &status);
      if (status == END_OF_FILE)
        {
          fits_clear_errmsg ();
          return TRUE;
        }
      if (status != 0)
        {
          walk->hdu++;
          warn_status (walk, status);
          status = 0;
          if (fits_get_hduaddrll (walk->handle, &head, &data, &end, &status) == 0)
            nun_fits_walk_rescue (walk, end, cancellable);
          return !g_cancellable_set_error_if_cancelled (cancellable, error);
        }
    }
  nun_content_warn (walk->content, _ ("%s holds more than %d HDUs; the rest is not read"),
                    walk->input->path, MAX_HDUS);
  return TRUE;
}

static void
judge (NunFitsWalk *walk)
{
  NunContent *content = walk->content;

  content->format = g_strdup ("FITS");
  if (walk->first_table >= 0 && (walk->first_image < 0 || walk->first_table < walk->first_image))
    content->kind = NUN_FILE_TABLE;
  else if (walk->first_image >= 0)
    content->kind = NUN_FILE_IMAGE;
  else
    {
      content->kind = NUN_FILE_OTHER;
      if (walk->n_skipped > 0)
        content->reason =
            g_strdup (content->warnings->len > 0 ? g_ptr_array_index (content->warnings, 0)
                                                 : _ ("The table in it cannot be read."));
      else if (content->tables->len > 0)
        content->reason = g_strdup (_ ("The table in it has no rows."));
      else
        content->reason = g_strdup (_ (
            "It holds neither a table nor an image of two axes or more, only headers or a row of "
            "numbers."));
    }
}

/* Nobody has looked for them in the FITS of a VOTable yet. */
static gboolean
has_no_faults (const NunInput *input, GError **error)
{
  g_autoptr (GArray)  faults = nun_fits_find_faults (input, NULL);
  const NunFitsFault *first;

  if (faults->len == 0)
    return TRUE;
  first = &g_array_index (faults, NunFitsFault, 0);
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU %d: the header is damaged: %s is no size; get the file again"),
               input->path, first->hdu, first->keyword);
  return FALSE;
}

static gboolean
open_handle (NunFitsWalk *walk, GError **error)
{
  /* An absolute name keeps cfitsio from reading "~" or "." at its beginning. */
  g_autofree char *path = g_canonicalize_filename (walk->input->local_path, NULL);
  fitsfile        *handle = NULL;
  char             text[FLEN_STATUS];
  int              status = 0;

  if (strlen (path) >= FLEN_FILENAME - 1)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s: the path is longer than a FITS file's can be; move the file up"),
                   walk->input->path);
      return FALSE;
    }
  if (walk->inner && !has_no_faults (walk->input, error))
    return FALSE;
  /* Not fits_open_file: that would read brackets in the name as a command. */
  if (fits_open_diskfile (&handle, path, READONLY, &status) == 0)
    {
      walk->handle = handle;
      return TRUE;
    }
  fits_get_errstatus (status, text);
  fits_clear_errmsg ();
  refuse (walk, text, status);
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, HDU 0: the FITS header is damaged or incomplete: %s (CFITSIO %d); get the "
                  "file again"),
               walk->input->path, text, status);
  return FALSE;
}

/* A file of one image is mostly asked for it next: its header lies in the handle's memory.  Others could wait for ever. */
static void
leave (NunFitsWalk *walk)
{
  NunContent *content = walk->content;

  if (!walk->inner && content->images->len == 1 && content->tables->len == 0 &&
      nun_fits_may_be_left_open ())
    content->handle = walk->handle;
  else
    nun_fits_handle_free (walk->handle);
}

gboolean
nun_fits_read (const NunInput *input,
               gboolean        inner,
               NunContent     *content,
               GCancellable   *cancellable,
               GError        **error)
{
  NunFitsWalk walk = { .input = input, .content = content, .first_image = -1, .first_table = -1 };
  g_autoptr (GError) local = NULL;
  gboolean           locked;
  gboolean           good = FALSE;

  walk.inner = inner;
  nun_fits_lock (&locked);
  if (open_handle (&walk, &local))
    {
      good = walk_hdus (&walk, cancellable, &local);
      leave (&walk);
    }
  else if (!g_cancellable_is_cancelled (cancellable) &&
           nun_fits_walk_rescue (&walk, 0, cancellable))
    {
      nun_content_warn (content, "%s", local->message);
      g_clear_error (&local);
      good = TRUE;
    }
  nun_fits_unlock (locked);
  if (good)
    judge (&walk);
  g_clear_pointer (&walk.primary, nun_fits_header_free);
  g_clear_pointer (&walk.meta, g_ptr_array_unref);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return good;
}

static gboolean
nun_fits_open (const NunInput *input,
               NunContent     *content,
               GCancellable   *cancellable,
               GError        **error)
{
  return nun_fits_read (input, FALSE, content, cancellable, error);
}

const NunFormat nun_format_fits = {
  .name = "FITS",
  .sniff = nun_fits_sniff,
  .open = nun_fits_open,
};
