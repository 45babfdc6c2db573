#pragma once

#include "files/spectrum-iraf.h"
#include "files/spectrum-unit.h"
#include "files/spectrum.h"
#include "sky/wcs.h"

G_BEGIN_DECLS

/* What the files spectrum-*.c share. */

#define NUN_MAX_SPECTRA 10000

/* Numbers in an image that belong together: sample i of spectrum k is the element first + k * step + i * stride
 * of the HDU. */
typedef struct
{
  int    hdu; /* -1: none */
  gint64 first, stride, step;
} NunPlace;

#define NUN_PLACE_NONE ((NunPlace){ .hdu = -1, .stride = 1 })

typedef enum
{
  NUN_AXIS_NONE,
  NUN_AXIS_LINEAR,      /* in the header, of the value or of its logarithm */
  NUN_AXIS_WCS,         /* in the header, by wcslib */
  NUN_AXIS_IRAF,        /* multispec functions */
  NUN_AXIS_POLYNOMIALS, /* one an order, in the header */
  NUN_AXIS_PLACE,       /* numbers of an image */
  NUN_AXIS_COLUMN,      /* of the table */
  NUN_AXIS_CHANNELS,    /* energies of detector channels */
  NUN_AXIS_CELLS,       /* linear, by numbers that stand in each row of the table */
} NunAxisForm;

typedef enum
{
  NUN_ERROR_SIGMA,
  NUN_ERROR_VARIANCE,
  NUN_ERROR_INVERSE_VARIANCE,
} NunErrorForm;

/* What the reader of samples needs.  Lives in NunSpectrum's `how`. */
typedef struct
{
  NunAxisForm     form;
  NunSpectralUnit unit;
  double          reference_value, reference_pixel, step; /* of a linear axis, pixels from 1 */
  NunWcs         *wcs;
  NunIraf        *iraf;
  GArray         *channels; /* of double, metres */
  GArray *polynomials; /* of double: degree + 1 a spectrum, the lowest power first; pixels from 0 */
  guint   degree;
  NunPlace     wave, flux, error;
  NunErrorForm error_form;
  guint        table;                                                /* of the file */
  int          wave_column, flux_column, error_column, count_column; /* -1: none */
  int          value_column, step_column, pixel_column;              /* of NUN_AXIS_CELLS */
  gboolean     in_rows;                                              /* a spectrum a row */
  GPtrArray   *arms; /* of NunSpectrum, whose samples follow each other; NULL for none */
} NunSpectrumHow;

/* A spectrum that knows nothing yet, with a `how` of no places and columns. */
NunSpectrum    *nun_spectrum_new (int hdu);
NunSpectrum    *nun_spectrum_ref (NunSpectrum *self);
NunSpectrumHow *nun_spectrum_how (const NunSpectrum *self);

/* Widens the range by a wavelength; a NaN changes nothing. */
void nun_spectrum_widen (NunSpectrum *self, double wavelength_m);

/* -- a FITS file while it is searched ------------------------------------------------------------------ */

typedef struct
{
  int        hdu;
  gboolean   is_image;
  int        naxis;
  gint64     axes[9]; /* 1 beyond naxis */
  NunHeader *header;  /* of its own */
  char      *name;    /* EXTNAME in capitals, "" for none */
  gboolean   has_data;
  gboolean   used; /* belongs to a spectrum that was found */
} NunSpectrumHdu;

typedef struct
{
  NunFile   *file;
  void      *handle; /* a fitsfile* */
  GPtrArray *hdus;   /* of NunSpectrumHdu */
  GPtrArray *found;  /* of NunSpectrum */
} NunSpectrumSearch;

/* The header of an HDU with what only the primary one says. */
NunHeader *nun_spectrum_inherit (const NunSpectrumSearch *search, const NunSpectrumHdu *hdu);

/* n numbers of a place from sample i of spectrum k on, NaN where the file has none.  Moves the handle.  FALSE when
 * they cannot be read. */
gboolean
nun_place_read (void *handle, const NunPlace *place, gint64 k, gint64 i, gsize n, double *out);

/* -- finders, each adding to search->found ------------------------------------------------------------- */

void
nun_spectra_in_groups (NunSpectrumSearch *search); /* arrays in HDUs whose names belong together */
/* Makes one of those that are arms of the same spectra. */
void nun_spectra_join_arms (GPtrArray *found);
/* TRUE when the image is one of echelle orders, which then is found. */
gboolean nun_spectra_in_orders (NunSpectrumSearch *search, NunSpectrumHdu *hdu);
void     nun_spectra_in_image (NunSpectrumSearch *search, NunSpectrumHdu *hdu);
void     nun_spectra_in_channels (NunSpectrumSearch *search, GCancellable *cancellable);

/* Spectra of table i of the file.  search: NULL when it is not FITS. */
void nun_spectra_in_table (NunFile           *file,
                           guint              i,
                           NunSpectrumSearch *search,
                           GPtrArray         *found,
                           GCancellable      *cancellable);

/* Whether a column of the table may be a spectral axis: cheap. */
gboolean nun_spectra_suspect_table (NunTable *table);

/* -- what is said of them ------------------------------------------------------------------------------ */

/* Reads the linear (or wcslib's) solution of an axis, from 1, into how; n: its pixels.  strict: only where something
 * names it a spectral axis.  remark: what was assumed, g_free. */
gboolean nun_spectrum_solve (const NunHeader *header,
                             int              axis,
                             const gint64    *axes,
                             int              naxis,
                             gboolean         strict,
                             NunSpectrumHow  *how,
                             char           **remark);

/* The unit of wavelengths that titles of plots, comments and the history of a header speak of; the least of what is
 * said of it.  FALSE, and unit untouched, where they do not. */
gboolean nun_spectrum_hint (const NunHeader *header, NunSpectralUnit *unit);

/* The same in the unit of the file, of NUN_AXIS_POLYNOMIALS; pixel from 0. */
double nun_spectrum_polynomial_at (const NunSpectrumHow *how, gint64 k, double pixel);

/* For nun_spectrum_read_samples: those of all arms, one after the other. */
NunSamples *nun_spectrum_read_arms (NunFile           *file,
                                    const NunSpectrum *spectrum,
                                    guint              index,
                                    GCancellable      *cancellable,
                                    GError           **error);

/* The wavelength of sample i, from 0, on an axis that needs no reading; NaN. */
double nun_spectrum_wavelength_at (const NunSpectrumHow *how, gint64 k, gint64 i);

/* Medium, resolution, flux unit and calibration as far as the header states them and they are not known yet. */
void nun_spectrum_describe (NunSpectrum *self);
/* Calibration by unit and name of the flux, if the header was silent. */
void nun_spectrum_set_flux (NunSpectrum *self, const char *name, const char *unit);

/* -- names --------------------------------------------------------------------------------------------- */

typedef enum
{
  NUN_ROLE_NONE,
  NUN_ROLE_SPECTRAL,
  NUN_ROLE_FLUX,
  NUN_ROLE_ERROR,
} NunSpectrumRole;

/* What a column or an array of that name holds: for a spectral one kind, logarithm, and the factor where the name has
 * the unit in it; for an error its form.  rank: the lower the surer.  medium is set where the name says it.  All may be NULL. */
NunSpectrumRole nun_spectrum_role_of_name (const char        *name,
                                           NunSpectralUnit   *unit,
                                           NunErrorForm      *error_form,
                                           NunSpectrumMedium *medium,
                                           int               *rank);

/* Whether it is a name of what telescopes, filters or dust do to light, no flux. */
gboolean nun_spectrum_is_response (const char *name);

/* -- all of it ----------------------------------------------------------------------------------------- */

/* For nun_file_open: the spectra of a file whose tables and images are known, best first; NULL for none. suspect: a FITS
 * file with an HDU that nun_spectra_suspect_hdu takes for one.  is_main: whether they are what the file is about. */
GPtrArray *
nun_spectra_look (NunFile *file, gboolean suspect, gboolean *is_main, GCancellable *cancellable);

/* For nun_spectra_find: those that the file knows, or NULL.  Borrowed. */
GPtrArray *nun_file_get_spectra (NunFile *file);

G_END_DECLS
