#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In what a spectrum's axis counts, and the lines that stand on it.  Static knowledge; any thread. */

typedef enum
{
  NUN_AXIS_NM,
  NUN_AXIS_ANGSTROM,
  NUN_AXIS_UM,
  NUN_AXIS_MM,
  NUN_AXIS_HZ,
  NUN_AXIS_EV,
  NUN_N_AXES
} NunAxis;

const char *nun_axis_unit (NunAxis axis);  /* "nm" */
const char *nun_axis_label (NunAxis axis); /* "Wavelength in nm", translated */

/* There and back; the constants c, h and e of the SI (2019).  wavelength_m above 0. */
double nun_axis_from_m (NunAxis axis, double wavelength_m);
double nun_axis_to_m (NunAxis axis, double value);

/* A wavelength in vacuum as it is in standard air; below 200 nm nobody counts so, and it stays.  Morton 1991, ApJS 77, 119 (the
 * IAU's formula); good to 1e-8. */
double nun_axis_to_air (double vacuum_m);

/* The unit that people use around that wavelength. */
NunAxis nun_axis_usual (double wavelength_m);

/* Lines by which spectra are recognised, by wavelength: at rest, in vacuum; NIST Atomic Spectra Database 5, in
 * Ritz values where it has them.  Ends with name NULL. */
typedef struct
{
  const char *name; /* "Hα" */
  double      wavelength_m;
  gboolean    is_landmark; /* the eye looks for it first */
} NunAxisLine;

const NunAxisLine *nun_axis_lines (void);

/* Which of the first n lines, at x (NaN: out of sight), bear a name where names need so much room: landmarks first. */
void nun_axis_choose_names (const double *x, guint n, double room, gboolean *named);

G_END_DECLS
