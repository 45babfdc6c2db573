#pragma once

#include <json-glib/json-glib.h>

#include "files/image.h"
#include "files/spectrum.h"

G_BEGIN_DECLS

/* What an image shows, as members of the JSON object that is open. */
void nun_inspect_json_image (JsonBuilder *json, const NunImage *image);

/* The same of a spectrum. */
void nun_inspect_json_spectrum (JsonBuilder *json, const NunSpectrum *spectrum);

/* Lines for people. */
void nun_inspect_print_spectrum (const NunSpectrum *spectrum);

G_END_DECLS
