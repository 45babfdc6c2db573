/* What a registry search finds of a record: the constraints one by one, as pyVO 1.9's classes decide them (tests/interop/test-find.py
 * runs those where they are installed). */
#include "health/discovery.h"

#include <math.h>
#include <string.h>

#include "describe/coverage.h"

static const char *const     creators[] = { "Méchain, P.", "Messier, C.", NULL };
static const char *const     subjects[] = { "Spiral galaxies", "H II regions", NULL };
static const char *const     wavebands[] = { "Optical", NULL };
static const NunVoConeSearch cone = { .access_url = "https://vo.example.org/t/scs.xml?" };
static const NunVoService    image_services[] = {
     { .standard_id = "ivo://ivoa.net/std/SIA" },
     { .standard_id = "ivo://ivoa.net/std/SIA#query-2.0" },
     { .standard_id = "ivo://ivoa.net/std/DataLink#links-1.1" }
};

static GPtrArray *columns;
static NunVoTable table;

static void
add_column (const char *name, const char *ucd)
{
  NunColumn *column = nun_column_new (name, NUN_DATATYPE_DOUBLE, NULL);

  column->ucd = g_strdup (ucd);
  g_ptr_array_add (columns, column);
}

/* The circle of two degrees around 83.6 +22, at order 8; a record of images or of a table. */
static NunVoResource
make_record (gboolean is_images)
{
  NunVoResource resource = { .title = "Nebulae of Messier",
                             .description =
                                 "A list of galaxies, seen from Paris. Extragalactic ones too.",
                             .identifier = "ivo://example.org/m",
                             .creators = creators,
                             .subjects = subjects,
                             .wavebands = wavebands,
                             .web_url = "https://vo.example.org/t/",
                             .status = "active",
                             .n_tables = 1 };

  resource.tables = &table;
  if (is_images)
    {
      resource.services = image_services;
      resource.n_services = G_N_ELEMENTS (image_services);
    }
  else
    resource.cone = &cone;
  /* cells of order 2: a twelfth of a sixteenth of the sky each */
  resource.moc_ascii = "2/16-31 100";
  return resource;
}

static NunDiscovery *
judge (const NunVoResource *resource, const NunDiscoveryQuestion *question)
{
  g_autoptr (GError) error = NULL;
  NunDiscovery      *discovery = nun_discovery_judge (resource, NULL, question, &error);

  g_assert_no_error (error);
  return discovery;
}

static const NunDiscoveryVerdict *
only_verdict (const NunDiscovery *discovery)
{
  g_assert_cmpuint (discovery->verdicts->len, ==, 1);
  return discovery->verdicts->pdata[0];
}

/* The outcome and the element that decides. */
static void
decides (NunDiscoveryQuestion question, NunDiscoveryOutcome outcome, const char *element)
{
  NunVoResource              resource = make_record (FALSE);
  g_autoptr (NunDiscovery)   discovery = judge (&resource, &question);
  const NunDiscoveryVerdict *verdict = only_verdict (discovery);

  g_test_message ("%s: %s", verdict->asked, verdict->sentence);
  g_assert_cmpint (verdict->outcome, ==, outcome);
  g_assert_cmpint (discovery->outcome, ==, outcome);
  g_assert_cmpstr (verdict->element, ==, element);
  g_assert_true (strlen (verdict->sentence) > 20);
}

#define FOUND NUN_DISCOVERY_FOUND
#define PERHAPS NUN_DISCOVERY_PERHAPS
#define MISSED NUN_DISCOVERY_MISSED

static void
test_words (void)
{
  static const struct
  {
    const char         *word;
    NunDiscoveryOutcome outcome;
    const char         *element;
  } cases[] = {
    { "Messier", FOUND, "title" },
    { "NEBULAE", FOUND, "title" },
    { "galaxies", FOUND, "content/description" },
    { "galaxy", PERHAPS, "content/description" },
    { "spiral", FOUND, "content/subject" },
    { "\"spiral galaxies\"", FOUND, "content/subject" },
    { "piral", FOUND, "content/subject" },
    { "galactic", MISSED, "content/description" },
    { "quasar", MISSED, "content/description" },
    { "of", PERHAPS, "title" },
    { "\"seen from\"", FOUND, "content/description" },
    { "\"from seen\"", PERHAPS, "content/description" },
    { "\"list paris\"", PERHAPS, "content/description" },
    { "\"nebulae galaxies\"", MISSED, "content/description" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    decides ((NunDiscoveryQuestion){ .words = cases[i].word }, cases[i].outcome, cases[i].element);
}

static void
test_many_words (void)
{
  NunVoResource              resource = make_record (FALSE);
  NunDiscoveryQuestion       question = { .words = " nebulae  \"spiral galaxies\" quasar " };
  g_autoptr (NunDiscovery)   discovery = judge (&resource, &question);
  const NunDiscoveryVerdict *last;

  g_assert_cmpuint (discovery->verdicts->len, ==, 3);
  g_assert_cmpint (discovery->outcome, ==, MISSED);
  last = discovery->verdicts->pdata[2];
  g_assert_cmpstr (last->asked, ==, "quasar");
  g_assert_cmpstr (last->key, ==, "description");
  g_assert_nonnull (strstr (discovery->program,
                            "registry.Freetext(\"nebulae\", \"spiral galaxies\", \"quasar\"),"));
}

static void
test_authors (void)
{
  static const char element[] = "curation/creator/name";

  decides ((NunDiscoveryQuestion){ .author = "Messier" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .author = "Messier, _." }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .author = "Messier%" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .author = "%Messier" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .author = "messier" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .author = "Mechain" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .author = "Méchain" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .author = "Charles Messier" }, MISSED, element);
}

static void
test_types (void)
{
  static const char element[] = "capability/@standardID";

  decides ((NunDiscoveryQuestion){ .type = "scs" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .type = "ivo://ivoa.net/std/conesearch" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .type = "ivo://ivoa.net/std/ConeSearch" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .type = "ivo://ivoa.net/std/cone%" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .type = "SCS" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .type = "sia2" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .type = "tap" }, MISSED, element);
}

static void
test_columns (void)
{
  static const char element[] = "tableset/schema/table/column/ucd";

  decides ((NunDiscoveryQuestion){ .ucd = "pos.eq.ra%" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .ucd = "phot.mag;em.opt.v" }, FOUND, element);
  decides ((NunDiscoveryQuestion){ .ucd = "phot.mag;em.opt.V" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .ucd = "phot.mag" }, MISSED, element);
  decides ((NunDiscoveryQuestion){ .ucd = "src.redshift%" }, MISSED, element);
}

static void
test_coverage (void)
{
  decides ((NunDiscoveryQuestion){ .band = "OPTICAL" }, FOUND, "coverage/waveband");
  decides ((NunDiscoveryQuestion){ .band = "Radio" }, MISSED, "coverage/waveband");
  decides ((NunDiscoveryQuestion){ .place = "2/20" }, FOUND, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "8/65536" }, FOUND, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "2/20 99" }, MISSED, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "2/20 100" }, FOUND, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "1/4" }, FOUND, "coverage/spatial");
  /* base cell 1 is around 135 +41.8 */
  decides ((NunDiscoveryQuestion){ .place = "135 41.8" }, FOUND, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "09:00:00 +41:48:00 5" }, FOUND, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "135 41.8 60" }, MISSED, "coverage/spatial");
  decides ((NunDiscoveryQuestion){ .place = "315 -41.8" }, MISSED, "coverage/spatial");
}

/* A record of 2010, and of 400 to 700 nm. */
static void
test_intervals (void)
{
  static const struct
  {
    const char         *band, *time;
    NunDiscoveryOutcome outcome;
  } cases[] = {
    { "500 nm", NULL, FOUND },      { "V", NULL, FOUND },         { "700-800 nm", NULL, FOUND },
    { "701-800 nm", NULL, MISSED }, { "2 eV", NULL, FOUND },      { "4 eV", NULL, MISSED },
    { "600 THz", NULL, FOUND },     { "1.4 GHz", NULL, MISSED },  { NULL, "2010", FOUND },
    { NULL, "2009", FOUND },        { NULL, "2008", MISSED },     { NULL, "2010-05-03", FOUND },
    { NULL, "55562.5", MISSED },    { NULL, "2000/2020", FOUND },
  };
  NunVoResource resource = make_record (TRUE);
  NunInterval optical = { NUN_JOULE_METRE / 7e-7, NUN_JOULE_METRE / 4e-7 }, year = { 55197, 55562 };
  g_autoptr (GArray) spectral = g_array_new (FALSE, FALSE, sizeof (NunInterval));
  g_autoptr (GArray) temporal = g_array_new (FALSE, FALSE, sizeof (NunInterval));

  g_array_append_val (spectral, optical);
  g_array_append_val (temporal, year);
  resource.spectral = spectral;
  resource.temporal = temporal;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NunDiscoveryQuestion     question = { .band = cases[i].band, .time = cases[i].time };
      g_autoptr (NunDiscovery) discovery = judge (&resource, &question);

      g_test_message ("%s %s", cases[i].band, cases[i].time);
      g_assert_cmpint (discovery->outcome, ==, cases[i].outcome);
      /* of an interval the discovery of images asks for the middle of */
      if (strcmp (cases[i].band != NULL ? cases[i].band : "", "700-800 nm") != 0)
        g_assert_cmpint (discovery->images_outcome, ==, cases[i].outcome);
    }
}

static void
test_silence (void)
{
  NunVoResource resource = make_record (TRUE);

  resource.moc_ascii = NULL;
  for (guint is_inclusive = 0; is_inclusive < 2; is_inclusive++)
    {
      NunDiscoveryQuestion     question = { .place = "10 20 1", .is_inclusive = is_inclusive };
      g_autoptr (NunDiscovery) discovery = judge (&resource, &question);

      g_assert_cmpint (discovery->outcome, ==, is_inclusive ? FOUND : MISSED);
      g_assert_cmpint (discovery->images_outcome, ==, is_inclusive ? FOUND : MISSED);
      g_assert_cmpint (strstr (discovery->program, "inclusive=True") != NULL, ==, is_inclusive);
    }
}

/* The image discovery asks the better of two protocols, and by a place alone when there is only the older one. */
static void
test_images (void)
{
  NunVoResource            resource = make_record (TRUE);
  NunDiscoveryQuestion     question = { .place = "135 41.8 2", .words = "nebulae" };
  g_autoptr (NunDiscovery) both = judge (&resource, &question), older = NULL, placeless = NULL,
                           words = NULL;
  const NunDiscoveryVerdict *first = both->images->pdata[0];

  g_assert_true (both->asks_images);
  g_assert_cmpint (both->images_outcome, ==, FOUND);
  g_assert_cmpstr (first->asked, ==, "sia2");
  resource.n_services = 1;
  older = judge (&resource, &question);
  g_assert_cmpstr (((NunDiscoveryVerdict *) older->images->pdata[0])->asked, ==, "sia");
  g_assert_cmpint (older->images_outcome, ==, FOUND);
  question = (NunDiscoveryQuestion){ .time = "2010", .is_inclusive = TRUE };
  placeless = judge (&resource, &question);
  g_assert_cmpint (placeless->images_outcome, ==, MISSED);
  question = (NunDiscoveryQuestion){ .words = "nebulae" };
  words = judge (&resource, &question);
  g_assert_false (words->asks_images);
  g_assert_null (words->images_program);
}

/* What the rows of version 1 must have is asked only where version 2 is not there. */
static void
test_rows (void)
{
  NunVoResource            resource = make_record (TRUE);
  NunDiscoveryQuestion     question = { .place = "135 41.8 2" };
  g_autoptr (NunDiscovery) both = nun_discovery_judge (&resource, columns, &question, NULL),
                           older = NULL;

  g_assert_cmpint (both->images_outcome, ==, FOUND);
  resource.n_services = 1;
  older = nun_discovery_judge (&resource, columns, &question, NULL);
  g_assert_cmpint (older->images_outcome, ==, MISSED);
  g_assert_cmpuint (older->images->len, ==, 2 + 7);
}

static void
test_notes (void)
{
  NunVoResource            resource = make_record (FALSE);
  NunDiscoveryQuestion     question = { .words = "nebulae" };
  g_autoptr (NunDiscovery) fine = judge (&resource, &question), local = NULL;

  g_assert_cmpuint (g_strv_length (fine->notes), ==, 0);
  resource.web_url = "http://127.0.0.1:8080/t/";
  resource.identifier = NULL;
  resource.status = "deleted";
  resource.is_kept_back = TRUE;
  local = judge (&resource, &question);
  g_assert_cmpuint (g_strv_length (local->notes), ==, 4);
}

/* -- what is typed ----------------------------------------------------------------------------------------- */

static void
reads_band (const char *text, double from, double to)
{
  double             band[2];
  g_autoptr (GError) error = NULL;

  g_assert_true (nun_discovery_read_band (text, band, &error));
  g_assert_cmpfloat_with_epsilon (band[0] / from, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (band[1] / to, 1, 1e-9);
}

static void
test_bands (void)
{
  static const char *const bad[] = { "",    "500",  "nm",      "-5 nm",  "400-700", "400 parsnips",
                                     "5 s", "0 nm", "1e400 m", "optical" };
  double                   band[2];

  reads_band ("500 nm", 5e-7, 5e-7);
  reads_band ("400-700 nm", 4e-7, 7e-7);
  reads_band ("4000 Angstrom .. 0.7 um", 4e-7, 7e-7);
  reads_band ("7000 to 4000 Angstrom", 4e-7, 7e-7);
  reads_band ("1.4 GHz", 0.21413747, 0.21413747);
  reads_band ("21cm", 0.21, 0.21);
  /* h c / 1 eV = 1.239841984 um (CODATA 2018) */
  reads_band ("1 eV", 1.239841984332e-6, 1.239841984332e-6);
  reads_band ("2-10 keV", 1.239841984332e-10, 6.19920992166e-10);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (nun_discovery_read_band (bad[i], band, &error));
      g_assert_error (error, NUN_DISCOVERY_ERROR, NUN_DISCOVERY_ERROR_QUESTION);
    }
  g_assert_true (nun_discovery_read_band ("V", band, NULL));
  g_assert_cmpfloat (band[0], >, 4.8e-7);
  g_assert_cmpfloat (band[1], <, 6.2e-7);
}

static void
reads_circle (const char *text, double ra, double dec, double radius)
{
  double             circle[3];
  g_autoptr (GError) error = NULL;

  g_assert_true (nun_discovery_read_circle (text, circle, &error));
  g_assert_cmpfloat_with_epsilon (circle[0], ra, 1e-9);
  g_assert_cmpfloat_with_epsilon (circle[1], dec, 1e-9);
  if (isnan (radius))
    g_assert_true (isnan (circle[2]));
  else
    g_assert_cmpfloat_with_epsilon (circle[2], radius, 1e-9);
}

static void
test_places (void)
{
  static const char *const bad[] = { "",         "10",        "10 95",       "400 10",
                                     "10 20 -1", "10 20 5 m", "10 20 30 40", "x y",
                                     "6/1",      "nan 1",     "10 20 inf" };
  double                   circle[3];

  reads_circle ("10.5 -20.25", 10.5, -20.25, NAN);
  reads_circle (" 10.5, -20.25 ,2 ", 10.5, -20.25, 2);
  reads_circle ("10.5 -20.25 30'", 10.5, -20.25, 0.5);
  reads_circle ("10.5d -20.25d 36\"", 10.5, -20.25, 0.01);
  reads_circle ("10.5 -20.25 30 arcmin", 10.5, -20.25, 0.5);
  reads_circle ("01:00:00 -10:30:00 1\xc2\xb0", 15, -10.5, 1);
  reads_circle ("1h0m0s -10d30m0s", 15, -10.5, NAN);
  reads_circle ("01 00 00 -10 30 00 1", 15, -10.5, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (nun_discovery_read_circle (bad[i], circle, NULL));
    }
}

static void
reads_time (const char *text, double from, double to)
{
  double             mjd[2];
  g_autoptr (GError) error = NULL;

  g_assert_true (nun_discovery_read_time (text, mjd, &error));
  g_assert_cmpfloat_with_epsilon (mjd[0], from, 1e-6);
  g_assert_cmpfloat_with_epsilon (mjd[1], to, 1e-6);
}

static void
test_times (void)
{
  static const char *const bad[] = { "",           "yesterday", "2012/2010", "2010-13",
                                     "2010-02-30", "2010/",     "1/2/3/4" };
  double                   mjd[2];

  /* MJD 55197 is the first day of 2010, 55986 the leap day of 2012 */
  reads_time ("2010", 55197, 55562);
  reads_time ("2012", 55927, 56293);
  reads_time ("2010-02", 55228, 55256);
  reads_time ("2012-02-29", 55986, 55987);
  reads_time ("2010-12-31", 55561, 55562);
  reads_time ("2010-01-01T12:00:00", 55197.5, 55197.5);
  reads_time ("55000", 55000, 55000);
  reads_time ("55000.25..55001", 55000.25, 55001);
  reads_time ("2010/2012-02-29", 55197, 55987);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (nun_discovery_read_time (bad[i], mjd, NULL));
    }
}

static void
test_bad_questions (void)
{
  NunVoResource              resource = make_record (FALSE);
  g_autofree char           *long_text = g_strnfill (2000, 'a');
  const NunDiscoveryQuestion bad[] = { { 0 },
                                       { .words = "  ", .author = "" },
                                       { .words = long_text },
                                       { .author = "\xff" },
                                       { .band = "xyzq" },
                                       { .words = "a b c d e f g h i j k l m n o p q r s t u v" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nun_discovery_judge (&resource, NULL, &bad[i], &error));
      g_assert_error (error, NUN_DISCOVERY_ERROR, NUN_DISCOVERY_ERROR_QUESTION);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  add_column ("ra", "pos.eq.ra;meta.main");
  add_column ("vmag", "phot.mag;em.opt.V");
  add_column ("note", NULL);
  table.name = "t";
  table.columns = columns;
  g_test_add_func ("/health/discovery/words", test_words);
  g_test_add_func ("/health/discovery/many-words", test_many_words);
  g_test_add_func ("/health/discovery/authors", test_authors);
  g_test_add_func ("/health/discovery/types", test_types);
  g_test_add_func ("/health/discovery/columns", test_columns);
  g_test_add_func ("/health/discovery/coverage", test_coverage);
  g_test_add_func ("/health/discovery/intervals", test_intervals);
  g_test_add_func ("/health/discovery/silence", test_silence);
  g_test_add_func ("/health/discovery/images", test_images);
  g_test_add_func ("/health/discovery/rows", test_rows);
  g_test_add_func ("/health/discovery/notes", test_notes);
  g_test_add_func ("/health/discovery/bands", test_bands);
  g_test_add_func ("/health/discovery/places", test_places);
  g_test_add_func ("/health/discovery/times", test_times);
  g_test_add_func ("/health/discovery/bad-questions", test_bad_questions);
  return g_test_run ();
}
