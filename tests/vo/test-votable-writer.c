/* The VOTable writer's bytes, one by one: values here are worked out by hand from VOTable 1.4. */

#include <malloc.h>
#include <math.h>
#include <string.h>

#include "vo/votable-writer.h"

#define LONG_(x)                                                                                   \
  {                                                                                                \
    .type = NUN_VALUE_LONG, .i = (x)                                                               \
  }
#define DOUBLE_(x)                                                                                 \
  {                                                                                                \
    .type = NUN_VALUE_DOUBLE, .d = (x)                                                             \
  }
#define TEXT_(x)                                                                                   \
  {                                                                                                \
    .type = NUN_VALUE_TEXT, .length = sizeof (x) - 1, .text = (x)                                  \
  }
#define BYTES_(x)                                                                                  \
  {                                                                                                \
    .type = NUN_VALUE_BYTES, .length = sizeof (x) - 1, .bytes = (const guint8 *) (x)               \
  }
#define NULL_                                                                                      \
  {                                                                                                \
    .type = NUN_VALUE_NULL                                                                         \
  }

/* One row of one column: the text of its cell, or the bytes of the row. */
static char *
write_cell (NunSerialization serialization,
            NunDatatype      datatype,
            const char      *arraysize,
            NunValue         value,
            gsize           *length)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunVotableWriter) writer = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  NunVotableHead               head = { NULL };
  const char                  *start, *end;

  g_ptr_array_add (columns, nun_column_new ("x", datatype, arraysize));
  writer = nun_votable_writer_new (serialization, columns);
  nun_votable_writer_begin (writer, &head, out);
  g_string_truncate (out, 0);
  nun_votable_writer_row (writer, &value, out);
  nun_votable_writer_end (writer, FALSE, NULL, out);
  if (serialization == NUN_SERIALIZATION_BINARY2)
    {
      end = strstr (out->str, "</STREAM>");
      g_autofree char *code = g_strndup (out->str, (gsize) (end - out->str));

      return (char *) g_base64_decode (code, length);
    }
  g_assert_true (g_str_has_prefix (out->str, "<TR><TD"));
  start = out->str + strlen ("<TR><TD");
  end = strstr (start, "</TR>");
  *length = (gsize) (end - start);
  return g_strndup (start, *length);
}

typedef struct
{
  NunDatatype datatype;
  const char *arraysize;
  NunValue    value;
  const char *text;   /* behind "<TD": "/>" for an empty one */
  const char *binary; /* the flag byte and the cell */
  gsize       binary_length;
} Case;

#define BINARY_(x) (x), sizeof (x) - 1

static const Case cases[] = {
  { NUN_DATATYPE_INT, NULL, LONG_ (-2), ">-2</TD>", BINARY_ ("\0\xff\xff\xff\xfe") },
  { NUN_DATATYPE_INT, NULL, NULL_, "/>", BINARY_ ("\x80\0\0\0\0") },
  { NUN_DATATYPE_SHORT, NULL, LONG_ (258), ">258</TD>", BINARY_ ("\0\1\2") },
  { NUN_DATATYPE_SHORT, NULL, LONG_ (40000), "/>", BINARY_ ("\x80\0\0") },
  { NUN_DATATYPE_UNSIGNED_BYTE, NULL, LONG_ (255), ">255</TD>", BINARY_ ("\0\xff") },
  { NUN_DATATYPE_UNSIGNED_BYTE, NULL, LONG_ (-1), "/>", BINARY_ ("\x80\0") },
  { NUN_DATATYPE_LONG, NULL, LONG_ (G_MININT64), ">-9223372036854775808</TD>",
    BINARY_ ("\0\x80\0\0\0\0\0\0\0") },
  { NUN_DATATYPE_BOOLEAN, NULL, LONG_ (1), ">T</TD>", BINARY_ ("\0T") },
  { NUN_DATATYPE_BOOLEAN, NULL, LONG_ (0), ">F</TD>", BINARY_ ("\0F") },
  { NUN_DATATYPE_BOOLEAN, NULL, NULL_, "/>", BINARY_ ("\x80\0") },
  { NUN_DATATYPE_DOUBLE, NULL, DOUBLE_ (-1.5), ">-1.5</TD>", BINARY_ ("\0\xbf\xf8\0\0\0\0\0\0") },
  { NUN_DATATYPE_DOUBLE, NULL, LONG_ (2), ">2</TD>", BINARY_ ("\0\x40\0\0\0\0\0\0\0") },
  { NUN_DATATYPE_DOUBLE, NULL, DOUBLE_ (NAN), "/>", BINARY_ ("\x80\x7f\xf8\0\0\0\0\0\0") },
  { NUN_DATATYPE_FLOAT, NULL, DOUBLE_ (-INFINITY), ">-Inf</TD>", BINARY_ ("\0\xff\x80\0\0") },
  { NUN_DATATYPE_FLOAT, NULL, NULL_, "/>", BINARY_ ("\x80\x7f\xc0\0\0") },
  { NUN_DATATYPE_INT, NULL, TEXT_ ("12"), "/>", BINARY_ ("\x80\0\0\0\0") },
  { NUN_DATATYPE_CHAR, "*", TEXT_ ("a<b>&\"c"), ">a&lt;b&gt;&amp;\"c</TD>",
    BINARY_ ("\0\0\0\0\7a<b>&\"c") },
  { NUN_DATATYPE_CHAR, "*", TEXT_ ("\xc3\xa4\xf0\x9f\x98\x80!"), ">\?\?!</TD>",
    BINARY_ ("\0\0\0\0\3\?\?!") },
  { NUN_DATATYPE_CHAR, "*", TEXT_ ("a\rb\nc\x01"), ">a&#13;b\nc?</TD>",
    BINARY_ ("\0\0\0\0\6a\rb\nc\1") },
  { NUN_DATATYPE_CHAR, "*", NULL_, "/>", BINARY_ ("\x80\0\0\0\0") },
  { NUN_DATATYPE_CHAR, "*", TEXT_ (""), "/>", BINARY_ ("\0\0\0\0\0") },
  { NUN_DATATYPE_CHAR, "*", LONG_ (7), ">7</TD>", BINARY_ ("\0\0\0\0\0017") },
  { NUN_DATATYPE_CHAR, "4", TEXT_ ("ab"), ">ab</TD>", BINARY_ ("\0ab\0\0") },
  { NUN_DATATYPE_CHAR, "4", TEXT_ ("abcdef"), ">abcd</TD>", BINARY_ ("\0abcd") },
  { NUN_DATATYPE_CHAR, "4", NULL_, "/>", BINARY_ ("\x80\0\0\0\0") },
  { NUN_DATATYPE_CHAR, NULL, TEXT_ ("ab"), ">ab</TD>", BINARY_ ("\0\0\0\0\2ab") },
  { NUN_DATATYPE_UNICODE_CHAR, "*", TEXT_ ("\xce\xa9\xf0\x9f\x98\x80"),
    ">\xce\xa9\xf0\x9f\x98\x80</TD>", BINARY_ ("\0\0\0\0\3\x03\xa9\xd8\x3d\xde\x00") },
  { NUN_DATATYPE_UNICODE_CHAR, "2", TEXT_ ("\xce\xa9\xf0\x9f\x98\x80"), ">\xce\xa9</TD>",
    BINARY_ ("\0\x03\xa9\0\0") },
  { NUN_DATATYPE_UNICODE_CHAR, "*", TEXT_ ("a\xff\xef\xbf\xbf\x02"),
    ">a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd</TD>", BINARY_ ("\0\0\0\0\4\0a\xff\xfd\xff\xff\0\2") },
  { NUN_DATATYPE_SHORT, "*", BYTES_ ("\0\1\xff\xff"), ">1 -1</TD>",
    BINARY_ ("\0\0\0\0\2\0\1\xff\xff") },
  { NUN_DATATYPE_SHORT, "2", BYTES_ ("\0\1\xff\xff"), ">1 -1</TD>",
    BINARY_ ("\0\0\0\0\2\0\1\xff\xff") },
  { NUN_DATATYPE_SHORT, "2", BYTES_ ("\0\1\xff"), "/>", BINARY_ ("\x80\0\0\0\0") },
  { NUN_DATATYPE_FLOAT, "2", NULL_, ">NaN NaN</TD>", BINARY_ ("\x80\x7f\xc0\0\0\x7f\xc0\0\0") },
  { NUN_DATATYPE_FLOAT, "2", BYTES_ ("\x3f\x80\0\0"), ">NaN NaN</TD>",
    BINARY_ ("\x80\x7f\xc0\0\0\x7f\xc0\0\0") },
  { NUN_DATATYPE_FLOAT_COMPLEX, NULL, BYTES_ ("\x3f\x80\0\0\x40\0\0\0"), ">1 2</TD>",
    BINARY_ ("\0\x3f\x80\0\0\x40\0\0\0") },
  { NUN_DATATYPE_FLOAT_COMPLEX, NULL, NULL_, ">NaN NaN</TD>",
    BINARY_ ("\x80\x7f\xc0\0\0\x7f\xc0\0\0") },
  { NUN_DATATYPE_BOOLEAN, "3", BYTES_ ("TF?"), ">T F ?</TD>", BINARY_ ("\0TF?") },
  { NUN_DATATYPE_BOOLEAN, "2", NULL_, ">? ?</TD>", BINARY_ ("\x80\0\0") },
  { NUN_DATATYPE_BIT, "11", BYTES_ ("\xa0\xff"), ">1 0 1 0 0 0 0 0 1 1 1</TD>",
    BINARY_ ("\0\xa0\xe0") },
  { NUN_DATATYPE_BIT, "*", BYTES_ ("\xa0"), ">1 0 1 0 0 0 0 0</TD>", BINARY_ ("\0\0\0\0\x08\xa0") },
  { NUN_DATATYPE_BIT, NULL, BYTES_ ("\x80"), ">1</TD>", BINARY_ ("\0\x80") },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case      *c = &cases[i];
      gsize            length, binary_length;
      g_autofree char *text =
          write_cell (NUN_SERIALIZATION_TABLEDATA, c->datatype, c->arraysize, c->value, &length);
      g_autofree char *binary = write_cell (NUN_SERIALIZATION_BINARY2, c->datatype, c->arraysize,
                                            c->value, &binary_length);

      g_test_message ("case %u: %s", i, text);
      g_assert_cmpstr (text, ==, c->text);
      g_assert_cmpmem (binary, binary_length, c->binary, c->binary_length);
    }
}

/* A size that a hostile file may name: nothing of it is held or written for an absent cell. */
static void
test_huge_arrays (void)
{
  static const char *const sizes[] = { "2000000000", "65536x65536", "99999999999999999999",
                                       "3x",         "x",           "-4",
                                       "*x3" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (NunDatatype type = NUN_DATATYPE_BOOLEAN; type <= NUN_DATATYPE_DOUBLE_COMPLEX; type++)
      {
        gsize            length;
        g_autofree char *text = NULL, *binary = NULL;

        text = write_cell (NUN_SERIALIZATION_TABLEDATA, type, sizes[i], (NunValue) NULL_, &length);
        g_assert_cmpuint (length, <, 64);
        binary = write_cell (NUN_SERIALIZATION_BINARY2, type, sizes[i], (NunValue) NULL_, &length);
        g_assert_cmpuint (length, ==, 5);
      }
}

static void
test_document (void)
{
  static const NunInfo  infos[] = { { "a", "1 < 2", "meta", "more & more" }, { NULL } };
  NunVotableHead        head = { "r", "d\n<e>", "t", NULL, "FK5", 2000.0, infos };
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunVotableWriter) writer = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  NunColumn                   *ra = nun_column_new ("ra & \"x\"", NUN_DATATYPE_DOUBLE, NULL);
  NunColumn                   *l = nun_column_new ("l", NUN_DATATYPE_INT, "3");

  ra->unit = g_strdup ("deg");
  ra->ucd = g_strdup ("pos.eq.ra;meta.main");
  ra->frame = g_strdup ("eq_FK5");
  ra->description = g_strdup ("<alpha>");
  l->frame = g_strdup ("galactic");
  l->ucd = g_strdup ("bad ucd");
  g_ptr_array_add (columns, ra);
  g_ptr_array_add (columns, l);
  writer = nun_votable_writer_new (NUN_SERIALIZATION_TABLEDATA, columns);
  nun_votable_writer_begin (writer, &head, out);
  nun_votable_writer_end (writer, TRUE, NULL, out);
  g_assert_cmpstr (
      out->str, ==,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\">\n"
      "<RESOURCE type=\"results\" name=\"r\">\n"
      "<DESCRIPTION>d\n&lt;e&gt;</DESCRIPTION>\n"
      "<INFO name=\"QUERY_STATUS\" value=\"OK\"/>\n"
      "<INFO name=\"a\" ucd=\"meta\" value=\"1 &lt; 2\">more &amp; more</INFO>\n"
      "<COOSYS ID=\"system\" system=\"eq_FK5\" equinox=\"J2000.0\" epoch=\"J2000.0\"/>\n"
      "<TABLE name=\"t\">\n"
      "<FIELD ID=\"col_1\" name=\"ra &amp; &quot;x&quot;\" datatype=\"double\" unit=\"deg\" "
      "ucd=\"pos.eq.ra;meta.main\" ref=\"system\">\n"
      "<DESCRIPTION>&lt;alpha&gt;</DESCRIPTION>\n</FIELD>\n"
      "<FIELD ID=\"col_2\" name=\"l\" datatype=\"int\" arraysize=\"3*\"/>\n"
      "<DATA>\n<TABLEDATA>\n</TABLEDATA>\n</DATA>\n</TABLE>\n"
      "<INFO name=\"QUERY_STATUS\" value=\"OVERFLOW\"/>\n"
      "</RESOURCE>\n</VOTABLE>\n");
}

static void
test_errors (void)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunVotableWriter) writer = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  g_autofree char             *document = nun_votable_error_document ("SR=\"x\" is <no> number");

  g_assert_cmpstr (
      document, ==,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\">\n"
      "<INFO ID=\"Error\" name=\"Error\" "
      "value=\"SR=&quot;x&quot; is &lt;no&gt; number\"/>\n"
      "<RESOURCE type=\"results\">\n"
      "<INFO name=\"QUERY_STATUS\" value=\"ERROR\">SR=\"x\" is &lt;no&gt; number</INFO>\n"
      "</RESOURCE>\n</VOTABLE>\n");

  g_ptr_array_add (columns, nun_column_new ("x", NUN_DATATYPE_INT, NULL));
  writer = nun_votable_writer_new (NUN_SERIALIZATION_BINARY2, columns);
  nun_votable_writer_end (writer, TRUE, "The disk is gone", out);
  g_assert_nonnull (strstr (
      out->str, "</TABLE>\n<INFO name=\"QUERY_STATUS\" value=\"ERROR\">The disk is gone</INFO>"));
  g_assert_null (strstr (out->str, "OVERFLOW"));
}

/* Rows cross the lines of base64 in every way: all bytes must come back. */
static void
test_base64 (void)
{
  for (guint n_columns = 1; n_columns <= 20; n_columns++)
    {
      g_autoptr (GPtrArray) columns =
          g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
      g_autoptr (NunVotableWriter) writer = NULL;
      g_autoptr (GString)          out = g_string_new (NULL);
      g_autoptr (GByteArray)       wanted = g_byte_array_new ();
      NunValue                     values[20];
      g_autofree guint8           *found = NULL;
      gsize                        length;
      guint8                       flags[3] = { 0, 0, 0 };

      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (columns, nun_column_new ("x", NUN_DATATYPE_UNSIGNED_BYTE, NULL));
      writer = nun_votable_writer_new (NUN_SERIALIZATION_BINARY2, columns);
      for (guint row = 0; row < 101; row++)
        {
          g_byte_array_append (wanted, flags, (n_columns + 7) / 8);
          for (guint i = 0; i < n_columns; i++)
            {
              guint8 byte = (guint8) (row * 31 + i * 7);

              values[i] = (NunValue) LONG_ (byte);
              g_byte_array_append (wanted, &byte, 1);
            }
          nun_votable_writer_row (writer, values, out);
        }
      nun_votable_writer_end (writer, FALSE, NULL, out);
      g_string_truncate (out, (gsize) (strstr (out->str, "</STREAM>") - out->str));
      found = g_base64_decode (out->str, &length);
      g_assert_cmpmem (found, length, wanted->data, wanted->len);
    }
}

/* As the schema of VOTable 1.4 has it: [EF]?[1-9][0-9]*, and only where it says something. */
static void
test_display (void)
{
  static const struct
  {
    NunDatatype datatype;
    const char *precision;
    int         width;
    const char *attributes;
  } wanted[] = {
    { NUN_DATATYPE_DOUBLE, "F3", 8, " width=\"8\" precision=\"F3\"" },
    { NUN_DATATYPE_FLOAT, "E5", 0, " precision=\"E5\"" },
    { NUN_DATATYPE_DOUBLE, "F0", 4, " width=\"4\"" },
    { NUN_DATATYPE_INT, "F3", 6, " width=\"6\"" },
    { NUN_DATATYPE_DOUBLE, NULL, 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GPtrArray) columns =
          g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
      g_autoptr (NunVotableWriter) writer = NULL;
      g_autoptr (GString)          out = g_string_new (NULL);
      g_autofree char             *field =
          g_strdup_printf ("<FIELD ID=\"col_1\" name=\"x\" datatype=\"%s\"%s/>",
                           nun_datatype_name (wanted[i].datatype), wanted[i].attributes);
      NunColumn     *column = nun_column_new ("x", wanted[i].datatype, NULL);
      NunVotableHead head = { NULL };

      column->precision = g_strdup (wanted[i].precision);
      column->width = wanted[i].width;
      g_ptr_array_add (columns, column);
      writer = nun_votable_writer_new (NUN_SERIALIZATION_TABLEDATA, columns);
      nun_votable_writer_begin (writer, &head, out);
      if (strstr (out->str, field) == NULL)
        g_error ("%s is not in %s", field, out->str);
    }
}

/* A million rows: neither the writer nor the buffer grows while the caller empties it. */
static void
test_memory (gconstpointer data)
{
  NunSerialization      serialization = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunVotableWriter) writer = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  NunVotableHead               head = { NULL };
  gsize                        before = 0, written = 0;

  g_ptr_array_add (columns, nun_column_new ("ra", NUN_DATATYPE_DOUBLE, NULL));
  g_ptr_array_add (columns, nun_column_new ("n", NUN_DATATYPE_INT, NULL));
  g_ptr_array_add (columns, nun_column_new ("name", NUN_DATATYPE_CHAR, "*"));
  writer = nun_votable_writer_new (serialization, columns);
  nun_votable_writer_begin (writer, &head, out);
  for (gint64 i = 0; i < 1000000; i++)
    {
      NunValue values[] = { DOUBLE_ ((double) i / 3.0), LONG_ (i), TEXT_ ("NGC 1234") };

      if (i == 1000)
        before = mallinfo2 ().uordblks;
      nun_votable_writer_row (writer, values, out);
      if (out->len > 32768)
        {
          written += out->len;
          g_string_truncate (out, 0);
        }
    }
  g_assert_cmpuint (mallinfo2 ().uordblks, <, before + 262144);
  g_assert_cmpuint (out->allocated_len, <, 131072);
  nun_votable_writer_end (writer, FALSE, NULL, out);
  g_assert_cmpuint (written + out->len, >, 30000000);
}

/* Times that count alike share a TIMESYS; those that do not have one each. */
static void
test_times (void)
{
  static const char *const    names[] = { "start", "flux", "end", "old" };
  static const NunVotableTime times[] = { { 0, "MJD-origin", "UTC" },
                                          { 2, "MJD-origin", "UTC" },
                                          { 3, "JD-origin", "UNKNOWN" },
                                          { 0, NULL, NULL } };
  g_autoptr (GPtrArray)       columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunVotableWriter) writer = NULL;
  g_autoptr (GString)          out = g_string_new (NULL);
  NunVotableHead               head = { .table_name = "t", .coosys = "ICRS", .times = times };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (columns, nun_column_new (names[i], NUN_DATATYPE_DOUBLE, NULL));
  writer = nun_votable_writer_new (NUN_SERIALIZATION_TABLEDATA, columns);
  nun_votable_writer_begin (writer, &head, out);
  g_assert_nonnull (strstr (out->str, "<TIMESYS ID=\"time_1\" timeorigin=\"MJD-origin\" "
                                      "timescale=\"UTC\" refposition=\"UNKNOWN\"/>\n"
                                      "<TIMESYS ID=\"time_4\" timeorigin=\"JD-origin\" "
                                      "timescale=\"UNKNOWN\" refposition=\"UNKNOWN\"/>\n<TABLE"));
  g_assert_nonnull (strstr (out->str, "name=\"start\" datatype=\"double\" ref=\"time_1\""));
  g_assert_nonnull (strstr (out->str, "name=\"flux\" datatype=\"double\"/>"));
  g_assert_nonnull (strstr (out->str, "name=\"end\" datatype=\"double\" ref=\"time_1\""));
  g_assert_nonnull (strstr (out->str, "name=\"old\" datatype=\"double\" ref=\"time_4\""));
  /* No column refers to a system of coordinates. */
  g_assert_null (strstr (out->str, "COOSYS"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/votable-writer/cells", test_cells);
  g_test_add_func ("/votable-writer/huge-arrays", test_huge_arrays);
  g_test_add_func ("/votable-writer/document", test_document);
  g_test_add_func ("/votable-writer/errors", test_errors);
  g_test_add_func ("/votable-writer/display", test_display);
  g_test_add_func ("/votable-writer/base64", test_base64);
  g_test_add_data_func ("/votable-writer/memory/tabledata",
                        GUINT_TO_POINTER (NUN_SERIALIZATION_TABLEDATA), test_memory);
  g_test_add_data_func ("/votable-writer/memory/binary2",
                        GUINT_TO_POINTER (NUN_SERIALIZATION_BINARY2), test_memory);
  g_test_add_func ("/votable-writer/times", test_times);
  return g_test_run ();
}
