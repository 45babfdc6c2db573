/* What a request asks of observations, and the rows that answer it, in the columns and forms of its protocol. */

#include "serve/observation-search.h"

#include <string.h>

#include "describe/embargo.h"
#include "observe/observation.h"
#include "serve/observation-text.h"
#include "vo/did.h"
#include "vo/publication.h"

void
nun_observation_search_init (NunObservationSearch *self)
{
  *self = (NunObservationSearch){ 0 };
  self->question.regions = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_region_free);
  self->question.intervals = g_array_new (FALSE, FALSE, sizeof (NunIntervalTest));
  self->question.texts = g_array_new (FALSE, FALSE, sizeof (NunTextTest));
  self->dids = g_ptr_array_new_with_free_func (g_free);
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->collections = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
}

void
nun_observation_search_clear (NunObservationSearch *self)
{
  g_clear_pointer (&self->question.regions, g_ptr_array_unref);
  g_clear_pointer (&self->question.intervals, g_array_unref);
  g_clear_pointer (&self->question.texts, g_array_unref);
  g_clear_pointer (&self->dids, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->collections, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
}

void
nun_observation_search_add_region (NunObservationSearch *self, NunRegion *region)
{
  g_ptr_array_add (self->question.regions, region);
}

void
nun_observation_search_add_interval (NunObservationSearch *self,
                                     const char           *min_key,
                                     const char           *max_key,
                                     const double          ends[2])
{
  NunIntervalTest test = { min_key, max_key, ends[0], ends[1] };

  g_array_append_val (self->question.intervals, test);
}

void
nun_observation_search_add_text (NunObservationSearch *self,
                                 const char           *key,
                                 const char           *value,
                                 gboolean              is_part)
{
  NunTextTest test = { key, g_strdup (value), is_part };

  g_ptr_array_add (self->strings, (char *) test.value);
  g_array_append_val (self->question.texts, test);
}

void
nun_observation_search_add_access (NunObservationSearch *self, NunVoAccess access)
{
  for (guint i = 0; i < self->n_accesses; i++)
    if (self->accesses[i] == access)
      return;
  g_assert (self->n_accesses < G_N_ELEMENTS (self->accesses));
  self->accesses[self->n_accesses++] = access;
}

/* -- rows -------------------------------------------------------------------------------------------- */

#define NUN_TYPE_ANSWER_ROWS (nun_answer_rows_get_type ())
G_DECLARE_FINAL_TYPE (NunAnswerRows, nun_answer_rows, NUN, ANSWER_ROWS, NunRows)

struct _NunAnswerRows
{
  NunRows parent_instance;

  NunRows          *source;
  NunVoObservation *view;
  GPtrArray        *dids, *types, *collections;
  gboolean          collection_part;
  NunVoAccess       accesses[4];
  guint             n_accesses, next_access;
  gint64            left; /* rows that may still go out */
  const NunValue   *row;  /* of the source, while accesses of it are to come */
};

G_DEFINE_FINAL_TYPE (NunAnswerRows, nun_answer_rows, NUN_TYPE_ROWS)

static gboolean
is_among (GPtrArray *wanted, const char *text, gboolean (*fits) (const char *, const char *))
{
  for (guint i = 0; i < wanted->len; i++)
    if (text != NULL && fits (wanted->pdata[i], text))
      return TRUE;
  return wanted->len == 0;
}

/* shown: what the answer shows as the collection, or NULL. */
static gboolean
is_wanted (GPtrArray *collections, gboolean is_part, const char *shown)
{
  g_autofree char *folded = shown != NULL ? g_utf8_casefold (shown, -1) : NULL;
  gboolean         fits = FALSE;

  for (guint i = 0; shown != NULL && !fits && i < collections->len; i++)
    {
      g_autofree char *wanted = g_utf8_casefold (collections->pdata[i], -1);

      fits = is_part ? strstr (folded, wanted) != NULL : strcmp (folded, wanted) == 0;
    }
  return fits || collections->len == 0;
}

/* What the answer shows may be the publication's name and not the store's. */
static gboolean
fits_collection (NunAnswerRows *self)
{
  g_autofree char *shown = NULL;

  if (self->collections->len == 0)
    return TRUE;
  shown = nun_vo_observation_dup_shown (self->view, "obs_collection");
  return is_wanted (self->collections, self->collection_part, shown);
}

static gboolean
gives (NunAnswerRows *self, NunVoAccess access)
{
  return access != NUN_VO_ACCESS_FILE ||
         is_among (self->types, nun_vo_observation_get_type (self->view),
                   nun_observation_type_fits);
}

static gboolean
next_row (NunAnswerRows *self, GCancellable *cancellable, GError **error)
{
  gboolean fits;

  do
    {
      self->row = nun_rows_next (self->source, cancellable, error);
      if (self->row == NULL)
        return FALSE;
      nun_vo_observation_begin (self->view, self->row);
      fits = is_among (self->dids, nun_vo_observation_get_did (self->view), nun_vo_did_equal);
      fits = fits && fits_collection (self);
    }
  while (!fits);
  self->next_access = 0;
  return TRUE;
}

static gboolean
answer_rows_next (NunRows *rows, NunValue *values, GCancellable *cancellable, GError **error)
{
  NunAnswerRows *self = NUN_ANSWER_ROWS (rows);

  while (self->left > 0)
    {
      NunVoAccess access;

      if (self->row == NULL && !next_row (self, cancellable, error))
        return FALSE;
      access = self->accesses[self->next_access++];
      if (gives (self, access))
        {
          memcpy (values, nun_vo_observation_row (self->view, self->row, access),
                  nun_rows_get_n_columns (rows) * sizeof *values);
          self->left--;
          if (self->next_access == self->n_accesses)
            self->row = NULL;
          return TRUE;
        }
      if (self->next_access == self->n_accesses)
        self->row = NULL;
    }
  return FALSE;
}

static void
nun_answer_rows_finalize (GObject *object)
{
  NunAnswerRows *self = NUN_ANSWER_ROWS (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->view, nun_vo_observation_free);
  g_clear_pointer (&self->dids, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->collections, g_ptr_array_unref);

  G_OBJECT_CLASS (nun_answer_rows_parent_class)->finalize (object);
}

static void
nun_answer_rows_class_init (NunAnswerRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_answer_rows_finalize;
  NUN_ROWS_CLASS (klass)->next = answer_rows_next;
}

static void
nun_answer_rows_init (NunAnswerRows *self)
{
}

/* Adds the files that the identifiers name to the texts, so that the store need not show every row; what remains is
 * decided row by row.  Where rows may bear identifiers of their own that cannot be told. */
static void
add_paths (const NunObservationSearch *self,
           const NunCollection        *collection,
           GArray                     *texts,
           GPtrArray                  *strings)
{
  int own = nun_collection_find_column (collection, "obs_publisher_did");

  if (own >= 0 && (collection->profile == NULL ||
                   collection->profile->columns[own].n_null < collection->n_rows))
    return;
  for (guint i = 0; i < self->dids->len; i++)
    {
      g_auto (NunVoDid) did = { 0 };
      NunTextTest       test = { NUN_PRODUCT_PATH, "", FALSE };

      if (nun_vo_did_parse (self->dids->pdata[i], &did))
        test.value = g_steal_pointer (&did.path);
      g_ptr_array_add (strings, *test.value != '\0' ? (char *) test.value : NULL);
      g_array_append_val (texts, test);
    }
}

/* How many rows say themselves what collection they are of. */
static gint64
count_collections (const NunCollection *collection)
{
  int column = nun_collection_find_column (collection, "obs_collection");

  if (column < 0)
    return 0;
  return collection->profile == NULL
             ? -1
             : collection->n_rows - collection->profile->columns[column].n_null;
}

/* Where only a name of its own can make a row fit, the store finds it in an index.  It knows capitals of ASCII only.  FALSE when no
 * row can fit. */
static gboolean
add_collections (const NunObservationSearch *self,
                 const NunCollection        *collection,
                 NunVoObservation           *view,
                 GArray                     *texts)
{
  gint64           n_own = count_collections (collection);
  g_autofree char *others = nun_vo_observation_dup_collection (view);

  if (n_own != collection->n_rows && is_wanted (self->collections, self->collection_part, others))
    return TRUE;
  if (n_own == 0)
    return FALSE;
  if (self->collection_part)
    return TRUE;
  for (guint i = 0; i < self->collections->len; i++)
    if (!g_str_is_ascii (self->collections->pdata[i]))
      return TRUE;
  for (guint i = 0; i < self->collections->len; i++)
    g_array_append_vals (texts,
                         &(NunTextTest){ "obs_collection", self->collections->pdata[i], FALSE }, 1);
  return TRUE;
}

NunRows *
nun_observation_search_run (const NunObservationSearch *self,
                            const NunService           *service,
                            const char                 *table,
                            NunVoObservation           *view,
                            GCancellable               *cancellable,
                            GError                    **error)
{
  NunObservationQuestion question = self->question;
  g_autoptr (GArray)     texts = g_array_copy (self->question.texts);
  g_autoptr (GPtrArray)  strings = g_ptr_array_new_with_free_func (g_free);
  const NunCollection   *collection = nun_description_find_collection (service->description, table);
  NunAnswerRows         *rows;
  NunRows               *source;

  /* what is sifted here is not known to the store, which must not stop before */
  question.max_rows = self->max_rows;
  question.is_ranked = self->top > 0;
  if (self->max_rows > 0 && self->dids->len + self->types->len + self->collections->len > 0)
    question.max_rows = NUN_VO_MAX_RECORDS;
  add_paths (self, collection, texts, strings);
  if (!add_collections (self, collection, view, texts))
    question.max_rows = 0;
  question.texts = texts;
  source = nun_query_observation (service->store, table, &question, cancellable, error);
  if (source == NULL)
    {
      nun_vo_observation_free (view);
      return NULL;
    }
  rows = g_object_new (NUN_TYPE_ANSWER_ROWS, NULL);
  rows->source = source;
  rows->view = view;
  rows->dids = g_ptr_array_ref (self->dids);
  rows->types = g_ptr_array_ref (self->types);
  rows->collections = g_ptr_array_ref (self->collections);
  rows->collection_part = self->collection_part;
  memcpy (rows->accesses, self->accesses, sizeof self->accesses);
  rows->n_accesses = self->n_accesses;
  rows->left = self->max_rows == 0 || self->n_accesses == 0 ? 0
               : self->top > 0                              ? self->top
                                                            : G_MAXINT64;
  nun_vo_observation_bind (view, nun_rows_get_columns (source));
  nun_rows_set_columns (NUN_ROWS (rows), nun_vo_observation_get_columns (view));
  return NUN_ROWS (rows);
}

/* -- one dataset --------------------------------------------------------------------------------------- */

/* The first row of the cursor that bears the identifier.  others: becomes TRUE when there were some before it. */
static gboolean
advance_to (NunRows          *rows,
            const char       *did,
            NunVoObservation *view,
            gboolean         *others,
            GError          **error)
{
  const NunValue *row;

  nun_vo_observation_bind (view, nun_rows_get_columns (rows));
  while ((row = nun_rows_next (rows, NULL, error)) != NULL)
    {
      nun_vo_observation_begin (view, row);
      if (nun_vo_did_equal (did, nun_vo_observation_get_did (view)))
        return TRUE;
      *others = TRUE;
    }
  return FALSE;
}

/* As nun_query_observation_by_id takes the place of a dataset: "PATH#HDU.INDEX". */
static char *
place_of (const NunVoDid *did)
{
  if (did->index >= 0)
    return g_strdup_printf ("%s#%d.%d", did->path, did->hdu, did->index);
  if (did->hdu > 0)
    return g_strdup_printf ("%s#%d", did->path, did->hdu);
  return g_strdup (did->path);
}

/* Every row of the file: for identifiers that leave out what is the first of several. */
static NunRows *
rows_of_file (const NunService *service,
              const char       *table,
              const char       *path,
              gint64            max_rows,
              GError          **error)
{
  g_auto (NunObservationSearch) search = { 0 };

  nun_observation_search_init (&search);
  nun_observation_search_add_text (&search, NUN_PRODUCT_PATH, path, FALSE);
  search.question.max_rows = max_rows;
  return nun_query_observation (service->store, table, &search.question, NULL, error);
}

NunRows *
nun_observation_find (const NunService *service,
                      const char       *table,
                      const char       *did,
                      NunVoObservation *view,
                      GError          **error)
{
  g_auto (NunVoDid)   parsed = { 0 };
  g_autoptr (NunRows) rows = NULL;
  g_autoptr (GError)  cause = NULL;
  gboolean            is_ours =
      nun_vo_did_parse (did, &parsed) && g_ascii_strcasecmp (parsed.table, table) == 0;
  g_autofree char *place = is_ours ? place_of (&parsed) : g_strdup (did);
  gboolean         others = is_ours && strchr (parsed.path, '#') != NULL;

  rows = nun_query_observation_by_id (service->store, table, place, &cause);
  if (rows != NULL && advance_to (rows, did, view, &others, &cause))
    return g_steal_pointer (&rows);
  g_clear_object (&rows);
  /* to go through the file's rows is worth its time only when there are any */
  if (cause == NULL && is_ours && others)
    {
      rows = rows_of_file (service, table, parsed.path, NUN_VO_MAX_RECORDS, &cause);
      if (rows != NULL && advance_to (rows, did, view, &others, &cause))
        return g_steal_pointer (&rows);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* -- files that hold several ---------------------------------------------------------------------------- */

static gboolean
has_own_dates (const NunCollection *collection)
{
  int column = nun_collection_find_column (collection, "obs_release_date");

  return column >= 0 && (collection->profile == NULL ||
                         collection->profile->columns[column].n_null < collection->n_rows);
}

gboolean
nun_observation_file_release (const NunService *service,
                              const char       *table,
                              const char       *path,
                              gint64           *release_s,
                              GError          **error)
{
  g_autoptr (NunVoObservation) view = NULL;
  g_autoptr (NunRows)          rows = NULL;
  g_autoptr (GError)           cause = NULL;
  const NunValue              *row;

  *release_s = nun_embargo_of (service->description, table);
  if (!has_own_dates (nun_description_find_collection (service->description, table)))
    return TRUE;
  view =
      nun_vo_observation_new (service->description, table, NUN_MODEL_OBSCORE, 0, service->base_url);
  rows = rows_of_file (service, table, path, G_MAXINT64, &cause);
  if (rows != NULL)
    nun_vo_observation_bind (view, nun_rows_get_columns (rows));
  while (rows != NULL && (row = nun_rows_next (rows, NULL, &cause)) != NULL)
    {
      nun_vo_observation_begin (view, row);
      *release_s = MAX (*release_s, nun_vo_observation_get_release_s (view));
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
