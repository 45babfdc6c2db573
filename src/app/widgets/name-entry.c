/* From the name of an object to the numbers of a form, by way of a thread and a name resolver. */
#include "app/widgets/name-entry.h"

#include <glib/gi18n-lib.h>

#include "app/session/settings.h"
#include "app/session/thread.h"
#include "app/widgets/yes-no.h"
#include "serve/resolver.h"

struct _NunNameEntry
{
  AdwBin        parent_instance;
  GtkWidget    *entry;
  GtkWidget    *button;
  GtkWidget    *spinner;
  GtkWidget    *label;
  GtkEditable  *ra, *dec;
  GCancellable *asking; /* or NULL */
};

G_DEFINE_FINAL_TYPE (NunNameEntry, nun_name_entry, ADW_TYPE_BIN)

static void
say (NunNameEntry *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_label (GTK_LABEL (self->label), sentence);
  gtk_widget_set_visible (self->label, *sentence != 0);
  if (is_error)
    gtk_widget_add_css_class (self->label, "error");
  else
    gtk_widget_remove_css_class (self->label, "error");
}

static void
show_asking (NunNameEntry *self)
{
  gboolean asking = self->asking != NULL;

  gtk_button_set_label (GTK_BUTTON (self->button), asking ? _ ("_Cancel") : _ ("_Find Position"));
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), asking);
  gtk_widget_set_visible (self->spinner,
                          asking); /* its place would end the line before the fields below */
}

/* -- asking ------------------------------------------------------------------------------------------- */

typedef struct
{
  char       *url, *name;
  NunResolved resolved;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->url);
  g_free (self->name);
  nun_resolved_clear (&self->resolved);
  g_free (self);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;
  GError   *error = NULL;

  if (nun_resolver_ask (question->url, question->name, &question->resolved, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_number (GtkEditable *target, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  gtk_editable_set_text (target, g_ascii_formatd (text, sizeof text, "%.7f", number));
}

static void
on_resolved (GObject *object, GAsyncResult *result, gpointer unused)
{
  NunNameEntry      *self = NUN_NAME_ENTRY (object);
  const Question    *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean           fine = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->asking != g_task_get_cancellable (G_TASK (result)))
    return; /* the page has gone */
  g_clear_object (&self->asking);
  show_asking (self);
  if (fine && self->ra != NULL && self->dec != NULL)
    {
      set_number (self->ra, question->resolved.ra_deg);
      set_number (self->dec, question->resolved.dec_deg);
      say (self, question->resolved.name, FALSE);
    }
  else if (fine)
    say (self, "", FALSE); /* the form has no place any more */
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _ ("Cancelled"), FALSE);
  else
    say (self, error->message, TRUE);
}

static void
ask (NunNameEntry *self)
{
  Question         *question = g_new0 (Question, 1);
  g_autoptr (GTask) task = NULL;

  question->url = nun_settings_dup_resolver_url ();
  question->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->asking = g_cancellable_new ();
  task = g_task_new (self, self->asking, on_resolved, NULL);
  g_task_set_task_data (task, question, question_free);
  say (self, "", FALSE);
  show_asking (self);
  g_task_run_in_thread (task, work);
}

/* -- leave -------------------------------------------------------------------------------------------- */

static void
on_leave (AdwMessageDialog *dialog, const char *response, NunNameEntry *self)
{
  if (!g_str_equal (response, "yes"))
    return;
  nun_settings_set_wish (NUN_WISH_RESOLVER, TRUE);
  ask (self);
}

static void
ask_for_leave (NunNameEntry *self)
{
  g_autofree char *why = g_strdup_printf (
      _ ("The position of “%s” is looked up by the name resolver of the CDS in Strasbourg, which "
         "learns the name and your address. You can take this back in the preferences."),
      gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GtkWidget *dialog =
      nun_yes_no_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Ask the Network?"),
                      why, _ ("_Cancel"), _ ("_Ask It"), ADW_RESPONSE_SUGGESTED);

  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "yes");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_find (NunNameEntry *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  else if (*g_strstrip (name) == 0)
    say (self, _ ("Type the name of an object first, such as M 31."), TRUE);
  else if (nun_settings_get_wish (NUN_WISH_RESOLVER))
    ask (self);
  else
    ask_for_leave (self);
}

/* -- birth and death ---------------------------------------------------------------------------------- */

static void
nun_name_entry_dispose (GObject *object)
{
  NunNameEntry *self = NUN_NAME_ENTRY (object);

  nun_give_up (&self->asking);
  G_OBJECT_CLASS (nun_name_entry_parent_class)->dispose (object);
}

static void
nun_name_entry_class_init (NunNameEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_name_entry_dispose;
}

static void
nun_name_entry_init (NunNameEntry *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->entry = gtk_entry_new ();
  self->button = gtk_button_new ();
  self->spinner = gtk_spinner_new ();
  self->label = gtk_label_new (NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name of an object"));
  gtk_widget_set_tooltip_text (self->entry, _ ("Such as M 31, NGC 7023, Sirius"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of an object"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->button);
  gtk_box_append (GTK_BOX (line), self->spinner);
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), self->label);
  adw_bin_set_child (ADW_BIN (self), lines);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_find), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_find), self);
  show_asking (self);
}

void
nun_name_entry_set_targets (NunNameEntry *self, GtkEditable *ra, GtkEditable *dec)
{
  self->ra = ra;
  self->dec = dec;
}
