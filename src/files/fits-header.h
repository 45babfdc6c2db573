#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cards of one HDU, read once: cfitsio would search the whole header for every keyword that is
 * absent.  Immutable after birth. */
typedef struct _NunFitsHeader NunFitsHeader;

/* handle: a fitsfile* at the HDU.  NULL when there are more cards than a header can sensibly have. */
NunFitsHeader *nun_fits_header_read (void *handle);
void           nun_fits_header_free (NunFitsHeader *self);

/* The same from `n_bytes` of the file itself, for a header that cfitsio refuses: cards of 80 bytes up to END.
 * NULL when there is no END. */
NunFitsHeader *nun_fits_header_read_cards (const char *cards, gsize n_bytes);

/* Before the header is shared: sets a keyword. */
void nun_fits_header_set_integer (NunFitsHeader *self, const char *keyword, gint64 value);

/* Before the header is shared: has a packed table's header speak of the table as it will be unpacked (ZFORMn for TFORMn,
 * ZNAXISn for NAXISn ...). */
void nun_fits_header_unpack (NunFitsHeader *self);

/* The value as text, without quotes and trailing blanks, in UTF-8; NULL when absent or empty.  Borrowed. */
const char *nun_fits_header_get (const NunFitsHeader *self, const char *keyword);
/* The same of an indexed keyword: ("TTYPE", 3). */
const char *nun_fits_header_get_n (const NunFitsHeader *self, const char *keyword, int n);
/* What stands behind the value; NULL when nothing does. */
const char *nun_fits_header_comment_n (const NunFitsHeader *self, const char *keyword, int n);

/* FALSE, and `value` untouched, when absent or not a number. */
gboolean
nun_fits_header_get_integer (const NunFitsHeader *self, const char *keyword, gint64 *value);
gboolean nun_fits_header_get_double (const NunFitsHeader *self, const char *keyword, double *value);

/* The COMMENT cards, joined by line ends; "" when there are none.  Bounded to 16 KiB. */
const char *nun_fits_header_get_comments (const NunFitsHeader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunFitsHeader, nun_fits_header_free)

G_END_DECLS
