/* Folders of images in a publication: what is kept, what a second scan tells, what rules change. */
#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "../support.h"
#include "describe/compare.h"
#include "describe/coverage.h"
#include "describe/decided-rules.h"
#include "describe/finding.h"
#include "made-fits.h"
#include "made-store.h"
#include "observe/observation.h"
#include "sky/healpix.h"
#include "sky/moc.h"
#include "sky/region.h"
#include "store/observe.h"
#include "store/scan.h"

static char *folder;

/* A folder of its own with four images, one of them without a place and one deeper. */
static char *
make_night (const char *name)
{
  char     *path = g_build_filename (folder, name, NULL);
  MadeImage images[] = {
    { "M 31", 10.5, 41.0, 60.0, "2004-03-01T06:00:00", "V" },
    { "M 42", 83.5, -5.5, 30.0, "2004-03-01T07:00:00", "B" },
    { "Flat", NAN, NAN, NAN, NULL, NULL },
    { "Polaris", 37.9, 89.3, 5.0, "2004-03-01T08:00:00", NULL },
  };

  write_image (path, "a.fits", &images[0]);
  write_image (path, "b.fits", &images[1]);
  write_image (path, "c.fits", &images[2]);
  write_image (path, "deep/d.fits", &images[3]);
  return path;
}

static NunStore *
make_store (const char *name)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  NunStore          *store = nun_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

static char *
import (NunStore *store, const char *const *paths)
{
  NunScanOptions      options = { .only = -1 };
  g_autoptr (GError)  error = NULL;
  g_autoptr (NunScan) scan = nun_scan (paths, &options, NULL, NULL, NULL, &error);
  char               *name = NULL;

  g_assert_no_error (error);
  nun_store_import_scan (store, scan, NUN_DATASET_IMAGE, NULL, NULL, NULL, NULL, &name, &error);
  g_assert_no_error (error);
  return name;
}

static char *
import_night (NunStore *store, const char *night)
{
  const char *paths[] = { night, NULL };

  return import (store, paths);
}

/* One file alone is called by its own name, not by that of the folder it happens to lie in. */
static void
test_only_file (void)
{
  g_autofree char           *night = make_night ("lone");
  g_autofree char           *file = g_build_filename (night, "J0123.4+56.fits", NULL);
  MadeImage                  image = { "M 31", 10.5, 41.0, 60.0, "2004-03-01T06:00:00", "V" };
  const char                *paths[] = { file, NULL };
  g_autoptr (NunStore)       store = make_store ("lone.nuncius");
  g_autoptr (NunDescription) description = NULL;
  g_autofree char           *name = NULL, *only = NULL;
  const NunCollection       *collection;

  write_image (night, "J0123.4+56.fits", &image);
  name = import (store, paths);
  g_assert_cmpstr (name, ==, "j0123_4_56");
  description = nun_store_get_description (store);
  g_assert_cmpstr (nun_description_get_value (description, NULL, NULL, "title"), ==, "J0123.4+56");
  collection = nun_description_find_collection (description, name);
  only = nun_scan_only_file (collection->source, collection->scanned);
  g_assert_cmpstr (only, ==, file);
  g_assert_null (nun_scan_only_file (night, NULL));
}

/* The text of a field in the row of a file; NULL for none. */
static char *
value_of (NunStore *store, const char *table, const char *path, const char *key)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  int                        at = nun_collection_find_column (collection, key);
  NunRowText          test = { nun_collection_find_column (collection, NUN_PRODUCT_PATH), path,
                               NUN_ROW_TEXT_EXACT };
  g_autoptr (GArray)  texts = g_array_new (FALSE, FALSE, sizeof test);
  g_autoptr (NunRows) rows = NULL;
  const NunValue     *values;
  GString            *out;

  g_array_append_val (texts, test);
  rows = nun_store_select_where (store, table, NULL, &(NunRowConditions){ NULL, texts }, 1, NULL);
  values = nun_rows_next (rows, NULL, NULL);
  g_assert_nonnull (values);
  g_assert_cmpint (at, >=, 0);
  if (values[at].type == NUN_VALUE_NULL)
    return NULL;
  out = g_string_new (NULL);
  nun_value_append_text (&values[at], ((NunColumn *) collection->columns->pdata[at])->datatype,
                         FALSE, out);
  return g_string_free (out, FALSE);
}

static void
assert_value (NunStore *store, const char *path, const char *key, const char *expected)
{
  g_autofree char *value = value_of (store, "night", path, key);

  g_assert_cmpstr (value, ==, expected);
}

/* Keys of the footprints that a small circle meets. */
static guint
count_near (NunStore *store, const char *table, double ra_deg, double dec_deg)
{
  g_autoptr (NunRegion) region = nun_region_new_circle (ra_deg, dec_deg, 0.001);
  g_autoptr (GArray)    places = NULL;
  g_autoptr (GError)    error = NULL;
  double                low[3], high[3];

  nun_region_box (region, low, high);
  places = nun_store_find_footprints (store, table, low, high, NULL, &error);
  g_assert_no_error (error);
  return places->len;
}

static void
decide (NunStore *store, const char *field, const char *rule)
{
  g_autoptr (NunDescription) before = nun_store_get_description (store);
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) after =
      nun_description_set (before, "night", field, "rule", rule, &error);

  g_assert_no_error (error);
  nun_store_apply (store, after, "Rule", &error);
  g_assert_no_error (error);
}

static GPtrArray *
rescan (NunStore *store)
{
  GPtrArray         *news = NULL;
  g_autoptr (GError) error = NULL;

  nun_store_rescan (store, "night", NULL, NULL, NULL, &news, NULL, &error);
  g_assert_no_error (error);
  return news;
}

static gboolean
tells (GPtrArray *news, const char *part)
{
  for (guint i = 0; i < news->len; i++)
    if (strstr (news->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* -- import ------------------------------------------------------------------------------------------ */

static void
assert_night (NunStore *store, const char *night)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, "night");
  const NunDatum            *rule;

  g_assert_nonnull (collection);
  g_assert_cmpint (collection->kind, ==, NUN_COLLECTION_IMAGES);
  g_assert_cmpstr (collection->source, ==, night);
  g_assert_null (collection->scanned);
  g_assert_cmpint (collection->n_rows, ==, 4);
  g_assert_cmpint (collection->n_placed, ==, 3);
  g_assert_nonnull (collection->moc);
  g_assert_cmpint (nun_compare_source (collection), ==, NUN_SOURCE_SAME);
  rule = nun_description_get (description, "night", "t_exptime", "rule");
  g_assert_nonnull (rule);
  g_assert_cmpint (rule->origin, ==, NUN_ORIGIN_GUESS);
  g_assert_nonnull (strstr (rule->value, "EXPTIME"));
  g_assert_nonnull (rule->reason);
  g_assert_cmpint (nun_description_get_role (description, "night", "s_ra"), ==, NUN_ROLE_RA);
  g_assert_cmpstr (nun_description_get_value (description, "night", NUN_PRODUCT_PATH, "hidden"), ==,
                   "yes");
}

static void
test_import (void)
{
  g_autofree char     *night = make_night ("night");
  g_autoptr (NunStore) store = make_store ("import.nuncius");
  g_autofree char     *name = import_night (store, night);
  g_autofree char     *path = g_strdup (nun_store_get_path (store));

  g_assert_cmpstr (name, ==, "night");
  assert_night (store, night);
  assert_value (store, "a.fits", "target_name", "M 31");
  assert_value (store, "a.fits", "t_exptime", "60");
  assert_value (store, "a.fits", "t_min",
                "53065.25"); /* MJD of 2004-03-01T06:00, as astropy has it */
  assert_value (store, "c.fits", "s_ra", NULL);
  assert_value (store, "deep/d.fits", NUN_PRODUCT_HDU, "0");
  g_assert_cmpuint (count_near (store, "night", 10.5, 41.0), ==, 1);
  g_assert_cmpuint (count_near (store, "night", 10.55, 41.03), ==,
                    1); /* a corner, off the middle */
  g_assert_cmpuint (count_near (store, "night", 217.9, 89.4), ==, 0);
  g_assert_cmpuint (count_near (store, "night", 11.5, 41.0), ==, 0);
  g_clear_object (&store);
  store = nun_store_open (path, TRUE, NULL);
  assert_night (store, night);
  g_assert_cmpuint (count_near (store, "night", 83.5, -5.5), ==, 1);
}

/* The record tells of all that the images show, not of their middles. */
static void
test_coverage (void)
{
  static const char *const   files[] = { "a.fits", "b.fits", "deep/d.fits" };
  g_autofree char           *night = make_night ("covered/night");
  g_autoptr (NunStore)       store = make_store ("covered.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  g_autoptr (NunMoc)         expected = nun_moc_new (9), middles = nun_moc_new (9);
  g_autofree char           *moc = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char      *text = value_of (store, name, files[i], "s_region");
      g_autoptr (NunRegion) region = nun_region_from_text (text);

      nun_moc_add_region (expected, region);
      nun_moc_add_cell (middles, 9, nun_healpix_cell (9, region->ra_deg, region->dec_deg));
    }
  moc = nun_moc_to_ascii (expected);
  g_assert_cmpstr (nun_description_find_collection (description, name)->moc, ==, moc);
  g_assert_cmpfloat (nun_moc_fraction (expected), >, 2 * nun_moc_fraction (middles));
}

static int
take_plan (void *plan, int n, char **values, char **names)
{
  g_string_append (plan, values[n - 1]);
  return 0;
}

/* A name that no row has is found missing in an index, not by a look at every row. */
static void
test_names_are_indexed (void)
{
  g_autofree char           *night = make_night ("indexed/night");
  g_autoptr (NunStore)       store = make_store ("indexed.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, name);
  g_autoptr (GString)        plan = g_string_new (NULL);
  g_autofree char           *sql = g_strdup_printf (
                "EXPLAIN QUERY PLAN SELECT * FROM rows_1 WHERE key BETWEEN -9 AND 9000000000 AND"
                          " (c%d = 'x' COLLATE NOCASE OR c%d = 'y' COLLATE NOCASE) ORDER BY key",
                nun_collection_find_column (collection, "obs_collection"),
                nun_collection_find_column (collection, "obs_collection"));
  g_autofree char *path = g_strdup (nun_store_get_path (store));
  sqlite3         *database;

  g_clear_object (&store);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, take_plan, plan, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  g_assert_nonnull (strstr (plan->str, "USING INDEX text_1_"));
}

/* Several paths are one collection, from the folder that holds them. */
static void
test_paths (void)
{
  g_autofree char           *night = make_night ("nights/one");
  g_autofree char           *other = make_night ("nights/two");
  g_autofree char           *file = g_build_filename (other, "b.fits", NULL);
  g_autofree char           *both = g_build_filename (folder, "nights", NULL);
  const char                *paths[] = { night, file, file, NULL };
  g_autoptr (NunStore)       store = make_store ("paths.nuncius");
  g_autofree char           *name = import (store, paths), *again = import (store, paths);
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  const NunCollection       *collection = nun_description_find_collection (description, "nights");
  g_autofree char           *object = value_of (store, "nights", "two/b.fits", "target_name");

  g_assert_cmpstr (name, ==, "nights");
  g_assert_cmpstr (again, ==, "nights");
  g_assert_cmpuint (nun_description_get_n_collections (description), ==, 1);
  g_assert_cmpstr (collection->source, ==, both);
  g_assert_cmpint (collection->n_rows, ==, 5);
  g_assert_cmpstr (object, ==, "M 42");
  g_assert_cmpint (nun_compare_source (collection), ==, NUN_SOURCE_SAME);
}

static void
test_paths_lead_nowhere_else (void)
{
  g_autofree char *inside = nun_observation_product_path ("/data/night", "deep/../a.fits");

  g_assert_cmpstr (inside, ==, "/data/night/a.fits");
  g_assert_null (nun_observation_product_path ("/data/night", "../secret"));
  g_assert_null (nun_observation_product_path ("/data/night", "../night2/a.fits"));
  g_assert_null (nun_observation_product_path ("/data/night", "/etc/passwd"));
  g_assert_null (nun_observation_product_path ("/data/night", "deep/../../x"));
  g_assert_null (nun_observation_product_path ("/data/night", ""));
}

/* -- rules ------------------------------------------------------------------------------------------- */

static void
test_rules (void)
{
  g_autofree char           *night = make_night ("rules/night");
  g_autoptr (NunStore)       store = make_store ("rules.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (GPtrArray)      news = NULL;
  g_autoptr (GPtrArray)      later = NULL;
  g_autoptr (GPtrArray)      findings = NULL;
  g_autoptr (NunDescription) changed = NULL;

  g_assert_false (nun_store_needs_scan (store, name));
  decide (store, "target_name", "constant Survey Field");
  g_assert_true (nun_store_needs_scan (store, name));
  assert_value (store, "a.fits", "target_name", "M 31");
  changed = nun_store_get_description (store);
  findings = nun_findings_judge (changed);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((NunFinding *) findings->pdata[i])->id, "rules-not-applied"))
      break;
    else
      g_assert_cmpuint (i + 1, <, findings->len);
  news = rescan (store);
  g_assert_true (tells (news, "target_name"));
  g_assert_cmpuint (news->len, ==, 1);
  g_assert_false (nun_store_needs_scan (store, name));
  assert_value (store, "a.fits", "target_name", "Survey Field");
  /* Undone, the rows are to be made by the guess again, which has not been forgotten. */
  nun_store_undo (store, NULL);
  g_assert_true (nun_store_needs_scan (store, name));
  later = rescan (store);
  assert_value (store, "a.fits", "target_name", "M 31");
}

static void
test_rules_text (void)
{
  g_autofree char           *night = make_night ("text/night");
  g_autoptr (NunStore)       store = make_store ("text.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) before = nun_store_get_description (store);
  g_autoptr (NunDescription) same = NULL;
  g_autoptr (NunDescription) after = NULL;
  g_autoptr (GError)         error = NULL;
  g_autofree char           *text = nun_rules_to_text (before, name);
  g_autofree char           *decided = NULL;

  g_assert_nonnull (strstr (text, "\nt_exptime = keyword "));
  /* What is printed says nothing new. */
  same = nun_rules_apply_text (before, name, text, &error);
  g_assert_no_error (error);
  decided = nun_rules_decided (same, name);
  g_assert_null (decided);
  after = nun_rules_apply_text (
      before, name, "# mine\n\n t_exptime =  keyword EXPTIME in min \nobs_title=\n", &error);
  g_assert_no_error (error);
  decided = nun_rules_decided (after, name);
  g_assert_cmpstr (decided, ==, "obs_title=\nt_exptime=keyword EXPTIME in min\n");
  g_assert_null (nun_rules_apply_text (before, name, "\ns_ra = explode\n", &error));
  g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
  g_assert_nonnull (strstr (error->message, "2"));
  g_clear_error (&error);
  g_assert_null (
      nun_rules_apply_text (before, name, "product_path = constant /etc/passwd", &error));
  g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
}

/* -- changes ----------------------------------------------------------------------------------------- */

static void
change_night (const char *night)
{
  g_autofree char *gone = g_build_filename (night, "b.fits", NULL);
  MadeImage        added = { "M 1", 83.6, 22.0, 10.0, NULL, "R" };
  MadeImage        changed = { "M 32", 10.5, 41.0, 60.0, "2004-03-01T06:00:00", "V" };

  g_remove (gone);
  write_image (night, "e.fits", &added);
  write_image (night, "a.fits", &changed);
}

static void
test_changes (void)
{
  g_autofree char           *night = make_night ("changes/night");
  g_autoptr (NunStore)       store = make_store ("changes.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) before = NULL;
  g_autoptr (GPtrArray)      news = NULL;
  g_autoptr (GPtrArray)      nothing = rescan (store);

  g_assert_cmpuint (nothing->len, ==, 0);
  decide (store, "obs_collection", "constant Mine");
  before = nun_store_get_description (store);
  change_night (night);
  g_assert_cmpint (nun_compare_source (nun_description_get_collection (before, 0)), ==,
                   NUN_SOURCE_CHANGED);
  news = rescan (store);
  g_assert_true (tells (news, "1 (e.fits)"));
  g_assert_true (tells (news, "1 (b.fits)"));
  g_assert_true (tells (news, "1 (a.fits)"));
  g_assert_true (tells (news, "(target_name)"));
  assert_value (store, "a.fits", "target_name", "M 32");
  assert_value (store, "e.fits", "obs_collection", "Mine");
  g_assert_cmpuint (count_near (store, name, 83.5, -5.5), ==, 0);
  g_assert_cmpuint (count_near (store, name, 83.6, 22.0), ==, 1);
}

static void
test_gone (void)
{
  g_autofree char           *night = make_night ("gone/night");
  g_autoptr (NunStore)       store = make_store ("gone.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  g_autoptr (GPtrArray)      news = NULL;
  g_autoptr (GError)         error = NULL;

  remove_tree (night);
  g_assert_cmpint (nun_compare_source (nun_description_get_collection (description, 0)), ==,
                   NUN_SOURCE_GONE);
  g_assert_false (nun_store_rescan (store, name, NULL, NULL, NULL, &news, NULL, &error));
  g_assert_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING);
  assert_value (store, "a.fits", "target_name", "M 31");
}

/* A publication that lies among its files is none of them, and both move together. */
static void
test_beside (void)
{
  g_autofree char           *night = make_night ("beside/night");
  g_autofree char           *moved = g_build_filename (folder, "beside", "other", NULL);
  g_autofree char           *later = g_build_filename (moved, "here.nuncius", NULL);
  g_autoptr (NunStore)       store = make_store ("beside/night/here.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (GPtrArray)      news = rescan (store);

  g_assert_cmpuint (news->len, ==, 0);
  g_clear_object (&store);
  g_assert_cmpint (g_rename (night, moved), ==, 0);
  store = nun_store_open (later, FALSE, NULL);
  description = nun_store_get_description (store);
  g_assert_cmpstr (nun_description_get_collection (description, 0)->source, ==, moved);
  g_assert_cmpint (nun_compare_source (nun_description_get_collection (description, 0)), ==,
                   NUN_SOURCE_SAME);
}

/* -- the rest ---------------------------------------------------------------------------------------- */

static void
test_remove (void)
{
  g_autofree char     *night = make_night ("remove/night");
  g_autoptr (NunStore) store = make_store ("remove.nuncius");
  g_autofree char     *name = import_night (store, night);
  g_autofree char     *path = g_strdup (nun_store_get_path (store));
  sqlite3             *database;
  sqlite3_stmt        *rest;

  g_assert_true (nun_store_remove (store, name, "Remove", NULL));
  g_clear_object (&store);
  sqlite3_open (path, &database);
  sqlite3_prepare_v2 (database,
                      "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'foot%' OR name LIKE "
                      "'rows%' OR name LIKE 'path%'",
                      -1, &rest, NULL);
  g_assert_cmpint (sqlite3_step (rest), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (rest, 0), ==, 0);
  sqlite3_finalize (rest);
  sqlite3_close (database);
}

/* A cancel leaves the publication as it was. */
static void
test_cancel (void)
{
  g_autofree char         *night = make_night ("cancel/night");
  g_autoptr (NunStore)     store = make_store ("cancel.nuncius");
  g_autofree char         *name = import_night (store, night);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    news = NULL;

  change_night (night);
  g_cancellable_cancel (cancelled);
  g_assert_false (nun_store_rescan (store, name, NULL, NULL, cancelled, &news, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_value (store, "b.fits", "target_name", "M 42");
  g_assert_cmpuint (count_near (store, name, 83.5, -5.5), ==, 1);
}

/* Other roles for the position sort the rows anew, and the footprints go with them. */
static void
test_place (void)
{
  g_autofree char           *night = make_night ("place/night");
  g_autoptr (NunStore)       store = make_store ("place.nuncius");
  g_autofree char           *name = import_night (store, night);
  g_autoptr (NunDescription) before = nun_store_get_description (store);
  g_autoptr (NunDescription) after = nun_description_set (before, name, NULL, "frame", "FK4", NULL);
  g_autoptr (GError)         error = NULL;

  g_assert_true (nun_store_apply (store, after, "Frame", NULL));
  g_assert_true (nun_store_needs_placing (store, name));
  nun_store_place (store, name, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_near (store, name, 10.5, 41.0), ==, 1);
  assert_value (store, "a.fits", "target_name", "M 31");
}

static void
assert_coverage (NunStore *store, const char *key)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  g_autoptr (GArray)         times = nun_coverage_temporal (description, "night");
  g_autoptr (GArray)         light = nun_coverage_spectral (description, "night");
  /* 6, 7 and 8 hours of 2004-03-01, MJD 53065, for 60, 30 and 5 seconds. */
  static const double starts[] = { 53065.25, 53065 + 7 / 24.0, 53065 + 8 / 24.0 };
  static const double exposures_s[] = { 60, 30, 5 };

  g_test_message ("%s", key);
  g_assert_cmpuint (times->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const NunInterval *interval = &g_array_index (times, NunInterval, i);

      g_assert_cmpfloat_with_epsilon (interval->low, starts[i], 1e-8);
      g_assert_cmpfloat_with_epsilon (interval->high, starts[i] + exposures_s[i] / 86400, 1e-8);
    }
  /* V around 550 nm, 3.6117e-19 J, and B around 440 nm, 4.5147e-19 J, with a gap between them. */
  g_assert_cmpuint (light->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const NunInterval *interval = &g_array_index (light, NunInterval, i);
      double             middle = i == 0 ? 3.6117e-19 : 4.5147e-19;

      g_assert_cmpfloat (interval->low, >, 0.85 * middle);
      g_assert_cmpfloat (interval->low, <, middle);
      g_assert_cmpfloat (interval->high, >, middle);
      g_assert_cmpfloat (interval->high, <, 1.15 * middle);
    }
}

/* What the images cover is kept with them, and measured again for files that did not keep it. */
static void
test_reach (void)
{
  g_autofree char *night = make_night ("coverage/night");
  g_autofree char *path = NULL, *table = NULL;
  NunStore        *store = make_store ("coverage.nuncius");
  sqlite3         *database;

  table = import_night (store, night);
  path = g_strdup (nun_store_get_path (store));
  assert_coverage (store, "fresh");
  g_object_unref (store);
  store = nun_store_open (path, TRUE, NULL);
  assert_coverage (store, "kept");
  g_object_unref (store);
  sqlite3_open (path, &database);
  g_assert_cmpint (sqlite3_exec (database, "UPDATE collection SET temporal = NULL, spectral = NULL",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (database);
  store = nun_store_open (path, TRUE, NULL);
  assert_coverage (store, "measured again");
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/scan/import", test_import);
  g_test_add_func ("/scan/only-file", test_only_file);
  g_test_add_func ("/scan/coverage", test_coverage);
  g_test_add_func ("/scan/names-are-indexed", test_names_are_indexed);
  g_test_add_func ("/scan/paths", test_paths);
  g_test_add_func ("/scan/paths-lead-nowhere-else", test_paths_lead_nowhere_else);
  g_test_add_func ("/scan/rules", test_rules);
  g_test_add_func ("/scan/rules-text", test_rules_text);
  g_test_add_func ("/scan/changes", test_changes);
  g_test_add_func ("/scan/gone", test_gone);
  g_test_add_func ("/scan/beside", test_beside);
  g_test_add_func ("/scan/remove", test_remove);
  g_test_add_func ("/scan/cancel", test_cancel);
  g_test_add_func ("/scan/place", test_place);
  g_test_add_func ("/scan/reach", test_reach);
  status = g_test_run ();
  remove_tree (folder);
  g_free (folder);
  return status;
}
