#pragma once

#include "files/ragged.h"
#include "files/table.h"

G_BEGIN_DECLS

#define NUN_FILES_ERROR (nun_files_error_quark ())
typedef enum
{
  NUN_FILES_ERROR_MISSING, /* no such file, or not allowed to read it */
  NUN_FILES_ERROR_EMPTY,   /* nothing in it */
  NUN_FILES_ERROR_UNKNOWN, /* none of the formats that are known */
  NUN_FILES_ERROR_BROKEN,  /* a known format, but damaged: truncated, ragged, not well-formed */
  NUN_FILES_ERROR_LIMIT,   /* larger than a bound allows: too long a line, too many columns */
  NUN_FILES_ERROR_CHANGED, /* not the file that was opened */
  NUN_FILES_ERROR_RAGGED, /* rows with too few or too many values; with NUN_RAGGED_LEAVE_OUT the others could be read */
} NunFilesError;
GQuark nun_files_error_quark (void);

typedef enum
{
  NUN_FILE_TABLE,
  NUN_FILE_IMAGE,
  NUN_FILE_SPECTRUM,
  NUN_FILE_OTHER,
} NunFileKind;

/* An HDU with two or more image axes. */
typedef struct
{
  int    hdu;
  int    naxis;   /* 2 to 9 */
  gint64 axes[9]; /* NAXIS1 ... */
} NunImageHdu;

/* A file of the user, recognised by its content (never by its name alone), opened for reading only.
 * Immutable after birth; any thread. */
#define NUN_TYPE_FILE (nun_file_get_type ())
G_DECLARE_FINAL_TYPE (NunFile, nun_file, NUN, FILE, GObject)

/* Reads what is needed to know the tables with their columns, datatypes and numbers of rows: headers for FITS,
 * the whole file for text and VOTable.  Blocks: not for the main loop.  A file that is damaged behind its
 * first table still opens, with a warning.  NULL and NUN_FILES_ERROR (or G_IO_ERROR_CANCELLED) when
 * nothing can be read: one sentence with file and line or HDU. */
NunFile *nun_file_open (const char *path, GCancellable *cancellable, GError **error);

/* The same, but rows of a text with too few or too many values are treated as is chosen; nun_file_open repairs a few
 * and refuses where nobody can tell which value is missing. */
NunFile *
nun_file_open_as (const char *path, NunRagged ragged, GCancellable *cancellable, GError **error);

const char *nun_file_get_path (NunFile *self);

/* Where the bytes lie: the path, or the unpacked copy of a compressed file.  Borrowed. */
const char *nun_file_get_local_path (NunFile *self);

/* The media type of the file as it lies there, where what it holds is of the type `plain`; static or `plain` itself. */
const char *nun_file_get_media_type (NunFile *self, const char *plain);
const char *nun_file_get_format (
    NunFile *self); /* for people: "FITS", "VOTable 1.3", "text, parted by semicolons" */
NunFileKind nun_file_get_kind (NunFile *self);
const char *nun_file_get_reason (NunFile *self); /* why it is OTHER, one sentence; else NULL */
guint       nun_file_get_n_tables (NunFile *self);
NunTable   *nun_file_get_table (NunFile *self, guint i); /* borrowed */
guint       nun_file_get_n_images (NunFile *self);
const NunImageHdu *nun_file_get_image (NunFile *self, guint i); /* borrowed */
const char *const *
nun_file_get_warnings (NunFile *self); /* sentences; NULL-terminated, maybe empty */

/* The largest table with rows, or NULL: what `create` takes when it is not told. */
NunTable *nun_file_get_main_table (NunFile *self);

G_END_DECLS
