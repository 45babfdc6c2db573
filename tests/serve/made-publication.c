/* Publications made for a test. */

#include "made-publication.h"

#include <glib/gstdio.h>

const char made_publication_sky[] = "name,ra,dec,mag\n"
                                    "north,10,90,1.5\n"
                                    "south,200,-90,2.5\n"
                                    "zero,0,0,3.5\n"
                                    "almost,359.9999,0.0001,4.5\n"
                                    "M31,10.6847,41.269,3.44\n"
                                    "M33,23.4621,30.6599,\n";

char *
made_publication_new (const char *table, const char *csv)
{
  g_autoptr (GError)   error = NULL;
  g_autofree char     *folder = g_dir_make_tmp ("nun-serve-XXXXXX", &error);
  g_autofree char     *name = g_strconcat (table, ".csv", NULL);
  g_autofree char     *source = g_build_filename (folder, name, NULL);
  char                *path = g_build_filename (folder, "p.nuncius", NULL);
  g_autoptr (NunFile)  file = NULL;
  g_autoptr (NunStore) store = NULL;

  g_assert_no_error (error);
  g_file_set_contents (source, csv, -1, &error);
  g_assert_no_error (error);
  file = nun_file_open (source, NULL, &error);
  g_assert_no_error (error);
  store = nun_store_create (path, &error);
  g_assert_no_error (error);
  nun_store_import (store, file, nun_file_get_main_table (file), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

void
made_publication_remove (char *path)
{
  g_autofree char *owned = path;
  g_autofree char *folder = g_path_get_dirname (owned);
  GDir            *dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      g_unlink (child);
    }
  g_dir_close (dir);
  g_rmdir (folder);
}
