/* The pane of the selected columns: what was found in the file of one, and an editor for each thing that can be said of it; of
 * several, what can be said of all of them. */
#include "app/meaning/column-details.h"

#include <glib/gi18n-lib.h>

#include "app/meaning/ucd-chooser.h"
#include "app/pictures/histogram.h"
#include "app/widgets/bidi.h"
#include "app/widgets/field-editor.h"
#include "app/widgets/naming.h"
#include "app/widgets/wrap-box.h"
#include "app/widgets/wrapped-label.h"

struct _NunColumnDetails
{
  AdwBin         parent_instance;
  NunSession    *session;
  char          *table;
  NunColumnItem *item;    /* the first */
  GPtrArray     *items;   /* of NunColumnItem: all; NULL before the first */
  NunUcdChooser *chooser; /* while it is open and waits for suggestions; weak */

  GtkWidget *stack; /* nothing, or the pane */
  GtkWidget *nothing;
  GtkWidget *pane;
  GtkWidget *back;
  GtkLabel  *title;
  GtkLabel  *part; /* "Error of Vmag" */
  GtkLabel  *facts;
  GtkLabel  *samples;
  GtkWidget *statistics;
  GtkLabel  *missing; /* how absent values are spelled */
  GtkWidget *bars;    /* NunHistogram */
  GtkWidget *ends;    /* what stands below its ends */
  GtkLabel  *minimum;
  GtkLabel  *maximum;
  GtkWidget *accept_all;
  GtkWidget *editors; /* a box of NunFieldEditor */
};

G_DEFINE_FINAL_TYPE (NunColumnDetails, nun_column_details, ADW_TYPE_BIN)

/* Of several columns at once: the others are of a column alone, or only one can have them. */
static const char *const common_keys[] = { "unit",       "ucd",    "level", "precision",
                                           "null_value", "hidden", NULL };

/* Of more names than that none is in sight. */
#define MAX_NAMES 40

/* More suggestions for several columns than that are not read. */
#define MAX_SUGGESTIONS 12

static guint back_signal, accept_signal;

static void
nun_column_details_dispose (GObject *object)
{
  NunColumnDetails *self = NUN_COLUMN_DETAILS (object);

  g_clear_weak_pointer (&self->chooser);
  g_clear_object (&self->item);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->table, g_free);
  G_OBJECT_CLASS (nun_column_details_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
nun_column_details_class_init (NunColumnDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_column_details_dispose;
  back_signal = g_signal_new ("back", NUN_TYPE_COLUMN_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  accept_signal = g_signal_new ("accept", NUN_TYPE_COLUMN_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static gboolean
is_several (NunColumnDetails *self)
{
  return self->items != NULL && self->items->len > 1;
}

static GStrv
dup_names (NunColumnDetails *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->items->len; i++)
    g_strv_builder_add (builder, nun_column_item_get_name (self->items->pdata[i]));
  return g_strv_builder_end (builder);
}

/* "Bmag, Vmag, Rmag". */
static char *
dup_line (NunColumnDetails *self)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->items->len, MAX_NAMES); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "",
                            nun_column_item_get_name (self->items->pdata[i]));
  if (self->items->len > MAX_NAMES)
    g_string_append (line, ", …");
  return g_string_free (line, FALSE);
}

/* Its name, or "3 columns". */
static char *
dup_title (NunColumnDetails *self)
{
  guint n = self->items->len;

  if (n == 1)
    return g_strdup (nun_column_item_get_name (self->item));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column", "%u columns", n), n);
}

static void
on_back (NunColumnDetails *self)
{
  g_signal_emit (self, back_signal, 0);
}

static void
on_accept_all (NunColumnDetails *self)
{
  if (is_several (self))
    g_signal_emit (self, accept_signal, 0);
  else if (self->item != NULL)
    nun_session_accept_column (self->session, self->table, nun_column_item_get_name (self->item));
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = nun_wrapped_label_new (NULL, style);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  return GTK_LABEL (label);
}

static GtkLabel *
make_end (GtkAlign align)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, align);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

/* The distribution of the values; numbers grow to the right in every language. */
static GtkWidget *
make_statistics (NunColumnDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->bars = nun_histogram_new ();
  self->ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->minimum = make_end (GTK_ALIGN_START);
  self->maximum = make_end (GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->ends), GTK_WIDGET (self->minimum));
  gtk_box_append (GTK_BOX (self->ends), GTK_WIDGET (self->maximum));
  nun_keep_left_to_right (self->ends);
  self->missing = make_label ("caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing));
  gtk_box_append (GTK_BOX (box), self->bars);
  gtk_box_append (GTK_BOX (box), self->ends);
  return box;
}

/* What the file has in the place of values, in its own spelling. */
static void
show_missing (NunColumnDetails *self, const NunColumnProfile *profile)
{
  g_autofree char *spellings = profile != NULL ? nun_profile_dup_spellings (profile) : NULL;
  g_autofree char *words =
      spellings != NULL ? g_strdup_printf (_ ("Missing values: %s"), spellings) : NULL;

  gtk_label_set_label (self->missing, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), words != NULL);
}

static void
show_statistics (NunColumnDetails *self)
{
  const NunColumnProfile *profile = nun_column_item_get_profile (self->item);
  g_autofree char        *minimum = NULL, *maximum = NULL;

  show_missing (self, profile);
  nun_histogram_set_profile (NUN_HISTOGRAM (self->bars), profile);
  gtk_widget_set_visible (self->ends, gtk_widget_get_visible (self->bars));
  if (!gtk_widget_get_visible (self->bars))
    return;
  minimum = g_strdup_printf ("%.10g", profile->minimum);
  maximum = g_strdup_printf ("%.10g", profile->maximum);
  gtk_label_set_label (self->minimum, minimum);
  gtk_label_set_label (self->maximum, maximum);
}

static void
name_accept (NunColumnDetails *self)
{
  gboolean several = is_several (self);

  gtk_button_set_label (GTK_BUTTON (self->accept_all),
                        several ? _ ("_Accept Columns") : _ ("_Accept Column"));
  gtk_widget_set_tooltip_text (
      self->accept_all, several
                            ? _ ("Make every suggestion for these columns your choice, but for "
                                 "hunches among others (Ctrl+Enter)")
                            : _ ("Make every suggestion for this column your choice (Ctrl+Enter)"));
  nun_name_button (GTK_WIDGET (self->accept_all),
                   several ? _ ("Accept These Columns") : _ ("Accept This Column"));
}

static GtkWidget *
make_head (NunColumnDetails *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = nun_wrap_box_new ();

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("Back to the Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the Columns"), -1);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_visible (self->back, FALSE);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back), self);

  self->title = make_label ("title-3");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->accept_all = gtk_button_new_with_mnemonic ("");
  name_accept (self);
  gtk_widget_set_valign (self->accept_all, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->accept_all, "clicked", G_CALLBACK (on_accept_all), self);

  self->part = make_label ("caption-heading");
  self->facts = make_label ("caption");
  self->samples = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->samples), "dim-label");
  gtk_label_set_lines (self->samples, 2);
  gtk_label_set_ellipsize (self->samples, PANGO_ELLIPSIZE_END);

  gtk_box_append (GTK_BOX (line), self->back);
  nun_wrap_box_append (NUN_WRAP_BOX (name), GTK_WIDGET (self->title));
  nun_wrap_box_append (NUN_WRAP_BOX (name), self->accept_all);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->part));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->samples));
  self->statistics = make_statistics (self);
  gtk_box_append (GTK_BOX (head), self->statistics);
  return head;
}

static GtkWidget *
make_pane (NunColumnDetails *self)
{
  /* Later toolkits give it a role that has no name. */
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->editors = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->editors);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The Selected Column"), -1);
  return scroller;
}

static void
nun_column_details_init (NunColumnDetails *self)
{
  self->stack = gtk_stack_new ();
  self->nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "view-list-symbolic");
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing),
                                   _ ("Select a column to see and change what it means"));
  gtk_widget_add_css_class (self->nothing, "compact");
  nun_name_parts (self->nothing, "GtkScrolledWindow", _ ("No Column Selected"));
  self->pane = make_pane (self);
  gtk_stack_add_child (GTK_STACK (self->stack), self->nothing);
  gtk_stack_add_child (GTK_STACK (self->stack), self->pane);
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/* -- the adviser ----------------------------------------------------------------------------------- */

static const NunAdvice *
get_advice (NunColumnDetails *self)
{
  return nun_session_get_advice (self->session, self->table,
                                 nun_column_item_get_index (self->item));
}

static gboolean
has_value (gconstpointer suggestion, gconstpointer value)
{
  return g_str_equal (((const NunSuggestion *) suggestion)->value, value);
}

static int
compare_confidence (gconstpointer a, gconstpointer b)
{
  const NunSuggestion *first = *(NunSuggestion **) a, *second = *(NunSuggestion **) b;

  return (first->confidence < second->confidence) - (first->confidence > second->confidence);
}

/* What the adviser would say of any of several columns, the surest first; NULL while that is worked out.  Transfer full. */
static GPtrArray *
dup_common_ucds (NunColumnDetails *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_suggestion_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const NunAdvice *advice = nun_session_get_advice (
          self->session, self->table, nun_column_item_get_index (self->items->pdata[i]));

      if (advice == NULL)
        return NULL;
      for (guint k = 0; k < advice->ucds->len && all->len < MAX_SUGGESTIONS; k++)
        {
          const NunSuggestion *it = advice->ucds->pdata[k];

          if (!g_ptr_array_find_with_equal_func (all, it->value, has_value, NULL))
            g_ptr_array_add (all, nun_suggestion_new (it->value, it->confidence, it->reason));
        }
    }
  g_ptr_array_sort (all, compare_confidence);
  return g_steal_pointer (&all);
}

/* Suggestions may come while the chooser is open already. */
static void
fill_chooser (NunColumnDetails *self)
{
  const NunAdvice      *advice = self->chooser != NULL ? get_advice (self) : NULL;
  g_autoptr (GPtrArray) ucds = NULL;

  if (advice == NULL)
    return;
  ucds = is_several (self) ? dup_common_ucds (self) : g_ptr_array_ref (advice->ucds);
  if (ucds == NULL)
    return;
  nun_ucd_chooser_set_suggestions (self->chooser, ucds);
  g_clear_weak_pointer (&self->chooser);
}

static void
on_chosen (NunColumnDetails *self, const char *ucd, NunUcdChooser *chooser)
{
  const char        *table = g_object_get_data (G_OBJECT (chooser), "table");
  const char *const *columns = g_object_get_data (G_OBJECT (chooser), "columns");
  g_autoptr (GError) error = NULL;

  if (!nun_session_set_columns (self->session, table, columns, "ucd", ucd, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
}

/* A line about what a UCD is chosen for: "mag · 1.6, 2.3", or the names. */
static char *
dup_chooser_facts (NunColumnDetails *self)
{
  const char      *unit = nun_column_item_get_text (self->item, NUN_CELL_UNIT);
  const char      *samples = nun_column_item_get_text (self->item, NUN_CELL_SAMPLES);
  g_autofree char *facts =
      is_several (self)
          ? dup_line (self)
          : g_strdup_printf ("%s%s%s", unit, *unit != 0 && *samples != 0 ? " · " : "", samples);

  return nun_isolate (facts);
}

/* "" also where several differ. */
static const char *
get_ucd (NunColumnDetails *self)
{
  const char *ucd = nun_column_item_get_text (self->item, NUN_CELL_UCD);

  for (guint i = 1; i < self->items->len; i++)
    if (!g_str_equal (nun_column_item_get_text (self->items->pdata[i], NUN_CELL_UCD), ucd))
      return "";
  return ucd;
}

void
nun_column_details_choose_ucd (NunColumnDetails *self)
{
  g_autofree char *title = NULL, *facts = NULL;
  NunUcdChooser   *chooser;

  if (self->item == NULL || nun_session_is_read_only (self->session))
    return;
  title = dup_title (self);
  facts = dup_chooser_facts (self);
  chooser = nun_ucd_chooser_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, facts,
                                 get_ucd (self));
  /* The columns that it was opened for, whatever is selected when it is answered. */
  g_object_set_data_full (G_OBJECT (chooser), "table", g_strdup (self->table), g_free);
  g_object_set_data_full (G_OBJECT (chooser), "columns", dup_names (self),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->chooser, chooser);
  fill_chooser (self);
  gtk_window_present (GTK_WINDOW (chooser));
}

/* Where nothing is said, what the adviser would say. */
static void
suggest (NunColumnDetails *self, NunFieldEditor *editor, const NunAdvice *advice)
{
  const char          *key = nun_field_editor_get_field (editor)->key;
  const NunSuggestion *suggestion = NULL;

  if (advice != NULL && g_str_equal (key, "unit"))
    suggestion = advice->unit;
  if (advice != NULL && g_str_equal (key, "description"))
    suggestion = advice->description;
  if (advice != NULL && g_str_equal (key, "ucd") && advice->ucds->len > 0)
    suggestion = g_ptr_array_index (advice->ucds, 0);
  nun_field_editor_set_suggestion (editor, suggestion);
}

void
nun_column_details_attach (NunColumnDetails *self, NunSession *session)
{
  self->session = g_object_ref (session);
  /* Rules belong to the fields of images and spectra, which have a panel of their own. */
  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_COLUMN && field->kind != NUN_FIELD_RULE)
      {
        GtkWidget *editor = nun_field_editor_new (session, field, FALSE);

        gtk_box_append (GTK_BOX (self->editors), editor);
        g_signal_connect_object (editor, "choose", G_CALLBACK (nun_column_details_choose_ucd), self,
                                 G_CONNECT_SWAPPED);
      }
}

static gboolean
is_guessed (NunColumnDetails *self, NunColumnItem *item)
{
  NunDescription *description = nun_session_get_description (self->session);

  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    {
      const NunDatum *datum =
          field->scope == NUN_SCOPE_COLUMN
              ? nun_description_get (description, self->table, nun_column_item_get_name (item),
                                     field->key)
              : NULL;

      if (datum != NULL && datum->origin != NUN_ORIGIN_PERSON)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_guess (NunColumnDetails *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (is_guessed (self, self->items->pdata[i]))
      return TRUE;
  return FALSE;
}

void
nun_column_details_refresh (NunColumnDetails *self)
{
  const NunAdvice *advice;
  const char      *part;

  if (self->item == NULL)
    return;
  advice = is_several (self) ? NULL : get_advice (self);
  for (GtkWidget *editor = gtk_widget_get_first_child (self->editors); editor != NULL;
       editor = gtk_widget_get_next_sibling (editor))
    {
      suggest (self, NUN_FIELD_EDITOR (editor), advice);
      nun_field_editor_refresh (NUN_FIELD_EDITOR (editor));
    }
  fill_chooser (self);
  part = is_several (self) ? "" : nun_column_item_get_text (self->item, NUN_CELL_PART);
  gtk_label_set_label (self->part, part);
  gtk_widget_set_visible (GTK_WIDGET (self->part), *part != 0);
  gtk_widget_set_sensitive (self->accept_all,
                            has_guess (self) && !nun_session_is_read_only (self->session));
}

/* What stands above the editors. */
static void
show_head (NunColumnDetails *self)
{
  gboolean         several = is_several (self);
  g_autofree char *title = dup_title (self);
  g_autofree char *facts =
      several
          ? g_strdup (_ ("What you change here changes in all of them; one undo takes it back."))
          : nun_column_item_dup_facts (self->item);
  g_autofree char *line = several ? dup_line (self) : NULL;
  g_autofree char *samples =
      nun_isolate (several ? line : nun_column_item_get_text (self->item, NUN_CELL_SAMPLES));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->facts, facts);
  gtk_label_set_label (self->samples, samples);
  gtk_widget_set_visible (self->statistics, !several);
  name_accept (self);
  if (!several)
    show_statistics (self);
}

static void
show_editors (NunColumnDetails *self)
{
  g_auto (GStrv) names = dup_names (self);

  for (GtkWidget *editor = gtk_widget_get_first_child (self->editors); editor != NULL;
       editor = gtk_widget_get_next_sibling (editor))
    {
      gtk_widget_set_visible (
          editor,
          !is_several (self) ||
              g_strv_contains (common_keys,
                               nun_field_editor_get_field (NUN_FIELD_EDITOR (editor))->key));
      nun_field_editor_set_columns (NUN_FIELD_EDITOR (editor), self->table,
                                    (const char *const *) names);
    }
}

/* The pane stays where it is from column to column, for who goes through their units; of several it is another one. */
static void
show_top (NunColumnDetails *self)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->pane));

  gtk_adjustment_set_value (down, gtk_adjustment_get_lower (down));
}

void
nun_column_details_show (NunColumnDetails *self, const char *table, GPtrArray *items)
{
  NunColumnItem *item = items->len > 0 ? items->pdata[0] : NULL;
  gboolean       was_several = is_several (self);

  g_set_object (&self->item, item);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
  g_free (self->table);
  self->table = g_strdup (table);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), item != NULL ? self->pane : self->nothing);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->pane), GTK_ACCESSIBLE_STATE_HIDDEN,
                               item == NULL, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->nothing), GTK_ACCESSIBLE_STATE_HIDDEN,
                               item != NULL, -1);
  if (item == NULL)
    return;

  show_head (self);
  show_editors (self);
  nun_column_details_refresh (self);
  if (was_several != is_several (self))
    show_top (self);
}

void
nun_column_details_set_alone (NunColumnDetails *self, gboolean alone)
{
  gtk_widget_set_visible (self->back, alone);
}

void
nun_column_details_focus (NunColumnDetails *self, const char *key)
{
  for (GtkWidget *editor = gtk_widget_get_first_child (self->editors); editor != NULL;
       editor = gtk_widget_get_next_sibling (editor))
    if (key == NULL
            ? gtk_widget_get_visible (editor)
            : g_str_equal (nun_field_editor_get_field (NUN_FIELD_EDITOR (editor))->key, key))
      {
        nun_field_editor_focus (NUN_FIELD_EDITOR (editor));
        return;
      }
}
