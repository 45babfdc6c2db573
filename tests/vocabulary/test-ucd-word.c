/* The table of the words of UCD1+ against the figures of the published list, and the search in it. */

#include "vocabulary/ucd-word.h"

#include "vocabulary/ucd.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "support.h"

/* UCD list 1.6 has 568 words: so many of each place. */
static void
test_counts (void)
{
  static const struct
  {
    NunUcdPlace place;
    guint       n;
  } counts[] = { { NUN_UCD_PRIMARY, 69 },     { NUN_UCD_SECONDARY, 149 }, { NUN_UCD_ANYWHERE, 309 },
                 { NUN_UCD_PHOTOMETRIC, 34 }, { NUN_UCD_COLOUR, 1 },      { NUN_UCD_VECTOR, 6 } };
  guint             n_words, n_old = 0;
  const NunUcdWord *words = nun_ucd_words (&n_words);

  for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      guint n = 0;

      for (guint i = 0; i < n_words; i++)
        n += words[i].successor == NULL && words[i].place == counts[k].place ? 1 : 0;
      g_assert_cmpuint (n, ==, counts[k].n);
    }
  for (guint i = 0; i < n_words; i++)
    n_old += words[i].successor != NULL ? 1 : 0;
  g_assert_cmpuint (n_old, ==, 211);
  g_assert_cmpuint (n_words, ==, 568 + 211);
}

static void
test_table (void)
{
  guint             n_words;
  const NunUcdWord *words = nun_ucd_words (&n_words);

  for (guint i = 0; i < n_words; i++)
    {
      const NunUcdWord *word = &words[i];
      g_autofree char  *capitals = g_ascii_strup (word->word, -1);
      g_auto (GStrv)    successors = NULL;

      if (i > 0)
        g_assert_cmpint (g_ascii_strcasecmp (words[i - 1].word, word->word), <, 0);
      g_assert_true (nun_ucd_word_find (word->word) == word);
      g_assert_true (nun_ucd_word_find (capitals) == word);
      g_assert_cmpuint (strlen (word->explanation), >, 10);
      g_assert_true (g_utf8_validate (word->explanation, -1, NULL));
      g_assert_true (g_utf8_validate (word->everyday, -1, NULL));
      if (word->successor == NULL)
        {
          g_assert_cmpstr (word->everyday, !=, "");
          continue;
        }
      successors = g_strsplit (word->successor, ";", -1);
      for (guint k = 0; successors[k] != NULL; k++)
        {
          const NunUcdWord *next = nun_ucd_word_find (successors[k]);

          g_assert_nonnull (next);
          g_assert_null (next->successor);
          g_assert_cmpstr (next->word, ==, successors[k]);
        }
    }
  g_assert_null (nun_ucd_word_find ("phot.magn"));
  g_assert_null (nun_ucd_word_find (""));
  g_assert_null (nun_ucd_word_find (NULL));
}

static void
test_places (void)
{
  static const struct
  {
    const char *word;
    NunUcdPlace place;
    const char *successor;
  } cases[] = {
    { "stat.error", NUN_UCD_PRIMARY, NULL },
    { "meta.main", NUN_UCD_SECONDARY, NULL },
    { "em.opt.V", NUN_UCD_SECONDARY, NULL },
    { "pos.eq.ra", NUN_UCD_ANYWHERE, NULL },
    { "phot.mag", NUN_UCD_PHOTOMETRIC, NULL },
    { "phot.color", NUN_UCD_COLOUR, NULL },
    { "pos.pm", NUN_UCD_VECTOR, NULL },
    { "src.var.amplitude", NUN_UCD_ANYWHERE, NULL }, /* was E before 1.6 */
    { "stat.stdev", NUN_UCD_ANYWHERE, NULL },        /* was P before 1.6 */
    { "pos.lambert", NUN_UCD_ANYWHERE, "pos.projection" },
    { "em.UV.FUV", NUN_UCD_SECONDARY, "em.UV.100-200nm" },
    { "pos.pm.ra", NUN_UCD_VECTOR, "pos.pm;pos.eq.ra" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const NunUcdWord *word = nun_ucd_word_find (cases[i].word);

      g_assert_nonnull (word);
      g_assert_cmpint (word->place, ==, cases[i].place);
      g_assert_cmpstr (word->successor, ==, cases[i].successor);
    }
}

/* What a person types, and a word that must come among the first so many. */
static const struct
{
  const char *text, *word;
  guint       within;
} questions[] = {
  { "pos.eq.ra", "pos.eq.ra", 1 },
  { "PHOT.MAG", "phot.mag", 1 },
  { "pos.e", "pos.eq", 5 },
  { "eq.ra", "pos.eq.ra", 1 },
  { "magnitude", "phot.mag", 1 },
  { "bright", "phot.mag", 5 },
  { "brightness", "phot.mag", 1 },
  { "proper motion", "pos.pm", 1 },
  { "pmRA", "pos.pm", 1 },
  { "Teff", "phys.temperature.effective", 1 },
  { "effective temperature", "phys.temperature.effective", 1 },
  { "temperature effective", "phys.temperature.effective", 1 },
  { "efective temprature", "phys.temperature.effective", 1 },
  { "right ascension", "pos.eq.ra", 1 },
  { "right asc", "pos.eq.ra", 1 },
  { "declinaton", "pos.eq.dec", 1 },
  { "redshift", "src.redshift", 1 },
  { "photo-z", "src.redshift.phot", 1 },
  { "B-V", "phot.color", 1 },
  { "colour index", "phot.color", 1 },
  { "radial velocity", "spect.dopplerVeloc", 1 },
  { "v sin i", "phys.veloc.rotat", 1 },
  { "log g", "phys.gravity", 1 },
  { "[Fe/H]", "phys.abund.Fe", 1 },
  { "metallicity", "phys.abund.Z", 5 },
  { "S/N", "stat.snr", 1 },
  { "error", "stat.error", 1 },
  { "uncertainty", "stat.error", 1 },
  { "name", "meta.id", 1 },
  { "URL", "meta.ref.url", 1 },
  { "bibcode", "meta.bib.bibcode", 1 },
  { "exposure time", "time.duration", 5 },
  { "MJD", "time.epoch", 1 },
  { "spectral type", "src.spType", 1 },
  { "parallax", "pos.parallax", 1 },
  { "galactic longitude", "pos.galactic.lon", 1 },
  { "E(B-V)", "phot.color.excess", 1 },
  { "V band", "em.opt.V", 1 },
  { "K band", "em.IR.K", 1 },
  { "position angle", "pos.posAng", 1 },
  { "seeing", "instr.obsty.seeing", 1 },
  { "airmass", "obs.airMass", 1 },
};

static void
test_search (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (GPtrArray) found = nun_ucd_word_search (questions[i].text, questions[i].within);
      g_autoptr (GString)   names = g_string_new (NULL);
      gboolean              there = FALSE;

      g_assert_cmpuint (found->len, <=, questions[i].within);
      for (guint k = 0; k < found->len; k++)
        {
          const NunUcdWord *word = found->pdata[k];

          g_assert_null (word->successor);
          there = there || strcmp (word->word, questions[i].word) == 0;
          g_string_append_printf (names, " %s", word->word);
        }
      g_test_message ("%s:%s", questions[i].text, names->str);
      g_assert_true (there);
    }
}

static void
test_search_nothing (void)
{
  static const char *const texts[] = { "",    "   ",      "xyzzyplugh",
                                       ".;/", "\377\376", "pos.gal.lat.x.y.z" };
  g_autofree char         *giant = g_strnfill (1 << 20, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = nun_ucd_word_search (texts[i], 50);

      g_assert_cmpuint (found->len, ==, 0);
    }
  g_ptr_array_unref (nun_ucd_word_search (giant, 50));
  g_ptr_array_unref (nun_ucd_word_search (NULL, 50));
}

/* Every everyday name finds its word among the first dozen. */
static void
test_search_names (void)
{
  guint             n_words, n_names = 0, n_lost = 0;
  const NunUcdWord *words = nun_ucd_words (&n_words);

  for (guint i = 0; i < n_words; i++)
    {
      g_auto (GStrv) names = g_strsplit (words[i].everyday, "; ", -1);

      for (guint k = 0; words[i].successor == NULL && names[k] != NULL; k++)
        {
          g_autoptr (GPtrArray) found = nun_ucd_word_search (names[k], 12);

          n_names++;
          if (g_ptr_array_find (found, &words[i], NULL))
            continue;
          g_test_message ("“%s” does not find %s", names[k], words[i].word);
          n_lost++;
        }
    }
  g_assert_cmpuint (n_names, >, 3000);
  g_assert_cmpuint (n_lost * 100, <, n_names);
}

/* A keystroke asks once: it must be answered before the next one. */
static void
test_search_speed (void)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 50; i++)
    g_ptr_array_unref (nun_ucd_word_search ("efective temprature of the star", 20));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 50 * 30000);
}

static void
test_names (void)
{
  g_autofree char *error = nun_ucd_word_name (nun_ucd_word_find ("stat.error"));
  g_autofree char *old = nun_ucd_word_name (nun_ucd_word_find ("pos.gal.lat"));
  g_autofree char *meaning = nun_ucd_word_explain (nun_ucd_word_find ("pos.gal.lat"));

  g_assert_cmpstr (error, ==, "error");
  g_assert_cmpstr (old, ==, "pos.gal.lat");
  g_assert_cmpstr (meaning, ==, "No longer in use; write pos.galactic.lat");
}

/* What another language says; in a process of its own, as translations are read once. */
static void
speak_another_language (void)
{
  const NunUcdWord *magnitude = nun_ucd_word_find ("phot.mag");
  g_autofree char  *folder = g_dir_make_tmp ("nun-words-XXXXXX", NULL);
  g_autofree char  *messages =
      g_strdup_printf ("msgid \"magnitude\"\nmsgstr \"Sternhelle\"\n\n"
                       "msgid \"error\"\nmsgstr \"Abweichung\"\n\nmsgid \"%s\"\nmsgstr "
                       "\"L’Éclat, logarithmique\"\n",
                       magnitude->explanation);
  g_autofree char *name = NULL, *plain = NULL, *meaning = NULL, *whole = NULL, *published = NULL;
  g_autoptr (GPtrArray) found = NULL, without_accent = NULL;

  install_words (folder, "nuncius", "");
  install_words (folder, NUN_UCD_DOMAIN, messages);
  bindtextdomain ("nuncius", folder);
  textdomain ("nuncius");
  nun_ucd_words_translate (folder);

  name = nun_ucd_word_name (magnitude);
  plain = nun_ucd_word_plain_name (magnitude);
  meaning = nun_ucd_word_explain (magnitude);
  whole = nun_ucd_explain ("stat.error;phot.mag");
  published = nun_ucd_describe ("stat.error;phot.mag");
  g_assert_cmpstr (name, ==, "Sternhelle");
  g_assert_cmpstr (plain, ==, "magnitude");
  g_assert_cmpstr (meaning, ==, "L’Éclat, logarithmique");
  g_assert_cmpstr (whole, ==, "Abweichung of: Sternhelle");
  g_assert_cmpstr (published, ==, "error of: magnitude");
  found = nun_ucd_word_search ("sternhelle", 5);
  g_assert_cmpuint (found->len, >, 0);
  g_assert_true (found->pdata[0] == magnitude);
  without_accent = nun_ucd_word_search ("eclat", 10);
  g_assert_true (g_ptr_array_find (without_accent, magnitude, NULL));
}

static void
test_translated (void)
{
  in_another_language (speak_another_language);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/ucd-word/counts", test_counts);
  g_test_add_func ("/vocabulary/ucd-word/table", test_table);
  g_test_add_func ("/vocabulary/ucd-word/places", test_places);
  g_test_add_func ("/vocabulary/ucd-word/search", test_search);
  g_test_add_func ("/vocabulary/ucd-word/search-nothing", test_search_nothing);
  g_test_add_func ("/vocabulary/ucd-word/search-names", test_search_names);
  g_test_add_func ("/vocabulary/ucd-word/search-speed", test_search_speed);
  g_test_add_func ("/vocabulary/ucd-word/names", test_names);
  g_test_add_func ("/vocabulary/ucd-word/translated", test_translated);
  return g_test_run ();
}
