/* What a registry hands out at one moment: finished records and what became of former ones, by their dates. */

#include "serve/oai-registry.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

#include "publish/record.h"
#include "publish/registration.h"
#include "serve/host.h"
#include "serve/oai-request.h"

/* Dates are no part of what has changed. */
#define NO_DATE "2000-01-01T00:00:00Z"

static void
item_free (gpointer data)
{
  NunOaiItem *self = data;

  g_free (self->identifier);
  nun_vo_publication_free (self->publication);
  g_clear_pointer (&self->own, nun_vo_registry_record_free);
  g_free (self);
}

static const NunVoResource *
item_resource (const NunOaiItem *self)
{
  return self->own != NULL ? nun_vo_registry_record_get_resource (self->own)
                           : nun_vo_publication_get_resource (self->publication);
}

/* dates: of the record, ISO 8601. */
static char *
write_item (const NunOaiItem *self, const char *since, const char *changed, gboolean dublin_core)
{
  NunVoResource resource = *item_resource (self);

  resource.updated = changed;
  if (resource.created == NULL)
    resource.created = since;
  if (dublin_core)
    return nun_vo_dublin_core (&resource);
  return self->own != NULL ? nun_vo_registry_record_write (self->own, &resource)
                           : nun_vo_record (&resource);
}

char *
nun_oai_item_write (const NunOaiItem *self, gboolean dublin_core)
{
  g_autofree char *since = nun_oai_date_text (self->since_s);
  g_autofree char *changed = nun_oai_date_text (self->changed_s);

  return write_item (self, since, changed, dublin_core);
}

static char *
digest_item (const NunOaiItem *self)
{
  g_autofree char *text = write_item (self, NO_DATE, NO_DATE, FALSE);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

char *
nun_oai_digest (const NunVoPublication *publication)
{
  NunOaiItem item = { .publication = (NunVoPublication *) publication };

  return digest_item (&item);
}

/* -- who stands behind it -------------------------------------------------------------------------- */

/* The schema of OAI-PMH wants a domain with a full stop. */
static gboolean
is_email (const char *text)
{
  return g_regex_match_simple ("^\\S+@\\S+\\.\\S+$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* FALSE with all that is missing in one sentence. */
static gboolean
say_who (NunOaiRegistry *self, const char *base_url, guint page, GError **error)
{
  const struct
  {
    const char  *key;
    const char **where;
  } needed[] = { { "publisher", &self->registry.publisher },
                 { "contact_name", &self->registry.contact_name },
                 { "contact_email", &self->registry.contact_email } };
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const char *value = nun_description_get_value (self->description, NULL, NULL, needed[i].key);

      *needed[i].where = value;
      if (*value == 0 || (needed[i].where == &self->registry.contact_email && !is_email (value)))
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                                _ (nun_field_find (NUN_SCOPE_PUBLICATION, needed[i].key)->label));
    }
  self->authority = nun_vo_oai_authority (
      nun_description_get_value (self->description, NULL, NULL, "identifier"));
  if (self->authority == NULL)
    g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                            _ (nun_field_find (NUN_SCOPE_PUBLICATION, "identifier")->label));
  self->registry.base_url = base_url;
  self->registry.page = page;
  self->registry.authority = self->authority;
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PUBLICATION,
               _ ("This registry cannot answer yet: the publication does not say, or not so that "
                  "harvesters accept it: %s"),
               missing->str);
  return FALSE;
}

/* -- what is there --------------------------------------------------------------------------------- */

/* item: taken. */
static void
keep_item (NunOaiRegistry *self, NunOaiItem *item)
{
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->found, g_ascii_strdown (item->identifier, -1), item);
}

/* own, publication: transfer full, one of them. */
static void
add_item (NunOaiRegistry *self, NunVoRegistryRecord *own, NunVoPublication *publication)
{
  NunOaiItem *item = g_new0 (NunOaiItem, 1);

  item->own = own;
  item->publication = publication;
  item->identifier = g_strdup (item_resource (item)->identifier);
  item->is_managed = TRUE;
  keep_item (self, item);
}

static gboolean
is_withdrawn (const NunVoResource *resource)
{
  return g_strcmp0 (resource->status, "deleted") == 0;
}

static gboolean
is_finished (GPtrArray *findings, const char *table)
{
  for (guint i = 0; i < findings->len; i++)
    if (nun_publish_forbids (findings->pdata[i], table))
      return FALSE;
  return TRUE;
}

/* What the records of several services point to: the data collection that holds all of their data. */
static void
add_whole (NunOaiRegistry *self, GPtrArray *findings)
{
  g_autoptr (NunVoPublication) whole =
      nun_vo_publication_new_collection (self->description, self->registry.base_url);

  if (whole != NULL &&
      (is_withdrawn (nun_vo_publication_get_resource (whole)) || is_finished (findings, NULL)))
    add_item (self, NULL, g_steal_pointer (&whole));
}

static void
add_collections (NunOaiRegistry *self, NunStore *store)
{
  g_autoptr (GPtrArray) findings = nun_findings_judge (self->description);

  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const char *table = nun_description_get_collection (self->description, i)->name;
      g_autoptr (NunVoPublication) publication =
          nun_vo_publication_new (self->description, table, self->registry.base_url);

      /* What is withdrawn needs no answers any more. */
      if (!is_withdrawn (nun_vo_publication_get_resource (publication)) &&
          !is_finished (findings, table))
        continue;
      nun_publish_try_tests (publication, store, table);
      add_item (self, NULL, g_steal_pointer (&publication));
    }
  add_whole (self, findings);
}

/* The registry's own name must be no service's, also of one whose record is not finished yet. */
static char *
choose_identifier (NunOaiRegistry *self)
{
  g_autofree char *plain = g_strdup_printf ("ivo://%s/registry", self->authority);
  const char      *said = nun_description_get_value (self->description, NULL, NULL, "identifier");

  return g_ascii_strcasecmp (said, plain) != 0
             ? g_steal_pointer (&plain)
             : g_strdup_printf ("ivo://%s/oai-registry", self->authority);
}

static void
add_own (NunOaiRegistry *self)
{
  self->registry.identifier = self->identifier = choose_identifier (self);
  self->own = nun_vo_registry_record_new (&self->registry, NUN_VO_REGISTRY);
  add_item (self, nun_vo_registry_record_new (&self->registry, NUN_VO_REGISTRY), NULL);
  add_item (self, nun_vo_registry_record_new (&self->registry, NUN_VO_AUTHORITY), NULL);
}

/* -- dates ----------------------------------------------------------------------------------------- */

static GPtrArray *
list_present (NunOaiRegistry *self)
{
  GPtrArray *present = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_harvest_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const NunOaiItem *item = self->items->pdata[i];
      g_autofree char  *digest = is_withdrawn (item_resource (item)) ? NULL : digest_item (item);

      g_ptr_array_add (present, nun_harvest_new (item->identifier, digest, 0, 0));
    }
  return present;
}

/* Writes only where something has changed: most visits find all as it was. */
static GPtrArray *
note_harvest (const NunService *service, GPtrArray *present, GError **error)
{
  gint64                now_s = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GPtrArray) former = nun_store_get_harvests (service->store, error);
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (NunStore)  writer = NULL;
  gboolean              changed;

  if (former == NULL)
    return NULL;
  merged = nun_harvest_merge (former, present, now_s, &changed);
  if (!changed)
    return g_steal_pointer (&merged);
  writer = nun_store_open (service->oai->path, FALSE, error);
  return writer != NULL ? nun_store_note_harvest (writer, present, now_s, error) : NULL;
}

/* Without a memory every record is as old as the publication file. */
static GPtrArray *
date_by_file (const NunService *service, GPtrArray *present)
{
  gint64 changed_s = nun_store_get_changed_s (service->store);

  for (guint i = 0; i < present->len; i++)
    {
      NunHarvest *line = present->pdata[i];

      line->since_s = line->changed_s = changed_s;
    }
  return g_ptr_array_ref (present);
}

static gboolean
is_of_authority (const char *identifier, const char *authority)
{
  g_autofree char *own = nun_vo_oai_authority (identifier);

  return own != NULL && g_ascii_strcasecmp (own, authority) == 0;
}

static void
take_line (NunOaiRegistry *self, const NunHarvest *line)
{
  NunOaiItem *item = (NunOaiItem *) nun_oai_registry_find (self, line->identifier);

  if (item == NULL)
    {
      item = g_new0 (NunOaiItem, 1);
      item->identifier = g_strdup (line->identifier);
      keep_item (self, item);
    }
  item->since_s = line->since_s;
  item->changed_s = line->changed_s;
  item->is_deleted = line->digest == NULL;
  item->is_managed = is_of_authority (line->identifier, self->authority);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const NunOaiItem *first = *(const NunOaiItem *const *) a;
  const NunOaiItem *second = *(const NunOaiItem *const *) b;

  if (first->changed_s != second->changed_s)
    return first->changed_s < second->changed_s ? -1 : 1;
  return strcmp (first->identifier, second->identifier);
}

static gboolean
date_items (NunOaiRegistry *self, const NunService *service, GError **error)
{
  g_autoptr (GPtrArray) present = list_present (self);
  g_autoptr (GPtrArray) lines = service->oai->remembers ? note_harvest (service, present, error)
                                                        : date_by_file (service, present);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    take_line (self, lines->pdata[i]);
  g_ptr_array_sort (self->items, compare_items);
  return lines != NULL;
}

/* -- the whole ------------------------------------------------------------------------------------- */

NunOaiRegistry *
nun_oai_registry_new (const NunService *service, GError **error)
{
  g_autoptr (NunOaiRegistry) self = g_new0 (NunOaiRegistry, 1);
  const char                *publisher_id;

  self->description = nun_description_ref ((NunDescription *) service->description);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!say_who (self, service->base_url, service->oai->page, error))
    return NULL;
  publisher_id = nun_description_get_value (self->description, NULL, NULL, "publisher_id");
  self->registry.publisher_id = *publisher_id != 0 ? publisher_id : NULL;
  add_collections (self, service->store);
  add_own (self);
  return date_items (self, service, error) ? g_steal_pointer (&self) : NULL;
}

void
nun_oai_registry_free (NunOaiRegistry *self)
{
  g_clear_pointer (&self->own, nun_vo_registry_record_free);
  g_hash_table_unref (self->found);
  g_ptr_array_unref (self->items);
  nun_description_unref (self->description);
  g_free (self->authority);
  g_free (self->identifier);
  g_free (self);
}

const NunOaiItem *
nun_oai_registry_find (const NunOaiRegistry *self, const char *identifier)
{
  g_autofree char *key = g_ascii_strdown (identifier, -1);

  return g_hash_table_lookup (self->found, key);
}

/* -- of the host ----------------------------------------------------------------------------------- */

static char *
make_key (void)
{
  guchar bytes[32];

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    g_error ("the system gives no random bytes");
  return g_base64_encode (bytes, sizeof bytes);
}

NunOai *
nun_oai_new (const char *path, const char *base_url, guint page)
{
  NunOai              *self = g_new0 (NunOai, 1);
  g_autoptr (NunStore) writer =
      nun_registration_is_local (base_url) ? NULL : nun_store_open (path, FALSE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->key = make_key ();
  self->page = page > 0 ? page : NUN_OAI_PAGE;
  self->remembers = writer != NULL;
  return self;
}

void
nun_oai_free (NunOai *self)
{
  g_free (self->path);
  g_free (self->key);
  g_free (self);
}
