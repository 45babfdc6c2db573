/* Rows sorted anew, and a table taken out: each is one transaction. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "store/footprint.h"
#include "store/job.h"

/* -- placing ----------------------------------------------------------------------------------------- */

gboolean
nun_store_needs_placing (NunStore *self, const char *table)
{
  g_autoptr (NunDescription) description = nun_store_get_description (self);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  g_autoptr (NunPosition)    position = nun_position_described (description, table);
  g_autofree char           *wanted = nun_store_fingerprint (position);

  return collection != NULL && g_strcmp0 (collection->sorted_by, wanted) != 0;
}

static gboolean
rewrite (NunStoreJob     *job,
         NunRowSource    *source,
         gint64           id,
         NunCollection   *facts,
         NunDescription **description,
         GError         **error)
{
  NunStore       *self = job->store;
  NunDescription *next;

  if (!nun_store_create_row_table (self, "rows_new", facts->columns->len, error) ||
      !nun_store_fill (self, source, "rows_new", error))
    return FALSE;
  /* The reading statement must be gone before its table can be dropped. */
  g_clear_object (&source->rows);
  if (!nun_database_run (
          self->database, error,
          "DROP TABLE rows_%" PRId64 "; ALTER TABLE rows_new RENAME TO rows_%" PRId64, id, id) ||
      !nun_footprints_drop (self, id, error) ||
      (facts->kind != NUN_COLLECTION_TABLE &&
       !nun_footprints_make (self, facts, id, source->moc, job->cancellable, error)))
    return FALSE;
  nun_store_take_found (facts, source);
  next = nun_description_with_facts (*description, facts);
  nun_description_unref (*description);
  *description = next;
  return nun_store_save_collection (self, facts, id, error);
}

static gboolean
place_rows (NunStoreJob     *job,
            NunRowSource    *source,
            const char      *table,
            NunDescription **description,
            GError         **error)
{
  NunStore                 *self = job->store;
  const NunCollection      *collection;
  g_autoptr (NunCollection) facts = NULL;
  g_autoptr (NunPosition)   position = NULL;
  gint64                    id = nun_store_collection_id (self, table);
  gboolean                  fine;

  *description = nun_store_get_description (self);
  collection = nun_description_find_collection (*description, table);
  if (collection == NULL || id == 0)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no table “%s”."), table);
      return FALSE;
    }
  facts = nun_collection_copy (collection);
  position = nun_position_described (*description, table);
  source->position = position;
  source->rows = nun_store_select_raw (self, facts, id, error);
  fine = source->rows != NULL && rewrite (job, source, id, facts, description, error);
  g_clear_object (&source->rows);
  nun_row_source_close (source, self->database, NUN_STORE_SOURCE);
  return fine;
}

gboolean
nun_store_place (NunStore     *self,
                 const char   *table,
                 NunProgress   progress,
                 gpointer      user_data,
                 GCancellable *cancellable,
                 GError      **error)
{
  NunStoreJob                job = { self, cancellable, 0 };
  g_autoptr (NunDescription) description = NULL;
  NunRowSource               source = { .cancellable = cancellable,
                                        .progress = progress,
                                        .user_data = user_data,
                                        .from = 0.0,
                                        .to = 0.9,
                                        .has_number = TRUE };
  gboolean                   fine;

  if (!nun_store_job_begin (&job, error))
    return FALSE;
  fine = place_rows (&job, &source, table, &description, error);
  return nun_store_job_end (&job, fine, description, error);
}
