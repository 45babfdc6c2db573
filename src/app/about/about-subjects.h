#pragma once

#include "app/widgets/field-editor.h"

G_BEGIN_DECLS

/* Gives the question for subjects words to press: those of the thesaurus (vocabulary/uat.h) that begin as what is being typed
 * does, when a copy is on this machine.  The copy is looked for once, in a thread. */
void nun_about_subjects_add (NunFieldEditor *editor);

G_END_DECLS
