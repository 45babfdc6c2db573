/* What names of columns and arrays say of spectra. */

#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"

/* Letters and digits of a name, in lower case; letters beyond ASCII are kept. */
static void
plain (const char *name, char *out, gsize size)
{
  gsize n = 0;

  for (const char *p = name; *p != 0 && n + 1 < size; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      out[n++] = g_ascii_tolower (*p);
  out[n] = 0;
}

static gboolean
is_among (const char *word, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_equal (word, *words))
      return TRUE;
  return FALSE;
}

/* -- spectral axes ----------------------------------------------------------------------------------- */

typedef struct
{
  const char     *stem;
  NunSpectralKind kind;
  NunLogarithm    logarithm;
  int             rank;
} Stem;

/* Longer ones before those that they begin with. */
static const Stem stems[] = {
  { "wavelengths", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 10 },
  { "wavelength", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 10 },
  { "wavelen", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 11 },
  { "wavel", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 11 },
  { "wavedata", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 11 },
  { "wavenumber", NUN_SPECTRAL_WAVENUMBER, NUN_LOGARITHM_NONE, 40 },
  { "wavenum", NUN_SPECTRAL_WAVENUMBER, NUN_LOGARITHM_NONE, 40 },
  { "waves", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 11 },
  { "wave", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 11 },
  { "lambda", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 11 },
  { "lamda", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "lam", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "\xce\xbb", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "wvlg", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "wvl", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "wavl", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "wlen", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 12 },
  { "wl", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 13 },
  { "angstroms", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 14 },
  { "angstrom", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 14 },
  { "spectralaxis", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 15 },
  { "optwave", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 13 },
  { "boxwave", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 14 },
  { "loglambda", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "loglamda", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "loglam", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "logwavelength", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "logwave", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "logwl", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "log10lambda", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "log10wavelength", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_10, 16 },
  { "lnlambda", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NATURAL, 17 },
  { "lnlam", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NATURAL, 17 },
  { "lnwave", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NATURAL, 17 },
  { "frequencies", NUN_SPECTRAL_FREQUENCY, NUN_LOGARITHM_NONE, 20 },
  { "frequency", NUN_SPECTRAL_FREQUENCY, NUN_LOGARITHM_NONE, 20 },
  { "freq", NUN_SPECTRAL_FREQUENCY, NUN_LOGARITHM_NONE, 20 },
  { "nu", NUN_SPECTRAL_FREQUENCY, NUN_LOGARITHM_NONE, 22 },
  { "energies", NUN_SPECTRAL_ENERGY, NUN_LOGARITHM_NONE, 30 },
  { "energy", NUN_SPECTRAL_ENERGY, NUN_LOGARITHM_NONE, 30 },
  { "ener", NUN_SPECTRAL_ENERGY, NUN_LOGARITHM_NONE, 31 },
  { "velocity", NUN_SPECTRAL_VELOCITY, NUN_LOGARITHM_NONE, 50 },
  { "vrad", NUN_SPECTRAL_VELOCITY_RADIO, NUN_LOGARITHM_NONE, 50 },
  { "vopt", NUN_SPECTRAL_VELOCITY_OPTICAL, NUN_LOGARITHM_NONE, 50 },
  { "vhelio", NUN_SPECTRAL_VELOCITY_OPTICAL, NUN_LOGARITHM_NONE, 51 },
  { "vlsr", NUN_SPECTRAL_VELOCITY_RADIO, NUN_LOGARITHM_NONE, 51 },
  { "velo", NUN_SPECTRAL_VELOCITY, NUN_LOGARITHM_NONE, 51 },
  { "vel", NUN_SPECTRAL_VELOCITY, NUN_LOGARITHM_NONE, 51 },
  /* Short names say little: only beside a flux, and only if nothing says more. */
  { "wa", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 60 },
  { "w", NUN_SPECTRAL_WAVELENGTH, NUN_LOGARITHM_NONE, 61 },
};

/* What may follow a stem, with what it says; `rank` is added. */
typedef struct
{
  const char       *ending;
  double            factor;
  NunSpectrumMedium medium;
  int               rank;
} Ending;

static const Ending endings[] = {
  { "", 0, NUN_SPECTRUM_UNKNOWN, 0 },
  { "a", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "aa", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "ang", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "angs", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "angstrom", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "angstroms", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "inangstrom", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "inangstroms", 1e-10, NUN_SPECTRUM_UNKNOWN, 0 },
  { "nm", 1e-9, NUN_SPECTRUM_UNKNOWN, 0 },
  { "nanometer", 1e-9, NUN_SPECTRUM_UNKNOWN, 0 },
  { "nanometers", 1e-9, NUN_SPECTRUM_UNKNOWN, 0 },
  { "um", 1e-6, NUN_SPECTRUM_UNKNOWN, 0 },
  { "mum", 1e-6, NUN_SPECTRUM_UNKNOWN, 0 },
  { "micron", 1e-6, NUN_SPECTRUM_UNKNOWN, 0 },
  { "microns", 1e-6, NUN_SPECTRUM_UNKNOWN, 0 },
  { "\xc2\xb5m", 1e-6, NUN_SPECTRUM_UNKNOWN, 0 },
  { "m", 1, NUN_SPECTRUM_UNKNOWN, 0 },
  { "hz", 1, NUN_SPECTRUM_UNKNOWN, 0 },
  { "mhz", 1e6, NUN_SPECTRUM_UNKNOWN, 0 },
  { "ghz", 1e9, NUN_SPECTRUM_UNKNOWN, 0 },
  { "kms", 1e3, NUN_SPECTRUM_UNKNOWN, 0 },
  { "air", 0, NUN_SPECTRUM_AIR, 1 },
  { "vac", 0, NUN_SPECTRUM_VACUUM, 0 },
  { "vacuum", 0, NUN_SPECTRUM_VACUUM, 0 },
  { "vacbary", 0, NUN_SPECTRUM_VACUUM, 0 },
  { "airbary", 0, NUN_SPECTRUM_AIR, 1 },
  { "obs", 0, NUN_SPECTRUM_UNKNOWN, 0 },
  { "observed", 0, NUN_SPECTRUM_UNKNOWN, 0 },
  { "grid", 0, NUN_SPECTRUM_UNKNOWN, 1 },
  { "opt", 0, NUN_SPECTRUM_UNKNOWN, 1 },
  { "rest", 0, NUN_SPECTRUM_UNKNOWN, 8 },
  { "restframe", 0, NUN_SPECTRUM_UNKNOWN, 8 },
  { "lsr", 0, NUN_SPECTRUM_UNKNOWN, 0 },
  { "helio", 0, NUN_SPECTRUM_UNKNOWN, 0 },
};

static gboolean
fits_kind (const Ending *ending, NunSpectralKind kind)
{
  gboolean frequency = g_str_has_suffix (ending->ending, "hz");
  gboolean velocity = g_str_equal (ending->ending, "kms");

  if (ending->factor == 0)
    return TRUE;
  if (kind == NUN_SPECTRAL_FREQUENCY)
    return frequency;
  if (nun_spectral_is_velocity (kind))
    return velocity;
  return kind == NUN_SPECTRAL_WAVELENGTH && !frequency && !velocity;
}

static gboolean
match_spectral (const char *word, NunSpectralUnit *unit, NunSpectrumMedium *medium, int *rank)
{
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      const char *rest = word + strlen (stems[i].stem);

      if (!g_str_has_prefix (word, stems[i].stem))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (endings); j++)
        if (g_str_equal (rest, endings[j].ending) && fits_kind (&endings[j], stems[i].kind))
          {
            unit->kind = stems[i].kind;
            unit->logarithm = stems[i].logarithm;
            unit->factor = endings[j].factor;
            *medium = endings[j].medium;
            *rank = stems[i].rank + endings[j].rank;
            return TRUE;
          }
    }
  return FALSE;
}

/* -- fluxes and errors ------------------------------------------------------------------------------- */

static const char *const fluxes[] = { "flux",
                                      "fluxes",
                                      "flam",
                                      "flambda",
                                      "fnu",
                                      "fluxdens",
                                      "fluxdensity",
                                      "spec",
                                      "spectrum",
                                      "spectra",
                                      "intensity",
                                      "int",
                                      "sci",
                                      "scidata",
                                      "data",
                                      "signal",
                                      "net",
                                      "counts",
                                      "count",
                                      "rate",
                                      "countrate",
                                      "optflam",
                                      "optcounts",
                                      "fluxreduced",
                                      "fluxcal",
                                      "normflux",
                                      "fluxnorm",
                                      "normalizedflux",
                                      "fl",
                                      "f",
                                      "brightness",
                                      "tb",
                                      "ta",
                                      "tmb",
                                      "temperature",
                                      "surfbright",
                                      "bgsub",
                                      "fluxes1d",
                                      "fluxopt",
                                      "calflux",
                                      "sflux",
                                      "specflux",
                                      "amplitude",
                                      "radiance",
                                      "irradiance",
                                      "luminosity",
                                      "meanflux",
                                      "fluxsub",
                                      "nflux",
                                      "sky",
                                      "gross",
                                      "llambda",
                                      "value",
                                      "scispec",
                                      "sciflux",
                                      "coadd",
                                      "fluxmjy",
                                      "fluxjy",
                                      "optflux",
                                      "absflux",
                                      "fluxlambda",
                                      "fluxnu",
                                      "fluxdata",
                                      "uncalibratedflux",
                                      "fluxcalibrated",
                                      "counts1",
                                      "s",
                                      NULL };

static const char *const errors[] = { "err",
                                      "error",
                                      "errors",
                                      "fluxerr",
                                      "fluxerror",
                                      "errflux",
                                      "sigma",
                                      "sig",
                                      "noise",
                                      "unc",
                                      "uncertainty",
                                      "fluxunc",
                                      "fluxuncertainty",
                                      "stat",
                                      "staterror",
                                      "staterr",
                                      "std",
                                      "stdev",
                                      "stddev",
                                      "eflux",
                                      "dflux",
                                      "errdata",
                                      "fluxstd",
                                      "e",
                                      "rms",
                                      "sigmaflux",
                                      "optflamsig",
                                      "optcountssig",
                                      "errorflux",
                                      "fluxsigma",
                                      "ferr",
                                      "errorbar",
                                      "errspec",
                                      "specerr",
                                      "fluxsig",
                                      "efl",
                                      "errfluxreduced",
                                      "err1",
                                      "snoise",
                                      "er",
                                      "serr",
                                      NULL };

static const char *const variances[] = { "var",          "variance", "fluxvar",
                                         "fluxvariance", "varflux",  NULL };

static const char *const inverse_variances[] = { "ivar",     "invvar",      "inversevariance",
                                                 "fluxivar", "optflamivar", "optcountsivar",
                                                 "weight",   "specivar",    "ivarflux",
                                                 NULL };

/* "flux1" is a flux; "f1" is nothing. */
static void
drop_number (char *word)
{
  gsize n = strlen (word);

  if (n >= 5 && g_ascii_isdigit (word[n - 1]) && g_ascii_isalpha (word[n - 2]))
    word[n - 1] = 0;
}

/* "Wavelength (nm)", "lambda[um]" */
static gboolean
bracket_unit (const char *name, NunSpectralUnit *unit)
{
  const char      *open = strpbrk (name, "([");
  g_autofree char *inner = open != NULL ? g_strndup (open + 1, strcspn (open + 1, ")]")) : NULL;

  return nun_spectral_unit_parse (unit, inner);
}

gboolean
nun_spectrum_is_response (const char *name)
{
  static const char *const words[] = { "transm", "throughput", "response", "efficien",
                                       "qe",     "extinction", "kappa",    "albedo" };
  char                     word[40];

  plain (name, word, sizeof word);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (word, words[i]))
      return TRUE;
  return FALSE;
}

NunSpectrumRole
nun_spectrum_role_of_name (const char        *name,
                           NunSpectralUnit   *unit,
                           NunErrorForm      *error_form,
                           NunSpectrumMedium *medium,
                           int               *rank)
{
  NunSpectralUnit   own_unit = NUN_SPECTRAL_UNIT_INIT;
  NunSpectrumMedium own_medium = NUN_SPECTRUM_UNKNOWN;
  NunErrorForm      form = NUN_ERROR_SIGMA;
  int               own_rank = 0;
  NunSpectrumRole   role = NUN_ROLE_NONE;
  char              word[40];
  g_autofree char  *bare = g_strndup (name, strcspn (name, "(["));
  NunSpectralUnit   bracketed = NUN_SPECTRAL_UNIT_INIT;

  plain (*bare != 0 ? bare : name, word, sizeof word);
  drop_number (word);
  if (match_spectral (word, &own_unit, &own_medium, &own_rank))
    role = NUN_ROLE_SPECTRAL;
  else if (is_among (word, errors))
    role = NUN_ROLE_ERROR;
  else if (is_among (word, variances))
    role = NUN_ROLE_ERROR, form = NUN_ERROR_VARIANCE;
  else if (is_among (word, inverse_variances))
    role = NUN_ROLE_ERROR, form = NUN_ERROR_INVERSE_VARIANCE;
  else if (is_among (word, fluxes))
    {
      role = NUN_ROLE_FLUX;
      own_rank = g_str_has_prefix (word, "fl") || g_str_has_prefix (word, "spec") ? 0 : 1;
      if (g_str_equal (word, "s"))
        own_rank = 4;
      if (g_str_equal (word, "sky") || g_str_equal (word, "gross"))
        own_rank = 5;
    }
  if (role == NUN_ROLE_SPECTRAL && bracket_unit (name, &bracketed))
    {
      own_unit.kind = bracketed.kind;
      own_unit.factor = bracketed.factor;
    }
  if (unit != NULL && role == NUN_ROLE_SPECTRAL)
    *unit = own_unit;
  if (error_form != NULL)
    *error_form = form;
  if (medium != NULL)
    *medium = own_medium;
  if (rank != NULL)
    *rank = own_rank;
  return role;
}
