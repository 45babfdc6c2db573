/* turns FILE: how long the Meaning step of a publication keeps the main loop busy.  Opens FILE (a publication of many images, or of a
 * table with many columns), does what people do there, and prints for each the longest turns of the loop in ms of work of the main thread.
 * Run it under tests/gui/run-headless.sh. */
#include <stdlib.h>

#include "../window/helpers.h"
#include "app/meaning/column-list.h"
#include "app/meaning/field-item.h"
#include "app/meaning/observation-grid.h"

#define REST_MS 700
#define MAX_TURNS 5

static NunWindow *window;

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(double *) a < *(double *) b) - (*(double *) a > *(double *) b);
}

/* The first is what was done before the loop had its turn again. */
static void
rest (const char *what, double begin_ms)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));
  gint64             end = g_get_monotonic_time () + REST_MS * G_TIME_SPAN_MILLISECOND;
  double             first_ms = at_work_ms () - begin_ms, all_ms = 0;

  while (g_get_monotonic_time () < end)
    {
      double   start_ms = at_work_ms (), took_ms;
      gboolean any = g_main_context_iteration (NULL, FALSE);

      took_ms = at_work_ms () - start_ms;
      all_ms += took_ms;
      g_array_append_val (turns, took_ms);
      if (!any)
        g_usleep (500);
      if (took_ms > 1 || (window != NULL && nun_session_is_busy (nun_window_get_session (window))))
        end = MAX (end, g_get_monotonic_time () + REST_MS * G_TIME_SPAN_MILLISECOND);
    }
  g_array_sort (turns, compare);
  g_print ("%-28s itself %5.0f, turns", what, first_ms);
  for (guint i = 0; i < MIN (turns->len, MAX_TURNS); i++)
    g_print (" %4.0f", g_array_index (turns, double, i));
  g_print ("  sum %5.0f ms\n", all_ms);
}

#define DO(what, it)                                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    double begin_ms = at_work_ms ();                                                               \
    it;                                                                                            \
    rest (what, begin_ms);                                                                         \
  }                                                                                                \
  G_STMT_END

static GtkWidget *
part (const char *type)
{
  return find_type (GTK_WIDGET (window), type);
}

static void
toggle (const char *type, guint index)
{
  GtkWidget *bar = find_type (part (type), "NunWrapBox"), *button = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child) && index-- == 0)
      button = child;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
scroll_to (GtkWidget *view, double share)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double all = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, all * share);
}

static void
page_down (GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            gtk_adjustment_get_page_size (adjustment));
}

static void
scroll (GtkWidget *view)
{
  DO ("  a page", page_down (view));
  DO ("  another", page_down (view));
  DO ("  to the middle", scroll_to (view, 0.5));
  DO ("  to the end", scroll_to (view, 1));
  DO ("  to the start", scroll_to (view, 0));
}

/* The first heading of the grid, as by Enter. */
static void
press_heading (void)
{
  GtkWidget             *head = find_type (part ("NunObservationGrid"), "GtkColumnView");
  GtkWidget             *title = gtk_widget_get_first_child (gtk_widget_get_first_child (head));
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (title);
  gboolean               taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !taken; i++)
    {
      g_autoptr (GtkEventController) it = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (it))
        g_signal_emit_by_name (it, "key-pressed", GDK_KEY_Return, 0, 0, &taken);
    }
}

static void
use_images (NunSession *session, const char *table)
{
  GtkWidget *files = find_button (part ("NunObservationPanel"), "Files");
  GtkWidget *fields = find_button (part ("NunObservationPanel"), "Fields"), *view;

  view = find_type (part ("NunObservationPanel"), "GtkColumnView");
  scroll (view);
  DO ("fields: more", toggle ("NunObservationPanel", 2));
  DO ("fields: fewer", toggle ("NunObservationPanel", 2));
  DO ("fields: gaps", toggle ("NunObservationPanel", 0));
  DO ("fields: all", toggle ("NunObservationPanel", 0));
  DO ("files", gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (files), TRUE));
  view = find_type (part ("NunObservationGrid"), "GtkListView");
  scroll (view);
  DO ("files: sorted", press_heading ());
  DO ("files: the other way", press_heading ());
  DO ("files: gaps", toggle ("NunObservationPanel", 0));
  DO ("files: all", toggle ("NunObservationPanel", 0));
  DO ("files: more", toggle ("NunObservationPanel", 2));
  scroll (view);
  DO ("files: fewer", toggle ("NunObservationPanel", 2));
  DO ("fields again", gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fields), TRUE));
  DO ("files again", gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (files), TRUE));
  DO ("fields again", gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fields), TRUE));
  DO ("edit", nun_session_set (session, table, "obs_title", "rule", "keyword OBJECT", NULL));
  DO ("undo", nun_session_undo (session));
}

static void
search (const char *words)
{
  GtkEditable *entry = GTK_EDITABLE (find_type (part ("NunColumnList"), "GtkSearchEntry"));

  gtk_editable_set_text (entry, words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
edit_chosen (NunSession *session, const char *table, GtkWidget *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           names = NULL;
  GPtrArray               *chosen = nun_column_list_get_chosen (NUN_COLUMN_LIST (list));

  for (guint i = 0; i < chosen->len; i++)
    g_strv_builder_add (builder, nun_column_item_get_name (chosen->pdata[i]));
  names = g_strv_builder_end (builder);
  nun_session_set_columns (session, table, (const char *const *) names, "precision", "3", NULL);
}

static void
use_table (NunSession *session, const char *table)
{
  GtkWidget     *list = part ("NunColumnList"), *view = find_type (list, "GtkColumnView");
  NunColumnItem *item;
  const char    *name;

  scroll (view);
  DO ("search opened", nun_column_list_search (NUN_COLUMN_LIST (list)));
  DO ("search: m", search ("m"));
  DO ("search: mag_12", search ("mag_12"));
  DO ("search: nothing", search (""));
  DO ("needs a look", toggle ("NunColumnList", 0));
  DO ("all", toggle ("NunColumnList", 0));
  DO ("walk", nun_column_list_walk (NUN_COLUMN_LIST (list), 1));
  DO ("walk", nun_column_list_walk (NUN_COLUMN_LIST (list), 1));
  item = nun_column_list_get_selected (NUN_COLUMN_LIST (list));
  name = nun_column_item_get_name (item);
  DO ("edit the unit", nun_session_set (session, table, name, "unit", "Jy", NULL));
  DO ("undo", nun_session_undo (session));
  DO ("accept one", nun_column_list_accept (NUN_COLUMN_LIST (list)));
  DO ("undo", nun_session_undo (session));
  DO ("select all",
      gtk_widget_activate_action (gtk_widget_get_last_child (view), "list.select-all", NULL));
  DO ("edit all", edit_chosen (session, table, list));
  DO ("undo", nun_session_undo (session));
  DO ("accept all", nun_column_list_accept_chosen (NUN_COLUMN_LIST (list)));
  DO ("undo", nun_session_undo (session));
  DO ("redo", nun_session_redo (session));
}

static gboolean
is_open (gpointer session)
{
  return nun_session_is_open (session) && !nun_session_is_busy (session);
}

int
main (int argc, char **argv)
{
  NunSession          *session;
  const NunCollection *collection;
  g_autofree char     *table = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (argc != 2)
    {
      g_printerr ("turns PUBLICATION\n");
      return 2;
    }
  DO ("window", (window = nun_window_new (NULL), gtk_window_present (GTK_WINDOW (window))));
  session = nun_window_get_session (window);
  DO ("open", nun_window_open (window, argv[1]));
  wait_for ("the publication", is_open, session);
  collection = nun_description_get_collection (nun_session_get_description (session), 0);
  table = g_strdup (collection->name);
  DO ("Files step", nun_window_show_step (window, NUN_STEP_FILES));
  DO ("Meaning step", nun_window_show_step (window, NUN_STEP_MEANING));
  if (collection->kind == NUN_COLLECTION_TABLE)
    use_table (session, table);
  else
    use_images (session, table);
  DO ("About step", nun_window_show_step (window, NUN_STEP_ABOUT));
  DO ("Meaning step again", nun_window_show_step (window, NUN_STEP_MEANING));
  return 0;
}
