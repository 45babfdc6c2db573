#pragma once

#include "app/pictures/picture.h"
#include "app/session/raster.h"

G_BEGIN_DECLS

/* An image in grey, at first as large as it fits: the wheel, a pinch and the keys + - come near, 0 shows all again;
 * dragging and the arrow keys move it.  Main thread.  Signal "pointed" (pointer): the NunRasterPlace under the pointer, borrowed, or
 * NULL beside the image. */
#define NUN_TYPE_IMAGE_VIEW (nun_image_view_get_type ())
G_DECLARE_FINAL_TYPE (NunImageView, nun_image_view, NUN, IMAGE_VIEW, NunPicture)

/* A reference is taken.  label: what it is, for those who do not see it. */
void nun_image_view_set_raster (NunImageView *self, NunRaster *raster, const char *label);
void nun_image_view_set_stretch (NunImageView *self, NunRasterStretch stretch);

/* What is at pixels of the widget; FALSE beside the image. */
gboolean nun_image_view_look (NunImageView *self, double x, double y, NunRasterPlace *place);

/* Pixels of the screen for one of the picture. */
double nun_image_view_get_scale (NunImageView *self);

G_END_DECLS
