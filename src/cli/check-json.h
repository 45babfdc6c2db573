#pragma once

#include "health/health.h"

G_BEGIN_DECLS

/* The JSON form of a health report: one object. g_free. */
char *nun_check_json (const NunHealthReport *report);

/* All rules: an array of objects.  g_free. */
char *nun_check_rules_json (void);

G_END_DECLS
