/* nunciusctl serve: the publication's services on this machine. */
#include "serve/host.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "cli/tool.h"
#include "publish/record.h"

static gboolean
on_signal (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static void
print_services (NunHost *host)
{
  g_autoptr (GPtrArray) services = nun_host_get_services (host);

  for (guint i = 0; i < services->len; i++)
    {
      const NunServiceUrl *service = services->pdata[i];

      g_print ("%s\t%s\n", service->id, service->url);
    }
  g_print ("ready\n");
  fflush (stdout);
}

static NunDescription *
read_description (const char *path)
{
  g_autoptr (NunStore) store = nun_store_open (path, TRUE, NULL);

  return store != NULL ? nun_store_get_description (store) : NULL;
}

/* Said on stderr, so that scripts that read the lines of services are not disturbed. */
static void
warn_unfinished (const char *path)
{
  g_autoptr (NunDescription) description = read_description (path);

  for (guint i = 0; description != NULL && i < nun_description_get_n_collections (description); i++)
    {
      const char        *table = nun_description_get_collection (description, i)->name;
      g_autoptr (GError) error = NULL;

      if (!nun_publish_check (description, table, &error))
        g_printerr (_ ("nunciusctl: harvesters do not get all of it. %s\n"), error->message);
    }
}

static void
warn_unplaced (const char *path)
{
  g_autoptr (NunDescription) description = read_description (path);

  for (guint i = 0; description != NULL && i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);

      if (collection->n_placed == 0)
        g_printerr (_ ("nunciusctl: table %s has no positions, so it has no cone search; "
                       "`nunciusctl check %s` tells what mends it\n"),
                    collection->name, path);
    }
}

/* -- what clients ask ---------------------------------------------------------------------------------- */

#define LOG_INTERVAL_MS 300

typedef struct
{
  NunHost *host;
  guint64  last;
} Log;

/* On stderr, for the same reason. */
static gboolean
print_accesses (gpointer user_data)
{
  Log                  *log = user_data;
  g_autoptr (GPtrArray) accesses = nun_host_get_accesses (log->host, log->last);

  for (guint i = 0; i < accesses->len; i++)
    {
      const NunAccess *access = accesses->pdata[i];
      g_autofree char *line = nun_access_to_line (access);

      g_printerr ("%s\n", line);
      log->last = access->number;
    }
  return G_SOURCE_CONTINUE;
}

static void
serve (NunHost *host, gboolean with_log)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Log                   log = { host, 0 };

  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  g_unix_signal_add (SIGHUP, on_signal, loop);
  if (with_log)
    g_timeout_add (LOG_INTERVAL_MS, print_accesses, &log);
  g_main_loop_run (loop);
  if (with_log)
    print_accesses (&log);
}

static int
run (int argc, char **argv)
{
  int              port = 0;
  gboolean         ucd1plus = FALSE, on_network = FALSE, oai = FALSE, with_log = FALSE;
  g_autofree char *base_url = NULL;
  GOptionEntry     entries[] = {
        { "port", 0, 0, G_OPTION_ARG_INT, &port, N_ ("Port to listen on; 0 for any free one"), "N" },
        { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url,
          N_ ("The address that the documents give, where a proxy stands before"), "URL" },
        { "ucd1plus", 0, 0, G_OPTION_ARG_NONE, &ucd1plus,
          N_ ("Mark the position by the UCDs of ConeSearch 1.1 instead of 1.03"), NULL },
        { "network", 0, 0, G_OPTION_ARG_NONE, &on_network,
          N_ ("Let other machines in, not only this one"), NULL },
        { "oai", 0, 0, G_OPTION_ARG_NONE, &oai,
          N_ ("Be a publishing registry too (OAI-PMH); see `nunciusctl registration`"), NULL },
        { "log", 0, 0, G_OPTION_ARG_NONE, &with_log,
          N_ ("Write a line for each request on the standard error output"), NULL },
        { NULL }
  };
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunHost) host = NULL;
  NunHostOptions      options = { 0 };

  if (!nun_tool_options (&nun_verb_serve, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  if (port < 0 || port > 65535)
    return nun_tool_usage (_ ("--port is a number from 0 to 65535"));
  if (!nun_tool_check_url (base_url, &error))
    return nun_tool_usage ("%s", error->message);
  options.port = (guint) port;
  options.base_url = base_url;
  options.ucd1plus = ucd1plus;
  options.on_network = on_network;
  options.oai = oai;
  host = nun_host_start (argv[1], &options, &error);
  if (host == NULL)
    return nun_tool_fail (error);
  warn_unplaced (argv[1]);
  if (oai)
    warn_unfinished (argv[1]);
  print_services (host);
  serve (host, with_log);
  nun_host_stop (host);
  return 0;
}

const NunVerb nun_verb_serve = { "serve", "PUB [--port N] [--base-url URL]",
                                 N_ ("serve the publication on this machine"),
                                 N_ ("Prints a line for each service, then “ready”; ends on Ctrl+C "
                                     "or SIGTERM."),
                                 run };
