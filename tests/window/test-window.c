/* The window as a whole: welcome, steps, files that fall on it, closing. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "app/widgets/tab-stop.h"
#include "helpers.h"

static const char *
shown_step (Bench *bench)
{
  GtkWidget *page = visible_page (bench);

  return page != NULL ? nun_step_title (nun_page_get_step (NUN_PAGE (page))) : "";
}

static void
test_welcome (Bench *bench, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (bench->window);

  g_assert_true (nun_window_is_empty (bench->window));
  g_assert_null (visible_page (bench));
  g_assert_nonnull (find_button (window, "New Publication…"));
  g_assert_nonnull (find_button (window, "Open…"));
  g_assert_null (find_button (window, "Next"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Nuncius");
}

static void
test_drop_makes_publication (Bench *bench, gconstpointer unused)
{
  g_autofree char     *path = g_build_filename (bench->folder, "messier.nuncius", NULL);
  const NunCollection *collection =
      nun_description_get_collection (nun_session_get_description (bench->session), 0);

  g_assert_cmpstr (nun_session_get_path (bench->session), ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (collection->n_rows, ==, 110);
  g_assert_cmpint (collection->n_placed, ==, 110);
  g_assert_cmpstr (shown_step (bench), ==, "Files");
  g_assert_true (has_label (visible_page (bench), "110 rows"));
  g_assert_true (has_label (visible_page (bench), "messier.nuncius"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (bench->window)), ==, "messier");
}

static gboolean
has_table_back (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 1;
}

/* A program that was killed while it read the table left an empty publication: that one is filled, not a second one made. */
static void
test_drop_fills_abandoned (void)
{
  Bench                bench = { 0 };
  g_autofree char     *path = NULL;
  g_autoptr (NunStore) store = NULL;

  bench_set_up (&bench, NULL);
  path = g_build_filename (bench.folder, "messier.nuncius", NULL);
  store = nun_store_create (path, NULL);
  g_assert_nonnull (store);
  g_clear_object (&store);
  g_assert_true (drop_file (find_type (GTK_WIDGET (bench.window), "NunWelcome"), bench.table));
  wait_for ("the table", has_table_back, bench.session);
  wait_for_idle (&bench);
  g_assert_cmpstr (nun_session_get_path (bench.session), ==, path);
  bench_tear_down (&bench, NULL);
}

static void
test_steps (Bench *bench, gconstpointer unused)
{
  static const char *const titles[] = { "Files", "Meaning", "About", "Preview", "Hand Over" };
  GtkWidget               *window = GTK_WIDGET (bench->window);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_assert_cmpstr (shown_step (bench), ==, titles[i]);
      gtk_widget_activate_action (window, "wizard.next", NULL);
    }
  /* There is nothing behind the last. */
  g_assert_cmpstr (shown_step (bench), ==, "Hand Over");
  gtk_widget_activate_action (window, "wizard.back", NULL);
  g_assert_cmpstr (shown_step (bench), ==, "Preview");
  gtk_widget_activate_action (window, "wizard.step", "i", 1);
  g_assert_cmpstr (shown_step (bench), ==, "Meaning");
}

/* Where the focus is after the way from the Files step to the next one. */
static GtkWidget *
focus_after_next (Bench *bench, GtkWidget *from)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.step", "i", 0);
  g_assert_true (gtk_widget_child_focus (from, GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.next", NULL);
  return gtk_window_get_focus (GTK_WINDOW (bench->window));
}

/* It is the first thing of the page, whether it was in the page before or not. */
static void
test_step_takes_focus (Bench *bench, gconstpointer unused)
{
  GtkWidget *files = visible_page (bench);
  GtkWidget *list = gtk_widget_get_parent (find_type (GTK_WIDGET (bench->window), "NunStepRow"));
  GtkWidget *first = focus_after_next (bench, list);

  g_assert_nonnull (first);
  g_assert_true (gtk_widget_is_ancestor (first, visible_page (bench)));
  g_assert_true (focus_after_next (bench, files) == first);
}

static void
test_step_list_says_state (Bench *bench, gconstpointer unused)
{
  GtkWidget *row = find_type (GTK_WIDGET (bench->window), "NunStepRow");

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Files: Done");
  row = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "About: To do · 7 needed");
  nun_session_remove (bench->session, "messier");
  wait_for_idle (bench);
  row = find_type (GTK_WIDGET (bench->window), "NunStepRow");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Files: To do · 1 needed");
}

static gboolean
has_failed_task (gpointer session)
{
  GListModel *tasks = nun_session_get_tasks (session);

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (NunTask) task = g_list_model_get_item (tasks, i);

      if (nun_task_get_state (task) == NUN_TASK_FAILED)
        return TRUE;
    }
  return FALSE;
}

static void
test_error_stands_on_files_page (Bench *bench, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (bench->folder, "empty.csv", NULL);
  GtkWidget       *row, *dismiss;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (drop_file (visible_page (bench), path));
  wait_for ("the error", has_failed_task, bench->session);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));

  row = find_type (visible_page (bench), "NunTaskRow");
  g_assert_nonnull (row);
  g_assert_true (has_label (row, "empty.csv could not be added"));
  g_assert_cmpuint (
      nun_description_get_n_collections (nun_session_get_description (bench->session)), ==, 1);
  dismiss = find_button (row, "Dismiss");
  g_assert_nonnull (dismiss);
  g_signal_emit_by_name (dismiss, "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (nun_session_get_tasks (bench->session)), ==, 0);
}

/* A file that can no longer be read takes nothing away, and is not called a new one. */
static void
test_error_of_reading_again (Bench *bench, gconstpointer unused)
{
  const NunCollection *table =
      nun_description_get_collection (nun_session_get_description (bench->session), 0);
  GtkWidget *row;

  g_assert_true (g_file_set_contents (table->source, "", 0, NULL));
  nun_session_read_again (bench->session, "messier");
  wait_for ("the error", has_failed_task, bench->session);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
  row = find_type (visible_page (bench), "NunTaskRow");
  g_assert_true (has_label (row, "messier.csv could not be read again; its rows are as they were"));
  table = nun_description_get_collection (nun_session_get_description (bench->session), 0);
  g_assert_cmpint (table->n_rows, ==, 110);
}

static void
test_removed_table_comes_back (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *unit = NULL;

  g_assert_true (
      nun_session_set (bench->session, "messier", "size_arcmin", "unit", "arcmin", &error));
  g_assert_no_error (error);
  nun_session_remove (bench->session, "messier");
  wait_for_idle (bench);
  g_assert_cmpuint (
      nun_description_get_n_collections (nun_session_get_description (bench->session)), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for ("the table", has_table_back, bench->session);
  wait_for_idle (bench);
  unit = read_saved (bench, "messier", "size_arcmin", "unit");
  g_assert_cmpstr (unit, ==, "arcmin");
}

static gboolean
fits_telephone (gpointer window)
{
  int minimum;

  /* Without the shadow, which a window that fills the screen has not. */
  gtk_widget_measure (gtk_widget_get_first_child (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  return minimum <= 360;
}

/* Every page fits a telephone.  The steps fold when the window has got its size. */
static void
test_narrow (Bench *bench, gconstpointer unused)
{
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 360, 640);
  wait_for ("the steps to fold", fits_telephone, bench->window);
  spin (200);
  for (int step = 0; step < NUN_N_STEPS; step++)
    {
      nun_window_show_step (bench->window, (NunStep) step);
      spin (20);
      g_test_message ("%s", shown_step (bench));
      g_assert_true (fits_telephone (bench->window));
    }
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
test_freed (void)
{
  Bench    bench = { 0 };
  gpointer window;

  bench_set_up_open (&bench, NULL);
  for (int step = 0; step < NUN_N_STEPS; step++)
    nun_window_show_step (bench.window, (NunStep) step);
  window = bench.window;
  g_object_add_weak_pointer (window, &window);
  bench_tear_down (&bench, NULL);
  wait_for ("the window to be freed", is_null, &window);
}

/* What is typed and not yet saved when the window closes is saved all the same. */
static void
test_closing_saves (void)
{
  Bench                      bench = { 0 };
  g_autofree char           *path = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  GtkWidget                 *entry;
  gpointer                   window;

  bench_set_up_open (&bench, NULL);
  nun_window_show_step (bench.window, NUN_STEP_ABOUT);
  entry = find_type (find_editor (visible_page (&bench), "title"), "GtkEntry");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nebulae and clusters");
  path = g_strdup (nun_session_get_path (bench.session));

  window = bench.window;
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (GTK_WINDOW (bench.window));
  g_object_unref (bench.session);
  wait_for ("the window to be freed", is_null, &window);

  store = nun_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  description = nun_store_get_description (store);
  g_assert_cmpstr (nun_description_get_value (description, NULL, NULL, "title"), ==,
                   "Nebulae and clusters");
  g_unlink (path);
  g_unlink (bench.table);
  g_rmdir (bench.folder);
  g_free (bench.folder);
  g_free (bench.table);
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

static gboolean
is_focus_in (Bench *bench, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (bench->window));

  g_assert_nonnull (focus);
  return gtk_widget_is_ancestor (focus, widget);
}

/* Tab into the list below the widget and on: the list is left at once, nothing else is selected. */
static void
leave_list (Bench *bench, GtkWidget *stop, GtkDirectionType direction)
{
  GtkWidget *page = visible_page (bench);

  gtk_root_set_focus (GTK_ROOT (bench->window), NULL);
  g_assert_true (gtk_widget_child_focus (stop, direction));
  g_assert_true (is_focus_in (bench, stop));
  gtk_widget_child_focus (GTK_WIDGET (bench->window), direction);
  g_assert_false (is_focus_in (bench, stop));
  g_assert_true (visible_page (bench) == page);
}

static void
test_tab_leaves_lists (Bench *bench, gconstpointer unused)
{
  GtkWidget *steps = gtk_widget_get_ancestor (find_type (GTK_WIDGET (bench->window), "NunStepRow"),
                                              NUN_TYPE_TAB_STOP);
  GtkWidget *columns;

  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1000, 700);
  spin (300);
  nun_window_show_step (bench->window, NUN_STEP_MEANING);
  spin (200);
  columns = find_type (find_type (visible_page (bench), "NunColumnList"), "NunTabStop");
  leave_list (bench, steps, GTK_DIR_TAB_FORWARD);
  leave_list (bench, steps, GTK_DIR_TAB_BACKWARD);
  leave_list (bench, columns, GTK_DIR_TAB_FORWARD);
  leave_list (bench, columns, GTK_DIR_TAB_BACKWARD);
}

/* -- what cannot be saved ---------------------------------------------------------------------------- */

/* No file of this program may grow while it is so, as on a full disk. */
static void
fill_disk (gboolean full)
{
  static struct rlimit former;
  struct rlimit        now = { 0 };

  if (full)
    {
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &former), ==, 0);
      now = former;
      now.rlim_cur = 1;
      signal (SIGXFSZ, SIG_IGN);
    }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, full ? &now : &former), ==, 0);
}

static gboolean
needs_saving (gpointer session)
{
  return nun_session_needs_saving (session);
}

static gboolean
needs_no_saving (gpointer session)
{
  return !nun_session_needs_saving (session);
}

static void
say (Bench *bench, const char *key, const char *value)
{
  g_assert_true (nun_session_set (bench->session, NULL, NULL, key, value, NULL));
}

static void
assert_said (Bench *bench, const char *key, const char *value)
{
  g_assert_cmpstr (
      nun_description_get_value (nun_session_get_description (bench->session), NULL, NULL, key), ==,
      value);
}

/* What was typed stays on the screen and can be undone; it is written when there is room again. */
static void
test_full_disk (Bench *bench, gconstpointer unused)
{
  g_autofree char *written = NULL;

  fill_disk (TRUE);
  say (bench, "description", "A paragraph");
  wait_for ("the disk to be full", needs_saving, bench->session);
  say (bench, "publisher", "Paris");
  say (bench, "description", "A longer paragraph");
  wait_for_idle (bench);
  assert_said (bench, "description", "A longer paragraph");
  assert_said (bench, "publisher", "Paris");
  say (bench, "title", "Undone");
  wait_for_idle (bench);
  nun_session_undo (bench->session);
  wait_for_idle (bench);
  fill_disk (FALSE);
  assert_said (bench, "title", "messier"); /* the guess */
  assert_said (bench, "publisher", "Paris");

  g_signal_emit_by_name (find_button (GTK_WIDGET (bench->window), "Save Again"), "clicked");
  wait_for ("it to be saved", needs_no_saving, bench->session);
  wait_for_idle (bench);
  g_assert_null (find_button (GTK_WIDGET (bench->window), "Save Again"));
  assert_said (bench, "description", "A longer paragraph");
  written = read_saved (bench, NULL, NULL, "description");
  g_assert_cmpstr (written, ==, "A longer paragraph");
}

/* The question that stands before the window. */
static GtkWidget *
find_question (Bench *bench)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (bench->window))
      return l->data;
  return NULL;
}

/* A file that is moved away while it is open is told of, a window does not close over that without a question, and Escape is no
 * answer that loses anything. */
static void
test_moved_file (Bench *bench, gconstpointer unused)
{
  const char      *path = nun_session_get_path (bench->session);
  g_autofree char *away = g_strconcat (path, ".away", NULL);
  g_autofree char *written = NULL;
  GtkWidget       *question;

  g_assert_cmpint (g_rename (path, away), ==, 0);
  say (bench, "title", "Somewhere");
  wait_for ("the file to be missed", needs_saving, bench->session);
  g_assert_true (has_label (GTK_WIDGET (bench->window), "was moved or deleted"));

  gtk_window_close (GTK_WINDOW (bench->window));
  question = find_question (bench);
  g_assert_nonnull (question);
  gtk_window_close (GTK_WINDOW (question));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bench->window)));

  g_signal_emit_by_name (find_button (GTK_WIDGET (bench->window), "Save Again"), "clicked");
  wait_for ("it to be saved", needs_no_saving, bench->session);
  g_assert_false (has_label (GTK_WIDGET (bench->window), "was moved or deleted"));
  written = read_saved (bench, NULL, NULL, "title");
  g_assert_cmpstr (written, ==, "Somewhere");
  g_unlink (away);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window/welcome", Bench, NULL, bench_set_up, test_welcome, bench_tear_down);
  OPEN ("/window/drop-makes-publication", test_drop_makes_publication);
  g_test_add_func ("/window/drop-fills-abandoned", test_drop_fills_abandoned);
  OPEN ("/window/steps", test_steps);
  OPEN ("/window/step-takes-focus", test_step_takes_focus);
  OPEN ("/window/step-list-says-state", test_step_list_says_state);
  OPEN ("/window/error-stands-on-files-page", test_error_stands_on_files_page);
  OPEN ("/window/error-of-reading-again", test_error_of_reading_again);
  OPEN ("/window/removed-table-comes-back", test_removed_table_comes_back);
  OPEN ("/window/tab-leaves-lists", test_tab_leaves_lists);
  OPEN ("/window/narrow", test_narrow);
  OPEN ("/window/full-disk", test_full_disk);
  OPEN ("/window/moved-file", test_moved_file);
  g_test_add_func ("/window/freed", test_freed);
  g_test_add_func ("/window/closing-saves", test_closing_saves);
  return g_test_run ();
}
