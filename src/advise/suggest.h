#pragma once

#include "files/column.h"
#include "files/profile.h"

G_BEGIN_DECLS

/* The adviser: what each column of a table most likely is, with reasons, from its name, unit,
 * description, datatype, values and neighbours.  Works offline, on knowledge that is compiled in.
 * Pure functions, any thread; 8,000 columns take less than five seconds. */

#define NUN_SUGGEST_MAX 5
/* Below this a person should have a look. */
#define NUN_SUGGEST_SURE 0.9

typedef struct
{
  char  *value;      /* a valid UCD1+; for unit and description that text */
  double confidence; /* calibrated: of those given 0.8, about 80 % are right */
  char *reason; /* one translated sentence: "Error of “Vmag”: its name begins with “e_” ..." */
} NunSuggestion;

/* How a column hangs on another one of its table. */
typedef enum
{
  NUN_RELATION_NONE,
  NUN_RELATION_ERROR, /* error, standard deviation, lower or upper bound of the parent */
  NUN_RELATION_FLAG,  /* flag or quality of it */
  NUN_RELATION_LIMIT, /* whether it is an upper or lower limit */
  NUN_RELATION_UNIT,
  NUN_RELATION_REFERENCE,   /* bibcode, source of it */
  NUN_RELATION_NUMBER,      /* of observations or measurements behind it */
  NUN_RELATION_CORRELATION, /* of the parent and another */
  NUN_RELATION_OTHER,
} NunRelation;

typedef struct
{
  GPtrArray  *ucds; /* of NunSuggestion, best first, at most NUN_SUGGEST_MAX; may be empty */
  NunRelation relation;
  int         parent; /* index of the column that relation speaks of, or -1 */
  char       *part; /* the part it plays, translated: "Error of Vmag", "Magnitude in the V band" */
  NunSuggestion *description; /* where the file has none: "Johnson V magnitude"; or NULL */
  NunSuggestion *unit;        /* where the file says none and it is implied; or NULL */
  guint          level;       /* 1, 2, 3: the smallest VERB that should show it */
  int            precision;   /* decimals worth showing, or -1 */
} NunAdvice;

/* columns: of NunColumn, one table in its order.  profile: of the same columns, or NULL.  taught: the UCD that
 * the user taught of each, NULL for none; or NULL.  Of NunAdvice, one a column; frees its items. */
GPtrArray *
nun_suggest_columns (GPtrArray *columns, const NunProfile *profile, const char *const *taught);

NunSuggestion *nun_suggestion_new (const char *value, double confidence, const char *reason);
void           nun_suggestion_free (NunSuggestion *self);
void           nun_advice_free (NunAdvice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSuggestion, nun_suggestion_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunAdvice, nun_advice_free)

G_END_DECLS
