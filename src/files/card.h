#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One card of a FITS header (FITS standard 4.0, section 4) in its parts: bytes as they stand there, without a NUL. */
typedef struct
{
  char     keyword[80]; /* in capitals; a HIERARCH name has blanks */
  char     value[80];   /* quotes and the blanks at its end taken off */
  char     comment[80];
  gboolean is_string; /* it stood in quotes */
  gboolean
      is_lawful; /* FALSE: no rule of the standard allows the value; it is what stands in its place */
} NunCardParts;

/* record: at most 80 characters.  FALSE when there is no keyword. */
gboolean nun_card_read (const char *record, NunCardParts *parts);

/* Whether it goes on with the string of the card before (section 4.2.1.2), and that string; FALSE when none stands there. */
gboolean nun_card_is_continuation (const char *record);
gboolean nun_card_read_continuation (const char *record, NunCardParts *parts);

/* Headers are ASCII by the standard; what is not, is UTF-8 or else Latin 1.  UTF-8; g_free. */
char *nun_card_dup_text (const char *text, gsize length);

G_END_DECLS
