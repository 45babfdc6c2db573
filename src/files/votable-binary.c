/* Base64 into bytes into rows, in bounded memory. */

#include "files/votable-binary.h"

#include <gio/gio.h>

#define INFLATED 65536

struct _NunVotableBinary
{
  GPtrArray  *fields;
  gsize       n_flags; /* bytes of null flags before each row of BINARY2 */
  GByteArray *bytes;
  gsize       start; /* of the next row in bytes */
  int         base64_state;
  guint       base64_save;
  GPtrArray  *scratch;
  GConverter *inflater; /* for gzip, else NULL */
  gboolean    at_end;   /* of the gzip */
};

NunVotableBinary *
nun_votable_binary_new (GPtrArray *fields, gboolean has_flags)
{
  NunVotableBinary *self = g_new0 (NunVotableBinary, 1);

  self->fields = fields;
  self->n_flags = has_flags ? (fields->len + 7) / 8 : 0;
  self->bytes = g_byte_array_new ();
  self->scratch = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (self->scratch, g_byte_array_new ());
  return self;
}

void
nun_votable_binary_free (NunVotableBinary *self)
{
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->scratch);
  g_clear_object (&self->inflater);
  g_free (self);
}

void
nun_votable_binary_set_gzip (NunVotableBinary *self)
{
  if (!self->inflater)
    self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
}

/* Makes room for what comes behind the rows that were handed out.  FALSE when a row that is larger than any may be
 * has filled it: `next` complains. */
static gboolean
make_room (NunVotableBinary *self)
{
  if (self->start > 0)
    g_byte_array_remove_range (self->bytes, 0, (guint) self->start);
  self->start = 0;
  return self->bytes->len <= 2 * NUN_VOTABLE_MAX_CELL;
}

static void
inflate_in (NunVotableBinary *self, const guint8 *bytes, gsize length)
{
  while (!self->at_end && self->bytes->len <= 2 * NUN_VOTABLE_MAX_CELL)
    {
      guint            used = self->bytes->len;
      gsize            n_in = 0, n_out = 0;
      GConverterResult result;

      g_byte_array_set_size (self->bytes, used + INFLATED);
      result = g_converter_convert (self->inflater, bytes, length, self->bytes->data + used,
                                    INFLATED, G_CONVERTER_NO_FLAGS, &n_in, &n_out, NULL);
      g_byte_array_set_size (self->bytes, used + (guint) n_out);
      bytes += n_in;
      length -= n_in;
      /* Damage ends the stream, as its end does; needing more input does not. */
      if (result == G_CONVERTER_FINISHED || (result == G_CONVERTER_ERROR && length > 0))
        self->at_end = TRUE;
      if (result == G_CONVERTER_ERROR || (n_in == 0 && n_out == 0))
        return;
    }
}

void
nun_votable_binary_push_bytes (NunVotableBinary *self, const guint8 *bytes, gsize length)
{
  if (!make_room (self))
    return;
  if (self->inflater)
    inflate_in (self, bytes, length);
  else
    g_byte_array_append (self->bytes, bytes, (guint) length);
}

void
nun_votable_binary_push (NunVotableBinary *self, const char *base64, gsize length)
{
  gsize used;

  if (self->inflater)
    {
      g_autofree guint8 *packed = g_malloc (length / 4 * 3 + 6);

      used = g_base64_decode_step (base64, length, packed, &self->base64_state, &self->base64_save);
      nun_votable_binary_push_bytes (self, packed, used);
      return;
    }
  if (!make_room (self))
    return;
  used = self->bytes->len;
  g_byte_array_set_size (self->bytes, (guint) (used + length / 4 * 3 + 6));
  used += g_base64_decode_step (base64, length, self->bytes->data + used, &self->base64_state,
                                &self->base64_save);
  g_byte_array_set_size (self->bytes, (guint) used);
}

int
nun_votable_binary_next (NunVotableBinary *self, NunValue *values)
{
  const guint8 *flags = self->bytes->data + self->start;
  gsize         at = self->start + self->n_flags;

  if (at > self->bytes->len)
    return 0;
  for (guint i = 0; i < self->fields->len; i++)
    {
      const NunVotableField *field = g_ptr_array_index (self->fields, i);
      gssize n = nun_votable_field_unpack (field, self->bytes->data + at, self->bytes->len - at,
                                           g_ptr_array_index (self->scratch, i),
                                           values ? &values[i] : NULL);

      if (n < 0)
        return n == -1 && self->bytes->len - self->start <= NUN_VOTABLE_MAX_CELL ? 0 : -1;
      at += (gsize) n;
      if (values && self->n_flags && flags[i / 8] & (0x80 >> (i % 8)))
        values[i].type = NUN_VALUE_NULL;
    }
  /* Rows of no bytes would never end. */
  if (at == self->start)
    return self->bytes->len > 0 ? -1 : 0;
  self->start = at;
  return 1;
}

gsize
nun_votable_binary_get_rest (NunVotableBinary *self)
{
  return self->bytes->len - self->start;
}
