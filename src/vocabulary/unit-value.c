/* The arithmetic of units: factors and powers. */

#include "vocabulary/unit-value.h"

#include <math.h>

void
nun_unit_value_init (NunUnitValue *value)
{
  *value = (NunUnitValue){ .factor = 1 };
}

static gboolean
is_one (const NunUnitValue *value)
{
  NunUnitValue one;

  nun_unit_value_init (&one);
  return value->factor == 1 && value->function == NUN_UNIT_PLAIN && !value->opaque &&
         nun_unit_value_is_like (value, &one);
}

void
nun_unit_value_multiply (NunUnitValue *into, const NunUnitValue *by, double power)
{
  if (power == 1 && is_one (into))
    {
      *into = *by;
      return;
    }
  into->factor *= pow (by->factor, power);
  for (guint i = 0; i < NUN_N_BASES; i++)
    into->powers[i] += by->powers[i] * power;
  into->has_length = into->has_length || by->has_length;
  into->has_frequency = into->has_frequency || by->has_frequency;
  /* The product of a logarithm and something else has no size. */
  into->opaque = into->opaque || by->opaque || by->function != NUN_UNIT_PLAIN ||
                 into->function != NUN_UNIT_PLAIN;
}

void
nun_unit_value_apply (NunUnitValue *value, NunUnitFunction function)
{
  NunUnitValue operand = *value;

  if (function == NUN_UNIT_SQRT)
    {
      nun_unit_value_init (value);
      nun_unit_value_multiply (value, &operand, 0.5);
      return;
    }
  value->opaque = value->opaque || value->function != NUN_UNIT_PLAIN;
  value->function = function;
}

gboolean
nun_unit_value_is_like (const NunUnitValue *a, const NunUnitValue *b)
{
  for (guint i = 0; i < NUN_N_BASES; i++)
    if (fabs (a->powers[i] - b->powers[i]) > 1e-9)
      return FALSE;
  return TRUE;
}
