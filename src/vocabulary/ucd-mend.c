/* Which words of UCD1+ a wrongly written one was meant to be. */

#include "vocabulary/ucd-private.h"

#include <string.h>

#define MAX_WORD 63

/* What people write for an atom, in small letters. */
static const struct
{
  const char *said, *atom;
} synonyms[] = {
  { "magnitude", "mag" },
  { "magnitudes", "mag" },
  { "mags", "mag" },
  { "colour", "color" },
  { "identifier", "id" },
  { "ident", "id" },
  { "name", "id" },
  { "identification", "id" },
  { "err", "error" },
  { "errors", "error" },
  { "uncertainty", "error" },
  { "unc", "error" },
  { "sigma", "stdev" },
  { "stddev", "stdev" },
  { "std", "stdev" },
  { "average", "mean" },
  { "maximum", "max" },
  { "minimum", "min" },
  { "probab", "probability" },
  { "prob", "probability" },
  { "corr", "correlation" },
  { "temp", "temperature" },
  { "teff", "temperature.effective" },
  { "eff", "effective" },
  { "declination", "dec" },
  { "decl", "dec" },
  { "de", "dec" },
  { "rightascension", "ra" },
  { "wavelength", "wl" },
  { "wave", "wl" },
  { "frequency", "freq" },
  { "optical", "opt" },
  { "infrared", "ir" },
  { "ultraviolet", "uv" },
  { "xray", "x-ray" },
  { "velocity", "veloc" },
  { "vel", "veloc" },
  { "radvel", "dopplerveloc" },
  { "radialvelocity", "dopplerveloc" },
  { "rv", "dopplerveloc" },
  { "dist", "distance" },
  { "latitude", "lat" },
  { "long", "lon" },
  { "longitude", "lon" },
  { "equatorial", "eq" },
  { "gal", "galactic" },
  { "polar", "polarization" },
  { "pol", "polarization" },
  { "polarisation", "polarization" },
  { "dens", "density" },
  { "lum", "luminosity" },
  { "abundance", "abund" },
  { "metallicity", "abund.z" },
  { "extinction", "absorption" },
  { "num", "number" },
  { "nb", "number" },
  { "count", "number" },
  { "quality", "code.qual" },
  { "qual", "code.qual" },
  { "flag", "code" },
  { "url", "ref.url" },
  { "doi", "ref.doi" },
  { "bibcode", "bib.bibcode" },
  { "ref.bibcode", "bib.bibcode" },
  { "propermotion", "pm" },
  { "plx", "parallax" },
  { "positionangle", "posang" },
  { "pa", "posang" },
  { "exposure", "expo" },
  { "exptime", "expo" },
  { "standarddeviation", "stdev" },
  { "date", "epoch" },
  { "mjd", "epoch" },
  { "jd", "epoch" },
  { "hjd", "epoch" },
  { "bjd", "epoch" },
  { "z", "redshift" },
  { "ebv", "color.excess" },
  { "pmra", "pm.ra" },
  { "pmdec", "pm.dec" },
  { "pmde", "pm.dec" },
  { "chi", "fit.chi2" },
  { "chi2", "fit.chi2" },
  { "sn", "snr" },
  { "signaltonoise", "snr" },
  { "spectraltype", "sptype" },
  { "variability", "var" },
  { "photometry", "phot" },
  { "photom", "phot" },
  { "position", "pos" },
  { "spectrum", "spect" },
  { "spec", "spect" },
  { "source", "src" },
  { "statistics", "stat" },
  { "stats", "stat" },
  { "instrument", "instr" },
  { "inst", "instr" },
  { "physics", "phys" },
  { "physical", "phys" },
  { "observation", "obs" },
  { "metadata", "meta" },
  { "arithmetic", "arith" },
};

/* The bands that an atom names behind a brightness. */
static const struct
{
  const char *said, *word;
} bands[] = {
  { "U", "em.opt.U" },       { "u", "em.opt.U" },          { "B", "em.opt.B" },
  { "b", "em.opt.B" },       { "g", "em.opt.B" },          { "BP", "em.opt.B" },
  { "V", "em.opt.V" },       { "v", "em.opt.V" },          { "y", "em.opt.V" },
  { "G", "em.opt" },         { "R", "em.opt.R" },          { "r", "em.opt.R" },
  { "RP", "em.opt.R" },      { "I", "em.opt.I" },          { "i", "em.opt.I" },
  { "z", "em.opt.I" },       { "Z", "em.opt.I" },          { "Y", "em.IR.J" },
  { "J", "em.IR.J" },        { "j", "em.IR.J" },           { "H", "em.IR.H" },
  { "h", "em.IR.H" },        { "K", "em.IR.K" },           { "k", "em.IR.K" },
  { "Ks", "em.IR.K" },       { "L", "em.IR.3-4um" },       { "M", "em.IR.4-8um" },
  { "W1", "em.IR.3-4um" },   { "W2", "em.IR.4-8um" },      { "W3", "em.IR.8-15um" },
  { "W4", "em.IR.15-30um" }, { "FUV", "em.UV.100-200nm" }, { "NUV", "em.UV.200-300nm" },
};

static void
add (NunUcdWords *words, const char *name)
{
  const NunUcdWord *word = nun_ucd_word_find (name);

  if (word != NULL && words->n_words < NUN_UCD_MAX_WORDS)
    words->words[words->n_words++] = word;
}

/* Adds a word in force, or the successors of one that is not. */
static gboolean
add_resolved (NunUcdWords *words, const char *name)
{
  const NunUcdWord *word = nun_ucd_word_find (name);
  g_auto (GStrv)    successors = NULL;

  if (word == NULL)
    return FALSE;
  if (word->successor == NULL)
    {
      add (words, name);
      return TRUE;
    }
  successors = g_strsplit (word->successor, ";", -1);
  for (guint i = 0; successors[i] != NULL; i++)
    add (words, successors[i]);
  return TRUE;
}

/* -- atoms ----------------------------------------------------------------------------------------- */

static const char *
synonym (const char *atom, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (strlen (synonyms[i].said) == length &&
        g_ascii_strncasecmp (synonyms[i].said, atom, length) == 0)
      return synonyms[i].atom;
  return NULL;
}

/* The word with the synonyms of the atoms from `first` to `last` put in. */
static char *
with_synonyms (char **atoms, guint first, guint last)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; atoms[i] != NULL; i++)
    {
      const char *better = i >= first && i <= last ? synonym (atoms[i], strlen (atoms[i])) : NULL;

      g_string_append_printf (out, "%s%s", i > 0 ? "." : "", better != NULL ? better : atoms[i]);
    }
  return g_string_free (out, FALSE);
}

/* The family and the synonym of the last atom alone: "pos.pm.ra" of "pos.eq.pmra". */
static gboolean
mend_by_last_synonym (char **atoms, guint n_atoms, NunUcdWords *words)
{
  const char      *last = n_atoms > 2 ? atoms[n_atoms - 1] : "";
  const char      *better = synonym (last, strlen (last));
  g_autofree char *name = better != NULL ? g_strconcat (atoms[0], ".", better, NULL) : NULL;

  return name != NULL && strchr (better, '.') != NULL && add_resolved (words, name);
}

/* One atom after the other, then all. */
static gboolean
mend_by_synonyms (const char *word, NunUcdWords *words)
{
  g_auto (GStrv) atoms = g_strsplit (word, ".", -1);
  guint          n_atoms = g_strv_length (atoms);

  for (guint i = 0; i <= n_atoms; i++)
    {
      guint            first = i < n_atoms ? n_atoms - 1 - i : 0;
      g_autofree char *better = with_synonyms (atoms, first, i < n_atoms ? first : n_atoms);

      if (add_resolved (words, better))
        return TRUE;
    }
  return mend_by_last_synonym (atoms, n_atoms, words);
}

/* -- what was hung on a word ------------------------------------------------------------------------ */

static const char *
band_word (const char *said, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (strlen (bands[i].said) == length && strncmp (bands[i].said, said, length) == 0)
      return bands[i].word;
  return NULL;
}

/* "V" behind a magnitude, "g-r" behind a colour, "radio" behind a flux. */
static gboolean
add_bands (const char *said, const NunUcdWord *word, NunUcdWords *words)
{
  const char      *hyphen = strchr (said, '-');
  g_autofree char *family = g_strconcat ("em.", said, NULL);
  const char      *one = NULL, *other = NULL;

  if (word->place == NUN_UCD_COLOUR && hyphen != NULL)
    {
      one = band_word (said, (gsize) (hyphen - said));
      other = band_word (hyphen + 1, strlen (hyphen + 1));
      if (one == NULL || other == NULL)
        return FALSE;
      add (words, word->word);
      add (words, one);
      add (words, other);
      return TRUE;
    }
  if (word->place != NUN_UCD_PHOTOMETRIC && word->place != NUN_UCD_COLOUR)
    return FALSE;
  one = nun_ucd_word_find (family) != NULL ? family : band_word (said, strlen (said));
  if (one == NULL)
    return FALSE;
  add (words, word->word);
  add (words, one);
  return TRUE;
}

/* "em.opt.g", "em.IR.Ks". */
static gboolean
mend_bands (const char *text, NunUcdWords *words)
{
  const char *dot = strrchr (text, '.');
  const char *band = NULL;

  if (dot != NULL && g_ascii_strncasecmp (text, "em.", 3) == 0)
    band = band_word (dot + 1, strlen (dot + 1));
  if (band != NULL)
    add (words, band);
  return band != NULL;
}

/* Two words with a dot between them: "stat.error.phot.mag". */
static gboolean
mend_two_words (const char *text, NunUcdWords *words)
{
  for (const char *dot = strchr (text, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *before = g_strndup (text, (gsize) (dot - text));

      if (strchr (dot + 1, '.') != NULL && nun_ucd_word_find (before) != NULL &&
          nun_ucd_word_find (dot + 1) != NULL)
        return add_resolved (words, before) && add_resolved (words, dot + 1);
    }
  return FALSE;
}

/* A word and something behind it that ought to be a word of its own: "meta.id.main", "phot.mag.err". */
static gboolean
mend_by_parting (const char *text, NunUcdWords *words)
{
  const char       *dot = strrchr (text, '.');
  g_autofree char  *before = NULL, *stat = NULL;
  const char       *atom, *better;
  const NunUcdWord *word, *statistic;

  if (dot == NULL)
    return FALSE;
  before = g_strndup (text, (gsize) (dot - text));
  atom = dot + 1;
  word = nun_ucd_word_find (before);
  if (word == NULL || word->successor != NULL)
    return FALSE;
  if (g_ascii_strcasecmp (atom, "main") == 0)
    {
      add (words, before);
      add (words, "meta.main");
      return TRUE;
    }
  if (add_bands (atom, word, words))
    return TRUE;
  better = synonym (atom, strlen (atom));
  stat = g_strconcat ("stat.", better != NULL ? better : atom, NULL);
  statistic = nun_ucd_word_find (stat);
  if (statistic == NULL || statistic->successor != NULL)
    return FALSE;
  /* What may follow follows, what must lead leads. */
  add (words, nun_ucd_may_follow (statistic) ? before : stat);
  add (words, nun_ucd_may_follow (statistic) ? stat : before);
  return TRUE;
}

/* "pos.eq.ra_main", "phot_mag". */
static gboolean
mend_underscores (const char *text, NunUcdWords *words)
{
  g_autofree char *dotted = NULL;

  if (strchr (text, '_') == NULL)
    return FALSE;
  dotted = g_strdelimit (g_strdup (text), "_", '.');
  return add_resolved (words, dotted) || mend_bands (dotted, words) ||
         mend_by_parting (dotted, words);
}

/* -- spelling -------------------------------------------------------------------------------------- */

/* How far apart two words are at most that may be the same: a letter in a short one, three in a long one. */
static int
forgiven (gsize length)
{
  return length < 6 ? 1 : length < 14 ? 2 : 3;
}

/* A word in small letters and which letters it has, so that most others are passed by quickly. */
typedef struct
{
  char    text[MAX_WORD + 1];
  guint   length;
  guint32 letters;
} Spelling;

static guint32
letters_of (const char *lower)
{
  guint32 letters = 0;

  for (; *lower != '\0'; lower++)
    letters |= 1u << (g_ascii_islower (*lower) ? *lower - 'a' : 26 + *lower % 6);
  return letters;
}

static void
spell (Spelling *spelling, const char *word)
{
  guint i = 0;

  for (; word[i] != '\0' && i < MAX_WORD; i++)
    spelling->text[i] = g_ascii_tolower (word[i]);
  spelling->text[i] = '\0';
  spelling->length = i;
  spelling->letters = letters_of (spelling->text);
}

/* Of all words, in their order. */
static const Spelling *
spellings (void)
{
  static gsize     once;
  static Spelling *all;

  if (g_once_init_enter (&once))
    {
      guint             n_words;
      const NunUcdWord *words = nun_ucd_words (&n_words);

      all = g_new (Spelling, n_words);
      for (guint i = 0; i < n_words; i++)
        spell (&all[i], words[i].word);
      g_once_init_leave (&once, 1);
    }
  return all;
}

/* Whether both begin with the same atom: "phot." */
static gboolean
same_family (const char *a, const char *b)
{
  gsize length = strcspn (a, ".");

  return strcspn (b, ".") == length && g_ascii_strncasecmp (a, b, length) == 0;
}

static const char *
last_atom (const char *word)
{
  const char *dot = strrchr (word, '.');

  return dot != NULL ? dot + 1 : word;
}

/* Whether both have the same digits: another number is no slip. */
static gboolean
same_digits (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      while (*a != '\0' && !g_ascii_isdigit (*a))
        a++;
      while (*b != '\0' && !g_ascii_isdigit (*b))
        b++;
      if (*a != *b || *a == '\0')
        return *a == *b;
    }
}

/* How many slips lie between both; -1 for too many.  A last atom of which little is left, as of the band in
 * "em.opt.G", was not written for the other one. */
static int
slips_between (const Spelling *a, const Spelling *b, int max)
{
  const char *end_a = last_atom (a->text), *end_b = last_atom (b->text);
  int         slips, shorter;

  /* Each slip takes one letter away and puts one in at most. */
  if (ABS ((int) a->length - (int) b->length) > max ||
      __builtin_popcount (a->letters ^ b->letters) > 2 * max)
    return -1;
  slips = nun_ucd_slips (a->text, b->text, max);
  if (slips <= 0 || strcmp (end_a, end_b) == 0)
    return slips;
  shorter = (int) MIN (strlen (end_a), strlen (end_b));
  if (nun_ucd_slips (end_a, end_b, MIN (shorter / 2, 3)) < 0 || !same_digits (a->text, b->text))
    return -1;
  return slips;
}

/* The nearest word, when no other one is as near.  Words in force and of the same family go before. */
static gboolean
mend_spelling (const char *text, int max, NunUcdWords *words)
{
  guint             n_words, best_rank = G_MAXUINT;
  const NunUcdWord *all = nun_ucd_words (&n_words), *best = NULL;
  const Spelling   *spelt = spellings ();
  gboolean          tie = FALSE;
  Spelling          asked;

  spell (&asked, text);
  for (guint i = 0; i < n_words; i++)
    {
      int   slips = slips_between (&asked, &spelt[i], max);
      guint rank;

      if (slips < 0)
        continue;
      rank = (guint) slips * 4 + (same_family (asked.text, spelt[i].text) ? 0 : 2) +
             (all[i].successor != NULL ? 1 : 0);
      if (rank > best_rank)
        continue;
      tie = rank == best_rank;
      best_rank = rank;
      best = &all[i];
    }
  return best != NULL && !tie && add_resolved (words, best->word);
}

/* -- what is left ---------------------------------------------------------------------------------- */

/* Whether a word ends with this, and it does not begin within an atom. */
static gboolean
ends_with (const char *word, const char *ending)
{
  gsize length = strlen (word), n = strlen (ending);

  return length >= n && g_ascii_strcasecmp (word + length - n, ending) == 0 &&
         (length == n || word[length - n - 1] == '.');
}

/* The only word that ends as this one does, in its family or in all: "pos.ra", "phys.redshift", "bibcode". */
static gboolean
mend_by_last_atom (const char *text, NunUcdWords *words)
{
  const char       *atom = last_atom (text), *better = synonym (atom, strlen (atom));
  guint             n_words, n_kin = 0, n_all = 0;
  const NunUcdWord *all = nun_ucd_words (&n_words), *kin = NULL, *any = NULL;

  if (better != NULL)
    atom = better;
  if (strlen (atom) < 2)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    {
      if (all[i].successor != NULL || !ends_with (all[i].word, atom))
        continue;
      any = &all[i];
      n_all++;
      if (same_family (text, all[i].word))
        {
          kin = &all[i];
          n_kin++;
        }
    }
  if (n_kin == 1)
    return add_resolved (words, kin->word);
  return n_kin == 0 && n_all == 1 && add_resolved (words, any->word);
}

/* The word without its last atoms, when that still says something: "pos.eq.ra.deg", "em.radio.1.4GHz". */
static gboolean
mend_by_parent (const char *text, NunUcdWords *words)
{
  g_autofree char *before = g_strdup (text);
  char            *dot;

  while ((dot = strrchr (before, '.')) != NULL)
    {
      *dot = '\0';
      if (strchr (before, '.') == NULL)
        return FALSE;
      if (add_resolved (words, before))
        return TRUE;
    }
  return FALSE;
}

NunUcdSlip
nun_ucd_mend_word (const char *word, NunUcdWords *words)
{
  const NunUcdWord *old = nun_ucd_word_find (word);
  const int         max = forgiven (strlen (word));

  if (old != NULL && add_resolved (words, word))
    return old->successor != NULL ? NUN_UCD_SLIP_SUCCESSOR : NUN_UCD_SLIP_SPELLING;
  if (strlen (word) > MAX_WORD)
    return NUN_UCD_SLIP_NONE;
  if (mend_underscores (word, words) || mend_by_synonyms (word, words) ||
      mend_bands (word, words) || mend_by_parting (word, words) || mend_two_words (word, words) ||
      mend_spelling (word, MIN (max, 1), words) || mend_by_last_atom (word, words) ||
      mend_spelling (word, max, words) || mend_by_parent (word, words))
    return NUN_UCD_SLIP_SPELLING;
  return NUN_UCD_SLIP_NONE;
}
