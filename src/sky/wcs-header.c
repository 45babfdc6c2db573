/* Header cards made fit for wcslib: whole first, then with ever more of what is broken left out. */

#include "sky/wcs-header.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CARD 80

/* The keyword of a card, without trailing blanks. */
static void
read_keyword (const char *card, char keyword[9])
{
  gsize n = 8;

  while (n > 0 && card[n - 1] == ' ')
    n--;
  memcpy (keyword, card, n);
  keyword[n] = 0;
}

/* ? stands for one letter, * at the end for any rest.  Every card of every file comes by here. */
static gboolean
matches_one (const char *keyword, const char *pattern)
{
  for (; *pattern != 0 && *pattern != '*'; pattern++, keyword++)
    if (*keyword == 0 || (*pattern != '?' && *pattern != *keyword))
      return FALSE;
  return *pattern == '*' || *keyword == 0;
}

static gboolean
matches (const char *keyword, const char *const *patterns)
{
  for (; *patterns != NULL; patterns++)
    if (matches_one (keyword, *patterns))
      return TRUE;
  return FALSE;
}

/* Whether wcspih may know the keyword, by its first two letters: what it looks at takes it long.  The coordinates
 * and times of the WCS papers, SIP, TPV, TNX and its kin, and the plates of the DSS. */
static gboolean
may_be_known (const char *keyword)
{
  static const char beginnings[] =
      "A_APAMB_BEBPCDCNCPCQCRCSCTCUCZDADPDQDVEPEQHIJDJELALOMJNAOBPCPLPPPRPSPV"
      "RARESPSSTETITRTSVEVSWAWCXPYP";

  for (guint i = 0; beginnings[i] != 0; i += 2)
    if (keyword[0] == beginnings[i] && keyword[1] == beginnings[i + 1])
      return TRUE;
  return FALSE;
}

/* A_ORDER, B_1_2, AP_..., DP1, PV1_5, CPDIS1, D2IMDIS1, CPERR1: the polynomials and tables of SIP, TPV, TPD and
 * the lookup tables. */
static gboolean
is_distortion (const char *keyword)
{
  static const char *const patterns[] = { "A_*",   "B_*",    "AP_*",   "BP_*",   "DP?*",
                                          "DQ?*",  "CPDIS*", "CQDIS*", "CPERR*", "CQERR*",
                                          "PV?_*", "WAT?_*", "D2IM*",  "DVERR*", NULL };

  return matches (keyword, patterns);
}

static gboolean
is_plain (const char *keyword)
{
  static const char *const patterns[] = { "NAXIS*",   "WCSAXES", "CTYPE?", "CRVAL?",  "CRPIX?",
                                          "CDELT?",   "CROTA?",  "CD?_?",  "PC?_?",   "PC00?00?",
                                          "RADESYS",  "EQUINOX", "EPOCH",  "LONPOLE", "LATPOLE",
                                          "RADECSYS", NULL };

  return matches (keyword, patterns);
}

/* CTYPE with its distortion taken off: RA---TAN-SIP becomes RA---TAN, RA---TPV too, RA---TNX and RA---ZPX what they bend. */
static void
straighten (char *card)
{
  static const char *const bent[][2] = {
    { "-SIP", "    " }, { "-TPD", "    " }, { "-TPV", "-TAN" },
    { "-TNX", "-TAN" }, { "-ZPX", "-ZPN" }, { "-DSS", "-TAN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bent); i++)
    {
      char *found = g_strstr_len (card, CARD, bent[i][0]);

      if (found != NULL)
        memcpy (found, bent[i][1], 4);
    }
}

/* wcslib reads ASCII only; headers hold other bytes, and tabs, in comments. */
static void
clean (char *card)
{
  for (guint i = 0; i < CARD; i++)
    if (card[i] < 32 || card[i] > 126)
      card[i] = ' ';
}

/* wcslib knows no lookup tables and refuses a header that speaks of one; NunWcs applies them itself. */
static gboolean
is_lookup (const char *keyword)
{
  static const char *const patterns[] = { "DP?*", "CPDIS*", "CPERR*", "D2IM*", NULL };

  return matches (keyword, patterns);
}

static gboolean
speaks_of_lookup (const char *cards, guint n_cards)
{
  for (guint i = 0; i < n_cards; i++)
    if ((g_str_has_prefix (cards + i * CARD, "CPDIS") ||
         g_str_has_prefix (cards + i * CARD, "D2IMDIS")) &&
        g_ascii_strncasecmp (cards + i * CARD + 10, "'Lookup", 7) == 0)
      return TRUE;
  return FALSE;
}

/* A text that no quote ends: wcslib's scanner gives up the whole program over it. */
static gboolean
is_unclosed (const char *card)
{
  const char *p = card + 10;

  if (card[8] != '=')
    return FALSE;
  while (*p == ' ')
    p++;
  if (*p != '\'')
    return FALSE;
  for (p++; *p != 0; p++)
    if (*p == '\'' && *++p != '\'')
      return FALSE;
  return TRUE;
}

/* wcslib refuses distortions that it does not know, and forgets some of its memory over each. */
NunWcsAttempt
nun_wcs_header_first_attempt (const char *cards, guint n_cards)
{
  static const char *const known[] = { "'Lookup", "'TPV", "'TPD", "'Polynomial",
                                       "'SIP",    "'DSS", "'WAT" };

  for (guint i = 0; i < n_cards; i++)
    {
      const char *card = cards + i * CARD;
      gboolean    is_known = FALSE;

      if ((!g_str_has_prefix (card, "CPDIS") && !g_str_has_prefix (card, "CQDIS")) ||
          card[8] != '=')
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (known); k++)
        is_known = is_known || g_ascii_strncasecmp (card + 10, known[k], strlen (known[k])) == 0;
      if (!is_known)
        return NUN_WCS_NO_DISTORTION;
    }
  return NUN_WCS_WHOLE;
}

/* A reference or a step that is no number counts as zero for wcslib, and the image lies elsewhere without a word. */
gboolean
nun_wcs_header_is_sound (const char *cards, guint n_cards)
{
  static const char *const numbers[] = { "CRVAL?", "CRPIX?", "CDELT?", "CD?_?", "PC?_?", NULL };

  for (guint i = 0; i < n_cards; i++)
    {
      char   card[CARD + 1] = { 0 }, keyword[9], *end;
      double value;

      memcpy (card, cards + i * CARD, CARD);
      read_keyword (card, keyword);
      if (card[8] != '=' || !matches (keyword, numbers))
        continue;
      g_strdelimit (card + 10, "Dd", 'e');
      value = g_ascii_strtod (card + 10, &end);
      if (end == card + 10 || !isfinite (value))
        return FALSE;
    }
  return TRUE;
}

char *
nun_wcs_header (const char *cards, guint n_cards, NunWcsAttempt attempt, guint *n_kept)
{
  GString *kept = g_string_sized_new (n_cards * CARD + 1);
  gboolean lookup = speaks_of_lookup (cards, n_cards);

  for (guint i = 0; i < n_cards; i++)
    {
      char card[CARD + 1] = { 0 }, keyword[9];

      memcpy (card, cards + i * CARD, CARD);
      clean (card);
      read_keyword (card, keyword);
      if (!may_be_known (keyword) || is_unclosed (card) || (lookup && is_lookup (keyword)) ||
          (attempt >= NUN_WCS_NO_DISTORTION && is_distortion (keyword)))
        continue;
      if (attempt == NUN_WCS_PLAIN && !is_plain (keyword))
        continue;
      if (attempt >= NUN_WCS_NO_DISTORTION && g_str_has_prefix (keyword, "CTYPE"))
        straighten (card);
      g_string_append_len (kept, card, CARD);
    }
  *n_kept = (guint) (kept->len / CARD);
  return g_string_free (kept, FALSE);
}

const char *
nun_wcs_attempt_left_out (NunWcsAttempt attempt)
{
  switch (attempt)
    {
    case NUN_WCS_NO_DISTORTION: return _ ("the distortion of the field");
    case NUN_WCS_PLAIN: return _ ("everything but the plain projection");
    default: return NULL;
    }
}
