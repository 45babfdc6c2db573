/* The cells of the list of fields. */
#include "app/meaning/field-table.h"
#include "app/widgets/list-cell.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/field-item.h"
#include "app/meaning/keyword-drag.h"
#include "app/widgets/naming.h"

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
  { N_ ("Files"), 16, FALSE },
  { N_ ("Rule"), 24, TRUE },
};

static void
update_field (GtkWidget *box, NunFieldItem *it)
{
  const NunObservationField *field = nun_field_item_get_field (it);
  NunFieldState              state = nun_field_item_get_state (it);
  g_autofree char           *name =
      g_strdup_printf ("%s, %s", _ (field->label), nun_field_state_words (state));
  g_autofree char *tip = g_strdup_printf ("%s\n%s", name, _ (field->help));

  nun_cell_set_mark (box, nun_field_state_icon (state), nun_field_state_words (state),
                     state == NUN_FIELD_LOOK, state == NUN_FIELD_SURE);
  nun_cell_set_lines (gtk_widget_get_last_child (box), _ (field->label), field->key);
  nun_cell_set_tip (box, tip);
  nun_name_row_of_cell (box, name);
  g_object_set_data (G_OBJECT (gtk_widget_get_parent (gtk_widget_get_parent (box))), "item", it);
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
show (GtkListItem *item, gpointer it, guint column)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (child), "field", (gpointer) nun_field_item_get_field (it));
  switch (column)
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
make (GtkListItem *item, guint i)
{
  GtkWidget *child = i == COLUMN_FIELD  ? nun_cell_new_marked (columns[i].chars)
                     : i == COLUMN_RULE ? nun_cell_new_lines (columns[i].chars)
                                        : nun_cell_new_line (columns[i].chars);

  nun_cell_place (child, i == COLUMN_FIELD || i == COLUMN_RULE);
  if (i == COLUMN_RULE)
    gtk_widget_add_css_class (gtk_widget_get_first_child (child), "ucd");
  nun_keyword_drop_on (child, field_of);
  gtk_list_item_set_child (item, child);
}

void
nun_field_table_setup (GtkColumnView *view)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    nun_cell_add_column (view, _ (columns[i].title), columns[i].expand, i, make, show);
  nun_name_column_view (view, _ ("Fields"));
}
