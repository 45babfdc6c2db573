#pragma once

#include "files/table.h"
#include "sky/pair.h"

G_BEGIN_DECLS

/* What the values of a column are like: one pass over the rows, bounded memory. */
#define NUN_PROFILE_SAMPLES 5
#define NUN_PROFILE_BINS 32
#define NUN_PROFILE_SPELLINGS 6
#define NUN_PROFILE_SPELLING_SIZE 24

/* One way in which a file spells an absent value, "--" or nothing at all, and how often it does. */
typedef struct
{
  char   text[NUN_PROFILE_SPELLING_SIZE]; /* UTF-8; cut where it is longer */
  gint64 n;                               /* 0: this place and those behind it are free */
} NunNullSpelling;

typedef struct
{
  gint64          n_null;
  NunNullSpelling spellings
      [NUN_PROFILE_SPELLINGS]; /* of the n_null, the first ones met; only of formats that spell
                                                     * them */
  gint64   n_distinct;         /* exact up to 1,048,576, then -1: more than could be counted */
  gboolean sexagesimal; /* text whose values are sexagesimal angles, but for one in a hundred */
  gboolean
              pair; /* text with both coordinates of a place in each value, but for one in a hundred; known of what is read in just
                    * now only */
  NunPairForm pair_form; /* of the first of them */
  gboolean has_range; /* minimum and maximum are set: a number column with a value, or sexagesimal
                            * text (then in units of the first field) */
  double   minimum, maximum;
  /* At either end: how often the outermost value stands there, and the next one inwards (NaN when there is
   * none).  A value that stands for a missing one (-999, 99.99) is found by these. */
  gint64   n_minimum, n_maximum;
  double   next_minimum, next_maximum;
  gsize    longest; /* of text, in bytes */
  gboolean unicode; /* text with a character beyond ASCII, whatever the file declares */
  char  *samples[NUN_PROFILE_SAMPLES + 1]; /* the first distinct values, at most 60 characters each,
                                              * NULL-terminated */
  gint64 histogram
      [NUN_PROFILE_BINS]; /* of the finite numbers: bin i holds low + i * width and up to, not
                                       * with, the next; all zero without a range */
  double histogram_low, histogram_width; /* width 0: all values are the same, in bin 0 */
} NunColumnProfile;

typedef struct
{
  gint64            n_rows;
  guint             n_columns;
  NunColumnProfile *columns;
} NunProfile;

/* fraction: 0 to 1; called from the thread that reads, at most some hundred times; may be NULL. */
typedef void (*NunProgress) (double fraction, gpointer user_data);

/* Blocks.  NULL on an error of the rows or when cancelled. */
NunProfile *nun_profile_table (NunTable     *table,
                               NunProgress   progress,
                               gpointer      user_data,
                               GCancellable *cancellable,
                               GError      **error);

/* As nun_profile_table, in little memory: n_distinct is -1 where a column has more than most_distinct values. */
NunProfile *nun_profile_table_within (NunTable     *table,
                                      gsize         most_distinct,
                                      NunProgress   progress,
                                      gpointer      user_data,
                                      GCancellable *cancellable,
                                      GError      **error);
void        nun_profile_free (NunProfile *self);

/* How the absent values of a column are spelled, for people: "“--” 12 times, empty 3 times"; NULL when nothing is
 * known of it or all of them are simply empty.  g_free. */
char *nun_profile_dup_spellings (const NunColumnProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunProfile, nun_profile_free)

G_END_DECLS
