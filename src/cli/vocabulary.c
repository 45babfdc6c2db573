/* nunciusctl vocabulary: what the user taught of columns, as text. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/tool.h"
#include "describe/personal-file.h"

/* One word of the verb.  file: the argument behind it, or NULL. */
typedef struct
{
  const char *name;
  gboolean    has_file;
  gboolean (*run) (const char *path, const char *file, GError **error);
} Action;

static gboolean
show (const char *path, const char *file, GError **error)
{
  g_autoptr (NunPersonal) personal = nun_personal_load (path, error);
  g_autofree char        *text = personal != NULL ? nun_personal_to_text (personal) : NULL;

  if (text != NULL)
    g_print ("%s", text);
  return text != NULL;
}

static gboolean
export_to (const char *path, const char *file, GError **error)
{
  g_autoptr (NunPersonal) personal = nun_personal_load (path, error);
  g_autofree char        *text = personal != NULL ? nun_personal_to_text (personal) : NULL;

  if (text == NULL || !g_file_set_contents (file, text, -1, error))
    return FALSE;
  g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u kind of column\n", "%s: %u kinds of columns\n",
                        nun_personal_get_n_entries (personal)),
           file, nun_personal_get_n_entries (personal));
  return TRUE;
}

static NunPersonal *
merged (const NunPersonal *now, gpointer other)
{
  return nun_personal_merge (now, other);
}

static gboolean
import_from (const char *path, const char *file, GError **error)
{
  g_autoptr (NunPersonal) other = NULL;
  g_autoptr (NunPersonal) now = NULL;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("%s: there is no such file."), file);
      return FALSE;
    }
  other = nun_personal_load (file, error);
  now = other != NULL ? nun_personal_change_file (path, merged, other, error) : NULL;
  if (now == NULL)
    return FALSE;
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u kind of column is known now\n",
                        "%u kinds of columns are known now\n", nun_personal_get_n_entries (now)),
           nun_personal_get_n_entries (now));
  return TRUE;
}

static NunPersonal *
nothing (const NunPersonal *now, gpointer unused)
{
  return nun_personal_new ();
}

/* A damaged one goes as well: nothing else gets rid of it. */
static gboolean
forget (const char *path, const char *file, GError **error)
{
  g_autoptr (GError)      problem = NULL;
  g_autoptr (NunPersonal) now = nun_personal_change_file (path, nothing, NULL, &problem);

  if (now != NULL || (g_error_matches (problem, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT) &&
                      g_unlink (path) == 0))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static const Action actions[] = {
  { "show", FALSE, show },
  { "export", TRUE, export_to },
  { "import", TRUE, import_from },
  { "forget", FALSE, forget },
};

static int
run (int argc, char **argv)
{
  g_autofree char   *path = nun_personal_path ();
  g_autoptr (GError) error = NULL;

  if (!nun_tool_options (&nun_verb_vocabulary, NULL, &argc, &argv, 1, 2))
    return NUN_EXIT_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (argv[1], actions[i].name) && actions[i].has_file == (argc == 3))
      return actions[i].run (path, argc == 3 ? argv[2] : NULL, &error) ? 0 : nun_tool_fail (error);
  return nun_tool_usage (_ ("write vocabulary show, export FILE, import FILE or forget"));
}

const NunVerb nun_verb_vocabulary = {
  "vocabulary", "show|export FILE|import FILE|forget", N_ ("what you taught of columns"),
  N_ ("What you decide of a column's UCD, unit, description or level is remembered, and suggested "
      "for columns of the "
      "same name, unit and kind in later tables. It is kept as a text in your own data folder: "
      "show "
      "prints it, export writes it to a file, import adds such a file to what is known, forget "
      "empties it."),
  run
};
