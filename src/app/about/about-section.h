#pragma once

#include "app/widgets/field-editor.h"

G_BEGIN_DECLS

/* A group of questions of the About step under one heading, with a sentence on why they are asked and how many answers are
 * still needed; what few people need to answer lies folded away. */
#define NUN_TYPE_ABOUT_SECTION (nun_about_section_get_type ())
G_DECLARE_FINAL_TYPE (NunAboutSection, nun_about_section, NUN, ABOUT_SECTION, AdwBin)

/* Both translated. */
GtkWidget *nun_about_section_new (const char *title, const char *explanation);

/* further: folded away until it is answered or asked for.  The editor is taken. */
void nun_about_section_add (NunAboutSection *self, NunFieldEditor *editor, gboolean further);

/* Shows what the session says now; findings (of NunFinding) tell what is missing.  table: NULL for the publication. */
void nun_about_section_refresh (NunAboutSection *self, const char *table, GPtrArray *findings);

/* Puts the focus into that question; FALSE when it is not here. */
gboolean nun_about_section_focus (NunAboutSection *self, const char *key);

G_END_DECLS
