/* Byte ranges, entity tags and dates of HTTP. */

#include "serve/ranges.h"

#include <libsoup/soup.h>
#include <string.h>

/* -- ranges -------------------------------------------------------------------------------------------------------- */

/* Digits only; what is larger than any file counts as that large. */
static gboolean
parse_number (const char *text, gint64 *value)
{
  if (*text == '\0' || strspn (text, "0123456789") != strlen (text))
    return FALSE;
  *value = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/* One part of the list: FALSE when it is none; range->from beyond range->to where it lies outside the file. */
static gboolean
parse_range (char *text, gint64 size, NunByteRange *range)
{
  char *dash = strchr (g_strstrip (text), '-');

  if (dash == NULL)
    return FALSE;
  *dash = '\0';
  g_strchomp (text);
  g_strchug (dash + 1);
  if (*text == '\0')
    {
      gint64 last;

      if (!parse_number (dash + 1, &last))
        return FALSE;
      range->from = MAX (0, size - last);
      range->to = last > 0 ? size - 1 : -1;
      return TRUE;
    }
  range->to = G_MAXINT64;
  if (!parse_number (text, &range->from) ||
      (dash[1] != '\0' && !parse_number (dash + 1, &range->to)) || range->to < range->from)
    return FALSE;
  range->to = MIN (range->to, size - 1);
  return TRUE;
}

/* Puts it together with those that it overlaps or touches, at the place of the first of them. */
static void
add (GArray *ranges, NunByteRange range)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      NunByteRange *old = &g_array_index (ranges, NunByteRange, i);

      if (range.from <= old->to + 1 && old->from <= range.to + 1)
        {
          range.from = MIN (range.from, old->from);
          range.to = MAX (range.to, old->to);
          g_array_remove_index (ranges, i);
          add (ranges, range);
          return;
        }
    }
  g_array_append_val (ranges, range);
}

NunRanges
nun_ranges_parse (const char *header, gint64 size, GArray *out)
{
  g_auto (GStrv) parts = NULL;
  guint          n_asked = 0;

  g_array_set_size (out, 0);
  if (header == NULL || g_ascii_strncasecmp (header, "bytes=", 6) != 0)
    return NUN_RANGES_ALL;
  parts = g_strsplit (header + 6, ",", 0);
  if (g_strv_length (parts) > NUN_RANGES_MAX)
    return NUN_RANGES_ALL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      NunByteRange range;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!parse_range (parts[i], size, &range))
        return NUN_RANGES_ALL;
      n_asked++;
      if (range.from <= range.to)
        add (out, range);
    }
  if (n_asked == 0)
    return NUN_RANGES_ALL;
  return out->len > 0 ? NUN_RANGES_SOME : NUN_RANGES_NONE;
}

/* -- conditions ------------------------------------------------------------------------------------------------------ */

gboolean
nun_etag_is_listed (const char *header, const char *etag, gboolean weak)
{
  g_auto (GStrv) parts = g_strsplit (header, ",", 64);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *tag = g_strstrip (parts[i]);

      if (weak && g_str_has_prefix (tag, "W/"))
        tag += 2;
      if (strcmp (tag, "*") == 0 || strcmp (tag, etag) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
nun_http_date_parse (const char *text, gint64 *seconds)
{
  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

  if (date == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix (date);
  return TRUE;
}

char *
nun_http_date (gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  /* a file may have any time, the header only those with four digits to the year */
  return date != NULL ? soup_date_time_to_string (date, SOUP_DATE_HTTP) : NULL;
}
