/* Whether a file is a VOTable, by its content: names, blank lines and notes before it say nothing. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/format.h"
#include "files/votable-survey.h"

#define MAX_JUNK 4096

/* The head as bytes of one each: UTF-16 loses its zero bytes. */
static char *
dup_head (const NunInput *input, gsize *length, gboolean *is_wide)
{
  char *text = g_malloc (input->head_length + 1);

  *is_wide = input->head_length >= 2 && ((input->head[0] == 0xff && input->head[1] == 0xfe) ||
                                         (input->head[0] == 0xfe && input->head[1] == 0xff));
  *length = 0;
  for (gsize i = 0; i < input->head_length; i++)
    if (!*is_wide || input->head[i] != 0)
      text[(*length)++] = (char) input->head[i];
  text[*length] = '\0';
  return text;
}

/* Where <VOTABLE or <prefix:VOTABLE begins, outside of comments; -1 when it does not. */
static gssize
find_root (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      gsize j = i + 1;

      if (text[i] != '<')
        continue;
      if (strncmp (text + i, "<!--", 4) == 0)
        {
          const char *end = g_strstr_len (text + i, (gssize) (length - i), "-->");

          if (!end)
            return -1;
          i = (gsize) (end - text);
          continue;
        }
      while (j < length && (g_ascii_isalnum (text[j]) || strchr ("-_.", text[j] ? text[j] : ' ')))
        j++;
      j = j < length && text[j] == ':' ? j + 1 : i + 1;
      if (strncmp (text + j, "VOTABLE", 7) == 0 && strchr (" \t\r\n>/", text[j + 7]))
        return (gssize) i;
      if (g_ascii_isalpha (text[i + 1]))
        return -1; /* the root is another */
    }
  return -1;
}

/* Where the XML begins: behind a byte order mark, blank lines and lines of another program. */
static gint64
find_start (const char *text, gssize root)
{
  const char *xml = g_strstr_len (text, root, "<?xml");
  const char *first = memchr (text, '<', (gsize) root + 1);

  if (xml)
    return xml - text;
  return first && (first[1] == '!' || first[1] == '?') ? first - text : root;
}

/* Other XML, and HTML, is claimed too: as text it would be read for a table. */
static gboolean
is_markup (const char *text, gsize length)
{
  static const char *const beginnings[] = { "<?xml", "<!DOCTYPE", "<!--", "<html" };
  gsize                    i = 0;

  if (length >= 2 && (guchar) text[0] >= 0xfe && (guchar) text[1] >= 0xfe)
    i = 2;
  else if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  for (guint j = 0; j < G_N_ELEMENTS (beginnings); j++)
    if (g_ascii_strncasecmp (text + i, beginnings[j], strlen (beginnings[j])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
nun_votable_sniff (const NunInput *input)
{
  gsize            length;
  gboolean         is_wide;
  g_autofree char *text = dup_head (input, &length, &is_wide);
  gssize           root = find_root (text, length);

  return is_markup (text, length) || (root >= 0 && find_start (text, root) <= MAX_JUNK);
}

static gboolean
nun_votable_open (const NunInput *input,
                  NunContent     *content,
                  GCancellable   *cancellable,
                  GError        **error)
{
  gsize            length;
  gboolean         is_wide;
  g_autofree char *text = dup_head (input, &length, &is_wide);
  gssize           root = find_root (text, length);
  gint64           start;

  if (root < 0)
    {
      gboolean html = g_strstr_len (text, (gssize) MIN (length, 2048), "<html") ||
                      g_strstr_len (text, (gssize) MIN (length, 2048), "<HTML") ||
                      g_strstr_len (text, (gssize) MIN (length, 2048), "DOCTYPE html");

      content->format = g_strdup (html ? "HTML" : "XML");
      content->kind = NUN_FILE_OTHER;
      content->reason = g_strdup (
          html
              ? _ ("It is a web page and no table; a server may have sent it in place of the data.")
              : _ ("It is XML, but no VOTable; save the table as VOTable, FITS or CSV."));
      return TRUE;
    }
  start = is_wide ? 0 : find_start (text, root);
  return nun_votable_survey (input, start, NUN_VOTABLE_ALL, content, cancellable, error);
}

const NunFormat nun_format_votable = {
  .name = "VOTable",
  .sniff = nun_votable_sniff,
  .open = nun_votable_open,
};
