/* The judge: what is missing is found, what is mended is no longer. */
#include "describe/finding.h"
#include "made-table.h"

#define D NUN_DATATYPE_DOUBLE

static void
test_empty (void)
{
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (GPtrArray)      findings = nun_findings_judge (empty);

  g_assert_nonnull (find_finding (findings, "no-table"));
  g_assert_false (nun_findings_step_complete (findings, NUN_STEP_FILES));
  g_assert_false (nun_findings_step_complete (findings, NUN_STEP_ABOUT));
  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((NunFinding *) findings->pdata[i - 1])->severity, <=,
                     ((NunFinding *) findings->pdata[i])->severity);
}

static void
test_position (void)
{
  const MadeColumn           columns[] = { { "x", D, "deg", NULL, 0, 9, 20 },
                                           { "y", D, "deg", NULL, 0, 9, 20 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection, NULL);
  g_autoptr (NunDescription) half = nun_description_set (first, "t", "x", "role", "ra", NULL);
  g_autoptr (NunDescription) whole = nun_description_set (half, "t", "y", "role", "dec", NULL);

  g_assert_true (has_finding (first, "no-position"));
  g_assert_true (has_finding (half, "no-position"));
  g_assert_false (has_finding (whole, "no-position"));
  g_assert_true (has_finding (whole, "no-identifier"));
  collection->n_placed = 15;
  g_assert_true (has_finding (whole, "rows-without-position"));
  collection->n_placed = 0;
  g_assert_true (has_finding (whole, "no-row-placed"));
}

/* A table without positions beside one that has them is no hindrance for the publication. */
static void
test_company (void)
{
  const MadeColumn           columns[] = { { "x", D, "K", NULL, 0, 9, 20 }, { NULL } };
  const MadeColumn           placed[] = { { "ra", D, "deg", NULL, 0, 359, 20 },
                                          { "dec", D, "deg", NULL, -80, 80, 20 },
                                          { NULL } };
  g_autoptr (NunCollection)  one = made_collection ("one", 20, columns);
  g_autoptr (NunCollection)  two = made_collection ("two", 20, placed);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) alone = nun_description_with_collection (empty, one, NULL);
  g_autoptr (NunDescription) both = nun_description_with_collection (alone, two, NULL);
  g_autoptr (GPtrArray)      strict = NULL;
  g_autoptr (GPtrArray)      mild = NULL;

  one->n_placed = 0;
  strict = nun_findings_judge (alone);
  mild = nun_findings_judge (both);
  g_assert_cmpint (find_finding (strict, "no-position")->severity, ==, NUN_SEVERITY_MUST);
  g_assert_cmpint (find_finding (mild, "no-position")->severity, ==, NUN_SEVERITY_SHOULD);
}

static void
test_about (void)
{
  static const struct
  {
    const char *key, *id, *value;
  } cases[] = {
    { "title", "no-title", "Stars" },
    { "description", "no-description", "Some stars." },
    { "creators", "no-creators", "Messier, C." },
    { "subjects", "no-subjects", "stars" },
    { "contact_name", "no-contact-name", "C. Messier" },
    { "contact_email", "no-contact-email", "cm@obs.test" },
    { "publisher", "no-publisher", "Paris" },
    { "identifier", "no-ivoid", "ivo://obs.test/m" },
    { "licence", "no-licence", "CC0-1.0" },
    { "reference_url", "no-reference", "https://obs.test" },
    { "wavebands", "no-waveband", "Optical" },
    { "source", "no-source", "1781cote.rept..227M" },
    { "short_name", "no-short-name", "Messier" },
  };
  const MadeColumn           columns[] = { { "ra", D, "deg", NULL, 0, 9, 20 }, { NULL } };
  g_autoptr (NunDescription) first = made_description (20, columns);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunDescription) told =
          nun_description_set (first, NULL, NULL, cases[i].key, cases[i].value, NULL);

      g_assert_nonnull (told);
      /* The title guessed from the file's name does not count; that there are subjects follows from the table. */
      g_assert_true (has_finding (first, cases[i].id) == !g_str_equal (cases[i].key, "subjects"));
      g_assert_false (has_finding (told, cases[i].id));
    }
}

/* The mend of a finding takes the finding away. */
static void
assert_mended (const NunDescription *description, const char *id)
{
  g_autoptr (GPtrArray)      findings = nun_findings_judge (description);
  const NunFinding          *finding = find_finding (findings, id);
  g_autoptr (NunDescription) mended = NULL;
  g_autoptr (GError)         error = NULL;

  g_assert_nonnull (finding);
  mended = nun_finding_mend (finding, description, &error);
  g_assert_no_error (error);
  g_assert_nonnull (mended);
  g_assert_false (has_finding (mended, id));
}

/* What follows from other answers is said, but somebody should look at it. */
/* Authorities that are domains, forwards and backwards; others say nothing. */
static void
test_service_url (void)
{
  static const char *const cases[][2] = {
    { "ivo://vo.example.org/m", "https://vo.example.org/m" },
    { "ivo://org.gavo.dc/a/b", "https://dc.gavo.org/a/b" },
    { "ivo://CDS.VizieR/I/239", "" },
    { "ivo://Example.FR/x", "https://example.fr/x" },
    { "ivo://fr.observatoire.vo/m", "https://vo.observatoire.fr/m" },
    { "ivo://authority/x", "" },
  };
  g_autoptr (NunDescription) empty = nun_description_new ();

  g_assert_null (nun_description_get (empty, NULL, NULL, "service_url"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunDescription) named =
          nun_description_set (empty, NULL, NULL, "identifier", cases[i][0], NULL);

      g_assert_nonnull (named);
      g_assert_cmpstr (nun_description_get_value (named, NULL, NULL, "service_url"), ==,
                       cases[i][1]);
    }
}

static void
test_inferred (void)
{
  const MadeColumn           columns[] = { { "ra", D, "deg", NULL, 0, 9, 20 },
                                           { "m", D, "mag", "phot.mag;em.opt.V", 3, 9, 20 },
                                           { NULL } };
  g_autoptr (NunDescription) first = made_description (20, columns);
  g_autoptr (NunDescription) author =
      nun_description_set (first, NULL, NULL, "creators", "Messier, C.; Mechain, P.", NULL);
  g_autoptr (NunDescription) named = nun_description_set (
      author, NULL, NULL, "title", "Globular clusters and nebulae of the north", NULL);
  g_autoptr (NunDescription) told =
      nun_description_set (named, NULL, NULL, "contact_name", "Paris", NULL);
  g_autoptr (NunDescription) title = NULL;

  g_assert_true (has_finding (first, "no-contact-name"));
  g_assert_false (has_finding (author, "no-contact-name"));
  g_assert_true (has_finding (author, "guessed-answers"));
  g_assert_cmpstr (nun_description_get_value (author, NULL, NULL, "contact_name"), ==,
                   "Messier, C.");
  g_assert_cmpstr (nun_description_get_value (author, NULL, NULL, "publisher"), ==, "Messier, C.");
  g_assert_cmpstr (nun_description_get_value (author, NULL, NULL, "wavebands"), ==, "Optical");
  g_assert_cmpstr (nun_description_get_value (author, NULL, NULL, "subjects"), ==, "Photometry");
  g_assert_cmpstr (nun_description_get_value (named, NULL, NULL, "subjects"), ==,
                   "Globular star clusters; Nebulae; Photometry");
  g_assert_cmpstr (nun_description_get_value (named, NULL, NULL, "short_name"), ==, "Globular");
  title = nun_description_set (told, NULL, NULL, "title", "Stars of the north", NULL);
  g_assert_cmpstr (nun_description_get_value (title, NULL, NULL, "short_name"), ==, "Stars");
  g_assert_cmpstr (nun_description_get_value (told, NULL, NULL, "contact_name"), ==, "Paris");
  g_assert_cmpstr (nun_description_get_value (told, NULL, NULL, "publisher"), ==, "Paris");
  assert_mended (told, "guessed-answers");
}

/* The whole sky in another unit is a finding; a part of the sky, or a unit that was said, is none. */
static const struct Sky
{
  const char *path, *id;
  MadeColumn  columns[3];
  guint       column; /* the one that makes it a part */
  double      low, high;
} skies[] = {
  { "/finding/hours",
    "hours-as-degrees",
    { { "ra", D, NULL, NULL, 0.1, 23.9, 50 }, { "dec", D, NULL, NULL, -80, 85, 50 }, { NULL } },
    1,
    10,
    12 },
  { "/finding/radians",
    "radians-as-degrees",
    { { "ra", D, NULL, NULL, 0.1, 6.2, 50 }, { "dec", D, NULL, NULL, -1.4, 1.5, 50 }, { NULL } },
    0,
    3.1,
    6.2 },
};

static void
test_whole_sky (gconstpointer data)
{
  const struct Sky          *sky = data;
  MadeColumn                 part[] = { sky->columns[0], sky->columns[1], { NULL } };
  g_autoptr (NunDescription) whole = made_description (50, sky->columns);
  g_autoptr (NunDescription) sure = nun_description_set (whole, "t", "ra", "unit", "deg", NULL);
  g_autoptr (NunDescription) field = NULL;

  assert_mended (whole, sky->id);
  g_assert_false (has_finding (sure, sky->id));
  part[sky->column].minimum = sky->low;
  part[sky->column].maximum = sky->high;
  field = made_description (50, part);
  g_assert_false (has_finding (field, sky->id));
}

/* A unit that tells how sexagesimal text is to be read is no mistake; over numbers it is one. */
static void
test_sexagesimal_unit (void)
{
  const MadeColumn columns[] = { { "ra", NUN_DATATYPE_CHAR, "hh:mm:ss", NULL, 0, 23, 50, TRUE },
                                 { "dec", NUN_DATATYPE_CHAR, "dd:mm:ss", NULL, -80, 85, 50, TRUE },
                                 { NULL } };
  const MadeColumn numbers[] = { { "x", D, "hh:mm:ss", NULL, 0, 9, 20 }, { NULL } };
  g_autoptr (NunCollection)  texts = made_collection ("t", 50, columns);
  g_autoptr (NunCollection)  doubles = made_collection ("u", 50, numbers);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, texts, NULL);
  g_autoptr (NunDescription) both = nun_description_with_collection (first, doubles, NULL);

  g_assert_false (has_finding (first, "no-position"));
  g_assert_false (has_finding (first, "bad-unit"));
  g_assert_true (has_finding (both, "bad-unit"));
}

static void
test_swapped (void)
{
  const MadeColumn           columns[] = { { "ra", D, "deg", NULL, -70, 80, 50 },
                                           { "dec", D, "deg", NULL, 3, 350, 50 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 50, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection, NULL);
  g_autoptr (GPtrArray)      findings = NULL;
  g_autoptr (NunDescription) mended = NULL;

  g_assert_false (has_finding (first, "axes-swapped"));
  collection->n_off = 30;
  assert_mended (first, "axes-swapped");
  findings = nun_findings_judge (first);
  mended = nun_finding_mend (find_finding (findings, "axes-swapped"), first, NULL);
  g_assert_cmpint (nun_description_get_role (mended, "t", "dec"), ==, NUN_ROLE_RA);
  g_assert_cmpint (nun_description_get_role (mended, "t", "ra"), ==, NUN_ROLE_DEC);
}

static void
test_zero_and_off (void)
{
  const MadeColumn           columns[] = { { "ra", D, "deg", NULL, 0, 350, 50 },
                                           { "dec", D, "deg", NULL, 0, 99, 50 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 50, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection, NULL);
  g_autoptr (GPtrArray)      findings = NULL;
  g_autoptr (NunDescription) mended = NULL;

  g_assert_false (has_finding (first, "rows-at-zero"));
  g_assert_false (has_finding (first, "rows-off-the-sphere"));
  collection->n_zero = 3;
  collection->n_off = 2;
  g_assert_true (has_finding (first, "rows-off-the-sphere"));
  findings = nun_findings_judge (first);
  mended = nun_finding_mend (find_finding (findings, "rows-at-zero"), first, NULL);
  g_assert_cmpstr (nun_description_get_value (mended, "t", NULL, "zero_is_none"), ==, "yes");
}

/* A repeating identifier is warned of, whoever chose it; one in which all rows differ is not. */
static void
test_identifier (void)
{
  const MadeColumn           columns[] = { { "star", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 30 },
                                           { "visit", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 50 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 50, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection, NULL);
  g_autoptr (NunDescription) none = nun_description_set (first, "t", "visit", "role", "data", NULL);
  g_autoptr (NunDescription) star = nun_description_set (none, "t", "star", "role", "id", NULL);
  g_autoptr (NunDescription) visit = nun_description_set (none, "t", "visit", "role", "id", NULL);
  g_autoptr (GPtrArray)      findings = nun_findings_judge (star);
  const NunFinding          *finding = find_finding (findings, "identifier-repeats");

  g_assert_true (has_finding (none, "no-identifier"));
  g_assert_false (has_finding (none, "identifier-repeats"));
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->column, ==, "star");
  g_assert_cmpint (finding->severity, ==, NUN_SEVERITY_SHOULD);
  g_assert_false (has_finding (star, "no-identifier"));
  g_assert_false (has_finding (visit, "identifier-repeats"));
  collection->profile->columns[1].n_null = 1;
  g_assert_true (has_finding (visit, "identifier-repeats"));
}

/* -- what is said of columns ----------------------------------------------------------------------- */

typedef struct
{
  const char *column, *key, *value;
  NunOrigin   origin;
  double      confidence;
} Said;

/* Three columns, of which just that is said; the file itself says of the first that it is `file_ucd`. */
static NunDescription *
saying (const Said *said, guint n, const char *file_ucd)
{
  const MadeColumn          columns[] = { { "a", D, NULL, file_ucd, 0, 9, 20 },
                                          { "b", D, NULL, NULL, 0, 9, 20 },
                                          { "c", D, NULL, NULL, 0, 9, 20 },
                                          { NULL } };
  g_autoptr (NunCollection) collection = made_collection ("t", 20, columns);
  NunDescription           *fresh = nun_description_new ();

  nun_description_load_collection (fresh, collection);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NunDatum) datum =
          nun_datum_new (said[i].value, said[i].origin, said[i].confidence, "why");

      nun_description_load_datum (fresh, "t", said[i].column, said[i].key,
                                  said[i].origin == NUN_ORIGIN_PERSON, datum);
    }
  return fresh;
}

static void
test_guessed_ucds (void)
{
  const Said                 said[] = { { "a", "ucd", "phot.mag", NUN_ORIGIN_GUESS, 0.89 },
                                        { "b", "ucd", "phot.flux", NUN_ORIGIN_GUESS, 0.5 },
                                        { "c", "ucd", "phys.mass", NUN_ORIGIN_GUESS, 0.49 } };
  const Said                 sure[] = { { "a", "ucd", "phot.mag", NUN_ORIGIN_GUESS, 0.9 },
                                        { "b", "ucd", "phot.flux", NUN_ORIGIN_FILE, 0.6 },
                                        { "c", "ucd", "phys.mass", NUN_ORIGIN_PERSON, 1.0 } };
  g_autoptr (NunDescription) unsure = saying (said, 3, NULL);
  g_autoptr (NunDescription) fine = saying (sure, 3, NULL);
  g_autoptr (NunDescription) one = NULL, mended = NULL;
  g_autoptr (GPtrArray)      findings = nun_findings_judge (unsure);
  const NunFinding          *finding = find_finding (findings, "guessed-ucd");

  g_assert_nonnull (finding);
  g_assert_true (g_str_has_prefix (finding->sentence, "2 columns"));
  g_assert_cmpuint (finding->edits->len, ==, 2);
  g_assert_cmpint (finding->severity, ==, NUN_SEVERITY_SHOULD);
  g_assert_nonnull (find_finding (findings, "no-ucd"));
  g_assert_true (
      g_str_has_prefix (find_finding (findings, "no-ucd")->sentence, "1 of the 3 columns"));
  assert_mended (unsure, "guessed-ucd");
  mended = nun_finding_mend (finding, unsure, NULL);
  g_assert_cmpint (nun_description_get (mended, "t", "a", "ucd")->origin, ==, NUN_ORIGIN_PERSON);
  g_assert_cmpint (nun_description_get (mended, "t", "c", "ucd")->origin, ==, NUN_ORIGIN_GUESS);
  g_assert_false (has_finding (fine, "guessed-ucd"));
  g_assert_false (has_finding (fine, "no-ucd"));

  /* the same said by a person is an answer */
  one = nun_description_set (unsure, "t", "a", "ucd", "phot.mag", NULL);
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = nun_findings_judge (one);
  g_assert_true (g_str_has_prefix (find_finding (findings, "guessed-ucd")->sentence, "1 column "));
}

static void
test_bad_ucds (void)
{
  const Said said[] = { { "a", "ucd", "stat.eror;phot.mag", NUN_ORIGIN_PERSON, 1.0 } };
  const Said lost[] = { { "a", "ucd", "nonsense", NUN_ORIGIN_FILE, 1.0 } };
  g_autoptr (NunDescription) slip = saying (said, 1, NULL);
  g_autoptr (NunDescription) nonsense = saying (lost, 1, NULL);
  g_autoptr (NunDescription) mended = NULL;
  g_autoptr (GPtrArray)      findings = nun_findings_judge (slip);

  assert_mended (slip, "bad-ucd");
  mended = nun_finding_mend (find_finding (findings, "bad-ucd"), slip, NULL);
  g_assert_cmpstr (nun_description_get_value (mended, "t", "a", "ucd"), ==, "stat.error;phot.mag");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = nun_findings_judge (nonsense);
  g_assert_nonnull (find_finding (findings, "bad-ucd"));
  g_assert_null (find_finding (findings, "bad-ucd")->edits);
}

/* What the file says is judged even where something better stands in its place. */
static void
test_file_ucds (void)
{
  const Said said[] = { { "a", "ucd", "stat.error;phot.mag", NUN_ORIGIN_GUESS, 0.95 } };
  const Said known[] = { { "a", "ucd", "phot.mag;em.opt.V", NUN_ORIGIN_GUESS, 0.95 } };
  g_autoptr (NunDescription) mended = saying (said, 1, "phot.mag;stat.error");
  g_autoptr (NunDescription) lost = saying (said, 1, "wonder;woman");
  g_autoptr (NunDescription) good = saying (said, 1, "stat.error;phot.mag");
  g_autoptr (NunDescription) old = saying (known, 1, "PHOT_JHN_V");
  g_autoptr (NunDescription) decided =
      nun_description_set (lost, "t", "a", "ucd", "stat.error;phot.mag", NULL);

  assert_mended (mended, "file-ucd-mended");
  g_assert_true (has_finding (lost, "file-ucd-lost"));
  g_assert_false (has_finding (lost, "file-ucd-mended"));
  g_assert_false (has_finding (decided, "file-ucd-lost"));
  g_assert_false (has_finding (good, "file-ucd-mended"));
  g_assert_false (has_finding (good, "file-ucd-lost"));
  g_assert_false (has_finding (old, "file-ucd-mended"));
  g_assert_false (has_finding (old, "file-ucd-lost"));
}

static void
test_units (void)
{
  const Said                 said[] = { { "a", "unit", "Jansky", NUN_ORIGIN_PERSON, 1.0 } };
  const Said                 lost[] = { { "a", "unit", "wibble%", NUN_ORIGIN_FILE, 0.3 } };
  const Said                 clash[] = { { "a", "unit", "km/s", NUN_ORIGIN_FILE, 1.0 },
                                         { "a", "ucd", "pos.parallax", NUN_ORIGIN_GUESS, 0.9 } };
  g_autoptr (NunDescription) jansky = saying (said, 1, NULL);
  g_autoptr (NunDescription) wibble = saying (lost, 1, NULL);
  g_autoptr (NunDescription) both = saying (clash, 2, NULL);
  g_autoptr (NunDescription) fits = NULL, wrong = NULL;
  g_autoptr (GPtrArray)      findings = nun_findings_judge (wibble);

  assert_mended (jansky, "bad-unit");
  g_assert_nonnull (find_finding (findings, "bad-unit"));
  g_assert_null (find_finding (findings, "bad-unit")->edits);

  g_assert_true (has_finding (both, "unit-against-ucd"));
  fits = nun_description_set (both, "t", "a", "ucd", "stat.error;spect.dopplerVeloc", NULL);
  g_assert_false (has_finding (fits, "unit-against-ucd"));
  /* a decision that made it so is what is taken back */
  wrong = nun_description_set (fits, "t", "a", "unit", "mag", NULL);
  g_assert_true (has_finding (wrong, "unit-against-ucd"));
  assert_mended (wrong, "unit-against-ucd");
}

static void
test_several_main (void)
{
  const Said                 said[] = { { "a", "ucd", "meta.id;meta.main", NUN_ORIGIN_FILE, 1.0 },
                                        { "b", "ucd", "meta.id;src;meta.main", NUN_ORIGIN_PERSON, 1.0 },
                                        { "c", "ucd", "time.epoch;meta.main", NUN_ORIGIN_FILE, 1.0 },
                                        { "b", "role", "id", NUN_ORIGIN_GUESS, 0.9 } };
  g_autoptr (NunDescription) two = saying (said, 4, NULL);
  g_autoptr (NunDescription) hidden = nun_description_set (two, "t", "a", "hidden", "yes", NULL);
  g_autoptr (NunDescription) mended = NULL;
  g_autoptr (GPtrArray)      findings = nun_findings_judge (two);
  const NunFinding          *finding = find_finding (findings, "several-main");

  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->column, ==, "b");
  assert_mended (two, "several-main");
  mended = nun_finding_mend (finding, two, NULL);
  g_assert_cmpstr (nun_description_get_value (mended, "t", "a", "ucd"), ==, "meta.id");
  g_assert_cmpstr (nun_description_get_value (mended, "t", "b", "ucd"), ==,
                   "meta.id;src;meta.main");
  g_assert_cmpstr (nun_description_get_value (mended, "t", "c", "ucd"), ==, "time.epoch;meta.main");
  g_assert_false (has_finding (hidden, "several-main"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/empty", test_empty);
  g_test_add_func ("/finding/position", test_position);
  g_test_add_func ("/finding/company", test_company);
  g_test_add_func ("/finding/about", test_about);
  g_test_add_func ("/finding/inferred", test_inferred);
  g_test_add_func ("/finding/service-url", test_service_url);
  for (guint i = 0; i < G_N_ELEMENTS (skies); i++)
    g_test_add_data_func (skies[i].path, &skies[i], test_whole_sky);
  g_test_add_func ("/finding/sexagesimal-unit", test_sexagesimal_unit);
  g_test_add_func ("/finding/swapped", test_swapped);
  g_test_add_func ("/finding/zero-and-off", test_zero_and_off);
  g_test_add_func ("/finding/identifier", test_identifier);
  g_test_add_func ("/finding/guessed-ucds", test_guessed_ucds);
  g_test_add_func ("/finding/bad-ucds", test_bad_ucds);
  g_test_add_func ("/finding/file-ucds", test_file_ucds);
  g_test_add_func ("/finding/units", test_units);
  g_test_add_func ("/finding/several-main", test_several_main);
  return g_test_run ();
}
