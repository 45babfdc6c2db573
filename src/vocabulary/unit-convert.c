/* What a unit measures, and the factor from one to another. */

#include "vocabulary/unit.h"

#include "vocabulary/ucd.h"
#include "vocabulary/unit-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The value of a unit as anybody spells it; FALSE when it cannot be read. */
static gboolean
read_unit (const char *unit, NunUnitValue *value, char **repaired)
{
  *repaired = nun_unit_repair (unit);
  return *repaired != NULL && nun_unit_parse (*repaired, value, NULL);
}

/* -- quantities ------------------------------------------------------------------------------------ */

/* Powers of m, kg, s, rad; of A in the magnetic ones; the other bases must be absent. */
static const struct
{
  gint8       metre, kilogram, second, ampere, radian;
  NunQuantity quantity;
} dimensions[] = {
  { 0, 0, 0, 0, 0, NUN_QUANTITY_NONE },
  { 0, 0, 0, 0, 1, NUN_QUANTITY_ANGLE },
  { 0, 0, 0, 0, 2, NUN_QUANTITY_SOLID_ANGLE },
  { 0, 0, -1, 0, 1, NUN_QUANTITY_ANGULAR_RATE },
  { 0, 0, 1, 0, 0, NUN_QUANTITY_TIME },
  { 0, 0, -1, 0, 0, NUN_QUANTITY_FREQUENCY },
  { 1, 0, 0, 0, 0, NUN_QUANTITY_LENGTH },
  { -1, 0, 0, 0, 0, NUN_QUANTITY_WAVENUMBER },
  { 1, 0, -1, 0, 0, NUN_QUANTITY_VELOCITY },
  { 1, 0, -2, 0, 0, NUN_QUANTITY_ACCELERATION },
  { 0, 1, 0, 0, 0, NUN_QUANTITY_MASS },
  { 2, 1, -2, 0, 0, NUN_QUANTITY_ENERGY },
  { 2, 1, -3, 0, 0, NUN_QUANTITY_POWER },
  { 0, 1, -2, 0, 0, NUN_QUANTITY_FLUX_DENSITY },
  { -1, 1, -3, 0, 0, NUN_QUANTITY_FLUX_DENSITY },
  { 0, 1, -3, 0, 0, NUN_QUANTITY_FLUX },
  { -2, 0, -1, 0, 0, NUN_QUANTITY_FLUX },         /* of photons that are not named */
  { -4, -1, 1, 0, 0, NUN_QUANTITY_FLUX_DENSITY }, /* the same, by energy */
  { 0, 1, -2, 0, -2, NUN_QUANTITY_BRIGHTNESS },
  { -1, 1, -3, 0, -2, NUN_QUANTITY_BRIGHTNESS },
  { 0, 1, -3, 0, -2, NUN_QUANTITY_BRIGHTNESS },
  { -3, 1, 0, 0, 0, NUN_QUANTITY_DENSITY },
  { -3, 0, 0, 0, 0, NUN_QUANTITY_DENSITY },
  { -2, 0, 0, 0, 0, NUN_QUANTITY_COLUMN_DENSITY },
  { -2, 1, 0, 0, 0, NUN_QUANTITY_COLUMN_DENSITY },
  { -1, 1, -2, 0, 0, NUN_QUANTITY_PRESSURE },
  { 0, 1, -2, -1, 0, NUN_QUANTITY_MAGNETIC },
};

/* Of the five bases of the table alone. */
static NunQuantity
mechanical_quantity (const NunUnitValue *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      NunUnitValue like = { .powers = { [NUN_BASE_METRE] = dimensions[i].metre,
                                        [NUN_BASE_KILOGRAM] = dimensions[i].kilogram,
                                        [NUN_BASE_SECOND] = dimensions[i].second,
                                        [NUN_BASE_AMPERE] = dimensions[i].ampere,
                                        [NUN_BASE_RADIAN] = dimensions[i].radian } };

      if (nun_unit_value_is_like (value, &like))
        return dimensions[i].quantity;
    }
  return NUN_QUANTITY_OTHER;
}

/* The quantity of a unit of one counted thing and powers of m, s and rad: "ph/s/cm2". */
static NunQuantity
counted_quantity (NunUnitValue rest)
{
  switch (mechanical_quantity (&rest))
    {
    case NUN_QUANTITY_NONE: return NUN_QUANTITY_COUNTS;
    case NUN_QUANTITY_FREQUENCY: return NUN_QUANTITY_COUNT_RATE;
    case NUN_QUANTITY_COLUMN_DENSITY: return NUN_QUANTITY_COUNTS;
    default: break;
    }
  /* Per second and square metre, and per energy or wavelength. */
  rest.powers[NUN_BASE_METRE] += 2;
  rest.powers[NUN_BASE_SECOND] += 1;
  switch (mechanical_quantity (&rest))
    {
    case NUN_QUANTITY_NONE: return NUN_QUANTITY_FLUX;
    case NUN_QUANTITY_WAVENUMBER: return NUN_QUANTITY_FLUX_DENSITY;
    case NUN_QUANTITY_TIME: return NUN_QUANTITY_FLUX_DENSITY;
    default: break;
    }
  rest.powers[NUN_BASE_METRE] += 2;
  rest.powers[NUN_BASE_KILOGRAM] += 1;
  rest.powers[NUN_BASE_SECOND] -= 2;
  return mechanical_quantity (&rest) == NUN_QUANTITY_NONE ? NUN_QUANTITY_FLUX_DENSITY
                                                          : NUN_QUANTITY_OTHER;
}

/* Where a thing is counted once, what its unit is beside it. */
static NunQuantity
special_quantity (const NunUnitValue *value)
{
  static const NunUnitBase counted[] = { NUN_BASE_COUNT, NUN_BASE_PHOTON, NUN_BASE_ELECTRON,
                                         NUN_BASE_ADU };
  NunUnitValue             rest = *value;
  NunQuantity              quantity;

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (value->powers[counted[i]] == 1)
      {
        rest.powers[counted[i]] = 0;
        return counted_quantity (rest);
      }
  if (value->powers[NUN_BASE_MAGNITUDE] == 1)
    {
      rest.powers[NUN_BASE_MAGNITUDE] = 0;
      quantity = mechanical_quantity (&rest);
      rest.powers[NUN_BASE_RADIAN] += 2;
      return quantity == NUN_QUANTITY_NONE                      ? NUN_QUANTITY_MAGNITUDE
             : mechanical_quantity (&rest) == NUN_QUANTITY_NONE ? NUN_QUANTITY_MAGNITUDE_SB
                                                                : NUN_QUANTITY_OTHER;
    }
  if (value->powers[NUN_BASE_BEAM] == -1 || value->powers[NUN_BASE_PIXEL] == -1)
    {
      rest.powers[NUN_BASE_BEAM] = rest.powers[NUN_BASE_PIXEL] = 0;
      quantity = mechanical_quantity (&rest);
      return quantity == NUN_QUANTITY_FLUX_DENSITY || quantity == NUN_QUANTITY_FLUX
                 ? NUN_QUANTITY_BRIGHTNESS
                 : NUN_QUANTITY_OTHER;
    }
  return NUN_QUANTITY_OTHER;
}

static NunQuantity
single_quantity (const NunUnitValue *value)
{
  static const struct
  {
    NunUnitBase base;
    NunQuantity quantity;
  } singles[] = {
    { NUN_BASE_KELVIN, NUN_QUANTITY_TEMPERATURE },
    { NUN_BASE_CELSIUS, NUN_QUANTITY_TEMPERATURE },
    { NUN_BASE_FAHRENHEIT, NUN_QUANTITY_TEMPERATURE },
    { NUN_BASE_SUN, NUN_QUANTITY_ABUNDANCE },
    { NUN_BASE_DEX, NUN_QUANTITY_ABUNDANCE },
    { NUN_BASE_MAGGY, NUN_QUANTITY_FLUX_DENSITY },
    { NUN_BASE_CRAB, NUN_QUANTITY_FLUX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (singles); i++)
    {
      NunUnitValue like = { 0 };

      like.powers[singles[i].base] = 1;
      if (nun_unit_value_is_like (value, &like))
        return singles[i].quantity;
    }
  return special_quantity (value);
}

/* Different things that have the same powers. */
static NunQuantity
tell_apart (const char *unit, const NunUnitValue *value, NunQuantity quantity)
{
  /* km/s/Mpc is no frequency, Angstrom/mm no pure number. */
  if ((value->has_length && quantity == NUN_QUANTITY_FREQUENCY) ||
      (quantity == NUN_QUANTITY_NONE && strchr (unit, '/') != NULL))
    return NUN_QUANTITY_OTHER;
  /* Energy per area, without a frequency: a fluence. */
  if (quantity == NUN_QUANTITY_FLUX_DENSITY && value->powers[NUN_BASE_METRE] == 0 &&
      value->powers[NUN_BASE_KILOGRAM] == 1 && !value->has_frequency)
    return NUN_QUANTITY_FLUX;
  return quantity;
}

NunQuantity
nun_unit_quantity (const char *unit)
{
  g_autofree char *repaired = NULL;
  NunUnitValue     value;
  NunQuantity      quantity;

  if (unit == NULL || *unit == '\0')
    return NUN_QUANTITY_UNKNOWN;
  if (!read_unit (unit, &value, &repaired) || value.opaque)
    return NUN_QUANTITY_UNKNOWN;
  value.powers[NUN_BASE_HUBBLE] = 0;
  quantity = mechanical_quantity (&value);
  if (quantity == NUN_QUANTITY_OTHER)
    quantity = single_quantity (&value);
  return tell_apart (repaired, &value, quantity);
}

/* -- conversion ------------------------------------------------------------------------------------ */

static gboolean
fail (GError **error, const char *from, const char *to)
{
  g_set_error (error, NUN_VOCABULARY_ERROR, NUN_VOCABULARY_ERROR_WORD,
               _ ("“%s” and “%s” measure different things, so that no factor leads from one to the "
                  "other; choose a unit of the same quantity."),
               from, to);
  return FALSE;
}

static gboolean
fail_unread (GError **error, const char *unit)
{
  g_set_error (error, NUN_VOCABULARY_ERROR, NUN_VOCABULARY_ERROR_SYNTAX,
               _ ("The unit “%.60s” cannot be read; write it as VOUnits does, as in "
                  "“erg.s**-1.cm**-2”."),
               unit != NULL ? unit : "");
  return FALSE;
}

gboolean
nun_unit_convert (const char *from, const char *to, double *factor, GError **error)
{
  g_autofree char *from_text = NULL, *to_text = NULL;
  NunUnitValue     a, b;
  double           ratio;

  if (!read_unit (from, &a, &from_text))
    return fail_unread (error, from);
  if (!read_unit (to, &b, &to_text))
    return fail_unread (error, to);
  ratio = g_str_equal (from_text, to_text) ? 1 : a.factor / b.factor;
  /* What is not understood, and a logarithm, is the same only as itself. */
  if (!g_str_equal (from_text, to_text) &&
      (a.opaque || b.opaque || a.function != b.function || !nun_unit_value_is_like (&a, &b) ||
       (a.function != NUN_UNIT_PLAIN && fabs (ratio - 1) > 1e-12)))
    return fail (error, from_text, to_text);
  if (!isnormal (ratio))
    return fail (error, from_text, to_text);
  *factor = ratio;
  return TRUE;
}
