/* Opening and refusing publication files. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "made-store.h"
#include "store/select.h"

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

/* Edits of two programs, each unaware of the other, both stand. */
static void
test_two_writers (void)
{
  g_autofree char           *path = in_folder ("writers.nuncius");
  g_autoptr (NunStore)       a = nun_store_create (path, NULL);
  g_autoptr (NunStore)       b = nun_store_open (path, FALSE, NULL);
  g_autoptr (NunDescription) empty = nun_store_get_description (a);
  g_autoptr (NunDescription) title =
      nun_description_set (empty, NULL, NULL, "title", "By one", NULL);
  g_autoptr (NunDescription) publisher =
      nun_description_set (empty, NULL, NULL, "publisher", "By the other", NULL);
  g_autoptr (NunDescription) seen = NULL;
  g_autofree char           *csv = make_csv (folder, "third.csv", 20, FALSE);
  g_autoptr (NunStore)       c = nun_store_open (path, FALSE, NULL);
  g_autoptr (GError)         error = NULL;

  g_assert_true (nun_store_apply (a, title, "Title", &error));
  g_assert_true (nun_store_apply (b, publisher, "Publisher", &error));
  import_file (c, csv);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      NunStore *store = i == 0 ? b : c;

      g_assert_true (nun_store_refresh (store, NULL));
      g_clear_pointer (&seen, nun_description_unref);
      seen = nun_store_get_description (store);
      g_assert_cmpstr (nun_description_get_value (seen, NULL, NULL, "title"), ==, "By one");
      g_assert_cmpstr (nun_description_get_value (seen, NULL, NULL, "publisher"), ==,
                       "By the other");
      g_assert_cmpuint (nun_description_get_n_collections (seen), ==, 1);
    }
}

/* A reader sees one state, though a writer exchanges the rows under it. */
static void
test_snapshot (void)
{
  g_autofree char           *path = in_folder ("snapshot.nuncius");
  g_autofree char           *csv = make_csv (folder, "snap.csv", 50, FALSE);
  g_autoptr (NunStore)       writer = nun_store_create (path, NULL);
  g_autoptr (NunStore)       reader = NULL;
  g_autoptr (NunDescription) seen = NULL, later = NULL;
  g_autoptr (GPtrArray)      columns = NULL;
  g_autoptr (NunRows)        rows = NULL;
  NunSelect                  select = { .limit = -1 };
  guint                      n = 0;

  import_file (writer, csv);
  reader = nun_store_open (path, TRUE, NULL);
  g_assert_true (nun_store_begin_reading (reader, NULL));
  g_free (make_csv (folder, "snap.csv", 80, FALSE));
  import_file (writer, csv);
  seen = nun_store_get_description (reader);
  g_assert_cmpint (nun_description_get_collection (seen, 0)->n_rows, ==, 50);
  columns = nun_view_columns (seen, "snap", NUN_UCD_STYLE_UCD1, 2);
  select.columns = columns;
  rows = nun_store_select (reader, "snap", &select, NULL);
  while (nun_rows_next (rows, NULL, NULL) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 50);
  g_clear_object (&rows);
  nun_store_end_reading (reader);
  g_assert_true (nun_store_begin_reading (reader, NULL));
  later = nun_store_get_description (reader);
  g_assert_cmpint (nun_description_get_collection (later, 0)->n_rows, ==, 80);
  nun_store_end_reading (reader);
}

/* A publication of the first format is brought up to date, also by one who only reads. */
static void
test_older (void)
{
  static const char former[] = "ALTER TABLE file_column DROP COLUMN width;"
                               "ALTER TABLE file_column DROP COLUMN precision;"
                               "ALTER TABLE file_column DROP COLUMN spellings;"
                               "ALTER TABLE collection DROP COLUMN kind;"
                               "ALTER TABLE collection DROP COLUMN scanned;"
                               "ALTER TABLE collection DROP COLUMN all_hdus;"
                               "ALTER TABLE collection DROP COLUMN ruled_by;"
                               "DROP TABLE harvest;"
                               "ALTER TABLE collection DROP COLUMN temporal;"
                               "ALTER TABLE collection DROP COLUMN spectral;"
                               "ALTER TABLE collection DROP COLUMN reading;"
                               "PRAGMA user_version = 1";
  g_autofree char  *csv = make_csv (folder, "older.csv", 20, TRUE);

  for (guint reader = 0; reader < 2; reader++)
    {
      g_autofree char           *name = g_strdup_printf ("older%u.nuncius", reader);
      g_autofree char           *path = in_folder (name);
      NunStore                  *store = nun_store_create (path, NULL);
      g_autoptr (GError)         error = NULL;
      g_autoptr (NunDescription) description = NULL;
      sqlite3                   *database;

      import_file (store, csv);
      g_object_unref (store);
      sqlite3_open (path, &database);
      g_assert_cmpint (sqlite3_exec (database, former, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (database);
      store = nun_store_open (path, reader == 1, &error);
      g_assert_no_error (error);
      description = nun_store_get_description (store);
      g_assert_cmpint (nun_description_get_collection (description, 0)->n_rows, ==, 20);
      g_assert_cmpint (nun_description_get_collection (description, 0)->kind, ==,
                       NUN_COLLECTION_TABLE);
      g_object_unref (store);
    }
}

/* What a stranger may have put into a publication. */
static void
test_hostile (void)
{
  static const char *const deeds[] = {
    "CREATE VIEW v AS WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x FROM r) SELECT x FROM r",
    "CREATE TRIGGER t AFTER INSERT ON said BEGIN DELETE FROM note; END",
    "CREATE VIRTUAL TABLE foot_2 USING rtree(id,x0,x1)",
    "CREATE VIRTUAL TABLE feet USING rtree(id,x0,x1,y0,y1,z0,z1,+ra,+dec)",
    "CREATE VIRTUAL TABLE search USING fts5(a)",
    "PRAGMA user_version = -1",
    "UPDATE collection SET name = '//evil.example'",
    "UPDATE collection SET name = ''",
    "UPDATE collection SET name = 'a' || char (13, 10) || 'b'",
  };
  g_autofree char *csv = make_csv (folder, "hostile.csv", 20, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char   *name = g_strdup_printf ("hostile%u.nuncius", i);
      g_autofree char   *path = in_folder (name);
      g_autoptr (GError) error = NULL;
      NunStore          *store = nun_store_create (path, NULL);
      sqlite3           *database;

      import_file (store, csv);
      g_object_unref (store);
      sqlite3_open (path, &database);
      g_assert_cmpint (sqlite3_exec (database, deeds[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (database);
      g_assert_null (nun_store_open (path, TRUE, &error));
      g_assert_true (error != NULL && error->domain == NUN_STORE_ERROR);
    }
}

/* Texts of a size that no coverage of ours has are not taken from the file. */
static void
test_absurd_coverage (void)
{
  static const char deed[] =
      "UPDATE collection SET moc = '29/' || replace (hex (zeroblob (4000000)), '00', '7 '),"
      " temporal = replace (hex (zeroblob (4000000)), '00', '1 '), spectral = temporal";
  g_autofree char           *csv = make_csv (folder, "absurd.csv", 20, FALSE);
  g_autofree char           *path = in_folder ("absurd.nuncius");
  g_autoptr (NunStore)       reader = NULL;
  g_autoptr (NunDescription) description = NULL;
  const NunCollection       *collection;
  NunStore                  *store = nun_store_create (path, NULL);
  sqlite3                   *database;

  import_file (store, csv);
  g_object_unref (store);
  sqlite3_open (path, &database);
  g_assert_cmpint (sqlite3_exec (database, deed, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  reader = nun_store_open (path, TRUE, NULL);
  g_assert_nonnull (reader);
  description = nun_store_get_description (reader);
  collection = nun_description_get_collection (description, 0);
  g_assert_null (collection->moc);
  g_assert_null (collection->temporal);
  g_assert_null (collection->spectral);
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
  g_test_add_func ("/store/older", test_older);
  g_test_add_func ("/store/damaged", test_damaged);
  g_test_add_func ("/store/second-reader", test_second_reader);
  g_test_add_func ("/store/two-writers", test_two_writers);
  g_test_add_func ("/store/snapshot", test_snapshot);
  g_test_add_func ("/store/hostile", test_hostile);
  g_test_add_func ("/store/absurd-coverage", test_absurd_coverage);
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
