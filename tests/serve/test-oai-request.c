/* What a harvester asks, without a server: dates, errors in their order, and tokens that carry a list's state. */

#include <string.h>

#include "serve/oai-request.h"

#define KEY "a key of this test"

static NunOaiRequest *
ask (const char *query, const char *key)
{
  g_autoptr (NunRequest) request = nun_request_new ("/oai.xml", query, NULL);

  return nun_oai_request_new (request, key);
}

static const char *
code_of (const NunOaiRequest *self)
{
  return self->errors->len > 0 ? ((NunOaiError *) self->errors->pdata[0])->code : NULL;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    gint64      first_s, last_s; /* both 0: no date.  From `date -u -d TEXT +%s` */
  } known[] = {
    { "1970-01-01", 0, 86399 },
    { "2026-01-31", 1769817600, 1769903999 },
    { "2026-01-31T12:00:00Z", 1769860800, 1769860800 },
    { "2024-02-29", 1709164800, 1709251199 },
    { "2023-02-29", 0, 0 },
    { "2026-01-31T12:00:00", 0, 0 },
    { "2026-01-31T12:00:00.5Z", 0, 0 },
    { "2026-01-31T12:00:00+01:00", 0, 0 },
    { "2026-01-31 ", 0, 0 },
    { "2026-1-31", 0, 0 },
    { "0000-01-01", 0, 0 },
    { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gint64 first_s = -1, last_s = -1;

      g_assert_true (nun_oai_date_read (known[i].text, &first_s, &last_s) ==
                     (known[i].last_s != 0));
      if (known[i].last_s == 0)
        continue;
      g_assert_cmpint (first_s, ==, known[i].first_s);
      g_assert_cmpint (last_s, ==, known[i].last_s);
    }
}

static void
test_arguments (void)
{
  g_autoptr (NunOaiRequest) list = ask (
      "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-31&set=ivo_managed",
      KEY);
  g_autoptr (NunOaiRequest) open = ask ("verb=ListIdentifiers&metadataPrefix=ivo_vor", KEY);

  g_assert_cmpuint (list->errors->len, ==, 0);
  g_assert_true (list->is_plain);
  g_assert_cmpint (list->verb, ==, NUN_OAI_LIST_RECORDS);
  g_assert_cmpint (list->format, ==, NUN_OAI_FORMAT_DC);
  g_assert_cmpint (list->from_s, ==, 1767225600);
  g_assert_cmpint (list->until_s, ==, 1769903999);
  g_assert_cmpstr (list->set, ==, "ivo_managed");
  g_assert_cmpint (open->from_s, ==, G_MININT64);
  g_assert_cmpint (open->until_s, ==, G_MAXINT64);
  g_assert_null (open->set);
  g_assert_null (open->after_identifier);
}

/* No attribute of the answer repeats what was not understood. */
static void
test_plain (void)
{
  static const struct
  {
    const char *query, *code;
    gboolean    is_plain;
  } known[] = {
    { "verb=Nothing", "badVerb", FALSE },
    { "verb=Identify&x=1", "badArgument", FALSE },
    { "verb=ListRecords", "badArgument", FALSE },
    { "verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat", TRUE },
    { "verb=ListRecords&resumptionToken=x", "badResumptionToken", TRUE },
    { "verb=GetRecord&identifier=x&metadataPrefix=marc", "cannotDisseminateFormat", TRUE },
    { "verb=Identify", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (NunOaiRequest) self = ask (known[i].query, KEY);

      g_assert_cmpstr (code_of (self), ==, known[i].code);
      g_assert_true (self->is_plain == known[i].is_plain);
    }
}

static NunOaiRequest *
go_on (const char *verb, const char *token, const char *key)
{
  g_autofree char *query = g_strdup_printf ("verb=%s&resumptionToken=%s", verb, token);

  return ask (query, key);
}

static void
test_tokens (void)
{
  g_autoptr (NunOaiRequest) begun = ask (
      "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-31&set=ivo_managed",
      KEY);
  g_autofree char *token = nun_oai_token_new (begun, 1768000000, "ivo://a.b/c+d/ü", 200, KEY);
  g_autoptr (NunOaiRequest) next = go_on ("ListRecords", token, KEY);
  g_autoptr (NunOaiRequest) verb = go_on ("ListIdentifiers", token, KEY);
  g_autoptr (NunOaiRequest) server = go_on ("ListRecords", token, "another key");
  g_autofree char          *cut = g_strndup (token, strlen (token) - 1);
  g_autoptr (NunOaiRequest) shorter = go_on ("ListRecords", cut, KEY);

  g_assert_cmpuint (next->errors->len, ==, 0);
  g_assert_cmpint (next->format, ==, NUN_OAI_FORMAT_DC);
  g_assert_cmpint (next->from_s, ==, begun->from_s);
  g_assert_cmpint (next->until_s, ==, begun->until_s);
  g_assert_cmpstr (next->set, ==, "ivo_managed");
  g_assert_cmpint (next->after_s, ==, 1768000000);
  g_assert_cmpstr (next->after_identifier, ==, "ivo://a.b/c+d/ü");
  g_assert_cmpuint (next->cursor, ==, 200);
  g_assert_cmpstr (code_of (verb), ==, "badResumptionToken");
  g_assert_cmpstr (code_of (server), ==, "badResumptionToken");
  g_assert_cmpstr (code_of (shorter), ==, "badResumptionToken");
  for (gsize i = 0; i < strlen (token); i++)
    {
      g_autofree char          *other = g_strdup (token);
      g_autoptr (NunOaiRequest) forged = NULL;

      other[i] = other[i] == 'A' ? 'B' : 'A';
      forged = go_on ("ListRecords", other, KEY);
      g_assert_cmpstr (code_of (forged), ==, "badResumptionToken");
    }
}

/* The longest identifier that a publication has still goes into a request. */
static void
test_long_token (void)
{
  g_autoptr (NunOaiRequest) begun = ask ("verb=ListRecords&metadataPrefix=ivo_vor", KEY);
  g_autofree char          *name = g_strnfill (350, 'x');
  g_autofree char          *identifier = g_strconcat ("ivo://", name, NULL);
  g_autofree char          *token = nun_oai_token_new (begun, 1, identifier, 1, KEY);
  g_autoptr (NunOaiRequest) next = go_on ("ListRecords", token, KEY);

  g_assert_cmpuint (strlen (token), <, NUN_REQUEST_MAX_VALUE);
  g_assert_cmpstr (next->after_identifier, ==, identifier);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oai-request/dates", test_dates);
  g_test_add_func ("/oai-request/arguments", test_arguments);
  g_test_add_func ("/oai-request/plain", test_plain);
  g_test_add_func ("/oai-request/tokens", test_tokens);
  g_test_add_func ("/oai-request/long-token", test_long_token);
  return g_test_run ();
}
