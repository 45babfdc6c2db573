/* From a description to the plain facts that the VO's documents are written of. */

#include "vo/publication.h"

#include "describe/placeholder.h"
#include "sky/moc.h"
#include "vo/publication-private.h"

/* A record should show coverage, not be made of it. */
#define MOST_MOC_CELLS 1500

/* -- where things lie ---------------------------------------------------------------------------- */

char *
nun_vo_url_below (const char *base_url, const char *table, const char *rest)
{
  g_autofree char *escaped = g_uri_escape_string (table, NULL, FALSE);

  return g_strconcat (base_url, "/", escaped, "/", rest, NULL);
}

char *
nun_vo_cone_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "scs.xml?");
}

char *
nun_vo_capabilities_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "capabilities");
}

char *
nun_vo_tables_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "tables");
}

char *
nun_vo_availability_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "availability");
}

char *
nun_vo_web_url (const char *base_url, const char *table)
{
  return nun_vo_url_below (base_url, table, "");
}

/* -- strings --------------------------------------------------------------------------------------- */

char *
nun_vo_publication_keep (NunVoPublication *self, char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->strings, text);
  return text;
}

const char *const *
nun_vo_publication_keep_list (NunVoPublication *self, char **list)
{
  g_ptr_array_add (self->lists, list);
  return (const char *const *) list;
}

const char *
nun_vo_publication_answer (const NunVoPublication *self, const char *table, const char *key)
{
  return nun_description_get_answer (self->description, table, key);
}

gboolean
nun_vo_publication_has_company (const NunVoPublication *self)
{
  return nun_description_get_n_collections (self->description) > 1;
}

/* -- birth and death ------------------------------------------------------------------------------- */

static NunVoPublication *
publication_new (const NunDescription *description, const NunCollection *collection)
{
  NunVoPublication *self = g_new0 (NunVoPublication, 1);

  self->description = nun_description_ref ((NunDescription *) description);
  self->collection = collection;
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  nun_vo_publication_set_about (self);
  return self;
}

NunVoPublication *
nun_vo_publication_new (const NunDescription *description, const char *table, const char *base_url)
{
  const NunCollection *collection = nun_description_find_collection (description, table);
  NunVoPublication    *self;

  if (collection == NULL)
    return NULL;
  self = publication_new (description, collection);
  nun_vo_publication_add_table (self, collection, base_url);
  self->resource.moc_ascii = collection->moc;
  nun_vo_publication_set_services (self, base_url);
  return self;
}

/* All that the collections cover on the sky. */
static char *
join_mocs (const NunDescription *description)
{
  g_autoptr (NunMoc) moc = nun_moc_new (29);

  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (collection->moc != NULL)
        nun_moc_add_ascii (moc, collection->moc);
    }
  nun_moc_simplify (moc, MOST_MOC_CELLS);
  return nun_moc_to_ascii (moc);
}

NunVoPublication *
nun_vo_publication_new_collection (const NunDescription *description, const char *base_url)
{
  NunVoPublication *self;
  gboolean          has_observations = FALSE;

  if (nun_description_get_n_collections (description) < 2)
    return NULL;
  self = publication_new (description, NULL);
  self->resource.kind = NUN_VO_RESOURCE_COLLECTION;
  self->resource.web_url = nun_vo_publication_keep (self, g_strconcat (base_url, "/", NULL));
  self->resource.moc_ascii = nun_vo_publication_keep (self, join_mocs (description));
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      has_observations |= collection->kind != NUN_COLLECTION_TABLE;
      nun_vo_publication_add_table (self, collection, base_url);
    }
  if (has_observations)
    self->resource.content_type = "Archive";
  return self;
}

const NunVoResource *
nun_vo_publication_get_resource (NunVoPublication *self)
{
  return &self->resource;
}

void
nun_vo_publication_forget_tests (NunVoPublication *self)
{
  self->cone.has_test = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->services); i++)
    {
      self->services[i].has_test = FALSE;
      self->services[i].test_query = NULL;
    }
}

void
nun_vo_publication_free (NunVoPublication *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_tables; i++)
    g_ptr_array_unref (self->tables[i].columns);
  g_free (self->tables);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->lists);
  g_array_unref (self->relations);
  g_array_unref (self->temporal);
  g_array_unref (self->spectral);
  nun_description_unref (self->description);
  g_free (self);
}
