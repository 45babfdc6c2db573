#pragma once

#include "describe/finding.h"
#include "store/store.h"
#include "vo/publication.h"

G_BEGIN_DECLS

#define NUN_PUBLISH_ERROR (nun_publish_error_quark ())
typedef enum
{
  NUN_PUBLISH_ERROR_INCOMPLETE, /* the record cannot be written yet; the message names what is missing */
  NUN_PUBLISH_ERROR_PLACE,      /* no such table, or nothing to collect */
} NunPublishError;
GQuark nun_publish_error_quark (void);

/* The registry record of the table's service at base_url (no trailing slash), or (table NULL) of the data collection that
 * several services give.  Refuses while a MUST of the About or Meaning step is open: a record never holds
 * placeholders.  store: where the test queries are tried before they are written, which blocks; NULL: they are written
 * as the import has found them.  g_free. */
char *nun_publish_record (const NunDescription *description,
                          NunStore             *store,
                          const char           *table,
                          const char           *base_url,
                          GError              **error);

/* The same with the status "deleted": what takes a service or a collection out of the registry again.  g_free. */
char *nun_publish_withdrawal (const NunDescription *description,
                              const char           *table,
                              const char           *base_url,
                              GError              **error);

/* Takes the test queries out of the table's publication when they give no rows now.  Blocks. */
void nun_publish_try_tests (NunVoPublication *publication, NunStore *store, const char *table);

/* Whether it can be written: else FALSE and an error that names all that is missing, so that nobody has to ask twice.  table:
 * NULL for the data collection. */
gboolean nun_publish_check (const NunDescription *description, const char *table, GError **error);

/* Whether the finding stands against the record of this table; other tables have records of their own. */
gboolean nun_publish_forbids (const NunFinding *finding, const char *table);

G_END_DECLS
