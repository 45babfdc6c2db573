/* The rows of the step list, and how a step stands. */
#include "app/window/step-row.h"

#include <glib/gi18n-lib.h>

struct _NunStepRow
{
  GtkListBoxRow parent_instance;
  NunStep       step;
  GtkImage     *icon;
  GtkLabel     *state;
};

G_DEFINE_FINAL_TYPE (NunStepRow, nun_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
nun_step_row_class_init (NunStepRowClass *klass)
{
}

static void
nun_step_row_init (NunStepRow *self)
{
}

GtkWidget *
nun_step_row_new (NunStep step)
{
  NunStepRow *self = g_object_new (NUN_TYPE_STEP_ROW, NULL);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget  *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *name = gtk_label_new (nun_step_title (step));

  self->step = step;
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (self->state, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  nun_step_row_set_state (self, NUN_STEP_TODO, 0);
  return GTK_WIDGET (self);
}

NunStep
nun_step_row_get_step (NunStepRow *self)
{
  return self->step;
}

void
nun_step_row_set_state (NunStepRow *self, NunStepState state, guint n_needed)
{
  static const struct
  {
    const char *icon, *words, *style;
  } looks[] = {
    [NUN_STEP_TODO] = { "radio-symbolic", N_ ("To do"), NULL },
    [NUN_STEP_LOOK] = { "dialog-warning-symbolic", N_ ("Needs a look"), "warning" },
    [NUN_STEP_READY] = { "go-next-symbolic", N_ ("Ready"), "accent" },
    [NUN_STEP_DONE] = { "object-select-symbolic", N_ ("Done"), "success" },
  };
  g_autofree char *words = n_needed > 0
                               ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %u needed",
                                                               "%s · %u needed", n_needed),
                                                  _ (looks[state].words), n_needed)
                               : g_strdup (_ (looks[state].words));
  g_autofree char *label = g_strdup_printf ("%s: %s", nun_step_title (self->step), words);

  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].style != NULL)
      {
        if (i == state)
          gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[i].style);
        else
          gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].style);
      }
  gtk_label_set_label (self->state, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Whether every step before this one is complete. */
static gboolean
is_reached (GPtrArray *findings, NunStep step)
{
  NunStep last = step == NUN_STEP_PREVIEW    ? NUN_STEP_MEANING
                 : step == NUN_STEP_HANDOVER ? NUN_STEP_ABOUT
                                             : NUN_STEP_FILES;

  for (NunStep before = NUN_STEP_FILES; before <= last; before++)
    if (!nun_findings_step_complete (findings, before))
      return FALSE;
  return TRUE;
}

NunStepState
nun_step_state (GPtrArray *findings, NunStep step)
{
  if (!nun_findings_step_complete (findings, step) || !is_reached (findings, step))
    return NUN_STEP_TODO;
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (finding->step == step && finding->severity == NUN_SEVERITY_SHOULD)
        return NUN_STEP_LOOK;
    }
  return step == NUN_STEP_PREVIEW || step == NUN_STEP_HANDOVER ? NUN_STEP_READY : NUN_STEP_DONE;
}
