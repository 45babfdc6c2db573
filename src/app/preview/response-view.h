#pragma once

#include <adwaita.h>

#include "app/preview/response.h"

G_BEGIN_DECLS

/* What a server really answered: the address that was asked, status, headers and the beginning of the body; to be copied, saved,
 * and asked again in the browser. */
#define NUN_TYPE_RESPONSE_VIEW (nun_response_view_get_type ())
G_DECLARE_FINAL_TYPE (NunResponseView, nun_response_view, NUN, RESPONSE_VIEW, AdwBin)

/* A reference is taken; NULL for none yet. */
void nun_response_view_show (NunResponseView *self, NunResponse *response);

G_END_DECLS
