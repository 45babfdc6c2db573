/* Where rules begin: keywords, measured quantities, the file's name, constants. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/stem.h"
#include "observe/keyword.h"
#include "observe/rule-private.h"
#include "vocabulary/unit.h"

/* -- shared ------------------------------------------------------------------------------------------ */

gboolean
nun_rule_check_nothing (const char *argument, const char **problem)
{
  *problem = _ ("nothing may follow it");
  return *argument == 0;
}

gboolean
nun_rule_check_something (const char *argument, const char **problem)
{
  *problem = _ ("something must follow it");
  return *argument != 0;
}

gboolean
nun_rule_read_number (const char *text, double *value)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  char            *end;

  /* Fortran writes the exponent with a D. */
  g_strdelimit (number, "dD", 'e');
  *value = g_ascii_strtod (number, &end);
  return end != number && *end == 0 && isfinite (*value);
}

char *
nun_rule_number_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return NULL;
  /* Fifteen digits are what people expect to see again; the rest only where it takes more to be exact. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  return g_strdup (buffer);
}

const char *
nun_rule_keyword_value (const NunDataset *dataset, const char *keywords)
{
  g_auto (GStrv) names = g_strsplit (keywords, ",", 50);

  for (char **name = names; *name != NULL && dataset->header != NULL; name++)
    {
      const char *value = nun_header_get (dataset->header, g_strstrip (*name));

      if (value != NULL)
        return value;
    }
  return NULL;
}

/* -- keywords ---------------------------------------------------------------------------------------- */

static const NunCard *
find_card (const NunDataset *dataset, const char *keyword)
{
  guint          n = 0;
  const NunCard *cards =
      dataset->header != NULL ? nun_header_get_cards (dataset->header, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (cards[i].keyword, keyword) == 0)
      return &cards[i];
  return NULL;
}

/* Frequencies and energies are the inverse of wavelengths, so that no factor leads there. */
static gboolean
to_wavelength (double number, const char *unit, double *metres)
{
  /* c in m/s and h c in eV m (CODATA 2018). */
  static const double light = 299792458.0, energy = 1.23984198433e-06;
  double              factor;

  if (number <= 0)
    return FALSE;
  if (nun_unit_convert (unit, "Hz", &factor, NULL))
    *metres = light / (number * factor);
  else if (nun_unit_convert (unit, "eV", &factor, NULL))
    *metres = energy / (number * factor);
  else
    return FALSE;
  return TRUE;
}

/* The number of a card in the wanted unit: the card's own unit is the one that its comment states, or the usual one. */
static gboolean
card_in_unit (const NunCard *card, const char *wanted, double *number)
{
  g_autofree char *unit = NULL;
  double           factor = 1;

  if (card->value == NULL || !nun_rule_read_number (card->value, number))
    return FALSE;
  unit = nun_keyword_unit (card);
  if (unit == NULL || *unit == 0 || g_str_equal (wanted, "1") || g_str_equal (unit, wanted))
    return TRUE;
  if (nun_unit_convert (unit, wanted, &factor, NULL))
    *number *= factor;
  else if (!g_str_equal (wanted, "m") || !to_wavelength (*number, unit, number))
    return FALSE;
  return TRUE;
}

/* "A, B in s": NULL behind the names when no unit is said.  g_strfreev the names. */
static char **
split_unit (const char *argument, char **unit)
{
  const char      *in = g_strrstr (argument, " in ");
  g_autofree char *names =
      in != NULL ? g_strndup (argument, (gsize) (in - argument)) : g_strdup (argument);
  char **list = g_strsplit (names, ",", 50);

  *unit = in != NULL ? g_strstrip (g_strdup (in + 4)) : NULL;
  for (char **name = list; *name != NULL; name++)
    g_strstrip (*name);
  return list;
}

gboolean
nun_rule_keyword_in_unit (const NunDataset *dataset, const char *argument, double *number)
{
  g_autofree char *unit = NULL;
  g_auto (GStrv)   names = split_unit (argument, &unit);

  for (char **name = names; *name != NULL; name++)
    {
      const NunCard *card = find_card (dataset, *name);

      if (card != NULL && card_in_unit (card, unit != NULL ? unit : "1", number))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_keyword (const char *argument, const char **problem)
{
  g_autofree char *unit = NULL;
  g_auto (GStrv)   names = split_unit (argument, &unit);

  *problem = _ ("names of keywords must follow it, and “in” and a unit may");
  return names[0] != NULL && *names[0] != 0 &&
         (unit == NULL || g_str_equal (unit, "1") || nun_unit_check (unit, NULL));
}

static char *
read_keyword (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  gboolean    in_unit = strstr (argument, " in ") != NULL;
  double      number;
  const char *found;

  if (in_unit && nun_rule_keyword_in_unit (dataset, argument, &number))
    return nun_rule_number_text (number);
  found = in_unit ? NULL : nun_rule_keyword_value (dataset, argument);
  if (found == NULL)
    *why = g_strdup_printf (_ ("The header has no value for %s."), argument);
  return g_strdup (found);
}

/* The comment behind a keyword, where some write the unit or the meaning. */
static char *
read_comment (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  const NunCard *card = find_card (dataset, argument);

  if (card != NULL && card->comment != NULL)
    return g_strdup (card->comment);
  *why = g_strdup_printf (_ ("The header has no comment behind %s."), argument);
  return NULL;
}

/* "{OBJECT} in {FILTER}". */
static char *
fill_text (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  GString *out = g_string_new (NULL);

  for (const char *p = argument; *p != 0;)
    {
      const char      *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = end != NULL ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;
      const char      *found = name != NULL ? nun_rule_keyword_value (dataset, name) : NULL;

      if (name == NULL)
        g_string_append_c (out, *p++);
      else if (found != NULL)
        {
          g_string_append (out, found);
          p = end + 1;
        }
      else
        {
          *why = g_strdup_printf (_ ("The header has no value for %s."), name);
          g_string_free (out, TRUE);
          return NULL;
        }
    }
  return g_string_free (out, FALSE);
}

static char *
read_constant (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  gsize length = strlen (argument);

  if (length >= 2 && argument[0] == '"' && argument[length - 1] == '"')
    return g_strndup (argument + 1, length - 2);
  return g_strdup (argument);
}

static char *
read_none (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  *why = g_strdup (_ ("The rule says that there is none."));
  return NULL;
}

/* -- measured ---------------------------------------------------------------------------------------- */

typedef enum
{
  WCS_RA,
  WCS_DEC,
  WCS_FOOTPRINT,
  WCS_FIELD,
  WCS_SCALE,
  WCS_PIXELS_X,
  WCS_PIXELS_Y,
  WCS_PIXELS,
  WCS_PROJECTION,
  WCS_SHORTEST,
  WCS_LONGEST,
  WCS_MIDDLE,
  WCS_WAVELENGTHS,
  WCS_RESOLUTION,
  WCS_START,
  WCS_END,
  WCS_TIMES,
  WCS_POLARISATIONS,
  WCS_FLUX_UNIT,
  WCS_FLUX_UCD,
  WCS_FLUX_STATE,
  WCS_PRODUCT,
  WCS_N
} Quantity;

/* What is measured of a file, by the names that rules use. */
static const char *const quantities[WCS_N] = {
  [WCS_RA] = "right ascension",
  [WCS_DEC] = "declination",
  [WCS_FOOTPRINT] = "footprint",
  [WCS_FIELD] = "field of view",
  [WCS_SCALE] = "pixel scale",
  [WCS_PIXELS_X] = "pixels x",
  [WCS_PIXELS_Y] = "pixels y",
  [WCS_PIXELS] = "axes",
  [WCS_PROJECTION] = "projection",
  [WCS_SHORTEST] = "shortest wavelength",
  [WCS_LONGEST] = "longest wavelength",
  [WCS_MIDDLE] = "middle wavelength",
  [WCS_WAVELENGTHS] = "wavelengths",
  [WCS_RESOLUTION] = "resolving power",
  [WCS_START] = "start",
  [WCS_END] = "end",
  [WCS_TIMES] = "times",
  [WCS_POLARISATIONS] = "polarisations",
  [WCS_FLUX_UNIT] = "flux unit",
  [WCS_FLUX_UCD] = "flux UCD",
  [WCS_FLUX_STATE] = "flux calibration",
  [WCS_PRODUCT] = "product type",
};

static int
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

static gboolean
check_quantity (const char *argument, const char **problem)
{
  *problem = _ ("it must be one of right ascension, declination, footprint, field of view, pixel "
                "scale, pixels x, pixels y, axes, projection, shortest wavelength, longest "
                "wavelength, middle wavelength, wavelengths, resolving power, start, end, times, "
                "polarisations, flux unit, flux UCD, flux calibration, product type");
  return find_name (quantities, WCS_N, argument) >= 0;
}

static char *
count_text (gint64 count)
{
  return count > 0 ? g_strdup_printf ("%" PRId64, count) : NULL;
}

/* The diameter of a circle of the footprint's area would hide how long it is: the circle around it does not. */
static char *
field_text (const NunDataset *dataset)
{
  return dataset->footprint != NULL
             ? nun_rule_number_text (MIN (2 * dataset->footprint->radius_deg, 360))
             : NULL;
}

static char *
spectral_text (const NunDataset *dataset, Quantity quantity)
{
  switch (quantity)
    {
    case WCS_SHORTEST: return nun_rule_number_text (dataset->wavelengths_m[0]);
    case WCS_LONGEST: return nun_rule_number_text (dataset->wavelengths_m[1]);
    case WCS_MIDDLE:
      return nun_rule_number_text ((dataset->wavelengths_m[0] + dataset->wavelengths_m[1]) / 2);
    case WCS_WAVELENGTHS: return count_text (dataset->n_wavelengths);
    case WCS_RESOLUTION: return nun_rule_number_text (dataset->resolution);
    default: return NULL;
    }
}

/* Images whose further axes are longer than one pixel are cubes (ObsCore 1.1, section 3.3.1). */
static const char *
product_type (const NunDataset *dataset)
{
  if (dataset->kind == NUN_DATASET_SPECTRUM)
    return "spectrum";
  return dataset->n_wavelengths > 1 || dataset->n_times > 1 ? "cube" : "image";
}

/* What the pixels or samples count, as far as their unit tells. */
static const char *
flux_ucd (const NunDataset *dataset)
{
  switch (nun_unit_quantity (dataset->flux_unit))
    {
    case NUN_QUANTITY_COUNTS:
    case NUN_QUANTITY_COUNT_RATE: return "phot.count";
    case NUN_QUANTITY_FLUX_DENSITY: return "phot.flux.density";
    case NUN_QUANTITY_BRIGHTNESS:
    case NUN_QUANTITY_MAGNITUDE_SB: return "phot.flux.density.sb";
    case NUN_QUANTITY_TEMPERATURE: return "phot.antennaTemp";
    case NUN_QUANTITY_MAGNITUDE: return "phot.mag";
    default: return dataset->calibration == NUN_FLUX_UNCALIBRATED ? "phot.count" : "phot.flux";
    }
}

static const char *
flux_state (const NunDataset *dataset)
{
  static const char *const states[] = { NULL, "absolute", "relative", "normalized",
                                        "uncalibrated" };

  return states[dataset->calibration];
}

static char *
other_text (const NunDataset *dataset, Quantity quantity)
{
  switch (quantity)
    {
    case WCS_PIXELS: return count_text (dataset->naxis);
    case WCS_PROJECTION: return g_strdup (dataset->projection);
    case WCS_START: return nun_rule_number_text (dataset->mjd[0]);
    case WCS_END: return nun_rule_number_text (dataset->mjd[1]);
    case WCS_TIMES: return count_text (dataset->n_times);
    case WCS_POLARISATIONS: return g_strdup (dataset->polarisations);
    case WCS_FLUX_UNIT: return g_strdup (dataset->flux_unit);
    case WCS_FLUX_UCD: return g_strdup (flux_ucd (dataset));
    case WCS_FLUX_STATE: return g_strdup (flux_state (dataset));
    case WCS_PRODUCT: return g_strdup (product_type (dataset));
    default: return spectral_text (dataset, quantity);
    }
}

static char *
quantity_text (const NunDataset *dataset, Quantity quantity)
{
  switch (quantity)
    {
    case WCS_RA: return nun_rule_number_text (dataset->centre_deg[0]);
    case WCS_DEC: return nun_rule_number_text (dataset->centre_deg[1]);
    case WCS_FOOTPRINT:
      return dataset->footprint != NULL ? nun_region_to_text (dataset->footprint) : NULL;
    case WCS_FIELD: return field_text (dataset);
    case WCS_SCALE:
      return nun_rule_number_text (sqrt (dataset->scale_arcsec[0] * dataset->scale_arcsec[1]));
    case WCS_PIXELS_X: return count_text (dataset->axes[0]);
    case WCS_PIXELS_Y: return count_text (dataset->axes[1]);
    default: return other_text (dataset, quantity);
    }
}

static char *
read_quantity (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  int   quantity = find_name (quantities, WCS_N, argument);
  char *text = quantity >= 0 ? quantity_text (dataset, quantity) : NULL;

  if (text == NULL)
    *why = g_strdup_printf (_ ("The file does not tell its %s."), argument);
  return text;
}

/* -- files ------------------------------------------------------------------------------------------- */

static const char *const file_parts[] = { "name", "stem", "folder", "size", "changed", "type" };

static gboolean
check_file_part (const char *argument, const char **problem)
{
  *problem = _ ("it must be one of name, stem, folder, size, changed, type");
  return find_name (file_parts, G_N_ELEMENTS (file_parts), argument) >= 0;
}

static char *
read_file_part (const NunDataset *dataset, const char *argument, const char *value, char **why)
{
  g_autofree char *folder = NULL;

  switch (find_name (file_parts, G_N_ELEMENTS (file_parts), argument))
    {
    case 0: return g_path_get_basename (dataset->path);
    case 1: return nun_file_stem (dataset->path);
    case 2: folder = g_path_get_dirname (dataset->path); return g_path_get_basename (folder);
    case 3: return g_strdup_printf ("%" PRId64, dataset->size);
    case 4: return nun_rule_number_text ((double) dataset->mtime / 86400e6 + 40587);
    default: return g_strdup (dataset->media_type);
    }
}

/* -- the table --------------------------------------------------------------------------------------- */

static const NunRuleAction sources[] = {
  { { "keyword",
      N_ ("names, parted by commas; the first with a value that the steps can use; “in” and a unit "
          "may follow"),
      N_ ("What the header says."), "keyword EXPTIME, EXPOSURE in s" },
    check_keyword,
    read_keyword },
  { { "measured", N_ ("what is measured, such as “footprint” or “shortest wavelength”"),
      N_ ("What the world coordinates or the samples of the file tell."), "measured footprint" },
    check_quantity,
    read_quantity },
  { { "constant", N_ ("the value, for all files"), N_ ("The same for every file."),
      "constant Palomar Observatory" },
    nun_rule_check_something,
    read_constant },
  { { "file", N_ ("name, stem, folder, size, changed or type"), N_ ("What the file itself is."),
      "file name" },
    check_file_part,
    read_file_part },
  { { "text", N_ ("a text with keywords in braces"),
      N_ ("Several keywords put together with words between them."), "text {OBJECT} in {FILTER}" },
    nun_rule_check_something,
    fill_text },
  { { "comment", N_ ("a name"), N_ ("What stands behind the value of a keyword."),
      "comment WAVELEN" },
    nun_rule_check_something,
    read_comment },
  { { "none", NULL, N_ ("No value at all."), "none" }, nun_rule_check_nothing, read_none },
  { { NULL, NULL, NULL, NULL }, NULL, NULL },
};

const NunRuleAction *
nun_rule_source_actions (void)
{
  return sources;
}
