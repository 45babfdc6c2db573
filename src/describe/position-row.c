/* Where one row lies on the sky. */
#include <math.h>
#include <string.h>

#include "describe/position.h"
#include "sky/angle.h"
#include "sky/pair.h"
#include "sky/sphere.h"

/* -- numbers out of columns -------------------------------------------------------------------------------- */

static gboolean
number_of_text (const NunValue *value, double *out)
{
  char  buffer[64];
  char *end;

  if (value->length == 0 || value->length >= sizeof buffer)
    return FALSE;
  memcpy (buffer, value->text, value->length);
  buffer[value->length] = 0;
  g_strstrip (buffer);
  *out = g_ascii_strtod (buffer, &end);
  return end != buffer && *end == 0;
}

static gboolean
number (const NunValue *value, double *out)
{
  return value->type == NUN_VALUE_TEXT ? number_of_text (value, out)
                                       : nun_value_get_double (value, out);
}

/* Text of one column: hours unless the form or the text itself says degrees; a plain number stands for
 * degrees in either case, as catalogues that mix the two do. */
static gboolean
sexagesimal (const NunValue *value, NunPositionForm form, double *degrees)
{
  NunAngleUnit unit;

  if (value->type == NUN_VALUE_TEXT &&
      nun_angle_parse_sexagesimal (value->text, (gssize) value->length, degrees, &unit))
    {
      if (unit == NUN_ANGLE_HOURS ||
          (unit == NUN_ANGLE_UNKNOWN && form == NUN_POSITION_SEXAGESIMAL))
        *degrees *= 15.0;
      return TRUE;
    }
  return number (value, degrees);
}

static gboolean
single (const NunValue *value, NunPositionForm form, double *degrees)
{
  if (value->type == NUN_VALUE_NULL)
    return FALSE;
  switch (form)
    {
    case NUN_POSITION_SEXAGESIMAL:
    case NUN_POSITION_SEXAGESIMAL_DEGREES: return sexagesimal (value, form, degrees);
    case NUN_POSITION_HOURS:
      if (!number (value, degrees))
        return FALSE;
      *degrees *= 15.0;
      return TRUE;
    case NUN_POSITION_RADIANS:
      if (!number (value, degrees))
        return FALSE;
      *degrees *= 180.0 / G_PI;
      return TRUE;
    case NUN_POSITION_DEGREES:
    case NUN_POSITION_PAIR:
    case NUN_POSITION_SPLIT:
    default: return number (value, degrees);
    }
}

static gboolean
is_minus (const NunValue *sign)
{
  if (sign->type == NUN_VALUE_TEXT)
    return sign->length > 0 && (sign->text[0] == '-' ||
                                (sign->length >= 3 && memcmp (sign->text, "\xe2\x88\x92", 3) == 0));
  return sign->type == NUN_VALUE_LONG && sign->i < 0;
}

/* Degrees or hours, minutes and seconds in columns of their own; the leading one must be there. */
static gboolean
split (const NunValue *values, const guint *parts, guint n, gboolean has_sign, double *out)
{
  double   sum = 0.0, scale = 1.0;
  gboolean negative = has_sign && is_minus (&values[parts[0]]);

  for (guint i = has_sign ? 1 : 0; i < n; i++, scale *= 60.0)
    {
      double part = 0.0;

      if (!number (&values[parts[i]], &part))
        {
          if (scale == 1.0)
            return FALSE;
          continue;
        }
      negative = negative || (scale == 1.0 && signbit (part));
      if (scale > 1.0 && (part < 0.0 || part > 60.0))
        return FALSE;
      sum += fabs (part) / scale;
    }
  *out = negative ? -sum : sum;
  return TRUE;
}

static gboolean
both (const NunPosition *self, const NunValue *values, double *lon, double *lat)
{
  const NunValue *value = &values[self->lon[0]];

  return value->type == NUN_VALUE_TEXT &&
         nun_pair_parse (value->text, (gssize) value->length, lon, lat, NULL);
}

static gboolean
longitude (const NunPosition *self, const NunValue *values, double *degrees)
{
  if (self->lon_form != NUN_POSITION_SPLIT)
    return single (&values[self->lon[0]], self->lon_form, degrees);
  if (!split (values, self->lon, self->n_lon, FALSE, degrees))
    return FALSE;
  *degrees *= 15.0;
  return TRUE;
}

static gboolean
latitude (const NunPosition *self, const NunValue *values, double *degrees)
{
  if (self->lat_form != NUN_POSITION_SPLIT)
    return single (&values[self->lat[0]], self->lat_form, degrees);
  return split (values, self->lat, self->n_lat, self->lat_sign, degrees);
}

/* -- the equinox of a row -------------------------------------------------------------------------------- */

/* "B1950", "J2000.0", 1975: a letter decides between the old system and the new; without one, what
 * was usual does, for the FK5 came with J2000.0 in 1984. */
static gboolean
read_equinox (const NunValue *value, gboolean *besselian, double *year)
{
  NunValue rest = *value;
  char     letter = 0;

  if (value->type == NUN_VALUE_TEXT && value->length > 1 && g_ascii_isalpha (value->text[0]))
    {
      letter = g_ascii_toupper (value->text[0]);
      rest.text++;
      rest.length--;
    }
  if (!number (&rest, year) || *year < 1700.0 || *year > 2200.0 ||
      (letter != 0 && letter != 'B' && letter != 'J'))
    return FALSE;
  *besselian = letter == 'B' || (letter == 0 && *year < 1984.0);
  return TRUE;
}

static void
to_icrs (const NunPosition *self,
         const NunValue    *values,
         double             lon,
         double             lat,
         double            *ra_deg,
         double            *dec_deg)
{
  gboolean besselian;
  double   year;

  if (self->equinox >= 0 && read_equinox (&values[self->equinox], &besselian, &year))
    nun_frame_equinox_to_icrs (besselian, year, lon, lat, ra_deg, dec_deg);
  else
    nun_frame_to_icrs (self->frame, lon, lat, ra_deg, dec_deg);
}

/* -- the place ------------------------------------------------------------------------------------------- */

NunPlace
nun_position_place_row (const NunPosition *self,
                        const NunValue    *values,
                        double            *ra_deg,
                        double            *dec_deg)
{
  double   lon, lat;
  gboolean zero;

  if (self->lon_form == NUN_POSITION_PAIR
          ? !both (self, values, &lon, &lat)
          : !longitude (self, values, &lon) || !latitude (self, values, &lat))
    return NUN_PLACE_EMPTY;
  zero = lon == 0.0 && lat == 0.0;
  if (zero && self->zero_is_none)
    return NUN_PLACE_EMPTY;
  /* Longitudes from -180 to 180 are as usual as those from 0 to 360. */
  if (lon < 0.0 && lon >= -180.0)
    lon += 360.0;
  if (!nun_sphere_is_position (lon, lat))
    return NUN_PLACE_OFF;
  to_icrs (self, values, lon, lat, ra_deg, dec_deg);
  return zero ? NUN_PLACE_ZERO : NUN_PLACE_FOUND;
}

gboolean
nun_position_of_row (const NunPosition *self,
                     const NunValue    *values,
                     double            *ra_deg,
                     double            *dec_deg)
{
  NunPlace place = nun_position_place_row (self, values, ra_deg, dec_deg);

  return place == NUN_PLACE_FOUND || place == NUN_PLACE_ZERO;
}
