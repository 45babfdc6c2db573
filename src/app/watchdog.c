/* The main loop, watched where it waits: how long each of its turns is. */
#include "app/watchdog.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* As long a turn that is of interest can be without a look at what was stolen. */
#define STOLEN_REST_US 20000

typedef struct
{
  double at, cpu, aside; /* ms */
} Clock;

typedef struct
{
  FILE     *report;
  int       schedstat, stat; /* of the main thread and of the machine; -1: there is none */
  double    stolen_ms;       /* as it was when it was last looked at ... */
  gint64    stolen_us;       /* ... which was then */
  GPollFunc poll;            /* the loop's own */
  gboolean  has_started;
  Clock     start, turn; /* when the program, and the turn began */
  guint     n_turns;
  guint32  *chain; /* for the fixed piece of work */
} Watchdog;

static Watchdog *watchdog;

/* -- clocks ----------------------------------------------------------------------------------------- */

/* The nth number, from 0, at the beginning of such a file (proc(5)); 0 where there is none. */
static double
read_number (int file, guint nth)
{
  char    text[256], *at = text;
  ssize_t n = file >= 0 ? pread (file, text, sizeof text - 1, 0) : -1;
  guint64 number = 0;

  text[MAX (n, 0)] = 0;
  at += strcspn (at, "0123456789");
  for (guint i = 0; i <= nth; i++)
    number = g_ascii_strtoull (at, &at, 10);
  return (double) number;
}

/* How long the thread was ready to run while others ran, and how long others ran outside of this machine, when it is a virtual
 * one; the latter of all processors together, and looked at now and then, as that takes some time. */
static double
aside_ms (Watchdog *self)
{
  gint64 now_us = g_get_monotonic_time ();

  if (now_us - self->stolen_us > STOLEN_REST_US)
    {
      self->stolen_ms = read_number (self->stat, 7) * 1e3 / (double) sysconf (_SC_CLK_TCK);
      self->stolen_us = now_us;
    }
  return read_number (self->schedstat, 1) / 1e6 + self->stolen_ms;
}

static double
cpu_ms (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static Clock
look_at_clocks (Watchdog *self)
{
  return (Clock){ (double) g_get_monotonic_time () / 1e3, cpu_ms (), aside_ms (self) };
}

/* -- the fixed piece of work ------------------------------------------------------------------------- */

/* More than the caches nearest to a processor hold, as what a window draws and lays out. */
#define CHAIN_LENGTH (512 * 1024)
#define CHAIN_STEPS 6000
#define N_SUMS 25000
#define FRESH_BYTES (128 * 4096)
#define N_PIECES 8

/* Each element names another one far away, and all of them form one ring: a linear congruential generator of full period. */
static guint32 *
make_chain (void)
{
  guint32 *chain = g_new (guint32, CHAIN_LENGTH);

  for (guint32 i = 0; i < CHAIN_LENGTH; i++)
    chain[i] = (i * 1664525u + 1013904223u) % CHAIN_LENGTH;
  return chain;
}

/* Arithmetic, steps through memory, and memory that is had for the first time. */
static void
work (Watchdog *self)
{
  volatile guint32 at = 0, number = 0;
  char            *fresh =
      mmap (NULL, FRESH_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  for (guint i = 0; i < N_SUMS; i++)
    number = (number * 31 + i) % 65521;
  for (guint i = 0; i < CHAIN_STEPS; i++)
    at = self->chain[at];
  if (fresh == MAP_FAILED)
    return;
  for (guint i = 0; i < FRESH_BYTES; i += 4096)
    fresh[i] = 1;
  munmap (fresh, FRESH_BYTES);
}

static double
measure_pace (Watchdog *self)
{
  double begin = cpu_ms ();

  for (guint i = 0; i < N_PIECES; i++)
    work (self);
  return (cpu_ms () - begin) / N_PIECES;
}

/* -- turns ------------------------------------------------------------------------------------------ */

static void
report (Watchdog *self, const char *what, const Clock *begin, const Clock *end)
{
  fprintf (self->report, "%s %.0f %.1f %.1f %.1f", what, begin->at, end->at - begin->at,
           end->cpu - begin->cpu, end->aside - begin->aside);
}

static void
end_turn (Watchdog *self)
{
  Clock now = look_at_clocks (self);

  self->n_turns++;
  if (!self->has_started || now.at - self->turn.at <= NUN_WATCHDOG_LIMIT_MS)
    return;
  report (self, "turn", &self->turn, &now);
  fprintf (self->report, " %.3f\n", measure_pace (self));
  fflush (self->report);
}

static int
watch_poll (GPollFD *files, guint n_files, int timeout)
{
  int n, reason;

  end_turn (watchdog);
  n = watchdog->poll (files, n_files, timeout);
  reason = errno; /* the loop asks for it when a signal has come */
  watchdog->turn = look_at_clocks (watchdog);
  errno = reason;
  return n;
}

void
nun_watchdog_has_started (void)
{
  Watchdog *self = watchdog;
  Clock     now;

  if (self == NULL || self->has_started)
    return;
  now = look_at_clocks (self);
  report (self, "start", &self->start, &now);
  fputc ('\n', self->report);
  fflush (self->report);
  self->has_started = TRUE;
  self->turn = now;
}

/* -- birth and death -------------------------------------------------------------------------------- */

void
nun_watchdog_start (void)
{
  const char *path = g_getenv ("NUN_WATCHDOG");
  FILE       *file = path != NULL ? fopen (path, "a") : NULL;

  if (file == NULL || watchdog != NULL)
    return;
  watchdog = g_new0 (Watchdog, 1);
  watchdog->report = file;
  watchdog->schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  watchdog->stat = open ("/proc/stat", O_RDONLY | O_CLOEXEC);
  watchdog->chain = make_chain ();
  watchdog->start = watchdog->turn = look_at_clocks (watchdog);
  watchdog->poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watch_poll);
}

void
nun_watchdog_stop (void)
{
  Watchdog *self = watchdog;
  Clock     end;

  if (self == NULL)
    return;
  g_main_context_set_poll_func (NULL, self->poll);
  end = look_at_clocks (self);
  report (self, "end", &self->start, &end);
  fprintf (self->report, " %u\n", self->n_turns);
  fclose (self->report);
  if (self->schedstat >= 0)
    close (self->schedstat);
  if (self->stat >= 0)
    close (self->stat);
  g_free (self->chain);
  g_clear_pointer (&watchdog, g_free);
}
