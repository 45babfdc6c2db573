#pragma once

#include "advise/suggest-text.h"
#include "vocabulary/unit.h"

G_BEGIN_DECLS

/* The photometric band, or the two of a colour, that a column speaks of.  Only for the files suggest-*.c. */

typedef struct
{
  const char *em;    /* "em.opt.V" */
  const char *label; /* "Johnson V", translated nowhere: the names of bands are names */
  gboolean    sure;  /* it can be nothing else: "w1mpro", or "V" with "mag" beside it */
} NunSuggestBand;

/* Two at most; n_bands 2 only for a difference of two. */
typedef struct
{
  NunSuggestBand bands[2];
  guint          n;
} NunSuggestBands;

/* text: the words of the description, itself or NULL in `description`.  is_gaia: the table has Gaia's photometry. */
NunSuggestBands nun_suggest_bands_find (const NunSuggestWords *name,
                                        const NunSuggestWords *text,
                                        const char            *description,
                                        gboolean               is_gaia,
                                        NunQuantity            quantity);

G_END_DECLS
