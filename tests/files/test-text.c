/* Tests of delimited text: dialects, types, names, damage. */

#include <string.h>

#include "helpers.h"

/* Opens text as a table and compares columns and rows; NULL: not compared. */
static void
check_ok (const char *text, const char *columns, const char *rows)
{
  g_autoptr (NunFile) file = test_check ("table.txt", text, -1, columns, rows);

  g_assert_null (nun_file_get_warnings (file)[0]);
}

static void
test_delimiters (void)
{
  static const char marks[] = ",;\t|";

  for (const char *mark = marks; *mark; mark++)
    {
      g_autofree char *text =
          g_strdelimit (g_strdup ("name_ra_dec\nM 1_83.6_+22.0\nM 2_323.4_-0.8\n"), "_", *mark);

      check_ok (text, "name:char[*], ra:double, dec:double", "M 1|83.6|22\nM 2|323.4|-0.8\n");
    }
  check_ok ("  ra   dec\t n\n 1.5  -2   7\n\n10.25 3.5   8", "ra:double, dec:double, n:int",
            "1.5|-2|7\n10.25|3.5|8\n");
  /* A decimal comma does not make columns where semicolons do. */
  check_ok ("a;b;c\n1,5;x y;3\n2,5;z;4\n", "a:double, b:char[*], c:int", "1.5|x y|3\n2.5|z|4\n");
  /* Spreadsheets tell each other the delimiter. */
  check_ok ("sep=;\r\nname;ra;dec\r\nM 1;83,6;22,5\r\nM 2;323,4;-0,8\r\n",
            "name:char[*], ra:double, dec:double", "M 1|83.6|22.5\nM 2|323.4|-0.8\n");
  check_ok ("SEP=,\nname,ra\nM 1,83.6\nM 2,323.4\n", "name:char[*], ra:double",
            "M 1|83.6\nM 2|323.4\n");
  check_ok ("a:b:c:d\nx y:1:2:3\nu:4:5:6\n", "a:char[*], b:int, c:int, d:int",
            "x y|1|2|3\nu|4|5|6\n");
}

/* Texts as Fortran writes them, in single quotes between blanks. */
static void
test_single_quotes (void)
{
  check_ok ("name ra dec\n'NGC 224' 10.68 41.27\n'M 33' 23.46 30.66\n",
            "name:char[*], ra:double, dec:double", "NGC 224|10.68|41.27\nM 33|23.46|30.66\n");
  check_ok ("name size n\nBarnard's 5' 1\nM33 7' 2\n", "name:char[*], size:char[*], n:int",
            "Barnard's|5'|1\nM33|7'|2\n");
}

/* What begins like XML and is none. */
static void
test_less_than (void)
{
  check_ok ("<5,1\n<7,2\n<9,3\n", "column_1:char[*], column_2:int", "<5|1\n<7|2\n<9|3\n");
  check_ok ("<mag>,n\n1.5,2\n2.5,3\n", "<mag>:double, n:int", "1.5|2\n2.5|3\n");
}

static void
test_long_names (void)
{
  g_autofree char    *name = g_strnfill (600, 'x');
  g_autofree char    *text = g_strdup_printf ("%s,dec\n1.5,2\n2.5,3\n", name);
  g_autoptr (NunFile) file = test_check ("table.txt", text, -1, NULL, "1.5|2\n2.5|3\n");
  const NunColumn    *column = nun_table_get_columns (nun_file_get_table (file, 0))->pdata[0];

  g_assert_cmpstr (column->original != NULL ? column->original : column->name, ==, name);
  g_assert_cmpint (column->datatype, ==, NUN_DATATYPE_DOUBLE);
}

/* One cell makes a column of numbers text: that is told, with its line. */
static void
test_stray_cell (void)
{
  GString            *text = g_string_new ("name,mag\n");
  g_autofree char    *whole = NULL;
  g_autoptr (NunFile) file = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "M%u,%s%u\n", i, i == 40 ? "~" : "1.", i);
  whole = g_string_free (text, FALSE);
  file = test_check ("table.txt", whole, -1, "name:char[*], mag:char[*]", NULL);
  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "Line 42"));
  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "“~40”"));
  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "mag"));
  g_assert_null (nun_file_get_warnings (file)[1]);
}

static void
test_headers (void)
{
  check_ok ("1,2.5\n3,4.5\n", "column_1:int, column_2:double", "1|2.5\n3|4.5\n");
  check_ok ("# a catalogue\n# ra dec mag\n1 2 3\n4 5 6\n", "ra:int, dec:int, mag:int",
            "1|2|3\n4|5|6\n");
  check_ok ("# Table1\nra,dec\n1,2\n# the end\n", "ra:int, dec:int", "1|2\n");
  check_ok ("#id,ra\n1,2\n3,4\n", "id:int, ra:int", "1|2\n3|4\n");
  check_ok ("a|b\n", "a:char[*], b:char[*]", "");
  check_ok ("a,b,\n1,2\n3,4\n5,6\n7,8\n", "a:int, b:int", "1|2\n3|4\n5|6\n7|8\n");
  check_ok ("# An export\nra,dec\n1,2\n3,4\n5,6\n7,8\n", "ra:int, dec:int", "1|2\n3|4\n5|6\n7|8\n");
  check_ok ("id\tname\nN\t10S\n1\tx\n", "id:int, name:char[*]", "1|x\n");
  check_ok ("Crab\t05 34 31.1\nM 2\t21 33 27\n", "column_1:char[*], column_2:char[*] =sexagesimal",
            "Crab|05 34 31.1\nM 2|21 33 27\n");
}

static void
test_quotes (void)
{
  check_ok ("a,b\n\"x, y\",1\n\"say \"\"hi\"\"\",2\n\"\",3\n", "a:char[*], b:int",
            "x, y|1\nsay \"hi\"|2\n~|3\n");
  check_ok ("a,b\r\n\"one\r\ntwo\",1\r\nthree,2\r\n", "a:char[*], b:int",
            "one\r\ntwo|1\nthree|2\n");
  check_ok ("a b\n\"x y\" 1\nz 2\n", "a:char[*], b:int", "x y|1\nz|2\n");
  /* A quote that nobody closes is a character: 5" is an angle. */
  check_ok ("a,b\n\"x,1\n5\",2\nz,3\n", NULL, NULL);
  check_ok ("a,b\nx,1\n5\",2\n\"z,3\n", "a:char[*], b:int", "x|1\n5\"|2\n\"z|3\n");
}

static void
test_line_ends (void)
{
  check_ok ("a,b\r\n1,2\r\n3,4\r\n", "a:int, b:int", "1|2\n3|4\n");
  check_ok ("a,b\r1,2\r3,4\r", "a:int, b:int", "1|2\n3|4\n");
  check_ok ("a,b\n1,2\n3,4", "a:int, b:int", "1|2\n3|4\n");
}

static void
test_encodings (void)
{
  g_autoptr (NunFile) latin = NULL;
  g_autofree char    *utf16 = NULL, *late = NULL;
  gsize               length;
  GString            *text = g_string_new ("a,b\n");

  check_ok ("\xef\xbb\xbf"
            "a,b\n\xc3\xa9,2\n",
            "a:unicodeChar[*], b:int", "\xc3\xa9|2\n");
  check_ok ("a,b\n\xe9,2\nx,3\n", "a:unicodeChar[*], b:int", "\xc3\xa9|2\nx|3\n");
  utf16 = g_convert ("\xef\xbb\xbf"
                     "a,b\n\xc3\xa9,2\n",
                     -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_object_unref (
      test_check ("table.txt", utf16, (gssize) length, "a:unicodeChar[*], b:int", "\xc3\xa9|2\n"));
  g_free (utf16);
  utf16 = g_convert ("\xef\xbb\xbf"
                     "a,b\n\xc3\xa9,2\n",
                     -1, "UTF-16BE", "UTF-8", NULL, &length, NULL);
  g_object_unref (
      test_check ("table.txt", utf16, (gssize) length, "a:unicodeChar[*], b:int", "\xc3\xa9|2\n"));
  /* A byte that is not UTF-8 far behind the head. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "abc,1\n");
  g_string_append (text, "\xe9,2\n");
  late = g_string_free (text, FALSE);
  latin = test_check ("table.txt", late, -1, "a:unicodeChar[*], b:int", NULL);
  g_assert_nonnull (strstr (nun_file_get_warnings (latin)[0], "20002"));
}

static void
test_types (void)
{
  check_ok ("a,b,c,d\n1,1,T,x\n-2,9999999999,F,y\n", "a:int, b:long, c:boolean, d:char[*]",
            "1|1|T|x\n-2|9999999999|F|y\n");
  check_ok ("a,b,c,d,e\n1e5,1D-2,+1.5,.5,5.\n1,2,3,4,5\n",
            "a:double, b:double, c:double, d:double, e:double",
            "100000|0.01|1.5|0.5|5\n1|2|3|4|5\n");
  /* Names made of digits stay as they are; so does what no integer can hold. */
  check_ok ("a,b,c\n00123,1,9223372036854775808\n45,05,1\n", "a:char[*], b:int, c:char[*]",
            "00123|1|9223372036854775808\n45|5|1\n");
  check_ok ("a,b\n-9223372036854775808,true\n9223372036854775807,FALSE\n", "a:long, b:boolean",
            "-9223372036854775808|T\n9223372036854775807|F\n");
  check_ok ("r,d,t\n05:34:31,-05:23:28,1\n,-00:10:00,05:00:00\n",
            "r:char[*] =sexagesimal, d:char[*] =sexagesimal, t:char[*]",
            "05:34:31|-05:23:28|1\n~|-00:10:00|05:00:00\n");
  check_ok ("a,b\n,1\nnan,2\n", "a:char[*], b:int", "~|1\n~|2\n");
  check_ok ("a,b\n0.1234567890123456789,1\n1e400,2\n-inf,3\n1e-400,4\n", "a:double, b:int",
            "0.12345678901234568|1\n+Inf|2\n-Inf|3\n0|4\n");
}

/* A comma for the decimal point, where it parts nothing else and cannot part thousands or a list. */
static void
test_decimal_comma (void)
{
  check_ok ("ra;dec;mag\n83,633;22,014;12,5\n101,287;-16,7;--\n12;+,5;1,5e-3\n",
            "ra:double, dec:double, mag:double",
            "83.633|22.014|12.5\n101.287|-16.7|~\n12|0.5|0.0015\n");
  check_ok ("83,6\t22,01\n101,2\t-16,71\n", "column_1:double, column_2:double",
            "83.6|22.01\n101.2|-16.71\n");
  check_ok ("a;n\n1,234;1\n2,345;2\n", "a:char[*], n:int", "1,234|1\n2,345|2\n");
  check_ok ("a;n\n0,234;1\n2,345;2\n", "a:double, n:int", "0.234|1\n2.345|2\n");
  check_ok ("a;x\n1,2;1.5\n2,3;2.5\n", "a:char[*], x:double", "1,2|1.5\n2,3|2.5\n");
  check_ok ("a;x\n1,2;1\n2,3,4;2\n", "a:char[*], x:int", "1,2|1\n2,3,4|2\n");
  check_ok ("a;x\n1,2;1\nb;2\n", "a:char[*], x:int", "1,2|1\nb|2\n");
}

/* One slip of the pen in a hundred positions leaves them positions; three in a hundred do not. */
static void
test_slips (void)
{
  for (guint n_bad = 0; n_bad <= 3; n_bad += 3)
    {
      g_autoptr (GString) text = g_string_new ("ra,x\n");
      g_autoptr (GString) cells = g_string_new (NULL);

      for (guint i = 0; i < 100; i++)
        {
          const char *ra = i % 40 == 7 && i / 40 < n_bad ? "17 54 .19.3" : "17 54 19.3";

          g_string_append_printf (text, "%s,1\n", ra);
          g_string_append_printf (cells, "%s|1\n", ra);
        }
      check_ok (text->str, n_bad == 0 ? "ra:char[*] =sexagesimal, x:int" : "ra:char[*], x:int",
                cells->str);
    }
}

static void
test_nulls (void)
{
  check_ok ("a,b\n1,x\n,y\nNaN,z\nnan,--\nnull,N/A\nNULL,\n--,w\n---,NA\nN/A,n/a\n\\N,v\n2,\"\"\n",
            "a:int, b:char[*]", "1|x\n~|y\n~|z\n~|~\n~|~\n~|~\n~|w\n~|~\n~|~\n~|v\n2|~\n");
  /* A dash is a NULL among numbers and a sign among texts. */
  check_ok ("a,b\n1.5,-\n-,+\n", "a:double, b:char[*]", "1.5|-\n~|+\n");
}

static void
test_names (void)
{
  g_autoptr (NunFile) file = test_check (
      "table.txt", "RA (deg),DE[deg],ra,ra,,log(g),Mag (J2000),T90| [s]\n1,2,3,4,5,6,7,8\n", -1,
      "RA:int deg, DE:int deg, ra:int, ra_2:int, column_5:int, log(g):int, Mag (J2000):int, "
      "T90:int s",
      "1|2|3|4|5|6|7|8\n");
  GPtrArray *columns = nun_table_get_columns (nun_file_get_table (file, 0));

  g_assert_cmpstr (((NunColumn *) columns->pdata[0])->original, ==, "RA (deg)");
  g_assert_cmpstr (((NunColumn *) columns->pdata[2])->original, ==, NULL);
  g_assert_cmpstr (((NunColumn *) columns->pdata[3])->original, ==, "ra");
  check_ok ("a,b,\n1,2,\n3,4,\n", "a:int, b:int", "1|2\n3|4\n");
}

static void
test_title (void)
{
  g_autoptr (NunFile) file = test_check ("table.txt", "An export\nra,dec\n1,2\n3,4\n5,6\n7,8\n", -1,
                                         "ra:int, dec:int", "1|2\n3|4\n5|6\n7|8\n");

  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "title"));
}

/* The whole file decides, not its begin. */
static void
test_late_types (void)
{
  GString            *text = g_string_new ("a,b\n");
  g_autofree char    *late = NULL;
  g_autoptr (NunFile) file = NULL;
  g_autofree char    *described = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "1,2\n");
  g_string_append (text, "1.5,x\n");
  late = g_string_free (text, FALSE);
  file = test_open ("late.csv", late, -1);
  described = test_describe (nun_file_get_table (file, 0));
  g_assert_cmpstr (described, ==, "a:double, b:char[*]");
  g_assert_cmpint (nun_table_get_n_rows (nun_file_get_table (file, 0)), ==, 50001);
}

static void
check_broken (const char *text, gssize length, NunFilesError code, const char *part)
{
  g_autofree char    *path = test_write ("broken.txt", text, length);
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, NULL, &error);

  g_assert_error (error, NUN_FILES_ERROR, (gint) code);
  g_assert_null (file);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_ragged (void)
{
  g_autoptr (NunFile) file =
      test_check ("table.txt", "a,b,c\n1,2,3\n4\n5,6,7\n8,9,10\n1,1,1\n2,2,2\n", -1, NULL,
                  "1|2|3\n4|~|~\n5|6|7\n8|9|10\n1|1|1\n2|2|2\n");
  GString *text = g_string_new ("a,b,c\n");

  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "Line 3"));
  /* Whole in the head, ragged behind it. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "1,2,3\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "1,2\n");
  check_broken (text->str, -1, NUN_FILES_ERROR_RAGGED, "line 20002:");
  g_string_assign (text, "a b c\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "1 2 3\n");
  g_string_append (text, "1 2\n");
  check_broken (text->str, -1, NUN_FILES_ERROR_RAGGED, "line 20002:");
  g_string_free (text, TRUE);
}

static NunFile *
open_as (const char *text, NunRagged choice, GError **error)
{
  g_autofree char *path = test_write ("ragged.csv", text, -1);

  return nun_file_open_as (path, choice, NULL, error);
}

/* Three ways with rows of the wrong length, and what is remembered of each. */
static void
test_ragged_choice (void)
{
  static const char text[] =
      "a,b,c\n1,2,3\n4\n5,6,7\n8,9,10,x\n1,1,1\n2,2,2\n3,3,3\n4,4,4\n5,5,5\n6,6,6\n";
  static const char blanks[] =
      "a b c\n1 2 3\n4 5\n6 7 8\n9 8 7\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n"
      "1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n"
      "1 1 1\n1 1 1\n1 1 1\n1 1 1\n1 1 1\n";
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) repaired = open_as (text, NUN_RAGGED_REPAIR, &error);
  g_autoptr (NunFile) left_out = NULL, fine = NULL, parted = NULL;
  g_autofree char    *lines = NULL, *rows = NULL;
  NunRaggedRows       ragged;

  g_assert_no_error (error);
  g_assert_true (nun_ragged_read (nun_table_get_notes (nun_file_get_table (repaired, 0)), &ragged));
  g_assert_cmpint (ragged.choice, ==, NUN_RAGGED_REPAIR);
  g_assert_cmpint (ragged.n, ==, 2);
  lines = nun_ragged_dup_lines (&ragged);
  g_assert_cmpstr (lines, ==, "3, 5");
  g_assert_cmpint (nun_table_get_n_rows (nun_file_get_table (repaired, 0)), ==, 10);

  left_out = open_as (text, NUN_RAGGED_LEAVE_OUT, &error);
  g_assert_no_error (error);
  rows = test_dump (nun_file_get_table (left_out, 0));
  g_assert_cmpstr (rows, ==, "1|2|3\n5|6|7\n1|1|1\n2|2|2\n3|3|3\n4|4|4\n5|5|5\n6|6|6\n");
  g_assert_nonnull (strstr (nun_file_get_warnings (left_out)[0], "lines 3, 5"));
  g_assert_true (nun_ragged_read (nun_table_get_notes (nun_file_get_table (left_out, 0)), &ragged));
  g_assert_cmpint (ragged.choice, ==, NUN_RAGGED_LEAVE_OUT);

  g_assert_null (open_as (text, NUN_RAGGED_REFUSE, &error));
  g_assert_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_RAGGED);
  g_assert_nonnull (strstr (error->message, "line 3:"));
  g_clear_error (&error);

  /* The choice is remembered where nothing is wrong yet, but for the usual one. */
  fine = open_as ("a,b\n1,2\n3,4\n", NUN_RAGGED_REFUSE, &error);
  g_assert_no_error (error);
  g_assert_true (nun_ragged_read (nun_table_get_notes (nun_file_get_table (fine, 0)), &ragged));
  g_assert_cmpint (ragged.choice, ==, NUN_RAGGED_REFUSE);
  g_assert_cmpint (ragged.n, ==, 0);

  /* Between blanks nobody knows which value is missing, but such a row can be left out. */
  g_assert_null (open_as (blanks, NUN_RAGGED_REPAIR, &error));
  g_assert_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_RAGGED);
  g_clear_error (&error);
  parted = open_as (blanks, NUN_RAGGED_LEAVE_OUT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nun_table_get_n_rows (nun_file_get_table (parted, 0)), ==, 22);
}

static void
test_limits (void)
{
  GString *text = g_string_new ("a,b\n1,2\n3,4\n");
  gsize    start = text->len;

  /* The head must still look like a table. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "5,6\n");
  start = text->len;
  g_string_set_size (text, start + 1200000);
  memset (text->str + start, 'x', 1200000);
  check_broken (text->str, (gssize) text->len, NUN_FILES_ERROR_LIMIT, "line 20004:");
  g_string_truncate (text, start);
  g_string_append_len (text, "7,\0\n", 4);
  check_broken (text->str, (gssize) text->len, NUN_FILES_ERROR_BROKEN, "line 20004:");
  g_string_truncate (text, 0);
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "1,");
  g_string_append (text, "\n");
  check_broken (text->str, -1, NUN_FILES_ERROR_LIMIT, "4096");
  g_string_free (text, TRUE);
}

static void
check_other (const char *text, gssize length)
{
  g_autoptr (NunFile) file = test_open ("other.txt", text, length);

  if (nun_file_get_kind (file) != NUN_FILE_OTHER)
    g_error ("taken for a table: %s", text);
  g_assert_cmpuint (nun_file_get_n_tables (file), ==, 0);
  g_assert_cmpuint (strlen (nun_file_get_reason (file)), >, 10);
}

static void
test_no_table (void)
{
  check_other (
      "Call me Ishmael. Some years ago, never mind how long,\nhaving little or no money in my "
      "purse,\nand nothing particular to interest me on shore\nI thought I would sail.\n",
      -1);
  check_other ("import os\nimport sys\n\nx = [\n    'a',\n    'b',\n]\n", -1);
  check_other ("int\nmain (void)\n{\n  return 0;\n}\n", -1);
  check_other ("Dear Prince,\nI thank you, again.\nPlease find, enclosed, two drawings.\n"
               "Yours, with respect,\nG. G.\n",
               -1);
  check_other ("Dear editor,\nThank you, again.\nPlease find, enclosed.\nBest wishes, Anna\n", -1);
  check_other ("As I wrote to you in the spring of this year, the stars beside Jupiter have moved\n"
               "and I have seen them on every clear night, three or four of them at a time\n",
               -1);
  /* Texts alone make a table all the same. */
  check_ok ("name,kind\nM 31,galaxy\nM 1,supernova remnant\nM 42,H II region.\n",
            "name:char[*], kind:char[*]", NULL);
  check_other ("one\ntwo\nthree\n", -1);
  check_other ("\n\n \n", -1);
  check_other ("{\"a\": [1, 2, 3]}\n", -1);
  check_other ("<html><body>1,2,3</body></html>\n", -1);
  check_other ("\x7f"
               "ELF\x02\x01\x01\0\0\0\0\0\0\0",
               14);
  check_other ("a b\n 1 2 3\n4 5 6\n7 8\n", -1);
}

static void
test_changed (void)
{
  g_autofree char    *path = test_write ("changed.csv", "a,b\n1,2\n", -1);
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, NULL, &error);
  NunRows            *rows;

  g_assert_no_error (error);
  g_free (test_write ("changed.csv", "a,b\nx,y\nz,w\n", -1));
  rows = nun_table_open_rows (nun_file_get_table (file, 0), NULL, &error);
  g_assert_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_CHANGED);
  g_assert_null (rows);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/delimiters", test_delimiters);
  g_test_add_func ("/text/headers", test_headers);
  g_test_add_func ("/text/single-quotes", test_single_quotes);
  g_test_add_func ("/text/less-than", test_less_than);
  g_test_add_func ("/text/long-names", test_long_names);
  g_test_add_func ("/text/stray-cell", test_stray_cell);
  g_test_add_func ("/text/quotes", test_quotes);
  g_test_add_func ("/text/line-ends", test_line_ends);
  g_test_add_func ("/text/encodings", test_encodings);
  g_test_add_func ("/text/types", test_types);
  g_test_add_func ("/text/decimal-comma", test_decimal_comma);
  g_test_add_func ("/text/slips", test_slips);
  g_test_add_func ("/text/nulls", test_nulls);
  g_test_add_func ("/text/names", test_names);
  g_test_add_func ("/text/title", test_title);
  g_test_add_func ("/text/late-types", test_late_types);
  g_test_add_func ("/text/ragged", test_ragged);
  g_test_add_func ("/text/ragged-choice", test_ragged_choice);
  g_test_add_func ("/text/limits", test_limits);
  g_test_add_func ("/text/no-table", test_no_table);
  g_test_add_func ("/text/changed", test_changed);
  status = g_test_run ();
  test_clean ();
  return status;
}
