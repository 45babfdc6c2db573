/* Units of spectral axes: how people spell them, what values say of them, and the way to metres. */

#include "files/spectrum-unit.h"

#include <math.h>
#include <string.h>

#include "vocabulary/unit.h"

#define LIGHT 299792458.0            /* m/s, exact */
#define PLANCK 6.62607015e-34        /* J s, exact */
#define ELECTRONVOLT 1.602176634e-19 /* J, exact */

/* -- spellings --------------------------------------------------------------------------------------- */

typedef struct
{
  const char     *spelling; /* lower case, without blanks and the plural's s */
  NunSpectralKind kind;
  double          factor;
  const char     *name;
} Spelling;

/* The first of a factor is the one that a unit is called by. */
static const Spelling spellings[] = {
  { "angstrom", NUN_SPECTRAL_WAVELENGTH, 1e-10, "Angstrom" },
  { "ang", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "a", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "aa", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "\xc3\xa5", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "\xc3\x85", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "\xe2\x84\xab", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "0.1nm", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "10^-10m", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "1e-10m", NUN_SPECTRAL_WAVELENGTH, 1e-10, NULL },
  { "nm", NUN_SPECTRAL_WAVELENGTH, 1e-9, "nm" },
  { "nanometer", NUN_SPECTRAL_WAVELENGTH, 1e-9, NULL },
  { "nanometre", NUN_SPECTRAL_WAVELENGTH, 1e-9, NULL },
  { "um", NUN_SPECTRAL_WAVELENGTH, 1e-6, "um" },
  { "micron", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "mu", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "mum", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "\xc2\xb5m", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "\xce\xbcm", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "micrometer", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "micrometre", NUN_SPECTRAL_WAVELENGTH, 1e-6, NULL },
  { "mm", NUN_SPECTRAL_WAVELENGTH, 1e-3, "mm" },
  { "cm", NUN_SPECTRAL_WAVELENGTH, 1e-2, "cm" },
  { "m", NUN_SPECTRAL_WAVELENGTH, 1, "m" },
  { "meter", NUN_SPECTRAL_WAVELENGTH, 1, NULL },
  { "metre", NUN_SPECTRAL_WAVELENGTH, 1, NULL },
  { "hz", NUN_SPECTRAL_FREQUENCY, 1, "Hz" },
  { "hertz", NUN_SPECTRAL_FREQUENCY, 1, NULL },
  { "khz", NUN_SPECTRAL_FREQUENCY, 1e3, "kHz" },
  { "mhz", NUN_SPECTRAL_FREQUENCY, 1e6, "MHz" },
  { "ghz", NUN_SPECTRAL_FREQUENCY, 1e9, "GHz" },
  { "thz", NUN_SPECTRAL_FREQUENCY, 1e12, "THz" },
  { "ev", NUN_SPECTRAL_ENERGY, ELECTRONVOLT, "eV" },
  { "kev", NUN_SPECTRAL_ENERGY, ELECTRONVOLT * 1e3, "keV" },
  { "mev", NUN_SPECTRAL_ENERGY, ELECTRONVOLT * 1e6, "MeV" },
  { "gev", NUN_SPECTRAL_ENERGY, ELECTRONVOLT * 1e9, "GeV" },
  { "tev", NUN_SPECTRAL_ENERGY, ELECTRONVOLT * 1e12, "TeV" },
  { "erg", NUN_SPECTRAL_ENERGY, 1e-7, "erg" },
  { "j", NUN_SPECTRAL_ENERGY, 1, "J" },
  { "cm-1", NUN_SPECTRAL_WAVENUMBER, 100, "cm**-1" },
  { "cm^-1", NUN_SPECTRAL_WAVENUMBER, 100, NULL },
  { "cm**-1", NUN_SPECTRAL_WAVENUMBER, 100, NULL },
  { "cm**(-1)", NUN_SPECTRAL_WAVENUMBER, 100, NULL },
  { "1/cm", NUN_SPECTRAL_WAVENUMBER, 100, NULL },
  { "kayser", NUN_SPECTRAL_WAVENUMBER, 100, NULL },
  { "m-1", NUN_SPECTRAL_WAVENUMBER, 1, "m**-1" },
  { "m**-1", NUN_SPECTRAL_WAVENUMBER, 1, NULL },
  { "1/um", NUN_SPECTRAL_WAVENUMBER, 1e6, "um**-1" },
  { "um-1", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "um**-1", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "um^-1", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "1/micron", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "micron-1", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "micron^-1", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "micron**-1", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "inversemicron", NUN_SPECTRAL_WAVENUMBER, 1e6, NULL },
  { "inversecm", NUN_SPECTRAL_WAVENUMBER, 100, NULL },
  { "km/", NUN_SPECTRAL_VELOCITY, 1e3, "km/s" },
  { "km/sec", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "km-1", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "kms-1", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "km.s-1", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "km.s**-1", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "kms**-1", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "kms^-1", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "km", NUN_SPECTRAL_VELOCITY, 1e3, NULL },
  { "m/", NUN_SPECTRAL_VELOCITY, 1, "m/s" },
  { "m/sec", NUN_SPECTRAL_VELOCITY, 1, NULL },
  { "ms-1", NUN_SPECTRAL_VELOCITY, 1, NULL },
  { "m.s-1", NUN_SPECTRAL_VELOCITY, 1, NULL },
  { "m.s**-1", NUN_SPECTRAL_VELOCITY, 1, NULL },
  { "cm/", NUN_SPECTRAL_VELOCITY, 1e-2, "cm/s" },
};

static const Spelling *
look_up (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_str_equal (spellings[i].spelling, text))
      return &spellings[i];
  return NULL;
}

/* Lower case, without blanks, brackets around all of it and a plural's s. */
static void
tidy (const char *text, char *out, gsize size)
{
  gsize n = 0;

  for (const char *p = text; *p != 0 && n + 1 < size; p++)
    if (*p != ' ' && *p != '"' && *p != '\'')
      out[n++] = g_ascii_tolower (*p);
  out[n] = 0;
  while (n > 1 && (out[0] == '(' || out[0] == '[') && (out[n - 1] == ')' || out[n - 1] == ']') &&
         strcspn (out + 1, "([") == n - 1)
    {
      memmove (out, out + 1, n - 2);
      n -= 2;
      out[n] = 0;
    }
  /* "s" itself, seconds, stays. */
  if (n > 1 && out[n - 1] == 's')
    out[n - 1] = 0;
}

/* Takes "log10(...)" and the like off. */
static NunLogarithm
take_logarithm (char *text)
{
  static const struct
  {
    const char  *prefix;
    NunLogarithm logarithm;
  } prefixes[] = {
    { "log10", NUN_LOGARITHM_10 },  { "log", NUN_LOGARITHM_10 },     { "dex", NUN_LOGARITHM_10 },
    { "alog10", NUN_LOGARITHM_10 }, { "ln", NUN_LOGARITHM_NATURAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i].prefix))
      {
        g_autofree char *rest = g_strdup (text + strlen (prefixes[i].prefix));

        tidy (rest, text, strlen (rest) + 1);
        return prefixes[i].logarithm;
      }
  return NUN_LOGARITHM_NONE;
}

/* Units that only the parser of all units knows: "10**-9.m", "1e3 Angstrom". */
static gboolean
parse_compound (NunSpectralUnit *self, const char *text)
{
  static const struct
  {
    NunQuantity     quantity;
    NunSpectralKind kind;
    const char     *si;
  } kinds[] = {
    { NUN_QUANTITY_LENGTH, NUN_SPECTRAL_WAVELENGTH, "m" },
    { NUN_QUANTITY_FREQUENCY, NUN_SPECTRAL_FREQUENCY, "Hz" },
    { NUN_QUANTITY_ENERGY, NUN_SPECTRAL_ENERGY, "J" },
    { NUN_QUANTITY_WAVENUMBER, NUN_SPECTRAL_WAVENUMBER, "m**-1" },
    { NUN_QUANTITY_VELOCITY, NUN_SPECTRAL_VELOCITY, "m/s" },
  };
  NunQuantity quantity = nun_unit_quantity (text);
  double      factor;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].quantity == quantity && nun_unit_convert (text, kinds[i].si, &factor, NULL))
      {
        self->kind = kinds[i].kind;
        self->factor = factor;
        self->logarithm = NUN_LOGARITHM_NONE;
        /* Lengths of parsecs are no wavelengths. */
        return quantity != NUN_QUANTITY_LENGTH || factor < 1e4;
      }
  return FALSE;
}

gboolean
nun_spectral_unit_parse (NunSpectralUnit *self, const char *text)
{
  NunLogarithm    logarithm;
  const Spelling *spelling;
  char            plain[48];

  if (text == NULL || strlen (text) >= sizeof plain || *text == 0)
    return FALSE;
  tidy (text, plain, sizeof plain);
  logarithm = take_logarithm (plain);
  spelling = look_up (plain);
  if (spelling != NULL)
    {
      self->kind = spelling->kind;
      self->factor = spelling->factor;
      self->logarithm = logarithm;
      return TRUE;
    }
  return logarithm == NUN_LOGARITHM_NONE && plain[0] != 0 && parse_compound (self, text);
}

/* -- values ------------------------------------------------------------------------------------------ */

static double
guess_wavelength (double low, double high)
{
  if (high < 0.01)
    return 1;
  if (high <= 60 || (low < 100 && high <= 1000))
    return 1e-6;
  /* Spectra in nanometres begin below 900; in Angstrom hardly any ends below 900. */
  if (low < 900 && high <= 3000)
    return 1e-9;
  return high <= 1e7 ? 1e-10 : 0;
}

gboolean
nun_spectral_unit_guess (NunSpectralUnit *self, double low, double high)
{
  if (!isfinite (low) || !isfinite (high) || low > high || (high <= 0 && low <= 0))
    return FALSE;
  switch (self->kind)
    {
    case NUN_SPECTRAL_WAVELENGTH:
      if (self->logarithm == NUN_LOGARITHM_10)
        self->factor = low > 2.5 && high < 6 ? 1e-10 : low > -9.5 && high < 0 ? 1 : 0;
      else if (self->logarithm == NUN_LOGARITHM_NATURAL)
        self->factor = low > 6 && high < 14 ? 1e-10 : 0;
      else
        self->factor = low > 0 ? guess_wavelength (low, high) : 0;
      break;
    case NUN_SPECTRAL_FREQUENCY:
      self->factor = high >= 1e7 ? 1 : high >= 1.2e3 ? 1e6 : high >= 1 ? 1e9 : 0;
      break;
    case NUN_SPECTRAL_ENERGY: self->factor = ELECTRONVOLT * (high <= 250 ? 1e3 : 1); break;
    case NUN_SPECTRAL_WAVENUMBER: self->factor = 100; break;
    case NUN_SPECTRAL_VELOCITY:
    case NUN_SPECTRAL_VELOCITY_RADIO:
    case NUN_SPECTRAL_VELOCITY_OPTICAL: self->factor = high < 3e5 && low > -3e5 ? 1e3 : 1; break;
    default: return FALSE;
    }
  return self->factor > 0;
}

gboolean
nun_spectral_is_velocity (NunSpectralKind kind)
{
  return kind == NUN_SPECTRAL_VELOCITY || kind == NUN_SPECTRAL_VELOCITY_RADIO ||
         kind == NUN_SPECTRAL_VELOCITY_OPTICAL;
}

double
nun_spectral_unit_to_m (const NunSpectralUnit *self, double value)
{
  double beta, metres = NAN;

  if (self->logarithm == NUN_LOGARITHM_10)
    value = pow (10, value);
  else if (self->logarithm == NUN_LOGARITHM_NATURAL)
    value = exp (value);
  value *= self->factor;
  beta = value / LIGHT;
  switch (self->kind)
    {
    case NUN_SPECTRAL_WAVELENGTH: metres = value; break;
    case NUN_SPECTRAL_FREQUENCY: metres = LIGHT / value; break;
    case NUN_SPECTRAL_ENERGY: metres = PLANCK * LIGHT / value; break;
    case NUN_SPECTRAL_WAVENUMBER: metres = 1 / value; break;
    case NUN_SPECTRAL_VELOCITY: metres = self->rest_m * sqrt ((1 + beta) / (1 - beta)); break;
    case NUN_SPECTRAL_VELOCITY_RADIO: metres = self->rest_m / (1 - beta); break;
    case NUN_SPECTRAL_VELOCITY_OPTICAL: metres = self->rest_m * (1 + beta); break;
    default: break;
    }
  return isfinite (metres) && metres > NUN_SPECTRAL_NOTHING ? metres : NAN;
}

const char *
nun_spectral_unit_name (const NunSpectralUnit *self)
{
  NunSpectralKind kind = self->kind;

  if (nun_spectral_is_velocity (kind))
    kind = NUN_SPECTRAL_VELOCITY;
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (spellings[i].kind == kind && spellings[i].name != NULL &&
        fabs (spellings[i].factor / self->factor - 1) < 1e-9)
      return spellings[i].name;
  return "";
}

gboolean
nun_spectral_is_plausible (double low_m, double high_m)
{
  return low_m > 1e-20 && high_m < 1e4 && low_m <= high_m;
}
