/* What probes share: a question whose exchange is kept in the report, and findings in the table that is examined. */
#include "health/probe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/embargo.h"

/* All questions to one table together; a service that needs more is slow, which is told then. */
#define MOST_SECONDS 120.0

/* Characters of a sentence or an address that a report shows. */
#define MOST_CHARACTERS 500

/* What a stranger's service has put into a text must not reach a terminal or a page as more than letters. Takes text; g_free. */
static char *
tame (char *text)
{
  g_autofree char *owned = text, *valid = g_utf8_make_valid (owned, -1);
  GString         *out = g_string_new (NULL);
  guint            n = 0;

  for (const char *p = valid; *p != 0 && n < MOST_CHARACTERS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  if (n == MOST_CHARACTERS)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

static void
keep_exchange (NunProbe *self, const NunQuestion *question, const NunHeard *heard)
{
  NunHealthExchange *exchange = g_new0 (NunHealthExchange, 1);

  exchange->method = g_strdup (question->method != NULL ? question->method : "GET");
  exchange->url = tame (g_strdup (question->url));
  exchange->status = heard->status;
  exchange->milliseconds = heard->seconds * 1000;
  exchange->n_bytes = heard->n_bytes;
  exchange->n_rows = -1;
  g_ptr_array_add (self->report->exchanges, exchange);
  self->spent += heard->seconds;
  if (heard->seconds > self->slowest)
    {
      self->slowest = heard->seconds;
      g_free (self->slowest_url);
      self->slowest_url = g_strdup (question->url);
    }
}

static NunHeard *
stay_silent (void)
{
  NunHeard *heard = g_new0 (NunHeard, 1);

  heard->body = g_bytes_new_static ("", 0);
  heard->length = -1;
  heard->problem = g_strdup (_ ("it was not asked"));
  return heard;
}

NunHeard *
nun_probe_ask (NunProbe *self, const NunQuestion *question)
{
  NunQuestion bounded = *question;
  NunHeard   *heard;

  if (self->is_silent || self->spent > MOST_SECONDS ||
      g_cancellable_is_cancelled (self->cancellable))
    {
      self->is_silent = TRUE;
      return stay_silent ();
    }
  if (bounded.max_bytes == 0)
    bounded.max_bytes = NUN_PROBE_MAX_BYTES;
  heard = nun_asker_ask (self->asker, &bounded, self->cancellable);
  keep_exchange (self, &bounded, heard);
  if (heard->status == 0 && !g_cancellable_is_cancelled (self->cancellable))
    {
      self->is_silent = TRUE;
      nun_probe_add (
          self, "no-answer", NULL,
          g_strdup_printf (_ ("The service does not answer at %s: %s."), bounded.url,
                           heard->problem),
          _ ("Look whether the preview runs, and whether something else uses its port."));
    }
  return heard;
}

NunHeard *
nun_probe_get (NunProbe *self, char *url)
{
  g_autofree char *owned = url;
  NunQuestion      question = { .url = owned };

  return nun_probe_ask (self, &question);
}

/* Of that table, or of the publication when it is NULL. */
static NunFinding *
add_at (NunProbe   *self,
        const char *table,
        const char *id,
        const char *column,
        char       *sentence,
        const char *mend)
{
  GPtrArray       *findings = self->report->findings;
  g_autofree char *tame_column = NULL;
  NunFinding      *finding;

  for (guint i = 0; i < findings->len; i++)
    {
      finding = findings->pdata[i];
      if (strcmp (finding->id, id) == 0 && g_strcmp0 (finding->table, table) == 0)
        {
          g_free (sentence);
          return finding;
        }
    }
  tame_column = column != NULL ? tame (g_strdup (column)) : NULL;
  finding =
      nun_finding_new (id, (NunFindingPlace){ table, tame_column, NULL }, tame (sentence), mend);
  g_ptr_array_add (findings, finding);
  return finding;
}

NunFinding *
nun_probe_add (NunProbe *self, const char *id, const char *column, char *sentence, const char *mend)
{
  return add_at (self, self->table, id, column, sentence, mend);
}

NunFinding *
nun_probe_add_whole (NunProbe *self, const char *id, char *sentence, const char *mend)
{
  return add_at (self, NULL, id, NULL, sentence, mend);
}

void
nun_probe_add_embargo (NunProbe *self, gint64 release_s)
{
  g_autofree char *date = nun_embargo_date (release_s);

  nun_probe_add (
      self, "under-embargo", NULL,
      date != NULL
          ? g_strdup_printf (_ ("Data of “%s” are kept back until %s."), self->table, date)
          : g_strdup_printf (
                _ ("Data of “%s” are kept back, with a date that cannot be read or never comes."),
                self->table),
      _ ("If that is what you want, there is nothing to mend; else change the day in the About "
         "step."));
}

void
nun_probe_set_rows (NunProbe *self, gint64 n_rows)
{
  if (self->report->exchanges->len > 0)
    {
      NunHealthExchange *last = self->report->exchanges->pdata[self->report->exchanges->len - 1];

      last->n_rows = n_rows;
    }
}

/* -- addresses --------------------------------------------------------------------------------------- */

gboolean
nun_probe_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost");
}

static gboolean
is_same_host (const char *host, const char *other)
{
  return host != NULL && other != NULL &&
         (g_ascii_strcasecmp (host, other) == 0 ||
          (nun_probe_is_loopback (host) && nun_probe_is_loopback (other)));
}

gboolean
nun_probe_is_ours (const NunProbe *self, const char *url)
{
  /* with the scheme's own port where none is named */
  GUriFlags        flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autoptr (GUri) base = g_uri_parse (self->base_url, flags, NULL),
                   there = g_uri_parse (url, flags, NULL);
  const char *path;
  gsize       length;

  if (base == NULL || there == NULL ||
      strcmp (g_uri_get_scheme (base), g_uri_get_scheme (there)) != 0 ||
      g_uri_get_port (base) != g_uri_get_port (there) ||
      !is_same_host (g_uri_get_host (base), g_uri_get_host (there)))
    return FALSE;
  path = g_uri_get_path (base);
  length = strlen (path);
  while (length > 0 && path[length - 1] == '/')
    length--;
  return strncmp (g_uri_get_path (there), path, length) == 0 &&
         g_uri_get_path (there)[length] == '/';
}

/* -- answers ----------------------------------------------------------------------------------------- */

char *
nun_heard_dup_text (const NunHeard *heard)
{
  gsize       length;
  const char *data = g_bytes_get_data (heard->body, &length);

  return g_utf8_make_valid (data, (gssize) length);
}

NunNode *
nun_heard_parse (const NunHeard *heard, GError **error)
{
  gsize       length;
  const char *data = g_bytes_get_data (heard->body, &length);

  return nun_node_parse (data, length, error);
}

gboolean
nun_heard_is_good (const NunHeard *heard)
{
  return heard->status / 100 == 2;
}

char *
nun_heard_dup_failure (const NunHeard *heard)
{
  if (heard->status == 0)
    return g_strdup_printf (_ ("there is no answer: %s"), heard->problem);
  return g_strdup_printf (_ ("the answer has the status %u"), heard->status);
}
