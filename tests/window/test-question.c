/* The form of a question: what it sends, what is wrong with it, and the answer as it came. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "app/preview/question.h"
#include "app/preview/response.h"

typedef struct
{
  const char *parameter; /* NULL: of that part */
  NunPart     part;
  const char *text;
} Typed;

typedef struct
{
  GPtrArray   *inputs;
  const char **texts;
} Form;

/* typed: ends with an empty text. */
static Form
make (const NunProtocol *protocol, const Typed *typed)
{
  Form form = { .inputs = nun_inputs_new (protocol) };

  form.texts = g_new0 (const char *, form.inputs->len + 1);
  for (guint i = 0; i < form.inputs->len; i++)
    form.texts[i] = "";
  for (; typed->text != NULL; typed++)
    {
      int at = nun_inputs_find (form.inputs, typed->parameter, typed->part);

      g_assert_cmpint (at, >=, 0);
      form.texts[at] = typed->text;
    }
  return form;
}

static void
form_clear (Form *form)
{
  g_ptr_array_unref (form->inputs);
  g_free (form->texts);
}

static void
assert_url (const NunProtocol *protocol,
            const char        *service,
            const Typed       *typed,
            const char        *expected)
{
  Form             form = make (protocol, typed);
  g_autofree char *url = nun_inputs_make_url (form.inputs, form.texts, service);

  g_assert_cmpstr (url, ==, expected);
  form_clear (&form);
}

#define PLACE(a, d, r)                                                                             \
  { NULL, NUN_PART_RA, a }, { NULL, NUN_PART_DEC, d }, { NULL, NUN_PART_RADIUS, r }

/* As SCS 1.03 (2.1), SIAv1 (4.1), SIAv2 (2.1) and SSAP 1.1 (4.1) write conditions. */
static void
test_url (void)
{
  const Typed nothing[] = { { NULL } };
  const Typed cone[] = { PLACE ("10.5", " -20", "0.25"), { "VERB", 0, "3" }, { NULL } };
  const Typed box[] = {
    { NULL, NUN_PART_RA, "10.5" }, { NULL, NUN_PART_DEC, "-20" }, { "SIZE", 0, "1,2" }, { NULL }
  };
  const Typed full[] = { PLACE ("10.5", "-20", "0.25"),
                         { NULL, NUN_PART_FROM_WAVE, "400" },
                         { NULL, NUN_PART_FROM_DATE, "2004" },
                         { NULL, NUN_PART_TO_DATE, "2004-05-01" },
                         { "MAXREC", 0, "7" },
                         { NULL } };
  const Typed region[] = { PLACE ("10", "20", "1"), { "POS", 0, "RANGE 1 2 3 4" }, { NULL } };
  const Typed odd[] = { PLACE ("ten", "", "0.1"), { NULL } };

  assert_url (&nun_protocol_scs, "http://h/t/scs.xml?", cone,
              "http://h/t/scs.xml?RA=10.5&DEC=-20&SR=0.25&VERB=3");
  assert_url (&nun_protocol_sia1, "http://h/t/sia1.xml?", box,
              "http://h/t/sia1.xml?POS=10.5,-20&SIZE=1,2");
  assert_url (&nun_protocol_sia2, "http://h/t/sia2", nothing, "http://h/t/sia2?");
  assert_url (&nun_protocol_sia2, "http://h/t/sia2", full,
              "http://h/t/sia2?POS=CIRCLE%2010.5%20-20%200.25&BAND=4e-07%20%2BInf&"
              "TIME=53005%2053126&MAXREC=7");
  assert_url (&nun_protocol_ssap, "http://h/t/ssap.xml?", full,
              "http://h/t/ssap.xml?POS=10.5,-20&SIZE=0.5&BAND=4e-07/&"
              "TIME=2004-01-01T00:00:00.000/2004-05-01T00:00:00.000&MAXREC=7");
  /* what is given whole stands for its parts; what cannot be read goes out as it is */
  assert_url (&nun_protocol_sia2, "http://h/t/sia2", region,
              "http://h/t/sia2?POS=RANGE%201%202%203%204");
  assert_url (&nun_protocol_sia2, "http://h/t/sia2", odd,
              "http://h/t/sia2?POS=CIRCLE%20ten%20%200.1");
}

/* A parameter that the service reads is in its form, once whole or in parts; choices and what stands in at first are what it
 * takes; and nothing at all is no fault. */
static void
test_complete (void)
{
  guint n_forms = 0;

  for (guint p = 0; nun_protocols[p] != NULL; p++)
    {
      g_autoptr (GPtrArray)   inputs = NULL;
      g_autofree const char **texts = NULL;

      if (!nun_protocol_has_form (nun_protocols[p]))
        continue;
      n_forms++;
      inputs = nun_inputs_new (nun_protocols[p]);
      texts = g_new0 (const char *, inputs->len + 1);
      for (const NunParameter *q = nun_protocols[p]->parameters; q->name != NULL; q++)
        {
          gboolean found = FALSE;

          for (guint i = 0; i < inputs->len; i++)
            found = found || ((NunInput *) inputs->pdata[i])->parameter == q;
          g_assert_true (found);
        }
      for (guint i = 0; i < inputs->len; i++)
        texts[i] = "";
      for (guint i = 0; i < inputs->len; i++)
        {
          const NunInput  *input = inputs->pdata[i];
          g_autofree char *none = nun_inputs_judge (inputs, texts, i);

          g_assert_cmpstr (none, ==, NULL);
          g_assert_nonnull (strstr (input->help, input->parameter->name));
          for (guint j = 0; input->choices != NULL && input->choices[j] != NULL; j++)
            g_assert_true (
                nun_protocol_judge (nun_protocols[p], input->parameter, input->choices[j], NULL));
          g_assert_true (
              input->initial == NULL || input->part != NUN_PART_WHOLE ||
              nun_protocol_judge (nun_protocols[p], input->parameter, input->initial, NULL));
        }
    }
  g_assert_cmpuint (n_forms, >=, 6);
}

/* words: part of what is said of the input, NULL for nothing. */
static void
assert_said (const NunProtocol *protocol,
             const Typed       *typed,
             const char        *parameter,
             NunPart            part,
             const char        *words)
{
  Form             form = make (protocol, typed);
  int              at = nun_inputs_find (form.inputs, parameter, part);
  g_autofree char *said = nun_inputs_judge (form.inputs, form.texts, (guint) at);

  if (words == NULL)
    g_assert_cmpstr (said, ==, NULL);
  else if (said == NULL || strstr (said, words) == NULL)
    g_test_fail_printf ("\"%s\" is not in: %s", words, said);
  form_clear (&form);
}

static void
test_judge (void)
{
  const Typed half[] = { PLACE ("10", "", ""), { NULL } };
  const Typed far[] = { PLACE ("10", "95", "1"), { NULL } };
  const Typed blue[] = { { NULL, NUN_PART_FROM_WAVE, "blue" }, { "CALIB", 0, "9" }, { NULL } };
  const Typed turned[] = { { NULL, NUN_PART_FROM_WAVE, "700" },
                           { NULL, NUN_PART_TO_WAVE, "400" },
                           { NULL } };
  const Typed day[] = { { NULL, NUN_PART_TO_DATE, "2004-02-30" }, { NULL } };
  const Typed whole[] = { PLACE ("x", "y", "z"), { "POS", 0, "CIRCLE 1 2 3" }, { NULL } };

  assert_said (&nun_protocol_scs, half, "RA", NUN_PART_RA, NULL);
  assert_said (&nun_protocol_scs, half, "DEC", NUN_PART_DEC, "DEC is missing");
  assert_said (&nun_protocol_sia2, half, "POS", NUN_PART_RADIUS, "missing");
  assert_said (&nun_protocol_ssap, half, "SIZE", NUN_PART_RADIUS, NULL);
  assert_said (&nun_protocol_sia2, far, "POS", NUN_PART_DEC, "between -90 and 90");
  assert_said (&nun_protocol_sia2, far, "POS", NUN_PART_RA, NULL);
  assert_said (&nun_protocol_sia2, blue, "BAND", NUN_PART_FROM_WAVE, "blue");
  assert_said (&nun_protocol_sia2, blue, "BAND", NUN_PART_TO_WAVE, NULL);
  assert_said (&nun_protocol_sia2, blue, "CALIB", NUN_PART_WHOLE, "0 to 4");
  assert_said (&nun_protocol_sia2, turned, "BAND", NUN_PART_FROM_WAVE, "BAND");
  assert_said (&nun_protocol_ssap, day, "TIME", NUN_PART_TO_DATE, "2004-02-30");
  assert_said (&nun_protocol_sia2, whole, "POS", NUN_PART_RA, NULL);
  assert_said (&nun_protocol_sia2, whole, "POS", NUN_PART_WHOLE, NULL);
}

static void
test_number (void)
{
  const Typed typed[] = { PLACE (" 10.5", "x", ""), { NULL, NUN_PART_TO_DATE, "2004" }, { NULL } };
  Form        form = make (&nun_protocol_sia2, typed);

  g_assert_cmpfloat (nun_inputs_get_number (form.inputs, form.texts, NUN_PART_RA), ==, 10.5);
  g_assert_true (isnan (nun_inputs_get_number (form.inputs, form.texts, NUN_PART_DEC)));
  g_assert_true (isnan (nun_inputs_get_number (form.inputs, form.texts, NUN_PART_RADIUS)));
  g_assert_cmpfloat (nun_inputs_get_number (form.inputs, form.texts, NUN_PART_TO_DATE), ==, 53005);
  form_clear (&form);
}

/* -- the answer as it came --------------------------------------------------------------------------- */

typedef struct
{
  GSocketListener *listener;
  GThread         *thread; /* answers one request */
  GString         *body;
  const char      *head;
  char            *url;
  char            *path;
} Server;

static gpointer
serve (gpointer data)
{
  Server                       *self = data;
  g_autoptr (GSocketConnection) stream =
      g_socket_listener_accept (self->listener, NULL, NULL, NULL);
  GInputStream    *in = g_io_stream_get_input_stream (G_IO_STREAM (stream));
  GOutputStream   *out = g_io_stream_get_output_stream (G_IO_STREAM (stream));
  g_autofree char *head = g_strdup_printf ("%sContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           self->head, self->body->len);
  char             buffer[4096];

  g_input_stream_read (in, buffer, sizeof buffer, NULL, NULL);
  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  g_output_stream_write_all (out, self->body->str, self->body->len, NULL, NULL, NULL);
  return NULL;
}

static NunResponse *
ask (Server *self, const char *head, GError **error)
{
  guint16 port;
  int     descriptor = g_file_open_tmp ("nuncius-XXXXXX", &self->path, NULL);

  close (descriptor);
  self->head = head;
  self->listener = g_socket_listener_new ();
  port = g_socket_listener_add_any_inet_port (self->listener, NULL, NULL);
  self->thread = g_thread_new ("serve", serve, self);
  self->url = g_strdup_printf ("http://127.0.0.1:%u/t/scs.xml?RA=1", port);
  return nun_response_fetch (self->url, self->path, 1 << 22, NULL, error);
}

static void
server_clear (Server *self)
{
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_string_free (self->body, TRUE);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self->url);
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer saved)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nun_response_save_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) saved = TRUE;
}

/* A line of a million characters is broken for the eye, its beginning shown; the whole is saved, also after the file has
 * gone. */
static void
test_long_response (void)
{
  Server                  server = { .body = g_string_new ("<VOTABLE>") };
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunResponse) response = NULL;
  g_autofree char        *target = NULL, *contents = NULL, *name = NULL;
  gboolean                saved = FALSE;
  gsize                   length;

  while (server.body->len < 1000000)
    g_string_append (server.body, "0123456789");
  response =
      ask (&server, "HTTP/1.1 200 Fine\r\nContent-Type: text/xml\r\nX-Odd: a  b\r\n", &error);
  g_assert_no_error (error);
  g_assert_true (
      g_str_has_prefix (response->reply.head, "HTTP/1.1 200 Fine\nContent-Type: text/xml\n"));
  g_assert_nonnull (strstr (response->reply.head, "X-Odd: a  b\n"));
  g_assert_cmpint (response->reply.n_bytes, ==, server.body->len);
  g_assert_cmpint (response->n_shown, ==, NUN_RESPONSE_SHOWN_TEXT);
  g_assert_false (response->is_bytes);
  for (const char *line = response->body; line != NULL; line = strchr (line + 1, '\n'))
    g_assert_cmpuint (strcspn (line + 1, "\n"), <=, NUN_RESPONSE_LONGEST_LINE);
  name = nun_response_dup_name (response);
  g_assert_cmpstr (name, ==, "scs.xml");

  g_unlink (server.path);
  target = g_strconcat (server.path, ".saved", NULL);
  nun_response_save_async (response, target, NULL, on_saved, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (target, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, server.body->str, server.body->len);
  g_unlink (target);
  server_clear (&server);
}

static void
test_bytes (void)
{
  Server                  server = { .body = g_string_new (NULL) };
  g_autoptr (NunResponse) response = NULL;

  g_string_append_len (server.body, "SIMPLE\0\001\xff", 9);
  response = ask (&server, "HTTP/1.1 403 No\r\nContent-Type: image/fits\r\n", NULL);
  g_assert_true (response->is_bytes);
  g_assert_cmpuint (response->reply.status, ==, 403);
  g_assert_cmpstr (response->body, ==,
                   "00000000   53 49 4d 50 4c 45 00 01  ff                       SIMPLE...\n");
  server_clear (&server);
}

static void
test_no_answer (void)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunResponse) response =
      nun_response_fetch ("http://127.0.0.1:1/x", "/nonexistent/x", 10, NULL, &error);

  g_assert_nonnull (error);
  g_assert_null (response->reply.head);
  g_assert_cmpstr (response->body, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/url", test_url);
  g_test_add_func ("/question/complete", test_complete);
  g_test_add_func ("/question/judge", test_judge);
  g_test_add_func ("/question/number", test_number);
  g_test_add_func ("/response/long", test_long_response);
  g_test_add_func ("/response/bytes", test_bytes);
  g_test_add_func ("/response/none", test_no_answer);
  return g_test_run ();
}
