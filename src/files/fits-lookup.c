/* Distortion tables of an image, read from the extensions that its header names. */

#include "files/fits-lookup.h"

#include <fitsio.h>
#include <math.h>
#include <string.h>

#define MAX_SIDE 8192

/* "DP1 = 'EXTVER: 2.0'" several times, or "DP1.EXTVER = 2.0": the number of the record `name`. */
static gboolean
record (const NunHeader *header, const char *keyword, const char *name, double *value)
{
  g_autofree char *dotted = g_strdup_printf ("%s.%s", keyword, name);
  guint            n_cards;
  const NunCard   *cards = nun_header_get_cards (header, &n_cards);

  if (nun_header_get_double (header, dotted, value))
    return TRUE;
  for (guint i = 0; i < n_cards; i++)
    if (g_str_equal (cards[i].keyword, keyword) && cards[i].value != NULL &&
        g_str_has_prefix (cards[i].value, name) && cards[i].value[strlen (name)] == ':')
      {
        *value = g_ascii_strtod (cards[i].value + strlen (name) + 1, NULL);
        return TRUE;
      }
  return FALSE;
}

static double
number_key (fitsfile *handle, const char *keyword, double otherwise)
{
  double value = otherwise;
  int    status = 0;

  return fits_read_key (handle, TDOUBLE, keyword, &value, NULL, &status) == 0 && isfinite (value)
             ? value
             : otherwise;
}

static gboolean
read_table (fitsfile *handle, const char *extension, int version, NunWcsLookup *lookup)
{
  LONGLONG size[2] = { 0, 0 }, first[2] = { 1, 1 };
  int      status = 0, naxis = 0;

  if (fits_movnam_hdu (handle, IMAGE_HDU, (char *) extension, version, &status) != 0 ||
      fits_get_img_dim (handle, &naxis, &status) != 0 || naxis != 2 ||
      fits_get_img_sizell (handle, 2, size, &status) != 0)
    return FALSE;
  if (size[0] < 1 || size[1] < 1 || size[0] > MAX_SIDE || size[1] > MAX_SIDE)
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *crpix = g_strdup_printf ("CRPIX%d", i + 1);
      g_autofree char *crval = g_strdup_printf ("CRVAL%d", i + 1);
      g_autofree char *cdelt = g_strdup_printf ("CDELT%d", i + 1);

      lookup->size[i] = size[i];
      lookup->crpix[i] = number_key (handle, crpix, 0);
      lookup->crval[i] = number_key (handle, crval, 0);
      lookup->cdelt[i] = number_key (handle, cdelt, 1);
      if (lookup->cdelt[i] == 0)
        return FALSE;
    }
  lookup->values = g_new0 (float, (gsize) (size[0] * size[1]));
  if (fits_read_pixll (handle, TFLOAT, first, size[0] * size[1], NULL, lookup->values, NULL,
                       &status) == 0)
    return TRUE;
  g_clear_pointer (&lookup->values, g_free);
  return FALSE;
}

static void
add (GArray *out, fitsfile *handle, const NunHeader *header, int axis, gboolean detector)
{
  g_autofree char *kind = g_strdup_printf (detector ? "D2IMDIS%d" : "CPDIS%d", axis);
  g_autofree char *records = g_strdup_printf (detector ? "D2IM%d" : "DP%d", axis);
  const char      *value = nun_header_get (header, kind);
  NunWcsLookup     lookup = { .axis = axis, .detector = detector };
  double           version = 1;

  if (value == NULL || g_ascii_strcasecmp (value, "lookup") != 0)
    return;
  record (header, records, "EXTVER", &version);
  if (version >= 1 && version < 1e6 &&
      read_table (handle, detector ? "D2IMARR" : "WCSDVARR", (int) version, &lookup))
    g_array_append_val (out, lookup);
}

GArray *
nun_fits_lookups_read (void *handle, const NunHeader *header)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (NunWcsLookup));
  int     here = 1, status = 0;

  fits_get_hdu_num (handle, &here);
  for (int axis = 1; axis <= 2; axis++)
    {
      add (out, handle, header, axis, TRUE);
      add (out, handle, header, axis, FALSE);
    }
  fits_movabs_hdu (handle, here, NULL, &status);
  fits_clear_errmsg ();
  return out;
}

void
nun_fits_lookups_clear (GArray *lookups)
{
  for (guint i = 0; i < lookups->len; i++)
    g_free (g_array_index (lookups, NunWcsLookup, i).values);
  g_array_set_size (lookups, 0);
}
