#pragma once

#include "app/widgets/page.h"

G_BEGIN_DECLS

/* The third step: the questions about the publication as a whole. */
#define NUN_TYPE_PAGE_ABOUT (nun_page_about_get_type ())
G_DECLARE_FINAL_TYPE (NunPageAbout, nun_page_about, NUN, PAGE_ABOUT, NunPage)

G_END_DECLS
