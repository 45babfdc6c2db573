#pragma once

#include "serve/observation-answer.h"

G_BEGIN_DECLS

/* Simple Image Access 2.0, {query}: images and cubes by every axis of ObsCore. */

/* Indices into nun_protocol_sia2.parameters. */
enum
{
  NUN_SIA2_POS,
  NUN_SIA2_BAND,
  NUN_SIA2_TIME,
  NUN_SIA2_POL,
  NUN_SIA2_FOV,
  NUN_SIA2_SPATRES,
  NUN_SIA2_SPECRP,
  NUN_SIA2_EXPTIME,
  NUN_SIA2_TIMERES,
  NUN_SIA2_ID,
  NUN_SIA2_COLLECTION,
  NUN_SIA2_FACILITY,
  NUN_SIA2_INSTRUMENT,
  NUN_SIA2_DPTYPE,
  NUN_SIA2_CALIB,
  NUN_SIA2_TARGET,
  NUN_SIA2_FORMAT,
  NUN_SIA2_MAXREC,
  NUN_SIA2_RESPONSEFORMAT,
  NUN_SIA2_N_PARAMETERS
};

G_END_DECLS
