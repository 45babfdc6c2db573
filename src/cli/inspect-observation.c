/* The JSON form of what images and spectra cover. */
#include "cli/inspect-observation.h"

#include <inttypes.h>
#include <math.h>

#include "cli/json.h"

/* null for a pair of which one is unknown. */
static void
add_pair (JsonBuilder *json, const char *name, const double pair[2])
{
  if (!isfinite (pair[0]) || !isfinite (pair[1]))
    {
      nun_json_text (json, name, NULL);
      return;
    }
  nun_json_array (json, name);
  nun_json_number (json, NULL, pair[0]);
  nun_json_number (json, NULL, pair[1]);
  json_builder_end_array (json);
}

/* Only what is known. */
static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  if (text != NULL)
    nun_json_text (json, name, text);
}

static void
add_corners (JsonBuilder *json, const NunImage *image)
{
  if (image->footprint == NULL)
    {
      nun_json_text (json, "corners_icrs_deg", NULL);
      return;
    }
  nun_json_array (json, "corners_icrs_deg");
  for (guint i = 0; i < 4; i++)
    add_pair (json, NULL, image->corners_deg[i]);
  json_builder_end_array (json);
}

void
nun_inspect_json_image (JsonBuilder *json, const NunImage *image)
{
  g_autofree char *footprint =
      image->footprint != NULL ? nun_region_to_text (image->footprint) : NULL;

  add_pair (json, "centre_icrs_deg", image->centre_deg);
  add_corners (json, image);
  add_pair (json, "pixel_scale_arcsec", image->scale_arcsec);
  add_text (json, "footprint", footprint);
  if (image->n_wavelengths > 0)
    add_pair (json, "wavelength_m", image->wavelengths_m);
  if (image->n_times > 0)
    add_pair (json, "mjd", image->mjd);
  add_text (json, "polarisations", image->polarisations);
  add_text (json, "left_out", image->left_out);
  add_text (json, "why_no_sky", image->why_no_sky);
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
  nun_json_count (json, "hdu", spectrum->hdu);
  add_text (json, "name", spectrum->name);
  nun_json_int (json, "points", spectrum->n_points);
  nun_json_int (json, "spectra", spectrum->n_spectra);
  add_pair (json, "wavelength_m", spectrum->wavelengths_m);
  add_text (json, "axis", spectrum->axis);
  add_text (json, "spectral_unit", spectrum->spectral_unit);
  add_text (json, "medium", medium_name (spectrum->medium));
  if (isfinite (spectrum->resolution))
    nun_json_number (json, "resolution", spectrum->resolution);
  add_text (json, "flux", spectrum->flux_name);
  add_text (json, "flux_unit", spectrum->flux_unit);
  add_text (json, "calibration", calibration_name (spectrum->calibration));
  add_text (json, "remark", spectrum->remark);
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
