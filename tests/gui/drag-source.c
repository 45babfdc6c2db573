/* drag-source PATH...: a small window out of which these files can be dragged, as out of a file manager.  It prints how the drag
 * goes, a word a line: "shown", "begun", "taken" when what is below the pointer would take them, "left" when no longer, "ended". */
#include <gtk/gtk.h>
#include <stdio.h>

static void
say (const char *word)
{
  puts (word);
  fflush (stdout);
}

static void
on_action (GdkDrag *drag)
{
  say (gdk_drag_get_selected_action (drag) != 0 ? "taken" : "left");
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (on_action), NULL);
  say ("begun");
}

static void
on_end (void)
{
  say ("ended");
}

static gboolean
on_frame (GtkWidget *window, GdkFrameClock *clock, gpointer unused)
{
  say ("shown");
  return G_SOURCE_REMOVE;
}

static void
offer (GtkWidget *window, int n_paths, char **paths)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GSList        *files = NULL;

  for (int i = n_paths - 1; i >= 0; i--)
    files = g_slist_prepend (files, g_file_new_for_commandline_arg (paths[i]));
  gtk_drag_source_set_content (source, gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files));
  g_slist_free_full (files, g_object_unref);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_end), NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
}

int
main (int argc, char **argv)
{
  GtkWidget *window;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Drag Source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 120);
  offer (window, argc - 1, argv + 1);
  gtk_widget_add_tick_callback (window, on_frame, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
