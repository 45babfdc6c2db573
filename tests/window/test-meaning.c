/* The Meaning step: where the rows lie, what the values of a column are like, and what is mended with one press. */
#include <glib/gstdio.h>

#include "app/meaning/column-item.h"
#include "app/pictures/histogram.h"
#include "app/widgets/field-editor.h"
#include "helpers.h"
#include "store/sky.h"

static NunDescription *
description (Bench *bench)
{
  return nun_session_get_description (bench->session);
}

static void
show (Bench *bench, const char *table, const char *column, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)", NUN_STEP_MEANING,
                              table, column, key);
}

/* -- the sky --------------------------------------------------------------------------------------- */

typedef struct
{
  Bench *bench;
  gint64 n_rows; /* -1: as many as have a place, which are not all */
} Sky;

static gboolean
is_sky_drawn (gpointer data)
{
  Sky                 *sky = data;
  const NunCollection *facts =
      nun_description_find_collection (description (sky->bench), "messier");
  gint64           n = sky->n_rows >= 0 ? sky->n_rows : facts->n_placed;
  g_autofree char *label =
      g_strdup_printf ("Map of the sky with %d row%s", (int) n, n == 1 ? "" : "s");
  GtkWidget       *plot = find_type (visible_page (sky->bench), "NunSkyPlot");
  g_autofree char *differs = NULL;

  if (sky->n_rows < 0 && facts->n_placed == facts->n_rows)
    return FALSE;
  differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  return differs == NULL && gtk_widget_get_mapped (plot);
}

static void
test_sky (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  Sky                sky = { bench, 110 };

  show (bench, "messier", "", "frame");
  wait_for ("110 rows on the sky", is_sky_drawn, &sky);

  /* Right ascensions beyond 24 are no hours: the rows lie elsewhere, and fewer of them. */
  g_assert_true (nun_session_set (bench->session, "messier", "ra_deg", "unit", "h", &error));
  g_assert_no_error (error);
  sky.n_rows = -1;
  wait_for ("the rows by hours", is_sky_drawn, &sky);

  g_assert_true (nun_session_set (bench->session, "messier", "ra_deg", "role", "data", &error));
  g_assert_no_error (error);
  sky.n_rows = 0;
  wait_for ("an empty sky", is_sky_drawn, &sky);
}

/* -- the values of a column ------------------------------------------------------------------------ */

static gboolean
is_histogram_mapped (gpointer page)
{
  return gtk_widget_get_mapped (find_type (page, "NunHistogram"));
}

static gboolean
is_histogram_gone (gpointer page)
{
  return !gtk_widget_get_mapped (find_type (page, "NunHistogram"));
}

static void
test_statistics (Bench *bench, gconstpointer unused)
{
  GtkWidget *page;

  show (bench, "messier", "magnitude", "role");
  page = visible_page (bench);
  wait_for ("the bars", is_histogram_mapped, page);
  /* The Pleiades are the brightest, M 91 and others the faintest. */
  gtk_test_accessible_assert_property (find_type (page, "NunHistogram"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Distribution of the values from 1.6 to 10.2");
  g_assert_true (has_label (find_type (page, "NunColumnDetails"), "1.6"));
  g_assert_true (has_label (find_type (page, "NunColumnDetails"), "10.2"));
  g_assert_true (has_label (find_type (page, "NunColumnDetails"), "different values"));

  show (bench, "messier", "name", "role");
  wait_for ("no bars of a text", is_histogram_gone, page);
}

/* -- one press of Mend ----------------------------------------------------------------------------- */

typedef struct
{
  Bench      *bench;
  const char *finding;
  gboolean    found;
  gint64      n_placed; /* of the only table; -1: whatever */
} Wanted;

static gboolean
is_as_wanted (gpointer data)
{
  Wanted    *wanted = data;
  GPtrArray *findings = nun_session_get_findings (wanted->bench->session);
  gboolean   found = FALSE;

  if (nun_description_get_n_collections (description (wanted->bench)) != 1 ||
      nun_session_is_busy (wanted->bench->session) ||
      nun_session_needs_placing (wanted->bench->session, "mended"))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    found |= g_str_equal (((NunFinding *) g_ptr_array_index (findings, i))->id, wanted->finding);
  return found == wanted->found &&
         (wanted->n_placed < 0 ||
          nun_description_get_collection (description (wanted->bench), 0)->n_placed ==
              wanted->n_placed);
}

static void
wait_for_finding (Bench *bench, const char *finding, gboolean found, gint64 n_placed)
{
  Wanted           wanted = { bench, finding, found, n_placed };
  g_autofree char *what = g_strdup_printf ("%s “%s”", found ? "the finding" : "no", finding);

  wait_for (what, is_as_wanted, &wanted);
}

/* The easternmost right ascension that another program reads in the publication. */
static double
greatest_ra_deg (Bench *bench)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunStore) store = nun_store_open (nun_session_get_path (bench->session), TRUE, &error);
  g_autoptr (GArray)   points = NULL;
  double               greatest = 0.0;

  g_assert_no_error (error);
  points = nun_store_sky (store, "mended", &(NunSkyAsk){ 0, 0, 180, NULL, 1000 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 40);
  for (guint i = 0; i < points->len; i++)
    greatest = MAX (greatest, g_array_index (points, NunSkyPoint, i).ra_deg);
  return greatest;
}

/* Rows all over the sky with right ascensions from 0 to 24, of which the first few lie at 0/0. */
static void
add_table (Bench *bench, double ra_step, guint n_zero)
{
  g_autoptr (GString) text = g_string_new ("name,ra,dec\n");
  g_autofree char    *path = g_build_filename (bench->folder, "mended.csv", NULL);
  char                ra[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < 40; i++)
    if (i < n_zero)
      g_string_append_printf (text, "star %u,0.0,0.0\n", i);
    else
      g_string_append_printf (text, "star %u,%s,%d.5\n", i,
                              g_ascii_formatd (ra, sizeof ra, "%.4f", i * ra_step + 0.1),
                              (int) (i * 37 % 120) - 60);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_assert_true (drop_file (find_type (GTK_WIDGET (bench->window), "NunWelcome"), path));
}

static void
press_mend (Bench *bench)
{
  GtkWidget *page, *remarks;

  nun_window_show_step (bench->window, NUN_STEP_MEANING);
  page = visible_page (bench);
  remarks = gtk_widget_get_ancestor (find_type (page, "NunFindingList"), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (remarks));
  wait_for_button (page, "Mend");
  g_signal_emit_by_name (find_button (page, "Mend"), "clicked");
}

static void
test_mend_hours (Bench *bench, gconstpointer unused)
{
  g_autofree char *unit = NULL, *undone = NULL;

  add_table (bench, 0.6, 0);
  wait_for_finding (bench, "hours-as-degrees", TRUE, 40);
  g_assert_cmpfloat_with_epsilon (greatest_ra_deg (bench), 23.5, 1e-4);

  press_mend (bench);
  wait_for_finding (bench, "hours-as-degrees", FALSE, 40);
  unit = read_saved (bench, "mended", "ra", "unit");
  g_assert_cmpstr (unit, ==, "h");
  g_assert_cmpfloat_with_epsilon (greatest_ra_deg (bench), 23.5 * 15.0, 1e-3);

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for_finding (bench, "hours-as-degrees", TRUE, 40);
  undone = read_saved (bench, "mended", "ra", "unit");
  g_assert_cmpstr (undone, !=, "h");
  g_assert_cmpfloat_with_epsilon (greatest_ra_deg (bench), 23.5, 1e-4);
}

static void
test_mend_zero (Bench *bench, gconstpointer unused)
{
  add_table (bench, 8.0, 3);
  wait_for_finding (bench, "rows-at-zero", TRUE, 40);

  press_mend (bench);
  wait_for_finding (bench, "rows-at-zero", FALSE, 37);

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for_finding (bench, "rows-at-zero", TRUE, 40);
}

static gboolean
has_mend_beside_sky (gpointer page)
{
  GtkWidget *place = find_type (page, "NunPositionButton");
  GtkWidget *button = find_button (place, "Mend");

  return button != NULL && gtk_widget_get_mapped (button);
}

/* The mend of a position is where the sky is looked at. */
static void
test_mend_beside_sky (Bench *bench, gconstpointer unused)
{
  GtkWidget *place;

  add_table (bench, 0.6, 0);
  wait_for_finding (bench, "hours-as-degrees", TRUE, 40);
  show (bench, "mended", "", "frame");
  wait_for ("the mend", has_mend_beside_sky, visible_page (bench));
  place = find_type (visible_page (bench), "NunPositionButton");
  g_assert_true (has_label (place, "it looks like hours"));
  g_signal_emit_by_name (find_button (place, "Mend"), "clicked");
  wait_for_finding (bench, "hours-as-degrees", FALSE, 40);
  g_assert_false (has_mend_beside_sky (visible_page (bench)));
}

/* -- several columns at once ----------------------------------------------------------------------- */

static const char *const three[] = { "ngc", "magnitude", "size_arcmin", NULL };

static GtkSelectionModel *
columns_of (Bench *bench)
{
  GtkWidget *list = find_type (visible_page (bench), "NunColumnList");

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (find_type (list, "GtkColumnView")));
}

/* As with Ctrl held down. */
static void
choose_three (Bench *bench)
{
  GtkSelectionModel *model = columns_of (bench);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (NunColumnItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (g_strv_contains (three, nun_column_item_get_name (item)))
        gtk_selection_model_select_item (model, i, FALSE);
      else
        gtk_selection_model_unselect_item (model, i);
    }
}

static void
assert_saved (Bench      *bench,
              const char *key,
              const char *first,
              const char *second,
              const char *third)
{
  const char *const wanted[] = { first, second, third };

  wait_for_idle (bench);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *value = read_saved (bench, "messier", three[i], key);

      g_assert_cmpstr (value, ==, wanted[i]);
    }
}

static GtkWidget *
details_of (Bench *bench)
{
  return find_type (visible_page (bench), "NunColumnDetails");
}

static void
test_several (Bench *bench, gconstpointer unused)
{
  GtkWidget *details, *unit;

  g_assert_true (nun_session_set (bench->session, "messier", "magnitude", "unit", "mag", NULL));
  g_assert_true (
      nun_session_set (bench->session, "messier", "size_arcmin", "unit", "arcsec", NULL));
  g_assert_true (nun_session_set (bench->session, "messier", "ngc", "unit", "", NULL));
  show (bench, "messier", "ngc", "unit");
  details = details_of (bench);
  g_assert_true (gtk_widget_get_visible (find_editor (details, "description")));
  choose_three (bench);
  wait_for_label (details, "3 columns");
  g_assert_true (has_label (details, "ngc, magnitude, size_arcmin"));
  g_assert_false (gtk_widget_get_visible (find_editor (details, "description")));
  g_assert_false (gtk_widget_get_visible (find_editor (details, "role")));
  unit = find_editor (details, "unit");
  g_assert_true (has_label (unit, "different values"));

  /* One that is none is taken by none of them. */
  type_into (unit, "mag (");
  spin (900);
  assert_saved (bench, "unit", "", "mag", "arcsec");

  type_into (unit, "Jy");
  spin (900);
  assert_saved (bench, "unit", "Jy", "Jy", "Jy");
  g_assert_cmpstr (nun_session_get_undo (bench->session), ==, "Unit of 3 Columns");
  g_assert_false (has_label (unit, "different values"));

  nun_session_undo (bench->session);
  assert_saved (bench, "unit", "", "mag", "arcsec");
  g_assert_true (has_label (unit, "different values"));

  /* What differs is not said by leaving it alone, and one column alone has everything again. */
  show (bench, "messier", "magnitude", "unit");
  wait_for_label (details, "magnitude");
  g_assert_false (has_label (details, "3 columns"));
  g_assert_true (gtk_widget_get_visible (find_editor (details, "description")));
  assert_saved (bench, "unit", "", "mag", "arcsec");
}

static gboolean
is_long (gpointer down)
{
  return gtk_adjustment_get_upper (down) > gtk_adjustment_get_page_size (down) + 100.0;
}

/* From column to column the pane stays where somebody works; of several it begins with what they are. */
static void
test_several_top (Bench *bench, gconstpointer unused)
{
  GtkWidget     *details;
  GtkAdjustment *down = NULL;

  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1000, 600);
  show (bench, "messier", "ngc", "unit");
  details = details_of (bench);
  /* the first one is that of the page without a column */
  for (GtkWidget *page = gtk_widget_get_first_child (find_type (details, "GtkStack")); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (GTK_IS_SCROLLED_WINDOW (page))
      down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  g_assert_nonnull (down);
  wait_for ("a long pane", is_long, down);
  gtk_adjustment_set_value (down, 80.0);
  gtk_selection_model_select_item (columns_of (bench), 0, TRUE);
  spin (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 80.0);
  choose_three (bench);
  wait_for_label (details, "3 columns");
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0.0);
}

/* How a field of images comes about is nothing that can be said of a table's column. */
static void
test_no_rule (Bench *bench, gconstpointer unused)
{
  GtkWidget *editor;
  guint      n = 0;

  show (bench, "messier", "ngc", "unit");
  editor = find_editor (details_of (bench), "hidden");
  for (editor = gtk_widget_get_first_child (gtk_widget_get_parent (editor)); editor != NULL;
       editor = gtk_widget_get_next_sibling (editor), n++)
    g_assert_cmpstr (nun_field_editor_get_field (NUN_FIELD_EDITOR (editor))->key, !=, "rule");
  g_assert_cmpuint (n, >, 5);
}

static void
test_several_choices (Bench *bench, gconstpointer unused)
{
  static const char *const before[] = { "3", "1", "3" };
  GtkWidget               *level, *drop;

  for (guint i = 0; i < 3; i++)
    g_assert_true (nun_session_set (bench->session, "messier", three[i], "level", before[i], NULL));
  g_assert_true (nun_session_set (bench->session, "messier", "ngc", "hidden", "yes", NULL));
  show (bench, "messier", "ngc", "unit");
  choose_three (bench);

  wait_for_label (details_of (bench), "3 columns");
  level = find_editor (details_of (bench), "level");
  drop = find_type (level, "GtkDropDown");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop)), ==,
                    GTK_INVALID_LIST_POSITION);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 1);
  assert_saved (bench, "level", "2", "2", "2");
  nun_session_undo (bench->session);
  assert_saved (bench, "level", "3", "1", "3");

  /* "No" is an answer although it is what is not said. */
  drop = find_type (find_editor (details_of (bench), "hidden"), "GtkDropDown");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop)), ==,
                    GTK_INVALID_LIST_POSITION);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 0);
  assert_saved (bench, "hidden", "", "", "");

  g_signal_emit_by_name (find_button (details_of (bench), "Accept Columns"), "clicked");
  wait_for_idle (bench);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (
        nun_description_get_decision (description (bench), "messier", three[i], "ucd"));
  g_assert_null (
      nun_description_get_decision (description (bench), "messier", "constellation", "ucd"));
  nun_session_undo (bench->session);
  wait_for_idle (bench);
  g_assert_null (nun_description_get_decision (description (bench), "messier", "ngc", "ucd"));
}

/* What a drop-down opens is called as it is. */
static void
test_list_of_choices (Bench *bench, gconstpointer unused)
{
  GtkWidget *drop;

  show (bench, "messier", "ngc", "level");
  drop = find_type (find_editor (details_of (bench), "level"), "GtkDropDown");
  gtk_test_accessible_assert_property (find_type (drop, "GtkListView"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Shown");
  gtk_test_accessible_assert_property (find_type (drop, "GtkScrolledWindow"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Shown");
}

/* -- toasts ---------------------------------------------------------------------------------------- */

static gboolean
is_told (gpointer page)
{
  return find_type (page, "AdwToastWidget") != NULL;
}

/* The cross that closes a toast says so. */
static void
test_toast (Bench *bench, gconstpointer unused)
{
  GtkWidget *page, *toast, *cross;

  show (bench, "messier", "ngc", "unit");
  page = visible_page (bench);
  g_signal_emit_by_name (find_button (page, "Accept All Shown"), "clicked");
  wait_for ("what was accepted", is_told, page);
  toast = find_type (page, "AdwToastWidget");
  cross = gtk_widget_get_last_child (toast);
  while (cross != NULL && !GTK_IS_BUTTON (cross))
    cross = gtk_widget_get_last_child (cross);
  g_assert_nonnull (cross);
  gtk_test_accessible_assert_property (cross, GTK_ACCESSIBLE_PROPERTY_LABEL, "Close");
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)
#define EMPTY(path, test) g_test_add (path, Bench, NULL, bench_set_up, test, bench_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  OPEN ("/meaning/sky", test_sky);
  OPEN ("/meaning/statistics", test_statistics);
  OPEN ("/meaning/several/one-undo", test_several);
  OPEN ("/meaning/several/choices", test_several_choices);
  OPEN ("/meaning/several/top", test_several_top);
  OPEN ("/meaning/list-of-choices", test_list_of_choices);
  OPEN ("/meaning/toast", test_toast);
  OPEN ("/meaning/no-rule", test_no_rule);
  EMPTY ("/meaning/mend/hours", test_mend_hours);
  EMPTY ("/meaning/mend/zero", test_mend_zero);
  EMPTY ("/meaning/mend/beside-sky", test_mend_beside_sky);
  return g_test_run ();
}
