/* Authors with ORCID, references and relations: read, judged, written. */

#include "describe/creator.h"
#include "describe/description.h"
#include "describe/reference.h"
#include "describe/relation.h"

/* The first two are ORCID's own examples; the others have a wrong check digit or form. */
static void
test_orcid (void)
{
  g_assert_true (nun_orcid_is_valid ("0000-0002-1825-0097"));
  g_assert_true (nun_orcid_is_valid ("0000-0002-1694-233X"));
  g_assert_false (nun_orcid_is_valid ("0000-0002-1825-0079"));
  g_assert_false (nun_orcid_is_valid ("0000-0002-1694-2330"));
  g_assert_false (nun_orcid_is_valid ("0000-0002-1825-009"));
  g_assert_false (nun_orcid_is_valid ("0000000218250097"));
  g_assert_false (nun_orcid_is_valid (""));
}

static void
test_creator (void)
{
  static const struct
  {
    const char *text, *name, *orcid;
  } cases[] = {
    { "Messier, Charles (0000-0002-1825-0097)", "Messier, Charles", "0000-0002-1825-0097" },
    { "Messier, Charles", "Messier, Charles", NULL },
    { "Messier, Charles [ORCID: 0000-0002-1694-233x]", "Messier, Charles", "0000-0002-1694-233X" },
    { "Messier, C. <https://orcid.org/0000-0002-1825-0097>", "Messier, C.", "0000-0002-1825-0097" },
    { "Messier, C. 0000000218250097", "Messier, C.", "0000-0002-1825-0097" },
    { "Team 1234", "Team 1234", NULL },
    { "0000-0002-1825-0097", NULL, NULL },
    { "Messier (0000-0002-1825-0096)", NULL, NULL },
    { "  ", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (NunCreator) creator = nun_creator_parse (cases[i].text, &error);

      if (cases[i].name == NULL)
        {
          g_assert_null (creator);
          g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (creator->name, ==, cases[i].name);
      g_assert_cmpstr (creator->orcid, ==, cases[i].orcid);
    }
}

static void
test_creators (void)
{
  g_autoptr (GPtrArray) list =
      nun_creators_parse ("Messier, C. (0000-0002-1825-0097);; Odd (0000-0002-1825-0096)");

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((NunCreator *) list->pdata[0])->name, ==, "Messier, C.");
  g_assert_cmpstr (((NunCreator *) list->pdata[1])->name, ==, "Odd (0000-0002-1825-0096)");
  g_assert_null (((NunCreator *) list->pdata[1])->orcid);
}

static void
test_reference (void)
{
  static const struct
  {
    const char *text, *tidy, *uri;
  } cases[] = {
    { "2003A&A...405..317B", "2003A&A...405..317B",
      "https://ui.adsabs.harvard.edu/abs/2003A%26A...405..317B" },
    { "https://ui.adsabs.harvard.edu/abs/2003A%26A...405..317B/abstract", "2003A&A...405..317B",
      "https://ui.adsabs.harvard.edu/abs/2003A%26A...405..317B" },
    { "2003yCat.2246....0C", "2003yCat.2246....0C",
      "https://ui.adsabs.harvard.edu/abs/2003yCat.2246....0C" },
    { " doi:10.1051/0004-6361:20030681", "10.1051/0004-6361:20030681",
      "https://doi.org/10.1051/0004-6361:20030681" },
    { "https://doi.org/10.26093/cds%2Fvizier", "10.26093/cds/vizier",
      "https://doi.org/10.26093/cds/vizier" },
    { "arXiv:2601.00001v2", "arXiv:2601.00001v2", "https://arxiv.org/abs/2601.00001v2" },
    { "astro-ph/9901001", "arXiv:astro-ph/9901001", "https://arxiv.org/abs/astro-ph/9901001" },
    { "Messier (1781)", NULL, NULL },
    { "2003A&A...405..317b", NULL, NULL }, /* the initial is a capital */
    { "2003A&A...405.317B", NULL, NULL },
    { "10.1051", NULL, NULL },
    { "9913.00001", NULL, NULL }, /* no such month */
    { "https://survey.test/paper", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunReference) reference = nun_reference_parse (cases[i].text);
      g_autofree char         *text = NULL;

      if (cases[i].tidy == NULL)
        {
          g_assert_null (reference);
          continue;
        }
      g_assert_nonnull (reference);
      text = nun_reference_to_text (reference);
      g_assert_cmpstr (text, ==, cases[i].tidy);
      g_assert_cmpstr (reference->uri, ==, cases[i].uri);
    }
}

static void
test_relation (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) list = nun_relations_parse (
      "isderivedfrom  ivo://a.test/b ; 2003A&A...405..317B; HasPart doi:10.1000/182", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = nun_relations_to_text (list);
  g_assert_cmpstr (text, ==,
                   "IsDerivedFrom ivo://a.test/b; IsSupplementTo "
                   "https://ui.adsabs.harvard.edu/abs/2003A%26A...405..317B; HasPart "
                   "doi:10.1000/182");
  g_assert_null (nun_relations_parse ("IsDerivedFrom nothing", &error));
  g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE);
  g_clear_error (&error);
  /* What VOResource 1.0 knew and 1.1 deprecates. */
  g_assert_null (nun_relations_parse ("related-to ivo://a.test/b", &error));
  g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/about/orcid", test_orcid);
  g_test_add_func ("/about/creator", test_creator);
  g_test_add_func ("/about/creators", test_creators);
  g_test_add_func ("/about/reference", test_reference);
  g_test_add_func ("/about/relation", test_relation);
  return g_test_run ();
}
