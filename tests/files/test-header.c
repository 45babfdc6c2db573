/* NunHeader: cards of every form. */

#include "files/header.h"

#include <string.h>

static NunHeader *
made (const char *const *lines)
{
  g_autoptr (GString) cards = g_string_new (NULL);

  for (; *lines != NULL; lines++)
    g_string_append_printf (cards, "%-80.80s", *lines);
  return nun_header_new (cards->str, cards->len);
}

static const char *const lines[] = {
  "SIMPLE  =                    T / standard",
  "OBJECT  = 'O''Neill''s star   ' / a name",
  "NUMBER  =              1.5D+03 / Fortran",
  "EMPTY   =",
  "QUOTES  = '        '",
  "LONG    = 'one &'",
  "CONTINUE  'two &'",
  "CONTINUE  'three' / at last",
  "HIERARCH ESO TEL AIRM START = 1.25 / Airmass",
  "COMMENT  free text",
  "HISTORY  once",
  "OBJECT  = 'second'",
  "LATIN   = 'Z\xfcrich'",
  "MIXED   = 'Z\xc3\xbcrich &'",
  "CONTINUE  'Gen\xe8ve'",
  "odd     = 'never closed",
  "END",
  "BEHIND  = 1",
  NULL,
};

static void
test_cards (void)
{
  g_autoptr (NunHeader) header = made (lines);
  double                number = 0;
  guint                 n;
  const NunCard        *cards = nun_header_get_cards (header, &n);

  g_assert_cmpuint (n, ==, 13);
  g_assert_cmpstr (nun_header_get (header, "object"), ==, "O'Neill's star");
  g_assert_cmpstr (cards[1].comment, ==, "a name");
  g_assert_true (nun_header_get_double (header, "NUMBER", &number));
  g_assert_cmpfloat (number, ==, 1500);
  g_assert_null (nun_header_get (header, "EMPTY"));
  g_assert_null (nun_header_get (header, "QUOTES"));
  g_assert_cmpstr (nun_header_get (header, "LONG"), ==, "one two three");
  g_assert_cmpstr (nun_header_get (header, "ESO TEL AIRM START"), ==, "1.25");
  g_assert_cmpstr (nun_header_get (header, "COMMENT"), ==, "free text");
  g_assert_cmpstr (nun_header_get (header, "LATIN"), ==, "Zürich");
  g_assert_cmpstr (nun_header_get (header, "MIXED"), ==, "Zürich Genève");
  g_assert_cmpstr (nun_header_get (header, "ODD"), ==, "never closed");
  g_assert_null (nun_header_get (header, "BEHIND"));
  g_assert_null (nun_header_get (header, "END"));
  g_assert_false (nun_header_get_double (header, "OBJECT", &number));
}

/* Bytes that are no header: nothing to find, nothing to fall over. */
static void
test_hostile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  char              bytes[8000];

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (NunHeader) header = NULL;
      guint                 n;
      const NunCard        *cards;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_rand_int_range (rand, 0, 256);
      for (guint i = 0; i < sizeof bytes; i += 160)
        memcpy (bytes + i, round % 2 ? "KEYWORD = '" : "CONTINUE  '", 11);
      header = nun_header_new (bytes, sizeof bytes);
      cards = nun_header_get_cards (header, &n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (g_utf8_validate (cards[i].keyword, -1, NULL));
          g_assert_true (cards[i].value == NULL || g_utf8_validate (cards[i].value, -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/header/cards", test_cards);
  g_test_add_func ("/files/header/hostile", test_hostile);
  return g_test_run ();
}
