#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Content coding: whether a client takes gzip, and the packing piece by piece. */

/* header: the value of Accept-Encoding, or NULL.  RFC 9110 section 12.5.3: gzip (or x-gzip, or *) with a quality
 * above 0 and not below identity's. */
gboolean nun_encoding_accepts_gzip (const char *header);

/* Used by one thread at a time. */
typedef struct _NunGzip NunGzip;

NunGzip *nun_gzip_new (void);
void     nun_gzip_free (NunGzip *self);

/* Packs data behind what is in out; last: ends the stream. */
void nun_gzip_add (NunGzip *self, const char *data, gsize length, gboolean last, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunGzip, nun_gzip_free)

G_END_DECLS
