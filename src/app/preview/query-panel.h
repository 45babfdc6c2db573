#pragma once

#include <adwaita.h>

#include "app/session/session.h"
#include "health/client-request.h"

G_BEGIN_DECLS

/* A question to the running preview, of any protocol that the collection is served by: its form, and the answer.  It goes to the
 * server as any client would send it.  */
#define NUN_TYPE_QUERY_PANEL (nun_query_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunQueryPanel, nun_query_panel, NUN, QUERY_PANEL, AdwBin)

/* Another collection than before, or a server at another address, empties the answer; another collection the form, too.  has_places:
 * whether a table can be searched by place. */
void nun_query_panel_show (NunQueryPanel       *self,
                           NunSession          *session,
                           const NunCollection *collection,
                           const char          *base_url,
                           gboolean             has_places);

/* What stands in the form, as other clients are asked to ask it. */
void nun_query_panel_fill_question (NunQueryPanel *self, NunClientQuestion *question);

G_END_DECLS
