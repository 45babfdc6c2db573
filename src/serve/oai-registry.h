#pragma once

#include "serve/protocol.h"
#include "store/harvest.h"
#include "vo/oai.h"
#include "vo/publication.h"

G_BEGIN_DECLS

/* The publication as a registry at one moment: the records that it hands out, with the dates at which they changed. Only finished
 * records are among them. Lives for one answer; one thread. */

typedef struct
{
  char    *identifier;
  gint64   since_s, changed_s; /* seconds since 1970 */
  gboolean is_deleted;
  gboolean is_managed; /* of the authority that this registry manages */

  NunVoPublication    *publication; /* of a collection; */
  NunVoRegistryRecord *own;         /* of the registry or its authority; both NULL when deleted */
} NunOaiItem;

typedef struct
{
  NunVoRegistry        registry;
  char                *authority, *identifier;
  NunDescription      *description; /* whose strings the registry borrows */
  NunVoRegistryRecord *own;         /* the registry's own record, not one of the items' */
  GPtrArray           *items;       /* of NunOaiItem, by date, then by identifier */
  GHashTable          *found;       /* the same by their identifiers in lower case */
} NunOaiRegistry;

/* NULL and NUN_SERVE_ERROR_PUBLICATION while the publication does not say who stands behind it, and
 * NUN_STORE_ERROR when the harvest cannot be noted. */
NunOaiRegistry *nun_oai_registry_new (const NunService *service, GError **error);
void            nun_oai_registry_free (NunOaiRegistry *self);

/* Identifiers do not differ by case (IVOA Identifiers 2.0, section 2.1).  Borrowed, or NULL. */
const NunOaiItem *nun_oai_registry_find (const NunOaiRegistry *self, const char *identifier);

/* The item's document with its dates, as VOResource or Dublin Core.  Not of a deleted one.  g_free. */
char *nun_oai_item_write (const NunOaiItem *item, gboolean dublin_core);

/* The text that stands for a record in the memory: it changes with the record, not with its dates.  g_free. */
char *nun_oai_digest (const NunVoPublication *publication);

/* -- what a host has for it -- */

struct _NunOai
{
  char    *path;      /* of the publication */
  char    *key;       /* that tokens are signed by */
  guint    page;      /* the most records that one answer holds */
  gboolean remembers; /* what is handed out is noted in the publication: deletions are told */
};

/* page: 0 for the usual.  A registry that only this machine reaches remembers nothing, nor does one whose
 * publication cannot be written. */
NunOai *nun_oai_new (const char *path, const char *base_url, guint page);
void    nun_oai_free (NunOai *self);

#define NUN_OAI_PAGE 100

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunOaiRegistry, nun_oai_registry_free)

G_END_DECLS
