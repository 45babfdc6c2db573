/* How long questions to many footprints take:  bench-observation PUBLICATION [N]
 * makes the publication with N footprints (else 100,000) where it is not there yet. */
#include <stdlib.h>

#include "made-observations.h"
#include "query/observation.h"

static const struct
{
  const char *region;
  gint64      max_rows;
} questions[] = {
  { "CIRCLE 200 30 0.05", 1000 }, { "CIRCLE 201 31 0.05", 1000 },  { "CIRCLE 20 -30 0.5", 1000 },
  { "CIRCLE 0 90 0.1", 1000 },    { "CIRCLE 300 10 5", 1000 },     { "CIRCLE 300 10 60", 100 },
  { "CIRCLE 10 10 180", 100 },    { "CIRCLE 10 10 180", 1000000 },
};

static void
ask (NunStore *store, const char *text, gint64 max_rows)
{
  g_autoptr (GPtrArray)  regions = g_ptr_array_new ();
  g_autoptr (NunRegion)  region = nun_region_from_text (text);
  NunObservationQuestion question = { .regions = regions, .max_rows = max_rows };
  gint64                 start = g_get_monotonic_time (), first = 0;
  g_autoptr (NunRows)    rows = NULL;
  guint                  n = 0;

  g_ptr_array_add (regions, region);
  rows = nun_query_observation (store, "made", &question, NULL, NULL);
  while (nun_rows_next (rows, NULL, NULL) != NULL)
    if (n++ == 0)
      first = g_get_monotonic_time () - start;
  g_print ("%-22s %7u rows, first %8.2f ms, all %8.2f ms\n", text, n, first / 1e3,
           (g_get_monotonic_time () - start) / 1e3);
}

static void
ask_text (NunStore *store, const char *key, const char *value)
{
  g_autoptr (GArray)     texts = g_array_new (FALSE, FALSE, sizeof (NunTextTest));
  NunTextTest            test = { key, value, FALSE };
  NunObservationQuestion question = { .texts = texts, .max_rows = 100 };
  gint64                 start = g_get_monotonic_time ();
  g_autoptr (NunRows)    rows = NULL;
  guint                  n = 0;

  g_array_append_val (texts, test);
  rows = nun_query_observation (store, "made", &question, NULL, NULL);
  while (nun_rows_next (rows, NULL, NULL) != NULL)
    n++;
  g_print ("%s=%s %u rows, %.2f ms\n", key, value, n, (g_get_monotonic_time () - start) / 1e3);
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
    ask (store, questions[i].region, questions[i].max_rows);
  ask_text (store, "obs_collection", "nowhere");
  ask_text (store, "target_name", "nobody");
  start = g_get_monotonic_time ();
  g_object_unref (nun_query_observation_by_id (store, "made", "run_3/frame#13.fits", NULL));
  g_print ("by identifier %.2f ms\n", (g_get_monotonic_time () - start) / 1e3);
  return 0;
}
