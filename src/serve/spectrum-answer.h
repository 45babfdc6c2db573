#pragma once

#include "serve/product.h"

G_BEGIN_DECLS

/* A spectrum in the Spectral Data Model, as a VOTable: one TABLE for each spectrum of the product. */
NunAnswer *nun_spectrum_answer (const NunService *service,
                                const char       *table,
                                const NunProduct *product,
                                const NunRequest *request,
                                GCancellable     *cancellable);

/* The spectra of a product's file that it speaks of: of NunSpectrum, that one or none.  spectrum: borrowed from the array.
 * NULL and NUN_FILES_ERROR when it is not there any more. */
GPtrArray *nun_spectrum_find (const NunProduct   *product,
                              NunFile            *file,
                              const NunSpectrum **spectrum,
                              GCancellable       *cancellable,
                              GError            **error);

G_END_DECLS
