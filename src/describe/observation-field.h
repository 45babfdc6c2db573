#pragma once

#include "files/datatype.h"

G_BEGIN_DECLS

/* The one observation model: what can be said of an image, a cube or a spectrum.  One table of fields
 * (ObsCore 1.1 and what SIAv1, SIAv2 and SSAP 1.1 add), of which every protocol is a view.  Static, any
 * thread. */

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
  const char *utype;      /* ObsCore 1.1, NULL when it has none */
  const char *sia1_ucd;   /* "VOX:Image_Title", NULL when SIAv1 has none */
  const char *ssap_utype; /* "DataID.Title", NULL when SSAP has none */
  const char *xtype;      /* NULL for none */
  guint       models;     /* of NunModel: where the field exists */
  guint       mandatory;  /* of NunModel: where it must stand */
} NunObservationField;

/* All fields, in the order in which they are asked; ends with key NULL. */
const NunObservationField *nun_observation_fields (void);
const NunObservationField *nun_observation_field_find (const char *key);

G_END_DECLS
