/* Questions to images and spectra: candidates of the index over footprints, then exact tests row by row. */
#include "query/observation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "observe/observation.h"
#include "query/observation-none.h"
#include "sky/sphere.h"
#include "store/observe.h"

/* More would be no question; and SQLite's expressions have a bound. */
#define MOST_CONDITIONS 400

/* -- the cursor: candidates that are tested when their turn comes ------------------------------------- */

#define NUN_TYPE_FOOTPRINT_ROWS (nun_footprint_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunFootprintRows, nun_footprint_rows, NUN, FOOTPRINT_ROWS, NunRows)

struct _NunFootprintRows
{
  NunRows parent_instance;

  NunRows   *candidates;
  GPtrArray *regions; /* of NunRegion, copies */
  NunMatch   match;
  int        at_region, at_ra, at_dec; /* columns, or -1 */
  gint64     left;                     /* rows still to give */
};

G_DEFINE_FINAL_TYPE (NunFootprintRows, nun_footprint_rows, NUN_TYPE_ROWS)

static NunRegion *
footprint_of (const NunFootprintRows *self, const NunValue *values)
{
  const NunValue *text = self->at_region >= 0 ? &values[self->at_region] : NULL;
  NunRegion      *region = NULL;
  double          ra, dec;

  if (text != NULL && text->type == NUN_VALUE_TEXT)
    {
      g_autofree char *copy = g_strndup (text->text, text->length);

      region = nun_region_from_text (copy);
    }
  if (region == NULL && self->at_ra >= 0 && self->at_dec >= 0 &&
      nun_value_get_double (&values[self->at_ra], &ra) &&
      nun_value_get_double (&values[self->at_dec], &dec))
    region = nun_region_new_circle (ra, dec, 0.0);
  return region;
}

static gboolean
matches (const NunRegion *footprint, const NunRegion *region, NunMatch match)
{
  switch (match)
    {
    case NUN_MATCH_COVERS: return nun_region_covers (footprint, region);
    case NUN_MATCH_ENCLOSED: return nun_region_covers (region, footprint);
    case NUN_MATCH_CENTER: return nun_region_contains (footprint, region->ra_deg, region->dec_deg);
    case NUN_MATCH_OVERLAPS:
    default: return nun_region_overlaps (footprint, region);
    }
}

static gboolean
fits (const NunFootprintRows *self, const NunValue *values)
{
  g_autoptr (NunRegion) footprint = footprint_of (self, values);

  for (guint i = 0; footprint != NULL && i < self->regions->len; i++)
    if (matches (footprint, self->regions->pdata[i], self->match))
      return TRUE;
  return FALSE;
}

static gboolean
nun_footprint_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunFootprintRows *self = NUN_FOOTPRINT_ROWS (rows);
  const NunValue   *candidate;

  if (self->left <= 0)
    return FALSE;
  while ((candidate = nun_rows_next (self->candidates, cancellable, error)) != NULL)
    if (fits (self, candidate))
      {
        self->left--;
        memcpy (values, candidate, nun_rows_get_n_columns (rows) * sizeof *values);
        return TRUE;
      }
  return FALSE;
}

static void
nun_footprint_rows_finalize (GObject *object)
{
  NunFootprintRows *self = NUN_FOOTPRINT_ROWS (object);

  g_clear_object (&self->candidates);
  g_clear_pointer (&self->regions, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_footprint_rows_parent_class)->finalize (object);
}

static void
nun_footprint_rows_class_init (NunFootprintRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_footprint_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = nun_footprint_rows_next;
}

static void
nun_footprint_rows_init (NunFootprintRows *self)
{
}

/* candidates: taken. */
static NunRows *
footprint_rows_new (NunRows                      *candidates,
                    const NunCollection          *collection,
                    const NunObservationQuestion *question,
                    gint64                        limit)
{
  NunFootprintRows *self = g_object_new (NUN_TYPE_FOOTPRINT_ROWS, NULL);

  self->candidates = candidates;
  self->match = question->match;
  self->left = limit;
  self->at_region = nun_collection_find_column (collection, "s_region");
  self->at_ra = nun_collection_find_column (collection, "s_ra");
  self->at_dec = nun_collection_find_column (collection, "s_dec");
  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_region_free);
  for (guint i = 0; i < question->regions->len; i++)
    g_ptr_array_add (self->regions, nun_region_copy (question->regions->pdata[i]));
  nun_rows_set_columns (NUN_ROWS (self), nun_rows_get_columns (candidates));
  return NUN_ROWS (self);
}

/* -- candidates -------------------------------------------------------------------------------------- */

typedef struct
{
  gint64 key;
  double distance; /* grows with the angle from the region's centre */
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *two = b;

  if (one->distance != two->distance)
    return one->distance < two->distance ? -1 : 1;
  return one->key != two->key ? (one->key < two->key ? -1 : 1) : 0;
}

/* A footprint that holds the centre of the region, or covers the region, has that point or any point of the region in its box,
 * which is smaller than the region's. */
static void
box_of (const NunRegion *region, NunMatch match, double low[3], double high[3])
{
  g_autoptr (NunRegion) point = NULL;

  if (match == NUN_MATCH_CENTER || (match == NUN_MATCH_COVERS && region->kind == NUN_REGION_CIRCLE))
    point = nun_region_new_circle (region->ra_deg, region->dec_deg, 0.0);
  else if (match == NUN_MATCH_COVERS && region->kind == NUN_REGION_POLYGON)
    point = nun_region_new_circle (region->vertices_deg[0][0], region->vertices_deg[0][1], 0.0);
  nun_region_box (point != NULL ? point : region, low, high);
}

/* Appends the candidates of one region. */
static gboolean
add_candidates (NunStore        *store,
                const char      *table,
                const NunRegion *region,
                NunMatch         match,
                gboolean         by_distance,
                GArray          *out,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (GArray) places = NULL;
  double             low[3], high[3], centre[3];

  box_of (region, match, low, high);
  places = nun_store_find_footprints (store, table, low, high, cancellable, error);
  nun_sphere_vector (region->ra_deg, region->dec_deg, centre);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const NunFootprintPlace *place = &g_array_index (places, NunFootprintPlace, i);
      Candidate                candidate = { place->key, 0.0 };
      double                   at[3];

      nun_sphere_vector (place->ra_deg, place->dec_deg, at);
      for (guint k = 0; by_distance && k < 3; k++)
        candidate.distance += (at[k] - centre[k]) * (at[k] - centre[k]);
      g_array_append_val (out, candidate);
    }
  return places != NULL;
}

/* Keys of the rows that may fit, each once: nearest first where there is one region, else in sky order. */
static GArray *
find_keys (NunStore                     *store,
           const char                   *table,
           const NunObservationQuestion *question,
           GCancellable                 *cancellable,
           GError                      **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray            *keys;

  for (guint i = 0; i < question->regions->len; i++)
    if (!add_candidates (store, table, question->regions->pdata[i], question->match,
                         question->regions->len == 1, candidates, cancellable, error))
      return NULL;
  g_array_sort (candidates, compare_candidates);
  keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), candidates->len);
  for (guint i = 0; i < candidates->len; i++)
    {
      gint64 key = g_array_index (candidates, Candidate, i).key;

      if (keys->len == 0 || g_array_index (keys, gint64, keys->len - 1) != key)
        g_array_append_val (keys, key);
    }
  return keys;
}

/* -- conditions -------------------------------------------------------------------------------------- */

/* A column of numbers, or -1. */
static int
number_column (const NunCollection *collection, const char *key)
{
  int i = nun_collection_find_column (collection, key);

  return i >= 0 && nun_datatype_is_number (((NunColumn *) collection->columns->pdata[i])->datatype)
             ? i
             : -1;
}

static GArray *
intervals_of (const NunCollection *collection, const GArray *tests)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (NunRowInterval));

  for (guint i = 0; tests != NULL && i < tests->len; i++)
    {
      const NunIntervalTest *test = &g_array_index (tests, NunIntervalTest, i);
      NunRowInterval         one = { number_column (collection, test->min_key),
                                     number_column (collection, test->max_key), test->minimum,
                                     test->maximum };

      g_array_append_val (out, one);
    }
  return out;
}

static GArray *
texts_of (const NunCollection *collection, const GArray *tests)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (NunRowText));

  for (guint i = 0; tests != NULL && i < tests->len; i++)
    {
      const NunTextTest *test = &g_array_index (tests, NunTextTest, i);
      NunRowText         one = { nun_collection_find_column (collection, test->key), test->value,
                         test->is_part ? NUN_ROW_TEXT_WORD : NUN_ROW_TEXT_ANY_CASE };

      /* Names of files that differ by their case are names of two files. */
      if (g_str_equal (test->key, NUN_PRODUCT_PATH))
        one.match = NUN_ROW_TEXT_EXACT;
      g_array_append_val (out, one);
    }
  return out;
}

/* -- few rows by their band or time ------------------------------------------------------------------- */

/* More rows than these are found quickly one after the other. */
#define MOST_SPANS 5000

/* Those on the columns of the first one, which are alternatives. */
static GArray *
same_columns (const GArray *intervals, guint first)
{
  const NunRowInterval *one = &g_array_index (intervals, NunRowInterval, first);
  GArray               *out = g_array_new (FALSE, FALSE, sizeof (NunRowInterval));

  for (guint i = 0; i < intervals->len; i++)
    {
      const NunRowInterval *test = &g_array_index (intervals, NunRowInterval, i);

      if (test->min_column == one->min_column && test->max_column == one->max_column)
        g_array_append_val (out, *test);
    }
  return out;
}

/* Keys of the few rows that an index of intervals leaves, in order; NULL where it leaves many, or there is none. */
static GArray *
find_spans (NunStore *store, const char *table, const GArray *intervals)
{
  GArray *keys = NULL;

  for (guint i = 0; keys == NULL && i < intervals->len; i++)
    {
      const NunRowInterval *one = &g_array_index (intervals, NunRowInterval, i);
      g_autoptr (GArray)    same = same_columns (intervals, i);

      if (one->min_column >= 0 && one->max_column >= 0)
        keys = nun_store_find_spans (store, table, same, MOST_SPANS);
    }
  return keys;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/* Those of keys that are in sorted too, in the order of keys.  Takes keys. */
static GArray *
keep_common (GArray *keys, const GArray *sorted)
{
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);

      if (bsearch (&key, sorted->data, sorted->len, sizeof key, compare_keys) != NULL)
        g_array_index (keys, gint64, n++) = key;
    }
  return g_array_set_size (keys, n);
}

/* -- the question ------------------------------------------------------------------------------------ */

static const NunCollection *
find_collection (const NunDescription *description, const char *table, GError **error)
{
  const NunCollection *collection = nun_description_find_collection (description, table);

  if (collection != NULL && collection->kind != NUN_COLLECTION_TABLE)
    return collection;
  g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
               _ ("The publication has no images or spectra called “%s”."), table);
  return NULL;
}

static gboolean
is_bounded (const NunObservationQuestion *question, GError **error)
{
  guint n = (question->intervals != NULL ? question->intervals->len : 0) +
            (question->texts != NULL ? question->texts->len : 0) +
            (question->regions != NULL ? question->regions->len : 0);

  if (n <= MOST_CONDITIONS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("The question has %u conditions; %d are the most."), n, MOST_CONDITIONS);
  return FALSE;
}

/* Of the whole sky every footprint is a candidate and none is near: rows come as they lie, without a list of them. */
static gboolean
is_everywhere (const NunObservationQuestion *question)
{
  const NunRegion *region = question->regions->pdata[0];

  return question->regions->len == 1 && !question->is_ranked &&
         (question->match == NUN_MATCH_OVERLAPS || question->match == NUN_MATCH_ENCLOSED) &&
         nun_region_area_deg2 (region) > 41252.9;
}

NunRows *
nun_query_observation (NunStore                     *store,
                       const char                   *table,
                       const NunObservationQuestion *question,
                       GCancellable                 *cancellable,
                       GError                      **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = find_collection (description, table, error);
  gboolean                   has_regions = question->regions != NULL && question->regions->len > 0;
  gint64 limit = question->max_rows > 0 ? MIN (question->max_rows, G_MAXINT64 - 1) + 1 : 0;
  g_autoptr (GArray) intervals = NULL;
  g_autoptr (GArray) texts = NULL;
  g_autoptr (GArray) spans = NULL;
  NunRowConditions   conditions;
  GArray            *keys = NULL;
  NunRows           *rows;

  if (collection == NULL || !is_bounded (question, error))
    return NULL;
  intervals = intervals_of (collection, question->intervals);
  texts = texts_of (collection, question->texts);
  conditions = (NunRowConditions){ intervals, texts };
  if (limit > 0 && nun_observation_none (store, collection, &conditions))
    limit = 0;
  spans = limit > 0 ? find_spans (store, table, intervals) : NULL;
  if (has_regions && limit > 0 && !is_everywhere (question))
    {
      keys = find_keys (store, table, question, cancellable, error);
      if (keys == NULL)
        return NULL;
      if (spans != NULL)
        keys = keep_common (keys, spans);
    }
  else
    keys = g_steal_pointer (&spans);
  rows = nun_store_select_where (store, table, keys, &conditions,
                                 has_regions && limit > 0 ? -1 : limit, error);
  if (rows == NULL || !has_regions || limit == 0)
    return rows;
  return footprint_rows_new (rows, collection, question, limit);
}

/* -- one row ----------------------------------------------------------------------------------------- */

/* "PATH", "PATH#HDU", "PATH#HDU.INDEX", behind the first "?" of an ivo://, which escapes it. */
typedef struct
{
  char  *path;
  double hdu, index; /* NaN when not given */
} Product;

static void
read_numbers (Product *product, char *hash)
{
  char  *end;
  double hdu = g_ascii_strtoll (hash + 1, &end, 10), index = NAN;

  if (end == hash + 1)
    return;
  if (*end == '.')
    {
      const char *digits = end + 1;

      index = g_ascii_strtoll (digits, &end, 10);
      if (end == digits)
        return;
    }
  if (*end != 0)
    return;
  *hash = 0;
  product->hdu = hdu;
  product->index = index;
}

static gboolean
read_product (const char *id, Product *product)
{
  const char *mark = strchr (id, '?');
  char       *hash;

  product->hdu = product->index = NAN;
  if (g_ascii_strncasecmp (id, "ivo://", 6) != 0)
    product->path = g_strdup (id);
  else
    product->path = mark != NULL ? g_uri_unescape_string (mark + 1, NULL) : NULL;
  hash = product->path != NULL ? strrchr (product->path, '#') : NULL;
  if (hash != NULL)
    read_numbers (product, hash);
  return product->path != NULL && *product->path != 0;
}

static void
add_number (GArray *intervals, const NunCollection *collection, const char *name, double value)
{
  int            i = nun_collection_find_column (collection, name);
  NunRowInterval test = { i, i, value, value };

  if (!isnan (value))
    g_array_append_val (intervals, test);
}

static NunRows *
select_product (NunStore            *store,
                const NunCollection *collection,
                const Product       *product,
                GError             **error)
{
  g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (NunRowInterval));
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (NunRowText));
  NunRowText path = { nun_collection_find_column (collection, NUN_PRODUCT_PATH), product->path,
                      NUN_ROW_TEXT_EXACT };

  g_array_append_val (texts, path);
  add_number (intervals, collection, NUN_PRODUCT_HDU, product->hdu);
  add_number (intervals, collection, NUN_PRODUCT_INDEX, product->index);
  return nun_store_select_where (store, collection->name, NULL,
                                 &(NunRowConditions){ intervals, texts }, 1, error);
}

static NunRows *
select_did (NunStore            *store,
            const NunCollection *collection,
            int                  column,
            const char          *id,
            GError             **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (NunRowText));
  NunRowText         test = { column, id, NUN_ROW_TEXT_ANY_CASE };

  g_array_append_val (texts, test);
  return nun_store_select_where (store, collection->name, NULL, &(NunRowConditions){ NULL, texts },
                                 1, error);
}

/* Whether any row says its own identifier. */
static gboolean
knows_did (const NunCollection *collection, int column)
{
  return column >= 0 && (collection->profile == NULL ||
                         collection->profile->columns[column].n_null < collection->n_rows);
}

NunRows *
nun_query_observation_by_id (NunStore   *store,
                             const char *table,
                             const char *obs_publisher_did,
                             GError    **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = find_collection (description, table, error);
  int                        column;
  Product                    product = { NULL };
  NunRows                   *rows;

  if (collection == NULL)
    return NULL;
  column = nun_collection_find_column (collection, "obs_publisher_did");
  if (knows_did (collection, column))
    {
      g_autoptr (NunRows) found = select_did (store, collection, column, obs_publisher_did, error);

      if (found == NULL)
        return NULL;
      if (nun_rows_next (found, NULL, NULL) != NULL)
        return select_did (store, collection, column, obs_publisher_did, error);
    }
  if (!read_product (obs_publisher_did, &product))
    {
      g_free (product.path);
      product.path = g_strdup ("");
    }
  rows = select_product (store, collection, &product, error);
  g_free (product.path);
  return rows;
}
