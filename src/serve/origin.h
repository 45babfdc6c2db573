#pragma once

#include "serve/protocol.h"
#include "vo/resource.h"
#include "vo/votable-writer.h"

G_BEGIN_DECLS

/* What the head of an answer says of itself, as INFOs with strings of their own. */
typedef struct
{
  GArray    *infos; /* of NunInfo, ends with a zero */
  GPtrArray *strings;
} NunInfos;

void nun_infos_init (NunInfos *self);
void nun_infos_clear (NunInfos *self);

/* value: transfer full; NULL or empty adds nothing.  text: static or NULL. */
void           nun_infos_add (NunInfos *self, const char *name, char *value, const char *text);
const NunInfo *nun_infos_get (const NunInfos *self);

/* Where an answer comes from, in the words of the IVOA's note Data Origin in the VO 1.1: of the request and of the data. url:
 * of the service, with its "?". */
void nun_infos_add_origin (NunInfos            *self,
                           const NunVoResource *resource,
                           const char          *standard_id,
                           const NunRequest    *request,
                           const char          *url);

/* Which parameters of the request the protocol does not have; alias: one more that it takes, or NULL. */
void nun_infos_add_ignored (NunInfos           *self,
                            const NunRequest   *request,
                            const NunParameter *parameters,
                            const char         *alias);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NunInfos, nun_infos_clear)

G_END_DECLS
