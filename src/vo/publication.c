/* From a description to the plain facts that the VO's documents are written of. */

#include "vo/publication.h"

#include <string.h>

#include "describe/creator.h"
#include "describe/embargo.h"
#include "describe/position.h"
#include "describe/view.h"
#include "vo/observation.h"
#include "vocabulary/licence.h"
#include "vocabulary/ucd.h"

struct _NunVoPublication
{
  NunDescription      *description; /* lends most strings */
  const NunCollection *collection;
  NunVoResource        resource;
  NunVoConeSearch      cone;
  NunVoTable           table;
  NunVoService         services[4];
  const char          *data_sources[2];
  char                *service_urls[4], *test_queries[4];

  GPtrArray *columns;      /* of NunColumn, as served */
  GPtrArray *main_columns; /* of char*, borrowed from columns; NULL-terminated */
  char      *title, *identifier, *text, *updated, *rights_uri, *available;
  char     **creators, **subjects, **wavebands;
  char      *cone_url, *capabilities_url, *availability_url, *tables_url, *web_url;
};

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

/* -- what is said -------------------------------------------------------------------------------- */

/* NULL when nothing is said. table: NULL for the publication.  Borrowed from the description. */
static const char *
said (NunVoPublication *self, const char *table, const char *key)
{
  const char *value = nun_description_get_value (self->description, table, NULL, key);

  return *value != 0 ? value : NULL;
}

static gboolean
has_company (NunVoPublication *self)
{
  return nun_description_get_n_collections (self->description) > 1;
}

/* The table's title when it is its own: tables of one file may all be called after the file. */
static const char *
own_title (NunVoPublication *self)
{
  const char *title = said (self, self->collection->name, "title");

  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const NunCollection *other = nun_description_get_collection (self->description, i);

      if (other != self->collection && g_strcmp0 (title, said (self, other->name, "title")) == 0)
        return NULL;
    }
  return g_strcmp0 (title, said (self, NULL, "title")) != 0 ? title : NULL;
}

/* One service a table: where there are several tables their titles must tell them apart. */
static void
set_title (NunVoPublication *self)
{
  const char *title = said (self, NULL, "title");
  const char *own = own_title (self);
  const char *name = own != NULL ? own : self->collection->name;

  if (title == NULL)
    self->title = g_strdup (name);
  else if (has_company (self))
    self->title = g_strconcat (title, ": ", name, NULL);
  else
    self->title = g_strdup (title);
  self->resource.title = self->title;
}

static void
set_identifier (NunVoPublication *self)
{
  const char *said_so = said (self, NULL, "identifier");
  GString    *identifier;

  if (said_so == NULL)
    return;
  identifier = g_string_new (said_so);
  /* No part of an identifier may be empty (IVOA Identifiers 2.0, section 2.2). */
  while (g_str_has_suffix (identifier->str, "/"))
    g_string_truncate (identifier, identifier->len - 1);
  if (has_company (self))
    g_string_append_printf (identifier, "/%s", self->collection->name);
  self->identifier = g_string_free (identifier, FALSE);
  self->resource.identifier = self->identifier;
}

static void
set_text (NunVoPublication *self)
{
  const char *text = said (self, NULL, "description");
  const char *more = said (self, self->collection->name, "description");

  if (text != NULL && more != NULL && has_company (self))
    self->text = g_strconcat (text, "\n\n", more, NULL);
  else
    self->text = g_strdup (text);
  self->resource.description = self->text;
}

static void
set_rights (NunVoPublication *self)
{
  const char *licence = said (self, NULL, "licence");

  self->rights_uri = nun_licence_uri (licence);
  self->resource.rights = nun_licence_name (licence);
  self->resource.rights_uri = self->rights_uri;
}

static void
set_lists (NunVoPublication *self)
{
  g_autofree char *names =
      nun_creators_names (nun_description_get_value (self->description, NULL, NULL, "creators"));

  self->creators = *names != 0 ? g_strsplit (names, "; ", -1) : g_new0 (char *, 1);
  self->subjects = nun_description_get_list (self->description, NULL, NULL, "subjects");
  self->wavebands = nun_description_get_list (self->description, NULL, NULL, "wavebands");
  self->resource.creators = (const char *const *) self->creators;
  self->resource.subjects = (const char *const *) self->subjects;
  self->resource.wavebands = (const char *const *) self->wavebands;
}

static void
set_curation (NunVoPublication *self)
{
  NunVoResource        *resource = &self->resource;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  resource->short_name = said (self, NULL, "short_name");
  resource->publisher = said (self, NULL, "publisher");
  resource->contact_name = said (self, NULL, "contact_name");
  resource->contact_email = said (self, NULL, "contact_email");
  resource->source = said (self, NULL, "source");
  resource->reference_url = said (self, NULL, "reference_url");
  resource->content_level = said (self, NULL, "content_level");
  resource->version = said (self, NULL, "version");
  resource->created = said (self, NULL, "created");
  /* The description is written down anew with every document. */
  self->updated = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  resource->updated = self->updated;
  resource->status = said (self, NULL, "status");
  if (resource->status == NULL)
    resource->status = "active";
}

static void
set_release (NunVoPublication *self)
{
  gint64 release_s = nun_embargo_of (self->description, self->collection->name);

  self->available = nun_embargo_date (release_s);
  self->resource.available = self->available;
  self->resource.is_kept_back = nun_embargo_holds (release_s);
}

/* -- the table ----------------------------------------------------------------------------------- */

/* Whether the column is a key of the table or what its rows are sorted by. */
static gboolean
is_main (NunVoPublication *self, const NunViewColumn *shown)
{
  const NunColumnProfile *values;

  if (shown->column->ucd == NULL || !nun_ucd_has_word (shown->column->ucd, "meta.main"))
    return FALSE;
  if (!nun_ucd_has_word (shown->column->ucd, "meta.id") || shown->source < 0)
    return TRUE;
  if (self->collection->profile == NULL)
    return FALSE;
  values = &self->collection->profile->columns[shown->source];
  return values->n_null == 0 && values->n_distinct == self->collection->n_rows;
}

static gboolean
is_observations (NunVoPublication *self)
{
  return self->collection->kind != NUN_COLLECTION_TABLE;
}

/* The columns of the protocol that says most. */
static void
add_observation_columns (NunVoPublication *self, const char *base_url)
{
  guint model =
      self->collection->kind == NUN_COLLECTION_SPECTRA ? NUN_MODEL_SSAP : NUN_MODEL_OBSCORE;
  g_autoptr (NunVoObservation) view =
      nun_vo_observation_new (self->description, self->collection->name, model, 2, base_url);
  GPtrArray *columns = nun_vo_observation_get_columns (view);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (self->columns, nun_column_ref (columns->pdata[i]));
}

static void
add_table_columns (NunVoPublication *self)
{
  g_autoptr (GPtrArray) shown =
      nun_view_columns (self->description, self->collection->name, NUN_UCD_STYLE_UCD1PLUS, 3);

  for (guint i = 0; i < shown->len; i++)
    {
      const NunViewColumn *column = shown->pdata[i];

      g_ptr_array_add (self->columns, nun_column_ref (column->column));
      if (is_main (self, column))
        g_ptr_array_add (self->main_columns, column->column->name);
    }
}

static void
set_table (NunVoPublication *self, const char *base_url)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  self->main_columns = g_ptr_array_new ();
  if (is_observations (self))
    add_observation_columns (self, base_url);
  else
    add_table_columns (self);
  g_ptr_array_add (self->main_columns, NULL);
  self->table.name = self->collection->name;
  self->table.label = said (self, self->collection->name, "title");
  self->table.description = said (self, self->collection->name, "description");
  self->table.columns = self->columns;
  self->table.main_columns = (const char *const *) self->main_columns->pdata;
  self->table.n_rows = self->collection->n_rows;
  self->resource.tables = &self->table;
  self->resource.n_tables = 1;
  self->resource.moc_ascii = self->collection->moc;
}

/* url and test_query: transfer full. */
static NunVoService *
add_service (NunVoPublication *self, const char *standard_id, char *url, char *test_query)
{
  guint         n = self->resource.n_services++;
  NunVoService *service = &self->services[n];

  self->service_urls[n] = url;
  self->test_queries[n] = test_query;
  *service = (NunVoService){ .standard_id = standard_id,
                             .access_url = url,
                             .test_query = test_query,
                             .result_type = "application/x-votable+xml",
                             .max_records = NUN_VO_MAX_RECORDS,
                             .default_records = NUN_VO_DEFAULT_RECORDS,
                             .has_test = self->collection->has_test,
                             .test_ra_deg = self->collection->test_ra_deg,
                             .test_dec_deg = self->collection->test_dec_deg,
                             .test_size_deg = self->collection->test_sr_deg * 2 };
  self->resource.services = self->services;
  return service;
}

/* The cone of the store, as a query of the protocol: format has three places for texts. NULL without one. */
static char *
test_query (NunVoPublication *self, const char *format, double size_deg)
{
  char ra[G_ASCII_DTOSTR_BUF_SIZE], dec[G_ASCII_DTOSTR_BUF_SIZE], size[G_ASCII_DTOSTR_BUF_SIZE];
  const char    *numbers[] = { ra, dec, size };
  g_auto (GStrv) parts = g_strsplit (format, "@", 4);
  GString       *out = g_string_new (parts[0]);

  if (!self->collection->has_test)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_ascii_formatd (ra, sizeof ra, "%.10g", self->collection->test_ra_deg);
  g_ascii_formatd (dec, sizeof dec, "%.10g", self->collection->test_dec_deg);
  g_ascii_formatd (size, sizeof size, "%.10g", size_deg);
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (out, "%s%s", numbers[i], parts[i + 1]);
  return g_string_free (out, FALSE);
}

static void
set_image_services (NunVoPublication *self, const char *base_url)
{
  const char   *table = self->collection->name;
  double        sr = self->collection->test_sr_deg;
  NunVoService *service =
      add_service (self, "ivo://ivoa.net/std/SIA", nun_vo_sia1_url (base_url, table),
                   test_query (self, "POS=@,@&SIZE=@", sr * 2));

  service->kind = NUN_VO_CAPABILITY_SIA1;
  service->version = "1.0";
  service =
      add_service (self, "ivo://ivoa.net/std/SIA#query-2.0", nun_vo_sia2_url (base_url, table),
                   test_query (self, "POS=CIRCLE+@+@+@", sr));
  service->version = "2.0";
}

static void
set_spectrum_services (NunVoPublication *self, const char *base_url)
{
  static const char *const known[] = {
    "survey", "pointed", "custom", "theory", "artificial", NULL
  };
  const char   *said_so = said (self, self->collection->name, "data_source");
  NunVoService *service = add_service (
      self, "ivo://ivoa.net/std/SSA", nun_vo_ssap_url (base_url, self->collection->name),
      test_query (self, "REQUEST=queryData&POS=@,@&SIZE=@", self->collection->test_sr_deg * 2));

  self->data_sources[0] = said_so != NULL && g_strv_contains (known, said_so) ? said_so : "pointed";
  service->kind = NUN_VO_CAPABILITY_SSAP;
  service->version = "1.1";
  service->data_sources = self->data_sources;
}

static void
set_observation_services (NunVoPublication *self, const char *base_url)
{
  const char   *table = self->collection->name;
  NunVoService *service;

  self->resource.content_type = "Archive";
  if (self->collection->kind == NUN_COLLECTION_IMAGES)
    set_image_services (self, base_url);
  else
    set_spectrum_services (self, base_url);
  service = add_service (self, "ivo://ivoa.net/std/DataLink#links-1.1",
                         nun_vo_links_url (base_url, table), NULL);
  service->result_type = NUN_VO_TYPE_LINKS;
  if (self->collection->kind == NUN_COLLECTION_SPECTRA)
    return;
  service = add_service (self, "ivo://ivoa.net/std/SODA#sync-1.0",
                         nun_vo_soda_url (base_url, table), NULL);
  service->result_type = "image/fits";
}

static void
set_services (NunVoPublication *self, const char *base_url)
{
  g_autoptr (NunPosition) position =
      nun_position_described (self->description, self->collection->name);
  const char *table = self->collection->name;

  self->resource.capabilities_url = self->capabilities_url =
      nun_vo_capabilities_url (base_url, table);
  self->resource.availability_url = self->availability_url =
      nun_vo_availability_url (base_url, table);
  self->resource.tables_url = self->tables_url = nun_vo_tables_url (base_url, table);
  self->resource.web_url = self->web_url = nun_vo_web_url (base_url, table);
  if (is_observations (self))
    {
      set_observation_services (self, base_url);
      return;
    }
  if (position == NULL)
    return;
  self->cone.access_url = self->cone_url = nun_vo_cone_url (base_url, table);
  self->cone.max_sr_deg = NUN_VO_MAX_SR_DEG;
  self->cone.max_records = NUN_VO_MAX_RECORDS;
  self->cone.verbosity = TRUE;
  /* A test query must return rows. */
  self->cone.has_test = self->collection->has_test && !self->resource.is_kept_back;
  self->cone.test_ra_deg = self->collection->test_ra_deg;
  self->cone.test_dec_deg = self->collection->test_dec_deg;
  self->cone.test_sr_deg = self->collection->test_sr_deg;
  self->resource.cone = &self->cone;
}

NunVoPublication *
nun_vo_publication_new (const NunDescription *description, const char *table, const char *base_url)
{
  const NunCollection *collection = nun_description_find_collection (description, table);
  NunVoPublication    *self;

  if (collection == NULL)
    return NULL;
  self = g_new0 (NunVoPublication, 1);
  self->description = nun_description_ref ((NunDescription *) description);
  self->collection = collection;
  set_title (self);
  set_identifier (self);
  set_text (self);
  set_rights (self);
  set_lists (self);
  set_curation (self);
  set_release (self);
  set_table (self, base_url);
  set_services (self, base_url);
  return self;
}

const NunVoResource *
nun_vo_publication_get_resource (NunVoPublication *self)
{
  return &self->resource;
}

void
nun_vo_publication_free (NunVoPublication *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->main_columns);
  g_ptr_array_unref (self->columns);
  g_free (self->title);
  g_free (self->identifier);
  g_free (self->text);
  g_free (self->rights_uri);
  g_free (self->updated);
  g_free (self->available);
  g_strfreev (self->creators);
  g_strfreev (self->subjects);
  g_strfreev (self->wavebands);
  g_free (self->cone_url);
  g_free (self->capabilities_url);
  g_free (self->availability_url);
  g_free (self->tables_url);
  g_free (self->web_url);
  for (guint i = 0; i < G_N_ELEMENTS (self->service_urls); i++)
    {
      g_free (self->service_urls[i]);
      g_free (self->test_queries[i]);
    }
  nun_description_unref (self->description);
  g_free (self);
}
