#pragma once

#include "describe/description.h"
#include "vo/votable-writer.h"

G_BEGIN_DECLS

/* Which of the columns of an answer are times that count days, for TIMESYS (VOTable 1.4, section 3.4): of images and
 * spectra those of the model, of tables those whose UCD, unit and values say so. columns: of NunColumn as served.
 * GArray of NunVotableTime, in the order of columns, which ends with a zero.  Any thread. */
GArray *
nun_vo_votable_times (const NunDescription *description, const char *table, GPtrArray *columns);

G_END_DECLS
