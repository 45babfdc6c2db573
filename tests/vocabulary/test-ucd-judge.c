/* Every way in which a UCD1+ can be wrong, and its repair. */

#include "vocabulary/ucd-word.h"
#include "vocabulary/ucd.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *repair; /* NULL for one that cannot be mended */
  const char *says;   /* a piece of the sentence; NULL for a good one */
} Case;

static void
judge_all (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (NunUcdJudgement) judgement = nun_ucd_judge (cases[i].text);

      g_test_message ("%s: %s: %s", cases[i].text,
                      judgement->repair != NULL ? judgement->repair : "-",
                      judgement->sentence != NULL ? judgement->sentence : "good");
      g_assert_cmpint (judgement->verdict, ==,
                       cases[i].says == NULL     ? NUN_UCD_GOOD
                       : cases[i].repair == NULL ? NUN_UCD_BAD
                                                 : NUN_UCD_MENDABLE);
      g_assert_cmpstr (judgement->repair, ==, cases[i].repair);
      if (cases[i].says == NULL)
        {
          g_assert_null (judgement->sentence);
          continue;
        }
      g_assert_nonnull (strstr (judgement->sentence, cases[i].says));
      g_assert_true (g_str_has_suffix (judgement->sentence, "."));
      if (cases[i].repair == NULL)
        continue;
      g_assert_true (nun_ucd_check (cases[i].repair, NULL));
      /* The sentence says what to write. */
      g_assert_nonnull (strstr (judgement->sentence, cases[i].repair));
    }
}

static void
test_good (void)
{
  static const Case cases[] = {
    { "phot.mag;em.opt.V", "phot.mag;em.opt.V", NULL },
    { "meta.ID", "meta.id", NULL },
    { "phot.mag;em.opt.v", "phot.mag;em.opt.V", NULL },
    { "SRC.SPTYPE", "src.spType", NULL },
    { "ivoa:pos.eq.ra;IVOA:meta.main", "pos.eq.ra;meta.main", NULL },
    { "phys.atmol.sweight", "phys.atmol.sWeight", NULL },
  };

  judge_all (cases, G_N_ELEMENTS (cases));
}

static void
test_order (void)
{
  static const Case cases[] = {
    { "meta.main;pos.eq.ra", "pos.eq.ra;meta.main", "only follow" },
    { "phot.mag;stat.error", "stat.error;phot.mag", "only stand first" },
    { "em.opt.V;phot.mag", "phot.mag;em.opt.V", "only follow" },
    { "em.opt.V;phot.mag;stat.error", "stat.error;phot.mag;em.opt.V", "only stand first" },
    { "phot.mag;em.opt.V;stat.error", "stat.error;phot.mag;em.opt.V", "only stand first" },
    { "em.opt.B;em.opt.V;phot.color", "phot.color;em.opt.B;em.opt.V", "only follow" },
    { "src;meta.main;meta.id", "meta.id;src;meta.main", "only stand first" },
    { "stat.max;time.period;src.var", "time.period;stat.max;src.var", "only follow" },
    { "obs.exposure", "time.duration;obs.exposure", "only follow" },
    { "pos.galactic", "pos;pos.galactic", "only follow" },
    { "meta.ref;meta.ref.url", "meta.ref.url", "once more" },
    { "meta.code.qual;meta.code;phot.mag", "meta.code.qual;phot.mag", "once more" },
    { "em.opt.V", NULL, "phot.flux;em.opt.V" },
    { "stat.max", NULL, "only follow" },
    { "meta.id;meta.code", NULL, "both stand only first" },
    { "phot.mag;meta.number;stat.error", NULL, "“meta.number” and “stat.error”" },
  };

  judge_all (cases, G_N_ELEMENTS (cases));
}

static void
test_parting (void)
{
  static const Case cases[] = {
    { "phot.mag;em.opt.V;", "phot.mag;em.opt.V", "semicolons" },
    { ";phot.mag", "phot.mag", "semicolons" },
    { "phot.mag;;em.opt.V", "phot.mag;em.opt.V", "semicolons" },
    { "phot.mag; em.opt.V", "phot.mag;em.opt.V", "semicolons" },
    { "phot.mag em.opt.V", "phot.mag;em.opt.V", "semicolons" },
    { "phot.mag,em.opt.V", "phot.mag;em.opt.V", "semicolons" },
    { "phot.mag|em.opt.V", "phot.mag;em.opt.V", "semicolons" },
    { "phot.mag:em.opt.V", "phot.mag;em.opt.V", "semicolons" },
    { "\"phot.mag\"", "phot.mag", "semicolons" },
    { " phot.mag\t", "phot.mag", "semicolons" },
    { "phot.mag.", "phot.mag", "semicolons" },
    { "pos eq ra meta main", "pos.eq.ra;meta.main", "semicolons" },
    { "stat.error.phot.mag", "stat.error;phot.mag", "not a word" },
    { "pos.eq.ra;pos.eq.ra", "pos.eq.ra", "once more" },
    { "stat.error;phot.mag;stat.error", "stat.error;phot.mag", "once more" },
    { "mine:pos.eq.ra", "pos.eq.ra", "does not know" },
    { "ivoa:", NULL, "empty" },
    { " ; ", NULL, "empty" },
    { ".", NULL, "empty" },
    { "", NULL, "empty" },
    { NULL, NULL, "empty" },
  };

  judge_all (cases, G_N_ELEMENTS (cases));
}

static void
test_spelling (void)
{
  static const Case cases[] = {
    { "phot.magn", "phot.mag", "not a word" },
    { "stat.err", "stat.error", "not a word" },
    { "src.reshift", "src.redshift", "not a word" },
    { "src.redshfit", "src.redshift", "not a word" },
    { "spect.dopplerVelocity", "spect.dopplerVeloc", "not a word" },
    { "phys.temp.effective", "phys.temperature.effective", "not a word" },
    { "phys.abundance.Fe", "phys.abund.Fe", "not a word" },
    { "pos.eq.declination", "pos.eq.dec", "not a word" },
    { "photometry.magnitude;em.optical.V", "phot.mag;em.opt.V", "not a word" },
    { "phot.colour;em.opt.B;em.opt.V", "phot.color;em.opt.B;em.opt.V", "not a word" },
    { "pos.ra", "pos.eq.ra", "not a word" },
    { "meta.url", "meta.ref.url", "not a word" },
    { "phys.redshift", "src.redshift", "not a word" },
    { "magnitude", "phot.mag", "not a word" },
    { "phys_temperature", "phys.temperature", "not a word" },
    { "pos.eq.ra_main", "pos.eq.ra;meta.main", "not a word" },
    { "meta.id.main", "meta.id;meta.main", "not a word" },
    { "phot.mag.V", "phot.mag;em.opt.V", "not a word" },
    { "phot.mag.Ks", "phot.mag;em.IR.K", "not a word" },
    { "phot.color.g-r", "phot.color;em.opt.B;em.opt.R", "not a word" },
    { "phot.flux.radio", "phot.flux;em.radio", "not a word" },
    { "phot.mag;em.opt.g", "phot.mag;em.opt.B", "not a word" },
    { "phot.mag;em.IR.W1", "phot.mag;em.IR.3-4um", "not a word" },
    { "phot.mag.err", "stat.error;phot.mag", "not a word" },
    { "phot.mag.mean", "phot.mag;stat.mean", "not a word" },
    { "pos.eq.ra.deg", "pos.eq.ra", "not a word" },
    /* of a band no letter may change, so that it is left away rather than made another one */
    { "phot.flux.density.jy", "phot.flux.density", "not a word" },
    { "time.mjd", "time.epoch", "not a word" },
    { "pos.eq.pmra", "pos.pm;pos.eq.ra", "not a word" },
    /* another number is not a slip */
    { "phot.flux;em.radio.1.4GHz", "phot.flux;em.radio", "not a word" },
    { "phot.flux;em.radio.1400MHz", "phot.flux;em.radio", "not a word" },
    { "phot.flux;em.IR.15-30um2", "phot.flux;em.IR", "not a word" },
    { "phot.flux;em.IR.15-30mu", "phot.flux;em.IR.15-30um", "not a word" },
    { "n/a", NULL, "not a word" },
    { "foo.bar", NULL, "not a word" },
    { "phot.mag;foo.bar", NULL, "“foo.bar”" },
    { "x", NULL, "not a word" },
    { "VOX:Image_Title", NULL, "Simple Image Access" },
  };

  judge_all (cases, G_N_ELEMENTS (cases));
}

static void
test_successors (void)
{
  static const Case cases[] = {
    { "pos.gal.lat", "pos.galactic.lat", "out of use" },
    { "phot.fluxDens;em.radio", "phot.flux.density;em.radio", "out of use" },
    { "phot.color.B-V", "phot.color;em.opt.B;em.opt.V", "out of use" },
    { "stat.error;time.expo", "stat.error;time.duration;obs.exposure", "out of use" },
    { "pos.pm.ra", "pos.pm;pos.eq.ra", "out of use" },
    { "pos.gal", "pos;pos.galactic", "out of use" },
    { "pos.ee", NULL, "only follow" },
  };

  judge_all (cases, G_N_ELEMENTS (cases));
}

/* Whatever word of the list: alone it is good where it may lead, behind another one where it may follow, and
 * one out of use never is. */
static void
test_all_words (void)
{
  guint             n_words;
  const NunUcdWord *words = nun_ucd_words (&n_words);

  for (guint i = 0; i < n_words; i++)
    {
      const NunUcdWord           *word = &words[i];
      g_autofree char            *behind = g_strconcat ("phot.calib;", word->word, NULL);
      g_autoptr (NunUcdJudgement) alone = nun_ucd_judge (word->word);
      g_autoptr (NunUcdJudgement) second = nun_ucd_judge (behind);
      gboolean                    in_force = word->successor == NULL;

      g_assert_cmpint (alone->verdict == NUN_UCD_GOOD, ==,
                       in_force && word->place != NUN_UCD_SECONDARY);
      g_assert_cmpint (nun_ucd_check (word->word, NULL), ==, alone->verdict == NUN_UCD_GOOD);
      if (strcmp (word->word, "phot.calib") != 0)
        g_assert_cmpint (second->verdict == NUN_UCD_GOOD, ==,
                         in_force && word->place != NUN_UCD_PRIMARY);
      if (in_force && word->place == NUN_UCD_PRIMARY)
        {
          g_autofree char *turned = g_strconcat (word->word, ";phot.calib", NULL);

          g_assert_cmpstr (second->repair, ==, turned);
        }
      if (!in_force)
        g_assert_true (second->repair == NULL || nun_ucd_check (second->repair, NULL));
    }
}

/* A letter lost, doubled or put in somewhere in a longer word is found again nearly always, and what is offered is
 * valid always. */
static void
test_slips (void)
{
  guint             n_words, tried = 0, found = 0;
  const NunUcdWord *words = nun_ucd_words (&n_words);
  g_autoptr (GRand) random = g_rand_new_with_seed (16);

  for (guint i = 0; i < n_words; i++)
    for (guint kind = 0; kind < 3; kind++)
      {
        gsize length = strlen (words[i].word);
        gsize at = length < 10 ? 0 : (gsize) g_rand_int_range (random, 1, (int) length - 1);
        g_autoptr (GString)         text = g_string_new (words[i].word);
        g_autoptr (NunUcdJudgement) judgement = NULL;

        if (words[i].successor != NULL || words[i].place == NUN_UCD_SECONDARY || length < 10)
          continue;
        if (kind == 0)
          g_string_erase (text, (gssize) at, 1);
        else
          g_string_insert_c (text, (gssize) at, kind == 1 ? text->str[at] : 'q');
        judgement = nun_ucd_judge (text->str);
        tried++;
        if (judgement->repair == NULL)
          continue;
        g_assert_true (nun_ucd_check (judgement->repair, NULL));
        found += strcmp (judgement->repair, words[i].word) == 0 ? 1 : 0;
      }
  g_test_message ("%u of %u found", found, tried);
  g_assert_cmpuint (tried, >, 800);
  g_assert_cmpuint (found * 100, >, tried * 95);
}

/* Bytes of strangers: no repair that is not valid, no sentence that is not text. */
static void
test_hostile (void)
{
  static const char   signs[] = "pos.eqra;:meta,|_ \"'\t.;;MAINphotcolorB-V\303\251\377\xe2\x98%s";
  g_autoptr (GRand)   random = g_rand_new_with_seed (1);
  g_autofree char    *giant = g_strnfill (1 << 20, ';');
  g_autofree char    *many = g_strnfill (250, '.');
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (NunUcdJudgement) judgement = NULL;

      g_string_truncate (text, 0);
      for (int k = g_rand_int_range (random, 0, 40); k > 0; k--)
        g_string_append_c (text, signs[g_rand_int_range (random, 0, sizeof signs - 1)]);
      judgement = nun_ucd_judge (text->str);
      if (judgement->repair != NULL)
        g_assert_true (nun_ucd_check (judgement->repair, NULL));
      g_assert_cmpint (judgement->sentence == NULL, ==, judgement->verdict == NUN_UCD_GOOD);
      g_assert_true (judgement->sentence == NULL ||
                     g_utf8_validate (judgement->sentence, -1, NULL));
    }
  g_assert_false (nun_ucd_check (giant, NULL));
  g_assert_false (nun_ucd_check (many, NULL));
}

/* More words than anybody needs, each of them good. */
static void
test_too_many (void)
{
  static const char *const letters[] = { "em.opt.U", "em.opt.B", "em.opt.V", "em.opt.R", "em.opt.I",
                                         "em.IR.J",  "em.IR.H",  "em.IR.K",  "em.UV",    "em.mm",
                                         "em.pw",    "em.gamma", "em.line",  "em.IR",    "em.opt",
                                         "obs",      "src" };
  g_autoptr (GString)      text = g_string_new ("phot.mag");
  g_autoptr (NunUcdJudgement) judgement = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_string_append_printf (text, ";%s", letters[i]);
  judgement = nun_ucd_judge (text->str);
  g_assert_cmpint (judgement->verdict, ==, NUN_UCD_BAD);
  g_assert_nonnull (strstr (judgement->sentence, "more than"));
}

/* Wide tables and whole archives are judged while the user waits. */
static void
test_speed (void)
{
  static const char *const ucds[] = { "pos.eq.ra;meta.main", "stat.error;phot.mag;em.opt.V",
                                      "meta.code.qual;phot.flux", "phys.temperature.effective" };
  const guint              n = 20000;
  gint64                   begin = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    nun_ucd_judgement_free (nun_ucd_judge (ucds[i % G_N_ELEMENTS (ucds)]));
  /* 100,000 a second is the aim; half of it leaves room for sanitizers and a busy machine. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, (gint64) n * 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/ucd-judge/good", test_good);
  g_test_add_func ("/vocabulary/ucd-judge/order", test_order);
  g_test_add_func ("/vocabulary/ucd-judge/parting", test_parting);
  g_test_add_func ("/vocabulary/ucd-judge/spelling", test_spelling);
  g_test_add_func ("/vocabulary/ucd-judge/successors", test_successors);
  g_test_add_func ("/vocabulary/ucd-judge/all-words", test_all_words);
  g_test_add_func ("/vocabulary/ucd-judge/slips", test_slips);
  g_test_add_func ("/vocabulary/ucd-judge/hostile", test_hostile);
  g_test_add_func ("/vocabulary/ucd-judge/too-many", test_too_many);
  g_test_add_func ("/vocabulary/ucd-judge/speed", test_speed);
  return g_test_run ();
}
