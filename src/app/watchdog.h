#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures how long the main loop keeps others waiting: for tests, which set NUN_WATCHDOG to the path of a report.  Without that
 * variable nothing happens.  A thread asks the loop for a turn again and again.  The lines of the report:
 * "start WAIT_MS CPU_MS": the first turn, which the loop can give only when the program has started;
 * "blocked WAIT_MS CPU_MS": each later wait over NUN_WATCHDOG_LIMIT_MS, CPU_MS being what the main thread itself used meanwhile (on
 * a loaded machine others may have had the processor);
 * "worst WAIT_MS CPU_MS turns N late_ms LATE work_us WORK": the end, LATE being the longest that the thread itself was kept from
 * waking, WORK the mean processor time of a fixed piece of arithmetic, which grows with the load.
 * Main thread; stop joins the thread. */
#define NUN_WATCHDOG_LIMIT_MS 50

void nun_watchdog_start (void);
void nun_watchdog_stop (void);

G_END_DECLS
