#pragma once

#include <gdk/gdk.h>

#include "app/session/curve.h"

G_BEGIN_DECLS

/* The client side of a search for images or spectra: the question, and what its answer leads to.  All of it over HTTP, as any
 * client would. */

/* As it was typed; "" for no condition. */
typedef struct
{
  const char *ra, *dec, *radius;   /* degrees */
  const char *band_from, *band_to; /* nanometres */
  const char *time_from, *time_to; /* dates, in any form that describe/date.h reads */
  const char *max_rows;
} NunObservationAsk;

/* The URL of a SIAv2 (or SSAP) search.  NULL and a sentence that names what cannot be read.  g_free. */
char *nun_observation_make_url (const char              *service_url,
                                gboolean                 is_ssap,
                                const NunObservationAsk *ask,
                                GError                 **error);

/* Fetches a picture, at most some megabytes of it.  Runs in a thread. */
void        nun_picture_fetch_async (const char         *url,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GdkTexture *nun_picture_fetch_finish (GAsyncResult *result, GError **error);

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
