/* The window that shows what stands in the header of a file. */
#include "app/meaning/header-window.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/card-list.h"
#include "app/meaning/sample.h"
#include "app/session/thread.h"
#include "app/widgets/chooser.h"
#include "app/widgets/naming.h"
#include "observe/observation-field.h"

struct _NunHeaderWindow
{
  AdwWindow     parent_instance;
  GCancellable *cancellable; /* NULL once it is closed */

  AdwWindowTitle *title;
  GtkStack       *pages;
  GtkWidget      *waiting;
  GtkWidget      *cards_page;
  NunCardList    *cards;
  GtkWidget      *use_box;
  GtkDropDown    *field_drop;
  AdwStatusPage  *nothing;
  GStrv           fields; /* that are offered, or NULL */
};

G_DEFINE_FINAL_TYPE (NunHeaderWindow, nun_header_window, ADW_TYPE_WINDOW)

static guint use_signal;

static void
show_nothing (NunHeaderWindow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->nothing, markup);
  nun_show_page (self->pages, GTK_WIDGET (self->nothing));
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunHeaderWindow) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (NunDataset)      dataset = nun_sample_read_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  if (dataset == NULL)
    show_nothing (self, error->message);
  else if (dataset->header == NULL)
    show_nothing (self, _ ("It is a text, and has no header."));
  else
    {
      nun_card_list_set_header (self->cards, dataset->header);
      nun_show_page (self->pages, self->cards_page);
      nun_card_list_focus (self->cards);
    }
}

static void
on_use (NunHeaderWindow *self)
{
  const char *keyword = nun_card_list_get_selected (self->cards);
  guint       at = gtk_drop_down_get_selected (self->field_drop);

  if (keyword != NULL && *keyword != 0 && self->fields != NULL && at < g_strv_length (self->fields))
    g_signal_emit (self, use_signal, 0, self->fields[at], keyword);
}

/* The keyword is chosen; what is missing is the field. */
static void
on_picked (NunHeaderWindow *self)
{
  if (self->fields != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->field_drop));
}

void
nun_header_window_offer (NunHeaderWindow *self, const char *const *fields)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_strfreev (self->fields);
  self->fields = g_strdupv ((char **) fields);
  for (guint i = 0; fields[i] != NULL; i++)
    gtk_string_list_append (labels, _ (nun_observation_field_find (fields[i])->label));
  gtk_drop_down_set_model (self->field_drop, G_LIST_MODEL (labels));
  gtk_widget_set_visible (self->use_box, TRUE);
}

static void
nun_header_window_finalize (GObject *object)
{
  g_strfreev (NUN_HEADER_WINDOW (object)->fields);
  G_OBJECT_CLASS (nun_header_window_parent_class)->finalize (object);
}

static void
nun_header_window_dispose (GObject *object)
{
  NunHeaderWindow *self = NUN_HEADER_WINDOW (object);

  nun_give_up (&self->cancellable);
  G_OBJECT_CLASS (nun_header_window_parent_class)->dispose (object);
}

static void
nun_header_window_class_init (NunHeaderWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_CARD_LIST);
  G_OBJECT_CLASS (klass)->dispose = nun_header_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_header_window_finalize;
  use_signal = g_signal_new ("use", NUN_TYPE_HEADER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/header-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, cards_page);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, use_box);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, field_drop);
  gtk_widget_class_bind_template_child (widget_class, NunHeaderWindow, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
}

static void
nun_header_window_init (NunHeaderWindow *self)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->field_drop, words);
  gtk_expression_unref (words);
  nun_name_drop_down (self->field_drop, _ ("Field"));
  self->cancellable = g_cancellable_new ();
  nun_show_page (self->pages, self->waiting);
}

NunHeaderWindow *
nun_header_window_present (GtkWidget *owner, const char *path, int hdu, int index)
{
  NunHeaderWindow *self =
      g_object_new (NUN_TYPE_HEADER_WINDOW, "transient-for", gtk_widget_get_root (owner), NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autofree char *title = g_strdup_printf (_ ("Header of %s"), shown);
  g_autofree char *place = nun_path_for_people (path);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, place);
  gtk_window_set_title (GTK_WINDOW (self), title);
  nun_sample_read_async (path, hdu, index, self->cancellable, on_read, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
