/* What is missing in the About step, counted and named. */
#include "app/about/about-missing.h"

#include <glib/gi18n-lib.h>

#include "app/about/about-chips.h"
#include "describe/field.h"
#include "describe/finding.h"

struct _NunAboutMissing
{
  AdwBin         parent_instance;
  GtkImage      *icon;
  GtkLabel      *label;
  NunAboutChips *chips;
  GHashTable    *keys; /* label of a field -> its key */
};

G_DEFINE_FINAL_TYPE (NunAboutMissing, nun_about_missing, ADW_TYPE_BIN)

static void
nun_about_missing_finalize (GObject *object)
{
  g_hash_table_unref (NUN_ABOUT_MISSING (object)->keys);
  G_OBJECT_CLASS (nun_about_missing_parent_class)->finalize (object);
}

static void
nun_about_missing_class_init (NunAboutMissingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_about_missing_finalize;
}

static void
nun_about_missing_init (NunAboutMissing *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
on_chosen (NunAboutMissing *self, const char *label)
{
  const char *key = g_hash_table_lookup (self->keys, label);

  if (key != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.jump", "(isss)", NUN_STEP_ABOUT, "", "",
                                key);
}

GtkWidget *
nun_about_missing_new (void)
{
  NunAboutMissing *self = g_object_new (NUN_TYPE_ABOUT_MISSING, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->chips = NUN_ABOUT_CHIPS (nun_about_chips_new_going (_ ("Answers that are still needed")));
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->icon), 2);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  g_signal_connect_swapped (self->chips, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

static gboolean
is_missing (const NunFinding *finding)
{
  return finding->severity == NUN_SEVERITY_MUST && finding->step == NUN_STEP_ABOUT &&
         finding->table == NULL && finding->key != NULL &&
         nun_field_find (NUN_SCOPE_PUBLICATION, finding->key) != NULL;
}

static void
show_count (NunAboutMissing *self, guint n)
{
  g_autofree char *words =
      n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer is still needed:",
                                            "%u answers are still needed:", n),
                               n)
            : g_strdup (_ ("Everything that a registry needs is answered."));

  gtk_label_set_label (self->label, words);
  gtk_image_set_from_icon_name (self->icon,
                                n > 0 ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), n > 0 ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), n > 0 ? "warning" : "success");
}

void
nun_about_missing_set (NunAboutMissing *self, GPtrArray *findings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           labels = NULL;
  guint                    n = 0;

  g_hash_table_remove_all (self->keys);
  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    for (guint i = 0; i < findings->len; i++)
      {
        const NunFinding *finding = g_ptr_array_index (findings, i);

        if (!is_missing (finding) || field->scope != NUN_SCOPE_PUBLICATION ||
            !g_str_equal (finding->key, field->key) ||
            g_hash_table_contains (self->keys, _ (field->label)))
          continue;
        g_hash_table_insert (self->keys, g_strdup (_ (field->label)), g_strdup (field->key));
        g_strv_builder_add (builder, _ (field->label));
        n++;
      }
  labels = g_strv_builder_end (builder);
  nun_about_chips_set (self->chips, (const char *const *) labels, NULL);
  show_count (self, n);
}
