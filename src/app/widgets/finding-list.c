/* What is missing or wrong, as rows to click. */
#include "app/widgets/finding-list.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/empty.h"
#include "app/widgets/finding-row.h"
#include "app/widgets/line-layout.h"
#include "app/widgets/turns.h"

struct _NunFindingList
{
  AdwBin               parent_instance;
  AdwPreferencesGroup *group;
  GtkListBox          *list;
  GPtrArray           *findings; /* of NunFinding: those of the step */
  char                *shown; /* the sentences that are shown, to leave an unchanged list alone */
  guint                n_wanted; /* how many have or get a row */
  NunTurns             filling;  /* with them */
};

/* So many rows are made before somebody asks for more: each of a thousand columns can have its finding. */
#define ROWS_AT_ONCE 50

G_DEFINE_FINAL_TYPE (NunFindingList, nun_finding_list, ADW_TYPE_BIN)

static void
nun_finding_list_dispose (GObject *object)
{
  nun_turns_end (&NUN_FINDING_LIST (object)->filling);
  G_OBJECT_CLASS (nun_finding_list_parent_class)->dispose (object);
}

static void
nun_finding_list_finalize (GObject *object)
{
  g_ptr_array_unref (NUN_FINDING_LIST (object)->findings);
  g_free (NUN_FINDING_LIST (object)->shown);
  G_OBJECT_CLASS (nun_finding_list_parent_class)->finalize (object);
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

/* The row below the others; NULL when they are all. */
static GtkWidget *
make_more (NunFindingList *self)
{
  guint            n = self->findings->len - self->n_wanted;
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static guint
count_rows (NunFindingList *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

static gboolean
add_row (gpointer data)
{
  NunFindingList *self = data;
  guint           n = count_rows (self);
  gboolean        is_one = n < self->n_wanted;

  if (is_one || n < self->findings->len)
    nun_lines_append (self->list, is_one ? make_row (self->findings->pdata[n]) : make_more (self));
  return is_one;
}

/* Rows that nobody sees are not made: most of these lists lie in popovers, and every edit changes what they say. */
static void
fill (NunFindingList *self)
{
  if (nun_turns_are_left (&self->filling) || count_rows (self) >= self->n_wanted ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return;
  nun_turns_begin (&self->filling, add_row, self, G_PRIORITY_DEFAULT_IDLE);
  nun_turns_advance (&self->filling);
}

static void
on_activated (NunFindingList *self, GtkListBoxRow *row)
{
  guint n = (guint) gtk_list_box_row_get_index (row);

  if (n < self->n_wanted)
    {
      nun_finding_row_activate (self->list, row);
      return;
    }
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_wanted = MIN (self->findings->len, self->n_wanted + ROWS_AT_ONCE);
  fill (self);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) n)),
                          GTK_DIR_TAB_FORWARD);
}

/* Whether they are others than before. */
static gboolean
take_shown (NunFindingList *self)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const NunFinding *finding = self->findings->pdata[i];

      g_string_append_printf (shown, "%s\n%s\n", finding->id, finding->sentence);
    }
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return FALSE;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  return TRUE;
}

void
nun_finding_list_set (NunFindingList *self, GPtrArray *findings, int step)
{
  gboolean needed = FALSE;

  g_ptr_array_set_size (self->findings, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (step >= 0 && (int) finding->step != step)
        continue;
      needed |= finding->severity == NUN_SEVERITY_MUST;
      g_ptr_array_add (self->findings, nun_finding_copy (finding));
    }
  if (!take_shown (self))
    return;
  nun_turns_end (&self->filling);
  nun_empty_list (self->list);
  self->n_wanted = MIN (self->findings->len, ROWS_AT_ONCE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->findings->len > 0);
  adw_preferences_group_set_title (self->group,
                                   needed ? _ ("What Is Missing") : _ ("What Could Be Better"));
  fill (self);
}

static void
nun_finding_list_class_init (NunFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_finding_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_finding_list_finalize;
}

static void
nun_finding_list_init (NunFindingList *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_finding_free);
  adw_preferences_group_set_title (self->group, _ ("What Is Missing"));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Is Missing"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "map", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
