/* What headers state of spectra besides their axis: medium, resolution, flux unit and calibration. */

#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"
#include "vocabulary/unit.h"

static gboolean
contains (const char *text, const char *word)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return lower != NULL && strstr (lower, word) != NULL;
}

static const char *
first_of (const NunHeader *header, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    {
      const char *value = nun_header_get (header, *keys);

      if (value != NULL)
        return value;
    }
  return NULL;
}

/* -- medium ------------------------------------------------------------------------------------------ */

static void
describe_medium (NunSpectrum *self)
{
  static const char *const words[] = { "AIRORVAC", "WAVETYPE", "WAVEMED",  "VACAIR", "AIRVAC",
                                       "WAVEREF",  "MEDIUM",   "WAVE_MED", NULL };
  const char              *value = first_of (self->header, words);
  const char              *vacuum = nun_header_get (self->header, "VACUUM");
  const char              *type = nun_header_get (self->header, "CTYPE1");

  if (self->medium != NUN_SPECTRUM_UNKNOWN)
    return;
  if (nun_spectrum_how (self)->form == NUN_AXIS_WCS)
    self->medium = NUN_SPECTRUM_VACUUM; /* nun_wcs_wavelength_at turns air into vacuum */
  else if (contains (value, "vac"))
    self->medium = NUN_SPECTRUM_VACUUM;
  else if (contains (value, "air"))
    self->medium = NUN_SPECTRUM_AIR;
  else if (vacuum != NULL && strlen (vacuum) <= 5 && strchr ("TF10tf", *vacuum) != NULL)
    self->medium = strchr ("T1t", *vacuum) != NULL ? NUN_SPECTRUM_VACUUM : NUN_SPECTRUM_AIR;
  else if (type != NULL && g_str_has_prefix (type, "AWAV"))
    self->medium = NUN_SPECTRUM_AIR;
  else if (type != NULL && (contains (type, "vacuum") || g_str_equal (type, "WAVE")))
    self->medium = NUN_SPECTRUM_VACUUM;
  else if (type != NULL && contains (type, "air"))
    self->medium = NUN_SPECTRUM_AIR;
}

/* -- resolution -------------------------------------------------------------------------------------- */

static void
describe_resolution (NunSpectrum *self)
{
  static const char *const powers[] = { "SPEC_RP",  "SPECRP",  "SPEC_RES", "RESOLPOW", "RESPOWER",
                                        "RESOLVPW", "R_POWER", "RPOWER",   "RESOLUTN", "RESOLUTI",
                                        "RESOLUT",  "SPECRES", "RESOLV",   "SPRES",    "RESOL" };
  double                   value;

  if (isfinite (self->resolution))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (nun_header_get_double (self->header, powers[i], &value) && isfinite (value) && value > 0)
      {
        /* A width in Angstrom or the like is told by its size, but for what is a power by name. */
        if (value < 20 && i > 1)
          continue;
        self->resolution = value;
        return;
      }
}

/* -- flux -------------------------------------------------------------------------------------------- */

/* Names of flux units at STScI. */
static const char *
nickname (const char *unit)
{
  if (g_ascii_strcasecmp (unit, "FLAM") == 0)
    return "erg.s**-1.cm**-2.Angstrom**-1";
  if (g_ascii_strcasecmp (unit, "FNU") == 0)
    return "erg.s**-1.cm**-2.Hz**-1";
  if (g_ascii_strcasecmp (unit, "UNITLESS") == 0 || g_ascii_strcasecmp (unit, "NONE") == 0)
    return "";
  return unit;
}

static gboolean
is_calibrated_quantity (const char *unit)
{
  switch (nun_unit_quantity (unit))
    {
    case NUN_QUANTITY_FLUX_DENSITY:
    case NUN_QUANTITY_FLUX:
    case NUN_QUANTITY_BRIGHTNESS:
    case NUN_QUANTITY_TEMPERATURE:
    case NUN_QUANTITY_POWER:
    case NUN_QUANTITY_MAGNITUDE: return TRUE;
    default: return FALSE;
    }
}

static NunFluxCalibration
calibration_by_unit (const char *name, const char *unit)
{
  NunQuantity quantity;

  if (contains (name, "norm"))
    return NUN_FLUX_NORMALIZED;
  if (unit == NULL || *unit == 0)
    return NUN_FLUX_UNKNOWN;
  if (contains (unit, "erg") || contains (unit, "jy") || is_calibrated_quantity (unit))
    return NUN_FLUX_ABSOLUTE;
  quantity = nun_unit_quantity (unit);
  if (quantity == NUN_QUANTITY_COUNTS || quantity == NUN_QUANTITY_COUNT_RATE ||
      contains (unit, "count") || contains (unit, "adu") || contains (unit, "du/pix") ||
      contains (unit, "electron"))
    return NUN_FLUX_UNCALIBRATED;
  if (contains (unit, "norm"))
    return NUN_FLUX_NORMALIZED;
  return contains (unit, "relative") || contains (unit, "arbitrary") ? NUN_FLUX_RELATIVE
                                                                     : NUN_FLUX_UNKNOWN;
}

void
nun_spectrum_set_flux (NunSpectrum *self, const char *name, const char *unit)
{
  const char *plain = unit != NULL ? nickname (unit) : "";
  char       *repaired = *plain != 0 ? nun_unit_repair (plain) : NULL;

  if (self->flux_name == NULL)
    self->flux_name = g_strdup (name != NULL ? name : "");
  if (self->flux_unit == NULL)
    self->flux_unit = repaired != NULL ? repaired : g_strdup (plain);
  else
    g_free (repaired);
  if (self->calibration == NUN_FLUX_UNKNOWN)
    self->calibration = calibration_by_unit (name, self->flux_unit);
  if (self->calibration == NUN_FLUX_UNKNOWN)
    self->calibration = calibration_by_unit (name, unit);
}

/* ESO's and the Spectral Data Model's words; IRAF's flags. */
static void
describe_calibration (NunSpectrum *self)
{
  static const char *const words[] = { "FLUXCAL", "FLUX_CAL", "CALSTAT", NULL };
  const char              *value = first_of (self->header, words);
  const char              *normal = nun_header_get (self->header, "CONTNORM");

  if (self->calibration != NUN_FLUX_UNKNOWN)
    return;
  if (normal != NULL && *normal == 'T')
    self->calibration = NUN_FLUX_NORMALIZED;
  else if (contains (value, "uncal"))
    self->calibration = NUN_FLUX_UNCALIBRATED;
  else if (contains (value, "abs"))
    self->calibration = NUN_FLUX_ABSOLUTE;
  else if (contains (value, "rel"))
    self->calibration = NUN_FLUX_RELATIVE;
  else if (contains (value, "norm"))
    self->calibration = NUN_FLUX_NORMALIZED;
}

void
nun_spectrum_describe (NunSpectrum *self)
{
  static const char *const units[] = { "BUNIT", "FLUXUNIT", "FLUX_UNI", "YUNITS",  "YUNIT",
                                       "FUNIT", "FLUXUNIT", "UNITY",    "FLUX_UN", NULL };
  const char              *name = NULL;

  if (self->header != NULL)
    {
      describe_medium (self);
      describe_resolution (self);
      describe_calibration (self);
      name = nun_header_get (self->header, "ARRAY1");
      if (name == NULL)
        name = self->name;
    }
  nun_spectrum_set_flux (self, name, self->header != NULL ? first_of (self->header, units) : NULL);
}
