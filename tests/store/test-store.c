/* Opening and refusing publication files. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "made-store.h"

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
assert_refused (const char *path, NunStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nun_store_open (path, FALSE, &error));
  g_assert_error (error, NUN_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_create (void)
{
  g_autofree char   *path = in_folder ("new.nuncius");
  g_autoptr (GError) error = NULL;
  NunStore          *store = nun_store_create (path, &error);
  g_autofree char   *bytes = NULL;
  g_autofree char   *log = g_strconcat (path, "-wal", NULL);

  g_assert_no_error (error);
  g_assert_null (nun_store_create (path, &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_EXISTS);
  g_object_unref (store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpmem (bytes, 15, "SQLite format 3", 15);
  g_assert_cmpmem (bytes + 68, 4, "Nunc", 4);
}

static void
test_refused (void)
{
  g_autofree char *missing = in_folder ("missing.nuncius");
  g_autofree char *empty = in_folder ("empty.nuncius");
  g_autofree char *text = in_folder ("text.nuncius");
  g_autofree char *foreign = in_folder ("foreign.nuncius");
  sqlite3         *database;

  g_file_set_contents (empty, "", 0, NULL);
  g_file_set_contents (text, "ra,dec\n1,2\nthis is no database, but it is long enough for a look\n",
                       -1, NULL);
  sqlite3_open (foreign, &database);
  sqlite3_exec (database, "CREATE TABLE t (a)", NULL, NULL, NULL);
  sqlite3_close (database);

  assert_refused (missing, NUN_STORE_ERROR_MISSING);
  assert_refused (empty, NUN_STORE_ERROR_FOREIGN);
  assert_refused (text, NUN_STORE_ERROR_FOREIGN);
  assert_refused (foreign, NUN_STORE_ERROR_FOREIGN);
  assert_refused (folder, NUN_STORE_ERROR_FOREIGN);
}

static void
test_newer (void)
{
  g_autofree char   *path = in_folder ("newer.nuncius");
  g_autoptr (GError) error = NULL;
  NunStore          *store = nun_store_create (path, NULL);
  sqlite3           *database;

  g_object_unref (store);
  sqlite3_open (path, &database);
  sqlite3_exec (database, "PRAGMA user_version = 99", NULL, NULL, NULL);
  sqlite3_close (database);
  assert_refused (path, NUN_STORE_ERROR_NEWER);
  g_assert_null (nun_store_open (path, TRUE, &error));
  g_assert_nonnull (strstr (error->message, "99"));
}

static void
test_damaged (void)
{
  g_autofree char *path = in_folder ("damaged.nuncius");
  g_autofree char *csv = make_csv (folder, "damaged.csv", 3000, FALSE);
  g_autofree char *bytes = NULL;
  gsize            length;
  NunStore        *store = nun_store_create (path, NULL);

  import_file (store, csv);
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand)  random = g_rand_new_with_seed (seed);
      g_autofree char   *broken = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 400; i++)
        broken[g_rand_int_range (random, 100, (gint32) length)] = (char) g_rand_int (random);
      g_file_set_contents (path, broken, (gssize) length, NULL);
      store = nun_store_open (path, TRUE, &error);
      /* It opens or says why; it never dies. */
      g_assert_true ((store == NULL) == (error != NULL));
      g_clear_object (&store);
    }
}

static void
test_second_reader (void)
{
  g_autofree char           *path = in_folder ("two.nuncius");
  g_autoptr (NunStore)       writer = nun_store_create (path, NULL);
  g_autoptr (NunStore)       reader = nun_store_open (path, TRUE, NULL);
  g_autoptr (NunDescription) first = nun_store_get_description (writer);
  g_autoptr (NunDescription) second =
      nun_description_set (first, NULL, NULL, "title", "Seen elsewhere", NULL);
  g_autoptr (NunDescription) seen = NULL;
  g_autoptr (GError)         error = NULL;

  g_assert_true (nun_store_apply (writer, second, "Title", &error));
  g_assert_no_error (error);
  g_assert_true (nun_store_refresh (reader, &error));
  seen = nun_store_get_description (reader);
  g_assert_cmpstr (nun_description_get_value (seen, NULL, NULL, "title"), ==, "Seen elsewhere");
  g_assert_false (nun_store_apply (reader, first, "Title", &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/refused", test_refused);
  g_test_add_func ("/store/newer", test_newer);
  g_test_add_func ("/store/damaged", test_damaged);
  g_test_add_func ("/store/second-reader", test_second_reader);
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
