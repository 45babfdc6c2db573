/* Probes that every search of the VO gets: the test query of the record, columns only, wrong and hostile questions, bounds, the other
 * forms of asking and answering. */
#include "health/probe-search.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "describe/embargo.h"

#define VOTABLE_NAMESPACE "http://www.ivoa.net/xml/VOTable/v1.3"

/* All rows are asked for up to so many; larger tables are taken at their word. */
#define MAX_ALL_ROWS 2000

static char *
search_url (const NunSearch *search, const char *query)
{
  return g_strconcat (search->url, query, NULL);
}

/* -- an answer as a VOTable ------------------------------------------------------------------------------ */

static void
judge_type (NunProbe *self, const NunSearch *search, const NunHeard *heard)
{
  const char *type = heard->content_type != NULL ? heard->content_type : "";

  if (strstr (type, "votable") == NULL)
    nun_probe_add (
        self, "wrong-media-type", NULL,
        g_strdup_printf (_ ("The %s of “%s” sends its answers as “%s”, not as a VOTable."),
                         search->label, self->table, *type != 0 ? type : "?"),
        _ ("Behind a proxy, let the Content-Type through as Nuncius sends it."));
}

static void
judge_namespace (NunProbe *self, const NunSearch *search, const NunReading *reading)
{
  const char *found = nun_node_namespace (reading->root);

  if (g_strcmp0 (found, VOTABLE_NAMESPACE) != 0)
    nun_probe_add (self, "wrong-namespace", NULL,
                   g_strdup_printf (
                       _ ("The answers of the %s of “%s” do not declare the namespace of VOTable."),
                       search->label, self->table),
                   _ ("Behind a proxy, let answers through unchanged."));
}

NunReading *
nun_probe_read (NunProbe *self, const NunSearch *search, const char *query, NunHeard **out)
{
  NunHeard              *heard = nun_probe_get (self, search_url (search, query));
  g_autoptr (NunReading) reading = heard->status != 0 ? nun_reading_new (heard) : NULL;
  g_autoptr (NunHeard)   owned = out == NULL ? heard : NULL;

  if (out != NULL)
    *out = heard;
  if (reading == NULL)
    return NULL;
  if (reading->problem != NULL && nun_heard_is_good (heard))
    nun_probe_add (
        self, "bad-votable", NULL,
        g_strdup_printf (_ ("The %s of “%s” answers %s with something that is no VOTable: %s."),
                         search->label, self->table, query, reading->problem),
        _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
  if (reading->problem != NULL)
    return NULL;
  if (!reading->is_binary)
    nun_probe_set_rows (self, reading->rows->len);
  return g_steal_pointer (&reading);
}

/* -- the test query -------------------------------------------------------------------------------------- */

/* What the capabilities name as a query that returns rows; NULL for none.  g_free. */
static char *
dup_test_query (const NunProbe *self, const NunSearch *search)
{
  g_autoptr (GPtrArray) capabilities = nun_node_find_all (self->capabilities, "capability");

  for (guint i = 0; i < capabilities->len; i++)
    {
      const char *standard = nun_node_attribute (capabilities->pdata[i], "standardID");
      char       *test;

      if (standard == NULL || g_ascii_strcasecmp (standard, search->standard_id) != 0)
        continue;
      test = nun_node_dup_text (
          nun_node_child (nun_node_child (capabilities->pdata[i], "interface"), "testQuery"));
      if (*test != 0)
        return test;
      g_free (test);
    }
  return NULL;
}

static void
judge_test (NunProbe         *self,
            const NunSearch  *search,
            const char       *query,
            const NunHeard   *heard,
            const NunReading *reading)
{
  g_autofree char *failure = nun_heard_dup_failure (heard);

  if (!nun_heard_is_good (heard) || (reading != NULL && reading->error != NULL))
    nun_probe_add (
        self, "test-query-fails", NULL,
        g_strdup_printf (
            _ ("The test query that the record of “%s” names for the %s (%s) is answered by an "
               "error: %s."),
            self->table, search->label, query,
            reading != NULL && reading->error != NULL ? reading->error : failure),
        _ ("Read the file again; if that does not help, tell the makers of Nuncius."));
  else if (reading != NULL && reading->rows->len == 0 && !reading->is_binary)
    nun_probe_add (
        self, "test-query-empty", NULL,
        g_strdup_printf (
            _ ("The test query that the record of “%s” names for the %s (%s) returns no rows."),
            self->table, search->label, query),
        _ ("Read the file again, so that a query with rows is found."));
}

static void
judge_origin (NunProbe *self, const NunReading *reading)
{
  static const struct
  {
    const char *name, *label;
  } wanted[] = {
    { "publisher", N_ ("who publishes them") },
    { "ivoid", N_ ("what the publication is called in the Virtual Observatory") },
    { "request_date", N_ ("when they were made") },
  };
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (nun_reading_info (reading, wanted[i].name) == NULL)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", _ (wanted[i].label));
  if (missing->len > 0)
    nun_probe_add_whole (
        self, "no-data-origin",
        g_strdup_printf (_ ("Answers that people keep do not say %s."), missing->str),
        _ ("Say who the publisher is and which identifier the publication has, in the About "
           "step."));
}

/* An answer that is long enough to be worth packing was asked for packed. */
static void
judge_packing (NunProbe *self, const NunSearch *search, const NunHeard *heard)
{
  if (heard->n_bytes > 2000 && heard->content_encoding == NULL)
    nun_probe_add (
        self, "not-compressed", NULL,
        g_strdup_printf (
            _ ("Answers of the %s of “%s” are sent unpacked to clients that would take them "
               "packed."),
            search->label, self->table),
        _ ("Behind a proxy, let Accept-Encoding and Content-Encoding through."));
}

static NunReading *
probe_test (NunProbe *self, const NunSearch *search, const char *test)
{
  g_autofree char       *query = g_strconcat (test, search->more, NULL);
  g_autoptr (NunHeard)   heard = NULL;
  g_autoptr (NunReading) reading = nun_probe_read (self, search, query, &heard);

  if (self->is_silent)
    return NULL;
  judge_test (self, search, query, heard, reading);
  if (reading == NULL)
    return NULL;
  judge_type (self, search, heard);
  judge_namespace (self, search, reading);
  judge_packing (self, search, heard);
  if (reading->error != NULL)
    return NULL;
  if (!reading->has_status)
    nun_probe_add (
        self, "no-query-status", NULL,
        g_strdup_printf (_ ("Answers of the %s of “%s” do not say whether the query went well "
                            "(QUERY_STATUS)."),
                         search->label, self->table),
        _ ("Behind a proxy, let answers through unchanged."));
  judge_origin (self, reading);
  nun_probe_fields (self, search, reading);
  return g_steal_pointer (&reading);
}

/* -- other questions --------------------------------------------------------------------------------------- */

static void
probe_metadata (NunProbe *self, const NunSearch *search)
{
  g_autoptr (NunHeard)   heard = NULL;
  g_autoptr (NunReading) reading = nun_probe_read (self, search, search->metadata, &heard);

  if (self->is_silent)
    return;
  if (reading == NULL || reading->error != NULL || reading->fields->len == 0 ||
      reading->rows->len > 0)
    nun_probe_add (
        self, "no-metadata-answer", NULL,
        g_strdup_printf (
            _ ("Asked for its columns only (%s), the %s of “%s” does not answer with columns and "
               "no rows."),
            search->metadata, search->label, self->table),
        _ ("Behind a proxy, let all parameters through."));
}

/* A question that breaks the protocol must be told so, in the way that clients show to people. */
static void
probe_wrong (NunProbe *self, const NunSearch *search)
{
  g_autoptr (NunHeard)   heard = nun_probe_get (self, search_url (search, search->wrong));
  g_autoptr (NunReading) reading = heard->status != 0 ? nun_reading_new (heard) : NULL;
  guint                  wanted = search->dali ? 400 : 200;

  if (self->is_silent)
    return;
  if (reading == NULL || reading->problem != NULL || reading->error == NULL ||
      heard->status != wanted)
    nun_probe_add (
        self, "error-not-told", NULL,
        g_strdup_printf (
            _ ("A wrong question to the %s of “%s” (%s) is not answered by an error sentence "
               "under status %u."),
            search->label, self->table, search->wrong, wanted),
        _ ("Behind a proxy, let status and body of errors through unchanged."));
}

static void
probe_hostile (NunProbe *self, const NunSearch *search)
{
  static const char *const queries[] = {
    "RA=%00&POS=%00&REQUEST=queryData",
    "RA=1e999&DEC=nan&SR=-1&POS=inf,nan&SIZE=-1&REQUEST=queryData",
    "RA=%22%27%3C%26%3E;--&POS=%22%27%3C%26%3E;--&FORMAT=%ff%fe&REQUEST=x",
    "&&==&RA&=1&MAXREC=99999999999999999999&REQUEST=queryData"
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (NunHeard) heard = nun_probe_get (self, search_url (search, queries[i]));

      if (heard->status >= 500)
        nun_probe_add (
            self, "fails-on-nonsense", NULL,
            g_strdup_printf (
                _ ("A nonsensical question to the %s of “%s” (%s) makes it fail with status %u."),
                search->label, self->table, queries[i], heard->status),
            _ ("Tell the makers of Nuncius, or whoever runs the proxy in front of it."));
    }
}

/* One row asked for, where there are two or more. */
static void
probe_bound (NunProbe *self, const NunSearch *search)
{
  g_autofree char *query =
      search->all != NULL ? g_strconcat (search->all, "&MAXREC=1", NULL) : NULL;
  g_autoptr (NunReading) reading = NULL;

  if (query == NULL || self->collection->n_placed < 2)
    return;
  reading = nun_probe_read (self, search, query, NULL);
  if (reading == NULL || reading->error != NULL)
    return;
  if (reading->rows->len > 1)
    nun_probe_add (self, "maxrec-ignored", NULL,
                   g_strdup_printf (_ ("Asked for one row at most, the %s of “%s” sends %u."),
                                    search->label, self->table, reading->rows->len),
                   _ ("Behind a proxy, let the parameter MAXREC through."));
  else if (!reading->is_overflow)
    nun_probe_add (
        self, "overflow-not-told", NULL,
        g_strdup_printf (_ ("The %s of “%s” cuts an answer short without saying so (OVERFLOW)."),
                         search->label, self->table),
        _ ("Behind a proxy, let answers through unchanged."));
}

/* The same rows by BINARY2: how many bytes come is all that can be told without decoding, so that the elements must be there. */
static void
probe_binary (NunProbe *self, const NunSearch *search, const char *test, const NunReading *plain)
{
  g_autofree char *query = g_strconcat (test, search->more, "&RESPONSEFORMAT=votable/b2", NULL);
  g_autoptr (NunReading) reading = nun_probe_read (self, search, query, NULL);
  NunNode               *data = reading != NULL ? nun_node_child (reading->table, "DATA") : NULL;
  g_autofree char       *bytes =
      nun_node_dup_text (nun_node_child (nun_node_child (data, "BINARY2"), "STREAM"));

  if (self->is_silent)
    return;
  if (reading == NULL || (plain->rows->len > 0 && *bytes == 0) ||
      reading->fields->len != plain->fields->len)
    nun_probe_add (
        self, "binary-differs", NULL,
        g_strdup_printf (
            _ ("The %s of “%s” sends other columns or rows when it is asked for binary VOTables."),
            search->label, self->table),
        _ ("Behind a proxy, let all parameters and answers through unchanged."));
}

static void
probe_all (NunProbe *self, const NunSearch *search)
{
  gint64                 wanted = self->collection->n_placed;
  g_autofree char       *query = NULL;
  g_autoptr (NunReading) reading = NULL;

  if (search->all == NULL || wanted == 0 || wanted > MAX_ALL_ROWS)
    return;
  query = g_strdup_printf ("%s&MAXREC=%d", search->all, MAX_ALL_ROWS * 2);
  reading = nun_probe_read (self, search, query, NULL);
  if (reading != NULL && reading->error == NULL && reading->rows->len != wanted)
    nun_probe_add (
        self, "rows-missing", NULL,
        g_strdup_printf (_ ("A %s over the whole sky finds %u rows of “%s”, which has %" PRId64
                            " with a position."),
                         search->label, reading->rows->len, self->table, wanted),
        _ ("Read the file again; if that does not help, tell the makers of Nuncius."));
}

/* The same question in other clothes must find the same rows. */
static guint
count_rows (NunProbe *self, const NunSearch *search, const NunQuestion *question, guint fallback)
{
  g_autoptr (NunHeard)   heard = nun_probe_ask (self, question);
  g_autoptr (NunReading) reading = nun_heard_is_good (heard) ? nun_reading_new (heard) : NULL;

  if (self->is_silent)
    return fallback;
  return reading != NULL && reading->problem == NULL && reading->error == NULL ? reading->rows->len
                                                                               : 0;
}

static void
probe_case (NunProbe *self, const NunSearch *search, const char *test, guint n_rows)
{
  g_auto (GStrv)   pairs = g_strsplit (test, "&", -1);
  g_autofree char *query = NULL, *url = NULL;
  NunQuestion      question = { NULL };

  for (guint i = 0; pairs[i] != NULL; i++)
    for (char *p = pairs[i]; *p != 0 && *p != '='; p++)
      *p = g_ascii_tolower (*p);
  query = g_strjoinv ("&", pairs);
  question.url = url = search_url (search, query);
  if (count_rows (self, search, &question, n_rows) != n_rows)
    nun_probe_add (
        self, "case-matters", NULL,
        g_strdup_printf (
            _ ("The %s of “%s” answers differently when parameters are written in small letters "
               "(%s)."),
            search->label, self->table, query),
        _ ("Behind a proxy, let all parameters through whatever their spelling."));
}

static void
probe_comma (NunProbe *self, const NunSearch *search, const char *test, guint n_rows)
{
  g_auto (GStrv)   parts = g_strsplit (test, ",", -1);
  g_autofree char *query = g_strjoinv ("%2c", parts), *url = search_url (search, query);
  NunQuestion      question = { .url = url };

  if (parts[0] != NULL && parts[1] != NULL &&
      count_rows (self, search, &question, n_rows) != n_rows)
    nun_probe_add (
        self, "comma-matters", NULL,
        g_strdup_printf (
            _ ("The %s of “%s” answers differently when the comma is written %%2c (%s)."),
            search->label, self->table, query),
        _ ("Behind a proxy, let the query through as it comes."));
}

static void
probe_post (NunProbe *self, const NunSearch *search, const char *test, guint n_rows)
{
  g_autofree char *url = g_strndup (search->url, strcspn (search->url, "?"));
  NunQuestion      question = { .method = "POST", .url = url, .form = test };

  if (count_rows (self, search, &question, n_rows) != n_rows)
    nun_probe_add (
        self, "post-refused", NULL,
        g_strdup_printf (
            _ ("The %s of “%s” does not answer a form (POST) as it answers an address (GET)."),
            search->label, self->table),
        _ ("Behind a proxy, let POST with its body through."));
}

static void
probe_head (NunProbe *self, const NunSearch *search, const char *test)
{
  g_autofree char     *url = search_url (search, test);
  NunQuestion          question = { .method = "HEAD", .url = url };
  g_autoptr (NunHeard) heard = nun_probe_ask (self, &question);

  if (!self->is_silent && !nun_heard_is_good (heard))
    nun_probe_add (
        self, "head-refused", NULL,
        g_strdup_printf (
            _ ("The %s of “%s” does not answer HEAD, by which programs look before they fetch: "
               "status %u."),
            search->label, self->table, heard->status),
        _ ("Behind a proxy, let HEAD through."));
}

/* A page of another place may only read what it is allowed to. */
static void
probe_cors (NunProbe *self, const NunSearch *search, const char *test)
{
  g_autofree char     *url = search_url (search, test);
  NunQuestion          question = { .url = url, .origin = "https://aladin.cds.unistra.fr" };
  g_autoptr (NunHeard) heard = nun_probe_ask (self, &question);

  if (self->is_silent || g_strcmp0 (heard->allow_origin, "*") == 0 ||
      g_strcmp0 (heard->allow_origin, question.origin) == 0)
    return;
  nun_probe_add (
      self, "no-cors", NULL,
      g_strdup_printf (
          _ ("The %s of “%s” does not let web pages of other hosts read its answers (CORS)."),
          search->label, self->table),
      _ ("Behind a proxy, let Access-Control-Allow-Origin through, or set it to *."));
}

static void
probe_forms (NunProbe *self, const NunSearch *search, const char *test, const NunReading *reading)
{
  guint n_rows = reading->rows->len;

  probe_binary (self, search, test, reading);
  probe_case (self, search, test, n_rows);
  probe_comma (self, search, test, n_rows);
  probe_post (self, search, test, n_rows);
  probe_head (self, search, test);
  probe_cors (self, search, test);
}

/* Whether the service gives no rows at all yet, as its owner wishes. */
static gboolean
is_kept_back (NunProbe *self)
{
  gint64 release_s = nun_embargo_of (self->description, self->table);

  if (!nun_embargo_holds (release_s))
    return FALSE;
  nun_probe_add_embargo (self, release_s);
  return self->collection->kind == NUN_COLLECTION_TABLE;
}

/* What needs no rows. */
static void
probe_manners (NunProbe *self, const NunSearch *search)
{
  probe_metadata (self, search);
  probe_wrong (self, search);
  probe_hostile (self, search);
}

NunReading *
nun_probe_search (NunProbe *self, const NunSearch *search)
{
  g_autofree char       *test = NULL;
  g_autoptr (NunReading) reading = NULL;

  probe_manners (self, search);
  if (is_kept_back (self))
    return NULL;
  test = dup_test_query (self, search);
  if (test != NULL)
    reading = probe_test (self, search, test);
  else if (self->capabilities != NULL)
    nun_probe_add (self, "no-test-query", NULL,
                   g_strdup_printf (_ ("The record of “%s” names no test query for the %s."),
                                    self->table, search->label),
                   _ ("Read the file again, so that a query with rows is found; it must have rows "
                      "with a position."));
  probe_bound (self, search);
  probe_all (self, search);
  if (reading != NULL)
    probe_forms (self, search, test, reading);
  return g_steal_pointer (&reading);
}
