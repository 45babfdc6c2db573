#pragma once

#include "files/votable-binary.h"
#include "files/votable-context.h"
#include "files/votable-feed.h"
#include "files/votable-stream.h"
#include "files/votable-survey.h"

G_BEGIN_DECLS

/* What the opening pass holds, shared by votable-survey.c, which fills it, and votable-judge.c, which says what it has
 * found. */

#define NUN_VOTABLE_MAX_DEPTH 64

/* What the pass learns of a column. */
typedef struct
{
  gint64   n_bad, first_bad; /* cells that are not of the datatype; row of the first, from 1 */
  gint64   n_good;           /* cells that are, and not empty */
  gint64   n_long, n_real;   /* of the bad ones, those that are larger integers and reals */
  gboolean not_ascii, is_long;
} NunVotableFindings;

/* How often something was met, and in which row first, from 1. */
typedef struct
{
  gint64 n, first;
} NunVotableCount;

typedef struct
{
  const NunInput *input;
  NunContent     *content;
  gint64          start;
  NunVotableScope scope;

  NunVotableElement  path[NUN_VOTABLE_MAX_DEPTH]; /* the open elements */
  guint              depth;
  GString           *text; /* of the DESCRIPTION, INFO or TD that is open */
  gsize              text_limit;
  char              *version;
  char              *complaint; /* of the service, where the document is about an error */
  char              *info_name, *info_value, *info_unit;
  NunVotableContext *context;
  GCancellable      *cancellable;

  guint             n_tables;
  char             *name, *id, *ref;
  GPtrArray        *fields; /* of the open TABLE, else NULL */
  GArray           *findings;
  GHashTable       *taken;
  gint64            n_rows, announced;
  NunVotableCount   short_rows, surplus, stray;
  guint             cell;
  NunVotableBinary *binary;
  gboolean          of_catalogue; /* the RESOURCE stands for a catalogue of VizieR */
  gboolean          broken_rows, completed, overflow;
  NunVotableFits   *fits; /* of the open FITS, else NULL */
  int               fits_hdu;
  guint             n_fits;  /* in the whole document: each holds a descriptor */
  char             *foreign; /* why the rows could not be got, else NULL */
  GByteArray       *scratch;
} NunVotableSurvey;

/* The datatype to read column i by, which may be wider than the one that it claims: text that claims to be a
 * number, reals that claim to be integers. */
NunDatatype nun_votable_survey_get_datatype (const NunVotableSurvey *self, guint i);

/* Warnings of the table that ends; n_tables counts it already. */
void nun_votable_survey_warn_of_columns (NunVotableSurvey *self);
void nun_votable_survey_warn_of_rows (NunVotableSurvey *self);

/* Kind, format and reason of the file.  broken: what is wrong with the XML, or NULL. */
void nun_votable_survey_judge (NunVotableSurvey *self, const char *broken);

G_END_DECLS
