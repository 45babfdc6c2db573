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
  g_autofree char   *record =
      nun_publish_record (description, NULL, table, "http://[::1]:8080", &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, record, -1, &error);
  g_assert_no_error (error);
}

/* A table with all that can be said: times and light in its columns too. */
static NunDescription *
full_description (void)
{
  static const char          about[] = "[publication]\n"
                                       "creators = Messier, C. (0000-0002-1825-0097); Mechain, P.; n/a\n"
                                       "doi = 10.5281/zenodo.1\n"
                                       "related = IsDerivedFrom ivo://other.test/x; Cites 10.1000/182\n"
                                       "facility = Hotel de Cluny\n"
                                       "instrument = Refractor; unknown\n"
                                       "revised = 2026-06-30\n"
                                       "rights = All the glory is ours\n"
                                       "acknowledgement = We thank the comets\n"
                                       "publisher_id = ivo://obs.test/org\n"
                                       "[table \"first\"]\n"
                                       "[column \"vmag\"]\n"
                                       "unit = mag\n"
                                       "ucd = phot.mag;em.opt.V\n"
                                       "[column \"seen\"]\n"
                                       "unit = d\n"
                                       "ucd = time.epoch;obs\n";
  g_autoptr (NunDescription) plain = sample_description (FALSE, sample_about);
  g_autoptr (NunCollection)  collection =
      nun_collection_copy (nun_description_get_collection (plain, 0));
  g_autoptr (NunDescription) timed = NULL;
  g_autoptr (GError)         error = NULL;
  NunDescription            *full;
  NunColumnProfile          *seen;

  g_ptr_array_add (collection->columns, nun_column_new ("seen", NUN_DATATYPE_DOUBLE, NULL));
  collection->profile->columns =
      g_renew (NunColumnProfile, collection->profile->columns, collection->columns->len);
  collection->profile->n_columns = collection->columns->len;
  seen = &collection->profile->columns[collection->columns->len - 1];
  *seen = (NunColumnProfile){ .has_range = TRUE, .minimum = 58000, .maximum = 58010.5 };
  timed = nun_description_with_collection (plain, collection, NULL);
  full = nun_description_apply_text (timed, about, &error);
  g_assert_no_error (error);
  return full;
}

static void
save_text (const char *folder, const char *name, char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *record = text;

  g_assert_nonnull (record);
  g_assert_true (g_file_set_contents (path, record, -1, NULL));
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
  g_autoptr (NunDescription) one = full_description ();
  g_autoptr (NunDescription) two = sample_description (TRUE, sample_about);
  g_autoptr (NunDescription) bare = nun_description_ref (one);

  g_assert_cmpint (argc, ==, 2);
  save (argv[1], "one.xml", one);
  save (argv[1], "two.xml", two);
  save_text (argv[1], "whole.xml", nun_publish_record (two, NULL, NULL, "http://[::1]:8080", NULL));
  save_text (argv[1], "withdrawn.xml",
             nun_publish_withdrawal (one, "first", "http://[::1]:8080", NULL));
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
