/* UCD1+: its syntax and families; and the way from and to the UCD1 of old. */

#include "vocabulary/ucd.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (nun - vocabulary - error - quark, nun_vocabulary_error)

/* No published UCD comes near it. */
#define MAX_LENGTH 256

static const char *const families[] = { "arith", "em",  "instr", "meta", "obs",  "phot",
                                        "phys",  "pos", "spect", "src",  "stat", "time" };

/* A UCD1 and its UCD1+.  In either direction the first line that fits is taken. */
static const struct
{
  const char *ucd1, *ucd;
} pairs[] = {
  { "POS_EQ_RA_MAIN", "pos.eq.ra;meta.main" },
  { "POS_EQ_DEC_MAIN", "pos.eq.dec;meta.main" },
  { "ID_MAIN", "meta.id;meta.main" },
  { "POS_EQ_RA", "pos.eq.ra" },
  { "POS_EQ_DEC", "pos.eq.dec" },
  { "POS_EQ_RA_OTHER", "pos.eq.ra" },
  { "POS_EQ_DEC_OTHER", "pos.eq.dec" },
  { "POS_EQ_PMRA", "pos.pm;pos.eq.ra" },
  { "POS_EQ_PMDEC", "pos.pm;pos.eq.dec" },
  { "POS_PM", "pos.pm" },
  { "POS_GAL_LON", "pos.galactic.lon" },
  { "POS_GAL_LAT", "pos.galactic.lat" },
  { "POS_EC_LON", "pos.ecliptic.lon" },
  { "POS_EC_LAT", "pos.ecliptic.lat" },
  { "POS_SG_LON", "pos.supergalactic.lon" },
  { "POS_SG_LAT", "pos.supergalactic.lat" },
  { "POS_PARLX_TRIG", "pos.parallax.trig" },
  { "POS_PARLX_SPEC", "pos.parallax.spect" },
  { "POS_PARLX_DYN", "pos.parallax.dyn" },
  { "POS_PARLX_TRIG", "pos.parallax" },
  { "POS_POS-ANG", "pos.posAng" },
  { "POS_ANG_DIST_GENERAL", "pos.angDistance" },
  { "POS_DIR-COSINE", "pos.dirCos" },
  { "ID_IDENTIFIER", "meta.id" },
  { "ID_ALTERNATIVE", "meta.id" },
  { "ID_CATALOG", "meta.id;meta.table" },
  { "ID_CROSSID", "meta.id.cross" },
  { "ID_ASSOCIATED", "meta.id.assoc" },
  { "ID_PARENT", "meta.id.parent" },
  { "ID_NUMBER", "meta.id" },
  { "RECORD", "meta.record" },
  { "NUMBER", "meta.number" },
  { "NOTE", "meta.note" },
  { "REMARKS", "meta.note" },
  { "REFER_CODE", "meta.ref" },
  { "REFER_BIBCODE", "meta.bib.bibcode" },
  { "DATA_LINK", "meta.ref.url" },
  { "CODE_MISC", "meta.code" },
  { "CODE_QUALITY", "meta.code.qual" },
  { "CODE_ERROR", "meta.code.error" },
  { "CODE_MEMB", "meta.code.member" },
  { "CODE_MULT_FLAG", "meta.code.multip" },
  { "CODE_VARIAB", "meta.code;src.var" },
  { "ERROR", "stat.error" },
  { "STAT_CORRELATION", "stat.correlation" },
  { "STAT_PROBABILITY", "stat.probability" },
  { "STAT_LIKELIHOOD", "stat.likelihood" },
  { "STAT_MEAN", "stat.mean" },
  { "STAT_MEDIAN", "stat.median" },
  { "FIT_STDDEV", "stat.stdev" },
  { "INST_S/N", "stat.snr" },
  { "FIT_CHI2", "stat.fit.chi2" },
  { "FIT_RESIDUAL", "stat.fit.residual" },
  { "FIT_GOODNESS", "stat.fit.goodness" },
  { "STAT_N-DOF", "stat.fit.dof" },
  { "PHOT_JHN_U", "phot.mag;em.opt.U" },
  { "PHOT_JHN_B", "phot.mag;em.opt.B" },
  { "PHOT_JHN_V", "phot.mag;em.opt.V" },
  { "PHOT_JHN_R", "phot.mag;em.opt.R" },
  { "PHOT_JHN_I", "phot.mag;em.opt.I" },
  { "PHOT_JHN_J", "phot.mag;em.IR.J" },
  { "PHOT_JHN_H", "phot.mag;em.IR.H" },
  { "PHOT_JHN_K", "phot.mag;em.IR.K" },
  { "PHOT_MAG_OPTICAL", "phot.mag;em.opt" },
  { "PHOT_MAG_U", "phot.mag;em.opt.U" },
  { "PHOT_MAG_B", "phot.mag;em.opt.B" },
  { "PHOT_MAG_V", "phot.mag;em.opt.V" },
  { "PHOT_MAG_R", "phot.mag;em.opt.R" },
  { "PHOT_MAG_I", "phot.mag;em.opt.I" },
  { "PHOT_MAG_UNDEF", "phot.mag" },
  { "PHOT_MAG", "phot.mag" },
  { "PHOT_BOL_MAG", "phot.mag.bol" },
  { "PHOT_ABS-MAG", "phys.magAbs" },
  { "PHOT_ABS-MAG_BOL", "phys.magAbs.bol" },
  { "PHOT_DIST-MOD", "phot.mag.distMod" },
  { "PHOT_JHN_U-B", "phot.color;em.opt.U;em.opt.B" },
  { "PHOT_JHN_B-V", "phot.color;em.opt.B;em.opt.V" },
  { "PHOT_JHN_V-R", "phot.color;em.opt.V;em.opt.R" },
  { "PHOT_JHN_R-I", "phot.color;em.opt.R;em.opt.I" },
  { "PHOT_JHN_V-I", "phot.color;em.opt.V;em.opt.I" },
  { "PHOT_CI_UNDEF", "phot.color" },
  { "PHOT_COLOR_EXCESS", "phot.color.excess" },
  { "PHOT_EXTINCTION_GAL", "phys.absorption.gal" },
  { "PHOT_EXTINCTION", "phys.absorption" },
  { "PHOT_COUNTS_MISC", "phot.count" },
  { "PHOT_COUNT-RATE_X", "phot.count;em.X-ray" },
  { "PHOT_FLUX_OPTICAL", "phot.flux;em.opt" },
  { "PHOT_FLUX_RADIO", "phot.flux.density;em.radio" },
  { "PHOT_FLUX_IR", "phot.flux.density;em.IR" },
  { "PHOT_FLUX_X", "phot.flux;em.X-ray" },
  { "PHOT_FLUX_GAMMA", "phot.flux;em.gamma" },
  { "PHOT_FLUX_UV", "phot.flux.density;em.UV" },
  { "PHOT_FLUX_DENSITY", "phot.flux.density" },
  { "PHOT_FLUX", "phot.flux" },
  { "REDSHIFT_HC", "src.redshift" },
  { "REDSHIFT_GC", "src.redshift" },
  { "REDSHIFT_PHOT", "src.redshift.phot" },
  { "VELOC_HC", "spect.dopplerVeloc;pos.heliocentric" },
  { "VELOC_BARYCENTER", "spect.dopplerVeloc;pos.barycenter" },
  { "VELOC_LSR", "spect.dopplerVeloc;pos.lsr" },
  { "VELOC_GC", "spect.dopplerVeloc;pos.galactocentric" },
  { "VELOC_HC", "spect.dopplerVeloc" },
  { "VELOC_ROTAT", "phys.veloc.rotat" },
  { "VELOC_DISP", "phys.veloc.dispersion" },
  { "VELOC_EXPANSION", "phys.veloc.expansion" },
  { "VELOC_MISC", "phys.veloc" },
  { "CLASS_OBJECT", "src.class" },
  { "CLASS_STAR/GALAXY", "src.class.starGalaxy" },
  { "CLASS_STRUCT", "src.class.struct" },
  { "MORPH_TYPE", "src.morph.type" },
  { "MORPH_PARAM", "src.morph.param" },
  { "SPECT_TYPE_MK", "src.spType" },
  { "SPECT_TYPE_GENERAL", "src.spType" },
  { "SPECT_EQ-WIDTH", "spect.line.eqWidth" },
  { "SPECT_INDEX_MISC", "spect.index" },
  { "SPECT_LINE_INTENSITY", "spect.line.intensity" },
  { "SPECT_LINE_WIDTH", "spect.line.width" },
  { "SPECT_RESOLUTION", "spect.resolution" },
  { "SPECT_WAVELENGTH", "em.wl" },
  { "OBS_FREQUENCY", "em.freq" },
  { "EXTENSION_DIAM", "phys.angSize" },
  { "EXTENSION_RAD", "phys.angSize" },
  { "EXTENSION_DIAM", "phys.angSize.smajAxis" },
  { "EXTENSION_MIN", "phys.angSize.sminAxis" },
  { "EXTENSION_FWHM", "phys.angSize;stat.fwhm" },
  { "EXTENSION_AREA", "phys.angArea" },
  { "PHYS_AXIS-RATIO", "phys.size.axisRatio" },
  { "PHYS_ELLIPTICITY", "src.ellipticity" },
  { "PHYS_DISTANCE", "pos.distance" },
  { "PHYS_TEMP_EFFEC", "phys.temperature.effective" },
  { "PHYS_TEMP_MISC", "phys.temperature" },
  { "PHYS_GRAVITY_SURFACE", "phys.gravity" },
  { "PHYS_ABUND_[FE/H]", "phys.abund.Fe" },
  { "PHYS_ABUND_Z", "phys.abund.Z" },
  { "PHYS_ABUND_MISC", "phys.abund" },
  { "PHYS_MASS_MISC", "phys.mass" },
  { "PHYS_LUMINOSITY_GENERAL", "phys.luminosity" },
  { "PHYS_SIZE", "phys.size" },
  { "PHYS_SIZE_RADIUS_GENERAL", "phys.size.radius" },
  { "TIME_AGE", "time.age" },
  { "ORBIT_PERIOD", "time.period;src.orbital" },
  { "ORBIT_ECCENTRICITY", "src.orbital.eccentricity" },
  { "ORBIT_P-ASTRON", "src.orbital.periastron" },
  { "ORBIT_SIZE_SMAJ", "phys.size.smajAxis;src.orbital" },
  { "ORBIT_P-ASTRON_DATE", "time.epoch;src.orbital.periastron" },
  { "VAR_PERIOD", "time.period" },
  { "VAR_AMPLITUDE", "src.var.amplitude" },
  { "VAR_CLASS", "meta.code.class;src.var" },
  { "VAR_INDEX", "src.var.index" },
  { "TIME_DATE", "time.epoch" },
  { "TIME_EPOCH", "time.epoch" },
  { "TIME_EQUINOX", "time.equinox" },
  { "TIME_EXPTIME", "time.duration;obs.exposure" },
  { "TIME_PERIOD", "time.period" },
  { "TIME_PHASE", "time.phase" },
  { "TIME_INTERVAL", "time.interval" },
  { "TIME_RESOLUTION", "time.resolution" },
  { "INST_FILTER_CODE", "meta.id;instr.filter" },
  { "INST_ID", "meta.id;instr" },
  { "TEL_ID", "meta.id;instr.tel" },
  { "OBS_CODE", "meta.code;obs" },
};

/* -- syntax ---------------------------------------------------------------------------------------- */

static gboolean
set_error (GError **error, int code, char *sentence)
{
  g_set_error_literal (error, NUN_VOCABULARY_ERROR, code, sentence);
  g_free (sentence);
  return FALSE;
}

/* An atom begins with a letter or digit and goes on with these, - and _ (UCD 1.1 section 3.2). */
static gboolean
atom_is_well_formed (const char *atom, gsize length)
{
  if (length == 0 || !g_ascii_isalnum (atom[0]))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isalnum (atom[i]) && atom[i] != '-' && atom[i] != '_')
      return FALSE;
  return TRUE;
}

static gboolean
is_family (const char *atom, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (strlen (families[i]) == length && g_ascii_strncasecmp (families[i], atom, length) == 0)
      return TRUE;
  return FALSE;
}

/* The IVOA's own namespace may stand before a word; words of others belong to other vocabularies. */
static const char *
skip_namespace (const char *word)
{
  return g_ascii_strncasecmp (word, "ivoa:", 5) == 0 ? word + 5 : word;
}

static gboolean
check_word (const char *ucd, const char *word, GError **error)
{
  const char *at = skip_namespace (word), *colon = strchr (at, ':');
  gsize       family_length = strcspn (at, ".");

  if (colon != NULL && at == word && atom_is_well_formed (at, (gsize) (colon - at)))
    return set_error (
        error, NUN_VOCABULARY_ERROR_WORD,
        g_strdup_printf (_ ("“%s” in the UCD “%s” is of a vocabulary that Nuncius does "
                            "not know; take the part before the colon away."),
                         word, ucd));
  for (const char *atom = at;; atom++)
    {
      gsize length = strcspn (atom, ".");

      if (!atom_is_well_formed (atom, length))
        return set_error (error, NUN_VOCABULARY_ERROR_SYNTAX,
                          g_strdup_printf (_ ("“%s” in the UCD “%s” is not a word; write letters, "
                                              "digits and hyphens, parted by single dots, "
                                              "as in “pos.eq.ra”."),
                                           word, ucd));
      atom += length;
      if (*atom == '\0')
        break;
    }
  if (!is_family (at, family_length))
    return set_error (
        error, NUN_VOCABULARY_ERROR_WORD,
        g_strdup_printf (_ ("“%s” in the UCD “%s” begins with no family of UCDs; begin "
                            "with arith, em, instr, meta, obs, phot, phys, pos, spect, "
                            "src, stat or time."),
                         word, ucd));
  return TRUE;
}

static gboolean
refuse_ucd1 (const char *ucd, GError **error)
{
  const char *successor = nun_ucd_from_ucd1 (ucd);

  if (successor != NULL)
    return set_error (
        error, NUN_VOCABULARY_ERROR_SYNTAX,
        g_strdup_printf (_ ("“%s” is a UCD of the first version; write “%s”."), ucd, successor));
  return set_error (error, NUN_VOCABULARY_ERROR_SYNTAX,
                    g_strdup_printf (_ ("“%s” is a UCD of the first version; write its words in "
                                        "small letters with dots, as in “phys.mass”."),
                                     ucd));
}

gboolean
nun_ucd_check (const char *ucd, GError **error)
{
  g_auto (GStrv) words = NULL;

  if (ucd == NULL || *ucd == '\0')
    return set_error (
        error, NUN_VOCABULARY_ERROR_SYNTAX,
        g_strdup (_ ("The UCD is empty; write at least one word, as in “meta.note”.")));
  if (strlen (ucd) > MAX_LENGTH)
    return set_error (error, NUN_VOCABULARY_ERROR_SYNTAX,
                      g_strdup_printf (_ ("The UCD is longer than %d characters; "
                                          "keep its first words."),
                                       MAX_LENGTH));
  if (!g_utf8_validate (ucd, -1, NULL))
    return set_error (error, NUN_VOCABULARY_ERROR_SYNTAX,
                      g_strdup (_ ("The UCD is not text; write words as in “meta.note”.")));
  if (nun_ucd_is_ucd1 (ucd))
    return refuse_ucd1 (ucd, error);
  words = g_strsplit (ucd, ";", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (!check_word (ucd, words[i], error))
      return FALSE;
  return TRUE;
}

gboolean
nun_ucd_has_word (const char *ucd, const char *word)
{
  gsize length;

  if (ucd == NULL || word == NULL)
    return FALSE;
  length = strlen (word);
  for (const char *at = ucd;; at++)
    {
      gsize n;

      at = skip_namespace (at);
      n = strcspn (at, ";");
      if (n == length && g_ascii_strncasecmp (at, word, n) == 0)
        return TRUE;
      at += n;
      if (*at == '\0')
        return FALSE;
    }
}

/* -- UCD1 ------------------------------------------------------------------------------------------ */

const char *
nun_ucd_to_ucd1 (const char *ucd)
{
  g_return_val_if_fail (ucd != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_ascii_strcasecmp (pairs[i].ucd, ucd) == 0)
      return pairs[i].ucd1;
  /* UCD1 has one word for the errors of everything. */
  if (g_ascii_strncasecmp (ucd, "stat.error;", 11) == 0)
    return "ERROR";
  return NULL;
}

const char *
nun_ucd_from_ucd1 (const char *ucd1)
{
  g_return_val_if_fail (ucd1 != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_ascii_strcasecmp (pairs[i].ucd1, ucd1) == 0)
      return pairs[i].ucd;
  return NULL;
}

gboolean
nun_ucd_is_ucd1 (const char *text)
{
  gboolean underscore = FALSE;

  if (text == NULL || !g_ascii_isupper (text[0]))
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isupper (*at) && !g_ascii_isdigit (*at) && strchr ("_-/+*[]", *at) == NULL)
        return FALSE;
      underscore = underscore || *at == '_';
    }
  /* A few words, as ERROR, have none. */
  return underscore || nun_ucd_from_ucd1 (text) != NULL;
}
