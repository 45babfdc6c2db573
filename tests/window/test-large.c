/* Large tables: a million rows to scroll, a thousand columns to describe. */
#include <glib/gstdio.h>

#include "app/meaning/column-list.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/spool-list.h"
#include "helpers.h"

#define N_ROWS 1000000
#define N_COLUMNS 1000

/* -- a million rows -------------------------------------------------------------------------------- */

#define MADE_TYPE_ROWS (made_rows_get_type ())
G_DECLARE_FINAL_TYPE (MadeRows, made_rows, MADE, ROWS, NunRows)

struct _MadeRows
{
  NunRows parent_instance;
  gint64  row;
};

G_DEFINE_FINAL_TYPE (MadeRows, made_rows, NUN_TYPE_ROWS)

static gboolean
made_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  MadeRows *self = MADE_ROWS (rows);

  if (self->row == N_ROWS)
    return FALSE;
  values[0] = (NunValue){ .type = NUN_VALUE_LONG, .i = self->row };
  values[1] = (NunValue){ .type = NUN_VALUE_DOUBLE, .d = (double) self->row / 4 };
  self->row++;
  return TRUE;
}

static void
made_rows_class_init (MadeRowsClass *klass)
{
  NUN_ROWS_CLASS (klass)->next = made_rows_next;
}

static void
made_rows_init (MadeRows *self)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  g_ptr_array_add (columns, nun_column_new ("number", NUN_DATATYPE_LONG, NULL));
  g_ptr_array_add (columns, nun_column_new ("quarter", NUN_DATATYPE_DOUBLE, NULL));
  nun_rows_set_columns (NUN_ROWS (self), columns);
}

static gboolean
is_cell (GtkWidget *root, const char *text)
{
  if (GTK_IS_INSCRIPTION (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_cell (child, text))
      return TRUE;
  return FALSE;
}

static void
test_million_rows (void)
{
  g_autoptr (NunRows)  rows = g_object_new (MADE_TYPE_ROWS, NULL);
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunSpool) spool = nun_spool_new (rows, NULL, &error);
  GtkWidget           *window = gtk_window_new ();
  GtkWidget           *scroller = gtk_scrolled_window_new ();
  GtkWidget           *view = gtk_column_view_new (NULL);
  GtkAdjustment       *adjustment;
  guint                before;
  gint64               start;
  double               each_ms;

  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  nun_spool_list_show (GTK_COLUMN_VIEW (view), spool);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (is_cell (view, "0"));

  before = nun_spool_list_count_made ();
  start = g_get_monotonic_time ();
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  for (int i = 1; i <= 40; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 40 * i);
      gtk_test_widget_wait_for_draw (view);
    }
  each_ms = (double) (g_get_monotonic_time () - start) / 40000;
  g_test_message ("40 jumps over the whole length: %.1f ms and %u rows each", each_ms,
                  (nun_spool_list_count_made () - before) / 40);
  g_assert_true (is_cell (view, "999999"));
  g_assert_true (is_cell (view, "249999.75"));
  /* A page of rows a jump, not the table; and never a pause that is felt as one (sanitizers are slow). */
  g_assert_cmpuint (nun_spool_list_count_made () - before, <, 40 * 1000);
  g_assert_cmpfloat (each_ms, <, 250);

  nun_spool_list_show (GTK_COLUMN_VIEW (view), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* -- a thousand columns ---------------------------------------------------------------------------- */

static char *
write_wide_table (const char *folder)
{
  g_autoptr (GString) text = g_string_new ("ra,dec");
  char               *path = g_build_filename (folder, "wide.csv", NULL);

  for (int i = 2; i < N_COLUMNS; i++)
    g_string_append_printf (text, ",flux_%d", i);
  for (int row = 0; row < 20; row++)
    {
      g_string_append_printf (text, "\n%d.5,%d.25", row * 10, row - 10);
      for (int i = 2; i < N_COLUMNS; i++)
        g_string_append_printf (text, ",%d.%d", row, i);
    }
  g_string_append_c (text, '\n');
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

static gboolean
has_wide_table (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 1;
}

/* All at once, as one edit. */
static void
accept_all (Bench *bench)
{
  NunDescription          *description = nun_session_get_description (bench->session);
  const NunCollection     *collection = nun_description_find_collection (description, "wide");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           names = NULL;
  double                   start_ms, accept_ms;

  for (guint i = 0; i < collection->columns->len; i++)
    g_strv_builder_add (builder, ((NunColumn *) collection->columns->pdata[i])->name);
  names = g_strv_builder_end (builder);
  start_ms = at_work_ms ();
  nun_session_accept_columns (bench->session, "wide", (const char *const *) names);
  accept_ms = at_work_ms () - start_ms;
  g_test_message ("1000 columns: accepted in %.0f ms", accept_ms);
  g_assert_nonnull (nun_description_get_decision (nun_session_get_description (bench->session),
                                                  "wide", "flux_999", "ucd"));
  g_assert_cmpfloat (accept_ms, <, 500);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static GtkWidget *
columns_view (Bench *bench)
{
  return find_type (find_type (visible_page (bench), "NunColumnList"), "GtkColumnView");
}

static gboolean
has_all_columns (gpointer bench)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (columns_view (bench));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))) == N_COLUMNS;
}

/* What a cell tells the pointer is asked for when it rests, not told the display for each cell of each row. */
static void
look_at_tips (Bench *bench)
{
  GtkWidget *cell = gtk_widget_get_parent (find_type (columns_view (bench), "GtkInscription"));
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean            told = FALSE;

  cell = gtk_widget_get_parent (cell);
  g_assert_true (gtk_widget_get_has_tooltip (cell));
  g_assert_null (gtk_widget_get_tooltip_text (cell));
  g_signal_emit_by_name (cell, "query-tooltip", 0, 0, FALSE, tooltip, &told);
  g_assert_true (told);
}

static NunColumnList *
column_list (Bench *bench)
{
  return NUN_COLUMN_LIST (find_type (visible_page (bench), "NunColumnList"));
}

static guint
n_rows (Bench *bench)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (columns_view (bench)))));
}

static void
search (Bench *bench, const char *words)
{
  GtkWidget *entry = find_type (GTK_WIDGET (column_list (bench)), "GtkSearchEntry");

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static gboolean
has_eleven (gpointer bench)
{
  return n_rows (bench) == 11;
}

static gboolean
has_110 (gpointer bench)
{
  return n_rows (bench) == 110;
}

static gboolean
has_few (gpointer bench)
{
  return n_rows (bench) == 24;
}

static const char *
chosen_name (Bench *bench)
{
  return nun_column_item_get_name (nun_column_list_get_selected (column_list (bench)));
}

static gboolean
has_all_and_500 (gpointer bench)
{
  return has_all_columns (bench) && g_str_equal (chosen_name (bench), "flux_500");
}

static guint n_told;

static void
count_told (void)
{
  n_told++;
}

/* Rows go in turns too; what was chosen stays it, and whoever shows it is not told of others meanwhile. */
static void
look_for_columns (Bench *bench)
{
  nun_column_list_select (column_list (bench), "flux_500");
  g_assert_cmpstr (chosen_name (bench), ==, "flux_500");
  spin (50);
  n_told = 0;
  g_signal_connect (column_list (bench), "selected", G_CALLBACK (count_told), NULL);
  search (bench, "flux_50");
  g_assert_cmpuint (n_rows (bench), >, 11);
  wait_for ("flux_50 and its ten", has_eleven, bench);
  g_assert_cmpstr (chosen_name (bench), ==, "flux_500");
  search (bench, "");
  wait_for ("all columns again", has_all_and_500, bench);
  g_assert_cmpuint (n_told, ==, 0);

  /* who does not wait finds what is asked for */
  search (bench, "flux_77");
  nun_column_list_select (column_list (bench), "flux_778");
  g_assert_true (has_eleven (bench));
  g_assert_cmpstr (chosen_name (bench), ==, "flux_778");

  /* from any number of them to any other */
  search (bench, "flux_1");
  wait_for ("110 columns", has_110, bench);
  search (bench, "flux_50");
  wait_for ("flux_50 and its ten again", has_eleven, bench);

  /* all are all, though there are few rows yet */
  search (bench, "flux_");
  wait_for ("the first rows", has_few, bench);
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (columns_view (bench))));
  g_assert_cmpuint (nun_column_list_get_chosen (column_list (bench))->len, ==, N_COLUMNS - 2);
  search (bench, "");
  wait_for ("all columns", has_all_columns, bench);
  g_signal_handlers_disconnect_by_func (column_list (bench), count_told, NULL);
}

static void
test_many_columns (Bench *bench, gconstpointer unused)
{
  g_autofree char   *path = write_wide_table (bench->folder);
  g_autoptr (GError) error = NULL;
  double             start_ms, show_ms, edit_ms;

  g_assert_true (drop_file (find_type (GTK_WIDGET (bench->window), "NunWelcome"), path));
  wait_for ("the wide table", has_wide_table, bench->session);
  wait_for_idle (bench);

  start_ms = at_work_ms ();
  nun_window_show_step (bench->window, NUN_STEP_MEANING);
  /* a window of rows at once; the others come in later turns */
  g_assert_cmpuint (count_children (find_type (columns_view (bench), "GtkColumnListView")), <=, 24);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
  show_ms = at_work_ms () - start_ms;

  start_ms = at_work_ms ();
  g_assert_true (nun_session_set (bench->session, "wide", "flux_200", "unit", "Jy", &error));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
  edit_ms = at_work_ms () - start_ms;
  g_test_message ("1000 columns: shown in %.0f ms, an edit in %.0f ms", show_ms, edit_ms);
  g_assert_cmpfloat (show_ms, <, 1000);
  g_assert_cmpfloat (edit_ms, <, 250);
  wait_for ("all columns", has_all_columns, bench);
  g_assert_cmpuint (count_children (find_type (columns_view (bench), "GtkColumnListView")), >, 100);
  look_at_tips (bench);
  gtk_selection_model_unselect_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (columns_view (bench))));
  spin (50);
  g_assert_cmpuint (nun_column_list_get_chosen (
                        NUN_COLUMN_LIST (find_type (visible_page (bench), "NunColumnList")))
                        ->len,
                    ==, 1);
  look_for_columns (bench);
  accept_all (bench);
}

/* -- many remarks ---------------------------------------------------------------------------------- */

static gboolean
has_51 (gpointer list)
{
  return count_children (list) == 51;
}

static gboolean
has_101 (gpointer list)
{
  return count_children (list) == 101;
}

static gboolean
has_130 (gpointer list)
{
  return count_children (list) == 130;
}

/* The last one at or below root. */
static GtkWidget *
find_last (GtkWidget *root, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *below = find_last (child, type);

      found = below != NULL ? below : found;
    }
  return found;
}

static GPtrArray *
make_findings (guint n)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_finding_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (findings,
                     nun_finding_new ("no-title", (NunFindingPlace){ NULL, NULL, "title" },
                                      g_strdup_printf ("Remark %u", i), NULL));
  return findings;
}

/* A remark about each of many columns: no row is made before the list is seen, and not all of them then. */
static void
test_many_remarks (void)
{
  g_autoptr (GPtrArray) findings = make_findings (130);
  GtkWidget            *window = gtk_window_new ();
  GtkWidget            *remarks = g_object_new (NUN_TYPE_FINDING_LIST, NULL), *list;

  gtk_window_set_child (GTK_WINDOW (window), remarks);
  nun_finding_list_set (NUN_FINDING_LIST (remarks), findings, -1);
  g_clear_pointer (&findings, g_ptr_array_unref);
  list = find_last (remarks, "GtkListBox");
  g_assert_true (gtk_widget_get_visible (remarks));
  g_assert_cmpuint (count_children (list), ==, 0);

  gtk_window_present (GTK_WINDOW (window));
  wait_for ("fifty remarks and what leads to more", has_51, list);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 50));
  wait_for ("fifty more", has_101, list);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 100));
  wait_for ("all", has_130, list);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/large/million-rows", test_million_rows);
  g_test_add_func ("/large/many-remarks", test_many_remarks);
  g_test_add ("/large/many-columns", Bench, NULL, bench_set_up, test_many_columns, bench_tear_down);
  return g_test_run ();
}
