/* Tests of opening: what is no readable file, and compressed ones. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "helpers.h"

static void
check_error (const char *path, NunFilesError code, const char *part)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, NULL, &error);

  g_assert_null (file);
  g_assert_error (error, NUN_FILES_ERROR, (gint) code);
  if (!strstr (error->message, part) || !strstr (error->message, path))
    g_error ("unclear: %s", error->message);
}

static void
test_not_a_file (void)
{
  g_autofree char *empty = test_write ("empty.csv", "", 0);
  g_autofree char *fifo = g_strconcat (empty, ".fifo", NULL);

  check_error ("/nonexistent/table.csv", NUN_FILES_ERROR_MISSING, "no such file");
  check_error (empty, NUN_FILES_ERROR_EMPTY, "empty");
  check_error (g_get_tmp_dir (), NUN_FILES_ERROR_UNKNOWN, "folder");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  check_error (fifo, NUN_FILES_ERROR_UNKNOWN, "plain file");
  g_remove (fifo);
}

/* gzip of the text, several members of it when asked. */
static GBytes *
compress (const char *text, guint n_members)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  for (guint i = 0; i < n_members; i++)
    {
      g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
      g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zlib));

      g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (stream), FALSE);
      g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
      g_assert_true (g_output_stream_close (stream, NULL, NULL));
    }
  g_assert_true (g_output_stream_close (memory, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_gzip (void)
{
  GString             *text = g_string_new ("a,b\n");
  g_autoptr (GBytes)   bytes = NULL, two = NULL;
  g_autoptr (NunFile)  file = NULL, longer = NULL, cut = NULL;
  g_autoptr (NunTable) table = NULL;
  g_autofree char     *rows = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u,%u\n", i, i * 7919 % 100003);
  bytes = compress (text->str, 1);
  file =
      test_open ("plain.csv.gz", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (nun_file_get_format (file), "compressed"));
  g_assert_null (nun_file_get_warnings (file)[0]);
  /* The unpacked copy lives as long as the table. */
  table = g_object_ref (nun_file_get_table (file, 0));
  g_clear_object (&file);
  rows = test_dump (table);
  g_assert_cmpint (nun_table_get_n_rows (table), ==, 100000);
  g_assert_true (g_str_has_prefix (rows, "0|0\n1|7919\n"));

  two = compress ("1,2\n", 3);
  longer = test_open ("members.gz", g_bytes_get_data (two, NULL), (gssize) g_bytes_get_size (two));
  g_assert_cmpint (nun_table_get_n_rows (nun_file_get_table (longer, 0)), ==, 3);

  cut = test_open ("cut.csv.gz", g_bytes_get_data (bytes, NULL),
                   (gssize) g_bytes_get_size (bytes) / 2);
  g_assert_nonnull (strstr (nun_file_get_warnings (cut)[0], "ends too early"));
  g_string_free (text, TRUE);
}

static void
test_other_packings (void)
{
  g_autofree char *zstd = test_write ("a.zst", "\x28\xb5\x2f\xfd\x04\x58\x01", 7);
  g_autofree char *bzip2 = test_write ("a.bz2", "BZh91AY&SY", -1);
  g_autofree char *broken = test_write ("b.gz", "\x1f\x8b\x08\x00garbage that is no gzip", -1);

  check_error (zstd, NUN_FILES_ERROR_UNKNOWN, "unpack it first");
  check_error (bzip2, NUN_FILES_ERROR_BROKEN, "damaged bzip2");
  check_error (broken, NUN_FILES_ERROR_BROKEN, "damaged");
}

static void
test_main_table (void)
{
  g_autoptr (NunFile) file = test_open ("one.csv", "a,b\n1,2\n", -1);
  g_autoptr (NunFile) none = test_open ("none.csv", "a,b\n", -1);

  g_assert_true (nun_file_get_main_table (file) == nun_file_get_table (file, 0));
  g_assert_null (nun_file_get_main_table (none));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/not-a-file", test_not_a_file);
  g_test_add_func ("/file/gzip", test_gzip);
  g_test_add_func ("/file/other-packings", test_other_packings);
  g_test_add_func ("/file/main-table", test_main_table);
  status = g_test_run ();
  test_clean ();
  return status;
}
