#pragma once

#include <glib.h>

/* Photometric systems.  Only for band.c. */
typedef struct
{
  const char *system; /* "SDSS"; words that name it are in band.c */
  const char *names;  /* as filters are called, parted by blanks; capitals count */
  const char *label;
  double      centre_nm, width_nm;
  gboolean    common; /* meant when nothing names a system */
} NunBandRow;

/* Ends with system NULL. */
const NunBandRow *nun_band_rows (void);
