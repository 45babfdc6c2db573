/* Rows of the observation model from headers alone: frames, times, and what is no position. */

#include <math.h>
#include <string.h>

#include "observe/observation.h"

static NunDataset *
made_dataset (const char *const *lines)
{
  NunDataset         *self = g_new0 (NunDataset, 1);
  g_autoptr (GString) cards = g_string_new (NULL);

  g_atomic_ref_count_init (&self->references);
  for (; *lines != NULL; lines++)
    g_string_append_printf (cards, "%-80s", *lines);
  self->header = nun_header_new (cards->str, cards->len);
  self->path = g_strdup ("/data/one.fits");
  self->media_type = "image/fits";
  self->naxis = 2;
  self->centre_deg[0] = self->centre_deg[1] = NAN;
  self->wavelengths_m[0] = self->wavelengths_m[1] = NAN;
  self->scale_arcsec[0] = self->scale_arcsec[1] = NAN;
  self->mjd[0] = self->mjd[1] = NAN;
  self->resolution = NAN;
  return self;
}

/* The value of a field of the only dataset, by its default rules; NaN for none. */
static double
number_of (const char *const *lines, const char *key)
{
  g_autoptr (GPtrArray) datasets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);
  g_autoptr (GPtrArray)  columns = nun_observation_columns (NUN_DATASET_IMAGE);
  g_autoptr (GPtrArray)  owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree NunValue   *values = g_new0 (NunValue, columns->len);
  g_autoptr (NunRuleSet) rules = NULL;
  double                 number = NAN;

  g_ptr_array_add (datasets, made_dataset (lines));
  rules = nun_rule_set_new (datasets, NUN_DATASET_IMAGE, NULL);
  nun_observation_fill (rules, datasets->pdata[0], values, owned, NULL);
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((NunColumn *) columns->pdata[i])->name, key))
      nun_value_get_double (&values[i], &number);
  return number;
}

/* ICRS positions by astropy 5.2. */
static void
test_frames (void)
{
  static const struct
  {
    const char *lines[6];
    double      ra, dec;
  } cases[] = {
    { { "RA      = '12:00:00'", "DEC     = '+10:00:00'", NULL }, 180, 10 },
    { { "RA      = '12:00:00'", "DEC     = '+10:00:00'", "EQUINOX =               1950.0", NULL },
      180.640374,
      9.721625 },
    { { "RA      = '12:00:00'", "DEC     = '+10:00:00'", "EPOCH   =               1950.0", NULL },
      180.640374,
      9.721625 },
    { { "RA      = '12:00:00'", "DEC     = '+10:00:00'", "RADECSYS= 'FK4     '", NULL },
      180.640374,
      9.721625 },
    { { "RA      = '12:00:00'", "DEC     = '+10:00:00'", "RADESYS = 'FK5     '",
        "EQUINOX =               1975.0", NULL },
      180.320191,
      9.860816 },
    { { "RA      = '12:00:00'", "DEC     = '+10:00:00'", "RADESYS = 'ICRS    '",
        "EQUINOX =               1950.0", NULL },
      180,
      10 },
    { { "CTYPE1  = 'LINEAR  '", "CTYPE2  = 'LINEAR  '", "CRVAL1  =                100.0",
        "CRVAL2  =                 20.0", NULL },
      NAN,
      NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double ra = number_of (cases[i].lines, "s_ra"), dec = number_of (cases[i].lines, "s_dec");

      if (isnan (ra) != isnan (cases[i].ra) || fabs (ra - cases[i].ra) > 1e-4 ||
          fabs (dec - cases[i].dec) > 1e-4)
        g_error ("case %u: %.6f %.6f, not %.6f %.6f", i, ra, dec, cases[i].ra, cases[i].dec);
    }
}

/* Seconds from a day of the mission's own. */
static void
test_mission_time (void)
{
  static const char *const lines[] = { "MJDREFI =                50814",
                                       "MJDREFF =           0.000743",
                                       "TSTART  =             86400.0",
                                       "TSTOP   =            129600.0", NULL };

  g_assert_cmpfloat_with_epsilon (number_of (lines, "t_min"), 50815.000743, 1e-6);
  g_assert_cmpfloat_with_epsilon (number_of (lines, "t_max"), 50815.500743, 1e-6);
}

static gboolean
is_filled (const NunRuleSet *rules, const NunDataset *dataset, const char *key)
{
  g_autoptr (GPtrArray) columns = nun_observation_columns (NUN_DATASET_IMAGE);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree NunValue  *values = g_new0 (NunValue, columns->len);

  nun_observation_fill (rules, dataset, values, owned, NULL);
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((NunColumn *) columns->pdata[i])->name, key))
      return values[i].type != NUN_VALUE_NULL;
  return FALSE;
}

/* A keyword that is only built like one that is known: its rule is offered, and fills nothing until it is accepted. */
static void
test_offered (void)
{
  static const char *const lines[] = { "OBJECT_2= 'M 31    '", NULL };
  g_autoptr (GPtrArray)    datasets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);
  g_autoptr (GHashTable) decided =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) nun_datum_unref);
  g_autoptr (NunRuleSet) rules = NULL, accepted = NULL;
  const NunDatum        *guess;

  g_ptr_array_add (datasets, made_dataset (lines));
  rules = nun_rule_set_new (datasets, NUN_DATASET_IMAGE, NULL);
  guess = nun_rule_set_get_guess (rules, "target_name");
  g_assert_nonnull (guess);
  g_assert_cmpstr (guess->value, ==, "keyword OBJECT_2");
  g_assert_cmpfloat (guess->confidence, <, 0.5);
  g_assert_false (is_filled (rules, datasets->pdata[0], "target_name"));
  g_hash_table_insert (decided, g_strdup ("target_name"),
                       nun_datum_new (guess->value, NUN_ORIGIN_PERSON, 1.0, NULL));
  accepted = nun_rule_set_new (datasets, NUN_DATASET_IMAGE, decided);
  g_assert_true (is_filled (accepted, datasets->pdata[0], "target_name"));
}

/* In a mixed folder most headers lack the keyword; that makes it no worse for those that have it. */
static void
test_rare (void)
{
  static const char *const with[] = { "SURVEY  = 'Deep    '", "EXPTIME =                 60.0",
                                      NULL };
  static const char *const without[] = { "SURVEY  = 'Deep    '", NULL };
  g_autoptr (GPtrArray)    datasets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_dataset_unref);
  g_autoptr (NunRuleSet) rules = NULL;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (datasets, made_dataset (i == 7 ? with : without));
  rules = nun_rule_set_new (datasets, NUN_DATASET_IMAGE, NULL);
  g_assert_true (is_filled (rules, datasets->pdata[7], "t_exptime"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/describe/observation/frames", test_frames);
  g_test_add_func ("/describe/observation/mission-time", test_mission_time);
  g_test_add_func ("/describe/observation/offered", test_offered);
  g_test_add_func ("/describe/observation/rare", test_rare);
  return g_test_run ();
}
