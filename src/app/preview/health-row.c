/* The rows of the health report. */
#include "app/preview/health-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/finding-row.h"
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
  GString        *out = g_string_new (nun_step_title (finding->step));

  if (finding->table != NULL)
    g_string_append_printf (out, " · %s", finding->table);
  if (finding->column != NULL)
    g_string_append_printf (out, " · %s", finding->column);
  if (field != NULL)
    g_string_append_printf (out, " · %s", _ (field->label));
  return g_string_free (out, FALSE);
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
  GtkWidget       *icon =
      nun_finding_row_make_icon (finding->severity, nun_health_severity_title (finding->severity));

  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), make_words (finding));
  if (finding->edits != NULL && finding->edits->len > 0)
    {
      GtkWidget *button = nun_finding_row_make_mend (finding);

      gtk_widget_set_tooltip_text (button, finding->mend);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  nun_finding_row_set_place (row, finding);
  return row;
}
