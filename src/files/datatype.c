/* The table of VOTable's datatypes: names and sizes. */

#include "files/datatype.h"

#include <string.h>

static const struct
{
  const char *name;
  gsize       size;
} datatypes[] = {
  [NUN_DATATYPE_BOOLEAN] = { "boolean", 1 },
  [NUN_DATATYPE_BIT] = { "bit", 0 },
  [NUN_DATATYPE_UNSIGNED_BYTE] = { "unsignedByte", 1 },
  [NUN_DATATYPE_SHORT] = { "short", 2 },
  [NUN_DATATYPE_INT] = { "int", 4 },
  [NUN_DATATYPE_LONG] = { "long", 8 },
  [NUN_DATATYPE_CHAR] = { "char", 1 },
  [NUN_DATATYPE_UNICODE_CHAR] = { "unicodeChar", 2 },
  [NUN_DATATYPE_FLOAT] = { "float", 4 },
  [NUN_DATATYPE_DOUBLE] = { "double", 8 },
  [NUN_DATATYPE_FLOAT_COMPLEX] = { "floatComplex", 8 },
  [NUN_DATATYPE_DOUBLE_COMPLEX] = { "doubleComplex", 16 },
};

const char *
nun_datatype_name (NunDatatype type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (datatypes), NULL);
  return datatypes[type].name;
}

gboolean
nun_datatype_from_name (const char *name, NunDatatype *type)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (datatypes); i++)
    if (strcmp (name, datatypes[i].name) == 0)
      {
        *type = (NunDatatype) i;
        return TRUE;
      }
  return FALSE;
}

gsize
nun_datatype_size (NunDatatype type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (datatypes), 0);
  return datatypes[type].size;
}

gboolean
nun_datatype_is_text (NunDatatype type)
{
  return type == NUN_DATATYPE_CHAR || type == NUN_DATATYPE_UNICODE_CHAR;
}

gboolean
nun_datatype_is_integer (NunDatatype type)
{
  return type >= NUN_DATATYPE_UNSIGNED_BYTE && type <= NUN_DATATYPE_LONG;
}

gboolean
nun_datatype_is_real (NunDatatype type)
{
  return type == NUN_DATATYPE_FLOAT || type == NUN_DATATYPE_DOUBLE;
}

gboolean
nun_datatype_is_number (NunDatatype type)
{
  return nun_datatype_is_integer (type) || nun_datatype_is_real (type);
}
