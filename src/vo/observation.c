/* A row of observations as a protocol shows it: its columns, and each cell copied, scaled or worked out. */

#include "vo/observation.h"

#include <math.h>
#include <string.h>

#include "describe/embargo.h"
#include "observe/date.h"
#include "observe/observation.h"
#include "vo/did.h"
#include "vo/observation-private.h"

/* -- columns ----------------------------------------------------------------------------------------- */

/* What SIAv1 has no names for and clients are glad of: the identifier for DataLink, the outline for maps. */
static const char *const sia1_extras[] = { "obs_publisher_did", "s_region",    "target_name",
                                           "facility_name",     "t_exptime",   "obs_collection",
                                           "dataproduct_type",  "calib_level", NULL };

/* A column of the service's own, as both standards let one add them: nobody else would say from when on the file can be had. */
#define RELEASE "obs_release_date"

static gboolean
is_extra_of (const NunVoObservation *self, const char *key)
{
  return (self->model == NUN_MODEL_SIA1 && g_strv_contains (sia1_extras, key)) ||
         (self->model != NUN_MODEL_OBSCORE && g_str_equal (key, RELEASE));
}

static gboolean
is_mandatory (const NunObservationField *field, guint model)
{
  return (field->mandatory & model) != 0;
}

gboolean
nun_vo_observation_is_known (const NunCollection *collection, const char *key)
{
  int place = nun_collection_find_column (collection, key);

  if (place < 0)
    return FALSE;
  return collection->profile == NULL ||
         collection->profile->columns[place].n_null < collection->n_rows;
}

static gboolean
is_shown (NunVoObservation *self, const NunObservationField *field)
{
  gboolean is_extra = is_extra_of (self, field->key);

  if (is_mandatory (field, self->model))
    return TRUE;
  if (self->verbosity < 1 || ((field->models & self->model) == 0 && !is_extra))
    return FALSE;
  if (is_extra && self->verbosity < 2)
    return FALSE;
  return nun_vo_observation_is_known (self->collection, field->key) ||
         nun_vo_maker_find (self, field->key) != NULL;
}

static NunColumn *
make_column (NunVoObservation *self, const NunObservationField *field)
{
  NunColumn  *column = nun_column_new (field->key, field->datatype, field->arraysize);
  gboolean    ssap = self->model == NUN_MODEL_SSAP;
  const char *unit = ssap && field->ssap_unit != NULL ? field->ssap_unit : field->unit;
  const char *ucd = field->ucd;

  if (ssap && field->ssap_ucd != NULL)
    ucd = field->ssap_ucd;
  if (self->model == NUN_MODEL_SIA1 && field->sia1_ucd != NULL)
    ucd = field->sia1_ucd;
  column->unit = unit != NULL && *unit != '\0' ? g_strdup (unit) : NULL;
  column->ucd = ucd != NULL && *ucd != '\0' ? g_strdup (ucd) : NULL;
  if (ssap && field->ssap_utype != NULL)
    column->utype = g_strconcat ("ssa:", field->ssap_utype, NULL);
  else if (self->model == NUN_MODEL_OBSCORE && field->utype != NULL)
    column->utype = g_strconcat ("obscore:", field->utype, NULL);
  column->xtype = g_strdup (field->xtype);
  column->description = g_strdup (field->label);
  if (g_strcmp0 (unit, "deg") == 0 && field->ucd != NULL && g_str_has_prefix (field->ucd, "pos.eq"))
    column->frame = g_strdup ("ICRS");
  return column;
}

static void
add_columns (NunVoObservation *self)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      NunVoCell cell = { .field = field, .source = -1, .factor = 1.0 };

      if (!is_shown (self, field))
        continue;
      cell.make = nun_vo_maker_find (self, field->key);
      cell.text = g_string_new (NULL);
      /* the one unit that SSAP counts differently */
      if (self->model == NUN_MODEL_SSAP && g_strcmp0 (field->ssap_unit, "deg") == 0 &&
          g_strcmp0 (field->unit, "arcsec") == 0)
        cell.factor = 1.0 / 3600.0;
      g_ptr_array_add (self->columns, make_column (self, field));
      if (field->datatype == NUN_DATATYPE_CHAR && nun_vo_cell_says_foreign (self, &cell))
        ((NunColumn *) g_ptr_array_index (self->columns, self->columns->len - 1))->datatype =
            NUN_DATATYPE_UNICODE_CHAR;
      g_array_append_val (self->cells, cell);
    }
  self->values = g_new0 (NunValue, self->columns->len);
}

static void
cell_clear (gpointer data)
{
  g_string_free (((NunVoCell *) data)->text, TRUE);
}

NunVoObservation *
nun_vo_observation_new (const NunDescription *description,
                        const char           *table,
                        guint                 model,
                        int                   verbosity,
                        const char           *base_url)
{
  const NunCollection *collection = nun_description_find_collection (description, table);
  NunVoObservation    *self;

  if (collection == NULL || collection->kind == NUN_COLLECTION_TABLE)
    return NULL;
  self = g_new0 (NunVoObservation, 1);
  self->description = nun_description_ref ((NunDescription *) description);
  self->collection = collection;
  self->release_s = nun_embargo_of (description, table);
  self->model = model;
  self->verbosity = verbosity;
  self->base_url = g_strdup (base_url);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  self->cells = g_array_new (FALSE, TRUE, sizeof (NunVoCell));
  g_array_set_clear_func (self->cells, cell_clear);
  add_columns (self);
  return self;
}

void
nun_vo_observation_free (NunVoObservation *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->places);
  g_free (self->values);
  g_free (self->did);
  g_free (self->path);
  g_free (self->type);
  g_free (self->base_url);
  nun_description_unref (self->description);
  g_free (self);
}

GPtrArray *
nun_vo_observation_get_columns (NunVoObservation *self)
{
  return self->columns;
}

int
nun_vo_observation_find (NunVoObservation *self, const char *key)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (g_str_equal (g_array_index (self->cells, NunVoCell, i).field->key, key))
      return (int) i;
  return -1;
}

/* -- rows -------------------------------------------------------------------------------------------- */

void
nun_vo_observation_bind (NunVoObservation *self, GPtrArray *source)
{
  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < source->len; i++)
    {
      const NunColumn *column = source->pdata[i];

      g_hash_table_insert (self->places, g_strdup (column->name), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      NunVoCell *cell = &g_array_index (self->cells, NunVoCell, i);

      cell->source =
          (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->places, cell->field->key)) - 1;
    }
}

/* What the store's row says of a field, or NULL. */
static const NunValue *
said (NunVoObservation *self, const char *key)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, key));

  if (place == 0 || self->row[place - 1].type == NUN_VALUE_NULL)
    return NULL;
  return &self->row[place - 1];
}

char *
nun_vo_observation_dup_text (NunVoObservation *self, const char *key)
{
  const NunValue *value = said (self, key);

  return value != NULL && value->type == NUN_VALUE_TEXT && value->length > 0
             ? g_strndup (value->text, value->length)
             : NULL;
}

double
nun_vo_observation_get_number (NunVoObservation *self, const char *key)
{
  const NunValue *value = said (self, key);
  double          number;

  return value != NULL && nun_value_get_double (value, &number) ? number : NAN;
}

static int
integer_of (NunVoObservation *self, const char *key, int fallback)
{
  double number = nun_vo_observation_get_number (self, key);

  return number >= 0 && number <= G_MAXINT ? (int) number : fallback;
}

void
nun_vo_observation_begin (NunVoObservation *self, const NunValue *values)
{
  self->row = values;
  g_clear_pointer (&self->did, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->type, g_free);
}

const char *
nun_vo_observation_get_path (NunVoObservation *self)
{
  if (self->path == NULL)
    self->path = nun_vo_observation_dup_text (self, NUN_PRODUCT_PATH);
  return self->path != NULL ? self->path : "";
}

/* Made when it is asked for: most rows that are looked at do not go out. */
const char *
nun_vo_observation_get_did (NunVoObservation *self)
{
  if (self->did == NULL)
    self->did = nun_vo_observation_dup_text (self, "obs_publisher_did");
  if (self->did == NULL)
    self->did = nun_vo_did (nun_description_get_value (self->description, NULL, NULL, "identifier"),
                            self->collection->name, nun_vo_observation_get_path (self),
                            integer_of (self, NUN_PRODUCT_HDU, 0),
                            integer_of (self, NUN_PRODUCT_INDEX, -1));
  return self->did;
}

const char *
nun_vo_observation_get_type (NunVoObservation *self)
{
  if (self->type == NULL)
    self->type = nun_vo_observation_dup_text (self, NUN_PRODUCT_TYPE);
  return self->type;
}

gint64
nun_vo_observation_get_size (NunVoObservation *self)
{
  double size = nun_vo_observation_get_number (self, NUN_PRODUCT_SIZE);

  return size >= 0 && size < 9e18 ? (gint64) size : -1;
}

gint64
nun_vo_observation_get_release_s (NunVoObservation *self)
{
  g_autofree char *text = nun_vo_observation_dup_text (self, "obs_release_date");
  gint64           own_s;

  if (text == NULL || !nun_embargo_read (text, &own_s))
    return self->release_s;
  return MAX (own_s, self->release_s);
}

/* DALI's timestamp, whatever form of a date the header had; what is none is nothing. */
static void
tidy_timestamp (NunVoCell *cell, NunValue *out)
{
  static const char form[] = "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?)?$";
  g_autofree char  *text = g_strndup (out->text, out->length);
  g_autofree char  *made = NULL;
  double            mjd;

  if (g_regex_match_simple (form, text, 0, 0) && nun_date_to_mjd (text, NULL, &mjd))
    return;
  if (nun_date_to_mjd (text, NULL, &mjd))
    made = nun_date_from_mjd (mjd);
  out->type = NUN_VALUE_NULL;
  if (made == NULL)
    return;
  g_string_assign (cell->text, made);
  out->type = NUN_VALUE_TEXT;
  out->text = cell->text->str;
  out->length = cell->text->len;
}

static void
fill_cell (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  g_string_truncate (cell->text, 0);
  out->type = NUN_VALUE_NULL;
  if (cell->source >= 0)
    *out = self->row[cell->source];
  if (out->type == NUN_VALUE_TEXT && out->length == 0)
    out->type = NUN_VALUE_NULL;
  if (cell->make != NULL && (out->type == NUN_VALUE_NULL || cell->make->always))
    cell->make->make (self, cell, out);
  if (out->type == NUN_VALUE_DOUBLE && cell->source >= 0)
    out->d *= cell->factor;
  if (out->type == NUN_VALUE_TEXT && g_strcmp0 (cell->field->xtype, "timestamp") == 0)
    tidy_timestamp (cell, out);
}

static char *
dup_cell (NunVoObservation *self, NunVoCell *cell)
{
  NunValue value;

  fill_cell (self, cell, &value);
  return value.type == NUN_VALUE_TEXT ? g_strndup (value.text, value.length) : NULL;
}

char *
nun_vo_observation_dup_shown (NunVoObservation *self, const char *key)
{
  int place = nun_vo_observation_find (self, key);

  return place >= 0 ? dup_cell (self, &g_array_index (self->cells, NunVoCell, place)) : NULL;
}

char *
nun_vo_observation_dup_collection (NunVoObservation *self)
{
  int       place = nun_vo_observation_find (self, "obs_collection");
  NunVoCell cell;

  if (place < 0)
    return NULL;
  cell = g_array_index (self->cells, NunVoCell, place);
  cell.source = -1;
  return dup_cell (self, &cell);
}

const NunValue *
nun_vo_observation_row (NunVoObservation *self, const NunValue *values, NunVoAccess access)
{
  nun_vo_observation_begin (self, values);
  self->access = access;
  for (guint i = 0; i < self->cells->len; i++)
    fill_cell (self, &g_array_index (self->cells, NunVoCell, i), &self->values[i]);
  return self->values;
}
