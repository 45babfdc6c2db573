#pragma once

#include <gtk/gtk.h>

#include "describe/finding.h"

G_BEGIN_DECLS

/* What rows about findings have in common, whatever else they show.  Floating references; main thread. */

/* The mark of a severity; words say it to those who do not see it. */
GtkWidget *nun_finding_row_make_icon (NunSeverity severity, const char *words);

/* The button that does what the finding's mend says; it must have edits. */
GtkWidget *nun_finding_row_make_mend (const NunFinding *finding);

/* The row remembers where the finding is mended; the handler of its list's "row-activated" leads there. */
void nun_finding_row_set_place (GtkWidget *row, const NunFinding *finding);
void nun_finding_row_activate (GtkListBox *list, GtkListBoxRow *row);

G_END_DECLS
