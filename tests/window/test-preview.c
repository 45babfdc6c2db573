/* The Preview step: the health report, what clients see, and what will be found. */
#include "app/preview/client-panel.h"
#include "app/preview/health-panel.h"
#include "helpers.h"

static gboolean
is_examined (gpointer session)
{
  gboolean current;
  double   fraction;

  return nun_session_get_health (session, &current) != NULL && current &&
         !nun_session_is_examining (session, &fraction);
}

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
  g_assert_true (has_label (panel, "The publication has no description."));
  g_assert_true (has_label (panel, "Registries refuse a record without a description."));
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

  g_assert_nonnull (find_mend (panel));
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

static gboolean
has_reading (gpointer panel)
{
  return has_label (panel, "1 row, ");
}

static void
test_clients (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = unfold (page, "NunClientPanel");

  g_assert_true (has_label (panel, "/messier/scs.xml?RA="));
  g_assert_true (has_label (panel, "import pyvo"));
  g_signal_emit_by_name (find_button (panel, "Ask, and Read as pyVO"), "clicked");
  wait_for ("the answer", has_reading, panel);
  g_assert_true (has_label (panel, "record.pos.ra"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (panel, "STILTS")), TRUE);
  g_assert_true (has_label (panel, "stilts"));
  g_assert_false (has_label (panel, "import pyvo"));
  g_assert_false (has_label (panel, "1 row, "));
  g_assert_nonnull (find_button (panel, "Copy as STILTS"));
}

static gboolean
is_missed (gpointer panel)
{
  return has_label (panel, "misses the record");
}

static gboolean
is_found (gpointer panel)
{
  return has_label (panel, "finds the record");
}

static void
test_discovery (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = serve (bench), *panel = unfold (page, "NunDiscoveryPanel");
  GtkWidget *words = find_type (panel, "GtkEntry");

  gtk_editable_set_text (GTK_EDITABLE (words), "quasars");
  wait_for ("the verdict", is_missed, panel);
  g_assert_true (nun_session_set (bench->session, NULL, NULL, "description",
                                  "A list with a few quasars among nebulae.", NULL));
  wait_for ("the other verdict", is_found, panel);
  g_assert_nonnull (find_button (panel, "Copy as pyVO"));
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

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
  return g_test_run ();
}
