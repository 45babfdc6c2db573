#pragma once

#include <gtk/gtk.h>

#include "describe/field.h"

G_BEGIN_DECLS

/* What can be chosen for a field of a closed kind: TERM, TERMS, ROLE, LEVEL, FLAG, FRAME.  Main thread. */
typedef struct _NunChoices NunChoices;

NunChoices *nun_choices_new (const NunField *field);
void        nun_choices_free (NunChoices *self);

guint       nun_choices_get_n (const NunChoices *self);
const char *nun_choices_get_id (const NunChoices *self, guint i);    /* "" for "not said" */
const char *nun_choices_get_label (const NunChoices *self, guint i); /* translated */

/* Index of the value, or GTK_INVALID_LIST_POSITION. */
guint nun_choices_find (const NunChoices *self, const char *value);

/* Whether choice i is among the parts of a value like "Radio; Optical". */
gboolean nun_choices_is_in_list (const NunChoices *self, guint i, const char *value);

GtkStringList *nun_choices_make_labels (const NunChoices *self); /* transfer full */

/* Lets GTK_INVALID_LIST_POSITION be set as what is selected; once, before anything listens to the drop-down. */
void nun_choices_allow_none (GtkDropDown *drop);

G_END_DECLS
