/* Where a row lies on the sky, by the columns that its description names. */
#include "describe/position.h"

#include <math.h>
#include <string.h>

#include "sky/angle.h"
#include "sky/sphere.h"
#include "vocabulary/unit.h"

/* -- what the description says ----------------------------------------------------------------------- */

NunPositionForm
nun_position_form (const NunColumn *column, const char *unit, gboolean is_lon)
{
  gboolean text = nun_datatype_is_text (column->datatype);

  switch (nun_unit_angle (unit != NULL ? unit : ""))
    {
    case NUN_UNIT_HMS: return NUN_POSITION_SEXAGESIMAL;
    case NUN_UNIT_DMS: return NUN_POSITION_SEXAGESIMAL_DEGREES;
    case NUN_UNIT_HOURS: return text ? NUN_POSITION_SEXAGESIMAL : NUN_POSITION_HOURS;
    case NUN_UNIT_RADIANS: return NUN_POSITION_RADIANS;
    case NUN_UNIT_DEGREES:
    case NUN_UNIT_SMALL_ANGLE:
    case NUN_UNIT_NO_ANGLE:
    default:
      if (!text)
        return NUN_POSITION_DEGREES;
      return is_lon ? NUN_POSITION_SEXAGESIMAL : NUN_POSITION_SEXAGESIMAL_DEGREES;
    }
}

typedef struct
{
  const NunDescription *description;
  const NunCollection  *collection;
  int                   by_role[NUN_N_ROLES]; /* column index or -1 */
} Roles;

static void
roles_read (Roles *roles, const NunDescription *description, const NunCollection *collection)
{
  roles->description = description;
  roles->collection = collection;
  for (guint i = 0; i < NUN_N_ROLES; i++)
    roles->by_role[i] = -1;
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn *column = collection->columns->pdata[i];
      NunRole role = nun_description_get_role (description, collection->name, column->name);

      if (roles->by_role[role] < 0)
        roles->by_role[role] = (int) i;
    }
}

static NunPositionForm
described_form (const Roles *roles, int index, gboolean is_lon)
{
  const NunColumn *column = roles->collection->columns->pdata[index];

  return nun_position_form (
      column,
      nun_description_get_value (roles->description, roles->collection->name, column->name, "unit"),
      is_lon);
}

static NunPosition *
single_pair (const Roles *roles, NunRole lon, NunRole lat, NunFrame frame)
{
  NunPosition *self;

  if (roles->by_role[lon] < 0 || roles->by_role[lat] < 0)
    return NULL;
  self = g_new0 (NunPosition, 1);
  self->n_lon = self->n_lat = 1;
  self->lon[0] = (guint) roles->by_role[lon];
  self->lat[0] = (guint) roles->by_role[lat];
  self->lon_form = described_form (roles, roles->by_role[lon], TRUE);
  self->lat_form = described_form (roles, roles->by_role[lat], FALSE);
  /* Only right ascensions are counted in hours without saying so. */
  if (lon != NUN_ROLE_RA && self->lon_form == NUN_POSITION_SEXAGESIMAL)
    self->lon_form = NUN_POSITION_SEXAGESIMAL_DEGREES;
  self->frame = frame;
  return self;
}

static NunPosition *
split_pair (const Roles *roles, NunFrame frame)
{
  static const NunRole lon[] = { NUN_ROLE_RA_HOURS, NUN_ROLE_RA_MINUTES, NUN_ROLE_RA_SECONDS };
  static const NunRole lat[] = { NUN_ROLE_DEC_SIGN, NUN_ROLE_DEC_DEGREES, NUN_ROLE_DEC_MINUTES,
                                 NUN_ROLE_DEC_SECONDS };
  NunPosition         *self;

  if (roles->by_role[NUN_ROLE_RA_HOURS] < 0 || roles->by_role[NUN_ROLE_DEC_DEGREES] < 0)
    return NULL;
  self = g_new0 (NunPosition, 1);
  self->lon_form = self->lat_form = NUN_POSITION_SPLIT;
  self->frame = frame;
  /* A part counts only when those before it are there. */
  for (guint i = 0; i < G_N_ELEMENTS (lon) && roles->by_role[lon[i]] >= 0; i++)
    self->lon[self->n_lon++] = (guint) roles->by_role[lon[i]];
  self->lat_sign = roles->by_role[NUN_ROLE_DEC_SIGN] >= 0;
  for (guint i = self->lat_sign ? 0 : 1; i < G_N_ELEMENTS (lat) && roles->by_role[lat[i]] >= 0; i++)
    self->lat[self->n_lat++] = (guint) roles->by_role[lat[i]];
  return self;
}

NunPosition *
nun_position_described (const NunDescription *description, const char *table)
{
  const NunCollection *collection = nun_description_find_collection (description, table);
  NunFrame             frame = NUN_FRAME_ICRS;
  NunPosition         *self;
  Roles                roles;

  if (collection == NULL)
    return NULL;
  roles_read (&roles, description, collection);
  nun_frame_from_name (nun_description_get_value (description, table, NULL, "frame"), &frame);
  self = single_pair (&roles, NUN_ROLE_RA, NUN_ROLE_DEC, frame);
  if (self == NULL)
    self = split_pair (&roles, frame);
  if (self == NULL)
    self = single_pair (&roles, NUN_ROLE_GLON, NUN_ROLE_GLAT, NUN_FRAME_GALACTIC);
  if (self == NULL)
    self = single_pair (&roles, NUN_ROLE_ELON, NUN_ROLE_ELAT, NUN_FRAME_ECLIPTIC);
  return self;
}

/* -- the position of a row --------------------------------------------------------------------------- */

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

gboolean
nun_position_of_row (const NunPosition *self,
                     const NunValue    *values,
                     double            *ra_deg,
                     double            *dec_deg)
{
  double lon, lat;

  if (self->lon_form == NUN_POSITION_SPLIT)
    {
      if (!split (values, self->lon, self->n_lon, FALSE, &lon))
        return FALSE;
      lon *= 15.0;
    }
  else if (!single (&values[self->lon[0]], self->lon_form, &lon))
    return FALSE;
  if (self->lat_form == NUN_POSITION_SPLIT)
    {
      if (!split (values, self->lat, self->n_lat, self->lat_sign, &lat))
        return FALSE;
    }
  else if (!single (&values[self->lat[0]], self->lat_form, &lat))
    return FALSE;

  /* Longitudes from -180 to 180 are as usual as those from 0 to 360. */
  if (lon < 0.0 && lon >= -180.0)
    lon += 360.0;
  if (!nun_sphere_is_position (lon, lat))
    return FALSE;
  nun_frame_to_icrs (self->frame, lon, lat, ra_deg, dec_deg);
  return TRUE;
}

gboolean
nun_position_equal (const NunPosition *a, const NunPosition *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->n_lon == b->n_lon && a->n_lat == b->n_lat &&
         memcmp (a->lon, b->lon, a->n_lon * sizeof a->lon[0]) == 0 &&
         memcmp (a->lat, b->lat, a->n_lat * sizeof a->lat[0]) == 0 && a->lat_sign == b->lat_sign &&
         a->lon_form == b->lon_form && a->lat_form == b->lat_form && a->frame == b->frame;
}

void
nun_position_free (NunPosition *self)
{
  g_free (self->reason);
  g_free (self);
}
