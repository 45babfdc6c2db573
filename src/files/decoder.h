#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways of packing that can be undone. */
typedef enum
{
  NUN_PACKING_GZIP,
  NUN_PACKING_BZIP2,
  NUN_PACKING_XZ,
  NUN_PACKING_COMPRESS, /* LZW, as the old program "compress" writes it */
} NunPacking;

typedef enum
{
  NUN_DECODER_MORE,    /* more input or more room is needed */
  NUN_DECODER_END,     /* the packed data ended; what follows is padding */
  NUN_DECODER_DAMAGED, /* ended too early, or no such data */
} NunDecoderState;

/* Undoes a packing piece by piece in bounded memory (xz: at most 160 MiB).  One thread. */
typedef struct _NunDecoder NunDecoder;

NunDecoder *nun_decoder_new (NunPacking packing);
void        nun_decoder_free (NunDecoder *self);

typedef struct
{
  const guint8 *in;
  gsize         length;
  gboolean      at_end; /* nothing follows `in` */
  guint8       *out;
  gsize         room;
  gsize         used, made; /* how many bytes were taken and given, also when damaged */
} NunDecoderStep;

/* Unpacks from `in` to `out`, as much as fits.  What is not used must be handed in again. */
NunDecoderState nun_decoder_step (NunDecoder *self, NunDecoderStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunDecoder, nun_decoder_free)

G_END_DECLS
