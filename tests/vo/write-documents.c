/* Writes records and VOSI documents of generated services into a folder: the hand of documents.py.
 *
 *   write-documents DIRECTORY N    N services of every kind, and one, "golden", that is known by heart */

#include <glib/gstdio.h>

#include <stdlib.h>

#include "vo/resource.h"

static const char *const odd[] = {
  "plain",
  "<markup> & \"quotes\" 'too' ]]>",
  "\xce\xb1\xce\xb2 \xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x94\xad",
  "control \x01\x1f\x7f characters\r\nand\tlines",
  "not \xff UTF-8 \xc3",
  "  blanks   around  ",
  "\xef\xbf\xbf\xef\xbf\xbe",
};
static const char *const uris[] = { "https://example.org/a b?c=d&e=<f>", "http://[::1]:8080/x[1]",
                                    "http://example.org/%20/%zz/\xc3\xa4#y" };
static const char *const sources[] = { "2026A&A...700A...1X", "doi:10.1234/abc",
                                       "https://doi.org/10.1234/<x>", "A book, 1904", "10.1/x" };
static const char *const dates[] = { "2026-01-31", "2026-01-31T12:00:00", "2026-01-31T12:00:00.5Z",
                                     "2026-02-30", "last year",           "0000-01-01" };

static const char *
any (GRand *rand, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (rand, 0, (gint32) n)];
}

/* A text or, half the time, nothing. */
static const char *
maybe (GRand *rand, const char *const *texts, guint n)
{
  return g_rand_boolean (rand) ? any (rand, texts, n) : NULL;
}

static char *
maybe_dup (GRand *rand)
{
  return g_strdup (maybe (rand, odd, G_N_ELEMENTS (odd)));
}

static GPtrArray *
make_columns (GRand *rand, guint n)
{
  static const char *const sizes[] = { NULL, "*", "8", "3x2", "3x2*", "1", "8*", "nonsense" };
  static const char *const ucds[] = { "pos.eq.ra;meta.main", "meta.id;meta.main", "phot.mag" };
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u %s", i, any (rand, odd, G_N_ELEMENTS (odd)));
      NunColumn       *column = nun_column_new (name, (NunDatatype) g_rand_int_range (rand, 0, 12),
                                                any (rand, sizes, G_N_ELEMENTS (sizes)));

      column->unit = maybe_dup (rand);
      column->ucd = g_strdup (maybe (rand, ucds, G_N_ELEMENTS (ucds)));
      column->utype = maybe_dup (rand);
      column->xtype = maybe_dup (rand);
      column->description = maybe_dup (rand);
      g_ptr_array_add (columns, column);
    }
  return columns;
}

static void
save (const char *folder, const char *name, const char *kind, char *document)
{
  g_autofree char   *file = g_strdup_printf ("%s.%s.xml", name, kind);
  g_autofree char   *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, document, -1, &error);
  g_assert_no_error (error);
  g_free (document);
}

static void
save_all (const char *folder, const char *name, const NunVoResource *resource)
{
  save (folder, name, "record", nun_vo_record (resource));
  save (folder, name, "capabilities", nun_vo_capabilities (resource));
  save (folder, name, "tables", nun_vo_tables (resource));
}

static void
choose_texts (GRand *rand, NunVoResource *resource, const char *const *list)
{
  resource->title = any (rand, odd, G_N_ELEMENTS (odd));
  resource->identifier = "ivo://example.org/a/b-c_d.e";
  resource->description = any (rand, odd, G_N_ELEMENTS (odd));
  resource->publisher = any (rand, odd, G_N_ELEMENTS (odd));
  resource->contact_name = any (rand, odd, G_N_ELEMENTS (odd));
  resource->short_name = maybe (rand, odd, G_N_ELEMENTS (odd));
  resource->creators = g_rand_boolean (rand) ? list : NULL;
  resource->subjects = list;
  resource->wavebands = g_rand_boolean (rand) ? list : NULL;
  resource->contact_email = maybe (rand, odd, G_N_ELEMENTS (odd));
  resource->source = maybe (rand, sources, G_N_ELEMENTS (sources));
  resource->reference_url = any (rand, uris, G_N_ELEMENTS (uris));
  resource->content_level = maybe (rand, odd, G_N_ELEMENTS (odd));
  resource->version = maybe (rand, odd, G_N_ELEMENTS (odd));
  resource->rights = maybe (rand, odd, G_N_ELEMENTS (odd));
  resource->rights_uri = maybe (rand, uris, G_N_ELEMENTS (uris));
  resource->created = maybe (rand, dates, G_N_ELEMENTS (dates));
  resource->updated = maybe (rand, dates, G_N_ELEMENTS (dates));
  resource->moc_ascii = g_rand_boolean (rand) ? "3/1-4 10 4/77 5/" : NULL;
}

/* Three services of images and spectra at most, with a test or without. */
static guint
make_services (GRand *rand, NunVoService services[3])
{
  static const char *const data[] = { "survey", "theory", NULL };
  static const char *const versions[] = { "1.0", "1.1" };
  guint                    n = (guint) g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n; i++)
    services[i] = (NunVoService){ .kind = (NunVoCapabilityKind) i,
                                  .standard_id = "ivo://ivoa.net/std/SIA",
                                  .version = maybe (rand, versions, G_N_ELEMENTS (versions)),
                                  .access_url = any (rand, uris, G_N_ELEMENTS (uris)),
                                  .result_type = "application/x-votable+xml",
                                  .test_query = maybe (rand, odd, G_N_ELEMENTS (odd)),
                                  .max_records = 1000,
                                  .default_records = 10,
                                  .has_test = g_rand_boolean (rand),
                                  .test_ra_deg = 359.99999,
                                  .test_dec_deg = -90,
                                  .test_size_deg = 1e-5,
                                  .data_sources = data };
  return n;
}

static void
make_random (GRand *rand, const char *folder, const char *name)
{
  const char *const list[] = { odd[1], odd[2], odd[3], odd[4], NULL };
  NunVoConeSearch cone = { uris[0],      180.0, 1000, g_rand_boolean (rand), g_rand_boolean (rand),
                           359.99999999, -90.0, 1e-5 };
  NunVoTable      tables[3];
  NunVoService    services[3];
  NunVoResource   resource = { .tables = tables, .services = services };

  choose_texts (rand, &resource, list);
  resource.n_tables = (guint) g_rand_int_range (rand, 0, 4);
  for (guint i = 0; i < resource.n_tables; i++)
    {
      static const char *const names[] = { "a", "b", "c" };

      tables[i] = (NunVoTable){ .name = names[i],
                                .label = maybe (rand, odd, G_N_ELEMENTS (odd)),
                                .description = maybe (rand, odd, G_N_ELEMENTS (odd)),
                                .columns = make_columns (rand, (guint) i * 20),
                                .n_rows = (gint64) i - 1 };
    }
  resource.cone = g_rand_boolean (rand) ? &cone : NULL;
  resource.capabilities_url = maybe (rand, uris, G_N_ELEMENTS (uris));
  resource.availability_url = maybe (rand, uris, G_N_ELEMENTS (uris));
  resource.tables_url = maybe (rand, uris, G_N_ELEMENTS (uris));
  resource.web_url = maybe (rand, uris, G_N_ELEMENTS (uris));
  resource.n_services = make_services (rand, services);
  resource.content_type = g_rand_boolean (rand) ? "Archive" : NULL;
  save_all (folder, name, &resource);
  save (folder, name, "availability",
        nun_vo_availability (g_rand_boolean (rand), maybe (rand, dates, G_N_ELEMENTS (dates)),
                             maybe (rand, odd, G_N_ELEMENTS (odd))));
  for (guint i = 0; i < resource.n_tables; i++)
    g_ptr_array_unref (tables[i].columns);
}

static NunColumn *
golden_column (const char *name, NunDatatype datatype, const char *arraysize, const char *ucd)
{
  NunColumn *column = nun_column_new (name, datatype, arraysize);

  column->ucd = g_strdup (ucd);
  column->unit = datatype == NUN_DATATYPE_DOUBLE ? g_strdup ("deg") : NULL;
  column->description = g_strdup ("About it");
  return column;
}

static void
make_golden (const char *folder)
{
  static const char *const creators[] = { "Messier, C.", "Mechain, P.", NULL };
  static const char *const subjects[] = { "nebulae", "galaxies", NULL };
  static const char *const bands[] = { "Optical", "UV", NULL };
  static const char *const main_columns[] = { "id", "ra", NULL };
  g_autoptr (GPtrArray)    columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  NunVoConeSearch cone = {
    "http://example.org/m/scs.xml?", 180.0, 1000, TRUE, TRUE, 83.633, 22.0145, 0.001
  };
  NunVoTable    table = { "m", "Objects", "One row each", columns, 110, main_columns };
  NunVoResource resource = {
    .identifier = "ivo://example.org/m",
    .title = "Nebulae & galaxies",
    .short_name = "Messier",
    .description = "Two\n\nparagraphs",
    .publisher = "Observatory",
    .publisher_id = "ivo://example.org/o",
    .creators = creators,
    .contact_name = "Desk",
    .contact_email = "desk@example.org",
    .subjects = subjects,
    .wavebands = bands,
    .source = "https://doi.org/10.1234/abc",
    .reference_url = "https://example.org/about",
    .content_level = "Research",
    .version = "1.0",
    .rights = "CC0",
    .rights_uri = "https://spdx.org/licenses/CC0-1.0.html",
    .created = "2026-01-31",
    .updated = "2026-02-01T12:00:00",
    .status = "active",
    .moc_ascii = "3/1-4 10 4/77",
    .cone = &cone,
    .tables = &table,
    .n_tables = 1,
    .capabilities_url = "http://example.org/m/capabilities",
    .availability_url = "http://example.org/m/availability",
    .tables_url = "http://example.org/m/tables",
    .web_url = "http://example.org/m/",
  };

  g_ptr_array_add (columns, golden_column ("id", NUN_DATATYPE_CHAR, "*", "meta.id;meta.main"));
  g_ptr_array_add (columns, golden_column ("ra", NUN_DATATYPE_DOUBLE, NULL, "pos.eq.ra;meta.main"));
  g_ptr_array_add (columns, golden_column ("n", NUN_DATATYPE_INT, "3", NULL));
  save_all (folder, "golden", &resource);
  save (folder, "golden", "availability",
        nun_vo_availability (TRUE, "2026-02-01T12:00:00", "All is well"));
}

/* The same with images and spectra in place of a cone search. */
static void
make_observations (const char *folder)
{
  static const char *const data[] = { "survey", NULL };
  static const char *const subjects[] = { "nebulae", NULL };
  NunVoService             services[] = {
                { NUN_VO_CAPABILITY_SIA1, "ivo://ivoa.net/std/SIA", "1.0", "http://example.org/i/sia1.xml?",
                  "application/x-votable+xml", "POS=1,2&SIZE=0.1", 1000, 10, TRUE, 1, 2, 0.1, NULL },
                { NUN_VO_CAPABILITY_PLAIN, "ivo://ivoa.net/std/SIA#query-2.0", "2.0",
                  "http://example.org/i/sia2", "application/x-votable+xml", NULL, 1000, 10, FALSE, 0, 0, 0,
                  NULL },
                { NUN_VO_CAPABILITY_SSAP, "ivo://ivoa.net/std/SSA", "1.1", "http://example.org/s/ssap.xml?",
                  "application/x-votable+xml", NULL, 1000, 10, TRUE, 1, 2, 0.1, data },
  };
  NunVoResource resource = { .identifier = "ivo://example.org/i",
                             .title = "Images",
                             .description = "Of nebulae",
                             .publisher = "Observatory",
                             .contact_name = "Desk",
                             .subjects = subjects,
                             .content_type = "Archive",
                             .services = services,
                             .n_services = G_N_ELEMENTS (services),
                             .capabilities_url = "http://example.org/i/capabilities",
                             .web_url = "http://example.org/i/" };

  save_all (folder, "observations", &resource);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260131);

  g_assert_cmpint (argc, ==, 3);
  for (int i = 0; i < atoi (argv[2]); i++)
    {
      g_autofree char *name = g_strdup_printf ("%04d", i);

      make_random (rand, argv[1], name);
    }
  make_golden (argv[1]);
  make_observations (argv[1]);
  return 0;
}
