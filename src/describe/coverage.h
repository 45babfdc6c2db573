#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* How far data reach in time and in the spectrum (VODataService 1.2, section 3.3): intervals, merged, in ascending order.
 * Plain functions, any thread. */

typedef struct
{
  double low, high;
} NunInterval;

/* The most intervals that a record shows; gaps are closed, the smallest first, until they fit. */
#define NUN_INTERVALS_MOST 16

/* MJD, days; of images and spectra from their rows, of tables from the columns that say a time of observation.  GArray of
 * NunInterval, empty when nothing is known. */
GArray *nun_coverage_temporal (const NunDescription *description, const char *table);

/* Photon energies in joule; of tables from columns of wavelengths, frequencies and energies, and from the bands of their
 * fluxes and magnitudes. */
GArray *nun_coverage_spectral (const NunDescription *description, const char *table);

/* From when a column of a table counts its days: "MJD-origin", "JD-origin", or NULL for other columns.  Static. */
const char *nun_coverage_time_origin (const NunColumn *column, const NunColumnProfile *values);

/* -- intervals ------------------------------------------------------------------------------------ */

/* Sorts and merges, then closes the smallest gaps until there are at most n_most (1 or more). */
void nun_intervals_merge (GArray *intervals, guint n_most);

/* "low high low high", and back; what cannot be read ends the list.  g_free; GArray. */
char   *nun_intervals_to_text (const GArray *intervals);
GArray *nun_intervals_from_text (const char *text);

/* CODATA 2018, exact: the photon energy in joule is this over the wavelength in metres. */
#define NUN_JOULE_METRE (6.62607015e-34 * 299792458.0)

G_END_DECLS
