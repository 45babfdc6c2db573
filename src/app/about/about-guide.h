#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a beginner may want to know before answering a question of the About step: some sentences that are folded away
 * under a question such as "What makes a good description?".  NULL when there is nothing to explain. */
GtkWidget *nun_about_guide_new (const char *key);

G_END_DECLS
