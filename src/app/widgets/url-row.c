/* The rows of addresses. */
#include "app/widgets/url-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/bidi.h"
#include "app/widgets/copy.h"

static void
on_copy (GtkWidget *button, gpointer row)
{
  const char *url = g_object_get_data (G_OBJECT (row), "url");

  nun_copy_text (button, url, _ ("Address copied"));
}

static void
add_button (GtkWidget  *row,
            const char *icon,
            const char *words,
            const char *name,
            GCallback   callback)
{
  GtkWidget       *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", words, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", callback, row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

GtkWidget *
nun_url_row_new (const char *name, const char *url)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *shown = nun_isolate (url);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, url, -1);
  g_object_set_data_full (G_OBJECT (row), "url", g_strdup (url), g_free);
  add_button (row, "edit-copy-symbolic", _ ("Copy the Address"), name, G_CALLBACK (on_copy));
  return row;
}
