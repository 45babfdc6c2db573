/* nunciusctl request: what the VO's clients send for a question, and what they make of the answer. */
#include "health/client-request.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "cli/tool.h"
#include "health/client-reading.h"
#include "health/discovery.h"
#include "serve/host.h"

/* What is asked of one table, for all clients. */
typedef struct
{
  const NunCollection *table;
  const char          *base_url;
  NunClientQuestion    question;
  int                  client; /* -1: all */
  int                  ask;    /* -1: what the table has */
  gboolean             is_answer;
} Job;

/* -- printing -------------------------------------------------------------------------------------------- */

static void
print_indented (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != 0 || lines[i + 1] != NULL)
      g_print ("    %s\n", lines[i]);
}

static void
print_request (NunClient client, const NunClientRequest *request)
{
  g_print ("  %s\t%s\n", nun_client_get_id (client), request->url != NULL ? request->url : "-");
  if (request->steps != NULL)
    print_indented (request->steps);
  if (request->command != NULL)
    print_indented (request->command);
  for (guint i = 0; request->remarks[i] != NULL; i++)
    g_print (_ ("    note: %s\n"), request->remarks[i]);
}

static void
print_reading (NunClient client, const NunClientReading *reading)
{
  g_print (_ ("    answer: status %u, %s, %" PRId64 " bytes, %.3f s"), reading->status,
           reading->content_type != NULL ? reading->content_type : "-", reading->n_bytes,
           reading->seconds);
  if (reading->n_rows >= 0)
    g_print (_ (", rows: %" PRId64 ", columns: %u"), reading->n_rows, reading->n_columns);
  g_print ("%s\n", reading->is_overflow ? _ (", and there are more") : "");
  if (reading->error != NULL)
    g_print (_ ("    error: %s\n"), reading->error);
  for (guint i = 0; i < reading->points->len; i++)
    {
      const NunClientPoint *point = reading->points->pdata[i];

      if (point->client == client)
        g_print ("    %s %s\t%s%s%s%s\n", point->is_missing ? "!" : " ", point->label, point->value,
                 point->remark != NULL ? " (" : "", point->remark != NULL ? point->remark : "",
                 point->remark != NULL ? ")" : "");
    }
}

/* -- asking ------------------------------------------------------------------------------------------------ */

static gboolean
ask_client (const Job *job, NunClient client, NunAsk ask, GError **error)
{
  g_autofree char             *url = nun_ask_url (ask, job->base_url, job->table->name);
  g_autoptr (NunClientRequest) request =
      nun_client_request_new (client, ask, url, &job->question, error);
  g_autoptr (NunClientReading) reading = NULL;

  if (request == NULL)
    return FALSE;
  print_request (client, request);
  if (!job->is_answer || request->url == NULL)
    return TRUE;
  reading = nun_client_ask (ask, request->url, nun_tool_cancellable (), error);
  if (reading == NULL)
    return FALSE;
  print_reading (client, reading);
  return TRUE;
}

static gboolean
is_offered (const Job *job, NunAsk ask)
{
  static const int kinds[NUN_N_ASKS] = {
    NUN_COLLECTION_TABLE, NUN_COLLECTION_IMAGES, NUN_COLLECTION_IMAGES, NUN_COLLECTION_SPECTRA, -1,
    NUN_COLLECTION_IMAGES
  };

  if (kinds[ask] < 0)
    return job->table->kind != NUN_COLLECTION_TABLE;
  return (int) job->table->kind == kinds[ask];
}

/* The services that are searched, or, with an identifier, those for one dataset; or the one that is named. */
static gboolean
ask_all (const Job *job, GError **error)
{
  guint n = 0;

  for (guint ask = 0; ask < NUN_N_ASKS; ask++)
    {
      gboolean is_of_one = ask == NUN_ASK_LINKS || ask == NUN_ASK_SODA;

      if (!is_offered (job, ask) ||
          (job->ask >= 0 ? job->ask != (int) ask : is_of_one != (job->question.id != NULL)))
        continue;
      g_print ("%s, %s\n", job->table->name, nun_ask_get_name (ask));
      n++;
      for (guint client = 0; client < NUN_N_CLIENTS; client++)
        if ((job->client < 0 || job->client == (int) client) &&
            !ask_client (job, client, ask, error))
          return FALSE;
    }
  if (n == 0)
    g_set_error (
        error, NUN_CLIENT_ERROR, NUN_CLIENT_ERROR_QUESTION,
        _ ("The table “%s” has no such service; leave out --service to see those that it has."),
        job->table->name);
  return n > 0;
}

/* -- options ----------------------------------------------------------------------------------------------- */

typedef struct
{
  char    *service, *client, *place, *band, *time, *format, *id, *base_url;
  double   ra, dec, size;
  gint64   max_rows;
  int      verbosity;
  gboolean is_answer;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->service);
  g_free (self->client);
  g_free (self->place);
  g_free (self->band);
  g_free (self->time);
  g_free (self->format);
  g_free (self->id);
  g_free (self->base_url);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, NUN_CLIENT_ERROR, NUN_CLIENT_ERROR_QUESTION, sentence);
  return FALSE;
}

static gboolean
read_names (const Options *options, Job *job, GError **error)
{
  NunClient client;
  NunAsk    ask;

  job->client = job->ask = -1;
  if (options->client != NULL)
    {
      if (!nun_client_find (options->client, &client))
        return fail (error, _ ("--client is one of pyvo, stilts, topcat, aladin and curl."));
      job->client = (int) client;
    }
  if (options->service != NULL)
    {
      if (!nun_ask_find (options->service, &ask))
        return fail (error, _ ("--service is one of scs, sia1, sia2, ssap, datalink and soda."));
      job->ask = (int) ask;
    }
  return TRUE;
}

static gboolean
read_place (const Options *options, NunClientQuestion *question, GError **error)
{
  double circle[3];

  question->ra_deg = options->ra;
  question->dec_deg = options->dec;
  if (options->place != NULL)
    {
      if (!nun_discovery_read_circle (options->place, circle, error))
        return FALSE;
      question->ra_deg = circle[0];
      question->dec_deg = circle[1];
      if (!isnan (circle[2]))
        question->radius_deg = circle[2];
    }
  if (!isnan (options->size))
    question->radius_deg = options->size / 2;
  return TRUE;
}

/* Without anything asked for, the question of the record that is known to have rows. */
static void
use_test (const NunCollection *table, NunClientQuestion *question)
{
  if (!isnan (question->ra_deg) || !isnan (question->dec_deg) || question->id != NULL ||
      !table->has_test || isfinite (question->band_m[0]) || isfinite (question->time_mjd[0]))
    return;
  question->ra_deg = table->test_ra_deg;
  question->dec_deg = table->test_dec_deg;
  question->radius_deg = table->test_sr_deg;
}

static gboolean
read_question (const Options *options, Job *job, GError **error)
{
  NunClientQuestion *question = &job->question;

  nun_client_question_init (question);
  question->format = options->format;
  question->id = options->id;
  question->max_rows = options->max_rows;
  question->verbosity = options->verbosity;
  job->is_answer = options->is_answer;
  return read_names (options, job, error) && read_place (options, question, error) &&
         (options->band == NULL ||
          nun_discovery_read_band (options->band, question->band_m, error)) &&
         (options->time == NULL ||
          nun_discovery_read_time (options->time, question->time_mjd, error));
}

/* -- the verb ------------------------------------------------------------------------------------------------ */

/* Where to ask: at the address given, or at a host of our own that lasts as long as the verb. */
static int
ask_table (const char *path, const char *table, const Options *options, Job *job)
{
  static const char          local[] = "http://127.0.0.1:8080";
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = nun_store_open (path, TRUE, &error);
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (NunHost)        host = NULL;
  NunHostOptions             host_options = { 0 };
  gboolean                   is_done;

  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  job->table = nun_tool_choose_table (description, table, &error);
  if (job->table == NULL)
    return nun_tool_fail (error);
  use_test (job->table, &job->question);
  if (options->is_answer && options->base_url == NULL)
    {
      host = nun_host_start (path, &host_options, &error);
      if (host == NULL)
        return nun_tool_fail (error);
    }
  job->base_url = options->base_url != NULL ? options->base_url
                  : host != NULL            ? nun_host_get_base_url (host)
                                            : local;
  is_done = ask_all (job, &error);
  if (host != NULL)
    nun_host_stop (host);
  return is_done ? 0 : nun_tool_fail (error);
}

static int
run (int argc, char **argv)
{
  g_auto (Options) options = {
    .ra = NAN, .dec = NAN, .size = NAN, .max_rows = -1, .verbosity = -1
  };
  Job          job = { 0 };
  GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &options.service,
      N_ ("scs, sia1, sia2, ssap, datalink or soda"), "ID" },
    { "client", 0, 0, G_OPTION_ARG_STRING, &options.client,
      N_ ("pyvo, stilts, topcat, aladin or curl"), "ID" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.place,
      N_ ("Right ascension, declination and radius"), N_ ("PLACE") },
    { "ra", 0, 0, G_OPTION_ARG_DOUBLE, &options.ra, N_ ("Right ascension in degrees"), N_ ("DEG") },
    { "dec", 0, 0, G_OPTION_ARG_DOUBLE, &options.dec, N_ ("Declination in degrees"), N_ ("DEG") },
    { "size", 0, 0, G_OPTION_ARG_DOUBLE, &options.size, N_ ("Diameter of the field in degrees"),
      N_ ("DEG") },
    { "band", 0, 0, G_OPTION_ARG_STRING, &options.band, N_ ("400-700 nm, 1.4 GHz, or a filter"),
      N_ ("BAND") },
    { "time", 0, 0, G_OPTION_ARG_STRING, &options.time, N_ ("2010, 2010-05-03, 2010/2012, or MJD"),
      N_ ("TIME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("Form of the data: image/fits"),
      N_ ("TYPE") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options.id, N_ ("A dataset's obs_publisher_did"), "ID" },
    { "maxrec", 0, 0, G_OPTION_ARG_INT64, &options.max_rows, N_ ("Rows at most"), "N" },
    { "verb", 0, 0, G_OPTION_ARG_INT, &options.verbosity, N_ ("How many columns: 1, 2 or 3"), "N" },
    { "answer", 0, 0, G_OPTION_ARG_NONE, &options.is_answer,
      N_ ("Ask, and tell what each makes of the answer"), NULL },
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &options.base_url, N_ ("Where the services are"),
      N_ ("URL") },
    { NULL }
  };
  g_autoptr (GError) error = NULL;

  if (!nun_tool_options (&nun_verb_request, entries, &argc, &argv, 1, 2))
    return NUN_EXIT_USAGE;
  if (!nun_tool_check_url (options.base_url, &error) || !read_question (&options, &job, &error))
    return nun_tool_usage ("%s", error->message);
  return ask_table (argv[1], argc > 2 ? argv[2] : NULL, &options, &job);
}

const NunVerb nun_verb_request = {
  "request", "PUB [TABLE] [--place P] …", N_ ("show what clients send and read"),
  N_ ("Prints the URL that pyVO, STILTS, TOPCAT, Aladin and curl send for the question, "
      "and a text that asks it; with --answer the services are asked, and what each "
      "client makes of the answer is told."),
  run
};
