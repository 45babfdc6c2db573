/* The keyword, the value and the comment of a card. */
#include "files/card.h"

#include <fitsio.h>
#include <string.h>

G_STATIC_ASSERT (FLEN_KEYWORD <= sizeof ((NunCardParts *) NULL)->keyword);
G_STATIC_ASSERT (FLEN_VALUE <= sizeof ((NunCardParts *) NULL)->value);
G_STATIC_ASSERT (FLEN_COMMENT <= sizeof ((NunCardParts *) NULL)->comment);

/* Takes the quotes of a FITS string off, where it is; '' stands for one quote. */
static void
unquote (char *value)
{
  char *to = value;

  if (*value == '\'')
    {
      for (const char *p = value + 1; *p != 0; p++)
        {
          if (*p == '\'' && *++p != '\'')
            break;
          *to++ = *p;
        }
      *to = 0;
    }
  g_strchomp (value);
}

gboolean
nun_card_read (const char *record, NunCardParts *parts)
{
  char *card = (char *) record; /* cfitsio only reads it */
  int   length = 0, status = 0;

  *parts->keyword = *parts->value = *parts->comment = 0;
  if (fits_get_keyname (card, parts->keyword, &length, &status) != 0 || *parts->keyword == 0)
    return FALSE;
  for (char *p = parts->keyword; *p != 0; p++)
    *p = g_ascii_toupper (*p);
  parts->is_lawful = fits_parse_value (card, parts->value, parts->comment, &status) == 0;
  if (!parts->is_lawful)
    g_strlcpy (parts->value, strlen (record) > 10 ? record + 10 : "", sizeof parts->value);
  parts->is_string = *parts->value == '\'';
  unquote (parts->value);
  return TRUE;
}

gboolean
nun_card_is_continuation (const char *record)
{
  return g_str_has_prefix (record, "CONTINUE");
}

gboolean
nun_card_read_continuation (const char *record, NunCardParts *parts)
{
  char changed[FLEN_CARD];

  if (strlen (record) < 11)
    return FALSE;
  g_strlcpy (changed, record, sizeof changed);
  /* As another keyword, with "=", it reads like any card. */
  memcpy (changed, "X       =", 9);
  return nun_card_read (changed, parts) && parts->is_lawful && parts->is_string;
}

char *
nun_card_dup_text (const char *text, gsize length)
{
  GString *utf8;

  if (g_utf8_validate (text, (gssize) length, NULL))
    return g_strndup (text, length);
  utf8 = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (utf8, (guchar) text[i]);
  return g_string_free (utf8, FALSE);
}
