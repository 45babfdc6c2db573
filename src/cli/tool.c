/* Options, errors, signals and progress of the command line. */
#include "cli/tool.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "describe/personal-file.h"

gboolean
nun_tool_options (const NunVerb      *verb,
                  const GOptionEntry *entries,
                  int                *argc,
                  char             ***argv,
                  int                 n_least,
                  int                 n_most)
{
  g_autofree char           *usage = g_strdup_printf ("%s %s", verb->name, verb->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError)         error = NULL;
  g_autofree char           *summary = NULL;

  summary = g_strdup_printf ("nunciusctl %s\n\n%s", usage, _ (verb->summary));
  g_option_context_set_summary (context, summary);
  if (verb->details != NULL)
    g_option_context_set_description (context, _ (verb->details));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      nun_tool_usage ("%s", error->message);
      return FALSE;
    }
  /* "--" ends the options and is no argument itself. */
  for (int i = 1; i < *argc; i++)
    if (g_str_equal ((*argv)[i], "--"))
      {
        for (int j = i; j < *argc; j++)
          (*argv)[j] = (*argv)[j + 1];
        (*argc)--;
        break;
      }
  if (*argc - 1 >= n_least && (n_most < 0 || *argc - 1 <= n_most))
    return TRUE;
  nun_tool_usage (_ ("usage: nunciusctl %s; `nunciusctl %s --help` tells more"), usage, verb->name);
  return FALSE;
}

int
nun_tool_fail (const GError *error)
{
  g_printerr ("nunciusctl: %s\n", error->message);
  return NUN_EXIT_FAILED;
}

int
nun_tool_usage (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("nunciusctl: %s\n", text);
  return NUN_EXIT_USAGE;
}

/* -- signals ----------------------------------------------------------------------------------------- */

static void
ending_signals (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
  sigaddset (set, SIGHUP);
}

static gpointer
wait_for_signal (gpointer cancellable)
{
  sigset_t set;
  int      number;

  ending_signals (&set);
  if (sigwait (&set, &number) == 0)
    g_cancellable_cancel (cancellable);
  return NULL;
}

GCancellable *
nun_tool_cancellable (void)
{
  static GCancellable *cancellable;
  sigset_t             set;

  if (cancellable != NULL)
    return cancellable;
  cancellable = g_cancellable_new ();
  /* Blocked here, and so in every thread started later: only the waiting thread takes them. It ends with the
   * program. */
  ending_signals (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, cancellable));
  return cancellable;
}

/* -- progress ---------------------------------------------------------------------------------------- */

void
nun_tool_progress (double fraction, gpointer what)
{
  static int shown = -1;
  int        percent = (int) (fraction * 100.0);

  if (percent == shown || isatty (STDERR_FILENO) == 0)
    return;
  shown = percent;
  g_printerr ("\r%s: %3d %%%s", (const char *) what, percent, percent >= 100 ? "\n" : "");
}

gboolean
nun_tool_place_all (NunStore *store, GError **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);

  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const char *table = nun_description_get_collection (description, i)->name;

      if (nun_store_needs_placing (store, table) &&
          !nun_store_place (store, table, nun_tool_progress, (gpointer) table,
                            nun_tool_cancellable (), error))
        return FALSE;
    }
  return TRUE;
}

/* -- addresses ----------------------------------------------------------------------------------------- */

gboolean
nun_tool_check_url (char *url, GError **error)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  if (url == NULL)
    return TRUE;
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == 0 ||
      g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL ||
      !(g_str_equal (g_uri_get_scheme (uri), "http") ||
        g_str_equal (g_uri_get_scheme (uri), "https")))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("--base-url “%s” is no web address; write it as https://vo.example.org/data"),
                   url);
      return FALSE;
    }
  while (g_str_has_suffix (url, "/"))
    url[strlen (url) - 1] = 0;
  return TRUE;
}

/* -- text -------------------------------------------------------------------------------------------- */

char *
nun_tool_clip (const char *text, glong most)
{
  g_autofree char *start = NULL;

  if (text == NULL || *text == 0)
    return g_strdup ("-");
  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, most - 1);
  return g_strconcat (start, "…", NULL);
}

/* -- tables ------------------------------------------------------------------------------------------ */

const NunCollection *
nun_tool_choose_table (const NunDescription *description, const char *name, GError **error)
{
  guint                n = nun_description_get_n_collections (description);
  const NunCollection *found = nun_description_find_collection (description, name);
  g_autoptr (GString)  choices = g_string_new (NULL);

  if (found != NULL)
    return found;
  if (name == NULL && n == 1)
    return nun_description_get_collection (description, 0);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "",
                            nun_description_get_collection (description, i)->name);
  if (n == 0)
    g_set_error_literal (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                         _ ("The publication holds no table yet."));
  else if (name != NULL)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("The publication has no table “%s”; it has: %s."), name, choices->str);
  else
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("The publication has several tables; choose one with --table: %s."),
                 choices->str);
  return NULL;
}

NunTable *
nun_tool_choose_file_table (NunFile *file, const char *name, GError **error)
{
  NunTable *table = NULL;

  for (guint i = 0; name != NULL && table == NULL && i < nun_file_get_n_tables (file); i++)
    if (g_str_equal (nun_table_get_name (nun_file_get_table (file, i)), name))
      table = nun_file_get_table (file, i);
  if (name == NULL)
    table = nun_file_get_main_table (file);
  if (table != NULL)
    return table;
  if (name != NULL)
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                 _ ("%s: no table is called “%s”; `nunciusctl inspect` lists them."),
                 nun_file_get_path (file), name);
  else
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                 _ ("%s: there is no table with rows in it%s%s"), nun_file_get_path (file),
                 nun_file_get_reason (file) != NULL ? ": " : ".",
                 nun_file_get_reason (file) != NULL ? nun_file_get_reason (file) : "");
  return NULL;
}

/* -- the personal vocabulary -------------------------------------------------------------------------- */

NunPersonal *
nun_tool_load_personal (void)
{
  g_autofree char   *path = nun_personal_path ();
  g_autoptr (GError) error = NULL;
  NunPersonal       *personal = nun_personal_load (path, &error);

  if (personal != NULL)
    return personal;
  nun_tool_fail (error);
  return nun_personal_new ();
}

void
nun_tool_use_personal (NunStore *store)
{
  g_autoptr (NunPersonal) personal = nun_tool_load_personal ();

  nun_store_set_personal (store, personal);
}
