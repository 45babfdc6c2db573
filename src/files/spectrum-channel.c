/* Spectra of counts in detector channels (OGIP's PHA files): energies by EBOUNDS, or not at all. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "files/spectrum-column.h"

#define MAX_CHANNELS 1000000

static int
find_column (NunTable *table, const char *const *names)
{
  GPtrArray *columns = nun_table_get_columns (table);

  for (; *names != NULL; names++)
    for (guint i = 0; i < columns->len; i++)
      {
        const NunColumn *column = columns->pdata[i];

        if (g_ascii_strcasecmp (column->name, *names) == 0 &&
            nun_datatype_is_number (column->datatype))
          return (int) i;
      }
  return -1;
}

static NunTable *
find_bounds (NunFile *file)
{
  static const char *const low[] = { "E_MIN", NULL }, *const high[] = { "E_MAX", NULL };

  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable *table = nun_file_get_table (file, i);

      if (find_column (table, low) >= 0 && find_column (table, high) >= 0 &&
          nun_table_get_n_rows (table) <= MAX_CHANNELS)
        return table;
    }
  return NULL;
}

/* The middle of each channel (of the logarithms of its ends) as metres; NULL when the bounds cannot be read. */
static GArray *
read_bounds (NunTable *table, NunSpectralUnit *unit, double range[2], GCancellable *cancellable)
{
  static const char *const low[] = { "E_MIN", NULL }, *const high[] = { "E_MAX", NULL };
  int                 first = find_column (table, low), last = find_column (table, high);
  const NunColumn    *column = nun_table_get_columns (table)->pdata[first];
  g_autoptr (NunRows) rows = nun_table_open_rows (table, cancellable, NULL);
  g_autoptr (GArray)  out = g_array_new (FALSE, FALSE, sizeof (double));
  const NunValue     *values;

  unit->kind = NUN_SPECTRAL_ENERGY;
  if (!nun_spectral_unit_parse (unit, column->unit) || unit->kind != NUN_SPECTRAL_ENERGY)
    {
      unit->kind = NUN_SPECTRAL_ENERGY;
      nun_spectral_unit_guess (unit, 1, 10);
    }
  range[0] = range[1] = NAN;
  while (rows != NULL && (values = nun_rows_next (rows, cancellable, NULL)) != NULL)
    {
      double a = NAN, b = NAN, metres;

      nun_value_get_double (&values[first], &a);
      nun_value_get_double (&values[last], &b);
      metres = nun_spectral_unit_to_m (unit, a > 0 ? sqrt (a * b) : b / 2);
      g_array_append_val (out, metres);
      /* The highest energy is the shortest wavelength. */
      range[0] = fmin (range[0], nun_spectral_unit_to_m (unit, b));
      range[1] = fmax (range[1], nun_spectral_unit_to_m (unit, a > 0 ? a : b));
    }
  return out->len > 0 ? g_steal_pointer (&out) : NULL;
}

static gboolean
is_spectrum (NunSpectrumSearch *search, NunTable *table)
{
  int             number = nun_table_get_hdu (table);
  NunSpectrumHdu *hdu;
  const char *class;

  if (number < 0 || number >= (int) search->hdus->len)
    return FALSE;
  hdu = search->hdus->pdata[number];
  class = nun_header_get (hdu->header, "HDUCLAS1");
  return g_str_equal (hdu->name, "SPECTRUM") ||
         (class != NULL && g_ascii_strcasecmp (class, "SPECTRUM") == 0);
}

static gboolean
is_known (NunSpectrumSearch *search, int hdu)
{
  for (guint i = 0; i < search->found->len; i++)
    if (((NunSpectrum *) search->found->pdata[i])->hdu == hdu)
      return TRUE;
  return FALSE;
}

/* The longest array of the first rows, where the header does not tell. */
static gint64
count_channels (NunTable *table, int column, GCancellable *cancellable)
{
  g_autoptr (NunRows) rows = nun_table_open_rows (table, cancellable, NULL);
  const NunColumn    *c = nun_table_get_columns (table)->pdata[column];
  const NunValue     *values;
  gint64              longest = 0;

  for (int i = 0; rows != NULL && i < 1000; i++)
    {
      values = nun_rows_next (rows, cancellable, NULL);
      if (values == NULL)
        break;
      longest = MAX (longest, (gint64) nun_spectrum_cell_length (c, &values[column]));
    }
  return longest;
}

static void
add_channels (NunSpectrumSearch *search, guint i, NunTable *bounds, GCancellable *cancellable)
{
  static const char *const counts[] = { "COUNTS", "RATE", NULL }, *const errors[] = { "STAT_ERR",
                                                                                      NULL };
  NunTable        *table = nun_file_get_table (search->file, i);
  int              flux = find_column (table, counts);
  const NunColumn *column;
  NunSpectrum     *self;
  NunSpectrumHow  *how;
  gint64           n_rows = nun_table_get_n_rows (table);

  if (flux < 0 || n_rows < 1 || n_rows > NUN_SAMPLES_MAX)
    return;
  column = nun_table_get_columns (table)->pdata[flux];
  self = nun_spectrum_new (nun_table_get_hdu (table));
  how = nun_spectrum_how (self);
  how->table = i;
  how->flux_column = flux;
  how->error_column = find_column (table, errors);
  how->in_rows = nun_column_is_array (column);
  self->name = g_strdup (nun_table_get_name (table));
  self->header = nun_spectrum_inherit (search, search->hdus->pdata[self->hdu]);
  self->n_spectra = how->in_rows ? (guint) n_rows : 1;
  self->n_points = how->in_rows ? count_channels (table, flux, cancellable) : n_rows;
  if (bounds != NULL)
    how->channels = read_bounds (bounds, &how->unit, self->wavelengths_m, cancellable);
  if (how->channels != NULL)
    {
      how->form = NUN_AXIS_CHANNELS;
      self->n_points = MAX (self->n_points, how->in_rows ? how->channels->len : 0);
      self->axis =
          g_strdup_printf (_ ("energies of the channels in table %s"), nun_table_get_name (bounds));
      self->spectral_unit = g_strdup (nun_spectral_unit_name (&how->unit));
    }
  else
    {
      self->axis = g_strdup (_ ("channels of a detector"));
      self->remark =
          g_strdup (_ ("The energies of its channels are in another file, its response."));
      self->spectral_unit = g_strdup ("");
    }
  self->calibration = NUN_FLUX_UNCALIBRATED;
  nun_spectrum_set_flux (self, column->name, column->unit);
  nun_spectrum_describe (self);
  g_ptr_array_add (search->found, self);
}

void
nun_spectra_in_channels (NunSpectrumSearch *search, GCancellable *cancellable)
{
  NunTable *bounds = find_bounds (search->file);

  for (guint i = 0;
       i < nun_file_get_n_tables (search->file) && search->found->len < NUN_MAX_SPECTRA; i++)
    {
      NunTable *table = nun_file_get_table (search->file, i);

      if (is_spectrum (search, table) && !is_known (search, nun_table_get_hdu (table)))
        add_channels (search, i, bounds, cancellable);
    }
}
