/* Publications of made-up images. */
#include "made-observations.h"

#include <math.h>
#include <string.h>

#include "observe/observation-table.h"
#include "store/scan.h"

static double
random_dec (GRand *random)
{
  return asin (g_rand_double_range (random, -1.0, 1.0)) * 180.0 / G_PI;
}

/* A four-cornered frame of up to a few degrees, turned and placed anywhere, also over poles and 0 h. */
static NunRegion *
random_frame (GRand *random, double ra, double dec)
{
  double size = pow (10.0, g_rand_double_range (random, -2.0, 0.7)) / 2.0 * G_PI / 180.0;
  double turn = g_rand_double_range (random, 0.0, 2.0 * G_PI);
  double corners[4][2];

  for (guint i = 0; i < 4; i++)
    {
      double angle = turn + i * G_PI / 2.0, x = size * cos (angle), y = size * sin (angle);
      double a = ra * G_PI / 180.0, d = dec * G_PI / 180.0;
      double below = cos (d) - y * sin (d);

      corners[i][0] = fmod ((a + atan2 (x, below)) * 180.0 / G_PI + 720.0, 360.0);
      corners[i][1] = atan2 (sin (d) + y * cos (d), hypot (x, below)) * 180.0 / G_PI;
    }
  return nun_region_new_polygon (corners, 4);
}

static void
make_one (GRand *random, guint i, MadeObservation *out, double centre[2])
{
  static const char *const states[] = { "/I/", "/I/Q/U/", "/XX/YY/", "" };
  guint                    sort = i % 50;

  centre[0] = g_rand_double_range (random, 0.0, 360.0);
  centre[1] = random_dec (random);
  out->is_point = sort == 1;
  if (sort == 0)
    out->region = NULL;
  else if (sort == 1)
    out->region = nun_region_new_circle (centre[0], centre[1], 0.0);
  else if (sort == 2)
    out->region =
        nun_region_new_circle (centre[0], centre[1], g_rand_double_range (random, 0.01, 60.0));
  else
    out->region = random_frame (random, centre[0], centre[1]);
  g_assert_true (sort == 0 || out->region != NULL);
  out->em_min = i % 7 == 0 ? NAN : g_rand_double_range (random, 3e-7, 9e-7);
  out->em_max = out->em_min + 1e-7;
  g_strlcpy (out->pol, states[i % 4], sizeof out->pol);
  g_snprintf (out->path, sizeof out->path, "run_%u/frame#%u.fits", i % 10, i);
}

static NunValue
number (double value)
{
  return isnan (value) ? (NunValue){ .type = NUN_VALUE_NULL }
                       : (NunValue){ .type = NUN_VALUE_DOUBLE, .d = value };
}

static NunValue
text (const char *value)
{
  return value == NULL || *value == 0
             ? (NunValue){ .type = NUN_VALUE_NULL }
             : (NunValue){ .type = NUN_VALUE_TEXT, .text = value, .length = strlen (value) };
}

static void
fill (GPtrArray             *columns,
      NunValue              *values,
      const MadeObservation *made,
      const double           centre[2],
      const char            *region)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = ((NunColumn *) columns->pdata[i])->name;

      values[i] = (NunValue){ .type = NUN_VALUE_NULL };
      if (g_str_equal (name, "s_ra") && made->region != NULL)
        values[i] = number (centre[0]);
      else if (g_str_equal (name, "s_dec") && made->region != NULL)
        values[i] = number (centre[1]);
      else if (g_str_equal (name, "s_region"))
        values[i] = text (region);
      else if (g_str_equal (name, "em_min"))
        values[i] = number (made->em_min);
      else if (g_str_equal (name, "em_max"))
        values[i] = number (made->em_max);
      else if (g_str_equal (name, "pol_states"))
        values[i] = text (made->pol);
      else if (g_str_equal (name, "target_name"))
        values[i] = text (made->is_point ? "Vega" : "M 13");
      else if (g_str_equal (name, NUN_PRODUCT_PATH))
        values[i] = text (made->path);
      else if (g_str_equal (name, NUN_PRODUCT_HDU) || g_str_equal (name, NUN_PRODUCT_INDEX))
        values[i] = (NunValue){ .type = NUN_VALUE_LONG, .i = -1 };
    }
}

static void
append (NunObservationTable *table,
        GPtrArray           *columns,
        GRand               *random,
        guint                i,
        MadeObservation     *out)
{
  g_autofree NunValue *values = g_new0 (NunValue, columns->len);
  g_autofree char     *region = NULL;
  g_autoptr (GError)   error = NULL;
  double               centre[2];

  make_one (random, i, out, centre);
  if (out->region != NULL && !out->is_point)
    {
      region = nun_region_to_text (out->region);
      /* What the publication holds is the text, rounded to its digits. */
      nun_region_free (out->region);
      out->region = nun_region_from_text (region);
      g_assert_nonnull (out->region);
    }
  fill (columns, values, out, centre, region);
  nun_observation_table_append (table, nun_observation_pack (values, columns->len), &error);
  g_assert_no_error (error);
}

MadeObservation *
make_observations (NunStore *store, NunDatasetKind kind, guint n)
{
  g_autoptr (GRand)     random = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) columns = nun_observation_columns (kind);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (NunScan)   scan = g_new0 (NunScan, 1);
  g_autoptr (GError)    error = NULL;
  MadeObservation      *made = g_new0 (MadeObservation, n);

  scan->tables[kind] = NUN_TABLE (nun_observation_table_new (kind));
  scan->rules[kind] = nun_rule_set_new (none, kind, NULL);
  scan->n_datasets[kind] = n;
  scan->table_files = g_ptr_array_new ();
  scan->remarks = g_ptr_array_new ();
  scan->groups = g_ptr_array_new ();
  scan->folder = g_strdup ("/nowhere/made");
  for (guint i = 0; i < n; i++)
    append (NUN_OBSERVATION_TABLE (scan->tables[kind]), columns, random, i, &made[i]);
  nun_observation_table_finish (NUN_OBSERVATION_TABLE (scan->tables[kind]), &error);
  g_assert_no_error (error);
  nun_store_import_scan (store, scan, kind, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return made;
}

void
free_observations (MadeObservation *made, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&made[i].region, nun_region_free);
  g_free (made);
}
