#pragma once

#include "files/format.h"

G_BEGIN_DECLS

typedef enum
{
  NUN_VOTABLE_ALL,
  NUN_VOTABLE_FIELDS_ONLY, /* for a document inside of a FITS file: its streams are left alone */
} NunVotableScope;

/* The opening pass over a VOTable: its tables with their fields, notes and numbers of rows into content, with warnings.
 * start: the byte where the XML begins. */
gboolean nun_votable_survey (const NunInput *input,
                             gint64          start,
                             NunVotableScope scope,
                             NunContent     *content,
                             GCancellable   *cancellable,
                             GError        **error);

G_END_DECLS
