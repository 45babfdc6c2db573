/* The rows of the health report. */
#include "app/preview/health-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/wrapped-label.h"
#include "describe/field.h"
#include "health/report.h"

/* "About · Title", "Meaning · messier · ra_deg · Unit".  g_free. */
static char *
dup_place (const NunFinding *finding)
{
  NunScope        scope = finding->column != NULL  ? NUN_SCOPE_COLUMN
                          : finding->table != NULL ? NUN_SCOPE_TABLE
                                                   : NUN_SCOPE_PUBLICATION;
  const NunField *field = finding->key != NULL ? nun_field_find (scope, finding->key) : NULL;
  GString        *out = g_string_new (nun_health_step_title (finding->step));

  if (finding->table != NULL)
    g_string_append_printf (out, " · %s", finding->table);
  if (finding->column != NULL)
    g_string_append_printf (out, " · %s", finding->column);
  if (field != NULL)
    g_string_append_printf (out, " · %s", _ (field->label));
  return g_string_free (out, FALSE);
}

static GtkWidget *
make_icon (NunSeverity severity)
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
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nun_health_severity_title (severity), -1);
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

static GtkWidget *
make_mend (const NunFinding *finding)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Mend"));
  g_autofree char *name = g_strdup_printf (_ ("Mend: %s"), finding->sentence);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, finding->mend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "edits", make_edits (finding),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_mend), NULL);
  return button;
}

static GtkWidget *
make_words (const NunFinding *finding)
{
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *place = dup_place (finding);

  gtk_box_append (GTK_BOX (words), nun_wrapped_label_new (finding->sentence, NULL));
  if (finding->mend != NULL)
    gtk_box_append (GTK_BOX (words), nun_wrapped_label_new (finding->mend, "caption"));
  if (finding->noticed != NULL)
    gtk_box_append (GTK_BOX (words), nun_wrapped_label_new (finding->noticed, "caption dim-label"));
  gtk_box_append (GTK_BOX (words), nun_wrapped_label_new (place, "caption accent"));
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

GtkWidget *
nun_health_row_new (const NunFinding *finding)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *place = dup_place (finding);
  g_autofree char *name = g_strdup_printf ("%s %s", finding->sentence, place);
  GVariant        *target = g_variant_new (
             "(isss)", finding->step, finding->table != NULL ? finding->table : "",
      finding->column != NULL ? finding->column : "", finding->key != NULL ? finding->key : "");

  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_box_append (GTK_BOX (line), make_icon (finding->severity));
  gtk_box_append (GTK_BOX (line), make_words (finding));
  if (finding->edits != NULL && finding->edits->len > 0)
    gtk_box_append (GTK_BOX (line), make_mend (finding));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "place", g_variant_ref_sink (target),
                          (GDestroyNotify) g_variant_unref);
  return row;
}

void
nun_health_row_activate (GtkListBox *list, GtkListBoxRow *row)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (list), "wizard.jump",
                                      g_object_get_data (G_OBJECT (row), "place"));
}
