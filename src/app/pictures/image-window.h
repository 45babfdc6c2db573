#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One image of a file: its grey levels can be chosen, and what is under the pointer is told in pixels, value and place on
 * the sky. */
#define NUN_TYPE_IMAGE_WINDOW (nun_image_window_get_type ())
G_DECLARE_FINAL_TYPE (NunImageWindow, nun_image_window, NUN, IMAGE_WINDOW, AdwWindow)

/* Shows it above the window of that widget.  path: absolute; hdu: of the image, below 0 for the first one that lies on
 * the sky, else the first one. */
NunImageWindow *
nun_image_window_present (GtkWidget *owner, const char *title, const char *path, int hdu);

/* The same for what a service gives out under that URL, at most some gigabytes. */
NunImageWindow *nun_image_window_present_url (GtkWidget *owner, const char *title, const char *url);

G_END_DECLS
