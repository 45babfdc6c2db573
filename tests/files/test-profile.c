/* Tests of the profile of a table. */

#include "files/profile.h"

#include <math.h>

#include "helpers.h"

static void
test_columns (void)
{
  g_autoptr (NunFile) file = test_open (
      "profile.csv", "n,x,r,s\n3,1.5,05:30:00,b\n1,,-00:30:00,a\n3,-2,,\n2,inf,01:00:00,a\n", -1);
  g_autoptr (NunProfile) profile =
      nun_profile_table (nun_file_get_table (file, 0), NULL, NULL, NULL, NULL);
  const NunColumnProfile *c = profile->columns;

  g_assert_cmpint (profile->n_rows, ==, 4);
  g_assert_cmpuint (profile->n_columns, ==, 4);
  g_assert_true (c[0].has_range && c[0].minimum == 1 && c[0].maximum == 3);
  g_assert_cmpint (c[0].n_distinct, ==, 3);
  g_assert_cmpint (c[0].n_null, ==, 0);
  g_assert_cmpstr (c[0].samples[0], ==, "3");
  g_assert_cmpstr (c[0].samples[2], ==, "2");
  g_assert_null (c[0].samples[3]);
  g_assert_true (c[1].has_range && c[1].minimum == -2 && c[1].maximum == 1.5);
  g_assert_cmpint (c[1].n_null, ==, 1);
  g_assert_true (c[2].has_range && fabs (c[2].minimum + 0.5) < 1e-12 && c[2].maximum == 5.5);
  g_assert_false (c[3].has_range);
  g_assert_cmpint (c[3].n_distinct, ==, 2);
  g_assert_cmpuint (c[3].longest, ==, 1);
}

static void
count (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_many (void)
{
  GString               *text = g_string_new ("id,two,long\n");
  g_autoptr (NunFile)    file = NULL;
  g_autoptr (NunProfile) profile = NULL;
  double                 last = 0;

  for (guint i = 0; i < 1100000; i++)
    g_string_append_printf (text, "%u,%u,%s\n", i, i % 1000000,
                            i == 7 ? "1234567890123456789012345678901234567890123456789012345678901"
                                   : "x");
  file = test_open ("many.csv", text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  profile = nun_profile_table (nun_file_get_table (file, 0), count, &last, NULL, NULL);
  g_assert_cmpint (profile->n_rows, ==, 1100000);
  g_assert_cmpint (profile->columns[0].n_distinct, ==, -1);
  g_assert_cmpint (profile->columns[1].n_distinct, ==, 1000000);
  g_assert_true (profile->columns[0].maximum == 1099999);
  g_assert_cmpstr (profile->columns[2].samples[1], ==,
                   "12345678901234567890123456789012345678901234567890123456789…");
  g_assert_cmpfloat (last, >, 0.9);
}

static void
test_cancelled (void)
{
  g_autoptr (NunFile)      file = test_open ("cancel.csv", "a,b\n1,2\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (nun_profile_table (nun_file_get_table (file, 0), NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The bins against a count of our own over the same numbers. */
static void
check_histogram (const double *numbers, guint n)
{
  g_autoptr (GString)     text = g_string_new ("id,x\n");
  g_autoptr (NunFile)     file = NULL;
  g_autoptr (NunProfile)  profile = NULL;
  const NunColumnProfile *c;
  gint64                  expected[NUN_PROFILE_BINS] = { 0 }, sum = 0;

  for (guint i = 0; i < n; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, "%u,%s\n", i,
                              g_ascii_dtostr (number, sizeof number, numbers[i]));
    }
  file = test_open ("histogram.csv", text->str, (gssize) text->len);
  profile = nun_profile_table (nun_file_get_table (file, 0), NULL, NULL, NULL, NULL);
  c = &profile->columns[1];
  g_assert_cmpfloat (c->minimum, >=, c->histogram_low);
  for (guint i = 0; i < n; i++)
    {
      double bin =
          c->histogram_width > 0 ? floor ((numbers[i] - c->histogram_low) / c->histogram_width) : 0;

      g_assert_cmpfloat (bin, <=, NUN_PROFILE_BINS);
      expected[(guint) MIN (bin, NUN_PROFILE_BINS - 1)]++;
    }
  for (guint i = 0; i < NUN_PROFILE_BINS; i++)
    {
      /* Widening rounds: a number on the border of two bins may be in either. */
      g_assert_cmpint (ABS (c->histogram[i] - expected[i]), <=, 2);
      sum += c->histogram[i];
    }
  g_assert_cmpint (sum, ==, n);
}

static void
test_histogram (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  double            numbers[3000];
  const double      same[] = { 7, 7, 7 }, two[] = { -1e300, 1e300 }, zero[] = { 0, 0, 1e-300 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] =
        g_rand_double_range (random, -1, 1) * pow (10, g_rand_double_range (random, -3, 3));
  check_histogram (numbers, G_N_ELEMENTS (numbers));
  check_histogram (same, G_N_ELEMENTS (same));
  check_histogram (two, G_N_ELEMENTS (two));
  check_histogram (zero, G_N_ELEMENTS (zero));
}

/* Spellings of absent values by name, the first six of them, and only where the file spells them. */
static void
test_spellings (void)
{
  g_autoptr (NunFile) file =
      test_open ("spellings.csv",
                 "n,mag,s,e\n1,--,-,\n2,N/A,x,\n3,--,...,1\n4,12.5,N/A,\n5,,y,2\n"
                 "6,...,z,3\n7,INDEF,-,4\n8,NaN,-,5\n9,null,w,6\n10,--,,7\n",
                 -1);
  NunTable              *table = nun_file_get_table (file, 0);
  g_autoptr (NunProfile) profile = nun_profile_table (table, NULL, NULL, NULL, NULL);
  g_autofree char       *described = test_describe (table);
  g_autofree char       *none = nun_profile_dup_spellings (&profile->columns[0]);
  g_autofree char       *mag = nun_profile_dup_spellings (&profile->columns[1]);
  g_autofree char       *text = nun_profile_dup_spellings (&profile->columns[2]);
  g_autofree char       *empty = nun_profile_dup_spellings (&profile->columns[3]);

  g_assert_cmpstr (described, ==, "n:int, mag:double, s:char[*], e:int");
  g_assert_cmpint (profile->columns[1].n_null, ==, 9);
  g_assert_null (none);
  g_assert_cmpstr (mag, ==,
                   "“--” 3 times, “N/A” 1 time, empty 1 time, “...” 1 time, “INDEF” 1 time, "
                   "“NaN” 1 time");
  g_assert_cmpstr (text, ==, "“N/A” 1 time, empty 1 time");
  /* All of them simply empty: nothing to tell of but their number. */
  g_assert_null (empty);
  g_assert_cmpint (profile->columns[3].spellings[0].n, ==, 3);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/columns", test_columns);
  g_test_add_func ("/profile/many", test_many);
  g_test_add_func ("/profile/cancelled", test_cancelled);
  g_test_add_func ("/profile/histogram", test_histogram);
  g_test_add_func ("/profile/spellings", test_spellings);
  status = g_test_run ();
  test_clean ();
  return status;
}
