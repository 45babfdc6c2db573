/* Identifiers of datasets: made, read, compared. */

#include "vo/did.h"

static void
test_made (void)
{
  static const struct
  {
    const char *identifier, *table, *path;
    int         hdu, index;
    const char *wanted;
  } cases[] = {
    { "ivo://example.org/m", "images", "a/b.fits", 0, -1, "ivo://example.org/m?images/a/b.fits" },
    { "ivo://example.org/m/", "images", "b.fits", -1, -1, "ivo://example.org/m?images/b.fits" },
    { NULL, "t", "b.fits", 3, -1, NUN_VO_LOCAL_IDENTIFIER "?t/b.fits#3" },
    { "", "t", "b.fits", 1, 7, NUN_VO_LOCAL_IDENTIFIER "?t/b.fits#1:7" },
    { NULL, "t", "b.txt", -1, 0, NUN_VO_LOCAL_IDENTIFIER "?t/b.txt#0:0" },
    { NULL, "t", "a b#1?&+%\303\274.fits", 0, -1,
      NUN_VO_LOCAL_IDENTIFIER "?t/a%20b%231%3F%26%2B%25%C3%BC.fits" },
    { NULL, "t", "/abs/b.fits", 0, -1, NUN_VO_LOCAL_IDENTIFIER "?t//abs/b.fits" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char  *text = nun_vo_did (cases[i].identifier, cases[i].table, cases[i].path,
                                           cases[i].hdu, cases[i].index);
      g_auto (NunVoDid) did = { 0 };

      g_assert_cmpstr (text, ==, cases[i].wanted);
      g_assert_true (nun_vo_did_parse (text, &did));
      g_assert_cmpstr (did.table, ==, cases[i].table);
      g_assert_cmpstr (did.path, ==, cases[i].path);
      g_assert_cmpint (did.hdu, ==, MAX (cases[i].hdu, 0));
      g_assert_cmpint (did.index, ==, cases[i].index);
    }
}

static void
test_refused (void)
{
  static const char *const wrong[] = {
    "",
    "ivo://",
    "ivo://a/b",
    "ivo://a/b?",
    "ivo://a/b?t",
    "ivo://a/b?t/",
    "ivo://a/b?/x",
    "http://a/b?t/x",
    "ivo://a/b?t/x#",
    "ivo://a/b?t/x#y",
    "ivo://a/b?t/x#1:",
    "ivo://a/b?t/x#1:z",
    "ivo://a/b?t/x#1:2:3",
    "ivo://a/b?t/x#-1",
    "ivo://a/b?t/x#99999999999999999999",
    "ivo://a/b?t/x%00y",
    "ivo://a/b?t/x%zz",
    "ivo://a/b?t/%ff",
    "ivo://a/b?t%2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (NunVoDid) did = { 0 };

      if (nun_vo_did_parse (wrong[i], &did))
        g_test_fail_printf ("%s is taken", wrong[i]);
      g_assert_null (did.path);
    }
}

static void
test_equal (void)
{
  g_assert_true (nun_vo_did_equal ("ivo://A.org/m?t/x%20y", "IVO://a.ORG/M?T/x y"));
  g_assert_true (nun_vo_did_equal ("ivo://a/m?t/x", "ivo://a/m?t/x#0"));
  g_assert_true (nun_vo_did_equal ("ivo://a/other#frag", "ivo://A/OTHER#frag"));
  g_assert_false (nun_vo_did_equal ("ivo://a/m?t/x", "ivo://a/m?t/X"));
  g_assert_false (nun_vo_did_equal ("ivo://a/m?t/x#1", "ivo://a/m?t/x#2"));
  g_assert_false (nun_vo_did_equal ("ivo://a/m?t/x#1:0", "ivo://a/m?t/x#1"));
  g_assert_false (nun_vo_did_equal ("ivo://a/m?t/x", "ivo://b/m?t/x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vo/did/made", test_made);
  g_test_add_func ("/vo/did/refused", test_refused);
  g_test_add_func ("/vo/did/equal", test_equal);
  return g_test_run ();
}
