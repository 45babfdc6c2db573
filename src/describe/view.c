/* The columns of a table as services, tables documents and records show them. */
#include "describe/view.h"

#include <glib/gi18n-lib.h>

#include "describe/main-ucd.h"
#include "describe/position.h"
#include "observe/observation.h"
#include "vocabulary/ucd.h"

typedef struct
{
  const NunDescription *description;
  const NunCollection  *collection;
  const char           *table;
  NunUcdStyle           style;
  int id, ra, dec; /* columns of the file that are the main ones themselves, or -1 */
} View;

static const struct
{
  const char *name, *ucd1, *ucd, *description;
} made[] = {
  [-NUN_VIEW_RA] = { "ra_icrs", "POS_EQ_RA_MAIN", "pos.eq.ra;meta.main",
                     N_ ("Right ascension (ICRS)") },
  [-NUN_VIEW_DEC] = { "dec_icrs", "POS_EQ_DEC_MAIN", "pos.eq.dec;meta.main",
                      N_ ("Declination (ICRS)") },
  [-NUN_VIEW_NUMBER] = { "row_number", "ID_MAIN", "meta.id;meta.main",
                         N_ ("Number of the row in the original table") },
};

static void
view_column_free (gpointer data)
{
  NunViewColumn *self = data;

  nun_column_unref (self->column);
  g_free (self);
}

static NunViewColumn *
view_column_new (NunColumn *column, int source, int level)
{
  NunViewColumn *self = g_new0 (NunViewColumn, 1);

  self->column = column;
  self->source = source;
  self->level = level;
  return self;
}

static const char *
main_ucd (const View *view, int which)
{
  return view->style == NUN_UCD_STYLE_UCD1 ? made[-which].ucd1 : made[-which].ucd;
}

static gboolean
is_hidden (const View *view, const NunColumn *column)
{
  /* Where files lie is never shown, whatever is decided. */
  if (view->collection->kind != NUN_COLLECTION_TABLE &&
      g_str_has_prefix (column->name, NUN_PRODUCT_PREFIX))
    return TRUE;
  return g_str_equal (
      nun_description_get_value (view->description, view->table, column->name, "hidden"), "yes");
}

/* -- which columns of the file can be the main ones as they are -------------------------------------- */

/* ICRS degrees as floating point numbers, none below zero: nothing to convert. */
static gboolean
serves_as_it_is (const View *view, guint i, NunPositionForm form)
{
  const NunColumn  *column = view->collection->columns->pdata[i];
  const NunProfile *profile = view->collection->profile;

  return form == NUN_POSITION_DEGREES && nun_datatype_is_real (column->datatype) &&
         !nun_column_is_array (column) && !is_hidden (view, column) && profile != NULL &&
         profile->columns[i].has_range;
}

static void
find_main (View *view)
{
  g_autoptr (NunPosition) position = nun_position_described (view->description, view->table);

  view->id = view->ra = view->dec = -1;
  for (guint i = 0; i < view->collection->columns->len; i++)
    {
      const NunColumn *column = view->collection->columns->pdata[i];

      if (nun_description_get_role (view->description, view->table, column->name) == NUN_ROLE_ID &&
          !nun_column_is_array (column) && !is_hidden (view, column))
        view->id = (int) i;
    }
  for (guint i = 0; view->id < 0 && i < view->collection->columns->len; i++)
    if (nun_position_names_rows (view->description, view->table, i) &&
        !is_hidden (view, view->collection->columns->pdata[i]))
      view->id = (int) i;
  if (position == NULL || position->frame != NUN_FRAME_ICRS ||
      position->lon_form == NUN_POSITION_SPLIT || position->lon_form == NUN_POSITION_PAIR ||
      !serves_as_it_is (view, position->lon[0], position->lon_form) ||
      !serves_as_it_is (view, position->lat[0], position->lat_form) ||
      view->collection->profile->columns[position->lon[0]].minimum < 0.0)
    return;
  view->ra = (int) position->lon[0];
  view->dec = (int) position->lat[0];
}

/* -- columns of the file ----------------------------------------------------------------------------- */

/* Only one column may bear a main UCD: the others lose the word, in either vocabulary. */
static gboolean
would_be_main (const char *ucd)
{
  return nun_ucd_has_word (ucd, "meta.main") &&
         (g_str_has_prefix (ucd, "pos.eq.") || g_str_has_prefix (ucd, "meta.id"));
}

static void
replace_string (char **where, const char *by)
{
  g_free (*where);
  *where = by != NULL && *by != 0 ? g_strdup (by) : NULL;
}

static void
set_main (const View *view, NunViewColumn *shown, int which)
{
  replace_string (&shown->column->ucd, main_ucd (view, which));
  if (which == NUN_VIEW_NUMBER)
    {
      shown->as_text = !nun_datatype_is_text (shown->column->datatype);
      if (shown->as_text)
        shown->column->datatype = NUN_DATATYPE_CHAR;
      replace_string (&shown->column->arraysize, "*");
      return;
    }
  /* Simple Cone Search 1.03, section 2.2: the main position is of type double. */
  shown->column->datatype = NUN_DATATYPE_DOUBLE;
  replace_string (&shown->column->unit, "deg");
  replace_string (&shown->column->frame, "ICRS");
}

static void
set_null (const View *view, NunViewColumn *shown, const NunColumn *from)
{
  const char *text =
      nun_description_get_value (view->description, view->table, from->name, "null_value");

  shown->has_null =
      *text != 0 && nun_datatype_is_number (from->datatype) && !nun_column_is_array (from);
  shown->null_value = g_ascii_strtod (text, NULL);
}

/* What is said of a column; a guess that is more likely wrong than right is offered in the window, but not said to
 * the world. */
static const char *
said (const View *view, const NunColumn *column, const char *key)
{
  const NunDatum *datum = nun_description_get (view->description, view->table, column->name, key);

  return datum != NULL && nun_description_is_said (datum) ? datum->value : "";
}

/* Digits as VOTable writes them; where nothing is said the file's own stay, which may be significant ones. */
static void
set_precision (const View *view, NunViewColumn *shown, const NunColumn *from)
{
  const NunDatum *datum =
      nun_description_get (view->description, view->table, from->name, "precision");

  if (datum == NULL || !nun_description_is_said (datum))
    return;
  g_free (shown->column->precision);
  shown->column->precision = *datum->value != 0 ? g_strconcat ("F", datum->value, NULL) : NULL;
}

/* Text that is a date or a time as DALI 1.1 writes it (section 3.3.3), by the first values that differ: programs then read it as such. */
static void
set_time (const View *view, NunColumn *column, guint i)
{
  const NunProfile *profile = view->collection->profile;
  char *const      *samples = profile != NULL ? profile->columns[i].samples : NULL;

  if (column->datatype != NUN_DATATYPE_CHAR || column->xtype != NULL ||
      nun_column_is_array (column) || samples == NULL || samples[0] == NULL)
    return;
  for (guint k = 0; samples[k] != NULL; k++)
    if (!g_regex_match_simple (
            "^[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]*)?Z?)?$",
            samples[k], 0, 0))
      return;
  column->xtype = g_strdup ("timestamp");
}

static NunViewColumn *
file_column (const View *view, guint i)
{
  const NunColumn *from = view->collection->columns->pdata[i];
  NunColumn       *column = nun_column_copy (from);
  const char      *ucd = said (view, from, "ucd");
  const char      *level =
      nun_description_get_value (view->description, view->table, from->name, "level");
  NunViewColumn   *shown = view_column_new (column, (int) i, 2);
  g_autofree char *minor = would_be_main (ucd) ? nun_main_ucd_without (ucd) : g_strdup (ucd);

  set_null (view, shown, from);
  if (*level >= '1' && *level <= '3')
    shown->level = *level - '0';
  replace_string (&column->ucd, minor);
  replace_string (&column->unit, said (view, from, "unit"));
  replace_string (&column->description, said (view, from, "description"));
  set_precision (view, shown, from);
  set_time (view, column, i);
  replace_string (&column->frame, NULL);
  if ((int) i == view->id)
    set_main (view, shown, NUN_VIEW_NUMBER);
  else if ((int) i == view->ra)
    set_main (view, shown, NUN_VIEW_RA);
  else if ((int) i == view->dec)
    set_main (view, shown, NUN_VIEW_DEC);
  if ((int) i == view->id || (int) i == view->ra || (int) i == view->dec)
    shown->level = 1;
  return shown;
}

/* -- columns that we make ---------------------------------------------------------------------------- */

static char *
free_name (const View *view, const char *wanted)
{
  char *name = g_strdup (wanted);

  for (guint i = 2; nun_collection_find_column (view->collection, name) >= 0; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", wanted, i);
    }
  return name;
}

static NunViewColumn *
made_column (const View *view, int which)
{
  g_autofree char *name = free_name (view, made[-which].name);
  gboolean         number = which == NUN_VIEW_NUMBER;
  NunColumn       *column =
      nun_column_new (name, number ? NUN_DATATYPE_CHAR : NUN_DATATYPE_DOUBLE, number ? "*" : NULL);

  replace_string (&column->ucd, main_ucd (view, which));
  replace_string (&column->description, _ (made[-which].description));
  if (!number)
    {
      replace_string (&column->unit, "deg");
      replace_string (&column->frame, "ICRS");
    }
  return view_column_new (column, which, 1);
}

GPtrArray *
nun_view_columns (const NunDescription *description,
                  const char           *table,
                  NunUcdStyle           style,
                  int                   verbosity)
{
  View       view = { .description = description, .table = table, .style = style };
  GPtrArray *columns;

  view.collection = nun_description_find_collection (description, table);
  if (view.collection == NULL)
    return NULL;
  find_main (&view);
  columns = g_ptr_array_new_with_free_func (view_column_free);
  if (view.id < 0)
    g_ptr_array_add (columns, made_column (&view, NUN_VIEW_NUMBER));
  if (view.ra < 0)
    {
      g_ptr_array_add (columns, made_column (&view, NUN_VIEW_RA));
      g_ptr_array_add (columns, made_column (&view, NUN_VIEW_DEC));
    }
  for (guint i = 0; i < view.collection->columns->len; i++)
    {
      NunViewColumn *shown = file_column (&view, i);

      if (shown->level <= verbosity && !is_hidden (&view, view.collection->columns->pdata[i]))
        g_ptr_array_add (columns, shown);
      else
        view_column_free (shown);
    }
  return columns;
}
