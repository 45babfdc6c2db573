/* nunciusctl: the verbs, and how they are found. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#include "cli/tool.h"
#include "vocabulary/ucd-word.h"

static const NunVerb *const verbs[] = {
  &nun_verb_inspect, &nun_verb_create,       &nun_verb_describe, &nun_verb_set,     &nun_verb_serve,
  &nun_verb_record,  &nun_verb_registration, &nun_verb_check,    &nun_verb_update,  &nun_verb_rules,
  &nun_verb_suggest, &nun_verb_vocabulary,   &nun_verb_find,     &nun_verb_request,
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("nunciusctl: makes Virtual Observatory services from tables"));
  g_print ("%s\n\n", _ ("usage: nunciusctl VERB …   (nunciusctl VERB --help tells more)"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-12s %-36s %s\n", verbs[i]->name, verbs[i]->arguments, _ (verbs[i]->summary));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, NUN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  nun_ucd_words_translate (NUN_LOCALEDIR);
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("nunciusctl");

  if (argc < 2)
    return nun_tool_usage (_ ("a verb is missing; `nunciusctl --help` lists them"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_help ();
      return 0;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("nunciusctl " NUN_VERSION "\n");
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i]->name))
      return verbs[i]->run (argc - 1, argv + 1);
  return nun_tool_usage (_ ("“%s” is no verb; `nunciusctl --help` lists them"), argv[1]);
}
