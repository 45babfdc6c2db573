/* Writes a VOTable of what standard input says, line by line: the hand of votable-readers.py.
 *
 *   C NAME DATATYPE ARRAYSIZE|- UNIT|- UCD|- FRAME|-     a column
 *   R VALUE...                                           a row: n (NULL), l:INTEGER, d:REAL, t:HEX, b:HEX
 *
 * The argument is the serialisation, or ERROR for a document that reports an error. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vo/votable-writer.h"

static GBytes *
from_hex (const char *hex)
{
  gsize   n = strlen (hex) / 2;
  guint8 *bytes = g_malloc (n + 1);

  for (gsize i = 0; i < n; i++)
    bytes[i] =
        (guint8) (g_ascii_xdigit_value (hex[2 * i]) * 16 + g_ascii_xdigit_value (hex[2 * i + 1]));
  return g_bytes_new_take (bytes, n);
}

static void
parse_value (const char *word, NunValue *value, GPtrArray *keep)
{
  GBytes *bytes = NULL;

  *value = (NunValue){ NUN_VALUE_NULL };
  if (*word == 'l')
    *value = (NunValue){ .type = NUN_VALUE_LONG, .i = g_ascii_strtoll (word + 2, NULL, 10) };
  else if (*word == 'd')
    *value = (NunValue){ .type = NUN_VALUE_DOUBLE, .d = g_ascii_strtod (word + 2, NULL) };
  else if (*word == 't' || *word == 'b')
    {
      bytes = from_hex (word + 2);
      g_ptr_array_add (keep, bytes);
      value->type = *word == 't' ? NUN_VALUE_TEXT : NUN_VALUE_BYTES;
      value->bytes = g_bytes_get_data (bytes, &value->length);
    }
}

static char *
given (const char *word)
{
  return g_strdup (g_str_equal (word, "-") ? NULL : word);
}

static NunColumn *
parse_column (char **words)
{
  NunDatatype datatype;
  NunColumn  *column;

  g_assert_cmpuint (g_strv_length (words), ==, 7);
  g_assert_true (nun_datatype_from_name (words[2], &datatype));
  column = nun_column_new (words[1], datatype, g_str_equal (words[3], "-") ? NULL : words[3]);
  column->unit = given (words[4]);
  column->ucd = given (words[5]);
  column->frame = given (words[6]);
  column->description = g_strdup ("A <column> & \"its\" description: \xce\xb1");
  return column;
}

static void
write_row (NunVotableWriter *writer, char **words, guint n, GString *out)
{
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree NunValue  *values = g_new0 (NunValue, n);

  g_assert_cmpuint (g_strv_length (words), ==, n + 1);
  for (guint i = 0; i < n; i++)
    parse_value (words[i + 1], &values[i], keep);
  nun_votable_writer_row (writer, values, out);
  fwrite (out->str, 1, out->len, stdout);
  g_string_truncate (out, 0);
}

int
main (int argc, char **argv)
{
  static const NunInfo infos[] = { { "odd \"name\"", "a<b&c\n\"d\"", "meta.id", "text <&>" },
                                   { "plain", "", NULL, NULL },
                                   { NULL } };
  NunVotableHead head = { "resource", "About <this> & that", "table \"1\"", "Rows", "ICRS", 2015.5,
                          infos };
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (GString)          out = g_string_new (NULL);
  g_autoptr (NunVotableWriter) writer = NULL;
  char                        *line = NULL;
  size_t                       size = 0;

  g_assert_cmpint (argc, ==, 2);
  if (g_str_equal (argv[1], "ERROR"))
    {
      g_autofree char *document = nun_votable_error_document ("RA=\"x\" is <no> number & \xce\xb1");

      fputs (document, stdout);
      return 0;
    }
  for (ssize_t n; (n = getline (&line, &size, stdin)) > 0;)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", -1);

      if (*words[0] == 'C')
        {
          g_ptr_array_add (columns, parse_column (words));
          continue;
        }
      if (writer == NULL)
        {
          writer = nun_votable_writer_new (g_str_equal (argv[1], "BINARY2")
                                               ? NUN_SERIALIZATION_BINARY2
                                               : NUN_SERIALIZATION_TABLEDATA,
                                           columns);
          nun_votable_writer_begin (writer, &head, out);
        }
      if (*words[0] == 'R')
        write_row (writer, words, columns->len, out);
    }
  nun_votable_writer_end (writer, TRUE, NULL, out);
  fwrite (out->str, 1, out->len, stdout);
  free (line);
  return 0;
}
