/* Tables that are removed wait aside until the publication is closed, so that undo brings them back whole: their collection and
 * what is said of it are under a name that no table can have. */
#include "store/remove.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sqlite3.h>

#include "store/footprint.h"
#include "store/job.h"

/* -- there and back ---------------------------------------------------------------------------------- */

static gboolean
rename_collection (NunStore *self, gint64 id, const char *from, const char *to, GError **error)
{
  return nun_database_execute (self->database, error, "UPDATE collection SET name = ? WHERE id = ?",
                               "si", to, id) &&
         nun_database_execute (self->database, error,
                               "UPDATE said SET place_table = ? WHERE place_table = ?", "ss", to,
                               from);
}

gboolean
nun_store_replay_removal (NunStore   *self,
                          const char *table,
                          gint64      id,
                          gboolean    away,
                          GError    **error)
{
  g_autofree char *aside = g_strdup_printf ("-%" PRId64, id);

  /* It may have been read in again since, or have gone for good. */
  if (nun_store_collection_id (self, away ? table : aside) != id ||
      (!away && nun_store_collection_id (self, table) != 0))
    return TRUE;
  return rename_collection (self, id, away ? table : aside, away ? aside : table, error);
}

/* A step of the history like any other; what was undone before cannot be redone after it. */
static gboolean
remember (NunStore *self, const char *table, gint64 id, const char *what, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64, id);

  self->last_edit = 0;
  return nun_database_run (self->database, error, "DELETE FROM history WHERE undone = 1") &&
         nun_database_execute (
             self->database, error,
             "INSERT INTO history VALUES (NULL,"
             "(SELECT coalesce(max(step), 0) + 1 FROM history),?,0,?,NULL,?,?,NULL)",
             "ssss", what, table, NUN_STORE_REMOVAL, text);
}

gboolean
nun_store_remove (NunStore *self, const char *table, const char *what, GError **error)
{
  NunStoreJob                job = { self, NULL, 0 };
  g_autoptr (NunDescription) description = NULL;
  gint64                     id;
  gboolean                   fine;

  if (!nun_store_job_begin (&job, error))
    return FALSE;
  description = nun_store_get_description (self);
  id = nun_store_collection_id (self, table);
  fine = id != 0;
  if (!fine)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("The publication has no table “%s”."), table);
  fine = fine && remember (self, table, id, what, error) &&
         nun_store_replay_removal (self, table, id, TRUE, error);
  if (fine)
    {
      NunDescription *without = nun_description_without_collection (description, table);

      nun_description_unref (description);
      description = without;
    }
  return nun_store_job_end (&job, fine, description, error);
}

/* -- for good ---------------------------------------------------------------------------------------- */

static gboolean
drop (NunStore *self, gint64 id)
{
  g_autofree char *aside = g_strdup_printf ("-%" PRId64, id);

  return nun_footprints_drop (self, id, NULL) &&
         nun_database_run (self->database, NULL, "DROP TABLE rows_%" PRId64, id) &&
         nun_database_execute (self->database, NULL, "DELETE FROM collection WHERE id = ?", "i",
                               id) &&
         nun_database_execute (self->database, NULL, "DELETE FROM said WHERE place_table = ?", "s",
                               aside) &&
         nun_database_execute (self->database, NULL,
                               "DELETE FROM history WHERE key = ? AND before = ?", "ss",
                               NUN_STORE_REMOVAL, aside + 1);
}

static gint64
find_aside (NunStore *self)
{
  return nun_database_get_int (self->database, "SELECT id FROM collection WHERE name LIKE '-%'", 0);
}

void
nun_store_sweep (NunStore *self)
{
  gboolean fine = TRUE;
  gint64   id;

  if (self->read_only || find_aside (self) == 0 ||
      !nun_database_run (self->database, NULL, "BEGIN IMMEDIATE"))
    return;
  while (fine && (id = find_aside (self)) != 0)
    fine = drop (self, id);
  nun_database_run (self->database, NULL, fine ? "COMMIT" : "ROLLBACK");
}
