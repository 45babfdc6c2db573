#pragma once

#include "files/format.h"

G_BEGIN_DECLS

/* The opening pass over a VOTable: its tables with their fields, notes and numbers of rows into content, with warnings.
 * start: the byte where the XML begins. */
gboolean nun_votable_survey (const NunInput *input,
                             gint64          start,
                             NunContent     *content,
                             GCancellable   *cancellable,
                             GError        **error);

G_END_DECLS
