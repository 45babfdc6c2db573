/* Serves a publication with bounds of the test's own choice, and makes it from a file when asked.
 *
 *   serve-publication [--create FILE]... [--scan FOLDER]... [--connections N] ... PUBLICATION
 *   serve-publication --edit [TABLE/]KEY=VALUE PUBLICATION
 *
 * The first prints one line a service ("scs<TAB>URL"), then "ready", and ends on SIGTERM. */

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

#include "serve/host.h"
#include "store/scan.h"
#include "store/store.h"

static char   **create, **scan;
static char    *base_url, *edit;
static gboolean ucd1plus, on_network, oai, lift_embargo, all_hdus;
static int      oai_page;
static int      port, connections, answers, waiting, request_seconds, waiting_seconds;
static int      writing_seconds, linger_seconds, chunk;

static const GOptionEntry entries[] = {
  { "create", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &create, "Makes the publication of FILE", "FILE" },
  { "scan", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &scan,
    "Makes the publication of the images and spectra in FOLDER", "FOLDER" },
  { "all-hdus", 0, 0, G_OPTION_ARG_NONE, &all_hdus, "Scans every image of a file", NULL },
  /* a file name only to be taken as it is: the locale is C */
  { "edit", 0, 0, G_OPTION_ARG_FILENAME, &edit, "Changes the publication, and serves nothing",
    "KEY=VALUE" },
  { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url, NULL, "URL" },
  { "ucd1plus", 0, 0, G_OPTION_ARG_NONE, &ucd1plus, NULL, NULL },
  { "network", 0, 0, G_OPTION_ARG_NONE, &on_network, NULL, NULL },
  { "oai", 0, 0, G_OPTION_ARG_NONE, &oai, NULL, NULL },
  { "lift-embargo", 0, 0, G_OPTION_ARG_NONE, &lift_embargo, NULL, NULL },
  { "oai-page", 0, 0, G_OPTION_ARG_INT, &oai_page, NULL, "N" },
  { "port", 0, 0, G_OPTION_ARG_INT, &port, NULL, "N" },
  { "connections", 0, 0, G_OPTION_ARG_INT, &connections, NULL, "N" },
  { "answers", 0, 0, G_OPTION_ARG_INT, &answers, NULL, "N" },
  { "waiting", 0, 0, G_OPTION_ARG_INT, &waiting, NULL, "N" },
  { "request-seconds", 0, 0, G_OPTION_ARG_INT, &request_seconds, NULL, "N" },
  { "waiting-seconds", 0, 0, G_OPTION_ARG_INT, &waiting_seconds, NULL, "N" },
  { "writing-seconds", 0, 0, G_OPTION_ARG_INT, &writing_seconds, NULL, "N" },
  { "linger-seconds", 0, 0, G_OPTION_ARG_INT, &linger_seconds, NULL, "N" },
  { "chunk", 0, 0, G_OPTION_ARG_INT, &chunk, NULL, "BYTES" },
  { NULL },
};

static gboolean
import (NunStore *store, const char *path, GError **error)
{
  g_autoptr (NunFile) file = nun_file_open (path, NULL, error);

  return file != NULL && nun_store_import (store, file, nun_file_get_main_table (file), NULL, NULL,
                                           NULL, NULL, error);
}

static gboolean
import_folder (NunStore *store, const char *path, GError **error)
{
  const char *const   paths[] = { path, NULL };
  NunScanOptions      options = { .only = -1, .all_hdus = all_hdus };
  g_autoptr (NunScan) found = nun_scan (paths, &options, NULL, NULL, NULL, error);

  for (guint kind = 0; found != NULL && kind < NUN_N_DATASET_KINDS; kind++)
    if (found->tables[kind] != NULL &&
        !nun_store_import_scan (store, found, kind, NULL, NULL, NULL, NULL, NULL, error))
      return FALSE;
  return found != NULL;
}

static gboolean
make (const char *path, GError **error)
{
  g_autoptr (NunStore) store = nun_store_create (path, error);

  for (guint i = 0; store != NULL && create != NULL && create[i] != NULL; i++)
    if (!import (store, create[i], error))
      return FALSE;
  for (guint i = 0; store != NULL && scan != NULL && scan[i] != NULL; i++)
    if (!import_folder (store, scan[i], error))
      return FALSE;
  return store != NULL;
}

static int
change (const char *path, GError **error)
{
  g_autoptr (NunStore)       store = nun_store_open (path, FALSE, error);
  g_auto (GStrv)             parts = g_strsplit (edit, "=", 2);
  const char                *slash = strchr (parts[0], '/');
  const char                *key = slash != NULL ? slash + 1 : parts[0];
  g_autofree char           *table = slash != NULL ? g_strndup (parts[0], slash - parts[0]) : NULL;
  g_autoptr (NunDescription) old = store != NULL ? nun_store_get_description (store) : NULL;
  g_autoptr (NunDescription) next =
      old != NULL ? nun_description_set (old, table, NULL, key, parts[1], error) : NULL;

  return next != NULL && nun_store_apply (store, next, "edit", error) ? 0 : 1;
}

static guint
choose (int given, gsize usual)
{
  return given > 0 ? (guint) given : (guint) usual;
}

static NunLimits
choose_limits (void)
{
  NunLimits limits = *nun_limits_default ();

  limits.max_connections = choose (connections, limits.max_connections);
  limits.max_answers = choose (answers, limits.max_answers);
  limits.max_waiting = choose (waiting, limits.max_waiting);
  limits.request_seconds = choose (request_seconds, limits.request_seconds);
  limits.waiting_seconds = choose (waiting_seconds, limits.waiting_seconds);
  limits.writing_seconds = choose (writing_seconds, limits.writing_seconds);
  limits.linger_seconds = choose (linger_seconds, limits.linger_seconds);
  limits.chunk_bytes = choose (chunk, limits.chunk_bytes);
  return limits;
}

static int
serve (const char *path, GError **error)
{
  NunLimits             limits = choose_limits ();
  NunHostOptions        options = { .port = (guint) port,
                                    .base_url = base_url,
                                    .ucd1plus = ucd1plus,
                                    .on_network = on_network,
                                    .oai = oai,
                                    .lift_embargo = lift_embargo,
                                    .oai_page = (guint) oai_page,
                                    .limits = &limits };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (NunHost)   host = nun_host_start (path, &options, error);
  g_autoptr (GPtrArray) services = NULL;

  if (host == NULL)
    return 1;
  services = nun_host_get_services (host);
  for (guint i = 0; i < services->len; i++)
    {
      const NunServiceUrl *service = g_ptr_array_index (services, i);

      printf ("%s\t%s\n", service->id, service->url);
    }
  printf ("port\t%u\nready\n", nun_host_get_port (host));
  fflush (stdout);
  g_unix_signal_add (SIGTERM, G_SOURCE_FUNC (g_main_loop_quit), loop);
  g_main_loop_run (loop);
  nun_host_stop (host);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("PUBLICATION");
  g_autoptr (GError)         error = NULL;
  int                        status = 1;

  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && argc == 2 &&
      ((create == NULL && scan == NULL) || make (argv[1], &error)))
    status = edit != NULL ? change (argv[1], &error) : serve (argv[1], &error);
  if (error != NULL)
    fprintf (stderr, "serve-publication: %s\n", error->message);
  g_strfreev (create);
  g_strfreev (scan);
  g_free (base_url);
  g_free (edit);
  return status;
}
