/* What is guessed of columns by name, unit and neighbours. */
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
  g_autoptr (NunCollection)  collection = made_collection ("t", 100, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();

  return nun_description_with_collection (empty, collection, NULL);
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
    { "wonder", "ucd", "" },
    { "Name", "ucd", "meta.id;meta.main" },
    { "Name", "level", "1" },
    { "wonder", "level", "2" },
  };
  g_autoptr (NunDescription) description = made ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (
        nun_description_get_value (description, "t", expected[i].column, expected[i].key), ==,
        expected[i].value);
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
  description = nun_description_with_collection (empty, collection, NULL);
  g_assert_cmpstr (nun_description_get_value (description, NULL, NULL, "title"), ==,
                   "Stars of the south");
  g_assert_cmpstr (nun_description_get_value (description, "t", NULL, "title"), ==,
                   "Stars of the south");
  g_assert_cmpint (nun_description_get (description, NULL, NULL, "title")->origin, ==,
                   NUN_ORIGIN_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess/columns", test_columns);
  g_test_add_func ("/guess/reasons", test_reasons);
  g_test_add_func ("/guess/notes", test_notes);
  return g_test_run ();
}
