#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Sentences about many files, to be searched. */
#define NUN_TYPE_REMARKS_WINDOW (nun_remarks_window_get_type ())
G_DECLARE_FINAL_TYPE (NunRemarksWindow, nun_remarks_window, NUN, REMARKS_WINDOW, AdwWindow)

/* Shows them above the window of that widget.  sentences: of char*, copied. */
GtkWindow *nun_remarks_window_present (GtkWidget *owner, const char *title, GPtrArray *sentences);

/* How many the search leaves. */
guint nun_remarks_window_get_n_shown (NunRemarksWindow *self);

G_END_DECLS
