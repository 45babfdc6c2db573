#pragma once

#include "files/format.h"
#include "files/text-field.h"

G_BEGIN_DECLS

#define NUN_TEXT_MAX_COLUMNS 4096

/* How a line becomes cells. */
typedef enum
{
  NUN_TEXT_DELIMITED, /* a delimiter parts them */
  NUN_TEXT_FIXED,     /* each field has its place */
  NUN_TEXT_BARS,      /* the same, with a character between two fields that either may use */
  NUN_TEXT_CONTINUED, /* fixed places in several lines: all but the last end with a backslash */
} NunTextForm;

/* How a table stands in a text: found from the head of the file, then the same for both passes. */
typedef struct
{
  NunTextLayout layout;
  char         *label; /* for people: "text, parted by semicolons" */
  GPtrArray    *names; /* of char*, one a column, "" where there is none; NULL without a header */
  guint         n_columns;  /* that the head shows */
  gint64        first_line; /* number of the first line that may hold a row */
  guint         n_title;    /* records before it that are neither comments nor part of the table */

  NunTextForm form;
  GPtrArray  *fields; /* of NunTextField, one a column, where the file describes them; else NULL */
  const char
          *comments; /* signs that make a line a comment when it begins with one; static; NULL: the
                           * usual ones, behind blanks too */
  gboolean skips_drawings; /* rules and "(2 rows)" are no rows */
  GPtrArray *units; /* of char*, from a line below the names, "" where there is none; or NULL */
  GPtrArray
       *details; /* of NunTextField, in any order: what comments say of columns of their names; or
                       * NULL */
  gsize part_width; /* CONTINUED: so many characters each line takes of the joined one */
  GPtrArray *notes; /* of char*: key, value, source, ...; NULL for none */
} NunTextDialect;

/* Fills `self`, zeroed before, for text that holds a table.  FALSE and a sentence in `reason` (g_free) when it
 * holds none; FALSE and an error, with the line, for a description of columns that makes no sense. */
gboolean nun_text_dialect_find (const NunInput *input,
                                NunTextDialect *self,
                                char          **reason,
                                GCancellable   *cancellable,
                                GError        **error);
void     nun_text_dialect_clear (NunTextDialect *self);

/* Whether a line is part of the drawing of a table, "+----+---+" or "|:---|---:|" or "---- ---". */
gboolean nun_text_is_drawing (const char *line, gsize length);

/* Adds a note for the table (nun_table_add_note).  value: is tidied to valid UTF-8 and bounded; nothing happens when
 * it is empty or there are many already. */
void nun_text_dialect_note (NunTextDialect *self,
                            const char     *key,
                            const char     *value,
                            const char     *source);

/* Whether the head is text at all, and in which encoding. */
gboolean nun_text_find_encoding (const guint8 *head, gsize length, NunTextEncoding *encoding);

/* Whether a line is a comment: its first character that is not blank is a '#' or a '%', or it only names the
 * delimiter ("sep=;"). */
gboolean nun_text_is_comment (const char *line, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NunTextDialect, nun_text_dialect_clear)

G_END_DECLS
