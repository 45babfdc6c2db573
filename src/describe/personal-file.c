/* The personal vocabulary in the user's data folder: read whole, written whole, by one program at a time. */
#include "describe/personal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "describe/description.h"

/* More than nun_personal_from_text takes. */
#define LONGEST_FILE (8 * 1024 * 1024 + 1)
/* Others hold the lock for the time of one writing. */
#define PATIENCE_SECONDS 5

char *
nun_personal_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "nuncius", "vocabulary.txt", NULL);
}

static gboolean
fail (GError **error, const char *path, int number)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), "%s: %s", path,
               g_strerror (number));
  return FALSE;
}

/* NULL and no error where there is no file.  Opening a pipe or a device could wait for ever. */
static FILE *
open_plain (const char *path, GError **error)
{
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;

  if (fd < 0)
    {
      if (errno != ENOENT)
        fail (error, path, errno);
      return NULL;
    }
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fdopen (fd, "rb");
  close (fd);
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT,
               _ ("%s: this is no plain file; move it away, so that what you teach can be kept "
                  "there."),
               path);
  return NULL;
}

/* The file's text; NULL and no error where there is no file. */
static char *
read_text (const char *path, GError **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  FILE                  *stream = open_plain (path, error);
  char                   piece[16384];
  gsize                  n;
  int                    number;

  if (stream == NULL)
    return NULL;
  while (text->len < LONGEST_FILE && (n = fread (piece, 1, sizeof piece, stream)) > 0)
    g_byte_array_append (text, (const guint8 *) piece, (guint) n);
  number = ferror (stream) ? errno : 0;
  fclose (stream);
  if (number != 0)
    {
      fail (error, path, number);
      return NULL;
    }
  if (text->len > 0 && memchr (text->data, 0, text->len) != NULL)
    {
      g_set_error (
          error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT,
          _ ("%s: this is no text; give a file that `nunciusctl vocabulary export` wrote."), path);
      return NULL;
    }
  g_byte_array_append (text, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&text), FALSE);
}

NunPersonal *
nun_personal_load (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char   *text = read_text (path, &problem);
  NunPersonal       *self = NULL;

  if (text == NULL && problem == NULL)
    return nun_personal_new ();
  if (text != NULL)
    {
      self = nun_personal_from_text (text, &problem);
      if (self == NULL)
        g_prefix_error (&problem, "%s: ", path);
    }
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return self;
}

/* A descriptor that holds the lock beside the file, or -1.  The file itself cannot carry it: each writing puts another
 * one in its place. */
static int
lock (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  gint64           end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  int              fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (error, folder, errno);
      return -1;
    }
  fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      fail (error, name, errno);
      return -1;
    }
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EINTR || (errno == EWOULDBLOCK && g_get_monotonic_time () < end))
        {
          g_usleep (20000);
          continue;
        }
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
                   _ ("%s: another program is writing it; try again when it has ended."), path);
      close (fd);
      return -1;
    }
  return fd;
}

/* Whole or not at all; a link stays a link. */
static gboolean
write_text (const char *path, const NunPersonal *self, GError **error)
{
  g_autofree char *text = nun_personal_to_text (self);
  char            *behind = realpath (path, NULL);
  gboolean         fine = g_file_set_contents_full (
              behind != NULL ? behind : path, text, -1,
      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);

  free (behind);
  return fine;
}

NunPersonal *
nun_personal_change_file (const char       *path,
                          NunPersonalChange change,
                          gpointer          user_data,
                          GError          **error)
{
  int                     fd = lock (path, error);
  g_autoptr (NunPersonal) now = fd >= 0 ? nun_personal_load (path, error) : NULL;
  NunPersonal            *next = now != NULL ? change (now, user_data) : NULL;

  if (now != NULL && next == NULL)
    next = nun_personal_ref (now);
  else if (now != NULL && next != now && !write_text (path, next, error))
    g_clear_pointer (&next, nun_personal_unref);
  if (fd >= 0)
    close (fd);
  return next;
}
