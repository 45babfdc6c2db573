/* What the service of a table can do: its capabilities, with test queries. */
#include <string.h>

#include "describe/position.h"
#include "vo/observation.h"
#include "vo/publication-private.h"

/* url and test_query: transfer full. */
static NunVoService *
add_service (NunVoPublication *self, const char *standard_id, char *url, char *test_query)
{
  guint         n = self->resource.n_services++;
  NunVoService *service = &self->services[n];

  nun_vo_publication_keep (self, url);
  nun_vo_publication_keep (self, test_query);
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
  const char   *said_so = nun_vo_publication_answer (self, self->collection->name, "data_source");
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

void
nun_vo_publication_set_services (NunVoPublication *self, const char *base_url)
{
  g_autoptr (NunPosition) position =
      nun_position_described (self->description, self->collection->name);
  const char *table = self->collection->name;

  self->resource.capabilities_url =
      nun_vo_publication_keep (self, nun_vo_capabilities_url (base_url, table));
  self->resource.availability_url =
      nun_vo_publication_keep (self, nun_vo_availability_url (base_url, table));
  self->resource.tables_url = nun_vo_publication_keep (self, nun_vo_tables_url (base_url, table));
  self->resource.web_url = nun_vo_publication_keep (self, nun_vo_web_url (base_url, table));
  if (self->collection->kind != NUN_COLLECTION_TABLE)
    {
      set_observation_services (self, base_url);
      return;
    }
  if (position == NULL)
    return;
  self->cone.access_url = nun_vo_publication_keep (self, nun_vo_cone_url (base_url, table));
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
