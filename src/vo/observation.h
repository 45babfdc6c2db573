#pragma once

#include "describe/description.h"
#include "files/rows.h"
#include "observe/observation-field.h"

G_BEGIN_DECLS

/* One collection of images or spectra as one protocol shows it: the columns, and how a row of the store becomes a row of
 * the answer.  The columns are those fields of the observation model that the protocol has a name for and that must stand
 * there or are known of any dataset. */
typedef struct _NunVoObservation NunVoObservation;

/* In which form a row hands its dataset out. */
typedef enum
{
  NUN_VO_ACCESS_FILE,     /* as it lies there */
  NUN_VO_ACCESS_PREVIEW,  /* an image/png of it */
  NUN_VO_ACCESS_SPECTRUM, /* a VOTable of the spectral data model */
  NUN_VO_ACCESS_LINKS,    /* DataLink's list of all of these */
} NunVoAccess;

#define NUN_VO_TYPE_PREVIEW "image/png"
#define NUN_VO_TYPE_SPECTRUM "application/x-votable+xml"
#define NUN_VO_TYPE_LINKS "application/x-votable+xml;content=datalink"

/* Where a dataset is handed out.  did: its identifier.  g_free. */
char *
nun_vo_access_url (const char *base_url, const char *table, const char *did, NunVoAccess access);
const char *nun_vo_access_type (NunVoAccess access); /* NULL for the file itself */

/* The services of an image or spectrum collection, without anything behind the "?".  g_free. */
char *nun_vo_sia1_url (const char *base_url, const char *table);  /* BASE/TABLE/sia1.xml? */
char *nun_vo_sia2_url (const char *base_url, const char *table);  /* BASE/TABLE/sia2 */
char *nun_vo_ssap_url (const char *base_url, const char *table);  /* BASE/TABLE/ssap.xml? */
char *nun_vo_links_url (const char *base_url, const char *table); /* BASE/TABLE/links */
char *nun_vo_soda_url (const char *base_url, const char *table);  /* BASE/TABLE/soda */

/* model: one of NunModel.  verbosity: 0 what must stand there, 1 what the protocol knows, 2 also what else helps.  NULL when
 * there is no such collection of observations.  One thread at a time. */
NunVoObservation *nun_vo_observation_new (const NunDescription *description,
                                          const char           *table,
                                          guint                 model,
                                          int                   verbosity,
                                          const char           *base_url);
void              nun_vo_observation_free (NunVoObservation *self);

/* Of NunColumn; borrowed. */
GPtrArray *nun_vo_observation_get_columns (NunVoObservation *self);

/* The place of a field among them, or -1. */
int nun_vo_observation_find (NunVoObservation *self, const char *key);

/* Before the first row: the columns of the store's cursor, of NunColumn. */
void nun_vo_observation_bind (NunVoObservation *self, GPtrArray *source);

/* The row in that form: values for get_columns, borrowed until the next row. */
const NunValue *
nun_vo_observation_row (NunVoObservation *self, const NunValue *values, NunVoAccess access);

/* Of the row begun last; borrowed until the next.  begin alone does what these need, without making a row. */
void        nun_vo_observation_begin (NunVoObservation *self, const NunValue *values);
const char *nun_vo_observation_get_did (NunVoObservation *self);
const char *nun_vo_observation_get_type (NunVoObservation *self); /* the file's media type */
gint64      nun_vo_observation_get_size (NunVoObservation *self); /* bytes, -1 unknown */

/* From when on it is public, as describe/embargo.h counts: the later of its own date and the collection's. */
gint64 nun_vo_observation_get_release_s (NunVoObservation *self);

/* A text as the answer shows it, or NULL.  g_free. */
char *nun_vo_observation_dup_shown (NunVoObservation *self, const char *key);

/* The collection that the answer shows for rows that name none, or NULL.  Needs no row.  g_free. */
char *nun_vo_observation_dup_collection (NunVoObservation *self);

/* A text or a number of the store's row; NULL and NaN where it is absent. The text is the caller's, g_free. */
char  *nun_vo_observation_dup_text (NunVoObservation *self, const char *key);
double nun_vo_observation_get_number (NunVoObservation *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVoObservation, nun_vo_observation_free)

G_END_DECLS
