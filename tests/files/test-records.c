/* Tests of the records: what is written is read, in order, few in memory and many from disk. */

#include "files/records.h"

#include <string.h>

/* Records of all lengths up to some kilobytes, told by their number. */
static GByteArray *
make_record (guint i)
{
  GByteArray *out = g_byte_array_new ();
  guint       length = i % 97 == 0 ? 0 : i * 7919 % 3001;

  g_byte_array_set_size (out, length);
  for (guint k = 0; k < length; k++)
    out->data[k] = (guint8) (i + k * 31);
  return out;
}

static NunRecords *
make_records (guint n)
{
  g_autoptr (GError) error = NULL;
  NunRecords        *self = nun_records_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) record = make_record (i);

      g_assert_true (nun_records_append (self, record->data, record->len, &error));
      g_assert_no_error (error);
    }
  g_assert_true (nun_records_finish (self, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (nun_records_get_n (self), ==, n);
  return self;
}

static void
check_next (NunRecordCursor *cursor, guint i)
{
  g_autoptr (GByteArray) expected = make_record (i);
  g_autoptr (GError)     error = NULL;
  gsize                  length;
  const guint8          *record = nun_record_cursor_next (cursor, &length, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_assert_cmpmem (record, length, expected->data, expected->len);
  g_assert_cmpuint (record[length], ==, 0);
}

static void
check_end (NunRecordCursor *cursor)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nun_record_cursor_next (cursor, NULL, &error));
  g_assert_no_error (error);
}

/* 0 and 3 records stay in memory, 2,000 make some pieces of a file. */
static void
test_order (void)
{
  static const guint numbers[] = { 0, 1, 3, 150, 2000 };

  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      g_autoptr (NunRecords)      self = make_records (numbers[k]);
      g_autoptr (NunRecordCursor) cursor = nun_record_cursor_new (self);

      for (guint i = 0; i < numbers[k]; i++)
        check_next (cursor, i);
      check_end (cursor);
      check_end (cursor);
    }
}

/* Cursors do not disturb each other, and keep the records alive. */
static void
test_cursors (void)
{
  NunRecords                 *self = make_records (1000);
  g_autoptr (NunRecordCursor) one = nun_record_cursor_new (self);
  g_autoptr (NunRecordCursor) two = nun_record_cursor_new (self);

  nun_records_unref (self);
  for (guint i = 0; i < 1000; i++)
    {
      check_next (one, i);
      if (i % 2 == 1)
        check_next (two, i / 2);
    }
  check_end (one);
  check_next (two, 500);
}

/* Longer than what is read at once. */
static void
test_long (void)
{
  g_autoptr (NunRecords)      self = nun_records_new ();
  g_autofree char            *text = g_strnfill (3000000, 'x');
  g_autoptr (NunRecordCursor) cursor = NULL;
  gsize                       length;

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (nun_records_append (self, text, i == 1 ? 3000000 : 5, NULL));
    }
  g_assert_true (nun_records_finish (self, NULL));
  cursor = nun_record_cursor_new (self);
  g_assert_cmpstr (nun_record_cursor_next (cursor, NULL, NULL), ==, "xxxxx");
  g_assert_cmpstr (nun_record_cursor_next (cursor, &length, NULL), ==, text);
  g_assert_cmpuint (length, ==, 3000000);
  g_assert_cmpstr (nun_record_cursor_next (cursor, NULL, NULL), ==, "xxxxx");
  check_end (cursor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/order", test_order);
  g_test_add_func ("/records/cursors", test_cursors);
  g_test_add_func ("/records/long", test_long);
  return g_test_run ();
}
