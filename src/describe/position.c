/* The position that a description names by roles, units and frame. */
#include "describe/position.h"

#include <string.h>

#include "vocabulary/unit.h"

NunPosition *
nun_position_new (void)
{
  NunPosition *self = g_new0 (NunPosition, 1);

  self->equinox = -1;
  return self;
}

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
  self = nun_position_new ();
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
  self = nun_position_new ();
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

static NunPosition *
both_in_one (const Roles *roles, NunFrame frame)
{
  NunPosition *self;

  if (roles->by_role[NUN_ROLE_POSITION] < 0)
    return NULL;
  self = nun_position_new ();
  self->n_lon = self->n_lat = 1;
  self->lon[0] = self->lat[0] = (guint) roles->by_role[NUN_ROLE_POSITION];
  self->lon_form = self->lat_form = NUN_POSITION_PAIR;
  self->frame = frame;
  return self;
}

gboolean
nun_position_names_rows (const NunDescription *description, const char *table, guint i)
{
  const NunCollection    *collection = nun_description_find_collection (description, table);
  const NunColumn        *column = collection->columns->pdata[i];
  const NunColumnProfile *values;

  if (nun_description_get_role (description, table, column->name) != NUN_ROLE_POSITION ||
      collection->profile == NULL || nun_column_is_array (column))
    return FALSE;
  values = &collection->profile->columns[i];
  return values->n_null == 0 && values->n_distinct == collection->n_rows &&
         values->samples[0] != NULL && g_ascii_isalpha (*values->samples[0]);
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
    self = both_in_one (&roles, frame);
  if (self == NULL)
    self = single_pair (&roles, NUN_ROLE_GLON, NUN_ROLE_GLAT, NUN_FRAME_GALACTIC);
  if (self == NULL)
    self = single_pair (&roles, NUN_ROLE_ELON, NUN_ROLE_ELAT, NUN_FRAME_ECLIPTIC);
  if (self == NULL)
    return NULL;
  if (self->frame != NUN_FRAME_GALACTIC && self->frame != NUN_FRAME_ECLIPTIC)
    self->equinox = roles.by_role[NUN_ROLE_EQUINOX];
  self->zero_is_none =
      g_str_equal (nun_description_get_value (description, table, NULL, "zero_is_none"), "yes");
  return self;
}

void
nun_position_free (NunPosition *self)
{
  g_free (self->reason);
  g_free (self);
}
