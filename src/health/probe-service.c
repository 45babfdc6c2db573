/* Probes of the service itself: whether it is there, what it says of itself, and the manners of its HTTP. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "health/probe.h"
#include "health/reading.h"
#include "vo/observation.h"
#include "vo/publication.h"

/* Seconds that a person in front of TOPCAT takes for slow. */
#define SLOW_SECONDS 3.0

/* -- availability ------------------------------------------------------------------------------------ */

static void
probe_availability (NunProbe *self)
{
  g_autoptr (NunHeard) heard =
      nun_probe_get (self, nun_vo_availability_url (self->base_url, self->table));
  g_autoptr (NunNode) root = nun_heard_is_good (heard) ? nun_heard_parse (heard, NULL) : NULL;
  g_autofree char    *said = nun_node_dup_text (nun_node_child (root, "available"));

  if (self->is_silent || strcmp (said, "true") == 0)
    return;
  nun_probe_add (
      self, "not-available", NULL,
      g_strdup_printf (_ ("The service of table “%s” does not say that it is available."),
                       self->table),
      _ ("Start the service again; behind a proxy, let the path availability through."));
}

/* -- capabilities ------------------------------------------------------------------------------------ */

static const char *const *
wanted_standards (const NunProbe *self)
{
  static const char *const images[] = { "ivo://ivoa.net/std/SIA",
                                        "ivo://ivoa.net/std/SIA#query-2.0", NULL };
  static const char *const spectra[] = { "ivo://ivoa.net/std/SSA", NULL };
  static const char *const cone[] = { "ivo://ivoa.net/std/ConeSearch", NULL };
  static const char *const none[] = { NULL };

  if (self->collection->kind == NUN_COLLECTION_IMAGES)
    return images;
  if (self->collection->kind == NUN_COLLECTION_SPECTRA)
    return spectra;
  return self->collection->n_placed > 0 ? cone : none;
}

static gboolean
has_standard (GPtrArray *capabilities, const char *standard)
{
  for (guint i = 0; i < capabilities->len; i++)
    {
      const char *id = nun_node_attribute (capabilities->pdata[i], "standardID");

      if (id != NULL && g_ascii_strcasecmp (id, standard) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
judge_standards (NunProbe *self, GPtrArray *capabilities)
{
  const char *const *wanted = wanted_standards (self);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!has_standard (capabilities, wanted[i]))
      nun_probe_add (
          self, "bad-capabilities", NULL,
          g_strdup_printf (_ ("The list of capabilities of “%s” does not name %s."), self->table,
                           wanted[i]),
          _ ("Start the service again; if that does not help, tell the makers of Nuncius."));
}

/* -- where the service says to be ----------------------------------------------------------------------------- */

/* Whether only this machine, or only this house, reaches the host of that name. */
static gboolean
is_local_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (nun_probe_is_loopback (host))
    return TRUE;
  if (address != NULL)
    return g_inet_address_get_is_site_local (address) ||
           g_inet_address_get_is_link_local (address) || g_inet_address_get_is_any (address);
  return strchr (host, '.') == NULL || g_str_has_suffix (host, ".local") ||
         g_str_has_suffix (host, ".localdomain") || g_str_has_suffix (host, ".lan") ||
         g_str_has_suffix (host, ".internal");
}

static char *
dup_host (const char *url, char **scheme)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  *scheme = uri != NULL ? g_strdup (g_uri_get_scheme (uri)) : NULL;
  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

/* A preview may say what it is; what another host was asked for must not lead back to somebody's machine. */
static void
judge_address (NunProbe *self, const char *url)
{
  g_autofree char *scheme = NULL, *asked_scheme = NULL, *host = dup_host (url, &scheme),
                  *asked = dup_host (self->base_url, &asked_scheme);
  NunFinding *finding;

  if (host == NULL)
    return;
  if (is_local_host (host))
    {
      finding = nun_probe_add_whole (
          self, "local-address",
          g_strdup_printf (_ ("The address of the service is %s, which only this machine or its "
                              "neighbours reach."),
                           url),
          _ ("Hand the publication over to a host, and write the record with the address it has "
             "there."));
      if (asked != NULL && is_local_host (asked))
        finding->severity = NUN_SEVERITY_NICE;
    }
  else if (g_strcmp0 (scheme, "http") == 0)
    nun_probe_add_whole (
        self, "plain-http",
        g_strdup_printf (_ ("The address of the service is %s, without encryption."), url),
        _ ("Let the host answer at https:// and write the record with that address."));
}

static void
judge_urls (NunProbe *self, GPtrArray *urls)
{
  for (guint i = 0; i < urls->len; i++)
    {
      g_autofree char *url = nun_node_dup_text (urls->pdata[i]);

      judge_address (self, url);
      if (!nun_probe_is_ours (self, url))
        nun_probe_add (
            self, "wrong-address", NULL,
            g_strdup_printf (_ ("The service at %s says that it is found at %s."), self->base_url,
                             url),
            _ ("Start the service with the address of its host as its base URL (--base-url)."));
    }
}

/* pyVO reads every capability by its standard, and some of its versions break where there is none. */
static void
judge_unnamed (NunProbe *self, GPtrArray *capabilities)
{
  for (guint i = 0; i < capabilities->len; i++)
    if (nun_node_attribute (capabilities->pdata[i], "standardID") == NULL &&
        self->collection->kind != NUN_COLLECTION_TABLE)
      nun_probe_add (
          self, "capability-without-standard", NULL,
          g_strdup_printf (
              _ ("One of the capabilities of “%s” does not say which standard it follows."),
              self->table),
          _ ("Behind a proxy, let the path capabilities through unchanged."));
}

static void
probe_capabilities (NunProbe *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunHeard) heard =
      nun_probe_get (self, nun_vo_capabilities_url (self->base_url, self->table));
  g_autoptr (NunNode)   root = nun_heard_is_good (heard) ? nun_heard_parse (heard, &error) : NULL;
  g_autofree char      *failure = nun_heard_dup_failure (heard);
  g_autoptr (GPtrArray) capabilities = NULL, urls = NULL;

  if (self->is_silent)
    return;
  if (root == NULL || strcmp (root->name, "capabilities") != 0)
    {
      nun_probe_add (
          self, "bad-capabilities", NULL,
          g_strdup_printf (_ ("The list of capabilities of “%s” cannot be read: %s."), self->table,
                           error != NULL ? error->message : failure),
          _ ("Start the service again; behind a proxy, let the path capabilities through."));
      return;
    }
  capabilities = nun_node_find_all (root, "capability");
  judge_standards (self, capabilities);
  judge_unnamed (self, capabilities);
  urls = nun_node_find_all (root, "accessURL");
  judge_urls (self, urls);
  self->capabilities = g_steal_pointer (&root);
}

/* -- tables ------------------------------------------------------------------------------------------------- */

/* The columns of a table, of those that VOSI lists, as a set of names. */
static GHashTable *
listed_columns (NunNode *root, const char *table)
{
  g_autoptr (GPtrArray) tables = nun_node_find_all (root, "table");

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char      *name = nun_node_dup_text (nun_node_child (tables->pdata[i], "name"));
      g_autoptr (GPtrArray) columns = NULL;
      GHashTable           *names;

      if (strcmp (name, table) != 0)
        continue;
      columns = nun_node_find_all (tables->pdata[i], "column");
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint j = 0; j < columns->len; j++)
        g_hash_table_add (names, nun_node_dup_text (nun_node_child (columns->pdata[j], "name")));
      return names;
    }
  return NULL;
}

/* How many rows it says to have; it need not. */
static void
judge_row_count (NunProbe *self, NunNode *root)
{
  g_autoptr (GPtrArray) counts = nun_node_find_all (root, "nrows");
  g_autofree char      *text = counts->len > 0 ? nun_node_dup_text (counts->pdata[0]) : NULL;

  if (text != NULL && g_ascii_strtoll (text, NULL, 10) != self->collection->n_rows)
    nun_probe_add (
        self, "tables-differ", NULL,
        g_strdup_printf (_ ("The list of tables says that “%s” has %s rows; it has %" PRId64 "."),
                         self->table, text, self->collection->n_rows),
        _ ("Behind a proxy, let the path tables through unchanged."));
}

/* What a cone search sends at its most, against what is listed. */
static void
judge_listed (NunProbe *self, GHashTable *names)
{
  g_autofree char       *base = nun_vo_cone_url (self->base_url, self->table);
  g_autoptr (NunHeard)   heard = NULL;
  g_autoptr (NunReading) reading = NULL;

  if (self->collection->kind != NUN_COLLECTION_TABLE || self->collection->n_placed == 0)
    return;
  heard = nun_probe_get (self, g_strconcat (base, "RA=0&DEC=0&SR=0&VERB=3", NULL));
  reading = nun_reading_new (heard);
  for (guint i = 0; i < reading->fields->len; i++)
    if (!g_hash_table_contains (names, nun_reading_field_name (reading, i)))
      nun_probe_add (
          self, "tables-differ", nun_reading_field_name (reading, i),
          g_strdup_printf (
              _ ("The list of columns of “%s” does not have “%s”, which its answers have."),
              self->table, nun_reading_field_name (reading, i)),
          _ ("Behind a proxy, let the path tables through unchanged."));
}

static void
probe_tables (NunProbe *self)
{
  g_autoptr (NunHeard) heard =
      nun_probe_get (self, nun_vo_tables_url (self->base_url, self->table));
  g_autoptr (NunNode)    root = nun_heard_is_good (heard) ? nun_heard_parse (heard, NULL) : NULL;
  g_autoptr (GHashTable) names = root != NULL ? listed_columns (root, self->table) : NULL;

  if (self->is_silent)
    return;
  if (names != NULL)
    {
      judge_row_count (self, root);
      judge_listed (self, names);
    }
  else
    nun_probe_add (self, "bad-tables", NULL,
                   g_strdup_printf (_ ("The list of columns of “%s” (VOSI tables) cannot be read."),
                                    self->table),
                   _ ("Behind a proxy, let the path tables through."));
}

/* -- the page for people ----------------------------------------------------------------------------------------- */

static void
judge_page (NunProbe *self, const NunHeard *heard)
{
  g_autofree char   *text = nun_heard_dup_text (heard);
  g_autoptr (GRegex) title = g_regex_new ("<title>\\s*[^<\\s]", G_REGEX_CASELESS, 0, NULL);

  if (!g_regex_match (title, text, 0, NULL))
    nun_probe_add (self, "untitled-page", NULL,
                   g_strdup_printf (_ ("The web page of “%s” has no title."), self->table),
                   _ ("Give the publication a title in the About step."));
}

static void
probe_page (NunProbe *self)
{
  g_autoptr (NunHeard) heard = nun_probe_get (self, nun_vo_web_url (self->base_url, self->table));

  if (self->is_silent)
    return;
  if (nun_heard_is_good (heard) && heard->content_type != NULL &&
      g_str_has_prefix (heard->content_type, "text/html"))
    judge_page (self, heard);
  else
    nun_probe_add (
        self, "no-page", NULL,
        g_strdup_printf (
            _ ("There is no web page about “%s” at the address that its record gives: status %u."),
            self->table, heard->status),
        _ ("Behind a proxy, let the whole path of the table through."));
}

static void
probe_nowhere (NunProbe *self)
{
  g_autofree char     *page = nun_vo_web_url (self->base_url, self->table);
  g_autoptr (NunHeard) heard = nun_probe_get (self, g_strconcat (page, "no-such-thing", NULL));

  if (nun_heard_is_good (heard))
    nun_probe_add (
        self, "nothing-is-found", NULL,
        g_strdup_printf (
            _ ("Below “%s”, addresses at which there is nothing are answered as if there were "
               "something (status %u instead of 404)."),
            self->table, heard->status),
        _ ("Behind a proxy, let the status of answers through."));
}

/* -- coverage ------------------------------------------------------------------------------------------------------ */

static void
judge_coverage (NunProbe *self)
{
  NunFinding *finding;

  if (self->collection->moc != NULL && *self->collection->moc != 0)
    return;
  finding = nun_probe_add (
      self, "no-coverage", NULL,
      g_strdup_printf (_ ("The record of “%s” cannot say which part of the sky it covers."),
                       self->table),
      _ ("Give the rows positions in the Meaning step; the coverage is computed from them."));
  /* beside others, a table may well be one without places */
  if (nun_description_get_n_collections (self->description) > 1)
    finding->severity = NUN_SEVERITY_NICE;
}

void
nun_probe_service (NunProbe *self)
{
  judge_coverage (self);
  probe_availability (self);
  probe_capabilities (self);
  probe_tables (self);
  probe_page (self);
  probe_nowhere (self);
}

void
nun_probe_speed (NunProbe *self)
{
  if (self->slowest > SLOW_SECONDS || self->spent > SLOW_SECONDS * 20)
    nun_probe_add (
        self, "slow-answer", NULL,
        g_strdup_printf (_ ("An answer took %.1f seconds: %s."), self->slowest, self->slowest_url),
        _ ("Look what else the machine does; a large table may be better off at a data centre."));
}
