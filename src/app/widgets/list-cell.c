/* Cells of one and two lines, with and without a mark. */
#include "app/widgets/list-cell.h"

#include "app/widgets/bidi.h"

#define ROW_PIXELS 36

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
  /* GTK begins a line where its own direction does, not at the side of the column's title. */
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription),
                              g_str_equal (shown, text) ? 0.0F : 1.0F);
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

void
nun_cell_set_mark (GtkWidget  *marked,
                   const char *icon_name,
                   const char *words,
                   gboolean    warns,
                   gboolean    is_sure)
{
  GtkWidget *icon = gtk_widget_get_first_child (marked);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  if (warns)
    gtk_widget_add_css_class (icon, "warning");
  else
    gtk_widget_remove_css_class (icon, "warning");
  /* so that the names stand in line */
  gtk_widget_set_opacity (icon, is_sure ? 0 : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
nun_cell_place (GtkWidget *cell, gboolean is_high)
{
  /* One line, however high the others make the row. */
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (cell, -1, is_high ? ROW_PIXELS : -1);
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

/* -- columns ----------------------------------------------------------------------------------------- */

typedef struct
{
  NunCellMake make;
  NunCellShow show;
  guint       index;
} Column;

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
  column->make (item, column->index);
}

static void
on_changed (gpointer thing, GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "column");

  column->show (item, thing, column->index);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gpointer thing = gtk_list_item_get_item (item);

  if (g_signal_lookup ("changed", G_OBJECT_TYPE (thing)) != 0)
    g_signal_connect (thing, "changed", G_CALLBACK (on_changed), item);
  on_changed (thing, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_changed, item);
}

void
nun_cell_add_column (GtkColumnView *view,
                     const char    *title,
                     gboolean       expand,
                     guint          column,
                     NunCellMake    make,
                     NunCellShow    show)
{
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) it = gtk_column_view_column_new (title, factory);
  Column                         *data = g_new (Column, 1);

  *data = (Column){ make, show, column };
  g_object_set_data_full (G_OBJECT (factory), "column", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_resizable (it, TRUE);
  gtk_column_view_column_set_expand (it, expand);
  gtk_column_view_append_column (view, it);
}

/* -- selections ------------------------------------------------------------------------------------- */

static gboolean
is_empty (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);

  return gtk_bitset_is_empty (all);
}

static gboolean
on_empty (gpointer model)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (model, "nun-last-selected"));

  if (is_empty (model) && position < g_list_model_get_n_items (model))
    gtk_selection_model_select_item (model, position, TRUE);
  return G_SOURCE_REMOVE;
}

/* Another one may be selected in the same breath. */
static void
on_selection (GtkSelectionModel *model, guint position, guint n, gpointer unused)
{
  if (!is_empty (model))
    return;
  g_object_set_data (G_OBJECT (model), "nun-last-selected", GUINT_TO_POINTER (position));
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_empty, g_object_ref (model), g_object_unref);
}

void
nun_keep_one_selected (GtkMultiSelection *selection)
{
  g_signal_connect (selection, "selection-changed", G_CALLBACK (on_selection), NULL);
}
