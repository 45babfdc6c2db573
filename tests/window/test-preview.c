/* The Preview step: the health report, what clients see, and what will be found. */
#include "app/preview/access-window.h"
#include "app/preview/client-panel.h"
#include "app/preview/health-panel.h"
#include <string.h>

#include "helpers.h"

static GtkWidget *
serve (Bench *bench)
{
  GtkWidget *page;

  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  page = visible_page (bench);
  g_signal_emit_by_name (find_button (page, "Start"), "clicked");
  wait_for ("the report", is_examined, bench->session);
  return page;
}

static gboolean
has_finding (Bench *bench, const char *id)
{
  GPtrArray *findings = nun_session_get_findings (bench->session);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((NunFinding *) findings->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* -- the health report ----------------------------------------------------------------------------- */

/* It begins by itself with the server, and tells of what is wrong and where. */
static void
test_health (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = find_type (page, "NunHealthPanel"), *row;

  g_assert_true (has_label (panel, "questions to the preview"));
  g_assert_true (has_label (panel, "must be mended"));
  wait_for_label (panel, "The publication has no description.");
  wait_for_label (panel, "Registries refuse a record without a description.");
  row = find_type (panel, "GtkListBoxRow");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (visible_page (bench)), ==, "NunPageAbout");
}

/* An answer is heard at once; the report says that it is of before, and checks again when it is told to. */
static void
test_changed_since (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = find_type (page, "NunHealthPanel");
  gboolean   current;

  g_assert_true (nun_session_set (bench->session, NULL, NULL, "description",
                                  "The hundred and ten objects of Messier's list of nebulae.",
                                  NULL));
  g_assert_false (has_label (panel, "The publication has no description."));
  g_assert_nonnull (nun_session_get_health (bench->session, &current));
  g_assert_false (current);
  g_assert_true (has_label (panel, "check again"));
  g_signal_emit_by_name (find_button (panel, "Check Again"), "clicked");
  wait_for ("the second report", is_examined, bench->session);
  g_assert_false (has_label (panel, "check again"));
}

static GtkWidget *
find_mend (GtkWidget *panel)
{
  return find_button (panel, "Mend");
}

/* One press mends, and undo takes it back. */
static void
test_mend (Bench *bench, gconstpointer unused)
{
  GtkWidget       *page = serve (bench), *panel = find_type (page, "NunHealthPanel");
  guint            before = nun_session_get_findings (bench->session)->len;
  g_autofree char *undo = g_strdup (nun_session_get_undo (bench->session));

  wait_for_button (panel, "Mend");
  g_signal_emit_by_name (find_mend (panel), "clicked");
  wait_for_idle (bench);
  g_assert_cmpuint (nun_session_get_findings (bench->session)->len, <, before);
  g_assert_cmpstr (nun_session_get_undo (bench->session), !=, undo);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for_idle (bench);
  g_assert_cmpuint (nun_session_get_findings (bench->session)->len, ==, before);
}

/* It can be given up; the former report stays. */
static void
test_cancel (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench);
  gboolean   current;
  double     fraction;

  g_assert_false (has_finding (bench, "no-answer"));
  nun_session_examine (bench->session);
  g_assert_true (nun_session_is_examining (bench->session, &fraction));
  g_assert_nonnull (find_button (page, "Cancel"));
  nun_session_stop_examining (bench->session);
  wait_for ("the end of it", is_examined, bench->session);
  g_assert_nonnull (nun_session_get_health (bench->session, &current));
}

/* -- what others see ------------------------------------------------------------------------------- */

static GtkWidget *
unfold (GtkWidget *page, const char *panel_type)
{
  GtkWidget *panel = find_type (page, panel_type);

  gtk_expander_set_expanded (GTK_EXPANDER (find_type (panel, "GtkExpander")), TRUE);
  return panel;
}

static void
test_clients (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = unfold (page, "NunClientPanel");

  g_assert_true (has_label (panel, "/messier/scs.xml?RA="));
  g_assert_true (has_label (panel, "import pyvo"));
  g_signal_emit_by_name (find_button (panel, "Ask, and Read as pyVO"), "clicked");
  wait_for_label (panel, "1 row, ");
  g_assert_true (has_label (panel, "record.pos.ra"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (panel, "STILTS")), TRUE);
  g_assert_true (has_label (panel, "stilts"));
  g_assert_false (has_label (panel, "import pyvo"));
  g_assert_false (has_label (panel, "1 row, "));
  g_assert_nonnull (find_button (panel, "Copy as STILTS"));
}

static void
test_discovery (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = unfold (page, "NunDiscoveryPanel");
  GtkWidget *words = find_type (panel, "GtkEntry");

  gtk_editable_set_text (GTK_EDITABLE (words), "quasars");
  wait_for_label (panel, "misses the record");
  g_assert_true (nun_session_set (bench->session, NULL, NULL, "description",
                                  "A list with a few quasars among nebulae.", NULL));
  wait_for_label (panel, "finds the record");
  g_assert_nonnull (find_button (panel, "Copy as pyVO"));
}

/* -- questions ------------------------------------------------------------------------------------- */

static GtkWidget *
find_input (GtkWidget *root, const char *caption)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), caption)
              ? gtk_label_get_mnemonic_widget (GTK_LABEL (child))
              : find_input (child, caption);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
write_input (GtkWidget *panel, const char *caption, const char *text)
{
  GtkWidget *entry = find_input (panel, caption);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static char *
shown_response (GtkWidget *panel)
{
  GtkWidget     *view = find_type (find_type (panel, "NunResponseView"), "GtkTextView");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
has_one_row (gpointer panel)
{
  return has_label (panel, "1 row · ");
}

static gboolean
has_complaint (gpointer panel)
{
  return has_label (panel, "The service says: SR=-1 is out of range");
}

/* What is wrong is said while it is typed, in the service's words; it goes out all the same, and what comes back is seen. */
static void
test_form (Bench *bench, gconstpointer unused)
{
  GtkWidget       *panel = find_type (serve (bench), "NunQueryPanel");
  g_autofree char *text = NULL;

  write_input (panel, "Radius (°)", "-1");
  g_assert_true (gtk_widget_has_css_class (find_input (panel, "Radius (°)"), "error"));
  g_assert_false (gtk_widget_has_css_class (find_input (panel, "Right Ascension (°)"), "error"));
  g_assert_true (has_label (panel, "SR=-1 is out of range; it must lie between 0 and 180"));
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("the complaint", has_complaint, panel);
  text = shown_response (panel);
  g_assert_true (g_str_has_prefix (text, "HTTP/1.1 200 OK\n"));
  g_assert_nonnull (strstr (text, "<INFO ID=\"Error\" name=\"Error\" value=\"SR=-1"));
  g_assert_null (find_button (panel, "Table"));

  write_input (panel, "Radius (°)", "0.01");
  g_assert_false (gtk_widget_has_css_class (find_input (panel, "Radius (°)"), "error"));
  g_assert_false (has_label (find_type (panel, "NunQueryForm"), "out of range"));
}

/* A rare parameter is counted when it is folded, and sent; the answer is a table, its columns, and what came. */
static void
test_response (Bench *bench, gconstpointer unused)
{
  GtkWidget       *panel = find_type (serve (bench), "NunQueryPanel");
  GtkExpander     *more = GTK_EXPANDER (find_type (panel, "GtkExpander"));
  GtkWidget       *form, *view;
  g_autofree char *text = NULL, *tip = NULL;

  gtk_expander_set_expanded (more, TRUE);
  form = find_input (panel, "Form of the Answer");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (form), 2);
  gtk_expander_set_expanded (more, FALSE);
  g_assert_cmpstr (gtk_expander_get_label (more), ==, "More (1 given)");
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("the row", has_one_row, panel);
  text = shown_response (panel);
  g_assert_nonnull (strstr (text, "\nContent-Type: text/csv"));
  g_assert_nonnull (strstr (text, "\n\nnumber,ngc,"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (panel, "Response")), TRUE);
  g_assert_true (has_label (panel, "RESPONSEFORMAT=csv"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (panel, "Table")), TRUE);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (form), 0);
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  spin (50);
  wait_for ("the row again", has_one_row, panel);
  view = find_type (panel, "GtkColumnView");
  /* number, ngc, and then the right ascension */
  view = gtk_widget_get_first_child (gtk_widget_get_first_child (view));
  view = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (view));
  tip = g_strdup (gtk_widget_get_tooltip_text (view));
  g_assert_nonnull (strstr (tip, "POS_EQ_RA_MAIN"));
  g_assert_nonnull (strstr (tip, "deg"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (panel, "Columns")), TRUE);
  spin (50);
  g_assert_nonnull (find_type (panel, "GtkListView"));
}

static gboolean
is_kept_back (gpointer panel)
{
  return has_label (panel, "2999-01-01");
}

/* Only this preview gives out what is under an embargo, and only while the switch is on. */
static void
test_embargo (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = find_type (page, "NunQueryPanel");
  GtkWidget *turn = find_type (page, "GtkSwitch");

  g_assert_false (gtk_widget_get_mapped (turn));
  g_assert_true (
      nun_session_set (bench->session, "messier", NULL, "release_date", "2999-01-01", NULL));
  wait_for_idle (bench);
  g_assert_true (gtk_widget_get_child_visible (turn) && gtk_widget_get_mapped (turn));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (turn)));
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("the refusal", is_kept_back, panel);
  gtk_switch_set_active (GTK_SWITCH (turn), TRUE);
  g_assert_true (nun_session_get_lifts_embargo (bench->session));
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("the row", has_one_row, panel);
  gtk_switch_set_active (GTK_SWITCH (turn), FALSE);
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("the refusal again", is_kept_back, panel);
}

/* -- what clients asked ---------------------------------------------------------------------------- */

static gboolean
has_scrolled_list (gpointer window)
{
  GtkWidget     *list = find_type (window, "GtkListView");
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  return gtk_widget_get_mapped (list) &&
         gtk_adjustment_get_upper (down) > gtk_adjustment_get_page_size (down) + 100.0;
}

static guint
count_asked (GtkWidget *window)
{
  GtkListView *list = GTK_LIST_VIEW (find_type (window, "GtkListView"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static guint asked_before;

static gboolean
has_more (gpointer window)
{
  return count_asked (window) > asked_before;
}

/* The latest requests are in sight, at first and when others come; who has scrolled stays there. */
static void
test_asked (Bench *bench, gconstpointer unused)
{
  GtkWidget     *page = serve (bench), *panel = find_type (page, "NunQueryPanel");
  GtkWidget     *window = nun_access_window_new (GTK_WINDOW (bench->window), bench->session);
  GtkAdjustment *down =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_type (window, "GtkListView")));

  gtk_window_present (GTK_WINDOW (window));
  wait_for ("the requests", has_scrolled_list, window);
  spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0.0);
  asked_before = count_asked (window);
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("one more", has_more, window);
  spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0.0);

  gtk_adjustment_set_value (down, 200.0);
  spin (100);
  asked_before = count_asked (window);
  g_signal_emit_by_name (find_button (panel, "Search"), "clicked");
  wait_for ("one more", has_more, window);
  spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >=, 200.0);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

/* -- the keyboard ---------------------------------------------------------------------------------- */

static gboolean
is_running (gpointer session)
{
  return nun_session_get_host (session) != NULL;
}

/* The page is entered at the row of the server: Enter there starts it, and does not stop it by a slip. */
static void
test_enter_starts (Bench *bench, gconstpointer unused)
{
  GtkWidget *page, *row;

  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  page = visible_page (bench);
  row = gtk_widget_get_ancestor (find_button (page, "Start"), GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (row, "activate");
  wait_for ("the server", is_running, bench->session);
  wait_for_button (page, "Stop");
  g_signal_emit_by_name (row, "activate");
  spin (100);
  g_assert_true (is_running (bench->session));
  gtk_test_accessible_assert_property (
      find_type (find_type (find_type (page, "NunHealthPanel"), "GtkPopoverMenu"),
                 "GtkScrolledWindow"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Save Report");
}

static void
test_tab_goes_round (Bench *bench, gconstpointer unused)
{
  serve (bench);
  go_round_each_step (bench);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  OPEN ("/preview/health", test_health);
  OPEN ("/preview/health/changed-since", test_changed_since);
  OPEN ("/preview/health/mend", test_mend);
  OPEN ("/preview/health/cancel", test_cancel);
  OPEN ("/preview/clients", test_clients);
  OPEN ("/preview/discovery", test_discovery);
  OPEN ("/preview/form", test_form);
  OPEN ("/preview/response", test_response);
  OPEN ("/preview/embargo", test_embargo);
  OPEN ("/preview/asked", test_asked);
  OPEN ("/preview/enter-starts", test_enter_starts);
  OPEN ("/preview/tab-goes-round", test_tab_goes_round);
  return g_test_run ();
}
