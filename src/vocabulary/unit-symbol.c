/* The table of unit symbols with their prefixes and sizes. */

#include "vocabulary/unit-symbol.h"

#include <math.h>
#include <string.h>

enum
{
  SI = 1,     /* may have a decimal prefix */
  BINARY = 2, /* may have Ki, Mi, ... */
};

/* Powers of m, kg, s, A; then of one more base, and of the angle beside it. */
typedef struct
{
  gint8       metre, kilogram, second, ampere;
  NunUnitBase other;
  gint8       power, radian;
} Powers;

typedef struct
{
  const char *symbol;
  guint       prefixes;
  double      factor;
  Powers      powers;
} Symbol;

/* clang-format off */
#define SI4(m, kg, s, a) { m, kg, s, a, NUN_BASE_METRE, 0, 0 }
#define OWN(base, power) { 0, 0, 0, 0, base, power, 0 }
/* clang-format on */
#define LENGTH SI4 (1, 0, 0, 0)
#define MASS SI4 (0, 1, 0, 0)
#define TIME SI4 (0, 0, 1, 0)
#define ANGLE OWN (NUN_BASE_RADIAN, 1)
#define ENERGY SI4 (2, 1, -2, 0)

#define DAY 86400.0
#define YEAR (365.25 * DAY)
#define DEGREE (G_PI / 180)
#define PARSEC (149597870700.0 * 648000 / G_PI)
#define NEWTON_G 6.67430e-11
#define ELECTRON_VOLT 1.602176634e-19

static const Symbol symbols[] = {
  { "%", 0, 0.01, OWN (NUN_BASE_METRE, 0) },
  { "A", SI, 1, SI4 (0, 0, 0, 1) },
  { "a", SI, YEAR, TIME },
  { "adu", SI, 1, OWN (NUN_BASE_ADU, 1) },
  { "Angstrom", 0, 1e-10, LENGTH },
  { "angstrom", 0, 1e-10, LENGTH },
  { "arcmin", SI, DEGREE / 60, ANGLE },
  { "arcsec", SI, DEGREE / 3600, ANGLE },
  { "AU", 0, 149597870700.0, LENGTH },
  { "au", 0, 149597870700.0, LENGTH },
  { "Ba", 0, 365.242198781 * DAY, TIME },
  { "barn", SI, 1e-28, SI4 (2, 0, 0, 0) },
  { "beam", SI, 1, OWN (NUN_BASE_BEAM, 1) },
  { "bin", SI, 1, OWN (NUN_BASE_BIN, 1) },
  { "bit", SI | BINARY, 1, OWN (NUN_BASE_BIT, 1) },
  { "byte", SI | BINARY, 8, OWN (NUN_BASE_BIT, 1) },
  { "B", SI | BINARY, 8, OWN (NUN_BASE_BIT, 1) },
  { "C", SI, 1, SI4 (0, 0, 1, 1) },
  { "cd", SI, 1, OWN (NUN_BASE_CANDELA, 1) },
  { "chan", SI, 1, OWN (NUN_BASE_CHANNEL, 1) },
  { "count", SI, 1, OWN (NUN_BASE_COUNT, 1) },
  { "ct", SI, 1, OWN (NUN_BASE_COUNT, 1) },
  { "d", SI, DAY, TIME },
  { "dB", 0, 0.1, OWN (NUN_BASE_DEX, 1) },
  { "D", SI, 1e-21 / 299792458, SI4 (1, 0, 1, 1) },
  { "deg", SI, DEGREE, ANGLE },
  { "erg", SI, 1e-7, ENERGY },
  { "eV", SI, ELECTRON_VOLT, ENERGY },
  { "F", SI, 1, SI4 (-2, -1, 4, 2) },
  { "g", SI, 1e-3, MASS },
  { "G", SI, 1e-4, SI4 (0, 1, -2, -1) },
  { "H", SI, 1, SI4 (2, 1, -2, -2) },
  { "h", SI, 3600, TIME },
  { "Hz", SI, 1, SI4 (0, 0, -1, 0) },
  { "J", SI, 1, ENERGY },
  { "Jy", SI, 1e-26, SI4 (0, 1, -2, 0) },
  { "K", SI, 1, OWN (NUN_BASE_KELVIN, 1) },
  { "lm", SI, 1, { 0, 0, 0, 0, NUN_BASE_CANDELA, 1, 2 } },
  { "lx", SI, 1, { -2, 0, 0, 0, NUN_BASE_CANDELA, 1, 2 } },
  { "lyr", SI, 299792458 * YEAR, LENGTH },
  { "m", SI, 1, LENGTH },
  { "mag", SI, 1, OWN (NUN_BASE_MAGNITUDE, 1) },
  { "mas", 0, DEGREE / 3600e3, ANGLE },
  { "min", SI, 60, TIME },
  { "mol", SI, 1, OWN (NUN_BASE_MOLE, 1) },
  { "N", SI, 1, SI4 (1, 1, -2, 0) },
  { "Ohm", SI, 1, SI4 (2, 1, -3, -2) },
  { "Pa", SI, 1, SI4 (-1, 1, -2, 0) },
  { "pc", SI, PARSEC, LENGTH },
  { "ph", SI, 1, OWN (NUN_BASE_PHOTON, 1) },
  { "photon", SI, 1, OWN (NUN_BASE_PHOTON, 1) },
  { "pix", SI, 1, OWN (NUN_BASE_PIXEL, 1) },
  { "pixel", SI, 1, OWN (NUN_BASE_PIXEL, 1) },
  { "R", SI, 1e10 / (4 * G_PI), { -2, 0, -1, 0, NUN_BASE_PHOTON, 1, -2 } },
  { "rad", SI, 1, ANGLE },
  { "Ry", SI, 13.605693122994 * ELECTRON_VOLT, ENERGY },
  { "s", SI, 1, TIME },
  { "S", SI, 1, SI4 (-2, -1, 3, 2) },
  { "solLum", SI, 3.828e26, SI4 (2, 1, -3, 0) },
  { "solMass", SI, 1.3271244e20 / NEWTON_G, MASS },
  { "solRad", SI, 6.957e8, LENGTH },
  { "sr", SI, 1, OWN (NUN_BASE_RADIAN, 2) },
  { "Sun", SI, 1, OWN (NUN_BASE_SUN, 1) },
  { "T", SI, 1, SI4 (0, 1, -2, -1) },
  { "ta", 0, 365.24219 * DAY, TIME },
  { "u", SI, 1.66053906660e-27, MASS },
  { "V", SI, 1, SI4 (2, 1, -3, -1) },
  { "voxel", SI, 1, OWN (NUN_BASE_VOXEL, 1) },
  { "W", SI, 1, SI4 (2, 1, -3, 0) },
  { "Wb", SI, 1, SI4 (2, 1, -2, -1) },
  { "yr", SI, YEAR, TIME },
};

/* Units that people need and VOUnits has not: they stand in quotes. */
static const Symbol quoted[] = {
  { "dex", 0, 1, OWN (NUN_BASE_DEX, 1) },      { "electron", 0, 1, OWN (NUN_BASE_ELECTRON, 1) },
  { "degC", 0, 1, OWN (NUN_BASE_CELSIUS, 1) }, { "degF", 0, 1, OWN (NUN_BASE_FAHRENHEIT, 1) },
  { "mgy", 0, 1, OWN (NUN_BASE_MAGGY, 1) },    { "nmgy", 0, 1e-9, OWN (NUN_BASE_MAGGY, 1) },
  { "Crab", 0, 1, OWN (NUN_BASE_CRAB, 1) },    { "mCrab", 0, 1e-3, OWN (NUN_BASE_CRAB, 1) },
  { "h", 0, 1, OWN (NUN_BASE_HUBBLE, 1) },     { "ppm", 0, 1e-6, OWN (NUN_BASE_METRE, 0) },
  { "ppb", 0, 1e-9, OWN (NUN_BASE_METRE, 0) }, { "permil", 0, 1e-3, OWN (NUN_BASE_METRE, 0) },
  { "sigma", 0, 1, OWN (NUN_BASE_METRE, 0) },  { "earthMass", 0, 3.986004e14 / NEWTON_G, MASS },
  { "earthRad", 0, 6.3781e6, LENGTH },         { "jupiterMass", 0, 1.2668653e17 / NEWTON_G, MASS },
  { "jupiterRad", 0, 7.1492e7, LENGTH },
};

/* "da" is left out on purpose: VOUnits forbids it, as "dadu" would be read two ways. */
static const struct
{
  char   letter;
  double factor;
} si_prefixes[] = {
  { 'd', 1e-1 },  { 'c', 1e-2 },  { 'm', 1e-3 },  { 'u', 1e-6 },  { 'n', 1e-9 },  { 'p', 1e-12 },
  { 'f', 1e-15 }, { 'a', 1e-18 }, { 'z', 1e-21 }, { 'y', 1e-24 }, { 'h', 1e2 },   { 'k', 1e3 },
  { 'M', 1e6 },   { 'G', 1e9 },   { 'T', 1e12 },  { 'P', 1e15 },  { 'E', 1e18 },  { 'Z', 1e21 },
  { 'Y', 1e24 },  { 'R', 1e27 },  { 'r', 1e-27 }, { 'Q', 1e30 },  { 'q', 1e-30 },
};

static const char binary_prefixes[] = "KMGTPEZY"; /* each before an i */

double
nun_unit_prefix (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (si_prefixes); i++)
    if (si_prefixes[i].letter == letter)
      return si_prefixes[i].factor;
  return 0;
}

static const Symbol *
find_symbol (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (strcmp (symbols[i].symbol, text) == 0)
      return &symbols[i];
  return NULL;
}

static void
set_value (NunUnitValue *value, const Symbol *symbol, double prefix)
{
  const Powers *powers = &symbol->powers;

  nun_unit_value_init (value);
  value->factor = prefix * symbol->factor;
  value->powers[NUN_BASE_METRE] = powers->metre;
  value->powers[NUN_BASE_KILOGRAM] = powers->kilogram;
  value->powers[NUN_BASE_SECOND] = powers->second;
  value->powers[NUN_BASE_AMPERE] = powers->ampere;
  value->powers[powers->other] += powers->power;
  value->powers[NUN_BASE_RADIAN] += powers->radian;
  value->has_length = powers->metre == 1 && powers->kilogram == 0 && powers->second == 0;
  value->has_frequency = strcmp (symbol->symbol, "Hz") == 0 || strcmp (symbol->symbol, "Jy") == 0;
}

NunSymbolKind
nun_unit_symbol_kind (const char *symbol, const char **base, NunUnitValue *value)
{
  const Symbol *found = find_symbol (symbol);
  NunSymbolKind kind = NUN_SYMBOL_KNOWN;
  double        prefix = 1;

  if (found == NULL && (prefix = nun_unit_prefix (symbol[0])) != 0)
    {
      found = find_symbol (symbol + 1);
      if (found != NULL && !(found->prefixes & SI))
        kind = NUN_SYMBOL_PREFIXED;
    }
  if (found == NULL && symbol[0] != '\0' && symbol[1] == 'i' &&
      strchr (binary_prefixes, symbol[0]) != NULL)
    {
      found = find_symbol (symbol + 2);
      prefix = pow (1024, (double) (strchr (binary_prefixes, symbol[0]) - binary_prefixes + 1));
      /* Binary prefixes on anything else are letters of an unknown symbol. */
      if (found != NULL && !(found->prefixes & BINARY))
        found = NULL;
    }
  if (base != NULL)
    *base = found != NULL ? found->symbol : NULL;
  if (found == NULL)
    return NUN_SYMBOL_UNKNOWN;
  if (value != NULL)
    set_value (value, found, prefix);
  return kind;
}

gboolean
nun_unit_symbol_quoted (const char *word, NunUnitValue *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (quoted); i++)
    if (strcmp (quoted[i].symbol, word) == 0)
      {
        set_value (value, &quoted[i], 1);
        return TRUE;
      }
  /* "'deg'" was quoted for safety; of shorter words that would not be sure. */
  return strlen (word) > 2 && nun_unit_symbol_kind (word, NULL, value) == NUN_SYMBOL_KNOWN;
}

const char *
nun_unit_symbol_in_case (const char *symbol)
{
  if (strlen (symbol) < 2)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_ascii_strcasecmp (symbols[i].symbol, symbol) == 0)
      return symbols[i].symbol;
  return NULL;
}
