#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog around one list: each row has a text and a button for what can be done with it; another page stands there while
 * the list is empty.  Escape closes it.  Main thread.
 *
 * Its template sets, beside the title: `header` (AdwHeaderBar), `nothing` (AdwStatusPage: what is shown instead of an empty
 * list), `list-name` (the list's accessible name) and, where the list wants a word before it, `lead`.  All of them are set
 * once, before the window is shown. */
#define NUN_TYPE_LIST_WINDOW (nun_list_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (NunListWindow, nun_list_window, NUN, LIST_WINDOW, AdwWindow)

struct _NunListWindowClass
{
  AdwWindowClass parent_class;

  /* item: the string of a row's GtkStringObject. */
  const char *icon_name;                                 /* of the button of each row */
  GtkWidget *(*make_text) (void);                        /* floating reference */
  void (*show_text) (GtkWidget *text, const char *item); /* fills what make_text made */
  char *(*dup_name) (const char *item);                  /* the row as it is read aloud; g_free */
  char *(*dup_deed) (const char *item);                  /* what its button does; g_free */
  void (*press) (NunListWindow *self, const char *item); /* the button */
};

/* items: of GtkStringObject, in the order in which they are shown; followed while the window lives.  Once. */
void nun_list_window_set_items (NunListWindow *self, GListModel *items);

GtkListView *nun_list_window_get_list (NunListWindow *self); /* borrowed */

/* Says it in a toast; text is plain, not markup.  button: with an underlined letter, or NULL; action: what it does. */
void nun_list_window_toast (NunListWindow *self,
                            const char    *text,
                            const char    *button,
                            const char    *action);

G_END_DECLS
