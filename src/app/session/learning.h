#pragma once

#include "describe/personal-learn.h"

G_BEGIN_DECLS

/* The personal vocabulary (describe/personal.h) as all windows of the program share it: read at the start, written when
 * somebody has taught something.  Main thread; the file is only touched in a thread.
 *
 * Signals: "changed" () when it says something else; "failed" (string) when what was taught could not be read or kept;
 * "told" (string) what came of an import or an export, good or bad. */
#define NUN_TYPE_LEARNING (nun_learning_get_type ())
G_DECLARE_FINAL_TYPE (NunLearning, nun_learning, NUN, LEARNING, GObject)

NunLearning *
nun_learning_get (void); /* the only one, borrowed; reads the file when it is first asked for */

NunPersonal *nun_learning_get_personal (NunLearning *self); /* borrowed; never NULL */

/* Keeps what the edits between these two teach. */
void nun_learning_learn (NunLearning *self, NunDescription *before, NunDescription *after);

/* Forgets one section of the text (nun_personal_to_text), from its heading to the next; or knows it again. */
void nun_learning_forget (NunLearning *self, const char *section);
void nun_learning_remember (NunLearning *self, const char *section);

/* Knows the entries of that file too; where they differ the file's count. */
void nun_learning_import (NunLearning *self, const char *path);

/* Writes all of it into another file. */
void nun_learning_export (NunLearning *self, const char *path);

gboolean nun_learning_is_busy (NunLearning *self);

/* Waits until everything is on the disk: before the program ends. */
void nun_learning_flush (NunLearning *self);

G_END_DECLS
