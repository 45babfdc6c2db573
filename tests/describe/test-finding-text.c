/* The judge of texts, names and values: each rule finds what breaks it, and nothing where nothing is wrong. */
#include "describe/finding.h"
#include "made-table.h"

#include <string.h>

#define D NUN_DATATYPE_DOUBLE

/* Its mend takes it away; nothing to do where it has none. */
static void
check_mend (const NunDescription *description, const char *id)
{
  g_autoptr (GPtrArray)      findings = nun_findings_judge (description);
  const NunFinding          *finding = find_finding (findings, id);
  g_autoptr (GError)         error = NULL;
  g_autoptr (NunDescription) mended = nun_finding_mend (finding, description, &error);

  g_assert_no_error (error);
  if (mended != NULL)
    g_assert_false (has_finding (mended, id));
}

static const MadeColumn position[] = { { "ra", D, "deg", NULL, 0, 359, 20 },
                                       { "dec", D, "deg", NULL, -80, 80, 20 },
                                       { "Bmag", D, "mag", "phot.mag;em.opt.B", 3, 9, 20 },
                                       { NULL } };

static void
test_texts (void)
{
  static const struct
  {
    const char *id, *key, *bad, *good;
  } cases[] = {
    { "title-is-file-name", "title", "stars_v2.csv.gz", "Stars of the north" },
    { "title-shouts", "title", "A CATALOGUE OF BRIGHT STARS", "The NGC of J. L. E. Dreyer" },
    { "description-short", "description", "Some stars.",
      "Positions and magnitudes of all stars that were seen from the roof in a winter of clear "
      "nights, with a warning: the faint ones were seen once." },
    { "text-markup", "description", "Stars with <b>bold</b> magnitudes",
      "Stars with mag < 3 & b > 1" },
    { "text-markup", "title", "The $\\alpha$ Persei cluster", "It costs $5 or $6" },
    { "creators-in-one", "creators", "Smith, A. and Jones, B.", "Smith, A.; Jones, B." },
    { "creators-in-one", "creators", "A. Smith, B. Jones, C. Lee", "Smith, A." },
    { "creators-et-al", "creators", "Smith, A. et al.", "Small, Etta" },
    { "subjects-in-one", "subjects", "stars, galaxies", "stars; galaxies" },
    { "reference-local", "reference_url", "http://localhost:8080/x", "https://example.org/x" },
    { "reference-local", "reference_url", "http://192.168.1.4/", "https://192.0.2.4/" },
    { "contact-local", "contact_email", "me@mybox.local", "me@example.org" },
    { "identifier-reserved", "identifier", "ivo://ivoa.net/stars", "ivo://obs.example/stars" },
    { "identifier-capitals", "identifier", "ivo://obs.example/Stars", "ivo://obs.example/stars" },
    { "created-in-future", "created", "2999-01-01", "1999-01-01" },
    { "waveband-missing", "wavebands", "Radio", "Radio; Optical" },
  };
  g_autoptr (NunDescription) first = made_description (20, position);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunDescription) bad =
          nun_description_set (first, NULL, NULL, cases[i].key, cases[i].bad, NULL);
      g_autoptr (NunDescription) good =
          nun_description_set (first, NULL, NULL, cases[i].key, cases[i].good, NULL);

      g_test_message ("%s: %s", cases[i].id, cases[i].bad);
      g_assert_nonnull (bad);
      g_assert_nonnull (good);
      g_assert_true (has_finding (bad, cases[i].id));
      g_assert_false (has_finding (good, cases[i].id));
      check_mend (bad, cases[i].id);
    }
}

static void
test_lengths (void)
{
  g_autoptr (NunDescription) first = made_description (20, position);
  g_autofree char           *line = g_strnfill (130, 'a');
  g_autoptr (NunDescription) longer = nun_description_set (first, NULL, NULL, "title", line, NULL);
  g_autoptr (NunDescription) same =
      nun_description_set (longer, NULL, NULL, "description", line, NULL);

  g_assert_true (has_finding (longer, "title-long"));
  g_assert_false (has_finding (first, "title-long"));
  g_assert_true (has_finding (same, "description-is-title"));
  g_assert_false (has_finding (longer, "description-is-title"));
}

static void
test_values (void)
{
  static const struct
  {
    const char *id;
    MadeColumn  bad, good;
  } cases[] = {
    { "value-beyond-meaning",
      { "e_x", D, "mag", "stat.error;phot.mag;em.opt.B", -0.3, 2, 20 },
      { "e_x", D, "mag", "stat.error;phot.mag;em.opt.B", 0, 2, 20 } },
    { "value-beyond-meaning",
      { "m", D, "mag", "phot.mag;em.opt.B", 3, 99.9, 20 },
      { "m", D, "mag", "phot.mag;em.opt.B", -26.7, 30, 20 } },
    { "value-beyond-meaning",
      { "l", D, "rad", "pos.galactic.lat", -3, 3, 20 },
      { "l", D, "rad", "pos.galactic.lat", -1.5, 1.5, 20 } },
    { "value-beyond-meaning",
      { "z", D, NULL, "src.redshift", -9, 2, 20 },
      { "z", D, NULL, "src.redshift", -0.001, 9, 20 } },
    { "identifier-as-float",
      { "source_id", D, NULL, "meta.id", 1, 4e18, 20 },
      { "source_id", NUN_DATATYPE_LONG, NULL, "meta.id", 1, 4e18, 20 } },
    { "no-unit",
      { "t", D, NULL, "phys.temperature.effective", 3000, 9000, 20 },
      { "t", D, "K", "phys.temperature.effective", 3000, 9000, 20 } },
    { "magnitude-without-band",
      { "x", D, "mag", "phot.mag", 3, 9, 20 },
      { "x", D, "mag", "phot.mag;em.opt.V", 3, 9, 20 } },
    { "motion-on-one-axis",
      { "pmra", D, "mas/yr", "pos.pm;pos.eq.ra", -3, 9, 20 },
      { "pm", D, "mas/yr", "pos.pm", 0, 9, 20 } },
    { "column-constant", { "k", D, NULL, NULL, 3, 3, 1 }, { "k", D, NULL, NULL, 3, 4, 2 } },
    { "names-made-up", { "col3", D, NULL, NULL, 3, 4, 2 }, { "colour3", D, NULL, NULL, 3, 4, 2 } },
    { "names-awkward", { "B-V", D, NULL, NULL, 3, 4, 2 }, { "B_V", D, NULL, NULL, 3, 4, 2 } },
    { "names-reserved", { "size", D, NULL, NULL, 3, 4, 2 }, { "sizes", D, NULL, NULL, 3, 4, 2 } },
    { "names-alike", { "RA", D, NULL, NULL, 3, 4, 2 }, { "ra2", D, NULL, NULL, 3, 4, 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MadeColumn                 bad[] = { position[0], position[1], cases[i].bad, { NULL } };
      MadeColumn                 good[] = { position[0], position[1], cases[i].good, { NULL } };
      g_autoptr (NunDescription) broken = made_description (20, bad);
      g_autoptr (NunDescription) whole = made_description (20, good);

      g_test_message ("%s: %s", cases[i].id, cases[i].bad.name);
      g_assert_true (has_finding (broken, cases[i].id));
      g_assert_false (has_finding (whole, cases[i].id));
      check_mend (broken, cases[i].id);
    }
}

static void
test_unit_on_text (void)
{
  const MadeColumn columns[] = {
    position[0], position[1], { "x", NUN_DATATYPE_CHAR, "mag", NULL, 0, 0, 20 }, { NULL }
  };
  g_autoptr (NunDescription) description = made_description (20, columns);

  g_assert_true (has_finding (description, "unit-on-text"));
  check_mend (description, "unit-on-text");
}

static void
test_empty_and_twins (void)
{
  const MadeColumn           columns[] = { position[0],
                                           position[1],
                                           { "a", D, NULL, NULL, 3, 4, 20 },
                                           { "b", D, NULL, NULL, 3, 4, 20 },
                                           { "c", D, NULL, NULL, 0, 0, 0 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) description = NULL;

  collection->profile->columns[4].n_null = 20;
  description = nun_description_with_collection (empty, collection, NULL);
  g_assert_true (has_finding (description, "column-empty"));
  check_mend (description, "column-empty");
  g_assert_true (has_finding (description, "column-twins"));
  check_mend (description, "column-twins");
  collection->profile->columns[3].histogram[5] = 1;
  g_assert_false (has_finding (description, "column-twins"));
}

static void
test_motion (void)
{
  const MadeColumn           columns[] = { position[0],
                                           position[1],
                                           { "pmra", D, "mas/yr", "pos.pm;pos.eq.ra", 3, 4, 20 },
                                           { "pmde", D, "mas/yr", "pos.pm;pos.eq.dec", 3, 5, 20 },
                                           { "epoch", D, "yr", "time.epoch", 1990, 1992, 20 },
                                           { NULL } };
  g_autoptr (NunDescription) whole = made_description (20, columns);
  g_autoptr (NunDescription) without =
      nun_description_set (whole, "t", "epoch", "ucd", "time.duration", NULL);

  g_assert_false (has_finding (whole, "motion-without-epoch"));
  g_assert_false (has_finding (whole, "motion-on-one-axis"));
  g_assert_true (has_finding (without, "motion-without-epoch"));
}

static void
test_filler (void)
{
  const MadeColumn columns[] = {
    position[0], position[1], { "m", D, "mag", "phot.mag;em.opt.B", 3, 99.9, 20 }, { NULL }
  };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) description = NULL;

  collection->profile->columns[2].n_maximum = 4;
  collection->profile->columns[2].next_maximum = 9;
  description = nun_description_with_collection (empty, collection, NULL);
  g_assert_true (has_finding (description, "guessed-null"));
  /* What stands for none is no magnitude of 99.9. */
  g_assert_false (has_finding (description, "value-beyond-meaning"));
  check_mend (description, "guessed-null");
}

static void
test_tables (void)
{
  g_autoptr (NunCollection)  one = made_collection ("one", 20, position);
  g_autoptr (NunCollection)  two = made_collection ("two", 20, position);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) first = NULL;
  g_autoptr (NunDescription) both = NULL;
  g_autoptr (NunDescription) named = NULL;
  g_autoptr (NunDescription) told = NULL;

  nun_collection_add_note (one, "ragged_rows", "repair 3 7 8 9", "how the file was read");
  first = nun_description_with_collection (empty, one, NULL);
  both = nun_description_with_collection (first, two, NULL);
  named = nun_description_set (both, "one", NULL, "title", "Stars", NULL);
  told = nun_description_set (named, "two", NULL, "title", "Stars", NULL);
  g_assert_true (has_finding (first, "rows-mended"));
  g_assert_false (has_finding (first, "no-table-description"));
  g_assert_true (has_finding (both, "no-table-description"));
  g_assert_false (has_finding (named, "titles-alike"));
  g_assert_true (has_finding (told, "titles-alike"));
}

/* Each rule is told once, with a weight and a sentence on who will notice. */
static void
test_rules (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (const NunFindingRule *rule = nun_finding_rules (); rule->id != NULL; rule++)
    {
      g_test_message ("%s", rule->id);
      g_assert_true (g_hash_table_add (ids, (gpointer) rule->id));
      g_assert_true (rule == nun_finding_rule_find (rule->id));
      g_assert_cmpuint (rule->step, <, NUN_N_STEPS);
      g_assert_cmpuint (strlen (rule->noticed), >, 10);
      g_assert_true (g_str_has_suffix (rule->noticed, "."));
    }
  g_assert_null (nun_finding_rule_find ("no-such-rule"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/texts", test_texts);
  g_test_add_func ("/finding/lengths", test_lengths);
  g_test_add_func ("/finding/values", test_values);
  g_test_add_func ("/finding/unit-on-text", test_unit_on_text);
  g_test_add_func ("/finding/empty-and-twins", test_empty_and_twins);
  g_test_add_func ("/finding/motion", test_motion);
  g_test_add_func ("/finding/filler", test_filler);
  g_test_add_func ("/finding/tables", test_tables);
  g_test_add_func ("/finding/rules", test_rules);
  return g_test_run ();
}
