#pragma once

#include "app/widgets/page.h"

G_BEGIN_DECLS

/* The second step: what each column means. */
#define NUN_TYPE_PAGE_MEANING (nun_page_meaning_get_type ())
G_DECLARE_FINAL_TYPE (NunPageMeaning, nun_page_meaning, NUN, PAGE_MEANING, NunPage)

G_END_DECLS
