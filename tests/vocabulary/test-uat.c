/* The thesaurus in each of the forms in which copies of it go about. */
#include "vocabulary/uat.h"

#include <glib/gstdio.h>

typedef struct
{
  char *path;
} Bench;

static void
set_up (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  int                file = g_file_open_tmp ("nuncius-uat-XXXXXX", &bench->path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
}

static void
tear_down (Bench *bench, gconstpointer unused)
{
  g_unlink (bench->path);
  g_free (bench->path);
}

static NunUat *
load (Bench *bench, const char *text)
{
  g_autoptr (GError) error = NULL;
  NunUat            *uat;

  g_assert_true (g_file_set_contents (bench->path, text, -1, NULL));
  uat = nun_uat_load (bench->path, &error);
  g_assert_no_error (error);
  return uat;
}

static void
check_words (const NunUat *uat, const char *text, const char *expected)
{
  g_autofree const char **words = nun_uat_complete (uat, text, 3);
  g_autofree char        *joined = g_strjoinv ("; ", (char **) words);

  g_assert_cmpstr (joined, ==, expected);
}

static const char desise[] =
    "{\"uri\": \"http://www.ivoa.net/rdf/uat\", \"flavour\": \"SKOS\", \"terms\": {"
    "\"galaxy-clusters\": {\"label\": \"Galaxy clusters\", \"description\": \"\\\"label\\\": "
    "\\\"no\\\"\","
    " \"narrower\": [\"abell-clusters\"]},"
    "\"abell-clusters\": {\"label\":\"Abell clusters\"},"
    "\"clusters\": {\"label\": \"Star clusters\"},"
    "\"erg\": {\"label\": \"Erg\\u00e4nzung \\\"x\\\"\"}}}";

static void
test_desise (Bench *bench, gconstpointer unused)
{
  g_autoptr (NunUat) uat = load (bench, desise);

  g_assert_cmpuint (nun_uat_get_n (uat), ==, 4);
  g_assert_cmpstr (nun_uat_get_path (uat), ==, bench->path);
  g_assert_cmpstr (nun_uat_find_word (uat, "GALAXY clusters"), ==, "Galaxy clusters");
  g_assert_cmpstr (nun_uat_find_word (uat, "ergänzung \"x\""), ==, "Ergänzung \"x\"");
  g_assert_null (nun_uat_find_word (uat, "galaxy"));
}

/* What begins so stands before words of which only a part does. */
static void
test_order (Bench *bench, gconstpointer unused)
{
  g_autoptr (NunUat) uat = load (bench, "# words\nStar clusters\nclusters\nGalaxy clusters\n"
                                        "Superclusters\n\nStar clusters\n");

  g_assert_cmpuint (nun_uat_get_n (uat), ==, 4);
  check_words (uat, "Clu", "clusters; Galaxy clusters; Star clusters");
  check_words (uat, "rclus", "Superclusters");
  check_words (uat, "", "");
  check_words (uat, "nebula", "");
}

static void
test_own_json (Bench *bench, gconstpointer unused)
{
  g_autoptr (NunUat) uat = load (
      bench, "{\"children\": [{\"name\": \"Stellar astronomy\", \"uri\": \"x\", \"children\": "
             "[{\"name\": \"Binary stars\"}]}]}");

  g_assert_cmpuint (nun_uat_get_n (uat), ==, 2);
  g_assert_nonnull (nun_uat_find_word (uat, "binary stars"));
}

static void
test_skos (Bench *bench, gconstpointer unused)
{
  g_autoptr (NunUat) uat =
      load (bench, "<?xml version=\"1.0\"?><rdf:RDF><skos:Concept>"
                   "<skos:prefLabel xml:lang=\"en\">H I &amp; H II regions</skos:prefLabel>"
                   "<skos:prefLabel xml:lang=\"de\">Gebiete</skos:prefLabel>"
                   "<skos:altLabel xml:lang=\"en\">other</skos:altLabel></skos:Concept></rdf:RDF>");

  g_assert_cmpuint (nun_uat_get_n (uat), ==, 1);
  g_assert_nonnull (nun_uat_find_word (uat, "H I & H II regions"));
}

/* Files of strangers: none of these is one, and none does harm. */
static void
test_refused (Bench *bench, gconstpointer unused)
{
  static const char *const texts[] = { "",
                                       "{}",
                                       "{\"label\": \"",
                                       "{\"label\": \"\\u00",
                                       "<a>",
                                       "<skos:prefLabel",
                                       "{\"label\": \"a;b\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NunUat) uat = NULL;

      g_assert_true (g_file_set_contents (bench->path, texts[i], -1, NULL));
      uat = nun_uat_load (bench->path, &error);
      g_assert_null (uat);
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL);
    }
}

/* The user's own copy is found; without one there is none here. */
static void
test_find (Bench *bench, gconstpointer unused)
{
  g_autofree char   *folder = g_build_filename (g_get_user_data_dir (), "nuncius", NULL);
  g_autofree char   *path = g_build_filename (folder, "uat.txt", NULL);
  g_autoptr (NunUat) before = nun_uat_find ();
  g_autoptr (NunUat) uat = NULL;

  g_assert_null (before);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "Nebulae\n", -1, NULL));
  uat = nun_uat_find ();
  g_assert_nonnull (uat);
  g_assert_cmpstr (nun_uat_get_path (uat), ==, path);
}

#define ADD(path, test) g_test_add (path, Bench, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/vocabulary/uat/desise", test_desise);
  ADD ("/vocabulary/uat/order", test_order);
  ADD ("/vocabulary/uat/own-json", test_own_json);
  ADD ("/vocabulary/uat/skos", test_skos);
  ADD ("/vocabulary/uat/refused", test_refused);
  ADD ("/vocabulary/uat/find", test_find);
  return g_test_run ();
}
