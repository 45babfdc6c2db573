#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Numbers as FITS and VOTable's BINARY write them: big-endian words of `size` bytes: 1, 2, 4 or 8.  Inline, since each cell of a
 * table asks for them. */

static inline guint64
nun_word_read (const guint8 *bytes, gsize size)
{
  guint64 word;
  guint32 half;
  guint16 quarter;

  switch (size)
    {
    case 1: return bytes[0];
    case 2: memcpy (&quarter, bytes, 2); return GUINT16_FROM_BE (quarter);
    case 4: memcpy (&half, bytes, 4); return GUINT32_FROM_BE (half);
    default: memcpy (&word, bytes, 8); return GUINT64_FROM_BE (word);
    }
}

/* The lowest bytes of the word. */
static inline void
nun_word_append (GByteArray *out, guint64 word, gsize size)
{
  guint64 swapped = GUINT64_TO_BE (word);

  g_byte_array_append (out, (const guint8 *) &swapped + 8 - size, (guint) size);
}

G_END_DECLS
