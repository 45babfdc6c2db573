/* What the words of UCD1+ that begin with time are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what time is called in a sentence */
N_ ("time");
/* what time means */
N_ ("A time or date, when nothing closer fits");
/* what time.age is called in a sentence */
N_ ("age");
/* what time.age means */
N_ ("How old something is");
/* what time.creation is called in a sentence */
N_ ("creation date");
/* what time.creation means */
N_ ("When a file, a data set or an entry was made");
/* what time.crossing is called in a sentence */
N_ ("crossing time");
/* what time.crossing means */
N_ ("How long a star needs to cross its system");
/* what time.duration is called in a sentence */
N_ ("duration");
/* what time.duration means */
N_ ("How long something lasts");
/* what time.end is called in a sentence */
N_ ("end time");
/* what time.end means */
N_ ("When something ends");
/* what time.epoch is called in a sentence */
N_ ("epoch");
/* what time.epoch means */
N_ ("The moment at which something happened or was observed");
/* what time.equinox is called in a sentence */
N_ ("equinox");
/* what time.equinox means */
N_ ("The moment to which the axes of coordinates belong, as J2000");
/* what time.interval is called in a sentence */
N_ ("time interval");
/* what time.interval means */
N_ ("The time between two events, or the width of a step in time");
/* what time.lifetime is called in a sentence */
N_ ("lifetime");
/* what time.lifetime means */
N_ ("How long something exists");
/* what time.period is called in a sentence */
N_ ("period");
/* what time.period means */
N_ ("After which time something repeats itself");
/* what time.period.pulsation is called in a sentence */
N_ ("pulsation period");
/* what time.period.pulsation means */
N_ ("After which time a body or event pulses or swings again");
/* what time.period.revolution is called in a sentence */
N_ ("orbital period");
/* what time.period.revolution means */
N_ ("After which time a body has gone once round another one");
/* what time.period.rotation is called in a sentence */
N_ ("rotation period");
/* what time.period.rotation means */
N_ ("After which time a body has turned once around its axis");
/* what time.phase is called in a sentence */
N_ ("phase");
/* what time.phase means */
N_ ("How far a repeating process has got in its period");
/* what time.processing is called in a sentence */
N_ ("processing time");
/* what time.processing means */
N_ ("When data were processed");
/* what time.publiYear is called in a sentence */
N_ ("publication year");
/* what time.publiYear means */
N_ ("The year in which something was published");
/* what time.relax is called in a sentence */
N_ ("relaxation time");
/* what time.relax means */
N_ ("How long a system needs to settle");
/* what time.release is called in a sentence */
N_ ("release date");
/* what time.release means */
N_ ("From when on data are open to everybody");
/* what time.resolution is called in a sentence */
N_ ("time resolution");
/* what time.resolution means */
N_ ("How close two moments may lie and still be told apart");
/* what time.scale is called in a sentence */
N_ ("time scale");
/* what time.scale means */
N_ ("The clock by which times are counted, or the typical time of a process");
/* what time.start is called in a sentence */
N_ ("start time");
/* what time.start means */
N_ ("When something begins");
