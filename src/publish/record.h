#pragma once

#include "describe/finding.h"

G_BEGIN_DECLS

#define NUN_PUBLISH_ERROR (nun_publish_error_quark ())
typedef enum
{
  NUN_PUBLISH_ERROR_INCOMPLETE, /* the record cannot be written yet; the message names what is missing */
  NUN_PUBLISH_ERROR_PLACE,      /* no such table */
} NunPublishError;
GQuark nun_publish_error_quark (void);

/* The registry record of the table's service at base_url (no trailing slash).  Refuses while a MUST of the About
 * or Meaning step is open: a record never holds placeholders.  g_free. */
char *nun_publish_record (const NunDescription *description,
                          const char           *table,
                          const char           *base_url,
                          GError              **error);

/* Whether it can be written: else FALSE and an error that names all that is missing, so that nobody has to ask twice. */
gboolean nun_publish_check (const NunDescription *description, const char *table, GError **error);

/* Whether the finding stands against the record of this table; other tables have records of their own. */
gboolean nun_publish_forbids (const NunFinding *finding, const char *table);

G_END_DECLS
