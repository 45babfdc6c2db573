/* A window on a publication of its own, and ways to look at it and to use it. */
#include "helpers.h"

#include <glib/gstdio.h>
#include <time.h>

#include "app/widgets/field-editor.h"

#define PATIENCE_S 20

void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
wait_for (const char *what, gboolean (*look) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_TIME_SPAN_SECOND;

  while (!look (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited %d seconds for %s", PATIENCE_S, what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static gboolean
has_table (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 1 &&
         g_list_model_get_n_items (nun_session_get_tasks (session)) == 0;
}

void
bench_set_up (Bench *bench, gconstpointer unused)
{
  g_autofree char   *sample = g_build_filename (g_getenv ("NUN_TEST_SAMPLE"), "messier.csv", NULL);
  g_autofree char   *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize              length;

  bench->folder = g_dir_make_tmp ("nuncius-window-XXXXXX", &error);
  g_assert_no_error (error);
  bench->table = g_build_filename (bench->folder, "messier.csv", NULL);
  g_file_get_contents (sample, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (bench->table, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  bench->window = nun_window_new (NULL);
  bench->session = g_object_ref (nun_window_get_session (bench->window));
  gtk_window_present (GTK_WINDOW (bench->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
}

void
bench_set_up_open (Bench *bench, gconstpointer unused)
{
  bench_set_up (bench, unused);
  g_assert_true (drop_file (find_type (GTK_WIDGET (bench->window), "NunWelcome"), bench->table));
  wait_for ("the table", has_table, bench->session);
}

static gboolean
is_gone (gpointer weak)
{
  g_autoptr (GObject) object = g_weak_ref_get (weak);

  return object == NULL;
}

void
bench_tear_down (Bench *bench, gconstpointer unused)
{
  GWeakRef    weak;
  GDir       *folder;
  const char *name;

  g_weak_ref_init (&weak, bench->session);
  gtk_window_close (GTK_WINDOW (bench->window));
  g_object_unref (bench->session);
  wait_for ("the session to end", is_gone, &weak);
  g_weak_ref_clear (&weak);

  folder = g_dir_open (bench->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (folder);
  g_assert_cmpint (g_rmdir (bench->folder), ==, 0);
  g_free (bench->folder);
  g_free (bench->table);
}

static gboolean
is_idle (gpointer session)
{
  return !nun_session_is_busy (session);
}

void
wait_for_idle (Bench *bench)
{
  wait_for ("the session to be idle", is_idle, bench->session);
}

/* -- looking --------------------------------------------------------------------------------------- */

static GtkWidget *
find (GtkWidget *root, gboolean (*test) (GtkWidget *, const char *), const char *text)
{
  if (test (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, test, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, const char *type_name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name);
}

GtkWidget *
find_type (GtkWidget *root, const char *type_name)
{
  return find (root, is_type, type_name);
}

static gboolean
is_button (GtkWidget *widget, const char *text)
{
  const char    *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  g_auto (GStrv) parts = label != NULL ? g_strsplit (label, "_", -1) : NULL;
  g_autofree char *plain = parts != NULL ? g_strjoinv ("", parts) : NULL;

  return g_strcmp0 (plain, text) == 0 && gtk_widget_get_mapped (widget);
}

GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  return find (root, is_button, label);
}

static gboolean
is_label (GtkWidget *widget, const char *part)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL;
}

gboolean
has_label (GtkWidget *root, const char *part)
{
  return find (root, is_label, part) != NULL;
}

/* What is to appear below a widget. */
typedef struct
{
  GtkWidget  *root;
  const char *text;
} Wanted;

static gboolean
is_there_label (gpointer wanted)
{
  return has_label (((Wanted *) wanted)->root, ((Wanted *) wanted)->text);
}

static gboolean
is_there_button (gpointer wanted)
{
  return find_button (((Wanted *) wanted)->root, ((Wanted *) wanted)->text) != NULL;
}

void
wait_for_label (GtkWidget *root, const char *part)
{
  wait_for (part, is_there_label, &(Wanted){ root, part });
}

void
wait_for_button (GtkWidget *root, const char *label)
{
  wait_for (label, is_there_button, &(Wanted){ root, label });
}

static gboolean
is_visible_page (GtkWidget *widget, const char *unused)
{
  return NUN_IS_PAGE (widget) && gtk_widget_get_mapped (widget);
}

GtkWidget *
visible_page (Bench *bench)
{
  return find (GTK_WIDGET (bench->window), is_visible_page, NULL);
}

static gboolean
is_editor (GtkWidget *widget, const char *key)
{
  return NUN_IS_FIELD_EDITOR (widget) &&
         g_str_equal (nun_field_editor_get_field (NUN_FIELD_EDITOR (widget))->key, key);
}

GtkWidget *
find_editor (GtkWidget *root, const char *key)
{
  GtkWidget *editor = find (root, is_editor, key);

  g_assert_nonnull (editor);
  return editor;
}

/* -- using ----------------------------------------------------------------------------------------- */

void
go_round (Bench *bench, GtkDirectionType direction)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  GtkWidget             *window = GTK_WIDGET (bench->window), *focus, *first;

  gtk_root_set_focus (GTK_ROOT (window), NULL);
  g_assert_true (gtk_widget_child_focus (window, direction));
  first = focus = gtk_root_get_focus (GTK_ROOT (window));
  do
    {
      g_test_message ("%s", G_OBJECT_TYPE_NAME (focus));
      g_assert_true (g_hash_table_add (met, focus));
      g_assert_true (gtk_widget_child_focus (window, direction));
      focus = gtk_root_get_focus (GTK_ROOT (window));
    }
  while (focus != first);
  g_assert_cmpuint (g_hash_table_size (met), >, 5);
}

void
go_round_each_step (Bench *bench)
{
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1000, 700);
  for (int step = 0; step < NUN_N_STEPS; step++)
    {
      nun_window_show_step (bench->window, (NunStep) step);
      spin (300);
      go_round (bench, GTK_DIR_TAB_FORWARD);
      go_round (bench, GTK_DIR_TAB_BACKWARD);
    }
}

void
type_into (GtkWidget *editor, const char *text)
{
  GtkWidget *entry = find_type (editor, "GtkEntry");
  GtkWidget *view = find_type (editor, "GtkTextView");

  if (entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      g_signal_emit_by_name (entry, "activate");
      return;
    }
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

gboolean
drop_file (GtkWidget *root, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (root);
  g_autoptr (GFile)      file = g_file_new_for_path (path);
  g_auto (GValue)        value = G_VALUE_INIT;
  gboolean               taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 5.0, 5.0, &taken);
    }
  return taken;
}

gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_width (widget) > 1 && gtk_widget_get_height (widget) > 1;
}

void
pinch (GtkWidget *widget, double scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint                  found = 0;

  wait_for ("its size", has_size, widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_ZOOM (controller))
        continue;
      g_signal_emit_by_name (controller, "begin", NULL);
      /* on the way there as well */
      g_signal_emit_by_name (controller, "scale-changed", (1.0 + scale) / 2.0);
      g_signal_emit_by_name (controller, "scale-changed", scale);
      found++;
    }
  g_assert_cmpuint (found, ==, 1);
}

char *
read_saved (Bench *bench, const char *table, const char *column, const char *key)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunStore) store = nun_store_open (nun_session_get_path (bench->session), TRUE, &error);
  g_autoptr (NunDescription) description = NULL;

  g_assert_no_error (error);
  description = nun_store_get_description (store);
  return g_strdup (nun_description_get_value (description, table, column, key));
}

double
at_work_ms (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

gboolean
is_examined (gpointer session)
{
  gboolean current;
  double   fraction;

  return nun_session_get_health (session, &current) != NULL && current &&
         !nun_session_is_examining (session, &fraction);
}
