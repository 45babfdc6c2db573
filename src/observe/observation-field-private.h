#pragma once

#include "observe/observation-field.h"

G_BEGIN_DECLS

/* The parts of the table of observation fields; only for observation-field.c.  Each ends with key NULL;
 * `models` is left to who joins them: a field is in a model when it has a name there. */

extern const NunObservationField
    nun_observation_core_fields[]; /* ObsCore: what, whose, where from */
extern const NunObservationField nun_observation_axis_fields[];  /* ObsCore: the axes */
extern const NunObservationField nun_observation_extra_fields[]; /* SIAv1; SSAP but for the next */
extern const NunObservationField nun_observation_frame_fields[]; /* SSAP: frames and axes */

/* One row: what every field has in order, the rest by name. */
#define FIELD(key_, level_, label_, help_, type_, unit_, ucd_, ...)                                \
  {                                                                                                \
    .key = key_, .level = level_, .label = label_, .help = help_,                                  \
    .datatype = NUN_DATATYPE_##type_, .unit = unit_, .ucd = ucd_, __VA_ARGS__                      \
  }

G_END_DECLS
