/* Plots of spectra: flux over wavelength, with axes, drawn as PNG. */

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "serve/preview-png.h"
#include "serve/preview.h"

#define MAX_TICKS 6

typedef struct
{
  const char *name;
  double      metres, limit_m; /* used for spectra whose longest wavelength is below the limit */
} Unit;

static const Unit units[] = { { "pm", 1e-12, 1e-9 },
                              { "nm", 1e-9, 2e-6 },
                              { "µm", 1e-6, 1e-3 },
                              { "mm", 1e-3, 1 },
                              { "m", 1, INFINITY } };

typedef struct
{
  cairo_t    *cairo;
  GPtrArray  *spectra; /* of NunSamples */
  const Unit *unit;
  double      x[2], y[2];               /* metres, flux */
  double      left, top, right, bottom; /* of the frame, in pixels */
  double      font;
} Plot;

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
nun_preview_png (gpointer surface)
{
  GByteArray *out = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, append, out);
  return g_byte_array_free_to_bytes (out);
}

/* -- ranges ------------------------------------------------------------------------------------------------------------ */

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* All but the wildest hundredth of the fluxes, with some air: what some thousand of them tell. */
static void
find_flux_range (Plot *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double             air;

  for (guint i = 0; i < self->spectra->len; i++)
    {
      const NunSamples *samples = g_ptr_array_index (self->spectra, i);
      gsize             step = MAX (1, samples->n * self->spectra->len / 20000);

      for (gsize k = 0; k < samples->n; k += step)
        if (isfinite (samples->flux[k]) && isfinite (samples->wavelength_m[k]))
          g_array_append_val (values, samples->flux[k]);
    }
  self->y[0] = 0;
  self->y[1] = 1;
  if (values->len == 0)
    return;
  g_array_sort (values, compare);
  self->y[0] = g_array_index (values, double, (guint) (0.005 * (values->len - 1)));
  self->y[1] = g_array_index (values, double, (guint) (0.995 * (values->len - 1) + 0.5));
  air = self->y[1] > self->y[0] ? 0.08 * (self->y[1] - self->y[0])
                                : MAX (fabs (self->y[0]) * 0.1, 1e-300);
  /* so far from the ends of what a number can be that nothing overflows */
  self->y[0] = CLAMP (self->y[0] - air, -1e300, 9e299);
  self->y[1] = CLAMP (self->y[1] + air, -9e299, 1e300);
}

static void
find_ranges (Plot *self)
{
  self->x[0] = self->x[1] = NAN;
  for (guint i = 0; i < self->spectra->len; i++)
    {
      const NunSamples *samples = g_ptr_array_index (self->spectra, i);

      for (gsize k = 0; k < samples->n; k++)
        if (isfinite (samples->wavelength_m[k]))
          {
            self->x[0] = fmin (self->x[0], samples->wavelength_m[k]);
            self->x[1] = fmax (self->x[1], samples->wavelength_m[k]);
          }
    }
  if (!(self->x[1] > self->x[0]))
    {
      self->x[0] = isnan (self->x[0]) ? 0 : self->x[0] * 0.99;
      self->x[1] = isnan (self->x[1]) ? 1e-6 : self->x[1] * 1.01;
    }
  find_flux_range (self);
  for (self->unit = units; self->x[1] >= self->unit->limit_m;)
    self->unit++;
}

static double
place_x (const Plot *self, double wavelength_m)
{
  return self->left +
         (wavelength_m - self->x[0]) / (self->x[1] - self->x[0]) * (self->right - self->left);
}

static double
place_y (const Plot *self, double flux)
{
  double y =
      self->bottom - (flux - self->y[0]) / (self->y[1] - self->y[0]) * (self->bottom - self->top);

  return CLAMP (y, self->top - 1e4, self->bottom + 1e4);
}

/* -- axes ----------------------------------------------------------------------------------------------------------------- */

/* 1, 2 or 5 times a power of ten. */
static double
choose_step (double range)
{
  double rough = range / MAX_TICKS, power = pow (10, floor (log10 (rough))), part = rough / power;

  return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

static void
draw_text (Plot *self, const char *text, double x, double y, double align)
{
  cairo_text_extents_t extents;

  cairo_text_extents (self->cairo, text, &extents);
  cairo_move_to (self->cairo, x - align * extents.x_advance, y);
  cairo_show_text (self->cairo, text);
}

static void
draw_line (Plot *self, double x0, double y0, double x1, double y1)
{
  cairo_move_to (self->cairo, floor (x0) + 0.5, floor (y0) + 0.5);
  cairo_line_to (self->cairo, floor (x1) + 0.5, floor (y1) + 0.5);
  cairo_stroke (self->cairo);
}

/* Ticks of one axis in numbers of its unit. */
static void
draw_ticks (Plot *self, gboolean vertical, double low, double high, double unit)
{
  double step = choose_step ((high - low) / unit), first = ceil (low / unit / step) * step;

  for (guint i = 0; i <= 2 * MAX_TICKS && (first + i * step) * unit <= high; i++)
    {
      double value = first + i * step;
      char   label[G_ASCII_DTOSTR_BUF_SIZE];

      if (fabs (value) < step * 1e-6)
        value = 0;
      g_ascii_formatd (label, sizeof label, "%.6g", value);
      if (vertical)
        {
          double y = place_y (self, value * unit);

          draw_line (self, self->left, y, self->left + 4, y);
          draw_text (self, label, self->left - 4, y + self->font * 0.35, 1);
        }
      else
        {
          double x = place_x (self, value * unit);

          draw_line (self, x, self->bottom, x, self->bottom - 4);
          draw_text (self, label, x, self->bottom + self->font * 1.2, 0.5);
        }
    }
}

static void
draw_axes (Plot *self, const char *title, const char *flux_label)
{
  g_autofree char *wavelength = g_strdup_printf (_ ("Wavelength (%s)"), self->unit->name);
  double           largest = fmax (fabs (self->y[0]), fabs (self->y[1]));
  int              power = largest > 0 ? (int) floor (log10 (largest)) : 0;
  double           unit = ABS (power) > 3 ? pow (10, power) : 1;
  g_autofree char *flux =
      unit == 1
          ? g_strdup (flux_label != NULL ? flux_label : _ ("Flux"))
          : g_strdup_printf ("10^%d × %s", power, flux_label != NULL ? flux_label : _ ("Flux"));

  cairo_set_source_rgb (self->cairo, 0.25, 0.25, 0.25);
  cairo_set_line_width (self->cairo, 1);
  cairo_rectangle (self->cairo, floor (self->left) + 0.5, floor (self->top) + 0.5,
                   floor (self->right - self->left), floor (self->bottom - self->top));
  cairo_stroke (self->cairo);
  draw_ticks (self, FALSE, self->x[0], self->x[1], self->unit->metres);
  draw_ticks (self, TRUE, self->y[0], self->y[1], unit);
  draw_text (self, wavelength, (self->left + self->right) / 2, self->bottom + self->font * 2.5,
             0.5);
  draw_text (self, flux, 4, self->top - self->font * 0.5, 0);
  if (title != NULL)
    draw_text (self, title, self->right, self->top - self->font * 0.5, 1);
}

/* -- curves ----------------------------------------------------------------------------------------------------------------- */

/* Samples of one column of pixels as one upright stroke, so that a million of them cost no more than the picture is wide. */
static void
draw_curve (Plot *self, const NunSamples *samples)
{
  gboolean open = FALSE;
  double   column = NAN, low = 0, high = 0;

  for (gsize i = 0; i < samples->n; i++)
    {
      double x, y;

      if (!isfinite (samples->wavelength_m[i]) || !isfinite (samples->flux[i]))
        {
          open = FALSE;
          continue;
        }
      x = place_x (self, samples->wavelength_m[i]);
      y = place_y (self, samples->flux[i]);
      if (open && floor (x) == column && y >= low && y <= high)
        continue;
      low = open && floor (x) == column ? fmin (low, y) : y;
      high = open && floor (x) == column ? fmax (high, y) : y;
      column = floor (x);
      if (open)
        cairo_line_to (self->cairo, x, y);
      else
        cairo_move_to (self->cairo, x, y);
      open = TRUE;
    }
  cairo_stroke (self->cairo);
}

static void
draw_curves (Plot *self)
{
  static const double colours[][3] = { { 0.11, 0.35, 0.65 },
                                       { 0.75, 0.33, 0.10 },
                                       { 0.15, 0.50, 0.25 } };

  cairo_save (self->cairo);
  cairo_rectangle (self->cairo, self->left, self->top, self->right - self->left,
                   self->bottom - self->top);
  cairo_clip (self->cairo);
  cairo_set_line_join (self->cairo, CAIRO_LINE_JOIN_BEVEL);
  for (guint i = 0; i < self->spectra->len; i++)
    {
      const double *colour = colours[i % G_N_ELEMENTS (colours)];

      cairo_set_source_rgb (self->cairo, colour[0], colour[1], colour[2]);
      draw_curve (self, g_ptr_array_index (self->spectra, i));
    }
  cairo_restore (self->cairo);
}

GBytes *
nun_preview_of_spectra (GPtrArray *spectra, const char *title, const char *flux_label, guint width)
{
  double           height = floor (width * 0.6);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  Plot    plot = { .spectra = spectra, .font = CLAMP (width / 36.0, 8, 16) };
  GBytes *png;

  plot.cairo = cairo_create (surface);
  plot.left = plot.font * 4.5;
  plot.top = plot.font * 2;
  plot.right = width - plot.font;
  plot.bottom = height - plot.font * 3;
  cairo_set_source_rgb (plot.cairo, 1, 1, 1);
  cairo_paint (plot.cairo);
  cairo_select_font_face (plot.cairo, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (plot.cairo, plot.font);
  find_ranges (&plot);
  if (plot.right - plot.left > 20 && plot.bottom - plot.top > 20)
    draw_axes (&plot, title, flux_label);
  cairo_set_line_width (plot.cairo, 1);
  draw_curves (&plot);
  cairo_destroy (plot.cairo);
  png = nun_preview_png (surface);
  cairo_surface_destroy (surface);
  return png;
}
