/* What the documents are told of a description. */

#include <string.h>

#include "sample.h"
#include "vo/publication.h"

#define BASE "http://127.0.0.1:8080"

static void
test_urls (void)
{
  g_autofree char *cone = nun_vo_cone_url (BASE, "t");
  g_autofree char *capabilities = nun_vo_capabilities_url (BASE, "t");
  g_autofree char *tables = nun_vo_tables_url (BASE, "t");
  g_autofree char *availability = nun_vo_availability_url (BASE, "t");
  g_autofree char *web = nun_vo_web_url (BASE, "t");
  g_autofree char *odd = nun_vo_web_url (BASE, "a/b c");

  g_assert_cmpstr (cone, ==, BASE "/t/scs.xml?");
  g_assert_cmpstr (capabilities, ==, BASE "/t/capabilities");
  g_assert_cmpstr (tables, ==, BASE "/t/tables");
  g_assert_cmpstr (availability, ==, BASE "/t/availability");
  g_assert_cmpstr (web, ==, BASE "/t/");
  g_assert_cmpstr (odd, ==, BASE "/a%2Fb%20c/");
}

static void
test_one_table (void)
{
  g_autoptr (NunDescription)   description = sample_description (FALSE, sample_about);
  g_autoptr (NunVoPublication) publication = nun_vo_publication_new (description, "first", BASE);
  const NunVoResource         *resource = nun_vo_publication_get_resource (publication);

  g_assert_cmpstr (resource->title, ==, "Nebulae & <galaxies>");
  g_assert_cmpstr (resource->identifier, ==, "ivo://obs.test/m");
  g_assert_cmpstr (resource->short_name, ==, "Messier");
  g_assert_cmpstr (resource->description, ==, "First paragraph.\n\nSecond one.");
  g_assert_cmpstr (resource->creators[1], ==, "Mechain, P.");
  g_assert_null (resource->creators[2]);
  g_assert_cmpstr (resource->subjects[0], ==, "nebulae");
  g_assert_cmpstr (resource->wavebands[1], ==, "UV");
  g_assert_cmpstr (resource->contact_name, ==, "Desk");
  g_assert_cmpstr (resource->contact_email, ==, "desk@obs.test");
  g_assert_cmpstr (resource->publisher, ==, "Observatory");
  g_assert_cmpstr (resource->reference_url, ==, "https://obs.test/about");
  g_assert_cmpstr (resource->source, ==, "1850CDT..1784..227M");
  g_assert_cmpstr (resource->content_level, ==, "Research");
  g_assert_cmpstr (resource->version, ==, "1.0");
  g_assert_cmpstr (resource->created, ==, "2026-01-31");
  g_assert_cmpstr (resource->status, ==, "active");
  g_assert_cmpstr (resource->rights_uri, ==,
                   nun_term_find (nun_terms_licences (), "CC-BY-4.0")->uri);
  g_assert_cmpstr (resource->moc_ascii, ==, "3/1-4 10 4/77");
  g_assert_cmpstr (resource->tables_url, ==, BASE "/first/tables");
}

static void
test_services (void)
{
  g_autoptr (NunDescription)   description = sample_description (FALSE, sample_about);
  g_autoptr (NunVoPublication) publication = nun_vo_publication_new (description, "first", BASE);
  const NunVoResource         *resource = nun_vo_publication_get_resource (publication);
  const NunVoTable            *table = resource->tables;

  g_assert_nonnull (resource->cone);
  g_assert_cmpstr (resource->cone->access_url, ==, BASE "/first/scs.xml?");
  g_assert_cmpfloat (resource->cone->max_sr_deg, ==, NUN_VO_MAX_SR_DEG);
  g_assert_cmpint (resource->cone->max_records, ==, NUN_VO_MAX_RECORDS);
  g_assert_true (resource->cone->verbosity && resource->cone->has_test);
  g_assert_cmpfloat (resource->cone->test_dec_deg, ==, 22.0145);

  g_assert_cmpuint (resource->n_tables, ==, 1);
  g_assert_cmpstr (table->name, ==, "first");
  g_assert_cmpint (table->n_rows, ==, 110);
  g_assert_cmpuint (table->columns->len, ==, 4);
  g_assert_cmpstr (((NunColumn *) table->columns->pdata[1])->ucd, ==, "pos.eq.ra;meta.main");
  g_assert_true (g_strv_contains (table->main_columns, "id"));
  g_assert_true (g_strv_contains (table->main_columns, "ra"));
  g_assert_true (g_strv_contains (table->main_columns, "dec"));
  g_assert_false (g_strv_contains (table->main_columns, "vmag"));
}

static void
test_several_tables (void)
{
  g_autofree char             *text = g_strconcat (sample_about,
                                                   "[table \"first\"]\ntitle = Objects\n"
                                                               "description = One row each.\n",
                                                   NULL);
  g_autoptr (NunDescription)   description = sample_description (TRUE, text);
  g_autoptr (NunVoPublication) first = nun_vo_publication_new (description, "first", BASE);
  g_autoptr (NunVoPublication) second = nun_vo_publication_new (description, "second", BASE);
  const NunVoResource         *resource = nun_vo_publication_get_resource (first);

  g_assert_cmpstr (resource->title, ==, "Nebulae & <galaxies>: Objects");
  g_assert_cmpstr (resource->identifier, ==, "ivo://obs.test/m/first");
  g_assert_cmpstr (resource->description, ==, "First paragraph.\n\nSecond one.\n\nOne row each.");
  g_assert_cmpstr (resource->tables->label, ==, "Objects");

  resource = nun_vo_publication_get_resource (second);
  g_assert_cmpstr (resource->identifier, ==, "ivo://obs.test/m/second");
  g_assert_cmpstr (resource->title, ==, "Nebulae & <galaxies>: objects");
  g_assert_null (resource->cone);
  g_assert_null (resource->moc_ascii);
  g_assert_null (nun_vo_publication_new (description, "third", BASE));
}

/* Both tables are called "objects", after their file. */
static void
test_equal_titles (void)
{
  g_autoptr (NunDescription)   description = sample_description (TRUE, sample_about);
  g_autoptr (NunVoPublication) publication = nun_vo_publication_new (description, "second", BASE);

  g_assert_cmpstr (nun_description_get_value (description, "first", NULL, "title"), ==, "objects");
  g_assert_cmpstr (nun_description_get_value (description, "second", NULL, "title"), ==, "objects");
  g_assert_cmpstr (nun_vo_publication_get_resource (publication)->title, ==,
                   "Nebulae & <galaxies>: second");
}

/* Each table of several has an identifier of its own below the publication's. */
static void
test_identifier (void)
{
  g_autoptr (NunDescription) description =
      sample_description (TRUE, "[publication]\nidentifier = ivo://obs.test/m\n");
  g_autoptr (NunVoPublication) publication = nun_vo_publication_new (description, "first", BASE);

  g_assert_cmpstr (nun_vo_publication_get_resource (publication)->identifier, ==,
                   "ivo://obs.test/m/first");
}

/* Before anybody has said anything there is still something to serve. */
static void
test_nothing_said (void)
{
  g_autoptr (NunDescription)   description = sample_description (FALSE, "");
  g_autoptr (NunVoPublication) publication = nun_vo_publication_new (description, "first", BASE);
  const NunVoResource         *resource = nun_vo_publication_get_resource (publication);
  g_autofree char             *tables = nun_vo_tables (resource);

  g_assert_nonnull (resource->title);
  g_assert_null (resource->identifier);
  g_assert_null (resource->publisher);
  g_assert_null (resource->rights);
  g_assert_nonnull (resource->cone);
  g_assert_nonnull (strstr (tables, "<name>vmag</name>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publication/urls", test_urls);
  g_test_add_func ("/publication/one-table", test_one_table);
  g_test_add_func ("/publication/services", test_services);
  g_test_add_func ("/publication/several-tables", test_several_tables);
  g_test_add_func ("/publication/equal-titles", test_equal_titles);
  g_test_add_func ("/publication/identifier", test_identifier);
  g_test_add_func ("/publication/nothing-said", test_nothing_said);
  return g_test_run ();
}
