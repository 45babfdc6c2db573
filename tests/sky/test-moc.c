/* MOCs: what they cover, how they are written, and that they stay small. */

#include "sky/healpix.h"
#include "sky/moc.h"

#include <stdlib.h>
#include <string.h>

static void
assert_ascii (NunMoc *moc, const char *expected)
{
  g_autofree char *text = nun_moc_to_ascii (moc);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_ascii (void)
{
  g_autoptr (NunMoc) moc = nun_moc_new (4);

  g_assert_true (nun_moc_is_empty (moc));
  assert_ascii (moc, "");
  for (gint64 cell = 1; cell <= 4; cell++)
    nun_moc_add_cell (moc, 3, cell);
  nun_moc_add_cell (moc, 3, 10);
  nun_moc_add_cell (moc, 4, 77);
  assert_ascii (moc, "3/1-4 10 4/77");
  g_assert_false (nun_moc_is_empty (moc));
  /* Four siblings are their parent; the order of additions and repetitions do not count. */
  nun_moc_add_cell (moc, 4, 79);
  nun_moc_add_cell (moc, 4, 76);
  nun_moc_add_cell (moc, 4, 76);
  nun_moc_add_cell (moc, 4, 78);
  assert_ascii (moc, "3/1-4 10 19 4/");
  /* Finer cells are coarsened. */
  nun_moc_add_cell (moc, 6, 0);
  assert_ascii (moc, "3/1-4 10 19 4/0");
}

static void
test_whole_sky (void)
{
  g_autoptr (NunMoc) moc = nun_moc_new (29);

  for (gint64 cell = 11; cell >= 0; cell--)
    nun_moc_add_cell (moc, 0, cell);
  assert_ascii (moc, "0/0-11 29/");
  g_assert_cmpfloat (nun_moc_fraction (moc), ==, 1);
  g_assert_true (nun_moc_contains (moc, 0, 90));
  g_assert_true (nun_moc_contains (moc, 360, -90));
}

/* Marks the cells of an ASCII MOC in a map of the finest order, and counts the cells of each order. */
static void
mark_ascii (const char *text, int max_order, guint8 *map)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  int            order = -1;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *at = parts[i], *slash = strchr (at, '/');
      long  first, last;

      if (slash != NULL)
        {
          g_assert_cmpint (atoi (at), >, order);
          order = atoi (at);
          at = slash + 1;
        }
      if (*at == '\0')
        continue;
      first = last = strtol (at, &at, 10);
      if (*at == '-')
        last = strtol (at + 1, &at, 10);
      g_assert_cmpint (*at, ==, '\0');
      for (long cell = first << (2 * (max_order - order));
           cell < (last + 1) << (2 * (max_order - order)); cell++)
        {
          /* No cell twice: neither in one order nor under another. */
          g_assert_cmpint (map[cell], ==, 0);
          map[cell] = (guint8) (order + 1);
        }
    }
  g_assert_cmpint (order, ==, max_order);
}

/* A MOC is the union of its cells, and no four siblings stand where their parent could. */
static void
test_random_sets (void)
{
  enum
  {
    ORDER = 5,
    N = 12 << (2 * ORDER)
  };

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (NunMoc) moc = nun_moc_new (ORDER);
      g_autofree guint8 *added = g_new0 (guint8, N), *map = g_new0 (guint8, N);
      g_autofree char   *text = NULL;
      int                n_added = g_test_rand_int_range (1, 3000), n = 0;

      for (int i = 0; i < n_added; i++)
        {
          int  order = g_test_rand_int_range (round % 2 ? 3 : ORDER, ORDER + 1);
          long cell = g_test_rand_int_range (0, 12 << (2 * order));
          int  shift = 2 * (ORDER - order);

          nun_moc_add_cell (moc, order, cell);
          memset (added + (cell << shift), 1, (gsize) 1 << shift);
        }
      text = nun_moc_to_ascii (moc);
      mark_ascii (text, ORDER, map);
      for (int i = 0; i < N; i++)
        {
          g_assert_cmpint (map[i] != 0, ==, added[i]);
          n += added[i];
        }
      for (int i = 0; i < N; i += 4)
        g_assert_false (map[i] == ORDER + 1 && map[i + 1] == ORDER + 1 && map[i + 2] == ORDER + 1 &&
                        map[i + 3] == ORDER + 1);
      g_assert_cmpfloat_with_epsilon (nun_moc_fraction (moc), (double) n / N, 1e-15);
    }
}

/* Points of one half of the sky, and of the other. */
static void
test_contains (void)
{
  g_autoptr (NunMoc) moc = nun_moc_new (10);
  double             points[500][2];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      points[i][0] = g_test_rand_double_range (0, 360);
      points[i][1] = g_test_rand_double_range (-90, 0);
      nun_moc_add_cell (moc, 16, nun_healpix_cell (16, points[i][0], points[i][1]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_true (nun_moc_contains (moc, points[i][0], points[i][1]));
  for (guint i = 0; i < 1000; i++)
    g_assert_false (nun_moc_contains (moc, g_test_rand_double_range (0, 360),
                                      g_test_rand_double_range (5, 90)));
  g_assert_false (nun_moc_contains (moc, 0.0 / 0.0, 0));
}

static void
test_simplify (void)
{
  g_autoptr (NunMoc) moc = nun_moc_new (10);
  g_autofree char   *text = NULL;
  guint              n = 1;
  double             before;

  for (int i = 0; i < 20000; i++)
    nun_moc_add_cell (moc, 10, g_test_rand_int_range (0, 12 << 20));
  before = nun_moc_fraction (moc);
  nun_moc_simplify (moc, 200);
  g_assert_cmpfloat (nun_moc_fraction (moc), >=, before);
  text = nun_moc_to_ascii (moc);
  for (const char *at = text; *at != '\0'; at++)
    n += *at == ' ';
  g_assert_cmpuint (n, <=, 201);
  g_assert_false (nun_moc_is_empty (moc));
  /* Nothing to do. */
  nun_moc_simplify (moc, 200);
  assert_ascii (moc, text);
}

/* Three million lone cells: memory is bounded by getting coarser, and no place is lost. */
static void
test_bounded (void)
{
  g_autoptr (NunMoc) moc = nun_moc_new (29);
  enum
  {
    N = 3000000
  };
  double ra, dec;

  for (gint64 i = 0; i < N; i++)
    nun_moc_add_cell (moc, 16, (i * 7919) % (G_GINT64_CONSTANT (12) << 24) << 8);
  for (gint64 i = 0; i < N; i += 997)
    {
      nun_healpix_centre (16, (i * 7919) % (G_GINT64_CONSTANT (12) << 24) << 8, &ra, &dec);
      g_assert_true (nun_moc_contains (moc, ra, dec));
    }
  nun_moc_simplify (moc, 100000);
  g_assert_cmpfloat (nun_moc_fraction (moc), <=, 1);
}

/* What is simplified in the end is the same when it was kept in little memory on the way. */
static void
test_within (void)
{
  g_autoptr (NunMoc) large = nun_moc_new (9), small = nun_moc_new_within (9, 4096);
  g_autofree char   *expected = NULL;

  /* The northern cap, in an order that visits it all again and again. */
  for (gint64 i = 0; i < 1 << 20; i++)
    {
      gint64 cell = i * 7919 % (1 << 20);

      nun_moc_add_cell (large, 9, cell);
      nun_moc_add_cell (small, 9, cell);
    }
  for (int i = 0; i < 30000; i++)
    {
      gint64 cell = g_test_rand_int_range (0, 12 << 18);

      nun_moc_add_cell (large, 9, cell);
      nun_moc_add_cell (small, 9, cell);
    }
  nun_moc_simplify (large, 1000);
  nun_moc_simplify (small, 1000);
  expected = nun_moc_to_ascii (large);
  assert_ascii (small, expected);
}

static NunMoc *
read_moc (int max_order, const char *ascii)
{
  NunMoc *moc = nun_moc_new (max_order);

  g_assert_true (nun_moc_add_ascii (moc, ascii));
  return moc;
}

static void
test_read (void)
{
  static const char *const texts[] = { "3/1-4 10 19 4/0", "0/0-11", "0/0-11 6/",
                                       "29/3458764513820540927" };
  static const char *const bad[] = { "",     " ",    "1 2",  "3/12-10", "0/12",        "3/-1",
                                     "3/1x", "3/1-", "30/1", "x",       "1/2/3/999999" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (NunMoc) moc = read_moc (i == 0 ? 4 : i == 1 ? 0 : i == 2 ? 6 : 29, texts[i]);

      assert_ascii (moc, texts[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (NunMoc) moc = nun_moc_new (4);

      g_assert_false (nun_moc_add_ascii (moc, bad[i]));
    }
  {
    g_autoptr (NunMoc) commas = read_moc (4, "3/1-4,10,19\n4/0,1");
    g_autoptr (NunMoc) coarse = read_moc (1, "3/0 6/16383");

    assert_ascii (commas, "3/1-4 10 19 4/0-1");
    assert_ascii (coarse, "1/0 15");
  }
}

/* A text of more ranges than are kept is read as coarsely as the same cells, one by one. */
static void
test_read_very_long (void)
{
  g_autoptr (NunMoc)  read = nun_moc_new (29), made = nun_moc_new (29);
  g_autoptr (GString) text = g_string_new ("29/");

  for (gint64 i = 0; i < (1 << 20) + 2; i++)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT " ", i << 6);
      nun_moc_add_cell (made, 29, i << 6);
    }
  g_assert_true (nun_moc_add_ascii (read, text->str));
  g_assert_cmpfloat (nun_moc_fraction (read), ==, nun_moc_fraction (made));
  g_assert_true (nun_moc_covers (read, made));
  g_assert_true (nun_moc_covers (made, read));
}

static void
test_covers (void)
{
  g_autoptr (NunMoc) all = read_moc (0, "0/0-11"), half = read_moc (3, "0/0-5 3/400"),
                     fine = read_moc (8, "8/5 6/3000 3/400");
  g_autoptr (NunMoc) outside = read_moc (8, "8/5 3/400-401"), none = nun_moc_new (6);
  g_autoptr (NunMoc) wide = read_moc (2, "2/0-95 100");

  g_assert_true (nun_moc_covers (all, half));
  g_assert_false (nun_moc_covers (half, all));
  g_assert_true (nun_moc_covers (half, fine));
  g_assert_true (nun_moc_covers (half, half));
  g_assert_false (nun_moc_covers (half, outside));
  g_assert_false (nun_moc_covers (fine, half));
  g_assert_true (nun_moc_covers (half, none));
  g_assert_false (nun_moc_covers (none, half));
  g_assert_true (nun_moc_covers (wide, half));
  g_assert_false (nun_moc_covers (half, wide));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sky/moc/ascii", test_ascii);
  g_test_add_func ("/sky/moc/whole-sky", test_whole_sky);
  g_test_add_func ("/sky/moc/random-sets", test_random_sets);
  g_test_add_func ("/sky/moc/contains", test_contains);
  g_test_add_func ("/sky/moc/simplify", test_simplify);
  g_test_add_func ("/sky/moc/bounded", test_bounded);
  g_test_add_func ("/sky/moc/within", test_within);
  g_test_add_func ("/sky/moc/read", test_read);
  g_test_add_func ("/sky/moc/read-very-long", test_read_very_long);
  g_test_add_func ("/sky/moc/covers", test_covers);
  return g_test_run ();
}
