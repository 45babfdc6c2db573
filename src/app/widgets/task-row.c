/* The rows of long work: progress with Cancel, errors in words, further tables on offer. */
#include "app/widgets/task-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/naming.h"
#include "app/widgets/wrapped-label.h"

struct _NunTaskRow
{
  GtkListBoxRow parent_instance;
  NunSession   *session;
  NunTask      *task;
  GtkImage     *icon;
  GtkLabel     *title;
  GtkLabel     *message;
  GtkWidget    *bar;
  GtkButton    *add;
  GtkButton    *dismiss;
};

G_DEFINE_FINAL_TYPE (NunTaskRow, nun_task_row, GTK_TYPE_LIST_BOX_ROW)

static void
nun_task_row_finalize (GObject *object)
{
  NunTaskRow *self = NUN_TASK_ROW (object);

  g_object_unref (self->task);
  g_object_unref (self->session);
  G_OBJECT_CLASS (nun_task_row_parent_class)->finalize (object);
}

static void
nun_task_row_class_init (NunTaskRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_task_row_finalize;
}

static void
nun_task_row_init (NunTaskRow *self)
{
}

static char *
dup_title (NunTaskRow *self)
{
  const char      *path = nun_task_get_path (self->task);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  const char      *table = nun_task_get_table (self->task);
  gboolean         is_again = nun_task_get_kind (self->task) == NUN_TASK_AGAIN;
  NunRagged        ragged;

  if (nun_task_get_kind (self->task) == NUN_TASK_PLACE)
    return g_strdup_printf (_ ("Sorting “%s” by position"), table);
  switch (nun_task_get_state (self->task))
    {
    case NUN_TASK_FAILED:
      if (is_again)
        return g_strdup_printf (_ ("%s could not be read again; its rows are as they were"), name);
      return g_strdup_printf (_ ("%s could not be added"), name);
    case NUN_TASK_WARNED:
      if (is_again)
        return g_strdup_printf (_ ("%s was read again, with remarks"), name);
      return g_strdup_printf (_ ("%s was added, with remarks"), name);
    case NUN_TASK_OFFER:
      if (nun_task_get_ragged (self->task, &ragged))
        return g_strdup_printf (_ ("%s can be read without those rows"), name);
      return g_strdup_printf (_ ("%s also holds the table “%s”"), name, table);
    case NUN_TASK_WAITING: return g_strdup_printf (_ ("%s waits for its turn"), name);
    case NUN_TASK_RUNNING:
    case NUN_TASK_ENDED:
    default: return g_strdup_printf (_ ("Reading %s"), name);
    }
}

static void
update_fraction (NunTaskRow *self)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), nun_task_get_fraction (self->task));
}

static void
update (NunTaskRow *self)
{
  NunTaskState     state = nun_task_get_state (self->task);
  const char      *message = nun_task_get_message (self->task);
  gboolean         failed = state == NUN_TASK_FAILED;
  gboolean         busy = state == NUN_TASK_RUNNING || state == NUN_TASK_WAITING;
  g_autofree char *title = dup_title (self);
  g_autofree char *cancel_name = g_strdup_printf ("%s: %s", _ ("Cancel"), title);
  g_autofree char *dismiss_name = g_strdup_printf ("%s: %s", _ ("Dismiss"), title);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_image_set_from_icon_name (self->icon,
                                failed ? "dialog-error-symbolic" : "dialog-information-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), failed || state == NUN_TASK_WARNED);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
  gtk_widget_set_visible (self->bar, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->add), state == NUN_TASK_OFFER);
  gtk_button_set_label (self->dismiss, busy ? _ ("Cancel") : _ ("Dismiss"));
  nun_name_button (GTK_WIDGET (self->dismiss), busy ? cancel_name : dismiss_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  update_fraction (self);
}

static void
on_add (NunTaskRow *self)
{
  nun_session_take_offer (self->session, self->task);
}

static void
on_dismiss (NunTaskRow *self)
{
  nun_session_dismiss (self->session, self->task);
}

static void
build (NunTaskRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = GTK_LABEL (nun_wrapped_label_new (NULL, NULL));
  self->message = GTK_LABEL (nun_wrapped_label_new (NULL, "caption"));
  self->bar = gtk_progress_bar_new ();
  self->add = GTK_BUTTON (gtk_button_new_with_label (_ ("Add")));
  self->dismiss = GTK_BUTTON (gtk_button_new ());

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->add), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->dismiss), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);

  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (words), self->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->dismiss));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
nun_task_row_new (NunSession *session, NunTask *task)
{
  NunTaskRow *self = g_object_new (NUN_TYPE_TASK_ROW, NULL);

  self->session = g_object_ref (session);
  self->task = g_object_ref (task);
  build (self);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dismiss, "clicked", G_CALLBACK (on_dismiss), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (task, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (task, "notify::fraction", G_CALLBACK (update_fraction), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
