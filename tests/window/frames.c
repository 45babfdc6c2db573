/* Images and spectra of a few pixels, and a window on a folder of them. */
#include "frames.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/meaning/observation-grid.h"

#define BLOCK 2880

static void
add_card (GString *header, const char *card)
{
  g_string_append_printf (header, "%-80s", card);
}

static void
pad (GString *bytes, char with)
{
  while (bytes->len % BLOCK != 0)
    g_string_append_c (bytes, with);
}

/* 16 by 12 pixels of 16 bits around a place on the sky, 0.1 degree a pixel; ra below 0: no world coordinates. */
void
write_image (const char *folder, const char *name, double ra, double dec, const char *object)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char    *path = g_build_filename (folder, name, NULL);
  g_autofree char    *ra_card = g_strdup_printf ("CRVAL1  = %20.3f", ra);
  g_autofree char    *dec_card = g_strdup_printf ("CRVAL2  = %20.3f", dec);
  g_autofree char    *object_card = g_strdup_printf ("OBJECT  = '%s'", object);
  const char *const   head[] = { "SIMPLE  =                    T", "BITPIX  =                   16",
                                 "NAXIS   =                    2", "NAXIS1  =                   16",
                                 "NAXIS2  =                   12" };
  const char *const   wcs[] = { "CTYPE1  = 'RA---TAN'",
                                "CTYPE2  = 'DEC--TAN'",
                                "CRPIX1  =                  8.5",
                                "CRPIX2  =                  6.5",
                                "CDELT1  =                 -0.1",
                                "CDELT2  =                  0.1",
                                "RADESYS = 'ICRS'" };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    add_card (bytes, head[i]);
  for (guint i = 0; ra >= 0 && i < G_N_ELEMENTS (wcs); i++)
    add_card (bytes, wcs[i]);
  if (ra >= 0)
    {
      add_card (bytes, ra_card);
      add_card (bytes, dec_card);
    }
  if (*object != 0)
    add_card (bytes, object_card);
  add_card (bytes, "OBSNOTE = 'Clear Night'        / what the observer wrote");
  add_card (bytes, "DATE-OBS= '2004-05-01T22:00:00'");
  add_card (bytes, "END");
  pad (bytes, ' ');
  for (guint i = 0; i < 16 * 12; i++)
    {
      g_string_append_c (bytes, 0);
      g_string_append_c (bytes, (char) (i % 100));
    }
  pad (bytes, 0);
  g_assert_true (g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL));
}

void
replace_card (const char *folder, const char *name, const char *keyword, const char *card)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL, *padded = g_strdup_printf ("%-80s", card);
  gsize            length;
  char            *at;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  at = g_strstr_len (bytes, (gssize) length, keyword);
  g_assert_nonnull (at);
  memcpy (at, padded, 80);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* 100 samples of 32 bits from 400 to 499 nm. */
void
write_spectrum (const char *folder, const char *name)
{
  static const char *const cards[] = {
    "SIMPLE  =                    T",
    "BITPIX  =                  -32",
    "NAXIS   =                    1",
    "NAXIS1  =                  100",
    "CTYPE1  = 'WAVE'",
    "CUNIT1  = 'nm'",
    "CRPIX1  =                    1",
    "CRVAL1  =                  400",
    "CDELT1  =                    1",
    "END",
  };
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char    *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    add_card (bytes, cards[i]);
  pad (bytes, ' ');
  for (guint i = 0; i < 100; i++)
    g_string_append_len (bytes, "\x3f\x80\0\0", 4); /* 1.0 */
  pad (bytes, 0);
  g_assert_true (g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL));
}

gboolean
has_images (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 1 &&
         g_list_model_get_n_items (nun_session_get_tasks (session)) == 0;
}

/* Three images, one of them without a place and without an object. */
void
set_up (Fixture *fixture, gconstpointer unused)
{
  bench_set_up (&fixture->bench, NULL);
  fixture->images = g_build_filename (fixture->bench.folder, "frames", NULL);
  g_assert_cmpint (g_mkdir (fixture->images, 0755), ==, 0);
  write_image (fixture->images, "one.fits", 10.0, 20.0, "M 1");
  write_image (fixture->images, "two.fits", 200.0, -30.0, "M 2");
  write_image (fixture->images, "three.fits", -1.0, 0.0, "");
  g_assert_true (
      drop_file (find_type (GTK_WIDGET (fixture->bench.window), "NunWelcome"), fixture->images));
  wait_for ("the images", has_images, fixture->bench.session);
  wait_for_idle (&fixture->bench);
}

void
tear_down (Fixture *fixture, gconstpointer unused)
{
  GDir       *folder = g_dir_open (fixture->images, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->images, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (fixture->images);
  g_free (fixture->images);
  bench_tear_down (&fixture->bench, NULL);
}

const NunCollection *
frames (Fixture *fixture)
{
  return nun_description_find_collection (nun_session_get_description (fixture->bench.session),
                                          "frames");
}

void
go_to (Fixture *fixture, NunStep step)
{
  gtk_widget_activate_action (visible_page (&fixture->bench), "wizard.step", "i", step);
  spin (100);
}

/* It still fits a telephone. */
void
assert_narrow (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (visible_page (&fixture->bench), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

gboolean
has_grid (gpointer fixture)
{
  GtkWidget *grid = find_type (visible_page (fixture), "NunObservationGrid");

  return nun_observation_grid_get_n_shown (NUN_OBSERVATION_GRID (grid)) == 3;
}

GtkWidget *
find_window (const char *type)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type))
        return window;
    }
  return NULL;
}

/* The button or menu button with that tooltip. */
GtkWidget *
find_tip (GtkWidget *root, const char *tip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = (GTK_IS_MENU_BUTTON (child) || GTK_IS_BUTTON (child)) &&
                                 g_strcmp0 (gtk_widget_get_tooltip_text (child), tip) == 0
                             ? child
                             : find_tip (child, tip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_menu (GtkWidget *root, const char *part)
{
  const char *label = GTK_IS_MENU_BUTTON (root) && gtk_widget_get_mapped (root)
                          ? gtk_menu_button_get_label (GTK_MENU_BUTTON (root))
                          : NULL;
  GtkWidget  *found = label != NULL && strstr (label, part) != NULL ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child, part);
  return found;
}

void
choose_item (GtkDropDown *drop, const char *words)
{
  GListModel *model = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), words))
        gtk_drop_down_set_selected (drop, i);
    }
}

gboolean
is_running (gpointer session)
{
  return nun_session_get_host (session) != NULL && !nun_session_is_host_changing (session);
}
