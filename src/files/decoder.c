/* NunDecoder: gzip, bzip2, xz and compress behind one way of asking. */

#include "files/decoder.h"

#include <bzlib.h>
#include <gio/gio.h>
#include <lzma.h>

#include "files/lzw.h"

/* The memory that xz may ask for; its own strongest setting takes 65 MiB. */
#define XZ_MEMORY (G_GUINT64_CONSTANT (160) << 20)

struct _NunDecoder
{
  NunPacking         packing;
  gboolean           between; /* two members: the file may end here */
  gboolean           is_open; /* bzip2 */
  GZlibDecompressor *zlib;
  bz_stream          bzip2;
  lzma_stream        xz;
  NunLzw            *lzw;
};

NunDecoder *
nun_decoder_new (NunPacking packing)
{
  NunDecoder *self = g_new0 (NunDecoder, 1);

  self->packing = packing;
  switch (packing)
    {
    case NUN_PACKING_GZIP:
      self->zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      break;
    case NUN_PACKING_BZIP2:
      self->is_open = BZ2_bzDecompressInit (&self->bzip2, 0, 0) == BZ_OK;
      break;
    case NUN_PACKING_XZ:
      self->is_open = lzma_stream_decoder (&self->xz, XZ_MEMORY, LZMA_CONCATENATED) == LZMA_OK;
      break;
    case NUN_PACKING_COMPRESS: self->lzw = nun_lzw_new (); break;
    }
  return self;
}

void
nun_decoder_free (NunDecoder *self)
{
  g_clear_object (&self->zlib);
  if (self->packing == NUN_PACKING_BZIP2 && self->is_open)
    BZ2_bzDecompressEnd (&self->bzip2);
  lzma_end (&self->xz);
  g_clear_pointer (&self->lzw, nun_lzw_free);
  g_free (self);
}

/* Each member ends its converter, and the next may follow. */
static NunDecoderState
step_gzip (NunDecoder *self, NunDecoderStep *step)
{
  g_autoptr (GError) local = NULL;
  GConverterResult   result;

  /* What follows a member without being one is padding, as tape writers leave it. */
  if (self->between && step->length > 0 && step->in[0] != 0x1f)
    return NUN_DECODER_END;
  result = g_converter_convert (G_CONVERTER (self->zlib), step->in, step->length, step->out,
                                step->room, step->at_end ? G_CONVERTER_INPUT_AT_END : 0,
                                &step->used, &step->made, &local);
  if (result == G_CONVERTER_ERROR)
    {
      step->used = step->made = 0;
      return !step->at_end && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                 ? NUN_DECODER_MORE
                 : NUN_DECODER_DAMAGED;
    }
  self->between = result == G_CONVERTER_FINISHED;
  if (self->between)
    g_converter_reset (G_CONVERTER (self->zlib));
  return NUN_DECODER_MORE;
}

static NunDecoderState
step_bzip2 (NunDecoder *self, NunDecoderStep *step)
{
  bz_stream *stream = &self->bzip2;
  int        result;

  if (self->between)
    {
      if (step->length > 0 && step->in[0] != 'B')
        return NUN_DECODER_END;
      if (step->length == 0)
        return NUN_DECODER_MORE;
      BZ2_bzDecompressEnd (stream);
      self->is_open = BZ2_bzDecompressInit (stream, 0, 0) == BZ_OK;
      self->between = FALSE;
    }
  if (!self->is_open)
    return NUN_DECODER_DAMAGED;
  stream->next_in = (char *) step->in;
  stream->avail_in = (unsigned int) step->length;
  stream->next_out = (char *) step->out;
  stream->avail_out = (unsigned int) step->room;
  result = BZ2_bzDecompress (stream);
  step->used = step->length - stream->avail_in;
  step->made = step->room - stream->avail_out;
  self->between = result == BZ_STREAM_END;
  if (result != BZ_OK && result != BZ_STREAM_END)
    return NUN_DECODER_DAMAGED;
  return NUN_DECODER_MORE;
}

static NunDecoderState
step_xz (NunDecoder *self, NunDecoderStep *step)
{
  lzma_stream *stream = &self->xz;
  lzma_ret     result;

  if (!self->is_open)
    return NUN_DECODER_DAMAGED;
  stream->next_in = step->in;
  stream->avail_in = step->length;
  stream->next_out = step->out;
  stream->avail_out = step->room;
  result = lzma_code (stream, step->at_end ? LZMA_FINISH : LZMA_RUN);
  step->used = step->length - stream->avail_in;
  step->made = step->room - stream->avail_out;
  if (result == LZMA_STREAM_END)
    return NUN_DECODER_END;
  return result == LZMA_OK || (result == LZMA_BUF_ERROR && !step->at_end) ? NUN_DECODER_MORE
                                                                          : NUN_DECODER_DAMAGED;
}

NunDecoderState
nun_decoder_step (NunDecoder *self, NunDecoderStep *step)
{
  step->used = step->made = 0;
  if (step->at_end && step->length == 0 && self->between)
    return NUN_DECODER_END;
  switch (self->packing)
    {
    case NUN_PACKING_GZIP: return step_gzip (self, step);
    case NUN_PACKING_BZIP2: return step_bzip2 (self, step);
    case NUN_PACKING_XZ: return step_xz (self, step);
    default: return nun_lzw_step (self->lzw, step);
    }
}
