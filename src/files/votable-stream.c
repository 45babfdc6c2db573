/* STREAMs that are not rows in the document: files beside it, and FITS, which the reader of FITS takes on. */

#include "files/votable-stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/file.h"
#include "files/fits-table.h"
#include "files/fits-walk.h"
#include "files/temporary.h"
#include "files/unpack.h"

#define HEAD 4096

struct _NunVotableFits
{
  int     fd; /* -1 when nothing has come, or it could not be written */
  gint64  size;
  char   *name; /* of the file beside the document, else NULL */
  int     base64_state;
  guint   base64_save;
  GError *error;
};

static gboolean
is_beside (const char *href)
{
  g_auto (GStrv) parts = g_strsplit (href, "/", -1);

  if (*href == '/' || !*href || strpbrk (parts[0], ":\\"))
    return FALSE;
  for (guint i = 0; parts[i]; i++)
    if (strcmp (parts[i], "..") == 0)
      return FALSE;
  return TRUE;
}

int
nun_votable_stream_open (const char *document, const char *href, char **name, GError **error)
{
  g_autofree char *plain = g_uri_unescape_string (href, NULL);
  g_autofree char *folder = g_path_get_dirname (document);
  g_autofree char *path = NULL;
  struct stat      st;
  int              fd;

  if (!plain || !g_utf8_validate (plain, -1, NULL) || !is_beside (plain))
    {
      g_autofree char *shown = g_utf8_make_valid (href, (gssize) MIN (strlen (href), 200));

      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                   _ ("its rows lie at %s, which is not fetched; save that beside the VOTable and "
                      "name it there, or save the table as TABLEDATA"),
                   shown);
      return -1;
    }
  path = g_build_filename (folder, plain, NULL);
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0 && fstat (fd, &st) == 0 && S_ISREG (st.st_mode))
    {
      if (name)
        *name = g_steal_pointer (&path);
      return fd;
    }
  if (fd >= 0)
    close (fd);
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
               _ ("its rows lie in %s, which is not there or cannot be read; bring it back"), path);
  return -1;
}

NunVotableFits *
nun_votable_fits_new (void)
{
  NunVotableFits *self = g_new0 (NunVotableFits, 1);

  self->fd = -1;
  return self;
}

void
nun_votable_fits_free (NunVotableFits *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->name);
  g_clear_error (&self->error);
  g_free (self);
}

void
nun_votable_fits_push (NunVotableFits *self, const char *base64, gsize length)
{
  g_autofree guint8 *bytes = g_malloc (length / 4 * 3 + 6);
  gsize              n;

  if (self->error || self->name)
    return;
  if (self->fd < 0)
    self->fd = nun_temporary_new (&self->error);
  n = g_base64_decode_step (base64, length, bytes, &self->base64_state, &self->base64_save);
  if (self->fd >= 0 && n > 0)
    nun_temporary_append (self->fd, &self->size, bytes, n, &self->error);
}

void
nun_votable_fits_set_file (NunVotableFits *self, int fd, const char *name)
{
  struct stat st;

  if (self->fd >= 0)
    close (self->fd);
  self->fd = fd;
  g_free (self->name);
  self->name = g_strdup (name);
  self->size = fstat (fd, &st) == 0 ? st.st_size : 0;
}

/* What must live as long as the table: the descriptor that its path speaks of. */
static void
close_descriptor (gpointer data)
{
  close (GPOINTER_TO_INT (data));
}

static NunTable *
choose_table (GPtrArray *tables, int hdu, guint n_columns)
{
  for (guint i = 0; i < tables->len; i++)
    {
      NunTable *table = g_ptr_array_index (tables, i);

      if (hdu >= 0 ? nun_fits_table_get_place (NUN_FITS_TABLE (table)) == hdu
                   : nun_table_get_columns (table)->len == n_columns)
        return table;
    }
  return tables->len > 0 && hdu < 0 ? g_ptr_array_index (tables, 0) : NULL;
}

static gboolean
read_fits (const NunInput *given,
           NunContent     *content,
           GObject       **unpacked,
           GCancellable   *cancellable,
           GError        **error)
{
  guint8   head[HEAD];
  NunInput input = *given;
  int      fd = open (input.local_path, O_RDONLY | O_CLOEXEC);
  gssize   n = fd >= 0 ? pread (fd, head, sizeof head, 0) : 0;

  if (fd >= 0)
    close (fd);
  input.head_length = 0; /* of what is packed it would be the wrong head */
  if (n > 0 && nun_unpack_is_compressed (head, (gsize) n))
    {
      NunUnpacked *copy = nun_unpacked_new (input.local_path, head, (gsize) n, cancellable, error);

      if (!copy)
        return FALSE;
      *unpacked = G_OBJECT (copy);
      input.local_path = nun_unpacked_get_path (copy);
      input.size = nun_unpacked_get_size (copy);
    }
  return nun_fits_read (&input, TRUE, content, cancellable, error);
}

NunTable *
nun_votable_fits_read (NunVotableFits *self,
                       const char     *document,
                       int             hdu,
                       GPtrArray      *columns,
                       NunContent     *content,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autofree char    *path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  NunInput            input = { .path = self->name ? self->name : document, .local_path = path };
  NunContent          inner = { .tables = g_ptr_array_new_with_free_func (g_object_unref),
                                .images = g_array_new (FALSE, TRUE, sizeof (NunImageHdu)),
                                .warnings = g_ptr_array_ref (content->warnings) };
  g_autoptr (GObject) unpacked = NULL;
  NunTable           *table = NULL;

  input.size = self->size;
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (self->fd < 0)
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN, _ ("its FITS stream is empty"));
  else if (read_fits (&input, &inner, &unpacked, cancellable, error))
    {
      table = choose_table (inner.tables, hdu, columns->len);
      if (!table)
        g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                     _ ("there is no table in its FITS stream"));
    }
  if (table)
    {
      nun_fits_enrich (nun_table_get_columns (g_object_ref (table)), columns);
      if (unpacked)
        g_object_set_data_full (G_OBJECT (table), "nun-bytes", g_steal_pointer (&unpacked),
                                g_object_unref);
      else
        {
          g_object_set_data_full (G_OBJECT (table), "nun-bytes", GINT_TO_POINTER (self->fd),
                                  close_descriptor);
          self->fd = -1;
        }
    }
  g_ptr_array_unref (inner.tables);
  g_array_unref (inner.images);
  g_ptr_array_unref (inner.warnings);
  g_free (inner.format);
  g_free (inner.reason);
  g_free (inner.refusal);
  return table;
}
