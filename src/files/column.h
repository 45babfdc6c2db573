#pragma once

#include <glib.h>

#include "files/datatype.h"

G_BEGIN_DECLS

/* What a file says of a column, or what a service will say of it.  Immutable once it is shared;
 * counted references, any thread.  Strings are UTF-8; NULL where the file is silent. */
typedef struct
{
  char       *name;     /* unique in its table, never empty; may hold any character */
  char       *original; /* the name in the file where `name` had to differ, else NULL */
  NunDatatype datatype;
  char       *arraysize; /* as VOTable writes it: NULL for a scalar, "*", "8", "3x2*" */
  char       *unit;      /* as the file spells it */
  char       *ucd;       /* UCD1+ or UCD1, as the file spells it */
  char       *utype;
  char       *xtype;
  char       *description;
  char       *frame; /* celestial frame of a coordinate, as in sky/frame.h's names, from COOSYS
                            * or RADESYS; NULL unknown */
  char *
      precision; /* how exactly the file shows real numbers: "F3" with so many decimals, "E5" with so many
                    * significant digits; NULL unknown.  The values are more exact all the same. */
  int      width;       /* characters that the file sets aside to show a value; 0 unknown */
  gboolean sexagesimal; /* text whose values are sexagesimal angles, but for one in a hundred */

  /*< private >*/
  gatomicrefcount references;
} NunColumn;

NunColumn *nun_column_new (const char *name, NunDatatype datatype, const char *arraysize);
NunColumn *nun_column_copy (const NunColumn *self); /* a new one, not shared yet: may be changed */
NunColumn *nun_column_ref (NunColumn *self);
void       nun_column_unref (NunColumn *self);

/* Whether a cell holds more than one element: text of one dimension is not an array. */
gboolean nun_column_is_array (const NunColumn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunColumn, nun_column_unref)

G_END_DECLS
