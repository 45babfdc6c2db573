/* The cells of the list of columns. */
#include "app/meaning/column-table.h"
#include "app/widgets/list-cell.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/column-item.h"
#include "app/widgets/naming.h"

static const struct
{
  const char *title;
  NunCell     cell;
  int         below; /* the cell of the second line, or -1 */
  guint       chars; /* the width that it asks for */
  gboolean    expand;
} columns[] = {
  { N_ ("Column"), NUN_CELL_NAME, NUN_CELL_PART, 13, FALSE },
  { N_ ("What It Holds"), NUN_CELL_WORDS, NUN_CELL_UCD, 20, TRUE },
  { N_ ("Unit"), NUN_CELL_UNIT, -1, 6, FALSE },
  { N_ ("First Values"), NUN_CELL_SAMPLES, -1, 10, TRUE },
  { N_ ("Description"), NUN_CELL_DESCRIPTION, -1, 24, TRUE },
};

static void
update_name (GtkWidget *box, NunColumnItem *it)
{
  NunColumnState   state = nun_column_item_get_state (it);
  const char      *part = nun_column_item_get_text (it, NUN_CELL_PART);
  const char      *why = nun_column_item_get_why (it);
  g_autofree char *name =
      g_strdup_printf ("%s, %s", nun_column_item_get_name (it), nun_column_state_words (state));
  g_autofree char *tip = g_strdup_printf ("%s%s%s", name, *why != 0 ? "\n" : "", why);

  nun_cell_set_mark (box, nun_column_state_icon (state), nun_column_state_words (state),
                     state == NUN_COLUMN_LOOK, state == NUN_COLUMN_SURE);
  nun_cell_set_lines (gtk_widget_get_last_child (box), nun_column_item_get_name (it), part);
  nun_cell_set_tip (box, tip);
  nun_name_row_of_cell (box, name);
  g_object_set_data (G_OBJECT (gtk_widget_get_parent (gtk_widget_get_parent (box))), "item", it);
}

static void
set_dim (GtkWidget *widget, gboolean dim)
{
  if (dim)
    gtk_widget_add_css_class (widget, "dim-label");
  else
    gtk_widget_remove_css_class (widget, "dim-label");
}

/* In everyday words, and below them as it is spelt.  A hunch is not told like what is known. */
static void
update_ucd (GtkWidget *lines, NunColumnItem *it)
{
  const char      *ucd = nun_column_item_get_text (it, NUN_CELL_UCD);
  const char      *why = nun_column_item_get_why (it);
  const char      *known = nun_column_item_get_text (it, NUN_CELL_WORDS);
  gboolean         is_hunch = nun_column_item_is_hunch (it);
  const char      *told = *known != 0 ? known : ucd;
  g_autofree char *words = is_hunch ? g_strdup_printf (_ ("%s?"), told) : g_strdup (known);
  g_autofree char *tip = g_strdup_printf ("%s%s%s%s%s", words, *words != 0 ? "\n" : "", ucd,
                                          *ucd != 0 && *why != 0 ? "\n" : "", why);

  nun_cell_set_lines (lines, *words != 0 ? words : *ucd != 0 ? ucd : "–", *words != 0 ? ucd : "");
  nun_cell_set_tip (lines, tip);
  set_dim (gtk_widget_get_first_child (lines), is_hunch);
}

static void
show (GtkListItem *item, gpointer it, guint column)
{
  NunCell     cell = columns[column].cell;
  GtkWidget  *child = gtk_list_item_get_child (item);
  const char *text = nun_column_item_get_text (it, cell);

  if (cell == NUN_CELL_NAME)
    update_name (child, it);
  else if (cell == NUN_CELL_WORDS)
    update_ucd (child, it);
  else
    {
      nun_cell_set_text (child, *text != 0 ? text : "–");
      nun_cell_set_tip (child, text);
    }
}

/* -- making them ----------------------------------------------------------------------------------- */

static void
make (GtkListItem *item, guint i)
{
  GtkWidget *child = columns[i].cell == NUN_CELL_NAME ? nun_cell_new_marked (columns[i].chars)
                     : columns[i].below >= 0          ? nun_cell_new_lines (columns[i].chars)
                                                      : nun_cell_new_line (columns[i].chars);

  nun_cell_place (child, columns[i].below >= 0);
  if (columns[i].cell == NUN_CELL_WORDS)
    gtk_widget_add_css_class (gtk_widget_get_last_child (child), "ucd");
  gtk_list_item_set_child (item, child);
}

void
nun_column_table_setup (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    nun_cell_add_column (view, _ (columns[i].title), columns[i].expand, i, make, show);
  nun_name_column_view (view, _ ("Columns"));
}

void
nun_column_table_focus (GtkColumnView *view, gpointer it)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_object_get_data (G_OBJECT (row), "item") == it)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

void
nun_column_table_set_wide (GtkColumnView *view, gboolean wide)
{
  GListModel *all = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      if (columns[i].cell == NUN_CELL_DESCRIPTION)
        gtk_column_view_column_set_visible (column, wide);
    }
}
