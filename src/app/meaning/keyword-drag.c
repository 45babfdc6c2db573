/* Drag and drop of keywords. */
#include "app/meaning/keyword-drag.h"

#include "observe/rule.h"

/* A keyword with its hierarchy is shorter; FITS standard 4.0, section 4.1.2.1, and the blanks and dots of hierarchies. */
#define MAX_KEYWORD 80
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. "

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, gpointer keyword_of)
{
  GtkWidget  *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  const char *keyword = ((NunKeywordOf) keyword_of) (widget);

  return keyword != NULL && *keyword != 0 ? gdk_content_provider_new_typed (G_TYPE_STRING, keyword)
                                          : NULL;
}

/* The word itself follows the pointer. */
static void
on_begin (GtkDragSource *source, GdkDrag *drag, gpointer keyword_of)
{
  GtkWidget  *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  const char *keyword = ((NunKeywordOf) keyword_of) (widget);
  GtkWidget  *label = gtk_label_new (keyword != NULL ? keyword : "");

  gtk_widget_add_css_class (label, "dragged-keyword");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

void
nun_keyword_drag_from (GtkWidget *widget, NunKeywordOf keyword)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), (gpointer) keyword);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), (gpointer) keyword);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/* Any text of any program may fall here; only what a rule takes for one keyword counts. */
static gboolean
is_keyword (const char *text)
{
  g_autofree char    *line = NULL;
  g_autoptr (NunRule) rule = NULL;

  if (text == NULL || *text == 0 || strlen (text) > MAX_KEYWORD ||
      text[strspn (text, LETTERS)] != 0)
    return FALSE;
  line = g_strconcat ("keyword ", text, NULL);
  rule = nun_rule_parse (line, NULL);
  return rule != NULL;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer field_of)
{
  GtkWidget  *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const char *field = ((NunFieldOf) field_of) (widget, x);

  if (field == NULL || !is_keyword (g_value_get_string (value)))
    return FALSE;
  return gtk_widget_activate_action (widget, "rules.use-keyword", "(ss)", field,
                                     g_value_get_string (value));
}

void
nun_keyword_drop_on (GtkWidget *widget, NunFieldOf field)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), (gpointer) field);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
