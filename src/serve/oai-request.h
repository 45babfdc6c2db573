#pragma once

#include "serve/request.h"

G_BEGIN_DECLS

/* What a harvester asks (OAI-PMH 2.0, sections 3.6 and 4): the arguments of a verb, judged before anything is looked
 * up.  Pure: no clock, no store. */

typedef enum
{
  NUN_OAI_IDENTIFY,
  NUN_OAI_LIST_METADATA_FORMATS,
  NUN_OAI_LIST_SETS,
  NUN_OAI_GET_RECORD,
  NUN_OAI_LIST_IDENTIFIERS,
  NUN_OAI_LIST_RECORDS,
  NUN_OAI_N_VERBS
} NunOaiVerb;

typedef enum
{
  NUN_OAI_ARGUMENT_IDENTIFIER,
  NUN_OAI_ARGUMENT_PREFIX,
  NUN_OAI_ARGUMENT_FROM,
  NUN_OAI_ARGUMENT_UNTIL,
  NUN_OAI_ARGUMENT_SET,
  NUN_OAI_ARGUMENT_TOKEN,
  NUN_OAI_N_ARGUMENTS
} NunOaiArgument;

typedef enum
{
  NUN_OAI_FORMAT_VOR,
  NUN_OAI_FORMAT_DC,
  NUN_OAI_N_FORMATS
} NunOaiFormat;

typedef struct
{
  const char *code;     /* of the protocol: "badArgument" */
  char       *sentence; /* in English as all answers of the protocol */
} NunOaiError;

typedef struct
{
  NunOaiVerb verb;                           /* meaningless after badVerb */
  char      *arguments[NUN_OAI_N_ARGUMENTS]; /* as sent; NULL where not given */
  gboolean   is_plain; /* verb and arguments are understood: the answer repeats them */
  GPtrArray *errors;   /* of NunOaiError; empty when it can be answered */

  /* What a list is of; of a request with a token that which began the list. Seconds since 1970, both ends are in. */
  NunOaiFormat format;
  gint64       from_s, until_s;
  char        *set;              /* NULL: all */
  char        *from, *until;     /* as sent by the request that began the list */
  gint64       after_s;          /* behind this date and, of the same date, this identifier */
  char        *after_identifier; /* NULL: from the beginning */
  guint        cursor;           /* how many came before */
} NunOaiRequest;

/* key: what tokens are signed by. */
NunOaiRequest *nun_oai_request_new (const NunRequest *request, const char *key);
void           nun_oai_request_free (NunOaiRequest *self);

void nun_oai_request_fail (NunOaiRequest *self, const char *code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

const char *nun_oai_verb_name (NunOaiVerb verb);
const char *nun_oai_argument_name (NunOaiArgument argument);
const char *nun_oai_format_prefix (NunOaiFormat format); /* "ivo_vor", "oai_dc" */

#define NUN_OAI_SET "ivo_managed"

/* -- oai-token.c: the state of a list is in its token, signed, so that the server keeps none -- */

/* The token to go on behind the record of that date and identifier, of which `cursor` came before the next.  g_free. */
char *nun_oai_token_new (const NunOaiRequest *self,
                         gint64               after_s,
                         const char          *after_identifier,
                         guint                cursor,
                         const char          *key);

/* Fills the fields of the list from the token of the request; FALSE when it is none of this server's and verb's. */
gboolean nun_oai_token_read (NunOaiRequest *self, const char *token, const char *key);

/* "2026-01-31" or "2026-01-31T12:00:00Z" as its first and last second; FALSE for anything else. */
gboolean nun_oai_date_read (const char *text, gint64 *first_s, gint64 *last_s);

/* "2026-01-31T12:00:00Z"; g_free. */
char *nun_oai_date_text (gint64 time_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunOaiRequest, nun_oai_request_free)

G_END_DECLS
