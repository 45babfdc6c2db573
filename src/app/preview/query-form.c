/* The form of a protocol. */
#include "app/preview/query-form.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/bidi.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"

struct _NunQueryForm
{
  AdwBin             parent_instance;
  const NunProtocol *protocol;
  GPtrArray         *inputs;  /* of NunInput; NULL before the first protocol */
  GPtrArray         *widgets; /* of GtkEntry or GtkDropDown, one an input, borrowed */
  int                focused; /* the input with the focus, -1 for none */
  gboolean           is_filling;

  GtkWidget *usual, *rare; /* flow boxes */
  GtkWidget *expander;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (NunQueryForm, nun_query_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RUN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* -- what is typed --------------------------------------------------------------------------------- */

/* The first choice is what the service takes by itself: it is not sent. */
static const char *
text_of (NunQueryForm *self, guint index)
{
  const NunInput *input = self->inputs->pdata[index];
  GtkWidget      *widget = self->widgets->pdata[index];
  guint           chosen;

  if (!GTK_IS_DROP_DOWN (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (widget));
  return chosen > 0 && chosen < g_strv_length (input->choices) ? input->choices[chosen] : "";
}

/* Borrowed texts, all of them; g_free. */
static const char **
texts_of (NunQueryForm *self)
{
  const char **texts = g_new0 (const char *, self->inputs->len + 1);

  for (guint i = 0; i < self->inputs->len; i++)
    texts[i] = text_of (self, i);
  return texts;
}

static void
set_text (NunQueryForm *self, guint index, const char *text)
{
  const NunInput *input = self->inputs->pdata[index];
  GtkWidget      *widget = self->widgets->pdata[index];
  guint           chosen = 0;

  if (!GTK_IS_DROP_DOWN (widget))
    {
      gtk_editable_set_text (GTK_EDITABLE (widget), text);
      return;
    }
  for (guint i = 1; input->choices[i] != NULL; i++)
    if (g_str_equal (input->choices[i], text))
      chosen = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), chosen);
}

/* -- what is said of it ---------------------------------------------------------------------------- */

static void
mark (GtkWidget *widget, const char *problem)
{
  gboolean wrong = problem != NULL;

  if (wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (!GTK_IS_ENTRY (widget))
    return;
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (widget), GTK_ENTRY_ICON_SECONDARY,
                                     wrong ? "dialog-warning-symbolic" : NULL);
  gtk_entry_set_icon_activatable (GTK_ENTRY (widget), GTK_ENTRY_ICON_SECONDARY, FALSE);
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (widget), GTK_ENTRY_ICON_SECONDARY, problem);
}

/* The problem of the input with the focus, else the first one; else what that input means. */
static void
say (NunQueryForm *self, const char *first, const char *focused)
{
  const NunInput *input = self->focused >= 0 ? self->inputs->pdata[self->focused] : NULL;
  const char     *problem = focused != NULL ? focused : first;

  gtk_label_set_label (GTK_LABEL (self->note), problem != NULL ? problem
                                               : input != NULL ? input->help
                                                               : "");
  if (problem != NULL)
    {
      gtk_widget_add_css_class (self->note, "error");
      gtk_widget_remove_css_class (self->note, "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (self->note, "error");
      gtk_widget_add_css_class (self->note, "dim-label");
    }
}

/* How many of the folded ones are given is seen when they are folded, too. */
static void
count_rare (NunQueryForm *self, const char *const *texts)
{
  g_autofree char *label = NULL;
  guint            n = 0, n_rare = 0;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      gboolean is_rare = ((const NunInput *) self->inputs->pdata[i])->is_rare;

      n_rare += is_rare;
      n += is_rare && *texts[i] != 0;
    }
  label = n > 0 ? g_strdup_printf (_ ("More (%u given)"), n) : g_strdup (_ ("More"));
  gtk_expander_set_label (GTK_EXPANDER (self->expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (self->expander, n_rare > 0);
}

static void
judge (NunQueryForm *self)
{
  g_autofree const char **texts = texts_of (self);
  g_autofree char        *first = NULL, *focused = NULL;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      g_autofree char *problem = nun_inputs_judge (self->inputs, texts, i);

      mark (self->widgets->pdata[i], problem);
      if ((int) i == self->focused)
        focused = g_strdup (problem);
      if (first == NULL)
        first = g_steal_pointer (&problem);
    }
  count_rare (self, texts);
  say (self, first, focused);
}

static void
on_changed (NunQueryForm *self)
{
  if (self->is_filling || self->widgets == NULL)
    return;
  judge (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_run (NunQueryForm *self)
{
  g_signal_emit (self, signals[SIGNAL_RUN], 0);
}

static void
on_enter (GtkEventController *controller, NunQueryForm *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);
  guint      at;

  if (self->widgets == NULL || !g_ptr_array_find (self->widgets, widget, &at))
    return;
  self->focused = (int) at;
  judge (self);
}

static void
on_leave (GtkEventController *controller, NunQueryForm *self)
{
  if (self->widgets == NULL)
    return;
  self->focused = -1;
  judge (self);
}

/* -- making ---------------------------------------------------------------------------------------- */

static GtkWidget *
make_entry (NunQueryForm *self, const NunInput *input)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 14);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), input->hint);
  nun_keep_left_to_right (entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_run), self);
  return entry;
}

static GtkWidget *
make_choice (NunQueryForm *self, const NunInput *input, const char *name)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget                *drop;

  for (guint i = 0; input->choices[i] != NULL; i++)
    gtk_string_list_append (words, *input->choices[i] != 0 ? input->choices[i] : _ ("any"));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  nun_name_drop_down (GTK_DROP_DOWN (drop), name);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (on_changed), self);
  return drop;
}

static void
add_cell (NunQueryForm *self, const NunInput *input)
{
  GtkWidget          *cell = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_GROUP, "focusable", FALSE, NULL);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget          *caption = gtk_label_new_with_mnemonic (input->label);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char         *name = gtk_label_get_text (GTK_LABEL (caption));
  GtkWidget          *widget =
      input->choices != NULL ? make_choice (self, input, name) : make_entry (self, input);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "caption");
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), widget);
  gtk_widget_set_tooltip_text (box, input->help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  input->help, -1);
  g_signal_connect (focus, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, focus);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (cell), box);
  gtk_flow_box_append (GTK_FLOW_BOX (input->is_rare ? self->rare : self->usual), cell);
  g_ptr_array_add (self->widgets, widget);
}

static void
empty (GtkWidget *flow)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (flow), child);
}

/* -- filling --------------------------------------------------------------------------------------- */

/* The parts mean the same everywhere, what is sent whole does in its protocol only; but for which dataset, and how many rows. */
static int
find_former (GPtrArray *former, const NunInput *input)
{
  const char *name = input->parameter->name;
  gboolean    is_same = g_str_equal (name, "MAXREC") || g_str_equal (name, "ID");

  if (former == NULL)
    return -1;
  if (input->part != NUN_PART_WHOLE)
    return nun_inputs_find (former, NULL, input->part);
  return is_same ? nun_inputs_find (former, name, NUN_PART_WHOLE) : -1;
}

static void
make_cells (NunQueryForm *self, GPtrArray *former, GPtrArray *typed)
{
  self->widgets = g_ptr_array_new ();
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const NunInput *input = self->inputs->pdata[i];
      int             at = find_former (former, input);

      add_cell (self, input);
      if (at >= 0 || input->initial != NULL)
        set_text (self, i, at >= 0 ? typed->pdata[at] : input->initial);
    }
}

void
nun_query_form_set_protocol (NunQueryForm *self, const NunProtocol *protocol)
{
  g_autoptr (GPtrArray) former = NULL;
  g_autoptr (GPtrArray) typed = g_ptr_array_new_with_free_func (g_free);

  if (self->protocol == protocol)
    return;
  for (guint i = 0; self->inputs != NULL && i < self->inputs->len; i++)
    g_ptr_array_add (typed, g_strdup (text_of (self, i)));
  former = g_steal_pointer (&self->inputs);
  self->is_filling = TRUE;
  self->focused = -1;
  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  empty (self->usual);
  empty (self->rare);
  self->protocol = protocol;
  self->inputs = nun_inputs_new (protocol);
  make_cells (self, former, typed);
  self->is_filling = FALSE;
  on_changed (self);
}

const NunProtocol *
nun_query_form_get_protocol (NunQueryForm *self)
{
  return self->protocol;
}

void
nun_query_form_reset (NunQueryForm *self)
{
  if (self->inputs == NULL)
    return;
  self->is_filling = TRUE;
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const char *initial = ((const NunInput *) self->inputs->pdata[i])->initial;

      set_text (self, i, initial != NULL ? initial : "");
    }
  self->is_filling = FALSE;
  on_changed (self);
}

void
nun_query_form_set (NunQueryForm *self, const char *parameter, NunPart part, const char *text)
{
  int at = self->inputs != NULL ? nun_inputs_find (self->inputs, parameter, part) : -1;

  if (at >= 0)
    set_text (self, (guint) at, text);
}

void
nun_query_form_set_number (NunQueryForm *self, NunPart part, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  nun_query_form_set (self, NULL, part, g_ascii_formatd (text, sizeof text, "%.8g", number));
}

const char *
nun_query_form_get (NunQueryForm *self, const char *parameter, NunPart part)
{
  int at = self->inputs != NULL ? nun_inputs_find (self->inputs, parameter, part) : -1;

  return at >= 0 ? text_of (self, (guint) at) : "";
}

double
nun_query_form_get_number (NunQueryForm *self, NunPart part)
{
  g_autofree const char **texts = self->inputs != NULL ? texts_of (self) : NULL;

  return texts != NULL ? nun_inputs_get_number (self->inputs, texts, part) : (double) NAN;
}

GtkEditable *
nun_query_form_get_entry (NunQueryForm *self, NunPart part)
{
  int at = self->inputs != NULL ? nun_inputs_find (self->inputs, NULL, part) : -1;

  return at >= 0 ? GTK_EDITABLE (self->widgets->pdata[at]) : NULL;
}

char *
nun_query_form_make_url (NunQueryForm *self, const char *service_url)
{
  g_autofree const char **texts = texts_of (self);

  return nun_inputs_make_url (self->inputs, texts, service_url);
}

/* -- life ------------------------------------------------------------------------------------------ */

static void
nun_query_form_dispose (GObject *object)
{
  NunQueryForm *self = NUN_QUERY_FORM (object);

  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_query_form_parent_class)->dispose (object);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
}

static void
nun_query_form_class_init (NunQueryFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_query_form_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NUN_TYPE_QUERY_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RUN] = g_signal_new ("run", NUN_TYPE_QUERY_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_flow (void)
{
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "selection-mode", GTK_SELECTION_NONE, "min-children-per-line", 2,
                                  "max-children-per-line", 4, "column-spacing", 12, "row-spacing",
                                  12, "homogeneous", TRUE, NULL);

  gtk_widget_add_css_class (flow, "form");
  return flow;
}

static void
nun_query_form_init (NunQueryForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->focused = -1;
  self->usual = make_flow ();
  self->rare = make_flow ();
  self->expander = gtk_expander_new (_ ("More"));
  self->note = gtk_label_new ("");
  gtk_widget_set_margin_top (self->rare, 12);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->rare);
  nun_tab_skip_folded (GTK_EXPANDER (self->expander));
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_box_append (GTK_BOX (box), self->usual);
  gtk_box_append (GTK_BOX (box), self->expander);
  gtk_box_append (GTK_BOX (box), self->note);
  adw_bin_set_child (ADW_BIN (self), box);
}
