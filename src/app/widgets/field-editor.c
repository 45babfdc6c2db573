/* A question with its help, its guess and its errors around an input. */
#include "app/widgets/field-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/field-input.h"
#include "app/widgets/naming.h"
#include "app/widgets/suggestion-row.h"
#include "app/widgets/verdict.h"
#include "app/widgets/wrap-box.h"
#include "app/widgets/wrapped-label.h"

/* A pause this long after the last key saves what was typed. */
#define PAUSE_MS 600

struct _NunFieldEditor
{
  AdwBin          parent_instance;
  NunSession     *session;
  const NunField *field;
  char           *table, *column;
  GStrv           several; /* columns, of which `column` is the first; NULL for one */

  gboolean dirty; /* typed, not saved yet */
  gboolean wrong; /* what is typed does not fit and stays to be mended */
  guint    pause;

  NunSuggestion *suggestion; /* where nothing is said; or NULL */

  NunFieldInput *input;
  NunVerdict    *verdict; /* of a UCD or a unit; NULL for other fields */
  GtkLabel      *pill;    /* where the value comes from */
  GtkLabel      *reason;  /* why it is guessed */
  GtkLabel      *error;
  GtkLabel      *hint; /* what is not right yet, while it is typed */
  GtkWidget     *box;
  GtkWidget     *accept;
  GtkWidget     *revert;
  GtkWidget     *choose; /* of a UCD; NULL for other fields */
};

G_DEFINE_FINAL_TYPE (NunFieldEditor, nun_field_editor, ADW_TYPE_BIN)

static guint choose_signal, typed_signal;

static const char *
confidence_words (const NunDatum *datum, const char **style)
{
  *style = NULL;
  if (datum->origin == NUN_ORIGIN_PERSON)
    return _ ("your choice");
  if (datum->confidence >= 0.9)
    {
      *style = "success";
      return datum->origin == NUN_ORIGIN_FILE ? _ ("from the file") : _ ("sure");
    }
  if (datum->confidence >= 0.6)
    return _ ("likely");
  *style = "warning";
  return _ ("needs a look");
}

/* -- what is said ---------------------------------------------------------------------------------- */

static const NunDatum *
get_datum_of (NunFieldEditor *self, const char *column)
{
  return nun_description_get (nun_session_get_description (self->session), self->table, column,
                              self->field->key);
}

/* What stands there now; NULL for nothing, and where several columns differ. */
static const NunDatum *
get_datum (NunFieldEditor *self, gboolean *differ)
{
  const NunDatum *first = get_datum_of (self, self->column);

  *differ = FALSE;
  for (char **column = self->several; column != NULL && *column != NULL && !*differ; column++)
    {
      const NunDatum *datum = get_datum_of (self, *column);

      *differ =
          g_strcmp0 (first != NULL ? first->value : "", datum != NULL ? datum->value : "") != 0;
    }
  return *differ ? NULL : first;
}

/* Whether a person has said anything of it that can be taken back. */
static gboolean
is_decided (NunFieldEditor *self, const NunDatum *datum)
{
  for (char **column = self->several; column != NULL && *column != NULL; column++)
    if (nun_description_get_decision (nun_session_get_description (self->session), self->table,
                                      *column, self->field->key) != NULL)
      return TRUE;
  return self->several == NULL && datum != NULL && datum->origin == NUN_ORIGIN_PERSON;
}

/* value NULL takes the decision back. */
static gboolean
say (NunFieldEditor *self, const char *value, GError **error)
{
  if (self->several != NULL)
    return nun_session_set_columns (self->session, self->table, (const char *const *) self->several,
                                    self->field->key, value, error);
  return nun_session_set (self->session, self->table, self->column, self->field->key, value, error);
}

/* -- saving ---------------------------------------------------------------------------------------- */

/* Whoever is still typing is told without alarm. */
static void
show_hint (NunFieldEditor *self, const char *sentence)
{
  gtk_label_set_label (self->hint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          sentence != NULL && self->verdict == NULL &&
                              !gtk_widget_get_visible (GTK_WIDGET (self->error)));
}

static void
show_error (NunFieldEditor *self, const char *sentence)
{
  gboolean told = self->verdict != NULL && nun_verdict_get_sentence (self->verdict) != NULL;

  self->wrong = sentence != NULL;
  show_hint (self, NULL);
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL && !told);
  nun_field_input_set_invalid (self->input, sentence != NULL, sentence);
}

/* final: the person has left the field or pressed Enter, so what is wrong is said. */
static void
save (NunFieldEditor *self, gboolean final)
{
  g_autofree char   *value = NULL;
  g_autoptr (GError) error = NULL;
  const NunDatum    *now;
  gboolean           differ;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->dirty)
    return;

  value = nun_field_input_dup_value (self->input);
  now = get_datum (self, &differ);
  if (differ ? nun_field_input_is_mixed (self->input)
             : g_str_equal (value, now != NULL ? now->value : ""))
    {
      self->dirty = FALSE;
      show_error (self, NULL);
    }
  else if (say (self, value, &error))
    {
      /* While the keyboard is in it, the text stays as typed: tidying under the cursor disturbs. */
      self->dirty = !final && nun_field_input_has_focus (self->input);
      show_error (self, NULL);
      nun_field_editor_refresh (self);
    }
  else if (final || !nun_field_input_has_focus (self->input))
    show_error (self, error->message);
  else
    show_hint (self, error->message);
}

static gboolean
on_pause (gpointer data)
{
  NunFieldEditor *self = data;

  self->pause = 0;
  save (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Said as soon as it is typed, and mended by one press. */
static void
judge (NunFieldEditor *self)
{
  g_autofree char *value = self->verdict != NULL ? nun_field_input_dup_value (self->input) : NULL;

  if (value == NULL)
    return;
  g_strstrip (value);
  nun_verdict_judge (self->verdict, value);
  if (self->wrong)
    show_error (self, NULL);
}

static void
on_mend (NunFieldEditor *self, const char *repair)
{
  nun_field_editor_write (self, repair);
  save (self, TRUE);
  nun_field_input_focus (self->input);
}

static void
on_choose (NunFieldEditor *self)
{
  g_signal_emit (self, choose_signal, 0);
}

static void
on_edited (NunFieldEditor *self)
{
  self->dirty = TRUE;
  judge (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
  g_signal_emit (self, typed_signal, 0);
}

void
nun_field_editor_write (NunFieldEditor *self, const char *value)
{
  nun_field_input_set_value (self->input, value);
  on_edited (self);
}

static void
on_left (NunFieldEditor *self)
{
  save (self, TRUE);
}

static void
on_accept (NunFieldEditor *self)
{
  g_autoptr (GError) error = NULL;
  const NunDatum    *datum = nun_description_get (nun_session_get_description (self->session),
                                                  self->table, self->column, self->field->key);
  g_autofree char   *guess = g_strdup (datum != NULL              ? datum->value
                                       : self->suggestion != NULL ? self->suggestion->value
                                                                  : "");

  if (!nun_session_set (self->session, self->table, self->column, self->field->key, guess, &error))
    show_error (self, error->message);
  nun_field_editor_refresh (self);
}

/* NULL takes the decision back, so that the guess shows again. */
static void
on_revert (NunFieldEditor *self)
{
  self->dirty = FALSE;
  g_clear_handle_id (&self->pause, g_source_remove);
  show_error (self, NULL);
  say (self, NULL, NULL);
  nun_field_editor_refresh (self);
}

/* -- showing --------------------------------------------------------------------------------------- */

/* "likely · 72 %": of a column it is said with the number, and what is not sure stands out. */
static char *
dup_pill (NunFieldEditor *self, const NunDatum *datum, const char **style)
{
  double      confidence = datum != NULL ? datum->confidence : self->suggestion->confidence;
  const char *words =
      datum != NULL ? confidence_words (datum, style) : nun_suggestion_words (confidence, style);

  if (self->field->scope != NUN_SCOPE_COLUMN ||
      (datum != NULL && datum->origin == NUN_ORIGIN_PERSON))
    return g_strdup (words);
  if (datum != NULL && datum->origin == NUN_ORIGIN_FILE && confidence >= NUN_SUGGEST_SURE)
    return g_strdup (words);
  words = nun_suggestion_words (confidence, style);
  if (confidence < NUN_SUGGEST_SURE)
    *style = "warning";
  return g_strdup_printf (_ ("%s · %d %%"), words, (int) lround (100 * confidence));
}

static void
show_pill (NunFieldEditor *self, const NunDatum *datum, gboolean differ)
{
  const char *style = NULL;
  gboolean    shown = self->several != NULL ? differ : datum != NULL || self->suggestion != NULL;
  g_autofree char *words = !shown   ? NULL
                           : differ ? g_strdup (_ ("different values"))
                                    : dup_pill (self, datum, &style);

  gtk_label_set_label (self->pill, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pill), shown);
  gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "warning");
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), style);
}

void
nun_field_editor_refresh (NunFieldEditor *self)
{
  gboolean        differ, several = self->several != NULL;
  const NunDatum *datum = get_datum (self, &differ);
  gboolean        suggested = !several && datum == NULL && self->suggestion != NULL;
  gboolean guessed = suggested || (!several && datum != NULL && datum->origin != NUN_ORIGIN_PERSON);
  gboolean writable = !nun_session_is_read_only (self->session);
  const char *reason = suggested ? self->suggestion->reason : datum != NULL ? datum->reason : NULL;

  nun_field_input_set_placeholder (self->input, differ      ? _ ("different values")
                                                : suggested ? self->suggestion->value
                                                            : NULL);
  if (!self->dirty)
    {
      if (differ)
        nun_field_input_set_mixed (self->input);
      else
        nun_field_input_set_value (self->input, datum != NULL ? datum->value : "");
      judge (self);
    }
  show_pill (self, datum, differ);
  gtk_label_set_label (self->reason, guessed && reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), guessed && reason != NULL);
  gtk_widget_set_visible (self->accept, guessed && writable);
  gtk_widget_set_visible (self->revert, is_decided (self, datum) && writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->input), writable);
  if (self->choose != NULL)
    gtk_widget_set_sensitive (self->choose, writable);
  g_signal_emit (self, typed_signal, 0);
}

void
nun_field_editor_set_suggestion (NunFieldEditor *self, const NunSuggestion *suggestion)
{
  g_clear_pointer (&self->suggestion, nun_suggestion_free);
  if (suggestion != NULL)
    self->suggestion =
        nun_suggestion_new (suggestion->value, suggestion->confidence, suggestion->reason);
}

/* Another column is shown: what could not be saved goes, but not silently. */
static void
say_lost (NunFieldEditor *self)
{
  g_autofree char *value = nun_field_input_dup_value (self->input);
  guint            n = self->several != NULL ? g_strv_length (self->several) : 0;
  g_autofree char *columns =
      n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column", "%u columns", n), n)
            : NULL;
  g_autofree char *sentence = g_strdup_printf (
      _ ("%s of “%s”: “%s” was not kept, because it does not fit."), _ (self->field->label),
      columns != NULL        ? columns
      : self->column != NULL ? self->column
                             : self->table,
      value);

  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.toast", "s", sentence);
}

static gboolean
is_about (NunFieldEditor *self, const char *table, const char *column, const char *const *several)
{
  return g_strcmp0 (self->table, table) == 0 && g_strcmp0 (self->column, column) == 0 &&
         (several != NULL) == (self->several != NULL) &&
         (several == NULL || g_strv_equal (several, (const char *const *) self->several));
}

static void
set_place (NunFieldEditor *self, const char *table, const char *column, const char *const *several)
{
  if (is_about (self, table, column, several))
    return;

  save (self, TRUE);
  if (self->dirty && self->wrong)
    say_lost (self);
  self->dirty = FALSE;
  show_error (self, NULL);
  nun_field_editor_set_suggestion (self, NULL);
  g_free (self->table);
  g_free (self->column);
  g_strfreev (self->several);
  self->table = g_strdup (table);
  self->column = g_strdup (column);
  self->several = g_strdupv ((char **) several);
  nun_field_editor_refresh (self);
}

void
nun_field_editor_set_place (NunFieldEditor *self, const char *table, const char *column)
{
  set_place (self, table, column, NULL);
}

void
nun_field_editor_set_columns (NunFieldEditor *self, const char *table, const char *const *columns)
{
  set_place (self, table, columns[0], columns[1] != NULL ? columns : NULL);
}

gboolean
nun_field_is_prose (const NunField *field)
{
  return field->kind == NUN_FIELD_LINE || field->kind == NUN_FIELD_TEXT ||
         field->kind == NUN_FIELD_LIST || field->kind == NUN_FIELD_URL ||
         field->kind == NUN_FIELD_DATE;
}

const NunField *
nun_field_editor_get_field (NunFieldEditor *self)
{
  return self->field;
}

char *
nun_field_editor_dup_value (NunFieldEditor *self)
{
  return nun_field_input_dup_value (self->input);
}

void
nun_field_editor_add_part (NunFieldEditor *self, GtkWidget *part)
{
  gtk_box_append (GTK_BOX (self->box), part);
}

void
nun_field_editor_focus (NunFieldEditor *self)
{
  nun_field_input_focus (self->input);
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_field_editor_unmap (GtkWidget *widget)
{
  NunFieldEditor *self = NUN_FIELD_EDITOR (widget);

  save (self, TRUE);
  GTK_WIDGET_CLASS (nun_field_editor_parent_class)->unmap (widget);
}

static void
nun_field_editor_dispose (GObject *object)
{
  NunFieldEditor *self = NUN_FIELD_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  self->dirty = FALSE;
  G_OBJECT_CLASS (nun_field_editor_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
nun_field_editor_finalize (GObject *object)
{
  NunFieldEditor *self = NUN_FIELD_EDITOR (object);

  g_clear_pointer (&self->suggestion, nun_suggestion_free);
  g_free (self->table);
  g_free (self->column);
  g_strfreev (self->several);
  G_OBJECT_CLASS (nun_field_editor_parent_class)->finalize (object);
}

static void
nun_field_editor_class_init (NunFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_field_editor_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = nun_field_editor_unmap;
  choose_signal = g_signal_new ("choose", NUN_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  typed_signal = g_signal_new ("typed", NUN_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
nun_field_editor_init (NunFieldEditor *self)
{
}

static GtkLabel *
make_label (const char *text, const char *styles)
{
  GtkWidget *label = nun_wrapped_label_new (text, styles);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 36); /* asked for; it takes what there is */
  return GTK_LABEL (label);
}

static GtkWidget *
make_button (NunFieldEditor *self, const char *words, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  nun_name_button (GTK_WIDGET (button), name);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_heading (NunFieldEditor *self, gboolean required)
{
  NunWrapBox      *heading = NUN_WRAP_BOX (nun_wrap_box_new ());
  GtkWidget       *label = GTK_WIDGET (make_label (_ (self->field->label), "heading"));
  g_autofree char *accept =
      g_strdup_printf (_ ("Accept the Suggestion for %s"), _ (self->field->label));
  g_autofree char *revert =
      g_strdup_printf (_ ("Take Back Your Choice for %s"), _ (self->field->label));

  self->pill = make_label (NULL, "pill-label");
  gtk_label_set_wrap (self->pill, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->pill), GTK_ALIGN_CENTER);
  self->accept = make_button (self, _ ("Accept"), accept, G_CALLBACK (on_accept));
  self->revert = make_button (self, _ ("Take Back"), revert, G_CALLBACK (on_revert));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  nun_wrap_box_append (heading, label);
  if (required)
    nun_wrap_box_append (heading, GTK_WIDGET (make_label (_ ("required"), "caption dim-label")));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (GTK_WIDGET (heading)), TRUE);
  nun_wrap_box_append (heading, GTK_WIDGET (self->pill));
  nun_wrap_box_append (heading, self->accept);
  nun_wrap_box_append (heading, self->revert);
  /* A better way than typing. */
  if (self->field->kind == NUN_FIELD_UCD)
    {
      self->choose = make_button (self, _ ("C_hoose…"), _ ("Choose a UCD"), G_CALLBACK (on_choose));
      gtk_button_set_use_underline (GTK_BUTTON (self->choose), TRUE);
      gtk_widget_remove_css_class (self->choose, "flat");
      gtk_widget_set_tooltip_text (self->choose, _ ("Choose by suggestions or words (Ctrl+U)"));
      nun_wrap_box_append (heading, self->choose);
    }
  gtk_widget_set_size_request (GTK_WIDGET (heading), -1, 30);
  return GTK_WIDGET (heading);
}

/* The help, with the example where the input has no place for it. */
static GtkWidget *
make_help (NunFieldEditor *self)
{
  g_autofree char *text = NULL;

  if (self->field->kind == NUN_FIELD_TEXT && self->field->example != NULL)
    text = g_strdup_printf (_ ("%s Example: %s"), _ (self->field->help), self->field->example);
  else
    text = g_strdup (_ (self->field->help));
  return GTK_WIDGET (make_label (text, "caption dim-label"));
}

static void
add_verdict (NunFieldEditor *self, GtkBox *box)
{
  if (self->field->kind != NUN_FIELD_UCD && self->field->kind != NUN_FIELD_UNIT)
    return;
  self->verdict = NUN_VERDICT (nun_verdict_new (self->field->kind));
  g_signal_connect_swapped (self->verdict, "use", G_CALLBACK (on_mend), self);
  gtk_box_append (box, GTK_WIDGET (self->verdict));
}

GtkWidget *
nun_field_editor_new (NunSession *session, const NunField *field, gboolean required)
{
  NunFieldEditor *self = g_object_new (NUN_TYPE_FIELD_EDITOR, NULL);
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->session = g_object_ref (session);
  self->field = field;
  self->input = NUN_FIELD_INPUT (nun_field_input_new (field));
  self->reason = make_label (NULL, "caption");
  self->error = make_label (NULL, "caption error");
  self->hint = make_label (NULL, "caption");
  self->box = box;

  gtk_box_append (GTK_BOX (box), make_heading (self, required));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->input));
  add_verdict (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), make_help (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->input, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->input, "left", G_CALLBACK (on_left), self);
  show_error (self, NULL);
  return GTK_WIDGET (self);
}
