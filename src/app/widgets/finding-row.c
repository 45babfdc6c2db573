/* Mark, mend and place of a finding in a list. */
#include "app/widgets/finding-row.h"
#include "app/widgets/naming.h"

#include <glib/gi18n-lib.h>

GtkWidget *
nun_finding_row_make_icon (NunSeverity severity, const char *words)
{
  static const struct
  {
    const char *icon, *style;
  } looks[] = {
    [NUN_SEVERITY_MUST] = { "dialog-error-symbolic", "error" },
    [NUN_SEVERITY_SHOULD] = { "dialog-warning-symbolic", "warning" },
    [NUN_SEVERITY_NICE] = { "dialog-information-symbolic", "accent" },
  };
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[severity].icon);

  gtk_widget_add_css_class (icon, looks[severity].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return icon;
}

static void
on_mend (GtkWidget *button)
{
  gtk_widget_activate_action_variant (button, "wizard.mend",
                                      g_object_get_data (G_OBJECT (button), "edits"));
}

static GVariant *
make_edits (const NunFinding *finding)
{
  GVariantBuilder edits;

  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; i < finding->edits->len; i++)
    {
      const NunEdit *edit = g_ptr_array_index (finding->edits, i);

      g_variant_builder_add (&edits, "(sssms)", edit->table != NULL ? edit->table : "",
                             edit->column != NULL ? edit->column : "", edit->key, edit->value);
    }
  return g_variant_ref_sink (g_variant_builder_end (&edits));
}

GtkWidget *
nun_finding_row_make_mend (const NunFinding *finding)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Mend"));
  g_autofree char *name = g_strdup_printf (_ ("Mend: %s"), finding->sentence);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  nun_name_button (GTK_WIDGET (button), name);
  g_object_set_data_full (G_OBJECT (button), "edits", make_edits (finding),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_mend), NULL);
  return button;
}

void
nun_finding_row_set_place (GtkWidget *row, const NunFinding *finding)
{
  GVariant *place = g_variant_new (
      "(isss)", finding->step, finding->table != NULL ? finding->table : "",
      finding->column != NULL ? finding->column : "", finding->key != NULL ? finding->key : "");

  g_object_set_data_full (G_OBJECT (row), "place", g_variant_ref_sink (place),
                          (GDestroyNotify) g_variant_unref);
}

void
nun_finding_row_activate (GtkListBox *list, GtkListBoxRow *row)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (list), "wizard.jump",
                                      g_object_get_data (G_OBJECT (row), "place"));
}
