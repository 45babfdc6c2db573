#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program: one window a publication. */
#define NUN_TYPE_APPLICATION (nun_application_get_type ())
G_DECLARE_FINAL_TYPE (NunApplication, nun_application, NUN, APPLICATION, AdwApplication)

NunApplication *nun_application_new (void);

G_END_DECLS
