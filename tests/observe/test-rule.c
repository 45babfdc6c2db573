/* Rules: their words, what they make of a header, and dates in all their forms. */

#include "observe/rule.h"

#include <math.h>
#include <string.h>

#include "observe/date.h"

/* -- a dataset -------------------------------------------------------------------------------------- */

static void
card (GString *cards, const char *text)
{
  g_string_append_printf (cards, "%-80s", text);
}

static NunDataset *
made_dataset (void)
{
  NunDataset         *self = g_new0 (NunDataset, 1);
  g_autoptr (GString) cards = g_string_new (NULL);

  g_atomic_ref_count_init (&self->references);
  card (cards, "OBJECT  = 'M 13    '           / target");
  card (cards, "EXPTIME =                  1.5 / [min] exposure time");
  card (cards, "EXPOSURE=               '90 s'");
  card (cards, "DATE-OBS= '2004-03-01'");
  card (cards, "TIME-OBS= '06:00:00'");
  card (cards, "OBJCTRA = '16 41 41.6'");
  card (cards, "OBJCTDEC= '-00 27 37'");
  card (cards, "WAVELEN =                656.3 / [nm]");
  card (cards, "FREQ    =              1.42E+09 / [Hz]");
  card (cards, "SEEING  = '1.2 arcsec'");
  card (cards, "HIERARCH ESO TEL AIRM START = 1.25 / Airmass");
  card (cards, "LONG    = 'one &'");
  card (cards, "CONTINUE  'two'");
  card (cards, "BADD    =             1.5D+02");
  self->header = nun_header_new (cards->str, cards->len);
  self->path = g_strdup ("/data/run_3/ngc_0042_R.fits.gz");
  self->size = 12345;
  self->media_type = "image/fits";
  self->naxis = 2;
  self->axes[0] = 100;
  self->centre_deg[0] = 250.5;
  self->centre_deg[1] = 36.25;
  self->wavelengths_m[0] = self->wavelengths_m[1] = NAN;
  self->scale_arcsec[0] = self->scale_arcsec[1] = 0.5;
  self->mjd[0] = self->mjd[1] = NAN;
  self->resolution = NAN;
  self->footprint = nun_region_new_circle (250.5, 36.25, 0.5);
  return self;
}

static char *
evaluate (const NunDataset *dataset, const char *text)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRule) rule = nun_rule_parse (text, &error);

  g_assert_no_error (error);
  return nun_rule_evaluate (rule, dataset, NULL);
}

/* Rules, and what they make of made_dataset. */
static const char *const values[][2] = {
  { "keyword OBJECT", "M 13" },
  { "keyword object", "M 13" },
  { "keyword NOTHING, OBJECT", "M 13" },
  { "keyword NOTHING", NULL },
  { "keyword ESO TEL AIRM START", "1.25" },
  { "keyword LONG", "one two" },
  { "keyword EXPTIME in s", "90" },
  { "keyword EXPTIME in d", "0.0010416666666666667" },
  { "keyword OBJECT, EXPTIME in s", "90" }, /* what is no number is passed over */
  { "keyword WAVELEN in m", "6.563e-07" },
  { "keyword FREQ in m", "0.21112144929577464" },
  { "keyword BADD in 1", "150" },
  { "keyword EXPOSURE | number", "90" },
  { "keyword SEEING | number | unit arcsec to deg", "0.00033333333333333332" },
  { "keyword WAVELEN | times 1e-9", "6.563e-07" },
  { "keyword WAVELEN | plus -600 | plus keyword EXPTIME in min", "57.799999999999955" },
  { "keyword WAVELEN | inverse", "0.0015236934328813044" },
  { "keyword DATE-OBS | date", "53065" },
  { "keyword OBJECT, DATE-OBS | date", "53065" }, /* what is no date leaves the next its turn */
  { "keyword OBJECT | date", NULL },
  { "keyword DATE-OBS | date NONE, TIME-OBS", "53065.25" },
  { "keyword OBJCTRA | angle hours", "250.42333333333335" },
  { "keyword OBJCTDEC | angle degrees", "-0.46027777777777779" },
  { "keyword EXPTIME | angle hours", "1.5" },
  { "constant Palomar | lowercase", "palomar" },
  { "constant \"a | b else c\"", "a | b else c" },
  { "text {OBJECT} in {WAVELEN} nm", "M 13 in 656.3 nm" },
  { "text {OBJECT} {NOTHING}", NULL },
  { "comment OBJECT", "target" },
  { "file name", "ngc_0042_R.fits.gz" },
  { "file stem", "ngc_0042_R" },
  { "file folder", "run_3" },
  { "file size", "12345" },
  { "file type", "image/fits" },
  { "file stem | part 2 of _", "0042" },
  { "file stem | part 9 of _", NULL },
  { "file stem | letters 1 to 3", "ngc" },
  { "file stem | part 3 of _ | table B = Johnson B, R = Johnson R, * = other", "Johnson R" },
  { "keyword OBJECT | table X = 1", NULL },
  { "keyword OBJECT | table X = 1, * = 2", "2" },
  { "keyword OBJECT | without m 13, TEST", NULL },
  { "measured right ascension", "250.5" },
  { "measured footprint", "CIRCLE 250.5 36.25 0.5" },
  { "measured field of view", "1" },
  { "measured shortest wavelength", NULL },
  { "measured shortest wavelength else keyword WAVELEN in m", "6.563e-07" },
  { "measured pixel scale", "0.5" },
  { "measured product type", "image" },
  { "none", NULL },
};

static void
test_values (void)
{
  g_autoptr (NunDataset) dataset = made_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = evaluate (dataset, values[i][0]);

      if (g_strcmp0 (value, values[i][1]) != 0)
        g_error ("%s: %s, not %s", values[i][0], value, values[i][1]);
    }
}

static void
test_why (void)
{
  g_autoptr (NunDataset) dataset = made_dataset ();
  g_autoptr (NunRule)    rule = nun_rule_parse ("keyword NOTHING else none", NULL);
  g_autofree char       *why = NULL;

  g_assert_null (nun_rule_evaluate (rule, dataset, &why));
  g_assert_nonnull (strstr (why, "NOTHING"));
}

/* What is read is written back as it was, but for blanks. */
static void
test_text (void)
{
  g_autoptr (NunRule) rule =
      nun_rule_parse ("  keyword A, B in s|times 2   else   constant \"x | y\" ", NULL);
  g_autofree char    *text = nun_rule_to_text (rule);
  g_autoptr (NunRule) again = nun_rule_parse (text, NULL);
  g_autofree char    *same = nun_rule_to_text (again);

  g_assert_cmpstr (text, ==, "keyword A, B in s | times 2 else constant \"x | y\"");
  g_assert_cmpstr (same, ==, text);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "EXPTIME",
    "keyword",
    "keyword A in furlongs",
    "keyword A |",
    "keyword A | date | shell rm",
    "measured colour",
    "file contents",
    "constant",
    "keyword A | unit m to s",
    "keyword A | angle",
    "keyword A | band green",
    "keyword A | part x of _",
    "keyword A | letters 4 to 2",
    "keyword A | table B",
    "keyword A | times x",
    "none else",
  };
  GString *many = g_string_new ("keyword A");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError)  error = NULL;
      g_autoptr (NunRule) rule = nun_rule_parse (bad[i], &error);

      if (rule != NULL)
        g_error ("taken for a rule: %s", bad[i]);
      g_assert_error (error, NUN_OBSERVE_ERROR, NUN_OBSERVE_ERROR_RULE);
    }
  for (guint i = 0; i < 100; i++)
    g_string_append (many, " | number");
  g_assert_null (nun_rule_parse (many->str, NULL));
  for (guint i = 0; i < 10000; i++)
    g_string_append_c (many, 'x');
  g_assert_null (nun_rule_parse (many->str, NULL));
  g_string_free (many, TRUE);
}

/* Every word's own example is a rule. */
static void
test_examples (void)
{
  for (guint i = 0; i < 2; i++)
    for (const NunRuleWord *word = i == 0 ? nun_rule_sources () : nun_rule_steps ();
         word->name != NULL; word++)
      {
        g_autoptr (GError)  error = NULL;
        g_autoptr (NunRule) rule = nun_rule_parse (word->example, &error);

        g_assert_no_error (error);
        g_assert_nonnull (rule);
        g_assert_nonnull (strstr (word->example, word->name));
      }
}

/* -- dates ------------------------------------------------------------------------------------------ */

/* MJDs by astropy.time. */
static void
test_dates (void)
{
  static const struct
  {
    const char *text, *time;
    double      mjd; /* NaN: none */
  } cases[] = {
    { "2004-03-01T00:00:10.5", NULL, 53065.00012152778 },
    { "2004-03-01T00:00:10.5Z", "12:00:00", 53065.00012152778 },
    { "2004-03-01", NULL, 53065 },
    { "2004-03-01", "12:00:00", 53065.5 },
    { "2004-03-01 06:00", NULL, 53065.25 },
    { "2004-3-1", NULL, 53065 },
    { "2004/03/01", NULL, 53065 },
    { "20040301", NULL, 53065 },
    { "2004-061", NULL, 53065 },
    { "01/03/04", NULL, 53065 },
    { "31/12/99", NULL, 51543 },
    { "24-12-1995", NULL, 50075 },
    { "1858-11-17", NULL, 0 },
    { "0001-01-01", NULL, -678575 },
    { "2453065.5", NULL, 53065 },
    { "53065.25", NULL, 53065.25 },
    { "J2000.0", NULL, 51544.5 },
    { "B1950.0", NULL, 33281.92345905 },
    { "2004.165", NULL, 53065.76625 },
    { "2016-12-31T23:59:60", NULL, 57754 },
    { "2004-02-30", NULL, NAN },
    { "30/02/04", NULL, NAN },
    { "2004-13-01", NULL, NAN },
    { "2004-03-01T25:00:00", NULL, NAN },
    { "yesterday", NULL, NAN },
    { "", NULL, NAN },
    { "17", NULL, NAN },
    { "1e400", NULL, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double   mjd = NAN;
      gboolean good = nun_date_to_mjd (cases[i].text, cases[i].time, &mjd);

      if (good == isnan (cases[i].mjd) || (good && fabs (mjd - cases[i].mjd) > 1e-8))
        g_error ("%s: %.9f, not %.9f", cases[i].text, mjd, cases[i].mjd);
    }
}

static void
test_date_text (void)
{
  static const struct
  {
    double      mjd;
    const char *text;
  } cases[] = {
    { 53065.25, "2004-03-01T06:00:00.000" },
    { 0, "1858-11-17T00:00:00.000" },
    { 53064.9999999999, "2004-03-01T00:00:00.000" },
    { -678575, "0001-01-01T00:00:00.000" },
    { -678576, NULL },
    { 2973484, NULL },
    { NAN, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = nun_date_from_mjd (cases[i].mjd);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/describe/rule/values", test_values);
  g_test_add_func ("/describe/rule/why", test_why);
  g_test_add_func ("/describe/rule/text", test_text);
  g_test_add_func ("/describe/rule/refused", test_refused);
  g_test_add_func ("/describe/rule/examples", test_examples);
  g_test_add_func ("/describe/date/forms", test_dates);
  g_test_add_func ("/describe/date/text", test_date_text);
  return g_test_run ();
}
