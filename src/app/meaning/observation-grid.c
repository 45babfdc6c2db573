/* The grid of files and fields. */
#include "app/meaning/observation-grid.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/keyword-drag.h"
#include "app/widgets/bidi.h"
#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"
#include "app/widgets/spool-list.h"
#include "app/widgets/tab-stop.h"
#include "observe/observation-check.h"
#include "observe/observation-field.h"
#include "observe/observation.h"

struct _NunObservationGrid
{
  AdwBin              parent_instance;
  NunObservations    *observations;
  gboolean            gaps, conflicts; /* what is filtered for */
  GtkCustomFilter    *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;

  GtkColumnView *view;
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

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  NunObservationGrid *self = user_data;

  guint row = (guint) nun_spool_row_get_index (item);

  if (self->observations == NULL)
    return TRUE;
  return (self->gaps && byte_at (self->observations->gaps, row) != 0) ||
         (self->conflicts && byte_at (self->observations->checks, row) != 0);
}

/* The sentences about that field of that file, or NULL.  g_free. */
static char *
dup_conflict (NunObservationGrid *self, guint row, const char *key)
{
  guint8              bits = byte_at (self->observations->checks, row);
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < NUN_N_CONTRADICTIONS; i++)
    {
      const NunContradictionInfo *info = nun_contradiction_info (i);

      if ((bits >> i & 1) == 0 || (key != NULL && !g_str_equal (info->key, key)))
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (info->sentence));
    }
  return text != NULL ? g_strdup (text->str) : NULL;
}

/* -- cells ------------------------------------------------------------------------------------------- */

static const char *
field_of (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "field");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 14);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (inscription), "field",
                     g_object_get_data (G_OBJECT (factory), "field"));
  nun_keyword_drop_on (inscription, field_of);
  gtk_list_item_set_child (item, inscription);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer grid)
{
  NunSpoolRow        *row = gtk_list_item_get_item (item);
  guint               column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget          *child = gtk_list_item_get_child (item);
  g_autofree char    *text = nun_spool_row_dup_cell (row, column);
  NunObservationGrid *self = grid;
  gboolean            is_first = g_object_get_data (G_OBJECT (factory), "first") != NULL;
  const NunColumn    *its =
      g_ptr_array_index (nun_spool_get_columns (self->observations->spool), column);
  g_autofree char *conflict =
      dup_conflict (self, (guint) nun_spool_row_get_index (row), is_first ? NULL : its->name);
  g_autofree char *tip =
      conflict != NULL ? g_strjoin ("\n", text, conflict, NULL) : g_strdup (text);
  gboolean is_gap = *text == 0;

  nun_cell_set_text (child, is_gap ? "–" : text);
  nun_cell_set_tip (child, tip);
  if (conflict != NULL)
    gtk_widget_add_css_class (child, "error");
  else
    gtk_widget_remove_css_class (child, "error");
  if (is_gap && g_object_get_data (G_OBJECT (factory), "required") != NULL)
    gtk_widget_add_css_class (child, "warning");
  else
    gtk_widget_remove_css_class (child, "warning");
  if (is_first)
    {
      g_autofree char *name =
          conflict != NULL ? g_strjoin (", ", text, conflict, NULL) : g_strdup (text);

      nun_name_row_of_cell (child, name);
    }
}

static void
add_column (NunObservationGrid *self, guint index, gboolean first)
{
  const NunColumn *column =
      g_ptr_array_index (nun_spool_get_columns (self->observations->spool), index);
  const NunObservationField      *field = nun_observation_field_find (column->name);
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autofree char                *title = first           ? g_strdup (_ ("File"))
                                          : field == NULL ? g_strdup (column->name)
                                          : *field->unit != 0
                                              ? g_strdup_printf ("%s [%s]", _ (field->label), field->unit)
                                              : g_strdup (_ (field->label));
  g_autoptr (GtkColumnViewColumn) it = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (factory), "first", first ? self : NULL);
  g_object_set_data (G_OBJECT (factory), "field",
                     !first && field != NULL ? (gpointer) field->key : NULL);
  g_object_set_data (G_OBJECT (factory), "required",
                     field != NULL && field->level == 1 ? self : NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  it = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (it, TRUE);
  gtk_column_view_append_column (self->view, it);
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
  GListModel *all = gtk_column_view_get_columns (self->view);
  int         path = find_path (self->observations);

  while (g_list_model_get_n_items (all) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  if (path >= 0)
    add_column (self, (guint) path, TRUE);
  for (guint i = 0; i < columns->len; i++)
    add_column (self, g_array_index (columns, guint, i), FALSE);
  nun_name_column_view (self->view, _ ("Files and Fields"));
}

void
nun_observation_grid_show (NunObservationGrid *self, NunObservations *observations, GArray *columns)
{
  g_autoptr (NunSpoolList) list = nun_spool_list_new (observations->spool);

  gtk_filter_list_model_set_model (self->filtered, NULL);
  nun_observations_ref (observations);
  g_clear_pointer (&self->observations, nun_observations_unref);
  self->observations = observations;
  make_columns (self, columns);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (list));
}

void
nun_observation_grid_set_filter (NunObservationGrid *self, gboolean gaps, gboolean conflicts)
{
  gboolean any = gaps || conflicts;

  if (self->gaps == gaps && self->conflicts == conflicts)
    return;
  self->gaps = gaps;
  self->conflicts = conflicts;
  /* Without a filter no row is made that is not seen. */
  gtk_filter_list_model_set_filter (self->filtered, any ? GTK_FILTER (self->filter) : NULL);
  if (any)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
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
  guint first = self->gaps || self->conflicts ? 0 : (guint) MAX (row, 0);

  for (guint i = first; i < nun_observation_grid_get_n_shown (self); i++)
    {
      g_autoptr (NunSpoolRow) it = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (nun_spool_row_get_index (it) != row)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                  "list.scroll-to-item", "u", i);
      return;
    }
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

/* The thousands of cells of many files take the main loop a second: who looks at the fields alone needs none. */
static void
on_map (NunObservationGrid *self)
{
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_observation_grid_dispose (GObject *object)
{
  NunObservationGrid *self = NUN_OBSERVATION_GRID (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  G_OBJECT_CLASS (nun_observation_grid_parent_class)->dispose (object);
}

static void
nun_observation_grid_finalize (GObject *object)
{
  NunObservationGrid *self = NUN_OBSERVATION_GRID (object);

  g_clear_pointer (&self->observations, nun_observations_unref);
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

static void
nun_observation_grid_init (NunObservationGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *stop = g_object_new (NUN_TYPE_TAB_STOP, "child", scroller, NULL);

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  g_signal_connect_object (self->view, "map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  nun_begin_at_first_column (self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), stop);
  nun_name_parts (scroller, "GtkScrolledWindow", _ ("Files and Fields"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files and Fields"), -1);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
}
