/* Publications of made-up tables. */
#include "made-store.h"

#include <glib/gstdio.h>
#include <math.h>

char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char              *folder = g_dir_make_tmp ("nuncius-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

char *
make_csv (const char *folder, const char *name, guint n, gboolean gaps)
{
  g_autoptr (GRand)   random = g_rand_new_with_seed (42);
  g_autoptr (GString) text = g_string_new ("id,ra,dec,mag\n");
  g_autoptr (GError)  error = NULL;
  char               *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < n; i++)
    {
      char ra[32], dec[32], mag[32];

      g_ascii_formatd (ra, sizeof ra, "%.7f", g_rand_double_range (random, 0.0, 360.0));
      g_ascii_formatd (dec, sizeof dec, "%.7f",
                       asin (g_rand_double_range (random, -1.0, 1.0)) * 180.0 / G_PI);
      g_ascii_formatd (mag, sizeof mag, "%.3f", g_rand_double_range (random, 5.0, 20.0));
      g_string_append_printf (text, "star%u,%s,%s,%s\n", i + 1, ra,
                              gaps && i % 100 == 99 ? "" : dec, mag);
    }
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return path;
}

void
import_file (NunStore *store, const char *path)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (nun_file_get_main_table (file));
  nun_store_import (store, file, nun_file_get_main_table (file), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
