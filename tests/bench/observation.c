/* How long questions to many footprints take:  bench-observation PUBLICATION [N]
 * makes the publication with N footprints (else 100,000) where it is not there yet. */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "made-observations.h"
#include "query/observation.h"

/* Each is asked twice, and the second time is told: what the processor had to do, whoever else is busy. */
static const struct
{
  const char *region; /* or NULL */
  NunMatch    match;
  const char *key; /* a text, or a number's two ends or lower one, that is asked for besides */
  const char *value;
  gint64      max_rows;
} questions[] = {
  { "CIRCLE 200 30 0.05", NUN_MATCH_OVERLAPS, NULL, NULL, 1000 },
  { "CIRCLE 201 31 0.05", NUN_MATCH_COVERS, NULL, NULL, 1000 },
  { "CIRCLE 201 31 2", NUN_MATCH_ENCLOSED, NULL, NULL, 1000 },
  { "CIRCLE 201 31 2", NUN_MATCH_CENTER, NULL, NULL, 1000 },
  { "CIRCLE 0 90 0.1", NUN_MATCH_OVERLAPS, NULL, NULL, 1000 },
  { "POLYGON 20 10 21 10 21 11 20 11", NUN_MATCH_OVERLAPS, NULL, NULL, 1000 },
  { "POLYGON 20 10 21 10 21 11 20 11", NUN_MATCH_ENCLOSED, NULL, NULL, 1000 },
  { "CIRCLE 300 10 5", NUN_MATCH_OVERLAPS, NULL, NULL, 1000 },
  { "CIRCLE 300 10 60", NUN_MATCH_OVERLAPS, NULL, NULL, 100 },
  { "CIRCLE 300 10 60", NUN_MATCH_COVERS, NULL, NULL, 100 },
  { "CIRCLE 300 10 60", NUN_MATCH_OVERLAPS, "obs_collection", "nowhere", 100 },
  { "CIRCLE 10 10 180", NUN_MATCH_OVERLAPS, NULL, NULL, 100 },
  { "CIRCLE 10 10 180", NUN_MATCH_OVERLAPS, NULL, NULL, 1000000 },
  { NULL, 0, NULL, NULL, 100 },
  { NULL, 0, "obs_collection", "nowhere", 100 },
  { NULL, 0, "target_name", "nobody", 100 },
  { NULL, 0, "dataproduct_type", "nothing", 100 },
  { NULL, 0, "calib_level", "7", 100 },
  { NULL, 0, "em_min", "1e9", 100 },
  { NULL, 0, "em_min", "3e-7 3.0008e-7", 1000 },
  { NULL, 0, "em_min", "9.9999e-7", 1000 },
  { NULL, 0, "em_min", "6e-7 6.5e-7", 1000 },
  { "CIRCLE 300 10 60", NUN_MATCH_OVERLAPS, "em_min", "3e-7 3.0008e-7", 1000 },
  { NULL, 0, "t_min", "1e9", 100 },
  { NULL, 0, "t_exptime", "1e9", 100 },
  { NULL, 0, "s_fov", "1e9", 100 },
  { NULL, 0, "pol_states", "none", 100 },
};

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
ask (NunStore *store, guint i, gboolean is_told)
{
  const char            *text = questions[i].region, *key = questions[i].key;
  g_autoptr (GPtrArray)  regions = g_ptr_array_new ();
  g_autoptr (NunRegion)  region = text != NULL ? nun_region_from_text (text) : NULL;
  g_autoptr (GArray)     texts = g_array_new (FALSE, FALSE, sizeof (NunTextTest));
  g_autoptr (GArray)     intervals = g_array_new (FALSE, FALSE, sizeof (NunIntervalTest));
  NunObservationQuestion question = { .regions = regions,
                                      .match = questions[i].match,
                                      .intervals = intervals,
                                      .texts = texts,
                                      .max_rows = questions[i].max_rows };
  double                 start = processor_ms (), first = 0;
  g_autoptr (NunRows)    rows = NULL;
  guint                  n = 0;

  if (region != NULL)
    g_ptr_array_add (regions, region);
  if (key != NULL && g_ascii_isdigit (*questions[i].value))
    {
      char           *rest;
      NunIntervalTest test = { key, key, g_ascii_strtod (questions[i].value, &rest), INFINITY };

      if (*rest != 0)
        test.maximum = g_ascii_strtod (rest, NULL);
      if (g_str_has_suffix (key, "_min"))
        test.max_key = g_str_equal (key, "em_min") ? "em_max" : "t_max";
      g_array_append_val (intervals, test);
    }
  else if (key != NULL)
    {
      NunTextTest test = { key, questions[i].value, g_str_equal (key, "pol_states") };

      g_array_append_val (texts, test);
    }
  rows = nun_query_observation (store, "made", &question, NULL, NULL);
  while (nun_rows_next (rows, NULL, NULL) != NULL)
    if (n++ == 0)
      first = processor_ms () - start;
  if (is_told)
    g_print ("%-32s %d %-16s %7u rows, first %8.2f ms, all %8.2f ms\n", text != NULL ? text : "",
             questions[i].match, key != NULL ? key : "", n, first, processor_ms () - start);
}

int
main (int argc, char **argv)
{
  guint                n = argc > 2 ? (guint) atoi (argv[2]) : 100000;
  gint64               start = g_get_monotonic_time ();
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunStore) store = NULL;

  if (!g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      store = nun_store_create (argv[1], &error);
      g_assert_no_error (error);
      free_observations (make_observations (store, NUN_DATASET_IMAGE, n), n);
      g_print ("made in %.2f s\n", (g_get_monotonic_time () - start) / 1e6);
      g_clear_object (&store);
    }
  store = nun_store_open (argv[1], TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    for (guint k = 0; k < 2; k++)
      ask (store, i, k == 1);
  start = g_get_monotonic_time ();
  g_object_unref (nun_query_observation_by_id (store, "made", "run_3/frame#13.fits", NULL));
  g_print ("by identifier %.2f ms\n", (g_get_monotonic_time () - start) / 1e3);
  return 0;
}
