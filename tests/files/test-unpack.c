/* Tests of packed files: what bzip2, xz and compress pack comes out again, whole or damaged. */

#include <bzlib.h>
#include <lzma.h>
#include <string.h>

#include "files/unpack.h"
#include "helpers.h"

/* A table of n rows that packs well in places and badly in others. */
static GString *
make_table (guint n)
{
  GString *text = g_string_new ("a,b,c\n");
  guint32  state = 1;

  for (guint i = 0; i < n; i++)
    {
      state = state * 1664525 + 1013904223;
      g_string_append_printf (text, "%u,%u,aaaaaaaaaaaaaaaaaaaa\n", i, i % 3 ? state : 7);
    }
  return text;
}

static void
pack_bzip2 (const GString *text, GByteArray *out)
{
  unsigned int length = (unsigned int) (text->len + text->len / 50 + 1000);
  guint        start = out->len;

  g_byte_array_set_size (out, start + length);
  g_assert_cmpint (BZ2_bzBuffToBuffCompress ((char *) out->data + start, &length, text->str,
                                             (unsigned int) text->len, 9, 0, 0),
                   ==, BZ_OK);
  g_byte_array_set_size (out, start + length);
}

static void
pack_xz (const GString *text, GByteArray *out)
{
  gsize bound = lzma_stream_buffer_bound (text->len), length = 0;
  guint start = out->len;

  g_byte_array_set_size (out, start + (guint) bound);
  g_assert_cmpint (lzma_easy_buffer_encode (6, LZMA_CHECK_CRC64, NULL, (guint8 *) text->str,
                                            text->len, out->data + start, &length, bound),
                   ==, LZMA_OK);
  g_byte_array_set_size (out, start + (guint) length);
}

/* -- a small LZW encoder, with a table that is searched in a map ------------------------------------- */

typedef struct
{
  GByteArray *out;
  guint64     bits;
  guint       n_bits, width, in_group;
} BitWriter;

static void
put_code (BitWriter *self, guint code)
{
  self->bits |= (guint64) code << self->n_bits;
  self->n_bits += self->width;
  self->in_group = (self->in_group + 1) % 8;
  while (self->n_bits >= 8)
    {
      guint8 byte = (guint8) self->bits;

      g_byte_array_append (self->out, &byte, 1);
      self->bits >>= 8;
      self->n_bits -= 8;
    }
}

/* Codes come in groups of eight: the rest of one is filled when their width changes. */
static void
end_group (BitWriter *self)
{
  while (self->in_group > 0)
    put_code (self, 0);
}

/* clear_at: empties the table when it has so many codes; 0: never. */
static void
pack_compress (const GString *text, GByteArray *out, guint most_bits, guint clear_at)
{
  guint8                 header[] = { 0x1f, 0x9d, (guint8) (0x80 | most_bits) };
  g_autoptr (GHashTable) table = g_hash_table_new (NULL, NULL);
  BitWriter              writer = { .out = out, .width = 9 };
  guint                  next = 257, current = (guint8) text->str[0];

  g_byte_array_append (out, header, sizeof header);
  for (gsize i = 1; i <= text->len; i++)
    {
      guint    byte = i < text->len ? (guint8) text->str[i] : 256;
      gpointer key = GUINT_TO_POINTER (current << 9 | byte);
      guint    code = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

      if (code > 0)
        {
          current = code;
          continue;
        }
      put_code (&writer, current);
      /* The reader knows an entry one code later than the writer. */
      if (writer.width < most_bits && next > (1u << writer.width) - 1)
        {
          end_group (&writer);
          writer.width++;
        }
      if (next < 1u << most_bits)
        g_hash_table_insert (table, key, GUINT_TO_POINTER (next++));
      current = byte;
      if (clear_at > 0 && next == clear_at && i < text->len)
        {
          put_code (&writer, current);
          current = i + 1 < text->len ? (guint8) text->str[i + 1] : 256;
          i++;
          put_code (&writer, 256);
          end_group (&writer);
          writer.width = 9;
          next = 257;
          g_hash_table_remove_all (table);
        }
    }
  if (writer.n_bits > 0)
    {
      guint8 byte = (guint8) writer.bits;

      g_byte_array_append (out, &byte, 1);
    }
}

/* -- the tests --------------------------------------------------------------------------------------- */

static NunUnpacked *
unpack (const GByteArray *packed, GError **error)
{
  g_autofree char *path = test_write ("packed", (const char *) packed->data, (gssize) packed->len);

  g_assert_true (nun_unpack_is_compressed (packed->data, packed->len));
  return nun_unpacked_new (path, packed->data, packed->len, NULL, error);
}

/* Fails unless the bytes unpack to n times the text. */
static void
check (const GByteArray *packed, const GString *text, guint n)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunUnpacked) unpacked = unpack (packed, &error);
  g_autofree char        *content = NULL;
  gsize                   length;

  g_assert_no_error (error);
  g_assert_false (nun_unpacked_is_truncated (unpacked));
  g_assert_cmpint (nun_unpacked_get_size (unpacked), ==, (gint64) (n * text->len));
  g_assert_true (g_file_get_contents (nun_unpacked_get_path (unpacked), &content, &length, &error));
  g_assert_cmpuint (length, ==, n * text->len);
  for (guint i = 0; i < n; i++)
    g_assert_cmpmem (content + i * text->len, text->len, text->str, text->len);
}

static void
test_bzip2 (void)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GString               *text = make_table (60000);

  pack_bzip2 (text, packed);
  check (packed, text, 1);
  /* Several streams, as parallel packers write them, and padding behind them. */
  pack_bzip2 (text, packed);
  check (packed, text, 2);
  g_byte_array_append (packed, (const guint8 *) "\0\0\0\0", 4);
  check (packed, text, 2);
  g_string_free (text, TRUE);
}

static void
test_xz (void)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GString               *text = make_table (60000);

  pack_xz (text, packed);
  check (packed, text, 1);
  pack_xz (text, packed);
  check (packed, text, 2);
  g_string_free (text, TRUE);
}

static void
test_compress (void)
{
  GString *text = make_table (60000), *same = g_string_new (NULL);

  for (guint bits = 10; bits <= 16; bits += 3)
    {
      g_autoptr (GByteArray) packed = g_byte_array_new ();
      g_autoptr (GByteArray) cleared = g_byte_array_new ();

      pack_compress (text, packed, bits, 0);
      check (packed, text, 1);
      pack_compress (text, cleared, bits, 900);
      check (cleared, text, 1);
    }
  /* Strings that are used as soon as they are known. */
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (same, 'x');
  {
    g_autoptr (GByteArray) packed = g_byte_array_new ();

    pack_compress (same, packed, 16, 0);
    check (packed, same, 1);
  }
  g_string_free (text, TRUE);
  g_string_free (same, TRUE);
}

typedef void (*Pack) (const GString *text, GByteArray *out);

static void
pack_compress_16 (const GString *text, GByteArray *out)
{
  pack_compress (text, out, 16, 3000);
}

static const Pack packs[] = { pack_bzip2, pack_xz, pack_compress_16 };

/* A file that ends too early gives its beginning. */
static void
test_cut (void)
{
  GString *text = make_table (200000);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GByteArray)  packed = g_byte_array_new ();
      g_autoptr (GError)      error = NULL;
      g_autoptr (NunUnpacked) unpacked = NULL;

      packs[i](text, packed);
      g_byte_array_set_size (packed, packed->len * 9 / 10);
      unpacked = unpack (packed, &error);
      g_assert_no_error (error);
      g_assert_true (nun_unpacked_is_truncated (unpacked));
      g_assert_cmpint (nun_unpacked_get_size (unpacked), >, (gint64) text->len / 2);
      g_assert_cmpint (nun_unpacked_get_size (unpacked), <, (gint64) text->len);
    }
  g_string_free (text, TRUE);
}

/* Damage anywhere neither crashes nor hangs, nor lets anything grow. */
static void
test_damage (void)
{
  GString          *text = make_table (500);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240229);

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GByteArray) packed = g_byte_array_new ();

      packs[i](text, packed);
      for (guint n = 0; n < 300; n++)
        {
          g_autoptr (GByteArray)  copy = g_byte_array_new ();
          g_autoptr (NunUnpacked) unpacked = NULL;

          g_byte_array_append (copy, packed->data, packed->len);
          for (guint k = 0; k < 1 + n % 4; k++)
            copy->data[g_rand_int_range (random, 6, (gint32) copy->len)] =
                (guint8) g_rand_int_range (random, 0, 256);
          unpacked = unpack (copy, NULL);
          if (unpacked)
            g_assert_cmpint (nun_unpacked_get_size (unpacked), <, 64 << 20);
        }
    }
  g_string_free (text, TRUE);
}

/* Through the door of the room: types and rows are those of the plain file. */
static void
test_table (void)
{
  GString *text = g_string_new ("name,ra\nx,1.5\ny,2\n");

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GByteArray) packed = g_byte_array_new ();
      g_autoptr (NunFile)    file = NULL;
      g_autofree char       *rows = NULL;

      packs[i](text, packed);
      file = test_open ("table.txt", (const char *) packed->data, (gssize) packed->len);
      g_assert_nonnull (strstr (nun_file_get_format (file), "compressed"));
      rows = test_dump (nun_file_get_table (file, 0));
      g_assert_cmpstr (rows, ==, "x|1.5\ny|2\n");
    }
  g_string_free (text, TRUE);
}

/* A word is no packing. */
static void
test_word (void)
{
  g_autoptr (NunFile) file = test_open ("horologium.csv", "BZhor,ra\nx,1\ny,2\n", -1);
  g_autofree char    *columns = test_describe (nun_file_get_table (file, 0));

  g_assert_cmpstr (columns, ==, "BZhor:char[*], ra:int");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unpack/bzip2", test_bzip2);
  g_test_add_func ("/unpack/xz", test_xz);
  g_test_add_func ("/unpack/compress", test_compress);
  g_test_add_func ("/unpack/cut", test_cut);
  g_test_add_func ("/unpack/damage", test_damage);
  g_test_add_func ("/unpack/table", test_table);
  g_test_add_func ("/unpack/word", test_word);
  status = g_test_run ();
  test_clean ();
  return status;
}
