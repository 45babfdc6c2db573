#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* Tells by a notification of the desktop when long work of the session ends while its window is not in front, if the
 * person wants that (settings.h).  Ends with the window. */
void nun_notice_watch (NunSession *session, GtkWindow *window);

G_END_DECLS
