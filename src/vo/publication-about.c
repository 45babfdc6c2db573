/* What is said of a publication, as its records say it: only answers, never placeholders. */
#include <string.h>

#include "describe/coverage.h"
#include "describe/creator.h"
#include "describe/embargo.h"
#include "describe/placeholder.h"
#include "describe/reference.h"
#include "describe/relation.h"
#include "vo/publication-private.h"
#include "vocabulary/licence.h"

static const char *
said (const NunVoPublication *self, const char *key)
{
  return nun_vo_publication_answer (self, NULL, key);
}

/* -- names ------------------------------------------------------------------------------------------- */

/* A title that is only guessed serves before anybody has given one. */
static const char *
any_title (const NunVoPublication *self, const char *table)
{
  const char *title = nun_description_get_value (self->description, table, NULL, "title");

  return *title != 0 && !nun_is_placeholder (title) ? title : NULL;
}

/* The table's title when it is its own: tables of one file may all be called after the file. */
static const char *
own_title (const NunVoPublication *self, const NunCollection *collection)
{
  const char *title = any_title (self, collection->name);

  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const NunCollection *other = nun_description_get_collection (self->description, i);

      if (other != collection && g_strcmp0 (title, any_title (self, other->name)) == 0)
        return NULL;
    }
  return g_strcmp0 (title, any_title (self, NULL)) != 0 ? title : NULL;
}

/* One service a table: where there are several tables their titles must tell them apart. */
/* Of the service of a table; never NULL. */
static char *
dup_title (const NunVoPublication *self, const NunCollection *collection)
{
  const char *title = any_title (self, NULL);
  const char *own = own_title (self, collection);
  const char *name = own != NULL ? own : collection->name;

  if (title == NULL)
    return g_strdup (name);
  return nun_vo_publication_has_company (self) ? g_strconcat (title, ": ", name, NULL)
                                               : g_strdup (title);
}

/* Of the service of a table, or (NULL) of all data together; NULL when none is given. */
static char *
dup_identifier (const NunVoPublication *self, const char *table)
{
  const char      *said_so = said (self, "identifier");
  g_autofree char *identifier = g_strdup (said_so);

  if (identifier == NULL)
    return NULL;
  /* No part of an identifier may be empty (IVOA Identifiers 2.0, section 2.2). */
  while (g_str_has_suffix (identifier, "/"))
    identifier[strlen (identifier) - 1] = 0;
  return table != NULL && nun_vo_publication_has_company (self)
             ? g_strdup_printf ("%s/%s", identifier, table)
             : g_steal_pointer (&identifier);
}

static void
set_names (NunVoPublication *self)
{
  const NunCollection *collection = self->collection;
  const char          *title = said (self, "title");

  self->resource.title =
      nun_vo_publication_keep (self, collection != NULL ? dup_title (self, collection)
                                                        : g_strdup (title != NULL ? title : "?"));
  self->resource.identifier = nun_vo_publication_keep (
      self, dup_identifier (self, collection != NULL ? collection->name : NULL));
  self->resource.short_name = said (self, "short_name");
}

static void
set_text (NunVoPublication *self)
{
  const char *text = said (self, "description");
  const char *more = self->collection != NULL
                         ? nun_vo_publication_answer (self, self->collection->name, "description")
                         : NULL;

  if (text != NULL && more != NULL && nun_vo_publication_has_company (self))
    self->resource.description =
        nun_vo_publication_keep (self, g_strconcat (text, "\n\n", more, NULL));
  else
    self->resource.description = text;
}

/* -- people and rights ---------------------------------------------------------------------------------- */

static void
set_creators (NunVoPublication *self)
{
  const char              *value = said (self, "creators");
  g_autoptr (GPtrArray)    creators = nun_creators_parse (value != NULL ? value : "");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new (), ids = g_strv_builder_new ();

  for (guint i = 0; i < creators->len; i++)
    {
      const NunCreator *creator = creators->pdata[i];
      g_autofree char  *id = creator->orcid != NULL
                                 ? g_strconcat ("https://orcid.org/", creator->orcid, NULL)
                                 : g_strdup ("");

      if (nun_is_placeholder (creator->name))
        continue;
      g_strv_builder_add (names, creator->name);
      g_strv_builder_add (ids, id);
    }
  self->resource.creators = nun_vo_publication_keep_list (self, g_strv_builder_end (names));
  self->resource.creator_ids = nun_vo_publication_keep_list (self, g_strv_builder_end (ids));
}

static void
set_rights (NunVoPublication *self)
{
  const char *licence = said (self, "licence");

  self->resource.rights = nun_licence_name (licence);
  self->resource.rights_uri = nun_vo_publication_keep (self, nun_licence_uri (licence));
  self->resource.statement = said (self, "rights");
  self->resource.acknowledgement = said (self, "acknowledgement");
}

static const char *const *
answers (NunVoPublication *self, const char *key)
{
  return nun_vo_publication_keep_list (self,
                                       nun_description_get_answers (self->description, NULL, key));
}

static void
set_lists (NunVoPublication *self)
{
  const char *bands = said (self, "wavebands");

  self->resource.subjects = answers (self, "subjects");
  self->resource.facilities = answers (self, "facility");
  self->resource.instruments = answers (self, "instrument");
  self->resource.wavebands = nun_vo_publication_keep_list (
      self, bands != NULL ? g_strsplit (bands, "; ", -1) : g_new0 (char *, 1));
}

/* -- curation -------------------------------------------------------------------------------------------- */

static void
set_curation (NunVoPublication *self)
{
  NunVoResource        *resource = &self->resource;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char           *doi = said (self, "doi");

  resource->publisher = said (self, "publisher");
  resource->publisher_id = said (self, "publisher_id");
  resource->contact_name = said (self, "contact_name");
  resource->contact_email = said (self, "contact_email");
  resource->source = said (self, "source");
  resource->reference_url = said (self, "reference_url");
  resource->content_level = said (self, "content_level");
  resource->version = said (self, "version");
  resource->created = said (self, "created");
  resource->revised = said (self, "revised");
  resource->status = said (self, "status") != NULL ? said (self, "status") : "active";
  resource->alt_identifier =
      doi != NULL ? nun_vo_publication_keep (self, g_strconcat ("doi:", doi, NULL)) : NULL;
  /* The description is written down anew with every document. */
  resource->updated =
      nun_vo_publication_keep (self, g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ"));
}

/* The later of all when it is about all data together. */
static void
set_release (NunVoPublication *self)
{
  gint64 release_s = G_MININT64;

  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (self->description, i);

      if (self->collection == NULL || collection == self->collection)
        release_s = MAX (release_s, nun_embargo_of (self->description, collection->name));
    }
  if (release_s == G_MININT64)
    return;
  self->resource.available = nun_vo_publication_keep (self, nun_embargo_date (release_s));
  self->resource.is_kept_back = nun_embargo_holds (release_s);
}

/* -- relations -------------------------------------------------------------------------------------------- */

static void
relate (NunVoPublication *self, const char *type, const char *name, const char *ivo_id)
{
  NunVoRelation relation = { type, name, ivo_id };

  g_array_append_val (self->relations, relation);
}

/* The article by its DOI, so that citations of data and article find each other; a bibcode is the source already. */
static void
relate_article (NunVoPublication *self)
{
  const char              *source = said (self, "source");
  g_autoptr (NunReference) article = source != NULL ? nun_reference_parse (source) : NULL;

  if (article != NULL && article->kind == NUN_REFERENCE_DOI)
    relate (self, "IsSupplementTo",
            nun_vo_publication_keep (self, g_strconcat ("doi:", article->id, NULL)), NULL);
}

static void
relate_others (NunVoPublication *self)
{
  const char           *related = said (self, "related");
  g_autoptr (GPtrArray) others = related != NULL ? nun_relations_parse (related, NULL) : NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const NunRelation *other = others->pdata[i];
      const char        *target = nun_vo_publication_keep (self, g_strdup (other->target));

      if (!nun_is_example (target))
        relate (self, other->type, target, g_str_has_prefix (target, "ivo://") ? target : NULL);
    }
}

/* Several services of one publication belong to the data collection that holds them all. */
static void
relate_services (NunVoPublication *self)
{
  const char *whole = nun_vo_publication_keep (self, dup_identifier (self, NULL));

  if (whole == NULL || !nun_vo_publication_has_company (self))
    return;
  if (self->collection != NULL)
    {
      const char *title = said (self, "title");

      relate (self, "IsServiceFor", title != NULL ? title : whole, whole);
      return;
    }
  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const NunCollection *service = nun_description_get_collection (self->description, i);

      relate (self, "IsServedBy", nun_vo_publication_keep (self, dup_title (self, service)),
              nun_vo_publication_keep (self, dup_identifier (self, service->name)));
    }
}

static void
set_relations (NunVoPublication *self)
{
  self->relations = g_array_new (FALSE, FALSE, sizeof (NunVoRelation));
  relate_services (self);
  relate_article (self);
  relate_others (self);
  self->resource.relations = (const NunVoRelation *) (gpointer) self->relations->data;
  self->resource.n_relations = self->relations->len;
}

/* -- coverage ---------------------------------------------------------------------------------------------- */

static void
set_coverage (NunVoPublication *self)
{
  self->temporal = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  self->spectral = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (self->description, i);
      g_autoptr (GArray)   times = NULL, light = NULL;

      if (self->collection != NULL && collection != self->collection)
        continue;
      times = nun_coverage_temporal (self->description, collection->name);
      light = nun_coverage_spectral (self->description, collection->name);
      g_array_append_vals (self->temporal, times->data, times->len);
      g_array_append_vals (self->spectral, light->data, light->len);
    }
  nun_intervals_merge (self->temporal, NUN_INTERVALS_MOST);
  nun_intervals_merge (self->spectral, NUN_INTERVALS_MOST);
  self->resource.temporal = self->temporal;
  self->resource.spectral = self->spectral;
}

void
nun_vo_publication_set_about (NunVoPublication *self)
{
  set_names (self);
  set_text (self);
  set_creators (self);
  set_rights (self);
  set_lists (self);
  set_curation (self);
  set_release (self);
  set_relations (self);
  set_coverage (self);
}
