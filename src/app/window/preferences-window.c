/* The preferences: few, and each in force at once. */
#include "app/window/preferences-window.h"

#include <glib/gi18n-lib.h>

#include "app/session/settings.h"
#include "app/widgets/naming.h"

struct _NunPreferencesWindow
{
  AdwWindow parent_instance;

  GtkDropDown *colours_drop;
  GtkSwitch   *reopen_switch;
  GtkSwitch   *notify_switch;
  GtkSwitch   *resolver_switch;
};

G_DEFINE_FINAL_TYPE (NunPreferencesWindow, nun_preferences_window, ADW_TYPE_WINDOW)

static void
on_colours (NunPreferencesWindow *self)
{
  nun_settings_set_colours ((NunColours) gtk_drop_down_get_selected (self->colours_drop));
}

static void
on_switch (GtkSwitch *widget, GParamSpec *pspec, gpointer wish)
{
  nun_settings_set_wish (GPOINTER_TO_UINT (wish), gtk_switch_get_active (widget));
}

static void
bind (GtkSwitch *widget, NunWish wish)
{
  gtk_switch_set_active (widget, nun_settings_get_wish (wish));
  g_signal_connect (widget, "notify::active", G_CALLBACK (on_switch), GUINT_TO_POINTER (wish));
}

static void
nun_preferences_window_class_init (NunPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPreferencesWindow, colours_drop);
  gtk_widget_class_bind_template_child (widget_class, NunPreferencesWindow, reopen_switch);
  gtk_widget_class_bind_template_child (widget_class, NunPreferencesWindow, notify_switch);
  gtk_widget_class_bind_template_child (widget_class, NunPreferencesWindow, resolver_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_colours);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nun_preferences_window_init (NunPreferencesWindow *self)
{
  guint colours = nun_settings_get_colours ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_selected (self->colours_drop, colours);
  bind (self->reopen_switch, NUN_WISH_REOPEN);
  bind (self->notify_switch, NUN_WISH_NOTIFY);
  bind (self->resolver_switch, NUN_WISH_RESOLVER);
  nun_name_drop_down (self->colours_drop, _ ("Colours"));
}

GtkWidget *
nun_preferences_window_new (GtkWindow *parent)
{
  return g_object_new (NUN_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
