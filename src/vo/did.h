#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The identifiers of datasets, obs_publisher_did and the ID of DataLink and SODA: one place that makes and reads them.
 *
 *   ivo://AUTHORITY/KEY?TABLE/PATH[#HDU[:INDEX]]
 *
 * They are made of the publication's identifier and of where the data lie, so they stay as long as these do (IVOA
 * Identifiers 2.0, section 4.2).  Pure functions, any thread. */

/* In place of the publication's identifier while it has none: such identifiers mean something to this service only. */
#define NUN_VO_LOCAL_IDENTIFIER "ivo://nuncius.local/unregistered"

/* identifier: of the publication, without that of the table; NULL or empty for the local one.  path: as the column
 * product_path has it, "/" between its parts.  hdu: left out when it is 0 or less and index too.  index: -1 for none. g_free. */
char *nun_vo_did (const char *identifier, const char *table, const char *path, int hdu, int index);

typedef struct
{
  char *identifier; /* "ivo://authority/key" */
  char *table, *path;
  int   hdu, index; /* hdu 0, index -1 when it says nothing of them */
} NunVoDid;

/* FALSE: no identifier of this form.  Else clear it. */
gboolean nun_vo_did_parse (const char *text, NunVoDid *did);
void     nun_vo_did_clear (NunVoDid *did);

/* Whether two identifiers mean the same: what stands before the "?" is compared in any case, the rest exactly but for how
 * its characters are escaped. */
gboolean nun_vo_did_equal (const char *a, const char *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NunVoDid, nun_vo_did_clear)

G_END_DECLS
