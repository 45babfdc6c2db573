#pragma once

#include "health/health.h"

G_BEGIN_DECLS

/* The report for people.  Pure functions, any thread; translated; g_free. */

/* Lines for a terminal. */
char *nun_health_report_to_text (const NunHealthReport *self);

/* One page of its own, without scripts and foreign content; light and dark; fit for paper. */
char *nun_health_report_to_html (const NunHealthReport *self);

/* "3 must be mended, 1 should be, 2 would be nice", or that nothing is wrong.  g_free. */
char *nun_health_report_dup_summary (const NunHealthReport *self);

/* "Must be mended", "About": for headings; static, translated. */
const char *nun_health_severity_title (NunSeverity severity);

G_END_DECLS
