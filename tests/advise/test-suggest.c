/* What the adviser says of hand-made columns. */
#include "advise/suggest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "advise/suggest-column.h"
#include "support.h"
#include "vocabulary/ucd.h"

typedef struct
{
  const char *name, *unit;
  NunDatatype type;
  const char *description;
  const char *expected; /* the first UCD, not counting ";meta.main"; NULL: not checked */
} Made;

#define TEXT NUN_DATATYPE_CHAR
#define REAL NUN_DATATYPE_DOUBLE
#define WHOLE NUN_DATATYPE_INT

static GPtrArray *
columns_of (const Made *made, guint n)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < n; i++)
    {
      NunColumn *column =
          nun_column_new (made[i].name, made[i].type, made[i].type == TEXT ? "*" : NULL);

      column->unit = g_strdup (made[i].unit);
      column->description = g_strdup (made[i].description);
      g_ptr_array_add (columns, column);
    }
  return columns;
}

static const NunSuggestion *
first_of (GPtrArray *advice, guint i)
{
  const NunAdvice *each = advice->pdata[i];

  return each->ucds->len > 0 ? each->ucds->pdata[0] : NULL;
}

static char *
without_main (const char *ucd)
{
  const char *at = strstr (ucd, ";meta.main");

  return at != NULL ? g_strndup (ucd, (gsize) (at - ucd)) : g_strdup (ucd);
}

/* Every promise that the header makes of any table. */
static void
check_promises (GPtrArray *advice, guint n)
{
  static const char *const kinds[] = { "pos.eq.ra", "pos.eq.dec", "meta.id" };
  guint                    n_main[G_N_ELEMENTS (kinds)] = { 0 };

  g_assert_cmpuint (advice->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const NunAdvice *each = advice->pdata[i];

      g_assert_cmpuint (each->ucds->len, <=, NUN_SUGGEST_MAX);
      g_assert_nonnull (each->part);
      g_assert_cmpuint (each->level, >=, 1);
      g_assert_cmpuint (each->level, <=, 3);
      g_assert_cmpint (each->parent, <, (int) n);
      g_assert_cmpint (each->parent, !=, (int) i);
      for (guint j = 0; j < each->ucds->len; j++)
        {
          const NunSuggestion *suggestion = each->ucds->pdata[j];

          g_assert_true (nun_ucd_check (suggestion->value, NULL));
          g_assert_cmpfloat (suggestion->confidence, >=, 0);
          g_assert_cmpfloat (suggestion->confidence, <=, 1);
          g_assert_cmpuint (strlen (suggestion->reason), >, 10);
          g_assert_true (g_utf8_validate (suggestion->reason, -1, NULL));
          for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
            if (g_str_has_prefix (suggestion->value, kinds[k]) &&
                nun_ucd_has_word (suggestion->value, "meta.main"))
              n_main[k]++;
        }
    }
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    g_assert_cmpuint (n_main[k], <=, 1);
}

/* profile: of the values, or NULL. */
static GPtrArray *
advise_on (const Made *made, guint n, const NunProfile *profile)
{
  g_autoptr (GPtrArray) columns = columns_of (made, n);
  GPtrArray            *advice = nun_suggest_columns (columns, profile, NULL);

  check_promises (advice, n);
  return advice;
}

static void
check_table (const Made *made, guint n)
{
  g_autoptr (GPtrArray) advice = advise_on (made, n, NULL);

  for (guint i = 0; i < n; i++)
    {
      const NunSuggestion *first = first_of (advice, i);
      g_autofree char     *ucd = first != NULL ? without_main (first->value) : NULL;

      if (made[i].expected != NULL && g_strcmp0 (ucd, made[i].expected) != 0)
        g_error ("%s: %s was suggested for %s; expected %s", g_get_prgname (), ucd, made[i].name,
                 made[i].expected);
    }
}

static const Made star_catalogue[] = {
  { "HIP", NULL, WHOLE, NULL, "meta.id" },
  { "RAJ2000", "deg", REAL, NULL, "pos.eq.ra" },
  { "DEJ2000", "deg", REAL, NULL, "pos.eq.dec" },
  { "pmRA", "mas/yr", REAL, NULL, "pos.pm;pos.eq.ra" },
  { "e_pmRA", "mas/yr", REAL, NULL, "stat.error;pos.pm;pos.eq.ra" },
  { "pmDE", "mas/yr", REAL, NULL, "pos.pm;pos.eq.dec" },
  { "Vmag", "mag", REAL, NULL, "phot.mag;em.opt.V" },
  { "e_Vmag", "mag", REAL, NULL, "stat.error;phot.mag;em.opt.V" },
  { "Kmag", "mag", REAL, NULL, "phot.mag;em.IR.K" },
  { "SpType", NULL, TEXT, NULL, "src.spType" },
  { "Teff", "K", REAL, NULL, "phys.temperature.effective" },
  { "logg", NULL, REAL, NULL, "phys.gravity" },
  { "RV", "km/s", REAL, "Heliocentric radial velocity", NULL },
  { "GLON", "deg", REAL, NULL, "pos.galactic.lon" },
  { "GLAT", "deg", REAL, NULL, "pos.galactic.lat" },
};

static const Made spelled_out[] = {
  { "object_name", NULL, TEXT, "Name of the object", NULL },
  { "right_ascension", "degrees", REAL, "Right ascension (J2000)", "pos.eq.ra" },
  { "declination", "degrees", REAL, "Declination (J2000)", "pos.eq.dec" },
  { "redshift", NULL, REAL, "Spectroscopic redshift", "src.redshift" },
  { "redshift_err", NULL, REAL, "Uncertainty of the redshift", "stat.error;src.redshift" },
  { "exposure_time", "s", REAL, "Total exposure time", "time.duration;obs.exposure" },
  { "position_angle", "deg", REAL, "Position angle, east of north", "pos.posAng" },
  { "eccentricity", NULL, REAL, "Orbital eccentricity", "src.orbital.eccentricity" },
  { "bibcode", NULL, TEXT, "Bibliographic code of the paper", "meta.bib.bibcode" },
  { "remarks", NULL, TEXT, "Comments", "meta.note" },
  { "w1mpro", "mag", REAL, "WISE W1 magnitude", "phot.mag;em.IR.3-4um" },
  { "airmass", NULL, REAL, "Airmass at mid exposure", "obs.airMass" },
};

static const Made observations[] = {
  { "obs_id", NULL, TEXT, NULL, "meta.id" },
  { "s_ra", "deg", REAL, NULL, "pos.eq.ra" },
  { "s_dec", "deg", REAL, NULL, "pos.eq.dec" },
  { "t_min", "d", REAL, NULL, "time.start;obs.exposure" },
  { "t_max", "d", REAL, NULL, "time.end;obs.exposure" },
  { "em_min", "m", REAL, NULL, "em.wl;stat.min" },
  { "em_max", "m", REAL, NULL, "em.wl;stat.max" },
  { "access_url", NULL, TEXT, NULL, "meta.ref.url" },
  { "access_format", NULL, TEXT, NULL, "meta.code.mime" },
  { "calib_level", NULL, WHOLE, NULL, "meta.code;obs.calib" },
};

static void
test_relations (void)
{
  static const Made made[] = {
    { "Vmag", "mag", REAL, NULL, NULL },        { "e_Vmag", "mag", REAL, NULL, NULL },
    { "q_Vmag", NULL, TEXT, NULL, NULL },       { "parallax", "mas", REAL, NULL, NULL },
    { "parallaxErr", "mas", REAL, NULL, NULL }, { "logL", NULL, REAL, NULL, NULL },
    { "f775", "uJy", REAL, NULL, NULL },        { "d775", NULL, REAL, "Uncertainty of f775", NULL },
  };
  g_autoptr (GPtrArray)   advice = advise_on (made, G_N_ELEMENTS (made), NULL);
  const NunAdvice *const *each = (const NunAdvice *const *) advice->pdata;

  g_assert_cmpint (each[1]->relation, ==, NUN_RELATION_ERROR);
  g_assert_cmpint (each[1]->parent, ==, 0);
  g_assert_nonnull (strstr (first_of (advice, 1)->reason, "Vmag"));
  g_assert_nonnull (strstr (first_of (advice, 1)->reason, "e_"));
  g_assert_nonnull (strstr (each[1]->part, "Vmag"));
  g_assert_cmpint (each[2]->relation, ==, NUN_RELATION_FLAG);
  g_assert_cmpint (each[2]->parent, ==, 0);
  g_assert_cmpint (each[4]->relation, ==, NUN_RELATION_ERROR);
  g_assert_cmpint (each[4]->parent, ==, 3);
  g_assert_cmpint (each[5]->relation, ==, NUN_RELATION_NONE);
  g_assert_cmpint (each[5]->parent, ==, -1);
  g_assert_cmpint (each[7]->relation, ==, NUN_RELATION_ERROR);
  g_assert_cmpint (each[7]->parent, ==, 6);
  /* It has no unit of its own. */
  g_assert_nonnull (each[7]->unit);
  g_assert_cmpstr (each[7]->unit->value, ==, "uJy");
}

static void
test_words (void)
{
  static const Made made[] = {
    { "RAJ2000", "deg", REAL, NULL, NULL },        { "Vmag", NULL, REAL, NULL, NULL },
    { "e_Vmag", NULL, REAL, NULL, NULL },          { "dist_kpc", NULL, REAL, NULL, NULL },
    { "said", NULL, TEXT, "What was said", NULL },
  };
  g_autoptr (GPtrArray)   advice = advise_on (made, G_N_ELEMENTS (made), NULL);
  const NunAdvice *const *each = (const NunAdvice *const *) advice->pdata;

  g_assert_nonnull (each[0]->description);
  g_assert_cmpstr (each[0]->description->value, ==, "Right ascension");
  g_assert_cmpuint (each[0]->level, ==, 1);
  g_assert_nonnull (strstr (each[1]->part, "V"));
  g_assert_cmpstr (each[1]->unit->value, ==, "mag");
  g_assert_cmpstr (each[2]->description->value, ==, "Error of “Vmag”");
  g_assert_cmpstr (each[3]->unit->value, ==, "kpc");
  g_assert_null (each[4]->description);
}

/* Errors that stand alone. */
static void
test_lone_errors (void)
{
  static const Made made[] = {
    { "e_ra", "deg", REAL, NULL, "stat.error;pos.eq.ra" },
    { "pmra_error", "mas/yr", REAL, NULL, "stat.error;pos.pm;pos.eq.ra" },
  };
  g_autoptr (GPtrArray)   advice = advise_on (made, G_N_ELEMENTS (made), NULL);
  const NunAdvice *const *each = (const NunAdvice *const *) advice->pdata;

  check_table (made, G_N_ELEMENTS (made));
  g_assert_cmpstr (each[0]->part, ==, "Error of right ascension");
  g_assert_nonnull (each[0]->description);
  g_assert_cmpstr (each[0]->description->value, ==, "Error of right ascension");
  g_assert_cmpstr (each[1]->part, ==, "Error of proper motion in right ascension");
}

/* What people read is in their language and its capitals, what is published in English. */
static void
speak_with_capitals (void)
{
  static const Made       made[] = { { "e_ra", "deg", REAL, NULL, "stat.error;pos.eq.ra" } };
  g_autofree char        *folder = g_dir_make_tmp ("nun-words-XXXXXX", NULL);
  g_autoptr (GPtrArray)   advice = NULL;
  const NunAdvice *const *each;

  install_words (folder, "nuncius",
                 "msgid \"Error of %s\"\nmsgstr \"Fehler: %s\"\n\n"
                 "msgid \"Right ascension\"\nmsgstr \"Rektaszension\"\n\n"
                 "msgctxt \"small letters inside of a sentence\"\n"
                 "msgid \"yes\"\nmsgstr \"no\"\n");
  bindtextdomain ("nuncius", folder);
  textdomain ("nuncius");
  advice = advise_on (made, G_N_ELEMENTS (made), NULL);
  each = (const NunAdvice *const *) advice->pdata;
  g_assert_cmpstr (each[0]->part, ==, "Fehler: Rektaszension");
  g_assert_cmpstr (each[0]->description->value, ==, "Error of right ascension");
  remove_tree (folder);
}

static void
test_capitals (void)
{
  in_another_language (speak_with_capitals);
}

/* The band of each: the limits of wavelengths and energies are those of the list of UCD words. */
static void
test_bands (void)
{
  static const struct
  {
    const char *name, *unit, *description, *em; /* "" for none */
  } cases[] = {
    { "Vmag", "mag", NULL, "em.opt.V" },
    { "flux", "mJy", "Flux density at 250 micron", "em.mm.750-1500GHz" },
    { "S", "mJy", "Integrated flux density at 1.4 GHz", "em.radio.750-1500MHz" },
    { "f", "erg/s/cm2", "Flux at 0.5-2 keV", "em.X-ray.soft" },
    { "f", "erg/s/cm2", "Flux, 2 to 10 keV", "em.X-ray.medium" },
    { "f", "erg/s/cm2", "Flux between 30 and 3000 of them", "" },
    { "PFluxb", "ph/s/cm2", "Photon flux in the broad band (0.5-7 keV)", "em.X-ray" },
    { "flux_u", "erg/s/cm2", "Flux from 1 to 100 GeV", "em.gamma.hard" },
    { "g", "mag", NULL, "em.opt.B" },
    { "flux", "s-1", "Integrated flux in GAIA/GAIA2.G", "em.opt" },
    { "f", "mJy", "Flux at 1e400-1e-400 keV, -, 5", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Made made = { cases[i].name, cases[i].unit, REAL, cases[i].description, NULL };
      g_autoptr (GPtrArray)       columns = columns_of (&made, 1);
      g_autoptr (NunSuggestTable) table = nun_suggest_table_new (columns);
      const NunSuggestBands      *bands = &table->columns[0].bands;

      g_assert_cmpstr (bands->n > 0 ? bands->bands[0].em : "", ==, cases[i].em);
    }
}

/* Beside Gaia's blue and red magnitudes "g" is its broad band. */
static void
test_gaia_bands (void)
{
  static const Made           made[] = { { "g_mag", "mag", REAL, NULL, NULL },
                                         { "bp_mag", "mag", REAL, NULL, NULL },
                                         { "rp_mag", "mag", REAL, NULL, NULL },
                                         { "u_mag", "mag", REAL, NULL, NULL } };
  g_autoptr (GPtrArray)       gaia = columns_of (made, 3);
  g_autoptr (GPtrArray)       both = columns_of (made, 4);
  g_autoptr (NunSuggestTable) gaia_table = nun_suggest_table_new (gaia);
  g_autoptr (NunSuggestTable) both_table = nun_suggest_table_new (both);

  g_assert_cmpstr (gaia_table->columns[0].bands.bands[0].em, ==, "em.opt");
  g_assert_cmpstr (both_table->columns[0].bands.bands[0].em, ==, "em.opt.B");
}

static void
test_precision (void)
{
  static const Made made[] = { { "Vmag", "mag", REAL, NULL, NULL },
                               { "x", NULL, NUN_DATATYPE_FLOAT, NULL, NULL },
                               { "n", NULL, WHOLE, NULL, NULL } };
  NunColumnProfile  profiles[3] = {
     { .samples = { "12.34", "9.125", NULL },
       .has_range = TRUE,
       .minimum = 9.125,
       .maximum = 12.34 },
     { .samples = { "123456.0625", NULL }, .has_range = TRUE, .minimum = 0, .maximum = 123456.0625 },
     { .samples = { "3", NULL } },
  };
  NunProfile            profile = { 2, 3, profiles };
  g_autoptr (GPtrArray) advice = advise_on (made, 3, &profile);

  g_assert_cmpint (((NunAdvice *) advice->pdata[0])->precision, ==, 3);
  g_assert_cmpint (((NunAdvice *) advice->pdata[1])->precision, ==, 1);
  g_assert_cmpint (((NunAdvice *) advice->pdata[2])->precision, ==, -1);
}

/* What values show counts, whatever the column is called. */
static void
test_values (void)
{
  static const Made made[] = { { "c1", NULL, TEXT, NULL, NULL },
                               { "c2", NULL, TEXT, NULL, NULL },
                               { "c3", NULL, TEXT, NULL, NULL },
                               { "dec", "deg", REAL, NULL, NULL } };
  NunColumnProfile  profiles[4] = {
     { .samples = { "2018A&A...616A...1G", "1998ApJ...500..525S", NULL } },
     { .samples = { "https://example.org/a.fits", "https://example.org/b.fits", NULL } },
     { .samples = { "2018A&A...616A...1G", "https://example.org/b.fits", NULL } },
     { .has_range = TRUE, .minimum = 3, .maximum = 355, .next_minimum = 4, .next_maximum = 354 },
  };
  NunProfile            profile = { 2, 4, profiles };
  g_autoptr (GPtrArray) advice = advise_on (made, 4, &profile);

  g_assert_cmpstr (first_of (advice, 0)->value, ==, "meta.bib.bibcode");
  g_assert_nonnull (strstr (first_of (advice, 0)->reason, "2018A&A"));
  g_assert_cmpstr (first_of (advice, 1)->value, ==, "meta.ref.url");
  g_assert_cmpstr (first_of (advice, 2)->value, !=, "meta.bib.bibcode");
  g_assert_cmpstr (first_of (advice, 2)->value, !=, "meta.ref.url");
  g_assert_cmpstr (first_of (advice, 3)->value, !=, "pos.eq.dec;meta.main");
  g_assert_cmpstr (first_of (advice, 3)->value, !=, "pos.eq.dec");
}

/* The column on which column i hangs, and how. */
static void
check_parent (GPtrArray *advice, guint i, NunRelation relation, int parent)
{
  g_assert_cmpint (((NunAdvice *) advice->pdata[i])->relation, ==, relation);
  g_assert_cmpint (((NunAdvice *) advice->pdata[i])->parent, ==, parent);
}

/* An error that is spelt in another way belongs to the value before it, not to what it does not speak of. */
static void
test_errors_by_place (void)
{
  static const Made made[] = {
    { "w4mpro", "mag", REAL, NULL, "phot.mag;em.IR.15-30um" },
    { "w4msigpro", "mag", REAL, "Uncertainty", "stat.error;phot.mag;em.IR.15-30um" },
    { "vrel", "km/s", REAL, "Radial velocity", NULL },
    { "verr", "km/s", REAL, "Error", NULL },
    { "dec", "deg", REAL, NULL, "pos.eq.dec" },
    { "raErr", "deg", REAL, "Error in right ascension", "stat.error;pos.eq.ra" },
    { "teff", "K", REAL, NULL, "phys.temperature.effective" },
    { "fluxerr", "mJy", REAL, "Error of the flux", NULL },
  };
  g_autoptr (GPtrArray) advice = advise_on (made, G_N_ELEMENTS (made), NULL);

  check_table (made, G_N_ELEMENTS (made));
  check_parent (advice, 1, NUN_RELATION_ERROR, 0);
  check_parent (advice, 3, NUN_RELATION_ERROR, 2);
  check_parent (advice, 5, NUN_RELATION_ERROR, -1);
  check_parent (advice, 7, NUN_RELATION_ERROR, -1);
}

/* Bands that are numbers: narrow filters in nm, radio telescopes in MHz, surveys of one frequency. */
static const Made numbered_bands[] = {
  { "nb816_mag", "mag", REAL, NULL, "phot.mag;em.opt.I" },
  { "mag_ia527", "mag", REAL, NULL, "phot.mag;em.opt.V" },
  { "flux_vla_1400", "mJy", REAL, "Flux density", "phot.flux.density;em.radio.750-1500MHz" },
  { "flux_nvss", "mJy", REAL, "Flux density", "phot.flux.density;em.radio.750-1500MHz" },
  { "B-V", "mag", REAL, NULL, "phot.color;em.opt.B;em.opt.V" },
};

/* A name that is the quantity is said, not only offered; a band, an error or an odd unit is not that name. */
static void
test_bare_names (void)
{
  static const Made made[] = {
    { "mag", NULL, REAL, NULL, "phot.mag" },
    { "Magnitude", "mag", REAL, NULL, "phot.mag" },
    { "flux", "Jy", REAL, NULL, "phot.flux.density" },
    { "size", "arcsec", REAL, NULL, "phys.angSize" },
    { "period", "d", REAL, NULL, "time.period" },
    { "distance", "pc", REAL, NULL, "pos.distance" },
    { "velocity", "km/s", REAL, NULL, "phys.veloc" },
    { "z", NULL, REAL, NULL, "src.redshift" },
    { "class", NULL, TEXT, NULL, "src.class" },
    { "name", NULL, TEXT, NULL, "meta.id" },
    { "id", NULL, WHOLE, NULL, "meta.id" },
    { "notes", NULL, TEXT, NULL, "meta.note" },
    { "date", NULL, TEXT, NULL, "time.epoch" },
  };
  NunColumnProfile odd[1] = {
    { .has_range = TRUE, .minimum = 1e5, .maximum = 9e6, .next_minimum = 2e5, .next_maximum = 8e6 }
  };
  NunProfile profile = { 2, 1, odd };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autoptr (GPtrArray) advice = advise_on (&made[i], 1, NULL);

      check_table (&made[i], 1);
      g_assert_cmpfloat (first_of (advice, 0)->confidence, >=, 0.5);
      g_assert_cmpfloat (first_of (advice, 0)->confidence, <, 0.9);
    }
  {
    g_autoptr (GPtrArray) advice = advise_on (made, 1, &profile);

    for (guint i = 0; i < ((NunAdvice *) advice->pdata[0])->ucds->len; i++)
      {
        const NunSuggestion *each = ((NunAdvice *) advice->pdata[0])->ucds->pdata[i];

        g_assert_cmpstr (each->value, !=, "phot.mag");
      }
  }
}

static void
test_file_and_person (void)
{
  static const Made     made[] = { { "wonder", NULL, REAL, NULL, NULL },
                                   { "J2", "Jy", REAL, NULL, NULL },
                                   { "RAJ2000", "deg", REAL, NULL, NULL } };
  g_autoptr (GPtrArray) columns = columns_of (made, G_N_ELEMENTS (made));
  const char *const     taught[G_N_ELEMENTS (made) + 1] = { "phys.temperature" };
  g_autoptr (GPtrArray) advice = NULL;

  ((NunColumn *) columns->pdata[1])->ucd = g_strdup ("PHOT_JHN_J");
  ((NunColumn *) columns->pdata[2])->ucd = g_strdup ("pos.galactic.lon");
  advice = nun_suggest_columns (columns, NULL, taught);
  check_promises (advice, G_N_ELEMENTS (made));
  g_assert_cmpstr (first_of (advice, 0)->value, ==, "phys.temperature");
  g_assert_cmpstr (first_of (advice, 1)->value, ==, "phot.mag;em.IR.J");
  /* What the file says comes first, whatever the name says. */
  g_assert_cmpstr (first_of (advice, 2)->value, ==, "pos.galactic.lon");
  g_assert_cmpfloat (first_of (advice, 2)->confidence, >=, NUN_SUGGEST_SURE);
}

static void
test_one_main (void)
{
  static const Made made[] = {
    { "id", NULL, WHOLE, "Unique identifier", NULL },
    { "name", NULL, TEXT, "Name", NULL },
    { "ra", "deg", REAL, NULL, NULL },
    { "dec", "deg", REAL, NULL, NULL },
    { "ra_2mass", "deg", REAL, NULL, NULL },
    { "dec_2mass", "deg", REAL, NULL, NULL },
  };
  g_autoptr (GPtrArray) advice = advise_on (made, G_N_ELEMENTS (made), NULL);

  g_assert_cmpstr (first_of (advice, 0)->value, ==, "meta.id;meta.main");
  g_assert_cmpstr (first_of (advice, 2)->value, ==, "pos.eq.ra;meta.main");
  g_assert_cmpstr (first_of (advice, 3)->value, ==, "pos.eq.dec;meta.main");
  g_assert_cmpstr (first_of (advice, 4)->value, ==, "pos.eq.ra");
}

/* -- hostile ----------------------------------------------------------------------------------------- */

static void
test_hostile_names (void)
{
  g_autofree char *long_name = g_strnfill (300000, 'e');
  g_autofree char *long_words = g_strnfill (300000, '_');
  const Made       made[] = {
          { long_name, long_name, REAL, long_name, NULL },
          { long_words, NULL, TEXT, long_words, NULL },
          { "_", "", TEXT, "", NULL },
          { "e_", "%s%n", REAL, "%s%n %d", NULL },
          { "e_e_e_e_e_e_e_", NULL, REAL, "e_", NULL },
          { "α²µÅ°", "°", REAL, "größer als λ", NULL },
          { "\xef\xbf\xbd\x01\x02", "\x7f", WHOLE, "\x1b[31m", NULL },
          { "@B;@;@template", "@", REAL, "@ @B =a n=b\t", NULL },
          { "1234567890", NULL, REAL, "1 2 3 4 5 6 7 8 9 10", NULL },
  };

  check_table (made, G_N_ELEMENTS (made));
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    check_table (&made[i], 1);
  check_table (made, 0);
}

/* Rings: each column's description names the next one. */
static const Made rings[] = { { "one", NULL, REAL, "error of two", NULL },
                              { "two", NULL, REAL, "error of three", NULL },
                              { "three", NULL, REAL, "error of one", NULL },
                              { "four", NULL, REAL, "error of four", NULL } };

static void
test_many_columns (void)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (GPtrArray) advice = NULL;
  gint64                begun = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name =
          g_strdup_printf (i % 2 == 0 ? "flux_%u_mean" : "e_flux_%u_mean", i / 2);
      NunColumn *column = nun_column_new (name, NUN_DATATYPE_DOUBLE, NULL);

      column->unit = g_strdup ("mJy");
      column->description =
          g_strdup ("Mean flux density, or its uncertainty, as measured in an aperture");
      g_ptr_array_add (columns, column);
    }
  advice = nun_suggest_columns (columns, NULL, NULL);
  check_promises (advice, 10000);
  g_assert_cmpint (((NunAdvice *) advice->pdata[9999])->parent, ==, 9998);
  /* Bounded, on slow machines and with sanitizers too. */
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 150 * G_USEC_PER_SEC);
}

/* -- all of them ------------------------------------------------------------------------------------- */

#define TABLE(path, made)                                                                          \
  {                                                                                                \
    path, made, G_N_ELEMENTS (made)                                                                \
  }

static const struct Table
{
  const char *path;
  const Made *made;
  guint       n;
} tables[] = {
  TABLE ("/suggest/star-catalogue", star_catalogue),
  TABLE ("/suggest/spelled-out", spelled_out),
  TABLE ("/suggest/observations", observations),
  TABLE ("/suggest/numbered-bands", numbered_bands),
  TABLE ("/suggest/rings", rings),
};

static void
test_table (gconstpointer data)
{
  const struct Table *table = data;

  check_table (table->made, table->n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_test_add_data_func (tables[i].path, &tables[i], test_table);
  g_test_add_func ("/suggest/relations", test_relations);
  g_test_add_func ("/suggest/words", test_words);
  g_test_add_func ("/suggest/lone-errors", test_lone_errors);
  g_test_add_func ("/suggest/capitals", test_capitals);
  g_test_add_func ("/suggest/bands", test_bands);
  g_test_add_func ("/suggest/gaia-bands", test_gaia_bands);
  g_test_add_func ("/suggest/precision", test_precision);
  g_test_add_func ("/suggest/values", test_values);
  g_test_add_func ("/suggest/bare-names", test_bare_names);
  g_test_add_func ("/suggest/errors-by-place", test_errors_by_place);
  g_test_add_func ("/suggest/file-and-person", test_file_and_person);
  g_test_add_func ("/suggest/one-main", test_one_main);
  g_test_add_func ("/suggest/hostile-names", test_hostile_names);
  g_test_add_func ("/suggest/many-columns", test_many_columns);
  return g_test_run ();
}
