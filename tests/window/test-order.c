/* The headings of the grid of files sort it. */
#include "frames.h"

#include "app/meaning/observation-grid.h"
#include "app/meaning/observation-line.h"
#include "app/widgets/sort-heads.h"
#include "observe/observation-field.h"

static GtkWidget *
grid_of (Fixture *fixture)
{
  return find_type (visible_page (&fixture->bench), "NunObservationGrid");
}

static GtkColumnView *
head_of (Fixture *fixture)
{
  return GTK_COLUMN_VIEW (find_type (grid_of (fixture), "GtkColumnView"));
}

/* Its heading, by the beginning of its words. */
static GtkWidget *
find_title (Fixture *fixture, const char *words, guint *index)
{
  GListModel *columns = gtk_column_view_get_columns (head_of (fixture));
  GtkWidget  *title =
      gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (head_of (fixture))));

  for (*index = 0; *index < g_list_model_get_n_items (columns); ++*index)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, *index);

      if (g_str_has_prefix (gtk_column_view_column_get_title (column), words))
        return title;
      title = gtk_widget_get_next_sibling (title);
    }
  g_assert_not_reached ();
}

/* As the keyboard does it. */
static void
press (Fixture *fixture, const char *words, guint key)
{
  guint                  index;
  GtkWidget             *title = find_title (fixture, words, &index);
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (title);
  gboolean               taken = FALSE;

  g_assert_true (gtk_widget_get_focusable (title));
  g_assert_true (gtk_widget_grab_focus (title));
  for (guint i = 0; i < g_list_model_get_n_items (all) && !taken; i++)
    {
      g_autoptr (GtkEventController) it = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (it))
        g_signal_emit_by_name (it, "key-pressed", key, 0, 0, &taken);
    }
  g_assert_true (taken == (key != GDK_KEY_a));
}

static void
assert_focused (Fixture *fixture, guint heading)
{
  GtkWidget *title =
      gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (head_of (fixture))));

  for (; heading > 0; heading--)
    title = gtk_widget_get_next_sibling (title);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->bench.window)) == title);
}

/* The names of the files from the top, parted by blanks. */
static char *
dup_files (Fixture *fixture)
{
  GtkWidget *list = find_type (grid_of (fixture), "GtkListView");
  GString   *names = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (
        names, "%s%s", names->len > 0 ? " " : "",
        nun_observation_line_get_text (NUN_OBSERVATION_LINE (gtk_widget_get_first_child (row)), 0));
  return g_string_free (names, FALSE);
}

typedef struct
{
  Fixture    *fixture;
  const char *files;
} Expected;

static gboolean
are_listed (gpointer data)
{
  Expected        *expected = data;
  g_autofree char *files = dup_files (expected->fixture);

  return g_str_equal (files, expected->files);
}

static void
wait_for_files (Fixture *fixture, const char *files)
{
  Expected expected = { fixture, files };

  wait_for (files, are_listed, &expected);
}

static void
assert_name (Fixture *fixture, const char *words, const char *name)
{
  guint      index;
  GtkWidget *title = find_title (fixture, words, &index);

  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static gboolean
has_five (gpointer fixture)
{
  return frames (fixture)->n_rows == 5 &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

static gboolean
has_six (gpointer fixture)
{
  return frames (fixture)->n_rows == 6 &&
         !nun_session_is_busy (((Fixture *) fixture)->bench.session);
}

static gboolean
lists_five (gpointer fixture)
{
  return nun_observation_grid_get_n_shown (NUN_OBSERVATION_GRID (grid_of (fixture))) == 5;
}

static void
read_again (Fixture *fixture, const char *what, gboolean (*done) (gpointer))
{
  nun_session_read_again (fixture->bench.session, "frames");
  wait_for (what, done, fixture);
}

/* Five files: one, two, three, of which the last has neither place nor object, and two that are counted. */
static void
show_five (Fixture *fixture)
{
  write_image (fixture->images, "m10.fits", 30.0, 1.0, "M 3");
  write_image (fixture->images, "m9.fits", 9.0, 1.0, "M 4");
  read_again (fixture, "five images", has_five);
  go_to (fixture, NUN_STEP_MEANING);
  wait_for ("their rows", lists_five, fixture);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (find_button (visible_page (&fixture->bench), "Files")), TRUE);
  spin (100);
}

/* Ascending, descending, as found; by names as people count, by numbers, gaps last. */
static void
test_headings (Fixture *fixture, gconstpointer unused)
{
  const char      *ra = nun_observation_field_find ("s_ra")->label;
  g_autofree char *found = NULL, *title = g_strdup_printf ("%s [deg]", ra);
  g_autofree char *down = g_strdup_printf ("%s, sorted descending", title);

  show_five (fixture);
  found = dup_files (fixture);
  assert_name (fixture, "File", "File");
  press (fixture, "File", GDK_KEY_Return);
  wait_for_files (fixture, "m9.fits m10.fits one.fits three.fits two.fits");
  assert_name (fixture, "File", "File, sorted ascending");
  press (fixture, "File", GDK_KEY_space);
  wait_for_files (fixture, "two.fits three.fits one.fits m10.fits m9.fits");
  assert_name (fixture, "File", "File, sorted descending");
  press (fixture, "File", GDK_KEY_a);
  assert_name (fixture, "File", "File, sorted descending");

  press (fixture, "File", GDK_KEY_Right);
  assert_focused (fixture, 1);
  press (fixture, ra, GDK_KEY_Return);
  wait_for_files (fixture, "m9.fits one.fits m10.fits two.fits three.fits");
  assert_name (fixture, "File", "File");
  press (fixture, ra, GDK_KEY_Return);
  wait_for_files (fixture, "two.fits m10.fits one.fits m9.fits three.fits");
  assert_name (fixture, ra, down);
  press (fixture, ra, GDK_KEY_Return);
  wait_for_files (fixture, found);
  assert_name (fixture, ra, title);
  press (fixture, ra, GDK_KEY_Down);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->bench.window)),
                                             GTK_TYPE_LIST_VIEW));
}

/* A heading that the keyboard goes to comes into sight. */
static void
test_heading_in_sight (Fixture *fixture, gconstpointer unused)
{
  GtkAdjustment *across;
  GtkWidget     *title;

  show_five (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->bench.window), 700, 600);
  spin (300);
  across = gtk_scrollable_get_hadjustment (
      GTK_SCROLLABLE (find_type (grid_of (fixture), "GtkListView")));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  title = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (head_of (fixture))));
  g_assert_true (gtk_widget_grab_focus (title));
  spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across), >=,
                     gtk_adjustment_get_upper (across) - 8); /* the border of a row */
}

/* Its keywords point to another place than its world coordinates. */
static void
contradict (Fixture *fixture, const char *name)
{
  replace_card (fixture->images, name, "OBJECT  =", "RA      =                 14.0");
  replace_card (fixture->images, name, "OBSNOTE =", "DEC     =                 20.0");
}

static gboolean
has_conflicts (gpointer fixture)
{
  return find_button (visible_page (fixture), "Contradictions (2)") != NULL;
}

/* The chosen file stays it; a filter, other fields and files read anew keep the order, which ends with its heading. */
static void
test_order_stays (Fixture *fixture, gconstpointer unused)
{
  NunObservationGrid *grid;
  const char         *type = nun_observation_field_find ("dataproduct_type")->label;
  gint64              former;
  GtkWidget          *more;

  show_five (fixture);
  contradict (fixture, "m9.fits");
  contradict (fixture, "m10.fits");
  nun_session_read_again (fixture->bench.session, "frames");
  wait_for ("the contradictions", has_conflicts, fixture);
  grid = NUN_OBSERVATION_GRID (grid_of (fixture));
  nun_observation_grid_select (grid, 3);
  press (fixture, "File", GDK_KEY_Return);
  press (fixture, "File", GDK_KEY_Return);
  wait_for_files (fixture, "two.fits three.fits one.fits m10.fits m9.fits");
  g_assert_cmpint (nun_observation_grid_get_selected (grid), ==, 3);

  nun_observation_grid_set_filter (grid, FALSE, TRUE);
  wait_for_files (fixture, "m10.fits m9.fits");
  nun_observation_grid_set_filter (grid, FALSE, FALSE);
  wait_for_files (fixture, "two.fits three.fits one.fits m10.fits m9.fits");
  nun_observation_grid_select (grid, 1);
  former = nun_observation_grid_get_selected (grid);
  g_assert_cmpint (former, ==, 1);

  write_image (fixture->images, "m100.fits", 100.0, 1.0, "M 5");
  read_again (fixture, "six images", has_six);
  wait_for_files (fixture, "two.fits three.fits one.fits m100.fits m10.fits m9.fits");
  assert_name (fixture, "File", "File, sorted descending");

  more = find_button (visible_page (&fixture->bench), "More Fields");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), TRUE);
  wait_for_files (fixture, "two.fits three.fits one.fits m100.fits m10.fits m9.fits");
  assert_name (fixture, "File", "File, sorted descending");
  assert_name (fixture, type, type);
}

/* An order by a field that is hidden again would be a riddle. */
static void
test_order_goes (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *found = NULL;
  GtkWidget       *more;
  guint            index;
  GtkWidget       *title;
  GListModel      *columns;

  show_five (fixture);
  found = dup_files (fixture);
  more = find_button (visible_page (&fixture->bench), "More Fields");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), TRUE);
  press (fixture, "File", GDK_KEY_Return);
  press (fixture, "File", GDK_KEY_Return);
  wait_for_files (fixture, "two.fits three.fits one.fits m10.fits m9.fits");
  columns = gtk_column_view_get_columns (head_of (fixture));
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    if (field->level == 2 && g_str_equal (field->key, "obs_creation_date"))
      {
        press (fixture, field->label, GDK_KEY_Return);
        title = find_title (fixture, field->label, &index);
        g_assert_nonnull (title);
      }
  g_assert_cmpuint (g_list_model_get_n_items (columns), >, 10);
  wait_for_files (fixture, found);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), FALSE);
  assert_name (fixture, "File", "File");
  wait_for_files (fixture, found);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define OPEN(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  OPEN ("/order/headings", test_headings);
  OPEN ("/order/heading-in-sight", test_heading_in_sight);
  OPEN ("/order/stays", test_order_stays);
  OPEN ("/order/goes", test_order_goes);
#undef OPEN
  return g_test_run ();
}
