#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Authors one by one: a name and an ORCID each, to be added, reordered and removed.  The same list stands as plain text in the
 * input above it; either way of writing does.
 *
 * Signal "edited" (string): the whole list as text, "Messier, C. (0000-0002-1825-0097); Mechain, P.". */
#define NUN_TYPE_ABOUT_AUTHORS (nun_about_authors_get_type ())
G_DECLARE_FINAL_TYPE (NunAboutAuthors, nun_about_authors, NUN, ABOUT_AUTHORS, AdwBin)

GtkWidget *nun_about_authors_new (void);

/* list: as the field is written; rows stay when it says what they say. */
void nun_about_authors_set (NunAboutAuthors *self, const char *list);

G_END_DECLS
