#pragma once

#include "serve/protocol.h"

G_BEGIN_DECLS

/* The publication as a publishing registry: OAI-PMH 2.0 as Registry Interfaces 1.1 wants it, at BASE/oai.xml, and VOSI
 * beside it. */

/* The answer at a path below the base URL (without its first slash), or NULL when it is none of the registry's, or
 * there is no registry. */
NunAnswer *nun_oai_answer (const NunService *service, const char *path, const NunRequest *request);

G_END_DECLS
