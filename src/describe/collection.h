#pragma once

#include "files/profile.h"
#include "files/table.h"

G_BEGIN_DECLS

/* What the rows of a table are. */
typedef enum
{
  NUN_COLLECTION_TABLE, /* the rows of a file */
  NUN_COLLECTION_IMAGES, /* images and cubes, a row each: columns as describe/observation.h makes them */
  NUN_COLLECTION_SPECTRA,
} NunCollectionKind;

/* The facts of one table in a publication: what was found, not what is said of it.  Immutable once shared;
 * counted references; any thread. */
typedef struct
{
  char             *name; /* unique in the publication; letters, digits and _ */
  NunCollectionKind kind;

  /* path of the user's file, as given; of images and spectra the folder in which all of them lie, which their product_path
   * counts from */
  char  *source;
  char  *source_table; /* name of the table in it, "" when it has none */
  int    source_hdu;   /* -1 when not FITS */
  gint64 source_size,
      source_mtime; /* bytes; microseconds since 1970; of a folder all bytes, the latest time */
  char         *
      source_sha256; /* of the whole file, of a folder: of names, sizes and times; NULL before the import */
  char       *format;  /* for people */
  GPtrArray  *columns; /* of NunColumn, as the file has them */
  NunProfile *profile; /* of those columns */
  GPtrArray  *notes;   /* of NunNote */

  /* Images and spectra only. */
  char      *
      scanned; /* what of the folder was gone through: paths from it, parted by \x1f; NULL for all of it */
  gboolean all_hdus; /* every image HDU with a place and every spectrum of a file */
  char   *
      ruled_by; /* the decided rules that the rows were made by, see nun_store_needs_scan; NULL for none */
  char *reading; /* what the rows were made by (nun_rule_set_reading); NULL unknown */
  GHashTable *
      rules; /* column name to NunDatum: the rules as they were guessed; only in what is read in just now, for
                         * the guesses of the description, else NULL */

  gint64 n_rows;
  gint64 n_placed; /* rows that have a position on the sky; set by the store */
  gint64 n_zero;   /* of them, rows that lie exactly at 0/0 of their frame */
  gint64 n_off;    /* rows whose numbers do not lie on the sphere */
  char  *moc;      /* coverage as ASCII MOC, NULL without positions; set by the store */
  char  *temporal,
      *spectral; /* of images and spectra: what they cover, MJD and joule, as describe/coverage.h writes
                              * it; "" for nothing, NULL not measured; set by the store */
  char *
      sorted_by; /* the position that the rows lie by, in the store's words; NULL before the import */
  gboolean has_test; /* a cone that returns at least one row; set by the store */
  double   test_ra_deg, test_dec_deg, test_sr_deg;

  /*< private >*/
  gatomicrefcount references;
} NunCollection;

NunCollection *nun_collection_new (const char *name);
NunCollection *nun_collection_copy (const NunCollection *self); /* not shared yet: may be changed */
NunCollection *nun_collection_ref (NunCollection *self);
void           nun_collection_unref (NunCollection *self);

/* For whoever makes one, before it is shared; strings are copied. */
void nun_collection_add_note (NunCollection *self,
                              const char    *key,
                              const char    *value,
                              const char    *source);

/* Index of the column with that name, or -1. */
int nun_collection_find_column (const NunCollection *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunCollection, nun_collection_unref)

G_END_DECLS
