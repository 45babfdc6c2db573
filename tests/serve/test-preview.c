/* Ranges and conditions of HTTP, the stretch of pictures, plots of odd spectra, the cache's bounds. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "../support.h"
#include "serve/preview.h"
#include "serve/ranges.h"

/* -- ranges ---------------------------------------------------------------------------------------------------------- */

static char *
ranges_of (const char *header, gint64 size)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (NunByteRange));
  NunRanges          kind = nun_ranges_parse (header, size, ranges);
  GString           *out = g_string_new (kind == NUN_RANGES_ALL    ? "all"
                                         : kind == NUN_RANGES_NONE ? "none"
                                                                   : "");

  for (guint i = 0; kind == NUN_RANGES_SOME && i < ranges->len; i++)
    g_string_append_printf (out, "%s%d-%d", i > 0 ? " " : "",
                            (int) g_array_index (ranges, NunByteRange, i).from,
                            (int) g_array_index (ranges, NunByteRange, i).to);
  return g_string_free (out, FALSE);
}

static void
test_ranges (void)
{
  static const char *const cases[][2] = {
    { "bytes=0-9", "0-9" },
    { "bytes=0-9,5-20", "0-20" },
    { "bytes=5-9,0-4", "0-9" },
    { "bytes=0-1,10-11,2-9", "0-11" },
    { "bytes=90-", "90-99" },
    { "bytes=-10", "90-99" },
    { "bytes=-0", "none" },
    { "bytes=100-", "none" },
    { "bytes=100-,0-1", "0-1" },
    { "bytes=-200", "0-99" },
    { "bytes=50-10", "all" },
    { "BYTES=1-2", "1-2" },
    { "bytes = 1-2", "all" },
    { "bytes=1 - 2", "1-2" },
    { "bytes=99999999999999999999-", "none" },
    { "", "all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = ranges_of (cases[i][0], 100);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_tags (void)
{
  gint64 seconds;

  g_assert_true (nun_etag_is_listed ("\"a\", \"b\"", "\"b\"", FALSE));
  g_assert_false (nun_etag_is_listed ("W/\"b\"", "\"b\"", FALSE));
  g_assert_true (nun_etag_is_listed ("W/\"b\"", "\"b\"", TRUE));
  g_assert_false (nun_etag_is_listed ("b", "\"b\"", TRUE));
  g_assert_false (nun_etag_is_listed ("", "\"b\"", TRUE));
  g_assert_true (nun_http_date_parse ("Sun, 06 Nov 1994 08:49:37 GMT", &seconds));
  g_assert_cmpint (seconds, ==, 784111777);
  g_assert_true (nun_http_date_parse ("Sunday, 06-Nov-94 08:49:37 GMT", &seconds));
  g_assert_false (nun_http_date_parse ("tomorrow", &seconds));
}

/* -- pictures ----------------------------------------------------------------------------------------------------------- */

static NunPlane *
plane_new (guint width, guint height)
{
  NunPlane *self = g_new0 (NunPlane, 1);

  self->width = width;
  self->height = height;
  self->step = 1;
  self->values = g_new0 (float, (gsize) width *height);
  return self;
}

/* A background of 1000 with a spread of 10, a faint source of 40 above it and a bright one of 50000. */
static void
test_stretch (void)
{
  g_autoptr (NunPlane) plane = plane_new (100, 100);
  GRand               *random = g_rand_new_with_seed (3);
  NunStretch           stretch;

  for (guint i = 0; i < 10000; i++)
    plane->values[i] = (float) (1000 + g_rand_double_range (random, -17.3, 17.3));
  for (guint i = 0; i < 100; i++)
    plane->values[i] = 50000;
  plane->values[500] = NAN;
  plane->values[501] = -INFINITY;
  g_rand_free (random);
  g_assert_true (nun_stretch_find (plane, &stretch));
  g_assert_cmpfloat (stretch.low, >, 960);
  g_assert_cmpfloat (stretch.low, <, 1000);
  g_assert_cmpfloat (nun_stretch_apply (&stretch, 1000), <, 0.15);
  g_assert_cmpfloat (nun_stretch_apply (&stretch, 1500), >,
                     nun_stretch_apply (&stretch, 1000) + 0.25);
  g_assert_cmpfloat (nun_stretch_apply (&stretch, 50000), ==, 1);
  g_assert_cmpfloat (nun_stretch_apply (&stretch, -1e30), ==, 0);
  g_assert_cmpfloat (nun_stretch_apply (&stretch, (double) NAN), ==, 0);
}

static void
test_stretch_of_odd_images (void)
{
  g_autoptr (NunPlane) plane = plane_new (10, 10);
  NunStretch           stretch;

  for (guint i = 0; i < 100; i++)
    plane->values[i] = 7;
  g_assert_true (nun_stretch_find (plane, &stretch));
  g_assert_cmpfloat (stretch.high, >, stretch.low);
  plane->values[3] = 9; /* one hot pixel on nothing */
  g_assert_true (nun_stretch_find (plane, &stretch));
  g_assert_cmpfloat (nun_stretch_apply (&stretch, 9), ==, 1);
  g_assert_cmpfloat (nun_stretch_apply (&stretch, 7), ==, 0);
  for (guint i = 0; i < 100; i++)
    plane->values[i] = i % 2 ? -3e38f : 3e38f;
  g_assert_true (nun_stretch_find (plane, &stretch));
  g_assert_cmpfloat (nun_stretch_apply (&stretch, 3e38), >, 0.99);
  for (guint i = 0; i < 100; i++)
    plane->values[i] = NAN;
  g_assert_false (nun_stretch_find (plane, &stretch));
}

static guint
read_size (GBytes *png, guint at)
{
  const guint8 *bytes = g_bytes_get_data (png, NULL);

  return (guint) bytes[at] << 24 | (guint) bytes[at + 1] << 16 | (guint) bytes[at + 2] << 8 |
         bytes[at + 3];
}

static void
check_png (GBytes *png, guint width, guint height)
{
  g_assert_cmpuint (g_bytes_get_size (png), >, 60);
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (read_size (png, 16), ==, width);
  g_assert_cmpuint (read_size (png, 20), ==, height);
}

static void
test_image_sizes (void)
{
  static const guint cases[][5] = { { 100, 50, 400, 400, 200 },
                                    { 300, 10, 400, 300, 10 },
                                    { 1, 1, 16, 16, 16 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunPlane) plane = plane_new (cases[i][0], cases[i][1]);
      g_autoptr (GBytes)   png = nun_preview_of_image (plane, cases[i][2]);

      check_png (png, cases[i][3], cases[i][4]);
    }
}

static NunSamples *
samples_new (gsize n, double (*flux) (gsize))
{
  NunSamples *self = g_new0 (NunSamples, 1);

  self->n = n;
  self->wavelength_m = g_new0 (double, n + 1);
  self->flux = g_new0 (double, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      self->wavelength_m[i] = 4e-7 + 1e-10 * (double) i;
      self->flux[i] = flux (i);
    }
  return self;
}

static double
one_value (gsize i)
{
  return 5;
}

static double
nothing (gsize i)
{
  return NAN;
}

static double
extremes (gsize i)
{
  return i % 3 == 0 ? 1e308 : i % 3 == 1 ? -1e308 : INFINITY;
}

static double
tiny (gsize i)
{
  return 1e-310 * (double) i;
}

/* Whatever the numbers are, a plot comes of them. */
static void
test_plots_of_odd_spectra (void)
{
  double (*const fluxes[]) (gsize) = { one_value, nothing, extremes, tiny };

  for (guint i = 0; i < G_N_ELEMENTS (fluxes); i++)
    for (gsize n = 0; n < 4000; n = n * 40 + 1)
      {
        g_autoptr (GPtrArray) spectra =
            g_ptr_array_new_with_free_func ((GDestroyNotify) nun_samples_free);
        g_autoptr (GBytes) plot = NULL;

        g_ptr_array_add (spectra, samples_new (n, fluxes[i]));
        plot = nun_preview_of_spectra (spectra, "T", NULL, i % 2 ? 16 : 400);
        check_png (plot, i % 2 ? 16 : 400, i % 2 ? 9 : 240);
      }
}

/* -- the cache ----------------------------------------------------------------------------------------------------------- */

static void
test_cache (void)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("\x89PNG\r\n\x1a\nrest", 12);
  g_autoptr (GBytes) found = NULL;
  g_autofree char   *path =
      g_build_filename (g_get_user_cache_dir (), "nuncius", "previews", "abc.png", NULL);

  g_assert_null (nun_preview_cache_get ("abc"));
  nun_preview_cache_put ("abc", picture);
  found = nun_preview_cache_get ("abc");
  g_assert_nonnull (found);
  g_assert_true (g_bytes_equal (found, picture));
  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  g_assert_null (nun_preview_cache_get ("abc"));
}

/* Files of a gigabyte in sum (of holes) go, those of today stay. */
static void
test_cache_is_bounded (void)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("\x89PNG\r\n\x1a\nrest", 12);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "nuncius", "previews", NULL);
  gint64           total = 0;
  const char      *name;
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s/old%u.png", folder, i);

      g_assert_true (g_file_set_contents (key, "x", 1, NULL));
      g_assert_cmpint (truncate (key, 8 << 20), ==, 0);
    }
  for (guint i = 0; i < 40; i++)
    nun_preview_cache_put ("new", picture);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         st;

      g_assert_cmpint (g_stat (path, &st), ==, 0);
      total += st.st_size;
    }
  g_assert_cmpint (total, <=, NUN_PREVIEW_CACHE_BYTES);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("nun-cache-XXXXXX", NULL);
  int              status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranges/parse", test_ranges);
  g_test_add_func ("/ranges/conditions", test_tags);
  g_test_add_func ("/preview/stretch", test_stretch);
  g_test_add_func ("/preview/stretch of odd images", test_stretch_of_odd_images);
  g_test_add_func ("/preview/image sizes", test_image_sizes);
  g_test_add_func ("/preview/plots of odd spectra", test_plots_of_odd_spectra);
  g_test_add_func ("/preview/cache", test_cache);
  g_test_add_func ("/preview/cache is bounded", test_cache_is_bounded);
  status = g_test_run ();
  remove_tree (cache);
  return status;
}
