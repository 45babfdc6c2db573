/* Suggested UCDs as rows. */
#include "app/widgets/suggestion-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "advise/suggest.h"
#include "app/widgets/empty.h"
#include "app/widgets/verdict.h"
#include "app/widgets/wrapped-label.h"

/* What is less likely is not worth a line. */
#define LEAST 0.01

const char *
nun_suggestion_words (double confidence, const char **style)
{
  *style = NULL;
  if (confidence >= NUN_SUGGEST_SURE)
    {
      *style = "success";
      return _ ("sure");
    }
  if (confidence >= 0.6)
    return _ ("likely");
  if (confidence >= 0.3)
    return _ ("possible");
  *style = "dim-label";
  return _ ("doubtful");
}

static GtkWidget *
make_pill (double confidence)
{
  const char      *style;
  const char      *words = nun_suggestion_words (confidence, &style);
  g_autofree char *text =
      g_strdup_printf (_ ("%s · %d %%"), words, (int) lround (100 * confidence));
  GtkWidget *pill = gtk_label_new (text);

  gtk_widget_add_css_class (pill, "pill-label");
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_widget_set_margin_top (pill, 2);
  if (style != NULL)
    gtk_widget_add_css_class (pill, style);
  return pill;
}

static GtkWidget *
make_row (const char *value,
          const char *title,
          const char *reason,
          gboolean    is_now,
          GtkWidget  *pill)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_append (GTK_BOX (text), nun_wrapped_label_new (title, NULL));
  if (*value != 0)
    gtk_box_append (GTK_BOX (text), nun_wrapped_label_new (value, "ucd caption"));
  if (reason != NULL)
    gtk_box_append (GTK_BOX (text), nun_wrapped_label_new (reason, "caption dim-label"));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_opacity (check, is_now ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, !is_now, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is said now"), -1);
  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_box_append (GTK_BOX (line), text);
  if (pill != NULL)
    gtk_box_append (GTK_BOX (line), pill);
  gtk_box_append (GTK_BOX (line), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  return row;
}

static void
name_row (GtkWidget  *row,
          const char *title,
          const char *value,
          const char *sure,
          const char *reason)
{
  g_autofree char *name = g_strdup_printf ("%s, %s, %s. %s", title, value, sure, reason);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_suggestion (GtkListBox *list, const NunSuggestion *it, const char *now)
{
  g_autofree char *words = nun_ucd_words_for_people (it->value);
  const char      *title = words != NULL ? words : it->value;
  GtkWidget       *pill = make_pill (it->confidence);
  GtkWidget *row = make_row (it->value, title, it->reason, g_str_equal (it->value, now), pill);

  name_row (row, title, it->value, gtk_label_get_label (GTK_LABEL (pill)),
            it->reason != NULL ? it->reason : "");
  gtk_list_box_append (list, row);
}

void
nun_suggestion_rows_fill (GtkListBox *list, GPtrArray *suggestions, const char *now)
{
  GtkWidget *none;

  nun_empty_list (list);
  if (suggestions == NULL)
    return;
  for (guint i = 0; i < suggestions->len; i++)
    {
      const NunSuggestion *it = suggestions->pdata[i];

      if (i == 0 || it->confidence >= LEAST)
        add_suggestion (list, it, now);
    }
  none = make_row ("", _ ("No UCD"),
                   suggestions->len > 0
                       ? _ ("Say nothing: no word fits.")
                       : _ ("Nothing speaks for a certain word. Search for one, or say nothing."),
                   FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (none), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No UCD"), -1);
  gtk_list_box_append (list, none);
}

const char *
nun_suggestion_row_get_value (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "value");
}
