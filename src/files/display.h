#pragma once

#include "files/column.h"
#include "files/value.h"

G_BEGIN_DECLS

/* How exactly a file shows the numbers of a column: read from the formats of its head, kept in NunColumn's width and
 * precision, used where values are shown to people.  The values themselves never lose a digit by it. */

/* Fewer than that many digits behind the point, and characters, are sound. */
#define NUN_DISPLAY_MAX_DIGITS 30
#define NUN_DISPLAY_MAX_WIDTH 255

/* Each sets width and precision of a column that is not shared yet, as far as the format tells; a format that makes no
 * sense, NULL too, changes nothing. */

/* As Fortran, FITS (TDISP, TFORM of an ASCII table) and CDS write it: "F8.3", "E10.4", "G12.5", "I6", "A12". */
void nun_display_read_fortran (NunColumn *column, const char *format);

/* As C and Python write it: "%8.3f", "%-12s", ".3f", "{:.3e}". */
void nun_display_read_printf (NunColumn *column, const char *format);

/* The attributes of a VOTable's FIELD: precision "3", "F3" or "E5"; either may be NULL. */
void nun_display_read_votable (NunColumn *column, const char *width, const char *precision);

/* Appends the value as nun_value_append_text does, but a real number no more exactly than its column asks for.  What
 * would lose its sense by that, as a small number among decimals, is written in full. */
void nun_display_append (const NunColumn *column, const NunValue *value, GString *out);

G_END_DECLS
