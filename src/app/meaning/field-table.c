/* The cells of the list of fields. */
#include "app/meaning/field-table.h"
#include "app/widgets/list-cell.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/field-item.h"
#include "app/meaning/keyword-drag.h"
#include "app/widgets/naming.h"

/* Rows with one line are as high as those with two: the list stays calm. */
#define ROW_PIXELS 36

enum
{
  COLUMN_FIELD,
  COLUMN_SAMPLE,
  COLUMN_COUNT,
  COLUMN_RULE,
  N_COLUMNS
};

static const struct
{
  const char *title;
  guint       chars;
  gboolean    expand;
} columns[N_COLUMNS] = {
  { N_ ("Field"), 24, FALSE },
  { N_ ("First Value"), 14, FALSE },
  { N_ ("Files"), 9, FALSE },
  { N_ ("Rule"), 24, TRUE },
};

static void
update_field (GtkWidget *box, NunFieldItem *it)
{
  const NunObservationField *field = nun_field_item_get_field (it);
  NunFieldState              state = nun_field_item_get_state (it);
  GtkWidget                 *icon = gtk_widget_get_first_child (box);
  g_autofree char           *name =
      g_strdup_printf ("%s, %s", _ (field->label), nun_field_state_words (state));
  g_autofree char *tip = g_strdup_printf ("%s\n%s", name, _ (field->help));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), nun_field_state_icon (state));
  if (state == NUN_FIELD_LOOK)
    gtk_widget_add_css_class (icon, "warning");
  else
    gtk_widget_remove_css_class (icon, "warning");
  /* What is sure needs no sign; its room stays, so that the names stand in line. */
  gtk_widget_set_opacity (icon, state == NUN_FIELD_SURE ? 0 : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nun_field_state_words (state), -1);
  nun_cell_set_lines (gtk_widget_get_last_child (box), _ (field->label), field->key);
  nun_cell_set_tip (box, tip);
  nun_name_row_of_cell (box, name);
}

static void
update_rule (GtkWidget *lines, NunFieldItem *it)
{
  const char      *rule = nun_field_item_get_text (it, NUN_FIELD_CELL_RULE);
  const char      *reason = nun_field_item_get_text (it, NUN_FIELD_CELL_REASON);
  g_autofree char *tip = g_strdup_printf ("%s%s%s", rule, *reason != 0 ? "\n" : "", reason);

  nun_cell_set_lines (lines, *rule != 0 ? rule : "–", reason);
  nun_cell_set_tip (lines, tip);
}

static void
update_text (GtkWidget *inscription, NunFieldItem *it, NunFieldCell cell)
{
  const char *text = nun_field_item_get_text (it, cell);

  nun_cell_set_text (inscription, *text != 0 ? text : "–");
  nun_cell_set_tip (inscription, text);
  if (cell == NUN_FIELD_CELL_COUNT && nun_field_item_has_gaps (it))
    gtk_widget_add_css_class (inscription, "warning");
  else
    gtk_widget_remove_css_class (inscription, "warning");
}

static void
update (NunFieldItem *it, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  switch (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column")))
    {
    case COLUMN_FIELD: update_field (child, it); break;
    case COLUMN_SAMPLE: update_text (child, it, NUN_FIELD_CELL_SAMPLE); break;
    case COLUMN_COUNT: update_text (child, it, NUN_FIELD_CELL_COUNT); break;
    case COLUMN_RULE:
    default: update_rule (child, it);
    }
}

static const char *
field_of (GtkWidget *cell, double x)
{
  const NunObservationField *field = g_object_get_data (G_OBJECT (cell), "field");

  return field != NULL ? field->key : NULL;
}

/* -- making them ------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer index)
{
  guint      i = GPOINTER_TO_UINT (index);
  GtkWidget *child = i == COLUMN_FIELD  ? nun_cell_new_marked (columns[i].chars)
                     : i == COLUMN_RULE ? nun_cell_new_lines (columns[i].chars)
                                        : nun_cell_new_line (columns[i].chars);

  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (child, -1, i == COLUMN_FIELD || i == COLUMN_RULE ? ROW_PIXELS : -1);
  if (i == COLUMN_RULE)
    gtk_widget_add_css_class (gtk_widget_get_first_child (child), "ucd");
  nun_keyword_drop_on (child, field_of);
  g_object_set_data (G_OBJECT (item), "column", index);
  gtk_list_item_set_child (item, child);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  NunFieldItem *it = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "field",
                     (gpointer) nun_field_item_get_field (it));
  g_signal_connect (it, "changed", G_CALLBACK (update), item);
  update (it, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update, item);
}

void
nun_field_table_setup (GtkColumnView *view)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (_ (columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (view, column);
    }
  nun_name_column_view (view, _ ("Fields"));
}
