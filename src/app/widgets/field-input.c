/* One input for every kind of field: entry, paragraphs, drop-down, check buttons. */
#include "app/widgets/field-input.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/bidi.h"
#include "app/widgets/choices.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"

/* No value of a field: what a drop-down has while several differ. */
#define MIXED "\a"

struct _NunFieldInput
{
  AdwBin          parent_instance;
  const NunField *field;
  gboolean        silent; /* the program sets the value */

  GtkWidget *entry; /* one of these four */
  GtkWidget *text;
  GtkWidget *over; /* what stands in empty paragraphs */
  GtkWidget *dropdown;
  GtkWidget        *
      other; /* an entry below the dropdown, for what is none of its choices; NULL where that is nothing */
  GtkWidget *checks;

  NunChoices *choices; /* of dropdown and checks */
  char       *foreign; /* a value that is none of the choices: kept until another is chosen */
};

G_DEFINE_FINAL_TYPE (NunFieldInput, nun_field_input, ADW_TYPE_BIN)

static guint edited_signal, left_signal;

static void
nun_field_input_finalize (GObject *object)
{
  NunFieldInput *self = NUN_FIELD_INPUT (object);

  g_clear_pointer (&self->choices, nun_choices_free);
  g_free (self->foreign);
  G_OBJECT_CLASS (nun_field_input_parent_class)->finalize (object);
}

static void
nun_field_input_class_init (NunFieldInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_field_input_finalize;
  edited_signal = g_signal_new ("edited", NUN_TYPE_FIELD_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  left_signal = g_signal_new ("left", NUN_TYPE_FIELD_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
nun_field_input_init (NunFieldInput *self)
{
}

static void
emit_edited (NunFieldInput *self)
{
  if (!self->silent)
    g_signal_emit (self, edited_signal, 0);
}

static void
emit_left (NunFieldInput *self)
{
  g_signal_emit (self, left_signal, 0);
}

/* The last choice of those that have one: "another", which is then typed. */
static gboolean
is_other (NunFieldInput *self)
{
  return self->other != NULL && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdown)) ==
                                    nun_choices_get_n (self->choices);
}

/* A choice is meant as soon as it is made. */
static void
on_chosen (NunFieldInput *self)
{
  if (self->other != NULL)
    gtk_widget_set_visible (self->other, is_other (self));
  if (self->silent)
    return;
  g_clear_pointer (&self->foreign, g_free);
  if (is_other (self))
    {
      gtk_widget_grab_focus (self->other); /* nothing is said yet */
      return;
    }
  emit_edited (self);
  emit_left (self);
}

static void
name (NunFieldInput *self, GtkWidget *widget)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->label), -1);
}

/* Its words wrap, which those of a plain check button do not. */
static GtkWidget *
make_check (const char *words)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return check;
}

/* -- the four kinds -------------------------------------------------------------------------------- */

static GtkWidget *
make_entry (NunFieldInput *self)
{
  g_autofree char *example = g_strdup_printf (_ ("For example: %s"), self->field->example);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), example);
  if (self->field->kind == NUN_FIELD_UCD)
    gtk_widget_add_css_class (self->entry, "ucd");
  if (self->field->kind == NUN_FIELD_URL)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_URL);
  if (self->field->kind == NUN_FIELD_EMAIL)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_EMAIL);
  if (self->field->kind != NUN_FIELD_LINE && self->field->kind != NUN_FIELD_LIST)
    nun_keep_left_to_right (self->entry);
  name (self, self->entry);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (emit_edited), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (emit_left), self);
  return self->entry;
}

/* A text view has no placeholder of its own. */
static void
show_placeholder (NunFieldInput *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));

  gtk_widget_set_visible (self->over, gtk_text_buffer_get_char_count (buffer) == 0 &&
                                          *gtk_label_get_label (GTK_LABEL (self->over)) != 0);
}

static void
on_text_changed (NunFieldInput *self)
{
  show_placeholder (self);
  emit_edited (self);
}

static GtkWidget *
add_placeholder (NunFieldInput *self, GtkWidget *scroller)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->over = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->over), 0);
  gtk_label_set_wrap (GTK_LABEL (self->over), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->over), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (self->over), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->over), 2);
  gtk_widget_set_valign (self->over, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->over, 8);
  gtk_widget_set_margin_start (self->over, 8);
  gtk_widget_set_margin_end (self->over, 8);
  gtk_widget_set_can_target (self->over, FALSE);
  gtk_widget_set_visible (self->over, FALSE);
  gtk_widget_add_css_class (self->over, "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->over);
  return overlay;
}

static GtkWidget *
make_text (NunFieldInput *self)
{
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              self->field->scope == NUN_SCOPE_COLUMN ? 64 : 96);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "text-input");
  gtk_widget_set_focusable (scroller, FALSE);
  name (self, self->text);
  name (self, scroller);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                            G_CALLBACK (on_text_changed), self);
  return add_placeholder (self, scroller);
}

static GtkWidget *
make_dropdown (NunFieldInput *self)
{
  self->choices = nun_choices_new (self->field);
  self->dropdown = gtk_drop_down_new (G_LIST_MODEL (nun_choices_make_labels (self->choices)), NULL);
  nun_let_drop_down_shrink (GTK_DROP_DOWN (self->dropdown));
  nun_choices_allow_none (GTK_DROP_DOWN (self->dropdown));
  gtk_widget_set_hexpand (self->dropdown, TRUE);
  name (self, self->dropdown);
  /* The button inside is what has the focus. */
  name (self, gtk_widget_get_first_child (self->dropdown));
  nun_name_drop_down (GTK_DROP_DOWN (self->dropdown), _ (self->field->label));
  g_signal_connect_swapped (self->dropdown, "notify::selected", G_CALLBACK (on_chosen), self);
  return self->dropdown;
}

/* A dropdown for the usual answers, and a line for any other. */
static GtkWidget *
make_licence (NunFieldInput *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *label = g_strdup_printf (_ ("Another %s"), _ (self->field->label));

  gtk_box_append (GTK_BOX (box), make_dropdown (self));
  gtk_string_list_append (
      GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->dropdown))),
      _ ("Another one…"));
  self->other = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->other),
                                  _ ("Its SPDX identifier or its web address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (self->other, FALSE);
  nun_keep_left_to_right (self->other);
  g_signal_connect_swapped (self->other, "changed", G_CALLBACK (emit_edited), self);
  g_signal_connect_swapped (self->other, "activate", G_CALLBACK (emit_left), self);
  gtk_box_append (GTK_BOX (box), self->other);
  return box;
}

static GtkWidget *
make_checks (NunFieldInput *self)
{
  self->choices = nun_choices_new (self->field);
  /* Not the grid that a flow box otherwise is to a screen reader. */
  self->checks =
      g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->checks), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->checks), 4);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->checks), TRUE);
  name (self, self->checks);
  for (guint i = 0; i < nun_choices_get_n (self->choices); i++)
    {
      GtkWidget *check = make_check (nun_choices_get_label (self->choices, i));
      GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_GROUP, NULL);

      /* Tab goes to the check button itself. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), check);
      gtk_flow_box_append (GTK_FLOW_BOX (self->checks), child);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_chosen), self);
    }
  return self->checks;
}

static GtkWidget *
make_child (NunFieldInput *self)
{
  switch (self->field->kind)
    {
    case NUN_FIELD_TEXT: return make_text (self);
    case NUN_FIELD_LICENCE: return make_licence (self);
    case NUN_FIELD_TERM:
    case NUN_FIELD_ROLE:
    case NUN_FIELD_LEVEL:
    case NUN_FIELD_FLAG:
    case NUN_FIELD_FRAME: return make_dropdown (self);
    case NUN_FIELD_TERMS: return make_checks (self);
    case NUN_FIELD_LINE:
    case NUN_FIELD_LIST:
    case NUN_FIELD_URL:
    case NUN_FIELD_EMAIL:
    case NUN_FIELD_IVOID:
    case NUN_FIELD_UCD:
    case NUN_FIELD_UNIT:
    default: return make_entry (self);
    }
}

GtkWidget *
nun_field_input_new (const NunField *field)
{
  NunFieldInput      *self = g_object_new (NUN_TYPE_FIELD_INPUT, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->field = field;
  adw_bin_set_child (ADW_BIN (self), make_child (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (emit_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  return GTK_WIDGET (self);
}

/* -- values ---------------------------------------------------------------------------------------- */

static GtkCheckButton *
check_at (NunFieldInput *self, guint i)
{
  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (
      gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->checks), (int) i)));
}

static void
set_checks (NunFieldInput *self, const char *value)
{
  for (guint i = 0; i < nun_choices_get_n (self->choices); i++)
    gtk_check_button_set_active (check_at (self, i),
                                 nun_choices_is_in_list (self->choices, i, value));
}

static void
set_dropdown (NunFieldInput *self, const char *value)
{
  guint i = nun_choices_find (self->choices, value);

  g_clear_pointer (&self->foreign, g_free);
  if (i == GTK_INVALID_LIST_POSITION && self->other != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->other), value);
      i = nun_choices_get_n (self->choices);
    }
  else if (i == GTK_INVALID_LIST_POSITION)
    self->foreign = g_strdup (value);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdown), i);
}

void
nun_field_input_set_value (NunFieldInput *self, const char *value)
{
  g_autofree char *now = nun_field_input_dup_value (self);

  if (g_str_equal (now, value))
    return;

  self->silent = TRUE;
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  else if (self->text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), value, -1);
  else if (self->dropdown != NULL)
    set_dropdown (self, value);
  else
    set_checks (self, value);
  self->silent = FALSE;
}

void
nun_field_input_set_mixed (NunFieldInput *self)
{
  nun_field_input_set_value (self, self->dropdown != NULL && self->other == NULL ? MIXED : "");
}

gboolean
nun_field_input_is_mixed (NunFieldInput *self)
{
  g_autofree char *value = nun_field_input_dup_value (self);

  return g_str_equal (value, self->dropdown != NULL && self->other == NULL ? MIXED : "");
}

static char *
dup_checks (NunFieldInput *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < nun_choices_get_n (self->choices); i++)
    if (gtk_check_button_get_active (check_at (self, i)))
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "",
                              nun_choices_get_id (self->choices, i));
  return g_string_free (out, FALSE);
}

char *
nun_field_input_dup_value (NunFieldInput *self)
{
  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->text != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
      GtkTextIter    start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  if (self->dropdown != NULL)
    {
      guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdown));

      if (is_other (self))
        return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->other)));
      if (i != GTK_INVALID_LIST_POSITION)
        return g_strdup (nun_choices_get_id (self->choices, i));
      return g_strdup (self->foreign != NULL ? self->foreign : "");
    }
  return dup_checks (self);
}

/* Where a drop-down says that nothing is chosen. */
static GtkWidget *
find_empty (GtkWidget *widget)
{
  GtkWidget *found =
      GTK_IS_STACK (widget) ? gtk_stack_get_child_by_name (GTK_STACK (widget), "empty") : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      found = find_empty (child);
  return found;
}

void
nun_field_input_set_placeholder (NunFieldInput *self, const char *text)
{
  GtkWidget       *empty = self->dropdown != NULL ? find_empty (self->dropdown) : NULL;
  g_autofree char *example = g_strdup_printf (_ ("For example: %s"), self->field->example);

  if (self->entry != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text != NULL ? text : example);
  if (GTK_IS_LABEL (empty) && text != NULL)
    gtk_label_set_label (GTK_LABEL (empty), text);
  if (self->text == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->over), text != NULL ? text : "");
  show_placeholder (self);
}

/* -- focus and state ------------------------------------------------------------------------------- */

gboolean
nun_field_input_has_focus (NunFieldInput *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

void
nun_field_input_focus (NunFieldInput *self)
{
  GtkWidget *target = self->entry != NULL      ? self->entry
                      : self->text != NULL     ? self->text
                      : self->dropdown != NULL ? self->dropdown
                                               : self->checks;

  if (!gtk_widget_grab_focus (target))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
nun_field_input_set_invalid (NunFieldInput *self, gboolean invalid, const char *sentence)
{
  GtkWidget *target = self->entry != NULL  ? self->entry
                      : self->text != NULL ? self->text
                                           : self->other;

  if (target == NULL)
    return;
  if (invalid)
    gtk_widget_add_css_class (target, "error");
  else
    gtk_widget_remove_css_class (target, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}
