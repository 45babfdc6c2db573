#pragma once

#include "files/decoder.h"

G_BEGIN_DECLS

/* The code of the old program "compress" (Welch 1984): LZW with codes of 9 to 16 bit.  As NunDecoder, of which it
 * is one. */
typedef struct _NunLzw NunLzw;

NunLzw         *nun_lzw_new (void);
void            nun_lzw_free (NunLzw *self);
NunDecoderState nun_lzw_step (NunLzw *self, NunDecoderStep *step);

G_END_DECLS
