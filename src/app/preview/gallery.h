#pragma once

#include <adwaita.h>

#include "files/spool.h"

G_BEGIN_DECLS

/* The rows of an answer about images or spectra as pictures, which are fetched when they are seen.  Signals "selected" (), and
 * "opened" () for a double click or Enter. */
#define NUN_TYPE_GALLERY (nun_gallery_get_type ())
G_DECLARE_FINAL_TYPE (NunGallery, nun_gallery, NUN, GALLERY, AdwBin)

/* base_url, table: of the service, for the pictures' addresses.  spool: NULL empties it. */
void nun_gallery_show (NunGallery *self, NunSpool *spool, const char *base_url, const char *table);

/* Row of the answer, -1 for none. */
gint64 nun_gallery_get_selected (NunGallery *self);

/* A cell of the answer by the name of its column; "" for nothing.  g_free. */
char *nun_gallery_dup_cell (NunGallery *self, gint64 row, const char *column);

/* How many pictures have come, for tests. */
guint nun_gallery_get_n_pictures (NunGallery *self);

G_END_DECLS
