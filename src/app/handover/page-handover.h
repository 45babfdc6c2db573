#pragma once

#include "app/widgets/page.h"

G_BEGIN_DECLS

/* The last step: the registry record, and all that is still missing. */
#define NUN_TYPE_PAGE_HANDOVER (nun_page_handover_get_type ())
G_DECLARE_FINAL_TYPE (NunPageHandover, nun_page_handover, NUN, PAGE_HANDOVER, NunPage)

G_END_DECLS
