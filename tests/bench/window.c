/* window FILE: from the start to the first frame, and frames a second while FILE (a table) is imported.  Prints both; every frame
 * is asked for, so that a frame that is late was kept waiting.  Run it under tests/gui/run-headless.sh. */
#include <glib/gstdio.h>

#include "app/application.h"
#include "app/window/window.h"

typedef struct
{
  const char *table;
  gint64      start_us, first_us, import_us, last_us;
  guint       n_frames;
  gint64      longest_us; /* between two frames while the import runs */
  NunWindow  *window;
} Bench;

static void
finish (Bench *bench)
{
  double seconds = (double) (g_get_monotonic_time () - bench->import_us) / G_USEC_PER_SEC;

  g_print ("first frame after %.0f ms\n", (double) (bench->first_us - bench->start_us) / 1e3);
  g_print ("import of %s in %.1f s: %.1f frames/s, longest pause %.0f ms\n", bench->table, seconds,
           bench->n_frames / seconds, (double) bench->longest_us / 1e3);
  gtk_window_close (GTK_WINDOW (bench->window));
}

static gboolean
look (gpointer data)
{
  Bench      *bench = data;
  NunSession *session = nun_window_get_session (bench->window);

  if (!nun_session_is_open (session) || nun_session_is_working (session))
    return G_SOURCE_CONTINUE;
  if (nun_description_get_n_collections (nun_session_get_description (session)) == 0)
    return G_SOURCE_CONTINUE;
  finish (bench);
  return G_SOURCE_REMOVE;
}

static void
begin_import (Bench *bench)
{
  const char *tables[] = { bench->table, NULL };

  bench->import_us = bench->last_us = g_get_monotonic_time ();
  nun_window_create_from (bench->window, tables);
  g_timeout_add (20, look, bench);
}

static void
on_painted (GdkFrameClock *clock, Bench *bench)
{
  gint64 now = g_get_monotonic_time ();

  if (bench->first_us == 0)
    {
      bench->first_us = now;
      begin_import (bench);
      return;
    }
  bench->n_frames++;
  bench->longest_us = MAX (bench->longest_us, now - bench->last_us);
  bench->last_us = now;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
on_realize (GtkWidget *widget, Bench *bench)
{
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_painted),
                    bench);
  gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

static void
on_activate (GtkApplication *application, Bench *bench)
{
  bench->window = nun_window_new (application);
  g_signal_connect (bench->window, "realize", G_CALLBACK (on_realize), bench);
  gtk_window_present (GTK_WINDOW (bench->window));
}

int
main (int argc, char **argv)
{
  Bench                      bench = { .start_us = g_get_monotonic_time () };
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  if (argc != 2)
    {
      g_printerr ("window TABLE\n");
      return 2;
    }
  bench.table = argv[1];
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &bench);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
