#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The article that describes the data: a bibcode, a DOI or an arXiv number, in any of the ways in which people paste
 * them.  A plain value, any thread. */

typedef enum
{
  NUN_REFERENCE_BIBCODE, /* "2026A&A...700A...1X": 19 characters, ADS's Bibliographic Code */
  NUN_REFERENCE_DOI,     /* "10.1051/0004-6361/202600001" */
  NUN_REFERENCE_ARXIV,   /* "2601.00001", "astro-ph/9901001" */
} NunReferenceKind;

typedef struct
{
  NunReferenceKind kind;
  char            *id;  /* without prefix or address */
  char            *uri; /* where it is to be read, and what relations name */
} NunReference;

/* text: with or without "doi:", "arXiv:", or as a web address of doi.org, arxiv.org or ADS.  NULL when it is none of
 * the three. */
NunReference *nun_reference_parse (const char *text);

/* As it is kept: the bibcode, "10.1051/...", "arXiv:2601.00001".  g_free. */
char *nun_reference_to_text (const NunReference *self);
void  nun_reference_free (NunReference *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunReference, nun_reference_free)

G_END_DECLS
