#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Widgets in a row that go on in the next line where the row is too narrow, each as wide as it likes to be; what expands shares
 * the rest of its line.  For buttons and short labels in windows of every width and with letters of every size.  Children by
 * the template or gtk_widget_set_parent; main thread. */
#define NUN_TYPE_WRAP_BOX (nun_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (NunWrapBox, nun_wrap_box, NUN, WRAP_BOX, GtkWidget)

/* Property "spacing": pixels between the widgets of a line, 6 unless told. */
GtkWidget *nun_wrap_box_new (void);
void       nun_wrap_box_append (NunWrapBox *self, GtkWidget *child);

G_END_DECLS
