#pragma once

#include "app/widgets/page.h"

G_BEGIN_DECLS

/* The fourth step: the services run on this machine and can be asked. */
#define NUN_TYPE_PAGE_PREVIEW (nun_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (NunPagePreview, nun_page_preview, NUN, PAGE_PREVIEW, NunPage)

G_END_DECLS
