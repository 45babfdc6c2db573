/* What is said of a collection of images or spectra before anybody has decided anything. */
#include "describe/guess-observation.h"

#include <glib/gi18n-lib.h>

#include "files/stem.h"
#include "observe/observation-field.h"
#include "observe/observation.h"
#include "observe/scan.h"

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
guess_product (const NunGuesses *guess, const NunColumn *column)
{
  nun_guesses_put (guess, column->name, "role", by_model ("data"));
  nun_guesses_put (guess, column->name, "level", by_model ("3"));
  nun_guesses_put (guess, column->name, "hidden",
                   nun_datum_new ("yes", NUN_ORIGIN_FILE, 1.0,
                                  _ ("Where the file lies is for this program only.")));
}

static void
guess_field (const NunGuesses *guess, const NunColumn *column, const NunObservationField *field)
{
  g_autofree char *level = g_strdup_printf ("%u", CLAMP (field->level, 1, 3));
  NunDatum        *rule = guess->collection->rules != NULL
                              ? g_hash_table_lookup (guess->collection->rules, column->name)
                              : NULL;

  nun_guesses_put (guess, column->name, "role", by_model (role_of (column->name)));
  nun_guesses_put (guess, column->name, "unit", by_model (column->unit));
  nun_guesses_put (guess, column->name, "ucd", by_model (column->ucd));
  nun_guesses_put (guess, column->name, "description", by_model (column->description));
  nun_guesses_put (guess, column->name, "level", by_model (level));
  nun_guesses_put (guess, column->name, "rule", rule != NULL ? nun_datum_ref (rule) : NULL);
}

/* Nothing better than the name of the folder, or of the file where there is but one. */
static void
guess_title (const NunGuesses *guess)
{
  const NunCollection *collection = guess->collection;
  g_autofree char     *file = nun_scan_only_file (collection->source, collection->scanned);
  g_autofree char     *base = NULL;

  if (collection->source == NULL)
    return;
  base = file != NULL ? nun_file_stem (file) : g_path_get_basename (collection->source);
  nun_guesses_put_title (
      guess, base, file != NULL ? _ ("The name of the file.") : _ ("The name of the folder."));
}

void
nun_guess_observations (const NunCollection *collection, NunPut callback, gpointer user_data)
{
  const NunGuesses guess = { collection, callback, user_data };

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
  nun_guesses_put_created (&guess, _ ("The day on which the first files were read."));
}
