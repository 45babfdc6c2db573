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

  GMutex           lock;      /* of all that follows */
  GCond            room, due; /* for a worker to go on, for the taker */
  NunRecordCursor *files;
  Place            places[NUN_SCAN_CREW_AHEAD]; /* file i lies in place i modulo their number */
  gsize            next, taken;                 /* files */
  guint            n_done;                      /* results in the ring */
  guint            n_working;                   /* threads */
  gboolean         stopped;
  GError          *error; /* why the list broke off */
} Ring;

/* Many small files are done in less time than a thread needs to wake up, so the taker sleeps until a handful waits. */
#define HANDFUL 16

/* -- the threads ------------------------------------------------------------------------------------- */

/* The place of a file to be worked on, NULL when there is none any more.  The lock is held. */
static Place *
begin_file (Ring *ring)
{
  const char *path;
  Place      *place;

  while (!ring->stopped && ring->next >= ring->taken + NUN_SCAN_CREW_AHEAD)
    g_cond_wait (&ring->room, &ring->lock);
  if (ring->stopped || g_cancellable_is_cancelled (ring->cancellable))
    return NULL;
  path = nun_record_cursor_next (ring->files, NULL, ring->error == NULL ? &ring->error : NULL);
  if (path == NULL)
    return NULL;
  place = &ring->places[ring->next++ % NUN_SCAN_CREW_AHEAD];
  place->path = g_strdup (path);
  return place;
}

/* Whether the taker shall wake up.  The lock is held. */
static gboolean
is_due (const Ring *ring)
{
  return ring->n_working == 0 ||
         (ring->n_done >= HANDFUL && ring->places[ring->taken % NUN_SCAN_CREW_AHEAD].done);
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
      ring->n_done++;
      if (is_due (ring))
        g_cond_signal (&ring->due);
    }
  ring->n_working--;
  g_cond_signal (&ring->due);
  g_mutex_unlock (&ring->lock);
  return NULL;
}

/* -- the taker --------------------------------------------------------------------------------------- */

/* Waits for the next results; how many there are, 0 when there will be none. */
static guint
wait_for (Ring *ring, Place out[HANDFUL])
{
  Place *place;
  guint  n = 0;

  g_mutex_lock (&ring->lock);
  while (!is_due (ring))
    g_cond_wait (&ring->due, &ring->lock);
  while (n < HANDFUL && (place = &ring->places[ring->taken % NUN_SCAN_CREW_AHEAD])->done)
    {
      out[n++] = *place;
      *place = (Place){ 0 };
      ring->taken++;
      ring->n_done--;
    }
  if (n > 0)
    g_cond_broadcast (&ring->room);
  g_mutex_unlock (&ring->lock);
  return n;
}

/* Takes all of them, or as many as the owner wants and drops the others. */
static gboolean
take_handful (const NunScanCrew *crew, Place *places, guint n, GError **error)
{
  gboolean fine = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (fine)
        fine = crew->take (places[i].result, places[i].path, crew->user_data, error);
      else
        crew->drop (places[i].result);
      g_free (places[i].path);
    }
  return fine;
}

static gboolean
take_all (Ring *ring, gsize n_files, NunProgress progress, gpointer progress_data, GError **error)
{
  Place places[HANDFUL];
  gsize taken = 0;
  guint n, told = 0;

  while ((n = wait_for (ring, places)) > 0)
    {
      guint percent = (guint) (100.0 * (double) (taken += n) / (double) n_files);

      if (!take_handful (ring->crew, places, n, error))
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
  g_cond_init (&ring.room);
  g_cond_init (&ring.due);
  ring.n_working = n;
  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("scan", worker, &ring);
  fine = take_all (&ring, nun_records_get_n (files), progress, progress_data, error);
  g_mutex_lock (&ring.lock);
  ring.stopped = TRUE;
  g_cond_broadcast (&ring.room);
  g_mutex_unlock (&ring.lock);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  drop_rest (&ring);
  g_mutex_clear (&ring.lock);
  g_cond_clear (&ring.room);
  g_cond_clear (&ring.due);
  if (fine && ring.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&ring.error));
      return FALSE;
    }
  g_clear_error (&ring.error);
  return fine && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
