/* Cuts a part out of an image, or writes its picture, for tests in Python.
 *
 *   cut-dump cut FILE IMAGE REGION|- MIN_M|- MAX_M|- OUT     prints the box, or "nothing"
 *   cut-dump plane FILE IMAGE SIZE                           prints width, height and step, then the values */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files/pixels-cut.h"
#include "files/pixels.h"

static int
fail (GError *error)
{
  fprintf (stderr, "cut-dump: %s\n", error->message);
  g_error_free (error);
  return 1;
}

static gboolean
save (int fd, gint64 size, const char *path)
{
  g_autofree char *bytes = g_malloc ((gsize) size);

  return pread (fd, bytes, (gsize) size, 0) == size &&
         g_file_set_contents (path, bytes, (gssize) size, NULL);
}

static int
cut (NunFile *file, guint i, char **arguments)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (NunImage)  image = nun_image_read (file, i, NULL, &error);
  g_autoptr (NunRegion) region = nun_region_from_text (arguments[0]);
  NunBox                box;
  gint64                size;
  int                   fd;

  if (image == NULL)
    return fail (g_steal_pointer (&error));
  nun_box_init (&box, image);
  if ((region != NULL && !nun_box_cut_sky (&box, image, region)) ||
      (strcmp (arguments[1], "-") != 0 &&
       !nun_box_cut_band (&box, image, g_ascii_strtod (arguments[1], NULL),
                          g_ascii_strtod (arguments[2], NULL))))
    {
      puts ("nothing");
      return 0;
    }
  for (int axis = 0; axis < box.naxis; axis++)
    printf ("%" PRId64 " %" PRId64 " ", box.low[axis], box.high[axis]);
  puts ("");
  fd = nun_cut_write (file, image, &box, &size, NULL, &error);
  if (fd < 0)
    return fail (g_steal_pointer (&error));
  if (!save (fd, size, arguments[3]))
    return 1;
  close (fd);
  return 0;
}

static int
plane (NunFile *file, guint i, const char *size)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunPlane) made = nun_plane_read (file, nun_file_get_image (file, i)->hdu, 0, 1,
                                              (guint) atoi (size), NULL, &error);

  if (made == NULL)
    return fail (g_steal_pointer (&error));
  printf ("%u %u %u\n", made->width, made->height, made->step);
  for (guint at = 0; at < made->width * made->height; at++)
    printf ("%.9g\n", (double) made->values[at]);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = argc > 4 ? nun_file_open (argv[2], NULL, &error) : NULL;
  guint               i = argc > 4 ? (guint) atoi (argv[3]) : 0;

  if (file == NULL)
    return error != NULL ? fail (g_steal_pointer (&error)) : 2;
  if (i >= nun_file_get_n_images (file))
    return 2;
  if (strcmp (argv[1], "cut") == 0 && argc == 8)
    return cut (file, i, argv + 4);
  return plane (file, i, argv[4]);
}
