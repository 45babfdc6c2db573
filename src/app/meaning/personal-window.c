/* The personal vocabulary as a list to look through. */
#include "app/meaning/personal-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/session/learning.h"
#include "app/widgets/chooser.h"
#include "app/widgets/shrink.h"
#include "app/widgets/verdict.h"
#include "app/widgets/wrapped-label.h"
#include "describe/field.h"
#include "describe/text-form.h"

struct _NunPersonalWindow
{
  NunListWindow  parent_instance;
  GtkStringList *sections;  /* of the vocabulary's text, the newest first */
  char          *forgotten; /* the section that was taken out last */

  GtkWidget *export_button;
};

G_DEFINE_FINAL_TYPE (NunPersonalWindow, nun_personal_window, NUN_TYPE_LIST_WINDOW)

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

  for (guint i = sections->len; i > 0; i--)
    g_strv_builder_add (builder, sections->pdata[i - 1]);
  newest_first = g_strv_builder_end (builder);
  gtk_string_list_splice (self->sections, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->sections)),
                          (const char *const *) newest_first);
  gtk_widget_set_sensitive (self->export_button, sections->len > 0);
}

static void
forget (NunListWindow *window, const char *section)
{
  NunPersonalWindow *self = NUN_PERSONAL_WINDOW (window);
  g_autofree char   *name = dup_name (section);
  g_autofree char   *text = g_strdup_printf (_ ("“%s” forgotten"), name);

  g_free (self->forgotten);
  self->forgotten = g_strdup (section);
  nun_learning_forget (nun_learning_get (), self->forgotten);
  nun_list_window_toast (window, text, _ ("_Undo"), "personal.remember");
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
on_told (NunListWindow *self, const char *sentence)
{
  nun_list_window_toast (self, sentence, NULL, NULL);
}

/* -- rows ------------------------------------------------------------------------------------------ */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = nun_wrapped_label_new (NULL, style);

  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_text (void)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (text), make_label ("heading"));
  gtk_box_append (GTK_BOX (text), make_label ("caption"));
  return text;
}

static void
show_text (GtkWidget *text, const char *section)
{
  g_autofree char *name = dup_name (section), *words = dup_words (section);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (text)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (text)), words);
}

static char *
dup_all (const char *section)
{
  g_autofree char *name = dup_name (section), *words = dup_words (section);

  return g_strdup_printf ("%s. %s", name, words);
}

static char *
dup_forget (const char *section)
{
  g_autofree char *name = dup_name (section);

  return g_strdup_printf (_ ("Forget “%s”"), name);
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
  GtkWidgetClass     *widget_class = GTK_WIDGET_CLASS (klass);
  NunListWindowClass *list_class = NUN_LIST_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_personal_window_dispose;
  list_class->icon_name = "user-trash-symbolic";
  list_class->make_text = make_text;
  list_class->show_text = show_text;
  list_class->dup_name = dup_all;
  list_class->dup_deed = dup_forget;
  list_class->press = forget;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/personal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPersonalWindow, export_button);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_install_action (widget_class, "personal.remember", NULL, remember);
}

static void
nun_personal_window_init (NunPersonalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_let_buttons_shrink (GTK_WIDGET (self));
  self->sections = gtk_string_list_new (NULL);
  nun_list_window_set_items (NUN_LIST_WINDOW (self), G_LIST_MODEL (self->sections));
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
