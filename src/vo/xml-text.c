/* Text escaped for XML 1.0: the inner loop of every response, so plain runs are copied whole. */

#include "vo/xml-text.h"

#include <string.h>

enum
{
  PLAIN = 0,
  MARKUP,  /* & < > and carriage return: a reference everywhere */
  QUOTED,  /* double quote, tab, line feed: a reference in attributes */
  ILLEGAL, /* other control characters */
  FOREIGN, /* first byte of what is not ASCII */
};

static const guint8 classes[256] = {
  [0x00 ... 0x08] = ILLEGAL,
  ['\t'] = QUOTED,
  ['\n'] = QUOTED,
  [0x0b ... 0x0c] = ILLEGAL,
  ['\r'] = MARKUP,
  [0x0e ... 0x1f] = ILLEGAL,
  ['"'] = QUOTED,
  ['&'] = MARKUP,
  ['<'] = MARKUP,
  ['>'] = MARKUP,
  [0x80 ... 0xff] = FOREIGN,
};

typedef enum
{
  MODE_TEXT,
  MODE_ATTRIBUTE,
  MODE_ASCII,
} Mode;

gboolean
nun_xml_is_char (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xd7ff || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

static void
append_reference (GString *out, char c)
{
  switch (c)
    {
    case '&': g_string_append_len (out, "&amp;", 5); break;
    case '<': g_string_append_len (out, "&lt;", 4); break;
    case '>': g_string_append_len (out, "&gt;", 4); break;
    case '"': g_string_append_len (out, "&quot;", 6); break;
    case '\r': g_string_append_len (out, "&#13;", 5); break;
    case '\n': g_string_append_len (out, "&#10;", 5); break;
    default: g_string_append_len (out, "&#9;", 4); break;
    }
}

static void
append_replacement (GString *out, Mode mode)
{
  if (mode == MODE_ASCII)
    g_string_append_c (out, '?');
  else
    g_string_append_len (out, "\xef\xbf\xbd", 3);
}

/* Appends the character at p, which is not ASCII, and returns what lies behind it. */
static const char *
append_foreign (GString *out, const char *p, const char *end, Mode mode)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);
  gsize    size;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      append_replacement (out, mode);
      return p + 1;
    }
  size = g_utf8_skip[*(const guint8 *) p];
  if (mode == MODE_ASCII || !nun_xml_is_char (c))
    append_replacement (out, mode);
  else
    g_string_append_len (out, p, size);
  return p + size;
}

static void
append_escaped (GString *out, const char *text, gssize length, Mode mode)
{
  const char *p = text, *start = text;
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  while (p < end)
    {
      guint8 class = classes[(guint8) *p];

      if (class == PLAIN || (class == QUOTED && mode != MODE_ATTRIBUTE))
        {
          p++;
          continue;
        }
      g_string_append_len (out, start, p - start);
      if (class == FOREIGN)
        p = append_foreign (out, p, end, mode);
      else if (class == ILLEGAL)
        {
          append_replacement (out, mode);
          p++;
        }
      else
        append_reference (out, *p++);
      start = p;
    }
  g_string_append_len (out, start, p - start);
}

void
nun_xml_append_text (GString *out, const char *text, gssize length)
{
  append_escaped (out, text, length, MODE_TEXT);
}

void
nun_xml_append_attribute_text (GString *out, const char *text)
{
  append_escaped (out, text, -1, MODE_ATTRIBUTE);
}

void
nun_xml_append_ascii (GString *out, const char *text, gssize length)
{
  append_escaped (out, text, length, MODE_ASCII);
}

void
nun_xml_append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == 0)
    return;
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append_len (out, "=\"", 2);
  nun_xml_append_attribute_text (out, value);
  g_string_append_c (out, '"');
}
