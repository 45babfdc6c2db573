#pragma once

#include "files/spectrum.h"

G_BEGIN_DECLS

/* A spectrum as a VOTable after the Spectral Data Model 1.1: utypes "spec:", a row a sample, what is known of the observation
 * as PARAMs.  Written piece by piece. */

/* The DESCRIPTION of the spectral axis where the file says so; its values are in air then, too. */
#define NUN_VO_WAVELENGTH_IN_AIR "wavelength in air"

/* What the service says of the spectrum.  Strings borrowed, NULL where unknown. */
typedef struct
{
  const char *publisher, *publisher_did, *reference; /* of the publication */
  const char *source_url;                            /* of the file itself */

  /* A field of the observation (describe/observation-field.h) as text, or NULL. */
  const char *(*get) (gpointer observation, const char *field);
  gpointer observation;
} NunSpectrumFacts;

/* Everything before the first table: the document and its RESOURCE. */
void nun_vo_spectrum_begin (GString *out);

/* The head of one spectrum's TABLE; index: of those of the file, -1 when there is one only.  samples: all of them, for
 * number and range. */
void nun_vo_spectrum_begin_table (GString                *out,
                                  const NunSpectrumFacts *facts,
                                  const NunSpectrum      *spectrum,
                                  int                     index,
                                  const NunSamples       *samples);

/* Rows from `first` on, n of them. */
void nun_vo_spectrum_rows (GString *out, const NunSamples *samples, gsize first, gsize n);
void nun_vo_spectrum_end_table (GString *out);

/* error: a sentence when the rows broke off, else NULL. */
void nun_vo_spectrum_end (GString *out, const char *error);

G_END_DECLS
