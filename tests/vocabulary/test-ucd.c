/* UCDs: syntax, families, and the way between the two vocabularies. */

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
    "em.IR.15-30um",
    "em.X-ray.soft",
    "stat.error;pos.eq.dec",
    "POS.EQ.RA;META.MAIN",
    "ivoa:pos.eq.ra",
    "time.epoch",
    "src.class.starGalaxy",
    "arith.ratio",
    "instr.det",
    "obs.exposure",
    "spect.line.eqWidth",
    "phys.abund.Fe",
    "phys.polarization.Q",
    "meta",
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
    { "pos..ra", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.eq.", NUN_VOCABULARY_ERROR_SYNTAX },
    { ".pos", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.eq.ra; meta.main", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos eq ra", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.-x", NUN_VOCABULARY_ERROR_SYNTAX },
    { "phot.mag,em.opt", NUN_VOCABULARY_ERROR_SYNTAX },
    { "POS_EQ_RA_MAIN", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.\303\251q", NUN_VOCABULARY_ERROR_SYNTAX },
    { "pos.\377", NUN_VOCABULARY_ERROR_SYNTAX },
    { "ivoa:", NUN_VOCABULARY_ERROR_SYNTAX },
    { "position.eq", NUN_VOCABULARY_ERROR_WORD },
    { "po", NUN_VOCABULARY_ERROR_WORD },
    { "phot.mag;magnitude", NUN_VOCABULARY_ERROR_WORD },
    { "mine:pos.eq.ra", NUN_VOCABULARY_ERROR_WORD },
  };
  g_autofree char *giant = g_strnfill (100000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].ucd);
      g_assert_false (nun_ucd_check (cases[i].ucd, &error));
      g_assert_error (error, NUN_VOCABULARY_ERROR, cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_false (nun_ucd_check (giant, NULL));
  g_assert_false (nun_ucd_check (NULL, NULL));
}

static void
test_ucd1 (void)
{
  g_assert_cmpstr (nun_ucd_to_ucd1 ("pos.eq.ra;meta.main"), ==, "POS_EQ_RA_MAIN");
  g_assert_cmpstr (nun_ucd_to_ucd1 ("pos.eq.dec;meta.main"), ==, "POS_EQ_DEC_MAIN");
  g_assert_cmpstr (nun_ucd_to_ucd1 ("meta.id;meta.main"), ==, "ID_MAIN");
  g_assert_cmpstr (nun_ucd_to_ucd1 ("Pos.Eq.Ra"), ==, "POS_EQ_RA");
  g_assert_cmpstr (nun_ucd_to_ucd1 ("stat.error;pos.eq.ra"), ==, "ERROR");
  g_assert_null (nun_ucd_to_ucd1 ("pos.eq.ra;arith.diff"));
  g_assert_null (nun_ucd_to_ucd1 (""));
  g_assert_cmpstr (nun_ucd_from_ucd1 ("POS_EQ_RA_MAIN"), ==, "pos.eq.ra;meta.main");
  g_assert_cmpstr (nun_ucd_from_ucd1 ("POS_EQ_DEC_MAIN"), ==, "pos.eq.dec;meta.main");
  g_assert_cmpstr (nun_ucd_from_ucd1 ("ID_MAIN"), ==, "meta.id;meta.main");
  g_assert_cmpstr (nun_ucd_from_ucd1 ("PHOT_JHN_V"), ==, "phot.mag;em.opt.V");
  g_assert_null (nun_ucd_from_ucd1 ("NO_SUCH_WORD"));

  g_assert_true (nun_ucd_is_ucd1 ("POS_EQ_RA_MAIN"));
  g_assert_true (nun_ucd_is_ucd1 ("POS_POS-ANG"));
  g_assert_true (nun_ucd_is_ucd1 ("CLASS_STAR/GALAXY"));
  g_assert_true (nun_ucd_is_ucd1 ("ERROR"));
  g_assert_false (nun_ucd_is_ucd1 ("pos.eq.ra"));
  g_assert_false (nun_ucd_is_ucd1 ("POS.EQ.RA"));
  g_assert_false (nun_ucd_is_ucd1 ("META"));
  g_assert_false (nun_ucd_is_ucd1 (""));
  g_assert_false (nun_ucd_is_ucd1 (NULL));
}

/* Whatever the table turns a UCD1 into is itself a UCD1+, and the essential ones come back. */
static void
test_table (void)
{
  static const char *const ucds[] = {
    "pos.eq.ra",          "pos.pm;pos.eq.ra",
    "pos.pm;pos.eq.dec",  "pos.galactic.lon",
    "pos.parallax.trig",  "phot.mag;em.opt.V",
    "phot.mag;em.IR.K",   "src.redshift",
    "spect.dopplerVeloc", "phot.flux.density;em.radio",
    "src.spType",         "src.morph.type",
    "time.epoch",         "phys.angSize",
    "stat.error",         "meta.note",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ucds); i++)
    {
      const char *ucd1 = nun_ucd_to_ucd1 (ucds[i]), *back;

      g_assert_nonnull (ucd1);
      g_assert_true (nun_ucd_is_ucd1 (ucd1));
      back = nun_ucd_from_ucd1 (ucd1);
      g_assert_true (nun_ucd_check (back, NULL));
      g_assert_true (g_str_has_prefix (back, ucds[i]) || g_str_has_prefix (ucds[i], back));
    }
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
  g_test_add_func ("/vocabulary/ucd/ucd1", test_ucd1);
  g_test_add_func ("/vocabulary/ucd/table", test_table);
  g_test_add_func ("/vocabulary/ucd/has-word", test_has_word);
  return g_test_run ();
}
