#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* One step of the wizard: its place in the list of steps, and the session that it shows.  Pages speak upward
 * only through the actions "wizard.toast" (s), "wizard.fail" (s), "wizard.jump" ((isss): step, table, column,
 * key) and "wizard.step" (i), so that none of them knows the window. */
#define NUN_TYPE_PAGE (nun_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (NunPage, nun_page, NUN, PAGE, AdwBin)

struct _NunPageClass
{
  AdwBinClass parent_class;

  /* The session has just been given; it stays for the life of the page. */
  void (*attach) (NunPage *self);

  /* Make the next part of what the page holds, TRUE while more is left.  Optional; called when the session has been given, before
   * refresh and jump. */
  gboolean (*build) (NunPage *self);

  /* The other way round: the box whose children go one by one before the page does.  Optional; nothing else is called afterwards. */
  GtkBox *(*get_parts) (NunPage *self);

  /* Fill from the session: when the page becomes visible, and at every change while it is. */
  void (*refresh) (NunPage *self);

  /* Put the focus where that field is edited; table, column, key may be NULL.  Optional. */
  void (*jump) (NunPage *self, const char *table, const char *column, const char *key);
};

NunStep     nun_page_get_step (NunPage *self);
NunSession *nun_page_get_session (NunPage *self); /* borrowed */
void        nun_page_attach (NunPage *self, NunSession *session);

/* One part of the page a call, TRUE while more is left: whoever shows it before that waits for all of them. */
gboolean nun_page_build (NunPage *self);

/* One part less a call, FALSE when the rest can go with the page itself. */
gboolean nun_page_take_down (NunPage *self);

/* Told by the window; a page that is not visible is not refreshed. */
void nun_page_set_visible_step (NunPage *self, gboolean visible);

void nun_page_jump (NunPage *self, const char *table, const char *column, const char *key);

/* A toast for something that went well; text is plain, not markup. */
void nun_page_toast (NunPage *self, const char *text);

G_END_DECLS
