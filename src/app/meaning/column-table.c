/* The cells of the list of columns. */
#include "app/meaning/column-table.h"
#include "app/widgets/list-cell.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/column-item.h"
#include "app/widgets/naming.h"

/* Rows with one line are as high as those with two: the list stays calm. */
#define ROW_PIXELS 36

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
update_icon (GtkWidget *icon, NunColumnState state)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), nun_column_state_icon (state));
  if (state == NUN_COLUMN_LOOK)
    gtk_widget_add_css_class (icon, "warning");
  else
    gtk_widget_remove_css_class (icon, "warning");
  /* What is sure needs no sign; its room stays, so that the names stand in line. */
  gtk_widget_set_opacity (icon, state == NUN_COLUMN_SURE ? 0 : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nun_column_state_words (state), -1);
}

static void
update_name (GtkWidget *box, NunColumnItem *it)
{
  NunColumnState   state = nun_column_item_get_state (it);
  const char      *part = nun_column_item_get_text (it, NUN_CELL_PART);
  const char      *why = nun_column_item_get_why (it);
  g_autofree char *name =
      g_strdup_printf ("%s, %s", nun_column_item_get_name (it), nun_column_state_words (state));
  g_autofree char *tip = g_strdup_printf ("%s%s%s", name, *why != 0 ? "\n" : "", why);

  update_icon (gtk_widget_get_first_child (box), state);
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
update (NunColumnItem *it, GtkListItem *item)
{
  NunCell     cell = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "cell"));
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
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer index)
{
  guint      i = GPOINTER_TO_UINT (index);
  GtkWidget *child = columns[i].cell == NUN_CELL_NAME ? nun_cell_new_marked (columns[i].chars)
                     : columns[i].below >= 0          ? nun_cell_new_lines (columns[i].chars)
                                                      : nun_cell_new_line (columns[i].chars);

  /* One line, however high the others make the row. */
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (child, -1, columns[i].below >= 0 ? ROW_PIXELS : -1);
  if (columns[i].cell == NUN_CELL_WORDS)
    gtk_widget_add_css_class (gtk_widget_get_last_child (child), "ucd");
  g_object_set_data (G_OBJECT (item), "cell", GUINT_TO_POINTER (columns[i].cell));
  gtk_list_item_set_child (item, child);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer index)
{
  NunColumnItem *it = gtk_list_item_get_item (item);

  g_signal_connect (it, "changed", G_CALLBACK (update), item);
  update (it, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer index)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update, item);
}

void
nun_column_table_setup (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (_ (columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (view, column);
    }
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
