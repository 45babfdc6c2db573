/* Licences by identifier and by address. */

#include "vocabulary/licence.h"

#include "vocabulary/terms.h"

static void
test_tidy (void)
{
  static const struct
  {
    const char *text, *tidy;
  } cases[] = {
    { "cc-by-4.0", "CC-BY-4.0" },
    { "CC BY 4.0", "CC-BY-4.0" },
    { "CC0", "CC0-1.0" },
    { "http://creativecommons.org/licenses/by/4.0/legalcode", "CC-BY-4.0" },
    { "https://creativecommons.org/publicdomain/zero/1.0/deed.en", "CC0-1.0" },
    { "https://spdx.org/licenses/CC-BY-SA-4.0.html", "CC-BY-SA-4.0" },
    { "OGL-UK-3.0", "OGL-UK-3.0" },
    { "CDLA-Permissive-2.0", "CDLA-Permissive-2.0" },
    { "https://survey.test/terms", "https://survey.test/terms" },
    { "mine", NULL },
    { "CC-BY", NULL }, /* which version? */
    { "free for all, 2 of them", NULL },
    { "https:///nowhere", NULL },
    { "ftp://survey.test/terms", NULL },
    { "javascript:alert(1)", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tidy = nun_licence_tidy (cases[i].text);

      g_assert_cmpstr (tidy, ==, cases[i].tidy);
    }
}

/* Every licence that is offered is found again by each of its names. */
static void
test_known (void)
{
  for (const NunTerm *term = nun_terms_licences (); term->id != NULL; term++)
    {
      g_autofree char *by_id = nun_licence_tidy (term->id);
      g_autofree char *by_uri = nun_licence_tidy (term->uri);
      g_autofree char *uri = nun_licence_uri (by_id);

      g_assert_cmpstr (by_id, ==, term->id);
      g_assert_cmpstr (by_uri, ==, term->id);
      g_assert_cmpstr (uri, ==, term->uri);
    }
}

static void
test_uri (void)
{
  g_autofree char *spdx = nun_licence_uri ("OGL-UK-3.0");
  g_autofree char *address = nun_licence_uri ("https://survey.test/terms");

  g_assert_cmpstr (spdx, ==, "https://spdx.org/licenses/OGL-UK-3.0.html");
  g_assert_cmpstr (address, ==, "https://survey.test/terms");
  g_assert_null (nun_licence_uri (NULL));
  g_assert_cmpstr (nun_licence_name ("CC0-1.0"), ==, "Public domain dedication (CC0 1.0)");
  g_assert_cmpstr (nun_licence_name ("OGL-UK-3.0"), ==, "OGL-UK-3.0");
  g_assert_null (nun_licence_name (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/licence/tidy", test_tidy);
  g_test_add_func ("/vocabulary/licence/known", test_known);
  g_test_add_func ("/vocabulary/licence/uri", test_uri);
  return g_test_run ();
}
