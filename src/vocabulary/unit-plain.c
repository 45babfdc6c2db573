/* Signs of units in plain letters: Unicode, Latin-1, LaTeX and HTML. */

#include "vocabulary/unit-plain.h"

#include <string.h>

static const struct
{
  gunichar    letter;
  const char *text;
} letters
    [] = {
      { 0x00b5, "u" },        /* micro sign */
      { 0x03bc, "u" },        /* Greek mu */
      { 0x00c5, "Angstrom" }, /* A with ring */
      { 0x212b, "Angstrom" }, /* Angstrom sign */
      { 0x00b0, "deg" },      /* degree sign */
      { 0x00ba, "deg" },      /* ordinal, typed for it */
      { 0x02da, "deg" },      /* ring above, typed for it */
      { 0x2218, "deg" },      /* ring operator, typed for it */
      { 0x2032, "arcmin" },   /* prime */
      { 0x2033, "arcsec" },   /* double prime */
      { 0x03a9, "Ohm" },      /* Greek omega */
      { 0x2126, "Ohm" },      /* Ohm sign */
      { 0x2609, "sun" },      /* Sun */
      { 0x2299, "sun" },      /* circled dot, typed for it */
      { 0x2295, "earth" },    /* circled plus */
      { 0x2641, "earth" },    /* Earth */
      { 0x2643, "jup" },      /* Jupiter */
      { 0x2030, "permil" },   /* per mille sign */
      { 0x00b7, "." },        /* middle dot */
      { 0x22c5, "." },        /* dot operator */
      { 0x2219, "." },        /* bullet operator */
      { 0x2022, "." },        /* bullet */
      { 0x00d7, " x " },      /* multiplication sign */
      { 0x2212, "-" },        /* minus */
      { 0x2010, "-" },        /* hyphens and dashes */
      { 0x2011, "-" },        { 0x2013, "-" },  { 0x2014, "-" },
      { 0x2044, "/" }, /* fraction slash */
      { 0x2215, "/" }, /* division slash */
      { 0x00a0, " " }, /* blanks that do not break, and thin ones */
      { 0x2009, " " },        { 0x200a, " " },  { 0x202f, " " },
      { 0x200b, "" },         { 0xfeff, "" },   { 0x2018, "'" },
      { 0x2019, "'" },        { 0x201c, "\"" }, { 0x201d, "\"" }, /* quotes */
      { 0x2070, "0" },                                            /* superscripts */
      { 0x00b9, "1" },        { 0x00b2, "2" },  { 0x00b3, "3" },
      { 0x2074, "4" },        { 0x2075, "5" },  { 0x2076, "6" },
      { 0x2077, "7" },        { 0x2078, "8" },  { 0x2079, "9" },
      { 0x207a, "+" },        { 0x207b, "-" },  { 0x33a7, "m/s" }, /* units that are one letter */
      { 0x339b, "um" },       { 0x339a, "nm" }, { 0x339c, "mm" },
      { 0x339d, "cm" },       { 0x339e, "km" }, { 0x338f, "kg" },
      { 0x2103, "degC" },     { 0x212a, "K" },
    };

/* LaTeX commands, longest first where one begins another; the letters of those that are not here stay. */
static const struct
{
  const char *command, *text;
} commands[] = {
  { "\\angstrom", "Angstrom" },
  { "\\arcmin", "arcmin" },
  { "\\arcsec", "arcsec" },
  { "\\degree", "deg" },
  { "\\degr", "deg" },
  { "\\deg", "deg" },
  { "\\circ", "deg" },
  { "\\cdot", "." },
  { "\\earth", "earth" },
  { "\\mathrm", "" },
  { "\\mathit", "" },
  { "\\micron", "um" },
  { "\\micro", "u" },
  { "\\mu", "u" },
  { "\\odot", "sun" },
  { "\\oplus", "earth" },
  { "\\prime", "arcmin" },
  { "\\quad", " " },
  { "\\rm", "" },
  { "\\sun", "sun" },
  { "\\textrm", "" },
  { "\\text", "" },
  { "\\times", " x " },
  { "\\unit", "" },
  { "\\AA", "Angstrom" },
  { "\\Msun", "Msun" },
  { "\\,", " " },
  { "\\;", " " },
  { "\\:", " " },
  { "\\!", "" },
  { "\\ ", " " },
  { "\\%", "%" },
  /* HTML */
  { "<sup>", "" },
  { "</sup>", "" },
  { "<sub>", "_" },
  { "</sub>", "" },
  { "<i>", "" },
  { "</i>", "" },
  { "&mu;", "u" },
  { "&micro;", "u" },
  { "&deg;", "deg" },
  { "&Aring;", "Angstrom" },
  { "&angst;", "Angstrom" },
  { "&middot;", "." },
  { "&minus;", "-" },
  { "&times;", " x " },
  { "&sup2;", "2" },
  { "&sup3;", "3" },
  { "&nbsp;", " " },
  { "&prime;", "arcmin" },
  { "&Prime;", "arcsec" },
  { "&quot;", "\"" },
  { "&apos;", "'" },
  { "&Omega;", "Ohm" },
  { "&odot;", "sun" },
};

/* UTF-8 text of any bytes.  A byte of Latin-1 is a letter of its own. */
static char *
to_utf8 (const char *text)
{
  GString *out;

  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  out = g_string_new (NULL);
  for (; *text != '\0'; text++)
    g_string_append_unichar (out, (guchar) *text);
  return g_string_free (out, FALSE);
}

/* The letter at *at, and past it.  Where UTF-8 was read as Latin-1 one sign became two. */
static gunichar
next_letter (const char **at)
{
  gunichar letter = g_utf8_get_char (*at), follower;

  *at = g_utf8_next_char (*at);
  if (letter < 0xc2 || letter > 0xcf)
    return letter;
  follower = g_utf8_get_char (*at);
  if (follower == 0x2026) /* what Windows has at the place of 0x85 */
    follower = 0x85;
  if (follower < 0x80 || follower > 0xbf)
    return letter;
  *at = g_utf8_next_char (*at);
  return ((letter & 0x1f) << 6) | (follower & 0x3f);
}

static const char *
letter_text (gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      return letters[i].text;
  return NULL;
}

/* The text for the command at *at, and past it with the blanks that LaTeX swallows; NULL for none. */
static const char *
take_command (const char **at)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_has_prefix (*at, commands[i].command))
      {
        *at += strlen (commands[i].command);
        if (commands[i].command[0] == '\\' && g_ascii_isalpha (commands[i].command[1]))
          while (**at == ' ')
            (*at)++;
        return commands[i].text;
      }
  return NULL;
}

static void
append (GString *out, const char *text)
{
  /* Two primes are a double one. */
  if (g_str_equal (text, "arcmin") && g_str_has_suffix (out->str, "arcmin"))
    g_string_overwrite (out, out->len - 3, "sec");
  /* "^\circ" is a sign, not a power. */
  else if (g_str_equal (text, "deg") && out->len > 0 && out->str[out->len - 1] == '^')
    {
      g_string_truncate (out, out->len - 1);
      g_string_append (out, text);
    }
  else
    for (; *text != '\0'; text++)
      if (*text != ' ' || (out->len > 0 && out->str[out->len - 1] != ' '))
        g_string_append_c (out, *text);
}

static gboolean
append_next (GString *out, const char **at)
{
  const char *text = take_command (at);
  char        ascii[2] = { 0 };
  gunichar    letter;

  if (text == NULL)
    {
      letter = next_letter (at);
      ascii[0] = (char) letter;
      if (letter >= 0x80)
        text = letter_text (letter);
      else if (strchr ("${}\\", (int) letter) != NULL)
        text = "";
      else if (letter == '~' || g_ascii_isspace ((char) letter))
        text = " ";
      else if (g_ascii_isprint ((char) letter))
        text = ascii;
    }
  if (text != NULL)
    append (out, text);
  return text != NULL;
}

char *
nun_unit_plain (const char *text)
{
  g_autofree char *utf8 = to_utf8 (text);
  GString         *out = g_string_new (NULL);

  for (const char *at = utf8; *at != '\0';)
    if (!append_next (out, &at))
      {
        g_string_free (out, TRUE);
        return NULL;
      }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  /* A lone mu is the micron. */
  if (g_str_equal (out->str, "u") && !g_str_equal (text, "u"))
    g_string_append_c (out, 'm');
  return g_string_free (out, FALSE);
}
