#pragma once

#include "files/text-dialect.h"

G_BEGIN_DECLS

/* The head of a text as one delimiter parts it: what a dialect is chosen by. */

/* So many records of the head are enough to judge by. */
#define NUN_TEXT_MAX_RECORDS 2000

/* Longer than any name of a column, in bytes. */
#define NUN_TEXT_MAX_NAME 1024

/* A record or a comment of the head. */
typedef struct
{
  gint64   number;
  gboolean is_comment;
  char    *text; /* as in the file: splitting changes it */
  gsize    length;
  guint    n_cells;
} NunTextRecord;

/* A reading of the head with one delimiter. */
typedef struct
{
  NunTextLayout layout;
  GArray       *lines;     /* of NunTextRecord */
  guint         n_records; /* without the comments */
  guint         n_cells;   /* the most common number of cells, 2 at least, else 0 */
  guint         n_agree;   /* records with that number */
  gint64        odd_line;  /* the first line with another number, or 0 */
  guint         odd_cells;
  gboolean      first_agrees;
} NunTextReading;

/* Reads the head into self, whose layout is set; the last record of a file that goes on behind the head is left out. */
void nun_text_reading_read (const NunInput *input, NunTextReading *self);
void nun_text_reading_clear (NunTextReading *self);

/* The cells of record i, without its first `skip` bytes.  storage keeps them; free it. */
GArray *nun_text_reading_split (const NunTextReading *self, guint i, guint skip, char **storage);

/* Whether a cell holds a value rather than words: a number, digits, a sexagesimal angle. */
gboolean nun_text_is_value (const NunTextCell *cell);

/* How many cells of record i are values. */
guint nun_text_reading_count_values (const NunTextReading *self, guint i);

/* Whether the records are sentences rather than values: hardly a number, and many lines end as sentences do, or the
 * cells are long. */
gboolean nun_text_reading_is_prose (const NunTextReading *self);

/* Finds names, units and the first row for the dialect whose delimiter is that of the reading (text-header.c). */
void nun_text_find_header (NunTextDialect *self, const NunTextReading *best);

G_END_DECLS
