/* The services that answers tell of: DataLink's list of links, and SODA's cutouts. */

#include <glib/gi18n-lib.h>

#include "serve/observation-answer.h"

static char *
keep (GPtrArray *strings, char *text)
{
  g_ptr_array_add (strings, text);
  return text;
}

static gpointer
keep_array (GPtrArray *strings, GArray *array)
{
  return keep (strings, g_array_free (array, FALSE));
}

static void
add_param (GArray *params, NunVotableParam param)
{
  g_array_append_val (params, param);
}

static NunVotableParam
did_param (const char *did, int did_column)
{
  return (NunVotableParam){ .name = "ID",
                            .value = did,
                            .ucd = "meta.id;meta.main",
                            .ref_column = did == NULL ? did_column : 0,
                            .description = _ ("The dataset's obs_publisher_did") };
}

GArray *
nun_observation_soda_inputs (const char *did, int did_column)
{
  GArray *params = g_array_new (TRUE, TRUE, sizeof (NunVotableParam));

  add_param (params, did_param (did, did_column));
  add_param (params,
             (NunVotableParam){ .name = "POS",
                                .ucd = "phys.angArea;obs",
                                .description = _ ("The piece of sky to cut out: CIRCLE, RANGE "
                                                  "or POLYGON and its numbers, degrees, "
                                                  "ICRS") });
  add_param (params, (NunVotableParam){ .name = "CIRCLE",
                                        .datatype = "double",
                                        .arraysize = "3",
                                        .unit = "deg",
                                        .ucd = "phys.angArea;obs",
                                        .xtype = "circle",
                                        .description = _ ("A circle to cut out: right ascension, "
                                                          "declination and radius") });
  add_param (params, (NunVotableParam){ .name = "POLYGON",
                                        .datatype = "double",
                                        .arraysize = "*",
                                        .unit = "deg",
                                        .ucd = "phys.angArea;obs",
                                        .xtype = "polygon",
                                        .description = _ ("A polygon to cut out: its corners") });
  add_param (params,
             (NunVotableParam){ .name = "BAND",
                                .datatype = "double",
                                .arraysize = "2",
                                .unit = "m",
                                .ucd = "em.wl",
                                .xtype = "interval",
                                .description = _ ("The wavelengths to cut out of a cube") });
  return params;
}

static void
add_links (GArray           *services,
           const NunService *service,
           const char       *table,
           int               did_column,
           GPtrArray        *strings)
{
  GArray           *inputs = g_array_new (TRUE, TRUE, sizeof (NunVotableParam));
  NunVotableService links = {
    .id = "links",
    .name = "links",
    .description = _ ("All that there is of a dataset: the file, a preview, cutouts"),
    .standard_id = "ivo://ivoa.net/std/DataLink#links-1.1",
    .access_url = keep (strings, nun_vo_links_url (service->base_url, table)),
    .content_type = NUN_VO_TYPE_LINKS,
  };

  add_param (inputs, did_param (NULL, did_column));
  links.inputs = keep_array (strings, inputs);
  g_array_append_val (services, links);
}

static void
add_soda (GArray           *services,
          const NunService *service,
          const char       *table,
          int               did_column,
          GPtrArray        *strings)
{
  NunVotableService soda = {
    .id = "soda",
    .name = "cutout",
    .description = _ ("A piece of an image, as FITS"),
    .standard_id = "ivo://ivoa.net/std/SODA#sync-1.0",
    .access_url = keep (strings, nun_vo_soda_url (service->base_url, table)),
    .content_type = "image/fits",
  };

  soda.inputs = keep_array (strings, nun_observation_soda_inputs (NULL, did_column));
  g_array_append_val (services, soda);
}

GArray *
nun_observation_services (const NunService *service,
                          const char       *table,
                          int               did_column,
                          GPtrArray        *strings)
{
  const NunCollection *collection = nun_description_find_collection (service->description, table);
  GArray              *services = g_array_new (TRUE, TRUE, sizeof (NunVotableService));

  if (did_column == 0)
    return services;
  add_links (services, service, table, did_column, strings);
  if (collection->kind == NUN_COLLECTION_IMAGES)
    add_soda (services, service, table, did_column, strings);
  return services;
}
