/* The memory of a registry endpoint: dates move with changes only, and what is gone is remembered. */
#include "store/harvest.h"

#include <glib/gstdio.h>
#include <string.h>

#include "made-store.h"

static GPtrArray *
seen (const char *first, ...)
{
  GPtrArray  *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_harvest_free);
  const char *identifier = first;
  va_list     rest;

  va_start (rest, first);
  while (identifier != NULL)
    {
      g_ptr_array_add (lines, nun_harvest_new (identifier, va_arg (rest, const char *), 0, 0));
      identifier = va_arg (rest, const char *);
    }
  va_end (rest);
  return lines;
}

static void
assert_line (GPtrArray  *lines,
             guint       i,
             const char *identifier,
             const char *digest,
             gint64      changed_s)
{
  const NunHarvest *line;

  g_assert_cmpuint (i, <, lines->len);
  line = lines->pdata[i];
  g_assert_cmpstr (line->identifier, ==, identifier);
  g_assert_cmpstr (line->digest, ==, digest);
  g_assert_cmpint (line->changed_s, ==, changed_s);
}

static void
test_merge (void)
{
  g_autoptr (GPtrArray) none = seen (NULL, NULL);
  g_autoptr (GPtrArray) two = seen ("ivo://a/y", "1", "ivo://a/x", "2", NULL);
  g_autoptr (GPtrArray) other = seen ("ivo://a/x", "3", "ivo://a/z", "4", NULL);
  g_autoptr (GPtrArray) begun = NULL, same = NULL, next = NULL, back = NULL;
  gboolean              changed;

  begun = nun_harvest_merge (none, two, 100, &changed);
  g_assert_true (changed);
  assert_line (begun, 0, "ivo://a/x", "2", 100);
  assert_line (begun, 1, "ivo://a/y", "1", 100);
  same = nun_harvest_merge (begun, two, 200, &changed);
  g_assert_false (changed);
  assert_line (same, 0, "ivo://a/x", "2", 100);
  next = nun_harvest_merge (same, other, 300, &changed);
  g_assert_true (changed);
  g_assert_cmpuint (next->len, ==, 3);
  assert_line (next, 0, "ivo://a/x", "3", 300);
  assert_line (next, 1, "ivo://a/y", NULL, 300);
  assert_line (next, 2, "ivo://a/z", "4", 300);
  g_assert_cmpint (((NunHarvest *) next->pdata[0])->since_s, ==, 100);
  /* What comes back is there again; a clock that runs back does not take dates with it. */
  back = nun_harvest_merge (next, two, 250, &changed);
  g_assert_true (changed);
  assert_line (back, 0, "ivo://a/x", "2", 300);
  assert_line (back, 1, "ivo://a/y", "1", 300);
  assert_line (back, 2, "ivo://a/z", NULL, 300);
}

static void
test_kept (void)
{
  char                 *folder = make_folder ();
  g_autofree char      *path = g_build_filename (folder, "p.nuncius", NULL);
  NunStore             *store = nun_store_create (path, NULL);
  g_autoptr (GPtrArray) two = seen ("ivo://a/x", "1", "ivo://a/y", "2", NULL);
  g_autoptr (GPtrArray) one = seen ("ivo://a/x", "1", NULL);
  g_autoptr (GError)    error = NULL;
  gint64                now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (nun_store_get_changed_s (store), >=, now - 60);
  g_assert_cmpint (nun_store_get_changed_s (store), <=, now + 1);
  g_ptr_array_unref (nun_store_note_harvest (store, two, 100, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (nun_store_note_harvest (store, one, 200, &error));
  g_assert_no_error (error);
  {
    g_autoptr (NunStore)  reader = nun_store_open (path, TRUE, &error);
    g_autoptr (GPtrArray) lines = NULL;
    g_autoptr (GPtrArray) refused = NULL;

    g_assert_no_error (error);
    lines = nun_store_get_harvests (reader, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (lines->len, ==, 2);
    assert_line (lines, 0, "ivo://a/x", "1", 100);
    assert_line (lines, 1, "ivo://a/y", NULL, 200);
    refused = nun_store_note_harvest (reader, two, 300, &error);
    g_assert_null (refused);
    g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY);
  }
  /* It is no edit: nothing can be undone. */
  g_assert_null (nun_store_dup_undo (store));
  g_object_unref (store);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/harvest/merge", test_merge);
  g_test_add_func ("/harvest/kept", test_kept);
  return g_test_run ();
}
