/* Registration explained: what stands in the way now, and the sentences of each way filled with this publication's
 * values. */

#include "publish/registration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/placeholder.h"
#include "publish/record.h"
#include "publish/registration-ways.h"
#include "vo/oai.h"
#include "vo/publication.h"

/* -- the values ------------------------------------------------------------------------------------ */

/* What the sentences' "{name}" stand for: name to text; no entry where nothing is said. */
typedef struct
{
  const NunDescription *description;
  const char           *table;
  const char           *base_url;
  GHashTable           *values;
} Filling;

/* How a value is called where there is none yet. */
static const struct
{
  const char *name, *missing;
} missing_values[] = {
  { "title", N_ ("(a title that is not given yet)") },
  { "identifier", N_ ("(no identifier yet)") },
  { "authority", N_ ("(none yet)") },
  { "publisher", N_ ("(a publisher that is not named yet)") },
  { "contact", N_ ("(a contact address that is not given yet)") },
  { "base", N_ ("(an address that is not given yet)") },
  { "record_url", N_ ("(an address that is not given yet)") },
  { "oai_url", N_ ("(an address that is not given yet)") },
};

static void
put (Filling *filling, const char *name, const char *value)
{
  if (value != NULL && *value != 0)
    g_hash_table_insert (filling->values, (char *) name, g_strdup (value));
}

static void
put_said (Filling *filling, const char *name, const char *key)
{
  put (filling, name, nun_description_get_value (filling->description, NULL, NULL, key));
}

/* The record's own identifier, where the publication has several tables not the one that was typed. */
static void
put_identifier (Filling *filling)
{
  g_autoptr (NunVoPublication) publication = nun_vo_publication_new (
      filling->description, filling->table, filling->base_url != NULL ? filling->base_url : "");
  const NunVoResource *resource = nun_vo_publication_get_resource (publication);
  g_autofree char     *authority = nun_vo_oai_authority (resource->identifier);
  g_autofree char     *lower = NULL, *authority_lower = NULL;

  put (filling, "title", resource->title);
  if (resource->identifier == NULL)
    return;
  /* RegTAP 1.1, section 4.1: registries keep identifiers in lower case. */
  lower = g_ascii_strdown (resource->identifier, -1);
  put (filling, "identifier", resource->identifier);
  put (filling, "identifier_lower", lower);
  if (authority == NULL)
    return;
  authority_lower = g_ascii_strdown (authority, -1);
  put (filling, "authority", authority);
  put (filling, "authority_lower", authority_lower);
}

static void
put_addresses (Filling *filling)
{
  g_autofree char *record_url = NULL, *oai_url = NULL;

  if (filling->base_url == NULL)
    return;
  record_url = nun_vo_url_below (filling->base_url, filling->table, "record.xml");
  oai_url = nun_vo_oai_url (filling->base_url);
  put (filling, "base", filling->base_url);
  put (filling, "record_url", record_url);
  put (filling, "oai_url", oai_url);
}

static void
filling_init (Filling *filling, const char *publication)
{
  g_autofree char *record_file = g_strconcat (filling->table, ".xml", NULL);
  g_autofree char *quoted = g_shell_quote (publication != NULL ? publication : "PUBLICATION");

  filling->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  put (filling, "table", filling->table);
  put (filling, "record_file", record_file);
  put (filling, "publication", quoted);
  put_said (filling, "publisher", "publisher");
  put_said (filling, "contact", "contact_email");
  put_identifier (filling);
  put_addresses (filling);
}

static const char *
missing_text (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (missing_values); i++)
    if (strcmp (missing_values[i].name, name) == 0)
      return _ (missing_values[i].missing);
  return "";
}

/* The text with its values; *whole: whether all of them are known. */
static char *
fill (const Filling *filling, const char *text, gboolean *whole)
{
  GString *out = g_string_new (NULL);

  *whole = TRUE;
  while (*text != 0)
    {
      const char      *open = strchr (text, '{');
      const char      *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      const char      *value;

      if (close == NULL)
        {
          g_string_append (out, text);
          break;
        }
      g_string_append_len (out, text, open - text);
      name = g_strndup (open + 1, close - open - 1);
      value = g_hash_table_lookup (filling->values, name);
      *whole = *whole && value != NULL;
      g_string_append (out, value != NULL ? value : missing_text (name));
      text = close + 1;
    }
  return g_string_free (out, FALSE);
}

/* -- obstacles ------------------------------------------------------------------------------------- */

static void
obstacle_free (gpointer data)
{
  NunRegistrationObstacle *self = data;

  g_free (self->sentence);
  g_free (self->mend);
  g_free (self->table);
  g_free (self->column);
  g_free (self->key);
  g_free (self);
}

/* sentence: transfer full. */
static NunRegistrationObstacle *
add_obstacle (GPtrArray *obstacles, NunStep step, const char *key, char *sentence, const char *mend)
{
  NunRegistrationObstacle *self = g_new0 (NunRegistrationObstacle, 1);

  self->sentence = sentence;
  self->mend = g_strdup (mend);
  self->step = step;
  self->key = g_strdup (key);
  g_ptr_array_add (obstacles, self);
  return self;
}

/* Everything that keeps the record from being written. */
static void
add_findings (GPtrArray *obstacles, const Filling *filling)
{
  g_autoptr (GPtrArray) findings = nun_findings_judge (filling->description);

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding        *finding = findings->pdata[i];
      NunRegistrationObstacle *obstacle;

      if (!nun_publish_forbids (finding, filling->table))
        continue;
      obstacle = add_obstacle (obstacles, finding->step, finding->key, g_strdup (finding->sentence),
                               finding->mend);
      obstacle->table = g_strdup (finding->table);
      obstacle->column = g_strdup (finding->column);
    }
}

static void
add_address (GPtrArray *obstacles, const Filling *filling)
{
  const char *mend = _ ("Give the address at which the host will serve it.");

  if (filling->base_url == NULL)
    add_obstacle (obstacles, NUN_STEP_HANDOVER, "base_url",
                  g_strdup (_ ("Nobody knows yet at which address the service will be.")), mend);
  else if (nun_registration_is_local (filling->base_url))
    add_obstacle (obstacles, NUN_STEP_HANDOVER, "base_url",
                  g_strdup_printf (_ ("The address %s only works on this machine or in its own "
                                      "network; registries and their users cannot reach it."),
                                   filling->base_url),
                  mend);
  else if (nun_is_example (filling->base_url))
    add_obstacle (
        obstacles, NUN_STEP_HANDOVER, "base_url",
        g_strdup_printf (_ ("The address %s is an example, not a real one."), filling->base_url),
        mend);
}

/* A record of something that is withdrawn takes it out of the registry. */
static void
add_status (GPtrArray *obstacles, const Filling *filling)
{
  const char *status = nun_description_get_value (filling->description, NULL, NULL, "status");

  if (g_str_equal (status, "deleted"))
    add_obstacle (obstacles, NUN_STEP_ABOUT, "status",
                  g_strdup (_ ("The publication is marked as deleted: registries that get its "
                               "record drop it.")),
                  _ ("Set its status to active, unless that is what you want."));
}

/* Of the own endpoint only: it must be told from the host's, whose authority others manage. */
static void
add_own_obstacles (GPtrArray *obstacles, const Filling *filling)
{
  if (g_hash_table_lookup (filling->values, "publisher") == NULL)
    add_obstacle (obstacles, NUN_STEP_ABOUT, "publisher",
                  g_strdup (_ ("The authority's own record needs the name of the institute that "
                               "stands behind it, and no publisher is named.")),
                  _ ("Name the publisher."));
}

/* -- the guides ------------------------------------------------------------------------------------ */

static void
line_free (gpointer data)
{
  NunRegistrationLine *self = data;

  g_free (self->sentence);
  g_free (self->copy);
  g_free (self->link);
  g_free (self);
}

static void
guide_free (gpointer data)
{
  NunRegistrationGuide *self = data;

  g_ptr_array_unref (self->needs);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->afterwards);
  g_ptr_array_unref (self->check);
  g_ptr_array_unref (self->withdraw);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}

/* Whether the values that a shell or a query would read say nothing to it themselves. */
static gboolean
is_safe (const Filling *filling, const char *text)
{
  static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z "0123456789:/._~%-+=,@[]";

  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      g_autofree char *name = g_strndup (open + 1, strcspn (open + 1, "}"));
      const char      *value = g_hash_table_lookup (filling->values, name);

      /* that is quoted as a whole */
      if (strcmp (name, "publication") != 0 && value != NULL &&
          strspn (value, plain) != strlen (value))
        return FALSE;
    }
  return TRUE;
}

static NunRegistrationLine *
line_new (const Filling *filling, const NunWayLine *from)
{
  NunRegistrationLine *self = g_new0 (NunRegistrationLine, 1);
  gboolean             whole;

  self->sentence = fill (filling, _ (from->sentence), &whole);
  self->link = g_strdup (from->link);
  if (from->copy == NULL)
    return self;
  self->copy = fill (filling, from->copy, &whole);
  if (!whole || !is_safe (filling, from->copy))
    g_clear_pointer (&self->copy, g_free);
  return self;
}

/* One record a collection; the own endpoint hands out all of them. */
static void
add_company (NunRegistrationGuide *self, const Filling *filling)
{
  guint                n = nun_description_get_n_collections (filling->description);
  NunRegistrationLine *line;

  if (n < 2 || self->way == NUN_REGISTRATION_OWN)
    return;
  line = g_new0 (NunRegistrationLine, 1);
  line->sentence =
      g_strdup_printf (_ ("The publication holds %u collections, and each has a record of its own: "
                          "what follows is for “%s”, and the same for every other. All of them "
                          "together have one more, of the data collection."),
                       n, filling->table);
  g_ptr_array_add (self->needs, line);
}

static NunRegistrationGuide *
guide_new (const Filling *filling, NunRegistrationWay way)
{
  const NunWay         *from = &nun_registration_ways[way];
  NunRegistrationGuide *self = g_new0 (NunRegistrationGuide, 1);
  GPtrArray           **parts[NUN_WAY_N_PARTS] = {
              [NUN_WAY_NEED] = &self->needs,
              [NUN_WAY_STEP] = &self->steps,
              [NUN_WAY_AFTERWARDS] = &self->afterwards,
              [NUN_WAY_CHECK] = &self->check,
              [NUN_WAY_WITHDRAW] = &self->withdraw,
  };

  self->way = way;
  self->id = from->id;
  self->title = _ (from->title);
  self->for_whom = _ (from->for_whom);
  for (guint i = 0; i < NUN_WAY_N_PARTS; i++)
    *parts[i] = g_ptr_array_new_with_free_func (line_free);
  for (const NunWayLine *line = from->lines; line->sentence != NULL; line++)
    g_ptr_array_add (*parts[line->part], line_new (filling, line));
  add_company (self, filling);
  self->obstacles = g_ptr_array_new_with_free_func (obstacle_free);
  if (way == NUN_REGISTRATION_OWN)
    add_own_obstacles (self->obstacles, filling);
  return self;
}

/* A machine of one's own that the world can reach is what the proxy needs; whoever has none needs a host. */
static void
suggest (NunRegistration *self, const Filling *filling)
{
  if (filling->base_url == NULL || nun_registration_is_local (filling->base_url))
    {
      self->suggested = NUN_REGISTRATION_HOST;
      self->suggestion = g_strdup (_ ("The service has no public address yet; a data centre that "
                                      "serves the data brings the address, the identifier and the "
                                      "registration with it."));
    }
  else
    {
      self->suggested = NUN_REGISTRATION_PROXY;
      self->suggestion = g_strdup (_ ("The service has an address of its own: the proxy "
                                      "needs the least, and follows later changes by itself. If a "
                                      "data centre runs that address, leave it to them."));
    }
}

NunRegistration *
nun_registration_new (const NunDescription *description,
                      const char           *table,
                      const char           *base_url,
                      const char           *publication)
{
  NunRegistration *self = g_new0 (NunRegistration, 1);
  Filling          filling = { description, table, base_url, NULL };

  filling_init (&filling, publication);
  self->obstacles = g_ptr_array_new_with_free_func (obstacle_free);
  add_findings (self->obstacles, &filling);
  add_address (self->obstacles, &filling);
  add_status (self->obstacles, &filling);
  self->guides = g_ptr_array_new_with_free_func (guide_free);
  for (guint way = 0; way < NUN_N_REGISTRATION_WAYS; way++)
    g_ptr_array_add (self->guides, guide_new (&filling, way));
  suggest (self, &filling);
  g_hash_table_unref (filling.values);
  return self;
}

void
nun_registration_free (NunRegistration *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->obstacles);
  g_ptr_array_unref (self->guides);
  g_free (self->suggestion);
  g_free (self);
}

gboolean
nun_registration_way_from_id (const char *id, NunRegistrationWay *way)
{
  for (guint i = 0; i < NUN_N_REGISTRATION_WAYS; i++)
    if (strcmp (nun_registration_ways[i].id, id) == 0)
      {
        *way = i;
        return TRUE;
      }
  return FALSE;
}

/* -- addresses ------------------------------------------------------------------------------------- */

/* Numbers that nobody outside can route to. */
static gboolean
is_local_number (GInetAddress *address)
{
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  const guint8       *bytes = g_inet_address_to_bytes (address);

  /* An IPv4 address as IPv6 writes it (RFC 4291, section 2.5.5.2). */
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 &&
      memcmp (bytes, mapped, sizeof mapped) == 0)
    {
      g_autoptr (GInetAddress) plain =
          g_inet_address_new_from_bytes (bytes + sizeof mapped, G_SOCKET_FAMILY_IPV4);

      return is_local_number (plain);
    }
  if (g_inet_address_get_is_any (address) || g_inet_address_get_is_loopback (address) ||
      g_inet_address_get_is_link_local (address) || g_inet_address_get_is_site_local (address))
    return TRUE;
  /* RFC 4193 and RFC 6598, which GLib does not know. */
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    return (bytes[0] & 0xfe) == 0xfc;
  return bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
}

gboolean
nun_registration_is_local (const char *url)
{
  static const char *const endings[] = { ".localhost", ".local", ".lan",    ".internal",
                                         ".home.arpa", ".test",  ".invalid" };
  g_autoptr (GUri)         uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char              *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char         *lower = host != NULL ? g_ascii_strdown (host, -1) : NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (lower == NULL || *lower == 0)
    return TRUE;
  address = g_inet_address_new_from_string (lower);
  if (address != NULL)
    return is_local_number (address);
  if (strchr (lower, '.') == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}
