/* The open publication: its description for everybody, edits with their history, undo and redo. */
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "store/remove.h"

/* How many steps the history keeps. */
#define LONGEST_HISTORY 500

/* Edits of the same thing within this time are one step of undo. */
#define COALESCE_SECONDS 5

G_DEFINE_FINAL_TYPE (NunStore, nun_store, G_TYPE_OBJECT)

static void
nun_store_finalize (GObject *object)
{
  NunStore *self = NUN_STORE (object);

  if (self->database != NULL)
    nun_store_sweep (self);
  nun_database_close (self->database);
  g_clear_pointer (&self->description, nun_description_unref);
  g_clear_pointer (&self->personal, nun_personal_unref);
  g_free (self->path);
  g_free (self->undo);
  g_free (self->redo);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->description_lock);
  G_OBJECT_CLASS (nun_store_parent_class)->finalize (object);
}

static void
nun_store_class_init (NunStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_store_finalize;
}

static void
nun_store_init (NunStore *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->description_lock);
}

/* -- opening ----------------------------------------------------------------------------------------- */

static gint64
data_version (NunStore *self)
{
  return nun_database_get_int (self->database, "PRAGMA data_version", 0);
}

static NunStore *
store_new (const char *path, gboolean create, gboolean read_only, GError **error)
{
  g_autoptr (NunStore) self = g_object_new (NUN_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = read_only;
  self->database = nun_database_open (self->path, create, read_only, error);
  if (self->database == NULL)
    return NULL;
  nun_store_sweep (self);
  self->data_version = data_version (self);
  self->description = nun_store_load (self, error);
  if (self->description == NULL)
    return NULL;
  nun_store_update_labels (self);
  return g_steal_pointer (&self);
}

NunStore *
nun_store_create (const char *path, GError **error)
{
  return store_new (path, TRUE, FALSE, error);
}

NunStore *
nun_store_open (const char *path, gboolean read_only, GError **error)
{
  return store_new (path, FALSE, read_only, error);
}

const char *
nun_store_get_path (NunStore *self)
{
  return self->path;
}

gboolean
nun_store_is_read_only (NunStore *self)
{
  return self->read_only;
}

/* -- the personal vocabulary ------------------------------------------------------------------------- */

void
nun_store_set_personal (NunStore *self, NunPersonal *personal)
{
  g_mutex_lock (&self->description_lock);
  g_clear_pointer (&self->personal, nun_personal_unref);
  self->personal = personal != NULL ? nun_personal_ref (personal) : NULL;
  g_mutex_unlock (&self->description_lock);
}

NunPersonal *
nun_store_dup_personal (NunStore *self)
{
  NunPersonal *personal;

  g_mutex_lock (&self->description_lock);
  personal = self->personal != NULL ? nun_personal_ref (self->personal) : NULL;
  g_mutex_unlock (&self->description_lock);
  return personal;
}

/* -- the description --------------------------------------------------------------------------------- */

NunDescription *
nun_store_get_description (NunStore *self)
{
  NunDescription *description;

  g_mutex_lock (&self->description_lock);
  description = nun_description_ref (self->description);
  g_mutex_unlock (&self->description_lock);
  return description;
}

void
nun_store_take_description (NunStore *self, NunDescription *description)
{
  NunDescription *former;

  g_mutex_lock (&self->description_lock);
  former = self->description;
  self->description = description;
  g_mutex_unlock (&self->description_lock);
  nun_description_unref (former);
}

gboolean
nun_store_catch_up (NunStore *self, gboolean *changed, GError **error)
{
  gint64          version = data_version (self);
  NunDescription *description;

  if (changed != NULL)
    *changed = version != self->data_version;
  if (version == self->data_version)
    return TRUE;
  description = nun_store_load (self, error);
  if (description == NULL)
    return FALSE;
  self->data_version = version;
  nun_store_take_description (self, description);
  nun_store_update_labels (self);
  return TRUE;
}

gboolean
nun_store_refresh (NunStore *self, GError **error)
{
  gboolean fine;

  g_mutex_lock (&self->lock);
  fine = nun_store_catch_up (self, NULL, error);
  g_mutex_unlock (&self->lock);
  return fine;
}

gboolean
nun_store_begin_reading (NunStore *self, GError **error)
{
  gboolean fine;

  g_mutex_lock (&self->lock);
  /* The first read fixes the snapshot; what is caught up with is that snapshot. */
  fine = nun_database_run (self->database, error, "BEGIN; SELECT count(*) FROM collection") &&
         nun_store_catch_up (self, NULL, error);
  if (!fine && sqlite3_get_autocommit (self->database) == 0)
    nun_database_run (self->database, NULL, "ROLLBACK");
  g_mutex_unlock (&self->lock);
  return fine;
}

void
nun_store_end_reading (NunStore *self)
{
  g_mutex_lock (&self->lock);
  nun_database_run (self->database, NULL, "COMMIT");
  g_mutex_unlock (&self->lock);
}

gboolean
nun_store_fold (NunStore *self, GError **error)
{
  g_autoptr (NunStatement) fold = NULL;
  gboolean                 fine;

  g_mutex_lock (&self->lock);
  fold = nun_database_prepare (self->database, "PRAGMA wal_checkpoint(TRUNCATE)", error);
  fine = fold != NULL &&
         (sqlite3_step (fold) == SQLITE_ROW || nun_database_fail (self->database, error));
  if (fine && sqlite3_column_int (fold, 0) != 0)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY,
                   _ ("%s: another program is reading the publication; try again in a moment."),
                   self->path);
      fine = FALSE;
    }
  g_clear_pointer (&fold, nun_statement_free);
  g_mutex_unlock (&self->lock);
  return fine;
}

/* -- edits ------------------------------------------------------------------------------------------- */

static gboolean
may_write (NunStore *self, GError **error)
{
  if (self->read_only)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY,
                 _ ("%s: the file cannot be written; copy it to a folder of yours."), self->path);
  else if (g_atomic_int_get (&self->importing))
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BUSY,
                 _ ("%s: a table is being read in; wait until it is done."), self->path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
begin (NunStore *self, GError **error)
{
  return nun_database_run (self->database, error, "BEGIN IMMEDIATE");
}

static gboolean
finish (NunStore *self, gboolean fine, GError **error)
{
  fine = fine && nun_database_run (self->database, error, "COMMIT");
  if (!fine)
    nun_database_run (self->database, NULL, "ROLLBACK");
  return fine;
}

static gboolean
write_decision (NunStore       *self,
                const char     *table,
                const char     *column,
                const char     *key,
                const NunDatum *datum,
                GError        **error)
{
  const char *t = table != NULL ? table : "", *c = column != NULL ? column : "";

  if (datum == NULL)
    return nun_database_execute (
        self->database, error,
        "DELETE FROM said WHERE place_table = ? AND place_column = ? AND key = ? AND decided = 1",
        "sss", t, c, key);
  return nun_database_execute (
      self->database, error, "INSERT OR REPLACE INTO said VALUES (?,?,?,1,?,?,?,?)", "ssssids", t,
      c, key, datum->value, (gint64) datum->origin, datum->confidence, datum->reason);
}

/* Compares two descriptions' decisions and writes what differs. */
typedef struct
{
  NunStore             *store;
  const NunDescription *other;
  gboolean              only_missing; /* the second walk: what the new description no longer has */
  gint64                step;
  const char           *what;
  gboolean              fine;
  guint                 n_changes;
  GError              **error;
} Difference;

static void
write_difference (const char *table,
                  const char *column,
                  const char *key,
                  gboolean    decided,
                  NunDatum   *datum,
                  gpointer    user_data)
{
  Difference     *difference = user_data;
  const NunDatum *other;
  const char     *before, *after;

  if (!decided || !difference->fine)
    return;
  other = nun_description_get_decision (difference->other, table, column, key);
  if (other != NULL && (difference->only_missing || g_str_equal (other->value, datum->value)))
    return;
  before = difference->only_missing ? datum->value : other != NULL ? other->value : NULL;
  after = difference->only_missing ? NULL : datum->value;
  difference->n_changes++;
  difference->fine =
      write_decision (difference->store, table, column, key,
                      difference->only_missing ? NULL : datum, difference->error) &&
      nun_database_execute (difference->store->database, difference->error,
                            "INSERT INTO history VALUES (NULL,?,?,0,?,?,?,?,?)", "issssss",
                            difference->step, difference->what, table, column, key, before, after);
}

/* Typing in one field is one step: the last step again when it has the same name and is fresh. */
static gint64
next_step (NunStore *self, const char *what)
{
  gint64   last = nun_database_get_int (self->database, "SELECT max(step) FROM history", 0);
  gint64   now = g_get_monotonic_time ();
  gboolean same = last > 0 && self->undo != NULL && g_str_equal (self->undo, what) &&
                  self->redo == NULL && self->last_edit > 0 &&
                  now - self->last_edit < COALESCE_SECONDS * G_USEC_PER_SEC;

  self->last_edit = now;
  return same ? last : last + 1;
}

/* former: what description was made from. */
static gboolean
write_edit (NunStore             *self,
            const NunDescription *former,
            NunDescription       *description,
            const char           *what,
            GError              **error)
{
  Difference difference = { .store = self, .what = what, .fine = TRUE, .error = error };

  if (!nun_database_run (self->database, error, "DELETE FROM history WHERE undone = 1"))
    return FALSE;
  difference.step = next_step (self, what);
  difference.other = former;
  nun_description_foreach (description, write_difference, &difference);
  difference.other = description;
  difference.only_missing = TRUE;
  nun_description_foreach (former, write_difference, &difference);
  return difference.fine &&
         nun_database_execute (self->database, error, "DELETE FROM history WHERE step < ?", "i",
                               difference.step - LONGEST_HISTORY);
}

gboolean
nun_store_apply (NunStore *self, NunDescription *description, const char *what, GError **error)
{
  g_autoptr (NunDescription) former = nun_store_get_description (self);
  NunDescription            *merged = NULL;
  gboolean                   changed = FALSE, fine;

  if (!may_write (self, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  fine = begin (self, error);
  if (fine)
    {
      fine = nun_store_catch_up (self, &changed, error) &&
             write_edit (self, former, description, what, error);
      /* What others wrote meanwhile stands beside this edit. */
      if (fine && changed)
        fine = (merged = nun_store_load (self, error)) != NULL;
      fine = finish (self, fine, error);
    }
  if (fine)
    {
      nun_store_take_description (self, merged != NULL ? g_steal_pointer (&merged)
                                                       : nun_description_ref (description));
      nun_store_update_labels (self);
    }
  g_clear_pointer (&merged, nun_description_unref);
  g_mutex_unlock (&self->lock);
  return fine;
}

/* -- undo -------------------------------------------------------------------------------------------- */

static char *
label (NunStore *self, const char *sql)
{
  g_autoptr (NunStatement) statement = nun_database_prepare (self->database, sql, NULL);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

void
nun_store_update_labels (NunStore *self)
{
  char *undo = label (self, "SELECT what FROM history WHERE undone = 0 ORDER BY step DESC LIMIT 1");
  char *redo = label (self, "SELECT what FROM history WHERE undone = 1 ORDER BY step LIMIT 1");

  g_mutex_lock (&self->description_lock);
  g_free (self->undo);
  g_free (self->redo);
  self->undo = undo;
  self->redo = redo;
  g_mutex_unlock (&self->description_lock);
}

static char *
dup_label (NunStore *self, char **which)
{
  char *text;

  g_mutex_lock (&self->description_lock);
  text = g_strdup (*which);
  g_mutex_unlock (&self->description_lock);
  return text;
}

char *
nun_store_dup_undo (NunStore *self)
{
  return dup_label (self, &self->undo);
}

char *
nun_store_dup_redo (NunStore *self)
{
  return dup_label (self, &self->redo);
}

/* One change of a step put back (or forth) in the database and in the description, which is a copy. */
static gboolean
replay_change (NunStore *self, NunStatement *row, NunDescription *fresh, GError **error)
{
  const char          *table = (const char *) sqlite3_column_text (row, 0);
  const char          *column = (const char *) sqlite3_column_text (row, 1);
  const char          *key = (const char *) sqlite3_column_text (row, 2);
  const char          *value = (const char *) sqlite3_column_text (row, 3);
  const NunCollection *collection = nun_description_find_collection (fresh, table);
  g_autoptr (NunDatum) datum =
      value != NULL ? nun_datum_new (value, NUN_ORIGIN_PERSON, 1.0, NULL) : NULL;

  /* The table or column may have gone since. */
  if ((table != NULL && collection == NULL) ||
      (column != NULL && nun_collection_find_column (collection, column) < 0))
    return TRUE;
  nun_description_decide (fresh, table, column, key, datum);
  return write_decision (self, table, column, key, datum, error);
}

/* A removal of a step; what is described is another thing then, and read anew. */
static gboolean
replay_removal (NunStore        *self,
                NunStatement    *row,
                gboolean         undo,
                NunDescription **fresh,
                GError         **error)
{
  const char     *table = (const char *) sqlite3_column_text (row, 0);
  NunDescription *now = NULL;

  if (table == NULL ||
      !nun_store_replay_removal (self, table, sqlite3_column_int64 (row, 4), !undo, error) ||
      (now = nun_store_load (self, error)) == NULL)
    return FALSE;
  nun_description_unref (*fresh);
  *fresh = now;
  return TRUE;
}

static gboolean
replay_step (NunStore *self, gint64 step, gboolean undo, NunDescription **fresh, GError **error)
{
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database,
      undo ? "SELECT place_table, place_column, key, before, before FROM history WHERE step = ?"
             " ORDER BY id DESC"
           : "SELECT place_table, place_column, key, after, before FROM history WHERE step = ?"
             " ORDER BY id",
      error);

  if (rows == NULL)
    return FALSE;
  nun_statement_bind (rows, "i", step);
  while (sqlite3_step (rows) == SQLITE_ROW)
    if (!(g_strcmp0 ((const char *) sqlite3_column_text (rows, 2), NUN_STORE_REMOVAL) == 0
              ? replay_removal (self, rows, undo, fresh, error)
              : replay_change (self, rows, *fresh, error)))
      return FALSE;
  return nun_database_execute (self->database, error,
                               "UPDATE history SET undone = ? WHERE step = ?", "ii", (gint64) undo,
                               step);
}

static gint64
step_to_replay (NunStore *self, gboolean undo)
{
  return nun_database_get_int (
      self->database,
      undo ? "SELECT step FROM history WHERE undone = 0 ORDER BY step DESC LIMIT 1"
           : "SELECT step FROM history WHERE undone = 1 ORDER BY step LIMIT 1",
      -1);
}

static gboolean
replay_last (NunStore *self, gboolean undo, NunDescription **description, GError **error)
{
  g_autoptr (NunDescription) former = NULL;
  gint64                     step;

  if (!nun_store_catch_up (self, NULL, error))
    return FALSE;
  step = step_to_replay (self, undo);
  if (step < 0)
    {
      g_set_error_literal (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                           undo ? _ ("There is nothing to undo.")
                                : _ ("There is nothing to redo."));
      return FALSE;
    }
  former = nun_store_get_description (self);
  *description = nun_description_copy (former);
  return replay_step (self, step, undo, description, error);
}

static gboolean
replay (NunStore *self, gboolean undo, GError **error)
{
  NunDescription *description = NULL;
  gboolean        fine;

  if (!may_write (self, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  fine = begin (self, error);
  if (fine)
    fine = finish (self, replay_last (self, undo, &description, error), error);
  if (fine)
    nun_store_take_description (self, g_steal_pointer (&description));
  self->last_edit = 0;
  nun_store_update_labels (self);
  g_clear_pointer (&description, nun_description_unref);
  g_mutex_unlock (&self->lock);
  return fine;
}

gboolean
nun_store_undo (NunStore *self, GError **error)
{
  return replay (self, TRUE, error);
}

gboolean
nun_store_redo (NunStore *self, GError **error)
{
  return replay (self, FALSE, error);
}
