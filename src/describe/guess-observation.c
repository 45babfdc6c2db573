/* What is said of a collection of images or spectra before anybody has decided anything. */
#include "describe/guess-observation.h"

#include <glib/gi18n-lib.h>

#include "observe/observation-field.h"
#include "observe/observation.h"

typedef struct
{
  const NunCollection *collection;
  NunPut               put;
  gpointer             user_data;
} Guess;

/* datum: taken; NULL says nothing. */
static void
put (Guess *guess, const char *column, const char *key, NunDatum *datum)
{
  if (datum == NULL)
    return;
  guess->put (guess->collection->name, column, key, datum, guess->user_data);
  nun_datum_unref (datum);
}

static NunDatum *
by_model (const char *value)
{
  return value != NULL
             ? nun_datum_new (value, NUN_ORIGIN_FILE, 1.0, _ ("The observation model says so."))
             : NULL;
}

static const char *
role_of (const char *column)
{
  if (g_str_equal (column, "s_ra"))
    return "ra";
  return g_str_equal (column, "s_dec") ? "dec" : "data";
}

static void
guess_product (Guess *guess, const NunColumn *column)
{
  put (guess, column->name, "role", by_model ("data"));
  put (guess, column->name, "level", by_model ("3"));
  put (guess, column->name, "hidden",
       nun_datum_new ("yes", NUN_ORIGIN_FILE, 1.0,
                      _ ("Where the file lies is for this program only.")));
}

static void
guess_field (Guess *guess, const NunColumn *column, const NunObservationField *field)
{
  g_autofree char *level = g_strdup_printf ("%u", CLAMP (field->level, 1, 3));
  NunDatum        *rule = guess->collection->rules != NULL
                              ? g_hash_table_lookup (guess->collection->rules, column->name)
                              : NULL;

  put (guess, column->name, "role", by_model (role_of (column->name)));
  put (guess, column->name, "unit", by_model (column->unit));
  put (guess, column->name, "ucd", by_model (column->ucd));
  put (guess, column->name, "description", by_model (column->description));
  put (guess, column->name, "level", by_model (level));
  put (guess, column->name, "rule", rule != NULL ? nun_datum_ref (rule) : NULL);
}

/* Nothing better than the name of the folder. */
static void
guess_title (Guess *guess)
{
  g_autofree char     *base = NULL;
  g_autoptr (NunDatum) datum = NULL;

  if (guess->collection->source == NULL)
    return;
  base = g_path_get_basename (guess->collection->source);
  g_strdelimit (base, "_", ' ');
  datum = nun_datum_new (base, NUN_ORIGIN_GUESS, 0.3, _ ("The name of the folder."));
  guess->put (guess->collection->name, NULL, "title", datum, guess->user_data);
  guess->put (NULL, NULL, "title", datum, guess->user_data);
}

/* A record wants a day of birth that does not change with every writing. */
static void
guess_created (Guess *guess)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (NunDatum)  datum = nun_datum_new (today, NUN_ORIGIN_GUESS, 0.6,
                                               _ ("The day on which the first files were read."));

  guess->put (NULL, NULL, "created", datum, guess->user_data);
}

void
nun_guess_observations (const NunCollection *collection, NunPut callback, gpointer user_data)
{
  Guess guess = { collection, callback, user_data };

  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn           *column = collection->columns->pdata[i];
      const NunObservationField *field = nun_observation_field_find (column->name);

      if (field != NULL)
        guess_field (&guess, column, field);
      else
        guess_product (&guess, column);
    }
  guess_title (&guess);
  guess_created (&guess);
}
