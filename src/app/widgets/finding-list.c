/* What is missing or wrong, as rows to click. */
#include "app/widgets/finding-list.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/empty.h"
#include "app/widgets/finding-row.h"

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
nun_finding_list_init (NunFindingList *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  adw_preferences_group_set_title (self->group, _ ("What Is Missing"));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Is Missing"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (nun_finding_row_activate), NULL);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static const char *const severities[] = {
  [NUN_SEVERITY_MUST] = N_ ("Needed"),
  [NUN_SEVERITY_SHOULD] = N_ ("Advised"),
  [NUN_SEVERITY_NICE] = N_ ("Would be nice"),
};

static GtkWidget *
make_row (const NunFinding *finding)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (finding->sentence, -1);
  g_autofree char *subtitle =
      finding->mend != NULL ? g_markup_escape_text (finding->mend, -1) : g_strdup ("");
  const char *words = _ (severities[finding->severity]);
  GtkWidget  *icon = nun_finding_row_make_icon (finding->severity, words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (icon, words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (finding->edits != NULL && finding->edits->len > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), nun_finding_row_make_mend (finding));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->sentence, -1);
  nun_finding_row_set_place (row, finding);
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
