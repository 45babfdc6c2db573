/* Starts the window. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/application.h"
#include "app/watchdog.h"
#include "vocabulary/ucd-word.h"

int
main (int argc, char **argv)
{
  g_autoptr (NunApplication) application = NULL;
  /* Translators and tests look at what is not installed. */
  const char *words = g_getenv ("NUN_LOCALEDIR");
  int         status;

  words = words != NULL ? words : NUN_LOCALEDIR;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, words);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  nun_ucd_words_translate (words);
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Nuncius"));

  application = nun_application_new ();
  nun_watchdog_start ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  nun_watchdog_stop ();
  return status;
}
