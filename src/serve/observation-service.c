/* The services that answers tell of: DataLink's list of links, and SODA's cutouts. */

#include <glib/gi18n-lib.h>
#include <math.h>

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
  add_param (params, (NunVotableParam){ .name = "TIME",
                                        .datatype = "double",
                                        .arraysize = "2",
                                        .unit = "d",
                                        .ucd = "time.interval;obs.exposure",
                                        .xtype = "interval",
                                        .description = _ ("The times to cut out of a cube, MJD") });
  add_param (params, (NunVotableParam){ .name = "POL",
                                        .ucd = "meta.code;phys.polarization",
                                        .description = _ ("The states of polarisation to cut out "
                                                          "of a cube: I, Q, U, V, RR...") });
  return params;
}

static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.12g", number));
}

/* Degrees with blanks between them, to a nano-degree: what is finer is rounding. */
static char *
join_angles (const double *angles_deg, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = format_number (round (angles_deg[i] * 1e9) / 1e9);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", number);
    }
  return g_string_free (out, FALSE);
}

static void
limit_place (GArray *inputs, NunVoObservation *view, GPtrArray *strings)
{
  g_autofree char      *text = nun_vo_observation_dup_text (view, "s_region");
  g_autoptr (NunRegion) region = text != NULL ? nun_region_from_text (text) : NULL;

  for (guint i = 0; region != NULL && i < inputs->len; i++)
    {
      NunVotableParam *param = &g_array_index (inputs, NunVotableParam, i);
      const double     circle[] = { region->ra_deg, region->dec_deg, region->radius_deg };

      if (g_str_equal (param->name, "CIRCLE"))
        param->maximum = keep (strings, join_angles (circle, G_N_ELEMENTS (circle)));
      else if (g_str_equal (param->name, "POLYGON") && region->kind == NUN_REGION_POLYGON)
        param->maximum =
            keep (strings, join_angles (region->vertices_deg[0], 2 * region->n_vertices));
    }
}

static guint
find_input (GArray *inputs, const char *name)
{
  guint i = 0;

  while (!g_str_equal (g_array_index (inputs, NunVotableParam, i).name, name))
    i++;
  return i;
}

/* Lowest and highest; without an axis to cut there is no such input. */
static void
limit_axis (GArray           *inputs,
            const char       *name,
            NunVoObservation *view,
            const char       *length,
            const char       *min,
            const char       *max,
            GPtrArray        *strings)
{
  double           low = nun_vo_observation_get_number (view, min);
  double           high = nun_vo_observation_get_number (view, max);
  guint            i = find_input (inputs, name);
  NunVotableParam *input = &g_array_index (inputs, NunVotableParam, i);

  if (!(nun_vo_observation_get_number (view, length) > 1) || !isfinite (low) || !isfinite (high))
    {
      g_array_remove_index (inputs, i);
      return;
    }
  input->minimum = keep (strings, format_number (low));
  input->maximum = keep (strings, format_number (high));
}

void
nun_observation_soda_limit (GArray *inputs, NunVoObservation *view, GPtrArray *strings)
{
  limit_place (inputs, view, strings);
  limit_axis (inputs, "BAND", view, "em_xel", "em_min", "em_max", strings);
  limit_axis (inputs, "TIME", view, "t_xel", "t_min", "t_max", strings);
  if (!(nun_vo_observation_get_number (view, "pol_xel") > 1))
    g_array_remove_index (inputs, find_input (inputs, "POL"));
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
