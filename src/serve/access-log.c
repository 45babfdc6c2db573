/* A bounded list of the last requests, filled from the server's own signals. */
#include "serve/access-log.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <libsoup/soup.h>
#include <string.h>

#define LONGEST_TARGET 2048
#define LONGEST_AGENT 200
#define TRACE_KEY "nun-access-trace"

struct _NunAccessLog
{
  GMutex  lock;
  GQueue  accesses; /* of NunAccess, the oldest first */
  guint64 last;     /* number */
};

/* What is known of a request before its end: hangs on the message. */
typedef struct
{
  gint64 time_us, begin_us;
  gint64 n_bytes;
} Trace;

static void
access_free (gpointer data)
{
  NunAccess *self = data;

  g_free (self->method);
  g_free (self->target);
  g_free (self->agent);
  g_free (self->address);
  g_free (self);
}

static NunAccess *
access_copy (const NunAccess *from)
{
  NunAccess *self = g_new (NunAccess, 1);

  *self = *from;
  self->method = g_strdup (from->method);
  self->target = g_strdup (from->target);
  self->agent = g_strdup (from->agent);
  self->address = g_strdup (from->address);
  return self;
}

NunAccessLog *
nun_access_log_new (void)
{
  NunAccessLog *self = g_new0 (NunAccessLog, 1);

  g_mutex_init (&self->lock);
  g_queue_init (&self->accesses);
  return self;
}

void
nun_access_log_free (NunAccessLog *self)
{
  g_queue_clear_full (&self->accesses, access_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* -- writing ------------------------------------------------------------------------------------------ */

static void
add (NunAccessLog *self, NunAccess *access)
{
  g_mutex_lock (&self->lock);
  access->number = ++self->last;
  g_queue_push_tail (&self->accesses, access);
  if (self->accesses.length > NUN_ACCESS_LOG_MOST)
    access_free (g_queue_pop_head (&self->accesses));
  g_mutex_unlock (&self->lock);
}

static char *
bounded (const char *text, gsize most)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), (glong) most));
}

static char *
target_of (SoupServerMessage *message)
{
  GUri            *uri = soup_server_message_get_uri (message);
  const char      *query = uri != NULL ? g_uri_get_query (uri) : NULL;
  g_autofree char *whole = NULL;

  if (uri == NULL)
    return g_strdup ("");
  whole = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
  return bounded (whole, LONGEST_TARGET);
}

static void
write_down (NunAccessLog *self, SoupServerMessage *message, gboolean is_cut)
{
  const Trace        *trace = g_object_get_data (G_OBJECT (message), TRACE_KEY);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  NunAccess          *access = g_new0 (NunAccess, 1);

  access->method = bounded (soup_server_message_get_method (message), 20);
  access->target = target_of (message);
  access->agent = bounded (soup_message_headers_get_one (headers, "User-Agent"), LONGEST_AGENT);
  access->address = bounded (soup_server_message_get_remote_host (message), LONGEST_AGENT);
  access->status = soup_server_message_get_status (message);
  access->is_cut = is_cut;
  if (trace != NULL)
    {
      access->time_us = trace->time_us;
      access->n_bytes = trace->n_bytes;
      access->seconds = (double) (g_get_monotonic_time () - trace->begin_us) / G_USEC_PER_SEC;
    }
  add (self, access);
}

static void
on_wrote (SoupServerMessage *message, guint n_bytes, gpointer user_data)
{
  Trace *trace = user_data;

  trace->n_bytes += n_bytes;
}

static void
on_started (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  Trace *trace = g_new0 (Trace, 1);

  trace->time_us = g_get_real_time ();
  trace->begin_us = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (message), TRACE_KEY, trace, g_free);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_wrote), trace);
}

static void
on_finished (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  write_down (user_data, message, FALSE);
}

/* A connection that ends before it asks for anything has no method. */
static void
on_aborted (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  if (soup_server_message_get_method (message) != NULL &&
      soup_server_message_get_uri (message) != NULL)
    write_down (user_data, message, TRUE);
}

void
nun_access_log_watch (NunAccessLog *self, gpointer server)
{
  g_signal_connect (server, "request-started", G_CALLBACK (on_started), self);
  g_signal_connect (server, "request-finished", G_CALLBACK (on_finished), self);
  g_signal_connect (server, "request-aborted", G_CALLBACK (on_aborted), self);
}

/* -- reading ------------------------------------------------------------------------------------------ */

GPtrArray *
nun_access_log_get (NunAccessLog *self, guint64 after)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (access_free);

  g_mutex_lock (&self->lock);
  for (GList *l = self->accesses.head; l != NULL; l = l->next)
    if (((NunAccess *) l->data)->number > after)
      g_ptr_array_add (found, access_copy (l->data));
  g_mutex_unlock (&self->lock);
  return found;
}

/* The words that clients put into their User-Agent, the most telling first. */
char *
nun_access_client (const char *agent)
{
  static const struct
  {
    const char *word, *name;
  } known[] = {
    { "pyvo", "pyVO" },       { "astroquery", "astroquery" },
    { "aladin", "Aladin" },   { "topcat", "TOPCAT" },
    { "stilts", "STILTS" },   { "stil", N_ ("STILTS or TOPCAT") },
    { "firefox", "Firefox" }, { "chrome", "Chrome" },
    { "safari", "Safari" },   { "curl", "curl" },
    { "wget", "Wget" },       { "nuncius", "Nuncius" },
    { "python", "Python" },   { "java", "Java" },
  };
  g_autofree char *lower = g_ascii_strdown (agent, -1);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strstr (lower, known[i].word) != NULL)
      return g_strdup (_ (known[i].name));
  return g_strndup (agent, strcspn (agent, "/ ("));
}

char *
nun_access_to_line (const NunAccess *self)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (self->time_us / G_USEC_PER_SEC);
  g_autofree char      *time = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char      *client = nun_access_client (self->agent);

  return g_strdup_printf ("%s %u %s %s %" PRId64 " B %.0f ms %s%s", time, self->status,
                          self->method, self->target, self->n_bytes, self->seconds * 1000,
                          *client != 0 ? client : "-", self->is_cut ? " cut" : "");
}
