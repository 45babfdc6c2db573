/* The Files step, when a file is no longer what was read. */
#include <glib/gstdio.h>

#include "app/widgets/keep-focus.h"
#include "files/ragged.h"
#include "helpers.h"

static void
append (Bench *bench, const char *line)
{
  g_autofree char    *text = NULL;
  g_autoptr (GString) longer = NULL;

  g_assert_true (g_file_get_contents (bench->table, &text, NULL, NULL));
  longer = g_string_new (text);
  g_string_append (longer, line);
  g_assert_true (g_file_set_contents (bench->table, longer->str, (gssize) longer->len, NULL));
}

static gboolean
says_changed (gpointer bench)
{
  return has_label (visible_page (bench), "The file has changed since it was read") &&
         find_button (visible_page (bench), "Read Again") != NULL;
}

static gboolean
says_rows (gpointer bench)
{
  return has_label (visible_page (bench), "Rows: 110 before, 111 now.") && !says_changed (bench) &&
         !nun_session_is_busy (((Bench *) bench)->session);
}

static gboolean
says_nothing (gpointer bench)
{
  return find_button (visible_page (bench), "Dismiss") == NULL &&
         !has_label (visible_page (bench), "What Has Changed");
}

/* It still fits a telephone. */
static void
assert_narrow (Bench *bench)
{
  int minimum;

  gtk_widget_measure (visible_page (bench), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_changed (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *unit = NULL;

  g_assert_true (
      nun_session_set (bench->session, "messier", "size_arcmin", "unit", "arcmin", &error));
  g_assert_no_error (error);
  wait_for_idle (bench);
  g_assert_null (find_button (visible_page (bench), "Read Again"));

  append (bench, "M999,999,83.5,91.0,galaxy,77.5,7,Tau,2.0,\n");
  nun_session_look_at_sources (bench->session);
  wait_for ("the mark", says_changed, bench);
  assert_narrow (bench);

  g_signal_emit_by_name (find_button (visible_page (bench), "Read Again"), "clicked");
  wait_for ("the report", says_rows, bench);
  assert_narrow (bench);
  /* 91 degrees are no declination: that row has no place.  The magnitude ends elsewhere. */
  g_assert_true (has_label (visible_page (bench), "Column “magnitude”: 1.6 to 10.2 before"));
  g_assert_true (has_label (visible_page (bench), "1.6 to 77.5 now"));
  unit = read_saved (bench, "messier", "size_arcmin", "unit");
  g_assert_cmpstr (unit, ==, "arcmin");

  g_signal_emit_by_name (find_button (visible_page (bench), "Dismiss"), "clicked");
  wait_for ("the report to go", says_nothing, bench);
  g_assert_null (nun_session_get_report (bench->session, "messier"));
}

static void
count (NunSession *session, guint *n)
{
  ++*n;
}

static gboolean
is_looked_at (gpointer n)
{
  return *(guint *) n >= 2;
}

/* Another time is no change, neither to the look that reads the file nor to the one that remembers it. */
static void
test_touched (Bench *bench, gconstpointer unused)
{
  guint n = 0;

  wait_for_idle (bench);
  spin (100);
  append (bench, "");
  g_signal_connect (bench->session, "changed", G_CALLBACK (count), &n);
  nun_session_look_at_sources (bench->session);
  nun_session_look_at_sources (bench->session);
  wait_for ("two looks", is_looked_at, &n);
  g_signal_handlers_disconnect_by_data (bench->session, &n);
  g_assert_false (says_changed (bench));
  g_assert_cmpint (nun_session_get_source_state (bench->session, "messier"), ==, NUN_SOURCE_SAME);
}

static gboolean
says_gone (gpointer bench)
{
  return has_label (visible_page (bench), "The file is not there any more");
}

static void
test_gone (Bench *bench, gconstpointer unused)
{
  g_unlink (bench->table);
  nun_session_look_at_sources (bench->session);
  wait_for ("the remark", says_gone, bench);
  g_assert_null (find_button (visible_page (bench), "Read Again"));
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* The files are looked at whenever the window gets the focus again. */
static void
test_focus (Bench *bench, gconstpointer unused)
{
  GtkWidget *other = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (other));
  wait_for ("the other window", is_active, other);
  append (bench, "M999,999,83.5,21.0,galaxy,7.5,7,Tau,2.0,\n");
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_present (GTK_WINDOW (bench->window));
  wait_for ("the mark", says_changed, bench);
}

/* -- rows with too few or too many values ----------------------------------------------------------- */

/* Lines 3 and 12 of a table of 21 rows are too short, line 17 is too long. */
static void
drop_ragged (Bench *bench)
{
  g_autoptr (GString) text = g_string_new ("name,ra,dec,mag\n");

  for (guint i = 2; i < 23; i++)
    {
      g_string_append_printf (text, "N%u,%u.5,%u.25", i, i * 10, i);
      g_string_append (text, i == 3 || i == 12 ? "\n" : i == 17 ? ",7.5,8.5\n" : ",7.5\n");
    }
  g_assert_true (g_file_set_contents (bench->table, text->str, (gssize) text->len, NULL));
  g_assert_true (drop_file (find_type (GTK_WIDGET (bench->window), "NunWelcome"), bench->table));
}

static gint64
n_rows (Bench *bench)
{
  const NunCollection *table =
      nun_description_find_collection (nun_session_get_description (bench->session), "messier");

  return table != NULL ? table->n_rows : -1;
}

static gboolean
offers_choice (gpointer bench)
{
  return has_label (visible_page (bench),
                    "3 rows have too few or too many values: lines 3, 12, 17") &&
         find_type (visible_page (bench), "GtkDropDown") != NULL &&
         !nun_session_is_busy (((Bench *) bench)->session);
}

static gboolean
has_all_rows (gpointer bench)
{
  return n_rows (bench) == 21 && offers_choice (bench);
}

static gboolean
has_full_rows (gpointer bench)
{
  return n_rows (bench) == 18 && offers_choice (bench);
}

static gboolean
has_no_table (gpointer bench)
{
  return n_rows (bench) == -1 && !nun_session_is_busy (((Bench *) bench)->session);
}

static void
choose_ragged (Bench *bench, NunRagged choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (visible_page (bench), "GtkDropDown")),
                              choice);
}

static NunRagged
chosen_ragged (Bench *bench)
{
  return gtk_drop_down_get_selected (
      GTK_DROP_DOWN (find_type (visible_page (bench), "GtkDropDown")));
}

/* Each of the three choices does what it says, the page shows it, and each can be taken back. */
static void
test_ragged (Bench *bench, gconstpointer unused)
{
  drop_ragged (bench);
  wait_for ("the repaired rows", has_all_rows, bench);
  g_assert_cmpint (chosen_ragged (bench), ==, NUN_RAGGED_REPAIR);
  assert_narrow (bench);

  choose_ragged (bench, NUN_RAGGED_LEAVE_OUT);
  wait_for ("the full rows", has_full_rows, bench);
  g_assert_cmpint (chosen_ragged (bench), ==, NUN_RAGGED_LEAVE_OUT);
  choose_ragged (bench, NUN_RAGGED_REPAIR);
  wait_for ("all rows again", has_all_rows, bench);
  g_assert_cmpint (chosen_ragged (bench), ==, NUN_RAGGED_REPAIR);

  choose_ragged (bench, NUN_RAGGED_REFUSE);
  wait_for ("the table to go", has_no_table, bench);
  nun_session_undo (bench->session);
  wait_for ("the table to come back", has_all_rows, bench);
}

static gboolean
is_back (gpointer bench)
{
  return n_rows (bench) == 110 && !nun_session_is_busy (((Bench *) bench)->session);
}

/* Undo brings back what was removed, after what was decided later; redo removes it again. */
static gboolean
offers_undo (gpointer bench)
{
  return find_type (GTK_WIDGET (((Bench *) bench)->window), "AdwToastWidget") != NULL;
}

static gboolean
offers_nothing (gpointer bench)
{
  return !offers_undo (bench);
}

static void
test_removed (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  nun_session_remove (bench->session, "messier");
  wait_for ("the table to go", has_no_table, bench);
  g_assert_cmpstr (nun_session_get_undo (bench->session), ==, "Remove “messier”");
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for ("the table to come back", is_back, bench);

  nun_session_remove (bench->session, "messier");
  wait_for ("the table to go", has_no_table, bench);
  wait_for ("the offer to undo it", offers_undo, bench);
  spin (100);
  g_assert_true (offers_undo (bench));
  g_assert_true (nun_session_set (bench->session, NULL, NULL, "title", "Later", &error));
  g_assert_no_error (error);
  wait_for_idle (bench);
  g_assert_cmpstr (nun_session_get_undo (bench->session), ==, "Title");
  wait_for ("the offer to go, undo is of the title now", offers_nothing, bench);
  nun_session_undo (bench->session);
  wait_for_idle (bench);
  g_assert_true (has_no_table (bench));
  g_assert_cmpstr (nun_session_get_undo (bench->session), ==, "Remove “messier”");
  nun_session_undo (bench->session);
  wait_for ("the table to come back", is_back, bench);
  nun_session_redo (bench->session);
  wait_for ("the table to go again", has_no_table, bench);
  nun_session_redo (bench->session);
  wait_for_idle (bench);
  g_assert_cmpstr (nun_session_get_undo (bench->session), ==, "Title");
}

/* A button that rests while it works has the focus afterwards, unless something else took it. */
static void
test_keep_focus (Bench *bench, gconstpointer unused)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *one = gtk_button_new_with_label ("One"), *other = gtk_button_new_with_label ("Other");

  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), other);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  gtk_widget_grab_focus (one);
  nun_set_ready (one, FALSE);
  g_assert_false (gtk_widget_get_sensitive (one));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != one);
  nun_set_ready (one, FALSE);
  nun_set_ready (one, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == one);

  nun_set_ready (one, FALSE);
  gtk_widget_grab_focus (other);
  nun_set_ready (one, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == other);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  OPEN ("/files/changed", test_changed);
  OPEN ("/files/touched", test_touched);
  OPEN ("/files/gone", test_gone);
  OPEN ("/files/focus", test_focus);
  OPEN ("/files/removed", test_removed);
  OPEN ("/files/keep-focus", test_keep_focus);
  g_test_add ("/files/ragged", Bench, NULL, bench_set_up, test_ragged, bench_tear_down);
  return g_test_run ();
}
