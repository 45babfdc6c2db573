/* The groups of questions of the About step. */
#include "app/about/about-section.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/tab-stop.h"
#include "app/widgets/wrapped-label.h"

struct _NunAboutSection
{
  AdwBin       parent_instance;
  GtkLabel    *pill; /* how many answers are needed */
  GtkBox      *first;
  GtkBox      *further;
  GtkExpander *expander; /* around further */
};

G_DEFINE_FINAL_TYPE (NunAboutSection, nun_about_section, ADW_TYPE_BIN)

static void
nun_about_section_class_init (NunAboutSectionClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nun_about_section_init (NunAboutSection *self)
{
}

/* -- making ---------------------------------------------------------------------------------------- */

static GtkWidget *
make_heading (NunAboutSection *self, const char *title)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = nun_wrapped_label_new (title, "title-4");

  self->pill = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->pill), "pill-label");
  gtk_widget_set_valign (GTK_WIDGET (self->pill), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->pill));
  return line;
}

static GtkWidget *
make_card (NunAboutSection *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "questions");
  self->first = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->further = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_widget_set_margin_top (GTK_WIDGET (self->further), 18);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->further));
  nun_tab_skip_folded (self->expander);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), FALSE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->first));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->expander));
  return card;
}

GtkWidget *
nun_about_section_new (const char *title, const char *explanation)
{
  NunAboutSection *self = g_object_new (NUN_TYPE_ABOUT_SECTION, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *words = nun_wrapped_label_new (explanation, "dim-label");

  gtk_box_append (GTK_BOX (box), make_heading (self, title));
  gtk_widget_set_margin_bottom (words, 6);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_card (self));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/* "More: Short Name, Audience": what is folded away is named, so that nobody has to look for it. */
static void
name_expander (NunAboutSection *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *label = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->further)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            _ (nun_field_editor_get_field (NUN_FIELD_EDITOR (child))->label));
  label = g_strdup_printf (_ ("More: %s"), names->str);
  gtk_expander_set_label_widget (self->expander, nun_wrapped_label_new (label, "more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

void
nun_about_section_add (NunAboutSection *self, NunFieldEditor *editor, gboolean further)
{
  gtk_box_append (further ? self->further : self->first, GTK_WIDGET (editor));
  if (!further)
    return;
  name_expander (self);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), TRUE);
}

/* -- showing --------------------------------------------------------------------------------------- */

static NunFieldEditor *
find_in (GtkBox *box, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (nun_field_editor_get_field (NUN_FIELD_EDITOR (child))->key, key))
      return NUN_FIELD_EDITOR (child);
  return NULL;
}

static NunFieldEditor *
find_editor (NunAboutSection *self, const char *key)
{
  NunFieldEditor *editor = find_in (self->first, key);

  return editor != NULL ? editor : find_in (self->further, key);
}

static void
refresh_box (GtkBox *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nun_field_editor_refresh (NUN_FIELD_EDITOR (child));
}

/* asks: whether any of its questions may have to be answered. */
static void
show_count (NunAboutSection *self, gboolean asks, guint needed, guint advised)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pill), asks || needed + advised > 0);
  if (needed > 0)
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u answer needed", "%u answers needed", needed), needed);
  else if (advised > 0)
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u more advised", "%u more advised", advised), advised);
  else
    words = g_strdup (_ ("complete"));
  gtk_label_set_label (self->pill, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "success");
  if (needed > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), "warning");
  else if (advised == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), "success");
}

void
nun_about_section_refresh (NunAboutSection *self, const char *table, GPtrArray *findings)
{
  guint needed = 0, advised = 0;

  refresh_box (self->first);
  refresh_box (self->further);
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);
      gboolean here = finding->step == NUN_STEP_ABOUT && g_strcmp0 (finding->table, table) == 0 &&
                      finding->key != NULL && find_editor (self, finding->key) != NULL;

      needed += here && finding->severity == NUN_SEVERITY_MUST;
      advised += here && finding->severity == NUN_SEVERITY_SHOULD;
    }
  show_count (self, table == NULL, needed, advised);
}

gboolean
nun_about_section_focus (NunAboutSection *self, const char *key)
{
  NunFieldEditor *editor = find_editor (self, key);

  if (editor == NULL)
    return FALSE;
  if (find_in (self->further, key) != NULL)
    gtk_expander_set_expanded (self->expander, TRUE);
  nun_field_editor_focus (editor);
  return TRUE;
}
