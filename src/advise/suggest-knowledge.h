#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The knowledge of the adviser, made into tables of strings from the files suggest-*.tsv when the program is
 * built.  Each file says in its first lines what its fields mean.  Only for the files suggest-*.c. */

extern const char *const nun_suggest_words[][3];
extern const guint       nun_suggest_n_words;
extern const char *const nun_suggest_bands[][4];
extern const guint       nun_suggest_n_bands;
extern const char *const nun_suggest_lexicon[][4];
extern const guint       nun_suggest_n_lexicon;
extern const char *const nun_suggest_names[][3];
extern const guint       nun_suggest_n_names;
extern const char *const nun_suggest_bare[][5];
extern const guint       nun_suggest_n_bare;
extern const char *const nun_suggest_inventory[][1];
extern const guint       nun_suggest_n_inventory;
extern const char *const nun_suggest_weights[][2];
extern const guint       nun_suggest_n_weights;

G_END_DECLS
