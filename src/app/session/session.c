/* The open publication on the main thread: what it says, and the edits that people make to it. */
#include "app/session/session-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (NunSession, nun_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_REMOVED,
  SIGNAL_DECIDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
nun_session_finalize (GObject *object)
{
  NunSession *self = NUN_SESSION (object);

  g_clear_handle_id (&self->place_timer, g_source_remove);
  g_clear_handle_id (&self->scan_timer, g_source_remove);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) nun_errand_free);
  g_queue_clear_full (&self->unsaved, (GDestroyNotify) nun_errand_free);
  g_clear_object (&self->host);
  g_clear_object (&self->store);
  nun_description_unref (self->description);
  nun_session_free_health (self);
  g_free (self->undo);
  g_free (self->redo);
  g_strfreev (self->unplaced);
  g_strfreev (self->unscanned);
  g_object_unref (self->tasks);
  g_hash_table_unref (self->declined);
  g_hash_table_unref (self->advice);
  g_hash_table_unref (self->lessons);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_hash_table_unref (self->reports);
  g_hash_table_unref (self->remarks);
  g_free (self->host_error);
  G_OBJECT_CLASS (nun_session_parent_class)->finalize (object);
}

static void
nun_session_class_init (NunSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_session_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NUN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", NUN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", NUN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DECIDED] =
      g_signal_new ("decided", NUN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
nun_session_init (NunSession *self)
{
  g_queue_init (&self->jobs);
  g_queue_init (&self->unsaved);
  self->description = nun_description_new ();
  nun_session_judge (self);
  self->tasks = g_list_store_new (NUN_TYPE_TASK);
  self->advice = nun_session_make_advice ();
  self->lessons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->declined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reports =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->remarks =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

NunSession *
nun_session_new (void)
{
  return g_object_new (NUN_TYPE_SESSION, NULL);
}

void
nun_session_emit_changed (NunSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
nun_session_emit_failed (NunSession *self, const char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

static void
emit_removed (NunSession *self, const char *table)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, table);
}

void
nun_session_emit_decided (NunSession *self, const char *table, const char *column, const char *key)
{
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, table, column, key);
}

/* -- what is --------------------------------------------------------------------------------------- */

gboolean
nun_session_is_open (NunSession *self)
{
  return self->store != NULL;
}

gboolean
nun_session_is_read_only (NunSession *self)
{
  return self->store != NULL && nun_store_is_read_only (self->store);
}

const char *
nun_session_get_path (NunSession *self)
{
  return self->store != NULL ? nun_store_get_path (self->store) : NULL;
}

char *
nun_session_dup_title (NunSession *self)
{
  const char *title = nun_description_get_value (self->description, NULL, NULL, "title");
  char       *name;

  if (*title != 0 || self->store == NULL)
    return g_strdup (title);

  name = g_path_get_basename (nun_store_get_path (self->store));
  if (g_str_has_suffix (name, ".nuncius"))
    name[strlen (name) - strlen (".nuncius")] = 0;
  return name;
}

NunDescription *
nun_session_get_description (NunSession *self)
{
  return self->description;
}

GPtrArray *
nun_session_get_findings (NunSession *self)
{
  return self->findings;
}

guint
nun_session_get_revision (NunSession *self)
{
  return self->revision;
}

const char *
nun_session_get_undo (NunSession *self)
{
  const NunErrand *unsaved = g_queue_peek_tail (&self->unsaved);

  return unsaved != NULL ? unsaved->what : self->undo;
}

const char *
nun_session_get_redo (NunSession *self)
{
  return self->redo;
}

GListModel *
nun_session_get_tasks (NunSession *self)
{
  return G_LIST_MODEL (self->tasks);
}

gboolean
nun_session_is_busy (NunSession *self)
{
  return self->running != NULL || !g_queue_is_empty (&self->jobs);
}

gboolean
nun_session_needs_placing (NunSession *self, const char *table)
{
  return self->unplaced != NULL && g_strv_contains ((const char *const *) self->unplaced, table);
}

/* -- opening --------------------------------------------------------------------------------------- */

static gboolean
run_open (NunErrand *job, GCancellable *cancellable, GError **error)
{
  if (job->is_new)
    job->store = nun_store_create (job->path, error);
  else
    job->store = nun_store_open (job->path, FALSE, error);

  /* A file on a read-only medium can still be looked at and served. */
  if (job->store == NULL && !job->is_new &&
      g_error_matches (*error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY))
    {
      g_clear_error (error);
      job->store = nun_store_open (job->path, TRUE, error);
    }
  return job->store != NULL;
}

static void
opened (NunSession *self, NunErrand *job, const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->value_task);

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

void
nun_session_open_async (NunSession         *self,
                        const char         *path,
                        gboolean            create,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  NunErrand *job = nun_errand_new (run_open);

  job->done = opened;
  job->path = g_strdup (path);
  job->is_new = create;
  job->value_task = g_task_new (self, NULL, callback, user_data);
  nun_session_push (self, job);
}

gboolean
nun_session_open_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- edits ----------------------------------------------------------------------------------------- */

static gboolean
run_edit (NunErrand *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunDescription) now = nun_store_get_description (job->store);
  g_autoptr (NunDescription) next = nun_errand_edit (job, now);

  return nun_store_apply (job->store, next, job->what, error);
}

static void
edited (NunSession *self, NunErrand *job, const GError *error)
{
  if (error != NULL)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” could not be saved: %s"), job->what, error->message);

      nun_session_emit_failed (self, sentence);
    }
}

/* "Unit of “Vmag”", for the undo item. */
static char *
name_edit (const char *table, const char *column, const char *key)
{
  NunScope        scope = column != NULL  ? NUN_SCOPE_COLUMN
                          : table != NULL ? NUN_SCOPE_TABLE
                                          : NUN_SCOPE_PUBLICATION;
  const NunField *field = nun_field_find (scope, key);
  const char     *label = field != NULL ? _ (field->label) : key;

  if (scope == NUN_SCOPE_PUBLICATION)
    return g_strdup (label);
  return g_strdup_printf (_ ("%s of “%s”"), label, column != NULL ? column : table);
}

/* An edit that moves rows on the sky makes a sorting that is under way worthless.  What is written for people
 * moves none. */
static void
give_up_placing (NunSession *self, const NunErrand *edit)
{
  static const char *const prose[] = { "title",  "description",  "ucd", "level",
                                       "hidden", "release_date", NULL };

  if (edit->key != NULL && (edit->table == NULL || g_strv_contains (prose, edit->key)))
    return;

  g_hash_table_remove_all (self->declined);
  if (self->running != NULL && self->running->task != NULL &&
      nun_task_get_kind (self->running->task) == NUN_TASK_PLACE)
    {
      g_object_set_data (G_OBJECT (self->running->task), "superseded", GINT_TO_POINTER (TRUE));
      g_cancellable_cancel (nun_task_get_cancellable (self->running->task));
    }
}

static void
push_edit (NunSession *self, NunErrand *job, NunDescription *next)
{
  job->is_edit = TRUE;
  job->done = edited;
  give_up_placing (self, job);

  nun_description_unref (self->description);
  self->description = next;
  nun_session_judge (self);

  nun_session_retry_unsaved (self);
  nun_session_push (self, job);
  nun_session_emit_changed (self);
}

gboolean
nun_session_set (NunSession *self,
                 const char *table,
                 const char *column,
                 const char *key,
                 const char *value,
                 GError    **error)
{
  NunDescription *next = nun_description_set (self->description, table, column, key, value, error);
  g_autoptr (NunDescription) before = nun_description_ref (self->description);
  NunErrand                 *job;

  if (next == NULL)
    return FALSE;

  job = nun_errand_new (run_edit);
  job->table = g_strdup (table);
  job->column = g_strdup (column);
  job->key = g_strdup (key);
  job->value = g_strdup (value);
  job->what = name_edit (table, column, key);
  push_edit (self, job, next);
  nun_session_teach (self, before, table, column, key);
  return TRUE;
}

/* "Unit of 3 Columns", for the undo item. */
static char *
name_edit_of_columns (const char *key, guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %u Column", "%s of %u Columns", n),
                          _ (nun_field_find (NUN_SCOPE_COLUMN, key)->label), n);
}

gboolean
nun_session_set_columns (NunSession        *self,
                         const char        *table,
                         const char *const *columns,
                         const char        *key,
                         const char        *value,
                         GError           **error)
{
  guint                      n = g_strv_length ((char **) columns);
  g_autoptr (NunDescription) next = nun_description_copy (self->description);
  GVariantBuilder            edits;
  NunErrand                 *job;

  if (n == 1)
    return nun_session_set (self, table, columns[0], key, value, error);
  for (guint i = 0; i < n; i++)
    if (!nun_description_edit (next, table, columns[i], key, value, error))
      return FALSE;

  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; i < n; i++)
    g_variant_builder_add (&edits, "(sssms)", table, columns[i], key, value);
  job = nun_errand_new (run_edit);
  job->table = g_strdup (table); /* these two say what kind of edit it is */
  job->key = g_strdup (key);
  job->edits = g_variant_ref_sink (g_variant_builder_end (&edits));
  job->what = name_edit_of_columns (key, n);
  push_edit (self, job, g_steal_pointer (&next));
  return TRUE;
}

static void
accept_columns (NunSession *self, const char *table, const char *const *columns, gboolean hunches)
{
  guint      n = g_strv_length ((char **) columns);
  NunErrand *job = nun_errand_new (run_edit);

  job->table = g_strdup (table);
  job->accepts_hunches = hunches;
  job->accept = g_strdupv ((char **) columns);
  job->what =
      n == 1 ? g_strdup_printf (_ ("Accept “%s”"), columns[0])
             : g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE, "Accept %u Column", "Accept %u Columns", n), n);
  push_edit (self, job, nun_errand_edit (job, self->description));
}

void
nun_session_accept_column (NunSession *self, const char *table, const char *column)
{
  const char *const columns[] = { column, NULL };

  accept_columns (self, table, columns, TRUE);
}

void
nun_session_accept_columns (NunSession *self, const char *table, const char *const *columns)
{
  accept_columns (self, table, columns, FALSE);
}

void
nun_session_accept_hunches (NunSession *self, const char *table, const char *const *columns)
{
  accept_columns (self, table, columns, TRUE);
}

void
nun_session_set_all (NunSession *self, GVariant *edits, const char *what)
{
  NunErrand *job = nun_errand_new (run_edit);

  job->edits = g_variant_ref_sink (edits);
  job->what = g_strdup (what);
  push_edit (self, job, nun_errand_edit (job, self->description));
}

static gboolean
run_undo (NunErrand *job, GCancellable *cancellable, GError **error)
{
  return nun_store_undo (job->store, error);
}

/* What an undone edit had taught is taken back, what a redone one teaches comes again. */
static void
undone (NunSession *self, NunErrand *job, const GError *error)
{
  edited (self, job, error);
  if (error == NULL)
    nun_session_teach_undone (self, job->former);
}

static gboolean
run_redo (NunErrand *job, GCancellable *cancellable, GError **error)
{
  return nun_store_redo (job->store, error);
}

static void
push_named (NunSession *self,
            gboolean (*run) (NunErrand *, GCancellable *, GError **),
            const char *what)
{
  NunErrand *job = nun_errand_new (run);

  job->done = undone;
  job->former = nun_description_ref (self->description);
  job->what = g_strdup (what);
  nun_session_push (self, job);
}

void
nun_session_undo (NunSession *self)
{
  if (nun_session_drop_unsaved (self))
    return;
  g_hash_table_remove_all (self->declined);
  push_named (self, run_undo, _ ("Undo"));
}

void
nun_session_redo (NunSession *self)
{
  g_hash_table_remove_all (self->declined);
  push_named (self, run_redo, _ ("Redo"));
}

static gboolean
run_refresh (NunErrand *job, GCancellable *cancellable, GError **error)
{
  return nun_store_refresh (job->store, error);
}

void
nun_session_refresh (NunSession *self)
{
  if (self->store != NULL && self->closing == NULL)
    nun_session_push (self, nun_errand_new (run_refresh));
}

static gboolean
run_remove (NunErrand *job, GCancellable *cancellable, GError **error)
{
  return nun_store_remove (job->store, job->table, job->what, error);
}

static void
removed (NunSession *self, NunErrand *job, const GError *error)
{
  edited (self, job, error);
  if (error != NULL)
    return;
  g_hash_table_remove (self->reports, job->table);
  g_hash_table_remove (self->remarks, job->table);
  emit_removed (self, job->table);
}

void
nun_session_remove (NunSession *self, const char *table)
{
  NunErrand *job = nun_errand_new (run_remove);

  job->done = removed;
  job->table = g_strdup (table);
  job->what = g_strdup_printf (_ ("Remove “%s”"), table);
  nun_session_push (self, job);
}

/* -- closing --------------------------------------------------------------------------------------- */

void
nun_session_close_async (NunSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (self->closing == NULL);

  self->closing = g_task_new (self, NULL, callback, user_data);
  nun_session_stop_examining (self);
  g_clear_handle_id (&self->place_timer, g_source_remove);
  g_clear_handle_id (&self->scan_timer, g_source_remove);
  nun_session_drop_tasks (self);
  nun_session_retry_unsaved (self); /* there may be room by now */
  nun_session_drop_host (self);
}

gboolean
nun_session_close_finish (NunSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
