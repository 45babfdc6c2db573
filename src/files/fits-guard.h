#pragma once

#include "files/format.h"

G_BEGIN_DECLS

/* Headers at which cfitsio does not fail but falls, while it goes to the HDU: a division by a tile size of zero, more axes
 * than its arrays have (NAXIS above 99), memory for millions of TFIELDS.  They are found before it sees them. */

typedef struct
{
  int         hdu;      /* from 0 */
  const char *keyword;  /* at fault, static; NULL for one that cfitsio refused */
  gboolean    is_image; /* with a whole header */
  gint64      start;    /* of the header, in bytes of local_path */
  gint64      data;     /* behind the header, or as far as it was read */
  gint64      next;     /* the next extension, or -1 */
} NunFitsFault;

/* All such HDUs in their order, and those whose numbers are in refused (of int; NULL for none): of NunFitsFault,
 * g_array_unref.  Reads headers only, and behind a faulty one what lies before the next. */
GArray *nun_fits_find_faults (const NunInput *input, const GArray *refused);

/* A nameless temporary copy of a FITS file in which headers without data stand for the faulty HDUs (at least one), so that
 * the others keep their numbers; -1 with an error, also when nothing follows a faulty first one.  The caller
 * closes it. */
int nun_fits_set_aside (const NunInput *input,
                        const GArray   *faults,
                        gint64         *size,
                        GCancellable   *cancellable,
                        GError        **error);

G_END_DECLS
