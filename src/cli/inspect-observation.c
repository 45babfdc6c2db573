/* The JSON form of what images and spectra cover. */
#include "cli/inspect-observation.h"

#include <math.h>

/* JSON knows no NaN. */
static void
add_number (JsonBuilder *json, double value)
{
  if (isfinite (value))
    json_builder_add_double_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_pair (JsonBuilder *json, const double pair[2])
{
  json_builder_begin_array (json);
  add_number (json, pair[0]);
  add_number (json, pair[1]);
  json_builder_end_array (json);
}

static void
member_pair (JsonBuilder *json, const char *name, const double pair[2])
{
  json_builder_set_member_name (json, name);
  if (isfinite (pair[0]) && isfinite (pair[1]))
    add_pair (json, pair);
  else
    json_builder_add_null_value (json);
}

static void
member_text (JsonBuilder *json, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

void
nun_inspect_json_image (JsonBuilder *json, const NunImage *image)
{
  g_autofree char *footprint =
      image->footprint != NULL ? nun_region_to_text (image->footprint) : NULL;

  member_pair (json, "centre_icrs_deg", image->centre_deg);
  json_builder_set_member_name (json, "corners_icrs_deg");
  if (image->footprint != NULL)
    {
      json_builder_begin_array (json);
      for (guint i = 0; i < 4; i++)
        if (isfinite (image->corners_deg[i][0]))
          add_pair (json, image->corners_deg[i]);
        else
          json_builder_add_null_value (json);
      json_builder_end_array (json);
    }
  else
    json_builder_add_null_value (json);
  member_pair (json, "pixel_scale_arcsec", image->scale_arcsec);
  member_text (json, "footprint", footprint);
  if (image->n_wavelengths > 0)
    member_pair (json, "wavelength_m", image->wavelengths_m);
  if (image->n_times > 0)
    member_pair (json, "mjd", image->mjd);
  member_text (json, "polarisations", image->polarisations);
  member_text (json, "left_out", image->left_out);
  member_text (json, "why_no_sky", image->why_no_sky);
}
