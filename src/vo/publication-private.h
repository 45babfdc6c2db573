#pragma once

#include "describe/description.h"
#include "vo/publication.h"

G_BEGIN_DECLS

/* What the files that make a NunVoPublication share. */
struct _NunVoPublication
{
  NunDescription      *description; /* lends most strings */
  const NunCollection *collection;  /* NULL: the data collection that holds them all */
  NunVoResource        resource;
  NunVoConeSearch      cone;
  NunVoTable          *tables; /* one, or all of a data collection */
  guint                n_tables;
  NunVoService         services[4];
  const char          *data_sources[2];
  GArray              *relations; /* of NunVoRelation */
  GArray              *temporal, *spectral;

  GPtrArray *strings; /* everything that the resource borrows and the description does not have */
  GPtrArray *lists;   /* of char**, likewise */
};

/* Keep text or list (transfer full) as long as self lives; return it. */
char              *nun_vo_publication_keep (NunVoPublication *self, char *text);
const char *const *nun_vo_publication_keep_list (NunVoPublication *self, char **list);

/* An answer of the publication or of a table, NULL when nothing is said there.  Borrowed from the description. */
const char *
nun_vo_publication_answer (const NunVoPublication *self, const char *table, const char *key);

gboolean nun_vo_publication_has_company (const NunVoPublication *self);

/* publication-about.c: what is said of it; publication-service.c: what it can do, and relations. */
void nun_vo_publication_set_about (NunVoPublication *self);
void nun_vo_publication_set_services (NunVoPublication *self, const char *base_url);

/* publication-table.c: one more table of the resource. */
void nun_vo_publication_add_table (NunVoPublication    *self,
                                   const NunCollection *collection,
                                   const char          *base_url);

G_END_DECLS
