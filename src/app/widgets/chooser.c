/* Files chosen, dropped and named: the doors by which paths come into the window. */
#include "app/widgets/chooser.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "app/session/settings.h"
#include "app/widgets/bidi.h"
#include "files/stem.h"
#include "observe/scan.h"
#include "store/store.h"

#define SUFFIX ".nuncius"

typedef struct
{
  GWeakRef  owner;
  NunChosen chosen;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->owner);
  g_free (choice);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice                  *choice = user_data;
  g_autoptr (GObject)      owner = g_weak_ref_get (&choice->owner);
  g_autoptr (GListModel)   files = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           paths = NULL;

  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);

  if (response == GTK_RESPONSE_ACCEPT && owner != NULL && paths[0] != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (paths[0]);

      nun_settings_set_folder (folder);
      choice->chosen ((const char *const *) paths, owner);
    }
  /* The reference that kept the dialog until its answer. */
  g_object_unref (dialog);
}

static gboolean
on_turn (gpointer dialog)
{
  if (gtk_native_dialog_get_transient_for (dialog) != NULL)
    gtk_native_dialog_show (dialog);
  else
    g_object_unref (dialog);
  return G_SOURCE_REMOVE;
}

/* In a turn of its own: GTK needs 20 ms to make the dialog and 15 to show it. */
static void
show (GtkFileChooserNative *dialog, GtkWidget *owner, NunChosen chosen)
{
  Choice           *choice = g_new0 (Choice, 1);
  g_autofree char  *folder = nun_settings_dup_folder ();
  g_autoptr (GFile) start = g_file_new_for_path (folder);

  g_weak_ref_init (&choice->owner, owner);
  choice->chosen = chosen;
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), start, NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), choice, choice_free, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_turn, dialog, NULL);
}

static void
add_filter (GtkFileChooserNative *dialog, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

void
nun_choose_open (GtkWidget *owner, const char *title, gboolean multiple, NunChosen chosen)
{
  static const char *const everything[] = { "*", NULL };
  static const char *const publications[] = { "*" SUFFIX, NULL };
  GtkFileChooserNative    *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (owner)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), multiple);
  add_filter (dialog, _ ("All Files"), everything);
  add_filter (dialog, _ ("Publications"), publications);
  show (dialog, owner, chosen);
}

void
nun_choose_folder (GtkWidget *owner, const char *title, NunChosen chosen)
{
  show (gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (owner)),
                                     GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Add"),
                                     _ ("_Cancel")),
        owner, chosen);
}

void
nun_choose_save (GtkWidget *owner, const char *title, const char *name, NunChosen chosen)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (owner)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show (dialog, owner, chosen);
}

static void
on_shown (GObject *window, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *uri = user_data;
  g_autofree char   *sentence = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (window), result, &error))
    return;
  sentence = g_strdup_printf (_ ("%s could not be opened: %s"), uri, error->message);
  gtk_widget_activate_action (GTK_WIDGET (window), "wizard.fail", "s", sentence);
}

void
nun_show_uri (GtkWidget *owner, const char *uri)
{
  gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (owner)), uri, GDK_CURRENT_TIME, NULL,
                     on_shown, g_strdup (uri));
}

gboolean
nun_is_publication (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, SUFFIX);
}

char *
nun_unused_path (const char *folder, const char *stem)
{
  g_autofree char *first = g_strconcat (stem, SUFFIX, NULL);
  char            *path = g_build_filename (folder, first, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u" SUFFIX, stem, i);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }
  return path;
}

/* Where a publication of the table belongs: the folder, and the name without its suffix. */
static char *
place_for_table (const char *path, char **stem)
{
  g_autofree char *folder = g_path_get_dirname (path);

  *stem =
      g_file_test (path, G_FILE_TEST_IS_DIR) ? g_path_get_basename (path) : nun_file_stem (path);
  return access (folder, W_OK) == 0 ? g_steal_pointer (&folder) : nun_settings_dup_folder ();
}

char *
nun_path_for_table (const char *path)
{
  g_autofree char *stem = NULL;
  g_autofree char *folder = place_for_table (path, &stem);

  return nun_unused_path (folder, stem);
}

/* Whether some table of the publication was read from that file. */
static gboolean
is_made_of (const char *publication, const char *path)
{
  g_autoptr (NunStore)       store = nun_store_open (publication, TRUE, NULL);
  g_autoptr (NunDescription) description = store != NULL ? nun_store_get_description (store) : NULL;

  for (guint i = 0; store != NULL && i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);
      g_autofree char     *only = nun_scan_only_file (collection->source, collection->scanned);
      const char          *place = only != NULL ? only : collection->source;
      g_autofree char     *source = place != NULL ? g_canonicalize_filename (place, NULL) : NULL;

      if (g_strcmp0 (source, path) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Names are given out without gaps; after so many nobody looks any more. */
#define MOST_NAMES 20

char *
nun_publication_of_table (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *stem = NULL;
  g_autofree char *folder = place_for_table (absolute, &stem);

  for (guint i = 1; i <= MOST_NAMES; i++)
    {
      g_autofree char *name =
          i == 1 ? g_strconcat (stem, SUFFIX, NULL) : g_strdup_printf ("%s %u" SUFFIX, stem, i);
      g_autofree char *publication = g_build_filename (folder, name, NULL);

      if (!g_file_test (publication, G_FILE_TEST_IS_REGULAR))
        return NULL;
      if (is_made_of (publication, absolute))
        return g_steal_pointer (&publication);
    }
  return NULL;
}

char *
nun_abandoned_publication (const char *path)
{
  g_autofree char           *stem = NULL;
  g_autofree char           *folder = place_for_table (path, &stem);
  g_autofree char           *name = g_strconcat (stem, SUFFIX, NULL);
  g_autofree char           *publication = g_build_filename (folder, name, NULL);
  g_autoptr (NunStore)       store = nun_store_open (publication, TRUE, NULL);
  g_autoptr (NunDescription) description = store != NULL ? nun_store_get_description (store) : NULL;
  g_autofree char           *undo = store != NULL ? nun_store_dup_undo (store) : NULL;
  g_autofree char           *redo = store != NULL ? nun_store_dup_redo (store) : NULL;

  return store != NULL && undo == NULL && redo == NULL &&
                 nun_description_get_n_collections (description) == 0
             ? g_steal_pointer (&publication)
             : NULL;
}

char *
nun_path_for_people (const char *path)
{
  const char      *home = g_get_home_dir ();
  g_autofree char *text = g_filename_display_name (path);
  gsize            length = strlen (home);

  if (length > 1 && g_str_has_prefix (text, home) && text[length] == G_DIR_SEPARATOR)
    {
      g_autofree char *in_home = g_strconcat ("~", text + length, NULL);

      return nun_isolate (in_home);
    }
  return nun_isolate (text);
}

char **
nun_paths_of_drop (const GValue *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GSList                  *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      g_strv_builder_add (builder, g_file_peek_path (l->data));
  g_slist_free (files);
  return g_strv_builder_end (builder);
}
