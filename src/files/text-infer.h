#pragma once

#include <glib.h>

#include "files/column.h"
#include "files/text-field.h"
#include "files/text-number.h"

G_BEGIN_DECLS

/* What a column of text can be, narrowed down by each of its cells. */
typedef struct
{
  const NunTextField *field; /* what the file says of it, or NULL; borrowed */

  gint64            n_values;
  gint64            n_misfits;  /* of them, what is no number though the file says so */
  NunTextArrayFacts array;      /* of all arrays */
  gint64            n_no_angle; /* of them, texts that are no sexagesimal angle while others are */
  gint64   n_numbers, n_strays; /* numbers; others, while they are few beside the numbers */
  gint64   line;                /* set by the caller: of the cell that is added */
  gint64   stray_line;          /* of the first stray */
  char     stray[40];           /* and its beginning */
  gboolean not_boolean, not_integer, not_real, not_sexagesimal;
  gint64   least, most; /* of the integers */
  gboolean unicode;     /* a character beyond ASCII */

  gboolean
      may_have_commas; /* set by the caller: a comma may be a decimal sign, since it parts nothing */
  gboolean not_comma,
      has_point;           /* a value is no number of digits and one comma; has a decimal point */
  gint64 n_commas, n_sure; /* values with a comma; of them, where it cannot part thousands */
} NunTextGuess;

/* A cell as an integer or a number, the way the field has it (NULL: the file says nothing): where the file
 * says that there are numbers, leading zeros are no name. */
NunTextCellKind
nun_text_guess_kind (const NunTextField *field, const NunTextCell *cell, gint64 *integer);

/* FALSE when the cell is not valid UTF-8 or holds a zero byte: then nothing is changed. */
gboolean nun_text_guess_add (NunTextGuess *self, const NunTextCell *cell);

/* Whether the values can be numbers with a comma for the decimal point. */
gboolean nun_text_guess_has_commas (const NunTextGuess *self);

/* Whether the column would be numbers but for a few cells. */
gboolean nun_text_guess_has_strays (const NunTextGuess *self);

/* Sets datatype, arraysize and sexagesimal of a column that is not shared yet. */
void nun_text_guess_apply (const NunTextGuess *self, NunColumn *column);

G_END_DECLS
