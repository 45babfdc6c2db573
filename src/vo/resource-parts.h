#pragma once

#include "vo/resource.h"
#include "vo/xml-writer.h"

G_BEGIN_DECLS

/* Parts that the record shares with the VOSI documents. */

/* The namespaces that any of our documents needs; location: the pair of namespace and schema address of the
 * document's own root. */
void nun_vo_namespaces (NunXml *xml, const char *location);

/* What every record begins with, from its times to its content; the caller has opened ri:Resource and said its type. */
void nun_vo_write_core (NunXml *xml, const NunVoResource *resource);

void nun_vo_write_capabilities (NunXml *xml, const NunVoResource *resource);

/* The schema elements with their tables, inside a tableset element that the caller opened. */
void nun_vo_write_tableset (NunXml *xml, const NunVoResource *resource);

/* "2026-01-31" or "2026-01-31T12:00:00" as a UTC timestamp of VOResource ("2026-01-31T12:00:00Z"); NULL when
 * it is neither.  g_free. */
char *nun_vo_timestamp (const char *text);

G_END_DECLS
