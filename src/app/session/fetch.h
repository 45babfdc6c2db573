#pragma once

#include <gdk/gdk.h>

#include "app/session/curve.h"

G_BEGIN_DECLS

/* What the answer to a search leads to, over HTTP, as any client would have it. */

/* Fetches a picture, at most some megabytes of it.  Runs in a thread. */
void        nun_picture_fetch_async (const char         *url,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GdkTexture *nun_picture_fetch_finish (GAsyncResult *result, GError **error);

/* What lies in such a file.  Blocks; for a worker thread. */
NunCurve *nun_curve_read (const char *path, GCancellable *cancellable, GError **error);

/* Fetches a spectrum in the form of the Spectral Data Model (a VOTable), as a line to be drawn. */
void      nun_curve_fetch_async (const char         *url,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
NunCurve *nun_curve_fetch_finish (GAsyncResult *result, GError **error);

/* Fetches anything into a file, which appears when it is whole. */
void     nun_download_async (const char         *url,
                             const char         *path,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);
gboolean nun_download_finish (GAsyncResult *result, GError **error);

G_END_DECLS
