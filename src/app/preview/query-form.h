#pragma once

#include <adwaita.h>

#include "app/preview/question.h"

G_BEGIN_DECLS

/* The form for a question to one protocol, made of its inputs (question.h): the usual ones, the others folded, and below them what is
 * wrong, or what the input that has the focus means.  Signals "changed" (), and "run" () for Enter in an entry. */
#define NUN_TYPE_QUERY_FORM (nun_query_form_get_type ())
G_DECLARE_FINAL_TYPE (NunQueryForm, nun_query_form, NUN, QUERY_FORM, AdwBin)

/* What is typed stays where the new protocol has the same input. */
void               nun_query_form_set_protocol (NunQueryForm *self, const NunProtocol *protocol);
const NunProtocol *nun_query_form_get_protocol (NunQueryForm *self); /* NULL before the first */

/* Everything as it is at first. */
void nun_query_form_reset (NunQueryForm *self);

/* An input that the protocol does not have is passed over.  parameter: NULL for any. */
void nun_query_form_set (NunQueryForm *self, const char *parameter, NunPart part, const char *text);
void nun_query_form_set_number (NunQueryForm *self, NunPart part, double number);

/* Borrowed until the input changes; "" for none. */
const char *nun_query_form_get (NunQueryForm *self, const char *parameter, NunPart part);

/* As nun_inputs_get_number. */
double nun_query_form_get_number (NunQueryForm *self, NunPart part);

/* The entry of a part, borrowed until another protocol is set, or NULL. */
GtkEditable *nun_query_form_get_entry (NunQueryForm *self, NunPart part);

/* What is typed as a URL, g_free. */
char *nun_query_form_make_url (NunQueryForm *self, const char *service_url);

G_END_DECLS
