/* nunciusctl describe: what is said of a publication, in the form that `set --from` reads. */
#include <glib/gi18n-lib.h>

#include "cli/tool.h"

static int
run (int argc, char **argv)
{
  gboolean                   plain = FALSE;
  GOptionEntry               entries[] = { { "plain", 0, 0, G_OPTION_ARG_NONE, &plain,
                                             N_ ("Leave out the reasons behind guesses"), NULL },
                                           { NULL } };
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunStore)       store = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autofree char           *text = NULL;

  if (!nun_tool_options (&nun_verb_describe, entries, &argc, &argv, 1, 1))
    return NUN_EXIT_USAGE;
  store = nun_store_open (argv[1], TRUE, &error);
  if (store == NULL)
    return nun_tool_fail (error);
  description = nun_store_get_description (store);
  text = nun_description_to_text (description, !plain);
  g_print ("%s", text);
  return 0;
}

const NunVerb nun_verb_describe = { "describe", "[--plain] PUB",
                                    N_ ("print everything said of a publication"),
                                    N_ ("What it prints can be changed and read back with "
                                        "`nunciusctl set PUB --from FILE`."),
                                    run };
