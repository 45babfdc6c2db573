#pragma once

#include "files/fits-header.h"
#include "files/format.h"

G_BEGIN_DECLS

/* What is known while the HDUs of one file are read, one after the other. */
typedef struct
{
  const NunInput *input;
  void           *handle; /* a fitsfile*, NULL where cfitsio gave up */
  NunContent     *content;
  int             hdu;         /* from 0 */
  int             first_image; /* HDU, or -1 */
  int             first_table; /* HDU with rows, or -1 */
  int             n_skipped;   /* tables that cannot be read */
  NunFitsHeader  *primary;     /* of HDU 0 */
  GPtrArray *meta;  /* of NunTable: what a VOTable says of the tables, in their order; or NULL */
  gboolean   inner; /* part of a VOTable */
  guint      n_met; /* tables so far, read or not */
} NunFitsWalk;

/* Reads a table HDU whose rows begin at byte data_start of the file into the content, or adds a warning.  The header may
 * be changed. */
void nun_fits_walk_table (NunFitsWalk   *walk,
                          NunFitsHeader *header,
                          gboolean       is_ascii,
                          gint64         data_start);

/* From byte `from` on, finds the tables that cfitsio would not go to, and adds a warning of what was left out.  Returns
 * whether there was one. */
gboolean nun_fits_walk_rescue (NunFitsWalk *walk, gint64 from, GCancellable *cancellable);

/* The primary HDU of "FITS-plus": a VOTable without rows describes the tables that follow. Fills meta. */
void nun_fits_walk_meta (NunFitsWalk *walk, gint64 data_start, GCancellable *cancellable);

/* Gives columns, which nobody shares yet, what FIELDs of a VOTable say of them: all but name and type. */
void nun_fits_enrich (GPtrArray *columns, GPtrArray *said);

/* All of a FITS file.  inner: it lies in a VOTable, whose tables have no HDU and which describes them itself. */
gboolean nun_fits_read (const NunInput *input,
                        gboolean        inner,
                        NunContent     *content,
                        GCancellable   *cancellable,
                        GError        **error);

G_END_DECLS
