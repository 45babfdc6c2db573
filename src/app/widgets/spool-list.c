/* The rows of an answer in a list of any length: handles of a few bytes, cells read when they are seen. */
#include "app/widgets/spool-list.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/widgets/column-words.h"
#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"

/* More columns than this are not shown: a view asks every column of every visible row. */
#define MAX_COLUMNS 300

/* A look at the values, so that few of them are cut. */
#define MEASURED_ROWS 8
#define MEASURED_COLUMNS 60
#define MOST_CHARS 22

struct _NunSpoolRow
{
  GObject   parent_instance;
  NunSpool *spool;
  gint64    row;
};

G_DEFINE_FINAL_TYPE (NunSpoolRow, nun_spool_row, G_TYPE_OBJECT)

static guint made;

static void
nun_spool_row_finalize (GObject *object)
{
  g_clear_object (&NUN_SPOOL_ROW (object)->spool);
  G_OBJECT_CLASS (nun_spool_row_parent_class)->finalize (object);
}

static void
nun_spool_row_class_init (NunSpoolRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_spool_row_finalize;
}

static void
nun_spool_row_init (NunSpoolRow *self)
{
}

gint64
nun_spool_row_get_index (NunSpoolRow *self)
{
  return self->row;
}

char *
nun_spool_row_dup_cell (NunSpoolRow *self, guint column)
{
  return nun_spool_dup_cell (self->spool, self->row, column);
}

/* -- the list -------------------------------------------------------------------------------------- */

struct _NunSpoolList
{
  GObject   parent_instance;
  NunSpool *spool;
  GArray   *chosen; /* of guint: the rows that are listed; NULL for all */
};

static GType
nun_spool_list_get_item_type (GListModel *list)
{
  return NUN_TYPE_SPOOL_ROW;
}

static guint
nun_spool_list_get_n_items (GListModel *list)
{
  NunSpoolList *self = NUN_SPOOL_LIST (list);

  return self->chosen != NULL
             ? self->chosen->len
             : (guint) MIN (nun_spool_get_n_rows (self->spool), NUN_SPOOL_LIST_MAX_ROWS);
}

static gpointer
nun_spool_list_get_item (GListModel *list, guint position)
{
  NunSpoolList *self = NUN_SPOOL_LIST (list);
  NunSpoolRow  *row;

  if (position >= nun_spool_list_get_n_items (list))
    return NULL;
  row = g_object_new (NUN_TYPE_SPOOL_ROW, NULL);
  row->spool = g_object_ref (self->spool);
  row->row = self->chosen != NULL ? g_array_index (self->chosen, guint, position) : position;
  made++;
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = nun_spool_list_get_item_type;
  iface->get_n_items = nun_spool_list_get_n_items;
  iface->get_item = nun_spool_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (NunSpoolList,
                               nun_spool_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
nun_spool_list_finalize (GObject *object)
{
  g_clear_object (&NUN_SPOOL_LIST (object)->spool);
  g_clear_pointer (&NUN_SPOOL_LIST (object)->chosen, g_array_unref);
  G_OBJECT_CLASS (nun_spool_list_parent_class)->finalize (object);
}

static void
nun_spool_list_class_init (NunSpoolListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_spool_list_finalize;
}

static void
nun_spool_list_init (NunSpoolList *self)
{
}

NunSpoolList *
nun_spool_list_new (NunSpool *spool)
{
  NunSpoolList *self = g_object_new (NUN_TYPE_SPOOL_LIST, NULL);

  self->spool = g_object_ref (spool);
  return self;
}

void
nun_spool_list_choose (NunSpoolList *self, GArray *rows)
{
  guint former = nun_spool_list_get_n_items (G_LIST_MODEL (self));

  g_clear_pointer (&self->chosen, g_array_unref);
  self->chosen = rows != NULL ? g_array_ref (rows) : NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, former,
                              nun_spool_list_get_n_items (G_LIST_MODEL (self)));
}

guint
nun_spool_list_find (NunSpoolList *self, gint64 row)
{
  guint n = nun_spool_list_get_n_items (G_LIST_MODEL (self));

  if (self->chosen == NULL)
    return row >= 0 && row < n ? (guint) row : GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < n; i++)
    if (g_array_index (self->chosen, guint, i) == row)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

guint
nun_spool_list_count_made (void)
{
  return made;
}

/* -- the cells ------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), GPOINTER_TO_UINT (chars) >> 16);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, inscription);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  NunSpoolRow     *row = gtk_list_item_get_item (item);
  g_autofree char *text =
      nun_spool_dup_cell (row->spool, row->row, GPOINTER_TO_UINT (data) & 0xffff);

  nun_cell_set_text (gtk_list_item_get_child (item), text);
  if ((GPOINTER_TO_UINT (data) & 0xffff) == 0)
    {
      g_autofree char *name = g_strdup_printf (_ ("Row %" PRId64), row->row + 1);

      nun_name_row_of_cell (gtk_list_item_get_child (item), name);
    }
}

/* Characters of the longest value in the first rows. */
static guint
measure_values (NunSpool *spool, guint index)
{
  gint64 n = MIN (nun_spool_get_n_rows (spool), MEASURED_ROWS);
  glong  longest = 0;

  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *text = nun_spool_dup_cell (spool, i, index);

      longest = MAX (longest, g_utf8_strlen (text, -1));
    }
  return (guint) longest;
}

/* Room for the header and for the values, or for usual ones where many columns would take long to look at; every column can be made
 * wider. */
static guint
width_of (NunSpool *spool, const NunColumn *column, guint index)
{
  guint name = (guint) g_utf8_strlen (column->name, -1) + 2;
  guint values = nun_datatype_is_text (column->datatype)   ? 14
                 : nun_datatype_is_real (column->datatype) ? 12
                                                           : 8;

  if (index < MEASURED_COLUMNS)
    values = CLAMP (measure_values (spool, index) + 2, values, MOST_CHARS);
  return CLAMP (name, values, 30);
}

static void
add_column (GtkColumnView *view, NunSpool *spool, guint index)
{
  const NunColumn    *column = g_ptr_array_index (nun_spool_get_columns (spool), index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gpointer            data = GUINT_TO_POINTER (index | width_of (spool, column, index) << 16);
  g_autofree char    *title = column->unit != NULL && *column->unit != 0
                                  ? g_strdup_printf ("%s [%s]", column->name, column->unit)
                                  : g_strdup (column->name);
  g_autoptr (GtkColumnViewColumn) it = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), data);
  gtk_column_view_column_set_resizable (it, TRUE);
  gtk_column_view_append_column (view, it);
}

void
nun_spool_list_show (GtkColumnView *view, NunSpool *spool)
{
  GListModel                *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_column_view_set_model (view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  if (spool == NULL)
    return;

  for (guint i = 0; i < nun_spool_get_columns (spool)->len && i < MAX_COLUMNS; i++)
    add_column (view, spool, i);
  nun_name_column_view (view, _ ("Rows of the Answer"));
  nun_column_view_explain (view, nun_spool_get_columns (spool));
  selection = gtk_no_selection_new (G_LIST_MODEL (nun_spool_list_new (spool)));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
}
