#pragma once

#include "helpers.h"

G_BEGIN_DECLS

/* What the tests of images and spectra share: files made on the spot, and a window on some of them. */

/* 16 by 12 pixels of 16 bits around a place on the sky, 0.1 degree a pixel; ra below 0: no world coordinates. */
void write_image (const char *folder, const char *name, double ra, double dec, const char *object);

/* The card of that keyword becomes another one. */
void replace_card (const char *folder, const char *name, const char *keyword, const char *card);

/* 100 samples of 32 bits from 400 to 499 nm. */
void write_spectrum (const char *folder, const char *name);

/* A window on three images, one of them without a place and without an object. */
typedef struct
{
  Bench bench; /* first: it is one */
  char *images;
} Fixture;

void set_up (Fixture *fixture, gconstpointer unused);
void tear_down (Fixture *fixture, gconstpointer unused);

const NunCollection *frames (Fixture *fixture);
void                 go_to (Fixture *fixture, NunStep step);
void                 assert_narrow (Fixture *fixture); /* the page still fits a telephone */

/* For wait_for. */
gboolean has_images (gpointer session);
gboolean has_grid (gpointer fixture);
gboolean is_running (gpointer session); /* the server */

/* NULL where there is none. */
GtkWidget *find_window (const char *type);
GtkWidget *find_tip (GtkWidget *root, const char *tip); /* a button or menu button by its tooltip */
GtkWidget *find_menu (GtkWidget *root, const char *part); /* a menu button by words on it */

void choose_item (GtkDropDown *drop, const char *words);

G_END_DECLS
