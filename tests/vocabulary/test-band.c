/* Filters' names and the light that they mean. */

#include "vocabulary/band.h"
#include "vocabulary/ucd.h"

#include <math.h>

static const struct
{
  const char *filter, *context, *em;
  double      centre_nm, within_nm;
} filters[] = {
  { "V", NULL, "em.opt.V", 545, 5 },
  { "Johnson V", NULL, "em.opt.V", 545, 5 },
  { "B_Bessell", NULL, "em.opt.B", 436, 5 },
  { "R", NULL, "em.opt.R", 641, 5 },
  { "R Johnson", NULL, "em.opt.R", 700, 5 },
  { "Rc", NULL, "em.opt.R", 641, 5 },
  { "I Kron-Cousins", NULL, "em.opt.I", 798, 5 },
  { "r", NULL, "em.opt.R", 617, 5 },
  { "r'", NULL, "em.opt.R", 617, 5 },
  { "r_SDSS", NULL, "em.opt.R", 617, 5 },
  { "SDSS z", NULL, "em.opt.I", 893, 5 },
  { "g", "Pan-STARRS1 GPC1", "em.opt.B", 482, 3 },
  { "g DECam SDSS c0001 4720.0 1520.0", NULL, "em.opt.B", 470, 5 },
  { "Y", "VISTA VIRCAM", "em.IR.J", 1020, 5 },
  { "k", "2MASS", "em.IR.K", 2159, 5 },
  { "K_short", NULL, "em.IR.K", 2159, 5 },
  { "Ks", NULL, "em.IR.K", 2159, 5 },
  { "W1", NULL, "em.IR.3-4um", 3353, 5 },
  { "UVW1", "Swift UVOTA", "em.UV.200-300nm", 260, 2 },
  { "W1", "SWIFT UVOTA", "em.UV.200-300nm", 260, 2 },
  { "1", "WISE", "em.IR.3-4um", 3353, 5 },
  { "3", "ALMA", "em.mm.50-100GHz", 3.05e6, 1e5 },
  { "L", "EVLA", "em.radio.750-1500MHz", 2.25e8, 1e7 },
  { "L", NULL, "em.IR.3-4um", 3450, 10 },
  { "G", "Gaia", "em.opt.R", 622, 5 },
  { "F606W", NULL, "em.opt.V", 589, 2 },
  { "F656N", "HST WFC3", "em.opt.R", 656, 2 },
  { "F200W", "JWST NIRCAM", "em.IR.H", 2000, 5 },
  { "F1000W", "JWST MIRI", "em.IR.8-15um", 10000, 5 },
  { "F170W", "HST WFPC2", "em.UV.100-200nm", 170, 2 },
  { "Ha", NULL, "em.opt.R", 656.5, 0.1 },
  { "H_alpha", NULL, "em.opt.R", 656.5, 0.1 },
  { "OIII", NULL, "em.opt.V", 500.8, 0.1 },
  { "NB816", NULL, "em.opt.I", 816, 1 },
  { "6563/10", NULL, "em.opt.R", 656.3, 0.1 },
  { "850um", NULL, "em.mm.200-400GHz", 850000, 10 },
  { "0.5-2 keV", NULL, "em.X-ray.soft", 1.55, 0.01 },
  { "IIIaJ+GG395", NULL, "em.opt.B", 465, 5 },
  { "Blue", NULL, "em.opt.B", 455, 5 },
  { "CLEAR", NULL, NULL, 0, 0 },
  { "Clear1L", NULL, NULL, 0, 0 },
  { "open", NULL, NULL, 0, 0 },
  { "", NULL, NULL, 0, 0 },
  { "banana", NULL, NULL, 0, 0 },
  { "F", NULL, NULL, 0, 0 },
  { "17", NULL, NULL, 0, 0 },
  { "-5nm", NULL, NULL, 0, 0 },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      NunBand  band = { 0 };
      double   confidence = -1;
      gboolean found = nun_band_find (filters[i].filter, filters[i].context, &band, &confidence);

      if (found != (filters[i].em != NULL) ||
          (found && (g_strcmp0 (band.em, filters[i].em) != 0 ||
                     fabs (band.centre_m * 1e9 - filters[i].centre_nm) > filters[i].within_nm ||
                     band.width_m <= 0 || confidence < 0.5 || confidence > 1)))
        g_error ("%s (%s): %s %g nm", filters[i].filter, filters[i].context, band.em,
                 band.centre_m * 1e9);
    }
}

static void
test_clear (void)
{
  static const char *const clear[] = { "CLEAR",   "clear",  "Open",        "NONE",
                                       "Clear2",  "empty",  "FILTER open", "Clear1L",
                                       "open2-8", "Free_2", "HOLE",        "L_NONE" };
  static const char *const not_clear[] = { "V", "Ha", "F606W", "6563" };

  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    g_assert_true (nun_band_is_clear (clear[i]));
  for (guint i = 0; i < G_N_ELEMENTS (not_clear); i++)
    g_assert_false (nun_band_is_clear (not_clear[i]));
}

static void
test_em (void)
{
  for (double wavelength = 1e-13; wavelength < 1e3; wavelength *= 1.1)
    {
      g_autofree char *ucd = g_strconcat ("phot.flux;", nun_band_em (wavelength), NULL);

      g_assert_true (nun_ucd_check (ucd, NULL));
    }
  g_assert_cmpstr (nun_band_em (5.5e-7), ==, "em.opt.V");
  g_assert_cmpstr (nun_band_em (0.2111), ==, "em.radio.750-1500MHz");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/band/names", test_names);
  g_test_add_func ("/vocabulary/band/clear", test_clear);
  g_test_add_func ("/vocabulary/band/em", test_em);
  return g_test_run ();
}
