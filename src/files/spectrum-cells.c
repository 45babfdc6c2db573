/* Spectra a row whose axis is linear, with its first value and step in cells of that row: IUE's low resolution, SDFITS of
 * radio telescopes. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/spectrum-column.h"

#define MAX_ROWS 5000000 /* that are read for a range */

static int
find_number (GPtrArray *columns, const char *const *names)
{
  for (; *names != NULL; names++)
    for (guint i = 0; i < columns->len; i++)
      {
        const NunColumn *column = columns->pdata[i];

        if (g_ascii_strcasecmp (column->name, *names) == 0 &&
            nun_datatype_is_number (column->datatype) && !nun_column_is_array (column))
          return (int) i;
      }
  return -1;
}

gboolean
nun_spectrum_cells_find (GPtrArray *columns, NunSpectrumHow *how)
{
  static const char *const values[] = { "CRVAL1", "WAVELENGTH", "W0", NULL };
  static const char *const steps[] = { "CDELT1", "DELTAW", "CD1_1", "WPC", NULL };
  static const char *const pixels[] = { "CRPIX1", NULL };
  static const char *const counts[] = { "NPOINTS", "NELEM", NULL };

  how->value_column = find_number (columns, values);
  how->step_column = find_number (columns, steps);
  how->pixel_column = find_number (columns, pixels);
  how->count_column = find_number (columns, counts);
  return how->value_column >= 0 && how->step_column >= 0;
}

double
nun_spectrum_cells_at (const NunSpectrumHow *how, const NunValue *values, gint64 i)
{
  double value = NAN, step = NAN, pixel = 1;

  nun_value_get_double (&values[how->value_column], &value);
  nun_value_get_double (&values[how->step_column], &step);
  if (how->pixel_column >= 0)
    nun_value_get_double (&values[how->pixel_column], &pixel);
  return nun_spectral_unit_to_m (&how->unit, value + ((double) i + 1 - pixel) * step);
}

/* What the first row says of the axis: its type stands in a keyword or in a column of text. */
static gboolean
read_kind (GPtrArray *columns, const NunHeader *header, const NunValue *values, NunSpectrumHow *how)
{
  const NunColumn *column = columns->pdata[how->value_column];
  const char      *type = nun_header_get (header, "CTYPE1");
  g_autofree char *text = type != NULL ? g_strdup (type) : NULL;
  double           value = NAN;

  for (guint i = 0; text == NULL && i < columns->len; i++)
    if (g_ascii_strcasecmp (((NunColumn *) columns->pdata[i])->name, "CTYPE1") == 0 &&
        values[i].type == NUN_VALUE_TEXT)
      text = g_strndup (values[i].text, values[i].length);
  how->unit.kind = NUN_SPECTRAL_WAVELENGTH;
  if (text != NULL && g_ascii_strncasecmp (text, "FREQ", 4) == 0)
    how->unit.kind = NUN_SPECTRAL_FREQUENCY;
  else if (text != NULL && g_ascii_strncasecmp (text, "WAVE", 4) != 0 &&
           g_ascii_strncasecmp (text, "LAMBDA", 6) != 0)
    return FALSE;
  nun_value_get_double (&values[how->value_column], &value);
  if (nun_spectral_unit_parse (&how->unit, column->unit) ||
      nun_spectral_unit_parse (&how->unit, nun_header_get (header, "CUNIT1")))
    return !nun_spectral_is_velocity (how->unit.kind);
  return nun_spectral_unit_guess (&how->unit, value, value);
}

gboolean
nun_spectrum_cells_measure (NunTable *table, int flux, NunSpectrum *self, GCancellable *cancellable)
{
  GPtrArray          *columns = nun_table_get_columns (table);
  NunSpectrumHow     *how = nun_spectrum_how (self);
  g_autoptr (NunRows) rows = nun_table_open_rows (table, cancellable, NULL);
  const NunValue     *values;

  for (gint64 row = 0; rows != NULL && row < MAX_ROWS; row++)
    {
      gsize n;

      values = nun_rows_next (rows, cancellable, NULL);
      if (values == NULL)
        break;
      if (row == 0 && !read_kind (columns, self->header, values, how))
        return FALSE;
      n = nun_spectrum_cell_length (columns->pdata[flux], &values[flux]);
      if (how->count_column >= 0 && values[how->count_column].type == NUN_VALUE_LONG)
        n = (gsize) CLAMP (values[how->count_column].i, 0, (gint64) n);
      if (n == 0)
        continue;
      self->n_points = MAX (self->n_points, (gint64) n);
      nun_spectrum_widen (self, nun_spectrum_cells_at (how, values, 0));
      nun_spectrum_widen (self, nun_spectrum_cells_at (how, values, (gint64) n - 1));
    }
  return self->n_points > 1 &&
         nun_spectral_is_plausible (self->wavelengths_m[0], self->wavelengths_m[1]);
}
