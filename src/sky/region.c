/* Regions: their birth, bounds, area and text form. */

#include "sky/region.h"

#include <erfa.h>
#include <erfam.h>
#include <math.h>
#include <string.h>

#include "sky/sphere.h"

/* Vertices nearer than that are one (degrees): far below what any footprint means. */
#define SAME_DEG 1e-10

/* -- the circle around ------------------------------------------------------------------------------- */

static void
set_centre (NunRegion *self, const double vector[3])
{
  double lon, lat;

  eraC2s ((double *) vector, &lon, &lat);
  self->ra_deg = eraAnp (lon) * ERFA_DR2D;
  self->dec_deg = lat * ERFA_DR2D;
}

/* By chords: a footprint is read for every row of an answer, and angles cost fifty times as much. */
static guint
farthest_vertex (const NunRegion *self, const double centre[3])
{
  double most = -1.0;
  guint  which = 0;

  for (guint i = 0; i < self->n_vertices; i++)
    {
      double chord2 = 0.0;

      for (guint k = 0; k < 3; k++)
        chord2 += (self->vectors[i][k] - centre[k]) * (self->vectors[i][k] - centre[k]);
      if (chord2 > most)
        {
          most = chord2;
          which = i;
        }
    }
  return which;
}

#define LAST_STEP 64

/* Badoiu and Clarkson's steps towards the farthest vertex: near to the smallest circle, and enough to find a hemisphere
 * that holds the polygon whenever one does with some room. */
static gboolean
enclose (NunRegion *self)
{
  double centre[3] = { 0, 0, 0 }, length;
  guint  which = 0;

  for (guint i = 0; i < self->n_vertices; i++)
    eraPpp (centre, self->vectors[i], centre);
  for (guint step = 1; step <= LAST_STEP; step++)
    {
      double moved[3];

      eraPn (centre, &length, centre);
      if (length < 1e-9)
        return FALSE;
      which = farthest_vertex (self, centre);
      if (step == LAST_STEP)
        break;
      eraPmp (self->vectors[which], centre, moved);
      eraPpsp (centre, 1.0 / (step + 1.0), moved, centre);
    }
  set_centre (self, centre);
  self->radius_deg = nun_sphere_distance_deg (
      self->ra_deg, self->dec_deg, self->vertices_deg[which][0], self->vertices_deg[which][1]);
  return self->radius_deg < 90.0 - 1e-6;
}

/* -- polygons ---------------------------------------------------------------------------------------- */

static gboolean
take_vertices (NunRegion *self, const double (*vertices_deg)[2], guint n_vertices)
{
  self->vertices_deg = g_malloc0_n (n_vertices, sizeof *self->vertices_deg);
  self->vectors = g_malloc0_n (n_vertices, sizeof *self->vectors);
  for (guint i = 0; i < n_vertices; i++)
    {
      double        ra = vertices_deg[i][0], dec = vertices_deg[i][1];
      const double *last = i > 0 ? self->vertices_deg[self->n_vertices - 1] : NULL;

      if (!isfinite (ra) || ra < -360 || ra > 720 || !(dec >= -90 && dec <= 90))
        return FALSE;
      if (last != NULL && nun_sphere_distance_deg (last[0], last[1], ra, dec) < SAME_DEG)
        continue;
      self->vertices_deg[self->n_vertices][0] = eraAnp (ra * ERFA_DD2R) * ERFA_DR2D;
      self->vertices_deg[self->n_vertices][1] = dec;
      nun_sphere_vector (ra, dec, self->vectors[self->n_vertices++]);
    }
  while (self->n_vertices > 1 &&
         nun_sphere_distance_deg (self->vertices_deg[0][0], self->vertices_deg[0][1],
                                  self->vertices_deg[self->n_vertices - 1][0],
                                  self->vertices_deg[self->n_vertices - 1][1]) < SAME_DEG)
    self->n_vertices--;
  return self->n_vertices >= 3;
}

/* Signed area of the spherical triangle, steradians (Eriksson 1990, Mathematics Magazine 63, 184). */
static double
triangle_area (const double a[3], const double b[3], const double c[3])
{
  double normal[3];

  eraPxp ((double *) b, (double *) c, normal);
  return 2.0 * atan2 (eraPdp ((double *) a, normal), 1.0 + eraPdp ((double *) a, (double *) b) +
                                                         eraPdp ((double *) b, (double *) c) +
                                                         eraPdp ((double *) c, (double *) a));
}

static double
signed_area (const NunRegion *self)
{
  double centre[3], sum = 0.0;

  nun_sphere_vector (self->ra_deg, self->dec_deg, centre);
  for (guint i = 0; i < self->n_vertices; i++)
    sum += triangle_area (centre, self->vectors[i], self->vectors[(i + 1) % self->n_vertices]);
  return sum;
}

static void
turn_round (NunRegion *self)
{
  for (guint i = 0, j = self->n_vertices - 1; i < j; i++, j--)
    for (guint k = 0; k < 3; k++)
      {
        double vector = self->vectors[i][k];

        self->vectors[i][k] = self->vectors[j][k];
        self->vectors[j][k] = vector;
        if (k < 2)
          {
            double angle = self->vertices_deg[i][k];

            self->vertices_deg[i][k] = self->vertices_deg[j][k];
            self->vertices_deg[j][k] = angle;
          }
      }
}

NunRegion *
nun_region_new_polygon (const double (*vertices_deg)[2], guint n_vertices)
{
  g_autoptr (NunRegion) self = g_new0 (NunRegion, 1);

  self->kind = NUN_REGION_POLYGON;
  if (n_vertices < 3 || n_vertices > NUN_REGION_MAX_VERTICES ||
      !take_vertices (self, vertices_deg, n_vertices) || !enclose (self))
    return NULL;
  if (signed_area (self) < 0)
    turn_round (self);
  return g_steal_pointer (&self);
}

/* -- the others -------------------------------------------------------------------------------------- */

NunRegion *
nun_region_new_circle (double ra_deg, double dec_deg, double radius_deg)
{
  NunRegion *self;

  if (!isfinite (ra_deg) || fabs (ra_deg) > 720 || !(dec_deg >= -90 && dec_deg <= 90) ||
      !(radius_deg >= 0 && radius_deg <= 180))
    return NULL;
  self = g_new0 (NunRegion, 1);
  self->kind = NUN_REGION_CIRCLE;
  self->ra_deg = eraAnp (ra_deg * ERFA_DD2R) * ERFA_DR2D;
  self->dec_deg = dec_deg;
  self->radius_deg = radius_deg;
  return self;
}

/* The farthest point of a range from its middle is a corner, as long as it spans half a turn at most. */
static void
enclose_range (NunRegion *self)
{
  double low, high;

  self->ra_deg = eraAnp ((self->lon_min_deg + self->lon_width_deg / 2) * ERFA_DD2R) * ERFA_DR2D;
  self->dec_deg = (self->lat_min_deg + self->lat_max_deg) / 2;
  low = nun_sphere_distance_deg (self->ra_deg, self->dec_deg, self->lon_min_deg, self->lat_min_deg);
  high =
      nun_sphere_distance_deg (self->ra_deg, self->dec_deg, self->lon_min_deg, self->lat_max_deg);
  self->radius_deg = self->lon_width_deg <= 180 ? MAX (low, high) : 180;
}

NunRegion *
nun_region_new_range (double lon_min_deg,
                      double lon_max_deg,
                      double lat_min_deg,
                      double lat_max_deg)
{
  NunRegion *self;

  if (!(fabs (lon_min_deg) <= 360) || !(fabs (lon_max_deg) <= 360) || !(lat_min_deg >= -90) ||
      !(lat_max_deg <= 90) || !(lat_min_deg <= lat_max_deg))
    return NULL;
  self = g_new0 (NunRegion, 1);
  self->kind = NUN_REGION_RANGE;
  self->lon_width_deg = lon_max_deg - lon_min_deg;
  if (self->lon_width_deg < 0)
    self->lon_width_deg += 360;
  self->lon_width_deg = MIN (self->lon_width_deg, 360);
  self->lon_min_deg = eraAnp (lon_min_deg * ERFA_DD2R) * ERFA_DR2D;
  self->lat_min_deg = lat_min_deg;
  self->lat_max_deg = lat_max_deg;
  enclose_range (self);
  return self;
}

NunRegion *
nun_region_copy (const NunRegion *self)
{
  NunRegion *copy = g_memdup2 (self, sizeof *self);

  copy->vertices_deg =
      g_memdup2 (self->vertices_deg, self->n_vertices * sizeof *self->vertices_deg);
  copy->vectors = g_memdup2 (self->vectors, self->n_vertices * sizeof *self->vectors);
  return copy;
}

void
nun_region_free (NunRegion *self)
{
  if (self == NULL)
    return;
  g_free (self->vertices_deg);
  g_free (self->vectors);
  g_free (self);
}

/* -- measures ---------------------------------------------------------------------------------------- */

double
nun_region_area_deg2 (const NunRegion *self)
{
  double steradians;

  if (self->kind == NUN_REGION_CIRCLE)
    steradians = 4 * G_PI * pow (sin (self->radius_deg / 2 * ERFA_DD2R), 2);
  else if (self->kind == NUN_REGION_RANGE)
    steradians = self->lon_width_deg * ERFA_DD2R *
                 (sin (self->lat_max_deg * ERFA_DD2R) - sin (self->lat_min_deg * ERFA_DD2R));
  else
    steradians = fabs (signed_area (self));
  return steradians * ERFA_DR2D * ERFA_DR2D;
}

/* Polygons lie within their circle, whose box is not much larger than their own. */
void
nun_region_box (const NunRegion *self, double low[3], double high[3])
{
  double centre[3];

  nun_sphere_vector (self->ra_deg, self->dec_deg, centre);
  for (guint i = 0; i < 3; i++)
    {
      double angle = acos (CLAMP (centre[i], -1.0, 1.0));
      double radius = self->radius_deg * ERFA_DD2R + 1e-9;

      high[i] = cos (MAX (0.0, angle - radius)) + 1e-12;
      low[i] = cos (MIN (G_PI, angle + radius)) - 1e-12;
    }
}

/* -- text -------------------------------------------------------------------------------------------- */

static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.10f", value);
  for (gsize end = strlen (buffer); buffer[end - 1] == '0' || buffer[end - 1] == '.'; end--)
    {
      gboolean point = buffer[end - 1] == '.';

      buffer[end - 1] = 0;
      if (point)
        break;
    }
  g_string_append_c (out, ' ');
  g_string_append (out, g_str_equal (buffer, "-0") ? "0" : buffer);
}

char *
nun_region_to_text (const NunRegion *self)
{
  static const char *const names[] = { "CIRCLE", "POLYGON", "RANGE" };
  GString                 *out = g_string_new (names[self->kind]);

  if (self->kind == NUN_REGION_CIRCLE)
    {
      append_number (out, self->ra_deg);
      append_number (out, self->dec_deg);
      append_number (out, self->radius_deg);
    }
  for (guint i = 0; i < self->n_vertices; i++)
    {
      append_number (out, self->vertices_deg[i][0]);
      append_number (out, self->vertices_deg[i][1]);
    }
  if (self->kind == NUN_REGION_RANGE)
    {
      double end = self->lon_min_deg + self->lon_width_deg;

      append_number (out, self->lon_min_deg);
      append_number (out, end > 360 ? end - 360 : end);
      append_number (out, self->lat_min_deg);
      append_number (out, self->lat_max_deg);
    }
  return g_string_free (out, FALSE);
}

/* The words that STC-S puts between the shape and its numbers, where they change nothing. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "ICRS",       "FK5",         "J2000",      "GEOCENTER",
                                         "BARYCENTER", "TOPOCENTER",  "SPHERICAL2", "UNKNOWNREFPOS",
                                         "UNKNOWN",    "UNKNOWNFRAME" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_ascii_strcasecmp (word, fillers[i]) == 0)
      return TRUE;
  return FALSE;
}

/* infinite: what an infinite number of that sign stands for; NaN where none may stand. */
static gboolean
read_number (const char *word, double infinite, double *value)
{
  char *end;

  *value = g_ascii_strtod (word, &end);
  if (end == word || *end != 0 || isnan (*value))
    return FALSE;
  if (isinf (*value))
    *value = *value < 0 ? -infinite : infinite;
  return isfinite (*value);
}

static gboolean
read_numbers (char **words, gboolean is_range, double *numbers, guint *n)
{
  *n = 0;
  for (; *words != NULL; words++)
    {
      double infinite = !is_range ? NAN : *n < 2 ? 360 : 90;

      if (**words == 0 || (*n == 0 && is_filler (*words)))
        continue;
      if (*n == 2 * NUN_REGION_MAX_VERTICES || !read_number (*words, infinite, &numbers[*n]))
        return FALSE;
      ++*n;
    }
  return TRUE;
}

static NunRegion *
range_of_numbers (const double numbers[4])
{
  double west = numbers[0], east = numbers[1];

  if (west == -360)
    west = 0;
  return nun_region_new_range (west, east, numbers[2], numbers[3]);
}

NunRegion *
nun_region_from_text (const char *text)
{
  g_auto (GStrv)     words = g_strsplit_set (text, " \t\r\n,", 3 * NUN_REGION_MAX_VERTICES + 8);
  g_autofree double *numbers = g_new (double, 2 * NUN_REGION_MAX_VERTICES);
  char             **word = words;
  gboolean           is_range;
  guint              n;

  while (*word != NULL && **word == 0)
    word++;
  if (*word == NULL)
    return NULL;
  is_range = g_ascii_strcasecmp (*word, "RANGE") == 0;
  if (!read_numbers (word + 1, is_range, numbers, &n))
    return NULL;
  if (is_range && n == 4)
    return range_of_numbers (numbers);
  if (g_ascii_strcasecmp (*word, "CIRCLE") == 0 && n == 3)
    return nun_region_new_circle (numbers[0], numbers[1], numbers[2]);
  if (g_ascii_strcasecmp (*word, "POLYGON") == 0 && n >= 6 && n % 2 == 0)
    return nun_region_new_polygon ((const double (*)[2]) numbers, n / 2);
  return NULL;
}
