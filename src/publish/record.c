/* The registry record as it leaves the machine: whole, or not at all. */

#include "publish/record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "query/cone.h"
#include "query/observation.h"

G_DEFINE_QUARK (nun - publish - error - quark, nun_publish_error)

/* What the record of a table cannot do without, though in company the publication can. */
static gboolean
is_without_place (const NunFinding *finding)
{
  return g_str_equal (finding->id, "no-position") || g_str_equal (finding->id, "no-row-placed");
}

gboolean
nun_publish_forbids (const NunFinding *finding, const char *table)
{
  if (finding->severity != NUN_SEVERITY_MUST && !is_without_place (finding))
    return FALSE;
  if (finding->step != NUN_STEP_ABOUT && finding->step != NUN_STEP_MEANING)
    return FALSE;
  return finding->table == NULL || g_strcmp0 (finding->table, table) == 0;
}

/* A finding's sentence without its full stop, to stand in a longer one. */
static char *
clause (const NunFinding *finding)
{
  char *text = g_strchomp (g_strdup (finding->sentence));
  gsize length = strlen (text);

  if (length > 0 && text[length - 1] == '.')
    text[length - 1] = 0;
  return text;
}

gboolean
nun_publish_check (const NunDescription *description, const char *table, GError **error)
{
  g_autoptr (GPtrArray) findings = nun_findings_judge (description);
  g_autoptr (GString)   missing = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    if (nun_publish_forbids (findings->pdata[i], table))
      {
        g_autofree char *text = clause (findings->pdata[i]);

        g_string_append_printf (missing, "%s%s", missing->len > 0 ? "; " : "", text);
      }
  if (missing->len == 0)
    return TRUE;
  if (table != NULL)
    g_set_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE,
                 _ ("The record of table “%s” cannot be written yet: %s."), table, missing->str);
  else
    g_set_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE,
                 _ ("The record of the data collection cannot be written yet: %s."), missing->str);
  return FALSE;
}

/* -- test queries ------------------------------------------------------------------------------------- */

/* Whether the search around the place that the store has found gives a row. */
static gboolean
gives_rows (NunStore *store, const NunCollection *collection)
{
  g_autoptr (NunRows) rows = NULL;
  NunConeQuestion     cone = {
        collection->test_ra_deg, collection->test_dec_deg, collection->test_sr_deg, 1, 1,
        NUN_UCD_STYLE_UCD1PLUS
  };
  g_autoptr (GPtrArray) regions = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_region_free);
  NunObservationQuestion field = { .regions = regions, .max_rows = 1 };

  if (!collection->has_test)
    return FALSE;
  if (collection->kind == NUN_COLLECTION_TABLE)
    rows = nun_query_cone (store, collection->name, &cone, NULL);
  else
    {
      g_ptr_array_add (regions, nun_region_new_circle (cone.ra_deg, cone.dec_deg, cone.radius_deg));
      rows = nun_query_observation (store, collection->name, &field, NULL, NULL);
    }
  return rows != NULL && nun_rows_next (rows, NULL, NULL) != NULL;
}

void
nun_publish_try_tests (NunVoPublication *publication, NunStore *store, const char *table)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, table);

  if (collection == NULL || !gives_rows (store, collection))
    nun_vo_publication_forget_tests (publication);
}

/* -- records ------------------------------------------------------------------------------------------- */

static NunVoPublication *
make_publication (const NunDescription *description,
                  const char           *table,
                  const char           *base_url,
                  GError              **error)
{
  NunVoPublication *publication = table != NULL
                                      ? nun_vo_publication_new (description, table, base_url)
                                      : nun_vo_publication_new_collection (description, base_url);

  if (publication == NULL && table != NULL)
    g_set_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_PLACE,
                 _ ("The publication has no table “%s”; name one that it has."), table);
  else if (publication == NULL)
    g_set_error_literal (
        error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_PLACE,
        _ ("A data collection has a record of its own only where there are several "
           "tables, images or spectra; name the one that there is."));
  return publication;
}

char *
nun_publish_record (const NunDescription *description,
                    NunStore             *store,
                    const char           *table,
                    const char           *base_url,
                    GError              **error)
{
  g_autoptr (NunVoPublication) publication = make_publication (description, table, base_url, error);

  if (publication == NULL || !nun_publish_check (description, table, error))
    return NULL;
  if (store != NULL && table != NULL)
    nun_publish_try_tests (publication, store, table);
  return nun_vo_record (nun_vo_publication_get_resource (publication));
}

char *
nun_publish_withdrawal (const NunDescription *description,
                        const char           *table,
                        const char           *base_url,
                        GError              **error)
{
  g_autoptr (NunVoPublication) publication = make_publication (description, table, base_url, error);
  NunVoResource                resource;

  if (publication == NULL || !nun_publish_check (description, table, error))
    return NULL;
  nun_vo_publication_forget_tests (publication);
  resource = *nun_vo_publication_get_resource (publication);
  resource.status = "deleted";
  return nun_vo_record (&resource);
}
