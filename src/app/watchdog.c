/* A thread that asks the main loop for a turn, and writes down how long that takes. */
#include "app/watchdog.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

#define REST_US 5000
/* Steps of arithmetic that are timed between two turns: some 50 µs. */
#define WORK_STEPS 25000

typedef struct
{
  GThread  *thread;
  GMutex    lock;
  GCond     turned;
  gboolean  had_turn, ending;
  clockid_t main_cpu; /* of the main thread */
  FILE     *report;

  double worst_ms, worst_cpu_ms, late_ms, work_ms; /* the last: of all pieces of work */
  guint  n_turns;
} Watchdog;

static Watchdog *watchdog;

static gboolean
on_turn (gpointer data)
{
  Watchdog *self = data;

  g_mutex_lock (&self->lock);
  self->had_turn = TRUE;
  g_cond_signal (&self->turned);
  g_mutex_unlock (&self->lock);
  return G_SOURCE_REMOVE;
}

static double
cpu_ms (clockid_t clock)
{
  struct timespec time = { 0 };

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The same work again and again: what it takes tells how fast the machine is now, with others at its processors. */
static void
time_work (Watchdog *self)
{
  double           begin_ms = cpu_ms (CLOCK_THREAD_CPUTIME_ID);
  volatile guint32 number = 0;

  for (guint i = 0; i < WORK_STEPS; i++)
    number = (number * 31 + i) % 65521;
  self->work_ms += cpu_ms (CLOCK_THREAD_CPUTIME_ID) - begin_ms;
}

/* FALSE: the end has come before the turn. */
static gboolean
wait_for_turn (Watchdog *self)
{
  GSource *source = g_idle_source_new ();
  gboolean had;

  self->had_turn = FALSE;
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, on_turn, self, NULL);
  g_source_attach (source, NULL);
  g_mutex_lock (&self->lock);
  while (!self->had_turn && !self->ending)
    g_cond_wait (&self->turned, &self->lock);
  had = self->had_turn;
  g_mutex_unlock (&self->lock);
  if (!had)
    g_source_destroy (source);
  g_source_unref (source);
  return had;
}

/* One turn, as a line of the report. */
static void
report (Watchdog *self, const char *what, double wait_ms, double used_ms)
{
  fprintf (self->report, "%s %.0f %.0f\n", what, wait_ms, used_ms);
  fflush (self->report);
}

/* The turn that ends when the main loop runs for the first time is the start of the program: nothing is there yet that could
 * be kept waiting. */
static gboolean
watch_start (Watchdog *self, gint64 begin_us)
{
  if (!wait_for_turn (self))
    return FALSE;
  report (self, "start", (double) (g_get_monotonic_time () - begin_us) / 1e3,
          cpu_ms (self->main_cpu));
  return TRUE;
}

static gpointer
watch (gpointer data)
{
  Watchdog *self = data;

  if (!watch_start (self, g_get_monotonic_time ()))
    return NULL;
  while (TRUE)
    {
      gint64 begin_us = g_get_monotonic_time ();
      double begin_cpu_ms = cpu_ms (self->main_cpu), wait_ms, used_ms;

      if (!wait_for_turn (self))
        return NULL;
      wait_ms = (double) (g_get_monotonic_time () - begin_us) / 1e3;
      used_ms = cpu_ms (self->main_cpu) - begin_cpu_ms;
      self->n_turns++;
      if (wait_ms > self->worst_ms)
        self->worst_ms = wait_ms;
      if (used_ms > self->worst_cpu_ms)
        self->worst_cpu_ms = used_ms;
      if (wait_ms > NUN_WATCHDOG_LIMIT_MS)
        report (self, "blocked", wait_ms, used_ms);
      time_work (self);
      begin_us = g_get_monotonic_time ();
      g_usleep (REST_US);
      self->late_ms =
          MAX (self->late_ms, (double) (g_get_monotonic_time () - begin_us - REST_US) / 1e3);
    }
}

void
nun_watchdog_start (void)
{
  const char *path = g_getenv ("NUN_WATCHDOG");
  FILE       *report = path != NULL ? fopen (path, "a") : NULL;

  if (report == NULL || watchdog != NULL)
    return;
  watchdog = g_new0 (Watchdog, 1);
  g_mutex_init (&watchdog->lock);
  g_cond_init (&watchdog->turned);
  watchdog->report = report;
  if (pthread_getcpuclockid (pthread_self (), &watchdog->main_cpu) != 0)
    watchdog->main_cpu = CLOCK_PROCESS_CPUTIME_ID;
  watchdog->thread = g_thread_new ("nun-watchdog", watch, watchdog);
}

void
nun_watchdog_stop (void)
{
  if (watchdog == NULL)
    return;
  g_mutex_lock (&watchdog->lock);
  watchdog->ending = TRUE;
  g_cond_signal (&watchdog->turned);
  g_mutex_unlock (&watchdog->lock);
  g_thread_join (watchdog->thread);
  fprintf (watchdog->report, "worst %.0f %.0f turns %u late_ms %.0f work_us %.0f\n",
           watchdog->worst_ms, watchdog->worst_cpu_ms, watchdog->n_turns, watchdog->late_ms,
           1e3 * watchdog->work_ms / MAX (1, watchdog->n_turns));
  fclose (watchdog->report);
  g_mutex_clear (&watchdog->lock);
  g_cond_clear (&watchdog->turned);
  g_clear_pointer (&watchdog, g_free);
}
