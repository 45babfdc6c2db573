/* Pictures, spectra and files, fetched from a service. */
#include "app/session/fetch.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>

#include "app/session/thread.h"
#include "serve/client.h"
#include "vo/spectrum-votable.h"

#define MAX_PICTURE_BYTES (8 << 20)
#define MAX_SPECTRUM_BYTES (G_GINT64_CONSTANT (1) << 30)
#define MAX_DOWNLOAD_BYTES (G_GINT64_CONSTANT (64) << 30)

/* -- pictures ---------------------------------------------------------------------------------------- */

static void
run_picture (GTask *task, gpointer source, gpointer url, GCancellable *cancellable)
{
  GError          *error = NULL;
  g_autofree char *path = nun_client_fetch (url, MAX_PICTURE_BYTES, cancellable, &error);
  GdkTexture      *texture = NULL;

  if (path != NULL)
    {
      texture = gdk_texture_new_from_filename (path, &error);
      g_unlink (path);
    }
  nun_thread_return (task, texture, g_object_unref, error);
}

void
nun_picture_fetch_async (const char         *url,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  nun_thread_run (run_picture, g_strdup (url), g_free, cancellable, callback, user_data);
}

GdkTexture *
nun_picture_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- spectra ----------------------------------------------------------------------------------------- */

/* The first column is the wavelength in metres, the second the value: so the form has it. */
static NunSamples *
read_samples (NunRows *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) wavelengths = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) fluxes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) problem = NULL;
  const NunValue    *values;
  NunSamples        *samples;

  while (wavelengths->len < NUN_SAMPLES_MAX &&
         (values = nun_rows_next (rows, cancellable, &problem)) != NULL)
    {
      double wavelength = NAN, flux = NAN;

      nun_value_get_double (&values[0], &wavelength);
      nun_value_get_double (&values[1], &flux);
      g_array_append_val (wavelengths, wavelength);
      g_array_append_val (fluxes, flux);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  samples = g_new0 (NunSamples, 1);
  samples->n = wavelengths->len;
  samples->wavelength_m =
      (double *) (gpointer) g_array_free (g_steal_pointer (&wavelengths), FALSE);
  samples->flux = (double *) (gpointer) g_array_free (g_steal_pointer (&fluxes), FALSE);
  return samples;
}

/* Whether wavelengths are those in air is told by the words of their column. */
static NunCurve *
make_curve (const NunSamples *samples, GPtrArray *columns)
{
  const NunColumn *wavelength = g_ptr_array_index (columns, 0);
  const NunColumn *flux = g_ptr_array_index (columns, 1);
  g_autofree char *label = flux->unit != NULL && *flux->unit != 0
                               ? g_strdup_printf ("flux [%s]", flux->unit)
                               : g_strdup ("");

  return nun_curve_new (samples, label,
                        g_strcmp0 (wavelength->description, NUN_VO_WAVELENGTH_IN_AIR) == 0);
}

NunCurve *
nun_curve_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunFile)    file = nun_file_open (path, cancellable, error);
  NunTable              *table = file != NULL ? nun_file_get_main_table (file) : NULL;
  g_autoptr (NunRows)    rows = NULL;
  g_autoptr (NunSamples) samples = NULL;
  NunCurve              *curve = NULL;

  if (table != NULL && nun_table_get_columns (table)->len >= 2)
    {
      rows = nun_table_open_rows (table, cancellable, error);
      samples = rows != NULL ? read_samples (rows, cancellable, error) : NULL;
      curve = samples != NULL ? make_curve (samples, nun_table_get_columns (table)) : NULL;
    }
  if (curve == NULL && (error == NULL || *error == NULL))
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_EMPTY,
                 _ ("The service sent no samples of this spectrum"));
  return curve;
}

static void
run_curve (GTask *task, gpointer source, gpointer url, GCancellable *cancellable)
{
  GError          *error = NULL;
  g_autofree char *path = nun_client_fetch (url, MAX_SPECTRUM_BYTES, cancellable, &error);
  NunCurve        *curve = NULL;

  if (path != NULL)
    {
      curve = nun_curve_read (path, cancellable, &error);
      g_unlink (path);
    }
  nun_thread_return (task, curve, (GDestroyNotify) nun_curve_unref, error);
}

void
nun_curve_fetch_async (const char         *url,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  nun_thread_run (run_curve, g_strdup (url), g_free, cancellable, callback, user_data);
}

NunCurve *
nun_curve_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- downloads --------------------------------------------------------------------------------------- */

/* Beside the file that it will be, so that it can take its name. */
static void
run_download (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char           **both = data;
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", both[1], g_random_int ());
  NunReply         reply = { 0 };
  GError          *error = NULL;

  if (nun_client_get (both[0], part, MAX_DOWNLOAD_BYTES, &reply, cancellable, &error) &&
      g_rename (part, both[1]) != 0)
    error =
        g_error_new (G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("%s cannot be written there"), both[1]);
  nun_reply_clear (&reply);
  if (error == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_unlink (part);
  g_task_return_error (task, error);
}

void
nun_download_async (const char         *url,
                    const char         *path,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  const char *both[] = { url, path, NULL };

  nun_thread_run (run_download, g_strdupv ((char **) both), (GDestroyNotify) g_strfreev,
                  cancellable, callback, user_data);
}

gboolean
nun_download_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
