/* Whether colleagues will find the record. */
#include "app/preview/discovery-panel.h"

#include <glib/gi18n-lib.h>

#include "app/session/subject.h"
#include "app/session/thread.h"
#include "app/widgets/bidi.h"
#include "app/widgets/copy.h"
#include "app/widgets/empty.h"
#include "app/widgets/tab-stop.h"
#include "describe/finding-rule.h"
#include "health/discovery.h"

/* A pause this long after the last key, and it is worked out. */
#define PAUSE_MS 300

struct _NunDiscoveryPanel
{
  AdwBin        parent_instance;
  NunSubject    of;
  guint         pause;
  GCancellable *judging;
  char         *program; /* in Python, or NULL */

  GtkExpander *expander;
  GtkEditable *words_entry;
  GtkEditable *author_entry;
  GtkEditable *place_entry;
  GtkEditable *band_entry;
  GtkEditable *time_entry;
  GtkEditable *ucd_entry;
  GtkLabel    *outcome;
  GtkImage    *icon;
  GtkWidget   *outcome_box;
  GtkListBox  *verdicts;
  GtkLabel    *notes;
  GtkWidget   *copy_button;
};

G_DEFINE_FINAL_TYPE (NunDiscoveryPanel, nun_discovery_panel, ADW_TYPE_BIN)

/* -- judging, in a thread -------------------------------------------------------------------------- */

typedef struct
{
  NunSubject of;
  char      *words, *author, *place, *band, *time, *ucd;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  nun_subject_clear (&order->of);
  g_free (order->words);
  g_free (order->author);
  g_free (order->place);
  g_free (order->band);
  g_free (order->time);
  g_free (order->ucd);
  g_free (order);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order         *order = data;
  NunDiscoveryQuestion question = { .words = order->words,
                                    .author = order->author,
                                    .place = order->place,
                                    .band = order->band,
                                    .time = order->time,
                                    .ucd = order->ucd };
  GError              *error = NULL;
  NunDiscovery        *found = nun_discovery_new (order->of.description, order->of.table,
                                                  order->of.base_url, &question, &error);

  nun_thread_return (task, found, (GDestroyNotify) nun_discovery_free, error);
}

/* -- showing --------------------------------------------------------------------------------------- */

static const struct
{
  const char *icon, *style, *words, *sentence;
} looks[] = {
  [NUN_DISCOVERY_FOUND] = { "object-select-symbolic", "success", N_ ("Found"),
                            N_ ("A registry search for this finds the record.") },
  [NUN_DISCOVERY_PERHAPS] = { "dialog-warning-symbolic", "warning", N_ ("Perhaps"),
                              N_ ("Some registries find the record by this, others do not.") },
  [NUN_DISCOVERY_MISSED] = { "dialog-error-symbolic", "error", N_ ("Missed"),
                             N_ ("A registry search for this misses the record.") },
};

static void
set_icon (GtkImage *icon, NunDiscoveryOutcome outcome)
{
  gtk_image_set_from_icon_name (icon, looks[outcome].icon);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (icon), looks[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (icon), looks[outcome].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (looks[outcome].words), -1);
}

static GtkWidget *
make_verdict (const NunDiscoveryVerdict *verdict)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new ();
  g_autofree char *title = g_markup_escape_text (verdict->asked, -1);
  g_autofree char *subtitle = g_markup_escape_text (verdict->sentence, -1);
  g_autofree char *name =
      g_strdup_printf ("%s: %s", verdict->asked, _ (looks[verdict->outcome].words));

  set_icon (GTK_IMAGE (icon), verdict->outcome);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), verdict->key != NULL);
  if (verdict->key != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "key", g_strdup (verdict->key), g_free);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, verdict->sentence, -1);
  return row;
}

static void
on_verdict (NunDiscoveryPanel *self, GtkListBoxRow *row)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");

  if (key != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.jump", "(isss)", NUN_STEP_ABOUT, "", "",
                                key);
}

static void
empty (NunDiscoveryPanel *self)
{
  nun_empty_list (self->verdicts);
  g_clear_pointer (&self->program, g_free);
  gtk_widget_set_visible (self->outcome_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->verdicts), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
  gtk_widget_set_visible (self->copy_button, FALSE);
}

static void
show_error (NunDiscoveryPanel *self, const char *sentence)
{
  empty (self);
  gtk_image_set_from_icon_name (self->icon, "dialog-question-symbolic");
  gtk_label_set_label (self->outcome, sentence);
  gtk_widget_set_visible (self->outcome_box, TRUE);
}

/* The global image discovery has a say where there are images. */
static gboolean
tells_images (NunDiscoveryPanel *self, const NunDiscovery *found)
{
  const NunCollection *collection =
      nun_description_find_collection (self->of.description, self->of.table);

  return found->asks_images && collection != NULL && collection->kind == NUN_COLLECTION_IMAGES;
}

static char *
dup_sentence (NunDiscoveryPanel *self, const NunDiscovery *found)
{
  const char *sentence = _ (looks[found->outcome].sentence);

  if (!tells_images (self, found))
    return g_strdup (sentence);
  return g_strdup_printf ("%s %s", sentence,
                          found->images_outcome == NUN_DISCOVERY_FOUND
                              ? _ ("pyVO’s global image discovery asks the service, too.")
                              : _ ("pyVO’s global image discovery does not ask the service."));
}

static void
show_found (NunDiscoveryPanel *self, const NunDiscovery *found)
{
  g_autofree char *notes = g_strjoinv ("\n", found->notes);
  g_autofree char *sentence = dup_sentence (self, found);

  empty (self);
  set_icon (self->icon, found->outcome);
  gtk_label_set_label (self->outcome, sentence);
  gtk_widget_set_visible (self->outcome_box, TRUE);
  for (guint i = 0; i < found->verdicts->len; i++)
    gtk_list_box_append (self->verdicts, make_verdict (found->verdicts->pdata[i]));
  for (guint i = 0; tells_images (self, found) && i < found->images->len; i++)
    if (((NunDiscoveryVerdict *) found->images->pdata[i])->outcome != NUN_DISCOVERY_FOUND)
      gtk_list_box_append (self->verdicts, make_verdict (found->images->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->verdicts),
                          gtk_list_box_get_row_at_index (self->verdicts, 0) != NULL);
  gtk_label_set_label (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *notes != 0);
  self->program = g_strdup (found->program);
  gtk_widget_set_visible (self->copy_button, self->program != NULL);
}

static void
on_judged (GObject *object, GAsyncResult *result, gpointer panel)
{
  g_autoptr (NunDiscoveryPanel) self = panel;
  g_autoptr (GError)            error = NULL;
  gpointer                      answer;

  if (!nun_take_answer (&self->judging, result, &answer, &error))
    return; /* a later question is on its way, or the page has gone */
  if (answer == NULL)
    {
      show_error (self, error->message);
      return;
    }
  show_found (self, answer);
  nun_discovery_free (answer);
}

/* -- asking ---------------------------------------------------------------------------------------- */

static char *
dup_typed (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static gboolean
asks_nothing (const Order *order)
{
  return *order->words == 0 && *order->author == 0 && *order->place == 0 && *order->band == 0 &&
         *order->time == 0 && *order->ucd == 0;
}

static void
judge (NunDiscoveryPanel *self)
{
  Order *order;

  nun_give_up (&self->judging);
  if (self->of.description == NULL)
    return;
  order = g_new0 (Order, 1);
  nun_subject_set (&order->of, self->of.description, self->of.table, self->of.base_url);
  order->words = dup_typed (self->words_entry);
  order->author = dup_typed (self->author_entry);
  order->place = dup_typed (self->place_entry);
  order->band = dup_typed (self->band_entry);
  order->time = dup_typed (self->time_entry);
  order->ucd = dup_typed (self->ucd_entry);
  if (asks_nothing (order))
    {
      order_free (order);
      empty (self);
      return;
    }
  nun_ask (&self->judging, run, order, order_free, on_judged, self);
}

static gboolean
on_pause (gpointer data)
{
  NunDiscoveryPanel *self = data;

  self->pause = 0;
  judge (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (NunDiscoveryPanel *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

void
nun_discovery_panel_set (NunDiscoveryPanel *self,
                         NunDescription    *description,
                         const char        *table,
                         const char        *base_url)
{
  if (nun_subject_set (&self->of, description, table, base_url) &&
      gtk_expander_get_expanded (self->expander))
    on_changed (self);
}

static void
on_copy (NunDiscoveryPanel *self)
{
  nun_copy_text (GTK_WIDGET (self), self->program, _ ("Copied as pyVO"));
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_discovery_panel_dispose (GObject *object)
{
  NunDiscoveryPanel *self = NUN_DISCOVERY_PANEL (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  nun_give_up (&self->judging);
  nun_subject_clear (&self->of);
  g_clear_pointer (&self->program, g_free);
  G_OBJECT_CLASS (nun_discovery_panel_parent_class)->dispose (object);
}

static void
nun_discovery_panel_class_init (NunDiscoveryPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_discovery_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/discovery-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, expander);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, words_entry);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, author_entry);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, place_entry);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, band_entry);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, time_entry);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, ucd_entry);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, outcome);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, icon);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, verdicts);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, notes);
  gtk_widget_class_bind_template_child (widget_class, NunDiscoveryPanel, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_verdict);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
nun_discovery_panel_init (NunDiscoveryPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_tab_skip_folded (self->expander);
  /* each of them: what is folded away has no place below the panel yet */
  nun_keep_left_to_right (GTK_WIDGET (self->place_entry));
  nun_keep_left_to_right (GTK_WIDGET (self->time_entry));
  nun_keep_left_to_right (GTK_WIDGET (self->ucd_entry));
}
