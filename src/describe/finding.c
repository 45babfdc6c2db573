/* The one judge of a description: each rule is a function that adds what it finds. */
#include "describe/finding.h"

#include <glib/gi18n-lib.h>

#include "describe/finding-private.h"
#include "describe/position.h"

static void
finding_free (gpointer data)
{
  NunFinding *self = data;

  g_free (self->table);
  g_free (self->column);
  g_free (self->key);
  g_free (self->sentence);
  g_free (self->mend);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self);
}

NunFinding *
nun_judge_add (NunJudge       *judge,
               const char     *id,
               NunStep         step,
               NunSeverity     severity,
               NunFindingPlace place,
               char           *sentence,
               const char     *mend)
{
  NunFinding *finding = g_new0 (NunFinding, 1);

  finding->id = id;
  finding->step = step;
  finding->severity = severity;
  finding->table = g_strdup (place.table);
  finding->column = g_strdup (place.column);
  finding->key = g_strdup (place.key);
  finding->sentence = sentence;
  finding->mend = g_strdup (mend);
  g_ptr_array_add (judge->findings, finding);
  return finding;
}

/* -- edits ------------------------------------------------------------------------------------------- */

NunEdit *
nun_edit_new (const char *table, const char *column, const char *key, const char *value)
{
  NunEdit *self = g_new0 (NunEdit, 1);

  self->table = g_strdup (table);
  self->column = g_strdup (column);
  self->key = g_strdup (key);
  self->value = g_strdup (value);
  return self;
}

void
nun_edit_free (NunEdit *self)
{
  g_free (self->table);
  g_free (self->column);
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

NunDescription *
nun_edits_apply (const NunDescription *description, GPtrArray *edits, GError **error)
{
  NunDescription *fresh = nun_description_copy (description);

  for (guint i = 0; fresh != NULL && i < edits->len; i++)
    {
      const NunEdit *edit = edits->pdata[i];

      if (!nun_description_edit (fresh, edit->table, edit->column, edit->key, edit->value, error))
        g_clear_pointer (&fresh, nun_description_unref);
    }
  return fresh;
}

void
nun_judge_add_edit (NunFinding *finding,
                    const char *table,
                    const char *column,
                    const char *key,
                    const char *value)
{
  if (finding->edits == NULL)
    finding->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_edit_free);
  g_ptr_array_add (finding->edits, nun_edit_new (table, column, key, value));
}

NunDescription *
nun_finding_mend (const NunFinding *finding, const NunDescription *description, GError **error)
{
  return finding->edits != NULL ? nun_edits_apply (description, finding->edits, error) : NULL;
}

/* -- files ------------------------------------------------------------------------------------------- */

static void
judge_files (NunJudge *judge)
{
  NunFindingPlace nowhere = { NULL };

  if (nun_description_get_n_collections (judge->description) == 0)
    nun_judge_add (judge, "no-table", NUN_STEP_FILES, NUN_SEVERITY_MUST, nowhere,
                   g_strdup (_ ("The publication holds no table yet.")), _ ("Add a file."));
  for (guint i = 0; i < nun_description_get_n_collections (judge->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (judge->description, i);
      NunFindingPlace      place = { collection->name };

      if (collection->n_rows == 0)
        nun_judge_add (judge, "no-rows", NUN_STEP_FILES, NUN_SEVERITY_MUST, place,
                       g_strdup_printf (_ ("Table “%s” has no rows."), collection->name),
                       _ ("Take a file with rows, or remove the table."));
    }
}

/* -- meaning ----------------------------------------------------------------------------------------- */

static void
judge_position (NunJudge *judge, const NunCollection *collection)
{
  g_autoptr (NunPosition) position = nun_position_described (judge->description, collection->name);
  NunFindingPlace         place = { collection->name, NULL, "role" };
  gint64                  lost = collection->n_rows - collection->n_placed;

  if (collection->n_rows == 0)
    return;
  if (position == NULL)
    nun_judge_add (
        judge, "no-position", NUN_STEP_MEANING, NUN_SEVERITY_MUST, place,
        g_strdup_printf (_ ("Table “%s” has no position on the sky, so it cannot be searched by "
                            "position."),
                         collection->name),
        _ ("Give one column the role Right ascension and one the role Declination."));
  else if (collection->n_placed == 0)
    nun_judge_add (judge, "no-row-placed", NUN_STEP_MEANING, NUN_SEVERITY_MUST, place,
                   g_strdup_printf (_ ("No row of table “%s” has a position that lies on the sky."),
                                    collection->name),
                   _ ("Check the roles and the units of the two position columns."));
  else if (lost > 0)
    nun_judge_add (
        judge, "rows-without-position", NUN_STEP_MEANING, NUN_SEVERITY_SHOULD, place,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%" G_GINT64_FORMAT " row of table “%s” has no position; no "
                                      "search will find it.",
                                      "%" G_GINT64_FORMAT " rows of table “%s” have no position; "
                                      "no search will find them.",
                                      (gulong) lost),
                         lost, collection->name),
        _ ("Fill the position in the file and add it again, if the objects have one."));
}

/* -- meaning: what the values say against the position ----------------------------------------------- */

/* Rows at 0/0 are nearly always missing positions that somebody filled in. */
static void
judge_zero (NunJudge *judge, const NunCollection *collection)
{
  NunFinding *finding;

  if (collection->n_zero == 0)
    return;
  finding = nun_judge_add (
      judge, "rows-at-zero", NUN_STEP_MEANING, NUN_SEVERITY_SHOULD,
      (NunFindingPlace){ collection->name, NULL, "zero_is_none" },
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%" G_GINT64_FORMAT " row of table “%s” lies exactly "
                                    "at 0/0, as if its position were missing.",
                                    "%" G_GINT64_FORMAT " rows of table “%s” lie exactly "
                                    "at 0/0, as if their positions were missing.",
                                    (gulong) collection->n_zero),
                       collection->n_zero, collection->name),
      _ ("Treat 0/0 as no position."));
  nun_judge_add_edit (finding, collection->name, NULL, "zero_is_none", "yes");
}

static void
judge_off (NunJudge *judge, const NunCollection *collection)
{
  if (collection->n_off == 0 || collection->n_placed == 0)
    return;
  nun_judge_add (
      judge, "rows-off-the-sphere", NUN_STEP_MEANING, NUN_SEVERITY_SHOULD,
      (NunFindingPlace){ collection->name, NULL, "role" },
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%" G_GINT64_FORMAT " row of table “%s” has coordinates that "
                                    "do not exist, such as a declination beyond 90 degrees.",
                                    "%" G_GINT64_FORMAT " rows of table “%s” have coordinates that "
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
      judge, "axes-swapped", NUN_STEP_MEANING, NUN_SEVERITY_MUST,
      (NunFindingPlace){ collection->name, lat_column->name, "role" },
      g_strdup_printf (_ ("“%s” goes beyond 90 degrees and “%s” does not: right ascension "
                          "and declination look swapped."),
                       lat_column->name, lon_column->name),
      _ ("Swap the two roles."));
  /* The second edit takes the role from the first column by itself: see nun_description_set. */
  nun_judge_add_edit (
      finding, collection->name, lat_column->name, "role",
      nun_description_get_value (judge->description, collection->name, lon_column->name, "role"));
  nun_judge_add_edit (
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
      judge, "hours-as-degrees", NUN_STEP_MEANING, NUN_SEVERITY_MUST,
      (NunFindingPlace){ collection->name, column->name, "unit" },
      g_strdup_printf (_ ("“%s” runs from 0 to 24 over the whole sky: it looks like hours, "
                          "not degrees."),
                       column->name),
      _ ("Set its unit to hours."));
  nun_judge_add_edit (finding, collection->name, column->name, "unit", "h");
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
      judge, "radians-as-degrees", NUN_STEP_MEANING, NUN_SEVERITY_MUST,
      (NunFindingPlace){ collection->name, columns[0]->name, "unit" },
      g_strdup_printf (_ ("“%s” runs from 0 to 6.28 and “%s” within 1.57 on either side of 0: "
                          "they look like radians, not degrees."),
                       columns[0]->name, columns[1]->name),
      _ ("Set their units to radians; if they are degrees, set that."));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    nun_judge_add_edit (finding, collection->name, columns[i]->name, "unit", "rad");
}

static void
judge_values (NunJudge *judge, const NunCollection *collection)
{
  g_autoptr (NunPosition) position = nun_position_described (judge->description, collection->name);

  if (position == NULL || collection->profile == NULL)
    return;
  judge_zero (judge, collection);
  judge_off (judge, collection);
  judge_swapped (judge, collection, position);
  judge_hours (judge, collection, position);
  judge_radians (judge, collection, position);
}

static const NunColumn *
column_of_role (NunJudge *judge, const NunCollection *collection, NunRole role, guint *index)
{
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn *column = collection->columns->pdata[i];

      if (nun_description_get_role (judge->description, collection->name, column->name) == role)
        {
          *index = i;
          return column;
        }
    }
  return NULL;
}

static void
judge_identifier (NunJudge *judge, const NunCollection *collection)
{
  guint                   i = 0;
  const NunColumn        *column = column_of_role (judge, collection, NUN_ROLE_ID, &i);
  const NunColumnProfile *values;

  if (column == NULL)
    {
      nun_judge_add (
          judge, "no-identifier", NUN_STEP_MEANING, NUN_SEVERITY_NICE,
          (NunFindingPlace){ collection->name, NULL, "role" },
          g_strdup_printf (_ ("No column names the rows of table “%s”; the row number will."),
                           collection->name),
          _ ("Give a column without repetitions the role Identifier."));
      return;
    }
  values = &collection->profile->columns[i];
  if (values->n_null > 0 || (values->n_distinct >= 0 && values->n_distinct < collection->n_rows))
    nun_judge_add (
        judge, "identifier-repeats", NUN_STEP_MEANING, NUN_SEVERITY_SHOULD,
        (NunFindingPlace){ collection->name, column->name, "role" },
        g_strdup_printf (_ ("Identifier “%s” of table “%s” repeats or is empty in some rows."),
                         column->name, collection->name),
        _ ("Choose another column as identifier, or none."));
}

static void
judge_meaning (NunJudge *judge)
{
  for (guint i = 0; i < nun_description_get_n_collections (judge->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (judge->description, i);

      if (collection->kind != NUN_COLLECTION_TABLE)
        {
          nun_judge_observations (judge, collection);
          continue;
        }
      judge_position (judge, collection);
      judge_values (judge, collection);
      if (collection->n_rows > 0)
        judge_identifier (judge, collection);
      nun_judge_columns (judge, collection);
    }
}

/* -- about ------------------------------------------------------------------------------------------- */

static const struct
{
  const char *key, *id;
  NunSeverity severity;
  const char *sentence;
} answers[] = {
  { "title", "no-title", NUN_SEVERITY_MUST, N_ ("The publication has no title.") },
  { "description", "no-description", NUN_SEVERITY_MUST,
    N_ ("The publication has no description.") },
  { "creators", "no-creators", NUN_SEVERITY_MUST, N_ ("The publication names no authors.") },
  { "subjects", "no-subjects", NUN_SEVERITY_MUST, N_ ("The publication names no subjects.") },
  { "contact_name", "no-contact-name", NUN_SEVERITY_MUST, N_ ("Nobody is named for questions.") },
  { "contact_email", "no-contact-email", NUN_SEVERITY_MUST,
    N_ ("There is no e-mail address for questions.") },
  { "publisher", "no-publisher", NUN_SEVERITY_MUST, N_ ("The publication names no publisher.") },
  { "identifier", "no-ivoid", NUN_SEVERITY_MUST,
    N_ ("The publication has no identifier in the Virtual Observatory.") },
  { "licence", "no-licence", NUN_SEVERITY_SHOULD,
    N_ ("Nothing says what others may do with the data.") },
  { "reference_url", "no-reference", NUN_SEVERITY_SHOULD,
    N_ ("No web page tells more about the data.") },
  { "wavebands", "no-waveband", NUN_SEVERITY_SHOULD,
    N_ ("Nothing says which kinds of light the data come from: searches by waveband miss it.") },
  { "source", "no-source", NUN_SEVERITY_NICE, N_ ("No article is named as the source.") },
  { "short_name", "no-short-name", NUN_SEVERITY_NICE, N_ ("There is no short name.") },
};

static gboolean
is_answered (NunJudge *judge, const char *key)
{
  const NunDatum *datum = nun_description_get (judge->description, NULL, NULL, key);

  return datum != NULL && *datum->value != 0 && datum->confidence >= NUN_DESCRIPTION_ENOUGH;
}

static void
judge_about (NunJudge *judge)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const NunField *field = nun_field_find (NUN_SCOPE_PUBLICATION, answers[i].key);

      if (!is_answered (judge, answers[i].key))
        nun_judge_add (judge, answers[i].id, NUN_STEP_ABOUT, answers[i].severity,
                       (NunFindingPlace){ NULL, NULL, answers[i].key },
                       g_strdup (_ (answers[i].sentence)), _ (field->help));
    }
}

/* -- the verdict ------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const NunFinding *first = *(NunFinding *const *) a, *second = *(NunFinding *const *) b;

  if (first->severity != second->severity)
    return (int) first->severity - (int) second->severity;
  return (int) first->step - (int) second->step;
}

GPtrArray *
nun_findings_judge (const NunDescription *description)
{
  NunJudge judge = { description, g_ptr_array_new_with_free_func (finding_free) };

  judge_files (&judge);
  judge_meaning (&judge);
  judge_about (&judge);
  g_ptr_array_sort (judge.findings, compare); /* stable: GLib's is a merge sort */
  return judge.findings;
}

gboolean
nun_findings_step_complete (GPtrArray *findings, NunStep step)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = findings->pdata[i];

      if (finding->step == step && finding->severity == NUN_SEVERITY_MUST)
        return FALSE;
    }
  return TRUE;
}

const char *
nun_severity_name (NunSeverity severity)
{
  static const char *const names[] = { "must", "should", "nice" };

  return names[severity];
}

const char *
nun_step_name (NunStep step)
{
  static const char *const names[] = { "files", "meaning", "about", "preview", "handover" };

  return names[step];
}
