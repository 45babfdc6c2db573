/* Units of spectral axes that stand in sentences: titles of plots, comments and histories. */

#include <math.h>
#include <string.h>

#include "files/spectrum-private.h"

#define MAX_CARDS 5000 /* that are read for one */

/* Titles of IDL's plots: "!7k!5 (!7l!5m)" is lambda in micrometres, in the letters of its fonts. */
static char *
without_fonts (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "!7l", "u", 0);
  g_string_replace (out, "!4l", "u", 0);
  g_string_replace (out, "!9m", "u", 0);
  for (gsize i = 0; i + 1 < out->len;)
    if (out->str[i] == '!')
      g_string_erase (out, (gssize) i, 2);
    else
      i++;
  return g_string_free (out, FALSE);
}

/* "Wavelength (nm)", "lambda [um]" */
static gboolean
in_title (const char *text, NunSpectralUnit *unit)
{
  g_autofree char *plain = text != NULL ? without_fonts (text) : NULL;
  const char      *open = plain != NULL ? strrchr (plain, '(') : NULL;
  g_autofree char *inner = NULL;

  if (plain != NULL && open == NULL)
    open = strrchr (plain, '[');
  inner = open != NULL ? g_strndup (open + 1, strcspn (open + 1, ")]")) : NULL;
  return nun_spectral_unit_parse (unit, inner);
}

/* "Wavelengths are in nm", "wavelength unit: Angstrom": nothing that only speaks of some wavelength. */
static gboolean
in_sentence (const char *text, NunSpectralUnit *unit)
{
  static GRegex         *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *word = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex,
                       g_regex_new ("\\b(?:wave-?lengths?|lambda)(?: scale| axis| array)?"
                                    "(?: units?(?: is| are|:| =|=)?| (?:is |are |given )?in| ?[[(])"
                                    " ?(angstroms?|ang|nm|nanomet(?:er|re)s?|um|microns?|"
                                    "micromet(?:er|re)s?|aa?)\\b",
                                    G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (text == NULL || !g_regex_match (regex, text, 0, &match))
    return FALSE;
  word = g_match_info_fetch (match, 1);
  return nun_spectral_unit_parse (unit, word);
}

gboolean
nun_spectrum_hint (const NunHeader *header, NunSpectralUnit *unit)
{
  static const char *const titles[] = { "XTITLE", "XLABEL", "CNAME1" };
  NunSpectralUnit          said = *unit;
  guint                    n_cards;
  const NunCard           *cards = nun_header_get_cards (header, &n_cards);
  gboolean                 found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (titles) && !found; i++)
    found = in_title (nun_header_get (header, titles[i]), &said);
  for (guint i = 0; i < MIN (n_cards, MAX_CARDS) && !found; i++)
    if (g_str_equal (cards[i].keyword, "COMMENT") || g_str_equal (cards[i].keyword, "HISTORY"))
      found = in_sentence (cards[i].value, &said);
  if (!found || said.kind != NUN_SPECTRAL_WAVELENGTH || said.kind != unit->kind)
    return FALSE;
  unit->factor = said.factor;
  return TRUE;
}
