#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an observation service gives out, and where: one place for server, answers, records and window. */

/* The name of a row's product in its service, which every ID parameter takes as it is, and behind the "?" of a publisher's
 * identifier (there with %XX): "m13.fits", "m13.fits#1", "plate.fits#1.17".  hdu, index: -1 for none.  g_free. */
char *nun_vo_product_id (const char *path, int hdu, int index);

/* "ivo://authority/key?ID" of the resource's identifier; NULL without one.  g_free. */
char *nun_vo_publisher_did (const char *identifier, const char *id);

/* BASE/TABLE/get?ID=..., the file itself; votable: a spectrum in the Spectral Data Model.  g_free. */
char *
nun_vo_product_url (const char *base_url, const char *table, const char *id, gboolean votable);

/* BASE/TABLE/preview?ID=..., a PNG; width in pixels, 0 for the usual one.  g_free. */
char *nun_vo_preview_url (const char *base_url, const char *table, const char *id, guint width);

/* BASE/TABLE/cutout: SODA's {sync} resource, without "?" or ID.  g_free. */
char *nun_vo_cutout_url (const char *base_url, const char *table);

/* Bounds of these. */
#define NUN_VO_MAX_PREVIEW 1024
#define NUN_VO_DEFAULT_PREVIEW 400
#define NUN_VO_MAX_CUTOUT (G_GINT64_CONSTANT (512) << 20) /* bytes */
#define NUN_VO_SODA_STANDARD "ivo://ivoa.net/std/SODA#sync-1.0"

G_END_DECLS
