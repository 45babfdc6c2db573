/* The personal vocabulary as a list to look through. */
#include "app/meaning/personal-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/session/learning.h"
#include "app/widgets/chooser.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"
#include "app/widgets/verdict.h"
#include "app/widgets/wrapped-label.h"
#include "describe/field.h"
#include "describe/text-form.h"

struct _NunPersonalWindow
{
  AdwWindow      parent_instance;
  GtkStringList *sections;  /* of the vocabulary's text, the newest first */
  char          *forgotten; /* the section that was taken out last */

  AdwToastOverlay *toasts;
  GtkStack        *pages;
  GtkWidget       *nothing;
  GtkWidget       *filled;
  GtkListView     *list;
  GtkWidget       *export_button;
};

G_DEFINE_FINAL_TYPE (NunPersonalWindow, nun_personal_window, ADW_TYPE_WINDOW)

/* -- the text of the vocabulary -------------------------------------------------------------------- */

/* From each heading to the next. */
static GPtrArray *
split_sections (const char *text)
{
  GPtrArray  *sections = g_ptr_array_new_with_free_func (g_free);
  const char *begin = strstr (text, "\n[column ");

  while (begin != NULL)
    {
      const char *end = strstr (begin + 1, "\n[column ");

      g_ptr_array_add (sections,
                       end != NULL ? g_strndup (begin, (gsize) (end - begin)) : g_strdup (begin));
      begin = end;
    }
  return sections;
}

/* "e_Vmag" */
static char *
dup_name (const char *section)
{
  g_auto (GStrv) lines = g_strsplit (section, "\n", 3);
  char *name = lines[0] != NULL && lines[1] != NULL ? nun_text_form_read_heading (lines[1]) : NULL;

  return name != NULL ? name : g_strdup (section);
}

/* "UCD: Magnitude, optical V band (phot.mag;em.opt.V) · Unit: mag" */
static char *
dup_words (const char *section)
{
  g_auto (GStrv) lines = g_strsplit (section, "\n", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char            *equals = strstr (lines[i], " = ");
      const NunField  *field;
      g_autofree char *key =
          equals != NULL ? g_strndup (lines[i], (gsize) (equals - lines[i])) : NULL;
      g_autofree char *value = equals != NULL ? nun_text_form_read_value (equals + 3) : NULL;
      g_autofree char *words = NULL;

      field = key != NULL ? nun_field_find (NUN_SCOPE_COLUMN, key) : NULL;
      if (field == NULL)
        continue;
      words = field->kind == NUN_FIELD_UCD ? nun_ucd_words_for_people (value) : NULL;
      g_string_append_printf (out, "%s%s: %s", out->len > 0 ? " · " : "", _ (field->label),
                              *value != 0 ? value : _ ("none"));
      if (words != NULL)
        g_string_append_printf (out, " (%s)", words);
    }
  return g_string_free (out, FALSE);
}

/* -- the list -------------------------------------------------------------------------------------- */

static void
refresh (NunPersonalWindow *self)
{
  NunPersonal             *personal = nun_learning_get_personal (nun_learning_get ());
  g_autofree char         *text = nun_personal_to_text (personal);
  g_autoptr (GPtrArray)    sections = split_sections (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           newest_first = NULL;
  GtkWidget               *page = sections->len > 0 ? self->filled : self->nothing;

  for (guint i = sections->len; i > 0; i--)
    g_strv_builder_add (builder, sections->pdata[i - 1]);
  newest_first = g_strv_builder_end (builder);
  gtk_string_list_splice (self->sections, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->sections)),
                          (const char *const *) newest_first);
  gtk_stack_set_visible_child (self->pages, page);
  for (int i = 0; i < 2; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (i == 0 ? self->nothing : self->filled),
                                 GTK_ACCESSIBLE_STATE_HIDDEN,
                                 page != (i == 0 ? self->nothing : self->filled), -1);
  gtk_widget_set_sensitive (self->export_button, sections->len > 0);
}

static void
toast (NunPersonalWindow *self, const char *text, const char *button, const char *action)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast        *it = adw_toast_new (markup);

  if (button != NULL)
    {
      adw_toast_set_button_label (it, button);
      adw_toast_set_action_name (it, action);
    }
  adw_toast_overlay_add_toast (self->toasts, it);
}

static void
on_forget (GtkButton *button, GtkListItem *item)
{
  NunPersonalWindow *self = NUN_PERSONAL_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  const char        *section = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char   *name = dup_name (section);
  g_autofree char   *text = g_strdup_printf (_ ("“%s” forgotten"), name);

  g_free (self->forgotten);
  self->forgotten = g_strdup (section);
  nun_learning_forget (nun_learning_get (), section);
  toast (self, text, _ ("_Undo"), "personal.remember");
}

static void
remember (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunPersonalWindow *self = NUN_PERSONAL_WINDOW (widget);

  if (self->forgotten != NULL)
    nun_learning_remember (nun_learning_get (), self->forgotten);
}

/* -- files ----------------------------------------------------------------------------------------- */

static void
on_import_chosen (const char *const *paths, gpointer owner)
{
  nun_learning_import (nun_learning_get (), paths[0]);
}

static void
on_import (NunPersonalWindow *self)
{
  nun_choose_open (GTK_WIDGET (self), _ ("Open a Vocabulary"), FALSE, on_import_chosen);
}

static void
on_export_chosen (const char *const *paths, gpointer owner)
{
  nun_learning_export (nun_learning_get (), paths[0]);
}

static void
on_export (NunPersonalWindow *self)
{
  nun_choose_save (GTK_WIDGET (self), _ ("Save the Vocabulary"), _ ("vocabulary.txt"),
                   on_export_chosen);
}

static void
on_told (NunPersonalWindow *self, const char *sentence)
{
  toast (self, sentence, NULL, NULL);
}

/* -- rows ------------------------------------------------------------------------------------------ */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = nun_wrapped_label_new (NULL, style);

  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_margin_start (line, 6);
  gtk_box_append (GTK_BOX (text), make_label ("heading"));
  gtk_box_append (GTK_BOX (text), make_label ("caption"));
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), button);
  gtk_list_item_set_child (item, line);
  gtk_list_item_set_activatable (item, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (on_forget), item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  const char      *section = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget       *line = gtk_list_item_get_child (item);
  GtkWidget       *text = gtk_widget_get_first_child (line);
  GtkWidget       *button = gtk_widget_get_last_child (line);
  g_autofree char *name = dup_name (section), *words = dup_words (section);
  g_autofree char *both = g_strdup_printf ("%s. %s", name, words);
  g_autofree char *forget = g_strdup_printf (_ ("Forget “%s”"), name);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (text)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (text)), words);
  gtk_widget_set_tooltip_text (button, forget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, forget,
                                  -1);
  nun_name_row (line, both);
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_personal_window_dispose (GObject *object)
{
  NunPersonalWindow *self = NUN_PERSONAL_WINDOW (object);

  g_clear_object (&self->sections);
  g_clear_pointer (&self->forgotten, g_free);
  G_OBJECT_CLASS (nun_personal_window_parent_class)->dispose (object);
}

static void
nun_personal_window_class_init (NunPersonalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_personal_window_dispose;
  g_type_ensure (NUN_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/personal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, filled);
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, list);
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, export_button);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_install_action (widget_class, "personal.remember", NULL, remember);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nun_personal_window_init (NunPersonalWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection)     model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sections = gtk_string_list_new (NULL);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sections)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  nun_name_parts (self->nothing, "GtkScrolledWindow", _ ("Nothing Learned Yet"));
  g_signal_connect_object (nun_learning_get (), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (nun_learning_get (), "told", G_CALLBACK (on_told), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

GtkWidget *
nun_personal_window_new (GtkWindow *parent)
{
  return g_object_new (NUN_TYPE_PERSONAL_WINDOW, "transient-for", parent, NULL);
}
