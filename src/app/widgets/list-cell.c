/* Cells of one and two lines, with and without a mark. */
#include "app/widgets/list-cell.h"

#include "app/widgets/bidi.h"

GtkWidget *
nun_cell_new_line (guint chars)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  return inscription;
}

void
nun_cell_set_text (GtkWidget *inscription, const char *text)
{
  g_autofree char *shown = nun_line_of_its_own (text);

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), shown);
}

GtkWidget *
nun_cell_new_lines (guint chars)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = nun_cell_new_line (0);

  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (lines), nun_cell_new_line (chars));
  gtk_box_append (GTK_BOX (lines), below);
  return lines;
}

void
nun_cell_set_lines (GtkWidget *lines, const char *first, const char *second)
{
  GtkWidget *above = gtk_widget_get_first_child (lines);
  GtkWidget *below = gtk_widget_get_last_child (lines);

  nun_cell_set_text (above, first);
  nun_cell_set_text (below, second);
  gtk_widget_set_visible (below, *second != 0);
  gtk_widget_set_vexpand (above, *second == 0);
}

GtkWidget *
nun_cell_new_marked (guint chars)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = nun_cell_new_lines (chars);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (gtk_widget_get_first_child (lines), "heading");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), lines);
  return box;
}

/* -- tips -------------------------------------------------------------------------------------------- */

static gboolean
on_query (GtkWidget *cell, int x, int y, gboolean by_keys, GtkTooltip *tooltip, gpointer unused)
{
  const char *text = g_object_get_data (G_OBJECT (cell), "tip");

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
nun_cell_set_tip (GtkWidget *cell, const char *text)
{
  if (!gtk_widget_get_has_tooltip (cell))
    {
      g_signal_connect (cell, "query-tooltip", G_CALLBACK (on_query), NULL);
      gtk_widget_set_has_tooltip (cell, TRUE);
    }
  g_object_set_data_full (G_OBJECT (cell), "tip",
                          text != NULL && *text != 0 ? g_strdup (text) : NULL, g_free);
}
