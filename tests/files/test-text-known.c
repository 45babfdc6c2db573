/* Tests of texts that describe their own columns: CDS and AAS, IPAC, ECSV, SExtractor, DAOphot. */

#include <string.h>

#include "helpers.h"

#define RULE "--------------------------------------------------------------------------------\n"
#define DOUBLE_RULE                                                                                \
  "================================================================================\n"

/* Opens text as a table and compares columns and rows; NULL: not compared. */
static NunFile *
check (const char *name, const char *text, const char *columns, const char *rows)
{
  return test_check (name, text, -1, columns, rows);
}

static void
check_ok (const char *text, const char *columns, const char *rows)
{
  g_autoptr (NunFile) file = check ("known.txt", text, columns, rows);

  g_assert_null (nun_file_get_warnings (file)[0]);
}

static void
check_broken (const char *name, const char *text, const char *line, const char *part)
{
  g_autofree char    *path = test_write (name, text, -1);
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, NULL, &error);

  g_assert_null (file);
  g_assert_true (g_error_matches (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN) ||
                 g_error_matches (error, NUN_FILES_ERROR, NUN_FILES_ERROR_RAGGED));
  if (!strstr (error->message, line) || !strstr (error->message, part))
    g_error ("unclear: %s", error->message);
}

static const char *
description (NunFile *file, guint i)
{
  NunColumn *column = nun_table_get_columns (nun_file_get_table (file, 0))->pdata[i];

  return column->description ? column->description : "";
}

static const char *
note (NunFile *file, const char *key)
{
  GPtrArray *notes = nun_table_get_notes (nun_file_get_table (file, 0));

  for (guint i = 0; i < notes->len; i++)
    if (g_str_equal (((NunNote *) notes->pdata[i])->key, key))
      return ((NunNote *) notes->pdata[i])->value;
  return "";
}

/* -- CDS and AAS ------------------------------------------------------------------------------------- */

#define MRT_HEAD                                                                                   \
  "Title: A Survey of Lamps\n"                                                                     \
  "       in the Harbour\n"                                                                        \
  "Authors: Lamp A.B., van der Light C.\n"                                                         \
  "Table: Lamps and their places\n" DOUBLE_RULE                                                    \
  "Byte-by-byte Description of file: lamps_mrt.txt\n" RULE                                         \
  "   Bytes Format Units   Label   Explanations\n" RULE                                            \
  "   1-  4 A4     ---     Name    Name of the lamp\n"                                             \
  "   6-  7 I2     h       RAh     Hour of Right Ascension (J2000)\n"                              \
  "   9- 10 I2     min     RAm     Minute of Right Ascension (J2000)\n"                            \
  "  12- 15 F4.1   s       RAs     Second of Right Ascension (J2000)\n"                            \
  "      17 A1     ---     DE-     Sign of the Declination (J2000)\n"                              \
  "  18- 19 I2     deg     DEd     Degree of Declination (J2000)\n"                                \
  "  21- 22 I2     arcmin  DEm     [0/59] Arcminute of\n"                                          \
  "                                 Declination (J2000)\n"                                         \
  "  24- 25 I2     arcsec  DEs     Arcsecond of Declination (J2000)\n"                             \
  "  27- 31 F5.2   mag     Vmag    [-2/20]?=-9.99 Brightness (1)\n"                                \
  "  33- 36 E4.0   ---     Num     ? A number\n"                                                   \
  "      38 A1     ---     f_Num   [ab] Flag\n" RULE "Note (1): As seen from the pier.\n" RULE

static void
test_mrt (void)
{
  g_autoptr (NunFile) file =
      check ("lamps.txt",
             MRT_HEAD "0012 05 34 31.9 +22 00 52  8.40  1e3 a\n"
                      "#2   00 04 05.0 -00 30 09 -9.99 1.   b\n"
                      "%3   23 59 59.9 +89 59 59 12.00\n",
             "Name:char[*], RAh:int h, RAm:int min, RAs:double s, DE-:char[*], DEd:int deg, "
             "DEm:int arcmin, DEs:int arcsec, Vmag:double mag, Num:double, f_Num:char[*]",
             "0012|5|34|31.9|+|22|0|52|8.4|1000|a\n"
             "#2|0|4|5|-|0|30|9|~|1|b\n"
             "%3|23|59|59.9|+|89|59|59|12|~|~\n");

  g_assert_null (nun_file_get_warnings (file)[0]);
  g_assert_cmpstr (description (file, 6), ==, "Arcminute of Declination (J2000)");
  g_assert_cmpstr (description (file, 8), ==, "Brightness (1)");
  g_assert_cmpstr (description (file, 9), ==, "A number");
  g_assert_cmpstr (description (file, 10), ==, "[ab] Flag");
  g_assert_cmpstr (note (file, "title"), ==, "A Survey of Lamps in the Harbour");
  g_assert_cmpstr (note (file, "creators"), ==, "Lamp, A.B.; van der Light, C.");
  g_assert_cmpstr (note (file, "description"), ==, "Lamps and their places");
}

/* What differs from hand to hand: blank lines and a byte order mark before it, CRLF, blanks behind a rule, dashes
 * in the rows, no rows at all, letters beyond ASCII. */
static void
test_mrt_hands (void)
{
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf\n  \n" MRT_HEAD);
  g_autoptr (NunFile) empty = check ("empty.txt", text->str, NULL, "");

  g_assert_cmpint (nun_table_get_n_rows (nun_file_get_table (empty, 0)), ==, 0);
  g_string_truncate (text, text->len - 1);
  g_string_append (text, "    \n---- 01 02 03.0 -04 05 06\n---  01 02 03.0 -04 05 06\n");
  check_ok (text->str, NULL, "----|1|2|3|-|4|5|6|~|~|~\n~|1|2|3|-|4|5|6|~|~|~\n");
}

#define SHORT_HEAD                                                                                 \
  "Byte-per-byte Description of file: x\n" RULE " Bytes Format Units Label Explanations\n" RULE

static void
test_mrt_letters (void)
{
  /* Characters are counted, not bytes; labels may repeat or only keep columns apart. */
  check_ok (SHORT_HEAD "1-3 A3 --- n name\n4 A1 --- --- [=]\n5-6 I2 --- n ?=0 count\n" RULE
                       "\xc3\xa9\xc3\xa9\xc3\xa9=12\nabc= 0\n",
            "n:unicodeChar[*], column_2:char[*], n_2:int",
            "\xc3\xa9\xc3\xa9\xc3\xa9|=|12\nabc|=|~\n");
  check_ok (SHORT_HEAD "1-3 A3 --- n name\r\n5-6 I2 mag m mag\r\n" RULE "\xe9 b 12\r\nabc 07\r\n",
            "n:unicodeChar[*], m:int mag", "\xc3\xa9 b|12\nabc|7\n");
  /* Places may overlap, and stand in any order. */
  check_ok (SHORT_HEAD "1-6 A6 --- All\n4-6 I3 --- B\n1-3 I3 --- A\n" RULE "001002\n",
            "All:char[*], B:int, A:int", "001002|2|1\n");
}

static void
test_mrt_misfits (void)
{
  g_autoptr (NunFile) file = check ("misfit.txt",
                                    SHORT_HEAD "1-3 I3 --- a\n5-7 I3 --- b\n9-11 F3 --- c\n" RULE
                                               "  1   2 3.5\n *** <3 ***\n  4 5.5   6\n",
                                    "a:int, b:char[*], c:double", "1|2|3.5\n~|<3|~\n4|5.5|6\n");

  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "Line 10"));
  g_assert_nonnull (strstr (nun_file_get_warnings (file)[0], "<3"));
  check_broken ("not-these.txt",
                SHORT_HEAD "1-3 I3 --- a\n5-7 I3 --- b\n9-11 F3 --- c\n" RULE
                           "Note (1): of no use here\n  1   2 3.5\n",
                "line 9:", "does not fit");
  check_broken ("no-columns.txt", SHORT_HEAD "a b c\n" RULE "1\n", "line 5:", "a b c");
  check_broken ("no-rule.txt", SHORT_HEAD "1-3 I3 --- a\n", "line 1:", "rules");
}

#define README                                                                                     \
  "J/Test/1/2         Lamps of the harbour                        (Lamp+, 2001)\n" DOUBLE_RULE     \
  "A Survey of Lamps.\n"                                                                           \
  "    Lamp A.B.\n"                                                                                \
  "    =2001Test....1....2L\n" DOUBLE_RULE "Keywords: lamps ; harbours\n\n"                        \
  "Description:\n    All lamps were counted\n    twice.\n\nFile Summary:\n" RULE                   \
  " FileName  Lrecl  Records   Explanations\n" RULE "ReadMe        80        .   This file\n" RULE \
  "\n"                                                                                             \
  "Byte-by-byte Description of file: lamps.dat\n" RULE                                             \
  "   Bytes Format Units   Label   Explanations\n" RULE "   1-  3 A3     ---     Name    Name\n"   \
  "   5-  9 F5.1   deg     RAdeg   ?=999.9 Right ascension\n" RULE "\n"                            \
  "Byte-by-byte Description of file: refs[12].dat, more*.dat\n" RULE                               \
  "   Bytes Format Units   Label   Explanations\n" RULE                                            \
  "   1-  2 I2     ---     Ref     Reference\n" RULE "(End)\n"

static void
test_readme (void)
{
  g_autofree char    *path = test_write ("ReadMe", README, -1);
  g_autoptr (NunFile) readme = test_open ("ReadMe", README, -1);
  g_autoptr (NunFile) lamps = check ("lamps.dat", "x 1  12.5\ny   999.9\n",
                                     "Name:char[*], RAdeg:double deg", "x 1|12.5\ny|~\n");
  g_autoptr (NunFile) refs = check ("refs2.dat", " 1\n12\n", "Ref:int", "1\n12\n");
  g_autoptr (NunFile) more = check ("more-of-it.dat", " 1\n12\n", "Ref:int", "1\n12\n");

  g_assert_cmpint (nun_file_get_kind (readme), ==, NUN_FILE_OTHER);
  g_assert_nonnull (strstr (nun_file_get_reason (readme), "ReadMe"));
  g_assert_cmpstr (description (lamps, 1), ==, "Right ascension");
  g_assert_cmpstr (note (lamps, "title"), ==, "Lamps of the harbour");
  g_assert_cmpstr (note (lamps, "creators"), ==, "Lamp, A.B.");
  g_assert_cmpstr (note (lamps, "subjects"), ==, "lamps ; harbours");
  g_assert_cmpstr (note (lamps, "description"), ==, "All lamps were counted twice.");
  g_assert_cmpstr (note (lamps, "source"), ==, "2001Test....1....2L");
  /* The ReadMe names what has been packed. */
  g_object_unref (check ("lamps.dat.gz", "x 1  12.5\n", NULL, "x 1|12.5\n"));
  /* Somebody may have put the rows behind it. */
  g_object_unref (check ("both.txt", README RULE "12\n", "Ref:int", "12\n"));
  /* Another file of the folder is none of its business. */
  g_object_unref (check ("other.csv", "a,b\n1,2\n", "a:int, b:int", "1|2\n"));
  g_object_unref (check ("refs3.dat", "a,b\n1,2\n", "a:int, b:int", "1|2\n"));
}

/* Several catalogues in one folder carry a prefix each. */
static void
test_readme_prefix (void)
{
  g_autofree char *path = test_write ("harbour_readme.txt", README, -1);

  g_object_unref (
      check ("harbour_lamps.dat", "x 1  12.5\n", "Name:char[*], RAdeg:double deg", "x 1|12.5\n"));
}

/* -- IPAC -------------------------------------------------------------------------------------------- */

static void
test_ipac (void)
{
  g_autoptr (NunFile) file = check ("lamps.tbl",
                                    "\\title = 'Lamps at night'\n"
                                    "\\ Seen from the pier.\n\\ Twice.\n"
                                    "|  name |     ra   | n  |--mag--|\n"
                                    "|  char |  double  | i  | real  |\n"
                                    "|       |  deg     |    | mag   |\n"
                                    "|       |  null    |-99 | -9.0  |\n"
                                    "  a b      1.5       4   8.25   \n"
                                    "  #c       null     -99  -9     \n"
                                    "  1.5    123.456789   7  nan    \n",
                                    "name:char[*], ra:double deg, n:int, mag:double mag",
                                    "a b|1.5|4|8.25\n#c|~|~|~\n1.5|123.456789|7|~\n");

  g_assert_cmpstr (note (file, "title"), ==, "Lamps at night");
  g_assert_cmpstr (note (file, "description"), ==, "Seen from the pier.\nTwice.");
}

/* What single columns hold is told in pairs of comments; other comments stay the description. */
static void
test_ipac_meanings (void)
{
  g_autoptr (NunFile) file = check ("told.tbl",
                                    "\\ All of them.\n\\ lamp\n\\ ___ Name of the lamp \n"
                                    "\\ ra (degrees)\n\\ ___ Place [decimal = degrees]\n"
                                    "\\ other\n\\ ___ of no column\n\\ lamp\n\\ ___ \n"
                                    "|lamp|   ra|\n|char|  int|\n   a     1\n",
                                    "lamp:char[*], ra:int", "a|1\n");

  g_assert_cmpstr (description (file, 0), ==, "Name of the lamp");
  g_assert_cmpstr (description (file, 1), ==, "Place [decimal = degrees]");
  g_assert_cmpstr (note (file, "description"), ==,
                   "All of them.\nother\n___ of no column\nlamp\n___");
}

static void
test_ipac_hands (void)
{
  g_autoptr (NunFile) crossed = NULL;

  /* Names and types alone; values that use the place of a bar. */
  check_ok ("|  a|  b|\n|int|int|\n   1   2\n1234   5\n  12  34\n", "a:int, b:int",
            "1|2\n1234|5\n12|34\n");
  /* Names alone, known by the backslash before them. */
  check_ok ("\\ x\n|  a|  b|\n   1   2\n", "a:int, b:int", "1|2\n");
  crossed = check ("crossed.tbl", "|  a|  b|\n|int|int|\n   1   2\n 12345\n", "a:int, b:int",
                   "1|2\n123|5\n");
  g_assert_nonnull (strstr (nun_file_get_warnings (crossed)[0], "Line 4"));
  check_broken ("bars.tbl", "|  a|  b|\n|int|int|\n|mag|\n   1   2\n", "line 3:", "bars");
  /* Bars on every line are a delimiter. */
  check_ok ("|a|b|\n|1|2|\n|3|4|\n", "a:int, b:int", "1|2\n3|4\n");
}

/* -- ECSV -------------------------------------------------------------------------------------------- */

static void
test_ecsv (void)
{
  g_autoptr (NunFile) file =
      check ("lamps.ecsv",
             "# %ECSV 0.9\n# ---\n# datatype:\n"
             "# - {name: name, datatype: string, description: 'It''s a: {name}, \"so\"'}\n"
             "# - {name: ra, unit: deg, datatype: float64, description: Right ascension of\n"
             "#     the lamp}\n"
             "# - {name: f, unit: !astropy.units.Unit {unit: mJy}, datatype: float32}\n"
             "# - {name: ok, datatype: bool, meta: {a: [1, '}'], b: {c: d}}}\n"
             "# - {name: \"x \\\"y\\\"\", datatype: int16}\n"
             "# meta: !!omap\n# - {comments: [a, b]}\n# schema: astropy-2.0\n"
             "name ra f ok \"x \"\"y\"\"\"\n"
             "\"a b\" 1.5 0.1 True 7\n\"\" nan 2 False \"\"\n\"# c\" 3 \"\" \"\" -1\n",
             "name:char[*], ra:double deg, f:float mJy, ok:boolean, x \"y\":short",
             "a b|1.5|0.1|T|7\n~|~|2|F|~\n# c|3|~|~|-1\n");

  g_assert_null (nun_file_get_warnings (file)[0]);
  g_assert_cmpstr (description (file, 0), ==, "It's a: {name}, \"so\"");
  g_assert_cmpstr (description (file, 1), ==, "Right ascension of the lamp");
}

static void
test_ecsv_block (void)
{
  g_autoptr (NunFile) file =
      check ("block.ecsv",
             "# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n"
             "# -\n#   name: a\n#   datatype: int64\n"
             "# - name: b\n#   datatype: string\n#   subtype: 'float64[2]'\n"
             "#   description: >-\n#     words on\n#     two lines\n"
             "# -   name: c:d\n#     datatype: uint8\n#     unit: \"km / s\"\n"
             "# -   name: empty\n#     datatype: float64\n"
             "a,b,c:d,empty\n1,\"[1.0,2.0]\",255,\n-9999999999,,0,\n",
             "a:long, b:double[2], c:d:unsignedByte km / s, empty:double",
             "1|1 2|255|~\n-9999999999|~|0|~\n");

  g_assert_cmpstr (description (file, 1), ==, "words on two lines");
}

/* Arrays in JSON; what is none of the shape that the head gives makes the column text. */
static void
test_ecsv_arrays (void)
{
  g_autoptr (NunFile) file = check (
      "arrays.ecsv",
      "# %ECSV 1.0\n# ---\n# datatype:\n"
      "# - {name: f, datatype: string, subtype: 'float32[2,3]'}\n"
      "# - {name: i, datatype: string, subtype: 'int16[2]'}\n"
      "# - {name: m, datatype: string, subtype: 'int64[2]'}\n"
      "# - {name: b, datatype: string, subtype: 'bool[2]'}\n"
      "# - {name: v, datatype: string, subtype: 'float64[null]'}\n"
      "# - {name: w, datatype: string, subtype: 'int64[2,null]'}\n"
      "# - {name: s, datatype: string, subtype: 'string[2]'}\n"
      "f i m b v w s\n"
      "[[0.5,1,2],[3,4,NaN]] [-1,32767] [null,7] [true,null] [] [[1],[2]] "
      "\"[\"\"a\"\",\"\"b\"\"]\"\n"
      "\"\" [0,0] [1,2] [false,true] [1.5,-Infinity,3] [[1,2],[3,4]] \"[\"\"c\"\",\"\"d\"\"]\"\n",
      "f:float[3x2], i:short[2], m:double[2], b:boolean[2], v:double[*], w:char[*], s:char[*]",
      "0.5 1 2 3 4 NaN|-1 32767|NaN 7|T ?||[[1],[2]]|[\"a\",\"b\"]\n"
      "~|0 0|1 2|F T|1.5 -Inf 3|[[1,2],[3,4]]|[\"c\",\"d\"]\n");
  static const char *const odd[] = {
    "[1,2,3]", "[1]",   "[1,2",    "[1,2]x", "[[1,2]]", "[1,]",
    "1,2",     "[1;2]", "[1,2.5]", "{}",     "[,]",     "[true,1]"
  };

  g_assert_null (nun_file_get_warnings (file)[0]);
  /* A double cannot hold what stands beside this hole. */
  g_object_unref (check ("large.ecsv",
                         "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: n, datatype: int64}\n"
                         "# - {name: a, datatype: string, subtype: 'int64[2]'}\n"
                         "n a\n1 [null,9007199254740993]\n",
                         "n:long, a:char[*]", "1|[null,9007199254740993]\n"));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("# %%ECSV 1.0\n# ---\n# datatype:\n"
                           "# - {name: n, datatype: int64}\n"
                           "# - {name: a, datatype: string, subtype: 'int64[2]'}\n"
                           "n a\n1 [1,2]\n2 %s\n",
                           odd[i]);
      g_autoptr (NunFile) loose = check ("odd.ecsv", text, "n:long, a:char[*]", NULL);

      g_assert_nonnull (strstr (nun_file_get_warnings (loose)[0], "Line 8"));
    }
}

static void
test_ecsv_broken (void)
{
  g_autoptr (NunFile) head = test_open (
      "head.ecsv", "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\n", -1);

  g_assert_cmpint (nun_file_get_kind (head), ==, NUN_FILE_OTHER);
  check_broken ("names.ecsv",
                "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\n"
                "# - {name: b, datatype: int64}\na c\n1 2\n",
                "line 6:", "\"c\"");
  check_broken ("flow.ecsv", "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a\na\n1\n",
                "line 4:", "datatype");
  check_broken ("none.ecsv", "# %ECSV 1.0\n# ---\na b\n1 2\n", "line 1:", "datatype");
  check_broken ("cells.ecsv",
                "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: a, datatype: int64}\n"
                "# - {name: b, datatype: int64}\na b\n1 2\n1\n3 4\n",
                "line 8:", "2 columns");
}

/* -- SExtractor, DAOphot ----------------------------------------------------------------------------- */

static void
test_sextractor (void)
{
  g_autoptr (NunFile) file = check ("lamps.cat",
                                    "#   1 NUMBER          Running object number\n"
                                    "#   2 ALPHA_J2000     Right ascension (J2000)       [deg]\n"
                                    "#   3 FLUX_APER       Flux in rings [inner ones]    [count]\n"
                                    "#   5 FLAGS           Extraction flags\n"
                                    "#   6 VECTOR          The last one\n"
                                    "         1 123.5  1.5 2.5   0  7 8\n"
                                    "         2  12.5 -1e3 .5   16  9 10\n",
                                    "NUMBER:int, ALPHA_J2000:double deg, FLUX_APER:double count, "
                                    "FLUX_APER_1:double count, FLAGS:int, VECTOR:int, VECTOR_1:int",
                                    "1|123.5|1.5|2.5|0|7|8\n2|12.5|-1000|0.5|16|9|10\n");

  g_assert_cmpstr (description (file, 0), ==, "Running object number");
  g_assert_cmpstr (description (file, 3), ==, "Flux in rings [inner ones]");
  /* Numbered remarks are no columns. */
  check_ok ("# 1 star is missing\n# 2 stars are faint\n# 3 are double\nra,dec\n1,2\n3,4\n",
            "ra:int, dec:int", "1|2\n3|4\n");
  check_broken ("ragged.cat", "# 1 A\n# 2 B\n1 2\n3 4 5\n", "line 4:", "2 columns");
}

static void
test_daophot (void)
{
  check_ok ("#K IRAF       = NOAO/IRAFV2.10EXPORT    version    %-23s\n#\n"
            "#N NAME                SKY                                                  \\\n"
            "#U name                counts                                               \\\n"
            "#F %-23s               %-10.3f                                               \n#\n"
            "#N RAPERT   SUM         MAG                                                 \\\n"
            "#U scale    counts      mag                                                 \\\n"
            "#F %-12.2f  %-12.7g     %-7.3f                                               \n#\n"
            "lamp.fits[1,2,3,4,5...*106.579                                              \\\n"
            "   1.00     9109.85     -4.661                                             *\\\n"
            "   2.00     INDEF       INDEF                                              *  \n"
            "b c                    INDEF                                                \\\n"
            "   1.00     1e5         -5                                                 *  \n",
            "NAME:char[*] name, SKY:double counts, RAPERT:double scale, SUM:double counts, "
            "MAG:double mag, RAPERT_2:double scale, SUM_2:double counts, MAG_2:double mag",
            "lamp.fits[1,2,3,4,5...*|106.579|1|9109.85|-4.661|2|~|~\nb c|~|1|100000|-5|~|~|~\n");
}

static void
test_rdb (void)
{
  check_ok ("# made by hand\n#\nid\tname\tra\nN\t10S\t5N\n1\tx y\t1.5\n2\t\t\n",
            "id:int, name:char[*], ra:double", "1|x y|1.5\n2|~|~\n");
}

/* -- headers of several lines ------------------------------------------------------------------------ */

static void
test_units_below (void)
{
  check_ok ("name;ra;mag\n;\"h:m:s\";mag\n----;---;---\nx;01 02 03;5\n--;04 05 06;\n",
            "name:char[*], ra:char[*] h:m:s =sexagesimal, mag:int mag",
            "x|01 02 03|5\n~|04 05 06|~\n");
  check_ok ("name,ra,n\n,deg,\nx,1.5,2\ny,2.5,3\n", "name:char[*], ra:double deg, n:int",
            "x|1.5|2\ny|2.5|3\n");
  check_ok ("name ra n\n--- deg ---\nx 1.5 2\ny 2.5 3\n", "name:char[*], ra:double deg, n:int",
            "x|1.5|2\ny|2.5|3\n");
  check_ok ("a\tb\n===\t===\n1\t2\n", "a:int, b:int", "1|2\n");
  /* Words that could be units stay rows where no number comes below them. */
  check_ok ("a,b\nm,s\nd,h\ns,d\n", "a:char[*], b:char[*]", "m|s\nd|h\ns|d\n");
  check_ok ("a,b\nx y,1\nz,2\n", "a:char[*], b:int", "x y|1\nz|2\n");
  check_ok ("a\tb\n \tmag\n---\t---\n", "a:char[*], b:char[*] mag", "");
}

static void
test_vizier (void)
{
  g_autoptr (NunFile) file =
      check ("lamps.tsv",
             "#Title: Lamps of the harbour\n#Column\tName\t(A3)\tName\t[ucd=meta.id;meta.main]\n"
             "#Column\tVmag\t(F5.2)\t?=- Brightness (1)\t[ucd=phot.mag]\n#Column\n"
             "Name\tVmag\n\tmag\n----\t----\nx\t 1.5\ny\t    \n",
             "Name:char[*], Vmag:double mag", "x|1.5\ny|~\n");
  NunColumn *column = nun_table_get_columns (nun_file_get_table (file, 0))->pdata[1];

  g_assert_cmpstr (column->ucd, ==, "phot.mag");
  g_assert_cmpstr (column->description, ==, "Brightness (1)");
  g_assert_cmpstr (note (file, "title"), ==, "Lamps of the harbour");
}

static void
test_ruled (void)
{
  check_ok ("name    ra     note\n------- ------ ----\nM 31     10.68 a b longer\n# no\n"
            "NGC 205  10.09\n",
            "name:char[*], ra:double, note:char[*]", "M 31|10.68|a b longer\nNGC 205|10.09|~\n");
  check_ok (
      "====== ====\nname   n\n====== ====\nM 31      1\n------ ----\nM 3       2\n====== ====\n",
      "name:char[*], n:int", "M 31|1\nM 3|2\n");
  check_ok (" name | n\n------+---\n M 31 | 1\n M 3  |\n(2 rows)\n", "name:char[*], n:int",
            "M 31|1\nM 3|~\n");
  check_ok ("+------+---+\n| name | n |\n+======+===+\n| M 31 | 1 |\n+------+---+\n| M 3  |   |\n"
            "+------+---+\n",
            "name:char[*], n:int", "M 31|1\nM 3|~\n");
  check_ok ("|name|n|\n|:---|--:|\n|M 31|1|\n|M 3||\n", "name:char[*], n:int", "M 31|1\nM 3|~\n");
  /* Units between the names and the rule, or below it. */
  check_ok ("|name|RA|x|\n||deg|mag|\n|---|---|---|\n|M 31|10.5|1|\n|M 3|20.5|2|\n",
            "name:char[*], RA:double deg, x:int mag", "M 31|10.5|1\nM 3|20.5|2\n");
  check_ok ("|name|RA|\n|---|---|\n||deg|\n|M 31|10.5|\n|M 3|20.5|\n",
            "name:char[*], RA:double deg", "M 31|10.5\nM 3|20.5\n");
  check_ok ("name    RA     Vmag\n        deg    mag \n------- ------ ----\nM 31     10.68 3.5\n"
            "NGC 205  10.09 8.9\n",
            "name:char[*], RA:double deg, Vmag:double mag", "M 31|10.68|3.5\nNGC 205|10.09|8.9\n");
  /* A title above is no line of names. */
  check_ok ("Stars\ns      m\n------ ----\nM 31   3.5\nM 32   8.9\n", "s:char[*], m:double",
            "M 31|3.5\nM 32|8.9\n");
  /* Where values do not keep to the dashes, blanks part them. */
  check_ok ("name  n\n----- --\nabc 1234567 \nde 2\n", "name:char[*], n:int",
            "abc|1234567\nde|2\n");
}

/* -- hostile files ----------------------------------------------------------------------------------- */

/* Opens whatever it is and reads all rows; the answer may be an error, never a crash. */
static void
open_any (const char *bytes, gsize length)
{
  g_autofree char    *path = test_write ("any.txt", bytes, (gssize) length);
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunFile) file = nun_file_open (path, NULL, &error);

  if (!file)
    {
      g_assert_nonnull (error);
      return;
    }
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      g_autofree char *rows = test_dump (nun_file_get_table (file, i));

      g_assert_nonnull (rows);
    }
}

static void
test_mutations (void)
{
  static const char *const seeds[] = {
    MRT_HEAD "0012 05 34 31.9 +22 00 52  8.40  1e3 a\n#2   00 04 05.0 -00 30 09 -9.99 1.   b\n",
    README,
    "\\k = 'v'\n|  a|  b |\n|int|char|\n|mag|    |\n|  0|null|\n   1  x\n   0 null\n",
    "# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n# - {name: a, datatype: int64}\n# -\n"
    "#   name: b\n#   description: \"\\u00e9\"\na,b\n1,x\n2,\"y z\"\n",
    "#   1 A  a [m]\n#   2 B  b\n#   4 C\n1 2 3 4\n5 6 7 8\n",
    "#N A  B   \\\n#U m  ##  \\\n#F %-5s %-5d\n#N C  D  \\\n#U s s \\\n#F %-8.2f %-5s\nab   1 \\\n"
    " 1.5   x *\\\n 2.5   y *\n",
    "#Column\ta\t(I1)\tx\t[ucd=y]\na\tb\n\tmag\n---\t---\n1\t2\n3\t4\n",
    "name  n\n----- --\nabc    1\nde     2\n",
    "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+\n",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    for (guint n = 0; n < 400; n++)
      {
        static const char   signs[] = "\n\\-|#{}[]:,'\"0 9=?!*\t\r\xe9%>";
        g_autoptr (GString) text = g_string_new (seeds[i]);

        for (guint k = 0; k < 1 + n % 5; k++)
          {
            gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);
            gsize length = (gsize) g_rand_int_range (random, 1, 30);
            char  sign = signs[g_rand_int_range (random, 0, sizeof signs - 1)];

            if (n % 3 == 0)
              g_string_erase (text, (gssize) at, (gssize) MIN (text->len - at - 1, length));
            else if (n % 3 == 1)
              g_string_insert_c (text, (gssize) at, sign);
            else
              text->str[at] = sign;
          }
        open_any (text->str, text->len);
      }
}

/* Heads that claim far too much. */
static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new (SHORT_HEAD);

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (text, "1-2 I2 --- c%u\n", i);
  g_string_append (text, RULE " 1\n");
  open_any (text->str, text->len);
  g_string_assign (text, SHORT_HEAD "999999999999-99999999999999999999 I2 --- c\n" RULE " 1\n");
  open_any (text->str, text->len);
  g_string_assign (text, SHORT_HEAD "1-1048576 A9 --- c\n" RULE " 1\n");
  open_any (text->str, text->len);
  g_string_assign (text, "# %ECSV 1.0\n# ---\n# datatype:\n# - ");
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "{a: ");
  g_string_append (text, "\na\n1\n");
  open_any (text->str, text->len);
  g_string_assign (text, "# 1 A\n# 4000000000 B\n1 2\n");
  open_any (text->str, text->len);
  /* A record that never ends. */
  g_string_assign (text, "#N A B \\\n#U m m \\\n#F %-5s %-5d\n");
  for (guint i = 0; i < 300000; i++)
    g_string_append (text, " 1 \\\n");
  open_any (text->str, text->len);
  g_string_assign (text, "|");
  for (guint i = 0; i < 9000; i++)
    g_string_append (text, "a|");
  g_string_append_printf (text, "\n%s\n 1\n", text->str);
  open_any (text->str, text->len);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known/mrt", test_mrt);
  g_test_add_func ("/known/mrt-hands", test_mrt_hands);
  g_test_add_func ("/known/mrt-letters", test_mrt_letters);
  g_test_add_func ("/known/mrt-misfits", test_mrt_misfits);
  g_test_add_func ("/known/readme", test_readme);
  g_test_add_func ("/known/readme-prefix", test_readme_prefix);
  g_test_add_func ("/known/ipac", test_ipac);
  g_test_add_func ("/known/ipac-meanings", test_ipac_meanings);
  g_test_add_func ("/known/ipac-hands", test_ipac_hands);
  g_test_add_func ("/known/ecsv", test_ecsv);
  g_test_add_func ("/known/ecsv-block", test_ecsv_block);
  g_test_add_func ("/known/ecsv-arrays", test_ecsv_arrays);
  g_test_add_func ("/known/ecsv-broken", test_ecsv_broken);
  g_test_add_func ("/known/sextractor", test_sextractor);
  g_test_add_func ("/known/daophot", test_daophot);
  g_test_add_func ("/known/rdb", test_rdb);
  g_test_add_func ("/known/units-below", test_units_below);
  g_test_add_func ("/known/vizier", test_vizier);
  g_test_add_func ("/known/ruled", test_ruled);
  g_test_add_func ("/known/mutations", test_mutations);
  g_test_add_func ("/known/bounds", test_bounds);
  status = g_test_run ();
  test_clean ();
  return status;
}
