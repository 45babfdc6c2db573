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

static gboolean
names_wavelengths (const char *name)
{
  g_autofree char *upper = name != NULL ? g_ascii_strup (name, -1) : NULL;

  return upper != NULL && (strstr (upper, "WAV") != NULL || strstr (upper, "LAM") != NULL);
}

/* Many long lines in an extension of which nothing is said: they may be the wavelengths of echelle orders. */
static gboolean
may_be_orders (const NunFitsHeader *header, const char *name, const gint64 *axes)
{
  return name == NULL && nun_fits_header_get (header, "XTENSION") != NULL && axes[0] >= 512 &&
         axes[1] <= 200;
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
  if (axes[0] <= 6 || axes[1] <= 6)
    return TRUE;
  if (is_celestial (nun_fits_header_get (header, "CTYPE1")))
    return FALSE;
  if (names_wavelengths (name) || may_be_orders (header, name, axes))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (nun_fits_header_get (header, keys[i]) != NULL)
      return TRUE;
  return FALSE;
}
