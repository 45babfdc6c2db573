#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures how long the main loop keeps others waiting: for tests, which set NUN_WATCHDOG to the path of a report.  Without that
 * variable nothing happens.  A thread asks the loop for a turn again and again.  The first, which the loop can give only when the program has started, is
 * a line "start WAIT_MS CPU_MS" in the report, each later wait over NUN_WATCHDOG_LIMIT_MS "blocked WAIT_MS CPU_MS", where CPU_MS is what the main thread itself used meanwhile (on a loaded
 * machine others may have had the processor); the end is "worst WAIT_MS CPU_MS turns N late_ms LATE", LATE being the
 * longest that the thread itself was kept from waking.  Main thread; stop joins it. */
#define NUN_WATCHDOG_LIMIT_MS 50

void nun_watchdog_start (void);
void nun_watchdog_stop (void);

G_END_DECLS
