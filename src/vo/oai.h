#pragma once

#include "vo/resource.h"

G_BEGIN_DECLS

/* The publication as a publishing registry of the VO (Registry Interfaces 1.1): names, addresses, and the two records that
 * such a registry has beside those of its services. */

/* BASE/oai.xml; no table can be called so, nor as the VOSI documents beside it, since their names have no full stop.
 * g_free. */
char *nun_vo_oai_url (const char *base_url);

#define NUN_VO_OAI_PATH "oai.xml"
#define NUN_VO_OAI_CAPABILITIES_PATH "oai-capabilities.xml"
#define NUN_VO_OAI_AVAILABILITY_PATH "oai-availability.xml"

/* "example.org" of "ivo://example.org/a/b"; NULL when it is no identifier.  g_free. */
char *nun_vo_oai_authority (const char *identifier);

/* What the records of a registry say.  Borrowed strings, none NULL but for publisher_id. */
typedef struct
{
  const char *authority;
  const char *identifier; /* of the registry itself */
  const char *publisher, *publisher_id;
  const char *contact_name, *contact_email;
  const char *base_url; /* of the server, without a trailing slash */
  guint       page;     /* the most records that one answer holds */
} NunVoRegistry;

typedef enum
{
  NUN_VO_REGISTRY,  /* vg:Registry */
  NUN_VO_AUTHORITY, /* vg:Authority */
} NunVoRegistryKind;

/* Owns what its resource borrows; registry's strings are copied. */
typedef struct _NunVoRegistryRecord NunVoRegistryRecord;

NunVoRegistryRecord      *
nun_vo_registry_record_new (const NunVoRegistry *registry, NunVoRegistryKind kind);
void nun_vo_registry_record_free (NunVoRegistryRecord *self);

/* What it says, without the times, which the caller adds to a copy. */
const NunVoResource *nun_vo_registry_record_get_resource (NunVoRegistryRecord *self);

/* Whole documents, g_free: the record with the times of the resource, which is a copy of the above; and VOSI's
 * capabilities of a registry. */
char *nun_vo_registry_record_write (NunVoRegistryRecord *self, const NunVoResource *resource);
char *nun_vo_registry_record_capabilities (NunVoRegistryRecord *self);

/* Any record as unqualified Dublin Core, the whole document; g_free. */
char *nun_vo_dublin_core (const NunVoResource *resource);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVoRegistryRecord, nun_vo_registry_record_free)

G_END_DECLS
