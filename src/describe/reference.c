/* Bibcodes, DOIs and arXiv numbers: told apart, made tidy, turned into addresses. */
#include "describe/reference.h"

#include <string.h>

#define BIBCODE_LENGTH 19

static NunReference *
make (NunReferenceKind kind, const char *id, const char *base)
{
  NunReference    *self = g_new0 (NunReference, 1);
  g_autofree char *escaped = g_uri_escape_string (id, "/:;()", FALSE);

  self->kind = kind;
  self->id = g_strdup (id);
  self->uri = g_strconcat (base, escaped, NULL);
  return self;
}

/* The text behind any of the prefixes (case ignored), or NULL. */
static const char *
after (const char *text, const char *const *prefixes)
{
  for (; *prefixes != NULL; prefixes++)
    if (g_ascii_strncasecmp (text, *prefixes, strlen (*prefixes)) == 0)
      return text + strlen (*prefixes);
  return NULL;
}

static NunReference *
read_doi (const char *text)
{
  static const char *const prefixes[] = { "https://doi.org/",
                                          "http://doi.org/",
                                          "https://dx.doi.org/",
                                          "http://dx.doi.org/",
                                          "doi:",
                                          "info:doi/",
                                          NULL };
  const char              *rest = after (text, prefixes);
  g_autofree char         *id = g_uri_unescape_string (rest != NULL ? rest : text, NULL);

  if (id == NULL)
    return NULL;
  g_strstrip (id);
  /* A prefix of registrant, a slash, and anything printable. */
  if (!g_regex_match_simple ("^10\\.[0-9]{4,9}(\\.[0-9]+)*/[^\\s<>\"]+$", id, 0, 0))
    return NULL;
  return make (NUN_REFERENCE_DOI, id, "https://doi.org/");
}

static NunReference *
read_arxiv (const char *text)
{
  static const char *const prefixes[] = { "https://arxiv.org/abs/",
                                          "http://arxiv.org/abs/",
                                          "https://arxiv.org/pdf/",
                                          "http://arxiv.org/pdf/",
                                          "arxiv.org/abs/",
                                          "arxiv:",
                                          NULL };
  const char              *rest = after (text, prefixes);
  g_autofree char         *id = g_strdup (rest != NULL ? rest : text);

  g_strstrip (id);
  if (g_regex_match_simple ("^[0-9]{2}(0[1-9]|1[0-2])\\.[0-9]{4,5}(v[0-9]+)?$", id, 0, 0) ||
      g_regex_match_simple ("^[a-z-]+(\\.[A-Z]{2})?/[0-9]{7}(v[0-9]+)?$", id, 0, 0))
    return make (NUN_REFERENCE_ARXIV, id, "https://arxiv.org/abs/");
  return NULL;
}

/* YYYYJJJJJVVVVMPPPPA: the year, the journal (or the beginning of a title), volume, qualifier, page, the author's
 * initial; gaps are dots. */
static NunReference *
read_bibcode (const char *text)
{
  static const char *const prefixes[] = { "https://ui.adsabs.harvard.edu/abs/",
                                          "http://ui.adsabs.harvard.edu/abs/",
                                          "https://adsabs.harvard.edu/abs/",
                                          "http://adsabs.harvard.edu/abs/",
                                          "bibcode:",
                                          NULL };
  const char              *rest = after (text, prefixes);
  g_autofree char         *id = g_uri_unescape_string (rest != NULL ? rest : text, NULL);
  char                    *slash;

  if (id == NULL)
    return NULL;
  slash = rest != NULL ? strchr (id, '/') : NULL; /* ".../abstract" */
  if (slash != NULL)
    *slash = 0;
  g_strstrip (id);
  if (strlen (id) != BIBCODE_LENGTH ||
      !g_regex_match_simple ("^[12][0-9]{3}[A-Za-z&][A-Za-z0-9&.+]{13}[A-Z.]$", id, 0, 0))
    return NULL;
  return make (NUN_REFERENCE_BIBCODE, id, "https://ui.adsabs.harvard.edu/abs/");
}

NunReference *
nun_reference_parse (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  NunReference    *self = read_doi (line);

  if (self == NULL)
    self = read_arxiv (line);
  return self != NULL ? self : read_bibcode (line);
}

char *
nun_reference_to_text (const NunReference *self)
{
  return self->kind == NUN_REFERENCE_ARXIV ? g_strconcat ("arXiv:", self->id, NULL)
                                           : g_strdup (self->id);
}

void
nun_reference_free (NunReference *self)
{
  g_free (self->id);
  g_free (self->uri);
  g_free (self);
}
