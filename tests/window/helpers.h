#pragma once

#include "app/widgets/page.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* What the window tests share: a window on a publication in a folder of its own. */

typedef struct
{
  char       *folder;
  char       *table; /* a copy of the sample's Messier catalogue in it */
  NunWindow  *window;
  NunSession *session; /* the window's */
} Bench;

/* An empty window on screen. */
void bench_set_up (Bench *bench, gconstpointer unused);

/* ... in which the table was dropped and has been imported. */
void bench_set_up_open (Bench *bench, gconstpointer unused);
void bench_tear_down (Bench *bench, gconstpointer unused);

/* Runs the main loop until look() is true; the test fails after 20 seconds. */
void wait_for (const char *what, gboolean (*look) (gpointer data), gpointer data);
void wait_for_idle (Bench *bench); /* until the session has nothing left to write */
gboolean
     is_examined (gpointer session); /* to be waited for: the health report is there, and of now */
void wait_for_label (GtkWidget *root, const char *part);
void wait_for_button (GtkWidget *root, const char *label);
void spin (guint milliseconds);

/* Looks at the whole tree below root; NULL when there is none. */
GtkWidget *find_type (GtkWidget *root, const char *type_name);
GtkWidget *find_button (GtkWidget *root, const char *label); /* without underscores; visible */
gboolean   has_label (GtkWidget *root, const char *part);    /* a visible label that contains it */

/* The visible page, and the editor of a field on it. */
GtkWidget *visible_page (Bench *bench);
GtkWidget *find_editor (GtkWidget *root, const char *key);

/* Tab goes through the whole window and comes back: no widget keeps the focus, none is met twice before. */
void go_round (Bench *bench, GtkDirectionType direction);

void go_round_each_step (Bench *bench); /* both ways */

/* Types into the entry or text view of an editor. */
void type_into (GtkWidget *editor, const char *text);

/* Lets the file fall on the widget that takes files at or below root. */
gboolean drop_file (GtkWidget *root, const char *path);

/* For wait_for: whether the widget is on screen with a size of its own. */
gboolean has_size (gpointer widget);

/* Two fingers on the widget go so many times as far apart; it must have a gesture for that. */
void pinch (GtkWidget *widget, double scale);

/* What another program reads in the publication file.  g_free. */
char *read_saved (Bench *bench, const char *table, const char *column, const char *key);

/* What this thread has computed so far: others may have the processor meanwhile. */
double at_work_ms (void);

G_END_DECLS
