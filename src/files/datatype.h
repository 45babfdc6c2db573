#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The datatypes of VOTable 1.4 (section 2.1): the common language of every reader and writer. */
typedef enum
{
  NUN_DATATYPE_BOOLEAN,
  NUN_DATATYPE_BIT,
  NUN_DATATYPE_UNSIGNED_BYTE,
  NUN_DATATYPE_SHORT,
  NUN_DATATYPE_INT,
  NUN_DATATYPE_LONG,
  NUN_DATATYPE_CHAR,         /* text of ASCII characters only */
  NUN_DATATYPE_UNICODE_CHAR, /* text with others; UTF-8 in memory */
  NUN_DATATYPE_FLOAT,
  NUN_DATATYPE_DOUBLE,
  NUN_DATATYPE_FLOAT_COMPLEX,
  NUN_DATATYPE_DOUBLE_COMPLEX,
} NunDatatype;

/* The VOTable name ("unsignedByte"); static. */
const char *nun_datatype_name (NunDatatype type);
gboolean    nun_datatype_from_name (const char *name, NunDatatype *type);

/* Bytes of one element in VOTable's BINARY; 0 for bit, 1 for char, 2 for unicodeChar. */
gsize nun_datatype_size (NunDatatype type);

gboolean nun_datatype_is_text (NunDatatype type);
gboolean nun_datatype_is_integer (NunDatatype type); /* unsignedByte, short, int, long */
gboolean nun_datatype_is_real (NunDatatype type);    /* float, double */
gboolean nun_datatype_is_number (NunDatatype type);  /* integer or real */

G_END_DECLS
