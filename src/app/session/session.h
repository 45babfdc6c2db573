#pragma once

#include <adwaita.h>

#include "advise/suggest.h"
#include "app/session/task.h"
#include "describe/compare.h"
#include "describe/finding.h"
#include "files/spool.h"
#include "health/health.h"
#include "serve/host.h"
#include "store/sky.h"

G_BEGIN_DECLS

/* One open publication as the window knows it: the store, what it says now, its tasks and its server.  Main thread
 * only; whatever touches the disk or a socket runs in threads of its own, one job on the store after another.
 *
 * An edit shows at once and is written behind it: while a long import runs, edits queue up and nothing waits.
 *
 * Signals: "changed" () when anything below may have changed; "failed" (string) when a change could not be written;
 * "removed" (string table) after a removal; "decided" (string table, string column, string key) when a person has decided
 * something of a column that like columns may share. */
#define NUN_TYPE_SESSION (nun_session_get_type ())
G_DECLARE_FINAL_TYPE (NunSession, nun_session, NUN, SESSION, GObject)

NunSession *nun_session_new (void); /* nothing open */

/* Opens the publication, or makes a new one; at most once in the life of a session that succeeded. */
void     nun_session_open_async (NunSession         *self,
                                 const char         *path,
                                 gboolean            create,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean nun_session_open_finish (NunSession *self, GAsyncResult *result, GError **error);

/* Stops tasks and server and writes what is still to be written; nothing may be called afterwards. */
void nun_session_close_async (NunSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean nun_session_close_finish (NunSession *self, GAsyncResult *result, GError **error);

/* -- what is --------------------------------------------------------------------------------------- */

gboolean        nun_session_is_open (NunSession *self);
gboolean        nun_session_is_read_only (NunSession *self);
const char     *nun_session_get_path (NunSession *self);        /* NULL while nothing is open */
char           *nun_session_dup_title (NunSession *self);       /* the title, or the file's name */
NunDescription *nun_session_get_description (NunSession *self); /* borrowed; never NULL */
GPtrArray      *nun_session_get_findings (NunSession *self);    /* borrowed; of NunFinding */

/* Another number when the description, its findings or the adviser's answers are others: "changed" tells also of tasks and of
 * edits that have been written, which change nothing of what a list of columns shows. */
guint nun_session_get_revision (NunSession *self);

const char *nun_session_get_undo (NunSession *self); /* "Title", or NULL */
const char *nun_session_get_redo (NunSession *self);
GListModel *nun_session_get_tasks (NunSession *self); /* of NunTask */

/* Whether the rows of that table still lie by another position than the one described. */
gboolean nun_session_needs_placing (NunSession *self, const char *table);

/* Where the rows of a table lie, as nun_store_sky; after the jobs that wait.  Transfer full; given up when the
 * session closes, which cancels the cancellable then. */
void    nun_session_read_sky_async (NunSession         *self,
                                    const char         *table,
                                    const NunSkyAsk    *ask,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
GArray *nun_session_read_sky_finish (NunSession *self, GAsyncResult *result, GError **error);

/* What one row holds, in one line for people: its identifier, and some columns.  key: of a NunSkyPoint.  g_free. */
void  nun_session_tell_row_async (NunSession         *self,
                                  const char         *table,
                                  gint64              key,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
char *nun_session_tell_row_finish (NunSession *self, GAsyncResult *result, GError **error);

/* The latest day from which on a file of a collection of images or spectra is public by its own date (describe/embargo.h), in
 * seconds since 1970; 0: none has a date.  After the jobs that wait; -1 on error. */
void   nun_session_find_release_async (NunSession         *self,
                                       const char         *table,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gint64 nun_session_find_release_finish (NunSession *self, GAsyncResult *result, GError **error);

/* All rows of a collection of images or spectra as they are stored, hidden columns too (describe/observation.h), and their
 * footprints.  Immutable; counted references. */
typedef struct
{
  char     *table;
  NunSpool *spool;
  GPtrArray *
      regions; /* of NunRegion, as many as rows; NULL for a file without a place, and for those behind the first
                       * NUN_OBSERVATIONS_MAX_REGIONS */
  GByteArray
       *gaps; /* a byte a row: 1 where a field of level 1 (describe/observation-field.h) is empty */
  guint n_gaps; /* how many are 1 */
  GByteArray   *
      checks; /* a byte a row: what contradicts itself, bits of 1 << NunContradiction (observe/observation-check.h) */
  guint n_conflicts; /* how many are not 0 */

  /*< private >*/
  gatomicrefcount references;
} NunObservations;

/* More cannot be told apart in a picture. */
#define NUN_OBSERVATIONS_MAX_REGIONS 100000

NunObservations *nun_observations_ref (NunObservations *self);
void             nun_observations_unref (NunObservations *self);

/* After the jobs that wait; given up when the session closes.  Transfer full. */
void nun_session_read_observations_async (NunSession         *self,
                                          const char         *table,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
NunObservations *
nun_session_read_observations_finish (NunSession *self, GAsyncResult *result, GError **error);

/* What the last scan of a collection of images or spectra had to remark about single files: of char*, borrowed; NULL for
 * nothing, or when it was not scanned since the publication was opened. */
GPtrArray *nun_session_get_remarks (NunSession *self, const char *table);

/* How the file of a table stands to what was read of it, when the files were last looked at; SAME before.  They are
 * looked at in a thread. */
NunSourceState nun_session_get_source_state (NunSession *self, const char *table);
void           nun_session_look_at_sources (NunSession *self);

/* What reading the table from its file again has changed: sentences (char*), borrowed, until they are dismissed.
 * NULL when it was not read again. */
GPtrArray *nun_session_get_report (NunSession *self, const char *table);
void       nun_session_dismiss_report (NunSession *self, const char *table);

/* What the adviser says of a column (its index), or NULL while that is worked out in a thread; "changed" tells when it is
 * there.  Borrowed until the next "changed". */
const NunAdvice *nun_session_get_advice (NunSession *self, const char *table, guint column);

/* The edits that follow from what a person decided of a column, for nun_session_set_all: the same for like columns, and
 * for a UCD those of its errors, which are the last n_errors of them.  NULL when there are none.  Transfer full. */
GVariant *nun_session_dup_offer (NunSession *self,
                                 const char *table,
                                 const char *column,
                                 const char *key,
                                 guint      *n_errors);

/* -- edits ----------------------------------------------------------------------------------------- */

/* As nun_description_set; FALSE and the reason when the value does not fit. */
gboolean nun_session_set (NunSession *self,
                          const char *table,
                          const char *column,
                          const char *key,
                          const char *value,
                          GError    **error);

/* The same for several columns of a table, as one edit: all of them take the value, or, when it does not fit one of them, none does.
 * NULL-terminated. */
gboolean nun_session_set_columns (NunSession        *self,
                                  const char        *table,
                                  const char *const *columns,
                                  const char        *key,
                                  const char        *value,
                                  GError           **error);

/* Several guesses accepted as one: every guessed value of the column becomes a decision. */
void nun_session_accept_column (NunSession *self, const char *table, const char *column);

/* The same for several columns of a table, as one edit: what stands there is right, and where there is no UCD, or no more
 * than a hunch (nun_description_is_said), there is none.  NULL-terminated. */
void nun_session_accept_columns (NunSession *self, const char *table, const char *const *columns);

/* The same, and the hunches too. */
void nun_session_accept_hunches (NunSession *self, const char *table, const char *const *columns);

/* Several edits as one: an a(sssms) of table, column ("" for none), key, value (nothing takes a decision back). */
void nun_session_set_all (NunSession *self, GVariant *edits, const char *what);

void nun_session_undo (NunSession *self);
void nun_session_redo (NunSession *self);
void nun_session_remove (NunSession *self, const char *table);

/* Edits that could not be written are kept and written with the next one; and the publication's file may have been moved or deleted.
 * Writes both again; "failed" tells when that does not work, "changed" when it did. */
gboolean nun_session_needs_saving (NunSession *self);
void     nun_session_save_again (NunSession *self);

void nun_session_refresh (NunSession *self); /* another program may have written */

/* -- long work ------------------------------------------------------------------------------------- */

/* A table, an image, a spectrum, or a folder of them. */
void nun_session_import (NunSession *self, const char *path);

/* Several at once: images and spectra of the same making come together. */
void nun_session_import_all (NunSession *self, const char *const *paths);
void nun_session_read_again (NunSession *self, const char *table); /* from its file */
/* The same, with another choice for its rows of the wrong length. */
void nun_session_read_again_as (NunSession *self, const char *table, NunRagged ragged);
void nun_session_take_offer (NunSession *self, NunTask *offer);
void nun_session_place (NunSession *self, const char *table);
void nun_session_dismiss (NunSession *self, NunTask *task); /* cancels, or forgets a failed one */
gboolean nun_session_is_busy (NunSession *self);    /* anything is still to be read or written */
gboolean nun_session_is_working (NunSession *self); /* an import is under way or waits */

/* -- the preview server ---------------------------------------------------------------------------- */

NunHost    *nun_session_get_host (NunSession *self);         /* NULL while it does not run */
gboolean    nun_session_is_host_changing (NunSession *self); /* starting or stopping */
const char *nun_session_get_host_error (NunSession *self);
void        nun_session_start_host (NunSession *self);
void        nun_session_stop_host (NunSession *self);

/* With the preview server a registry endpoint runs too (OAI-PMH); to be set before it starts. */
void     nun_session_set_oai (NunSession *self, gboolean oai);
gboolean nun_session_get_oai (NunSession *self);

/* Whether the preview gives out what is under an embargo, for its owner's own eyes; not at first, and not remembered.  A server that runs
 * does so from the next request on. */
void     nun_session_set_lifts_embargo (NunSession *self, gboolean lifts);
gboolean nun_session_get_lifts_embargo (NunSession *self);

/* -- the health report ----------------------------------------------------------------------------- */

/* Asks the running preview, in a thread, as soon as every edit is written; it also begins by itself when the server has started.  What
 * it finds of the service is among nun_session_get_findings. */
void     nun_session_examine (NunSession *self);
void     nun_session_stop_examining (NunSession *self);
gboolean nun_session_is_examining (NunSession *self, double *fraction); /* how far: 0 to 1 */

/* The last one, borrowed until the next "changed"; NULL before the first.  is_current: nothing has been edited since. */
const NunHealthReport *nun_session_get_health (NunSession *self, gboolean *is_current);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunObservations, nun_observations_unref)

G_END_DECLS
