/* Columns of tables as the parts of a spectrum, by utype, UCD and name. */

#include "files/spectrum-column.h"

#include <math.h>
#include <string.h>

/* -- roles ------------------------------------------------------------------------------------------- */

typedef struct
{
  NunSpectrumRole   role;
  int               rank; /* lower is surer; below 0: said by utype or UCD */
  NunSpectralUnit   unit;
  NunErrorForm      error_form;
  NunSpectrumMedium medium;
} Part;

static gboolean
has_suffix (const char *text, const char *suffix)
{
  gsize n = strlen (text), m = strlen (suffix);

  return n >= m && g_ascii_strcasecmp (text + n - m, suffix) == 0;
}

static gboolean
by_utype (const char *utype, Part *part)
{
  const char *colon;
  gboolean    standard;

  if (utype == NULL)
    return FALSE;
  colon = strchr (utype, ':');
  /* Other models have flux axes of their own, such as a continuum. */
  standard = colon == NULL || g_ascii_strncasecmp (utype, "spec", 4) == 0 ||
             g_ascii_strncasecmp (utype, "ssa", 3) == 0 ||
             g_ascii_strncasecmp (utype, "sed", 3) == 0;
  part->rank = standard ? -10 : -1;
  if (has_suffix (utype, "SpectralAxis.Value"))
    {
      part->role = NUN_ROLE_SPECTRAL;
      part->unit.kind = NUN_SPECTRAL_WAVELENGTH;
    }
  else if (has_suffix (utype, "FluxAxis.Value"))
    part->role = NUN_ROLE_FLUX;
  else if (has_suffix (utype, "FluxAxis.Accuracy.StatError"))
    part->role = NUN_ROLE_ERROR;
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_word (const char *ucd, const char *word)
{
  gsize n = strlen (word);

  return g_ascii_strncasecmp (ucd, word, n) == 0 && (ucd[n] == 0 || ucd[n] == ';');
}

static gboolean
by_ucd (const char *ucd, Part *part)
{
  static const struct
  {
    const char     *word;
    NunSpectralKind kind;
  } axes[] = {
    { "em.wl", NUN_SPECTRAL_WAVELENGTH },
    { "em.freq", NUN_SPECTRAL_FREQUENCY },
    { "em.energy", NUN_SPECTRAL_ENERGY },
    { "em.wavenumber", NUN_SPECTRAL_WAVENUMBER },
    { "spect.dopplerVeloc", NUN_SPECTRAL_VELOCITY },
    { "spect.dopplerVeloc.opt", NUN_SPECTRAL_VELOCITY_OPTICAL },
    { "spect.dopplerVeloc.radio", NUN_SPECTRAL_VELOCITY_RADIO },
  };

  if (ucd == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (is_word (ucd, axes[i].word))
      {
        part->role = NUN_ROLE_SPECTRAL;
        part->unit.kind = axes[i].kind;
        part->rank = -5 + (int) i;
        /* ESO's way to say that they are wavelengths in air. */
        if (strstr (ucd, "obs.atmos") != NULL)
          part->medium = NUN_SPECTRUM_AIR;
        return part->rank < 0;
      }
  part->rank = strstr (ucd, "meta.main") != NULL ? -4 : strstr (ucd, "continuum") != NULL ? 3 : -2;
  if (g_ascii_strncasecmp (ucd, "phot.flu", 8) == 0 || is_word (ucd, "phot.count"))
    part->role = NUN_ROLE_FLUX;
  else if (g_ascii_strncasecmp (ucd, "stat.error;phot.", 16) == 0)
    part->role = NUN_ROLE_ERROR;
  else
    return FALSE;
  return TRUE;
}

static Part
read_part (const NunColumn *column)
{
  Part        part = { .unit = NUN_SPECTRAL_UNIT_INIT }, named = { .unit = NUN_SPECTRAL_UNIT_INIT };
  const char *name = column->original != NULL ? column->original : column->name;

  named.role =
      nun_spectrum_role_of_name (name, &named.unit, &named.error_form, &named.medium, &named.rank);
  if (!by_utype (column->utype, &part) && !by_ucd (column->ucd, &part))
    return named;
  /* What the UCD leaves open the name may tell: logarithm, kind of error, medium. */
  if (part.role == named.role)
    {
      part.error_form = named.error_form;
      part.unit.logarithm = named.unit.logarithm;
      if (part.medium == NUN_SPECTRUM_UNKNOWN)
        part.medium = named.medium;
      /* Among several that the UCD knows, the name decides. */
      if (part.role == NUN_ROLE_FLUX && named.rank == 0)
        part.rank -= 1;
    }
  return part;
}

/* -- units of the axis ------------------------------------------------------------------------------- */

static void
set_axis (NunSpectrumLayout *layout, const NunColumn *column, const Part *part)
{
  NunSpectralUnit said = part->unit;

  layout->unit = part->unit;
  layout->medium = part->medium;
  if (part->rank < 0)
    layout->sure = TRUE;
  if (!nun_spectral_unit_parse (&said, column->unit))
    return;
  /* A velocity's convention is in its name, its size in the unit. */
  if (!nun_spectral_is_velocity (said.kind) || !nun_spectral_is_velocity (part->unit.kind))
    layout->unit.kind = said.kind;
  layout->unit.factor = said.factor;
  if (said.logarithm != NUN_LOGARITHM_NONE)
    layout->unit.logarithm = said.logarithm;
}

/* -- layouts ----------------------------------------------------------------------------------------- */

static gboolean
is_number (const NunColumn *column, gboolean in_rows)
{
  return nun_datatype_is_number (column->datatype) && nun_column_is_array (column) == in_rows;
}

/* Where the flux has no name that is known, but there is hardly anything else: the next column of numbers. */
static void
assume_flux (GPtrArray *columns, NunSpectrumLayout *layout)
{
  for (guint i = (guint) layout->wave + 1; i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];

      if (is_number (column, layout->in_rows) && (int) i != layout->error)
        {
          if (!nun_spectrum_is_response (column->name) &&
              (column->unit == NULL || !nun_spectrum_is_response (column->unit)))
            layout->flux = (int) i;
          return;
        }
    }
}

gboolean
nun_spectrum_layout_find (GPtrArray *columns, gboolean in_rows, NunSpectrumLayout *layout)
{
  int wave_rank = G_MAXINT, flux_rank = G_MAXINT, error_rank = G_MAXINT;

  *layout =
      (NunSpectrumLayout){ .wave = -1, .flux = -1, .error = -1, .count = -1, .in_rows = in_rows };
  layout->unit.rest_m = NAN;
  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];
      Part             part;

      if (in_rows && g_ascii_strcasecmp (column->name, "NELEM") == 0 && is_number (column, FALSE))
        layout->count = (int) i;
      if (!is_number (column, in_rows))
        continue;
      part = read_part (column);
      if (part.role == NUN_ROLE_SPECTRAL && part.rank < wave_rank)
        {
          wave_rank = part.rank;
          layout->wave = (int) i;
          set_axis (layout, column, &part);
        }
      else if (part.role == NUN_ROLE_FLUX && part.rank < flux_rank)
        {
          flux_rank = part.rank;
          layout->flux = (int) i;
        }
      else if (part.role == NUN_ROLE_ERROR && part.rank < error_rank)
        {
          error_rank = part.rank;
          layout->error = (int) i;
          layout->error_form = part.error_form;
        }
    }
  if (layout->flux < 0 && layout->wave >= 0 && wave_rank < 20 && columns->len <= 4)
    assume_flux (columns, layout);
  return layout->flux >= 0;
}

/* Integers throughout are counts, years or numbers of things. */
static gboolean
is_all_integers (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (!nun_datatype_is_integer (((NunColumn *) columns->pdata[i])->datatype))
      return FALSE;
  return TRUE;
}

/* "column_1" and the like, given by the reader of texts where the file has none. */
static gboolean
is_unnamed (const NunColumn *column)
{
  return g_str_has_prefix (column->name, "column_") &&
         strspn (column->name + 7, "0123456789") == strlen (column->name + 7);
}

gboolean
nun_spectrum_layout_assume (GPtrArray *columns, gboolean named, NunSpectrumLayout *layout)
{
  *layout = (NunSpectrumLayout){
    .flux = 1, .error = columns->len >= 3 ? 2 : -1, .count = -1, .unnamed = TRUE
  };
  layout->unit.rest_m = NAN;
  layout->unit.kind = NUN_SPECTRAL_WAVELENGTH;
  if (columns->len < 2 || columns->len > 4)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (!is_number (columns->pdata[i], FALSE) || (!named && !is_unnamed (columns->pdata[i])))
      return FALSE;
  return !is_all_integers (columns);
}

gboolean
nun_spectrum_columns_are_catalogue (GPtrArray *columns)
{
  static const char *const places[] = { "ra",      "dec",  "raj2000", "dej2000", "ra_icrs",
                                        "de_icrs", "glon", "glat",    "mjd",     "jd",
                                        "hjd",     "bjd",  "time",    "mag",     "redshift" };
  guint                    n_texts = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];

      n_texts += nun_datatype_is_text (column->datatype);
      if (column->ucd != NULL && g_ascii_strncasecmp (column->ucd, "pos.eq", 6) == 0)
        return TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        if (g_ascii_strcasecmp (column->name, places[j]) == 0)
          return TRUE;
    }
  return n_texts * 4 > columns->len;
}

/* -- cells ------------------------------------------------------------------------------------------- */

gsize
nun_spectrum_cell_length (const NunColumn *column, const NunValue *value)
{
  gsize size = nun_datatype_size (column->datatype);

  if (value->type == NUN_VALUE_BYTES)
    return size > 0 ? value->length / size : 0;
  return value->type == NUN_VALUE_NULL ? 0 : 1;
}

double
nun_spectrum_cell_number (const NunColumn *column, const NunValue *value, gsize i)
{
  gsize         size = nun_datatype_size (column->datatype);
  const guint8 *at = value->bytes + i * size;
  guint64       word = 0;
  double        d = NAN;
  float         f;

  if (value->type != NUN_VALUE_BYTES)
    return nun_value_get_double (value, &d) ? d : NAN;
  for (gsize j = 0; j < size; j++)
    word = word << 8 | at[j];
  switch (column->datatype)
    {
    case NUN_DATATYPE_DOUBLE: memcpy (&d, &word, sizeof d); return d;
    case NUN_DATATYPE_FLOAT:
      {
        guint32 half = (guint32) word;

        memcpy (&f, &half, sizeof f);
        return f;
      }
    case NUN_DATATYPE_UNSIGNED_BYTE: return (double) word;
    case NUN_DATATYPE_SHORT: return (gint16) word;
    case NUN_DATATYPE_INT: return (gint32) word;
    case NUN_DATATYPE_LONG: return (double) (gint64) word;
    default: return NAN;
    }
}
