#pragma once

#include "files/text-dialect.h"

G_BEGIN_DECLS

/* Texts that describe their columns themselves.  Each of these looks whether the file is of its kind: FALSE when it
 * is not.  TRUE when it is: then the dialect is filled, or `reason` says why there is no table in it, or the error
 * is set.  head: of nun_text_read_head.  self: its layout's encoding and line ends are set, the rest is zero. */
typedef gboolean (*NunTextFinder) (const NunInput *input,
                                   GPtrArray      *head,
                                   NunTextDialect *self,
                                   char          **reason,
                                   GCancellable   *cancellable,
                                   GError        **error);

#define NUN_TEXT_FINDER(name)                                                                      \
  gboolean name (const NunInput *input, GPtrArray *head, NunTextDialect *self, char **reason,      \
                 GCancellable *cancellable, GError **error)

/* ECSV 0.9 and 1.0 (astropy APE 6). */
NUN_TEXT_FINDER (nun_text_find_ecsv);
/* CDS and AAS: a "Byte-by-byte Description" in the file, or in a ReadMe beside it that names the file. */
NUN_TEXT_FINDER (nun_text_find_cds);
/* IPAC: names, types, units and nulls between bars. */
NUN_TEXT_FINDER (nun_text_find_ipac);
/* Tables of IRAF's DAOphot: #N, #U and #F lines, rows that go on behind a backslash. */
NUN_TEXT_FINDER (nun_text_find_daophot);
/* SExtractor's ASCII_HEAD: numbered comments name the columns. */
NUN_TEXT_FINDER (nun_text_find_sextractor);

/* Columns under rules of dashes, and tables drawn with bars. */
NUN_TEXT_FINDER (nun_text_find_ruled);

/* No format of its own: the comments "#Column" and "#Title" that VizieR writes before a table parted by tabs or
 * semicolons, into details and notes. */
void nun_text_take_vizier (GPtrArray *head, NunTextDialect *self);

G_END_DECLS
