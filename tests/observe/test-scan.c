/* Tests of the walk: which files it lists, and that results come in order, few at a time. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "observe/scan-crew.h"
#include "observe/scan-list.h"

static char *folder;

/* -- the list ---------------------------------------------------------------------------------------- */

static void
write_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *inner = g_path_get_dirname (path);

  g_mkdir_with_parents (inner, 0700);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* What a walk over the names (parted by blanks) lists, parted by blanks. */
static void
check_list (const char *names, const char *expected)
{
  g_auto (GStrv)              paths = g_strsplit (names, " ", -1);
  g_autoptr (GError)          error = NULL;
  g_autoptr (NunRecords)      files = NULL;
  g_autoptr (NunRecordCursor) cursor = NULL;
  g_autoptr (GString)         listed = g_string_new (NULL);
  const char                 *path;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      char *whole = g_canonicalize_filename (paths[i], folder);

      g_free (paths[i]);
      paths[i] = whole;
    }
  files = nun_scan_list (paths, NULL, NULL, &error);
  g_assert_no_error (error);
  cursor = nun_record_cursor_new (files);
  while ((path = nun_record_cursor_next (cursor, NULL, NULL)) != NULL)
    g_string_append_printf (listed, "%s%s", listed->len > 0 ? " " : "",
                            nun_scan_inner_path (path, folder));
  g_assert_cmpstr (listed->str, ==, expected);
}

static void
test_list (void)
{
  g_autofree char *out = g_build_filename (folder, "in", "out.fits", NULL);
  g_autofree char *loop = g_build_filename (folder, "in", "loop", NULL);

  write_file ("in/b.fits");
  write_file ("in/a.fits");
  write_file ("in/deep/c.fits");
  write_file ("in/.hidden.fits");
  write_file ("in/p.nuncius");
  write_file ("other.fits");
  g_assert_cmpint (symlink ("../other.fits", out), ==, 0);
  g_assert_cmpint (symlink (".", loop), ==, 0);
  check_list ("in", "in/a.fits in/b.fits in/deep/c.fits");
  check_list (".", "in/a.fits in/b.fits in/deep/c.fits in/out.fits other.fits");
  /* Each once, whether it is named or lies in what is named. */
  check_list ("in/b.fits in", "in/a.fits in/b.fits in/deep/c.fits");
  check_list ("in in/deep in in/deep/c.fits", "in/a.fits in/b.fits in/deep/c.fits");
  check_list ("other.fits in/b.fits in/a.fits other.fits", "other.fits in/b.fits in/a.fits");
  check_list ("in/deep . other.fits", "in/a.fits in/b.fits in/deep/c.fits in/out.fits other.fits");
  /* What the walk through the folder would leave out is taken where it is named. */
  check_list ("in in/.hidden.fits in/out.fits",
              "in/a.fits in/b.fits in/deep/c.fits in/.hidden.fits in/out.fits");
  check_list ("in in/loop/a.fits", "in/a.fits in/b.fits in/deep/c.fits in/loop/a.fits");
}

/* -- the crew ---------------------------------------------------------------------------------------- */

typedef struct
{
  gint          n_made; /* atomic */
  guint         n_taken, most, stop_at;
  GCancellable *cancellable; /* cancelled at stop_at, or NULL: taking fails there */
} Job;

static gpointer
work (const char *path, gpointer user_data)
{
  Job *job = user_data;

  /* Later ones are done sooner. */
  g_usleep (g_str_has_suffix (path, "0") ? 2000 : 0);
  g_atomic_int_inc (&job->n_made);
  return g_strconcat ("of ", path, NULL);
}

static gboolean
take (gpointer result, const char *path, gpointer user_data, GError **error)
{
  g_autofree char *text = result;
  g_autofree char *expected = NULL;
  Job             *job = user_data;
  guint            waiting = (guint) g_atomic_int_get (&job->n_made) - job->n_taken;

  expected = g_strdup_printf ("of %u", job->n_taken);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (path, ==, expected + strlen ("of "));
  job->most = MAX (job->most, waiting);
  if (++job->n_taken != job->stop_at)
    return TRUE;
  if (job->cancellable != NULL)
    g_cancellable_cancel (job->cancellable);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return job->cancellable != NULL;
}

static GPtrArray *dropped;

static void
drop (gpointer result)
{
  g_ptr_array_add (dropped, result);
}

static gboolean
run (Job *job, guint n, GError **error)
{
  NunScanCrew            crew = { work, take, drop, job };
  g_autoptr (NunRecords) files = nun_records_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_true (nun_records_append (files, name, strlen (name), NULL));
    }
  g_assert_true (nun_records_finish (files, NULL));
  return nun_scan_crew_run (&crew, files, NULL, NULL, job->cancellable, error);
}

static void
test_crew (void)
{
  Job job = { 0 };

  g_assert_true (run (&job, 5000, NULL));
  g_assert_cmpuint (job.n_taken, ==, 5000);
  /* One more is on its way to the taker. */
  g_assert_cmpuint (job.most, <=, NUN_SCAN_CREW_AHEAD + 1);
  g_assert_true (run (&(Job){ 0 }, 0, NULL));
}

/* All that was made and not taken is dropped. */
static void
test_crew_stops (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  Job                      fails = { .stop_at = 100 };
  Job                      is_cancelled = { .stop_at = 100, .cancellable = cancellable };

  dropped = g_ptr_array_new_with_free_func (g_free);
  g_assert_false (run (&fails, 5000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (fails.n_taken, ==, 100);
  g_assert_cmpuint ((guint) fails.n_made, ==, 100 + dropped->len);
  g_clear_error (&error);
  g_assert_false (run (&is_cancelled, 5000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint ((guint) is_cancelled.n_made, <=, 100 + 2 * NUN_SCAN_CREW_AHEAD);
  g_ptr_array_unref (dropped);
}

int
main (int argc, char **argv)
{
  g_autofree char *remove = NULL;
  int              status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("nun-scan-XXXXXX", NULL);
  g_test_add_func ("/scan/list", test_list);
  g_test_add_func ("/scan/crew", test_crew);
  g_test_add_func ("/scan/crew-stops", test_crew_stops);
  status = g_test_run ();
  remove = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  g_free (folder);
  return status;
}
