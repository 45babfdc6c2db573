#pragma once

#include "files/spectrum-private.h"

G_BEGIN_DECLS

/* Columns of tables as the parts of a spectrum. */

typedef struct
{
  int               wave, flux, error, count; /* columns, -1 for none */
  NunSpectralUnit   unit; /* of wave, as far as column and name say; factor 0: not said */
  NunErrorForm      error_form;
  NunSpectrumMedium medium;
  gboolean          in_rows; /* cells are arrays: a spectrum a row */
  gboolean          sure;    /* UCD or utype say so, not only a name */
  gboolean          unnamed; /* columns of numbers without names */
  gboolean          told;    /* comments speak of wavelengths and of fluxes */
} NunSpectrumLayout;

/* The parts among columns that are arrays, or that are not.  FALSE when there is no flux. `wave` may be -1. */
gboolean nun_spectrum_layout_find (GPtrArray *columns, gboolean in_rows, NunSpectrumLayout *layout);

/* Two to four columns of numbers that have no names: wavelength, flux, error.  named: also where they have some, which may be
 * words of a comment above them. */
gboolean nun_spectrum_layout_assume (GPtrArray *columns, gboolean named, NunSpectrumLayout *layout);

/* Whether so many columns are text, or some are places on the sky, that it is a list of things. */
gboolean nun_spectrum_columns_are_catalogue (GPtrArray *columns);

/* Element i of a cell as a number; NaN where there is none. */
double nun_spectrum_cell_number (const NunColumn *column, const NunValue *value, gsize i);
gsize  nun_spectrum_cell_length (const NunColumn *column, const NunValue *value);

/* -- axes in cells (spectrum-cells.c) ------------------------------------------------------------------ */

/* The columns that hold first value and step of each row's axis; FALSE when there are none. */
gboolean nun_spectrum_cells_find (GPtrArray *columns, NunSpectrumHow *how);

/* Kind and unit of the axis into its how, range and samples into self; FALSE when no wavelengths come of it. */
gboolean nun_spectrum_cells_measure (NunTable     *table,
                                     int           flux,
                                     NunSpectrum  *self,
                                     GCancellable *cancellable);

/* The wavelength of sample i, from 0, of the spectrum in that row. */
double nun_spectrum_cells_at (const NunSpectrumHow *how, const NunValue *values, gint64 i);

G_END_DECLS
