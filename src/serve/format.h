#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The forms in which rows leave, and RESPONSEFORMAT's names for them (DALI 1.1 section 3.4.3). */

typedef enum
{
  NUN_FORMAT_TABLEDATA,
  NUN_FORMAT_BINARY2,
  NUN_FORMAT_CSV,
  NUN_FORMAT_TSV,
} NunFormatKind;

typedef struct
{
  NunFormatKind kind;
  char         *content_type; /* of the answer */
} NunResponseFormat;

/* text: a short name ("votable", "votable/td", "votable/b2", "csv", "tsv") or a media type with parameters,
 * in any case; NULL or empty is the default: TABLEDATA as text/xml.  NUN_SERVE_ERROR_REQUEST for any other. */
gboolean nun_response_format_parse (const char *text, NunResponseFormat *format, GError **error);
void     nun_response_format_clear (NunResponseFormat *format);

G_END_DECLS
