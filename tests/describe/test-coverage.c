/* Coverage of tables in time and spectrum, and intervals; placeholders. */

#include "describe/coverage.h"
#include "describe/placeholder.h"
#include "made-table.h"

#define D NUN_DATATYPE_DOUBLE

static void
assert_interval (const GArray *intervals, guint i, double low, double high)
{
  const NunInterval *interval = &g_array_index (intervals, NunInterval, i);

  g_assert_cmpuint (intervals->len, >, i);
  g_assert_cmpfloat_with_epsilon (interval->low, low, 1e-4 * ABS (low));
  g_assert_cmpfloat_with_epsilon (interval->high, high, 1e-4 * ABS (high));
}

static void
test_merge (void)
{
  static const NunInterval items[] = { { 10, 11 }, { 1, 2 }, { 1.5, 3 }, { 20, 21 }, { 3, 4 } };
  g_autoptr (GArray)       intervals = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  g_autofree char         *text = NULL;
  g_autoptr (GArray)       back = NULL;

  g_array_append_vals (intervals, items, G_N_ELEMENTS (items));
  nun_intervals_merge (intervals, 10);
  text = nun_intervals_to_text (intervals);
  g_assert_cmpstr (text, ==, "1 4 10 11 20 21");
  back = nun_intervals_from_text (text);
  g_assert_cmpuint (back->len, ==, 3);
  /* The smaller gap is closed first. */
  nun_intervals_merge (intervals, 2);
  g_assert_cmpuint (intervals->len, ==, 2);
  assert_interval (intervals, 0, 1, 11);
  nun_intervals_merge (intervals, 1);
  assert_interval (intervals, 0, 1, 21);
}

static void
test_hostile_text (void)
{
  static const char *const texts[] = { "", "1", "x 2", "2 1", "nan 3", "1 inf", "1e999 2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) intervals = nun_intervals_from_text (texts[i]);

      g_assert_cmpuint (intervals->len, ==, 0);
    }
}

/* A column, and what its table covers. */
typedef struct
{
  MadeColumn column;
  double     low, high; /* 0: nothing */
} Case;

static void
check_case (const Case *it, GArray *(*cover) (const NunDescription *, const char *) )
{
  const MadeColumn           columns[] = { it->column, { NULL } };
  g_autoptr (NunDescription) description = made_description (20, columns);
  g_autoptr (GArray)         intervals = cover (description, "t");

  g_test_message ("%s in %s", it->column.ucd, it->column.unit);
  if (it->high == 0)
    g_assert_cmpuint (intervals->len, ==, 0);
  else
    assert_interval (intervals, 0, it->low, it->high);
}

/* Modified and full Julian dates, and years of observation; position epochs and unknown day counts are none. */
static void
test_times (void)
{
  static const Case cases[] = {
    { { "t", D, "d", "time.epoch", 58000.5, 58100.25, 20 }, 58000.5, 58100.25 },
    { { "t", D, "d", "time.epoch;obs", 2458000.5, 2458010.5, 20 }, 58000, 58010 },
    { { "t", D, "yr", "time.epoch;obs", 2000.0, 2001.0, 20 }, 51544.5, 51909.75 },
    { { "t", D, "yr", "time.epoch", 1991.25, 2016.0, 20 }, 0, 0 },
    { { "t", D, "d", "time.epoch", 100, 120, 20 }, 0, 0 },
    { { "t", D, "d", "stat.error;time.epoch", 58000.5, 58100.25, 20 }, 0, 0 },
    { { "t", D, "s", "time.epoch", 58000.5, 58100.25, 20 }, 0, 0 },
    { { "t", D, "d", "time.duration", 58000.5, 58100.25, 20 }, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], nun_coverage_temporal);
}

/* From the beginning of the first exposure to the end of the last. */
static void
test_exposures (void)
{
  const MadeColumn           columns[] = { { "a", D, "d", "time.start;obs", 50000, 50010, 20 },
                                           { "b", D, "d", "time.end;obs", 50001, 50012, 20 },
                                           { NULL } };
  g_autoptr (NunDescription) description = made_description (20, columns);
  g_autoptr (GArray)         intervals = nun_coverage_temporal (description, "t");

  g_assert_cmpuint (intervals->len, ==, 1);
  assert_interval (intervals, 0, 50000, 50012);
}

/* Gaps between the bins of the histogram stay gaps. */
static void
test_gaps (void)
{
  const MadeColumn columns[] = { { "t", D, "d", "time.epoch", 50000, 50032, 20 }, { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
  NunColumnProfile          *values = &collection->profile->columns[0];
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (GArray)         intervals = NULL;

  values->histogram_low = 50000;
  values->histogram_width = 32.0 / NUN_PROFILE_BINS;
  values->histogram[0] = values->histogram[1] = 8;
  values->histogram[NUN_PROFILE_BINS - 1] = 4;
  description = nun_description_with_collection (empty, collection, NULL);
  intervals = nun_coverage_temporal (description, "t");
  g_assert_cmpuint (intervals->len, ==, 2);
  assert_interval (intervals, 0, 50000, 50000 + 64.0 / NUN_PROFILE_BINS);
  assert_interval (intervals, 1, 50032 - 32.0 / NUN_PROFILE_BINS, 50032);
}

/* Energies by astropy's spectral equivalencies: 500 nm is 3.97289e-19 J, 600 nm 3.31074e-19 J. */
static void
test_light (void)
{
  static const Case cases[] = {
    { { "w", D, "nm", "em.wl", 500, 600, 20 }, 3.31074e-19, 3.97289e-19 },
    { { "w", D, "Angstrom", "em.wl;obs", 5000, 6000, 20 }, 3.31074e-19, 3.97289e-19 },
    { { "f", D, "GHz", "em.freq", 1.4, 1.5, 20 }, 9.27650e-25, 9.93911e-25 },
    { { "e", D, "keV", "em.energy", 0.5, 2, 20 }, 8.01088e-17, 3.20435e-16 },
    { { "V", D, "mag", "phot.mag;em.opt.V", 5, 10, 20 }, 3.31074e-19, 3.97289e-19 },
    { { "B", D, "mag", "phot.color;em.opt.B;em.opt.V", 0, 1, 20 }, 3.31074e-19, 4.96611e-19 },
    { { "K", D, "Jy", "phot.flux.density;em.IR.K", 5, 10, 20 }, 6.62149e-20, 9.93223e-20 },
    { { "w", D, NULL, "em.wl", 500, 600, 20 }, 0, 0 },
    { { "V", D, "mag", "stat.error;phot.mag;em.opt.V", 5, 10, 20 }, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], nun_coverage_spectral);
}

static void
test_placeholder (void)
{
  static const char *const fillers[] = { "TBD",
                                         " n/a ",
                                         "Untitled",
                                         "???",
                                         "[to be done]",
                                         "-",
                                         "Lorem ipsum dolor",
                                         "TO"
                                         "DO: write this",
                                         "<unknown>" };
  static const char *const answers[] = { "NGC 1", "Test of a theory", "Unknown stars", "X", "M" };
  static const char *const examples[] = { "a@example.org", "https://vo.example.com/x",
                                          "ivo://example/x", "http://example.net:80",
                                          "ivo://Example.org" };
  static const char *const real[] = { "a@examples.org", "https://my-example.org",
                                      "ivo://a.b/example", "https://vo.fr/example.org" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    g_assert_true (nun_is_placeholder (fillers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    g_assert_false (nun_is_placeholder (answers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_true (nun_is_example (examples[i]));
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    g_assert_false (nun_is_example (real[i]));
}

static void
test_answers (void)
{
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) told = nun_description_apply_text (
      empty,
      "[publication]\ntitle = Untitled\nsubjects = TBD; stars; n/a\ncreators = N/A\n"
      "contact_email = me@example.org\nsource = 10.1000/182\n",
      NULL);
  g_auto (GStrv) subjects = nun_description_get_answers (told, NULL, "subjects");
  g_auto (GStrv) creators = nun_description_get_answers (told, NULL, "creators");

  g_assert_null (nun_description_get_answer (told, NULL, "title"));
  g_assert_null (nun_description_get_answer (told, NULL, "contact_email"));
  g_assert_null (nun_description_get_answer (told, NULL, "licence"));
  g_assert_cmpstr (nun_description_get_answer (told, NULL, "source"), ==, "10.1000/182");
  g_assert_cmpuint (g_strv_length (subjects), ==, 1);
  g_assert_cmpstr (subjects[0], ==, "stars");
  g_assert_cmpuint (g_strv_length (creators), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/merge", test_merge);
  g_test_add_func ("/coverage/hostile-text", test_hostile_text);
  g_test_add_func ("/coverage/times", test_times);
  g_test_add_func ("/coverage/exposures", test_exposures);
  g_test_add_func ("/coverage/gaps", test_gaps);
  g_test_add_func ("/coverage/light", test_light);
  g_test_add_func ("/placeholder/words", test_placeholder);
  g_test_add_func ("/placeholder/answers", test_answers);
  return g_test_run ();
}
