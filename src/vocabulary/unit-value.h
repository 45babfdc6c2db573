#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a unit amounts to: a factor and powers of base units.  Only for the files unit*.c; pure
 * functions, any thread. */

/* The bases that units are made of: SI's without its prefixes, and the things that are counted.  Angles
 * are a base of their own (a steradian is a square radian), so that Hz and rad/s stay apart. */
typedef enum
{
  NUN_BASE_METRE,
  NUN_BASE_KILOGRAM,
  NUN_BASE_SECOND,
  NUN_BASE_AMPERE,
  NUN_BASE_KELVIN,
  NUN_BASE_CANDELA,
  NUN_BASE_MOLE,
  NUN_BASE_RADIAN,
  NUN_BASE_MAGNITUDE,
  NUN_BASE_DEX,
  NUN_BASE_COUNT,
  NUN_BASE_PHOTON,
  NUN_BASE_ELECTRON,
  NUN_BASE_ADU,
  NUN_BASE_PIXEL,
  NUN_BASE_VOXEL,
  NUN_BASE_BEAM,
  NUN_BASE_BIN,
  NUN_BASE_CHANNEL,
  NUN_BASE_BIT,
  NUN_BASE_SUN,     /* "relative to the Sun", whatever is measured */
  NUN_BASE_CELSIUS, /* scales with another zero */
  NUN_BASE_FAHRENHEIT,
  NUN_BASE_HUBBLE, /* the h of "Mpc/h" */
  NUN_BASE_MAGGY,
  NUN_BASE_CRAB,
  NUN_N_BASES
} NunUnitBase;

typedef enum
{
  NUN_UNIT_PLAIN,
  NUN_UNIT_SQRT, /* never left in a value: it halves the powers */
  NUN_UNIT_LOG,
  NUN_UNIT_LN,
  NUN_UNIT_EXP,
} NunUnitFunction;

typedef struct
{
  double          factor; /* of the product of the bases; 0 or infinite when out of range */
  double          powers[NUN_N_BASES]; /* may be broken: sqrt(m), Hz**(1/2) */
  NunUnitFunction function;            /* of all the rest */
  gboolean        has_length;          /* a length was named, though it may have cancelled out */
  gboolean        has_frequency;       /* a frequency or Jy was named */
  gboolean        opaque; /* a symbol of unknown size was named: the rest is without it */
} NunUnitValue;

/* Reads a VOUnits string; NUN_VOCABULARY_ERROR as nun_unit_check().  value may be NULL. */
gboolean nun_unit_parse (const char *unit, NunUnitValue *value, GError **error);

void nun_unit_value_init (NunUnitValue *value); /* the number one */
/* *into times *by raised to power. */
void nun_unit_value_multiply (NunUnitValue *into, const NunUnitValue *by, double power);
/* sqrt, log, ln or exp of *value, in place. */
void nun_unit_value_apply (NunUnitValue *value, NunUnitFunction function);
/* Whether the powers are the same; the factors may differ. */
gboolean nun_unit_value_is_like (const NunUnitValue *a, const NunUnitValue *b);

G_END_DECLS
