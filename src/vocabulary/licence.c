/* Licences: known by name or address, or any other that SPDX or the web knows. */
#include "vocabulary/licence.h"

#include <string.h>

#include "vocabulary/terms.h"

#define SPDX_PAGE "https://spdx.org/licenses/"

/* What is left of an address when scheme, "www." and the page's own ending go: two of one licence compare equal. */
static char *
bare_address (const char *uri)
{
  static const char *const heads[] = { "https://", "http://", "www." };
  static const char *const tails[] = { "/",        "/legalcode", "/legalcode.en", "/deed",
                                       "/deed.en", ".html",      ".txt" };
  g_autofree char         *lower = g_ascii_strdown (uri, -1);
  const char              *start = lower;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (start, heads[i]))
      start += strlen (heads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (g_str_has_suffix (start, tails[i]))
      lower[strlen (lower) - strlen (tails[i])] = 0;
  return g_strdup (start);
}

static gboolean
is_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != 0 &&
         (g_str_equal (g_uri_get_scheme (uri), "http") ||
          g_str_equal (g_uri_get_scheme (uri), "https"));
}

static const NunTerm *
find_by_address (const char *uri)
{
  g_autofree char *wanted = bare_address (uri);
  g_autofree char *spdx = bare_address (SPDX_PAGE);

  for (const NunTerm *term = nun_terms_licences (); term->id != NULL; term++)
    {
      g_autofree char *known = bare_address (term->uri);
      g_autofree char *page = g_strconcat (spdx, "/", term->id, NULL);

      if (g_str_equal (known, wanted) || g_ascii_strcasecmp (page, wanted) == 0)
        return term;
    }
  return NULL;
}

/* "CC BY 4.0", "cc_by_4.0": blanks where SPDX has hyphens. */
static const NunTerm *
find_by_name (const char *text)
{
  g_autofree char *joined = g_strdelimit (g_strdup (text), " _", '-');
  const NunTerm   *term = nun_term_find (nun_terms_licences (), joined);

  if (term != NULL)
    return term;
  return g_ascii_strcasecmp (joined, "CC0") == 0 || g_ascii_strcasecmp (joined, "CC-0") == 0
             ? nun_term_find (nun_terms_licences (), "CC0-1.0")
             : NULL;
}

/* SPDX identifiers are letters, digits, hyphens and dots and end with a version, but for a few. */
static gboolean
is_spdx (const char *text)
{
  static const char *const plain[] = { "ISC",        "Zlib",       "Unlicense", "WTFPL", "NCSA",
                                       "PostgreSQL", "curl",       "X11",       "JSON",  "Ruby",
                                       "Vim",        "Python-2.0", NULL };

  return g_strv_contains (plain, text) ||
         g_regex_match_simple ("^LicenseRef-[A-Za-z0-9.-]+$", text, 0, 0) ||
         g_regex_match_simple (
             "^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*-[0-9]+(\\.[0-9]+)*(-[A-Za-z0-9]+)*$", text, 0,
             0);
}

char *
nun_licence_tidy (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  const NunTerm   *term = is_address (line) ? find_by_address (line) : find_by_name (line);

  if (term != NULL)
    return g_strdup (term->id);
  return is_address (line) || is_spdx (line) ? g_steal_pointer (&line) : NULL;
}

const char *
nun_licence_name (const char *licence)
{
  const NunTerm *term = nun_term_find (nun_terms_licences (), licence);

  return term != NULL ? term->label : licence;
}

char *
nun_licence_uri (const char *licence)
{
  const NunTerm *term = nun_term_find (nun_terms_licences (), licence);

  if (licence == NULL)
    return NULL;
  if (term != NULL)
    return g_strdup (term->uri);
  return is_address (licence) ? g_strdup (licence)
                              : g_strconcat (SPDX_PAGE, licence, ".html", NULL);
}
