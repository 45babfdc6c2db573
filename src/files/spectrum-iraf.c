/* IRAF's multispec: the attribute strings in WAT keywords, and the functions that they describe. */

#include "files/spectrum-iraf.h"

#include <math.h>
#include <string.h>

#define CARD 80
#define PIECE 68         /* characters of an attribute string in one card */
#define MAX_LINES 100000 /* of the image */
#define MAX_CUT 10000    /* of the image that one line was cut from */
#define MAX_TERMS 100000 /* coefficients of one line */

typedef enum
{
  CHEBYSHEV = 1,
  LEGENDRE,
  CUBIC_SPLINE,
  LINEAR_SPLINE,
  PIXEL_ARRAY,
  SAMPLED_ARRAY,
} Form;

typedef struct
{
  double weight, offset;
  Form   form;
  guint  n;          /* order, pieces or coordinates */
  double low, high;  /* range of pixels */
  guint  first, len; /* coefficients */
} Function;

typedef struct
{
  gboolean known;
  int      type; /* 0 linear, 1 log-linear, 2 functions, -1 none */
  double   start, step, n_valid, redshift;
  GArray  *functions; /* of Function, NULL for none */
} Line;

struct _NunIraf
{
  Line   *lines;
  guint   n_lines;
  GArray *terms; /* of double: the coefficients of all lines */
  char   *unit;
  double  shift, scale; /* pixels of the image to those that were fitted: LTV1, LTM1_1 */
  guint   first;        /* function of the image's first line */
};

/* -- attribute strings ------------------------------------------------------------------------------- */

/* All cards "WATn_...", in their order.  Blanks at the end of a card are lost on the way through many programs, but count:
 * each card but the last holds 68 characters. */
static char *
join (const NunHeader *header, int axis)
{
  g_autofree char *prefix = g_strdup_printf ("WAT%d_", axis);
  GString         *out = g_string_new (NULL);
  guint            n_cards;
  const char      *raw = nun_header_get_raw (header, &n_cards);

  for (guint i = 0; i < n_cards; i++)
    {
      const char *card = raw + (gsize) i * CARD;
      const char *p = card + 10, *end = card + CARD;
      gsize       n = 0;

      if (strncmp (card, prefix, 5) != 0)
        continue;
      while (p < end && *p != '\'')
        p++;
      for (p++; p < end && n < PIECE; p++, n++)
        {
          if (*p == '\'' && (p + 1 >= end || *++p != '\''))
            break;
          g_string_append_c (out, *p);
        }
      for (; n < PIECE; n++)
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

char *
nun_iraf_attribute (const NunHeader *header, int axis, const char *name)
{
  g_autofree char *text = join (header, axis);
  g_autofree char *key = g_strdup_printf ("%s=", name);
  const char      *p = strstr (text, key);
  const char      *end;

  /* "units" must not be found in "other_units". */
  while (p != NULL && p > text && p[-1] != ' ')
    p = strstr (p + 1, key);
  if (p == NULL)
    return NULL;
  p += strlen (key);
  if (*p == '"')
    {
      p++;
      end = strchr (p, '"');
    }
  else
    end = strchr (p, ' ');
  return g_strchomp (end != NULL ? g_strndup (p, (gsize) (end - p)) : g_strdup (p));
}

/* -- reading ----------------------------------------------------------------------------------------- */

static gboolean
next_number (const char **at, const char *end, double *value)
{
  char *stop;

  while (*at < end && (*at)[0] == ' ')
    (*at)++;
  if (*at >= end)
    return FALSE;
  *value = g_ascii_strtod (*at, &stop);
  if (stop == *at || stop > end || !isfinite (*value))
    return FALSE;
  *at = stop;
  return TRUE;
}

/* How many coefficients follow the parameters of a function. */
static double
count_terms (Form form, double n)
{
  switch (form)
    {
    case CHEBYSHEV:
    case LEGENDRE:
    case PIXEL_ARRAY: return n;
    case CUBIC_SPLINE: return n + 3;
    case LINEAR_SPLINE: return n + 1;
    case SAMPLED_ARRAY: return 2 * n;
    default: return -1;
    }
}

static gboolean
read_function (NunIraf *self, const char **at, const char *end, Function *out)
{
  double form, n, len, value;

  if (!next_number (at, end, &out->weight) || !next_number (at, end, &out->offset) ||
      !next_number (at, end, &form) || !next_number (at, end, &n))
    return FALSE;
  if (!(form >= CHEBYSHEV && form <= SAMPLED_ARRAY) || !(n >= 1 && n <= MAX_TERMS))
    return FALSE;
  out->form = (Form) form;
  out->n = (guint) n;
  if (out->form == SAMPLED_ARRAY && !next_number (at, end, &value))
    return FALSE;
  if (out->form <= LINEAR_SPLINE && (!next_number (at, end, &out->low) ||
                                     !next_number (at, end, &out->high) || !(out->low < out->high)))
    return FALSE;
  len = count_terms (out->form, out->n);
  out->first = self->terms->len;
  out->len = (guint) len;
  for (guint i = 0; i < out->len; i++)
    {
      if (!next_number (at, end, &value))
        return FALSE;
      g_array_append_val (self->terms, value);
    }
  return TRUE;
}

/* "ap beam dtype w1 dw nw z aplow aphigh [functions]" */
static void
read_line (NunIraf *self, Line *line, const char *at, const char *end)
{
  double   head[9] = { 0 };
  Function function = { 0 };

  /* The extraction limits are left out now and then. */
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    if (!next_number (&at, end, &head[i]) && i < 6)
      return;
  if (!(fabs (head[2]) <= 2))
    return;
  line->type = (int) head[2];
  line->start = head[3];
  line->step = head[4];
  line->n_valid = head[5];
  line->redshift = head[6];
  line->known = line->redshift > -1;
  if (line->type != 2)
    return;
  line->functions = g_array_new (FALSE, FALSE, sizeof (Function));
  while (read_function (self, &at, end, &function))
    {
      g_array_append_val (line->functions, function);
      memset (&function, 0, sizeof function);
    }
  /* Without a function that can be read the linear approximation stands, as in IRAF itself it would not. */
  if (line->functions->len == 0)
    line->known = FALSE;
}

/* spec1 = "..." spec2 = "..." */
static gboolean
read_lines (NunIraf *self, const char *text)
{
  gboolean    found = FALSE;
  const char *p = text;

  while ((p = strstr (p, "spec")) != NULL)
    {
      char    *stop;
      gint64   n = g_ascii_strtoll (p + 4, &stop, 10);
      gboolean numbered = stop != p + 4;

      p += 4;
      if (!numbered)
        continue;
      while (*stop == ' ' || *stop == '=')
        stop++;
      if (*stop != '"')
        continue;
      p = strchr (stop + 1, '"');
      if (p == NULL)
        p = stop + strlen (stop);
      if (n < 1 || n > self->n_lines || self->lines[n - 1].known)
        continue;
      read_line (self, &self->lines[n - 1], stop + 1, p);
      found = found || self->lines[n - 1].known;
    }
  return found;
}

/* An image of one line that was cut from one of many keeps the functions of all: LTV2 or WAXMAP01 ("1 0 0 3": the
 * second axis went, at 3 behind the first line) tell which is its own. */
static gboolean
find_own_line (NunIraf *self, const NunHeader *header)
{
  const char    *map = nun_header_get (header, "WAXMAP01");
  g_auto (GStrv) words = g_strsplit (map != NULL ? map : "", " ", 5);
  double         shift = 0, line;
  guint          n_known = 0;

  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].known)
      {
        self->first = i;
        n_known++;
      }
  if (n_known <= 1)
    return n_known == 1;
  nun_header_get_double (header, "LTV2", &shift);
  line = -shift;
  if (g_strv_length (words) >= 4 && g_str_equal (words[2], "0"))
    line += g_ascii_strtod (words[3], NULL);
  if (!(line >= 0 && line < self->n_lines) || !self->lines[(guint) line].known)
    return FALSE;
  self->first = (guint) line;
  return TRUE;
}

NunIraf *
nun_iraf_new (const NunHeader *header, gint64 n_lines)
{
  g_autoptr (NunIraf) self = g_new0 (NunIraf, 1);
  g_autofree char    *text = join (header, 2);

  self->terms = g_array_new (FALSE, FALSE, sizeof (double));
  if (n_lines < 1 || n_lines > MAX_LINES)
    return NULL;
  self->n_lines = n_lines == 1 ? MAX_CUT : (guint) n_lines;
  self->lines = g_new0 (Line, self->n_lines);
  self->unit = nun_iraf_attribute (header, 1, "units");
  if (self->unit == NULL)
    self->unit = g_strdup ("");
  self->scale = 1;
  nun_header_get_double (header, "LTV1", &self->shift);
  if (!nun_header_get_double (header, "LTM1_1", &self->scale) || self->scale == 0)
    self->scale = 1;
  if (!read_lines (self, text) || (n_lines == 1 && !find_own_line (self, header)))
    return NULL;
  return g_steal_pointer (&self);
}

void
nun_iraf_free (NunIraf *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_lines && self->lines != NULL; i++)
    g_clear_pointer (&self->lines[i].functions, g_array_unref);
  g_free (self->lines);
  g_array_unref (self->terms);
  g_free (self->unit);
  g_free (self);
}

const char *
nun_iraf_get_unit (const NunIraf *self)
{
  return self->unit;
}

static const Line *
get_line (const NunIraf *self, gint64 line)
{
  return line >= 0 && line < (gint64) self->n_lines - self->first ? &self->lines[line + self->first]
                                                                  : NULL;
}

gboolean
nun_iraf_is_calibrated (const NunIraf *self, gint64 line)
{
  const Line *l = get_line (self, line);

  return l != NULL && l->known && l->type >= 0;
}

gint64
nun_iraf_n_points (const NunIraf *self, gint64 line, gint64 n_pixels)
{
  const Line *l = get_line (self, line);
  double      n = l != NULL ? l->n_valid : 0;

  return n >= 1 && n < (double) n_pixels ? (gint64) n : n_pixels;
}

/* -- evaluation -------------------------------------------------------------------------------------- */

static double
chebyshev (const double *c, guint n, double x)
{
  double before = 1, now = x, sum = c[0];

  for (guint i = 1; i < n; i++)
    {
      double next = 2 * x * now - before;

      sum += c[i] * now;
      before = now;
      now = next;
    }
  return sum;
}

static double
legendre (const double *c, guint n, double x)
{
  double before = 1, now = x, sum = c[0];

  for (guint i = 1; i < n; i++)
    {
      double next = ((2.0 * i + 1) * x * now - i * before) / (i + 1.0);

      sum += c[i] * now;
      before = now;
      now = next;
    }
  return sum;
}

static double
spline (const Function *self, const double *c, double pixel)
{
  double s = (pixel - self->low) / (self->high - self->low) * self->n;
  double last = self->n - 1.0;
  double j = s < 0 ? 0 : s > last ? last : floor (s);
  double a = j + 1 - s, b = s - j;
  guint  i = (guint) j;

  if (self->form == LINEAR_SPLINE)
    return c[i] * a + c[i + 1] * b;
  return c[i] * a * a * a + c[i + 1] * (1 + 3 * a * (1 + a * b)) +
         c[i + 2] * (1 + 3 * b * (1 + a * b)) + c[i + 3] * b * b * b;
}

/* Wavelengths at whole pixels from 1 on, straight between them and beyond. */
static double
pixel_array (const double *c, guint n, double pixel)
{
  guint k;

  if (n == 1)
    return c[0];
  k = pixel < 1 ? 1 : pixel >= n - 1 ? n - 1 : (guint) pixel;
  return c[k - 1] * (k + 1.0 - pixel) + c[k] * (pixel - k);
}

/* Pairs of pixel and wavelength in rising order. */
static double
sampled_array (const double *c, guint n, double pixel)
{
  guint low = 0, high = n - 1;

  if (n == 1)
    return c[1];
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (c[2 * middle] <= pixel)
        low = middle;
      else
        high = middle;
    }
  if (c[2 * high] == c[2 * low])
    return NAN;
  return c[2 * low + 1] +
         (c[2 * high + 1] - c[2 * low + 1]) * (pixel - c[2 * low]) / (c[2 * high] - c[2 * low]);
}

static double
evaluate (const NunIraf *self, const Function *function, double pixel)
{
  const double *c = &g_array_index (self->terms, double, function->first);
  double        x =
      (pixel - (function->low + function->high) / 2) / ((function->high - function->low) / 2);

  switch (function->form)
    {
    case CHEBYSHEV: return chebyshev (c, function->n, x);
    case LEGENDRE: return legendre (c, function->n, x);
    case CUBIC_SPLINE:
    case LINEAR_SPLINE: return spline (function, c, pixel);
    case PIXEL_ARRAY: return pixel_array (c, function->n, pixel);
    default: return sampled_array (c, function->n, pixel);
    }
}

double
nun_iraf_evaluate (const NunIraf *self, gint64 line, double pixel)
{
  double      value = 0;
  const Line *l;

  if (!nun_iraf_is_calibrated (self, line) || !isfinite (pixel))
    return NAN;
  l = get_line (self, line);
  pixel = (pixel - self->shift) / self->scale;
  if (l->type == 2)
    for (guint i = 0; i < l->functions->len; i++)
      {
        const Function *function = &g_array_index (l->functions, Function, i);

        value += function->weight * (function->offset + evaluate (self, function, pixel));
      }
  else
    value = l->start + l->step * (pixel - 1);
  if (l->type == 1)
    value = pow (10, value);
  return value / (1 + l->redshift);
}
