/* nunciusctl registration: how the service gets into the registry. */
#include "publish/registration.h"

#include <glib/gi18n-lib.h>

#include "cli/tool.h"

static int
run (int argc, char **argv)
{
  g_autofree char            *base_url = NULL, *name = NULL, *way_id = NULL, *text = NULL;
  GOptionEntry                entries[] = { { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url,
                                              N_ ("Where the service will be, as the world sees it"), N_ ("URL") },
                                            { "table", 0, 0, G_OPTION_ARG_STRING, &name,
                                              N_ ("Which table's service"), N_ ("NAME") },
                                            { "way", 0, 0, G_OPTION_ARG_STRING, &way_id,
                                              N_ ("Only one way: host, proxy, form or own"), N_ ("WAY") },
                                            { NULL } };
  g_autoptr (GError)          error = NULL;
  g_autoptr (NunStore)        store = NULL;
  g_autoptr (NunDescription)  description = NULL;
  g_autoptr (NunRegistration) registration = NULL;
  NunRegistrationWay          way = NUN_N_REGISTRATION_WAYS;
  const NunCollection        *table;

  if (!nun_tool_options (&nun_verb_registration, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  if (!nun_tool_check_url (base_url, &error))
    return nun_tool_usage ("%s", error->message);
  if (way_id != NULL && !nun_registration_way_from_id (way_id, &way))
    return nun_tool_usage (_ ("--way is host, proxy, form or own, not “%s”"), way_id);
  store = nun_store_open (argv[1], TRUE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  table = nun_tool_choose_table (description, name, &error);
  if (table == NULL)
    return nun_tool_fail (error);
  registration = nun_registration_new (description, table->name, base_url, argv[1]);
  text = nun_registration_to_text (registration, way);
  g_print ("%s", text);
  return 0;
}

const NunVerb nun_verb_registration = {
  "registration", "PUB [--way WAY]", N_ ("explain how it gets into the registry"),
  N_ ("Prints what stands in the way now, then for each way into the registry what it needs, what "
      "to do and how to see that it has worked. It registers nothing itself."),
  run
};
