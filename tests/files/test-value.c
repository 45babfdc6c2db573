/* Tests of values as text: shortest decimals that read back equal, elements of arrays. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/value.h"

static char *
format (NunValue value, NunDatatype type, gboolean is_array)
{
  GString *out = g_string_new (NULL);

  nun_value_append_text (&value, type, is_array, out);
  return g_string_free (out, FALSE);
}

static void
check_long (gint64 i, NunDatatype type, const char *expected)
{
  g_autofree char *text = format ((NunValue){ .type = NUN_VALUE_LONG, .i = i }, type, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_double (double d, NunDatatype type, const char *expected)
{
  g_autofree char *text = format ((NunValue){ .type = NUN_VALUE_DOUBLE, .d = d }, type, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_integers (void)
{
  check_long (0, NUN_DATATYPE_INT, "0");
  check_long (-7, NUN_DATATYPE_SHORT, "-7");
  check_long (100, NUN_DATATYPE_INT, "100");
  check_long (1234567, NUN_DATATYPE_INT, "1234567");
  check_long (G_MAXINT64, NUN_DATATYPE_LONG, "9223372036854775807");
  check_long (G_MININT64, NUN_DATATYPE_LONG, "-9223372036854775808");
  check_long (1, NUN_DATATYPE_BOOLEAN, "T");
  check_long (0, NUN_DATATYPE_BOOLEAN, "F");
}

static void
test_reals (void)
{
  check_double (0, NUN_DATATYPE_DOUBLE, "0");
  check_double (-0.0, NUN_DATATYPE_DOUBLE, "-0");
  check_double (83.633, NUN_DATATYPE_DOUBLE, "83.633");
  check_double (-0.5, NUN_DATATYPE_DOUBLE, "-0.5");
  check_double (0.1 + 0.2, NUN_DATATYPE_DOUBLE, "0.30000000000000004");
  check_double (1e15, NUN_DATATYPE_DOUBLE, "1000000000000000");
  check_double (1.25e-7, NUN_DATATYPE_DOUBLE, "1.25e-07");
  check_double (-3e-15, NUN_DATATYPE_DOUBLE, "-3e-15");
  check_double (0.0001, NUN_DATATYPE_DOUBLE, "0.0001");
  check_double (9007199254740993, NUN_DATATYPE_DOUBLE, "9007199254740992");
  check_double (2251799813685249.5, NUN_DATATYPE_DOUBLE, "2251799813685249.5");
  check_double (9.5367431640625e-07, NUN_DATATYPE_DOUBLE, "9.5367431640625e-07"); /* 2^-20 */
  check_double (1e300, NUN_DATATYPE_DOUBLE, "1e+300");
  check_double (5e-324, NUN_DATATYPE_DOUBLE, "5e-324");
  check_double (1.7976931348623157e308, NUN_DATATYPE_DOUBLE, "1.7976931348623157e+308");
  check_double (2451545.123456789, NUN_DATATYPE_DOUBLE, "2451545.123456789");
  check_double (INFINITY, NUN_DATATYPE_DOUBLE, "+Inf");
  check_double (-INFINITY, NUN_DATATYPE_DOUBLE, "-Inf");
  check_double (0.1f, NUN_DATATYPE_FLOAT, "0.1");
  check_double (16777216, NUN_DATATYPE_FLOAT, "16777216");
  check_double (3.4028235e38f, NUN_DATATYPE_FLOAT, "3.4028235e+38");
}

static guint
count_digits (const char *text)
{
  guint n = 0, zeros = 0;

  for (; *text && *text != 'e'; text++)
    if (g_ascii_isdigit (*text))
      {
        if (n == 0 && *text == '0')
          continue;
        n++;
        zeros = *text == '0' ? zeros + 1 : 0;
      }
  return n - zeros;
}

/* Against the C library: reads back equal, and no shorter %g does. */
static void
check_shortest (double d, gboolean is_float)
{
  g_autofree char *text = format ((NunValue){ .type = NUN_VALUE_DOUBLE, .d = d },
                                  is_float ? NUN_DATATYPE_FLOAT : NUN_DATATYPE_DOUBLE, FALSE);
  char             shorter[64];
  guint            n = count_digits (text);

  if (is_float)
    g_assert_true (strtof (text, NULL) == (float) d);
  else
    g_assert_true (strtod (text, NULL) == d);
  if (n <= 1)
    return;
  g_snprintf (shorter, sizeof shorter, "%.*g", (int) n - 1, d);
  if (is_float ? strtof (shorter, NULL) == (float) d : strtod (shorter, NULL) == d)
    g_error ("%s is longer than %s", text, shorter);
}

static void
test_random (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      guint32 half = (guint32) bits;
      double  d;
      float   f;

      memcpy (&d, &bits, sizeof d);
      memcpy (&f, &half, sizeof f);
      if (isfinite (d))
        check_shortest (d, FALSE);
      if (isfinite (f))
        check_shortest (f, TRUE);
      check_shortest (g_test_rand_double_range (-90, 360), FALSE);
      check_shortest (ldexp (g_test_rand_double_range (1, 2), (int) (i % 140) - 70), FALSE);
      check_shortest (ldexp (1, (int) (i % 140) - 70), FALSE);
      check_shortest (ldexp (g_test_rand_double_range (1, 2), (int) (i % 140) - 70), TRUE);
      check_shortest (round (g_test_rand_double_range (-9e6, 9e6)) / 1e4, FALSE);
      check_shortest ((float) (round (g_test_rand_double_range (-9e6, 9e6)) / 1e4), TRUE);
    }
}

static void
check_bytes (const char *bytes,
             gsize       length,
             NunDatatype type,
             gboolean    is_array,
             const char *expected)
{
  NunValue value = { .type = NUN_VALUE_BYTES, .length = length, .bytes = (const guint8 *) bytes };
  g_autofree char *text = format (value, type, is_array);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_arrays (void)
{
  check_bytes ("\x00\xff", 2, NUN_DATATYPE_UNSIGNED_BYTE, TRUE, "0 255");
  check_bytes ("\xff\xfe\x01\x00", 4, NUN_DATATYPE_SHORT, TRUE, "-2 256");
  check_bytes ("\xff\xff\xff\xff\0\0\0\5", 8, NUN_DATATYPE_INT, TRUE, "-1 5");
  check_bytes ("\x80\0\0\0\0\0\0\0", 8, NUN_DATATYPE_LONG, TRUE, "-9223372036854775808");
  check_bytes ("\x3f\xc0\0\0\x7f\xc0\0\0", 8, NUN_DATATYPE_FLOAT, TRUE, "1.5 NaN");
  check_bytes ("\xbf\xf0\0\0\0\0\0\0", 8, NUN_DATATYPE_DOUBLE, TRUE, "-1");
  check_bytes ("\x3f\x80\0\0\xc0\0\0\0", 8, NUN_DATATYPE_FLOAT_COMPLEX, FALSE, "1 -2");
  check_bytes ("TF?\0", 4, NUN_DATATYPE_BOOLEAN, TRUE, "T F ? ?");
  check_bytes ("\xa0", 1, NUN_DATATYPE_BIT, TRUE, "1 0 1 0 0 0 0 0");
  check_bytes ("\x80", 1, NUN_DATATYPE_BIT, FALSE, "1");
  /* Bytes behind the last whole element are no element. */
  check_bytes ("\0\1\2", 3, NUN_DATATYPE_SHORT, TRUE, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/integers", test_integers);
  g_test_add_func ("/value/reals", test_reals);
  g_test_add_func ("/value/random", test_random);
  g_test_add_func ("/value/arrays", test_arrays);
  return g_test_run ();
}
