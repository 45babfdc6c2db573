#pragma once

#include "files/format.h"
#include "files/table.h"

G_BEGIN_DECLS

/* The bytes of a STREAM that do not stand as rows in the document: a file beside it, or FITS. */

/* Opens the file that href names, relative to the document and never elsewhere: no network, no absolute path, no "..".
 * -1 with a sentence. name: for messages, to be freed; may be NULL. */
int nun_votable_stream_open (const char *document, const char *href, char **name, GError **error);

/* FITS within a VOTable, collected from its base64 into a temporary file. One thread. */
typedef struct _NunVotableFits NunVotableFits;

NunVotableFits *nun_votable_fits_new (void);
void            nun_votable_fits_free (NunVotableFits *self);

void nun_votable_fits_push (NunVotableFits *self, const char *base64, gsize length);
/* The file that holds the FITS instead. Takes fd over. */
void nun_votable_fits_set_file (NunVotableFits *self, int fd, const char *name);

/* The table of HDU `hdu`, or the first one when that is -1.  document: for messages. columns: of NunColumn: what the FIELDs say of
 * it.  Warnings go to content.  NULL with a sentence. */
NunTable *nun_votable_fits_read (NunVotableFits *self,
                                 const char     *document,
                                 int             hdu,
                                 GPtrArray      *columns,
                                 NunContent     *content,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVotableFits, nun_votable_fits_free)

G_END_DECLS
