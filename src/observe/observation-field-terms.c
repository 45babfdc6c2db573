/* The closed lists that observation fields choose from, as ObsCore 1.1, SSAP 1.1, SIAv1 and FITS word them. */
#include "observe/observation-field.h"

#include <glib/gi18n-lib.h>

#define TERMS(name, ...)                                                                           \
  const NunTerm *nun_observation_##name (void)                                                     \
  {                                                                                                \
    static const NunTerm terms[] = { __VA_ARGS__, { NULL, NULL, NULL } };                          \
                                                                                                   \
    return terms;                                                                                  \
  }

TERMS (product_types,
       { "image", N_ ("Image"), NULL },
       { "cube", N_ ("Cube"), NULL },
       { "spectrum", N_ ("Spectrum"), NULL },
       { "sed", N_ ("Spectral energy distribution"), NULL },
       { "timeseries", N_ ("Time series"), NULL },
       { "visibility", N_ ("Visibilities"), NULL },
       { "event", N_ ("List of events"), NULL },
       { "measurements", N_ ("Measurements made in such data"), NULL })

TERMS (calib_levels,
       { "0", N_ ("As the instrument wrote it, in a format of its own"), NULL },
       { "1", N_ ("Raw, in a usual format"), NULL },
       { "2", N_ ("Calibrated: the instrument's traces are removed"), NULL },
       { "3", N_ ("Combined or enhanced: mosaics, stacks, resampled cubes"), NULL },
       { "4", N_ ("Results of an analysis"), NULL })

TERMS (data_rights,
       { "public", N_ ("For everybody"), NULL },
       { "secure", N_ ("For everybody who logs in"), NULL },
       { "proprietary", N_ ("For the owners only"), NULL })

TERMS (axis_states,
       { "uncalibrated", N_ ("Not calibrated"), NULL },
       { "raw", N_ ("Roughly, by a linear relation"), NULL },
       { "relative", N_ ("Against each other only"), NULL },
       { "calibrated", N_ ("Calibrated"), NULL })

TERMS (spectral_states,
       { "uncalibrated", N_ ("Not calibrated"), NULL },
       { "relative", N_ ("Against each other only"), NULL },
       { "calibrated", N_ ("Calibrated"), NULL },
       { "absolute", N_ ("Absolute"), NULL })

TERMS (flux_states,
       { "uncalibrated", N_ ("Not calibrated"), NULL },
       { "relative", N_ ("Up to a factor"), NULL },
       { "absolute", N_ ("Absolute"), NULL },
       { "normalized", N_ ("Divided by the continuum"), NULL },
       { "calibrated", N_ ("Calibrated"), NULL })

TERMS (data_sources,
       { "survey", N_ ("A survey"), NULL },
       { "pointed", N_ ("An observation of one target or field"), NULL },
       { "custom", N_ ("Processed for one piece of research"), NULL },
       { "theory", N_ ("A model"), NULL },
       { "artificial", N_ ("Simulated or made for tests"), NULL })

TERMS (creation_types,
       { "archival", N_ ("As it was archived"), NULL },
       { "cutout", N_ ("Cut out of something larger"), NULL },
       { "filtered", N_ ("Filtered"), NULL },
       { "mosaic", N_ ("Put together of several"), NULL },
       { "projection", N_ ("Projected"), NULL },
       { "spectralExtraction", N_ ("A spectrum taken out of other data"), NULL },
       { "catalogExtraction", N_ ("A list of sources taken out of other data"), NULL })

TERMS (dataset_types,
       { "Spectrum", N_ ("Spectrum"), NULL },
       { "TimeSeries", N_ ("Time series"), NULL },
       { "SED", N_ ("Spectral energy distribution"), NULL })

TERMS (frames,
       { "ICRS", "ICRS", NULL },
       { "FK5", N_ ("FK5 (J2000)"), NULL },
       { "FK4", N_ ("FK4 (B1950)"), NULL },
       { "GAL", N_ ("Galactic"), NULL },
       { "ECL", N_ ("Ecliptic"), NULL },
       { "SGAL", N_ ("Supergalactic"), NULL })

TERMS (time_scales,
       { "UTC", N_ ("Coordinated universal time"), NULL },
       { "TT", N_ ("Terrestrial time"), NULL },
       { "TAI", N_ ("Atomic time"), NULL },
       { "TDB", N_ ("Barycentric dynamical time"), NULL },
       { "TCB", N_ ("Barycentric coordinate time"), NULL },
       { "TCG", N_ ("Geocentric coordinate time"), NULL },
       { "UT1", N_ ("Rotation of the Earth"), NULL },
       { "GPS", N_ ("Clock of the GPS satellites"), NULL },
       { "LOCAL", N_ ("A clock of its own"), NULL })

TERMS (rest_frames,
       { "TOPOCENT", N_ ("The telescope"), NULL },
       { "GEOCENTR", N_ ("Centre of the Earth"), NULL },
       { "HELIOCEN", N_ ("Centre of the Sun"), NULL },
       { "BARYCENT", N_ ("Barycentre of the solar system"), NULL },
       { "LSRK", N_ ("Local standard of rest, kinematic"), NULL },
       { "LSRD", N_ ("Local standard of rest, dynamic"), NULL },
       { "GALACTOC", N_ ("Centre of the Galaxy"), NULL },
       { "LOCALGRP", N_ ("The Local Group"), NULL },
       { "CMBDIPOL", N_ ("The cosmic microwave background"), NULL },
       { "SOURCE", N_ ("The source itself"), NULL })

TERMS (pixel_flags,
       { "C", N_ ("Copied as they are"), NULL },
       { "F", N_ ("Resampled from an image"), NULL },
       { "FZ", N_ ("Resampled, flux kept"), NULL },
       { "X", N_ ("Computed from the data first gathered"), NULL },
       { "V", N_ ("For the eye only"), NULL })
