#pragma once

#include "describe/description.h"
#include "vo/resource.h"

G_BEGIN_DECLS

/* The NunVoResource of a description: owns the strings that the resource borrows. */
typedef struct _NunVoPublication NunVoPublication;

/* table: the collection that the service is about. base_url: of the server, without a trailing slash, e.g.
 * "http://127.0.0.1:8080".  NULL when there is no such table. */
NunVoPublication *
nun_vo_publication_new (const NunDescription *description, const char *table, const char *base_url);

/* The record of all data together, where there are several collections with a service each: what registries call a data
 * collection, which says by which services it is served.  NULL when there is but one collection. */
NunVoPublication *
nun_vo_publication_new_collection (const NunDescription *description, const char *base_url);
const NunVoResource *nun_vo_publication_get_resource (NunVoPublication *self);

/* Takes the test queries out: they have been tried, and give no rows. */
void nun_vo_publication_forget_tests (NunVoPublication *self);
void nun_vo_publication_free (NunVoPublication *self);

/* Where things lie below the base URL: one place for server, record and window.  g_free. */
char *nun_vo_cone_url (const char *base_url, const char *table); /* BASE/TABLE/scs.xml? */
char *
nun_vo_capabilities_url (const char *base_url, const char *table); /* BASE/TABLE/capabilities */
char *nun_vo_tables_url (const char *base_url, const char *table);
char *nun_vo_availability_url (const char *base_url, const char *table);
char *nun_vo_web_url (const char *base_url, const char *table); /* BASE/TABLE/ */
char *
nun_vo_url_below (const char *base_url, const char *table, const char *rest); /* BASE/TABLE/rest */

/* Bounds that every cone search of ours has, said in the record and kept by the server. */
#define NUN_VO_MAX_SR_DEG 180.0
#define NUN_VO_MAX_RECORDS 10000000
#define NUN_VO_DEFAULT_RECORDS 20000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVoPublication, nun_vo_publication_free)

G_END_DECLS
