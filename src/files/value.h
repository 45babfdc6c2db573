#pragma once

#include <glib.h>

#include "files/datatype.h"

G_BEGIN_DECLS

/* One cell.  Borrowed: text and bytes belong to whoever made the value (a cursor: until its next
 * row).  Which type stands for which column:
 *   scalar boolean                     LONG, 0 or 1
 *   scalar unsignedByte ... long       LONG (unsigned 16 and 32 bit widen; unsigned 64 becomes TEXT)
 *   scalar float, double               DOUBLE; a NaN is NULL
 *   char, unicodeChar of one dimension TEXT in valid UTF-8, no NUL inside, not NUL-terminated
 *   text of several dimensions         TEXT, the strings padded with blanks to the first dimension
 *   any other array, complex, bit      BYTES: the elements as in VOTable's BINARY (section 6.2 of
 *                                      VOTable 1.4): big-endian, bits packed, booleans 'T' 'F' '?'
 * An absent value is NULL for every column. */
typedef enum
{
  NUN_VALUE_NULL,
  NUN_VALUE_LONG,
  NUN_VALUE_DOUBLE,
  NUN_VALUE_TEXT,
  NUN_VALUE_BYTES,
} NunValueType;

typedef struct
{
  NunValueType type;
  gsize        length; /* of TEXT and BYTES, in bytes */
  union
  {
    gint64        i;
    double        d;
    const char   *text;
    const guint8 *bytes;
  };
} NunValue;

/* Appends the value as a person and as VOTable's TABLEDATA read it: shortest decimal that reads back
 * to the same double (float, for a float column), "T" and "F", array elements parted by blanks, complex
 * as two numbers; nothing for NULL.  Never localised, not escaped for XML. */
void
nun_value_append_text (const NunValue *value, NunDatatype type, gboolean is_array, GString *out);

/* BYTES, borrowed; NULL for none. */
void nun_value_set_bytes (NunValue *value, const guint8 *bytes, gsize length);

/* The value as a double: LONG and DOUBLE as they are; TEXT and the rest FALSE. */
gboolean nun_value_get_double (const NunValue *value, double *out);

G_END_DECLS
