/* How a publication comes into a window and leaves it: New, Open, files that fall on it, closing. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/session/settings.h"
#include "app/widgets/chooser.h"
#include "app/widgets/yes-no.h"
#include "app/window/window-private.h"

#define ABANDONED_KEY "abandoned"

/* -- choosing -------------------------------------------------------------------------------------- */

static void
on_new_chosen (const char *const *paths, gpointer owner)
{
  NunWindow       *self = NUN_WINDOW (owner);
  GtkApplication  *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *path = nun_is_publication (paths[0]) ? g_strdup (paths[0])
                                                        : g_strconcat (paths[0], ".nuncius", NULL);

  if (!nun_window_is_empty (self))
    {
      self = nun_window_new (application);
      gtk_window_present (GTK_WINDOW (self));
    }
  nun_window_create (self, path);
}

void
nun_window_new_publication (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *folder = nun_settings_dup_folder ();
  g_autofree char *path = nun_unused_path (folder, _ ("Publication"));
  g_autofree char *name = g_path_get_basename (path);

  nun_choose_save (widget, _ ("New Publication"), name, on_new_chosen);
}

static void
on_open_chosen (const char *const *paths, gpointer owner)
{
  GtkApplication       *application = gtk_window_get_application (GTK_WINDOW (owner));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  g_application_open (G_APPLICATION (application), (GFile **) files->pdata, (int) files->len, "");
}

void
nun_window_open_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  nun_choose_open (widget, _ ("Open a Publication or a Table"), TRUE, on_open_chosen);
}

/* -- opening --------------------------------------------------------------------------------------- */

static void tell_made_before (NunWindow *self);

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *path = g_steal_pointer (&self->opening);
  g_auto (GStrv)        tables = g_steal_pointer (&self->tables);
  g_autofree char      *folder = g_path_get_dirname (path);

  if (!nun_session_open_finish (self->session, result, &error))
    {
      nun_welcome_set_error (self->welcome, error->message);
      nun_window_show_main (self, GTK_WIDGET (self->welcome));
      return;
    }

  if (self->closed)
    return;
  nun_welcome_set_error (self->welcome, NULL);
  nun_settings_add_recent (path);
  nun_settings_set_folder (folder);
  nun_window_show_main (self, GTK_WIDGET (self->flap));
  if (tables != NULL)
    nun_session_import_all (self->session, (const char *const *) tables);
  nun_session_look_at_sources (self->session);
  nun_window_update_all (self);
  gtk_widget_grab_focus (self->next_button); /* else the menu has it */
  tell_made_before (self);
}

static void
begin_opening (NunWindow *self, const char *path, gboolean create)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  g_return_if_fail (nun_window_is_empty (self));
  self->opening = g_steal_pointer (&absolute);
  nun_window_show_main (self, self->opening_spinner);
  nun_session_open_async (self->session, self->opening, create, on_opened, g_object_ref (self));
}

void
nun_window_open (NunWindow *self, const char *path)
{
  begin_opening (self, path, FALSE);
}

void
nun_window_create (NunWindow *self, const char *path)
{
  begin_opening (self, path, TRUE);
}

static void
make_from_tables (NunWindow *self)
{
  g_autofree char *path = nun_path_for_table (self->tables[0]);

  self->is_made_for_tables = TRUE;
  begin_opening (self, path, TRUE);
}

static void
run_find (GTask *task, gpointer source, gpointer table, GCancellable *cancellable)
{
  char *found = nun_publication_of_table (table);

  if (found == NULL)
    g_object_set_data_full (G_OBJECT (task), ABANDONED_KEY, nun_abandoned_publication (table),
                            g_free);
  g_task_return_pointer (task, found, g_free);
}

/* Into the one that was left empty, unless it is just being filled in another window; else into a new one. */
static void
make_or_take (NunWindow *self, const char *abandoned)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList          *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; abandoned != NULL && l != NULL; l = l->next)
    if (NUN_IS_WINDOW (l->data) && nun_window_shows (l->data, abandoned))
      abandoned = NULL;
  if (abandoned == NULL)
    {
      make_from_tables (self);
      return;
    }
  self->is_made_for_tables = TRUE;
  begin_opening (self, abandoned, FALSE);
}

/* The table has a publication already: that one opens; another is one click away. */
static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  NunWindow       *self = NUN_WINDOW (object);
  g_autofree char *found = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_pointer (&self->opening, g_free);
  if (self->closed)
    return;
  if (found == NULL)
    {
      make_or_take (self, g_object_get_data (G_OBJECT (result), ABANDONED_KEY));
      return;
    }
  self->made_before = g_strdup (self->tables[0]);
  g_clear_pointer (&self->tables, g_strfreev);
  nun_window_show_main (self, GTK_WIDGET (self->welcome));
  /* Into this window, or into the one that shows it. */
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", found);
  if (self->opening == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
tell_made_before (NunWindow *self)
{
  g_autofree char *table = g_steal_pointer (&self->made_before);
  g_autofree char *name = table != NULL ? g_path_get_basename (table) : NULL;
  g_autofree char *title = NULL, *markup = NULL;
  AdwToast        *toast;

  if (table == NULL)
    return;
  title = g_strdup_printf (_ ("This publication was made of %s before"), name);
  markup = g_markup_escape_text (title, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Make a New One"));
  adw_toast_set_action_name (toast, "wizard.make-another");
  adw_toast_set_action_target (toast, "s", table);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
nun_window_make_another (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow *other = nun_window_new (gtk_window_get_application (GTK_WINDOW (widget)));

  gtk_window_present (GTK_WINDOW (other));
  other->tables = g_new0 (char *, 2);
  other->tables[0] = g_variant_dup_string (parameter, NULL);
  make_from_tables (other);
}

void
nun_window_create_from (NunWindow *self, const char *const *tables)
{
  g_autoptr (GTask) task = NULL;

  g_strfreev (self->tables);
  self->tables = g_strdupv ((char **) tables);
  if (tables[1] != NULL)
    {
      make_from_tables (self);
      return;
    }
  self->opening = g_canonicalize_filename (tables[0], NULL);
  nun_window_show_main (self, self->opening_spinner);
  task = g_task_new (self, NULL, on_found, NULL);
  g_task_set_task_data (task, g_strdup (tables[0]), g_free);
  g_task_run_in_thread (task, run_find);
}

void
nun_window_take_drop (NunWelcome *welcome, char **paths, NunWindow *self)
{
  g_autoptr (GPtrArray) publications = g_ptr_array_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (nun_is_publication (paths[i]) ? publications : tables, paths[i]);
  g_ptr_array_add (tables, NULL);

  if (publications->len > 0)
    nun_window_open (self, g_ptr_array_index (publications, 0));
  for (guint i = 1; i < publications->len; i++)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s",
                                (const char *) g_ptr_array_index (publications, i));
  if (publications->len == 0)
    nun_window_create_from (self, (const char *const *) tables->pdata);
}

gboolean
nun_window_is_empty (NunWindow *self)
{
  return !nun_session_is_open (self->session) && self->opening == NULL && !self->closed;
}

gboolean
nun_window_shows (NunWindow *self, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return g_strcmp0 (nun_session_get_path (self->session), absolute) == 0 ||
         g_strcmp0 (self->opening, absolute) == 0;
}

/* -- closing --------------------------------------------------------------------------------------- */

static void
on_session_closed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunWindow) self = user_data;

  nun_session_close_finish (NUN_SESSION (object), result, NULL);
  if (self->litter != NULL)
    g_unlink (self->litter);
  g_clear_pointer (&self->litter, g_free);
  nun_window_end (self);
}

/* A publication that was made for a file that turned out to be no table holds nothing and says nothing. */
static gboolean
is_litter (NunWindow *self)
{
  return self->is_made_for_tables && nun_session_is_open (self->session) &&
         nun_session_get_undo (self->session) == NULL &&
         nun_session_get_redo (self->session) == NULL && !nun_session_is_busy (self->session) &&
         nun_description_get_n_collections (nun_session_get_description (self->session)) == 0;
}

/* The window goes at once; what is still to be written is written before the program ends. */
static void
begin_closing (NunWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (is_litter (self))
    self->litter = g_strdup (nun_session_get_path (self->session));
  self->closed = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (application != NULL)
    {
      g_application_hold (G_APPLICATION (application));
      g_object_set_data_full (G_OBJECT (self), "held", g_object_ref (application), g_object_unref);
    }
  nun_session_close_async (self->session, on_session_closed, g_object_ref (self));
}

static void
on_close_answer (AdwMessageDialog *dialog, const char *answer, NunWindow *self)
{
  if (g_str_equal (answer, "yes") && !self->closed)
    begin_closing (self);
}

static void
ask_before_closing (NunWindow *self, const char *question, const char *why, const char *close)
{
  GtkWidget *dialog = nun_yes_no_new (GTK_WINDOW (self), question, why, _ ("_Keep Open"), close,
                                      ADW_RESPONSE_DESTRUCTIVE);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
nun_window_close_request (GtkWindow *window)
{
  NunWindow *self = NUN_WINDOW (window);

  if (self->closed)
    return TRUE;
  if (nun_session_needs_saving (self->session))
    ask_before_closing (
        self, _ ("Close Without Saving?"),
        _ ("The publication is not saved. If you close the window now, the last changes are lost."),
        _ ("_Close Without Saving"));
  else if (nun_session_is_working (self->session))
    ask_before_closing (self, _ ("Stop the Import?"),
                        _ ("A table is still being read. If you close the window now, that table "
                           "will not be in the publication."),
                        _ ("_Stop and Close"));
  else
    begin_closing (self);
  return TRUE;
}
