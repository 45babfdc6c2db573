/* The protocols as functions: parameters in, answer out, without a socket. */

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "made-publication.h"
#include "serve/html.h"
#include "serve/product.h"
#include "serve/protocol.h"
#include "serve/scs.h"
#include "vo/publication.h"
#include "vo/service-parameters.h"

typedef struct
{
  char           *path;
  NunStore       *store;
  NunDescription *description;
  NunService      service;
} Fixture;

static void
set_up (Fixture *self, gconstpointer csv)
{
  g_autoptr (GError) error = NULL;

  self->path = made_publication_new ("sky", csv);
  self->store = nun_store_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  self->description = nun_store_get_description (self->store);
  self->service = (NunService){
    .store = self->store,
    .description = self->description,
    .base_url = "http://example.org/vo",
    .up_since = "2026-01-01T00:00:00Z",
  };
}

static void
tear_down (Fixture *self, gconstpointer csv)
{
  nun_description_unref (self->description);
  g_object_unref (self->store);
  made_publication_remove (self->path);
}

/* The body of the answer, g_free. status, type: what it must have; NULL for any. */
static char *
ask (Fixture *self, const char *path, const char *query, guint status, const char *type)
{
  g_autoptr (NunRequest) request = nun_request_new (path, query, NULL);
  g_autoptr (NunAnswer)  answer = nun_route (&self->service, request, NULL);
  NunProduceState        state;
  GString               *body = nun_answer_read_all (answer, &state);

  g_assert_cmpuint (answer->status, ==, status);
  if (type != NULL)
    g_assert_cmpstr (answer->content_type, ==, type);
  g_assert_cmpint (state, ==, NUN_PRODUCE_DONE);
  return g_string_free (body, FALSE);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;
  return n;
}

static void
assert_has (const char *text, const char *word)
{
  if (strstr (text, word) == NULL)
    g_test_fail_printf ("\"%s\" is not in: %s", word, text);
}

static void
test_cone (Fixture *self, gconstpointer csv)
{
  g_autofree char *two =
      ask (self, "/sky/scs.xml", "RA=0&DEC=0&SR=1", 200, "text/xml;content=x-votable");
  g_autofree char *all = ask (self, "/sky/scs.xml", "RA=0&DEC=0&SR=180", 200, NULL);
  g_autofree char *none = ask (self, "/sky/scs.xml", "RA=180&DEC=0&SR=1", 200, NULL);
  g_autofree char *zero = ask (self, "/sky/scs.xml", "RA=0&DEC=0&SR=0", 200, NULL);
  g_autofree char *one = ask (self, "/sky/scs.xml", "RA=0&DEC=0&SR=180&MAXREC=1", 200, NULL);

  g_assert_cmpuint (count (two, "<TR>"), ==, 2);
  g_assert_cmpuint (count (all, "<TR>"), ==, 6);
  g_assert_cmpuint (count (none, "<TR>"), ==, 0);
  g_assert_cmpuint (count (zero, "<TR>"), ==, 0);
  g_assert_cmpuint (count (one, "<TR>"), ==, 1);
  g_assert_cmpuint (count (all, "OVERFLOW"), ==, 0);
  g_assert_cmpuint (count (one, "OVERFLOW"), ==, 1);
  assert_has (two, "value=\"http://example.org/vo/sky/scs.xml?RA=0&amp;DEC=0&amp;SR=1\"");
  assert_has (two, "ucd=\"POS_EQ_RA_MAIN\"");
  self->service.ucd1plus = TRUE;
  {
    g_autofree char *plus = ask (self, "/sky/scs.xml", "RA=0&DEC=0&SR=1", 200, NULL);

    assert_has (plus, "ucd=\"pos.eq.ra;meta.main\"");
  }
}

static void
test_errors (Fixture *self, gconstpointer csv)
{
  static const char *const wrong[] = { NULL,
                                       "RA=0&DEC=0",
                                       "RA=x&DEC=0&SR=1",
                                       "RA=0&DEC=0&SR=1&VERB=9",
                                       "RA=0&DEC=0&SR=1&RESPONSEFORMAT=fits",
                                       "RA=0&DEC=0&SR=1&a=%" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text =
          ask (self, "/sky/scs.xml", wrong[i], 200, "text/xml;content=x-votable");

      g_assert_cmpuint (count (text, "name=\"Error\""), ==, 1);
      g_assert_cmpuint (count (text, "<TABLE"), ==, 0);
    }
}

/* Every parameter is what its descriptor says: the HTML form and the parser read the same. */
static void
test_parameters (void)
{
  static const char *const names[] = { "RA", "DEC", "SR", "VERB", "MAXREC", "RESPONSEFORMAT" };
  const NunParameter      *parameters = nun_protocol_scs.parameters;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (parameters[i].name, ==, names[i]);
      g_assert_nonnull (parameters[i].example);
      g_assert_cmpint (parameters[i].fallback == NULL, ==, i <= NUN_SCS_SR);
    }
  g_assert_null (parameters[NUN_SCS_N_PARAMETERS].name);
  g_assert_cmpfloat (parameters[NUN_SCS_SR].maximum, ==, NUN_VO_MAX_SR_DEG);
  g_assert_cmpint (atoi (parameters[NUN_SCS_MAXREC].fallback), ==, NUN_VO_DEFAULT_RECORDS);
}

static gboolean
is_listed (const NunVoParameter *list, const char *name)
{
  for (; list->name != NULL; list++)
    if (g_str_equal (list->name, name))
      return TRUE;
  return FALSE;
}

/* Capabilities list what the services read, all of it but what they say they ignore. */
static void
test_listed_parameters (void)
{
  const NunProtocol *const protocols[] = { &nun_protocol_sia1, &nun_protocol_sia2,
                                           &nun_protocol_ssap };
  static const char *const standards[] = { "ivo://ivoa.net/std/SIA",
                                           "ivo://ivoa.net/std/SIA#query-2.0",
                                           "ivo://ivoa.net/std/SSA" };

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    {
      const NunVoParameter *list = nun_vo_service_parameters (standards[i]);
      guint                 n_listed = 0, n_read = 0;

      g_assert_nonnull (list);
      for (const NunParameter *read = protocols[i]->parameters; read->name != NULL; read++)
        {
          gboolean ignored =
              g_str_equal (read->name, "APERTURE") || g_str_equal (read->name, "COMPRESS");

          g_assert_cmpint (is_listed (list, read->name), ==, !ignored);
          n_read += !ignored;
        }
      for (; list->name != NULL; list++)
        n_listed++;
      g_assert_cmpuint (n_listed, ==, n_read);
    }
  g_assert_null (nun_vo_service_parameters ("ivo://example.org/none"));
}

/* Every parameter takes its own example, and the judge says of the others what the service would. */
static void
test_judge (void)
{
  static const struct
  {
    const NunProtocol *protocol;
    const char        *name, *value, *words;
  } wrong[] = {
    { &nun_protocol_scs, "RA", "361", "between 0 and 360" },
    { &nun_protocol_scs, "RA", "", "RA is missing" },
    { &nun_protocol_scs, "DEC", "1e", "not a decimal number" },
    { &nun_protocol_scs, "VERB", "4", "between 1 and 3" },
    { &nun_protocol_scs, "RESPONSEFORMAT", "fits", "fits" },
    { &nun_protocol_sia1, "POS", "10", "POS=10" },
    { &nun_protocol_sia1, "SIZE", "-1", "SIZE=-1" },
    { &nun_protocol_sia1, "INTERSECT", "NEAR", "INTERSECT=NEAR" },
    { &nun_protocol_sia2, "POS", "CIRCLE 10 95 1", "not a piece of sky" },
    { &nun_protocol_sia2, "BAND", "blue", "BAND" },
    { &nun_protocol_sia2, "CALIB", "5", "0 to 4" },
    { &nun_protocol_ssap, "REQUEST", "getCapabilities", "queryData" },
    { &nun_protocol_ssap, "TIME", "soon", "TIME=soon" },
    { &nun_protocol_ssap, "SIZE", "wide", "SIZE=wide" },
    { &nun_protocol_ssap, "TOP", "0", "TOP=0" },
    { &nun_protocol_datalink, "MAXREC", "many", "MAXREC=many" },
    { &nun_protocol_soda, "CIRCLE", "1 2", "CIRCLE=1 2" },
  };

  for (guint i = 0; nun_protocols[i] != NULL; i++)
    for (const NunParameter *p = nun_protocols[i]->parameters; p != NULL && p->name != NULL; p++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_true (nun_protocol_judge (nun_protocols[i], p, p->example, &error));
        g_assert_no_error (error);
      }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const NunParameter *p = wrong[i].protocol->parameters;
      g_autoptr (GError)  error = NULL;

      while (!g_str_equal (p->name, wrong[i].name))
        p++;
      g_assert_false (nun_protocol_judge (wrong[i].protocol, p, wrong[i].value, &error));
      assert_has (error->message, wrong[i].words);
    }
}

static void
test_routes (Fixture *self, gconstpointer csv)
{
  g_autofree char *capabilities = ask (self, "/sky/capabilities", NULL, 200, "text/xml");
  g_autofree char *tables = ask (self, "/sky/tables", NULL, 200, "text/xml");
  g_autofree char *availability = ask (self, "/sky/availability", NULL, 200, "text/xml");
  g_autofree char *page = ask (self, "/sky/", NULL, 200, NUN_HTML_TYPE);
  g_autofree char *root = ask (self, "/", NULL, 302, NULL);
  g_autofree char *bare = ask (self, "/sky", NULL, 302, NULL);
  g_autofree char *lost = ask (self, "/sky/lost", NULL, 404, "text/plain;charset=utf-8");
  g_autofree char *other = ask (self, "/other/scs.xml", NULL, 404, NULL);

  assert_has (capabilities, "http://example.org/vo/sky/scs.xml?");
  assert_has (tables, "<name>mag</name>");
  assert_has (availability, "2026-01-01T00:00:00Z");
  assert_has (page, "name=\"SR\"");
}

static void
test_no_positions (Fixture *self, gconstpointer csv)
{
  g_autofree char *text = ask (self, "/sky/scs.xml", "RA=0&DEC=0&SR=1", 200, NULL);
  g_autofree char *page = ask (self, "/sky/", "RA=0&DEC=0&SR=1", 200, NULL);

  g_assert_false (nun_scs_is_offered (&self->service, "sky"));
  assert_has (text, "no positions");
  assert_has (page, "no positions");
  g_assert_cmpuint (count (page, "<form"), ==, 0);
}

/* A file's names, units and values are strangers' text. */
static void
test_hostile_file (Fixture *self, gconstpointer csv)
{
  g_autofree char *page = ask (self, "/sky/", "RA=10&DEC=20&SR=1&VERB=3", 200, NULL);
  g_autofree char *cone = ask (self, "/sky/scs.xml", "RA=10&DEC=20&SR=1&VERB=3", 200, NULL);

  g_assert_cmpuint (count (page, "<script"), ==, 0);
  g_assert_cmpuint (count (cone, "<script"), ==, 0);
  assert_has (page, "<td>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</td>");
  assert_has (page, "&lt;script&gt;&quot;");
}

static void
test_html (void)
{
  GString *out = g_string_new (NULL);

  nun_html_text (out, "<a href=\"x\">'&\001\303\274");
  g_assert_cmpstr (out->str, ==, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\357\277\275\303\274");
  g_string_truncate (out, 0);
  nun_html_link (out, "https://example.org/?a=1&b=\"", "x");
  g_assert_cmpstr (out->str, ==, "<a href=\"https://example.org/?a=1&amp;b=&quot;\">x</a>");
  g_string_truncate (out, 0);
  nun_html_link (out, "javascript:alert(1)", "x");
  nun_html_link (out, "data:text/html,x", "y");
  nun_html_link (out, "JavaScript:x", "z");
  g_assert_cmpstr (out->str, ==, "xyz");
  g_string_truncate (out, 0);
  nun_html_link (out, "scs.xml?a=b:c", "x");
  g_assert_cmpstr (out->str, ==, "x");
  g_string_free (out, TRUE);
}

int
main (int argc, char **argv)
{
  static const char plain[] = "a,b\n1,x\n2,y\n";
  static const char hostile[] =
      "ra,dec,\"<script>\"\"\"\n10,20,<script>alert('1')</script>\n11,21,x\n";

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/serve/protocol/cone", Fixture, made_publication_sky, set_up, test_cone, tear_down);
  g_test_add ("/serve/protocol/errors", Fixture, made_publication_sky, set_up, test_errors,
              tear_down);
  g_test_add ("/serve/protocol/routes", Fixture, made_publication_sky, set_up, test_routes,
              tear_down);
  g_test_add ("/serve/protocol/no-positions", Fixture, plain, set_up, test_no_positions, tear_down);
  g_test_add ("/serve/protocol/hostile-file", Fixture, hostile, set_up, test_hostile_file,
              tear_down);
  g_test_add_func ("/serve/protocol/parameters", test_parameters);
  g_test_add_func ("/serve/protocol/listed-parameters", test_listed_parameters);
  g_test_add_func ("/serve/protocol/judge", test_judge);
  g_test_add_func ("/serve/protocol/html", test_html);
  return g_test_run ();
}
