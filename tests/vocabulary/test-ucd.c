/* UCD1+: what is valid, what is not and why, and what it says in everyday words. */

#include "vocabulary/ucd.h"

#include <string.h>

static void
test_valid (void)
{
  static const char *const ucds[] = {
    "pos.eq.ra",
    "pos.eq.ra;meta.main",
    "phot.mag;em.opt.V",
    "meta.id",
    "phot.flux.density;em.IR.15-30um",
    "stat.error;pos.eq.dec",
    "POS.EQ.RA;META.MAIN",
    "ivoa:pos.eq.ra",
    "time.epoch",
    "src.class.starGalaxy",
    "spect.line.eqWidth",
    "phys.abund.Fe",
    "meta",
    "phot.flux;em.X-ray.soft",
    "phys.mass;arith.ratio",
    "phys.polarization.stokes.Q",
    "stat.error;phot.mag;em.opt.V",
    "phot.color;em.opt.B;em.opt.V",
    "time.duration;obs.exposure",
    "STAT.ERROR;IVOA:Phot.Mag",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ucds); i++)
    {
      g_autoptr (GError) error = NULL;

      nun_ucd_check (ucds[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *ucd;
    int         code;
  } cases[] = {
    { "", NUN_VOCABULARY_ERROR_SYNTAX },
    { ";", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.eq.ra;", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos..ra", NUN_VOCABULARY_ERROR_WORD },
    { "pos.eq.", NUN_VOCABULARY_ERROR_SYNTAX },
    { ".pos", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.eq.ra; meta.main", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos eq ra", NUN_VOCABULARY_ERROR_SYNTAX },
    { "phot.mag,em.opt", NUN_VOCABULARY_ERROR_SYNTAX },
    { "POS_EQ_RA_MAIN", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.\377", NUN_VOCABULARY_ERROR_SYNTAX },
    { "ivoa:", NUN_VOCABULARY_ERROR_SYNTAX },
    { "position.eq", NUN_VOCABULARY_ERROR_WORD },
    { "po", NUN_VOCABULARY_ERROR_WORD },
    { "phot.mag;magnitude", NUN_VOCABULARY_ERROR_WORD },
    { "mine:pos.eq.ra", NUN_VOCABULARY_ERROR_WORD },
    { "pos.-x", NUN_VOCABULARY_ERROR_WORD },
    { "pos.\303\251q.\303\251", NUN_VOCABULARY_ERROR_WORD },
    { "pos.gal.lat", NUN_VOCABULARY_ERROR_WORD },
    { "phot.mag;foo.bar", NUN_VOCABULARY_ERROR_WORD },
    { "em.opt.V", NUN_VOCABULARY_ERROR_PLACE },
    { "meta.main;pos.eq.ra", NUN_VOCABULARY_ERROR_PLACE },
    { "phot.mag;stat.error", NUN_VOCABULARY_ERROR_PLACE },
    { "meta.id;meta.code", NUN_VOCABULARY_ERROR_PLACE },
    { "pos.eq.ra;pos.eq.ra", NUN_VOCABULARY_ERROR_SYNTAX },
    { "VOX:Image_Title", NUN_VOCABULARY_ERROR_SYNTAX },
  };
  g_autofree char *giant = g_strnfill (100000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *shown = g_utf8_make_valid (cases[i].ucd, -1);

      g_test_message ("%s", shown);
      g_assert_false (nun_ucd_check (cases[i].ucd, &error));
      g_assert_error (error, NUN_VOCABULARY_ERROR, cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_false (nun_ucd_check (giant, NULL));
  g_assert_false (nun_ucd_check (NULL, NULL));
}

static void
test_explain (void)
{
  static const char *const cases[][2] = {
    { "pos.eq.ra", "right ascension" },
    { "stat.error;phot.mag;em.opt.V", "error of: magnitude, optical V band" },
    { "phot.color;em.opt.B;em.opt.V", "colour index, optical B band, optical V band" },
    { "meta.id;meta.main", "identifier, main value" },
    { "META.NUMBER;OBS", "number of: observation" },
    { "phys.temperature.effective", "effective temperature" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = nun_ucd_explain (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
  g_assert_null (nun_ucd_explain ("em.opt.V"));
  g_assert_null (nun_ucd_explain ("phot.magn"));
  g_assert_null (nun_ucd_explain (""));
  g_assert_null (nun_ucd_explain (NULL));
}

static void
test_has_word (void)
{
  g_assert_true (nun_ucd_has_word ("pos.eq.ra;meta.main", "meta.main"));
  g_assert_true (nun_ucd_has_word ("pos.eq.ra;META.MAIN", "meta.main"));
  g_assert_true (nun_ucd_has_word ("pos.eq.ra;meta.main", "pos.eq.ra"));
  g_assert_false (nun_ucd_has_word ("pos.eq.ra;meta.main", "pos.eq"));
  g_assert_false (nun_ucd_has_word ("pos.eq.ra;meta.mainly", "meta.main"));
  g_assert_false (nun_ucd_has_word ("", "meta.main"));
  g_assert_false (nun_ucd_has_word (NULL, "meta.main"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/ucd/valid", test_valid);
  g_test_add_func ("/vocabulary/ucd/invalid", test_invalid);
  g_test_add_func ("/vocabulary/ucd/explain", test_explain);
  g_test_add_func ("/vocabulary/ucd/has-word", test_has_word);
  return g_test_run ();
}
