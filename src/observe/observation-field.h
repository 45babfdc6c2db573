#pragma once

#include "files/datatype.h"
#include "vocabulary/terms.h"

G_BEGIN_DECLS

/* The one observation model: what can be said of an image, a cube or a spectrum.  One table of fields
 * (ObsCore 1.1 and what SIAv1, SIAv2 and SSAP 1.1 add), of which every protocol is a view.  Static, any
 * thread.
 *
 * Left out on purpose: what belongs to an answer rather than to an observation (SSAP's Query.Score and
 * Query.Token, Association.*, Dataset.Deleted). */

typedef enum
{
  NUN_MODEL_OBSCORE = 1 << 0, /* and SIAv2 */
  NUN_MODEL_SIA1 = 1 << 1,
  NUN_MODEL_SSAP = 1 << 2,
} NunModel;

typedef struct
{
  const char *key;   /* "s_ra", "t_min", "em_min", "target_name": ObsCore's name where it has one */
  const char *label; /* "Filter or Band", for people, through gettext */
  const char *help;  /* one or two sentences for a beginner, through gettext */
  NunDatatype datatype;
  const char *unit; /* VOUnits, in which values are kept: deg, m, d (MJD), s; "" for none */
  const char *ucd;
  const char *utype;      /* ObsCore 1.1 without the prefix "obscore:", NULL when it has none */
  const char *sia1_ucd;   /* "VOX:Image_Title", NULL when SIAv1 has none */
  const char *ssap_utype; /* "DataID.Title" without the prefix "ssa:", NULL when SSAP has none */
  const char *xtype;      /* NULL for none */
  guint       models;     /* of NunModel: where the field exists */
  guint       mandatory;  /* of NunModel: where it must stand */
  const char *ssap_ucd; /* where SSAP's table has another UCD; "": it has none; NULL: it is `ucd` */
  const char
      *ssap_unit; /* where SSAP counts in another unit ("deg" for arcsec); NULL: it is `unit` */
  const char *arraysize; /* VOTable's: "*" for text, "2" or "*" for several numbers; NULL for one */
  const char
      *from; /* keys, parted by blanks, of the fields that it follows from when nothing better is
                       known; "" when the file or the service knows it; NULL: it is asked */
  const NunTerm *(*terms) (void); /* the values that the standards know, NULL when any will do */
  guint level; /* 1: what everybody should say; 2: what helps; 3: for those who look for it */
} NunObservationField;

/* All fields, in the order in which they are asked; ends with key NULL. */
const NunObservationField *nun_observation_fields (void);
const NunObservationField *nun_observation_field_find (const char *key);

/* The closed lists; each ends with an entry whose id is NULL.  Labels are for people, through gettext. */
const NunTerm *nun_observation_product_types (void);   /* image, cube, spectrum, ... */
const NunTerm *nun_observation_calib_levels (void);    /* 0 to 4 */
const NunTerm *nun_observation_data_rights (void);     /* public, secure, proprietary */
const NunTerm *nun_observation_axis_states (void);     /* calibration of positions and times */
const NunTerm *nun_observation_spectral_states (void); /* calibration of wavelengths */
const NunTerm *nun_observation_flux_states (void);     /* calibration of values */
const NunTerm *nun_observation_data_sources (void);    /* SSAP 1.1, 2.5.1 */
const NunTerm *nun_observation_creation_types (void);  /* SSAP 1.1, 2.5.2 */
const NunTerm *nun_observation_dataset_types (void);   /* Spectrum, TimeSeries */
const NunTerm *nun_observation_frames (void);          /* ICRS, FK5, FK4, GAL, ECL, SGAL */
const NunTerm *nun_observation_time_scales (void);     /* UTC, TT, ... */
const NunTerm *nun_observation_rest_frames (void);     /* TOPOCENT, ... as in FITS' SPECSYS */
const NunTerm *nun_observation_pixel_flags (void);     /* SIAv1: C, F, X, Z, V */

G_END_DECLS
