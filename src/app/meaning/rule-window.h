#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* Where a rule is mended: its text, what it gives for some files while it is typed, and the header of one of them to pick
 * keywords from.  Applying it is a decision like any other; the files are gone through again by themselves. */
#define NUN_TYPE_RULE_WINDOW (nun_rule_window_get_type ())
G_DECLARE_FINAL_TYPE (NunRuleWindow, nun_rule_window, NUN, RULE_WINDOW, AdwWindow)

/* Shows it above the window of that widget.  field: an observation field of the table of observations. */
GtkWindow *nun_rule_window_present (GtkWidget       *owner,
                                    NunSession      *session,
                                    NunObservations *observations,
                                    const char      *field);

/* The same rule with that keyword as its source, its steps kept; as_well: only where the keywords that it has are missing.
 * g_free. */
char *nun_rule_text_with_keyword (const char *rule, const char *keyword, gboolean as_well);

G_END_DECLS
