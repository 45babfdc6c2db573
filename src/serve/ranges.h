#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Parts of a file as RFC 9110, section 14, asks for them. */

typedef struct
{
  gint64 from, to; /* bytes, the last included */
} NunByteRange;

#define NUN_RANGES_MAX 16

typedef enum
{
  NUN_RANGES_ALL,  /* no range, or none that anybody has to follow: the whole */
  NUN_RANGES_SOME, /* as in the array */
  NUN_RANGES_NONE, /* none of them lies in the file: 416 */
} NunRanges;

/* header: the value of Range, or NULL.  size: of the file.  out: of NunByteRange, filled in the order asked; those that
 * overlap or touch are put together.  More than NUN_RANGES_MAX are not followed. */
NunRanges nun_ranges_parse (const char *header, gint64 size, GArray *out);

/* Entity tags of If-Match and If-None-Match: whether the list holds etag or is "*".  weak: "W/" makes no difference. */
gboolean nun_etag_is_listed (const char *header, const char *etag, gboolean weak);

/* "Sun, 06 Nov 1994 08:49:37 GMT" and the older forms; FALSE for no date. */
gboolean nun_http_date_parse (const char *text, gint64 *seconds);
char    *nun_http_date (gint64 seconds); /* g_free */

G_END_DECLS
