#pragma once

#include "app/widgets/page.h"
#include "app/widgets/turns.h"
#include "app/window/welcome.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* What window.c and window-life.c share; nobody else includes it. */

struct _NunWindow
{
  AdwApplicationWindow parent_instance;

  NunSession *session;
  char       *opening; /* path that is being opened */
  GStrv       tables;  /* to be imported once it is open */
  char *made_before; /* the table whose publication is opened instead of making another; or NULL */
  gboolean
        is_made_for_tables; /* nobody asked for the file itself: it goes if nothing comes into it */
  char *litter;             /* path of such a file, to be deleted when it is closed */
  gboolean  closed;
  AdwToast *undo_toast;         /* the one that offers undo, or NULL */
  char     *undo_what;          /* what it takes back ... */
  gboolean  undo_is_next;       /* ... once that is done */
  guint     adapting;           /* idle source */
  NunTurns  building;           /* pages, or taking them down */
  NunPage  *pages[NUN_N_STEPS]; /* children of the stack; NULL before they are built */

  /* the template */
  AdwWindowTitle  *window_title;
  GtkWidget       *steps_button;
  GtkWidget       *back_button;
  GtkWidget       *next_button;
  GtkWidget       *menu_button;
  GtkWidget       *failure_bar;
  GtkLabel        *failure_label;
  GtkWidget       *save_again_button;
  AdwToastOverlay *toasts;
  GtkStack        *main_stack;
  NunWelcome      *welcome;
  GtkWidget       *opening_spinner;
  AdwFlap         *flap;
  GtkListBox      *step_list;
  GtkStack        *stack;
  GMenu           *recent_menu;
  GMenu           *undo_section;
};

/* window.c */
void nun_window_show_main (NunWindow *self, GtkWidget *child); /* welcome, spinner or the steps */
void nun_window_update_all (NunWindow *self);

/* window-pages.c.  The page of a step, which is made if need be.  The other makes those that are not there yet, and builds them, in
 * turns in which nobody wants anything else. */
NunPage *nun_window_page (NunWindow *self, NunStep step);
void     nun_window_build_pages (NunWindow *self);

/* Takes the pages down in the same way, then destroys the window and lets the application go that it held. */
void nun_window_end (NunWindow *self);

/* window-life.c */
void     nun_window_new_publication (GtkWidget *widget, const char *action, GVariant *parameter);
void     nun_window_open_files (GtkWidget *widget, const char *action, GVariant *parameter);
void     nun_window_make_another (GtkWidget *widget, const char *action, GVariant *parameter);
void     nun_window_take_drop (NunWelcome *welcome, char **paths, NunWindow *self);
gboolean nun_window_close_request (GtkWindow *window);

G_END_DECLS
