/* What NunWcs makes of the headers on standard input, one a line: NAXISn parted by commas, a tab, the cards. For each: what was left out, then places
 * of pixels and the way back. */

#include "sky/wcs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void
print_place (NunWcs *wcs, double x, double y)
{
  double ra, dec, back_x, back_y;

  if (!nun_wcs_pixel_to_icrs (wcs, x, y, &ra, &dec))
    {
      printf (" none");
      return;
    }
  if (!nun_wcs_icrs_to_pixel (wcs, ra, dec, &back_x, &back_y))
    back_x = back_y = NAN;
  printf (" %.12f,%.12f,%.9f,%.9f", ra, dec, back_x, back_y);
}

static void
print_rest (NunWcs *wcs)
{
  g_autoptr (NunRegion) footprint = nun_wcs_footprint (wcs);
  g_autofree char      *text = footprint != NULL ? nun_region_to_text (footprint) : g_strdup ("");
  g_autofree char      *states = nun_wcs_polarisations (wcs);
  double                scale[2], low = NAN, high = NAN, early = NAN, late = NAN;
  gint64                n = 0, n_times = 0;

  nun_wcs_pixel_scale_arcsec (wcs, scale);
  nun_wcs_wavelengths (wcs, &low, &high, NULL, &n);
  nun_wcs_times (wcs, &early, &late, &n_times);
  printf ("\t%.9g,%.9g\t%s\t%.12g,%.12g,%d\t%.9f,%.9f\t%s", scale[0], scale[1], text, low, high,
          (int) n, early, late, states != NULL ? states : "");
}

static void
dump (const char *line)
{
  g_auto (GStrv)     parts = g_strsplit (line, "\t", 2);
  g_auto (GStrv)     sizes = g_strsplit (parts[0], ",", 9);
  gint64             axes[9];
  guint              n_axes = g_strv_length (sizes);
  g_autofree char   *left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NunWcs) wcs = NULL;
  int                first, second;

  /* Only the end of the line goes: blanks belong to the last card. */
  parts[1][strlen (parts[1]) / 80 * 80] = 0;
  for (guint i = 0; i < n_axes; i++)
    axes[i] = g_ascii_strtoll (sizes[i], NULL, 10);
  wcs = nun_wcs_new (parts[1], (guint) (strlen (parts[1]) / 80), axes, n_axes, NULL, NULL, NULL, 0,
                     &left_out, &error);
  if (wcs == NULL)
    {
      printf ("error %d\n", error->code);
      return;
    }
  printf ("%s\t", left_out != NULL ? left_out : "");
  if (nun_wcs_has_sky (wcs))
    {
      double nx, ny;

      nun_wcs_sky_axes (wcs, &first, &second);
      nx = (double) axes[first];
      ny = (double) axes[second];
      print_place (wcs, 1, 1);
      print_place (wcs, nx, 1);
      print_place (wcs, nx, ny);
      print_place (wcs, 1, ny);
      print_place (wcs, (nx + 1) / 2, (ny + 1) / 2);
      print_place (wcs, 0.3 * nx, 0.8 * ny);
    }
  print_rest (wcs);
  printf ("\n");
}

int
main (void)
{
  char *line = NULL;
  gsize room = 0;

  while (getline (&line, &room, stdin) > 0)
    dump (line);
  free (line);
  return 0;
}
