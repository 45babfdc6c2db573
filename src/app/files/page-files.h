#pragma once

#include "app/widgets/page.h"

G_BEGIN_DECLS

/* The first step: the tables of the publication, files that are read, and errors of both. */
#define NUN_TYPE_PAGE_FILES (nun_page_files_get_type ())
G_DECLARE_FINAL_TYPE (NunPageFiles, nun_page_files, NUN, PAGE_FILES, NunPage)

G_END_DECLS
