#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Cancels what is under way, if anything is, and forgets it. */
static inline void
nun_give_up (GCancellable **under_way)
{
  g_cancellable_cancel (*under_way);
  g_clear_object (under_way);
}

G_END_DECLS
