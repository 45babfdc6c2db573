/* What changed between two readings of a file. */
#include "describe/compare.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#include "observe/scan.h"

/* -- the source ---------------------------------------------------------------------------------------------- */

char *
nun_compare_checksum (const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autoptr (GChecksum)        sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8           *piece = g_malloc (65536);
  gssize                       length = -1;

  while (stream != NULL && (length = g_input_stream_read (G_INPUT_STREAM (stream), piece, 65536,
                                                          cancellable, NULL)) > 0)
    g_checksum_update (sum, piece, length);
  return length == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* A folder by the names, sizes and times of what lies in it. */
static NunSourceState
compare_folder (const NunCollection *collection)
{
  gint64           size, mtime;
  g_autofree char *stamp =
      collection->source != NULL
          ? nun_scan_stamp (collection->source, collection->scanned, &size, &mtime, NULL)
          : NULL;

  if (stamp == NULL)
    return NUN_SOURCE_GONE;
  return g_strcmp0 (stamp, collection->source_sha256) == 0 ? NUN_SOURCE_SAME : NUN_SOURCE_CHANGED;
}

NunSourceState
nun_compare_source (const NunCollection *collection)
{
  g_autofree char *sum = NULL;
  GStatBuf         status;

  if (collection->kind != NUN_COLLECTION_TABLE)
    return compare_folder (collection);
  /* A publication may come from a stranger: only plain files are read for it, no devices or pipes. */
  if (collection->source == NULL || g_stat (collection->source, &status) != 0 ||
      !S_ISREG (status.st_mode))
    return NUN_SOURCE_GONE;
  if (status.st_size != collection->source_size)
    return NUN_SOURCE_CHANGED;
  if ((gint64) status.st_mtim.tv_sec * 1000000 + status.st_mtim.tv_nsec / 1000 ==
      collection->source_mtime)
    return NUN_SOURCE_SAME;
  sum = nun_compare_checksum (collection->source, NULL);
  return g_strcmp0 (sum, collection->source_sha256) == 0 ? NUN_SOURCE_SAME : NUN_SOURCE_CHANGED;
}

/* -- the content --------------------------------------------------------------------------------------------- */

static void
compare_rows (GPtrArray *found, const NunCollection *before, const NunCollection *after)
{
  if (before->n_rows != after->n_rows)
    g_ptr_array_add (found, g_strdup_printf (_ ("Rows: %" PRId64 " before, %" PRId64 " now."),
                                             before->n_rows, after->n_rows));
  if (before->n_placed != after->n_placed)
    g_ptr_array_add (
        found, g_strdup_printf (_ ("Rows with a position: %" PRId64 " before, %" PRId64 " now."),
                                before->n_placed, after->n_placed));
}

static void
append_range (GString *out, const NunColumnProfile *profile)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  if (!profile->has_range)
    g_string_append (out, _ ("no numbers"));
  else
    g_string_append_printf (out, _ ("%s to %s"),
                            g_ascii_formatd (low, sizeof low, "%.6g", profile->minimum),
                            g_ascii_formatd (high, sizeof high, "%.6g", profile->maximum));
}

static void
compare_range (GPtrArray              *found,
               const char             *name,
               const NunColumnProfile *before,
               const NunColumnProfile *after)
{
  GString *out;

  if (before->has_range == after->has_range &&
      (!before->has_range ||
       (before->minimum == after->minimum && before->maximum == after->maximum)))
    return;
  out = g_string_new (NULL);
  g_string_append_printf (out, _ ("Column “%s”: "), name);
  append_range (out, before);
  g_string_append (out, _ (" before, "));
  append_range (out, after);
  g_string_append (out, _ (" now."));
  g_ptr_array_add (found, g_string_free (out, FALSE));
}

static void
compare_column (GPtrArray           *found,
                const NunCollection *before,
                int                  i,
                const NunCollection *after,
                int                  j)
{
  const NunColumn *old = before->columns->pdata[i], *new = after->columns->pdata[j];

  if (old->datatype != new->datatype)
    g_ptr_array_add (found, g_strdup_printf (_ ("Column “%s”: type %s before, %s now."), old->name,
                                             nun_datatype_name (old->datatype),
                                             nun_datatype_name (new->datatype)));
  if (before->profile != NULL && after->profile != NULL)
    compare_range (found, old->name, &before->profile->columns[i], &after->profile->columns[j]);
}

GPtrArray *
nun_compare_collections (const NunCollection *before, const NunCollection *after)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  compare_rows (found, before, after);
  for (guint i = 0; i < before->columns->len; i++)
    {
      const char *name = ((NunColumn *) before->columns->pdata[i])->name;
      int         j = nun_collection_find_column (after, name);

      if (j < 0)
        g_ptr_array_add (found, g_strdup_printf (_ ("Column “%s” has gone."), name));
      else
        compare_column (found, before, (int) i, after, j);
    }
  for (guint i = 0; i < after->columns->len; i++)
    {
      const char *name = ((NunColumn *) after->columns->pdata[i])->name;

      if (nun_collection_find_column (before, name) < 0)
        g_ptr_array_add (found, g_strdup_printf (_ ("Column “%s” is new."), name));
    }
  return found;
}
