/* Tests of the formats that say how exactly numbers are shown. */

#include "files/display.h"

#include "helpers.h"

static void
test_formats (void)
{
  static const struct
  {
    char        kind; /* Fortran, printf, VOTable */
    const char *format;
    int         width;
    const char *precision;
  } cases[] = {
    { 'F', "F8.3", 8, "F3" },     { 'F', "f10.0", 10, "F0" },    { 'F', "E10.4", 10, "E5" },
    { 'F', "D25.17", 25, "E18" }, { 'F', "E12.5E3", 12, "E6" },  { 'F', "G12.5", 12, "E5" },
    { 'F', "ES12.3", 12, "E4" },  { 'F', "EN12.3", 12, "E6" },   { 'F', "I6", 6, NULL },
    { 'F', "I6.4", 6, NULL },     { 'F', "A12", 12, NULL },      { 'F', "2F8.3", 8, "F3" },
    { 'F', "F8", 8, NULL },       { 'F', "", 0, NULL },          { 'F', "F", 0, NULL },
    { 'F', "X8.3", 0, NULL },     { 'F', "F8.3 huh", 8, "F3" },  { 'F', "F8.3!", 0, NULL },
    { 'F', "F99999.3", 0, "F3" }, { 'F', "F8.999", 8, NULL },    { 'F', "F-8.3", 0, NULL },
    { 'F', "%8.3f", 0, NULL },    { 'P', "%8.3f", 8, "F3" },     { 'P', "%-12s", 12, NULL },
    { 'P', ".3f", 0, "F3" },      { 'P', "{:.2e}", 0, "E3" },    { 'P', "%15.7g", 15, "E7" },
    { 'P', "%d", 0, NULL },       { 'P', "%05d", 5, NULL },      { 'P', "%8.f", 0, NULL },
    { 'P', "%n", 0, NULL },       { 'P', "{0:>9.4f}", 9, "F4" }, { 'P', "%", 0, NULL },
    { 'V', "3", 0, "F3" },        { 'V', "F3", 0, "F3" },        { 'V', "E5", 0, "E5" },
    { 'V', "E0", 0, NULL },       { 'V', "x", 0, NULL },         { 'V', "", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunColumn) column = nun_column_new ("x", NUN_DATATYPE_DOUBLE, NULL);

      if (cases[i].kind == 'F')
        nun_display_read_fortran (column, cases[i].format);
      else if (cases[i].kind == 'P')
        nun_display_read_printf (column, cases[i].format);
      else
        nun_display_read_votable (column, NULL, cases[i].format);
      g_test_message ("%s", cases[i].format);
      g_assert_cmpint (column->width, ==, cases[i].width);
      g_assert_cmpstr (column->precision, ==, cases[i].precision);
    }
}

static void
test_shown (void)
{
  static const struct
  {
    NunDatatype datatype;
    const char *precision;
    double      value;
    const char *text;
  } cases[] = {
    { NUN_DATATYPE_DOUBLE, "F3", 83.63308333, "83.633" },
    { NUN_DATATYPE_DOUBLE, "F3", 12, "12.000" },
    { NUN_DATATYPE_DOUBLE, "F0", 12.4, "12" },
    { NUN_DATATYPE_DOUBLE, "F3", 0, "0.000" },
    /* What the format would hide is shown all the same. */
    { NUN_DATATYPE_DOUBLE, "F3", 0.0000123, "1.23e-05" },
    { NUN_DATATYPE_FLOAT, "F9", 12345.678, "12345.678" },
    { NUN_DATATYPE_DOUBLE, "E3", 12345.678, "1.23e+04" },
    { NUN_DATATYPE_DOUBLE, "E5", 0.5, "0.5" },
    { NUN_DATATYPE_DOUBLE, NULL, 83.63308333, "83.63308333" },
    { NUN_DATATYPE_FLOAT, "F2", 0.1, "0.10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunColumn) column = nun_column_new ("x", cases[i].datatype, NULL);
      g_autoptr (GString)   out = g_string_new (NULL);
      NunValue              value = { .type = NUN_VALUE_DOUBLE, .d = cases[i].value };

      column->precision = g_strdup (cases[i].precision);
      nun_display_append (column, &value, out);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

/* The heads of texts that describe their columns. */
static void
test_texts (void)
{
  static const char   mrt[] = "Byte-by-byte Description of file: stars.txt\n"
                              "--------------------------------------------------\n"
                              " Bytes Format Units Label Explanations\n"
                              "--------------------------------------------------\n"
                              "  1- 7 F7.3   deg   RAdeg Right ascension\n"
                              "  9-15 F7.3   deg   DEdeg Declination\n"
                              " 17-19 I3     ---   N     Number\n"
                              "--------------------------------------------------\n"
                              " 83.633  22.014  12\n101.287 -16.716  13\n";
  static const char   ecsv[] = "# %ECSV 1.0\n# ---\n# datatype:\n"
                               "# - {name: ra, datatype: float64, format: '%9.4f'}\n"
                               "# - {name: dec, datatype: float64, format: .2e}\n"
                               "# - {name: n, datatype: int64}\n"
                               "ra dec n\n1.5 2.5 3\n";
  g_autoptr (NunFile) a = test_open ("stars.txt", mrt, -1), b = test_open ("t.ecsv", ecsv, -1);
  GPtrArray          *columns = nun_table_get_columns (nun_file_get_table (a, 0));

  g_assert_cmpstr (((NunColumn *) columns->pdata[0])->precision, ==, "F3");
  g_assert_cmpint (((NunColumn *) columns->pdata[1])->width, ==, 7);
  g_assert_cmpint (((NunColumn *) columns->pdata[2])->width, ==, 3);
  g_assert_null (((NunColumn *) columns->pdata[2])->precision);
  columns = nun_table_get_columns (nun_file_get_table (b, 0));
  g_assert_cmpstr (((NunColumn *) columns->pdata[0])->precision, ==, "F4");
  g_assert_cmpstr (((NunColumn *) columns->pdata[1])->precision, ==, "E3");
  g_assert_null (((NunColumn *) columns->pdata[2])->precision);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/formats", test_formats);
  g_test_add_func ("/display/shown", test_shown);
  g_test_add_func ("/display/texts", test_texts);
  status = g_test_run ();
  test_clean ();
  return status;
}
