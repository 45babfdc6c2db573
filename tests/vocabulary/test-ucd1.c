/* The way from UCD1. */

#include "vocabulary/ucd.h"

#include <string.h>

static void
test_way (void)
{
  g_assert_cmpstr (nun_ucd_from_ucd1 ("POS_EQ_RA_MAIN"), ==, "pos.eq.ra;meta.main");
  g_assert_cmpstr (nun_ucd_from_ucd1 ("pos_eq_dec_main"), ==, "pos.eq.dec;meta.main");
  g_assert_null (nun_ucd_from_ucd1 ("NO_SUCH_WORD"));
  g_assert_null (nun_ucd_from_ucd1 (""));
}

static void
test_known (void)
{
  static const char *const cases[][2] = {
    { "ID_MAIN", "meta.id;meta.main" },
    { "ERROR", "stat.error" },
    { "PHOT_JHN_V", "phot.mag;em.opt.V" },
    { "PHOT_JHN_B-V", "phot.color;em.opt.B;em.opt.V" },
    { "PHOT_COUS_I", "phot.mag;em.opt.I" },
    { "PHOT_SDSS_G", "phot.mag;em.opt.B" },
    { "PHOT_JHN_J-K", "phot.color;em.IR.J;em.IR.K" },
    { "PHOT_FLUX_RADIO_1.4G", "phot.flux.density;em.radio.750-1500MHz" },
    { "PHOT_FLUX_RADIO_90G", "phot.flux.density;em.mm.50-100GHz" },
    { "PHOT_FLUX_IR_60", "phot.flux.density;em.IR.30-60um" },
    { "PHOT_FLUX_X", "phot.flux;em.X-ray" },
    { "PHOT_UV_1400", "phot.mag;em.UV.100-200nm" },
    { "PHOT_HST_F814W", "phot.mag;em.opt.I" },
    { "PHOT_STR_B-Y", "phot.color;em.opt.B;em.opt.V" },
    { "POS_EQ_PMRA", "pos.pm;pos.eq.ra" },
    { "POS_EQ_PMDEC", "pos.pm;pos.eq.dec" },
    { "POS_PARLX_TRIG", "pos.parallax.trig" },
    { "VELOC_HC", "spect.dopplerVeloc;pos.heliocentric" },
    { "VELOC_ROTAT", "phys.veloc.rotat" },
    { "SPECT_TYPE_MK", "src.spType" },
    { "PHYS_ABUND_[FE/H]", "phys.abund.Fe" },
    { "PHYS_TEMP_EFFEC", "phys.temperature.effective" },
    { "PHYS_MASS/LIGHT", "phys.composition.massLightRatio" },
    { "CLASS_STAR/GALAXY", "src.class.starGalaxy" },
    { "CODE_MULT_FLAG", "meta.code.multip" },
    { "AT_TRANS_PROB", "phys.atmol.transProb" },
    { "TIME_EXPTIME", "time.duration;obs.exposure" },
    { "EXTENSION_DIAM", "phys.angSize" },
    { "INST_S/N", "stat.snr" },
    { "PHOT_JHN_K'", "phot.mag;em.IR.K" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (nun_ucd_is_ucd1 (cases[i][0]));
      g_assert_cmpstr (nun_ucd_from_ucd1 (cases[i][0]), ==, cases[i][1]);
    }
}

static void
test_form (void)
{
  static const char *const yes[] = { "POS_EQ_RA_MAIN", "POS_POS-ANG", "CLASS_STAR/GALAXY", "ERROR",
                                     "PHOT_FLUX_RADIO_1.4G" };
  static const char *const no[] = { "pos.eq.ra", "POS.EQ.RA",   "META", "",
                                    "_X",        "PHOT_MAG;EM", "P_.1" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (nun_ucd_is_ucd1 (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (nun_ucd_is_ucd1 (no[i]));
  g_assert_false (nun_ucd_is_ucd1 (NULL));
}

/* Where the table leads from words of every family is itself valid. */
static void
test_table (void)
{
  static const char *const ucd1s[] = {
    "AT_ENERGY_LEVEL",
    "CODE_QUALITY",
    "DATA_LINK",
    "EXTENSION_MIN",
    "FIT_PARAM",
    "ID_PARENT",
    "INST_SEEING",
    "LUNAR-OCCULT",
    "MODEL_MAG_VALUE",
    "MORPH_TYPE",
    "NOTE",
    "NUMBER",
    "NUTATION",
    "OBS_FREQUENCY",
    "OBSTY_ID",
    "ORBIT_PERIOD",
    "PHOT_MAG_OPTICAL",
    "PHYS_MASS_MISC",
    "POL_DEGREE",
    "POL_STOKES_U",
    "POS_GAL_LON",
    "RECORD",
    "REDSHIFT_PHOT",
    "REDUCT_EXTR-RAD",
    "REFER_BIBCODE",
    "REMARKS",
    "SPECT_EQ-WIDTH",
    "STAT_PROBABILITY",
    "TEL_FOCAL-LENGTH",
    "TIME_DATE",
    "UNITS",
    "VAR_AMPLITUDE",
    "VELOC_DISP",
    "WEIGHT",
    "PHOT_COUNT-RATE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ucd1s); i++)
    {
      g_autoptr (GError) error = NULL;
      const char        *ucd = nun_ucd_from_ucd1 (ucd1s[i]);

      g_assert_nonnull (ucd);
      nun_ucd_check (ucd, &error);
      g_assert_no_error (error);
    }
}

/* One that no table has is mended by the nearest more general one, unless that says nothing. */
static void
test_near (void)
{
  g_autoptr (NunUcdJudgement) near = nun_ucd_judge ("PHOT_JHN_V_MEAN_OLD");
  g_autoptr (NunUcdJudgement) far = nun_ucd_judge ("PHOT_NOBODY_KNOWS");
  g_autoptr (NunUcdJudgement) small = nun_ucd_judge ("pos_eq_ra_main");

  g_assert_cmpint (near->verdict, ==, NUN_UCD_MENDABLE);
  g_assert_cmpstr (near->repair, ==, "phot.mag;em.opt.V");
  g_assert_nonnull (strstr (near->sentence, "first version"));
  g_assert_cmpint (far->verdict, ==, NUN_UCD_BAD);
  g_assert_null (far->repair);
  g_assert_nonnull (strstr (far->sentence, "first version"));
  g_assert_cmpstr (small->repair, ==, "pos.eq.ra;meta.main");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/ucd1/way", test_way);
  g_test_add_func ("/vocabulary/ucd1/known", test_known);
  g_test_add_func ("/vocabulary/ucd1/form", test_form);
  g_test_add_func ("/vocabulary/ucd1/table", test_table);
  g_test_add_func ("/vocabulary/ucd1/near", test_near);
  return g_test_run ();
}
