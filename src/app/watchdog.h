#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures how long the main loop keeps others waiting: for tests, which set NUN_WATCHDOG to the path of a report.  Without that
 * variable nothing happens.  A turn is what the loop does between two looks at what there is to do; what it draws is part of it.
 * The lines of the report, all times in ms, AT by the monotonic clock when the turn began:
 * "start AT WALL CPU ASIDE": all until the window has drawn its first frame, written once, when that is done;
 * "turn AT WALL CPU ASIDE PACE": each later turn over NUN_WATCHDOG_LIMIT_MS;
 * "end AT WALL CPU ASIDE TURNS": all from the start to the end, and how many turns that were.
 * CPU is what the main thread used; ASIDE how long it was ready while others had its processor, or the host of a virtual machine
 * had it (Linux; 0 elsewhere); PACE what a fixed piece of work, alike in kind, took right after the turn: more on a slow machine, and
 * where others use the same caches.
 * Main thread only; stop restores the loop. */
#define NUN_WATCHDOG_LIMIT_MS 30

void nun_watchdog_start (void);
void nun_watchdog_stop (void);

/* The first frame has been drawn. */
void nun_watchdog_has_started (void);

G_END_DECLS
