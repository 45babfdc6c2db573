/* The table of the keys, and the window that shows it. */
#include "app/window/shortcuts-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Without keys it is the heading of what follows.  Several keys stand with spaces between them; mirrored: those of a window that
 * runs from right to left, where they are others. */
static const struct
{
  const char *title;
  const char *keys;
  const char *mirrored;
} lines[] = {
  { N_ ("Publications"), NULL, NULL },
  { N_ ("New publication"), "<Control>n", NULL },
  { N_ ("Open a publication or a table"), "<Control>o", NULL },
  { N_ ("New window"), "<Shift><Control>n", NULL },
  { N_ ("Preferences"), "<Control>comma", NULL },
  { N_ ("Steps"), NULL, NULL },
  { N_ ("Back"), "<Alt>Left", "<Alt>Right" },
  { N_ ("Next"), "<Alt>Right", "<Alt>Left" },
  { N_ ("Go to a step"), "<Alt>1...5", NULL },
  { N_ ("Files"), NULL, NULL },
  { N_ ("Remove the table that has the focus"), "Delete", NULL },
  { N_ ("Meaning of the Columns and Fields"), NULL, NULL },
  { N_ ("Find columns"), "<Control>f", NULL },
  { N_ ("Choose several columns or fields"), "<Shift>Down", NULL },
  { N_ ("Next column or field that needs a look"), "<Control>j", NULL },
  { N_ ("Former column or field that needs a look"), "<Shift><Control>j", NULL },
  { N_ ("Accept what is chosen and go on"), "<Control>Return", NULL },
  { N_ ("Choose a UCD"), "<Control>u", NULL },
  { N_ ("Maps, Images and Spectra"), NULL, NULL },
  { N_ ("Nearer"), "plus", NULL },
  { N_ ("Farther Away"), "minus", NULL },
  { N_ ("All of it"), "0", NULL },
  { N_ ("Editing"), NULL, NULL },
  { N_ ("Undo"), "<Control>z", NULL },
  { N_ ("Redo"), "<Shift><Control>z", NULL },
  { N_ ("Program"), NULL, NULL },
  { N_ ("Main Menu"), "F10", NULL },
  { N_ ("Help"), "F1", NULL },
  { N_ ("Keyboard shortcuts"), "<Control>question", NULL },
  { N_ ("Close the window"), "<Control>w", NULL },
  { N_ ("Quit"), "<Control>q", NULL },
};

/* For a listener, as GTK spells the keys: "Ctrl+N". */
static char *
dup_spoken (const char *keys)
{
  const char      *range = strstr (keys, "...");
  g_autofree char *first =
      range != NULL ? g_strndup (keys, (gsize) (range - keys)) : g_strdup (keys);
  g_autofree char *label = NULL;
  guint            key;
  GdkModifierType  modifiers;

  if (!gtk_accelerator_parse (first, &key, &modifiers))
    return g_strdup (keys);
  label = gtk_accelerator_get_label (key, modifiers);
  return range != NULL ? g_strconcat (label, "–", range + 3, NULL) : g_steal_pointer (&label);
}

static GtkWidget *
make_row (const char *title, const char *keys)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *label = gtk_shortcut_label_new (keys);
  g_autofree char *spoken = dup_spoken (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, spoken, -1);
  return row;
}

static void
fill (GtkBox *box)
{
  gboolean   mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].keys == NULL)
      {
        group = adw_preferences_group_new ();
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (lines[i].title));
        gtk_box_append (box, group);
      }
    else
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_row (_ (lines[i].title), mirrored && lines[i].mirrored != NULL
                                                                   ? lines[i].mirrored
                                                                   : lines[i].keys));
}

static GtkWidget *
make_page (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                    "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);

  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  fill (GTK_BOX (box));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keyboard shortcuts"), -1);
  return scroller;
}

GtkWindow *
nun_shortcuts_window_new (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "destroy-with-parent", TRUE, "title", _ ("Keyboard shortcuts"),
                                    "default-width", 560, "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_page ());
  gtk_widget_set_size_request (window, 340, 294);
  adw_window_set_content (ADW_WINDOW (window), box);
  return GTK_WINDOW (window);
}
