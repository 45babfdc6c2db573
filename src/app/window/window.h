#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* The window of one publication: the steps at the left, the visible step, and the welcome page while
 * nothing is open. */
#define NUN_TYPE_WINDOW (nun_window_get_type ())
G_DECLARE_FINAL_TYPE (NunWindow, nun_window, NUN, WINDOW, AdwApplicationWindow)

NunWindow *nun_window_new (GtkApplication *application);

/* Whether nothing is open, nor about to be. */
gboolean nun_window_is_empty (NunWindow *self);
gboolean nun_window_shows (NunWindow *self, const char *path);

/* Each only while the window is empty; errors are shown on the welcome page. */
void nun_window_open (NunWindow *self, const char *path);
void nun_window_create (NunWindow *self, const char *path);

/* A new publication beside the first of these tables, which are then imported. */
void nun_window_create_from (NunWindow *self, const char *const *tables);

NunSession *nun_window_get_session (NunWindow *self); /* borrowed */
void        nun_window_show_step (NunWindow *self, NunStep step);

G_END_DECLS
