/* Names of objects to positions, by the lines of Sesame's answer. */
#include "serve/resolver.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "serve/client.h"

/* Names of people are short, answers too. */
#define LONGEST_NAME 200
#define LONGEST_ANSWER 65536

void
nun_resolved_clear (NunResolved *self)
{
  g_clear_pointer (&self->name, g_free);
}

/* "%J 250.4234750 +36.4613194 = 16:41:41.634 ..." */
static gboolean
read_position (const char *line, NunResolved *resolved)
{
  char  *end;
  double ra = g_ascii_strtod (line, &end), dec;

  if (end == line)
    return FALSE;
  line = end;
  dec = g_ascii_strtod (line, &end);
  if (end == line || !(ra >= 0.0 && ra <= 360.0) || !(fabs (dec) <= 90.0))
    return FALSE;
  resolved->ra_deg = ra;
  resolved->dec_deg = dec;
  return TRUE;
}

/* A stranger's words stand in the window: text of a line, as long as names are; else NULL. */
static char *
dup_name (const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (*name == 0 || !g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > LONGEST_NAME)
    return NULL;
  for (const char *p = name; *p != 0; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)))
      return NULL;
  return g_steal_pointer (&name);
}

/* The first database that knows a position is the one that was asked first; "%I.0" is the object's main name there. */
gboolean
nun_resolver_read (const char *answer, NunResolved *resolved)
{
  g_auto (GStrv)   lines = g_strsplit (answer, "\n", -1);
  g_autofree char *name = NULL;
  gboolean         found = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "#=") && found)
        break;
      if (g_str_has_prefix (lines[i], "%J ") && !found)
        found = read_position (lines[i] + 3, resolved);
      if (g_str_has_prefix (lines[i], "%I.0 ") && name == NULL)
        name = dup_name (lines[i] + 5);
    }
  if (found)
    resolved->name = g_steal_pointer (&name);
  return found;
}

static char *
fetch (const char *url, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = nun_client_fetch (url, LONGEST_ANSWER, cancellable, error);
  char            *answer = NULL;

  if (path == NULL)
    return NULL;
  g_file_get_contents (path, &answer, NULL, error);
  g_unlink (path);
  return answer;
}

gboolean
nun_resolver_ask (const char   *resolver_url,
                  const char   *name,
                  NunResolved  *resolved,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autofree char *asked = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));
  g_autofree char *escaped = g_uri_escape_string (g_strstrip (asked), NULL, FALSE);
  g_autofree char *url = g_strconcat (resolver_url, "?", escaped, NULL);
  g_autofree char *answer = fetch (url, cancellable, error);

  if (answer == NULL)
    return FALSE;
  if (!nun_resolver_read (answer, resolved))
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                   _ ("Nobody knows an object called “%s”; try another of its names."), asked);
      return FALSE;
    }
  if (resolved->name == NULL)
    resolved->name = g_strdup (asked);
  return TRUE;
}
