/* NunFile: opens a file of the user, unpacks it if need be and finds the format that reads it. */

#include "files/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/fits-order.h"
#include "files/format.h"
#include "files/spectrum-private.h"
#include "files/unpack.h"

#define HEAD_LENGTH 65536

/* Underscores: the formatter would part a name with hyphens. */
G_DEFINE_QUARK (nun_files_error, nun_files_error)

struct _NunFile
{
  GObject parent_instance;

  char        *path;
  NunContent   content;
  NunUnpacked *unpacked; /* NULL for a file that is not compressed */
};

G_DEFINE_FINAL_TYPE (NunFile, nun_file, G_TYPE_OBJECT)

static void
nun_file_finalize (GObject *object)
{
  NunFile *self = NUN_FILE (object);

  g_free (self->path);
  g_free (self->content.format);
  g_free (self->content.reason);
  g_ptr_array_unref (self->content.tables);
  g_array_unref (self->content.images);
  g_ptr_array_unref (self->content.warnings);
  g_clear_pointer (&self->content.spectra, g_ptr_array_unref);
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
  self->content.kind = NUN_FILE_OTHER;
  self->content.tables = g_ptr_array_new_with_free_func (g_object_unref);
  self->content.images = g_array_new (FALSE, TRUE, sizeof (NunImageHdu));
  self->content.warnings = g_ptr_array_new_with_free_func (g_free);
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
read_head (const char *path, const char *name, guint8 *head, gsize *length, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  *length = 0;
  if (fd >= 0)
    {
      gssize n = 1;

      while (n > 0 && *length < HEAD_LENGTH)
        {
          n = read (fd, head + *length, HEAD_LENGTH - *length);
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
  return read_head (input->local_path, self->path, head, &input->head_length, error);
}

/* FITS whose header is out of order is read from a copy in order.  FALSE with an error. */
static gboolean
put_in_order (NunFile      *self,
              NunInput     *input,
              guint8       *head,
              GCancellable *cancellable,
              GError      **error)
{
  gint64       size;
  NunUnpacked *copy;
  int          fd;

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
  copy = nun_unpacked_new_copy (fd, size);
  g_clear_object (&self->unpacked);
  self->unpacked = copy;
  input->local_path = nun_unpacked_get_path (copy);
  input->size = size;
  return read_head (input->local_path, self->path, head, &input->head_length, error);
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
      !check_plain (path, &st, error) || !read_head (path, path, head, &input.head_length, error))
    return NULL;
  input.size = st.st_size;
  packed = nun_unpack_is_compressed (head, input.head_length);
  if (packed && !unpack (self, &input, head, cancellable, error))
    return NULL;
  if (!put_in_order (self, &input, head, cancellable, error) ||
      !read_content (self, &input, cancellable, error))
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
