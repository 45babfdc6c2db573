/* The judge of positions: whether the rows have one, and what their values say against it. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "describe/finding-private.h"
#include "describe/position.h"

/* Whether something else in the publication can be searched by position, so that a table without one is company. */
static gboolean
others_have_places (const NunJudge *judge, const NunCollection *collection)
{
  for (guint i = 0; i < nun_description_get_n_collections (judge->description); i++)
    {
      const NunCollection *other = nun_description_get_collection (judge->description, i);

      if (other != collection && other->n_placed > 0)
        return TRUE;
    }
  return FALSE;
}

static void
judge_placed (NunJudge *judge, const NunCollection *collection, const NunPosition *position)
{
  NunFindingPlace place = { collection->name, NULL, "role" };
  gint64          lost = collection->n_rows - collection->n_placed;
  NunFinding     *finding = NULL;

  if (collection->n_rows == 0)
    return;
  if (position == NULL)
    finding = nun_judge_add (
        judge, "no-position", place,
        g_strdup_printf (_ ("Table “%s” has no position on the sky, so it cannot be searched by "
                            "position."),
                         collection->name),
        _ ("Give one column the role Right ascension and one the role Declination; a table without "
           "such "
           "columns cannot be published, so take it out in the Files step."));
  else if (collection->n_placed == 0)
    finding = nun_judge_add (
        judge, "no-row-placed", place,
        g_strdup_printf (_ ("No row of table “%s” has a position that lies on the sky."),
                         collection->name),
        _ ("Check the roles and the units of the two position columns."));
  else if (lost > 0)
    nun_judge_add (
        judge, "rows-without-position", place,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%" PRId64 " row of table “%s” has no position; no "
                                      "search will find it.",
                                      "%" PRId64 " rows of table “%s” have no position; "
                                      "no search will find them.",
                                      (gulong) lost),
                         lost, collection->name),
        _ ("Fill the position in the file and read it again, if the objects have one."));
  if (finding != NULL && others_have_places (judge, collection))
    finding->severity = NUN_SEVERITY_SHOULD;
}

/* -- what the values say against the position ----------------------------------------------- */

/* Rows at 0/0 are nearly always missing positions that somebody filled in. */
static void
judge_zero (NunJudge *judge, const NunCollection *collection)
{
  NunFinding *finding;

  if (collection->n_zero == 0)
    return;
  finding = nun_judge_add (
      judge, "rows-at-zero", (NunFindingPlace){ collection->name, NULL, "zero_is_none" },
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%" PRId64 " row of table “%s” lies exactly "
                                    "at 0/0, as if its position were missing.",
                                    "%" PRId64 " rows of table “%s” lie exactly "
                                    "at 0/0, as if their positions were missing.",
                                    (gulong) collection->n_zero),
                       collection->n_zero, collection->name),
      _ ("Treat 0/0 as no position."));
  nun_finding_add_edit (finding, collection->name, NULL, "zero_is_none", "yes");
}

static void
judge_off (NunJudge *judge, const NunCollection *collection)
{
  if (collection->n_off == 0 || collection->n_placed == 0)
    return;
  nun_judge_add (
      judge, "rows-off-the-sphere", (NunFindingPlace){ collection->name, NULL, "role" },
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%" PRId64 " row of table “%s” has coordinates that "
                                    "do not exist, such as a declination beyond 90 degrees.",
                                    "%" PRId64 " rows of table “%s” have coordinates that "
                                    "do not exist, such as a declination beyond 90 degrees.",
                                    (gulong) collection->n_off),
                       collection->n_off, collection->name),
      _ ("Mend them in the file and read it again; until then no search finds these rows."));
}

static const NunColumnProfile *
single_column (const NunCollection *collection, guint n, guint index)
{
  return n == 1 && collection->profile->columns[index].has_range
             ? &collection->profile->columns[index]
             : NULL;
}

/* The declination goes beyond the poles, the right ascension does not: somebody mixed them up. */
static void
judge_swapped (NunJudge *judge, const NunCollection *collection, const NunPosition *position)
{
  const NunColumnProfile *lon = single_column (collection, position->n_lon, position->lon[0]);
  const NunColumnProfile *lat = single_column (collection, position->n_lat, position->lat[0]);
  const NunColumn        *lon_column, *lat_column;
  NunFinding             *finding;

  if (lon == NULL || lat == NULL || position->lon_form != NUN_POSITION_DEGREES ||
      position->lat_form != NUN_POSITION_DEGREES || collection->n_off == 0 || lat->minimum < 0.0 ||
      lat->maximum > 360.0 || lat->maximum <= 90.0 || lon->minimum < -90.0 || lon->maximum > 90.0)
    return;
  lon_column = collection->columns->pdata[position->lon[0]];
  lat_column = collection->columns->pdata[position->lat[0]];
  finding = nun_judge_add (
      judge, "axes-swapped", (NunFindingPlace){ collection->name, lat_column->name, "role" },
      g_strdup_printf (_ ("“%s” goes beyond 90 degrees and “%s” does not: right ascension "
                          "and declination look swapped."),
                       lat_column->name, lon_column->name),
      _ ("Swap the two roles."));
  /* The second edit takes the role from the first column by itself: see nun_description_set. */
  nun_finding_add_edit (
      finding, collection->name, lat_column->name, "role",
      nun_description_get_value (judge->description, collection->name, lon_column->name, "role"));
  nun_finding_add_edit (
      finding, collection->name, lon_column->name, "role",
      nun_description_get_value (judge->description, collection->name, lat_column->name, "role"));
}

/* Right ascensions that fill 0 to 24 and no more, beside declinations all over the sky, are hours, unless
 * the file itself says degrees. */
static void
judge_hours (NunJudge *judge, const NunCollection *collection, const NunPosition *position)
{
  const NunColumnProfile *lon = single_column (collection, position->n_lon, position->lon[0]);
  const NunColumnProfile *lat = single_column (collection, position->n_lat, position->lat[0]);
  const NunColumn        *column = collection->columns->pdata[position->lon[0]];
  const NunDatum         *unit =
      nun_description_get (judge->description, collection->name, column->name, "unit");
  NunFinding *finding;

  if (lon == NULL || lat == NULL || position->lon_form != NUN_POSITION_DEGREES ||
      (unit != NULL && unit->origin != NUN_ORIGIN_GUESS) || collection->n_rows < 20 ||
      lon->minimum < 0.0 || lon->minimum > 4.0 || lon->maximum > 24.0 || lon->maximum < 20.0 ||
      lat->maximum - lat->minimum < 60.0)
    return;
  finding = nun_judge_add (
      judge, "hours-as-degrees", (NunFindingPlace){ collection->name, column->name, "unit" },
      g_strdup_printf (_ ("“%s” runs from 0 to 24 over the whole sky: it looks like hours, "
                          "not degrees."),
                       column->name),
      _ ("Set its unit to hours."));
  nun_finding_add_edit (finding, collection->name, column->name, "unit", "h");
}

/* All around the sky from 0 to 6.28, and from pole to pole within 1.57: radians, of which nobody has said so. */
static void
judge_radians (NunJudge *judge, const NunCollection *collection, const NunPosition *position)
{
  const NunColumnProfile *lon = single_column (collection, position->n_lon, position->lon[0]);
  const NunColumnProfile *lat = single_column (collection, position->n_lat, position->lat[0]);
  const NunColumn        *columns[] = { collection->columns->pdata[position->lon[0]],
                                        collection->columns->pdata[position->lat[0]] };
  NunFinding             *finding;

  if (lon == NULL || lat == NULL || position->lon_form != NUN_POSITION_DEGREES ||
      position->lat_form != NUN_POSITION_DEGREES || collection->n_rows < 20 || lon->minimum < 0.0 ||
      lon->minimum > 1.0 || lon->maximum > 2 * G_PI || lon->maximum < 5.3 ||
      lat->minimum < -G_PI_2 || lat->maximum > G_PI_2 || lat->maximum - lat->minimum < 1.0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const NunDatum *unit =
          nun_description_get (judge->description, collection->name, columns[i]->name, "unit");

      if (unit != NULL && unit->origin != NUN_ORIGIN_GUESS)
        return;
    }
  finding = nun_judge_add (
      judge, "radians-as-degrees", (NunFindingPlace){ collection->name, columns[0]->name, "unit" },
      g_strdup_printf (_ ("“%s” runs from 0 to 6.28 and “%s” within 1.57 on either side of 0: "
                          "they look like radians, not degrees."),
                       columns[0]->name, columns[1]->name),
      _ ("Set their units to radians; if they are degrees, set that."));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    nun_finding_add_edit (finding, collection->name, columns[i]->name, "unit", "rad");
}

void
nun_judge_position (NunJudge *judge, const NunCollection *collection)
{
  g_autoptr (NunPosition) position = nun_position_described (judge->description, collection->name);

  judge_placed (judge, collection, position);
  if (position == NULL || collection->profile == NULL)
    return;
  judge_zero (judge, collection);
  judge_off (judge, collection);
  judge_swapped (judge, collection, position);
  judge_hours (judge, collection, position);
  judge_radians (judge, collection, position);
}
