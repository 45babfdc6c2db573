#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the pictures of the window share: one comes near with the wheel, a pinch, a double click or the keys + - and 0, moves with a drag
 * or the arrow keys, and keeps the picture as PNG or SVG.  Main thread. */
#define NUN_TYPE_PICTURE (nun_picture_get_type ())
G_DECLARE_DERIVABLE_TYPE (NunPicture, nun_picture, NUN, PICTURE, GtkWidget)

/* Pixels of the widget throughout.  What is NULL does nothing. */
struct _NunPictureClass
{
  GtkWidgetClass parent_class;

  int smallest[2], natural[2]; /* width and height */

  /* All of it, on a ground that is there; on_screen: FALSE when it is kept. */
  void (*paint) (NunPicture *self, cairo_t *cr, gboolean on_screen);

  /* What stands below it when it is kept, and how high that is (0: nothing); on the screen widgets say it.  Optional, both. */
  double (*measure_foot) (NunPicture *self);
  void (*paint_foot) (NunPicture *self, cairo_t *cr); /* from 0,0 on */

  void (*zoom_at) (NunPicture *self, double factor, double x, double y);
  void (*zoom) (NunPicture *self, double factor); /* about the middle; NULL: as zoom_at does */
  void (*look_at_all) (NunPicture *self);
  void (*grab) (NunPicture *self, double x, double y); /* a drag begins there */
  gboolean (*pull) (NunPicture *self,
                    double      dx,
                    double      dy); /* ... and has come so far; whether it is followed */

  gboolean (*go) (NunPicture *self, int right, int down); /* an arrow key; whether it is taken */
  gboolean (*press) (NunPicture *self, guint key);        /* any other key; likewise */

  void (*point) (NunPicture *self, double x, double y); /* the pointer comes there */
  void (*leave) (NunPicture *self);

  /* A click ends; whether a double click means something else than coming near. */
  gboolean (*click) (NunPicture *self, int n_press, double x, double y);
};

/* About the middle. */
void nun_picture_zoom (NunPicture *self, double factor);
void nun_picture_look_at_all (NunPicture *self);

/* Where the pointer was last. */
void nun_picture_get_pointer (NunPicture *self, double *x, double *y);
void nun_picture_set_pointer (NunPicture *self, double x, double y);

/* The colours of text and of what stands out. */
void nun_picture_find_colors (NunPicture *self, GdkRGBA *text, GdkRGBA *accent);

/* The colour that it stands on. */
void nun_picture_find_ground (NunPicture *self, GdkRGBA *ground);

/* The picture as it is now, on a ground of its own, as PNG or SVG. */
GBytes *nun_picture_to_bytes (NunPicture *self, gboolean as_svg);

/* Asks where to, and keeps it there; what has become of it is said in the label.  form: "png" or "svg", unless the name says
 * otherwise. */
void nun_picture_save (NunPicture *self, const char *stem, const char *form, GtkLabel *told);

/* How far one step goes. */
#define NUN_PICTURE_PAN_SHARE 0.2

G_END_DECLS
