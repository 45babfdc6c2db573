#pragma once

#include <json-glib/json-glib.h>

#include "files/image.h"

G_BEGIN_DECLS

/* What an image shows, as members of the JSON object that is open. */
void nun_inspect_json_image (JsonBuilder *json, const NunImage *image);

G_END_DECLS
