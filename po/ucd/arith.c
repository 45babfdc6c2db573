/* What the words of UCD1+ that begin with arith are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what arith is called in a sentence */
N_ ("arithmetic result");
/* what arith means */
N_ ("A number that comes out of arithmetic with other columns, when nothing closer fits");
/* what arith.diff is called in a sentence */
N_ ("difference");
/* what arith.diff means */
N_ ("How much two quantities of the same kind differ");
/* what arith.factor is called in a sentence */
N_ ("factor");
/* what arith.factor means */
N_ ("A plain number that something else is to be multiplied with");
/* what arith.grad is called in a sentence */
N_ ("gradient");
/* what arith.grad means */
N_ ("How quickly a quantity changes from place to place");
/* what arith.rate is called in a sentence */
N_ ("rate");
/* what arith.rate means */
N_ ("How much of something happens or changes in each unit of time");
/* what arith.ratio is called in a sentence */
N_ ("ratio");
/* what arith.ratio means */
N_ ("One quantity divided by another one of the same kind");
/* what arith.squared is called in a sentence */
N_ ("square");
/* what arith.squared means */
N_ ("A quantity multiplied with itself");
/* what arith.sum is called in a sentence */
N_ ("sum");
/* what arith.sum means */
N_ ("Many values added up, or a quantity integrated over an interval");
/* what arith.variation is called in a sentence */
N_ ("variation");
/* what arith.variation means */
N_ ("How a quantity changes from one time or place to another");
/* what arith.zp is called in a sentence */
N_ ("zero point");
/* what arith.zp means */
N_ ("The value from which a scale counts, as the magnitude of one count per second");
