#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A request as protocols see it: a path and named values.  Immutable after birth; any thread. */

#define NUN_REQUEST_MAX_PARAMETERS 100
#define NUN_REQUEST_MAX_NAME 64    /* bytes of a parameter's name */
#define NUN_REQUEST_MAX_VALUE 1024 /* bytes of its value */
/* Of POS and POLYGON: as many corners as a region can have, written out in full. */
#define NUN_REQUEST_MAX_REGION 40960

typedef struct
{
  char *name, *value; /* decoded, valid UTF-8, no control characters */
} NunPair;

typedef struct
{
  char      *path;    /* below the base URL, beginning with "/" */
  GPtrArray *pairs;   /* of NunPair, as sent, in order */
  char      *problem; /* one sentence when the query could not be read whole, else NULL */
  GPtrArray *
      headers; /* of NunPair: the header lines that an answer may depend on (conditions, Range); none for a POST */
} NunRequest;

/* query, form: application/x-www-form-urlencoded, each may be NULL. */
NunRequest *nun_request_new (const char *path, const char *query, const char *form);
void        nun_request_free (NunRequest *self);

/* FALSE and NUN_SERVE_ERROR_REQUEST with the problem's sentence when there is one. */
gboolean nun_request_is_whole (const NunRequest *self, GError **error);

/* The first value of that name (any case), or NULL.  n: how often it was given; may be NULL. */
const char *nun_request_get (const NunRequest *self, const char *name, guint *n);

/* Header lines are added while the request is still one thread's; name without a colon, values of at most
 * NUN_REQUEST_MAX_VALUE bytes, longer ones are as good as none. */
void        nun_request_add_header (NunRequest *self, const char *name, const char *value);
const char *nun_request_get_header (const NunRequest *self, const char *name); /* or NULL */

/* "RA=1&DEC=2" of all pairs, encoded anew.  g_free. */
char *nun_request_to_query (const NunRequest *self);

/* What a protocol says of one of its parameters: read by the parser below, the HTML form and the tests. */
typedef struct
{
  const char *name;
  const char *unit;        /* NULL for none */
  const char *description; /* one line, through gettext */
  const char *fallback;    /* the value when it is not given; NULL: it must be given */
  const char *example;
  double      minimum, maximum; /* of numbers, both allowed */
} NunParameter;

/* Each reads a single-valued parameter, and fails with NUN_SERVE_ERROR_REQUEST and a sentence for the client
 * when it is missing, given twice, or not what it should be. */
gboolean nun_request_get_real (const NunRequest   *self,
                               const NunParameter *parameter,
                               double             *value,
                               GError            **error);

/* Above the maximum: an error when `strict`, else the maximum. */
gboolean nun_request_get_integer (const NunRequest   *self,
                                  const NunParameter *parameter,
                                  gboolean            strict,
                                  gint64             *value,
                                  GError            **error);

/* The fallback where it is not given or empty; borrowed. */
gboolean nun_request_get_text (const NunRequest   *self,
                               const NunParameter *parameter,
                               const char        **value,
                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunRequest, nun_request_free)

G_END_DECLS
