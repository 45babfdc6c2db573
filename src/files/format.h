#pragma once

#include "files/file.h"

G_BEGIN_DECLS

/* What a reader of one format is to NunFile.  The formats are one table in format.c, tried in order;
 * readers of further formats are rows of it. */

/* The result of reading; lists are filled by `open`. */
typedef struct
{
  char       *format; /* label for people */
  NunFileKind kind;
  char       *reason;   /* when OTHER */
  GPtrArray  *tables;   /* of NunTable, owned */
  GArray     *images;   /* of NunImageHdu */
  GPtrArray  *warnings; /* of char*, owned */
  gboolean    suspect;  /* an HDU of images that may hold spectra was met */
  int         refused;  /* the HDU that cfitsio would not go to, else -1 */
  char       *refusal;  /* and why, a phrase */
  void       *handle;   /* of nun_fits_handle_free: left open by the reader of FITS, or NULL */
  /* Of NunSpectrum; NULL for none.  Not for readers: nun_file_open looks for them. */
  GPtrArray *spectra;
} NunContent;

void nun_content_warn (NunContent *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

typedef struct
{
  const char *path; /* as the user gave it, for messages */
  const char
      *local_path;    /* the bytes to read: path itself, or an unpacked copy of a compressed file */
  const guint8 *head; /* the first head_length bytes of local_path, at most 64 KiB */
  gsize         head_length;
  gint64        size; /* of local_path, in bytes */
  NunRagged     ragged;
} NunInput;

typedef struct
{
  const char *name;
  /* Whether this looks like the format: cheap, from the head only. */
  gboolean (*sniff) (const NunInput *input);
  /* Reads it.  FALSE with an error when nothing could be read. */
  gboolean (*open) (const NunInput *input,
                    NunContent     *content,
                    GCancellable   *cancellable,
                    GError        **error);
} NunFormat;

extern const NunFormat nun_format_fits;    /* fits-*.c */
extern const NunFormat nun_format_votable; /* votable-*.c */
extern const NunFormat nun_format_text;    /* text-*.c; takes anything that is text */

/* Ends with a NULL. */
extern const NunFormat *const nun_formats[];

G_END_DECLS
