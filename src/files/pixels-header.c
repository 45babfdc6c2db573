/* Headers of cutouts: what is true of the whole image made true of its part, card by card. */

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/pixels-cut.h"

#define BLOCK 2880
#define N_ALTERNATIVES 27 /* none, and A to Z */

typedef struct
{
  const NunBox *box;
  GString      *out;
  gboolean      has_axis[N_ALTERNATIVES][9], has_crpix[N_ALTERNATIVES][9];
  gboolean      has_ltm, has_ltv[9];
} Rewriter;

static double
offset_of (const NunBox *box, int axis)
{
  return (double) (box->low[axis] - 1);
}

/* -- cards ----------------------------------------------------------------------------------------------------- */

static void
add_card (GString *out, const char *text)
{
  g_string_append_printf (out, "%-80.80s", text);
}

static void
add_number (GString *out, const char *keyword, double value, const char *comment)
{
  g_autofree char *card = NULL;
  char             number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.15g", value);
  if (g_ascii_strtod (number, NULL) != value)
    g_ascii_formatd (number, sizeof number, "%.17g", value);
  for (char *p = number; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  /* a real number shows its point, so that no reader takes it for a whole one */
  if (strpbrk (number, ".E") == NULL)
    g_strlcat (number, ".0", sizeof number);
  card = g_strdup_printf ("%-8s= %20s / %s", keyword, number, comment);
  add_card (out, card);
}

static void
add_integer (GString *out, const char *keyword, gint64 value, const char *comment)
{
  g_autofree char *card = g_strdup_printf ("%-8s= %20" PRId64 " / %s", keyword, value, comment);

  add_card (out, card);
}

/* "CRPIX1 " of a card, without its blanks; "" where it is no keyword of eight characters with a value. */
static void
keyword_of (const char *card, char keyword[9])
{
  memcpy (keyword, card, 8);
  keyword[8] = '\0';
  g_strchomp (keyword);
  if (card[8] != '=')
    *keyword = '\0';
}

/* The number of a card, also where it stands in quotes or with Fortran's D. */
static gboolean
number_of (const char *card, double *value)
{
  char  text[72], *end, *start;
  gsize length = 0;

  for (gsize i = 10; i < 80 && card[i] != '/' && length < sizeof text - 1; i++)
    if (card[i] != '\'')
      text[length++] = card[i] == 'D' || card[i] == 'd' ? 'E' : card[i];
  text[length] = '\0';
  start = g_strstrip (text);
  *value = g_ascii_strtod (start, &end);
  return end != start && *end == '\0' && isfinite (*value);
}

/* What stands behind the slash of a card that is no text. */
static char *
comment_of (const char *card)
{
  const char *slash = memchr (card + 10, '/', 70);

  return slash != NULL ? g_strstrip (g_strndup (slash + 1, (gsize) (card + 80 - slash - 1)))
                       : g_strdup ("");
}

static void
add_moved (GString *out, const char *card, const char *keyword, double by)
{
  g_autofree char *comment = comment_of (card);
  double           value;

  if (number_of (card, &value))
    add_number (out, keyword, value + by, comment);
  else
    g_string_append_len (out, card, 80);
}

/* "CRPIX2A" of stem CRPIX: axis 1, alternative 1. */
static gboolean
parse_axis (const char *keyword, const char *stem, int naxis, int *axis, int *alternative)
{
  const char *rest = keyword + strlen (stem);

  if (!g_str_has_prefix (keyword, stem) || !g_ascii_isdigit (rest[0]))
    return FALSE;
  *axis = rest[0] - '1';
  *alternative = rest[1] == '\0' ? 0 : g_ascii_isupper (rest[1]) ? rest[1] - 'A' + 1 : -1;
  return *alternative >= 0 && (rest[1] == '\0' || rest[2] == '\0') && *axis >= 0 && *axis < naxis;
}

/* -- what a part says differently ------------------------------------------------------------------------------- */

static gboolean
is_left_out (const char *card, const char *keyword)
{
  static const char *const exact[] = { "SIMPLE",   "XTENSION", "BITPIX",   "EXTEND",   "PCOUNT",
                                       "GCOUNT",   "GROUPS",   "CHECKSUM", "DATASUM",  "ZHECKSUM",
                                       "ZDATASUM", "INHERIT",  "DATAMIN",  "DATAMAX",  "BLOCKED",
                                       "TFIELDS",  "THEAP",    "EXTVER",   "EXTLEVEL", NULL };

  return g_strv_contains (exact, keyword) || strncmp (card, "END     ", 8) == 0 ||
         (g_str_has_prefix (keyword, "NAXIS") &&
          strspn (keyword + 5, "0123456789") == strlen (keyword + 5));
}

static void
rewrite (Rewriter *self, const char *card)
{
  char keyword[9];
  int  naxis = self->box->naxis, axis, alternative;

  keyword_of (card, keyword);
  if (is_left_out (card, keyword))
    return;
  if (parse_axis (keyword, "CTYPE", naxis, &axis, &alternative) ||
      parse_axis (keyword, "CRVAL", naxis, &axis, &alternative) ||
      parse_axis (keyword, "CDELT", naxis, &axis, &alternative))
    self->has_axis[alternative][axis] = TRUE;
  if (g_str_has_prefix (keyword, "LTM"))
    self->has_ltm = TRUE;
  if (parse_axis (keyword, "CRPIX", naxis, &axis, &alternative))
    {
      self->has_crpix[alternative][axis] = TRUE;
      add_moved (self->out, card, keyword, -offset_of (self->box, axis));
    }
  else if (parse_axis (keyword, "LTV", naxis, &axis, &alternative) && alternative == 0)
    {
      self->has_ltv[axis] = TRUE;
      add_moved (self->out, card, keyword, -offset_of (self->box, axis));
    }
  else if (parse_axis (keyword, "CNPIX", MIN (naxis, 2), &axis, &alternative) && alternative == 0)
    add_moved (self->out, card, keyword, offset_of (self->box, axis));
  else
    g_string_append_len (self->out, card, 80);
}

/* Where nothing is said, the reference pixel is 0. */
static void
add_missing (Rewriter *self)
{
  char keyword[16];

  for (int axis = 0; axis < self->box->naxis; axis++)
    {
      double offset = offset_of (self->box, axis);

      for (int i = 0; offset != 0 && i < N_ALTERNATIVES; i++)
        if (self->has_axis[i][axis] && !self->has_crpix[i][axis])
          {
            g_snprintf (keyword, sizeof keyword, "CRPIX%d%.*s", axis + 1, i > 0,
                        (char[]){ (char) ('A' + i - 1), 0 });
            add_number (self->out, keyword, -offset, "");
          }
      if (offset != 0 && !self->has_ltv[axis])
        {
          g_snprintf (keyword, sizeof keyword, "LTV%d", axis + 1);
          add_number (self->out, keyword, -offset, "pixel of this part less that of the whole");
        }
      if (offset != 0 && !self->has_ltm)
        {
          g_snprintf (keyword, sizeof keyword, "LTM%d_%d", axis + 1, axis + 1);
          add_number (self->out, keyword, 1, "");
        }
    }
}

static void
add_structure (GString *out, int bitpix, const NunBox *box)
{
  char keyword[16];

  add_card (out, "SIMPLE  =                    T / conforms to FITS standard");
  add_integer (out, "BITPIX", bitpix, "array data type");
  add_integer (out, "NAXIS", box->naxis, "number of array dimensions");
  for (int i = 0; i < box->naxis; i++)
    {
      g_snprintf (keyword, sizeof keyword, "NAXIS%d", i + 1);
      add_integer (out, keyword, box->high[i] - box->low[i] + 1, "");
    }
  add_card (out, "EXTEND  =                    T");
}

static void
add_remark (GString *out, const char *remark)
{
  g_autofree char *ascii = g_str_to_ascii (remark, "C");

  for (char *p = ascii; *p != '\0'; p++)
    if (*p < 32 || *p > 126)
      *p = '?';
  for (gsize at = 0, length = strlen (ascii); at < length; at += 72)
    {
      g_autofree char *card = g_strdup_printf ("HISTORY %.72s", ascii + at);

      add_card (out, card);
    }
}

static void
finish (GString *out)
{
  add_card (out, "END");
  while (out->len % BLOCK != 0)
    g_string_append_c (out, ' ');
}

GString *
nun_cut_header (const NunHeader *header, int bitpix, const NunBox *box, const char *remark)
{
  Rewriter    self = { .box = box, .out = g_string_new (NULL) };
  guint       n_cards;
  const char *cards = nun_header_get_raw (header, &n_cards);

  add_structure (self.out, bitpix, box);
  for (guint i = 0; i < n_cards; i++)
    rewrite (&self, cards + (gsize) i * 80);
  add_missing (&self);
  add_remark (self.out, remark);
  finish (self.out);
  return self.out;
}

/* -- extensions that the coordinates need ---------------------------------------------------------------------- */

void
nun_cut_move_table (GString *cards, const double offset[2])
{
  for (gsize at = 0; at + 80 <= cards->len; at += 80)
    {
      g_autoptr (GString) moved = g_string_new (NULL);
      char                keyword[9];
      int                 axis, alternative;

      keyword_of (cards->str + at, keyword);
      if (!parse_axis (keyword, "CRVAL", 2, &axis, &alternative) || alternative != 0)
        continue;
      add_moved (moved, cards->str + at, keyword, -offset[axis]);
      memcpy (cards->str + at, moved->str, 80);
    }
}

static gboolean
is_value (const NunHeader *header, const char *stem, const char *end, const char *wanted)
{
  for (int axis = 1; axis <= 9; axis++)
    {
      g_autofree char *keyword = g_strdup_printf ("%s%d%s", stem, axis, end);
      const char      *value = nun_header_get (header, keyword);

      if (value != NULL && g_ascii_strcasecmp (value, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
nun_cut_needs (const NunHeader *header, const char *extname)
{
  if (g_ascii_strcasecmp (extname, "WCSDVARR") == 0)
    return is_value (header, "CPDIS", "", "Lookup");
  if (g_ascii_strcasecmp (extname, "D2IMARR") == 0)
    return is_value (header, "D2IMDIS", "", "Lookup");
  return *extname != '\0' && is_value (header, "PS", "_0", extname);
}
