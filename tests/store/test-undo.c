/* Edits, undo and redo, also after the publication was closed. */
#include <glib/gstdio.h>

#include "made-store.h"

static char *folder;

static void
edit (NunStore *store, const char *key, const char *value, const char *what)
{
  g_autoptr (NunDescription) now = nun_store_get_description (store);
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) next = nun_description_set (now, NULL, NULL, key, value, &error);

  g_assert_no_error (error);
  g_assert_true (nun_store_apply (store, next, what, &error));
  g_assert_no_error (error);
}

static void
assert_value (NunStore *store, const char *key, const char *value)
{
  g_autoptr (NunDescription) now = nun_store_get_description (store);

  g_assert_cmpstr (nun_description_get_value (now, NULL, NULL, key), ==, value);
}

static void
assert_labels (NunStore *store, const char *undo, const char *redo)
{
  g_autofree char *undo_now = nun_store_dup_undo (store);
  g_autofree char *redo_now = nun_store_dup_redo (store);

  g_assert_cmpstr (undo_now, ==, undo);
  g_assert_cmpstr (redo_now, ==, redo);
}

static void
test_undo (void)
{
  g_autofree char *path = g_build_filename (folder, "undo.nuncius", NULL);
  NunStore        *store = nun_store_create (path, NULL);

  edit (store, "title", "One", "Title");
  edit (store, "publisher", "Paris", "Publisher");
  assert_labels (store, "Publisher", NULL);
  g_assert_true (nun_store_undo (store, NULL));
  assert_value (store, "publisher", "");
  assert_labels (store, "Title", "Publisher");
  g_object_unref (store);

  store = nun_store_open (path, FALSE, NULL);
  assert_value (store, "title", "One");
  assert_labels (store, "Title", "Publisher");
  g_assert_true (nun_store_redo (store, NULL));
  assert_value (store, "publisher", "Paris");
  g_assert_true (nun_store_undo (store, NULL));
  g_assert_true (nun_store_undo (store, NULL));
  assert_value (store, "title", "");
  g_assert_false (nun_store_undo (store, NULL));
  edit (store, "title", "Two", "Title");
  assert_labels (store, "Title", NULL);
  g_object_unref (store);
}

static void
test_typing_is_one_step (void)
{
  g_autofree char     *path = g_build_filename (folder, "typing.nuncius", NULL);
  g_autoptr (NunStore) store = nun_store_create (path, NULL);

  edit (store, "title", "S", "Title");
  edit (store, "title", "St", "Title");
  edit (store, "title", "Stars", "Title");
  g_assert_true (nun_store_undo (store, NULL));
  assert_value (store, "title", "");
  g_assert_true (nun_store_redo (store, NULL));
  assert_value (store, "title", "Stars");
}

static void
decide (NunStore *store, const char *table, const char *column, const char *value)
{
  g_autoptr (NunDescription) now = nun_store_get_description (store);
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) next =
      nun_description_set (now, table, column, "description", value, &error);

  g_assert_no_error (error);
  g_assert_true (nun_store_apply (store, next, value, &error));
  g_assert_no_error (error);
}

static void
assert_table (NunStore *store, const char *table, const char *said)
{
  g_autoptr (NunDescription) now = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (now, table);

  if (said == NULL)
    {
      g_assert_null (collection);
      return;
    }
  g_assert_nonnull (collection);
  g_assert_cmpint (collection->n_rows, ==, 20);
  g_assert_cmpstr (nun_description_get_value (now, table, "mag", "description"), ==, said);
}

/* What comes back was kept: its file has gone.  Undo goes on before it and redo behind it. */
static void
test_removal (void)
{
  g_autofree char *path = g_build_filename (folder, "removal.nuncius", NULL);
  g_autofree char *csv = make_csv (folder, "stars.csv", 20, FALSE);
  g_autofree char *other = make_csv (folder, "other.csv", 20, FALSE);
  NunStore        *store = nun_store_create (path, NULL);

  import_file (store, csv);
  decide (store, "stars", "mag", "First");
  decide (store, "stars", "mag", "Second");
  g_assert_cmpint (g_unlink (csv), ==, 0);
  g_assert_true (nun_store_remove (store, "stars", "Remove", NULL));
  edit (store, "title", "Later", "Title");
  assert_table (store, "stars", NULL);
  assert_labels (store, "Title", NULL);

  /* An import writes all that is said anew. */
  import_file (store, other);
  g_assert_true (nun_store_undo (store, NULL));
  assert_labels (store, "Remove", "Title");
  g_assert_true (nun_store_undo (store, NULL));
  assert_table (store, "stars", "Second");
  g_assert_true (nun_store_undo (store, NULL));
  assert_table (store, "stars", "First");
  for (guint i = 0; i < 3; i++)
    g_assert_true (nun_store_redo (store, NULL));
  assert_table (store, "stars", NULL);
  assert_value (store, "title", "Later");
  g_assert_true (nun_store_undo (store, NULL));
  g_assert_true (nun_store_undo (store, NULL));
  assert_table (store, "stars", "Second");
  g_object_unref (store);

  /* Back is back; what was removed when it is closed is gone, and undo steps over it. */
  store = nun_store_open (path, FALSE, NULL);
  assert_table (store, "stars", "Second");
  g_assert_true (nun_store_remove (store, "stars", "Remove", NULL));
  g_object_unref (store);
  store = nun_store_open (path, FALSE, NULL);
  assert_table (store, "stars", NULL);
  assert_labels (store, "Second", NULL);
  g_assert_true (nun_store_undo (store, NULL));
  assert_table (store, "other", "Magnitude"); /* the guess */
  g_object_unref (store);
}

/* Somebody moves the file away while it is open, and lays another one there before it goes back. */
static void
test_moved (void)
{
  g_autofree char   *path = g_build_filename (folder, "moved.nuncius", NULL);
  g_autofree char   *away = g_build_filename (folder, "away.nuncius", NULL);
  g_autoptr (GError) error = NULL;
  NunStore          *store = nun_store_create (path, NULL);

  edit (store, "title", "One", "Title");
  g_assert_false (nun_store_has_moved (store));
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_true (nun_store_has_moved (store));
  edit (store, "publisher", "Paris", "Publisher");

  g_assert_true (g_file_set_contents (path, "a letter", -1, NULL));
  g_assert_true (nun_store_has_moved (store));
  g_assert_false (nun_store_save_again (store, &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_true (nun_store_save_again (store, &error));
  g_assert_no_error (error);
  g_assert_false (nun_store_has_moved (store));
  edit (store, "title", "Two", "Title");
  g_object_unref (store);

  store = nun_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  assert_value (store, "title", "Two");
  assert_value (store, "publisher", "Paris");
  assert_labels (store, "Title", NULL);
  g_object_unref (store);

  /* What was moved is whole, and stays as it was then. */
  store = nun_store_open (away, FALSE, &error);
  g_assert_no_error (error);
  assert_value (store, "title", "One");
  assert_value (store, "publisher", "Paris");
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/undo/undo", test_undo);
  g_test_add_func ("/undo/removal", test_removal);
  g_test_add_func ("/undo/moved", test_moved);
  g_test_add_func ("/undo/typing-is-one-step", test_typing_is_one_step);
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
