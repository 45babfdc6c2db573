/* Tests of the names of files without their endings. */

#include "files/stem.h"

static void
test_stems (void)
{
  static const char *const cases[][2] = {
    { "stars.csv", "stars" },
    { "/data/stars.csv.gz", "stars" },
    { "J0123.4+5678.fits", "J0123.4+5678" },
    { "plate.14.29.56-62.41.05.fits.gz", "plate.14.29.56-62.41.05" },
    { "table.with_words.vot", "table.with_words" },
    { "image.FITS.Z", "image" },
    { "cube.fits.fz", "cube" },
    { "J0123.4+5678", "J0123.4+5678" },
    { "sky.v2", "sky" },
    { "three.words of it", "three.words of it" },
    { ".hidden", ".hidden" },
    { ".gz", ".gz" },
    { "name", "name" },
    { "name.", "name." },
    { "longer.extension", "longer.extension" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = nun_file_stem (cases[i][0]);

      g_assert_cmpstr (stem, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/names", test_stems);
  return g_test_run ();
}
