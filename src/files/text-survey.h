#pragma once

#include "files/format.h"
#include "files/text-dialect.h"
#include "files/text-infer.h"
#include "files/text-reader.h"

G_BEGIN_DECLS

/* The first pass over a text: types, rows, and what is wrong with them.  Zeroed before the first use. */
typedef struct
{
  NunTextGuess *guesses; /* of n_columns */
  guint         n_columns;
  gint64        n_rows;
  gint64        n_short, short_line; /* rows with too few values */
  guint         short_cells;
  gint64        n_long, long_line; /* rows with too many */
  guint         long_cells;
  NunRaggedRows ragged;
  gint64        misfit_line; /* the first where a column of numbers holds something else, or 0 */
  guint         misfit_column;
  char         *misfit;
  gboolean      not_utf8;
  gboolean      has_commas; /* numbers of this table have a comma for the decimal point */
  gint64        last_line;  /* that was read */
  gint64        n_hidden, hidden_line; /* as of NunTextReader */
  gint64        n_crossed, crossed_line;
} NunTextSurvey;

/* Reads the whole file; stops at a byte that is no text (not_utf8).  FALSE on an error. */
gboolean nun_text_survey_run (NunTextSurvey        *self,
                              const NunInput       *input,
                              const NunTextDialect *dialect,
                              GCancellable         *cancellable,
                              GError              **error);
void     nun_text_survey_clear (NunTextSurvey *self);

/* Warns of what is odd; FALSE and NUN_FILES_ERROR, with the line, when the file cannot be read like this. */
gboolean nun_text_survey_judge (const NunTextSurvey  *self,
                                const NunInput       *input,
                                const NunTextDialect *dialect,
                                NunContent           *content,
                                GError              **error);

/* Whether a row of n_columns columns has too few or too many values.  cells: of NunTextCell. */
gboolean nun_text_is_ragged (const GArray *cells, guint n_columns);

G_END_DECLS
