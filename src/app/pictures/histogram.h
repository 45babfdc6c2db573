#pragma once

#include <gtk/gtk.h>

#include "files/profile.h"

G_BEGIN_DECLS

/* The distribution of a column's numbers as bars from minimum to maximum.  Main thread. */
#define NUN_TYPE_HISTOGRAM (nun_histogram_get_type ())
G_DECLARE_FINAL_TYPE (NunHistogram, nun_histogram, NUN, HISTOGRAM, GtkWidget)

GtkWidget *nun_histogram_new (void);

/* Copies what it needs; a profile without a range, or NULL, hides the widget. */
void nun_histogram_set_profile (NunHistogram *self, const NunColumnProfile *profile);

G_END_DECLS
