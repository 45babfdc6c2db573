#pragma once

#include "frames.h"

G_BEGIN_DECLS

/* What the tests of looks share: whether everything on a page or in a dialog lies inside its window, for windows of all sizes.
 * What does not is told by g_test_message, and the test fails. */

#define USUAL_DPI 96
#define LARGE_DPI 192

typedef struct
{
  const char      *name;
  int              width_px, height_px, dpi;
  GtkTextDirection direction;
} Mode;

/* After gtk_test_init(): libadwaita, and the program's own style as the application loads it. */
void dress (void);

/* Before and after windows of that kind. */
void enter (const Mode *mode);
void leave (void);

/* Between the two, with a window in which the table is open; for g_test_add, with a Mode as its data. */
void set_up_inside (Bench *bench, gconstpointer mode);
void tear_down_inside (Bench *bench, gconstpointer unused);

/* Makes the window as large as the mode says, as far as its contents let it. */
void fit (GtkWidget *window, const Mode *mode);

/* what: where it was seen, for the message. */
void assert_inside (GtkWidget *window, int width_px, const char *what);

void unfold (GtkWidget *widget); /* all that is folded below it */

/* All of these unfold what can be unfolded first; a dialog is destroyed in the end. */
void look_at_step (Bench *bench, const Mode *mode, NunStep step);
void look_at_dialog (GtkWidget *dialog, const Mode *mode);
void look_at_dialog_of (const char *type, const Mode *mode);
void look_at_windows (Bench *bench, const Mode *mode); /* those that the menu opens */

void start_host (Bench *bench);

G_END_DECLS
