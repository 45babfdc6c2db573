#pragma once

#include "files/spectrum.h"

G_BEGIN_DECLS

/* What the files spectrum-*.c share. */

/* A spectrum that knows nothing yet. */
NunSpectrum *nun_spectrum_new (int hdu);
NunSpectrum *nun_spectrum_ref (NunSpectrum *self);

G_END_DECLS
