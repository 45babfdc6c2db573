/* Threads over a list of files, whose results are taken in order through a ring of few places. */

#include "observe/scan-crew.h"

#define MOST_THREADS 8

/* One place of the ring: a file under work, or its result. */
typedef struct
{
  char    *path;
  gpointer result; /* set once it is done */
  gboolean done;
} Place;

typedef struct
{
  const NunScanCrew *crew;
  GCancellable      *cancellable;

  GMutex           lock; /* of all that follows */
  GCond            changed;
  NunRecordCursor *files;
  Place            places[NUN_SCAN_CREW_AHEAD]; /* file i lies in place i modulo their number */
  gsize            next, taken;                 /* files */
  guint            n_working;                   /* threads */
  gboolean         stopped;
  GError          *error; /* why the list broke off */
} Ring;

/* -- the threads ------------------------------------------------------------------------------------- */

/* The place of a file to be worked on, NULL when there is none any more.  The lock is held. */
static Place *
begin_file (Ring *ring)
{
  const char *path;
  Place      *place;

  while (!ring->stopped && ring->next >= ring->taken + NUN_SCAN_CREW_AHEAD)
    g_cond_wait (&ring->changed, &ring->lock);
  if (ring->stopped || g_cancellable_is_cancelled (ring->cancellable))
    return NULL;
  path = nun_record_cursor_next (ring->files, NULL, ring->error == NULL ? &ring->error : NULL);
  if (path == NULL)
    return NULL;
  place = &ring->places[ring->next++ % NUN_SCAN_CREW_AHEAD];
  place->path = g_strdup (path);
  return place;
}

static gpointer
worker (gpointer data)
{
  Ring  *ring = data;
  Place *place;

  g_mutex_lock (&ring->lock);
  while ((place = begin_file (ring)) != NULL)
    {
      gpointer result;

      g_mutex_unlock (&ring->lock);
      result = ring->crew->work (place->path, ring->crew->user_data);
      g_mutex_lock (&ring->lock);
      place->result = result;
      place->done = TRUE;
      g_cond_broadcast (&ring->changed);
    }
  ring->n_working--;
  g_cond_broadcast (&ring->changed);
  g_mutex_unlock (&ring->lock);
  return NULL;
}

/* -- the taker --------------------------------------------------------------------------------------- */

/* Waits for the next result; FALSE when there will be none. */
static gboolean
wait_for (Ring *ring, Place *out)
{
  Place *place = &ring->places[ring->taken % NUN_SCAN_CREW_AHEAD];

  g_mutex_lock (&ring->lock);
  while (!place->done && ring->n_working > 0)
    g_cond_wait (&ring->changed, &ring->lock);
  *out = *place;
  if (out->done)
    {
      *place = (Place){ 0 };
      ring->taken++;
      g_cond_broadcast (&ring->changed);
    }
  g_mutex_unlock (&ring->lock);
  return out->done;
}

static gboolean
take_all (Ring *ring, gsize n, NunProgress progress, gpointer progress_data, GError **error)
{
  const NunScanCrew *crew = ring->crew;
  guint              told = 0;
  Place              place;

  while (wait_for (ring, &place))
    {
      gboolean fine = crew->take (place.result, place.path, crew->user_data, error);
      guint    percent = (guint) (100.0 * (double) ring->taken / (double) n);

      g_free (place.path);
      if (!fine)
        return FALSE;
      if (progress != NULL && percent != told)
        progress ((told = percent) / 100.0, progress_data);
    }
  return TRUE;
}

/* What nobody has taken. */
static void
drop_rest (Ring *ring)
{
  for (guint i = 0; i < NUN_SCAN_CREW_AHEAD; i++)
    {
      if (ring->places[i].done)
        ring->crew->drop (ring->places[i].result);
      g_free (ring->places[i].path);
    }
}

gboolean
nun_scan_crew_run (const NunScanCrew *crew,
                   NunRecords        *files,
                   NunProgress        progress,
                   gpointer           progress_data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (NunRecordCursor) cursor = nun_record_cursor_new (files);
  Ring                        ring = { .crew = crew, .cancellable = cancellable, .files = cursor };
  GThread                    *threads[MOST_THREADS];
  gboolean                    fine;
  const guint                 n = CLAMP (g_get_num_processors (), 1, MOST_THREADS);

  g_mutex_init (&ring.lock);
  g_cond_init (&ring.changed);
  ring.n_working = n;
  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("scan", worker, &ring);
  fine = take_all (&ring, nun_records_get_n (files), progress, progress_data, error);
  g_mutex_lock (&ring.lock);
  ring.stopped = TRUE;
  g_cond_broadcast (&ring.changed);
  g_mutex_unlock (&ring.lock);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  drop_rest (&ring);
  g_mutex_clear (&ring.lock);
  g_cond_clear (&ring.changed);
  if (fine && ring.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&ring.error));
      return FALSE;
    }
  g_clear_error (&ring.error);
  return fine && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
