/* The window in which the rule of one field is changed, with what comes of it. */
#include "app/meaning/rule-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/meaning/card-list.h"
#include "app/meaning/sample.h"
#include "app/session/thread.h"
#include "app/widgets/bidi.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "observe/observation-field.h"
#include "observe/observation.h"

/* Files on which a rule is tried. */
#define MAX_SAMPLES 6

typedef struct
{
  char       *name;    /* as the collection has it */
  NunDataset *dataset; /* NULL while it is read, and when it cannot be */
  char       *problem;
  GtkLabel   *value; /* of its row */
} Sample;

struct _NunRuleWindow
{
  AdwWindow                  parent_instance;
  NunSession                *session;
  NunObservations           *observations;
  const NunObservationField *field;
  GPtrArray                 *samples; /* of Sample */
  GtkSizeGroup *names; /* of the samples, so that their values stand below each other */
  GCancellable *cancellable;

  AdwWindowTitle *title;
  GtkWidget      *apply_button;
  GtkLabel       *help;
  GtkEntry       *entry;
  GtkLabel       *verdict;
  GtkWidget      *back_button;
  GtkListBox     *value_list;
  GtkMenuButton  *words_button;
  GtkWidget      *use_box;
  GtkListBox     *word_list;
  GtkDropDown    *file_drop;
  NunCardList    *cards;
  GtkWidget      *use_button;
  GtkWidget      *also_button;
  GtkWidget      *no_header;
};

G_DEFINE_FINAL_TYPE (NunRuleWindow, nun_rule_window, ADW_TYPE_WINDOW)

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->name);
  g_free (sample->problem);
  g_clear_pointer (&sample->dataset, nun_dataset_unref);
  g_free (sample);
}

/* -- the rule ---------------------------------------------------------------------------------------- */

char *
nun_rule_text_with_keyword (const char *rule, const char *keyword, gboolean as_well)
{
  const char *steps = strstr (rule, " | ");
  gsize       source = steps != NULL ? (gsize) (steps - rule) : strlen (rule);

  if (as_well && *rule != 0)
    {
      g_autofree char *first = g_strndup (rule, source);

      if (g_str_has_prefix (rule, "keyword ") && strstr (first, " in ") == NULL &&
          strstr (rule, " else ") == NULL)
        return g_strdup_printf ("%s, %s%s", first, keyword, steps != NULL ? steps : "");
      return g_strdup_printf ("%s else keyword %s", rule, keyword);
    }
  if (strstr (rule, " else ") != NULL)
    steps = NULL;
  return g_strdup_printf ("keyword %s%s", keyword, steps != NULL ? steps : "");
}

static const char *
typed (NunRuleWindow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static const NunDatum *
get_datum (NunRuleWindow *self)
{
  return nun_description_get (nun_session_get_description (self->session),
                              self->observations->table, self->field->key, "rule");
}

static void
show_value (NunRuleWindow *self, Sample *sample, const NunRule *rule)
{
  g_autofree char *why = NULL;
  g_autofree char *value = rule != NULL && sample->dataset != NULL
                               ? nun_rule_evaluate (rule, sample->dataset, &why)
                               : NULL;
  g_autofree char *text = NULL;

  if (value != NULL)
    text = g_strdup_printf ("%s%s%s", value, *self->field->unit != 0 ? " " : "", self->field->unit);
  else if (sample->problem != NULL || why != NULL)
    text = g_strdup (sample->problem != NULL ? sample->problem : why);
  else
    text = g_strdup (sample->dataset == NULL ? _ ("Reading…") : "–");
  gtk_label_set_label (sample->value, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (sample->value), text);
  if (value != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (sample->value), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (sample->value), "dim-label");
}

/* While it is typed. */
static void
judge (NunRuleWindow *self)
{
  g_autoptr (GError)  error = NULL;
  gboolean            empty = *typed (self) == 0;
  g_autoptr (NunRule) rule = empty ? NULL : nun_rule_parse (typed (self), &error);

  gtk_label_set_label (self->verdict, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->apply_button,
                            error == NULL && !nun_session_is_read_only (self->session));
  for (guint i = 0; i < self->samples->len; i++)
    show_value (self, g_ptr_array_index (self->samples, i), rule);
}

static void
on_apply (NunRuleWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->apply_button))
    return;
  if (nun_session_set (self->session, self->observations->table, self->field->key, "rule",
                       typed (self), &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    {
      gtk_label_set_label (self->verdict, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
    }
}

/* Back to what is guessed. */
static void
on_back (NunRuleWindow *self)
{
  nun_session_set (self->session, self->observations->table, self->field->key, "rule", NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_keyword (NunRuleWindow *self, const char *keyword, gboolean as_well)
{
  g_autofree char *text = NULL;

  if (keyword == NULL || *keyword == 0)
    return;
  text = nun_rule_text_with_keyword (typed (self), keyword, as_well);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
on_picked (NunRuleWindow *self, const char *keyword)
{
  take_keyword (self, keyword, FALSE);
}

static void
on_use (NunRuleWindow *self)
{
  take_keyword (self, nun_card_list_get_selected (self->cards), FALSE);
}

static void
on_also (NunRuleWindow *self)
{
  take_keyword (self, nun_card_list_get_selected (self->cards), TRUE);
}

/* -- samples ----------------------------------------------------------------------------------------- */

static void
show_cards (NunRuleWindow *self)
{
  guint         at = gtk_drop_down_get_selected (self->file_drop);
  const Sample *sample = at < self->samples->len ? g_ptr_array_index (self->samples, at) : NULL;

  NunDataset *dataset = sample != NULL ? sample->dataset : NULL;
  gboolean    is_text = dataset != NULL && dataset->header == NULL;

  nun_card_list_set_header (self->cards, dataset != NULL ? dataset->header : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), !is_text);
  gtk_widget_set_visible (self->use_box, !is_text);
  gtk_widget_set_visible (self->no_header, is_text);
}

static void read_next (NunRuleWindow *self);

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (NunRuleWindow) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (NunDataset)    dataset = nun_sample_read_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  for (guint i = 0; i < self->samples->len; i++)
    {
      Sample *sample = g_ptr_array_index (self->samples, i);

      if (sample->dataset != NULL || sample->problem != NULL)
        continue;
      if (dataset != NULL)
        sample->dataset = g_steal_pointer (&dataset);
      else
        sample->problem = g_strdup (error->message);
      if (i == gtk_drop_down_get_selected (self->file_drop))
        show_cards (self);
      break;
    }
  judge (self);
  read_next (self);
}

static char *
dup_cell (NunRuleWindow *self, gint64 row, const char *column)
{
  GPtrArray *columns = nun_spool_get_columns (self->observations->spool);

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((const NunColumn *) g_ptr_array_index (columns, i))->name, column))
      return nun_spool_dup_cell (self->observations->spool, row, i);
  return g_strdup ("");
}

/* One after the other; in the order of the samples. */
static void
read_next (NunRuleWindow *self)
{
  const NunCollection *collection = nun_description_find_collection (
      nun_session_get_description (self->session), self->observations->table);

  for (guint i = 0; collection != NULL && i < self->samples->len; i++)
    {
      Sample          *sample = g_ptr_array_index (self->samples, i);
      gint64           row = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (sample->value), "row"));
      g_autofree char *path = NULL, *hdu = NULL, *index = NULL;

      if (sample->dataset != NULL || sample->problem != NULL)
        continue;
      path = g_canonicalize_filename (sample->name, collection->source);
      hdu = dup_cell (self, row, NUN_PRODUCT_HDU);
      index = dup_cell (self, row, NUN_PRODUCT_INDEX);
      nun_sample_read_async (path, atoi (hdu), *index != 0 ? atoi (index) : -1, self->cancellable,
                             on_read, g_object_ref (self));
      return;
    }
}

static void
add_sample (NunRuleWindow *self, gint64 row)
{
  Sample          *sample = g_new0 (Sample, 1);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *name = gtk_label_new (NULL), *value = gtk_label_new (NULL);
  g_autofree char *shown = NULL;

  sample->name = dup_cell (self, row, NUN_PRODUCT_PATH);
  sample->value = GTK_LABEL (value);
  shown = g_path_get_basename (sample->name);
  gtk_label_set_label (GTK_LABEL (name), shown);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_size_group_add_widget (self->names, name);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  g_object_set_data (G_OBJECT (value), "row", GSIZE_TO_POINTER ((gsize) row));
  gtk_list_box_append (self->value_list, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_ptr_array_add (self->samples, sample);
}

/* Files without a value first, for they are why the rule is looked at; then some from all over the list. */
static void
choose_samples (NunRuleWindow *self)
{
  gint64                    n = nun_spool_get_n_rows (self->observations->spool);
  g_autoptr (GHashTable)    taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gint64 i = 0; i < n && self->samples->len < MAX_SAMPLES / 2; i++)
    {
      g_autofree char *value = dup_cell (self, i, self->field->key);

      if (*value == 0 && g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) i + 1)))
        add_sample (self, i);
    }
  for (guint k = 0; k < MAX_SAMPLES && self->samples->len < MAX_SAMPLES && n > 0; k++)
    {
      gint64 i = n * k / MAX_SAMPLES;

      if (g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) i + 1)))
        add_sample (self, i);
    }
  for (guint i = 0; i < self->samples->len; i++)
    gtk_string_list_append (names, ((Sample *) g_ptr_array_index (self->samples, i))->name);
  gtk_drop_down_set_model (self->file_drop, G_LIST_MODEL (names));
}

/* -- words ------------------------------------------------------------------------------------------- */

static void
add_words (NunRuleWindow *self, const NunRuleWord *words)
{
  for (; words->name != NULL; words++)
    {
      GtkWidget       *row = adw_action_row_new ();
      g_autofree char *plain = words->argument != NULL
                                   ? g_strdup_printf ("%s … %s", words->name, _ (words->argument))
                                   : g_strdup (words->name);
      g_autofree char *below =
          g_strdup_printf ("%s  %s", _ (words->help), words->example != NULL ? words->example : "");
      g_autofree char *title = g_markup_escape_text (plain, -1);
      g_autofree char *subtitle = g_markup_escape_text (below, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, below, -1);
      gtk_list_box_append (self->word_list, row);
    }
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_rule_window_dispose (GObject *object)
{
  NunRuleWindow *self = NUN_RULE_WINDOW (object);

  nun_give_up (&self->cancellable);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_object (&self->names);
  g_clear_pointer (&self->observations, nun_observations_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (nun_rule_window_parent_class)->dispose (object);
}

static void
nun_rule_window_class_init (NunRuleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_CARD_LIST);
  G_OBJECT_CLASS (klass)->dispose = nun_rule_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/rule-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, help);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, value_list);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, words_button);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, use_box);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, word_list);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, file_drop);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, use_button);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, also_button);
  gtk_widget_class_bind_template_child (widget_class, NunRuleWindow, no_header);
  gtk_widget_class_bind_template_callback (widget_class, judge);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
  gtk_widget_class_bind_template_callback (widget_class, on_also);
}

static void
nun_rule_window_init (NunRuleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->samples = g_ptr_array_new_with_free_func (sample_free);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  nun_let_drop_down_shrink (self->file_drop);
  nun_name_drop_down (self->file_drop, _ ("File"));
  nun_let_buttons_shrink (GTK_WIDGET (self->use_box));
  nun_let_popover_fit (self->words_button, 420);
  nun_keep_left_to_right (GTK_WIDGET (self->entry));
}

static void
fill (NunRuleWindow *self)
{
  const NunDatum  *datum = get_datum (self);
  gboolean         decided = datum != NULL && datum->origin == NUN_ORIGIN_PERSON;
  g_autofree char *title = g_strdup_printf (_ ("Rule for %s"), _ (self->field->label));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, self->observations->table);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->help, _ (self->field->help));
  gtk_widget_set_visible (self->back_button, decided && !nun_session_is_read_only (self->session));
  choose_samples (self);
  add_words (self, nun_rule_sources ());
  add_words (self, nun_rule_steps ());
  gtk_editable_set_text (GTK_EDITABLE (self->entry), datum != NULL ? datum->value : "");
  judge (self);
  g_signal_connect_object (self->file_drop, "notify::selected", G_CALLBACK (show_cards), self,
                           G_CONNECT_SWAPPED);
  read_next (self);
}

GtkWindow *
nun_rule_window_present (GtkWidget       *owner,
                         NunSession      *session,
                         NunObservations *observations,
                         const char      *field)
{
  NunRuleWindow *self =
      g_object_new (NUN_TYPE_RULE_WINDOW, "transient-for", gtk_widget_get_root (owner), NULL);

  self->session = g_object_ref (session);
  self->observations = nun_observations_ref (observations);
  self->field = nun_observation_field_find (field);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WINDOW (self);
}
