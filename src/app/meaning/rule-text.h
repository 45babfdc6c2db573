#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* The rules of a collection as a text file, out and in.  Both ask for the file; what goes wrong is told by the window's action
 * "wizard.fail". */
void nun_rule_text_export (GtkWidget *owner, NunSession *session, const char *table);

/* As one edit, to be undone. */
void nun_rule_text_import (GtkWidget *owner, NunSession *session, const char *table);

/* The edits of nun_session_set_all that such a text makes; NULL and the error where it cannot be read.  An empty list where all is as
 * it says. */
GVariant *nun_rule_text_edits (NunDescription *description,
                               const char     *table,
                               const char     *text,
                               GError        **error);

G_END_DECLS
