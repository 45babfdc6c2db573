/* Requests: parameters out of queries and forms, numbers with their bounds, and what RESPONSEFORMAT and
 * Accept-Encoding mean. */

#include <gio/gio.h>
#include <locale.h>

#include "serve/encoding.h"
#include "serve/format.h"
#include "serve/host.h"
#include "serve/request.h"

static const NunParameter ra = { "RA", "deg", "", NULL, "1.5", 0, 360 };
static const NunParameter rows = { "MAXREC", NULL, "", "20", "10", 0, 1000 };

static void
test_pairs (void)
{
  g_autoptr (NunRequest) request =
      nun_request_new ("/t/", "ra=1&&b&c=&=d&RA=%32+3%2B&e=%C3%BC=x", "f=g");
  const struct
  {
    const char *name, *value;
  } wanted[] = { { "ra", "1" },    { "b", "" },           { "c", "" }, { "", "d" },
                 { "RA", "2 3+" }, { "e", "\303\274=x" }, { "f", "g" } };
  guint            n;
  g_autofree char *query = nun_request_to_query (request);

  g_assert_null (request->problem);
  g_assert_cmpuint (request->pairs->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const NunPair *pair = g_ptr_array_index (request->pairs, i);

      g_assert_cmpstr (pair->name, ==, wanted[i].name);
      g_assert_cmpstr (pair->value, ==, wanted[i].value);
    }
  g_assert_cmpstr (nun_request_get (request, "Ra", &n), ==, "1");
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (nun_request_get (request, "r", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (query, ==, "ra=1&b=&c=&=d&RA=2%203%2B&e=%C3%BC%3Dx&f=g");
}

static void
test_broken_queries (void)
{
  static const char *const broken[] = { "a=%",   "a=%1",  "a=%g1",   "a=%1g",
                                        "a=%00", "%zz=1", "a=1&b=%%" };
  g_autofree char         *longest = g_strnfill (NUN_REQUEST_MAX_VALUE, 'x');
  g_autofree char         *fits = g_strconcat ("a=", longest, NULL);
  g_autofree char         *too_long = g_strconcat ("a=", longest, "x", NULL);
  g_autoptr (NunRequest)   good = nun_request_new ("/", fits, NULL);
  g_autoptr (NunRequest)   bad = nun_request_new ("/", too_long, NULL);
  g_autoptr (NunRequest)   empty = nun_request_new ("/", NULL, NULL);
  g_autofree char         *region = g_strnfill (NUN_REQUEST_MAX_REGION, '1');
  g_autofree char         *pos = g_strconcat ("pos=", region, NULL);
  g_autofree char         *too_long_pos = g_strconcat ("POLYGON=", region, "1", NULL);
  g_autoptr (NunRequest)   good_pos = nun_request_new ("/", NULL, pos);
  g_autoptr (NunRequest)   bad_pos = nun_request_new ("/", NULL, too_long_pos);
  GString                 *many = g_string_new (NULL);

  g_assert_null (good_pos->problem);
  g_assert_nonnull (strstr (bad_pos->problem, "POLYGON"));
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (NunRequest) request = nun_request_new ("/", broken[i], NULL);

      g_assert_nonnull (request->problem);
    }
  g_assert_null (good->problem);
  g_assert_nonnull (bad->problem);
  g_assert_null (empty->problem);
  g_assert_cmpuint (empty->pairs->len, ==, 0);

  for (guint i = 0; i <= NUN_REQUEST_MAX_PARAMETERS; i++)
    {
      g_autoptr (NunRequest) request = nun_request_new ("/", many->str, NULL);

      g_assert_null (request->problem);
      g_assert_cmpuint (request->pairs->len, ==, i);
      g_string_append (many, "a=1&");
    }
  {
    g_autoptr (NunRequest) request = nun_request_new ("/", many->str, NULL);

    g_assert_nonnull (request->problem);
    g_assert_cmpuint (request->pairs->len, ==, NUN_REQUEST_MAX_PARAMETERS);
  }
  g_string_free (many, TRUE);
}

/* What is not UTF-8 or has no place in XML becomes U+FFFD. */
static void
test_harmless (void)
{
  g_autoptr (NunRequest) request = nun_request_new ("/", "a=%01x%ff%0a%c2%85%ef%bf%bf", NULL);

  g_assert_cmpstr (nun_request_get (request, "a", NULL), ==,
                   "\357\277\275x\357\277\275\357\277\275\357\277\275\357\277\275");
}

static void
assert_real (const char *query, double wanted)
{
  g_autoptr (NunRequest) request = nun_request_new ("/", query, NULL);
  g_autoptr (GError)     error = NULL;
  double                 value = -1;

  g_assert_true (nun_request_get_real (request, &ra, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (value, ==, wanted);
}

static void
assert_no_real (const char *query)
{
  g_autoptr (NunRequest) request = nun_request_new ("/", query, NULL);
  g_autoptr (GError)     error = NULL;
  double                 value;

  g_assert_false (nun_request_get_real (request, &ra, &value, &error));
  g_assert_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST);
}

static void
test_reals (void)
{
  static const char *const wrong[] = {
    "",          "RA",          "RA=",        "RA=x",         "RA=nan",   "RA=inf",
    "RA=-inf",   "RA=0x1",      "RA=1e",      "RA=1,5",       "RA=1.5.5", "RA=1-1",
    "RA=1 5",    "RA=+-1",      "RA=-1e-99",  "RA=360.00001", "RA=1e999", "RA=-1",
    "RA=1&ra=1", "RA=1%00",     "RA=1d3",     "RA=e",         "RA=.",     "RA=%D9%A1",
    "RA=1_0",    "RA=INFINITY", "RA=1%C2%A0", "RA=12:30:00",
  };

  assert_real ("RA=0", 0);
  assert_real ("RA=360", 360);
  assert_real ("ra=%2B1.5", 1.5);
  assert_real ("RA=%201.5%20", 1.5);
  assert_real ("RA=.5", 0.5);
  assert_real ("RA=5.", 5);
  assert_real ("RA=1.5E2", 150);
  assert_real ("RA=-0", 0);
  assert_real ("RA=0.1", 0.1);
  assert_real ("RA=83.63308333333333", 83.63308333333333);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_no_real (wrong[i]);
}

static void
test_integers (void)
{
  static const struct
  {
    const char *query;
    gboolean    strict;
    gint64      wanted; /* -1: an error */
  } cases[] = {
    { "", TRUE, 20 },
    { "MAXREC=", TRUE, 20 },
    { "MAXREC=0", TRUE, 0 },
    { "MAXREC=007", TRUE, 7 },
    { "MAXREC=%2B5", TRUE, 5 },
    { "MAXREC=1000", TRUE, 1000 },
    { "MAXREC=1001", TRUE, -1 },
    { "MAXREC=1001", FALSE, 1000 },
    { "MAXREC=99999999999999999999999999999999999999999", FALSE, 1000 },
    { "MAXREC=-1", FALSE, -1 },
    { "MAXREC=-0", FALSE, 0 },
    { "MAXREC=1.0", FALSE, -1 },
    { "MAXREC=1e2", FALSE, -1 },
    { "MAXREC=0x10", FALSE, -1 },
    { "MAXREC=%2B", FALSE, -1 },
    { "MAXREC=5 5", FALSE, -1 },
    { "MAXREC=5&maxrec=5", FALSE, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunRequest) request = nun_request_new ("/", cases[i].query, NULL);
      g_autoptr (GError)     error = NULL;
      gint64                 value = -1;
      gboolean ok = nun_request_get_integer (request, &rows, cases[i].strict, &value, &error);

      g_test_message ("%s", cases[i].query);
      g_assert_cmpint (ok, ==, cases[i].wanted >= 0);
      g_assert_cmpint (error != NULL, ==, !ok);
      g_assert_cmpint (value, ==, cases[i].wanted);
    }
}

/* A locale with a decimal comma changes nothing.  (GLib's own functions are what holds this; where the system has
 * no such locale, the test shows nothing and says so.) */
static void
test_locale (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma on this system");
      return;
    }
  assert_real ("RA=1.5", 1.5);
  assert_no_real ("RA=1,5");
  setlocale (LC_ALL, "C");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *text, *content_type; /* NULL: an error */
    int         kind;
  } cases[] = {
    { NULL, "text/xml;content=x-votable", NUN_FORMAT_TABLEDATA },
    { "", "text/xml;content=x-votable", NUN_FORMAT_TABLEDATA },
    { "VOTable", "text/xml;content=x-votable", NUN_FORMAT_TABLEDATA },
    { "text/xml", "text/xml;content=x-votable", NUN_FORMAT_TABLEDATA },
    { "text/xml;content=x-votable", "text/xml;content=x-votable", NUN_FORMAT_TABLEDATA },
    { "text/xml;charset=UTF-8", "text/xml;content=x-votable", NUN_FORMAT_TABLEDATA },
    { "votable/td", "application/x-votable+xml;serialization=TABLEDATA", NUN_FORMAT_TABLEDATA },
    { "votable/b2", "application/x-votable+xml;serialization=BINARY2", NUN_FORMAT_BINARY2 },
    { "application/x-votable xml", "application/x-votable+xml;serialization=TABLEDATA",
      NUN_FORMAT_TABLEDATA },
    { "application/x-votable+xml; serialization = \"binary2\" ;version=1.4",
      "application/x-votable+xml;serialization=BINARY2", NUN_FORMAT_BINARY2 },
    { "csv", "text/csv;charset=utf-8;header=present", NUN_FORMAT_CSV },
    { "text/csv;header=present", "text/csv;charset=utf-8;header=present", NUN_FORMAT_CSV },
    { "tsv", "text/tab-separated-values;charset=utf-8", NUN_FORMAT_TSV },
    { "text/csv;header=absent" },
    { "text/csv;serialization=TABLEDATA" },
    { "application/x-votable+xml;serialization=BINARY" },
    { "application/x-votable+xml;serialization" },
    { "application/x-votable+xml;version=1.1" },
    { "text/xml;charset=latin-1" },
    { "fits" },
    { "votable/" },
    { "votable/b" },
    { ";" },
    { " ; " },
    { "text/xml;a=b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NunResponseFormat  format = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean           ok = nun_response_format_parse (cases[i].text, &format, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (ok, ==, cases[i].content_type != NULL);
      g_assert_cmpstr (format.content_type, ==, cases[i].content_type);
      if (ok)
        g_assert_cmpint (format.kind, ==, cases[i].kind);
      else
        g_assert_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST);
      nun_response_format_clear (&format);
    }
}

static void
test_accept_encoding (void)
{
  static const char *const yes[] = { "gzip",
                                     "GZip",
                                     "x-gzip",
                                     "deflate, gzip;q=0.5",
                                     "*",
                                     "*;q=0.2",
                                     "identity;q=0.5, gzip;q=0.5",
                                     "br,gzip",
                                     "gzip;q=1.000" };
  static const char *const no[] = { "",           "identity", "gzip;q=0", "gzip;q=0.000",
                                    "gzip;q=0,*", "*;q=0",    "deflate",  "gzip;q=0.4, identity",
                                    "gzipped",    ",,;q=1",   "gzip;q=x" };

  g_assert_false (nun_encoding_accepts_gzip (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (nun_encoding_accepts_gzip (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (nun_encoding_accepts_gzip (no[i]));
}

static GString *
unpack (const GString *packed)
{
  g_autoptr (GInputStream) source =
      g_memory_input_stream_new_from_data (packed->str, (gssize) packed->len, NULL);
  g_autoptr (GZlibDecompressor) gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, G_CONVERTER (gunzip));
  GString                 *out = g_string_new (NULL);
  char                     buffer[4096];
  gssize                   n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (out, buffer, n);
  g_assert_cmpint (n, ==, 0);
  return out;
}

/* What was packed in pieces of many sizes is unpacked to the same bytes. */
static void
test_gzip (void)
{
  g_autoptr (NunGzip) gzip = nun_gzip_new ();
  g_autoptr (GRand)   dice = g_rand_new_with_seed (7);
  GString            *plain = g_string_new (NULL), *packed = g_string_new (NULL), *back;

  for (guint i = 0; i < 60; i++)
    {
      gsize length = (gsize) g_rand_int_range (dice, 0, i % 7 == 0 ? 100000 : 300), at = plain->len;

      for (gsize j = 0; j < length; j++)
        g_string_append_c (plain, "abcdefgh<TD>/"[g_rand_int_range (dice, 0, i % 2 == 0 ? 13 : 2)]);
      nun_gzip_add (gzip, plain->str + at, length, i == 59, packed);
    }
  back = unpack (packed);
  g_assert_cmpmem (back->str, back->len, plain->str, plain->len);
  g_assert_cmpuint (packed->len, <, plain->len);
  g_string_free (plain, TRUE);
  g_string_free (packed, TRUE);
  g_string_free (back, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/serve/request/pairs", test_pairs);
  g_test_add_func ("/serve/request/broken-queries", test_broken_queries);
  g_test_add_func ("/serve/request/harmless", test_harmless);
  g_test_add_func ("/serve/request/reals", test_reals);
  g_test_add_func ("/serve/request/integers", test_integers);
  g_test_add_func ("/serve/request/locale", test_locale);
  g_test_add_func ("/serve/request/formats", test_formats);
  g_test_add_func ("/serve/request/accept-encoding", test_accept_encoding);
  g_test_add_func ("/serve/request/gzip", test_gzip);
  return g_test_run ();
}
