/* Words to add by a press. */
#include "app/about/about-chips.h"
#include "app/widgets/naming.h"

#include <glib/gi18n-lib.h>

struct _NunAboutChips
{
  AdwBin      parent_instance;
  GtkFlowBox *flow;
  GtkLabel   *reason;
  gboolean    going; /* to the word, instead of adding it */
  char       *shown; /* the words, to leave unchanged ones alone */
};

G_DEFINE_FINAL_TYPE (NunAboutChips, nun_about_chips, ADW_TYPE_BIN)

static guint chosen_signal;

static void
nun_about_chips_finalize (GObject *object)
{
  g_free (NUN_ABOUT_CHIPS (object)->shown);
  G_OBJECT_CLASS (nun_about_chips_parent_class)->finalize (object);
}

static void
nun_about_chips_class_init (NunAboutChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_about_chips_finalize;
  chosen_signal = g_signal_new ("chosen", NUN_TYPE_ABOUT_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nun_about_chips_init (NunAboutChips *self)
{
}

static void
on_clicked (GtkWidget *button, NunAboutChips *self)
{
  /* Whoever takes it may show other words, and so free this one. */
  g_autofree char *word = g_strdup (g_object_get_data (G_OBJECT (button), "word"));

  g_signal_emit (self, chosen_signal, 0, word);
}

static void
add (NunAboutChips *self, const char *word)
{
  GtkWidget *child =
      g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget       *button = gtk_button_new_with_label (word);
  g_autofree char *name = g_strdup_printf (self->going ? _ ("Go to “%s”") : _ ("Add “%s”"), word);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "caption");
  nun_name_button (GTK_WIDGET (button), name);
  g_object_set_data_full (G_OBJECT (button), "word", g_strdup (word), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->flow, child);
}

void
nun_about_chips_set (NunAboutChips *self, const char *const *words, const char *reason)
{
  g_autofree char *all = words != NULL ? g_strjoinv ("\n", (char **) words) : g_strdup ("");
  GtkWidget       *child;

  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), *all != 0);
  if (g_strcmp0 (self->shown, all) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow))) != NULL)
    gtk_flow_box_remove (self->flow, child);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    add (self, words[i]);
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);
}

GtkWidget *
nun_about_chips_new (const char *title)
{
  NunAboutChips *self = g_object_new (NUN_TYPE_ABOUT_CHIPS, NULL);
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->flow = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->flow, 8);
  gtk_flow_box_set_column_spacing (self->flow, 6);
  gtk_flow_box_set_row_spacing (self->flow, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->flow), "form");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_label_set_xalign (self->reason, 0);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->flow));
  gtk_widget_set_margin_top (box, 2);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

GtkWidget *
nun_about_chips_new_going (const char *title)
{
  GtkWidget *self = nun_about_chips_new (title);

  NUN_ABOUT_CHIPS (self)->going = TRUE;
  return self;
}
