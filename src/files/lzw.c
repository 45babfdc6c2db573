/* LZW as "compress" writes it: codes from the low bit on, that grow from 9 to at most 16 bit. */

#include "files/lzw.h"

#include <string.h>

#define HEADER_LENGTH 3
#define FIRST_BITS 9
#define MOST_BITS 16
#define MOST_CODES (1 << MOST_BITS)
#define CLEAR 256

struct _NunLzw
{
  guint8   header[HEADER_LENGTH];
  gsize    header_length;
  guint    most_bits, bits;
  gboolean block_mode; /* code 256 empties the table */

  /* Codes come in groups of eight, which is `bits` bytes: when their length changes, the rest of the group is
   * filling. */
  guint8 group[MOST_BITS + 3]; /* and zeros, for codes that are read three bytes at a time */
  guint  group_length;         /* bytes of it that are there */
  guint  at;                   /* bits of it that are done */

  guint32 n_codes;
  gint32  previous; /* -1 at the begin and behind a clearing */
  guint8  first;    /* byte of the previous string */
  guint16 prefix[MOST_CODES];
  guint8  suffix[MOST_CODES];

  guint8 stack[MOST_CODES + 1]; /* the string of a code, from its end */
  gsize  depth;
};

NunLzw *
nun_lzw_new (void)
{
  NunLzw *self = g_new0 (NunLzw, 1);

  for (guint i = 0; i < 256; i++)
    self->suffix[i] = (guint8) i;
  self->bits = FIRST_BITS;
  self->previous = -1;
  return self;
}

void
nun_lzw_free (NunLzw *self)
{
  g_free (self);
}

/* FALSE when these are not the first bytes of such a file. */
static gboolean
read_header (NunLzw *self)
{
  self->most_bits = self->header[2] & 0x1f;
  self->block_mode = (self->header[2] & 0x80) != 0;
  self->n_codes = self->block_mode ? CLEAR + 1 : CLEAR;
  return self->header[0] == 0x1f && self->header[1] == 0x9d && self->most_bits >= FIRST_BITS &&
         self->most_bits <= MOST_BITS;
}

static void
drop_group (NunLzw *self)
{
  self->group_length = self->at = 0;
}

/* The length of the next code grows when the table no longer fits into it. */
static void
widen (NunLzw *self)
{
  if (self->bits < self->most_bits && self->n_codes > (1u << self->bits) - 1)
    {
      self->bits++;
      drop_group (self);
    }
}

/* The next code of the group; -1 when its bits are not there. */
static gint32
next_code (NunLzw *self)
{
  const guint8 *p = self->group + self->at / 8;
  guint32       code;

  if (self->at + self->bits > self->group_length * 8)
    return -1;
  code = (p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16) >> self->at % 8;
  code &= (1u << self->bits) - 1;
  self->at += self->bits;
  return (gint32) code;
}

/* Puts the string of a code on the stack and the next entry into the table.  FALSE for a code that cannot be. */
static gboolean
take_code (NunLzw *self, guint32 code)
{
  guint32 walk = code;

  if (code == CLEAR && self->block_mode)
    {
      self->n_codes = CLEAR + 1;
      self->bits = FIRST_BITS;
      self->previous = -1;
      drop_group (self);
      return TRUE;
    }
  if (self->previous < 0 ? code > 255 : code > self->n_codes)
    return FALSE;
  if (self->previous >= 0 && code == self->n_codes)
    {
      /* The entry that is made just now: the previous string and its own first byte. */
      self->stack[self->depth++] = self->first;
      walk = (guint32) self->previous;
    }
  for (; walk > 255; walk = self->prefix[walk])
    {
      if (self->depth >= MOST_CODES || (self->block_mode && walk == CLEAR))
        return FALSE;
      self->stack[self->depth++] = self->suffix[walk];
    }
  self->first = (guint8) walk;
  self->stack[self->depth++] = self->first;
  if (self->previous >= 0 && self->n_codes < 1u << self->most_bits)
    {
      self->prefix[self->n_codes] = (guint16) self->previous;
      self->suffix[self->n_codes++] = self->first;
    }
  self->previous = (gint32) code;
  return TRUE;
}

static gsize
pop (NunLzw *self, guint8 *out, gsize room)
{
  gsize n = 0;

  while (self->depth > 0 && n < room)
    out[n++] = self->stack[--self->depth];
  return n;
}

NunDecoderState
nun_lzw_step (NunLzw *self, NunDecoderStep *step)
{
  step->used = step->made = 0;
  while (self->header_length < HEADER_LENGTH && step->used < step->length)
    {
      self->header[self->header_length++] = step->in[step->used++];
      if (self->header_length == HEADER_LENGTH && !read_header (self))
        return NUN_DECODER_DAMAGED;
    }
  if (self->header_length < HEADER_LENGTH)
    return step->at_end ? NUN_DECODER_DAMAGED : NUN_DECODER_MORE;
  for (;;)
    {
      gint32 code;

      step->made += pop (self, step->out + step->made, step->room - step->made);
      if (self->depth > 0)
        return NUN_DECODER_MORE;
      widen (self);
      if (self->at >= self->group_length * 8)
        drop_group (self);
      while (self->group_length < self->bits && step->used < step->length)
        self->group[self->group_length++] = step->in[step->used++];
      if (self->group_length < self->bits && !step->at_end)
        return NUN_DECODER_MORE;
      code = next_code (self);
      if (code < 0)
        return NUN_DECODER_END;
      if (!take_code (self, (guint32) code))
        return NUN_DECODER_DAMAGED;
    }
}
