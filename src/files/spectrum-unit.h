#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The coordinate of a spectral axis, and its way to a wavelength in metres.  Pure functions, any thread. */

typedef enum
{
  NUN_SPECTRAL_NONE,
  NUN_SPECTRAL_WAVELENGTH,
  NUN_SPECTRAL_FREQUENCY,
  NUN_SPECTRAL_ENERGY,
  NUN_SPECTRAL_WAVENUMBER,
  NUN_SPECTRAL_VELOCITY,         /* relativistic */
  NUN_SPECTRAL_VELOCITY_RADIO,   /* c (1 - f / f0) */
  NUN_SPECTRAL_VELOCITY_OPTICAL, /* c (w / w0 - 1) */
} NunSpectralKind;

typedef enum
{
  NUN_LOGARITHM_NONE,
  NUN_LOGARITHM_10,
  NUN_LOGARITHM_NATURAL,
} NunLogarithm;

typedef struct
{
  NunSpectralKind kind;
  double          factor; /* to metres, hertz, joule, 1/metre or metres a second; 0 unknown */
  NunLogarithm    logarithm;
  double          rest_m; /* wavelength of the line that velocities refer to; NaN unknown */
} NunSpectralUnit;

/* Metres: nothing is seen of wavelengths up to this, they are zeros that went through arithmetic. */
#define NUN_SPECTRAL_NOTHING 1e-21

#define NUN_SPECTRAL_UNIT_INIT ((NunSpectralUnit){ .rest_m = NAN })

/* Reads what people write for it: "Angstroms", "um", "log10(Angstrom)", "[Ang]", "GHz", "keV", "km/s", "cm-1".  FALSE, and
 * self untouched, when it is no unit of these. */
gboolean nun_spectral_unit_parse (NunSpectralUnit *self, const char *text);

/* The unit that values between low and high most likely have when nobody says it; sets kind's factor, and for
 * wavelengths the logarithm too.  FALSE when none makes sense. */
gboolean nun_spectral_unit_guess (NunSpectralUnit *self, double low, double high);

/* Metres; NaN where there is none.  Orders are kept or turned. */
double nun_spectral_unit_to_m (const NunSpectralUnit *self, double value);

gboolean nun_spectral_is_velocity (NunSpectralKind kind);

/* How the file counts, in VOUnits' spelling where the factor is one of the usual: "Angstrom", "GHz", "km/s"; static. */
const char *nun_spectral_unit_name (const NunSpectralUnit *self);

/* Whether a wavelength is one of radiation that telescopes see: gamma rays to long radio waves. */
gboolean nun_spectral_is_plausible (double low_m, double high_m);

G_END_DECLS
