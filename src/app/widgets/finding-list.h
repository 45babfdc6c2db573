#pragma once

#include <adwaita.h>

#include "describe/finding.h"

G_BEGIN_DECLS

/* Findings as rows that jump to the place where they are mended (action "wizard.jump"); invisible without any. */
#define NUN_TYPE_FINDING_LIST (nun_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (NunFindingList, nun_finding_list, NUN, FINDING_LIST, AdwBin)

/* step: of which step, or -1 for all; findings: of NunFinding. */
void nun_finding_list_set (NunFindingList *self, GPtrArray *findings, int step);

G_END_DECLS
