/* nunciusctl record: the registry record. */
#include "publish/record.h"

#include <glib/gi18n-lib.h>

#include "cli/tool.h"

/* table: NULL for the data collection. */
static char *
write_record (NunStore   *store,
              const char *table,
              const char *base_url,
              gboolean    withdraw,
              GError    **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);

  return withdraw ? nun_publish_withdrawal (description, table, base_url, error)
                  : nun_publish_record (description, store, table, base_url, error);
}

static int
run (int argc, char **argv)
{
  g_autofree char *base_url = NULL, *name = NULL, *output = NULL, *record = NULL;
  gboolean         whole = FALSE, withdraw = FALSE;
  GOptionEntry     entries[] = {
        { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url,
          N_ ("Where the service will be (else this machine's preview)"), N_ ("URL") },
        { "table", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Which table's service"), N_ ("NAME") },
        { "collection", 0, 0, G_OPTION_ARG_NONE, &whole,
          N_ ("The data collection that several services give, instead of one of them"), NULL },
        { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw,
          N_ ("The record that takes it out of the registry again"), NULL },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to a file"), N_ ("FILE") },
        { NULL }
  };
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  const NunCollection       *table;

  if (!nun_tool_options (&nun_verb_record, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  if (whole && name != NULL)
    return nun_tool_usage ("%s", _ ("--collection and --table exclude each other"));
  if (!nun_tool_check_url (base_url, &error))
    return nun_tool_usage ("%s", error->message);
  store = nun_store_open (argv[1], TRUE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  table = whole ? NULL : nun_tool_choose_table (description, name, &error);
  if (table == NULL && !whole)
    return nun_tool_fail (error);
  record = write_record (store, table != NULL ? table->name : NULL,
                         base_url != NULL ? base_url : "http://127.0.0.1:8080", withdraw, &error);
  if (record == NULL)
    return nun_tool_fail (error);
  if (base_url == NULL)
    g_printerr (
        _ ("nunciusctl: the record names this machine's preview, which nobody else can reach; "
           "give the address of the host with --base-url before you register it\n"));
  if (output == NULL)
    g_print ("%s", record);
  else if (!g_file_set_contents (output, record, -1, &error))
    {
      g_prefix_error (&error, _ ("%s: the record cannot be saved: "), output);
      return nun_tool_fail (error);
    }
  return 0;
}

const NunVerb nun_verb_record = { "record", "PUB", N_ ("write the registry record"), NULL, run };
