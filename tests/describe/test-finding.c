/* The judge: what is missing is found, what is mended is no longer. */
#include "describe/finding.h"
#include "made-table.h"

#define D NUN_DATATYPE_DOUBLE

static const NunFinding *
find (GPtrArray *findings, const char *id)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((NunFinding *) findings->pdata[i])->id, id))
      return findings->pdata[i];
  return NULL;
}

static gboolean
has (const NunDescription *description, const char *id)
{
  g_autoptr (GPtrArray) findings = nun_findings_judge (description);

  return find (findings, id) != NULL;
}

static void
test_empty (void)
{
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (GPtrArray)      findings = nun_findings_judge (empty);

  g_assert_nonnull (find (findings, "no-table"));
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

  g_assert_true (has (first, "no-position"));
  g_assert_true (has (half, "no-position"));
  g_assert_false (has (whole, "no-position"));
  g_assert_true (has (whole, "no-identifier"));
  collection->n_placed = 15;
  g_assert_true (has (whole, "rows-without-position"));
  collection->n_placed = 0;
  g_assert_true (has (whole, "no-row-placed"));
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
    { "contact_email", "no-contact-email", "cm@example.org" },
    { "publisher", "no-publisher", "Paris" },
    { "identifier", "no-ivoid", "ivo://example.org/m" },
    { "licence", "no-licence", "CC0-1.0" },
    { "reference_url", "no-reference", "https://example.org" },
    { "wavebands", "no-waveband", "Optical" },
    { "source", "no-source", "1781Messier" },
    { "short_name", "no-short-name", "Messier" },
  };
  const MadeColumn           columns[] = { { "ra", D, "deg", NULL, 0, 9, 20 }, { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunDescription) told =
          nun_description_set (first, NULL, NULL, cases[i].key, cases[i].value, NULL);

      g_assert_nonnull (told);
      /* The title guessed from the file's name does not count. */
      g_assert_true (has (first, cases[i].id));
      g_assert_false (has (told, cases[i].id));
    }
}

/* The mend of a finding takes the finding away. */
static void
assert_mended (const NunDescription *description, const char *id)
{
  g_autoptr (GPtrArray)      findings = nun_findings_judge (description);
  const NunFinding          *finding = find (findings, id);
  g_autoptr (NunDescription) mended = NULL;
  g_autoptr (GError)         error = NULL;

  g_assert_nonnull (finding);
  mended = nun_finding_mend (finding, description, &error);
  g_assert_no_error (error);
  g_assert_nonnull (mended);
  g_assert_false (has (mended, id));
}

static void
test_hours (void)
{
  MadeColumn                 columns[] = { { "ra", D, NULL, NULL, 0.1, 23.9, 50 },
                                           { "dec", D, NULL, NULL, -80, 85, 50 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 50, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) hours = nun_description_with_collection (empty, collection, NULL);
  g_autoptr (NunDescription) sure = nun_description_set (hours, "t", "ra", "unit", "deg", NULL);
  g_autoptr (NunCollection)  narrow = NULL;
  g_autoptr (NunDescription) field = NULL;

  assert_mended (hours, "hours-as-degrees");
  g_assert_false (has (sure, "hours-as-degrees"));
  columns[1].minimum = 10; /* a strip of the sky is no sign of hours */
  columns[1].maximum = 12;
  narrow = made_collection ("t", 50, columns);
  field = nun_description_with_collection (empty, narrow, NULL);
  g_assert_false (has (field, "hours-as-degrees"));
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

  g_assert_false (has (first, "axes-swapped"));
  collection->n_off = 30;
  assert_mended (first, "axes-swapped");
  findings = nun_findings_judge (first);
  mended = nun_finding_mend (find (findings, "axes-swapped"), first, NULL);
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

  g_assert_false (has (first, "rows-at-zero"));
  g_assert_false (has (first, "rows-off-the-sphere"));
  collection->n_zero = 3;
  collection->n_off = 2;
  g_assert_true (has (first, "rows-off-the-sphere"));
  findings = nun_findings_judge (first);
  mended = nun_finding_mend (find (findings, "rows-at-zero"), first, NULL);
  g_assert_cmpstr (nun_description_get_value (mended, "t", NULL, "zero_is_none"), ==, "yes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/empty", test_empty);
  g_test_add_func ("/finding/position", test_position);
  g_test_add_func ("/finding/about", test_about);
  g_test_add_func ("/finding/hours", test_hours);
  g_test_add_func ("/finding/swapped", test_swapped);
  g_test_add_func ("/finding/zero-and-off", test_zero_and_off);
  return g_test_run ();
}
