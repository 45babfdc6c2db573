/* Work in pieces, and the watch over turns of the main loop that take long. */
#include <errno.h>
#include <glib/gstdio.h>

#include "app/watchdog.h"
#include "app/widgets/turns.h"
#include "helpers.h"

/* Long against what a turn does else, short against a test. */
#define LONG_MS 80

/* -- pieces ----------------------------------------------------------------------------------------- */

typedef struct
{
  GObject *owner;
  NunTurns turns;
  guint    n_pieces, n_done, piece_ms;
  gboolean ends, restarts;
} Work;

static gboolean do_piece (gpointer owner);

static Work *
work_new (guint n_pieces, guint piece_ms)
{
  Work *work = g_new0 (Work, 1);

  work->owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (work->owner, "work", work);
  work->n_pieces = n_pieces;
  work->piece_ms = piece_ms;
  return work;
}

static void
work_free (Work *work)
{
  nun_turns_end (&work->turns);
  g_object_unref (work->owner);
  g_free (work);
}

static gboolean
do_piece (gpointer owner)
{
  Work *work = g_object_get_data (owner, "work");

  if (work->piece_ms > 0)
    g_usleep (work->piece_ms * 1000);
  work->n_done++;
  if (work->ends)
    nun_turns_end (&work->turns);
  if (work->restarts)
    {
      work->restarts = FALSE;
      nun_turns_begin (&work->turns, do_piece, owner, G_PRIORITY_DEFAULT_IDLE);
    }
  return work->n_done < work->n_pieces;
}

/* Quick ones share a turn, slow ones have one each, and between turns others have theirs. */
static void
test_pieces (void)
{
  Work *quick = work_new (1000, 0), *slow = work_new (3, 10);
  guint n_turns = 1;

  nun_turns_begin (&quick->turns, do_piece, quick->owner, G_PRIORITY_DEFAULT_IDLE);
  nun_turns_begin (&slow->turns, do_piece, slow->owner, G_PRIORITY_DEFAULT_IDLE);
  g_assert_cmpuint (quick->n_done + slow->n_done, ==, 0);
  g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (quick->n_done, >=, 1);
  g_assert_cmpuint (slow->n_done, ==, 1);
  for (; nun_turns_are_left (&slow->turns) || nun_turns_are_left (&quick->turns); n_turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_turns, <, 500);
  g_assert_cmpuint (quick->n_done, ==, 1000);
  g_assert_cmpuint (slow->n_done, ==, 3);
  g_assert_false (g_main_context_pending (NULL));
  work_free (quick);
  work_free (slow);
}

/* The first turn can be had at once; what is left comes in its time, or not at all. */
static void
test_advance (void)
{
  Work *work = work_new (3, 10);

  nun_turns_advance (&work->turns);
  g_assert_cmpuint (work->n_done, ==, 0);
  nun_turns_begin (&work->turns, do_piece, work->owner, G_PRIORITY_DEFAULT_IDLE);
  nun_turns_advance (&work->turns);
  g_assert_cmpuint (work->n_done, ==, 1);
  g_assert_true (nun_turns_are_left (&work->turns));
  nun_turns_end (&work->turns);
  g_assert_false (nun_turns_are_left (&work->turns));
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (work->n_done, ==, 1);
  work_free (work);
}

/* A piece may end the work, and begin it anew. */
static void
test_within (void)
{
  Work *ending = work_new (9, 0), *again = work_new (2, 0);

  ending->ends = TRUE;
  nun_turns_begin (&ending->turns, do_piece, ending->owner, G_PRIORITY_DEFAULT_IDLE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (ending->n_done, ==, 1);
  again->restarts = TRUE;
  nun_turns_begin (&again->turns, do_piece, again->owner, G_PRIORITY_DEFAULT_IDLE);
  nun_turns_advance (&again->turns);
  g_assert_true (nun_turns_are_left (&again->turns));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (again->n_done, ==, 2);
  work_free (ending);
  work_free (again);
}

/* -- the watch -------------------------------------------------------------------------------------- */

static gboolean
compute (gpointer unused)
{
  double end = at_work_ms () + LONG_MS;

  while (at_work_ms () < end)
    ;
  return G_SOURCE_REMOVE;
}

static gboolean
sleep_long (gpointer unused)
{
  g_usleep (LONG_MS * 1000);
  return G_SOURCE_REMOVE;
}

static gboolean
do_nothing (gpointer n_left)
{
  return --*(guint *) n_left > 0;
}

static void
turn (GSourceFunc deed)
{
  g_idle_add (deed, NULL);
  g_main_context_iteration (NULL, TRUE);
  g_main_context_iteration (NULL, FALSE);
}

/* The lines of what was watched that begin with what: g_strfreev. */
static char **
watch (const char *path, const char *what, void (*deed) (void))
{
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  GStrvBuilder    *found = g_strv_builder_new ();
  char           **out;

  g_setenv ("NUN_WATCHDOG", path, TRUE);
  nun_watchdog_start ();
  deed ();
  nun_watchdog_stop ();
  g_unsetenv ("NUN_WATCHDOG");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], what))
      g_strv_builder_add (found, lines[i]);
  out = g_strv_builder_end (found);
  g_strv_builder_unref (found);
  g_unlink (path);
  return out;
}

static double
number (const char *line, guint nth)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  g_assert_cmpuint (g_strv_length (words), >, nth);
  return g_ascii_strtod (words[nth], NULL);
}

static void
begin_slowly (void)
{
  turn (compute);
  nun_watchdog_has_started ();
}

static void
take_turns (void)
{
  guint n_left = 200;

  begin_slowly ();
  turn (compute);
  turn (sleep_long);
  g_idle_add (do_nothing, &n_left);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_watch (gconstpointer path)
{
  g_auto (GStrv) turns = watch (path, "turn ", take_turns);
  guint          n_computed = 0, n_slept = 0;

  /* On a busy machine any turn can be long, but only one uses the processor. */
  for (guint i = 0; turns[i] != NULL; i++)
    {
      double used = number (turns[i], 3);

      g_assert_cmpfloat (number (turns[i], 5), >, 0);
      n_computed += used >= LONG_MS;
      n_slept += number (turns[i], 2) >= LONG_MS && used < LONG_MS / 2;
    }
  g_assert_cmpuint (n_computed, ==, 1);
  g_assert_cmpuint (n_slept, >=, 1);
}

static void
test_start (gconstpointer path)
{
  g_auto (GStrv) start = watch (path, "start ", begin_slowly);
  g_auto (GStrv) turns = watch (path, "turn ", begin_slowly);
  g_auto (GStrv) end = watch (path, "end ", take_turns);

  g_assert_cmpuint (g_strv_length (start), ==, 1);
  g_assert_cmpfloat (number (start[0], 3), >=, LONG_MS);
  g_assert_cmpuint (g_strv_length (turns), ==, 0);
  g_assert_cmpuint (g_strv_length (end), ==, 1);
  g_assert_cmpfloat (number (end[0], 3), >=, 2 * LONG_MS);
  g_assert_cmpfloat (number (end[0], 5), >=, 200);
}

static int
be_interrupted (GPollFD *files, guint n_files, int timeout)
{
  errno = EINTR;
  return -1;
}

static void
poll_once (void)
{
  errno = 0;
  g_assert_cmpint (g_main_context_get_poll_func (NULL) (NULL, 0, 0), ==, -1);
  g_assert_cmpint (errno, ==, EINTR);
}

/* A signal is no failure, and the loop can tell. */
static void
test_interrupted (gconstpointer path)
{
  GPollFunc      poll = g_main_context_get_poll_func (NULL);
  g_auto (GStrv) end = NULL;

  g_main_context_set_poll_func (NULL, be_interrupted);
  end = watch (path, "end ", poll_once);
  g_main_context_set_poll_func (NULL, poll);
  g_assert_cmpuint (g_strv_length (end), ==, 1);
}

/* Who does not ask pays nothing: the loop is as it was. */
static void
test_unwatched (gconstpointer path)
{
  GPollFunc      poll = g_main_context_get_poll_func (NULL);
  g_auto (GStrv) end = NULL;

  g_unsetenv ("NUN_WATCHDOG");
  nun_watchdog_start ();
  g_assert_true (g_main_context_get_poll_func (NULL) == poll);
  nun_watchdog_has_started ();
  nun_watchdog_stop ();
  end = watch (path, "end ", begin_slowly);
  g_assert_true (g_main_context_get_poll_func (NULL) == poll);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int              file = g_file_open_tmp ("nuncius-turns-XXXXXX", &path, NULL), status;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turns/pieces", test_pieces);
  g_test_add_func ("/turns/advance", test_advance);
  g_test_add_func ("/turns/within", test_within);
  g_test_add_data_func ("/watchdog/turns", path, test_watch);
  g_test_add_data_func ("/watchdog/start", path, test_start);
  g_test_add_data_func ("/watchdog/interrupted", path, test_interrupted);
  g_test_add_data_func ("/watchdog/unwatched", path, test_unwatched);
  status = g_test_run ();
  g_unlink (path);
  return status;
}
