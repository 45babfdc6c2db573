/* Pictures kept in the user's cache folder: one file each, the oldest go when there are too many. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "serve/preview.h"

/* No picture of ours is larger. */
#define MAX_PICTURE 8388608
/* The folder is looked through once in so many pictures. */
#define TURNS 32

static char *
folder_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "nuncius", "previews", NULL);
}

static char *
file_path (const char *key)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *name = g_strconcat (key, ".png", NULL);

  return g_build_filename (folder, name, NULL);
}

GBytes *
nun_preview_cache_get (const char *key)
{
  g_autofree char *path = file_path (key);
  g_autofree char *bytes = NULL;
  gsize            length;
  GStatBuf         st;

  if (g_stat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size > MAX_PICTURE ||
      !g_file_get_contents (path, &bytes, &length, NULL) || length < 8 ||
      memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) != 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/* -- the bound --------------------------------------------------------------------------------------------------------- */

typedef struct
{
  char  *path;
  gint64 size, mtime;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Kept *one = a, *two = b;

  return (one->mtime > two->mtime) - (one->mtime < two->mtime);
}

/* Down to three quarters, so that it is not done all the time. */
static void
prune (const char *folder)
{
  g_autoptr (GDir)   dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  gint64             total = 0;
  const char        *name;

  g_array_set_clear_func (all, kept_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         st;

      if (g_stat (path, &st) == 0 && S_ISREG (st.st_mode))
        {
          Kept kept = { g_steal_pointer (&path), st.st_size, st.st_mtime };

          total += kept.size;
          g_array_append_val (all, kept);
        }
    }
  if (total <= NUN_PREVIEW_CACHE_BYTES)
    return;
  g_array_sort (all, compare);
  for (guint i = 0; i < all->len && total > NUN_PREVIEW_CACHE_BYTES / 4 * 3; i++)
    {
      const Kept *kept = &g_array_index (all, Kept, i);

      if (g_unlink (kept->path) == 0)
        total -= kept->size;
    }
}

void
nun_preview_cache_put (const char *key, GBytes *picture)
{
  static int       turn;
  g_autofree char *folder = folder_path ();
  g_autofree char *path = file_path (key);
  gsize            length;
  const char      *bytes = g_bytes_get_data (picture, &length);

  if (length == 0 || length > MAX_PICTURE || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  if (g_atomic_int_add (&turn, 1) % TURNS == 0)
    prune (folder);
  /* written beside it and put in its place, so that nobody reads half a picture */
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                            NULL);
}
