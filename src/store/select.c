/* Rows out of the store: key ranges of a cone, an exact test at its rim, the view's columns; rows by keys and
 * conditions. */
#include "store/select.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "sky/healpix.h"
#include "sky/sphere.h"
#include "store/conditions.h"
#include "store/row-source.h"
#include "store/store-private.h"

/* The cover of a cone: more ranges mean fewer rows tested in vain, but more descents of the tree. */
#define MOST_RANGES 200

/* A row this near to the rim counts as inside: less than rounding of a double in degrees. */
#define RIM_DEG 1e-12

/* How a column's stored values are shown. */
typedef struct
{
  gboolean as_text, has_null, is_float;
  double   null_value;
} Shown;

#define NUN_TYPE_STORE_ROWS (nun_store_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunStoreRows, nun_store_rows, NUN, STORE_ROWS, NunRows)

struct _NunStoreRows
{
  NunRows parent_instance;

  NunStore     *store; /* NULL when the caller holds the store's lock itself */
  NunStatement *statement;
  guint         n_columns;
  Shown        *shown; /* a column each */
  char (*numbers)[32]; /* room for numbers served as text, a column each */

  GArray  *keys;       /* of gint64: only these rows, in this order; NULL: by ranges */
  GArray  *ranges;     /* of NunCellRange; NULL: everything */
  guint    next_range; /* or key */
  gboolean inside;     /* the range that is read lies inside the cone */

  double ra_deg, dec_deg, radius_deg;
  double centre[3], chord2; /* the cone as a chord: no trigonometry of the rim */
  gint64 left;              /* rows still to give, -1 for no bound */
};

G_DEFINE_FINAL_TYPE (NunStoreRows, nun_store_rows, NUN_TYPE_ROWS)

/* Columns of the statement before the view's own. */
enum
{
  AT_RA,
  AT_DEC,
  AT_FIRST
};

/* -- the cone ---------------------------------------------------------------------------------------- */

/* Whether the current row lies in the cone: by the chord, exactly where that is not clear. */
static gboolean
in_cone (NunStoreRows *self)
{
  double ra = sqlite3_column_double (self->statement, AT_RA);
  double dec = sqlite3_column_double (self->statement, AT_DEC);
  double xyz[3], d2 = 0.0;

  nun_sphere_vector (ra, dec, xyz);
  for (guint i = 0; i < 3; i++)
    d2 += (xyz[i] - self->centre[i]) * (xyz[i] - self->centre[i]);
  if (fabs (d2 - self->chord2) > 1e-9 * self->chord2 + 1e-20)
    return d2 < self->chord2;
  return nun_sphere_distance_deg (ra, dec, self->ra_deg, self->dec_deg) <=
         self->radius_deg + RIM_DEG;
}

static void
cone_begin (NunStoreRows *self, const NunSelect *select)
{
  double half_chord = sin (select->radius_deg * G_PI / 360.0);

  self->ra_deg = select->ra_deg;
  self->dec_deg = select->dec_deg;
  self->radius_deg = select->radius_deg;
  nun_sphere_vector (select->ra_deg, select->dec_deg, self->centre);
  self->chord2 = 4.0 * half_chord * half_chord;
  self->ranges = nun_healpix_cover_cone (NUN_STORE_ORDER, select->ra_deg, select->dec_deg,
                                         select->radius_deg, MOST_RANGES);
}

/* -- the cursor -------------------------------------------------------------------------------------- */

/* Turns to the next range; FALSE when there is none. */
static gboolean
next_range (NunStoreRows *self)
{
  const NunCellRange *range;

  sqlite3_reset (self->statement);
  if (self->keys != NULL)
    {
      gint64 key;

      if (self->next_range >= self->keys->len)
        return FALSE;
      key = g_array_index (self->keys, gint64, self->next_range++);
      nun_statement_bind (self->statement, "ii", key, key);
      return TRUE;
    }
  if (self->next_range >= (self->ranges != NULL ? self->ranges->len : 1))
    return FALSE;
  if (self->ranges == NULL)
    {
      self->next_range++;
      nun_statement_bind (self->statement, "ii", G_MININT64, G_MAXINT64);
      return TRUE;
    }
  range = &g_array_index (self->ranges, NunCellRange, self->next_range++);
  self->inside = range->inside;
  nun_statement_bind (self->statement, "ii", range->first << NUN_STORE_NUMBER_BITS,
                      ((range->last + 1) << NUN_STORE_NUMBER_BITS) - 1);
  return TRUE;
}

/* Steps to the next row that counts: SQLITE_ROW, SQLITE_DONE at the end of all, or an error. */
static int
step (NunStoreRows *self)
{
  if (self->next_range == 0 && !next_range (self))
    return SQLITE_DONE;
  for (;;)
    {
      int code = sqlite3_step (self->statement);

      if (code == SQLITE_ROW && (self->ranges == NULL || self->inside || in_cone (self)))
        return code;
      if (code == SQLITE_DONE && !next_range (self))
        return code;
      if (code != SQLITE_ROW && code != SQLITE_DONE)
        return code;
    }
}

static void
number_as_text (NunStoreRows *self, guint i, NunValue *value)
{
  char *text = self->numbers[i];

  if (value->type == NUN_VALUE_LONG)
    g_snprintf (text, sizeof self->numbers[i], "%" PRId64, value->i);
  else
    g_ascii_dtostr (text, sizeof self->numbers[i], value->d);
  value->type = NUN_VALUE_TEXT;
  value->text = text;
  value->length = strlen (text);
}

/* Whether the number stands for a missing value.  A float of 99.99 is not the double of that name. */
static gboolean
means_none (const Shown *shown, const NunValue *value)
{
  double number = value->type == NUN_VALUE_LONG ? (double) value->i : value->d;

  if (!shown->has_null)
    return FALSE;
  return shown->is_float ? (float) number == (float) shown->null_value
                         : number == shown->null_value;
}

static void
read_value (NunStoreRows *self, guint i, NunValue *value)
{
  nun_statement_read (self->statement, (int) i + AT_FIRST, value);
  if (value->type != NUN_VALUE_LONG && value->type != NUN_VALUE_DOUBLE)
    return;
  if (means_none (&self->shown[i], value))
    value->type = NUN_VALUE_NULL;
  else if (self->shown[i].as_text)
    number_as_text (self, i, value);
}

static gboolean
nun_store_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunStoreRows *self = NUN_STORE_ROWS (rows);
  int           code;

  if (self->left == 0)
    return FALSE;
  code = step (self);
  if (code != SQLITE_ROW)
    {
      if (code != SQLITE_DONE)
        nun_database_fail (sqlite3_db_handle (self->statement), error);
      return FALSE;
    }
  if (self->left > 0)
    self->left--;
  for (guint i = 0; i < self->n_columns; i++)
    read_value (self, i, &values[i]);
  return TRUE;
}

static void
nun_store_rows_finalize (GObject *object)
{
  NunStoreRows *self = NUN_STORE_ROWS (object);

  g_clear_pointer (&self->statement, nun_statement_free);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_free (self->shown);
  g_free (self->numbers);
  g_clear_object (&self->store); /* last: it closes the database */
  G_OBJECT_CLASS (nun_store_rows_parent_class)->finalize (object);
}

static void
nun_store_rows_class_init (NunStoreRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_store_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = nun_store_rows_next;
}

static void
nun_store_rows_init (NunStoreRows *self)
{
  self->left = -1;
}

/* -- making one -------------------------------------------------------------------------------------- */

static NunStoreRows *
rows_new (GPtrArray *columns)
{
  NunStoreRows *self = g_object_new (NUN_TYPE_STORE_ROWS, NULL);

  self->n_columns = columns->len;
  self->shown = g_new0 (Shown, columns->len + 1);
  self->numbers = g_malloc0 ((columns->len + 1) * sizeof self->numbers[0]);
  nun_rows_set_columns (NUN_ROWS (self), columns);
  return self;
}

static void
append_expression (GString *sql, int source)
{
  if (source == NUN_VIEW_RA)
    g_string_append (sql, ", ra");
  else if (source == NUN_VIEW_DEC)
    g_string_append (sql, ", dec");
  else if (source == NUN_VIEW_NUMBER)
    g_string_append (sql, ", CAST (number AS TEXT)");
  else
    g_string_append_printf (sql, ", c%d", source);
}

static char *
make_sql (gconstpointer what, gint64 id)
{
  const GPtrArray *columns = what;
  GString         *sql = g_string_new ("SELECT ra, dec");

  for (guint i = 0; i < columns->len; i++)
    append_expression (sql, ((NunViewColumn *) columns->pdata[i])->source);
  g_string_append_printf (sql, " FROM rows_%" PRId64 " WHERE key BETWEEN ? AND ? ORDER BY key", id);
  return g_string_free (sql, FALSE);
}

/* The statement that make makes for the number of the table's rows. */
typedef char *(*MakeSql) (gconstpointer what, gint64 id);

static gboolean
prepare (NunStoreRows *rows,
         NunStore     *self,
         const char   *table,
         MakeSql       make,
         gconstpointer what,
         GError      **error)
{
  gint64 id;

  rows->store = g_object_ref (self);
  g_mutex_lock (&self->lock);
  id = nun_store_collection_id (self, table);
  if (id != 0)
    {
      g_autofree char *sql = make (what, id);

      rows->statement = nun_database_prepare (self->database, sql, error);
    }
  else
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                 _ ("The publication has no table “%s”."), table);
  g_mutex_unlock (&self->lock);
  return rows->statement != NULL;
}

static Shown
shown_of (const NunViewColumn *view)
{
  return (Shown){ .as_text = view->as_text,
                  .has_null = view->has_null,
                  .is_float = view->column->datatype == NUN_DATATYPE_FLOAT,
                  .null_value = view->null_value };
}

NunRows *
nun_store_select (NunStore *self, const char *table, const NunSelect *select, GError **error)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunStoreRows) rows = NULL;

  for (guint i = 0; i < select->columns->len; i++)
    g_ptr_array_add (columns,
                     nun_column_ref (((NunViewColumn *) select->columns->pdata[i])->column));
  rows = rows_new (columns);
  for (guint i = 0; i < select->columns->len; i++)
    rows->shown[i] = shown_of (select->columns->pdata[i]);
  rows->left = select->limit;
  if (select->has_cone)
    cone_begin (rows, select);
  if (!prepare (rows, self, table, make_sql, select->columns, error))
    return NULL;
  return NUN_ROWS (g_steal_pointer (&rows));
}

NunRows *
nun_store_select_raw (NunStore *self, const NunCollection *collection, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (NunStoreRows) rows = NULL;
  g_autofree char         *names = nun_row_columns (collection->columns->len);
  g_autofree char         *sql =
      g_strdup_printf ("SELECT ra, dec%s%s, number FROM rows_%" PRId64 " WHERE key BETWEEN ? AND ?",
                       *names != 0 ? ", " : "", names, id);

  for (guint i = 0; i < collection->columns->len; i++)
    g_ptr_array_add (columns, nun_column_ref (collection->columns->pdata[i]));
  g_ptr_array_add (columns, nun_column_new ("number", NUN_DATATYPE_LONG, NULL));
  rows = rows_new (columns);
  rows->statement = nun_database_prepare (self->database, sql, error);
  return rows->statement != NULL ? NUN_ROWS (g_steal_pointer (&rows)) : NULL;
}

/* -- conditions ---------------------------------------------------------------------------------------- */

typedef struct
{
  guint                   n_columns;
  const NunRowConditions *conditions;
} Where;

/* Parameters: the first and the last key, then those of the conditions. */
#define FIRST_CONDITION 3

static char *
make_where_sql (gconstpointer what, gint64 id)
{
  const Where     *where = what;
  g_autofree char *names = nun_row_columns (where->n_columns);
  GString         *sql = g_string_new ("SELECT ra, dec");

  g_string_append_printf (sql, "%s%s FROM rows_%" PRId64 " WHERE key BETWEEN ?1 AND ?2",
                          *names != 0 ? ", " : "", names, id);
  nun_conditions_append_sql (where->conditions, sql, FIRST_CONDITION);
  g_string_append (sql, " ORDER BY key");
  return g_string_free (sql, FALSE);
}

NunRows *
nun_store_select_where (NunStore               *self,
                        const char             *table,
                        GArray                 *keys,
                        const NunRowConditions *conditions,
                        gint64                  limit,
                        GError                **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  g_autoptr (GArray)         kept = keys;
  g_autoptr (NunStoreRows)   rows = NULL;
  Where                      where = { 0, conditions };

  if (collection == NULL)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no table “%s”."), table);
      return NULL;
    }
  rows = rows_new (collection->columns);
  rows->keys = g_steal_pointer (&kept);
  rows->left = limit;
  where.n_columns = collection->columns->len;
  if (!prepare (rows, self, table, make_where_sql, &where, error))
    return NULL;
  nun_conditions_bind (conditions, rows->statement, FIRST_CONDITION);
  return NUN_ROWS (g_steal_pointer (&rows));
}
