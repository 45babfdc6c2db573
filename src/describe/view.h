#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* The columns of a table as the world sees them: what the description says, with the three that every
 * positional service must have.  Services, VOSI tables and the record all read it here. */

typedef enum
{
  NUN_UCD_STYLE_UCD1, /* Simple Cone Search 1.03 as clients know it: the three main columns by UCD1 */
  NUN_UCD_STYLE_UCD1PLUS, /* ConeSearch 1.1 */
} NunUcdStyle;

enum
{
  NUN_VIEW_RA = -1, /* not a column of the file: the ICRS position that the store keeps, degrees */
  NUN_VIEW_DEC = -2,
  NUN_VIEW_NUMBER =
      -3, /* number of the row in the file, from 1, as text: where no column identifies */
};

typedef struct
{
  NunColumn *column;   /* as served: name, datatype, unit, ucd, description */
  int        source;   /* index in the file's columns, or one of the above */
  gboolean   as_text;  /* the stored number is served as text (an identifier must be) */
  gboolean   has_null; /* null_value stands for a missing value: none is served */
  double     null_value;
  int        level; /* 1, 2, 3: the smallest VERB that shows it */
} NunViewColumn;

/* The columns with level <= verbosity (1 to 3), in order: identifier, right ascension, declination first when they
 * are made by us, else in the file's order.  Exactly one column bears each of the three main UCDs.
 * Returns a GPtrArray of NunViewColumn that frees its items; NULL when there is no such table. */
GPtrArray *nun_view_columns (const NunDescription *description,
                             const char           *table,
                             NunUcdStyle           style,
                             int                   verbosity);

G_END_DECLS
