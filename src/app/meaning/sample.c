/* Reading one image or spectrum from its file, in a thread. */
#include "app/meaning/sample.h"

#include <glib/gi18n-lib.h>

#include "app/session/thread.h"

static NunDataset *
find_dataset (GPtrArray *datasets, const NunFileQuestion *question)
{
  for (guint i = 0; i < datasets->len; i++)
    {
      NunDataset *dataset = g_ptr_array_index (datasets, i);

      if (dataset->hdu == question->hdu && dataset->index == question->number)
        return dataset;
    }
  return datasets->len > 0 ? g_ptr_array_index (datasets, 0) : NULL;
}

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NunFileQuestion      *question = data;
  GError               *error = NULL;
  g_autoptr (NunFile)   file = nun_file_open (question->path, cancellable, &error);
  g_autoptr (GPtrArray) datasets = NULL;
  NunDataset           *dataset;
  g_autofree char      *name = g_path_get_basename (question->path);

  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  datasets = nun_datasets_of_file (file, TRUE, cancellable);
  dataset = find_dataset (datasets, question);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (dataset == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("%s holds neither an image nor a spectrum any more"), name);
  else
    g_task_return_pointer (task, nun_dataset_ref (dataset), (GDestroyNotify) nun_dataset_unref);
}

void
nun_sample_read_async (const char         *path,
                       int                 hdu,
                       int                 index,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  nun_thread_read (run_read, path, hdu, index, cancellable, callback, user_data);
}

NunDataset *
nun_sample_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
