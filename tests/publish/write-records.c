/* Writes the records of a small publication to files, for the schemas: write-records DIRECTORY. */

#include "observe/observation.h"
#include "publish/record.h"
#include "sample.h"

static void
save_table (const char           *folder,
            const char           *name,
            const NunDescription *description,
            const char           *table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *record = nun_publish_record (description, table, "http://[::1]:8080", &error);
  g_autofree char   *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, record, -1, &error);
  g_assert_no_error (error);
}

static void
save (const char *folder, const char *name, const NunDescription *description)
{
  save_table (folder, name, description, "first");
}

/* Images or spectra, of which nothing is known but that there are some. */
static void
save_observations (const char *folder, const char *name, NunCollectionKind kind)
{
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunCollection)  collection = nun_collection_new ("data");
  g_autoptr (NunDescription) with = NULL, full = NULL;

  collection->kind = kind;
  g_ptr_array_unref (collection->columns);
  collection->columns = nun_observation_columns (
      kind == NUN_COLLECTION_SPECTRA ? NUN_DATASET_SPECTRUM : NUN_DATASET_IMAGE);
  collection->n_rows = collection->n_placed = 12;
  collection->has_test = TRUE;
  collection->test_ra_deg = 83.6;
  collection->test_dec_deg = 22;
  collection->test_sr_deg = 0.1;
  with = nun_description_with_collection (empty, collection, NULL);
  full = nun_description_apply_text (with, sample_about, NULL);
  g_assert_nonnull (full);
  save_table (folder, name, full, "data");
}

int
main (int argc, char **argv)
{
  static const char *const optional[] = {
    "short_name", "licence",       "reference_url", "source",
    "wavebands",  "content_level", "version",       "created"
  };
  g_autoptr (NunDescription) one = sample_description (FALSE, sample_about);
  g_autoptr (NunDescription) two = sample_description (TRUE, sample_about);
  g_autoptr (NunDescription) bare = nun_description_ref (one);

  g_assert_cmpint (argc, ==, 2);
  save (argv[1], "one.xml", one);
  save (argv[1], "two.xml", two);
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      g_autoptr (NunDescription) before = g_steal_pointer (&bare);

      bare = nun_description_set (before, NULL, NULL, optional[i], NULL, NULL);
    }
  save (argv[1], "bare.xml", bare);
  save_observations (argv[1], "images.xml", NUN_COLLECTION_IMAGES);
  save_observations (argv[1], "spectra.xml", NUN_COLLECTION_SPECTRA);
  return 0;
}
