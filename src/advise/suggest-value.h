#pragma once

#include "files/column.h"
#include "files/profile.h"

G_BEGIN_DECLS

/* What the values of a column say of it, whatever it is called.  Only for the files suggest-*.c. */

typedef struct
{
  const char *ucd;    /* NULL: the values say nothing */
  const char *family; /* a UCD that begins so says the same */
  const char *sample; /* a value that shows it, borrowed from the profile */
} NunSuggestValueSign;

/* profile: of this column. */
NunSuggestValueSign
nun_suggest_value_sign (const NunColumn *column, const NunColumnProfile *profile);

/* Whether numbers in such a range can be what a UCD says: no declination of 200, no probability of 7. */
gboolean
nun_suggest_value_fits (const char *ucd, const NunColumn *column, const NunColumnProfile *profile);

G_END_DECLS
