#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell of text can be.  Pure functions, any thread; the locale has no part in it. */
typedef enum
{
  NUN_TEXT_CELL_NULL,    /* empty, NaN, nan, NAN, null, NULL, --, ---, N/A, n/a, NA, \N */
  NUN_TEXT_CELL_DASH,    /* -, ..., ?, INDEF, None: NULL among numbers, text among texts */
  NUN_TEXT_CELL_INTEGER, /* fits a signed integer of 64 bit */
  NUN_TEXT_CELL_REAL,    /* 1.5, +1., .5, 1e5, 1D5 (as Fortran writes), inf */
  NUN_TEXT_CELL_BOOLEAN, /* true, false, True, False, TRUE, FALSE, T, F */
  NUN_TEXT_CELL_CODE,    /* digits only, but no number: 00123, or too many of them */
  NUN_TEXT_CELL_OTHER,
} NunTextCellKind;

/* integer: set for INTEGER, and 0 or 1 for BOOLEAN. */
NunTextCellKind nun_text_cell_kind (const char *text, gsize length, gint64 *integer);

gboolean nun_text_cell_is_null (const char *text, gsize length);

/* The digits as an integer, whatever zeros lead them.  FALSE when the cell is anything else or too large. */
gboolean nun_text_cell_get_integer (const char *text, gsize length, gint64 *integer);

/* Whether the cell is a number of digits with one comma, a sign before and an exponent behind it.  sure: whether it can be
 * no integer whose thousands are parted, as "1,234" is. */
gboolean nun_text_cell_has_comma (const char *text, gsize length, gboolean *sure);

/* Correctly rounded.  FALSE when the cell is neither INTEGER, REAL nor a number by its digits. */
gboolean nun_text_cell_get_double (const char *text, gsize length, double *value);

G_END_DECLS
