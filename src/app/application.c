/* The program as the desktop sees it: opening files, its actions and their keys. */
#include "app/application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/meaning/personal-window.h"
#include "app/session/learning.h"
#include "app/session/settings.h"
#include "app/watchdog.h"
#include "app/widgets/chooser.h"
#include "app/widgets/naming.h"
#include "app/window/preferences-window.h"
#include "app/window/shortcuts-window.h"
#include "app/window/window.h"

struct _NunApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (NunApplication, nun_application, ADW_TYPE_APPLICATION)

static void
on_realized (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (nun_watchdog_has_started), NULL);
}

static void
nun_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (nun_application_parent_class)->window_added (application, window);
  g_signal_connect (window, "realize", G_CALLBACK (on_realized), NULL);
}

static NunWindow *
add_window (NunApplication *self)
{
  NunWindow *window = nun_window_new (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* A window that shows the welcome page takes what is opened next. */
static NunWindow *
find_empty_window (NunApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (NUN_IS_WINDOW (l->data) && nun_window_is_empty (l->data))
      return l->data;
  return NULL;
}

static NunWindow *
find_window_of (NunApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (NUN_IS_WINDOW (l->data) && nun_window_shows (l->data, path))
      return l->data;
  return NULL;
}

static void
open_publication (NunApplication *self, const char *path)
{
  NunWindow *window = find_window_of (self, path);

  if (window == NULL)
    {
      window = find_empty_window (self);
      if (window == NULL)
        window = nun_window_new (GTK_APPLICATION (self));
      nun_window_open (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
nun_application_activate (GApplication *application)
{
  GtkWindow     *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_auto (GStrv) recent = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  recent = nun_settings_dup_recent ();
  if (nun_settings_get_wish (NUN_WISH_REOPEN) && recent[0] != NULL)
    open_publication (NUN_APPLICATION (application), recent[0]);
  else
    add_window (NUN_APPLICATION (application));
}

/* Publications open in a window each; tables together become one new publication. */
static void
nun_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  NunApplication          *self = NUN_APPLICATION (application);
  g_autoptr (GStrvBuilder) tables = g_strv_builder_new ();
  g_auto (GStrv)           paths = NULL;
  NunWindow               *window;

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path == NULL)
        g_message (_ ("Only files on this machine can be opened"));
      else if (nun_is_publication (path))
        open_publication (self, path);
      else
        g_strv_builder_add (tables, path);
    }

  paths = g_strv_builder_end (tables);
  if (paths[0] == NULL)
    return;
  window = find_empty_window (self);
  if (window == NULL)
    window = nun_window_new (GTK_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (window));
  nun_window_create_from (window, (const char *const *) paths);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* The session ends or a script says so: what was typed is still written. */
static gboolean
on_signal (gpointer application)
{
  on_quit (NULL, NULL, application);
  return G_SOURCE_CONTINUE;
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_window (user_data);
}

static void
on_open_path (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_publication (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const parts[] = { "GtkScrolledWindow", "GtkTextView", "GtkListBox" };
  g_autofree char         *version = g_strdup_printf (_ ("Version %s"), NUN_VERSION);
  GtkWidget               *window = g_object_new (
                    ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_application_get_active_window (user_data),
                    "destroy-with-parent", TRUE, "modal", TRUE, "application-name", _ ("Nuncius"),
                    "application-icon", NUN_APP_ID, "version", NUN_VERSION, "comments",
                    _ ("Turn tables, images and spectra into services of the Virtual Observatory"),
                    "developer-name", _ ("The Nuncius Project"), "license-type", GTK_LICENSE_GPL_3_0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    nun_name_parts (window, parts[i], _ ("About"));
  nun_name_icons (window, "go-previous-symbolic", _ ("Back"));
  nun_name_styled (window, "app-version", version);
  gtk_window_present (GTK_WINDOW (window));
}

/* The viewer that the desktop has for its own help; without one the window says where help is to be had. */
static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  GtkWindow           *window = gtk_application_get_active_window (user_data);

  if (window == NULL)
    return;
  if (viewer != NULL)
    nun_show_uri (GTK_WIDGET (window), "help:nuncius");
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "wizard.fail", "s",
                                _ ("There is no help viewer on this machine. Install Yelp, and "
                                   "the help opens here."));
}

static void
on_personal_vocabulary (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  gtk_window_present (GTK_WINDOW (nun_personal_window_new (parent)));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  gtk_window_present (GTK_WINDOW (nun_preferences_window_new (parent)));
}

/* Made when it is asked for.  A hidden one would wait in every window; and GTK 4.8 ends the program when a screen reader asks
 * for a child of the application past the last window on screen, as it does when a window closes under its eyes, while the
 * last one of all is hidden and has no place in the accessible tree. */
static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  if (parent != NULL)
    gtk_window_present (nun_shortcuts_window_new (parent));
}

static void
nun_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = on_quit },
    { .name = "new-window", .activate = on_new_window },
    { .name = "open-path", .activate = on_open_path, .parameter_type = "s" },
    { .name = "about", .activate = on_about },
    { .name = "help", .activate = on_help },
    { .name = "personal-vocabulary", .activate = on_personal_vocabulary },
    { .name = "preferences", .activate = on_preferences },
    { .name = "shortcuts", .activate = on_shortcuts },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.new-window", { "<Shift><Control>n" } },
    { "wizard.new", { "<Control>n" } },
    { "wizard.open", { "<Control>o" } },
    { "window.close", { "<Control>w" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.help", { "F1" } },
    { "app.preferences", { "<Control>comma" } },
  };

  G_APPLICATION_CLASS (nun_application_parent_class)->startup (application);
  nun_settings_apply_colours ();
  nun_learning_get (); /* begins to read */
  gtk_window_set_default_icon_name (NUN_APP_ID);
  g_unix_signal_add (SIGTERM, on_signal, application);
  g_unix_signal_add (SIGINT, on_signal, application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           (const char *const *) keys[i].keys);
}

/* What was taught in the last moment is written, too. */
static void
nun_application_shutdown (GApplication *application)
{
  nun_learning_flush (nun_learning_get ());
  G_APPLICATION_CLASS (nun_application_parent_class)->shutdown (application);
}

static void
nun_application_class_init (NunApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = nun_application_activate;
  application_class->open = nun_application_open;
  application_class->startup = nun_application_startup;
  application_class->shutdown = nun_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_added = nun_application_window_added;
}

static void
nun_application_init (NunApplication *self)
{
}

NunApplication *
nun_application_new (void)
{
  return g_object_new (NUN_TYPE_APPLICATION, "application-id", NUN_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/nuncius/Nuncius",
                       NULL);
}
