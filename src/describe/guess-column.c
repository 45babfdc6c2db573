/* Rules from names and units to UCDs. */
#include "describe/guess-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* -- names ------------------------------------------------------------------------------------------- */

/* Lower case, its parts joined by single underscores. */
static char *
normal_name (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *p = name; *p != 0; p++)
    {
      if (g_ascii_isupper (*p) && p > name && g_ascii_islower (p[-1]))
        g_string_append_c (out, '_');
      if (g_ascii_isalnum (*p))
        g_string_append_c (out, g_ascii_tolower (*p));
      else if (out->len > 0 && out->str[out->len - 1] != '_')
        g_string_append_c (out, '_');
    }
  while (out->len > 0 && out->str[out->len - 1] == '_')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* -- units ------------------------------------------------------------------------------------------- */

/* Units that people write into names: "size_arcmin", "flux_mJy", "dist (kpc)".  Only ones that are no
 * word of another sense. */
static const struct
{
  const char *word, *unit;
} named_units[] = {
  { "deg", "deg" },
  { "degrees", "deg" },
  { "arcmin", "arcmin" },
  { "arcsec", "arcsec" },
  { "mas", "mas" },
  { "masyr", "mas/yr" },
  { "kpc", "kpc" },
  { "mpc", "Mpc" },
  { "pc", "pc" },
  { "kly", "klyr" },
  { "au", "au" },
  { "jy", "Jy" },
  { "mjy", "mJy" },
  { "ujy", "uJy" },
  { "kms", "km/s" },
  { "kmps", "km/s" },
  { "angstrom", "Angstrom" },
  { "micron", "um" },
  { "ghz", "GHz" },
  { "mhz", "MHz" },
  { "kev", "keV" },
  { "gyr", "Gyr" },
  { "myr", "Myr" },
  { "days", "d" },
  { "hours", "h" },
  { "msun", "solMass" },
  { "rsun", "solRad" },
  { "lsun", "solLum" },
};

/* The unit that a name (as normal_name makes it) ends with, or NULL; *end: where it begins. */
static const char *
unit_at_end (const char *normal, const char **word, const char **end)
{
  const char *last = strrchr (normal, '_');

  for (guint i = 0; last != NULL && i < G_N_ELEMENTS (named_units); i++)
    if (g_str_equal (last + 1, named_units[i].word))
      {
        *word = named_units[i].word;
        *end = last;
        return named_units[i].unit;
      }
  return NULL;
}

static NunDatum *
unit_in_name (const NunColumn *column)
{
  g_autofree char *normal =
      normal_name (column->original != NULL ? column->original : column->name);
  g_autofree char *reason = NULL;
  const char      *word, *end;
  const char      *unit =
      nun_datatype_is_number (column->datatype) ? unit_at_end (normal, &word, &end) : NULL;

  if (unit == NULL)
    return NULL;
  reason = g_strdup_printf (_ ("The name ends with “%s”."), word);
  return nun_datum_new (unit, NUN_ORIGIN_GUESS, 0.85, reason);
}

NunDatum *
nun_guess_unit (const NunColumn *column)
{
  g_autofree char *repaired = NULL;
  g_autofree char *reason = NULL;

  if (column->unit == NULL || *column->unit == 0)
    return unit_in_name (column);
  if (nun_unit_check (column->unit, NULL))
    return nun_datum_new (column->unit, NUN_ORIGIN_FILE, 1.0, _ ("The file says so."));
  repaired = nun_unit_repair (column->unit);
  if (repaired == NULL)
    return nun_datum_new (column->unit, NUN_ORIGIN_FILE, 0.3,
                          _ ("The file says so, but it is no unit that clients know."));
  /* "BJD - 2454833" is more than its days: much that was left out wants a look. */
  if (strlen (column->unit) > 3 * strlen (repaired) + 4)
    {
      reason =
          g_strdup_printf (_ ("All that the standard can say of the file's “%s”."), column->unit);
      return nun_datum_new (repaired, NUN_ORIGIN_GUESS, 0.5, reason);
    }
  reason = g_strdup_printf (_ ("The file's “%s” as the standard spells it."), column->unit);
  return nun_datum_new (repaired, NUN_ORIGIN_GUESS, 0.95, reason);
}

/* -- UCDs by name ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *pattern; /* of the whole name, lower case, parts joined by "_" */
  const char *unit;    /* the unit must begin so; NULL for any */
  const char *ucd;
  double      confidence;
} Rule;

static const Rule rules[] = {
  { "pm_?ra.*|mu_?(ra|alpha).*", NULL, "pos.pm;pos.eq.ra", 0.9 },
  { "pm_?de.*|mu_?(de|delta).*", NULL, "pos.pm;pos.eq.dec", 0.9 },
  { "g(al_?)?lon|l_?ii|gal_l", NULL, "pos.galactic.lon", 0.9 },
  { "g(al_?)?lat|b_?ii|gal_b", NULL, "pos.galactic.lat", 0.9 },
  { "ra.*", "deg", "pos.eq.ra", 0.8 },
  { "de(c|j|_)?.*", "deg", "pos.eq.dec", 0.7 },
  { "ra|raj2000|ra_?(hms|h)|right_?ascension|.*_rightascension", NULL, "pos.eq.ra", 0.8 },
  { "dec?|dej2000|decj2000|de_?(dms|d)|declination|.*_declination", NULL, "pos.eq.dec", 0.8 },
  { "plx|parallax|varpi", NULL, "pos.parallax.trig", 0.9 },
  { "dist(ance)?(_k?pc|_kly|_mpc|_ly)?|.*_distance", NULL, "pos.distance", 0.7 },
  { "ang_?dist|sep(aration)?", NULL, "pos.angDistance", 0.8 },
  { "pos_?ang(le)?|pa|theta", NULL, "pos.posAng", 0.7 },
  { "z|redshift|z_?(spec|best|helio)", NULL, "src.redshift", 0.7 },
  { "z_?phot", NULL, "src.redshift.phot", 0.8 },
  { "rv|(h|helio_?)?rad_?vel(ocity)?|v_?hel(io)?|cz", NULL, "spect.dopplerVeloc", 0.8 },
  { "v_?sin_?i", NULL, "phys.veloc.rotat", 0.8 },
  { "(main_?)?id|name|designation|.*_name|source|identifier|ngc|ic|hip|hd|tyc", NULL, "meta.id",
    0.7 },
  { "identifiers|other_?(id|name)s?|common_?names?|aliases", NULL, "meta.id.assoc", 0.7 },
  { "(obj(ect)?_?)?(type|class)|otype|source_?type", NULL, "src.class", 0.7 },
  { "morph(ology)?|hubble(_type)?|morph_?type|ttype", NULL, "src.morph.type", 0.8 },
  { "sp(ec(tral)?)?_?type|spt?", NULL, "src.spType", 0.8 },
  { "u_?mag|mag_?u", NULL, "phot.mag;em.opt.U", 0.8 },
  { "b_?mag|mag_?b", NULL, "phot.mag;em.opt.B", 0.85 },
  { "v_?mag|mag_?v", NULL, "phot.mag;em.opt.V", 0.85 },
  { "g_?mag|mag_?g", NULL, "phot.mag;em.opt.B", 0.6 },
  { "r_?mag|mag_?r", NULL, "phot.mag;em.opt.R", 0.85 },
  { "i_?mag|mag_?i", NULL, "phot.mag;em.opt.I", 0.85 },
  { "z_?mag|mag_?z", NULL, "phot.mag;em.opt.I", 0.6 },
  { "j_?mag|mag_?j", NULL, "phot.mag;em.IR.J", 0.85 },
  { "h_?mag|mag_?h", NULL, "phot.mag;em.IR.H", 0.85 },
  { "ks?_?mag|mag_?ks?", NULL, "phot.mag;em.IR.K", 0.85 },
  { "(app(arent)?_?)?mag(nitude)?s?", NULL, "phot.mag", 0.8 },
  { ".*mag|mag_.*|.*magnitude", "mag", "phot.mag", 0.7 },
  { "surf(ace)?_?br(ightness)?", NULL, "phot.mag.sb", 0.8 },
  { "[a-z]_[a-z]|[ubvrijhk]{2}", "mag", "phot.color", 0.6 },
  { "e_?\\(?b_?v\\)?|ebv|a_?v|extinction", NULL, "phys.absorption", 0.6 },
  { "(.*_)?(err|error|unc|sigma)(or)?(_.*)?", NULL, "stat.error", 0.6 },
  { "(.*_)?flux(_.*)?", NULL, "phot.flux", 0.6 },
  { "lum(inosity)?", NULL, "phys.luminosity", 0.8 },
  { "maj_?ax(is)?|.*diam(eter)?|(ang(ular)?_?)?size", NULL, "phys.angSize", 0.6 },
  { "min_?ax(is)?", NULL, "phys.angSize.sminAxis", 0.6 },
  { "ell(ipticity)?", NULL, "src.ellipticity", 0.8 },
  { "t_?eff|.*temperature|temp", NULL, "phys.temperature", 0.7 },
  { "log_?g|logg", NULL, "phys.gravity", 0.9 },
  { "\\[?fe_?h\\]?|.*metallicity", NULL, "phys.abund.Z", 0.7 },
  { "mass|.*_mass", NULL, "phys.mass", 0.8 },
  { "radius|.*_radius", NULL, "phys.size.radius", 0.7 },
  { "age|.*_age", NULL, "time.age", 0.8 },
  { "per(iod)?|p_?orb", NULL, "time.period", 0.8 },
  { "ecc(entricity)?", NULL, "src.orbital.eccentricity", 0.8 },
  { "incl?(ination)?", NULL, "src.orbital.inclination", 0.7 },
  { "semi_?maj(or)?_?ax(is)?", NULL, "phys.size.smajAxis", 0.7 },
  { "mjd.*|jd.*|hjd|bjd|epoch|.*_?jd|obs_?date|date(_?obs)?", NULL, "time.epoch", 0.7 },
  { "exp(osure)?_?time|t_?exp", NULL, "time.duration;obs.exposure", 0.8 },
  { "snr|s_?n", NULL, "stat.snr", 0.8 },
  { "n_?(obs|det(ections)?)", NULL, "meta.number;obs", 0.6 },
  { "bib_?code|refcode", NULL, "meta.bib.bibcode", 0.9 },
  { "refs?|references?|sources?", NULL, "meta.bib", 0.6 },
  { "url|link|.*_url", NULL, "meta.ref.url", 0.8 },
  { "(.*_)?flags?|q(ual)?_?fla?g|qual(ity)?", NULL, "meta.code", 0.5 },
  { "notes?|(.*_)?notes|comments?|remarks?", NULL, "meta.note", 0.8 },
  { "filter|band", NULL, "meta.id;instr.filter", 0.6 },
};

static GRegex *
rule_regex (guint i)
{
  static gsize compiled[G_N_ELEMENTS (rules)];

  if (g_once_init_enter (&compiled[i]))
    {
      g_autofree char *whole = g_strdup_printf ("^(?:%s)$", rules[i].pattern);

      g_once_init_leave (&compiled[i], (gsize) g_regex_new (whole, G_REGEX_OPTIMIZE, 0, NULL));
    }
  return (GRegex *) compiled[i];
}

static NunDatum *
by_rule (const NunColumn *column)
{
  g_autofree char *normal =
      normal_name (column->original != NULL ? column->original : column->name);
  g_autofree char *unit = column->unit != NULL ? nun_unit_repair (column->unit) : NULL;
  const char      *word, *end = NULL;
  const char      *named = unit_at_end (normal, &word, &end);

  if (named != NULL)
    normal[end - normal] = 0;
  if (unit == NULL)
    unit = g_strdup (named);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if ((rules[i].unit == NULL || (unit != NULL && g_str_has_prefix (unit, rules[i].unit))) &&
        g_regex_match (rule_regex (i), normal, 0, NULL))
      {
        g_autofree char *reason =
            rules[i].unit == NULL
                ? g_strdup_printf (_ ("Columns called “%s” usually hold this."), column->name)
                : g_strdup_printf (_ ("Columns called “%s” in %s usually hold this."), column->name,
                                   rules[i].unit);

        return nun_datum_new (rules[i].ucd, NUN_ORIGIN_GUESS, rules[i].confidence, reason);
      }
  return NULL;
}

/* -- errors ------------------------------------------------------------------------------------------ */

/* The column whose error `name` is: "e_Vmag" of "Vmag", "flux_err" of "flux". */
static const NunColumn *
error_parent (GPtrArray *columns, const char *name)
{
  static const char *const prefixes[] = { "e_", "err_", "sigma_", "sig_", "error_" };
  static const char *const suffixes[] = { "_err", "_error", "err", "_unc", "_sigma", "_e" };

  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *parent = columns->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (prefixes); j++)
        if (g_ascii_strncasecmp (name, prefixes[j], strlen (prefixes[j])) == 0 &&
            g_ascii_strcasecmp (name + strlen (prefixes[j]), parent->name) == 0)
          return parent;
      for (guint j = 0; j < G_N_ELEMENTS (suffixes); j++)
        {
          gsize length = strlen (parent->name);

          if (g_ascii_strncasecmp (name, parent->name, length) == 0 &&
              g_ascii_strcasecmp (name + length, suffixes[j]) == 0)
            return parent;
        }
    }
  return NULL;
}

/* The words of a UCD without ";meta.main". */
static char *
without_main (const char *ucd)
{
  g_auto (GStrv) words = g_strsplit (ucd, ";", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (words[i]), "meta.main") != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ";" : "", words[i]);
  return g_string_free (out, FALSE);
}

static NunDatum *
own_ucd (const NunColumn *column)
{
  const char      *translated;
  g_autofree char *reason = NULL;

  if (column->ucd == NULL || *column->ucd == 0)
    return NULL;
  if (!nun_ucd_is_ucd1 (column->ucd))
    return nun_ucd_check (column->ucd, NULL)
               ? nun_datum_new (column->ucd, NUN_ORIGIN_FILE, 1.0, _ ("The file says so."))
               : NULL;
  translated = nun_ucd_from_ucd1 (column->ucd);
  if (translated == NULL)
    return NULL;
  reason = g_strdup_printf (_ ("The file's “%s” in today's words."), column->ucd);
  return nun_datum_new (translated, NUN_ORIGIN_GUESS, 0.95, reason);
}

NunDatum *
nun_guess_ucd (GPtrArray *columns, guint i)
{
  const NunColumn     *column = columns->pdata[i];
  const NunColumn     *parent;
  g_autoptr (NunDatum) of_parent = NULL;
  g_autofree char     *ucd = NULL, *words = NULL, *reason = NULL;
  NunDatum            *own = own_ucd (column);

  if (own != NULL)
    return own;
  parent = error_parent (columns, column->name);
  if (parent == NULL)
    return by_rule (column);
  of_parent = own_ucd (parent);
  if (of_parent == NULL)
    of_parent = by_rule (parent);
  if (of_parent == NULL)
    return NULL;
  words = without_main (of_parent->value);
  ucd = g_strdup_printf ("stat.error;%s", words);
  reason = g_strdup_printf (_ ("By its name it is the error of “%s”."), parent->name);
  return nun_datum_new (ucd, NUN_ORIGIN_GUESS, MIN (0.9, of_parent->confidence), reason);
}
