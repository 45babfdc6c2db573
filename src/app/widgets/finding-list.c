/* What is missing or wrong, as rows to click. */
#include "app/widgets/finding-list.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/empty.h"

struct _NunFindingList
{
  AdwBin               parent_instance;
  AdwPreferencesGroup *group;
  GtkListBox          *list;
  char                *shown; /* the sentences that are shown, to leave an unchanged list alone */
};

G_DEFINE_FINAL_TYPE (NunFindingList, nun_finding_list, ADW_TYPE_BIN)

static void
nun_finding_list_finalize (GObject *object)
{
  g_free (NUN_FINDING_LIST (object)->shown);
  G_OBJECT_CLASS (nun_finding_list_parent_class)->finalize (object);
}

static void
nun_finding_list_class_init (NunFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_finding_list_finalize;
}

static void
on_activated (NunFindingList *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "wizard.jump",
                                      g_object_get_data (G_OBJECT (row), "place"));
}

static void
nun_finding_list_init (NunFindingList *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  adw_preferences_group_set_title (self->group, _ ("What Is Missing"));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Is Missing"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_icon (NunSeverity severity)
{
  static const struct
  {
    const char *icon, *words, *style;
  } looks[] = {
    [NUN_SEVERITY_MUST] = { "dialog-error-symbolic", N_ ("Needed"), "error" },
    [NUN_SEVERITY_SHOULD] = { "dialog-warning-symbolic", N_ ("Advised"), "warning" },
    [NUN_SEVERITY_NICE] = { "dialog-information-symbolic", N_ ("Would be nice"), "accent" },
  };
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[severity].icon);

  gtk_widget_add_css_class (icon, looks[severity].style);
  gtk_widget_set_tooltip_text (icon, _ (looks[severity].words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (looks[severity].words), -1);
  return icon;
}

static void
on_mend (GtkWidget *button, GtkWidget *row)
{
  gtk_widget_activate_action_variant (button, "wizard.mend",
                                      g_object_get_data (G_OBJECT (row), "edits"));
}

/* The button that does what the sentence says. */
static GtkWidget *
make_mend (GtkWidget *row, const NunFinding *finding)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Mend"));
  g_autofree char *name = g_strdup_printf (_ ("Mend: %s"), finding->sentence);
  GVariantBuilder  edits;

  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; i < finding->edits->len; i++)
    {
      const NunEdit *edit = g_ptr_array_index (finding->edits, i);

      g_variant_builder_add (&edits, "(sssms)", edit->table != NULL ? edit->table : "",
                             edit->column != NULL ? edit->column : "", edit->key, edit->value);
    }
  g_object_set_data_full (G_OBJECT (row), "edits",
                          g_variant_ref_sink (g_variant_builder_end (&edits)),
                          (GDestroyNotify) g_variant_unref);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_mend), row);
  return button;
}

static GtkWidget *
make_row (const NunFinding *finding)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (finding->sentence, -1);
  g_autofree char *subtitle =
      finding->mend != NULL ? g_markup_escape_text (finding->mend, -1) : g_strdup ("");
  GVariant *place = g_variant_new (
      "(isss)", finding->step, finding->table != NULL ? finding->table : "",
      finding->column != NULL ? finding->column : "", finding->key != NULL ? finding->key : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (finding->severity));
  if (finding->edits != NULL && finding->edits->len > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_mend (row, finding));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->sentence, -1);
  g_object_set_data_full (G_OBJECT (row), "place", g_variant_ref_sink (place),
                          (GDestroyNotify) g_variant_unref);
  return row;
}

void
nun_finding_list_set (NunFindingList *self, GPtrArray *findings, int step)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  gboolean            needed = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (step >= 0 && (int) finding->step != step)
        continue;
      needed |= finding->severity == NUN_SEVERITY_MUST;
      g_string_append_printf (shown, "%s\n%s\n", finding->id, finding->sentence);
    }
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);

  nun_empty_list (self->list);
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (step < 0 || (int) finding->step == step)
        gtk_list_box_append (self->list, make_row (finding));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown->len > 0);
  adw_preferences_group_set_title (self->group,
                                   needed ? _ ("What Is Missing") : _ ("What Could Be Better"));
}
