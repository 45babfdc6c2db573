#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed word lists that a publication's description chooses from.  Static tables, any thread. */

typedef struct
{
  const char *id;    /* what is stored and written: an SPDX identifier, a waveband */
  const char *label; /* for people, to be passed through gettext */
  const char *uri;   /* NULL where there is none */
} NunTerm;

/* Each returns a table that ends with an entry whose id is NULL. */
const NunTerm *nun_terms_licences (void); /* CC0-1.0, CC-BY-4.0, CC-BY-SA-4.0, ... with their URI */
const NunTerm *nun_terms_wavebands (void); /* VODataService 1.1: Radio ... Gamma-ray */
const NunTerm *
nun_terms_content_levels (void);           /* VOResource 1.1: General, University, Research, ... */
const NunTerm *nun_terms_status (void);    /* active, inactive, deleted */
const NunTerm *nun_terms_relations (void); /* IsSupplementTo, IsDerivedFrom, IsPartOf, ... */

/* The entry with this id, case ignored, or NULL. */
const NunTerm *nun_term_find (const NunTerm *terms, const char *id);

G_END_DECLS
