#pragma once

#include "files/text-dialect.h"

G_BEGIN_DECLS

/* Looks for a ReadMe in the folder of the input whose byte-by-byte description names the file.  FALSE when there is
 * none.  TRUE: the fields and notes of the dialect are set, or the error (its lines are those of the ReadMe). */
gboolean nun_cds_find_readme (const NunInput *input,
                              NunTextDialect *self,
                              GCancellable   *cancellable,
                              GError        **error);

G_END_DECLS
