/* NunWcs: headers through wcslib, and the way from pixels to ICRS and back. */

#include <erfa.h>
#include <erfam.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <wcslib/wcsfix.h>
#include <wcslib/wcshdr.h>
#include <wcslib/wcsmath.h>

#include "sky/sphere.h"
#include "sky/wcs-header.h"
#include "sky/wcs-private.h"

G_DEFINE_QUARK (nun_wcs_error, nun_wcs_error)

/* wcspih and the parsers of units behind wcsfix and wcsset keep state of their own. */
static GMutex parsers;

#define MAX_AXES 9

/* -- parsing ----------------------------------------------------------------------------------------- */

static void
forget (NunWcs *self)
{
  if (self->all != NULL)
    wcsvfree (&self->n_all, &self->all);
  self->all = self->wcs = NULL;
}

/* The primary description, or the first there is; NULL when there is none with an axis that means something. */
static struct wcsprm *
choose (NunWcs *self)
{
  struct wcsprm *chosen = NULL;

  for (int i = 0; i < self->n_all; i++)
    if (chosen == NULL || self->all[i].alt[0] == ' ')
      chosen = &self->all[i];
  if (chosen == NULL || chosen->naxis < 1 || chosen->naxis > MAX_AXES)
    return NULL;
  for (int i = 0; i < chosen->naxis; i++)
    if (chosen->ctype[i][0] != 0 && chosen->ctype[i][0] != ' ')
      return chosen;
  return NULL;
}

/* A CDELT of zero makes the matrix singular; along an axis of one pixel it means nothing. */
static void
mend_steps (NunWcs *self)
{
  struct wcsprm *wcs = self->wcs;

  for (int i = 0; i < wcs->naxis; i++)
    if (wcs->cdelt[i] == 0 && (i >= (int) self->n_axes || self->axes[i] <= 1))
      wcs->cdelt[i] = 1;
}

/* Whether no element of the CD matrix speaks of the axis. */
static gboolean
is_left_out (const struct wcsprm *wcs, int axis)
{
  int n = wcs->naxis;

  for (int i = 0; i < n; i++)
    if (wcs->cd[axis * n + i] != 0 || wcs->cd[i * n + axis] != 0)
      return FALSE;
  return TRUE;
}

/* A CD matrix of the sky alone, whose third axis has but a CDELT or nothing: cubes and images of one plane are written
 * so.  wcsfix would mend it too, but with steps of 1, and after is_flat has refused it. */
static void
mend_matrix (NunWcs *self)
{
  struct wcsprm *wcs = self->wcs;

  if (!(wcs->altlin & 2) || wcs->altlin & 1)
    return;
  for (int i = 0; i < wcs->naxis; i++)
    if (is_left_out (wcs, i))
      wcs->cd[i * wcs->naxis + i] = wcs->cdelt[i] != 0 ? wcs->cdelt[i] : 1;
}

/* Whether the matrix from pixels to the world maps the image onto a line or a point, by elimination.  Asked before wcslib sees it, which
 * forgets some of its memory over such a matrix. */
static gboolean
is_flat (const struct wcsprm *wcs)
{
  double matrix[MAX_AXES][MAX_AXES];
  int    n = wcs->naxis;

  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      matrix[i][j] = wcs->altlin & 2 ? wcs->cd[i * n + j] : wcs->pc[i * n + j] * wcs->cdelt[i];
  for (int k = 0; k < n; k++)
    {
      int pivot = k;

      for (int i = k + 1; i < n; i++)
        if (fabs (matrix[i][k]) > fabs (matrix[pivot][k]))
          pivot = i;
      if (!(fabs (matrix[pivot][k]) > 1e-300))
        return TRUE;
      for (int j = 0; j < n; j++)
        {
          double swapped = matrix[k][j];

          matrix[k][j] = matrix[pivot][j];
          matrix[pivot][j] = swapped;
        }
      for (int i = k + 1; i < n; i++)
        for (int j = n - 1; j >= k; j--)
          matrix[i][j] -= matrix[i][k] / matrix[k][k] * matrix[k][j];
    }
  return FALSE;
}

/* A matrix that is nearly flat has a way back without numbers. */
static gboolean
has_inverse (struct wcsprm *wcs)
{
  double image[MAX_AXES], pixel[MAX_AXES];

  for (guint i = 0; i < MAX_AXES; i++)
    image[i] = 1e-3 * (i + 1);
  if (linx2p (&wcs->lin, 1, wcs->naxis, image, pixel) != 0)
    return FALSE;
  for (int i = 0; i < wcs->naxis; i++)
    if (!isfinite (pixel[i]) || fabs (pixel[i]) > 1e12)
      return FALSE;
  return TRUE;
}

/* No pixel is larger than the sky, and none has no size. */
static gboolean
has_sane_steps (const struct wcsprm *wcs)
{
  for (int k = 0; k < 2 && wcs->lng >= 0 && wcs->lat >= 0; k++)
    {
      const double *row = wcs->lin.piximg + (k == 0 ? wcs->lng : wcs->lat) * wcs->naxis;
      double        most = 0;

      for (int i = 0; wcs->lin.piximg != NULL && i < wcs->naxis; i++)
        most = MAX (most, fabs (row[i]));
      if (wcs->lin.piximg == NULL)
        most = fabs (wcs->cdelt[k == 0 ? wcs->lng : wcs->lat]);
      if (!(most > 0 && most <= 360))
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse (NunWcs       *self,
       const char   *cards,
       guint         n_cards,
       NunWcsAttempt attempt,
       NunWcsFill    fill,
       gpointer      fill_data)
{
  guint            n_kept;
  g_autofree char *header = nun_wcs_header (cards, n_cards, attempt, &n_kept);
  int              rejected, fixed[NWCSFIX], axes[MAX_AXES] = { 0 };

  forget (self);
  if (wcspih (header, (int) n_kept, WCSHDR_all, 0, &rejected, &self->n_all, &self->all) != 0)
    return FALSE;
  self->wcs = choose (self);
  if (self->wcs == NULL)
    return FALSE;
  mend_steps (self);
  mend_matrix (self);
  if (is_flat (self->wcs))
    return FALSE;
  for (guint i = 0; i < self->n_axes; i++)
    axes[i] = (int) MIN (self->axes[i], G_MAXINT);
  if (self->wcs->nwtb > 0 && (fill == NULL || !fill (self->wcs->nwtb, self->wcs->wtb, fill_data)))
    return FALSE;
  /* What cannot be fixed is left as it was; wcsset then says whether it matters. */
  wcsfix (7, axes, self->wcs, fixed);
  return wcsset (self->wcs) == 0 && has_inverse (self->wcs) && has_sane_steps (self->wcs);
}

/* -- the sky ----------------------------------------------------------------------------------------- */

static void
find_equinox (NunWcs *self)
{
  const struct wcsprm *wcs = self->wcs;
  gboolean             fk4 = g_str_has_prefix (wcs->radesys, "FK4");
  gboolean fk5 = g_str_has_prefix (wcs->radesys, "FK5") || g_str_has_prefix (wcs->radesys, "GAPPT");

  self->equinox = NAN;
  if (g_str_has_prefix (wcs->radesys, "ICRS"))
    return;
  /* FITS standard 4.0, section 8.3: without RADESYS the equinox decides, and without that it is ICRS. */
  if (!fk4 && !fk5 && !undefined (wcs->equinox))
    fk4 = wcs->equinox < 1984.0;
  self->besselian = fk4;
  if (wcs->equinox >= 1700 && wcs->equinox <= 2200)
    self->equinox = wcs->equinox;
  else if (fk4 || fk5)
    self->equinox = fk4 ? 1950.0 : 2000.0;
}

/* Longitudes and latitudes of the Sun ("HPLN") and of planets are no places on the sky. */
static void
find_sky (NunWcs *self)
{
  const struct wcsprm *wcs = self->wcs;

  self->sky[0] = self->sky[1] = -1;
  if (wcs->lng < 0 || wcs->lat < 0 || wcs->lng >= (int) self->n_axes ||
      wcs->lat >= (int) self->n_axes)
    return;
  self->galactic = g_str_has_prefix (wcs->lngtyp, "GLON");
  self->ecliptic = g_str_has_prefix (wcs->lngtyp, "ELON");
  if (!self->galactic && !self->ecliptic && !g_str_has_prefix (wcs->lngtyp, "RA"))
    return;
  self->sky[0] = MIN (wcs->lng, wcs->lat);
  self->sky[1] = MAX (wcs->lng, wcs->lat);
  g_strlcpy (self->projection, wcs->cel.prj.code, sizeof self->projection);
  find_equinox (self);
}

static void
world_to_icrs (const NunWcs *self, double lon, double lat, double *ra_deg, double *dec_deg)
{
  if (self->galactic)
    nun_frame_to_icrs (NUN_FRAME_GALACTIC, lon, lat, ra_deg, dec_deg);
  else if (self->ecliptic)
    nun_frame_to_icrs (NUN_FRAME_ECLIPTIC, lon, lat, ra_deg, dec_deg);
  else if (isnan (self->equinox))
    nun_frame_to_icrs (NUN_FRAME_ICRS, lon, lat, ra_deg, dec_deg);
  else if (self->besselian && self->equinox == 1950.0)
    nun_frame_to_icrs (NUN_FRAME_FK4, lon, lat, ra_deg, dec_deg);
  else if (!self->besselian && self->equinox == 2000.0)
    nun_frame_to_icrs (NUN_FRAME_FK5, lon, lat, ra_deg, dec_deg);
  else
    nun_frame_equinox_to_icrs (self->besselian, self->equinox, lon, lat, ra_deg, dec_deg);
}

/* The frames' transformations are rotations, or nearly: the images of three axes give the way back, and a few steps
 * against what is left over make it exact. */
static void
icrs_to_world (const NunWcs *self, double ra_deg, double dec_deg, double *lon, double *lat)
{
  static const double axes[3][2] = { { 0, 0 }, { 90, 0 }, { 0, 90 } };
  double              back[3][3], wanted[3], world[3], rest[3], step[3], ra, dec, length;

  for (guint i = 0; i < 3; i++)
    {
      world_to_icrs (self, axes[i][0], axes[i][1], &ra, &dec);
      nun_sphere_vector (ra, dec, back[i]);
    }
  nun_sphere_vector (ra_deg, dec_deg, wanted);
  eraRxp (back, wanted, world);
  for (guint i = 0; i < 8; i++)
    {
      eraPn (world, &length, world);
      eraC2s (world, lon, lat);
      *lon = eraAnp (*lon) * ERFA_DR2D;
      *lat *= ERFA_DR2D;
      world_to_icrs (self, *lon, *lat, &ra, &dec);
      nun_sphere_vector (ra, dec, rest);
      eraPmp (wanted, rest, rest);
      if (eraPm (rest) < 1e-15)
        return;
      eraRxp (back, rest, step);
      eraPpp (world, step, world);
    }
}

/* -- birth ------------------------------------------------------------------------------------------- */

static void
copy_lookups (NunWcs *self, const NunWcsLookup *lookups, guint n_lookups)
{
  self->lookups = g_memdup2 (lookups, n_lookups * sizeof *lookups);
  self->n_lookups = n_lookups;
  for (guint i = 0; i < n_lookups; i++)
    self->lookups[i].values =
        g_memdup2 (lookups[i].values,
                   (gsize) lookups[i].size[0] * (gsize) lookups[i].size[1] * sizeof (float));
}

NunWcs *
nun_wcs_new (const char         *cards,
             guint               n_cards,
             const gint64       *axes,
             guint               n_axes,
             NunWcsFill          fill,
             gpointer            fill_data,
             const NunWcsLookup *lookups,
             guint               n_lookups,
             char              **left_out,
             GError            **error)
{
  g_autoptr (NunWcs) self = g_new0 (NunWcs, 1);
  gboolean           parsed = FALSE, any, sound;
  guint              attempt;

  g_mutex_init (&self->lock);
  self->sky[0] = self->sky[1] = -1;
  self->n_axes = MIN (n_axes, MAX_AXES);
  for (guint i = 0; i < self->n_axes; i++)
    self->axes[i] = axes[i];
  g_mutex_lock (&parsers);
  sound = nun_wcs_header_is_sound (cards, n_cards);
  any = !sound;
  for (attempt = nun_wcs_header_first_attempt (cards, n_cards);
       attempt < NUN_WCS_N_ATTEMPTS && !parsed && sound; attempt++)
    {
      parsed = parse (self, cards, n_cards, attempt, fill, fill_data);
      any = any || self->wcs != NULL;
    }
  g_mutex_unlock (&parsers);
  if (!parsed)
    {
      g_set_error_literal (
          error, NUN_WCS_ERROR, any ? NUN_WCS_ERROR_BROKEN : NUN_WCS_ERROR_NONE,
          any ? _ ("the header's world coordinates contradict themselves; a program "
                   "that solves the astrometry can write them anew")
              : _ ("the header says nothing of the place on the sky; a program that "
                   "solves the astrometry can add it"));
      return NULL;
    }
  if (left_out != NULL)
    *left_out = g_strdup (nun_wcs_attempt_left_out (attempt - 1));
  if (attempt == 1)
    copy_lookups (self, lookups, n_lookups);
  find_sky (self);
  return g_steal_pointer (&self);
}

void
nun_wcs_free (NunWcs *self)
{
  if (self == NULL)
    return;
  forget (self);
  for (guint i = 0; i < self->n_lookups; i++)
    g_free (self->lookups[i].values);
  g_free (self->lookups);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gboolean
nun_wcs_has_sky (const NunWcs *self)
{
  return self->sky[0] >= 0;
}

void
nun_wcs_sky_axes (const NunWcs *self, int *first, int *second)
{
  *first = self->sky[0];
  *second = self->sky[1];
}

const char *
nun_wcs_get_projection (const NunWcs *self)
{
  return self->projection;
}

/* -- pixels ------------------------------------------------------------------------------------------ */

/* Bilinear, its rim carried on outside, as HST's and astropy's tables are meant. */
static double
look_up (const NunWcsLookup *table, double x, double y)
{
  double at[2] = { (x - table->crval[0]) / table->cdelt[0] + table->crpix[0] - 1,
                   (y - table->crval[1]) / table->cdelt[1] + table->crpix[1] - 1 };
  double part[2];
  gint64 cell[2];

  for (guint i = 0; i < 2; i++)
    {
      at[i] = isfinite (at[i]) ? CLAMP (at[i], 0.0, (double) (table->size[i] - 1)) : 0.0;
      cell[i] = MIN ((gint64) at[i], MAX (table->size[i] - 2, 0));
      part[i] = at[i] - (double) cell[i];
    }
#define AT(i, j)                                                                                   \
  table->values[MIN (cell[1] + (j), table->size[1] - 1) * table->size[0] +                         \
                MIN (cell[0] + (i), table->size[0] - 1)]
  return (1 - part[1]) * ((1 - part[0]) * AT (0, 0) + part[0] * AT (1, 0)) +
         part[1] * ((1 - part[0]) * AT (0, 1) + part[0] * AT (1, 1));
#undef AT
}

/* Detector tables first, then the others, each looked up where the former step left the pixel. */
static void
correct (const NunWcs *self, double *x, double *y)
{
  for (int detector = 1; detector >= 0; detector--)
    {
      double shift[2] = { 0, 0 };

      for (guint i = 0; i < self->n_lookups; i++)
        if (self->lookups[i].detector == (detector == 1))
          shift[self->lookups[i].axis - 1] += look_up (&self->lookups[i], *x, *y);
      *x += shift[0];
      *y += shift[1];
    }
}

/* The reference pixel, and 1 for axes of the image other than the sky's. */
static void
start_pixel (const NunWcs *self, double *pixel)
{
  for (int i = 0; i < self->wcs->naxis; i++)
    pixel[i] = i < (int) self->n_axes ? 1.0 : self->wcs->crpix[i];
}

gboolean
nun_wcs_to_world (const NunWcs *self, const double *pixel, double *world, unsigned mask)
{
  double native[MAX_AXES], phi, theta;
  int    invalid = 0, status;
  NunWcs *mutable = (NunWcs *) self;

  g_mutex_lock (&mutable->lock);
  status = wcsp2s (self->wcs, 1, self->wcs->naxis, pixel, native, &phi, &theta, world, &invalid);
  g_mutex_unlock (&mutable->lock);
  return status == 0 || (status == 8 && (invalid & mask) == 0);
}

gboolean
nun_wcs_pixel_to_icrs (const NunWcs *self, double x, double y, double *ra_deg, double *dec_deg)
{
  double   pixel[MAX_AXES], world[MAX_AXES];
  unsigned mask;

  if (!nun_wcs_has_sky (self))
    return FALSE;
  if (self->n_lookups > 0)
    correct (self, &x, &y);
  start_pixel (self, pixel);
  pixel[self->sky[0]] = x;
  pixel[self->sky[1]] = y;
  mask = 1U << self->wcs->lng | 1U << self->wcs->lat;
  if (!nun_wcs_to_world (self, pixel, world, mask))
    return FALSE;
  if (!isfinite (world[self->wcs->lng]) || !(fabs (world[self->wcs->lat]) <= 90.0 + 1e-9))
    return FALSE;
  world_to_icrs (self, world[self->wcs->lng], world[self->wcs->lat], ra_deg, dec_deg);
  return TRUE;
}

static gboolean
to_pixel_once (const NunWcs *self, const double *world, double *x, double *y)
{
  double native[MAX_AXES], pixel[MAX_AXES], phi, theta;
  int    invalid = 0, status;
  NunWcs *mutable = (NunWcs *) self;

  g_mutex_lock (&mutable->lock);
  status = wcss2p (self->wcs, 1, self->wcs->naxis, world, &phi, &theta, native, pixel, &invalid);
  g_mutex_unlock (&mutable->lock);
  *x = pixel[self->sky[0]];
  *y = pixel[self->sky[1]];
  return status == 0 && isfinite (*x) && isfinite (*y);
}

gboolean
nun_wcs_icrs_to_pixel (const NunWcs *self, double ra_deg, double dec_deg, double *x, double *y)
{
  double start[MAX_AXES], world[MAX_AXES];

  if (!nun_wcs_has_sky (self))
    return FALSE;
  /* The other axes stay at their first pixel, whose world coordinates are needed to say so. */
  start_pixel (self, start);
  start[self->sky[0]] = self->wcs->crpix[self->sky[0]];
  start[self->sky[1]] = self->wcs->crpix[self->sky[1]];
  if (!nun_wcs_to_world (self, start, world, 0))
    return FALSE;
  icrs_to_world (self, ra_deg, dec_deg, &world[self->wcs->lng], &world[self->wcs->lat]);
  if (!to_pixel_once (self, world, x, y))
    return FALSE;
  /* The tables shift by little and change slowly, so that their inverse is found by going there twice. */
  if (self->n_lookups > 0)
    {
      double at[2] = { *x, *y };

      for (guint i = 0; i < 5; i++)
        {
          double moved[2] = { at[0], at[1] };

          correct (self, &moved[0], &moved[1]);
          at[0] += *x - moved[0];
          at[1] += *y - moved[1];
        }
      *x = at[0];
      *y = at[1];
    }
  return TRUE;
}
