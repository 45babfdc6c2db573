#pragma once

#include "describe/guess.h"

G_BEGIN_DECLS

/* nun_guess_collection for collections of images and spectra: the observation model says what each column is, the rules that
 * were found where its values come from. */
void nun_guess_observations (const NunCollection *collection, NunPut put, gpointer user_data);

G_END_DECLS
