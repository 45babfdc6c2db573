/* A header as a list that is searched while typing. */
#include "app/meaning/card-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/meaning/keyword-drag.h"
#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"

/* -- one card ---------------------------------------------------------------------------------------- */

#define NUN_TYPE_CARD_ITEM (nun_card_item_get_type ())
G_DECLARE_FINAL_TYPE (NunCardItem, nun_card_item, NUN, CARD_ITEM, GObject)

struct _NunCardItem
{
  GObject        parent_instance;
  NunHeader     *header; /* keeps the card */
  const NunCard *card;
};

G_DEFINE_FINAL_TYPE (NunCardItem, nun_card_item, G_TYPE_OBJECT)

static void
nun_card_item_finalize (GObject *object)
{
  g_clear_pointer (&NUN_CARD_ITEM (object)->header, nun_header_unref);
  G_OBJECT_CLASS (nun_card_item_parent_class)->finalize (object);
}

static void
nun_card_item_class_init (NunCardItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_card_item_finalize;
}

static void
nun_card_item_init (NunCardItem *self)
{
}

static const char *
text_of (NunCardItem *item, guint column)
{
  const char *const texts[] = { item->card->keyword, item->card->value, item->card->comment };

  return texts[column] != NULL ? texts[column] : "";
}

/* -- the list ---------------------------------------------------------------------------------------- */

struct _NunCardList
{
  AdwBin              parent_instance;
  GListStore         *items;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  char               *needle; /* folded; "" shows all */

  GtkSearchEntry *search;
  GtkLabel       *count;
  GtkColumnView  *view;
};

G_DEFINE_FINAL_TYPE (NunCardList, nun_card_list, ADW_TYPE_BIN)

static guint picked_signal;

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  NunCardList *self = user_data;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *folded = g_utf8_casefold (text_of (item, i), -1);

      if (strstr (folded, self->needle) != NULL)
        return TRUE;
    }
  return FALSE;
}

guint
nun_card_list_get_n_shown (NunCardList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
refresh_count (NunCardList *self)
{
  guint            n = nun_card_list_get_n_shown (self);
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u card", "%'u cards", n), n);

  gtk_label_set_label (self->count, text);
}

static void
on_search (NunCardList *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  refresh_count (self);
}

void
nun_card_list_focus (NunCardList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

const char *
nun_card_list_get_selected (NunCardList *self)
{
  NunCardItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? item->card->keyword : NULL;
}

static void
pick (NunCardList *self)
{
  g_autofree char *keyword = g_strdup (nun_card_list_get_selected (self));

  if (keyword != NULL && *keyword != 0)
    g_signal_emit (self, picked_signal, 0, keyword);
}

void
nun_card_list_set_header (NunCardList *self, NunHeader *header)
{
  guint                 n = 0;
  const NunCard        *cards = header != NULL ? nun_header_get_cards (header, &n) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      NunCardItem *item = g_object_new (NUN_TYPE_CARD_ITEM, NULL);

      item->header = nun_header_ref (header);
      item->card = &cards[i];
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  refresh_count (self);
}

/* -- cells ------------------------------------------------------------------------------------------- */

static const char *
keyword_of (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "keyword");
}

static void
make (GtkListItem *item, guint column)
{
  GtkWidget *inscription = nun_cell_new_line (column == 0 ? 12 : 16);

  if (column == 0)
    gtk_widget_add_css_class (inscription, "heading");
  if (column == 2)
    gtk_widget_add_css_class (inscription, "dim-label");
  nun_keyword_drag_from (inscription, keyword_of);
  gtk_list_item_set_child (item, inscription);
}

static void
show (GtkListItem *item, gpointer it, guint column)
{
  const char *text = text_of (it, column);
  GtkWidget  *child = gtk_list_item_get_child (item);

  nun_cell_set_text (child, text);
  g_object_set_data_full (G_OBJECT (child), "keyword", g_strdup (text_of (it, 0)), g_free);
  nun_cell_set_tip (child, text);
  if (column == 0)
    {
      g_autofree char *name = g_strdup_printf ("%s = %s", text, text_of (it, 1));

      nun_name_row_of_cell (child, name);
    }
}

static void
add_columns (NunCardList *self)
{
  static const char *const titles[] = { N_ ("Keyword"), N_ ("Value"), N_ ("Comment") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    nun_cell_add_column (self->view, _ (titles[i]), i > 0, i, make, show);
  nun_name_column_view (self->view, _ ("Cards of the Header"));
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_card_list_dispose (GObject *object)
{
  NunCardList *self = NUN_CARD_LIST (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (nun_card_list_parent_class)->dispose (object);
}

static void
nun_card_list_class_init (NunCardListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_card_list_dispose;
  picked_signal = g_signal_new ("picked", NUN_TYPE_CARD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (NUN_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/card-list.ui");
  gtk_widget_class_bind_template_child (widget_class, NunCardList, search);
  gtk_widget_class_bind_template_child (widget_class, NunCardList, count);
  gtk_widget_class_bind_template_child (widget_class, NunCardList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, pick);
}

static void
nun_card_list_init (NunCardList *self)
{
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->needle = g_strdup ("");
  self->items = g_list_store_new (NUN_TYPE_CARD_ITEM);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->search, "stop-search", G_CALLBACK (nun_stop_search), NULL);
  add_columns (self);
  refresh_count (self);
}
