/* The immutable description: edits, decisions over guesses, the text form, the checks of values. */
#include "describe/description.h"
#include "made-table.h"

#include <string.h>

static const MadeColumn stars[] = { { "name", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 50 },
                                    { "ra", NUN_DATATYPE_DOUBLE, "degrees", NULL, 0.5, 359, 50 },
                                    { "dec", NUN_DATATYPE_DOUBLE, "deg", NULL, -80, 80, 50 },
                                    { "Vmag", NUN_DATATYPE_DOUBLE, "mag", NULL, 3, 20, 40 },
                                    { "e_Vmag", NUN_DATATYPE_DOUBLE, "mag", NULL, 0, 1, 20 },
                                    { NULL } };

static NunDescription *
made (void)
{
  g_autoptr (NunCollection)  collection = made_collection ("stars", 50, stars);
  g_autoptr (NunDescription) empty = nun_description_new ();

  return nun_description_with_collection (empty, collection, NULL);
}

static void
test_edit_makes_the_next (void)
{
  g_autoptr (NunDescription) first = made ();
  g_autoptr (NunDescription) second =
      nun_description_set (first, NULL, NULL, "title", "  Bright \n stars ", NULL);
  g_autoptr (NunDescription) third = nun_description_set (second, NULL, NULL, "title", NULL, NULL);

  g_assert_cmpstr (nun_description_get_value (first, NULL, NULL, "title"), ==, "stars");
  g_assert_cmpstr (nun_description_get_value (second, NULL, NULL, "title"), ==, "Bright stars");
  g_assert_cmpint (nun_description_get (second, NULL, NULL, "title")->origin, ==,
                   NUN_ORIGIN_PERSON);
  g_assert_cmpstr (nun_description_get_value (third, NULL, NULL, "title"), ==, "stars");
}

static void
test_decision_survives_new_guesses (void)
{
  g_autoptr (NunDescription) first = made ();
  g_autoptr (NunDescription) second =
      nun_description_set (first, "stars", "Vmag", "ucd", "phot.mag", NULL);
  g_autoptr (NunCollection)  again = made_collection ("stars", 51, stars);
  g_autoptr (NunDescription) third = nun_description_with_collection (second, again, NULL);
  g_autoptr (NunDescription) gone = nun_description_without_collection (third, "stars");

  g_assert_cmpstr (nun_description_get_value (third, "stars", "Vmag", "ucd"), ==, "phot.mag");
  g_assert_cmpint (nun_description_get_collection (third, 0)->n_rows, ==, 51);
  g_assert_cmpuint (nun_description_get_n_collections (gone), ==, 0);
  g_assert_null (nun_description_get (gone, "stars", "Vmag", "ucd"));
}

static void
test_role_moves (void)
{
  g_autoptr (NunDescription) first = made ();
  g_autoptr (NunDescription) second =
      nun_description_set (first, "stars", "Vmag", "role", "RA", NULL);

  g_assert_cmpint (nun_description_get_role (first, "stars", "ra"), ==, NUN_ROLE_RA);
  g_assert_cmpint (nun_description_get_role (second, "stars", "Vmag"), ==, NUN_ROLE_RA);
  g_assert_cmpint (nun_description_get_role (second, "stars", "ra"), ==, NUN_ROLE_DATA);
}

/* The same edit made twice gives the same; what says something else, or of something else, is another one. */
static void
test_same (void)
{
  g_autoptr (NunDescription) first = made ();
  g_autoptr (NunDescription) one =
      nun_description_set (first, "stars", "Vmag", "ucd", "phot.mag", NULL);
  g_autoptr (NunDescription) two =
      nun_description_set (first, "stars", "Vmag", "ucd", "phot.mag", NULL);
  g_autoptr (NunDescription) other =
      nun_description_set (first, "stars", "Vmag", "ucd", "phot.flux", NULL);
  g_autoptr (NunDescription) elsewhere =
      nun_description_set (first, "stars", "e_Vmag", "ucd", "phot.mag", NULL);
  g_autoptr (NunDescription) read_again = made ();

  g_assert_true (nun_description_is_same (one, two));
  g_assert_true (nun_description_is_same (one, one));
  g_assert_false (nun_description_is_same (first, one));
  g_assert_false (nun_description_is_same (one, first));
  g_assert_false (nun_description_is_same (one, other));
  g_assert_false (nun_description_is_same (one, elsewhere));
  g_assert_false (nun_description_is_same (first, read_again));
  nun_description_decide (two, "stars", "Vmag", "ucd", NULL);
  g_assert_true (nun_description_is_same (first, two));
}

/* Names of any length are told apart by their last letter. */
static void
test_long_names (void)
{
  for (guint length = 100; length < 400; length += 7)
    {
      g_autofree char          *name = g_strnfill (length, 'x');
      g_autofree char          *twin = g_strconcat (name, "y", NULL);
      const MadeColumn          columns[] = { { name, NUN_DATATYPE_DOUBLE, "mag", NULL, 3, 20, 40 },
                                              { twin, NUN_DATATYPE_DOUBLE, "mag", NULL, 3, 20, 40 },
                                              { NULL } };
      g_autoptr (NunCollection) collection = made_collection ("stars", 50, columns);
      g_autoptr (NunDescription) empty = nun_description_new ();
      g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection, NULL);
      g_autoptr (NunDescription) next =
          nun_description_set (first, "stars", twin, "unit", "Jy", NULL);

      g_assert_cmpstr (nun_description_get_value (next, "stars", name, "unit"), ==, "mag");
      g_assert_cmpstr (nun_description_get_value (next, "stars", twin, "unit"), ==, "Jy");
    }
}

static void
test_wrong_values (void)
{
  static const struct
  {
    const char *column, *key, *value;
  } cases[] = {
    { NULL, "contact_email", "nobody" },
    { NULL, "reference_url", "javascript:alert(1)" },
    { NULL, "identifier", "ivo://x" },
    { NULL, "identifier", "ivo://example.org//x" },
    { NULL, "identifier", "ivo://example.org/x/" },
    { NULL, "licence", "mine" },
    { NULL, "short_name", "more than sixteen letters" },
    { NULL, "wavebands", "Optical; Purple" },
    { NULL, "created", "yesterday" },
    { NULL, "created", "2026-01-31 or so" },
    { NULL, "release_date", "2026-02-30" },
    { NULL, "source", "Messier (1781)" },
    { NULL, "doi", "2026A&A...700A...1X" },
    { NULL, "creators", "Messier, C. (0000-0002-1825-0098)" },
    { NULL, "related", "likes ivo://example.org/x" },
    { NULL, "status", "dead" },
    { NULL, "nonsense", "x" },
    { "ra", "role", "king" },
    { "ra", "unit", "furlong/fortnight%" },
    { "ra", "ucd", "not a ucd" },
    { "ra", "level", "4" },
    { "ra", "hidden", "maybe" },
    { "ra", "ucd", "phot.mag;stat.error" }, /* misordered: it says how to write it */
    { "ra", "precision", "-1" },
    { "ra", "precision", "18" },
    { "ra", "precision", "2.5" },
    { "nothing", "unit", "deg" },
  };
  g_autoptr (NunDescription) first = made ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nun_description_set (first, cases[i].column != NULL ? "stars" : NULL,
                                          cases[i].column, cases[i].key, cases[i].value, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == NUN_DESCRIBE_ERROR);
    }
}

static void
test_right_values (void)
{
  static const struct
  {
    const char *column, *key, *value, *tidy;
  } cases[] = {
    { NULL, "contact_email", "a.b@example.org", "a.b@example.org" },
    { NULL, "identifier", "ivo://example.org/stars", "ivo://example.org/stars" },
    { NULL, "licence", "cc-by-4.0", "CC-BY-4.0" },
    { NULL, "wavebands", "optical ;infrared;", "Optical; Infrared" },
    { NULL, "creators", " Messier, C. ;; Mechain, P. ", "Messier, C.; Mechain, P." },
    { NULL, "created", "2026-01-31", "2026-01-31" },
    { NULL, "release_date", "2027-01-31T12:00:00Z", "2027-01-31T12:00:00Z" },
    { NULL, "licence", "OGL-UK-3.0", "OGL-UK-3.0" },
    { NULL, "licence", "http://creativecommons.org/licenses/by/4.0", "CC-BY-4.0" },
    { NULL, "source", "https://doi.org/10.1051/0004-6361/202600001",
      "10.1051/0004-6361/202600001" },
    { NULL, "creators", "Messier, C. https://orcid.org/0000-0002-1825-0097;Mechain, P.",
      "Messier, C. (0000-0002-1825-0097); Mechain, P." },
    { NULL, "related", "ivo://example.org/x; cites 10.1000/182",
      "IsSupplementTo ivo://example.org/x; Cites doi:10.1000/182" },
    { NULL, "status", "Deleted", "deleted" },
    { "ra", "unit", "degrees", "deg" },
    { "ra", "ucd", "POS_EQ_RA_MAIN", "pos.eq.ra;meta.main" },
    { "ra", "ucd", "PHOT.mag;EM.opt.v", "phot.mag;em.opt.V" },
    { "ra", "hidden", "TRUE", "yes" },
    { "ra", "part", " Error of  dec ", "Error of dec" },
    { "ra", "precision", "03", "3" },
    { "ra", "precision", "0", "0" },
    { "ra", "unit", "", "" },
  };
  g_autoptr (NunDescription) first = made ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char                *table = cases[i].column != NULL ? "stars" : NULL;
      g_autoptr (GError)         error = NULL;
      g_autoptr (NunDescription) next =
          nun_description_set (first, table, cases[i].column, cases[i].key, cases[i].value, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (nun_description_get_value (next, table, cases[i].column, cases[i].key), ==,
                       cases[i].tidy);
    }
}

static void
test_text_round_trip (void)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) first = made ();
  g_autoptr (NunDescription) second = nun_description_set (
      first, NULL, NULL, "description", "Two\nlines with a \\ and \"quotes\"", NULL);
  g_autofree char           *text = nun_description_to_text (second, FALSE);
  g_autoptr (NunDescription) fresh = made ();
  g_autoptr (NunDescription) third = nun_description_apply_text (fresh, text, &error);
  g_autofree char           *again = NULL;

  g_assert_no_error (error);
  again = nun_description_to_text (third, FALSE);
  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (strstr (text, "[column \"Vmag\"]"));
}

/* Written and read back, a text leaves guesses guesses; the changed line is decided. */
static void
test_text_decides_changes (void)
{
  g_autoptr (NunDescription) first = made ();
  g_autofree char           *text = nun_description_to_text (first, TRUE);
  g_autoptr (NunDescription) second = nun_description_apply_text (first, text, NULL);
  g_auto (GStrv)             parts = g_strsplit (text, "title = stars", 2);
  g_autofree char           *changed = g_strjoinv ("title = Bright stars", parts);
  g_autoptr (NunDescription) third = nun_description_apply_text (first, changed, NULL);

  g_assert_cmpint (nun_description_get (second, NULL, NULL, "title")->origin, ==, NUN_ORIGIN_GUESS);
  g_assert_cmpint (nun_description_get (third, NULL, NULL, "title")->origin, ==, NUN_ORIGIN_PERSON);
  g_assert_cmpint (nun_description_get (third, "stars", "ra", "role")->origin, ==,
                   NUN_ORIGIN_GUESS);
}

static void
test_text_errors (void)
{
  static const char *const texts[] = {
    "[publication]\ntitle Messier\n",     "[nonsense]\n",
    "[column \"nothing\"]\nunit = deg\n", "[publication]\ncontact_email = x\n",
    "[table \"none\"]\ntitle = x\n",
  };
  g_autoptr (NunDescription) first = made ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nun_description_apply_text (first, texts[i], &error));
      g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
      g_assert_nonnull (strstr (error->message, i == 1 ? "1" : "2"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/description/edit-makes-the-next", test_edit_makes_the_next);
  g_test_add_func ("/description/decision-survives", test_decision_survives_new_guesses);
  g_test_add_func ("/description/role-moves", test_role_moves);
  g_test_add_func ("/description/same", test_same);
  g_test_add_func ("/description/long-names", test_long_names);
  g_test_add_func ("/description/wrong-values", test_wrong_values);
  g_test_add_func ("/description/right-values", test_right_values);
  g_test_add_func ("/description/text-round-trip", test_text_round_trip);
  g_test_add_func ("/description/text-decides-changes", test_text_decides_changes);
  g_test_add_func ("/description/text-errors", test_text_errors);
  return g_test_run ();
}
