/* The meaning of columns: at their headers, and as a list. */
#include "app/widgets/column-words.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"
#include "app/widgets/verdict.h"
#include "vocabulary/ucd.h"

/* -- words ----------------------------------------------------------------------------------------- */

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != 0;
}

/* Services of the older kind answer with UCD1. */
static char *
explain_ucd (const char *ucd)
{
  const char *newer = nun_ucd_is_ucd1 (ucd) ? nun_ucd_from_ucd1 (ucd) : ucd;

  return newer != NULL ? nun_ucd_words_for_people (newer) : NULL;
}

char *
nun_column_dup_meaning (const NunColumn *column)
{
  GString *out = g_string_new (NULL);

  if (is_said (column->ucd))
    {
      g_autofree char *words = explain_ucd (column->ucd);

      g_string_append_printf (out, "UCD %s", column->ucd);
      if (words != NULL)
        g_string_append_printf (out, " (%s)", words);
    }
  if (is_said (column->unit))
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", column->unit);
  g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "",
                          nun_datatype_name (column->datatype));
  if (is_said (column->arraysize))
    g_string_append_printf (out, "[%s]", column->arraysize);
  return g_string_free (out, FALSE);
}

/* -- at the headers -------------------------------------------------------------------------------- */

static void
on_closed (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, NunColumn *column)
{
  GtkWidget       *title = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget       *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *meaning = nun_column_dup_meaning (column);

  gtk_box_append (GTK_BOX (box), make_line (column->name, "heading"));
  if (is_said (column->description))
    gtk_box_append (GTK_BOX (box), make_line (column->description, "body"));
  gtk_box_append (GTK_BOX (box), make_line (meaning, "dim-label"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, title);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
explain (GtkWidget *title, NunColumn *column)
{
  GtkGesture      *click = gtk_gesture_click_new ();
  g_autofree char *meaning = nun_column_dup_meaning (column);
  g_autofree char *text = is_said (column->description)
                              ? g_strjoin ("\n", column->description, meaning, NULL)
                              : g_strdup (meaning);

  gtk_widget_set_tooltip_text (title, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  g_signal_connect_data (click, "released", G_CALLBACK (on_pressed), nun_column_ref (column),
                         (GClosureNotify) (void (*) (void)) nun_column_unref, 0);
  gtk_widget_add_controller (title, GTK_EVENT_CONTROLLER (click));
}

/* The toolkit keeps the headers to itself: they are what the first part of the view holds. */
void
nun_column_view_explain (GtkColumnView *view, GPtrArray *columns)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < columns->len; i++)
    {
      explain (title, columns->pdata[i]);
      title = gtk_widget_get_next_sibling (title);
    }
}

/* -- as a list ------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *lines = nun_cell_new_lines (20);

  gtk_widget_set_margin_top (lines, 4);
  gtk_widget_set_margin_bottom (lines, 4);
  gtk_widget_set_margin_start (lines, 6);
  gtk_list_item_set_child (item, lines);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  const char    *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget     *lines = gtk_list_item_get_child (item);
  g_auto (GStrv) parts = g_strsplit (text, "\n", 2);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (lines)), parts[0]);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (lines)), parts[1]);
  gtk_widget_set_tooltip_text (lines, text);
  nun_name_row (lines, text);
}

GtkWidget *
nun_column_words_new_list (const char *label)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget                     *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  list = gtk_list_view_new (NULL, g_steal_pointer (&factory));
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/* "Vmag: magnitude in V" and below what nun_column_dup_meaning says. */
void
nun_column_words_fill_list (GtkWidget *list, GPtrArray *columns)
{
  GtkStringList             *lines = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (lines));

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];
      g_autofree char *meaning = nun_column_dup_meaning (column);
      g_autofree char *first = is_said (column->description)
                                   ? g_strdup_printf ("%s: %s", column->name, column->description)
                                   : g_strdup (column->name);
      g_autofree char *text = NULL;

      g_strdelimit (first, "\r\n", ' ');
      text = g_strjoin ("\n", first, meaning, NULL);
      gtk_string_list_append (lines, text);
    }
  gtk_list_view_set_model (GTK_LIST_VIEW (list), GTK_SELECTION_MODEL (model));
}
