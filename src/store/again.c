/* A publication whose file was moved or deleted while it was open: it is whole in what is open, and goes back from there. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/store-private.h"

/* The caller holds the lock. */
static gboolean
has_moved (NunStore *self)
{
  int moved = 0;

  return sqlite3_file_control (self->database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
             SQLITE_OK &&
         moved != 0;
}

gboolean
nun_store_has_moved (NunStore *self)
{
  gboolean moved;

  g_mutex_lock (&self->lock);
  moved = has_moved (self);
  g_mutex_unlock (&self->lock);
  return moved;
}

/* The log of the file that has gone must not be taken for that of the new one. */
static void
clear_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_unlink (log);
  g_unlink (index);
}

/* Whole or not at all: what lies at the path is a publication or nothing, whenever the machine stops. */
static gboolean
write_copy (NunStore *self, const char *copy, GError **error)
{
  g_unlink (copy);
  /* Who has it elsewhere now, in a waste bin perhaps, shall have all of it. */
  nun_database_run (self->database, NULL, "PRAGMA wal_checkpoint(TRUNCATE)");
  if (!nun_database_execute (self->database, error, "VACUUM INTO ?", "s", copy))
    return FALSE;
  clear_log (self->path);
  if (g_rename (copy, self->path) == 0)
    return TRUE;
  g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY,
               _ ("%s: the file cannot be written; check that its folder exists."), self->path);
  return FALSE;
}

/* The former connection knows that its file is another one, and leaves the log of the new one alone when it closes. */
static gboolean
put_back (NunStore *self, GError **error)
{
  g_autofree char *copy = g_strconcat (self->path, ".again", NULL);
  NunDatabase     *database;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_EXISTS,
                   _ ("%s: another file lies there now; move it away and save again."), self->path);
      return FALSE;
    }
  if (!write_copy (self, copy, error))
    {
      g_unlink (copy);
      return FALSE;
    }
  database = nun_database_open (self->path, FALSE, FALSE, error);
  if (database == NULL)
    return FALSE;
  nun_database_close (self->database);
  self->database = database;
  self->data_version = nun_database_get_int (database, "PRAGMA data_version", 0);
  return TRUE;
}

gboolean
nun_store_save_again (NunStore *self, GError **error)
{
  gboolean fine;

  g_mutex_lock (&self->lock);
  fine = !has_moved (self) || put_back (self, error);
  g_mutex_unlock (&self->lock);
  return fine;
}
