#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Filters of photometry: what light a filter's name in a header stands for.  The figures are in band-table.c, with their
 * sources.  Static tables, any thread. */
typedef struct
{
  const char *name; /* NULL for names of figures; "Johnson V", "SDSS r", "2MASS Ks", "H alpha" */
  const char *em;   /* UCD word of the band: "em.opt.V" */
  double      centre_m; /* in vacuum */
  double      width_m;  /* between half maxima */
} NunBand;

/* The band that a filter's name means ("V", "r_SDSS", "F606W", "Ha_6563", "K_short", "W1", "OIII"), or NULL for no filter
 * ("clear", "open", "none") and unknown ones; a name of figures ("6563/10", "F502N", "NB921") is read as centre
 * and width where it can be nothing else.  context: what else the header says (telescope, instrument, survey), may be NULL: it decides
 * between systems of the same letters.  confidence: 0 to 1; may be NULL. *band is the caller's. */
gboolean nun_band_find (const char *filter, const char *context, NunBand *band, double *confidence);

/* The UCD word for light of that wavelength in vacuum ("em.opt.V", "em.radio.750-1500MHz"). Static. */
const char *nun_band_em (double wavelength_m);

/* The waveband (VODataService 1.1, section 3.1.1: "Radio", "Millimeter", "Infrared", "Optical", "UV", "EUV", "X-ray", "Gamma-ray") of
 * light of that wavelength, and of a UCD with a word of light in it ("phot.mag;em.opt.V"); NULL: none.  Static. */
const char *nun_band_waveband (double wavelength_m);
const char *nun_band_waveband_of_ucd (const char *ucd);

/* The light that a UCD word of em stands for ("em.opt.V", "em.IR"), in metres; FALSE for lines, gamma rays, which have no
 * border, and other words. */
gboolean nun_band_em_range (const char *word, double *low_m, double *high_m);

/* Whether the name says that there was no filter in the light. */
gboolean nun_band_is_clear (const char *filter);

G_END_DECLS
