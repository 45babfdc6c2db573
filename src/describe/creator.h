#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An author as people write one: "Messier, Charles (0000-0002-1825-0097)", the ORCID being optional.  A plain value, any thread. */

typedef struct
{
  char *name;  /* "Messier, Charles", in one line, never empty */
  char *orcid; /* "0000-0002-1825-0097", or NULL */
} NunCreator;

/* One author.  The ORCID may stand in parentheses, brackets or plain at the end, as an identifier or as its web address.
 * NULL and NUN_DESCRIBE_ERROR_VALUE when there is no name, or when the ORCID's check digit (ISO 7064, MOD 11-2) is
 * wrong. */
NunCreator *nun_creator_parse (const char *text, GError **error);

/* The field's value taken apart at its semicolons.  GPtrArray of NunCreator that frees its items; a part that cannot be
 * read is the name itself. */
GPtrArray *nun_creators_parse (const char *list);

/* The names alone, each once as it stands: "Messier, Charles; Mechain, P.".  g_free. */
char *nun_creators_names (const char *list);

/* "Messier, Charles (0000-0002-1825-0097)".  g_free. */
char *nun_creator_to_text (const NunCreator *self);
void  nun_creator_free (NunCreator *self);

/* Whether the text is an ORCID with the right check digit: "0000-0002-1825-0097". */
gboolean nun_orcid_is_valid (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunCreator, nun_creator_free)

G_END_DECLS
