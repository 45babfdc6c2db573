#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Unified Astronomy Thesaurus, as far as a copy of it lies on this machine: the words by which registries sort.  Any
 * thread; immutable after loading. */
typedef struct _NunUat NunUat;

/* Reads the file: the IVOA's "desise" form or the thesaurus' own JSON, its SKOS in RDF/XML, or a list of a word a line.
 * NULL with a GFileError, or G_FILE_ERROR_INVAL when it holds no words or is beyond 64 MiB.  Blocks. */
NunUat *nun_uat_load (const char *path, GError **error);

/* The copy that is found first: "uat.json", ".desise", ".rdf", ".skos", ".txt" in the folder "nuncius" of the user's data, then of the
 * system's; then what pyVO has kept in astropy's cache.  NULL when there is none.  Blocks. */
NunUat *nun_uat_find (void);

void        nun_uat_free (NunUat *self);
guint       nun_uat_get_n (const NunUat *self);
const char *nun_uat_get_path (const NunUat *self);

/* The word as the thesaurus writes it, case ignored; NULL when it is none of its words. */
const char *nun_uat_find_word (const NunUat *self, const char *word);

/* At most n_max words that begin with the text, then those of which a word does, then those that hold it.  Case is
 * ignored; none for an empty text.  NULL-terminated, borrowed strings: g_free. */
const char **nun_uat_complete (const NunUat *self, const char *text, guint n_max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunUat, nun_uat_free)

G_END_DECLS
