/* What FITS keywords say: the table itself, headers as observatories write them, odd values and hostile cards. */
#include "observe/keyword.h"

#include <string.h>

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

typedef NunCard Card;

static const char *
first_ucd (const Card *card, char *buffer, gsize size)
{
  g_autoptr (GPtrArray) found = nun_keyword_suggest (card);

  *buffer = '\0';
  if (found->len > 0)
    g_strlcpy (buffer, ((NunSuggestion *) found->pdata[0])->value, size);
  return buffer;
}

static void
assert_row (char **row, guint line)
{
  g_auto (GStrv) ucds = g_strsplit (row[2], "|", -1), fields = g_strsplit (row[3], " ", -1);
  gint64         sure = g_ascii_strtoll (row[1], NULL, 10);

  g_assert_cmpint (sure, >=, 20);
  g_assert_cmpint (sure, <=, 98);
  g_assert_cmpuint (g_strv_length (ucds), <=, 5);
  g_assert_cmpuint (g_strv_length (fields), <=, 4);
  for (char **ucd = ucds; *ucd != NULL; ucd++)
    {
      g_autoptr (GError) error = NULL;

      if (!nun_ucd_check (*ucd, &error))
        g_error ("line %u: %s: %s", line, *ucd, error->message);
    }
  for (char **field = fields; *field != NULL; field++)
    {
      g_auto (GStrv) pair = g_strsplit (*field, "=", 2);

      if (g_strv_length (pair) != 2 || nun_observation_field_find (pair[0]) == NULL)
        g_error ("line %u: %s is no field", line, *field);
      g_assert_cmpint (g_ascii_strtoll (pair[1], NULL, 10), >, 0);
      g_assert_cmpint (g_ascii_strtoll (pair[1], NULL, 10), <, 100);
    }
  if (strcmp (row[4], "h:m:s") != 0 && strcmp (row[4], "d:m:s") != 0)
    g_assert_true (nun_unit_check (row[4], NULL));
}

/* A keyword of the row is found and its first UCD is offered, also with a number for # and - for _. */
static void
assert_keyword (const char *name, const char *ucd)
{
  g_auto (GStrv)   parts = g_strsplit (name, "#", -1);
  g_autofree char *keyword = g_strjoinv ("1", parts);
  Card             card = { g_strdelimit (keyword, "_", '-'), "1", NULL };
  char             buffer[128];

  if (strcmp (first_ucd (&card, buffer, sizeof buffer), ucd) != 0)
    g_error ("%s: %s, not %s", keyword, buffer, ucd);
}

static void
test_table (void)
{
  g_autofree char       *text = NULL;
  g_auto (GStrv)         lines = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  n_keywords = 0;

  g_assert_true (g_file_get_contents (g_getenv ("NUN_TEST_KEYWORDS"), &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1), names = NULL;
      const char    *first;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (row), ==, 6);
      assert_row (row, i + 1);
      row[2][strcspn (row[2], "|")] = '\0';
      first = row[2];
      names = g_strsplit (row[5], ",", -1);
      for (char **name = names; *name != NULL; name++)
        {
          g_assert_true (g_hash_table_add (seen, g_strdup (*name)));
          if (**name == '~' || **name == '=')
            continue;
          assert_keyword (*name, first);
          n_keywords++;
        }
    }
  g_assert_cmpuint (n_keywords, >, 500);
}

static void
test_ucds (void)
{
  static const struct
  {
    Card        card;
    const char *ucd;
  } cases[] = {
    { { "EXPTIME", "300", "[s] exposure time" }, "time.duration;obs.exposure" },
    { { "AIRMASS", "1.2", NULL }, "obs.airMass" },
    { { "ESO TEL AIRM START", "1.1", NULL }, "obs.airMass" },
    { { "HIERARCH ESO TEL AIRM START", "1.1", NULL }, "obs.airMass" },
    { { "FILTER2", "V", NULL }, "instr.bandpass" },
    { { "OBJECT", "M 31", NULL }, "meta.id;src" },
    { { "CRVAL1A", "12", NULL }, "pos.wcs.crval" },
    { { "CD1_2", "0", NULL }, "pos.wcs.cdmatrix" },
    { { "NAXIS2", "100", NULL }, "pos.wcs.naxis" },
    { { "CTYPE1", "RA---TAN-SIP", NULL }, "pos.eq.ra" },
    { { "CTYPE3", "AWAV", NULL }, "em.wl;obs.atmos" },
    { { "CTYPE3", "VRAD-LSR", NULL }, "spect.dopplerVeloc.radio" },
    { { "CTYPE1", "PIXEL", NULL }, "pos.wcs.ctype" },
    /* not in the table: the comment, the build of the name, the unit, the value */
    { { "QQEXP", "12", "[s] Total exposure time" }, "time.duration;obs.exposure" },
    { { "MYHUM", "40", "Relative humidity at start of exposure" }, "obs.atmos.humidity" },
    { { "CAHA TEL GEOLAT", "37", NULL }, "pos.earth.lat" },
    { { "AIRMASS_START", "1.3", NULL }, "obs.airMass" },
    { { "DOMETMP3X", "11", "[K] sensor 3" }, "phys.temperature" },
    { { "ZZLINK", "https://example.org/x", NULL }, "meta.ref.url" },
    { { "ZZSTAMP", "2024-05-06T07:08:09", NULL }, "time.epoch" },
    { { "ZZRAW", "a001.fits", NULL }, "meta.id;meta.file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[128];

      if (strcmp (first_ucd (&cases[i].card, buffer, sizeof buffer), cases[i].ucd) != 0)
        g_error ("%s: %s, not %s", cases[i].card.keyword, buffer, cases[i].ucd);
    }
}

static void
test_suggestions (void)
{
  static const Card     cards[] = { { "FWHM", "3.2", "[arcsec] seeing" },
                                    { "EPOCH", "2000.0", NULL },
                                    { "CREATOR", "x", "author" },
                                    { "TIME-OBS", "12:00:00", NULL } };
  static const Card     blank = { "", NULL, "a comment" };
  g_autoptr (GPtrArray) none = nun_keyword_suggest (&blank);

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (GPtrArray) found = nun_keyword_suggest (&cards[i]);

      g_assert_cmpuint (found->len, >, 1);
      g_assert_cmpuint (found->len, <=, NUN_SUGGEST_MAX);
      for (guint k = 0; k < found->len; k++)
        {
          const NunSuggestion *one = found->pdata[k];

          g_assert_true (nun_ucd_check (one->value, NULL));
          g_assert_cmpfloat (one->confidence, >, 0);
          g_assert_cmpfloat (one->confidence, <, 1);
          g_assert_true (g_str_has_suffix (one->reason, "."));
          if (k > 0)
            g_assert_cmpfloat (one->confidence, <=,
                               ((NunSuggestion *) found->pdata[k - 1])->confidence);
        }
    }
}

/* A header and which of its cards carries a field: "field keyword", "field" alone for none. */
typedef struct
{
  const char *name;
  Card        cards[24];
  const char *wanted[16];
} Header;

static const Header headers[] = {
  { "HST",
    { { "TELESCOP", "HST", "telescope used to acquire data" },
      { "INSTRUME", "ACS", "identifier for instrument used to acquire data" },
      { "DETECTOR", "WFC", "detector in use" },
      { "ROOTNAME", "j8xi01abq", "rootname of the observation set" },
      { "TARGNAME", "NGC104", "proposer's target name" },
      { "RA_TARG", "5.655", "right ascension of the target (deg) (J2000)" },
      { "DEC_TARG", "-72.07", "declination of the target (deg) (J2000)" },
      { "SUN_ALT", "-11.5", "altitude of the sun above Earth's limb" },
      { "EXPSTART", "53000.5", "exposure start time (Modified Julian Date)" },
      { "EXPEND", "53000.51", "exposure end time (Modified Julian Date)" },
      { "EXPTIME", "864.0", "exposure duration (seconds)--calculated" },
      { "DATE-OBS", "2003-12-27", "UT date of start of observation" },
      { "FILTER1", "CLEAR1L", "element selected from filter wheel 1" },
      { "FILTER2", "F606W", "element selected from filter wheel 2" },
      { "PHOTPLAM", "5917.7", "Pivot wavelength (Angstroms)" },
      { "PROPOSID", "10048", "PEP proposal identifier" } },
    { "target_name TARGNAME", "s_ra RA_TARG", "s_dec DEC_TARG", "t_min EXPSTART", "t_max EXPEND",
      "t_exptime EXPTIME", "bandpass_name FILTER2", "em_mid PHOTPLAM", "facility_name TELESCOP",
      "instrument_name INSTRUME", "proposal_id PROPOSID", "obs_id ROOTNAME", "redshift" } },
  { "ESO",
    { { "OBJECT", "OBJECT", "Original target" },
      { "ESO OBS TARG NAME", "HD 10700", "OB target name" },
      { "RA", "26.017", "[deg] 01:44:04.0 RA (J2000) pointing" },
      { "DEC", "-15.937", "[deg] -15:56:14.9 DEC (J2000) pointing" },
      { "MJD-OBS", "55000.123", "Obs start" },
      { "ESO DET WIN1 UIT1", "60.0", "user defined subintegration time" },
      { "ESO TEL AMBI FWHM START", "0.8", "[arcsec] Observatory seeing" },
      { "ESO INS FILT1 NAME", "R_SPECIAL", "Filter name" },
      { "ESO OBS PROG ID", "083.D-0001(A)", "ESO program identification" } },
    { "target_name ESO OBS TARG NAME", "s_ra RA", "s_dec DEC", "t_min MJD-OBS",
      "t_exptime ESO DET WIN1 UIT1", "s_resolution ESO TEL AMBI FWHM START",
      "bandpass_name ESO INS FILT1 NAME", "proposal_id ESO OBS PROG ID", "t_max" } },
  { "plate",
    { { "DATE-OBS", "22/12/53", "Date of observation" },
      { "EXPOSURE", "65.0", "Observation: Exposure Minutes" },
      { "TELESCOP", "UK Schmidt", NULL },
      { "EMULSION", "IIIaF", "Detector: Emulsion" },
      { "FILTER", "OG590", "Detector: Filter" },
      { "OBJCTRA", "05 41 06.000", NULL },
      { "OBJCTDEC", "-02 27 30.00", NULL },
      { "PLATEID", "A0JP", "Plate ID" },
      { "CTYPE1", "RA---TAN", NULL },
      { "CRVAL1", "85.27", NULL },
      { "CTYPE2", "DEC--TAN", NULL },
      { "CRVAL2", "-2.45", NULL } },
    { "t_min DATE-OBS", "t_exptime EXPOSURE", "bandpass_name FILTER", "s_ra OBJCTRA",
      "s_dec OBJCTDEC", "obs_id PLATEID" } },
  { "galactic map",
    { { "CTYPE1", "GLON-CAR", NULL },
      { "CRVAL1", "10.0", NULL },
      { "CTYPE2", "GLAT-CAR", NULL },
      { "CRVAL2", "0.0", NULL },
      { "BMAJ", "0.01", "[deg] beam" },
      { "BUNIT", "Jy/beam", NULL },
      { "RESTFRQ", "1.42e9", "[Hz]" } },
    { "s_ra", "s_dec", "s_resolution BMAJ", "o_unit BUNIT", "em_mid RESTFRQ" } },
  { "spectrum of the VO",
    { { "TITLE", "Spectra of brown dwarfs", "data set title" },
      { "SPEC_VAL", "14.2", "[um] Characteristic spec coord" },
      { "SPEC_BW", "8.9", "[um] Width of spectrum" },
      { "TDMIN1", "5.2", "[um]" },
      { "TDMAX1", "14.1", "[um]" },
      { "SPEC_RP", "90", NULL },
      { "SPEC_RES", "0.1", "[um] Spectral resolution" },
      { "SNR", "30", NULL },
      { "VOPUB", "Archive", NULL },
      { "AUTHOR", "Doe", NULL },
      { "VOREF", "2009AJ....137.3345C", NULL },
      { "TSTART", "2454680.5", NULL },
      { "TELAPSE", "42240", "[s] Total elapsed time" } },
    { "obs_title TITLE", "em_mid SPEC_VAL", "em_width SPEC_BW", "em_min TDMIN1", "em_max TDMAX1",
      "em_res_power SPEC_RP", "em_resolution SPEC_RES", "snr SNR", "publisher VOPUB",
      "obs_creator_name AUTHOR", "bib_reference VOREF", "t_min TSTART", "t_extent TELAPSE" } },
};

static guint
count_cards (const Header *header)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (header->cards) && header->cards[n].keyword != NULL)
    n++;
  return n;
}

static void
test_headers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    for (guint k = 0; headers[i].wanted[k] != NULL; k++)
      {
        g_auto (GStrv)        wanted = g_strsplit (headers[i].wanted[k], " ", 2);
        g_autoptr (GPtrArray) found =
            nun_keyword_for_field (headers[i].cards, count_cards (&headers[i]), wanted[0]);
        const NunSuggestion *best = found->len > 0 ? found->pdata[0] : NULL;

        if (wanted[1] == NULL ? best != NULL && best->confidence >= 0.5
                              : best == NULL || strcmp (best->value, wanted[1]) != 0)
          g_error ("%s: %s is %s", headers[i].name, headers[i].wanted[k],
                   best != NULL ? best->value : "nowhere");
        if (best != NULL)
          g_assert_true (strstr (best->reason, best->value) != NULL);
      }
}

/* The second card of each pair fits the field far less than the first. */
static void
test_values (void)
{
  static const struct
  {
    const char *field;
    Card        good, bad;
  } pairs[] = {
    { "bandpass_name", { "FILTER1", "V", NULL }, { "FILTER1", "CLEAR", NULL } },
    { "bandpass_name", { "FILTER1", "OG570", NULL }, { "FILTER1", "open2-8", NULL } },
    { "bandpass_name", { "FILTER", "OpenRed", NULL }, { "FILTER", "UNKNOWN", NULL } },
    { "s_ra", { "RA", "12:30:40.5", NULL }, { "RA", "400.5", NULL } },
    { "s_dec", { "DEC", "-89.9", NULL }, { "DEC", "-91", NULL } },
    { "s_dec", { "DEC", "-00 12 03", NULL }, { "DEC", "north", NULL } },
    { "t_exptime", { "EXPTIME", "1.5E+03", NULL }, { "EXPTIME", "long", NULL } },
    { "t_exptime", { "EXPTIME", "30", NULL }, { "EXPTIME", "0", NULL } },
    { "t_min", { "DATE-OBS", "22/12/53", NULL }, { "DATE-OBS", "unknown", NULL } },
    { "t_min", { "DATE-OBS", "19930417", NULL }, { "DATE-OBS", "19931799", NULL } },
    { "t_min", { "MJD-OBS", "55000.1", NULL }, { "MJD-OBS", "2965661.5", NULL } },
    { "t_min", { "TSTART", "329097595.4", NULL }, { "UT", "03:04:05", NULL } },
    { "s_resolution", { "SEEING", "2.4", "[arcsec]" }, { "SEEING", "2.4", "[pix] FWHM" } },
    { "s_pixel_scale",
      { "PIXSCAL1", "0.2", "Scale (arcsec/pixel)" },
      { "PIXSIZE1", "13.5", "[um]" } },
    { "t_exptime", { "EXPOSURE", "1.5", "[min]" }, { "EXPOSURE", "1.5", "[mm]" } },
    { "target_name", { "OBJECT", "M 31", NULL }, { "OBJECT", NULL, NULL } },
    { "target_name", { "OBJECT", "M 31", NULL }, { "OBJECT", "12", NULL } },
    { "em_res_power", { "SPEC_RES", "42310", NULL }, { "SPEC_RES", "1.2", NULL } },
    { "em_resolution", { "SPEC_RES", "1.2", NULL }, { "SPEC_RES", "42310", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double good = nun_keyword_fitness (&pairs[i].good, pairs[i].field);
      double bad = nun_keyword_fitness (&pairs[i].bad, pairs[i].field);

      if (good < 0.5 || bad > 0.5 * good)
        g_error ("%s: %g with %s, %g with %s", pairs[i].field, good, pairs[i].good.value, bad,
                 pairs[i].bad.value);
    }
  g_assert_cmpfloat (nun_keyword_fitness (&pairs[0].good, "no_such_field"), ==, 0);
}

static void
test_preference (void)
{
  static const Card exptime = { "EXPTIME", "30", NULL }, exposure = { "EXPOSURE", "30", NULL };
  static const Card dit = { "ESO DET DIT", "30", NULL };

  g_assert_cmpfloat (nun_keyword_fitness (&exptime, "t_exptime"), >,
                     nun_keyword_fitness (&exposure, "t_exptime"));
  g_assert_cmpfloat (nun_keyword_fitness (&exposure, "t_exptime"), >,
                     nun_keyword_fitness (&dit, "t_exptime"));
}

static void
test_forms (void)
{
  static const struct
  {
    const char *value;
    NunCardForm form;
  } cases[] = {
    { NULL, NUN_CARD_NONE },
    { "", NUN_CARD_NONE },
    { "  ", NUN_CARD_NONE },
    { "n/a", NUN_CARD_NONE },
    { "12", NUN_CARD_NUMBER },
    { " -1.5E-3 ", NUN_CARD_NUMBER },
    { "nan", NUN_CARD_TEXT },
    { "1e999", NUN_CARD_TEXT },
    { "T", NUN_CARD_LOGICAL },
    { "2004-05-06", NUN_CARD_DATE },
    { "2004-05-06T07:08:09.1Z", NUN_CARD_DATE },
    { "2004-05-06 07:08", NUN_CARD_DATE },
    { "2011:04:18", NUN_CARD_DATE },
    { "6/5/94", NUN_CARD_OLD_DATE },
    { "06/05/1994", NUN_CARD_OLD_DATE },
    { "1994/05/06", NUN_CARD_OLD_DATE },
    { "12:34:56.7", NUN_CARD_SEXAGESIMAL },
    { "-00 12 03", NUN_CARD_SEXAGESIMAL },
    { "12:34", NUN_CARD_SEXAGESIMAL },
    { "12 34", NUN_CARD_TEXT },
    { "http://example.org/a", NUN_CARD_URL },
    { "a.fits", NUN_CARD_FILE },
    { "raw/a.fits.gz", NUN_CARD_FILE },
    { ".fits", NUN_CARD_TEXT },
    { "NGC 7023", NUN_CARD_TEXT },
  };
  double number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (nun_keyword_card_form (cases[i].value, NULL) != cases[i].form)
      g_error ("%s is of form %d", cases[i].value, nun_keyword_card_form (cases[i].value, NULL));
  nun_keyword_card_form ("1.5D0", &number);
  g_assert_cmpfloat (number, ==, 1.5);
  nun_keyword_card_form ("-2.5e3", &number);
  g_assert_cmpfloat (number, ==, -2500);
}

static void
test_units (void)
{
  static const struct
  {
    Card        card;
    const char *unit;
  } cases[] = {
    { { "EXPTIME", "3", "[ms] exposure" }, "ms" },
    { { "EXPTIME", "3", NULL }, "s" },
    { { "EXPOSURE", "65.0", "Observation: Exposure Minutes" }, "min" },
    { { "RA", "12:13:14", "[deg] pointing" }, "h:m:s" },
    { { "DEC", "-12:13:14", NULL }, "d:m:s" },
    { { "RA", "183.5", NULL }, "deg" },
    { { "OBJCTRA", "183.5", NULL }, "deg" },
    { { "RABASE", "5.59", "[h] Right ascension of base position" }, "h" },
    { { "FREQ", "14.488303", NULL }, "GHz" },
    { { "FREQ", "1420405752", NULL }, "Hz" },
    { { "FREQ", "1420.4", NULL }, "MHz" },
    { { "FREQ", "345", NULL }, NULL },
    { { "PHOTPLAM", "5917.7", "Pivot wavelength (Angstroms)" }, "Angstrom" },
    { { "DATE-OBS", "2004-05-06", NULL }, NULL },
    { { "OBJECT", "M 31", NULL }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *unit = nun_keyword_unit (&cases[i].card);

      if (g_strcmp0 (unit, cases[i].unit) != 0)
        g_error ("%s = %s: %s, not %s", cases[i].card.keyword, cases[i].card.value, unit,
                 cases[i].unit);
    }
}

/* What strangers may write; the sanitizers watch. */
static void
test_hostile (void)
{
  g_autofree char *keyword = g_strnfill (5000, 'A'), *digits = g_strnfill (5000, '7');
  g_autofree char *comment = g_strnfill (100000, '['), *words = g_strnfill (100000, 'x');
  g_autofree char *blanks = g_strnfill (5000, ' ');

  for (guint i = 20; i < 99990; i += 7)
    words[i] = " (.[]_"[i % 6];
  for (guint i = 0; i < 64; i++)
    {
      const char *const texts[] = { keyword, digits, comment,    words,      blanks,      "",
                                    "_",     "#",    "\xc3\xa4", "\xff\xfe", "HIERARCH ", "_ _ _",
                                    NULL,    ".",    "A ",       "=" };
      Card              card = { texts[i % 13], texts[(i * 5 + 3) % 16], texts[(i * 7 + 2) % 16] };
      g_autoptr (GPtrArray) ucds = nun_keyword_suggest (&card);
      g_autoptr (GPtrArray) fields = nun_keyword_for_field (&card, 1, "s_ra");
      g_autofree char      *unit = nun_keyword_unit (&card);

      g_assert_cmpuint (ucds->len, <=, NUN_SUGGEST_MAX);
      g_assert_cmpuint (fields->len, <=, 1);
    }
}

/* A header of nothing but axes must not take its square. */
static void
test_many_axes (void)
{
  g_autofree Card *cards = g_new (Card, 100000);

  for (guint i = 0; i < 100000; i++)
    cards[i] = i % 2 != 0 ? (Card){ "CTYPE1", "RA---TAN", NULL } : (Card){ "CRVAL1", "12", NULL };
  g_test_timer_start ();
  {
    g_autoptr (GPtrArray) found = nun_keyword_for_field (cards, 100000, "s_ra");

    g_assert_cmpuint (found->len, >, 0);
    g_assert_cmpuint (found->len, <=, 500);
  }
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 10);
}

/* 100 cards, 20 fields: ten thousand files are scanned. */
static void
test_speed (void)
{
  static const char *const keys[] = {
    "target_name", "s_ra",        "s_dec",     "t_min",          "t_max",         "t_exptime",
    "em_min",      "em_max",      "em_mid",    "bandpass_name",  "facility_name", "instrument_name",
    "obs_id",      "proposal_id", "obs_title", "obs_collection", "s_resolution",  "s_pixel_scale",
    "o_unit",      "snr"
  };
  Card   cards[100];
  double seconds;

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      const Header *header = &headers[i % G_N_ELEMENTS (headers)];

      cards[i] = header->cards[i % count_cards (header)];
      if (i % 3 == 0)
        cards[i] = (Card){ "UNHEARD", "12.5", "what the third motor of the second wheel said" };
    }
  nun_keyword_reading_free (nun_keyword_reading_new (cards, 1));
  g_test_timer_start ();
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (NunKeywordReading) reading = nun_keyword_reading_new (cards, G_N_ELEMENTS (cards));

      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        g_ptr_array_unref (nun_keyword_reading_for_field (reading, keys[i]));
    }
  seconds = g_test_timer_elapsed () / 100;
  g_test_message ("%.0f microseconds a header", seconds * 1e6);
  /* sanitizers and other people's jobs take their share */
  g_assert_cmpfloat (seconds, <, 0.02);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyword/table", test_table);
  g_test_add_func ("/keyword/ucds", test_ucds);
  g_test_add_func ("/keyword/suggestions", test_suggestions);
  g_test_add_func ("/keyword/headers", test_headers);
  g_test_add_func ("/keyword/values", test_values);
  g_test_add_func ("/keyword/preference", test_preference);
  g_test_add_func ("/keyword/forms", test_forms);
  g_test_add_func ("/keyword/units", test_units);
  g_test_add_func ("/keyword/hostile", test_hostile);
  g_test_add_func ("/keyword/many-axes", test_many_axes);
  g_test_add_func ("/keyword/speed", test_speed);
  return g_test_run ();
}
