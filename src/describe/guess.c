/* What a table seems to mean: roles first, then each column's words, then what the file tells of itself. */
#include "describe/guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/guess-column.h"
#include "describe/main-ucd.h"
#include "describe/placeholder.h"
#include "describe/position.h"
#include "files/stem.h"
#include "vocabulary/ucd.h"

/* A table of no more columns is shown whole in usual answers. */
#define FEW_COLUMNS 15

typedef struct
{
  NunGuesses           to;
  const NunCollection *collection;
  const NunPersonal   *personal;   /* or NULL */
  GPtrArray           *advice;     /* of NunAdvice, a column each */
  NunRole             *roles;      /* a column each */
  NunDatum           **ucds;       /* a column each; NULL for none */
  double               confidence; /* of the position's roles */
  char                *why;        /* of the position's roles */
} Guess;

void
nun_guesses_put (const NunGuesses *self, const char *column, const char *key, NunDatum *datum)
{
  if (datum == NULL)
    return;
  self->put (self->collection->name, column, key, datum, self->user_data);
  nun_datum_unref (datum);
}

void
nun_guesses_put_title (const NunGuesses *self, const char *name, const char *reason)
{
  g_autofree char     *title = g_strdelimit (g_strdup (name), "_", ' ');
  g_autoptr (NunDatum) datum = nun_datum_new (title, NUN_ORIGIN_GUESS, 0.3, reason);

  self->put (self->collection->name, NULL, "title", datum, self->user_data);
  self->put (NULL, NULL, "title", datum, self->user_data);
}

void
nun_guesses_put_created (const NunGuesses *self, const char *reason)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (NunDatum)  datum = nun_datum_new (today, NUN_ORIGIN_GUESS, 0.6, reason);

  self->put (NULL, NULL, "created", datum, self->user_data);
}

/* -- roles ------------------------------------------------------------------------------------------- */

static void
assign_pair (Guess *guess, const NunPosition *position)
{
  static const NunRole pairs[][2] = {
    [NUN_FRAME_ICRS] = { NUN_ROLE_RA, NUN_ROLE_DEC },
    [NUN_FRAME_FK5] = { NUN_ROLE_RA, NUN_ROLE_DEC },
    [NUN_FRAME_FK4] = { NUN_ROLE_RA, NUN_ROLE_DEC },
    [NUN_FRAME_GALACTIC] = { NUN_ROLE_GLON, NUN_ROLE_GLAT },
    [NUN_FRAME_ECLIPTIC] = { NUN_ROLE_ELON, NUN_ROLE_ELAT },
  };

  if (position->equinox >= 0)
    guess->roles[position->equinox] = NUN_ROLE_EQUINOX;
  if (position->lon_form == NUN_POSITION_SPLIT)
    {
      for (guint i = 0; i < position->n_lon; i++)
        guess->roles[position->lon[i]] = NUN_ROLE_RA_HOURS + i;
      for (guint i = 0; i < position->n_lat; i++)
        guess->roles[position->lat[i]] = NUN_ROLE_DEC_SIGN + i + (position->lat_sign ? 0 : 1);
      return;
    }
  if (position->lon_form == NUN_POSITION_PAIR)
    {
      guess->roles[position->lon[0]] = NUN_ROLE_POSITION;
      return;
    }
  guess->roles[position->lon[0]] = pairs[position->frame][0];
  guess->roles[position->lat[0]] = pairs[position->frame][1];
}

static NunPosition *
guess_position (Guess *guess)
{
  NunPosition *position =
      nun_position_guess (guess->collection->columns, guess->collection->profile);

  if (position == NULL)
    return NULL;
  assign_pair (guess, position);
  guess->confidence = position->confidence;
  guess->why = g_strdup (position->reason);
  if (position->frame == NUN_FRAME_FK5 || position->frame == NUN_FRAME_FK4)
    nun_guesses_put (&guess->to, NULL, "frame",
                     nun_datum_new (nun_frame_to_name (position->frame), NUN_ORIGIN_FILE, 0.9,
                                    _ ("The file or the names of its columns say so.")));
  return position;
}

static gboolean
is_unique (const NunCollection *collection, guint i)
{
  const NunColumnProfile *values = &collection->profile->columns[i];

  return values->n_null == 0 && collection->n_rows > 0 && values->n_distinct == collection->n_rows;
}

/* How much column i looks like the identifier, 0 for not at all. */
static double
identifier_likeness (const Guess *guess, guint i)
{
  static const char *const names[] = { "id",     "name",   "designation", "main_id",    "source_id",
                                       "objid",  "obj_id", "object",      "identifier", "objname",
                                       "number", "recno",  "source",      "star",       "messier",
                                       "seq",    "no",     "key",         NULL };
  const NunColumn         *column = guess->collection->columns->pdata[i];
  gboolean                 text = nun_datatype_is_text (column->datatype);
  g_autofree char         *lower = g_ascii_strdown (column->name, -1);

  if (guess->roles[i] != NUN_ROLE_DATA || nun_column_is_array (column) ||
      guess->collection->profile->columns[i].sexagesimal ||
      !(text || nun_datatype_is_integer (column->datatype)) || !is_unique (guess->collection, i))
    return 0.0;
  if (column->ucd != NULL && nun_ucd_has_word (column->ucd, "meta.main"))
    return 0.99;
  if (column->ucd != NULL && g_ascii_strcasecmp (column->ucd, "ID_MAIN") == 0)
    return 0.99;
  if (g_strv_contains (names, lower))
    return 0.9;
  if (g_str_has_suffix (lower, "id") || g_str_has_suffix (lower, "name"))
    return 0.8;
  /* The first column, without repetition, in a table of some length. */
  if (i == 0 && guess->collection->n_rows >= 10)
    return 0.7;
  return text && guess->collection->n_rows >= 10 ? 0.4 : 0.0;
}

static void
guess_identifier (Guess *guess)
{
  double best = 0.0;
  guint  chosen = 0;

  if (guess->collection->profile == NULL)
    return;
  for (guint i = 0; i < guess->collection->columns->len; i++)
    {
      double likeness = identifier_likeness (guess, i);

      if (likeness > best)
        {
          best = likeness;
          chosen = i;
        }
    }
  if (best == 0.0)
    return;
  guess->roles[chosen] = NUN_ROLE_ID;
  nun_guesses_put (
      &guess->to, ((NunColumn *) guess->collection->columns->pdata[chosen])->name, "role",
      nun_datum_new ("id", NUN_ORIGIN_GUESS, best,
                     _ ("No two rows have the same value, and it looks like a name.")));
}

/* -- columns ----------------------------------------------------------------------------------------- */

static NunKnown
known_of (const Guess *guess, guint i)
{
  return (NunKnown){ guess->collection->columns->pdata[i], guess->advice->pdata[i],
                     guess->personal };
}

static void
guess_role (Guess *guess, guint i)
{
  const NunColumn *column = guess->collection->columns->pdata[i];
  NunRole          role = guess->roles[i];

  if (role == NUN_ROLE_DATA)
    nun_guesses_put (
        &guess->to, column->name, "role",
        nun_datum_new ("data", NUN_ORIGIN_GUESS, 0.9, _ ("Nothing speaks for a special part.")));
  else if (role != NUN_ROLE_ID)
    nun_guesses_put (
        &guess->to, column->name, "role",
        nun_datum_new (nun_role_info (role)->id, NUN_ORIGIN_GUESS, guess->confidence, guess->why));
}

/* A column with a role has the UCD of it, unless the file or the user says that it is something else. */
static NunDatum *
choose_ucd (const Guess *guess, guint i)
{
  NunKnown             known = known_of (guess, i);
  const NunRoleInfo   *info = nun_role_info (guess->roles[i]);
  g_autofree char     *reason = NULL;
  g_autoptr (NunDatum) said = NULL;

  if (info->ucd == NULL)
    return nun_guess_ucd (&known);
  said = nun_guess_said_ucd (&known);
  if (said != NULL && (g_ascii_strcasecmp (said->value, info->ucd) == 0 ||
                       !nun_main_ucd_is_like (said->value, info->ucd)))
    return g_steal_pointer (&said);
  reason = g_strdup_printf (_ ("It goes with the role “%s”."), _ (info->label));
  return nun_datum_new (info->ucd, NUN_ORIGIN_GUESS,
                        guess->roles[i] == NUN_ROLE_ID ? 0.9 : guess->confidence, reason);
}

/* How strongly column i may say to be the main one of its kind. */
static double
claim (const Guess *guess, guint i)
{
  const NunDatum *datum = guess->ucds[i];

  return (guess->roles[i] != NUN_ROLE_DATA ? 4.0 : 0.0) +
         (datum->origin == NUN_ORIGIN_FILE ? 2.0 : 0.0) + datum->confidence;
}

static void
demote (Guess *guess, guint i, guint main)
{
  NunDatum        *datum = guess->ucds[i];
  g_autofree char *without = nun_main_ucd_without (datum->value);
  g_autofree char *reason =
      g_strdup_printf (_ ("“%s” is the main one of its kind in this table."),
                       ((NunColumn *) guess->collection->columns->pdata[main])->name);

  guess->ucds[i] = nun_datum_new (without, NUN_ORIGIN_GUESS, MIN (datum->confidence, 0.9), reason);
  nun_datum_unref (datum);
}

/* One column of a kind is the main one, whatever file and adviser say. */
static void
settle_main (Guess *guess)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < guess->collection->columns->len; i++)
    {
      char    *kind = guess->ucds[i] != NULL ? nun_main_ucd_kind (guess->ucds[i]->value) : NULL;
      gpointer former;

      if (kind == NULL)
        continue;
      if (!g_hash_table_lookup_extended (kinds, kind, NULL, &former))
        {
          g_hash_table_insert (kinds, kind, GUINT_TO_POINTER (i));
          continue;
        }
      if (claim (guess, i) > claim (guess, GPOINTER_TO_UINT (former)))
        {
          demote (guess, GPOINTER_TO_UINT (former), i);
          g_hash_table_replace (kinds, kind, GUINT_TO_POINTER (i));
          continue;
        }
      demote (guess, i, GPOINTER_TO_UINT (former));
      g_free (kind);
    }
}

static void
guess_ucds (Guess *guess)
{
  guint n = guess->collection->columns->len;

  guess->ucds = g_new0 (NunDatum *, n + 1);
  for (guint i = 0; i < n; i++)
    guess->ucds[i] = choose_ucd (guess, i);
  settle_main (guess);
  for (guint i = 0; i < n; i++)
    nun_guesses_put (&guess->to, ((NunColumn *) guess->collection->columns->pdata[i])->name, "ucd",
                     guess->ucds[i]);
  g_clear_pointer (&guess->ucds, g_free);
}

/* The unit that the values of a coordinate have, where the file does not say it. */
static NunDatum *
implied_unit (const Guess *guess, const NunPosition *position, guint i)
{
  gboolean        is_lon = position->n_lon == 1 && position->lon[0] == i;
  gboolean        is_lat = position->n_lat == 1 && position->lat[0] == i;
  NunPositionForm form = is_lon ? position->lon_form : position->lat_form;

  if (!is_lon && !is_lat)
    return NULL;
  if (form == NUN_POSITION_DEGREES)
    return nun_datum_new ("deg", NUN_ORIGIN_GUESS, 0.8,
                          _ ("Coordinates without a unit are nearly always in degrees."));
  if (form == NUN_POSITION_HOURS)
    return nun_datum_new ("h", NUN_ORIGIN_GUESS, 0.9,
                          _ ("Its name, or the sexagesimal hours beside it, say so."));
  return NULL;
}

/* How the values of the position lie says more than names do; unit: taken. */
static NunDatum *
better_unit (const Guess *guess, const NunPosition *position, guint i, NunDatum *unit)
{
  const NunColumn *column = guess->collection->columns->pdata[i];
  gboolean         said = column->unit != NULL && *column->unit != 0;
  NunDatum        *implied = position != NULL && !said ? implied_unit (guess, position, i) : NULL;

  if (implied == NULL || (unit != NULL && unit->confidence > implied->confidence))
    {
      g_clear_pointer (&implied, nun_datum_unref);
      return unit;
    }
  g_clear_pointer (&unit, nun_datum_unref);
  return implied;
}

/* What the adviser makes of its name counts less than the part that it plays for the whole table. */
static NunDatum *
part_of_role (const Guess *guess, guint i)
{
  return nun_datum_new (_ (nun_role_info (guess->roles[i])->label), NUN_ORIGIN_GUESS, 0.9,
                        _ ("Its role says so."));
}

static void
guess_column (Guess *guess, guint i, const NunPosition *position)
{
  const NunColumn *column = guess->collection->columns->pdata[i];
  NunKnown         known = known_of (guess, i);
  gboolean         special = guess->roles[i] != NUN_ROLE_DATA;
  NunDatum        *unit = nun_guess_unit (&known);

  guess_role (guess, i);
  nun_guesses_put (&guess->to, column->name, "unit", better_unit (guess, position, i, unit));
  nun_guesses_put (&guess->to, column->name, "description", nun_guess_description (&known));
  nun_guesses_put (&guess->to, column->name, "part",
                   special ? part_of_role (guess, i) : nun_guess_part (&known));
  nun_guesses_put (&guess->to, column->name, "precision", nun_guess_precision (&known));
  if (!special && guess->collection->profile != NULL)
    nun_guesses_put (&guess->to, column->name, "null_value",
                     nun_guess_null (column, &guess->collection->profile->columns[i]));
  nun_guesses_put (&guess->to, column->name, "level",
                   special
                       ? nun_datum_new ("1", NUN_ORIGIN_GUESS, 0.9,
                                        _ ("Identifier and position are in every answer."))
                       : nun_guess_level (&known, guess->collection->columns->len <= FEW_COLUMNS));
}

/* -- the publication --------------------------------------------------------------------------------- */

/* Nothing better than the name of the file, where the file itself has no title. */
static void
guess_title (Guess *guess)
{
  g_autofree char *base = NULL;

  for (guint i = 0; i < guess->collection->notes->len; i++)
    if (g_str_equal (((NunNote *) guess->collection->notes->pdata[i])->key, "title"))
      return;
  if (guess->collection->source == NULL)
    return;
  base = nun_file_stem (guess->collection->source);
  nun_guesses_put_title (&guess->to, base, _ ("The name of the file."));
}

/* Notes whose key is a field become that field; the table's title and description are the
 * publication's too as long as nothing better is known. */
static void
guess_from_notes (Guess *guess)
{
  for (guint i = 0; i < guess->collection->notes->len; i++)
    {
      const NunNote       *note = guess->collection->notes->pdata[i];
      const NunField      *field = nun_field_find (NUN_SCOPE_PUBLICATION, note->key);
      g_autofree char     *tidy = field != NULL ? nun_field_tidy (field, note->value, NULL) : NULL;
      g_autofree char     *reason = NULL;
      g_autoptr (NunDatum) datum = NULL;

      if (tidy == NULL || *tidy == 0 || nun_field_is_placeholder (field, tidy))
        continue;
      reason = g_strdup_printf (_ ("Read in the file: %s."), note->source);
      datum = nun_datum_new (tidy, NUN_ORIGIN_FILE, 0.8, reason);
      guess->to.put (NULL, NULL, field->key, datum, guess->to.user_data);
      if (nun_field_find (NUN_SCOPE_TABLE, note->key) != NULL)
        guess->to.put (guess->collection->name, NULL, field->key, datum, guess->to.user_data);
    }
}

void
nun_guess_collection (const NunCollection *collection,
                      const NunPersonal   *personal,
                      NunPut               callback,
                      gpointer             user_data)
{
  g_autofree NunRole     *roles = g_new0 (NunRole, collection->columns->len + 1);
  g_autofree const char **taught = nun_personal_ucds (personal, collection->columns);
  g_autoptr (GPtrArray)   advice =
      nun_suggest_columns (collection->columns, collection->profile, taught);
  Guess                   guess = { .to = { collection, callback, user_data },
                                    .collection = collection,
                                    .personal = personal,
                                    .advice = advice,
                                    .roles = roles };
  g_autoptr (NunPosition) position = guess_position (&guess);

  guess_identifier (&guess);
  guess_ucds (&guess);
  for (guint i = 0; i < collection->columns->len; i++)
    guess_column (&guess, i, position);
  guess_from_notes (&guess);
  guess_title (&guess);
  nun_guesses_put_created (&guess.to, _ ("The day on which the first table was read in."));
  g_free (guess.why);
}
