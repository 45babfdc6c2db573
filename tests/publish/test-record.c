/* The record leaves whole or not at all. */

#include <string.h>

#include "publish/record.h"
#include "sample.h"

#define BASE "https://example.org/vo"

static void
test_whole (void)
{
  g_autoptr (NunDescription) description = sample_description (FALSE, sample_about);
  g_autoptr (GError)         error = NULL;
  g_autofree char           *record = nun_publish_record (description, NULL, "first", BASE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (record, "<title>Nebulae &amp; &lt;galaxies&gt;</title>"));
  g_assert_nonnull (strstr (record, "<identifier>ivo://obs.test/m</identifier>"));
  g_assert_nonnull (strstr (record, ">" BASE "/first/scs.xml?<"));
  g_assert_nonnull (strstr (record, "<source format=\"bibcode\">1850CDT..1784..227M</source>"));
}

/* All that is missing stands in one sentence. */
static void
test_incomplete (void)
{
  g_autoptr (NunDescription) description = sample_description (FALSE, "");
  g_autoptr (GError)         error = NULL;
  g_autofree char           *record = nun_publish_record (description, NULL, "first", BASE, &error);

  g_assert_null (record);
  g_assert_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "“first”"));
  g_assert_nonnull (strstr (error->message, "title"));
  g_assert_nonnull (strstr (error->message, "publisher"));
  g_assert_nonnull (strstr (error->message, "identifier"));
  g_assert_null (strstr (error->message, ".;"));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* Each answer that the record needs is missed when it alone is taken away. */
/* The others follow from these. */
static void
test_each_answer (void)
{
  static const char *const keys[] = { "title", "description", "creators", "contact_email",
                                      "identifier" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (NunDescription) whole = sample_description (FALSE, sample_about);
      g_autoptr (NunDescription) without =
          nun_description_set (whole, NULL, NULL, keys[i], NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char   *record = nun_publish_record (without, NULL, "first", BASE, &error);

      g_assert_null (record);
      g_assert_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE);
      g_assert_null (strchr (error->message, ';'));
    }
}

/* What is wrong with one table does not keep the record of another. */
static void
test_other_table (void)
{
  g_autoptr (NunDescription) description = sample_description (TRUE, sample_about);
  g_autoptr (GError)         error = NULL;
  g_autofree char           *first = nun_publish_record (description, NULL, "first", BASE, &error);
  g_autofree char           *second = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (first, "<identifier>ivo://obs.test/m/first</identifier>"));
  second = nun_publish_record (description, NULL, "second", BASE, &error);
  g_assert_null (second);
  g_assert_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "position"));
}

static void
test_no_table (void)
{
  g_autoptr (NunDescription) description = sample_description (FALSE, sample_about);
  g_autoptr (GError)         error = NULL;

  g_assert_null (nun_publish_record (description, NULL, "third", BASE, &error));
  g_assert_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_PLACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/whole", test_whole);
  g_test_add_func ("/record/incomplete", test_incomplete);
  g_test_add_func ("/record/each-answer", test_each_answer);
  g_test_add_func ("/record/other-table", test_other_table);
  g_test_add_func ("/record/no-table", test_no_table);
  return g_test_run ();
}
