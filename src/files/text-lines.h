#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A line, with the line breaks inside quotes, may be this long, in bytes of UTF-8. */
#define NUN_TEXT_MAX_LINE 1048576

typedef enum
{
  NUN_TEXT_UTF8, /* and ASCII */
  NUN_TEXT_LATIN1,
  NUN_TEXT_UTF16LE,
  NUN_TEXT_UTF16BE,
} NunTextEncoding;

/* How the bytes of a file become lines. */
typedef struct
{
  NunTextEncoding encoding;
  gboolean        cr_only;   /* lines end with CR alone, as on old Macintoshes */
  char            delimiter; /* of cells; ' ' for any run of blanks and tabs */
  gboolean outer_bars; /* a delimiter stands before the first cell and behind the last one, too */
  gboolean quotes; /* a cell that begins with a double quote may hold delimiters and line breaks */
} NunTextLayout;

/* Lines of a stream in UTF-8, in bounded memory.  One thread at a time. */
typedef struct _NunTextLines NunTextLines;

/* stream: raw bytes, a reference is taken.  path: for messages. */
NunTextLines      *
nun_text_lines_new (GInputStream *stream, const char *path, const NunTextLayout *layout);
void nun_text_lines_free (NunTextLines *self);

/* The next line, without its end and without the mark of byte order: may be changed in place and is
 * borrowed until the next call.  number: of its first line in the file, from 1.  FALSE at the end and
 * on an error.  Bytes that are not UTF-8 pass (nun_text_is_plain finds them). */
gboolean nun_text_lines_next (NunTextLines *self,
                              char        **line,
                              gsize        *length,
                              gint64       *number,
                              GCancellable *cancellable,
                              GError      **error);

/* Bytes of the raw stream read so far. */
gint64 nun_text_lines_get_offset (NunTextLines *self);

typedef struct
{
  char *text;
  gsize length;
} NunTextCell;

/* Parts a line into cells without the blanks and quotes around them, in place.  cells: GArray of
 * NunTextCell, emptied first; at most max_cells + 1 are found. */
void nun_text_split (char                *line,
                     gsize                length,
                     const NunTextLayout *layout,
                     guint                max_cells,
                     GArray              *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunTextLines, nun_text_lines_free)

G_END_DECLS
