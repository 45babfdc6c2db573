/* Units of a spectrum's axis, and well-known lines. */
#include "app/pictures/spectrum-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LIGHT_M_S 299792458.0
#define PLANCK_EV_S (6.62607015e-34 / 1.602176634e-19)

static const struct
{
  const char *unit, *label;
  double      factor; /* metres times it are the unit; or 0 */
  double      over;   /* ... or this over metres */
} axes[NUN_N_AXES] = {
  [NUN_AXIS_NM] = { "nm", N_ ("Wavelength in nm"), 1e9, 0.0 },
  [NUN_AXIS_ANGSTROM] = { "Å", N_ ("Wavelength in Å"), 1e10, 0.0 },
  [NUN_AXIS_UM] = { "µm", N_ ("Wavelength in µm"), 1e6, 0.0 },
  [NUN_AXIS_MM] = { "mm", N_ ("Wavelength in mm"), 1e3, 0.0 },
  [NUN_AXIS_HZ] = { "Hz", N_ ("Frequency in Hz"), 0.0, LIGHT_M_S },
  [NUN_AXIS_EV] = { "eV", N_ ("Energy in eV"), 0.0, LIGHT_M_S *PLANCK_EV_S },
};

const char *
nun_axis_unit (NunAxis axis)
{
  return axes[axis].unit;
}

const char *
nun_axis_label (NunAxis axis)
{
  return _ (axes[axis].label);
}

double
nun_axis_from_m (NunAxis axis, double wavelength_m)
{
  return axes[axis].factor > 0 ? wavelength_m * axes[axis].factor : axes[axis].over / wavelength_m;
}

double
nun_axis_to_m (NunAxis axis, double value)
{
  return axes[axis].factor > 0 ? value / axes[axis].factor : axes[axis].over / value;
}

double
nun_axis_to_air (double vacuum_m)
{
  double wave = 1e-6 / vacuum_m; /* waves in a micrometre */
  double squared = wave * wave;

  if (vacuum_m < 200e-9)
    return vacuum_m;
  return vacuum_m /
         (1.0 + 6.4328e-5 + 2.94981e-2 / (146.0 - squared) + 2.5540e-4 / (41.0 - squared));
}

NunAxis
nun_axis_usual (double wavelength_m)
{
  if (wavelength_m < 5e-9)
    return NUN_AXIS_EV;
  if (wavelength_m < 3e-6)
    return NUN_AXIS_NM;
  if (wavelength_m < 1e-3)
    return NUN_AXIS_UM;
  return wavelength_m < 1e-1 ? NUN_AXIS_MM : NUN_AXIS_HZ;
}

const NunAxisLine *
nun_axis_lines (void)
{
  static const NunAxisLine lines[] = {
    { "Lyα", 121.567e-9, TRUE },  { "Si IV", 139.376e-9 },         { "C IV", 154.820e-9, TRUE },
    { "He II", 164.042e-9 },      { "C III]", 190.873e-9 },        { "Mg II", 279.635e-9, TRUE },
    { "Mg II", 280.353e-9 },      { "[O II]", 372.709e-9, TRUE },  { "[O II]", 372.988e-9 },
    { "Ca K", 393.478e-9, TRUE }, { "Ca H", 396.959e-9 },          { "Hδ", 410.289e-9, TRUE },
    { "Hγ", 434.169e-9, TRUE },   { "He II", 468.702e-9 },         { "Hβ", 486.269e-9, TRUE },
    { "[O III]", 496.030e-9 },    { "[O III]", 500.824e-9, TRUE }, { "Mg b", 518.505e-9 },
    { "He I", 587.725e-9 },       { "Na D", 589.158e-9, TRUE },    { "Na D", 589.756e-9 },
    { "[O I]", 630.205e-9 },      { "[N II]", 654.985e-9 },        { "Hα", 656.461e-9, TRUE },
    { "[N II]", 658.528e-9 },     { "[S II]", 671.829e-9 },        { "[S II]", 673.268e-9 },
    { "Ca II", 850.036e-9 },      { "Ca II", 854.444e-9 },         { "Ca II", 866.452e-9 },
    { "[S III]", 953.321e-9 },    { "He I", 1083.331e-9 },         { "Paβ", 1282.159e-9, TRUE },
    { "[Fe II]", 1644.002e-9 },   { "Paα", 1875.613e-9, TRUE },    { "Brγ", 2166.121e-9, TRUE },
    { "CO", 2600.7576e-6, TRUE }, { "H I", 0.211061140542, TRUE }, { NULL, 0.0 },
  };

  return lines;
}

static gboolean
has_room (const double *x, const gboolean *named, guint n, guint at, double room)
{
  for (guint i = 0; i < n; i++)
    if (named[i] && fabs (x[i] - x[at]) < room)
      return FALSE;
  return TRUE;
}

void
nun_axis_choose_names (const double *x, guint n, double room, gboolean *named)
{
  const NunAxisLine *lines = nun_axis_lines ();

  memset (named, 0, n * sizeof *named);
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < n; i++)
      if (isfinite (x[i]) && lines[i].is_landmark == (turn == 0))
        named[i] = has_room (x, named, n, i, room);
}
