/* Units that no client knows, on their way through the text form and back. */
#include "describe/description.h"
#include "made-table.h"

#include <string.h>

static const MadeColumn columns[] = {
  { "speed", NUN_DATATYPE_DOUBLE, " furlong/fortnight% ", NULL, 1, 9, 5 },
  { NULL },
};

static NunDescription *
made (void)
{
  return made_description (5, columns);
}

/* The line says what the file says: it is no mistake, and takes a decision back. */
static void
test_round_trip (void)
{
  g_autoptr (NunDescription) first = made ();
  g_autoptr (NunDescription) decided =
      nun_description_set (first, "t", "speed", "unit", "km/s", NULL);
  g_autofree char           *text = nun_description_to_text (first, FALSE);
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) same = nun_description_apply_text (first, text, &error);
  g_autoptr (NunDescription) back = NULL;

  g_assert_no_error (error);
  back = nun_description_apply_text (decided, text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "furlong/fortnight%"));
  g_assert_cmpstr (nun_description_get_value (same, "t", "speed", "unit"), ==,
                   nun_description_get_value (first, "t", "speed", "unit"));
  g_assert_cmpstr (nun_description_get_value (back, "t", "speed", "unit"), ==,
                   nun_description_get_value (first, "t", "speed", "unit"));
  g_assert_cmpint (nun_description_get (back, "t", "speed", "unit")->origin, ==, NUN_ORIGIN_FILE);
}

/* Another bad unit is a mistake, and so is this one in another place. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "[column \"speed\"]\nunit = parasang/week%\n",
    "[column \"speed\"]\nucd = furlong/fortnight%\n",
    "[table \"t\"]\nunit = furlong/fortnight%\n",
  };
  g_autoptr (NunDescription) first = made ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nun_description_apply_text (first, texts[i], &error));
      g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/description-unit/round-trip", test_round_trip);
  g_test_add_func ("/description-unit/refused", test_refused);
  return g_test_run ();
}
