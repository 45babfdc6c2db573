/* The grid of files and fields: a header of columns, and below it a list whose rows are drawn by one widget each. */
#include "app/meaning/observation-grid.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/observation-line.h"
#include "app/session/thread.h"
#include "app/widgets/bidi.h"
#include "app/widgets/naming.h"
#include "app/widgets/sort-heads.h"
#include "app/widgets/spool-list.h"
#include "app/widgets/tab-stop.h"
#include "files/spool-order.h"
#include "observe/observation-field.h"
#include "observe/observation.h"

/* How many letters a column has room for: those of its title, within these bounds. */
#define LEAST_LETTERS 16
#define MOST_LETTERS 34

struct _NunObservationGrid
{
  AdwBin              parent_instance;
  NunObservations    *observations;
  NunGridShape       *shape;
  gboolean            gaps, conflicts; /* what is filtered for */
  NunSortHeads       *heads;
  GArray             *order;   /* of guint: rows of the observations; NULL for as found */
  guint               by;      /* the collection's column that they are sorted by */
  GCancellable       *sorting; /* see nun_ask */
  NunObservations    *wanted;  /* shown as soon as they are sorted; or NULL */
  GArray             *columns; /* with these; or NULL */
  NunSpoolList       *rows;
  GtkSingleSelection *selection;

  GtkColumnView *head; /* the titles: it has no rows */
  GtkListView   *view;
  guint          following; /* idle source */
  guint          seeking;   /* tick callback of the view, with which it goes */
  guint          sought;    /* a heading */
};

G_DEFINE_FINAL_TYPE (NunObservationGrid, nun_observation_grid, ADW_TYPE_BIN)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint8
byte_at (const GByteArray *bytes, guint row)
{
  return bytes != NULL && row < bytes->len ? bytes->data[row] : 0;
}

/* -- lines ------------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gtk_list_item_set_child (item, nun_observation_line_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer grid)
{
  NunObservationGrid *self = grid;

  nun_observation_line_show (NUN_OBSERVATION_LINE (gtk_list_item_get_child (item)), self->shape,
                             nun_spool_row_get_index (gtk_list_item_get_item (item)));
}

/* -- columns ----------------------------------------------------------------------------------------- */

/* Those that are there show the fields as they are now. */
static void
reshape_lines (NunObservationGrid *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (NUN_IS_OBSERVATION_LINE (gtk_widget_get_first_child (row)))
      nun_observation_line_set_shape (NUN_OBSERVATION_LINE (gtk_widget_get_first_child (row)),
                                      self->shape);
}

/* Somebody draws at the border of a title. */
static void
on_width (NunObservationGrid *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "index"));
  int   width = gtk_column_view_column_get_fixed_width (column);

  if (width <= 0 || index >= self->shape->fields->len)
    return;
  g_array_index (self->shape->fields, NunGridField, index).width = width;
  reshape_lines (self);
}

static void
add_column (NunObservationGrid *self, guint index, gboolean first)
{
  const NunColumn *column =
      g_ptr_array_index (nun_spool_get_columns (self->observations->spool), index);
  const NunObservationField *field = first ? NULL : nun_observation_field_find (column->name);
  g_autofree char           *title = field == NULL ? g_strdup (_ ("File"))
                                     : *field->unit != 0
                                         ? g_strdup_printf ("%s [%s]", _ (field->label), field->unit)
                                         : g_strdup (_ (field->label));
  g_autofree char           *value =
      first ? nun_spool_dup_cell (self->observations->spool, 0, index) : g_strdup ("");
  guint        letters = (guint) MAX (g_utf8_strlen (title, -1), g_utf8_strlen (value, -1)) + 2;
  NunGridField it = { index, field,
                      nun_observation_line_get_width (
                          GTK_WIDGET (self), CLAMP (letters, LEAST_LETTERS, MOST_LETTERS)) };
  g_autoptr (GtkColumnViewColumn) head = gtk_column_view_column_new (title, NULL);

  g_object_set_data (G_OBJECT (head), "index", GUINT_TO_POINTER (self->shape->fields->len));
  g_array_append_val (self->shape->fields, it);
  gtk_column_view_column_set_resizable (head, TRUE);
  gtk_column_view_column_set_fixed_width (head, it.width);
  g_signal_connect_object (head, "notify::fixed-width", G_CALLBACK (on_width), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->head, head);
}

/* -- filling ----------------------------------------------------------------------------------------- */

static int
find_path (NunObservations *observations)
{
  GPtrArray *columns = nun_spool_get_columns (observations->spool);

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((const NunColumn *) g_ptr_array_index (columns, i))->name, NUN_PRODUCT_PATH))
      return (int) i;
  return -1;
}

static void
make_columns (NunObservationGrid *self, GArray *columns)
{
  GListModel *all = gtk_column_view_get_columns (self->head);
  int         path = find_path (self->observations);

  while (g_list_model_get_n_items (all) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, 0);

      gtk_column_view_remove_column (self->head, column);
    }
  g_clear_pointer (&self->shape, nun_grid_shape_unref);
  self->shape = nun_grid_shape_new (self->observations);
  if (path >= 0)
    add_column (self, (guint) path, TRUE);
  for (guint i = 0; i < columns->len; i++)
    add_column (self, g_array_index (columns, guint, i), FALSE);
  nun_name_column_view (self->head, _ ("Files and Fields"));
}

static gboolean
is_asked_for (NunObservationGrid *self, guint row)
{
  return (!self->gaps && !self->conflicts) ||
         (self->gaps && byte_at (self->observations->gaps, row) != 0) ||
         (self->conflicts && byte_at (self->observations->checks, row) != 0);
}

/* The rows that are asked for, in their order; NULL for all of them as found. */
static GArray *
choose_rows (NunObservationGrid *self)
{
  guint   n = (guint) nun_spool_get_n_rows (self->observations->spool);
  GArray *rows;

  if (!self->gaps && !self->conflicts)
    return self->order != NULL ? g_array_ref (self->order) : NULL;
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      guint row = self->order != NULL ? g_array_index (self->order, guint, i) : i;

      if (is_asked_for (self, row))
        g_array_append_val (rows, row);
    }
  return rows;
}

/* The file that is selected stays it, wherever it goes; whoever listens is told once. */
static void
fill (NunObservationGrid *self)
{
  g_autoptr (GArray) rows = choose_rows (self);
  gint64             former = nun_observation_grid_get_selected (self);
  guint              at;

  g_object_freeze_notify (G_OBJECT (self->selection));
  nun_spool_list_choose (self->rows, rows);
  at = nun_spool_list_find (self->rows, former);
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, at);
  g_object_thaw_notify (G_OBJECT (self->selection));
}

static void
scroll_to (NunObservationGrid *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
fill_and_follow (NunObservationGrid *self)
{
  guint at;

  fill (self);
  at = gtk_single_selection_get_selected (self->selection);
  if (at != GTK_INVALID_LIST_POSITION)
    scroll_to (self, at);
}

/* The heading of that column of the collection, -1 where it is not shown. */
static int
find_heading (NunObservationGrid *self, guint column)
{
  for (guint i = 0; i < self->shape->fields->len; i++)
    if (g_array_index (self->shape->fields, NunGridField, i).column == column)
      return (int) i;
  return -1;
}

/* Nobody wonders about an order whose heading is not there. */
static void
show_order (NunObservationGrid *self)
{
  gboolean sorts = self->order != NULL || self->sorting != NULL;
  int      heading = sorts ? find_heading (self, self->by) : -1;

  if (heading < 0)
    {
      nun_give_up (&self->sorting);
      g_clear_pointer (&self->order, g_array_unref);
    }
  nun_sort_heads_show (self->heads, heading, nun_sort_heads_is_descending (self->heads));
}

static void
present (NunObservationGrid *self, NunObservations *observations, GArray *columns)
{
  gint64   former = nun_observation_grid_get_selected (self);
  gboolean same = self->observations == observations, was_sorted;

  nun_observations_ref (observations);
  g_clear_pointer (&self->observations, nun_observations_unref);
  self->observations = observations;
  make_columns (self, columns);
  was_sorted = self->order != NULL;
  show_order (self);
  if (same)
    {
      reshape_lines (self);
      if (was_sorted && self->order == NULL)
        fill_and_follow (self);
      return;
    }
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->rows);
  self->rows = nun_spool_list_new (observations->spool);
  fill (self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  if (former > 0)
    nun_observation_grid_select (self, former);
}

/* -- sorting ----------------------------------------------------------------------------------------- */

typedef struct
{
  NunSpool *spool;
  guint     column;
  gboolean  descending;
} Question;

static void
question_free (gpointer question)
{
  g_object_unref (((Question *) question)->spool);
  g_free (question);
}

static void
run_sort (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError         *error = NULL;
  GArray         *rows =
      nun_spool_order (question->spool, question->column, question->descending, cancellable);

  if (rows == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &error);
  nun_thread_return (task, rows, (GDestroyNotify) g_array_unref, error);
}

static void
forget_wanted (NunObservationGrid *self)
{
  g_clear_pointer (&self->wanted, nun_observations_unref);
  g_clear_pointer (&self->columns, g_array_unref);
}

/* The best of it is what people want to see. */
static void
take_order (NunObservationGrid *self)
{
  g_autoptr (NunObservations) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GArray)          columns = g_steal_pointer (&self->columns);

  if (wanted != NULL)
    {
      present (self, wanted, columns);
      return;
    }
  fill (self);
  if (nun_observation_grid_get_n_shown (self) > 0)
    scroll_to (self, 0);
}

static void
on_order (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (NunObservationGrid) self = data;
  gpointer                       order = NULL;

  if (!nun_take_answer (&self->sorting, result, &order, NULL))
    return;
  g_clear_pointer (&self->order, g_array_unref);
  self->order = order;
  take_order (self);
}

static void
sort (NunObservationGrid *self, NunObservations *observations, guint column)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (observations->spool), column,
                          nun_sort_heads_is_descending (self->heads) };
  self->by = column;
  nun_ask (&self->sorting, run_sort, question, question_free, on_order, self);
}

static void
on_sorted (NunObservationGrid *self)
{
  int heading = nun_sort_heads_get_column (self->heads);

  nun_give_up (&self->sorting);
  if (heading >= 0)
    {
      sort (self, self->wanted != NULL ? self->wanted : self->observations,
            g_array_index (self->shape->fields, NunGridField, heading).column);
      return;
    }
  g_clear_pointer (&self->order, g_array_unref);
  take_order (self);
}

/* Whether what they are sorted by is there too. */
static gboolean
has_order_of (NunObservationGrid *self, NunObservations *observations)
{
  GPtrArray *now = nun_spool_get_columns (self->observations->spool);
  GPtrArray *next = nun_spool_get_columns (observations->spool);

  return self->by < next->len && g_str_equal (((NunColumn *) now->pdata[self->by])->name,
                                              ((NunColumn *) next->pdata[self->by])->name);
}

/* Read anew, they come in the order that they had. */
void
nun_observation_grid_show (NunObservationGrid *self, NunObservations *observations, GArray *columns)
{
  forget_wanted (self);
  if (observations == self->observations)
    {
      present (self, observations, columns);
      return;
    }
  if (nun_sort_heads_get_column (self->heads) < 0 || !has_order_of (self, observations))
    {
      nun_give_up (&self->sorting);
      g_clear_pointer (&self->order, g_array_unref);
      present (self, observations, columns);
      return;
    }
  self->wanted = nun_observations_ref (observations);
  self->columns = g_array_ref (columns);
  sort (self, observations, self->by);
}

/* Before that GTK warns of rows that it cannot find. */
static gboolean
has_sizes (NunObservationGrid *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  return gtk_widget_get_mapped (GTK_WIDGET (self->view)) && row != NULL &&
         gtk_widget_get_height (row) > 0;
}

static gboolean
on_seek (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  NunObservationGrid *self = data;
  double              start = 0;
  guint               heading = self->sought;

  if (!has_sizes (self))
    return G_SOURCE_CONTINUE;
  self->seeking = 0;
  for (guint i = 0; i < heading && i < self->shape->fields->len; i++)
    start += g_array_index (self->shape->fields, NunGridField, i).width;
  if (heading < self->shape->fields->len)
    nun_show_column (GTK_SCROLLABLE (self->view), start,
                     g_array_index (self->shape->fields, NunGridField, heading).width);
  return G_SOURCE_REMOVE;
}

/* A heading that gets the focus comes into sight, with the values below it: once the rows have their sizes. */
static void
on_heading_focused (NunObservationGrid *self, guint heading)
{
  self->sought = heading;
  if (self->seeking == 0)
    self->seeking = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_seek, self, NULL);
}

void
nun_observation_grid_set_filter (NunObservationGrid *self, gboolean gaps, gboolean conflicts)
{
  if (self->gaps == gaps && self->conflicts == conflicts)
    return;
  self->gaps = gaps;
  self->conflicts = conflicts;
  if (self->rows != NULL)
    fill_and_follow (self);
}

guint
nun_observation_grid_get_n_shown (NunObservationGrid *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* -- selecting --------------------------------------------------------------------------------------- */

gint64
nun_observation_grid_get_selected (NunObservationGrid *self)
{
  NunSpoolRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? nun_spool_row_get_index (row) : -1;
}

void
nun_observation_grid_select (NunObservationGrid *self, gint64 row)
{
  guint at = self->rows != NULL ? nun_spool_list_find (self->rows, row) : GTK_INVALID_LIST_POSITION;

  if (at == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, at);
  scroll_to (self, at);
}

static void
on_selected (NunObservationGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
on_activate (NunObservationGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* Who looks at the fields alone needs no rows. */
static void
on_map (NunObservationGrid *self)
{
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_observation_grid_dispose (GObject *object)
{
  NunObservationGrid *self = NUN_OBSERVATION_GRID (object);

  g_clear_handle_id (&self->following, g_source_remove);
  nun_give_up (&self->sorting);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->heads);
  G_OBJECT_CLASS (nun_observation_grid_parent_class)->dispose (object);
}

static void
nun_observation_grid_finalize (GObject *object)
{
  NunObservationGrid *self = NUN_OBSERVATION_GRID (object);

  g_clear_pointer (&self->shape, nun_grid_shape_unref);
  g_clear_pointer (&self->observations, nun_observations_unref);
  g_clear_pointer (&self->order, g_array_unref);
  forget_wanted (self);
  G_OBJECT_CLASS (nun_observation_grid_parent_class)->finalize (object);
}

static void
nun_observation_grid_class_init (NunObservationGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_observation_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_observation_grid_finalize;
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", NUN_TYPE_OBSERVATION_GRID, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", NUN_TYPE_OBSERVATION_GRID, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static gboolean
on_follow (gpointer data)
{
  NunObservationGrid *self = data;

  self->following = 0;
  nun_follow_columns (GTK_SCROLLABLE (self->head), GTK_SCROLLABLE (self->view));
  return G_SOURCE_REMOVE;
}

/* The list below the titles scrolls them sideways: before the next frame, but not while sizes are given out, as it may be now. */
static void
follow (NunObservationGrid *self)
{
  if (self->following == 0)
    self->following = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_follow, self, NULL);
}

static void
let_head_follow (NunObservationGrid *self)
{
  GtkAdjustment *below = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  GtkAdjustment *above = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->head));

  g_signal_connect_object (below, "value-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (above, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_head (NunObservationGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->head = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->head, FALSE);
  gtk_column_view_set_show_column_separators (self->head, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->head));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_widget_set_focusable (scroller, FALSE);
  nun_name_parts (scroller, "GtkScrolledWindow", _ ("Column Headers"));
  return scroller;
}

static GtkWidget *
make_list (NunObservationGrid *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "lines");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  nun_begin_at_first_column (GTK_SCROLLABLE (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  nun_name_parts (scroller, "GtkScrolledWindow", _ ("Files and Fields"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files and Fields"), -1);
  g_signal_connect_object (self->view, "map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  return scroller;
}

static void
nun_observation_grid_init (NunObservationGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = make_list (self);
  GtkWidget *stop = g_object_new (NUN_TYPE_TAB_STOP, "child", list, NULL);

  self->selection = gtk_single_selection_new (NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (NUN_TYPE_TAB_STOP, "child", make_head (self), NULL));
  self->heads = nun_sort_heads_new (self->head);
  g_signal_connect_object (self->heads, "sorted", G_CALLBACK (on_sorted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heads, "focused", G_CALLBACK (on_heading_focused), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), stop);
  adw_bin_set_child (ADW_BIN (self), box);
  let_head_follow (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}
