/* The position of a table where one column of texts holds both coordinates. */
#include "describe/position.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names that say as much: "coord", "RA_Dec", "sky position", "radec_j2000". */
#define NAMES                                                                                      \
  "(^|[_ .(-])(coords?|coordinates?|skycoord|pos|position|posn|radec|ra_?(and_?)?dec|"             \
  "ra[ /,&-]+dec|koordinaten|position[ns]?|posici[oó]n|coordonn[eé]es|coordenadas|coordinate)"   \
  "($|[_ .)-]|j?2000)"

static gboolean
has_name (const NunColumn *column)
{
  const char *name = column->original != NULL ? column->original : column->name;

  return g_regex_match_simple (NAMES, name, G_REGEX_CASELESS, 0);
}

/* A second number below zero or with a plus is no other measurement of the first one. */
static gboolean
shows_signs (const NunColumnProfile *values)
{
  for (guint i = 0; values->samples[i] != NULL; i++)
    if (g_regex_match_simple ("[ ,;][+-]", values->samples[i], 0, 0))
      return TRUE;
  return FALSE;
}

static double
confidence_of (const NunColumn *column, const NunColumnProfile *values)
{
  switch (values->pair_form)
    {
    case NUN_PAIR_SEXAGESIMAL: return has_name (column) ? 0.95 : 0.85;
    case NUN_PAIR_DEGREES: return has_name (column) ? 0.9 : shows_signs (values) ? 0.6 : 0.0;
    case NUN_PAIR_NAME:
      /* Among columns without names there may be numbers that are better. */
    default: return nun_position_is_unnamed (column) ? 0.0 : 0.6;
    }
}

static const char *
reason_of (NunPairForm form)
{
  switch (form)
    {
    case NUN_PAIR_SEXAGESIMAL:
      return _ ("Its texts hold both coordinates: hours and degrees with minutes and seconds.");
    case NUN_PAIR_DEGREES: return _ ("Its texts hold both coordinates, in degrees.");
    case NUN_PAIR_NAME:
    default:
      return _ ("Its names hold both coordinates, with as many digits as the names have; nothing "
                "better is in the table.");
    }
}

NunPosition *
nun_position_guess_pair (GPtrArray *columns, const NunProfile *profile)
{
  NunPosition *self;
  double       best = 0.0;
  guint        chosen = 0;

  for (guint i = 0; i < columns->len && i < profile->n_columns; i++)
    {
      double confidence =
          profile->columns[i].pair ? confidence_of (columns->pdata[i], &profile->columns[i]) : 0.0;

      if (confidence > best)
        {
          best = confidence;
          chosen = i;
        }
    }
  if (best == 0.0)
    return NULL;
  self = nun_position_new ();
  self->n_lon = self->n_lat = 1;
  self->lon[0] = self->lat[0] = chosen;
  self->lon_form = self->lat_form = NUN_POSITION_PAIR;
  self->frame = NUN_FRAME_ICRS;
  if (((NunColumn *) columns->pdata[chosen])->frame != NULL)
    nun_frame_from_name (((NunColumn *) columns->pdata[chosen])->frame, &self->frame);
  self->confidence = best;
  self->reason = g_strdup (reason_of (profile->columns[chosen].pair_form));
  return self;
}
