/* What clients are said to send, against what a logging server saw of pyVO 1.2.1 and 1.9, STILTS 3.4.7, TOPCAT 4.8.7 and Aladin 12.001. */
#include "health/client-request.h"

#include <math.h>
#include <string.h>

#include "health/client-number.h"

#define BASE "http://127.0.0.1:8080/t/"

static const struct
{
  double      number;
  const char *python, *stil, *java;
} numbers[] = {
  { 0, "0.0", "0.0", "0.0" },
  { 10.5, "10.5", "10.5", "10.5" },
  { -20.25, "-20.25", "-20.25", "-20.25" },
  { 1, "1.0", "1.0", "1.0" },
  { 4e-7, "4e-07", "0.0000004", "4.0E-7" },
  { 1.25e-5, "1.25e-05", "0.0000125", "1.25E-5" },
  { 0.0001, "0.0001", "0.0001", "1.0E-4" },
  { 0.1 + 0.2, "0.30000000000000004", "0.30000000000000004", "0.30000000000000004" },
  { 55000, "55000.0", "55000.0", "55000.0" },
  { 1e16, "1e+16", "10000000000000000.0", "1.0E16" },
  { 123456789, "123456789.0", "123456789.0", "1.23456789E8" },
  { 360, "360.0", "360.0", "360.0" },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *python = nun_number_python (numbers[i].number);
      g_autofree char *stil = nun_number_stil (numbers[i].number);
      g_autofree char *java = nun_number_java (numbers[i].number);

      g_assert_cmpstr (python, ==, numbers[i].python);
      g_assert_cmpstr (stil, ==, numbers[i].stil);
      g_assert_cmpstr (java, ==, numbers[i].java);
    }
}

typedef struct
{
  NunClient   client;
  NunAsk      ask;
  const char *path; /* of the service */
  double      ra, dec, radius;
  double      band[2], time[2];
  const char *format;
  gint64      max_rows;
  int         verbosity;
  const char *url; /* behind BASE; NULL: it cannot be asked */
} Case;

#define NO_BAND                                                                                    \
  {                                                                                                \
    NAN, NAN                                                                                       \
  }
#define A_BAND                                                                                     \
  {                                                                                                \
    4e-7, 7e-7                                                                                     \
  }
#define NO_TIME                                                                                    \
  {                                                                                                \
    NAN, NAN                                                                                       \
  }

/* The URLs are lines of the server's log. */
static const Case cases[] = {
  { NUN_CLIENT_PYVO, NUN_ASK_CONE, "scs.xml?", 10.684708333, 41.26875, 0.25, NO_BAND, NO_TIME, NULL,
    -1, -1, "scs.xml?RA=10.684708333&DEC=41.26875&SR=0.25&VERB=2" },
  { NUN_CLIENT_PYVO, NUN_ASK_CONE, "scs.xml?", 10.5, -20, 1, NO_BAND, NO_TIME, NULL, 5, 3,
    "scs.xml?RA=10.5&DEC=-20.0&SR=1.0&VERB=3&MAXREC=5" },
  { NUN_CLIENT_PYVO, NUN_ASK_CONE, "scs.xml?", 10.5, -20.25, 1e-5, NO_BAND, NO_TIME, NULL, -1, 1,
    "scs.xml?RA=10.5&DEC=-20.25&SR=1e-05&VERB=1" },
  { NUN_CLIENT_PYVO, NUN_ASK_SIA1, "sia1.xml?", 10.5, -20.25, 0.1, NO_BAND, NO_TIME, NULL, 4, -1,
    "sia1.xml?MAXREC=4&POS=10.5%2C-20.25&SIZE=0.2&FORMAT=ALL&INTERSECT=OVERLAPS&VERB=2" },
  { NUN_CLIENT_PYVO,
    NUN_ASK_SIA2,
    "sia2",
    10.5,
    -20.25,
    0.1,
    A_BAND,
    { 55000, 55001.5 },
    "image/fits",
    5,
    -1,
    "sia2?POS=CIRCLE+10.5+-20.25+0.1&BAND=4e-07+7e-07&TIME=55000.0+55001.5&FORMAT=image%2Ffits&"
    "MAXREC=5" },
  { NUN_CLIENT_PYVO,
    NUN_ASK_SIA2,
    "sia2",
    NAN,
    NAN,
    0.1,
    { NAN, 7e-7 },
    { 55000, 99999 },
    NULL,
    3,
    -1,
    "sia2?BAND=-inf+7e-07&TIME=55000.0+99999.0&MAXREC=3" },
  { NUN_CLIENT_PYVO,
    NUN_ASK_SIA2,
    "sia2",
    NAN,
    NAN,
    0.1,
    NO_BAND,
    { 55000, NAN },
    NULL,
    -1,
    -1,
    "sia2?TIME=55000.0+%2BInf" },
  { NUN_CLIENT_PYVO,
    NUN_ASK_SSAP,
    "ssap.xml?",
    10.5,
    -20.25,
    0.1,
    A_BAND,
    { 55197, 55562 },
    NULL,
    -1,
    -1,
    "ssap.xml?POS=10.5%2C-20.25&SIZE=0.2&BAND=4e-07%2F7e-07&FORMAT=all&REQUEST=queryData&TIME="
    "2010-01-01T00%3A00%3A00.000%2F2011-01-01T00%3A00%3A00.000" },
  { NUN_CLIENT_PYVO,
    NUN_ASK_SSAP,
    "ssap.xml?",
    10.5,
    -20.25,
    0.1,
    { 4e-7, NAN },
    { NAN, 55562 },
    NULL,
    -1,
    -1,
    "ssap.xml?POS=10.5%2C-20.25&SIZE=0.2&FORMAT=all&REQUEST=queryData&BAND=4e-07%2F&TIME=%2F"
    "2011-01-01T00%3A00%3A00.000" },
  { NUN_CLIENT_STILTS, NUN_ASK_CONE, "scs.xml?", 10.684708333, 41.26875, 0.25, NO_BAND, NO_TIME,
    NULL, -1, 3, "scs.xml?RA=10.684708333&DEC=41.26875&SR=0.25&VERB=3" },
  { NUN_CLIENT_STILTS, NUN_ASK_SIA1, "sia1.xml?", 10.5, -20.25, 0.1, NO_BAND, NO_TIME, NULL, -1, -1,
    "sia1.xml?POS=10.5%2c-20.25&SIZE=0.2&FORMAT=image%2ffits" },
  { NUN_CLIENT_STILTS, NUN_ASK_SIA2, "sia2", 0.00001, 1e-7, 10, NO_BAND, NO_TIME, "image/fits", -1,
    -1, "sia2?POS=CIRCLE%200.00001%200.0000001%2010.0&FORMAT=image%2ffits" },
  { NUN_CLIENT_STILTS, NUN_ASK_SSAP, "ssap.xml?", 10.5, -20.25, 0.1, NO_BAND, NO_TIME, "fits", -1,
    -1, "ssap.xml?POS=10.5%2c-20.25&SIZE=0.2&REQUEST=queryData&FORMAT=fits" },
  { NUN_CLIENT_TOPCAT, NUN_ASK_CONE, "scs.xml?", 0.1, 0.1, 0.1, NO_BAND, NO_TIME, NULL, -1, -1,
    "scs.xml?RA=0.1&DEC=0.1&SR=0.1&VERB=2" },
  { NUN_CLIENT_TOPCAT, NUN_ASK_SIA1, "sia1.xml?", 0.1, 0.1, 0.05, NO_BAND, NO_TIME, NULL, -1, -1,
    "sia1.xml?POS=0.1%2c0.1&SIZE=0.1&FORMAT=ALL" },
  { NUN_CLIENT_TOPCAT, NUN_ASK_SIA2, "sia2", 1, 1, 0.5, NO_BAND, NO_TIME, NULL, -1, -1,
    "sia2?POS=CIRCLE%201.0%201.0%200.5" },
  { NUN_CLIENT_TOPCAT, NUN_ASK_SSAP, "ssap.xml?", 0.1, 0.1, 0.05, NO_BAND, NO_TIME, NULL, -1, -1,
    "ssap.xml?POS=0.1%2c0.1&SIZE=0.1&REQUEST=queryData" },
  { NUN_CLIENT_TOPCAT, NUN_ASK_SIA2, "sia2", NAN, NAN, 0.1, NO_BAND, NO_TIME, NULL, -1, -1, NULL },
  /* What no dialog has a field for is asked by the address as it stands. */
  { NUN_CLIENT_STILTS, NUN_ASK_SIA2, "sia2", 10, -20.5, 1, A_BAND, NO_TIME, NULL, 3, -1,
    "sia2?POS=CIRCLE%2010.0%20-20.5%201.0&BAND=4e-07%207e-07&MAXREC=3" },
  { NUN_CLIENT_CURL,
    NUN_ASK_SIA2,
    "sia2?",
    10,
    -20.5,
    1,
    { 4e-7, NAN },
    NO_TIME,
    NULL,
    -1,
    -1,
    "sia2?POS=CIRCLE%2010.0%20-20.5%201.0&BAND=4e-07%20%2BInf" },
  { NUN_CLIENT_PYVO, NUN_ASK_CONE, "scs.xml?", 360, 0, 180, NO_BAND, NO_TIME, NULL, -1, -1,
    "scs.xml?RA=0.0&DEC=0.0&SR=180.0&VERB=2" },
  { NUN_CLIENT_PYVO, NUN_ASK_SIA2, "sia2", 1, 1, 0, NO_BAND, NO_TIME, NULL, -1, -1, NULL },
  { NUN_CLIENT_PYVO, NUN_ASK_SIA2, "sia2", 1, 1, 90.5, NO_BAND, NO_TIME, NULL, -1, -1, NULL },
  { NUN_CLIENT_STILTS, NUN_ASK_CONE, "scs.xml?", 1, 1, 1, NO_BAND, NO_TIME, NULL, -1, 7,
    "scs.xml?RA=1.0&DEC=1.0&SR=1.0&VERB=7" },
  { NUN_CLIENT_ALADIN, NUN_ASK_CONE, "scs.xml?", 83.633, 22.014499999999998, 0.3049, NO_BAND,
    NO_TIME, NULL, -1, -1, "scs.xml?RA=83.633&DEC=22.014499999999998&SR=0.6098&VERB=2" },
  { NUN_CLIENT_ALADIN, NUN_ASK_SSAP, "ssap.xml?", 83.633, 22.014499999999998, 0.3049, NO_BAND,
    NO_TIME, NULL, -1, -1, "ssap.xml?REQUEST=queryData&POS=83.633,22.014499999999998&SIZE=0.6098" },
  { NUN_CLIENT_ALADIN, NUN_ASK_SIA2, "sia2", 83.633, 22.0145, 0.3, NO_BAND, NO_TIME, NULL, -1, -1,
    NULL },
  { NUN_CLIENT_ALADIN, NUN_ASK_SIA1, "sia1.xml?", 10.5, -20.25, 0.1, NO_BAND, NO_TIME, NULL, -1, -1,
    "sia1.xml?POS=10.5,-20.25&SIZE=0.2&FORMAT=image/fits" },
};

static void
fill (NunClientQuestion *question, const Case *from)
{
  nun_client_question_init (question);
  question->ra_deg = from->ra;
  question->dec_deg = from->dec;
  question->radius_deg = from->radius;
  for (guint i = 0; i < 2; i++)
    {
      question->band_m[i] = from->band[i];
      question->time_mjd[i] = from->time[i];
    }
  question->format = from->format;
  question->max_rows = from->max_rows;
  question->verbosity = from->verbosity;
}

static void
test_urls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunClientRequest) request = NULL;
      g_autoptr (GError)           error = NULL;
      g_autofree char             *service = g_strconcat (BASE, cases[i].path, NULL);
      g_autofree char  *url = cases[i].url != NULL ? g_strconcat (BASE, cases[i].url, NULL) : NULL;
      NunClientQuestion question;

      fill (&question, &cases[i]);
      request = nun_client_request_new (cases[i].client, cases[i].ask, service, &question, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (request->url, ==, url);
    }
}

static void
test_identifiers (void)
{
  NunClientQuestion            question;
  g_autoptr (NunClientRequest) pyvo = NULL, curl = NULL;
  const char                  *id = "ivo://x/y?a b/c";

  nun_client_question_init (&question);
  question.id = id;
  question.band_m[0] = 4e-7;
  question.ra_deg = 10.5;
  question.dec_deg = -20.25;
  pyvo = nun_client_request_new (NUN_CLIENT_PYVO, NUN_ASK_SODA, BASE "soda", &question, NULL);
  g_assert_cmpstr (pyvo->url, ==,
                   BASE
                   "soda?ID=ivo%3A%2F%2Fx%2Fy%3Fa+b%2Fc&CIRCLE=10.5+-20.25+0.1&BAND=4e-07+inf");
  curl = nun_client_request_new (NUN_CLIENT_CURL, NUN_ASK_LINKS, BASE "links", &question, NULL);
  g_assert_cmpstr (curl->url, ==, BASE "links?ID=ivo://x/y%3Fa%20b/c");
}

static void
refuses (NunAsk ask, const NunClientQuestion *question)
{
  for (guint client = 0; client < NUN_N_CLIENTS; client++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nun_client_request_new (client, ask, BASE "x", question, &error));
      g_assert_error (error, NUN_CLIENT_ERROR, NUN_CLIENT_ERROR_QUESTION);
    }
}

static void
test_refusals (void)
{
  NunClientQuestion question;

  nun_client_question_init (&question);
  refuses (NUN_ASK_CONE, &question);
  refuses (NUN_ASK_SIA1, &question);
  refuses (NUN_ASK_LINKS, &question);
  question.ra_deg = 3;
  refuses (NUN_ASK_SIA2, &question);
  question.dec_deg = 91;
  refuses (NUN_ASK_SSAP, &question);
  question.dec_deg = 9;
  question.radius_deg = NAN;
  refuses (NUN_ASK_SSAP, &question);
  question.radius_deg = 1;
  question.time_mjd[0] = 3;
  question.time_mjd[1] = 2;
  refuses (NUN_ASK_SSAP, &question);
  question.time_mjd[1] = 1e9;
  refuses (NUN_ASK_SSAP, &question);
}

/* Texts of strangers never leave their quotes. */
static void
test_quoting (void)
{
  NunClientQuestion question;
  const char       *id = "a\"b'c\\d\n$(e)`f`\xc3\xa9";

  nun_client_question_init (&question);
  question.id = id;
  for (guint client = 0; client < NUN_N_CLIENTS; client++)
    {
      g_autoptr (NunClientRequest) request =
          nun_client_request_new (client, NUN_ASK_LINKS, BASE "links", &question, NULL);

      g_assert_null (strpbrk (request->url, "\"'\\\n`$ "));
      if (client == NUN_CLIENT_PYVO)
        g_assert_null (strstr (request->command, "\xc3\xa9"));
    }
  {
    g_autoptr (NunClientRequest) soda =
        nun_client_request_new (NUN_CLIENT_PYVO, NUN_ASK_SODA, BASE "soda", &question, NULL);

    g_assert_nonnull (strstr (soda->command, "ID=\"a\\\"b'c\\\\d\\U0000000a$(e)`f`\\U000000e9\")"));
  }
}

static void
test_names (void)
{
  for (guint i = 0; i < NUN_N_CLIENTS; i++)
    {
      NunClient found;

      g_assert_true (nun_client_find (nun_client_get_id (i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_nonnull (nun_client_get_name (i));
    }
  for (guint i = 0; i < NUN_N_ASKS; i++)
    {
      NunAsk           found;
      g_autofree char *url = nun_ask_url (i, "http://h", "a b");

      g_assert_true (nun_ask_find (nun_ask_get_id (i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_true (g_str_has_prefix (url, "http://h/a%20b/"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health/client-request/numbers", test_numbers);
  g_test_add_func ("/health/client-request/urls", test_urls);
  g_test_add_func ("/health/client-request/identifiers", test_identifiers);
  g_test_add_func ("/health/client-request/refusals", test_refusals);
  g_test_add_func ("/health/client-request/quoting", test_quoting);
  g_test_add_func ("/health/client-request/names", test_names);
  return g_test_run ();
}
