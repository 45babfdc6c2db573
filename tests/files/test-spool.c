/* Tests of the spool: every cell read again in any order. */

#include "files/spool-order.h"

#include <string.h>

#include "helpers.h"

static NunSpool *
spool (NunFile *file)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunRows) rows = nun_table_open_rows (nun_file_get_table (file, 0), NULL, &error);
  NunSpool           *self = nun_spool_new (rows, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static void
check_cell (NunSpool *self, gint64 row, guint column, const char *expected)
{
  g_autofree char *text = nun_spool_dup_cell (self, row, column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_cells (void)
{
  GString             *text = g_string_new ("id,name,x\n");
  g_autoptr (NunFile)  file = NULL;
  g_autoptr (NunSpool) self = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "%u,object %u,%s\n", i, i, i % 2 ? "" : "0.5");
  file = test_open ("spool.csv", text->str, -1);
  g_string_free (text, TRUE);
  self = spool (file);
  g_assert_cmpint (nun_spool_get_n_rows (self), ==, 50000);
  for (guint i = 0; i < 20000; i++)
    {
      guint            row = (guint) g_test_rand_int_range (0, 50000);
      g_autofree char *name = g_strdup_printf ("object %u", row);

      check_cell (self, row, 1, name);
      check_cell (self, row, 0, name + 7);
      check_cell (self, row, 2, row % 2 ? "" : "0.5");
    }
  check_cell (self, -1, 0, "");
  check_cell (self, 50000, 0, "");
  check_cell (self, 0, 3, "");
}

static void
test_long_cell (void)
{
  GString             *text = g_string_new ("a,b\n");
  g_autoptr (NunFile)  file = NULL;
  g_autoptr (NunSpool) self = NULL;
  g_autofree char     *cell = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append (text, "é");
  g_string_append (text, ",7\nshort,8\n");
  file = test_open ("long.csv", text->str, -1);
  g_string_free (text, TRUE);
  self = spool (file);
  cell = nun_spool_dup_cell (self, 0, 0);
  g_assert_cmpuint (strlen (cell), <=, NUN_SPOOL_MAX_CELL);
  g_assert_true (g_utf8_validate (cell, -1, NULL));
  g_assert_true (g_str_has_suffix (cell, "é…"));
  check_cell (self, 0, 1, "7");
  check_cell (self, 1, 0, "short");
}

static void
check_order (NunSpool *self, guint column, gboolean descending, const char *expected)
{
  g_autoptr (GArray)  rows = nun_spool_order (self, column, descending, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (rows, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
}

/* Numbers by size and names as people count; gaps last in both directions, equal ones as they were found. */
static void
test_order (void)
{
  const char              *text = "name,x\nimg10,1e2\nimg2,-3\n,20\nIMG3,\nimg2,20\nZz,-1e-9\n";
  g_autoptr (NunFile)      file = test_open ("order.csv", text, -1);
  g_autoptr (NunSpool)     self = spool (file);
  g_autoptr (GCancellable) given_up = g_cancellable_new ();

  check_order (self, 0, FALSE, "1 4 3 0 5 2");
  check_order (self, 0, TRUE, "5 0 3 1 4 2");
  check_order (self, 1, FALSE, "1 5 2 4 0 3");
  check_order (self, 1, TRUE, "0 2 4 5 1 3");
  g_cancellable_cancel (given_up);
  g_assert_null (nun_spool_order (self, 0, FALSE, given_up));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spool/cells", test_cells);
  g_test_add_func ("/spool/long-cell", test_long_cell);
  g_test_add_func ("/spool/order", test_order);
  status = g_test_run ();
  test_clean ();
  return status;
}
