/* Which kinds of quantity a UCD can be measured in. */
#include "advise/ucd-unit.h"

#include <string.h>

#include "vocabulary/unit.h"

#define Q(name) (G_GUINT64_CONSTANT (1) << NUN_QUANTITY_##name)

G_STATIC_ASSERT (NUN_N_QUANTITIES <= 64);

#define LIGHT                                                                                      \
  (Q (FLUX) | Q (FLUX_DENSITY) | Q (BRIGHTNESS) | Q (COUNTS) | Q (COUNT_RATE) | Q (POWER) |        \
   Q (ENERGY))
#define PURE 0

/* A word and those below it; the first line that fits is taken.  A plain number, a logarithm (dex) and units that are
 * none of the known quantities are always possible. */
static const struct
{
  const char *word;
  guint64     quantities;
} possible[] = {
  { "phot.mag", Q (MAGNITUDE) | Q (MAGNITUDE_SB) },
  { "phot.color", Q (MAGNITUDE) },
  { "phot.flux", LIGHT },
  { "phot.fluence", LIGHT },
  { "phot.count", Q (COUNTS) | Q (COUNT_RATE) },
  /* Hours, and the seconds of them, are angles to those who measure right ascensions. */
  { "pos.eq.ra", Q (ANGLE) | Q (TIME) },
  { "pos.eq.ha", Q (ANGLE) | Q (TIME) },
  { "pos.eq", Q (ANGLE) },
  { "pos.galactic", Q (ANGLE) },
  { "pos.ecliptic", Q (ANGLE) },
  { "pos.supergalactic", Q (ANGLE) },
  { "pos.parallax", Q (ANGLE) },
  { "pos.posAng", Q (ANGLE) },
  { "pos.angDistance", Q (ANGLE) },
  { "pos.angResolution", Q (ANGLE) },
  { "pos.pm", Q (ANGULAR_RATE) | Q (FREQUENCY) },
  { "pos.distance", Q (LENGTH) },
  { "time.phase", Q (ANGLE) | Q (TIME) },
  { "time.period", Q (TIME) },
  { "time", Q (TIME) },
  { "spect.dopplerVeloc", Q (VELOCITY) },
  { "phys.veloc", Q (VELOCITY) | Q (ANGULAR_RATE) | Q (FREQUENCY) },
  { "phys.acceleration", Q (ACCELERATION) },
  { "src.redshift", PURE },
  { "src.ellipticity", PURE },
  { "src.orbital.eccentricity", PURE },
  { "src.orbital.inclination", Q (ANGLE) },
  { "src.class", PURE },
  { "src.spType", PURE },
  { "src.morph.type", PURE },
  { "em.wl", Q (LENGTH) },
  { "em.freq", Q (FREQUENCY) },
  { "em.energy", Q (ENERGY) },
  { "phys.temperature", Q (TEMPERATURE) | Q (ENERGY) },
  { "phys.mass", Q (MASS) },
  { "phys.luminosity", Q (POWER) | Q (MAGNITUDE) },
  { "phys.size", Q (LENGTH) | Q (ANGLE) },
  { "phys.angSize", Q (ANGLE) },
  { "phys.angArea", Q (SOLID_ANGLE) },
  { "phys.columnDensity", Q (COLUMN_DENSITY) },
  { "phys.pressure", Q (PRESSURE) | Q (DENSITY) },
  { "phys.magField", Q (MAGNETIC) },
  { "phys.gravity", Q (ACCELERATION) },
  { "phys.absorption", Q (MAGNITUDE) | Q (LENGTH) | Q (COLUMN_DENSITY) },
  { "phys.abund", PURE },
  { "meta.id", PURE },
  { "meta.code", PURE },
  { "meta.bib", PURE },
  { "meta.note", PURE },
  { "meta.ref", PURE },
  { "meta.title", PURE },
  { "meta.number", Q (COUNTS) },
  { "meta.record", PURE },
  { "meta.version", PURE },
  { "obs.airMass", PURE },
  { "spect.index", PURE },
  { "stat.correlation", PURE },
  { "stat.probability", PURE },
  { "stat.snr", PURE },
};

/* Words before which another names what is measured: an error of a magnitude is measured as one. */
static const char *const of_another[] = { "stat.error", "stat.error.sys", "stat.error.negative",
                                          "stat.mean",  "stat.median",    "stat.min",
                                          "stat.max",   "stat.stdev",     "stat.value",
                                          NULL };

static gboolean
is_below (const char *word, const char *above)
{
  gsize length = strlen (above);

  return g_ascii_strncasecmp (word, above, length) == 0 &&
         (word[length] == 0 || word[length] == '.');
}

static gboolean
is_of_another (const char *word)
{
  for (guint i = 0; of_another[i] != NULL; i++)
    if (g_ascii_strcasecmp (word, of_another[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
nun_ucd_fits_unit (const char *ucd, const char *unit)
{
  static const guint64 always = Q (UNKNOWN) | Q (NONE) | Q (OTHER) | Q (ABUNDANCE);
  g_auto (GStrv)       words = g_strsplit (ucd, ";", 3);
  guint64              measured = G_GUINT64_CONSTANT (1) << nun_unit_quantity (unit);
  const char          *word = words[0];

  if (word == NULL || (measured & always) != 0)
    return TRUE;
  if (is_of_another (word))
    word = words[1];
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (possible); i++)
    if (is_below (word, possible[i].word))
      return (possible[i].quantities & measured) != 0;
  return TRUE;
}
