/* The cells of the list of columns. */
#include "app/widgets/column-table.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/column-item.h"
#include "app/widgets/naming.h"

static const struct
{
  const char *title;
  NunCell     cell;
  guint       chars; /* the width that it asks for */
  gboolean    expand;
} columns[] = {
  { N_ ("Column"), NUN_CELL_NAME, 12, FALSE },
  { N_ ("Role"), NUN_CELL_ROLE, 13, FALSE },
  { N_ ("Unit"), NUN_CELL_UNIT, 6, FALSE },
  { N_ ("First Values"), NUN_CELL_SAMPLES, 20, FALSE },
  { N_ ("UCD"), NUN_CELL_UCD, 18, FALSE },
  { N_ ("Type"), NUN_CELL_TYPE, 12, FALSE },
  { N_ ("Description"), NUN_CELL_DESCRIPTION, 24, TRUE },
};

static void
update_name (GtkListItem *item, NunColumnItem *it)
{
  GtkWidget       *box = gtk_list_item_get_child (item);
  GtkWidget       *icon = gtk_widget_get_first_child (box);
  GtkWidget       *label = gtk_widget_get_last_child (box);
  NunColumnState   state = nun_column_item_get_state (it);
  g_autofree char *name =
      g_strdup_printf ("%s, %s", nun_column_item_get_name (it), nun_column_state_words (state));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), nun_column_state_icon (state));
  gtk_widget_set_tooltip_text (box, name);
  if (state == NUN_COLUMN_LOOK)
    gtk_widget_add_css_class (icon, "warning");
  else
    gtk_widget_remove_css_class (icon, "warning");
  /* A likely guess needs no sign; its room stays, so that the names stand in line. */
  gtk_widget_set_opacity (icon, state == NUN_COLUMN_LOOK || state == NUN_COLUMN_DECIDED ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nun_column_state_words (state), -1);
  nun_name_row_of_cell (box, name);
  gtk_inscription_set_text (GTK_INSCRIPTION (label), nun_column_item_get_name (it));
}

static void
update (NunColumnItem *it, GtkListItem *item)
{
  NunCell     cell = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "cell"));
  GtkWidget  *child = gtk_list_item_get_child (item);
  const char *text = nun_column_item_get_text (it, cell);

  if (cell == NUN_CELL_NAME)
    {
      update_name (item, it);
      return;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (child), *text != 0 ? text : "–");
  gtk_widget_set_tooltip_text (child, *text != 0 ? text : NULL);
}

static GtkWidget *
make_inscription (guint chars)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  return inscription;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer index)
{
  guint      i = GPOINTER_TO_UINT (index);
  GtkWidget *inscription = make_inscription (columns[i].chars);
  GtkWidget *box;

  g_object_set_data (G_OBJECT (item), "cell", GUINT_TO_POINTER (columns[i].cell));
  if (columns[i].cell != NUN_CELL_NAME)
    {
      gtk_list_item_set_child (item, inscription);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (inscription, TRUE);
  gtk_widget_add_css_class (inscription, "heading");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), inscription);
  gtk_list_item_set_child (item, box);
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
