/* From when on data are public, and what is said until then. */

#include "describe/embargo.h"

#include <string.h>

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64      release_s; /* from `date -u -d TEXT +%s`; 0: no date */
  } known[] = {
    { "2027-01-31", 1801353600 },
    { "2027-01-31T12:00:00", 1801396800 },
    { "2027-01-31T12:00:00Z", 1801396800 },
    { "2015-06-01", 1433116800 },
    { "2199-06-01", 7239628800 },
    { "one day", 0 },
    { "", 0 },
    { "2027-02-30", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gint64 release_s = 0;

      g_assert_true (nun_embargo_read (known[i].text, &release_s) == (known[i].release_s != 0));
      g_assert_cmpint (release_s, ==, known[i].release_s);
    }
}

static void
test_date (void)
{
  g_autofree char *day = nun_embargo_date (1801353600);
  g_autofree char *time = nun_embargo_date (1801396800);

  g_assert_cmpstr (day, ==, "2027-01-31");
  g_assert_cmpstr (time, ==, "2027-01-31T12:00:00Z");
  g_assert_null (nun_embargo_date (0));
  g_assert_null (nun_embargo_date (NUN_EMBARGO_ENDLESS));
  g_assert_true (nun_embargo_holds (NUN_EMBARGO_ENDLESS));
  g_assert_true (nun_embargo_holds (7239628800));
  g_assert_false (nun_embargo_holds (1433116800));
  g_assert_false (nun_embargo_holds (0));
}

/* What is said of the table goes before what is said of the publication. */
static void
test_places (void)
{
  g_autoptr (NunDescription) none = nun_description_new ();
  g_autoptr (NunDescription) all =
      nun_description_set (none, NULL, NULL, "release_date", "2027-01-31", NULL);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (nun_embargo_of (none, NULL), ==, 0);
  g_assert_cmpint (nun_embargo_of (all, NULL), ==, 1801353600);
  g_assert_cmpint (nun_embargo_of (all, "t"), ==, 1801353600);
  sentence = nun_embargo_sentence (all, 1801353600);
  g_assert_nonnull (strstr (sentence, "2027-01-31"));
  g_assert_null (strchr (sentence, '('));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/embargo/read", test_read);
  g_test_add_func ("/embargo/date", test_date);
  g_test_add_func ("/embargo/places", test_places);
  return g_test_run ();
}
