#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What clients asked of a host: the last requests, kept in memory only and bounded.  Any thread. */

#define NUN_ACCESS_LOG_MOST 1000

typedef struct
{
  guint64  number;  /* from 1, in the order in which they ended */
  gint64   time_us; /* when it came: microseconds since 1970 */
  char    *method;
  char    *target;  /* path and query as they came, at most 2,048 characters; valid UTF-8 */
  char    *agent;   /* the client's own words, at most 200 characters; "" unknown */
  char    *address; /* of the machine that asked */
  guint    status;
  gint64   n_bytes; /* of the body, as they went out */
  double   seconds; /* from the request's head to the last byte */
  gboolean is_cut;  /* the client went away, or was too slow */
} NunAccess;

typedef struct _NunAccessLog NunAccessLog;

NunAccessLog *nun_access_log_new (void);
void          nun_access_log_free (NunAccessLog *self);

/* Writes down the requests of a SoupServer from now on; under its context. The log must outlive the server. */
void nun_access_log_watch (NunAccessLog *self, gpointer server);

/* Those with a number above `after`, the oldest first, at most NUN_ACCESS_LOG_MOST.  GPtrArray of NunAccess that frees its items. */
GPtrArray *nun_access_log_get (NunAccessLog *self, guint64 after);

/* The program that speaks so: "pyVO", "STILTS or TOPCAT", "Aladin", "curl", "a browser"; the first word of what is
 * unknown, "" for nothing.  g_free. */
char *nun_access_client (const char *agent);

/* One line for people and for grep: "2026-01-31T12:00:00Z 200 GET /t/scs.xml?RA=... 1234 B 12 ms pyVO".  g_free. */
char *nun_access_to_line (const NunAccess *self);

G_END_DECLS
