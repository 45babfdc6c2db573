/* The keywords of one FITS column: how its bytes lie in a row, and what it is to the world. */

#include "files/fits-column.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/display.h"
#include "sky/frame.h"

void
nun_fits_field_clear (NunFitsField *self)
{
  g_free (self->null_text);
}

static gsize
element_size (char code)
{
  switch (code)
    {
    case 'L':
    case 'B':
    case 'A': return 1;
    case 'I': return 2;
    case 'J':
    case 'E': return 4;
    case 'K':
    case 'D':
    case 'C': return 8;
    case 'M': return 16;
    default: return 0; /* X, which is not counted in bytes */
    }
}

static gboolean
has_turned_sign (char code, double zero)
{
  return (code == 'B' && zero == -128) || (code == 'I' && zero == 32768) ||
         (code == 'J' && zero == 2147483648.0) || (code == 'K' && zero == 9223372036854775808.0);
}

static void
read_scaling (NunFitsField *self, const NunFitsHeader *header, int n)
{
  g_autofree char *scale = g_strdup_printf ("TSCAL%d", n);
  g_autofree char *zero = g_strdup_printf ("TZERO%d", n);

  self->scale = 1;
  self->zero = 0;
  nun_fits_header_get_double (header, scale, &self->scale);
  nun_fits_header_get_double (header, zero, &self->zero);
  if (!strchr ("BIJKEDCMF", self->code) || (self->scale == 1 && self->zero == 0))
    return;
  if (self->scale == 1 && has_turned_sign (self->code, self->zero))
    self->sign = NUN_FITS_TURNED;
  else
    self->scaled = TRUE;
}

static gboolean
find_width (NunFitsField *self, const char **reason)
{
  if (self->array)
    self->width = self->array == 'P' ? 8 : 16;
  else if (self->repeat > NUN_FITS_MAX_CELL)
    {
      *reason = _ ("its cells are larger than 64 MiB");
      return FALSE;
    }
  else if (self->code == 'X')
    self->width = (self->repeat + 7) / 8;
  else
    self->width = self->repeat * element_size (self->code);
  return TRUE;
}

/* TDIM "(2,3)" as VOTable's "2x3", when it is of this many elements; else NULL. */
static char *
read_shape (const NunFitsHeader *header, int n, guint64 n_elements, gsize *first)
{
  const char         *text = nun_fits_header_get_n (header, "TDIM", n);
  g_autoptr (GString) shape = g_string_new (NULL);
  guint64             product = 1;

  *first = 0;
  if (!text || *text++ != '(')
    return NULL;
  do
    {
      char   *end;
      guint64 axis = g_ascii_strtoull (text, &end, 10);

      if (end == text || axis < 1 || axis > n_elements || (product *= axis) > n_elements)
        return NULL;
      if (shape->len > 0)
        g_string_append_c (shape, 'x');
      else
        *first = (gsize) axis;
      g_string_append_printf (shape, "%" PRIu64, axis);
      text = end;
    }
  while (*text++ == ',');
  if (product != n_elements || text[-1] != ')')
    return NULL;
  return g_string_free (g_steal_pointer (&shape), FALSE);
}

/* TFORM of a binary table: repeat, code, and for P and Q the code of the elements; "rAw" for strings. */
gboolean
nun_fits_field_read_binary (NunFitsField        *self,
                            const NunFitsHeader *header,
                            int                  n,
                            gsize                offset,
                            const char         **reason)
{
  const char      *form = nun_fits_header_get_n (header, "TFORM", n);
  g_autofree char *null = g_strdup_printf ("TNULL%d", n);
  g_autofree char *shape = NULL;
  gsize            first;
  char            *rest;

  *reason = _ ("its TFORM is missing or makes no sense");
  *self = (NunFitsField){ .offset = offset };
  while (form && *form == ' ')
    form++;
  if (!form || *form == '-' || *form == '+')
    return FALSE;
  errno = 0;
  self->repeat = g_ascii_strtoull (form, &rest, 10);
  if (errno != 0)
    return FALSE;
  if (rest == form)
    self->repeat = 1;
  self->code = g_ascii_toupper (*rest);
  if ((self->code == 'P' || self->code == 'Q') && rest[1])
    {
      self->array = self->repeat > 0 ? self->code : 0;
      self->code = g_ascii_toupper (*++rest);
    }
  if (!self->code || !strchr ("LXBIJKAEDCM", self->code) || !find_width (self, reason))
    return FALSE;
  if (self->code == 'A' && !self->array)
    {
      guint64 width = g_ascii_strtoull (rest + 1, NULL, 10);

      self->string_width = width > 0 && width < self->repeat ? (gsize) width : 0;
      shape = read_shape (header, n, self->repeat, &first);
      if (shape && strchr (shape, 'x'))
        self->string_width = first;
    }
  read_scaling (self, header, n);
  self->has_null =
      strchr ("BIJK", self->code) && nun_fits_header_get_integer (header, null, &self->null);
  self->is_array = self->code == 'X' || self->code == 'C' || self->code == 'M' || self->array ||
                   self->repeat != 1;
  return TRUE;
}

/* TFORM of an ASCII table: Aw, Iw, Fw.d, Ew.d, Dw.d. */
gboolean
nun_fits_field_read_ascii (NunFitsField        *self,
                           const NunFitsHeader *header,
                           int                  n,
                           gsize                row_length,
                           const char         **reason)
{
  const char      *form = nun_fits_header_get_n (header, "TFORM", n);
  const char      *null = nun_fits_header_get_n (header, "TNULL", n);
  g_autofree char *keyword = g_strdup_printf ("TBCOL%d", n);
  gint64           start = 0;
  guint64          width;
  char            *rest;

  *reason = _ ("its TFORM or TBCOL is missing or makes no sense");
  *self = (NunFitsField){ .repeat = 1 };
  while (form && *form == ' ')
    form++;
  self->code = form ? g_ascii_toupper (*form) : 0;
  if (!self->code || !strchr ("AIFED", self->code) || !g_ascii_isdigit (form[1]))
    return FALSE;
  width = g_ascii_strtoull (form + 1, &rest, 10);
  if (!nun_fits_header_get_integer (header, keyword, &start) || start < 1 || width < 1 ||
      (guint64) start - 1 > row_length || width > row_length - ((guint64) start - 1))
    return FALSE;
  self->offset = (gsize) start - 1;
  self->width = (gsize) width;
  if (*rest == '.')
    self->decimals = (int) CLAMP (g_ascii_strtoll (rest + 1, NULL, 10), 0, 30);
  if (self->code == 'E' || self->code == 'D')
    self->code = 'F';
  read_scaling (self, header, n);
  if (null)
    self->null_text = g_strstrip (g_strdup (null));
  return TRUE;
}

static NunDatatype
find_datatype (const NunFitsField *self, gboolean is_ascii)
{
  gboolean turned = self->sign == NUN_FITS_TURNED;

  if (self->code == 'C' || self->code == 'M')
    return self->code == 'M' || self->scaled ? NUN_DATATYPE_DOUBLE_COMPLEX
                                             : NUN_DATATYPE_FLOAT_COMPLEX;
  if (self->scaled)
    return NUN_DATATYPE_DOUBLE;
  if (is_ascii)
    return self->code == 'A'   ? NUN_DATATYPE_CHAR
           : self->code == 'I' ? (self->width < 10 ? NUN_DATATYPE_INT : NUN_DATATYPE_LONG)
                               : NUN_DATATYPE_DOUBLE;
  switch (self->code)
    {
    case 'L': return NUN_DATATYPE_BOOLEAN;
    case 'X': return NUN_DATATYPE_BIT;
    case 'B': return turned ? NUN_DATATYPE_SHORT : NUN_DATATYPE_UNSIGNED_BYTE;
    case 'I': return turned ? NUN_DATATYPE_INT : NUN_DATATYPE_SHORT;
    case 'J': return turned ? NUN_DATATYPE_LONG : NUN_DATATYPE_INT;
    case 'K': return turned ? NUN_DATATYPE_CHAR : NUN_DATATYPE_LONG;
    case 'E': return NUN_DATATYPE_FLOAT;
    case 'D': return NUN_DATATYPE_DOUBLE;
    default: return NUN_DATATYPE_CHAR;
    }
}

static char *
find_arraysize (const NunFitsField *self, const NunFitsHeader *header, int n, gboolean is_ascii)
{
  gsize first;
  char *shape;

  if (is_ascii)
    return self->code == 'A' ? g_strdup_printf ("%" G_GSIZE_FORMAT, self->width) : NULL;
  if (self->array || self->repeat == 0)
    return g_strdup ("*");
  /* Unsigned numbers of 64 bit are text, and so are their arrays, with blanks between the numbers. */
  if (self->code == 'K' && self->sign == NUN_FITS_TURNED)
    return g_strdup ("*");
  shape = read_shape (header, n, self->repeat, &first);
  if (shape && (self->code != 'A' || strchr (shape, 'x')))
    return shape;
  g_free (shape);
  if (self->code == 'A' && self->string_width > 0)
    return g_strdup_printf ("%" G_GSIZE_FORMAT "x%" PRIu64, self->string_width,
                            self->repeat / self->string_width);
  if (self->repeat == 1)
    return NULL;
  return g_strdup_printf ("%" PRIu64, self->repeat);
}

/* The frame of a right ascension, declination, longitude or latitude, if the header tells. */
static char *
find_frame (const NunFitsHeader *header, const char *name, const char *ucd)
{
  g_autofree char *lower = g_ascii_strdown (ucd ? ucd : name, -1);
  const char      *system = nun_fits_header_get (header, "RADESYS");
  double           equinox = 0;
  NunFrame         frame;

  if (ucd && (strstr (lower, "pos.galactic") || strstr (lower, "pos_gal")))
    return g_strdup (nun_frame_to_name (NUN_FRAME_GALACTIC));
  if (ucd && (strstr (lower, "pos.ecliptic") || strstr (lower, "pos_ec_")))
    return g_strdup (nun_frame_to_name (NUN_FRAME_ECLIPTIC));
  if (ucd ? !strstr (lower, "pos.eq") && !strstr (lower, "pos_eq")
          : !g_regex_match_simple (
                "^_?(ra|de|dec|raj2000|dej2000|radeg|dedeg|decdeg|ra_deg|dec_deg|"
                "right_?ascension|declination)$",
                lower, 0, 0))
    return NULL;
  if (!system)
    system = nun_fits_header_get (header, "RADECSYS");
  if (system && nun_frame_from_name (system, &frame))
    return g_strdup (nun_frame_to_name (frame));
  if (system || !nun_fits_header_get_double (header, "EQUINOX", &equinox))
    return NULL;
  /* Without RADESYS the equinox decides (FITS standard 4.0, section 8.3). */
  if (equinox == 2000)
    return g_strdup (nun_frame_to_name (NUN_FRAME_FK5));
  return equinox == 1950 ? g_strdup (nun_frame_to_name (NUN_FRAME_FK4)) : NULL;
}

static NunColumn *
make_named (const char *wanted, NunDatatype type, const char *arraysize, GHashTable *taken)
{
  g_autofree char *name = g_strdup (wanted);
  NunColumn       *column;

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", wanted, i);
    }
  column = nun_column_new (name, type, arraysize);
  if (strcmp (name, wanted) != 0)
    column->original = g_strdup (wanted);
  g_hash_table_add (taken, g_steal_pointer (&name));
  return column;
}

static const char *
first_of (const char *a, const char *b)
{
  return a ? a : b;
}

/* What stands behind the name describes the column, unless a library has put it there. */
static char *
dup_name_comment (const NunFitsHeader *header, int n)
{
  const char *comment = nun_fits_header_comment_n (header, "TTYPE", n);

  return comment && !g_str_has_prefix (comment, "label for ") ? g_strdup (comment) : NULL;
}

NunColumn *
nun_fits_field_make_column (const NunFitsField  *self,
                            const NunFitsHeader *header,
                            int                  n,
                            gboolean             is_ascii,
                            GHashTable          *taken)
{
  g_autofree char *arraysize = find_arraysize (self, header, n, is_ascii);
  g_autofree char *fallback = g_strdup_printf ("col%d", n);
  g_autofree char *name = g_strdup (nun_fits_header_get_n (header, "TTYPE", n));
  NunColumn       *column;

  if (!name || !*g_strstrip (name))
    {
      g_free (name);
      name = g_steal_pointer (&fallback);
    }
  column = make_named (name, find_datatype (self, is_ascii), arraysize, taken);
  column->unit = g_strdup (nun_fits_header_get_n (header, "TUNIT", n));
  /* TBUCD as in the proposal, UCD__ as VizieR writes it. */
  column->ucd = g_strdup (first_of (first_of (nun_fits_header_get_n (header, "TUCD", n),
                                              nun_fits_header_get_n (header, "TBUCD", n)),
                                    nun_fits_header_get_n (header, "UCD__", n)));
  column->utype = g_strdup (nun_fits_header_get_n (header, "TUTYP", n));
  column->description = g_strdup (nun_fits_header_get_n (header, "TCOMM", n));
  if (!column->description)
    column->description = dup_name_comment (header, n);
  column->frame = find_frame (header, name, column->ucd);
  if (is_ascii)
    nun_display_read_fortran (column, nun_fits_header_get_n (header, "TFORM", n));
  nun_display_read_fortran (column, nun_fits_header_get_n (header, "TDISP", n));
  return column;
}
