#pragma once

#include "describe/description.h"

G_BEGIN_DECLS

/* From when on data are public.  Times are seconds since 1970, UTC; a day begins at 0 o'clock.  Any thread. */

/* A date that keeps data back for ever: it is there, and cannot be read. */
#define NUN_EMBARGO_ENDLESS G_MAXINT64

/* The time of a date in any of the forms that headers have ("2027-01-31", "2027-01-31T12:00:00Z"); FALSE for none. */
gboolean nun_embargo_read (const char *text, gint64 *release_s);

/* What is said of the table, else of the publication; 0: nothing, so they are public. */
gint64 nun_embargo_of (const NunDescription *description, const char *table);

/* Whether that time is still to come. */
gboolean nun_embargo_holds (gint64 release_s);

/* "2027-01-31", with the time where it is not the day's begin; NULL for 0 and for an endless one.  g_free. */
char *nun_embargo_date (gint64 release_s);

/* What whoever asks for the data before is told: from when on, and whom to ask; translated.  g_free. */
char *nun_embargo_sentence (const NunDescription *description, gint64 release_s);

G_END_DECLS
