#pragma once

#include "observe/dataset.h"
#include "serve/protocol.h"

G_BEGIN_DECLS

/* The file behind a row of images or spectra: found by its ID, opened where it lies, and only as long as it is the file that
 * was scanned.  Nothing but the row decides about the path. */

#define NUN_PRODUCT_ERROR (nun_product_error_quark ())
typedef enum
{
  NUN_PRODUCT_ERROR_REQUEST, /* no ID, or two of them */
  NUN_PRODUCT_ERROR_UNKNOWN, /* no row has it, or the table has no products */
  NUN_PRODUCT_ERROR_MISSING, /* the file is not there */
  NUN_PRODUCT_ERROR_CHANGED, /* it is another one by now */
  NUN_PRODUCT_ERROR_EMBARGO, /* it is not public yet; the sentence says from when on it is */
} NunProductError;
GQuark nun_product_error_quark (void);

typedef struct
{
  NunDatasetKind kind;
  char          *id;   /* obs_publisher_did */
  char          *path; /* absolute */
  char          *name; /* of the file, UTF-8, for people */
  int            hdu, index;
  gint64         size, mtime; /* bytes, microseconds since 1970, as scanned */
  char          *media_type;
  GHashTable    *fields; /* name to text, of what the row knows */
} NunProduct;

/* The product of the request's ID; never one that is kept back. */
NunProduct *nun_product_find (const NunService *service,
                              const char       *table,
                              const NunRequest *request,
                              GError          **error);
/* Whether the product's file may go out whole: FALSE and NUN_PRODUCT_ERROR_EMBARGO when any dataset in it is kept back. */
gboolean    nun_product_gives_file (const NunService *service,
                                    const char       *table,
                                    const NunProduct *self,
                                    GError          **error);
NunProduct *nun_product_copy (const NunProduct *self);
void        nun_product_free (NunProduct *self);

/* A field's text or number, NULL or NaN where the row does not know it. */
const char *nun_product_get (const NunProduct *self, const char *field);
double      nun_product_get_number (const NunProduct *self, const char *field);

/* A descriptor to read from, for the caller to close; -1 and NUN_PRODUCT_ERROR. */
int nun_product_open (const NunProduct *self, GError **error);

/* The same for those who read what the file holds; NUN_PRODUCT_ERROR and NUN_FILES_ERROR. */
NunFile *nun_product_open_file (const NunProduct *self, GCancellable *cancellable, GError **error);

/* HTTP's status for an error of these, of the store and of the files. */
guint nun_product_status (const GError *error);

/* A sentence with that status, and when to come again where that helps. product: whose path is not told to strangers, or
 * NULL; prefix: before the sentence, or NULL. */
NunAnswer *
nun_product_answer_error (const NunProduct *product, const GError *error, const char *prefix);

/* Whether the request's If-None-Match or If-Modified-Since says that the client has what is there; mtime_us 0: unknown. */
gboolean nun_product_is_known (const NunRequest *request, const char *etag, gint64 mtime_us);

/* The strong validator of what is made of the product: its file's size and time, and `what`; with quotes.  g_free. */
char *nun_product_etag (const NunProduct *self, const char *what);

/* Content-Disposition for a file of that name.  g_free. */
char *nun_product_disposition (const char *name);

/* Bounds of previews and cutouts. */
#define NUN_PRODUCT_MAX_PREVIEW 1024 /* pixels */
#define NUN_PRODUCT_DEFAULT_PREVIEW 400
#define NUN_PRODUCT_MAX_CUTOUT (G_GINT64_CONSTANT (512) << 20) /* bytes */

extern const NunProtocol nun_protocol_product; /* product-answer.c: BASE/TABLE/get */
extern const NunProtocol nun_protocol_preview; /* preview.c: BASE/TABLE/preview */
extern const NunProtocol nun_protocol_soda;    /* soda.c: BASE/TABLE/soda */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunProduct, nun_product_free)

G_END_DECLS
