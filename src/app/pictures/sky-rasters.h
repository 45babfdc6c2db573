#pragma once

#include "app/session/raster.h"

G_BEGIN_DECLS

/* Pictures of files for a map, read when they are asked for, some at a time; of those that were not asked for lately only
 * some dozens are kept.  Main thread. */
typedef struct _NunSkyRasters NunSkyRasters;

/* The file of one index: a path (g_free) and its HDU; NULL for none. */
typedef char *(*NunSkyFile) (gpointer user_data, guint index, int *hdu);

/* changed: called when a picture has come. */
NunSkyRasters *
nun_sky_rasters_new (NunSkyFile file, gpointer file_data, GFunc changed, gpointer changed_data);
void nun_sky_rasters_free (NunSkyRasters *self);

/* Before a new picture is drawn: what was wished for the last one and not begun is forgotten. */
void nun_sky_rasters_begin (NunSkyRasters *self);

/* The picture, borrowed until the next call; NULL while it is read, and when there is none. */
NunRaster *nun_sky_rasters_get (NunSkyRasters *self, guint index);

guint nun_sky_rasters_get_n (NunSkyRasters *self); /* that are there */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunSkyRasters, nun_sky_rasters_free)

G_END_DECLS
