#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How these data belong to others: a word of the IVOA vocabulary of relationship types, and what it points to.  Plain
 * values, any thread. */

typedef struct
{
  const char *type;   /* "IsDerivedFrom", of nun_terms_relations; static */
  char       *target; /* "ivo://...", "doi:10....", "https://..." */
} NunRelation;

/* "IsDerivedFrom ivo://a.b/c; https://d.e": a target without a word is one that these data supplement (IsSupplementTo); a
 * bibcode or arXiv number becomes its address.  GPtrArray of NunRelation that frees its items; NULL and
 * NUN_DESCRIBE_ERROR_VALUE when a part cannot be read. */
GPtrArray *nun_relations_parse (const char *list, GError **error);

/* As it is kept.  g_free. */
char *nun_relations_to_text (GPtrArray *relations);

G_END_DECLS
