/* NunFile: opens a file of the user, unpacks it if need be and finds the format that reads it. */

#include "files/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/fits-guard.h"
#include "files/fits-open.h"
#include "files/fits-order.h"
#include "files/format.h"
#include "files/spectrum-private.h"
#include "files/unpack.h"

#define HEAD_LENGTH 65536

/* Underscores: the formatter would part a name with hyphens. */
G_DEFINE_QUARK (nun_files_error, nun_files_error)

/* Headers that cfitsio refuses are met one after the other. */
#define MAX_REFUSED 20

struct _NunFile
{
  GObject parent_instance;

  char        *path;
  NunContent   content;
  NunUnpacked *unpacked; /* NULL for a file that is not compressed */
  guint8       first[8]; /* bytes of the file itself, zeros behind its end */
};

G_DEFINE_FINAL_TYPE (NunFile, nun_file, G_TYPE_OBJECT)

static void
content_init (NunContent *self)
{
  *self = (NunContent){ .kind = NUN_FILE_OTHER, .refused = -1 };
  self->tables = g_ptr_array_new_with_free_func (g_object_unref);
  self->images = g_array_new (FALSE, TRUE, sizeof (NunImageHdu));
  self->warnings = g_ptr_array_new_with_free_func (g_free);
}

static void
content_clear (NunContent *self)
{
  nun_fits_handle_free (g_steal_pointer (&self->handle));
  g_free (self->format);
  g_free (self->reason);
  g_free (self->refusal);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->images);
  g_ptr_array_unref (self->warnings);
  g_clear_pointer (&self->spectra, g_ptr_array_unref);
}

static void
nun_file_finalize (GObject *object)
{
  NunFile *self = NUN_FILE (object);

  g_free (self->path);
  content_clear (&self->content);
  g_clear_object (&self->unpacked);
  G_OBJECT_CLASS (nun_file_parent_class)->finalize (object);
}

static void
nun_file_class_init (NunFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_file_finalize;
}

static void
nun_file_init (NunFile *self)
{
  content_init (&self->content);
}

/* Refuses what is no plain file: opening a pipe or a device could wait for ever. */
static gboolean
check_plain (const char *path, struct stat *st, GError **error)
{
  if (stat (path, st) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                     _ ("%s: there is no such file; check the name and the folder"), path);
      else
        g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING, _ ("%s cannot be read: %s"),
                     path, g_strerror (errno));
      return FALSE;
    }
  if (S_ISDIR (st->st_mode))
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                 _ ("%s is a folder; choose the files in it"), path);
  else if (!S_ISREG (st->st_mode))
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                 _ ("%s is not a plain file; save its content into one first"), path);
  else if (st->st_size == 0)
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_EMPTY,
                 _ ("%s is empty; there is nothing to read in it"), path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_head (const char *path,
           const char *name,
           gint64      size,
           guint8     *head,
           gsize      *length,
           GError    **error)
{
  const gsize wanted = (gsize) MIN (size, HEAD_LENGTH);
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  *length = 0;
  if (fd >= 0)
    {
      gssize n = 1;

      while (n > 0 && *length < wanted)
        {
          n = read (fd, head + *length, wanted - *length);
          if (n < 0 && errno == EINTR)
            n = 1;
          else if (n > 0)
            *length += (gsize) n;
        }
      if (n >= 0)
        {
          close (fd);
          return TRUE;
        }
    }
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
               _ ("%s cannot be read: %s; check its permissions"), name, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return FALSE;
}

static gboolean
read_content (NunFile *self, const NunInput *input, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; nun_formats[i]; i++)
    if (nun_formats[i]->sniff (input))
      {
        if (!nun_formats[i]->open (input, &self->content, cancellable, error))
          return FALSE;
        if (!self->content.format)
          self->content.format = g_strdup (nun_formats[i]->name);
        return TRUE;
      }
  self->content.kind = NUN_FILE_OTHER;
  self->content.format = g_strdup (_ ("unknown"));
  self->content.reason = g_strdup (
      _ ("The file is neither FITS nor a VOTable nor text; save the table in one of these."));
  return TRUE;
}

static gboolean
unpack (NunFile *self, NunInput *input, guint8 *head, GCancellable *cancellable, GError **error)
{
  self->unpacked = nun_unpacked_new (self->path, head, input->head_length, cancellable, error);
  if (!self->unpacked)
    return FALSE;
  if (nun_unpacked_is_truncated (self->unpacked))
    nun_content_warn (&self->content,
                      _ ("%s: the compressed file is damaged or ends too early; only its "
                         "beginning could be unpacked"),
                      self->path);
  input->local_path = nun_unpacked_get_path (self->unpacked);
  input->size = nun_unpacked_get_size (self->unpacked);
  return read_head (input->local_path, self->path, input->size, head, &input->head_length, error);
}

/* Takes the copy (a descriptor) for what is read from now on. */
static gboolean
read_copy (NunFile *self, NunInput *input, guint8 *head, int fd, gint64 size, GError **error)
{
  NunUnpacked *copy = nun_unpacked_new_copy (fd, size);

  g_clear_object (&self->unpacked);
  self->unpacked = copy;
  input->local_path = nun_unpacked_get_path (copy);
  input->size = size;
  return read_head (input->local_path, self->path, input->size, head, &input->head_length, error);
}

/* FITS whose header is out of order is read from a copy in order.  FALSE with an error. */
static gboolean
put_in_order (NunFile      *self,
              NunInput     *input,
              guint8       *head,
              GCancellable *cancellable,
              GError      **error)
{
  gint64 size;
  int    fd;

  if (!nun_fits_is_disordered (input))
    return TRUE;
  fd = nun_fits_put_in_order (input, &size, cancellable, error);
  if (fd < 0)
    return FALSE;
  nun_content_warn (
      &self->content,
      _ ("%s: the first keywords of its header are not in their order; other programs "
         "may refuse it"),
      self->path);
  return read_copy (self, input, head, fd, size, error);
}

/* Faulty HDUs of a FITS file are left out, those that cfitsio refused (of int, and why) too; the others are read from a copy.  FALSE
 * with an error. */
static gboolean
set_aside (NunFile      *self,
           NunInput     *input,
           guint8       *head,
           const GArray *refused,
           const char   *refusal,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GArray) faults = NULL;
  gint64             size;
  int                fd;

  if (!nun_format_fits.sniff (input))
    return TRUE;
  faults = nun_fits_find_faults (input, refused);
  if (faults->len == 0)
    return TRUE;
  fd = nun_fits_set_aside (input, faults, &size, cancellable, error);
  if (fd < 0)
    return FALSE;
  for (guint i = 0; i < MIN (faults->len, MAX_REFUSED); i++)
    {
      const NunFitsFault *fault = &g_array_index (faults, NunFitsFault, i);

      if (fault->keyword != NULL)
        nun_content_warn (&self->content,
                          _ ("%s, HDU %d: it is left out, because %s in its header is no size; get "
                             "the file again"),
                          self->path, fault->hdu, fault->keyword);
      else
        nun_content_warn (
            &self->content,
            _ ("%s, HDU %d: it is left out, because its header is damaged: %s; get the file again"),
            self->path, fault->hdu, refusal);
    }
  return read_copy (self, input, head, fd, size, error);
}

/* Whether the HDU that cfitsio refused is an image with others behind: tables behind it were found without cfitsio. */
static gboolean
hides_others (const NunInput *input, const GArray *refused)
{
  g_autoptr (GArray)  faults = nun_fits_find_faults (input, refused);
  const NunFitsFault *fault =
      faults->len > 0 ? &g_array_index (faults, NunFitsFault, faults->len - 1) : NULL;

  return fault != NULL && fault->next >= 0 && fault->is_image;
}

/* Forgets what was read, but for the first warnings. */
static void
read_anew (NunContent *content, guint n_warnings)
{
  GPtrArray *warnings = g_ptr_array_ref (content->warnings);

  content_clear (content);
  content_init (content);
  g_ptr_array_set_size (warnings, (gint) n_warnings);
  g_ptr_array_unref (content->warnings);
  content->warnings = warnings;
}

/* Reads the file; where a damaged image stands before other HDUs, once more without it. */
static gboolean
read_good (NunFile *self, NunInput *input, guint8 *head, GCancellable *cancellable, GError **error)
{
  for (guint n = 0;; n++)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char   *refusal = NULL;
      g_autoptr (GArray) refused = g_array_new (FALSE, FALSE, sizeof (int));
      guint              n_warnings = self->content.warnings->len;
      gboolean           good = read_content (self, input, cancellable, &local);

      g_array_append_val (refused, self->content.refused);
      if (self->content.refused < 0 || n == MAX_REFUSED || !hides_others (input, refused))
        {
          if (!good)
            g_propagate_error (error, g_steal_pointer (&local));
          return good;
        }
      refusal = g_steal_pointer (&self->content.refusal);
      read_anew (&self->content, n_warnings);
      if (!set_aside (self, input, head, refused, refusal, cancellable, error))
        return FALSE;
    }
}

static void
label_packing (NunFile *self)
{
  char *plain = self->content.format;

  self->content.format = g_strdup_printf (_ ("%s, compressed"), plain);
  g_free (plain);
}

/* Readers of formats know tables and images; whether these are spectra is seen from both, and from their values. */
static void
look_for_spectra (NunFile *self, GCancellable *cancellable)
{
  gboolean is_main;

  self->content.spectra = nun_spectra_look (self, self->content.suspect, &is_main, cancellable);
  if (is_main)
    self->content.kind = NUN_FILE_SPECTRUM;
}

NunFile *
nun_file_open (const char *path, GCancellable *cancellable, GError **error)
{
  return nun_file_open_as (path, NUN_RAGGED_REPAIR, cancellable, error);
}

NunFile *
nun_file_open_as (const char *path, NunRagged ragged, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunFile) self = g_object_new (NUN_TYPE_FILE, NULL);
  g_autofree guint8  *head = g_malloc (HEAD_LENGTH);
  NunInput            input = { .path = path, .local_path = path, .head = head, .ragged = ragged };
  gboolean            packed;
  struct stat         st;

  self->path = g_strdup (path);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !check_plain (path, &st, error) ||
      !read_head (path, path, st.st_size, head, &input.head_length, error))
    return NULL;
  input.size = st.st_size;
  memcpy (self->first, head, MIN (sizeof self->first, input.head_length));
  packed = nun_unpack_is_compressed (head, input.head_length);
  if (packed && !unpack (self, &input, head, cancellable, error))
    return NULL;
  if (!put_in_order (self, &input, head, cancellable, error) ||
      !set_aside (self, &input, head, NULL, NULL, cancellable, error) ||
      !read_good (self, &input, head, cancellable, error))
    return NULL;
  if (packed)
    label_packing (self);
  for (guint i = 0; i < self->content.tables->len; i++)
    nun_table_set_origin (g_ptr_array_index (self->content.tables, i), path, st.st_size,
                          st.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + st.st_mtim.tv_nsec,
                          G_OBJECT (self->unpacked));
  g_ptr_array_add (self->content.warnings, NULL);
  look_for_spectra (self, cancellable);
  return g_steal_pointer (&self);
}

const char *
nun_file_get_media_type (NunFile *self, const char *plain)
{
  const char *packed = nun_unpack_media_type (self->first, sizeof self->first, plain);

  return packed != NULL ? packed : plain;
}

const char *
nun_file_get_path (NunFile *self)
{
  return self->path;
}

const char *
nun_file_get_local_path (NunFile *self)
{
  return self->unpacked != NULL ? nun_unpacked_get_path (self->unpacked) : self->path;
}

const char *
nun_file_get_format (NunFile *self)
{
  return self->content.format;
}

NunFileKind
nun_file_get_kind (NunFile *self)
{
  return self->content.kind;
}

const char *
nun_file_get_reason (NunFile *self)
{
  return self->content.kind == NUN_FILE_OTHER ? self->content.reason : NULL;
}

gpointer
nun_file_take_fits_handle (NunFile *self)
{
  return g_atomic_pointer_exchange (&self->content.handle, NULL);
}

guint
nun_file_get_n_tables (NunFile *self)
{
  return self->content.tables->len;
}

NunTable *
nun_file_get_table (NunFile *self, guint i)
{
  g_return_val_if_fail (i < self->content.tables->len, NULL);
  return g_ptr_array_index (self->content.tables, i);
}

guint
nun_file_get_n_images (NunFile *self)
{
  return self->content.images->len;
}

const NunImageHdu *
nun_file_get_image (NunFile *self, guint i)
{
  g_return_val_if_fail (i < self->content.images->len, NULL);
  return &g_array_index (self->content.images, NunImageHdu, i);
}

const char *const *
nun_file_get_warnings (NunFile *self)
{
  return (const char *const *) self->content.warnings->pdata;
}

GPtrArray *
nun_file_get_spectra (NunFile *self)
{
  return self->content.spectra;
}

NunTable *
nun_file_get_main_table (NunFile *self)
{
  NunTable *best = NULL;
  gint64    most = 0;

  for (guint i = 0; i < self->content.tables->len; i++)
    {
      NunTable *table = g_ptr_array_index (self->content.tables, i);
      gint64    n_rows = nun_table_get_n_rows (table);

      /* A table of unknown length is taken before none at all. */
      if (n_rows > most || (!best && n_rows < 0))
        {
          best = table;
          most = MAX (n_rows, 0);
        }
    }
  return best;
}
