/* Echelle orders pixel by pixel (E2DS of HARPS, HARPS-N, SOPHIE and their kin): a line an order, its wavelengths a polynomial whose
 * coefficients stand in the header. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"

#define MAX_DEGREE 15
#define MAX_ORDERS 1000
/* Pixels between two looks at the range of an order. */
#define EVERY 16

#define COEFFICIENT " DRS CAL TH COEFF LL"
#define DEGREE " DRS CAL TH DEG LL"

/* "ESO" of "ESO DRS CAL TH COEFF LL0", whoever runs the telescope; NULL for none. */
static char *
find_prefix (const NunHeader *header)
{
  guint          n;
  const NunCard *cards = nun_header_get_cards (header, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (cards[i].keyword, COEFFICIENT "0"))
      return g_strndup (cards[i].keyword, strlen (cards[i].keyword) - strlen (COEFFICIENT "0"));
  return NULL;
}

/* Coefficients of all orders, the lowest power first; NULL when one is missing. */
static GArray *
read_coefficients (const NunHeader *header, const char *prefix, guint n_orders, guint degree)
{
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_orders * (degree + 1); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s" COEFFICIENT "%u", prefix, i);
      double           value;

      if (!nun_header_get_double (header, key, &value))
        return NULL;
      g_array_append_val (out, value);
    }
  return g_steal_pointer (&out);
}

double
nun_spectrum_polynomial_at (const NunSpectrumHow *how, gint64 k, double pixel)
{
  guint  n = how->degree + 1;
  double sum = 0.0;

  if (k < 0 || (k + 1) * n > how->polynomials->len)
    return NAN;
  for (guint i = n; i-- > 0;)
    sum = sum * pixel + g_array_index (how->polynomials, double, k *n + i);
  return sum;
}

static void
widen_by_orders (NunSpectrum *self)
{
  const NunSpectrumHow *how = nun_spectrum_how (self);

  for (guint k = 0; k < self->n_spectra; k++)
    {
      for (gint64 i = 0; i < self->n_points; i += EVERY)
        nun_spectrum_widen (self, nun_spectrum_wavelength_at (how, k, i));
      nun_spectrum_widen (self, nun_spectrum_wavelength_at (how, k, self->n_points - 1));
    }
}

gboolean
nun_spectra_in_orders (NunSpectrumSearch *search, NunSpectrumHdu *hdu)
{
  g_autoptr (NunHeader) header = nun_spectrum_inherit (search, hdu);
  g_autofree char      *prefix = find_prefix (header), *key = NULL;
  g_autoptr (GArray)    coefficients = NULL;
  NunSpectrum          *self;
  NunSpectrumHow       *how;
  double                degree;

  if (prefix == NULL || hdu->naxis != 2 || hdu->axes[0] < 2 || hdu->axes[1] > MAX_ORDERS)
    return FALSE;
  key = g_strconcat (prefix, DEGREE, NULL);
  if (!nun_header_get_double (header, key, &degree) || !(degree >= 1 && degree <= MAX_DEGREE))
    return FALSE;
  coefficients = read_coefficients (header, prefix, (guint) hdu->axes[1], (guint) degree);
  if (coefficients == NULL)
    return FALSE;
  self = nun_spectrum_new (hdu->hdu);
  how = nun_spectrum_how (self);
  how->form = NUN_AXIS_POLYNOMIALS;
  how->unit.kind = NUN_SPECTRAL_WAVELENGTH;
  how->unit.factor = 1e-10;
  how->polynomials = g_steal_pointer (&coefficients);
  how->degree = (guint) degree;
  how->flux = (NunPlace){ .hdu = hdu->hdu, .stride = 1, .step = hdu->axes[0] };
  self->header = g_steal_pointer (&header);
  self->name = g_strdup (hdu->name);
  self->n_spectra = (guint) hdu->axes[1];
  self->n_points = hdu->axes[0];
  self->medium = NUN_SPECTRUM_AIR;
  self->axis = g_strdup (_ ("polynomials of the echelle orders in the header"));
  self->spectral_unit = g_strdup (nun_spectral_unit_name (&how->unit));
  widen_by_orders (self);
  if (!(self->wavelengths_m[0] > 0) || !(self->wavelengths_m[1] < 1e-3))
    {
      nun_spectrum_free (self);
      return FALSE;
    }
  nun_spectrum_describe (self);
  hdu->used = TRUE;
  g_ptr_array_add (search->found, self);
  return TRUE;
}
