#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* What the files session*.c share; nobody else includes it. */

typedef struct _NunErrand NunErrand;

/* One thing to be done with the store, in a thread; jobs run one after another. */
struct _NunErrand
{
  gboolean (*run) (NunErrand *self, GCancellable *cancellable, GError **error);
  void (*done) (NunSession *session, NunErrand *self, const GError *error); /* may be NULL */

  NunStore *store;
  char     *path; /* of the publication, or of the file to import */
  char     *table, *column, *key, *value, *what;
  gboolean  is_edit; /* table, column, key, value: to be shown before it is written */
  GVariant *edits;   /* an edit of several values, in the place of the one above; or NULL */
  GStrv    accept; /* an edit that accepts what is guessed of these columns of the table; or NULL */
  gboolean accepts_hunches; /* UCDs that are no more than offered among them */
  gboolean is_new;          /* open: make the file */
  gboolean was_moved;       /* save again: the file had gone */
  NunTask *task;            /* NULL for short jobs */
  NunDescription  *former;  /* import that reads a table again: what was said then */
  char            *former_table;
  GPtrArray       *offers;       /* import: of NunTask, further tables of the file */
  char            *warnings;     /* import: what the reader had to remark, or NULL */
  GTask           *value_task;   /* open, sky: who is told */
  NunSkyAsk        ask;          /* sky; its column is `column` */
  gint64           row;          /* a row's key */
  gint64           release_s;    /* the latest date of a file */
  GArray          *sky;          /* sky: of NunSkyPoint, what was read */
  GCancellable    *cancellable;  /* of a job without a task that may take long; or NULL */
  GStrv            paths;        /* import: of several files or folders; NULL for `path` */
  GStrv            scanned;      /* import: the collections that a scan has made */
  GStrv            found;        /* import: files of tables that a scan has met */
  GPtrArray       *remarks;      /* import: of char*, about single files of a scan */
  GPtrArray       *news;         /* import: of char*, what a second scan has changed; or NULL */
  NunObservations *observations; /* what was read of them */

  /* what is so afterwards */
  NunDescription *description;
  char           *undo, *redo;
  GStrv           unplaced, unscanned;
  gboolean        has_moved; /* the publication's file */
};

struct _NunSession
{
  GObject parent_instance;

  /* the publication */
  NunStore       *store;
  NunDescription *description; /* with the edits that wait */
  GPtrArray      *judged;      /* of NunFinding: what the description tells */
  GPtrArray      *findings;    /* those and what the running service told, borrowed */
  guint           revision;    /* of what is said, found and advised */
  char           *undo, *redo;
  GStrv           unplaced;
  GStrv unscanned; /* collections whose rules are not the ones that their rows were made by */

  /* work */
  GQueue jobs; /* of NunErrand that wait */
  GQueue
      unsaved; /* of NunErrand: edits that could not be written, the oldest first; session-unsaved.c */
  gboolean    has_moved; /* the publication's file */
  NunErrand  *running;   /* borrowed from its GTask; NULL when idle */
  GListStore *tasks;
  guint       place_timer;
  guint       scan_timer;
  GHashTable *declined; /* tables whose sorting or scan after an edit a person has cancelled */

  /* what the adviser says, and what it was taught; session-advice.c */
  GHashTable *advice;
  GHashTable *lessons; /* "table\ncolumn\nkey" of the decisions that were kept for like columns */

  /* the files that the tables came from */
  GHashTable *sources; /* how they stood; session-looks.c */
  gboolean    is_looking, look_again;
  GHashTable *reports; /* name of a table -> GPtrArray of char* */
  GHashTable *remarks; /* the same, about the files of a scan */

  /* the preview server */
  NunHost *host;
  gboolean host_changing;
  char    *host_error;
  gboolean oai; /* with a registry endpoint */
  gboolean lifts_embargo;

  /* what the preview told of itself; session-health.c */
  NunHealthReport *health;        /* or NULL */
  NunDescription  *health_of;     /* what was examined */
  NunDescription  *health_seen;   /* what was last compared with that, */
  gboolean         health_same;   /* and whether it says the same */
  gboolean         health_wanted; /* as soon as everything is written */
  GTask           *examining;     /* borrowed; or NULL */

  /* the end */
  GTask *closing;
};

void nun_session_emit_changed (NunSession *self);
void nun_session_emit_failed (NunSession *self, const char *sentence);
void
nun_session_emit_decided (NunSession *self, const char *table, const char *column, const char *key);

/* session-jobs.c */
NunErrand *nun_errand_new (gboolean (*run) (NunErrand *, GCancellable *, GError **));
void       nun_errand_free (NunErrand *job);

/* One that reads something of a table for who waits in callback, and is given up when the session closes. */
NunErrand *nun_errand_new_read (NunSession *self,
                                gboolean (*run) (NunErrand *, GCancellable *, GError **),
                                void (*done) (NunSession *, NunErrand *, const GError *),
                                const char         *table,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

/* Tells who waits for the errand's value what it is (taken), or why there is none. */
void nun_errand_return (NunErrand *job, gpointer value, GDestroyNotify free, const GError *error);

void nun_session_push (NunSession *self, NunErrand *job); /* takes the job */
void nun_session_pump (NunSession *self);                 /* starts the next job, or ends */
void nun_session_drop_tasks (NunSession *self);           /* everything that can be cancelled */

/* The description with a waiting edit done; the same one when it does not fit any more. */
NunDescription *nun_errand_edit (const NunErrand *job, const NunDescription *description);

/* session-unsaved.c: keeps what an edit was to write when that failed, and forgets earlier values of the same place. */
void nun_session_keep_unsaved (NunSession *self, NunErrand *job, const GError *error);

/* The description (transfer full) with those edits done. */
NunDescription *nun_session_add_unsaved (NunSession *self, NunDescription *now);

/* Before all jobs that wait; whoever calls it pushes or pumps. */
void nun_session_retry_unsaved (NunSession *self);

/* The last of them is given up; FALSE when there is none. */
gboolean nun_session_drop_unsaved (NunSession *self);

/* Whether the publication's file is where it was; says so when it has gone. */
void nun_session_take_moved (NunSession *self, gboolean moved);

/* session-looks.c: what an import of a former table has changed. */
void nun_session_keep_report (NunSession *self, const NunErrand *job);

/* session-advice.c: a decision that a person has just made, and one that was undone or redone, to be kept in the personal
 * vocabulary; `before` is the description before it. */
GHashTable *nun_session_make_advice (void);
void        nun_session_teach (NunSession     *self,
                               NunDescription *before,
                               const char     *table,
                               const char     *column,
                               const char     *key);
void        nun_session_teach_undone (NunSession *self, NunDescription *before);

/* session-tasks.c */
void nun_session_plan_placing (NunSession *self);

/* session-scan.c: images and spectra.  Fills the table (or scanned, found), remarks and news of an import. */
/* The columns of the errand's table as they are stored, hidden ones too; only: that one alone, or NULL for all.  Transfer full. */
NunRows *nun_errand_select (NunErrand *job, const char *only, GError **error);

gboolean nun_errand_scan (NunErrand *job, GCancellable *cancellable, GError **error);
gboolean nun_errand_rescan (NunErrand *job, GCancellable *cancellable, GError **error);
void     nun_session_keep_scan (NunSession *self, NunErrand *job);
void     nun_session_plan_scan (NunSession *self);

/* session-health.c: the findings made anew; an examination that waited, begun; and all of it freed. */
void nun_session_judge (NunSession *self);
void nun_session_pump_health (NunSession *self);
void nun_session_free_health (NunSession *self);

/* session-host.c: for closing. */
void nun_session_drop_host (NunSession *self);

G_END_DECLS
