/* The list of columns and the bar above it. */
#include "app/meaning/column-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/meaning/column-table.h"
#include "app/widgets/bidi.h"
#include "app/widgets/list-cell.h"
#include "app/widgets/list-rows.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"

/* From here on there is room for descriptions. */
#define WIDE_PIXELS 820

#define ROWS_AT_ONCE 24
#define ROWS_A_TURN 10

struct _NunColumnList
{
  AdwBin              parent_instance;
  NunSession         *session;
  NunCollection      *shown; /* whose columns are listed */
  GListStore         *items; /* of NunColumnItem */
  GtkCustomFilter    *filter;
  GtkFilterListModel *filtered;
  NunListRows        *rows;
  GtkMultiSelection  *selection;
  GPtrArray          *chosen;             /* of NunColumnItem: what is selected */
  guint               at;                 /* where the first of them is */
  guint               n_look;             /* how many need a look */
  guint               adapting, focusing; /* idle sources */
  gboolean            wide;
  gboolean            settles; /* what is chosen stays it until there are rows for all */

  char *wanted; /* folded words to search for; NULL for none */

  GtkToggleButton   *look_button;
  GtkWidget         *walk_buttons;
  GtkToggleButton   *search_button;
  GtkSearchBar      *search_bar;
  GtkEditable       *search;
  GtkWidget         *nothing; /* what is said when no column has the words */
  GtkWidget         *accept_button;
  GtkScrolledWindow *scroller;
  GtkColumnView     *column_view;
};

G_DEFINE_FINAL_TYPE (NunColumnList, nun_column_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  SIGNAL_ACCEPTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* -- what is listed -------------------------------------------------------------------------------- */

/* In its name, its part, its UCD, what that means, or its description. */
static gboolean
has_words (NunColumnItem *item, const char *wanted)
{
  static const NunCell cells[] = { NUN_CELL_NAME, NUN_CELL_PART, NUN_CELL_UCD, NUN_CELL_WORDS,
                                   NUN_CELL_DESCRIPTION };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *folded = g_utf8_casefold (nun_column_item_get_text (item, cells[i]), -1);

      if (strstr (folded, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  NunColumnList *self = user_data;

  return (!gtk_toggle_button_get_active (self->look_button) ||
          nun_column_item_get_state (item) == NUN_COLUMN_LOOK) &&
         (self->wanted == NULL || has_words (item, self->wanted));
}

/* Not seen yet: rows are made once, when all is known that they show. */
static void
make_items (NunColumnList *self, const NunCollection *collection)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->shown, nun_collection_unref);
  self->shown = nun_collection_ref ((NunCollection *) collection);
  for (guint i = 0; i < collection->columns->len; i++)
    g_ptr_array_add (items, nun_column_item_new (self->shown, i));
  g_clear_object (&self->items);
  self->items = g_list_store_new (NUN_TYPE_COLUMN_ITEM);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

/* The sentences of the findings by the columns that they speak of. */
static GHashTable *
columns_found (NunColumnList *self)
{
  GPtrArray  *findings = nun_session_get_findings (self->session);
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (finding->step == NUN_STEP_MEANING && finding->severity != NUN_SEVERITY_NICE &&
          finding->column != NULL && g_strcmp0 (finding->table, self->shown->name) == 0)
        g_hash_table_insert (found, finding->column, finding->sentence);
    }
  return found;
}

/* Whether other ones need a look than before. */
static gboolean
refresh_items (NunColumnList *self)
{
  NunDescription        *description = nun_session_get_description (self->session);
  g_autoptr (GHashTable) found = columns_found (self);
  GListModel            *items = G_LIST_MODEL (self->items);
  gboolean               changed = FALSE;

  self->n_look = 0;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (NunColumnItem) item = g_list_model_get_item (items, i);
      NunColumnState            before = nun_column_item_get_state (item);
      const NunAdvice *advice = nun_session_get_advice (self->session, self->shown->name, i);

      nun_column_item_refresh (item, description, found, advice);
      changed |= nun_column_item_get_state (item) != before;
      self->n_look += nun_column_item_get_state (item) == NUN_COLUMN_LOOK;
    }
  return changed;
}

static void refresh_bar (NunColumnList *self);
static void settle (NunColumnList *self);

static guint
n_listed (NunColumnList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

/* -- rows ------------------------------------------------------------------------------------------ */

/* The filter lets others through, of which there are few rows at first. */
static void
on_few (NunColumnList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (self->shown != NULL)
    refresh_bar (self);
}

static void
grow (NunColumnList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->column_view)))
    nun_list_rows_go_on (self->rows);
}

static void
change_rows (NunColumnList *self)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->settles = g_list_model_get_n_items (G_LIST_MODEL (self->items)) > ROWS_AT_ONCE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->column_view)))
    nun_list_rows_cut (self->rows);
  /* GTK keeps the rows around the place that is seen: those at the start are the last to go. */
  if (gtk_adjustment_get_value (down) > 0 && !nun_list_rows_are_few (self->rows))
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->column_view)),
                                "list.scroll-to-item", "u", 0);
  nun_list_rows_change (self->rows);
  grow (self);
}

/* -- what is shown --------------------------------------------------------------------------------- */

static void
refresh_bar (NunColumnList *self)
{
  gboolean         writable = !nun_session_is_read_only (self->session);
  g_autofree char *label = self->n_look == 0
                               ? g_strdup (_ ("Nothing Needs a Look"))
                               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Needs a Look (%u)",
                                                               "Needs a Look (%u)", self->n_look),
                                                  self->n_look);

  gtk_button_set_label (GTK_BUTTON (self->look_button), label);
  nun_name_button (GTK_WIDGET (self->look_button), label);
  /* When the last one is done, all are there again. */
  if (self->n_look == 0)
    gtk_toggle_button_set_active (self->look_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->look_button), self->n_look > 0);
  gtk_widget_set_sensitive (self->walk_buttons, self->n_look > 0);
  gtk_widget_set_sensitive (self->accept_button, writable && n_listed (self) > 0);
  gtk_widget_set_visible (self->nothing, self->wanted != NULL && n_listed (self) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !gtk_widget_get_visible (self->nothing));
}

void
nun_column_list_show (NunColumnList *self, const NunCollection *collection)
{
  gboolean fresh = self->shown == NULL || self->shown->columns != collection->columns ||
                   !g_str_equal (self->shown->name, collection->name);
  gboolean changed;

  if (fresh)
    {
      gtk_editable_set_text (self->search, "");
      make_items (self, collection);
    }
  changed = refresh_items (self);
  if (fresh)
    {
      self->settles = FALSE;
      nun_list_rows_cut (self->rows);
      grow (self);
      gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->items));
    }
  else if (changed)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  refresh_bar (self);
  if (fresh)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
on_look_toggled (NunColumnList *self)
{
  change_rows (self);
}

static void
on_search_changed (NunColumnList *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  g_clear_pointer (&self->wanted, g_free);
  if (*words != 0)
    self->wanted = g_utf8_casefold (words, -1);
  change_rows (self);
}

void
nun_column_list_search (NunColumnList *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* -- selecting ------------------------------------------------------------------------------------- */

const char *
nun_column_list_get_table (NunColumnList *self)
{
  return self->shown != NULL ? self->shown->name : NULL;
}

NunColumnItem *
nun_column_list_get_selected (NunColumnList *self)
{
  return self->chosen->len > 0 ? self->chosen->pdata[0] : NULL;
}

GPtrArray *
nun_column_list_get_chosen (NunColumnList *self)
{
  return self->chosen;
}

/* As by a click, so that Shift extends from there. */
static void
select_only (NunColumnList *self, guint position)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->column_view)),
                              "list.select-item", "(ubb)", position, FALSE, FALSE);
}

/* The row is there only after the list has moved. */
static gboolean
on_focus (gpointer data)
{
  NunColumnList *self = data;

  self->focusing = 0;
  nun_column_table_focus (self->column_view, nun_column_list_get_selected (self));
  return G_SOURCE_REMOVE;
}

/* The focus follows when it is in the list: Down goes on from what is selected. */
static void
select_at (NunColumnList *self, guint position)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->column_view)) &&
      self->focusing == 0)
    self->focusing = g_idle_add_full (G_PRIORITY_LOW, on_focus, self, NULL);
  select_only (self, position);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->column_view)),
                              "list.scroll-to-item", "u", position);
}

void
nun_column_list_select (NunColumnList *self, const char *column)
{
  for (int pass = 0; pass < 2; pass++)
    {
      nun_list_rows_end (self->rows);
      for (guint i = 0; i < n_listed (self); i++)
        {
          g_autoptr (NunColumnItem) item =
              g_list_model_get_item (G_LIST_MODEL (self->selection), i);

          if (g_str_equal (nun_column_item_get_name (item), column))
            {
              select_at (self, i);
              return;
            }
        }
      /* It may be one that is not shown. */
      gtk_toggle_button_set_active (self->look_button, FALSE);
      gtk_toggle_button_set_active (self->search_button, FALSE);
      gtk_editable_set_text (self->search, "");
      on_search_changed (self);
    }
}

void
nun_column_list_focus (NunColumnList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

void
nun_column_list_set_single_click (NunColumnList *self, gboolean single)
{
  gtk_column_view_set_single_click_activate (self->column_view, single);
}

static guint
last_selected (NunColumnList *self)
{
  g_autoptr (GtkBitset) all =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_get_maximum (all);
}

gboolean
nun_column_list_walk (NunColumnList *self, int direction)
{
  guint n, at;

  nun_list_rows_end (self->rows);
  n = n_listed (self);
  at = self->chosen->len == 0 ? GTK_INVALID_LIST_POSITION
       : direction > 0        ? last_selected (self)
                              : self->at;
  for (guint step = 1; step <= n; step++)
    {
      guint                     i = at == GTK_INVALID_LIST_POSITION ? step - 1
                                    : direction > 0                 ? (at + step) % n
                                                                    : (at + n - step) % n;
      g_autoptr (NunColumnItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (nun_column_item_get_state (item) == NUN_COLUMN_LOOK)
        {
          select_at (self, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
on_next (NunColumnList *self)
{
  nun_column_list_walk (self, 1);
}

static void
on_previous (NunColumnList *self)
{
  nun_column_list_walk (self, -1);
}

/* Whether others are selected than before. */
static gboolean
take_selected (NunColumnList *self)
{
  GtkSelectionModel    *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->chosen);
  GtkBitsetIter         iter;
  guint                 position;

  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, all, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (self->chosen, g_list_model_get_item (G_LIST_MODEL (model), position));
  if (self->chosen->len > 0)
    self->at = gtk_bitset_get_minimum (all);
  return former->len != self->chosen->len ||
         (former->len > 0 &&
          memcmp (former->pdata, self->chosen->pdata, former->len * sizeof (gpointer)) != 0);
}

/* Whether all rows are selected, but there are not yet rows for all. */
static gboolean
are_all (NunColumnList *self, GtkBitset *selected)
{
  guint n = nun_list_rows_get_n (self->rows);

  return n > 1 && n < n_listed (self) && gtk_bitset_get_size (selected) == n;
}

static void
on_selected (NunColumnList *self)
{
  g_autoptr (GtkBitset) all =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (self->settles && gtk_bitset_is_empty (all))
    return;
  self->settles = FALSE; /* somebody chooses */
  if (are_all (self, all))
    {
      nun_list_rows_end (self->rows);
      gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
      return;
    }
  if (take_selected (self))
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* One is always selected after the list has changed: the neighbour of those that have gone. */
static void
on_items (NunColumnList *self, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GtkBitset) all =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)), at = self->at;

  if (self->settles)
    return;
  if (n > 0 && gtk_bitset_is_empty (all))
    {
      if (at >= position && at - position < n_removed)
        at = position + (guint) ((guint64) (at - position) * n_added / n_removed);
      select_only (self, MIN (at, n - 1));
    }
  on_selected (self);
}

/* Where it is listed, 0 where it is not. */
static guint
find_listed (NunColumnList *self, gpointer wanted)
{
  for (guint i = 0; i < n_listed (self); i++)
    {
      g_autoptr (NunColumnItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (item == wanted)
        return i;
    }
  return 0;
}

/* What was chosen before others were listed is it again, or the first. */
static void
settle (NunColumnList *self)
{
  if (!self->settles)
    return;
  self->settles = FALSE;
  if (n_listed (self) > 0)
    select_at (self, find_listed (self, nun_column_list_get_selected (self)));
  on_selected (self);
}

static void
on_activate (NunColumnList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* -- accepting ------------------------------------------------------------------------------------- */

/* By name: the list changes under the hand when what is accepted needs no look any more. */
static void
accept_items (NunColumnList *self, GPtrArray *items)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           names = NULL;
  guint                    n = items->len, n_hunches = 0;

  for (guint i = 0; i < n; i++)
    {
      n_hunches += nun_column_item_is_hunch (items->pdata[i]);
      g_strv_builder_add (builder, nun_column_item_get_name (items->pdata[i]));
    }
  names = g_strv_builder_end (builder);
  if (n == 0)
    return;
  /* Who has filtered, or chosen, until there is nothing but hunches means them. */
  if (n_hunches == n)
    nun_session_accept_hunches (self->session, self->shown->name, (const char *const *) names);
  else
    nun_session_accept_columns (self->session, self->shown->name, (const char *const *) names);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, n, n_hunches == n ? 0 : n_hunches);
}

void
nun_column_list_accept_chosen (NunColumnList *self)
{
  if (self->chosen->len == 1)
    {
      nun_session_accept_column (self->session, self->shown->name,
                                 nun_column_item_get_name (self->chosen->pdata[0]));
      g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, 1, 0);
    }
  else
    accept_items (self, self->chosen);
}

void
nun_column_list_accept (NunColumnList *self)
{
  guint at;

  nun_list_rows_end (self->rows);
  at = self->at;
  if (self->chosen->len == 0 || nun_session_is_read_only (self->session))
    return;
  nun_column_list_accept_chosen (self);
  /* With the filter the next one has come up to its place by itself. */
  if (gtk_toggle_button_get_active (self->look_button) && at < n_listed (self))
    select_at (self, at);
  else
    nun_column_list_walk (self, 1);
}

static void
on_accept_shown (NunColumnList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  nun_list_rows_end (self->rows);
  for (guint i = 0; i < n_listed (self); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->filtered), i));
  accept_items (self, items);
}

/* -- room ------------------------------------------------------------------------------------------ */

static gboolean
on_adapt (gpointer data)
{
  NunColumnList *self = data;

  self->adapting = 0;
  nun_column_table_set_wide (self->column_view, self->wide);
  return G_SOURCE_REMOVE;
}

/* Told while sizes are given out: what asks for other sizes comes afterwards. */
static void
on_width (NunColumnList *self, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  gboolean wide = gtk_adjustment_get_page_size (adjustment) >= WIDE_PIXELS;

  if (wide == self->wide)
    return;
  self->wide = wide;
  if (self->adapting == 0)
    self->adapting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_adapt, self, NULL);
}

/* -- birth and death ------------------------------------------------------------------------------- */

void
nun_column_list_attach (NunColumnList *self, NunSession *session)
{
  self->session = g_object_ref (session);
}

static void
nun_column_list_dispose (GObject *object)
{
  NunColumnList *self = NUN_COLUMN_LIST (object);

  g_clear_handle_id (&self->adapting, g_source_remove);
  g_clear_handle_id (&self->focusing, g_source_remove);
  g_clear_pointer (&self->shown, nun_collection_unref);
  /* Nobody is told of the end: whoever listens may have gone. */
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->filtered);
  g_clear_object (&self->items);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (nun_column_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
nun_column_list_class_init (NunColumnListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_column_list_dispose;
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", NUN_TYPE_COLUMN_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", NUN_TYPE_COLUMN_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACCEPTED] =
      g_signal_new ("accepted", NUN_TYPE_COLUMN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_type_ensure (NUN_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/column-list.ui");
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, look_button);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, walk_buttons);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, search_button);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, search);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, nothing);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, accept_button);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, scroller);
  gtk_widget_class_bind_template_child (widget_class, NunColumnList, column_view);
  gtk_widget_class_bind_template_callback (widget_class, on_look_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

/* In a narrow window the words of a button give way. */
static void
let_shrink (GtkButton *button)
{
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (button)), PANGO_ELLIPSIZE_END);
}

static void
nun_column_list_init (NunColumnList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_label (GTK_BUTTON (self->look_button), _ ("Nothing Needs a Look"));
  let_shrink (GTK_BUTTON (self->look_button));
  let_shrink (GTK_BUTTON (self->accept_button));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  self->items = g_list_store_new (NUN_TYPE_COLUMN_ITEM);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                              GTK_FILTER (g_object_ref (self->filter)));
  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows =
      nun_list_rows_new (g_object_ref (G_LIST_MODEL (self->filtered)), ROWS_AT_ONCE, ROWS_A_TURN);
  self->selection = gtk_multi_selection_new (g_object_ref (nun_list_rows_get_model (self->rows)));
  g_signal_connect_object (self->rows, "few", G_CALLBACK (on_few), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "whole", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->column_view, "map", G_CALLBACK (grow), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  nun_keep_one_selected (self->selection);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  nun_column_table_setup (self->column_view);
  nun_begin_at_first_column (GTK_SCROLLABLE (self->column_view));
  nun_column_table_set_wide (self->column_view, FALSE);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (on_width), self, G_CONNECT_SWAPPED);
}
