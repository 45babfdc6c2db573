/* The host in one process: started, asked by our own client, stopped, many times; and the client's errors. */

#include <glib/gstdio.h>
#include <string.h>

#include "made-publication.h"
#include "serve/client.h"
#include "vo/publication.h"

typedef struct
{
  char    *path, *reply_path;
  NunHost *host;
} Fixture;

static NunHost *
start (const char *path, guint port, GError **error)
{
  NunHostOptions options = { .port = port };

  return nun_host_start (path, &options, error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = NULL;

  self->path = made_publication_new ("sky", made_publication_sky);
  folder = g_path_get_dirname (self->path);
  self->reply_path = g_build_filename (folder, "reply", NULL);
  self->host = start (self->path, 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->host);
  g_free (self->reply_path);
  made_publication_remove (self->path);
}

static gboolean
get (Fixture *self, const char *rest, gint64 max_bytes, NunReply *reply, GError **error)
{
  g_autofree char *url = g_strconcat (nun_host_get_base_url (self->host), rest, NULL);

  return nun_client_get (url, self->reply_path, max_bytes, reply, NULL, error);
}

static void
test_get (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;
  gsize              length;
  NunReply           reply;

  get (self, "/sky/scs.xml?RA=0&DEC=0&SR=1", 100000, &reply, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply.status, ==, 200);
  g_assert_cmpstr (reply.content_type, ==, "text/xml;content=x-votable");
  g_assert_cmpfloat (reply.seconds, >, 0);
  g_assert_true (g_file_get_contents (self->reply_path, &text, &length, NULL));
  g_assert_cmpint (reply.n_bytes, ==, length);
  g_assert_true (g_str_has_suffix (text, "</VOTABLE>\n"));
  nun_reply_clear (&reply);
}

/* The whole answer whatever its status, with its head. */
static void
test_get_any (Fixture *self, gconstpointer data)
{
  g_autofree char *url = g_strconcat (nun_host_get_base_url (self->host), "/nothing", NULL);
  g_autofree char *text = NULL, *sentence = NULL;
  NunReply         reply;

  g_assert_true (nun_client_get_any (url, self->reply_path, 1000, &reply, NULL, NULL));
  g_assert_cmpuint (reply.status, ==, 404);
  g_assert_true (g_str_has_prefix (reply.head, "HTTP/1.1 404 Not Found\n"));
  g_assert_nonnull (strstr (reply.head, "\nContent-Type: text/plain;charset=utf-8\n"));
  g_assert_true (g_file_get_contents (self->reply_path, &text, NULL, NULL));
  g_assert_cmpint (reply.n_bytes, ==, strlen (text));
  sentence = nun_complaint_find (text, reply.content_type);
  g_assert_true (g_str_has_prefix (sentence, "There is nothing at /nothing"));
  nun_reply_clear (&reply);
  g_assert_null (reply.head);
}

static void
test_complaints (void)
{
  static const char *const cases[][2] = {
    { "<VOTABLE><INFO name=\"Error\" value=\"a &lt; b\"/>", "a < b" },
    { "<VOTABLE><PARAM value=\"none\" ID=\"x\" name=\"Error\"/></VOTABLE>", "none" },
    { "<V><INFO name=\"QUERY_STATUS\" value=\"ERROR\"> no\nplace </INFO>x</V>", "no\nplace" },
    { "<V><INFO name=\"QUERY_STATUS\" value=\"OK\"/><TD>Error</TD></V>", NULL },
    { "<V><INFO name=\"Error\" value=\"torn\"/></W>", "torn" },
    { "<v:V><v:INFO name=\"Error\" value=\"far\"/><v:INFO name=\"Error\" value=\"b\"/>", "far" },
    { "<INFO name=\"Error\"", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = nun_complaint_find (cases[i][0], "text/xml");

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_client_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)       lost = NULL;
  g_autoptr (GError)       bounded = NULL;
  g_autoptr (GError)       silent = NULL;
  g_autoptr (GError)       odd = NULL;
  g_autoptr (GError)       cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *part = g_strconcat (self->reply_path, ".part", NULL);
  NunReply                 reply;

  g_assert_false (get (self, "/nothing", 100000, &reply, &lost));
  g_assert_error (lost, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY);
  g_assert_nonnull (strstr (lost->message, "404: There is nothing at /nothing"));
  nun_reply_clear (&reply);
  /* an error of the request is a document under status 200 */
  g_assert_true (get (self, "/sky/scs.xml?RA=x&DEC=0&SR=1", 100000, &reply, NULL));
  nun_reply_clear (&reply);
  g_unlink (self->reply_path);
  g_assert_false (get (self, "/sky/scs.xml?RA=0&DEC=0&SR=1", 100, &reply, &bounded));
  g_assert_error (bounded, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REPLY);
  nun_reply_clear (&reply);
  g_assert_false (nun_client_get ("not a url", self->reply_path, 100, &reply, NULL, &odd));
  g_assert_error (odd, NUN_SERVE_ERROR, NUN_SERVE_ERROR_NETWORK);
  nun_reply_clear (&reply);
  g_cancellable_cancel (cancellable);
  g_assert_false (nun_client_get (nun_host_get_base_url (self->host), self->reply_path, 100, &reply,
                                  cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  nun_reply_clear (&reply);
  nun_host_stop (self->host);
  g_assert_false (get (self, "/sky/", 100000, &reply, &silent));
  g_assert_error (silent, NUN_SERVE_ERROR, NUN_SERVE_ERROR_NETWORK);
  nun_reply_clear (&reply);
  /* nothing half-made is left */
  g_assert_false (g_file_test (self->reply_path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_services (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = nun_host_get_services (self->host);
  const char           *base = nun_host_get_base_url (self->host);
  char *urls[] = { nun_vo_cone_url (base, "sky"), nun_vo_capabilities_url (base, "sky"),
                   nun_vo_web_url (base, "sky") };
  static const char *const ids[] = { "scs", "vosi", "web" };

  g_assert_cmpuint (services->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const NunServiceUrl *service = g_ptr_array_index (services, i);

      g_assert_cmpstr (service->id, ==, ids[i]);
      g_assert_cmpstr (service->table, ==, "sky");
      g_assert_cmpstr (service->url, ==, urls[i]);
      g_free (urls[i]);
    }
}

static void
test_ports (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  taken = NULL;
  g_autoptr (GError)  beyond = NULL;
  g_autoptr (GError)  missing = NULL;
  g_autoptr (GError)  again_error = NULL;
  g_autoptr (NunHost) again = NULL;
  guint               port = nun_host_get_port (self->host);
  NunReply            reply;

  g_assert_null (start (self->path, port, &taken));
  g_assert_error (taken, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PORT);
  g_assert_null (start (self->path, 65536, &beyond));
  g_assert_error (beyond, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PORT);
  g_assert_null (start ("/nonexistent/p.nuncius", 0, &missing));
  g_assert_error (missing, NUN_SERVE_ERROR, NUN_SERVE_ERROR_PUBLICATION);

  /* the same port again, right after connections were made to it */
  get (self, "/sky/", 100000, &reply, NULL);
  nun_reply_clear (&reply);
  nun_host_stop (self->host);
  again = start (self->path, port, &again_error);
  g_assert_no_error (again_error);
  g_assert_cmpuint (nun_host_get_port (again), ==, port);
}

static gpointer
ask_for_ever (gpointer data)
{
  Fixture         *self = data;
  g_autofree char *path = g_strdup_printf ("%s-%p", self->reply_path, (gpointer) g_thread_self ());
  g_autofree char *url =
      g_strconcat (nun_host_get_base_url (self->host), "/sky/scs.xml?RA=0&DEC=0&SR=180", NULL);
  gboolean answered = TRUE;

  while (answered)
    {
      NunReply reply;

      answered = nun_client_get (url, path, 100000, &reply, NULL, NULL);
      nun_reply_clear (&reply);
    }
  return NULL;
}

/* Stopped in the middle of requests, from several threads' point of view at any moment. */
static void
test_stop_under_load (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      GThread           *clients[4];
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (clients); j++)
        clients[j] = g_thread_new ("client", ask_for_ever, self);
      g_usleep (5000 * i);
      nun_host_stop (self->host);
      nun_host_stop (self->host);
      for (guint j = 0; j < G_N_ELEMENTS (clients); j++)
        g_thread_join (clients[j]);
      g_clear_object (&self->host);
      self->host = start (self->path, 0, &error);
      g_assert_no_error (error);
    }
}

static void
test_base_url (Fixture *self, gconstpointer data)
{
  NunHostOptions      options = { .base_url = "https://example.org/vo//" };
  g_autoptr (NunHost) host = nun_host_start (self->path, &options, NULL);
  g_autofree char *usual = g_strdup_printf ("http://127.0.0.1:%u", nun_host_get_port (self->host));

  g_assert_cmpstr (nun_host_get_base_url (host), ==, "https://example.org/vo");
  g_assert_cmpstr (nun_host_get_base_url (self->host), ==, usual);
}

/* What was asked is written down. */
static void
test_accesses (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autofree char      *client = NULL;
  g_autofree char      *line = NULL;
  const NunAccess      *access;
  NunReply              reply = { 0 };

  g_assert_true (get (self, "/sky/scs.xml?RA=1&DEC=2&SR=0.5", 100000, &reply, NULL));
  nun_reply_clear (&reply);
  g_assert_false (get (self, "/nowhere/scs.xml", 100000, &reply, NULL));
  nun_reply_clear (&reply);
  for (guint i = 0; i < 500; i++) /* the host writes it down after the client has it */
    {
      g_clear_pointer (&first, g_ptr_array_unref);
      first = nun_host_get_accesses (self->host, 0);
      if (first->len == 2)
        break;
      g_usleep (10000);
    }
  g_assert_cmpuint (first->len, ==, 2);
  access = first->pdata[0];
  g_assert_cmpstr (access->target, ==, "/sky/scs.xml?RA=1&DEC=2&SR=0.5");
  g_assert_cmpstr (access->method, ==, "GET");
  g_assert_cmpuint (access->status, ==, 200);
  g_assert_cmpint (access->n_bytes, >, 100);
  g_assert_cmpfloat (access->seconds, >, 0.0);
  g_assert_false (access->is_cut);
  client = nun_access_client (access->agent);
  g_assert_cmpstr (client, ==, "Nuncius");
  line = nun_access_to_line (access);
  g_assert_nonnull (strstr (line, " 200 GET /sky/scs.xml?RA=1&DEC=2&SR=0.5 "));
  g_assert_cmpuint (((NunAccess *) first->pdata[1])->status, ==, 404);
  rest = nun_host_get_accesses (self->host, access->number);
  g_assert_cmpuint (rest->len, ==, 1);
}

static void
test_clients (void)
{
  static const char *const cases[][2] = {
    { "python-requests/2.28.1 pyVO/1.4 Python/3.11.2 (Linux)", "pyVO" },
    { "Aladin/12.001", "Aladin" },
    { "STIL/4.1 Java/17.0", "STILTS or TOPCAT" },
    { "curl/7.88.1", "curl" },
    { "Gofetch/1 (x)", "Gofetch" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *client = nun_access_client (cases[i][0]);

      g_assert_cmpstr (client, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/serve/host/get", Fixture, NULL, set_up, test_get, tear_down);
  g_test_add ("/serve/host/get-any", Fixture, NULL, set_up, test_get_any, tear_down);
  g_test_add_func ("/serve/client/complaints", test_complaints);
  g_test_add ("/serve/host/client-errors", Fixture, NULL, set_up, test_client_errors, tear_down);
  g_test_add ("/serve/host/accesses", Fixture, NULL, set_up, test_accesses, tear_down);
  g_test_add_func ("/serve/host/clients", test_clients);
  g_test_add ("/serve/host/services", Fixture, NULL, set_up, test_services, tear_down);
  g_test_add ("/serve/host/ports", Fixture, NULL, set_up, test_ports, tear_down);
  g_test_add ("/serve/host/stop-under-load", Fixture, NULL, set_up, test_stop_under_load,
              tear_down);
  g_test_add ("/serve/host/base-url", Fixture, NULL, set_up, test_base_url, tear_down);
  return g_test_run ();
}
