#pragma once

#include <glib.h>

#include "files/column.h"
#include "files/text-lines.h"

G_BEGIN_DECLS

/* What a column of text can be, narrowed down by each of its cells. */
typedef struct
{
  gint64   n_values;
  gint64   n_no_angle; /* of them, texts that are no sexagesimal angle while others are */
  gboolean not_boolean, not_integer, not_real, not_sexagesimal;
  gboolean wide;    /* an integer beyond 32 bit */
  gboolean unicode; /* a character beyond ASCII */
} NunTextGuess;

/* FALSE when the cell is not valid UTF-8 or holds a zero byte: then nothing is changed. */
gboolean nun_text_guess_add (NunTextGuess *self, const NunTextCell *cell);

/* Sets datatype, arraysize and sexagesimal of a column that is not shared yet. */
void nun_text_guess_apply (const NunTextGuess *self, NunColumn *column);

G_END_DECLS
