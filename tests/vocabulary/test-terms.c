/* The closed word lists. */

#include "vocabulary/terms.h"

#include <string.h>

static void
check_terms (const NunTerm *terms, guint at_least)
{
  guint n = 0;

  for (const NunTerm *term = terms; term->id != NULL; term++, n++)
    {
      g_assert_true (term->label != NULL && *term->label != '\0');
      /* No id twice, in whatever case: the first would hide the second. */
      g_assert_true (nun_term_find (terms, term->id) == term);
      if (term->uri != NULL)
        g_assert_true (g_str_has_prefix (term->uri, "https://"));
    }
  g_assert_cmpuint (n, >=, at_least);
}

static void
test_lists (void)
{
  static const char *const bands[] = { "Radio", "Millimeter", "Infrared", "Optical",
                                       "UV",    "EUV",        "X-ray",    "Gamma-ray" };

  check_terms (nun_terms_licences (), 10);
  check_terms (nun_terms_wavebands (), 8);
  check_terms (nun_terms_content_levels (), 9);
  check_terms (nun_terms_status (), 3);
  check_terms (nun_terms_relations (), 14);
  /* VODataService 1.1 section 3.2: these, spelled so. */
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    g_assert_cmpstr (nun_terms_wavebands ()[i].id, ==, bands[i]);
}

static void
test_find (void)
{
  const NunTerm *licences = nun_terms_licences ();

  g_assert_cmpstr (nun_term_find (licences, "cc-by-4.0")->id, ==, "CC-BY-4.0");
  g_assert_cmpstr (nun_term_find (licences, "CC-BY-4.0")->uri, ==,
                   "https://creativecommons.org/licenses/by/4.0/");
  g_assert_cmpstr (nun_term_find (nun_terms_content_levels (), "research")->id, ==, "Research");
  g_assert_null (nun_term_find (licences, "CC-BY"));
  g_assert_null (nun_term_find (licences, ""));
  g_assert_null (nun_term_find (licences, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/terms/lists", test_lists);
  g_test_add_func ("/vocabulary/terms/find", test_find);
  return g_test_run ();
}
