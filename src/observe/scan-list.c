/* Listing what lies in folders, and telling whether it has changed. */
#include "observe/scan-list.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DEPTH 50
#define PART "\x1f"

typedef struct
{
  NunRecords   *files;
  GPtrArray    *remarks;
  GCancellable *cancellable;
  char         *root; /* what the folder that was named really is */
} List;

/* -- the walk ---------------------------------------------------------------------------------------- */

static gboolean list_path (List *list, const char *path, guint depth, GError **error);

/* Takes the sentence. */
static void
remark (List *list, char *sentence)
{
  if (list->remarks != NULL && list->remarks->len < NUN_SCAN_MAX_REMARKS)
    g_ptr_array_add (list->remarks, sentence);
  else
    g_free (sentence);
}

/* A publication may lie beside the files that it is made of, with its log. */
static gboolean
is_publication (const char *path)
{
  const char *ending = g_strrstr (path, ".nuncius");

  return ending != NULL && strchr (ending, '/') == NULL && (ending[8] == 0 || ending[8] == '-');
}

/* A folder that a stranger packed may hold links to files that are nobody's business.  path: of a link. */
static gboolean
leads_out (List *list, const char *path)
{
  g_autofree char *shown = NULL;
  g_autofree char *target = NULL; /* by malloc, which is GLib's own */
  gsize            length = list->root != NULL ? strlen (list->root) : 0;

  target = realpath (path, NULL);
  if (target != NULL && list->root != NULL && strncmp (target, list->root, length) == 0 &&
      (target[length] == '/' || g_str_equal (list->root, "/")))
    return FALSE;
  shown = g_filename_display_name (path);
  remark (list, g_strdup_printf (_ ("%s: it is a link that leads out of the folder; name the file "
                                    "itself to publish it."),
                                 shown));
  return TRUE;
}

/* A link to a folder could lead round in a circle; the text form of a path has to be one. */
static gboolean
is_walked (List *list, const char *path, guint depth)
{
  g_autofree char *shown = NULL;
  GStatBuf         found;
  gboolean         is_link;

  if (g_lstat (path, &found) != 0)
    return FALSE;
  is_link = S_ISLNK (found.st_mode);
  if (is_link && g_stat (path, &found) != 0)
    return FALSE;
  if (S_ISDIR (found.st_mode))
    return depth < MOST_DEPTH && !is_link;
  if (!S_ISREG (found.st_mode) || is_publication (path) || (is_link && leads_out (list, path)))
    return FALSE;
  if (g_utf8_validate (path, -1, NULL) && strstr (path, PART) == NULL)
    return TRUE;
  shown = g_filename_display_name (path);
  remark (list, g_strdup_printf (_ ("%s: its name is no text in UTF-8, so no address could lead to "
                                    "it; rename it."),
                                 shown));
  return FALSE;
}

/* The names in a folder, one behind the other: of very many files they are most of what is held at a time. */
typedef struct
{
  GString *text;
  GArray  *starts; /* of guint */
} Names;

static int
compare_names (gconstpointer a, gconstpointer b, gpointer names)
{
  const char *text = ((Names *) names)->text->str;

  return strcmp (text + *(const guint *) a, text + *(const guint *) b);
}

static void
names_init (Names *self, GDir *dir)
{
  const char *name;

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((name = g_dir_read_name (dir)) != NULL && self->starts->len <= NUN_SCAN_MAX_FILES)
    if (*name != '.')
      {
        guint start = (guint) self->text->len;

        g_array_append_val (self->starts, start);
        g_string_append_len (self->text, name, (gssize) strlen (name) + 1);
      }
  g_array_sort_with_data (self->starts, compare_names, self);
}

static void
names_clear (Names *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
}

static gboolean
list_folder (List *list, const char *path, guint depth, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir)   dir = g_dir_open (path, 0, &problem);
  gboolean           fine = TRUE;
  Names              names;

  if (dir == NULL && depth == 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING, "%s", problem->message);
      return FALSE;
    }
  if (dir == NULL)
    {
      remark (list, g_strdup (problem->message));
      return TRUE;
    }
  names_init (&names, dir);
  for (guint i = 0; i < names.starts->len && fine; i++)
    {
      const char      *name = names.text->str + g_array_index (names.starts, guint, i);
      g_autofree char *inner = g_build_filename (path, name, NULL);

      fine = !is_walked (list, inner, depth) || list_path (list, inner, depth + 1, error);
    }
  names_clear (&names);
  return fine;
}

static gboolean
list_path (List *list, const char *path, guint depth, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (list->cancellable, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return list_folder (list, path, depth, error);
  if (nun_records_get_n (list->files) >= NUN_SCAN_MAX_FILES)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s: there are more than %d files; publish them folder by folder."), path,
                   NUN_SCAN_MAX_FILES);
      return FALSE;
    }
  if (depth == 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                   _ ("%s: there is no such file."), path);
      return FALSE;
    }
  return nun_records_append (list->files, path, strlen (path), error);
}

/* -- what is named twice ------------------------------------------------------------------------------ */

/* Whether the walk through the folder meets the path, which lies in it. */
static gboolean
is_met (const char *folder, const char *path)
{
  g_autofree char *at = g_strdup (path);
  List             list = { .root = realpath (folder, NULL) };
  gboolean         met = TRUE;

  for (guint depth = 0; met && !g_str_equal (at, folder); depth++)
    {
      char *outer = g_path_get_dirname (at);

      met = strrchr (at, '/')[1] != '.' && is_walked (&list, at, depth);
      g_free (at);
      at = outer;
    }
  free (list.root);
  return met;
}

static gboolean
is_met_by_others (GHashTable *named, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (;;)
    {
      char *outer;

      if (!g_str_equal (folder, path) && g_hash_table_contains (named, folder) &&
          is_met (folder, path))
        return TRUE;
      outer = g_path_get_dirname (folder);
      if (g_str_equal (outer, folder))
        return g_free (outer), FALSE;
      g_free (folder);
      folder = outer;
    }
}

/* Itself and its folder: the folder is enough. */
static GPtrArray *
choose_roots (char **paths)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *roots = g_ptr_array_new ();

  for (char **path = paths; *path != NULL; path++)
    if (g_hash_table_add (named, *path))
      g_ptr_array_add (roots, *path);
  for (guint i = roots->len; i-- > 0;)
    if (is_met_by_others (named, roots->pdata[i]))
      g_ptr_array_remove_index (roots, i);
  return roots;
}

/* -- the list ----------------------------------------------------------------------------------------- */

NunRecords *
nun_scan_list (char **paths, GPtrArray *remarks, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunRecords) files = nun_records_new ();
  g_autoptr (GPtrArray)  roots = choose_roots (paths);
  List                   list = { files, remarks, cancellable, NULL };
  gboolean               fine = TRUE;

  for (guint i = 0; i < roots->len && fine; i++)
    {
      list.root = realpath (roots->pdata[i], NULL);
      fine = list_path (&list, roots->pdata[i], 0, error);
      g_clear_pointer (&list.root, free);
    }
  return fine && nun_records_finish (files, error) ? g_steal_pointer (&files) : NULL;
}

/* -- folders ----------------------------------------------------------------------------------------- */

static gboolean
lies_in (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) &&
         (path[length] == 0 || path[length] == '/' || g_str_equal (folder, "/"));
}

char *
nun_scan_common_folder (char **paths)
{
  char *folder = g_file_test (paths[0], G_FILE_TEST_IS_DIR) ? g_strdup (paths[0])
                                                            : g_path_get_dirname (paths[0]);

  for (guint i = 1; paths[i] != NULL; i++)
    while (!lies_in (paths[i], folder))
      {
        char *outer = g_path_get_dirname (folder);

        g_free (folder);
        folder = outer;
      }
  return folder;
}

const char *
nun_scan_inner_path (const char *path, const char *folder)
{
  if (!lies_in (path, folder))
    return path;
  path += strlen (folder);
  while (*path == '/')
    path++;
  return path;
}

char *
nun_scan_relative (char **paths, const char *folder)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *inner = nun_scan_inner_path (paths[i], folder);

      if (*inner == 0)
        return g_string_free (out, TRUE), NULL;
      g_string_append_printf (out, "%s%s", i > 0 ? PART : "", inner);
    }
  return g_string_free (out, FALSE);
}

char **
nun_scan_paths (const char *folder, const char *scanned)
{
  g_auto (GStrv)           parts = g_strsplit (scanned != NULL ? scanned : ".", PART, -1);
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *path = g_canonicalize_filename (parts[i], folder);

      if (lies_in (path, folder) && g_file_test (path, G_FILE_TEST_EXISTS))
        g_strv_builder_add (out, path);
    }
  return g_strv_builder_end (out);
}

char *
nun_scan_only_file (const char *folder, const char *scanned)
{
  if (folder == NULL || scanned == NULL || *scanned == 0 || strstr (scanned, PART) != NULL)
    return NULL;
  return g_canonicalize_filename (scanned, folder);
}

/* -- changes ----------------------------------------------------------------------------------------- */

gboolean
nun_scan_look (const char *path, gint64 *size, gint64 *mtime)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return FALSE;
  *size = status.st_size;
  *mtime = (gint64) status.st_mtim.tv_sec * 1000000 + status.st_mtim.tv_nsec / 1000;
  return TRUE;
}

static void
stamp_file (GChecksum *sum, const char *path, const char *folder, gint64 *size, gint64 *mtime)
{
  const char *inner = nun_scan_inner_path (path, folder);
  gint64      facts[2] = { -1, -1 };

  if (nun_scan_look (path, &facts[0], &facts[1]))
    {
      *size += facts[0];
      *mtime = MAX (*mtime, facts[1]);
    }
  g_checksum_update (sum, (const guchar *) inner, (gssize) strlen (inner) + 1);
  g_checksum_update (sum, (const guchar *) facts, sizeof facts);
}

char *
nun_scan_stamp_files (NunRecords *files,
                      const char *folder,
                      gint64     *size,
                      gint64     *mtime,
                      GError    **error)
{
  g_autoptr (GChecksum)       sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (NunRecordCursor) cursor = nun_record_cursor_new (files);
  g_autoptr (GError)          problem = NULL;
  const char                 *path;

  *size = *mtime = 0;
  while ((path = nun_record_cursor_next (cursor, NULL, &problem)) != NULL)
    stamp_file (sum, path, folder, size, mtime);
  if (problem == NULL)
    return g_strdup (g_checksum_get_string (sum));
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

char *
nun_scan_stamp (const char   *folder,
                const char   *scanned,
                gint64       *size,
                gint64       *mtime,
                GCancellable *cancellable)
{
  g_auto (GStrv)         paths = nun_scan_paths (folder, scanned);
  g_autoptr (NunRecords) files =
      paths[0] != NULL ? nun_scan_list (paths, NULL, cancellable, NULL) : NULL;

  return files != NULL ? nun_scan_stamp_files (files, folder, size, mtime, NULL) : NULL;
}
