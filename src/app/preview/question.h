#pragma once

#include "serve/protocol.h"

G_BEGIN_DECLS

/* A question to a service as a form of inputs, made of the protocol's own table of parameters: most inputs are a parameter, some
 * are the part of one that people think of in parts.  What is typed is never refused: it goes out as it is, and the judge
 * says beforehand what the service will say.  Pure functions, any thread. */

typedef enum
{
  NUN_PART_WHOLE, /* the parameter as it is sent */
  NUN_PART_RA,
  NUN_PART_DEC,
  NUN_PART_RADIUS,    /* degrees, also where the protocol wants a diameter */
  NUN_PART_FROM_WAVE, /* nanometres, where the protocol wants metres */
  NUN_PART_TO_WAVE,
  NUN_PART_FROM_DATE, /* as observe/date.h reads it, or a year, which is its beginning */
  NUN_PART_TO_DATE,
} NunPart;

typedef struct
{
  const NunProtocol  *protocol;
  const NunParameter *parameter;
  NunPart             part;
  gboolean            is_rare;
  char               *label; /* translated, with unit and perhaps a mnemonic */
  char               *help;  /* what it is, what it may be, how the protocol calls it */
  const char         *hint;  /* a short example, or NULL */
  const char         *initial;
  GStrv               choices; /* all that it may be, the one that is not sent first; or NULL */
} NunInput;

/* Of NunInput: the place first, then how many rows, what else is usual, and the rest.  The protocol has parameters. */
GPtrArray *nun_inputs_new (const NunProtocol *protocol);

/* Whether the form can ask that protocol. */
gboolean nun_protocol_has_form (const NunProtocol *protocol);

/* texts: as many as inputs, as they were typed; "" for none.  service_url with or without its "?".  g_free. */
char *nun_inputs_make_url (GPtrArray *inputs, const char *const *texts, const char *service_url);

/* What is wrong with the input at that index: a sentence, NULL for nothing.  An empty one is wrong only where another needs
 * it.  g_free. */
char *nun_inputs_judge (GPtrArray *inputs, const char *const *texts, guint index);

/* The number in a part, NaN for none; wavelengths in nanometres, dates as MJD. */
double nun_inputs_get_number (GPtrArray *inputs, const char *const *texts, NunPart part);

/* Where it stands in the form, or -1.  parameter: NULL for any. */
int nun_inputs_find (GPtrArray *inputs, const char *parameter, NunPart part);

G_END_DECLS
