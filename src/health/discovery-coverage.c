/* Spatial, Spectral, Temporal and Waveband: what a record says of the sky, the spectrum and time. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "describe/coverage.h"
#include "health/client-number.h"
#include "health/discovery-private.h"
#include "observe/date.h"
#include "sky/moc.h"

/* The order at which registries compare coverages (RegTAP 1.2, and pyVO's own default). */
#define REGISTRY_ORDER 6

/* -- the sky --------------------------------------------------------------------------------------------- */

static NunMoc *
read_moc (const char *ascii, int order)
{
  NunMoc *moc = nun_moc_new (order);

  if (nun_moc_add_ascii (moc, ascii))
    return moc;
  nun_moc_free (moc);
  return NULL;
}

/* What is asked for, as a registry makes a MOC of it. */
static NunMoc *
asked_moc (const NunDiscoveryAsked *asked)
{
  g_autoptr (NunRegion) region = NULL;
  NunMoc               *moc;

  if (asked->moc != NULL)
    return read_moc (asked->moc, 29);
  moc = nun_moc_new (REGISTRY_ORDER);
  region = nun_region_new_circle (asked->ra_deg, asked->dec_deg,
                                  isnan (asked->radius_deg) ? 0 : asked->radius_deg);
  nun_moc_add_region (moc, region);
  return moc;
}

/* Two sets share something when their union is smaller than both together. */
static gboolean
is_overlap (NunMoc *one, NunMoc *other)
{
  g_autofree char   *first = nun_moc_to_ascii (one), *second = nun_moc_to_ascii (other);
  g_autoptr (NunMoc) both = nun_moc_new (29);

  nun_moc_add_ascii (both, first);
  nun_moc_add_ascii (both, second);
  return nun_moc_fraction (both) < (nun_moc_fraction (one) + nun_moc_fraction (other)) * (1 - 1e-9);
}

static char *
name_place (const NunDiscoveryAsked *asked)
{
  g_autofree char *ra = NULL, *dec = NULL, *radius = NULL;

  if (asked->moc != NULL)
    return g_strdup (asked->moc);
  ra = nun_number_python (asked->ra_deg);
  dec = nun_number_python (asked->dec_deg);
  if (isnan (asked->radius_deg))
    return g_strdup_printf ("%s %s", ra, dec);
  radius = nun_number_python (asked->radius_deg);
  return g_strdup_printf ("%s %s %s", ra, dec, radius);
}

static void
say_no_place (const NunDiscoveryAsked *asked, GPtrArray *verdicts)
{
  nun_discovery_add (
      verdicts, "Spatial", name_place (asked),
      asked->is_inclusive ? NUN_DISCOVERY_FOUND : NUN_DISCOVERY_MISSED, "coverage/spatial", NULL,
      g_strdup (
          asked->is_inclusive
              ? _ ("The record does not say where on the sky it has data; this search lets such "
                   "records pass, others by place don't.")
              : _ ("The record does not say where on the sky it has data, so no search by place "
                   "finds it; give the columns of the position their roles in the step Meaning.")));
}

void
nun_discovery_judge_place (const NunVoResource     *resource,
                           const NunDiscoveryAsked *asked,
                           GPtrArray               *verdicts)
{
  g_autoptr (NunMoc)  coverage = NULL, wanted = NULL;
  NunDiscoveryOutcome outcome = NUN_DISCOVERY_MISSED;
  const char         *sentence;

  if (!asked->has_place)
    return;
  if (resource->moc_ascii != NULL && *resource->moc_ascii != 0)
    coverage = read_moc (resource->moc_ascii, REGISTRY_ORDER);
  if (coverage == NULL)
    {
      say_no_place (asked, verdicts);
      return;
    }
  wanted = asked_moc (asked);
  if (nun_moc_covers (coverage, wanted))
    {
      outcome = NUN_DISCOVERY_FOUND;
      sentence = _ ("The coverage holds the place, as far as registries look: about a degree.");
    }
  else if (is_overlap (coverage, wanted))
    sentence = _ ("The coverage holds only a part of the place, and the search wants records that "
                  "cover all of it: a "
                  "smaller radius or a point finds this one.");
  else
    sentence = _ ("The data lie elsewhere on the sky.");
  nun_discovery_add (verdicts, "Spatial", name_place (asked), outcome, "coverage/spatial", NULL,
                     g_strdup (sentence));
}

/* -- the spectrum ------------------------------------------------------------------------------------------ */

static gboolean
has_waveband (const NunVoResource *resource, const char *waveband)
{
  for (guint i = 0; resource->wavebands != NULL && resource->wavebands[i] != NULL; i++)
    if (g_ascii_strcasecmp (resource->wavebands[i], waveband) == 0)
      return TRUE;
  return FALSE;
}

void
nun_discovery_judge_waveband (const NunVoResource     *resource,
                              const NunDiscoveryAsked *asked,
                              GPtrArray               *verdicts)
{
  gboolean         is_any = resource->wavebands != NULL && resource->wavebands[0] != NULL;
  g_autofree char *all = NULL;

  if (asked->waveband == NULL)
    return;
  if (has_waveband (resource, asked->waveband))
    {
      nun_discovery_add (
          verdicts, "Waveband", g_strdup (asked->waveband), NUN_DISCOVERY_FOUND,
          "coverage/waveband", "wavebands",
          g_strdup_printf (_ ("The record names the waveband %s."), asked->waveband));
      return;
    }
  all = is_any ? g_strjoinv (", ", (char **) resource->wavebands) : NULL;
  nun_discovery_add (
      verdicts, "Waveband", g_strdup (asked->waveband), NUN_DISCOVERY_MISSED, "coverage/waveband",
      "wavebands",
      is_any ? g_strdup_printf (
                   _ ("The record names other wavebands: %s; add %s if the data reach into it."),
                   all, asked->waveband)
             : g_strdup_printf (_ ("The record names no waveband; choose %s, and every other one "
                                   "that the data reach "
                                   "into."),
                                asked->waveband));
}

static gboolean
is_any (const GArray *intervals)
{
  return intervals != NULL && intervals->len > 0;
}

/* intervals: of NunInterval, or NULL. */
static gboolean
is_any_overlap (const GArray *intervals, double from, double to)
{
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      const NunInterval *interval = &g_array_index (intervals, NunInterval, i);

      if (interval->low <= to && from <= interval->high)
        return TRUE;
    }
  return FALSE;
}

/* What is said of a part of the coverage, and where it stands. */
typedef struct
{
  const char *constraint, *element;
  const char *overlaps, *elsewhere, *unsaid_but_passes, *unsaid;
} Words;

/* covered: of NunInterval, or NULL; asked: how the question reads (taken). */
static void
judge_interval (GPtrArray    *verdicts,
                const Words  *words,
                char         *asked,
                const GArray *covered,
                const double  range[2],
                gboolean      is_inclusive)
{
  gboolean    overlaps = is_any_overlap (covered, range[0], range[1]);
  gboolean    passes = overlaps || (is_inclusive && !is_any (covered));
  const char *sentence = overlaps           ? words->overlaps
                         : is_any (covered) ? words->elsewhere
                         : is_inclusive     ? words->unsaid_but_passes
                                            : words->unsaid;

  nun_discovery_add (verdicts, words->constraint, asked,
                     passes ? NUN_DISCOVERY_FOUND : NUN_DISCOVERY_MISSED, words->element, NULL,
                     g_strdup (_ (sentence)));
}

static char *
name_band (const NunDiscoveryAsked *asked)
{
  g_autofree char *from = nun_number_python (asked->band_m[0]),
                  *to = nun_number_python (asked->band_m[1]);

  return asked->band_m[0] < asked->band_m[1] ? g_strdup_printf ("%s m - %s m", from, to)
                                             : g_strdup_printf ("%s m", from);
}

void
nun_discovery_judge_band (const NunVoResource     *resource,
                          const NunDiscoveryAsked *asked,
                          GPtrArray               *verdicts)
{
  static const Words words = {
    "Spectral",
    "coverage/spectral",
    N_ ("The spectral coverage of the record overlaps it."),
    N_ ("The spectral coverage of the record lies elsewhere."),
    N_ ("The record does not say which part of the spectrum it covers; this search "
        "lets such records pass, "
        "others by wavelength don't."),
    N_ ("The record does not say in figures which part of the spectrum it covers, so no "
        "search by wavelength finds it, though one by the name of a waveband may; give "
        "columns of fluxes, magnitudes and wavelengths their UCDs and units, images and "
        "spectra their band, in the step Meaning."),
  };
  /* Registries compare energies. */
  const double energies[2] = { NUN_JOULE_METRE / asked->band_m[1],
                               NUN_JOULE_METRE / asked->band_m[0] };

  if (asked->has_band)
    judge_interval (verdicts, &words, name_band (asked), resource->spectral, energies,
                    asked->is_inclusive);
}

/* -- time ---------------------------------------------------------------------------------------------------- */

static char *
name_time (const NunDiscoveryAsked *asked)
{
  g_autofree char *from = nun_number_python (asked->time_mjd[0]),
                  *to = nun_number_python (asked->time_mjd[1]);

  return asked->time_mjd[0] < asked->time_mjd[1] ? g_strdup_printf ("MJD %s - %s", from, to)
                                                 : g_strdup_printf ("MJD %s", from);
}

void
nun_discovery_judge_time (const NunVoResource     *resource,
                          const NunDiscoveryAsked *asked,
                          GPtrArray               *verdicts)
{
  static const Words words = {
    "Temporal",
    "coverage/temporal",
    N_ ("The record has data of that time."),
    N_ ("The data of the record are of other times."),
    N_ ("The record does not say of which time its data are; this search lets such "
        "records pass, others by time don't."),
    N_ ("The record does not say of which time its data are, so no search by time finds "
        "it; give the column with the times of the observations its UCD (time.epoch) "
        "and unit, images and spectra their dates, in the step Meaning."),
  };

  if (asked->has_time)
    judge_interval (verdicts, &words, name_time (asked), resource->temporal, asked->time_mjd,
                    asked->is_inclusive);
}
