#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The header of one file, to be read and searched: "Header of FILE".  Reads the file in a thread.  path: absolute; hdu, index: as in
 * describe/dataset.h. */
#define NUN_TYPE_HEADER_WINDOW (nun_header_window_get_type ())
G_DECLARE_FINAL_TYPE (NunHeaderWindow, nun_header_window, NUN, HEADER_WINDOW, AdwWindow)

/* Lets the selected keyword become the rule of one of these fields (keys, NULL-terminated), as dragging its card onto a row
 * of the fields does: signal "use" (string field, string keyword). */
void nun_header_window_offer (NunHeaderWindow *self, const char *const *fields);

/* Shows it above the window of that widget. */
NunHeaderWindow *nun_header_window_present (GtkWidget *owner, const char *path, int hdu, int index);

G_END_DECLS
