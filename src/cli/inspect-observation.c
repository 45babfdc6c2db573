/* The JSON form of what images and spectra cover. */
#include "cli/inspect-observation.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

void
nun_inspect_json_number (JsonBuilder *json, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      json_builder_add_null_value (json);
      return;
    }
  /* JSON-GLib before 1.8 writes 2e-08 as "2e-08.0", which is no JSON; the number next to it has a point. */
  g_ascii_dtostr (text, sizeof text, value);
  if (strchr (text, 'e') != NULL && strchr (text, '.') == NULL)
    value = nextafter (value, INFINITY);
  json_builder_add_double_value (json, value);
}

static void
add_pair (JsonBuilder *json, const double pair[2])
{
  json_builder_begin_array (json);
  nun_inspect_json_number (json, pair[0]);
  nun_inspect_json_number (json, pair[1]);
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

static const char *
medium_name (NunSpectrumMedium medium)
{
  return medium == NUN_SPECTRUM_VACUUM ? "vacuum" : medium == NUN_SPECTRUM_AIR ? "air" : NULL;
}

static const char *
calibration_name (NunFluxCalibration calibration)
{
  static const char *const names[] = { NULL, "absolute", "relative", "normalized", "uncalibrated" };

  return calibration < G_N_ELEMENTS (names) ? names[calibration] : NULL;
}

void
nun_inspect_json_spectrum (JsonBuilder *json, const NunSpectrum *spectrum)
{
  json_builder_set_member_name (json, "hdu");
  if (spectrum->hdu >= 0)
    json_builder_add_int_value (json, spectrum->hdu);
  else
    json_builder_add_null_value (json);
  member_text (json, "name", spectrum->name);
  json_builder_set_member_name (json, "points");
  json_builder_add_int_value (json, spectrum->n_points);
  json_builder_set_member_name (json, "spectra");
  json_builder_add_int_value (json, spectrum->n_spectra);
  member_pair (json, "wavelength_m", spectrum->wavelengths_m);
  member_text (json, "axis", spectrum->axis);
  member_text (json, "spectral_unit", spectrum->spectral_unit);
  member_text (json, "medium", medium_name (spectrum->medium));
  if (isfinite (spectrum->resolution))
    {
      json_builder_set_member_name (json, "resolution");
      nun_inspect_json_number (json, spectrum->resolution);
    }
  member_text (json, "flux", spectrum->flux_name);
  member_text (json, "flux_unit", spectrum->flux_unit);
  member_text (json, "calibration", calibration_name (spectrum->calibration));
  member_text (json, "remark", spectrum->remark);
}

void
nun_inspect_print_spectrum (const NunSpectrum *spectrum)
{
  const char *medium = medium_name (spectrum->medium);

  if (spectrum->hdu >= 0)
    g_print ("  spectrum in HDU %d %s: ", spectrum->hdu, spectrum->name);
  else
    g_print ("  spectrum %s: ", spectrum->name);
  if (spectrum->n_spectra > 1)
    g_print ("%u of ", spectrum->n_spectra);
  g_print ("%" PRId64 " samples", spectrum->n_points);
  if (isfinite (spectrum->wavelengths_m[0]))
    g_print (", %.6g m to %.6g m", spectrum->wavelengths_m[0], spectrum->wavelengths_m[1]);
  g_print ("%s%s\n", medium != NULL ? ", " : "", medium != NULL ? medium : "");
  g_print ("    axis: %s %s\n", spectrum->axis, spectrum->spectral_unit);
  if (*spectrum->flux_name != 0 || *spectrum->flux_unit != 0)
    g_print ("    flux: %s %s\n", spectrum->flux_name, spectrum->flux_unit);
  if (spectrum->remark != NULL)
    g_print ("    %s\n", spectrum->remark);
}
