/* The cheap first look at an image HDU: is it worth the search for spectra at all. */

#include "files/spectrum-suspect.h"

#include <string.h>

static gboolean
is_celestial (const char *type)
{
  static const char *const parts[] = { "RA--", "DEC-", "GLON", "GLAT",
                                       "ELON", "ELAT", "HPLN", "HPLT" };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_ascii_strncasecmp (type, parts[i], strlen (parts[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
nun_spectrum_suspect_hdu (const NunFitsHeader *header, int naxis, const gint64 *axes)
{
  static const char *const keys[] = { "CTYPE1",
                                      "COEFF0",
                                      "WAT0_001",
                                      "DC-FLAG",
                                      "XUNITS",
                                      "W0",
                                      "ESO DRS CAL TH COEFF LL0",
                                      "TNG DRS CAL TH COEFF LL0",
                                      "OHP DRS CAL TH COEFF LL0" };
  const char              *name = nun_fits_header_get (header, "EXTNAME");
  int                      n_long = 0;

  for (int i = 0; i < naxis; i++)
    {
      n_long += axes[i] > 1;
      if (axes[i] < 1)
        return FALSE;
    }
  if (n_long <= 1)
    return n_long == 1;
  if (is_celestial (nun_fits_header_get (header, "CTYPE1")))
    return FALSE;
  if (axes[0] <= 6 || axes[1] <= 6)
    return TRUE;
  if (name != NULL && (strstr (name, "WAVE") != NULL || strstr (name, "LAM") != NULL))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (nun_fits_header_get (header, keys[i]) != NULL)
      return TRUE;
  return FALSE;
}
