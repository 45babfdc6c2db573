/* Window size, recent publications and the last folder, in GSettings where its schema is there.  The settings hold
 * URIs, the program paths. */
#include "app/session/settings.h"

#include "serve/resolver.h"

#define MAX_RECENT 10

/* Without a schema. */
static char     **fallback_recent;
static char      *fallback_folder;
static gboolean   fallback_wishes[NUN_N_WISHES] = { [NUN_WISH_NOTIFY] = TRUE };
static NunColours fallback_colours;

/* NULL without the schema; borrowed. */
static GSettings *
get_settings (void)
{
  static GSettings *settings;
  static gboolean   looked;

  if (!looked)
    {
      GSettingsSchemaSource      *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
          source != NULL ? g_settings_schema_source_lookup (source, NUN_APP_ID, TRUE) : NULL;

      looked = TRUE;
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}

static void
save_size (GtkWindow *window)
{
  GSettings *settings = get_settings ();
  int        width, height;

  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (window));
  if (gtk_window_is_maximized (window))
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}

void
nun_settings_bind_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();
  int        width, height;

  if (settings == NULL)
    return;
  width = g_settings_get_int (settings, "window-width");
  height = g_settings_get_int (settings, "window-height");
  if (width > 0 && height > 0)
    gtk_window_set_default_size (window, width, height);
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (window);
  g_signal_connect (window, "unmap", G_CALLBACK (save_size), NULL);
}

static char *
path_of_uri (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return g_file_get_path (file);
}

static char *
uri_of_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_get_uri (file);
}

/* The paths. */
static char **
read_recent (void)
{
  GSettings               *settings = get_settings ();
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv)           uris = NULL;

  if (settings == NULL)
    return fallback_recent != NULL ? g_strdupv (fallback_recent) : g_new0 (char *, 1);
  uris = g_settings_get_strv (settings, "recent");
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = path_of_uri (uris[i]);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static void
write_recent (GSettings *settings, char **paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           uris = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *uri = uri_of_path (paths[i]);

      g_strv_builder_add (builder, uri);
    }
  uris = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent", (const char *const *) uris);
}

char **
nun_settings_dup_recent (void)
{
  g_auto (GStrv)           all = read_recent ();
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL && i < MAX_RECENT; i++)
    if (g_file_test (all[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (found, all[i]);
  return g_strv_builder_end (found);
}

void
nun_settings_add_recent (const char *path)
{
  GSettings               *settings = get_settings ();
  g_auto (GStrv)           all = read_recent ();
  g_autoptr (GStrvBuilder) next = g_strv_builder_new ();
  char                   **made;

  g_strv_builder_add (next, path);
  for (guint i = 0, n = 1; all[i] != NULL && n < MAX_RECENT; i++)
    if (!g_str_equal (all[i], path))
      {
        g_strv_builder_add (next, all[i]);
        n++;
      }

  made = g_strv_builder_end (next);
  if (settings != NULL)
    {
      write_recent (settings, made);
      g_strfreev (made);
    }
  else
    {
      g_strfreev (fallback_recent);
      fallback_recent = made;
    }
}

char *
nun_settings_dup_folder (void)
{
  GSettings       *settings = get_settings ();
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "last-folder") : NULL;
  g_autofree char *last = uri != NULL && *uri != 0 ? path_of_uri (uri) : g_strdup (fallback_folder);
  const char      *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (last != NULL && g_file_test (last, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&last);
  if (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_strdup (documents);
  return g_strdup (g_get_home_dir ());
}

void
nun_settings_set_folder (const char *folder)
{
  g_autofree char *uri = uri_of_path (folder);

  if (get_settings () != NULL)
    g_settings_set_string (get_settings (), "last-folder", uri);
  g_free (fallback_folder);
  fallback_folder = g_strdup (folder);
}

/* -- wishes ------------------------------------------------------------------------------------------- */

static const char *const wish_keys[NUN_N_WISHES] = { "reopen-last", "notify", "name-resolver" };

gboolean
nun_settings_get_wish (NunWish wish)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_boolean (settings, wish_keys[wish])
                          : fallback_wishes[wish];
}

void
nun_settings_set_wish (NunWish wish, gboolean wanted)
{
  fallback_wishes[wish] = wanted;
  if (get_settings () != NULL)
    g_settings_set_boolean (get_settings (), wish_keys[wish], wanted);
}

NunColours
nun_settings_get_colours (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? (NunColours) g_settings_get_enum (settings, "colours")
                          : fallback_colours;
}

void
nun_settings_apply_colours (void)
{
  static const AdwColorScheme schemes[] = { [NUN_COLOURS_DESKTOP] = ADW_COLOR_SCHEME_DEFAULT,
                                            [NUN_COLOURS_LIGHT] = ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            [NUN_COLOURS_DARK] = ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[nun_settings_get_colours ()]);
}

void
nun_settings_set_colours (NunColours colours)
{
  fallback_colours = colours;
  if (get_settings () != NULL)
    g_settings_set_enum (get_settings (), "colours", (int) colours);
  nun_settings_apply_colours ();
}

char *
nun_settings_dup_resolver_url (void)
{
  g_autofree char *said =
      get_settings () != NULL ? g_settings_get_string (get_settings (), "resolver-url") : NULL;

  return g_strdup (said != NULL && *said != 0 ? said : NUN_RESOLVER_URL);
}
