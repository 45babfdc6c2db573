/* The page of a window in which nothing is open: ways to begin, and recent publications. */
#include "app/window/welcome.h"

#include <glib/gi18n-lib.h>

#include "app/session/settings.h"
#include "app/widgets/chooser.h"
#include "app/widgets/empty.h"
#include "app/widgets/naming.h"

struct _NunWelcome
{
  AdwBin      parent_instance;
  GtkLabel   *error;
  GtkWidget  *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (NunWelcome, nun_welcome, ADW_TYPE_BIN)

static guint dropped_signal;

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, NunWelcome *self)
{
  g_auto (GStrv) paths = nun_paths_of_drop (value);

  if (paths[0] == NULL)
    return FALSE;
  g_signal_emit (self, dropped_signal, 0, paths);
  return TRUE;
}

static void
on_recent_activated (NunWelcome *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "path"));
}

static GtkWidget *
make_row (const char *path)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = nun_path_for_people (folder);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (shown, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  return row;
}

static void
show_recent (NunWelcome *self)
{
  g_auto (GStrv) recent = nun_settings_dup_recent ();

  nun_empty_list (self->recent_list);
  for (guint i = 0; recent[i] != NULL; i++)
    gtk_list_box_append (self->recent_list, make_row (recent[i]));
  gtk_widget_set_visible (self->recent_group, recent[0] != NULL);
}

static void
nun_welcome_class_init (NunWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  dropped_signal = g_signal_new ("dropped", NUN_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, NunWelcome, error);
  gtk_widget_class_bind_template_child (widget_class, NunWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, NunWelcome, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_activated);
}

static void
nun_welcome_init (NunWelcome *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_parts (GTK_WIDGET (self), "GtkScrolledWindow", _ ("Welcome"));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show_recent (self);
}

void
nun_welcome_set_error (NunWelcome *self, const char *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}
