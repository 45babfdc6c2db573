#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A unit as a scale and a product of powers: what the tolerant reader makes and the strict writer takes.
 * Only for the files unit*.c; any thread. */

typedef struct
{
  char *text; /* a VOUnits symbol, a quoted symbol, or a function with its operand */
  int   power, root;
} NunUnitTerm;

typedef struct
{
  GArray  *terms;   /* of NunUnitTerm, no text twice */
  double   decimal; /* the scale is decimal times ten to the power of exponent */
  int      exponent;
  gboolean settled; /* a slip was put right */
} NunUnitTerms;

/* How "a/b c" is read: nobody can know, but the outcome may tell. */
typedef enum
{
  NUN_UNIT_READ_STRICTLY, /* it is an error */
  NUN_UNIT_READ_LEFT,     /* as in mathematics: c is above */
  NUN_UNIT_READ_BELOW,    /* as people mean it: c is below */
} NunUnitReading;

NunUnitTerms *nun_unit_terms_new (void);
void          nun_unit_terms_free (NunUnitTerms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunUnitTerms, nun_unit_terms_free)

/* Multiplies by text to the power of power / root; FALSE when it grows out of all bounds. */
gboolean nun_unit_terms_add (NunUnitTerms *terms, const char *text, int power, int root);
gboolean
nun_unit_terms_add_all (NunUnitTerms *terms, const NunUnitTerms *more, int power, int root);
/* An A that cannot be the ampere becomes the Angstrom, and the like. */
void nun_unit_terms_settle (NunUnitTerms *terms);
/* VOUnits, or NULL when nothing but a number is left.  g_free. */
char *nun_unit_terms_write (const NunUnitTerms *terms);

/* Reads plain text (unit-plain.h) in the ways of FITS, OGIP, the CDS, astropy and of people; NULL when
 * it is no unit.  ambiguous: set when only NUN_UNIT_READ_STRICTLY failed; may be NULL. */
NunUnitTerms *nun_unit_read (const char *text, NunUnitReading reading, gboolean *ambiguous);

G_END_DECLS
