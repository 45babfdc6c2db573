#pragma once

#include "files/format.h"
#include "files/text-lines.h"

G_BEGIN_DECLS

/* Bytes of the begin of a file in which a description of its columns must have its place. */
#define NUN_TEXT_MAX_HEAD (2 << 20)

/* Opens the lines of a file.  layout is copied. */
NunTextLines *nun_text_open_lines (const char          *path,
                                   const char          *local_path,
                                   const NunTextLayout *layout,
                                   GCancellable        *cancellable,
                                   GError             **error);

/* The first lines of a file, as GPtrArray of char*: valid UTF-8, no line end, nothing parted or joined.  Stops at
 * NUN_TEXT_MAX_HEAD and at what cannot be read. */
GPtrArray *nun_text_read_head (const NunInput *input, const NunTextLayout *layout);

/* Whether a line is a rule: nothing but at least `least` signs '-' or '=', and blanks behind them. */
gboolean nun_text_is_rule (const char *line, gsize length, gsize least);

/* The begin of the words of a line behind `prefix`, whose letters may be large or small; NULL when the line does
 * not begin with it. */
const char *nun_text_after (const char *line, const char *prefix);

G_END_DECLS
