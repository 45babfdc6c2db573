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
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection);
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
  g_autoptr (NunDescription) first = nun_description_with_collection (empty, collection);

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/empty", test_empty);
  g_test_add_func ("/finding/position", test_position);
  g_test_add_func ("/finding/about", test_about);
  return g_test_run ();
}
