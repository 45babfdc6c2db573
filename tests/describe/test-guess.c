/* What is guessed of columns by name, unit and neighbours. */
#include "describe/guess-column.h"
#include "describe/guess.h"
#include "made-table.h"

static const MadeColumn columns[] = {
  { "Name", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 100 },
  { "RA", NUN_DATATYPE_CHAR, NULL, NULL, 0.1, 23.9, 100, TRUE },
  { "Dec", NUN_DATATYPE_CHAR, NULL, NULL, -89, 89, 100, TRUE },
  { "pmRA", NUN_DATATYPE_DOUBLE, "mas/yr", NULL, -100, 100, 90 },
  { "V-Mag", NUN_DATATYPE_DOUBLE, NULL, NULL, 3, 19, 80 },
  { "e_V-Mag", NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 1, 30 },
  { "Redshift", NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 2, 90 },
  { "J2", NUN_DATATYPE_DOUBLE, "Jansky", "PHOT_JHN_J", 0, 2, 90 },
  { "wonder", NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 2, 90 },
  { "size_arcmin", NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 2, 90 },
  { "distKpc", NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 2, 90 },
  { "mpc", NUN_DATATYPE_INT, NULL, NULL, 0, 2, 90 },
  { NULL }
};

static NunDescription *
made (void)
{
  return made_description (100, columns);
}

static void
test_columns (void)
{
  static const struct
  {
    const char *column, *key, *value;
  } expected[] = {
    { "Name", "role", "id" },
    { "RA", "role", "ra" },
    { "Dec", "role", "dec" },
    { "pmRA", "role", "data" },
    { "pmRA", "ucd", "pos.pm;pos.eq.ra" },
    { "V-Mag", "ucd", "phot.mag;em.opt.V" },
    { "e_V-Mag", "ucd", "stat.error;phot.mag;em.opt.V" },
    { "Redshift", "ucd", "src.redshift" },
    { "J2", "unit", "Jy" },
    { "size_arcmin", "unit", "arcmin" },
    { "size_arcmin", "ucd", "phys.angSize" },
    { "distKpc", "ucd", "pos.distance" },
    { "distKpc", "unit", "kpc" },
    { "mpc", "unit", "" },
    { "Name", "ucd", "meta.id;meta.main" },
    { "e_V-Mag", "part", "Error of “V-Mag”" },
    { "Name", "level", "1" },
  };
  g_autoptr (NunDescription) description = made ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (
        nun_description_get_value (description, "t", expected[i].column, expected[i].key), ==,
        expected[i].value);
}

/* A name that says nothing: whatever is guessed of it is not said to the world. */
static void
test_unknown (void)
{
  g_autoptr (NunDescription) description = made ();
  const NunDatum            *datum = nun_description_get (description, "t", "wonder", "ucd");

  g_assert_true (datum == NULL || !nun_description_is_said (datum));
  datum = nun_description_get (description, "t", "V-Mag", "ucd");
  g_assert_true (datum != NULL && nun_description_is_said (datum));
}

/* Of many columns those for specialists are left out of usual answers; of few, none is. */
static void
test_levels (void)
{
  MadeColumn                 many[41] = { { "comments", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 50 } };
  const MadeColumn           few[] = { many[0],
                                       { "wonder", NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 9, 50 },
                                       { NULL } };
  g_autoptr (NunCollection)  large = NULL, small = made_collection ("t", 100, few);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) whole = nun_description_with_collection (empty, small, NULL);
  g_autoptr (NunDescription) cut = NULL;
  char                       names[39][8];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_snprintf (names[i], sizeof names[i], "q%u", i);
      many[i + 1] = (MadeColumn){ names[i], NUN_DATATYPE_DOUBLE, NULL, NULL, 0, 9, 50 };
    }
  large = made_collection ("t", 100, many);
  cut = nun_description_with_collection (empty, large, NULL);
  g_assert_cmpstr (nun_description_get_value (whole, "t", "comments", "level"), ==, "2");
  g_assert_cmpstr (nun_description_get_value (cut, "t", "comments", "level"), ==, "3");
}

/* A single -999 far below numbers that are never negative is offered, and said only when it is accepted. */
static void
test_single_null (void)
{
  static const struct
  {
    double   minimum, next, maximum;
    gboolean offered;
  } cases[] = {
    { -999, 0.5, 20, TRUE },    { -99, 3, 18, TRUE },
    { -999, -5, 20, FALSE },    /* others are negative too */
    { -999, 0.5, 5000, FALSE }, /* not far */
    { -7, 0.5, 2, FALSE },      /* nobody fills in that */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunColumn) column = nun_column_new ("mag", NUN_DATATYPE_DOUBLE, NULL);
      NunColumnProfile      profile = { .has_range = TRUE,
                                        .minimum = cases[i].minimum,
                                        .n_minimum = 1,
                                        .next_minimum = cases[i].next,
                                        .maximum = cases[i].maximum,
                                        .n_maximum = 1,
                                        .next_maximum = cases[i].maximum - 0.1 };
      g_autoptr (NunDatum)  datum = nun_guess_null (column, &profile);

      g_assert_cmpint (datum != NULL, ==, cases[i].offered);
      if (datum != NULL)
        {
          g_assert_cmpfloat (g_ascii_strtod (datum->value, NULL), ==, cases[i].minimum);
          g_assert_false (nun_datum_is_said (datum));
        }
    }
}

static void
every_guess_has_a_reason (const char *table,
                          const char *column,
                          const char *key,
                          NunDatum   *datum,
                          gpointer    count)
{
  g_assert_nonnull (datum->reason);
  g_assert_cmpstr (datum->reason, !=, "");
  g_assert_cmpfloat (datum->confidence, >, 0.0);
  (*(guint *) count)++;
}

static void
test_reasons (void)
{
  g_autoptr (NunCollection) collection = made_collection ("t", 100, columns);
  guint                     count = 0;

  nun_guess_collection (collection, NULL, every_guess_has_a_reason, &count);
  g_assert_cmpuint (count, >, 20);
}

static void
test_notes (void)
{
  g_autoptr (NunCollection)  collection = made_collection ("t", 100, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) description = NULL;

  nun_collection_add_note (collection, "title", "Stars of the south", "RESOURCE/DESCRIPTION");
  nun_collection_add_note (collection, "facility", "Big one", "keyword TELESCOP");
  nun_collection_add_note (collection, "instrument", "unknown", "keyword INSTRUME");
  description = nun_description_with_collection (empty, collection, NULL);
  g_assert_cmpstr (nun_description_get_value (description, NULL, NULL, "title"), ==,
                   "Stars of the south");
  g_assert_cmpstr (nun_description_get_value (description, "t", NULL, "title"), ==,
                   "Stars of the south");
  g_assert_cmpint (nun_description_get (description, NULL, NULL, "title")->origin, ==,
                   NUN_ORIGIN_FILE);
  g_assert_cmpstr (nun_description_get_value (description, NULL, NULL, "facility"), ==, "Big one");
  /* What only holds a place in the header is no answer. */
  g_assert_null (nun_description_get (description, NULL, NULL, "instrument"));
}

/* -- who is asked first ---------------------------------------------------------------------------- */

/* The datum that is guessed of a column "x" in "mag", of which the file says `own`, and the user taught `taught`. */
static NunDatum *
guess_of (const char *own, const char *unit, const char *key, const char *taught)
{
  const MadeColumn made_columns[] = {
    { "x", NUN_DATATYPE_DOUBLE, unit, g_str_equal (key, "ucd") ? own : NULL, 0, 1, 9 }, { NULL }
  };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, made_columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) now = NULL;
  g_autoptr (NunPersonal)    nothing = nun_personal_new ();
  g_autoptr (NunPersonal)    personal =
      nun_personal_with (nothing, collection->columns->pdata[0], key, taught);
  const NunDatum *datum;

  if (g_str_equal (key, "description"))
    ((NunColumn *) collection->columns->pdata[0])->description = g_strdup (own);
  now = nun_description_with_collection (empty, collection, personal);
  datum = nun_description_get (now, "t", "x", key);
  return datum != NULL ? nun_datum_ref ((NunDatum *) datum) : NULL;
}

static void
test_order (void)
{
  static const struct
  {
    const char *own, *unit, *key, *taught, *value;
    NunOrigin   origin;
    double      confidence;
  } cases[] = {
    { "phot.mag", "mag", "ucd", "phot.flux", "phot.mag", NUN_ORIGIN_FILE, 1.0 },
    { "PHOT.mag", "mag", "ucd", NULL, "phot.mag", NUN_ORIGIN_FILE, 1.0 },
    { "phot.mag;stat.error", "mag", "ucd", NULL, "stat.error;phot.mag", NUN_ORIGIN_GUESS, 0.95 },
    { "phot.mag;stat.error", "mag", "ucd", "phot.flux", "phot.flux", NUN_ORIGIN_GUESS, 0.97 },
    { "PHOT_JHN_V", "mag", "ucd", NULL, "phot.mag;em.opt.V", NUN_ORIGIN_GUESS, 0.95 },
    { "wonder;woman", "mag", "ucd", "phot.mag", "phot.mag", NUN_ORIGIN_GUESS, 0.97 },
    { NULL, "mag", "ucd", "phot.flux", "phot.flux", NUN_ORIGIN_GUESS, 0.97 },
    { NULL, "mag", "unit", "Jy", "mag", NUN_ORIGIN_FILE, 1.0 },
    { NULL, "Jansky", "unit", NULL, "Jy", NUN_ORIGIN_GUESS, 0.95 },
    { NULL, "Jansky", "unit", "mJy", "mJy", NUN_ORIGIN_GUESS, 0.97 },
    { NULL, "wibble%", "unit", "mJy", "mJy", NUN_ORIGIN_GUESS, 0.97 },
    { NULL, "wibble%", "unit", NULL, "wibble%", NUN_ORIGIN_FILE, 0.3 },
    { NULL, NULL, "unit", "mJy", "mJy", NUN_ORIGIN_GUESS, 0.97 },
    { "The x", NULL, "description", "Another", "The x", NUN_ORIGIN_FILE, 1.0 },
    { NULL, NULL, "description", "Another", "Another", NUN_ORIGIN_GUESS, 0.97 },
    { NULL, NULL, "level", "3", "3", NUN_ORIGIN_GUESS, 0.97 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunDatum) datum =
          guess_of (cases[i].own, cases[i].unit, cases[i].key, cases[i].taught);

      g_test_message ("%s: own %s, unit %s, taught %s", cases[i].key, cases[i].own, cases[i].unit,
                      cases[i].taught);
      g_assert_nonnull (datum);
      g_assert_cmpstr (datum->value, ==, cases[i].value);
      g_assert_cmpint (datum->origin, ==, cases[i].origin);
      g_assert_cmpfloat_with_epsilon (datum->confidence, cases[i].confidence, 1e-9);
      g_assert_true (*datum->reason != 0);
    }
}

static guint
count_main (const NunDescription *description, const char *ucd)
{
  const NunCollection *collection = nun_description_get_collection (description, 0);
  guint                n = 0;

  for (guint i = 0; i < collection->columns->len; i++)
    if (g_str_equal (nun_description_get_value (description, collection->name,
                                                ((NunColumn *) collection->columns->pdata[i])->name,
                                                "ucd"),
                     ucd))
      n++;
  return n;
}

/* A role brings its UCD, marked as the main one; the file may say what else it is; nobody else is main. */
static void
test_main (void)
{
  static const MadeColumn plain[] = { { "name", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 100 },
                                      { "ra", NUN_DATATYPE_DOUBLE, "deg", NULL, 0, 359, 100 },
                                      { "dec", NUN_DATATYPE_DOUBLE, "deg", NULL, -80, 80, 100 },
                                      { NULL } };
  static const MadeColumn marked[] = {
    { "name", NUN_DATATYPE_CHAR, NULL, "meta.id;meta.main", 0, 0, 50 }, /* repeats */
    { "number", NUN_DATATYPE_INT, NULL, NULL, 1, 100, 100 },
    { "ra", NUN_DATATYPE_DOUBLE, "deg", "pos.eq.ra", 0, 359, 100 },
    { "dec", NUN_DATATYPE_DOUBLE, "deg", "pos.eq.dec;meta.main", -80, 80, 100 },
    { "ra2", NUN_DATATYPE_DOUBLE, "deg", "pos.eq.ra;meta.main", 0, 359, 100 },
    { "dec2", NUN_DATATYPE_DOUBLE, "deg", "pos.eq.dec;meta.main", -80, 80, 100 },
    { NULL }
  };
  static const MadeColumn otherwise[] = {
    { "id", NUN_DATATYPE_INT, NULL, "meta.record", 1, 100, 100 }, { NULL }
  };
  const MadeColumn *const    tables[] = { plain, marked };
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) other = NULL;
  g_autoptr (NunCollection)  numbered = made_collection ("t", 100, otherwise);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (NunCollection)  collection = made_collection ("t", 100, tables[i]);
      g_autoptr (NunDescription) now = nun_description_with_collection (empty, collection, NULL);

      g_assert_cmpuint (count_main (now, "meta.id;meta.main"), ==, 1);
      g_assert_cmpuint (count_main (now, "pos.eq.ra;meta.main"), ==, 1);
      g_assert_cmpuint (count_main (now, "pos.eq.dec;meta.main"), ==, 1);
      if (i == 1)
        {
          g_assert_cmpstr (nun_description_get_value (now, "t", "name", "ucd"), ==, "meta.id");
          g_assert_cmpstr (nun_description_get_value (now, "t", "number", "ucd"), ==,
                           "meta.id;meta.main");
        }
    }
  other = nun_description_with_collection (empty, numbered, NULL);
  g_assert_cmpstr (nun_description_get_value (other, "t", "id", "role"), ==, "id");
  g_assert_cmpstr (nun_description_get_value (other, "t", "id", "ucd"), ==, "meta.record");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess/columns", test_columns);
  g_test_add_func ("/guess/unknown", test_unknown);
  g_test_add_func ("/guess/levels", test_levels);
  g_test_add_func ("/guess/reasons", test_reasons);
  g_test_add_func ("/guess/notes", test_notes);
  g_test_add_func ("/guess/order", test_order);
  g_test_add_func ("/guess/main", test_main);
  g_test_add_func ("/guess/single-null", test_single_null);
  return g_test_run ();
}
