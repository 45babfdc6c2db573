/* The table of the formats that are known, and the small helpers of their readers. */

#include "files/format.h"

/* Text comes last: it takes whatever else is text. */
const NunFormat *const nun_formats[] = {
  &nun_format_fits,
  &nun_format_votable,
  &nun_format_text,
  NULL,
};

void
nun_content_warn (NunContent *self, const char *format, ...)
{
  va_list args;

  /* A damaged file can give rise to a sentence a row: nobody reads more than some. */
  if (self->warnings->len >= 100)
    return;
  va_start (args, format);
  g_ptr_array_add (self->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}
