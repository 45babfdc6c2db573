/* Spectra in tables: one sample a row or one spectrum a row; of FITS, VOTable and text. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "files/spectrum-column.h"
#include "vocabulary/unit.h"

#define MIN_SAMPLES 5
#define MIN_UNNAMED 20
#define MAX_VALUES 100000000 /* of arrays that are read for a range */

/* How the values of the spectral column run. */
typedef struct
{
  gint64 n, n_rising, n_falling;
  gint64 n_smooth, n_steps; /* steps that are like the one before */
  gint64 longest;           /* array */
  gint64 n_filled;          /* rows with values */
  double floor;             /* values up to this stand for none */
  double low, high, before, last_step;
} Course;

static void
take (Course *self, double value)
{
  double step = value - self->before;

  if (!isfinite (value) || value <= self->floor)
    return;
  self->n++;
  self->low = MIN (self->low, value);
  self->high = MAX (self->high, value);
  self->n_rising += step > 0;
  self->n_falling += step < 0;
  if (isfinite (step) && isfinite (self->last_step) && step != 0)
    {
      double ratio = step / self->last_step;

      self->n_steps++;
      self->n_smooth += ratio > 1 / 3.0 && ratio < 3;
    }
  if (isfinite (step) && step != 0)
    self->last_step = step;
  self->before = value;
}

/* A row that is an array. */
static void
take_array (Course *self, const NunColumn *column, const NunValue *value, gsize n)
{
  gint64 before = self->n;

  self->before = self->last_step = NAN;
  for (gsize i = 0; i < n; i++)
    take (self, nun_spectrum_cell_number (column, value, i));
  self->longest = MAX (self->longest, (gint64) n);
  self->n_filled += self->n > before;
}

static gboolean
read_values (NunTable                *table,
             const NunSpectrumLayout *layout,
             double                   floor,
             Course                  *course,
             GCancellable            *cancellable)
{
  GPtrArray          *columns = nun_table_get_columns (table);
  const NunColumn    *column = columns->pdata[layout->wave];
  g_autoptr (NunRows) rows = nun_table_open_rows (table, cancellable, NULL);
  const NunValue     *values;
  g_autoptr (GError)  error = NULL;

  *course = (Course){
    .floor = floor, .low = INFINITY, .high = -INFINITY, .before = NAN, .last_step = NAN
  };
  while (rows != NULL && (values = nun_rows_next (rows, cancellable, &error)) != NULL)
    {
      gsize n = nun_spectrum_cell_length (column, &values[layout->wave]);

      if (!layout->in_rows)
        {
          take (course, nun_spectrum_cell_number (column, &values[layout->wave], 0));
        }
      else
        {
          if (layout->count >= 0 && values[layout->count].type == NUN_VALUE_LONG)
            n = (gsize) CLAMP (values[layout->count].i, 0, (gint64) n);
          take_array (course, column, &values[layout->wave], n);
          if (course->n > MAX_VALUES)
            break;
        }
    }
  return rows != NULL && error == NULL && course->n > 0;
}

/* No range of wavelengths is that wide: the low ones are zeros that went through a spline. */
#define WIDEST 1e12

static gboolean
read_course (NunTable                *table,
             const NunSpectrumLayout *layout,
             Course                  *course,
             GCancellable            *cancellable)
{
  /* Zeros and less stand for no value, but in logarithms and velocities. */
  gboolean positive =
      !nun_spectral_is_velocity (layout->unit.kind) && layout->unit.logarithm == NUN_LOGARITHM_NONE;

  if (!read_values (table, layout, positive ? 0 : -INFINITY, course, cancellable))
    return FALSE;
  if (layout->unit.kind != NUN_SPECTRAL_WAVELENGTH || !positive ||
      course->low * WIDEST > course->high)
    return TRUE;
  return read_values (table, layout, course->high / WIDEST, course, cancellable);
}

/* -- judgement --------------------------------------------------------------------------------------- */

/* A list of lines has gaps of all sizes; samples follow each other evenly, but where orders meet. */
static gboolean
runs_like_samples (const Course *course, const NunSpectrumLayout *layout)
{
  gint64 one_way = MAX (course->n_rising, course->n_falling);

  if (layout->unnamed && !layout->told)
    return course->n >= MIN_UNNAMED && one_way == course->n - 1 &&
           course->n_smooth >= course->n_steps * 0.9;
  return one_way >= (course->n - 1) * 0.95 &&
         (layout->sure || course->n_smooth >= course->n_steps * 0.75);
}

/* Wavelengths without a name are taken for such in the range where most spectra are, and not where dates are. */
static gboolean
looks_like_wavelengths (const Course *course, const NunSpectrumLayout *layout)
{
  gboolean dates = (course->low > 40000 && course->high < 70000) ||
                   (course->low >= 1500 && course->high <= 2200);

  if (layout->told)
    return TRUE;
  if (layout->unit.factor > 0)
    return course->high * layout->unit.factor < 1e-3;
  return course->low >= 900 && course->high <= 400000 && !dates &&
         course->high > course->low * 1.01 && course->high - course->low >= 10;
}

/* -- units from around the table --------------------------------------------------------------------- */

static gboolean
speaks_of_flux (const char *lower)
{
  return strstr (lower, "flux") != NULL || strstr (lower, "f_lambda") != NULL ||
         strstr (lower, "flam") != NULL || strstr (lower, "intensity") != NULL;
}

/* The first lines of a text, where it says in words what it holds: "# wavelength in Angstrom (air)". */
static void
read_comments (NunFile *file, NunSpectrumLayout *layout)
{
  char     line[512];
  gboolean has_wave = FALSE, has_flux = FALSE;
  FILE    *stream = fopen (nun_file_get_local_path (file), "re");

  if (stream == NULL)
    return;
  for (int i = 0; i < 100 && fgets (line, sizeof line, stream) != NULL; i++)
    {
      g_autofree char *lower = NULL, *unit = NULL, *utf8 = NULL;
      NunSpectralUnit  said = layout->unit;

      if (strchr ("#%!;/*", line[0]) == NULL)
        continue;
      utf8 = g_utf8_make_valid (g_strstrip (line), -1);
      lower = g_ascii_strdown (utf8, -1);
      has_wave = has_wave || strstr (lower, "wave") != NULL || strstr (lower, "lambda") != NULL;
      has_flux = has_flux || speaks_of_flux (lower);
      if (strstr (lower, "wave") == NULL && strstr (lower, "lambda") == NULL &&
          strstr (lower, "angstrom") == NULL && strstr (lower, "micron") == NULL &&
          strstr (lower, "nm") == NULL)
        continue;
      if (layout->medium == NUN_SPECTRUM_UNKNOWN)
        layout->medium = strstr (lower, "vacuum") != NULL ? NUN_SPECTRUM_VACUUM
                         : strstr (lower, " air") != NULL || strstr (lower, "(air") != NULL
                             ? NUN_SPECTRUM_AIR
                             : NUN_SPECTRUM_UNKNOWN;
      unit = nun_unit_in_text (utf8, FALSE, NULL);
      if (layout->unit.factor == 0 && nun_spectral_unit_parse (&said, unit) &&
          said.kind == layout->unit.kind)
        layout->unit.factor = said.factor;
      else if (layout->unit.factor == 0 && layout->unit.kind == NUN_SPECTRAL_WAVELENGTH)
        layout->unit.factor = strstr (lower, "angstrom") != NULL ? 1e-10
                              : strstr (lower, "micron") != NULL ? 1e-6
                                                                 : 0;
    }
  fclose (stream);
  layout->told = has_wave && has_flux;
}

/* "Wavelength in nm" in a description, "RESTFRQ" for velocities. */
static gboolean
complete_unit (NunSpectrumLayout *layout, const NunColumn *column, const NunHeader *header)
{
  static const char *const frequencies[] = { "RESTFRQ", "RESTFREQ" };
  g_autofree char         *hidden = NULL;
  NunSpectralUnit          said = layout->unit;
  double                   rest;

  if (layout->unit.factor == 0 && column->description != NULL)
    {
      hidden = nun_unit_in_text (column->description, FALSE, NULL);
      if (nun_spectral_unit_parse (&said, hidden) && said.kind == layout->unit.kind)
        layout->unit.factor = said.factor;
    }
  if (!nun_spectral_is_velocity (layout->unit.kind))
    return TRUE;
  for (guint i = 0; header != NULL && i < G_N_ELEMENTS (frequencies); i++)
    if (nun_header_get_double (header, frequencies[i], &rest) && rest > 0)
      {
        layout->unit.rest_m = 299792458.0 / rest;
        return TRUE;
      }
  if (header != NULL && nun_header_get_double (header, "RESTWAV", &rest) && rest > 0)
    layout->unit.rest_m = rest;
  return isfinite (layout->unit.rest_m);
}

/* A header that counts a linear axis over the same values, as IRAF leaves it in the primary HDU of what becomes a table:
 * its unit is that of the column. */
static gboolean
take_unit_of_axis (NunSpectrumLayout *layout, const Course *course, const NunHeader *header)
{
  gint64         axes[9] = { course->n, 1, 1, 1, 1, 1, 1, 1, 1 };
  NunSpectrumHow how = { .unit = { .rest_m = NAN } };
  double         first, last, low, high;

  if (header == NULL || !nun_spectrum_solve (header, 1, axes, 1, TRUE, &how, NULL))
    return FALSE;
  nun_wcs_free (how.wcs);
  if (how.form != NUN_AXIS_LINEAR || how.unit.kind != layout->unit.kind)
    return FALSE;
  first = how.reference_value + (1 - how.reference_pixel) * how.step;
  last = how.reference_value + ((double) course->n - how.reference_pixel) * how.step;
  low = MAX (MIN (first, last), course->low);
  high = MIN (MAX (first, last), course->high);
  if (!(high - low > 0.5 * (course->high - course->low)))
    return FALSE;
  layout->unit = how.unit;
  return TRUE;
}

/* Settles the unit by what the values are; FALSE when no wavelengths come of it. */
static gboolean
settle_unit (NunSpectrumLayout *layout, const Course *course, char **remark)
{
  double a, b;

  if (layout->unit.factor > 0)
    {
      /* Logarithms that nobody calls so. */
      if (layout->unit.kind == NUN_SPECTRAL_WAVELENGTH &&
          layout->unit.logarithm == NUN_LOGARITHM_NONE && layout->unit.factor == 1e-10 &&
          course->low >= 3 && course->high <= 4.7 && course->n > 50)
        layout->unit.logarithm = NUN_LOGARITHM_10;
      a = nun_spectral_unit_to_m (&layout->unit, course->low);
      b = nun_spectral_unit_to_m (&layout->unit, course->high);
      if (isfinite (a) && isfinite (b) && nun_spectral_is_plausible (MIN (a, b), MAX (a, b)))
        return TRUE;
    }
  if (!nun_spectral_unit_guess (&layout->unit, course->low, course->high))
    return FALSE;
  *remark = g_strdup_printf (
      layout->unnamed ? _ ("Nothing says what the columns are; the first was taken for wavelengths "
                           "in %s by its values.")
                      : _ ("No unit of the wavelengths is given; %s was taken by their size."),
      nun_spectral_unit_name (&layout->unit));
  return TRUE;
}

/* -- birth ------------------------------------------------------------------------------------------- */

static NunSpectrumHdu *
hdu_of (NunSpectrumSearch *search, NunTable *table)
{
  int number = nun_table_get_hdu (table);

  return search != NULL && number >= 0 && number < (int) search->hdus->len
             ? search->hdus->pdata[number]
             : NULL;
}

static NunSpectrum *
begin (NunSpectrumSearch *search, NunTable *table, guint i, const NunSpectrumLayout *layout)
{
  GPtrArray       *columns = nun_table_get_columns (table);
  const NunColumn *flux = columns->pdata[layout->flux];
  NunSpectrum     *self = nun_spectrum_new (nun_table_get_hdu (table));
  NunSpectrumHow  *how = nun_spectrum_how (self);
  NunSpectrumHdu  *hdu = hdu_of (search, table);

  self->name = g_strdup (nun_table_get_name (table));
  if (hdu != NULL)
    self->header = nun_spectrum_inherit (search, hdu);
  self->medium = layout->medium;
  self->spectral_unit = g_strdup (nun_spectral_unit_name (&layout->unit));
  how->table = i;
  how->unit = layout->unit;
  how->wave_column = layout->wave;
  how->flux_column = layout->flux;
  how->error_column = layout->error;
  how->error_form = layout->error_form;
  how->count_column = layout->count;
  how->in_rows = layout->in_rows;
  if (flux->unit != NULL)
    {
      nun_spectrum_describe (self);
      g_clear_pointer (&self->flux_name, g_free);
      g_clear_pointer (&self->flux_unit, g_free);
      nun_spectrum_set_flux (self, flux->name, flux->unit);
    }
  else
    {
      self->flux_name = g_strdup (layout->unnamed ? "" : flux->name);
      nun_spectrum_describe (self);
    }
  return self;
}

static gboolean
by_column (NunFile           *file,
           guint              i,
           NunSpectrumSearch *search,
           GPtrArray         *found,
           NunSpectrumLayout *layout,
           GCancellable      *cancellable)
{
  NunTable        *table = nun_file_get_table (file, i);
  NunSpectrumHdu  *hdu = hdu_of (search, table);
  const NunColumn *column = nun_table_get_columns (table)->pdata[layout->wave];
  NunSpectrum     *self;
  Course           course;
  char            *remark = NULL;

  if (!complete_unit (layout, column, hdu != NULL ? hdu->header : NULL))
    return FALSE;
  if (search == NULL && nun_table_get_n_rows (table) > 0)
    read_comments (file, layout);
  if (!read_course (table, layout, &course, cancellable) || !(course.high > course.low))
    return FALSE;
  if (!layout->in_rows && (course.n < MIN_SAMPLES || !runs_like_samples (&course, layout)))
    return FALSE;
  if (layout->unit.factor == 0 && layout->unit.kind == NUN_SPECTRAL_WAVELENGTH && hdu != NULL &&
      !take_unit_of_axis (layout, &course, hdu->header))
    take_unit_of_axis (layout, &course, ((NunSpectrumHdu *) search->hdus->pdata[0])->header);
  if ((layout->unnamed && !looks_like_wavelengths (&course, layout)) ||
      !settle_unit (layout, &course, &remark))
    return FALSE;
  self = begin (search, table, i, layout);
  nun_spectrum_how (self)->form = NUN_AXIS_COLUMN;
  self->remark = remark;
  self->axis = layout->unnamed ? g_strdup (_ ("first column"))
                               : g_strdup_printf (_ ("column %s"), column->name);
  self->n_points = layout->in_rows ? course.longest : nun_table_get_n_rows (table);
  self->n_spectra = layout->in_rows ? (guint) MIN (nun_table_get_n_rows (table), G_MAXINT32) : 1;
  nun_spectrum_widen (self, nun_spectral_unit_to_m (&layout->unit, course.low));
  nun_spectrum_widen (self, nun_spectral_unit_to_m (&layout->unit, course.high));
  g_ptr_array_add (found, self);
  return TRUE;
}

/* Fluxes in a column, their wavelengths by the header of the table or of the primary HDU. */
static void
by_header (NunFile           *file,
           guint              i,
           NunSpectrumSearch *search,
           GPtrArray         *found,
           NunSpectrumLayout *layout)
{
  NunTable       *table = nun_file_get_table (file, i);
  NunSpectrumHdu *hdu = hdu_of (search, table), *primary = search->hdus->pdata[0];
  gint64          axes[9] = { nun_table_get_n_rows (table), 1, 1, 1, 1, 1, 1, 1, 1 };
  NunSpectrumHow  how = { .unit = { .rest_m = NAN } };
  NunSpectrum    *self;
  NunSpectrumHow *own;
  char           *remark = NULL;

  if (hdu == NULL || layout->in_rows || axes[0] < MIN_SAMPLES ||
      nun_spectrum_columns_are_catalogue (nun_table_get_columns (table)))
    return;
  if (!nun_spectrum_solve (hdu->header, 1, axes, 1, TRUE, &how, &remark) &&
      (primary->naxis > 0 ||
       !nun_spectrum_solve (primary->header, 1, axes, 1, TRUE, &how, &remark)))
    return;
  layout->unit = how.unit;
  self = begin (search, table, i, layout);
  own = nun_spectrum_how (self);
  own->form = how.form;
  own->wcs = how.wcs;
  own->reference_value = how.reference_value;
  own->reference_pixel = how.reference_pixel;
  own->step = how.step;
  self->axis = g_strdup (_ ("the header, for the rows of the table"));
  self->remark = remark;
  self->n_points = axes[0];
  nun_spectrum_widen (self, nun_spectrum_wavelength_at (own, 0, 0));
  nun_spectrum_widen (self, nun_spectrum_wavelength_at (own, 0, axes[0] - 1));
  g_ptr_array_add (found, self);
}

/* Fluxes in arrays, the axis of each in cells of its row. */
static void
by_cells (NunFile           *file,
          guint              i,
          NunSpectrumSearch *search,
          GPtrArray         *found,
          NunSpectrumLayout *layout,
          GCancellable      *cancellable)
{
  NunTable       *table = nun_file_get_table (file, i);
  GPtrArray      *columns = nun_table_get_columns (table);
  NunSpectrumHow  how = { .unit = { .rest_m = NAN } };
  NunSpectrum    *self;
  NunSpectrumHow *own;

  if (!nun_spectrum_cells_find (columns, &how))
    return;
  self = begin (search, table, i, layout);
  own = nun_spectrum_how (self);
  own->form = NUN_AXIS_CELLS;
  own->value_column = how.value_column;
  own->step_column = how.step_column;
  own->pixel_column = how.pixel_column;
  own->count_column = how.count_column;
  if (!nun_spectrum_cells_measure (table, layout->flux, self, cancellable))
    {
      nun_spectrum_free (self);
      return;
    }
  g_free (self->spectral_unit);
  self->spectral_unit = g_strdup (nun_spectral_unit_name (&own->unit));
  self->n_spectra = (guint) MIN (nun_table_get_n_rows (table), G_MAXINT32);
  self->axis = g_strdup_printf (_ ("linear, from columns %s and %s"),
                                ((NunColumn *) columns->pdata[how.value_column])->name,
                                ((NunColumn *) columns->pdata[how.step_column])->name);
  g_ptr_array_add (found, self);
}

/* "# wavelength [Angstrom]" and "# flux [f_lambda]" above two columns: the last of the comments was taken for their names. */
static void
by_comments (NunFile *file, guint i, GPtrArray *found, GCancellable *cancellable)
{
  NunSpectrumLayout layout;

  if (!nun_spectrum_layout_assume (nun_table_get_columns (nun_file_get_table (file, i)), TRUE,
                                   &layout))
    return;
  read_comments (file, &layout);
  if (layout.told)
    by_column (file, i, NULL, found, &layout, cancellable);
}

static gboolean
is_spectrum_by_header (const NunSpectrumHdu *hdu)
{
  static const char *const keys[] = { "VOCLASS", "PRODCATG", "EXTNAME" };

  for (guint i = 0; hdu != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      const char      *value = nun_header_get (hdu->header, keys[i]);
      g_autofree char *upper = value != NULL ? g_ascii_strup (value, -1) : NULL;

      if (upper != NULL && strstr (upper, "SPECTRUM") != NULL)
        return TRUE;
    }
  return FALSE;
}

void
nun_spectra_in_table (NunFile           *file,
                      guint              i,
                      NunSpectrumSearch *search,
                      GPtrArray         *found,
                      GCancellable      *cancellable)
{
  NunTable         *table = nun_file_get_table (file, i);
  GPtrArray        *columns = nun_table_get_columns (table);
  gint64            n_rows = nun_table_get_n_rows (table);
  gboolean          is_text = nun_table_get_hdu (table) < 0 && search == NULL;
  NunSpectrumLayout layout;

  if (n_rows < 1 || n_rows > NUN_SAMPLES_MAX)
    return;
  if (nun_spectrum_layout_find (columns, TRUE, &layout))
    {
      guint before = found->len;

      if (layout.wave >= 0)
        by_column (file, i, search, found, &layout, cancellable);
      else if (hdu_of (search, table) != NULL)
        by_cells (file, i, search, found, &layout, cancellable);
      if (found->len > before)
        return;
    }
  if (nun_spectrum_layout_find (columns, FALSE, &layout))
    {
      layout.sure = layout.sure || is_spectrum_by_header (hdu_of (search, table));
      if (layout.wave < 0 && search != NULL)
        by_header (file, i, search, found, &layout);
      if (layout.wave >= 0 && !nun_spectrum_columns_are_catalogue (columns))
        by_column (file, i, search, found, &layout, cancellable);
      if (layout.wave < 0 && is_text)
        by_comments (file, i, found, cancellable);
    }
  else if (is_text && nun_spectrum_layout_assume (columns, FALSE, &layout))
    by_column (file, i, search, found, &layout, cancellable);
}

gboolean
nun_spectra_suspect_table (NunTable *table)
{
  GPtrArray        *columns = nun_table_get_columns (table);
  NunSpectrumLayout layout;
  NunSpectrumHow    how;
  gboolean          flux;

  flux = nun_spectrum_layout_find (columns, TRUE, &layout);
  if (flux && (layout.wave >= 0 ||
               (nun_table_get_hdu (table) >= 0 && nun_spectrum_cells_find (columns, &how))))
    return TRUE;
  flux = nun_spectrum_layout_find (columns, FALSE, &layout);
  if (layout.wave >= 0 && (flux || columns->len <= 4))
    return !nun_spectrum_columns_are_catalogue (columns);
  if (nun_table_get_hdu (table) >= 0)
    return (flux && columns->len <= 6) ||
           g_ascii_strcasecmp (nun_table_get_name (table), "EBOUNDS") == 0;
  return nun_spectrum_layout_assume (columns, flux, &layout);
}
