#pragma once

#include <gtk/gtk.h>

#include "app/pictures/sky-view.h"

G_BEGIN_DECLS

/* What sky-draw.c and sky-grid.c share; nobody else includes it. */

/* A line on the sphere that is broken where it leaves the picture at one side and comes in at the other. */
typedef struct
{
  cairo_t          *cr;
  const NunSkyView *view;
  gboolean          begun;
  double            x, y; /* where it is, when begun */
} NunSkyPen;

void nun_sky_pen_to (NunSkyPen *self, double ra_deg, double dec_deg);
void nun_sky_pen_to_vector (NunSkyPen *self, const double v[3]);

void nun_sky_set_color (cairo_t *cr, const GdkRGBA *color, double alpha);

G_END_DECLS
