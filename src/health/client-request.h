#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the VO's clients send for a question: the very URL, and a text that asks it.  Pure functions, any thread.  The
 * forms are as they were seen at a logging server: of pyVO 1.2.1 and 1.9, STILTS 3.4.7, TOPCAT 4.8.7 (its dialogs) and Aladin
 * 12.001 (the scan of its discovery tree). */

#define NUN_CLIENT_ERROR (nun_client_error_quark ())
typedef enum
{
  NUN_CLIENT_ERROR_QUESTION, /* the service cannot be asked so; the sentence says what it needs */
} NunClientError;
GQuark nun_client_error_quark (void);

typedef enum
{
  NUN_CLIENT_PYVO,
  NUN_CLIENT_STILTS,
  NUN_CLIENT_TOPCAT,
  NUN_CLIENT_ALADIN,
  NUN_CLIENT_CURL,
  NUN_N_CLIENTS
} NunClient;

const char *nun_client_get_id (NunClient self);   /* "pyvo" */
const char *nun_client_get_name (NunClient self); /* "pyVO" */
gboolean    nun_client_find (const char *id, NunClient *client);

typedef enum
{
  NUN_ASK_CONE,
  NUN_ASK_SIA1,
  NUN_ASK_SIA2,
  NUN_ASK_SSAP,
  NUN_ASK_LINKS,
  NUN_ASK_SODA,
  NUN_N_ASKS
} NunAsk;

const char *nun_ask_get_id (
    NunAsk self); /* "scs", "sia1", "sia2", "ssap", "datalink", "soda": as the host names them */
const char *nun_ask_get_name (NunAsk self); /* "Simple Cone Search" */
gboolean    nun_ask_find (const char *id, NunAsk *ask);

/* Where it lies below base_url.  g_free. */
char *nun_ask_url (NunAsk self, const char *base_url, const char *table);

/* Borrows its strings.  To begin with: nun_client_question_init. */
typedef struct
{
  double ra_deg, dec_deg; /* ICRS; both NaN: no place */
  double radius_deg;      /* of the circle around it */
  double band_m[2];       /* wavelengths in vacuum; NaN: open */
  double time_mjd[2];     /* NaN: open */
  const char
      *format;    /* of the data: "image/fits" or a word of the protocol; NULL: the client's own */
  const char *id; /* of DataLink and SODA: the dataset's obs_publisher_did */
  gint64      max_rows;  /* MAXREC; -1: not said */
  int         verbosity; /* VERB; -1: the client's own */
} NunClientQuestion;

void nun_client_question_init (NunClientQuestion *self);

typedef struct
{
  char *url; /* what goes out; NULL where the client cannot ask it */
  char   *
      command; /* a Python program or a line for a shell that asks it and runs as it is; NULL: there is none */
  char *steps; /* what to open and type where the client is a window; NULL: it is none */
  char **
      remarks; /* sentences: what the client leaves out or changes, and what to do; NULL-terminated, never NULL */
} NunClientRequest;

/* service_url: with or without a trailing "?".  NULL and NUN_CLIENT_ERROR_QUESTION when the question does not fit
 * the service: no place for a cone search, a place out of range, no identifier for DataLink. */
NunClientRequest *nun_client_request_new (NunClient                client,
                                          NunAsk                   ask,
                                          const char              *service_url,
                                          const NunClientQuestion *question,
                                          GError                 **error);
void              nun_client_request_free (NunClientRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunClientRequest, nun_client_request_free)

G_END_DECLS
