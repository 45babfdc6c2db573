#pragma once

#include "files/fits-header.h"

G_BEGIN_DECLS

/* Whether an HDU of an image may hold a spectrum or a part of one: cheap, from the header only. */
gboolean nun_spectrum_suspect_hdu (const NunFitsHeader *header, int naxis, const gint64 *axes);

G_END_DECLS
