#pragma once

#include "files/column.h"
#include "files/text-lines.h"

G_BEGIN_DECLS

/* Arrays that ECSV writes as JSON into a cell: [1.5,NaN], [[1,2],[3,null]].  Pure functions. */

#define NUN_TEXT_MAX_AXES 8

typedef struct
{
  NunDatatype element; /* boolean, integer or real */
  guint       n_axes;
  guint64     axes
      [NUN_TEXT_MAX_AXES]; /* the slowest first, as in C; 0, for a lone axis only: of any length */
} NunTextShape;

/* Reads the shape out of "[3]", "[2,3]" or "[null]"; FALSE for any other. */
gboolean nun_text_shape_read (NunTextShape *self, const char *text);

/* As VOTable writes it, the fastest first: "3x2", "*"; g_free. */
char *nun_text_shape_to_arraysize (const NunTextShape *self);

/* What was met in an array of integers. */
typedef struct
{
  gboolean has_hole; /* an element is null */
  gboolean is_large; /* one has more than the 53 bits of a double */
} NunTextArrayFacts;

/* Appends the elements as NunValue has them in BYTES, as `element`, which may be wider than that of the shape.  A null
 * is NaN where `element` is real, else 0.  FALSE when the cell is no array of that shape.  facts: are added to; may be
 * NULL. */
gboolean nun_text_array_read (const NunTextShape *self,
                              NunDatatype         element,
                              const NunTextCell  *cell,
                              GByteArray         *out,
                              NunTextArrayFacts  *facts);

G_END_DECLS
