/* Reading tables in: the rows that come out, cancelling, replacing, sorting anew, removing. */
#include <glib/gstdio.h>
#include <string.h>

#include "describe/compare.h"
#include "made-store.h"
#include "store/select.h"
#include "store/sky.h"

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* How many rows a select gives, each with a value in the first column. */
static guint
count_rows (NunStore *store, const char *table, const NunSelect *cone)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  NunSelect                  select = *cone;
  g_autoptr (GPtrArray)      columns = nun_view_columns (description, table, NUN_UCD_STYLE_UCD1, 2);
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunRows)        rows = NULL;
  const NunValue            *values;
  guint                      n = 0;

  select.columns = columns;
  rows = nun_store_select (store, table, &select, &error);
  g_assert_no_error (error);
  for (; (values = nun_rows_next (rows, NULL, &error)) != NULL; n++)
    g_assert_cmpint (values[0].type, !=, NUN_VALUE_NULL);
  g_assert_no_error (error);
  return n;
}

static void
test_rows (void)
{
  g_autofree char           *path = in_folder ("rows.nuncius");
  g_autofree char           *csv = make_csv (folder, "rows.csv", 5000, TRUE);
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  NunSelect                  everything = { .limit = -1 };
  NunSelect                  few = { .limit = 7 };
  NunSelect                  sky = { .has_cone = TRUE, .radius_deg = 180.0, .limit = -1 };
  g_autoptr (NunDescription) description = NULL;
  const NunCollection       *collection;

  import_file (store, csv);
  description = nun_store_get_description (store);
  collection = nun_description_get_collection (description, 0);
  g_assert_cmpint (collection->n_rows, ==, 5000);
  g_assert_cmpint (collection->n_placed, ==, 4950);
  g_assert_nonnull (collection->moc);
  g_assert_true (collection->has_test);
  g_assert_cmpuint (count_rows (store, "rows", &everything), ==, 5000);
  g_assert_cmpuint (count_rows (store, "rows", &few), ==, 7);
  g_assert_cmpuint (count_rows (store, "rows", &sky), ==, 4950);
}

static void
test_reopened_is_the_same (void)
{
  g_autofree char           *path = in_folder ("again.nuncius");
  g_autofree char           *csv = make_csv (folder, "again.csv", 300, FALSE);
  NunStore                  *store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) before = NULL;
  g_autoptr (NunDescription) after = NULL;
  g_autofree char           *text_before = NULL, *text_after = NULL;
  const NunCollection       *a, *b;

  import_file (store, csv);
  before = nun_store_get_description (store);
  g_object_unref (store);
  store = nun_store_open (path, TRUE, NULL);
  after = nun_store_get_description (store);
  g_object_unref (store);
  text_before = nun_description_to_text (before, TRUE);
  text_after = nun_description_to_text (after, TRUE);
  g_assert_cmpstr (text_before, ==, text_after);
  a = nun_description_get_collection (before, 0);
  b = nun_description_get_collection (after, 0);
  g_assert_cmpstr (a->source, ==, b->source);
  g_assert_cmpstr (a->source_sha256, ==, b->source_sha256);
  g_assert_cmpstr (a->moc, ==, b->moc);
  g_assert_cmpfloat (a->profile->columns[1].maximum, ==, b->profile->columns[1].maximum);
  g_assert_cmpint (a->profile->columns[0].n_distinct, ==, 300);
  g_assert_cmpstr (a->profile->columns[0].samples[1], ==, b->profile->columns[0].samples[1]);
}

static void
cancel_at_half (double fraction, gpointer cancellable)
{
  if (fraction >= 0.5)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (void)
{
  g_autofree char           *path = in_folder ("cancel.nuncius");
  g_autofree char           *small = make_csv (folder, "small.csv", 10, FALSE);
  g_autofree char           *large = make_csv (folder, "large.csv", 60000, FALSE);
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunFile)        file = nun_file_open (large, NULL, NULL);
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) description = NULL;

  import_file (store, small);
  g_assert_false (nun_store_import (store, file, nun_file_get_main_table (file), cancel_at_half,
                                    cancellable, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  description = nun_store_get_description (store);
  g_assert_cmpuint (nun_description_get_n_collections (description), ==, 1);
  g_assert_cmpuint (count_rows (store, "small", &(NunSelect){ .limit = -1 }), ==, 10);
  import_file (store, large);
}

static void
test_replaced (void)
{
  g_autofree char           *path = in_folder ("replace.nuncius");
  g_autofree char           *csv = make_csv (folder, "change.csv", 100, FALSE);
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) first = NULL;
  g_autoptr (NunDescription) decided = NULL;
  g_autoptr (NunDescription) second = NULL;

  import_file (store, csv);
  first = nun_store_get_description (store);
  decided = nun_description_set (first, "change", "mag", "ucd", "phot.mag;em.opt.V", NULL);
  g_assert_true (nun_store_apply (store, decided, "UCD", NULL));
  g_free (make_csv (folder, "change.csv", 150, FALSE));
  import_file (store, csv);
  second = nun_store_get_description (store);
  g_assert_cmpuint (nun_description_get_n_collections (second), ==, 1);
  g_assert_cmpint (nun_description_get_collection (second, 0)->n_rows, ==, 150);
  g_assert_cmpstr (nun_description_get_value (second, "change", "mag", "ucd"), ==,
                   "phot.mag;em.opt.V");
}

static void
test_placing (void)
{
  g_autofree char           *path = in_folder ("place.nuncius");
  g_autofree char           *csv = in_folder ("place.csv");
  g_autoptr (NunStore)       reopened = NULL;
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) first = NULL, half = NULL, whole = NULL, placed = NULL;
  g_autoptr (GError)         error = NULL;
  NunSelect                  cone = {
                     .has_cone = TRUE, .ra_deg = 20.0, .dec_deg = 30.0, .radius_deg = 0.1, .limit = -1
  };

  g_file_set_contents (csv, "id,x,y\na,20,30\nb,21,31\nc,22,32\n", -1, NULL);
  import_file (store, csv);
  g_assert_false (nun_store_needs_placing (store, "place"));
  first = nun_store_get_description (store);
  half = nun_description_set (first, "place", "x", "role", "ra", NULL);
  whole = nun_description_set (half, "place", "y", "role", "dec", NULL);
  g_assert_true (nun_store_apply (store, whole, "Role", NULL));
  g_assert_true (nun_store_needs_placing (store, "place"));
  g_assert_true (nun_store_place (store, "place", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (nun_store_needs_placing (store, "place"));
  reopened = nun_store_open (path, TRUE, NULL);
  g_assert_false (nun_store_needs_placing (reopened, "place"));
  placed = nun_store_get_description (store);
  g_assert_cmpint (nun_description_get_collection (placed, 0)->n_placed, ==, 3);
  g_assert_cmpuint (count_rows (store, "place", &cone), ==, 1);
}

/* A VOTable that calls its UTF-8 text "char" is served as unicodeChar. */
static void
test_unicode (void)
{
  g_autofree char           *path = in_folder ("unicode.nuncius");
  g_autofree char           *file = in_folder ("unicode.vot");
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) description = NULL;
  GPtrArray                 *columns;

  g_file_set_contents (file,
                       "<VOTABLE version='1.3'><RESOURCE><TABLE>"
                       "<FIELD name='a' datatype='char' arraysize='*'/>"
                       "<FIELD name='b' datatype='char' arraysize='*'/>"
                       "<DATA><TABLEDATA><TR><TD>plain</TD><TD>Mécha\303\257n</TD></TR></TABLEDATA>"
                       "</DATA></TABLE></RESOURCE></VOTABLE>",
                       -1, NULL);
  import_file (store, file);
  description = nun_store_get_description (store);
  columns = nun_description_get_collection (description, 0)->columns;
  g_assert_cmpint (((NunColumn *) columns->pdata[0])->datatype, ==, NUN_DATATYPE_CHAR);
  g_assert_cmpint (((NunColumn *) columns->pdata[1])->datatype, ==, NUN_DATATYPE_UNICODE_CHAR);
}

static gint64
count_points (GArray *points)
{
  gint64 n = 0;

  for (guint i = 0; i < points->len; i++)
    n += g_array_index (points, NunSkyPoint, i).n_rows;
  return n;
}

static void
test_sky (void)
{
  g_autofree char     *path = in_folder ("sky.nuncius");
  g_autofree char     *csv = make_csv (folder, "sky.csv", 5000, TRUE);
  g_autoptr (NunStore) store = nun_store_create (path, NULL);
  g_autoptr (GArray)   rows = NULL, cells = NULL, cone = NULL, coarse = NULL;
  g_autoptr (GError)   error = NULL;
  NunSelect            in_cone = { .ra_deg = 100, .dec_deg = 10, .radius_deg = 25, .limit = -1 };

  import_file (store, csv);
  rows = nun_store_sky (store, "sky", &(NunSkyAsk){ 0, 0, 180, NULL, 10000 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4950);
  cells = nun_store_sky (store, "sky", &(NunSkyAsk){ 0, 0, 180, NULL, 1000 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, <=, 1000);
  g_assert_cmpuint (cells->len, >, 500); /* 768 cells of order 3, nearly all met */
  g_assert_cmpint (count_points (cells), ==, 4950);
  cone = nun_store_sky (store, "sky", &(NunSkyAsk){ 100, 10, 25, "ra", 10000 }, NULL, &error);
  g_assert_no_error (error);
  in_cone.has_cone = TRUE;
  g_assert_cmpuint (cone->len, ==, count_rows (store, "sky", &in_cone));
  g_assert_cmpuint (cone->len, >, 50);
  for (guint i = 0; i < cone->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (cone, NunSkyPoint, i).ra_deg,
                                    (double) g_array_index (cone, NunSkyPoint, i).value, 1e-4);
  coarse = nun_store_sky (store, "sky", &(NunSkyAsk){ 100, 10, 25, NULL, 40 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (coarse->len, <, 100);
  g_assert_cmpint (g_array_index (coarse, NunSkyPoint, 0).order, >=, 0);
  g_assert_cmpint (count_points (coarse), >=, (gint64) cone->len);
  g_assert_null (
      nun_store_sky (store, "nothing", &(NunSkyAsk){ 0, 0, 180, NULL, 10 }, NULL, &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE);
}

static gboolean
mentions (GPtrArray *sentences, const char *word)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], word) != NULL)
      return TRUE;
  return FALSE;
}

/* A changed file is noticed, and what changed is told. */
static void
test_read_again (void)
{
  g_autofree char           *path = in_folder ("news.nuncius");
  g_autofree char           *csv = in_folder ("news.csv");
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) first = NULL, second = NULL;
  const NunCollection       *before, *after;
  g_autoptr (GPtrArray)      news = NULL, nothing = NULL;

  g_file_set_contents (csv, "id,ra,dec,a,b\n1,10,20,5,x\n2,11,21,6,y\n", -1, NULL);
  import_file (store, csv);
  first = nun_store_get_description (store);
  before = nun_description_get_collection (first, 0);
  g_assert_cmpint (nun_compare_source (before), ==, NUN_SOURCE_SAME);
  nothing = nun_compare_collections (before, before);
  g_assert_cmpuint (nothing->len, ==, 0);

  g_file_set_contents (csv, "id,ra,dec,a,c\n1,10,20,5.5,x\n2,11,21,9,y\n3,12,22,7,z\n", -1, NULL);
  g_assert_cmpint (nun_compare_source (before), ==, NUN_SOURCE_CHANGED);
  import_file (store, csv);
  second = nun_store_get_description (store);
  after = nun_description_get_collection (second, 0);
  g_assert_cmpint (nun_compare_source (after), ==, NUN_SOURCE_SAME);
  news = nun_compare_collections (before, after);
  g_assert_true (mentions (news, "2 before, 3 now"));
  g_assert_true (mentions (news, "“b” has gone"));
  g_assert_true (mentions (news, "“c” is new"));
  g_assert_true (mentions (news, "type int before, double now"));
  g_assert_true (mentions (news, "5 to 6 before, 5.5 to 9 now"));

  g_unlink (csv);
  g_assert_cmpint (nun_compare_source (after), ==, NUN_SOURCE_GONE);
}

/* Which of several tables is too wide is said. */
static void
test_too_wide (void)
{
  g_autofree char     *path = in_folder ("wide.nuncius");
  g_autofree char     *csv = in_folder ("too-wide.csv");
  g_autoptr (GString)  text = g_string_new ("c0");
  g_autoptr (NunStore) store = nun_store_create (path, NULL);
  g_autoptr (NunFile)  file = NULL;
  g_autoptr (GError)   error = NULL;

  for (guint i = 1; i < 2000; i++)
    g_string_append_printf (text, ",c%u", i);
  for (guint row = 0; row < 3; row++)
    for (guint i = 0; i < 2000; i++)
      g_string_append_printf (text, "%c%u", i == 0 ? '\n' : ',', i);
  g_file_set_contents (csv, text->str, -1, NULL);
  file = nun_file_open (csv, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (nun_store_import (store, file, nun_file_get_main_table (file), NULL, NULL, NULL,
                                    NULL, &error));
  g_assert_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "too-wide"));
  g_assert_nonnull (strstr (error->message, "2000"));
}

/* -99.99 that stands out is found, served as no value, and can be taken back. */
static void
test_null_value (void)
{
  g_autofree char           *path = in_folder ("null.nuncius");
  g_autofree char           *csv = in_folder ("null.csv");
  g_autoptr (GString)        text = g_string_new ("id,ra,dec,mag,n\n");
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) found = NULL, taken_back = NULL;
  g_autoptr (GPtrArray)      columns = NULL, plain = NULL;
  NunSelect                  select = { .limit = -1 };
  guint                      nulls[2] = { 0, 0 };

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "s%u,%u.5,%u.25,%s,%u\n", i, i, i % 80,
                            i % 10 == 3  ? "-99.99"
                            : i % 2 == 0 ? "12.5"
                                         : "9.25",
                            i);
  g_file_set_contents (csv, text->str, -1, NULL);
  import_file (store, csv);
  found = nun_store_get_description (store);
  g_assert_cmpstr (nun_description_get_value (found, "null", "mag", "null_value"), ==, "-99.99");
  g_assert_cmpstr (nun_description_get_value (found, "null", "n", "null_value"), ==, "");
  taken_back = nun_description_set (found, "null", "mag", "null_value", "", NULL);
  columns = nun_view_columns (found, "null", NUN_UCD_STYLE_UCD1, 2);
  plain = nun_view_columns (taken_back, "null", NUN_UCD_STYLE_UCD1, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NunRows) rows = NULL;
      const NunValue     *values;

      select.columns = i == 0 ? columns : plain;
      rows = nun_store_select (store, "null", &select, NULL);
      while ((values = nun_rows_next (rows, NULL, NULL)) != NULL)
        nulls[i] += values[3].type == NUN_VALUE_NULL;
    }
  g_assert_cmpuint (nulls[0], ==, 10);
  g_assert_cmpuint (nulls[1], ==, 0);
}

/* How values are shown and how absent ones were spelled comes back with the publication, whatever a stranger wrote. */
static void
test_display (void)
{
  static const char text[] =
      "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: ra, datatype: float64, format: '%9.4f'}\n"
      "# - {name: dec, datatype: float64}\n# - {name: mag, datatype: float32, format: .2f}\n"
      "ra dec mag\n1.5 2.5 \"\"\n2.5 3.5 --\n3.5 4.5 N/A\n4.5 5.5 --\n5.5 6.5 1.25\n";
  g_autofree char *path = in_folder ("display.nuncius"), *file = in_folder ("display.ecsv");
  NunStore        *store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) description = NULL;
  const NunCollection       *collection;
  const NunColumn           *ra, *mag;
  g_autofree char           *spellings = NULL;

  g_file_set_contents (file, text, -1, NULL);
  import_file (store, file);
  g_object_unref (store);
  store = nun_store_open (path, TRUE, NULL);
  description = nun_store_get_description (store);
  g_object_unref (store);
  collection = nun_description_get_collection (description, 0);
  ra = collection->columns->pdata[0];
  mag = collection->columns->pdata[2];
  g_assert_cmpint (ra->width, ==, 9);
  g_assert_cmpstr (ra->precision, ==, "F4");
  g_assert_cmpint (mag->width, ==, 0);
  g_assert_cmpstr (mag->precision, ==, "F2");
  g_assert_null (((NunColumn *) collection->columns->pdata[1])->precision);
  spellings = nun_profile_dup_spellings (&collection->profile->columns[2]);
  g_assert_cmpstr (spellings, ==, "empty 1 time, “--” 2 times, “N/A” 1 time");
  g_assert_cmpint (collection->profile->columns[2].n_null, ==, 4);
}

static void
test_removed (void)
{
  g_autofree char           *path = in_folder ("remove.nuncius");
  g_autofree char           *a = make_csv (folder, "a.csv", 10, FALSE);
  g_autofree char           *b = make_csv (folder, "b.csv", 20, FALSE);
  g_autoptr (NunStore)       store = nun_store_create (path, NULL);
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (GError)         error = NULL;

  import_file (store, a);
  import_file (store, b);
  g_assert_true (nun_store_remove (store, "a", "Remove", &error));
  g_assert_no_error (error);
  g_assert_false (nun_store_remove (store, "a", "Remove", &error));
  g_assert_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE);
  description = nun_store_get_description (store);
  g_assert_cmpuint (nun_description_get_n_collections (description), ==, 1);
  g_assert_nonnull (nun_description_find_collection (description, "b"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/import/rows", test_rows);
  g_test_add_func ("/import/reopened-is-the-same", test_reopened_is_the_same);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/replaced", test_replaced);
  g_test_add_func ("/import/placing", test_placing);
  g_test_add_func ("/import/unicode", test_unicode);
  g_test_add_func ("/import/sky", test_sky);
  g_test_add_func ("/import/read-again", test_read_again);
  g_test_add_func ("/import/too-wide", test_too_wide);
  g_test_add_func ("/import/null-value", test_null_value);
  g_test_add_func ("/import/display", test_display);
  g_test_add_func ("/import/removed", test_removed);
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
