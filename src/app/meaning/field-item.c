/* What the list of fields shows of one field of images or spectra. */
#include "app/meaning/field-item.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "advise/suggest.h"

struct _NunFieldItem
{
  GObject                    parent_instance;
  const NunObservationField *field;
  guint                      column;
  char                      *cells[NUN_N_FIELD_CELLS];
  NunFieldState              state;
  gint64                     n_missing;
};

G_DEFINE_FINAL_TYPE (NunFieldItem, nun_field_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
nun_field_item_finalize (GObject *object)
{
  for (guint i = 0; i < NUN_N_FIELD_CELLS; i++)
    g_free (NUN_FIELD_ITEM (object)->cells[i]);
  G_OBJECT_CLASS (nun_field_item_parent_class)->finalize (object);
}

static void
nun_field_item_class_init (NunFieldItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_field_item_finalize;
  changed_signal = g_signal_new ("changed", NUN_TYPE_FIELD_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
nun_field_item_init (NunFieldItem *self)
{
}

NunFieldItem *
nun_field_item_new (const NunObservationField *field, guint column)
{
  NunFieldItem *self = g_object_new (NUN_TYPE_FIELD_ITEM, NULL);

  self->field = field;
  self->column = column;
  return self;
}

const NunObservationField *
nun_field_item_get_field (NunFieldItem *self)
{
  return self->field;
}

guint
nun_field_item_get_column (NunFieldItem *self)
{
  return self->column;
}

const char *
nun_field_item_get_text (NunFieldItem *self, NunFieldCell cell)
{
  return self->cells[cell] != NULL ? self->cells[cell] : "";
}

NunFieldState
nun_field_item_get_state (NunFieldItem *self)
{
  return self->state;
}

gint64
nun_field_item_get_n_missing (NunFieldItem *self)
{
  return self->n_missing;
}

gboolean
nun_field_item_has_gaps (NunFieldItem *self)
{
  return self->field->level == 1 && self->n_missing > 0;
}

const char *
nun_field_state_icon (NunFieldState state)
{
  static const char *const icons[] = { "dialog-warning-symbolic", "emblem-ok-symbolic",
                                       "avatar-default-symbolic" };

  return icons[state];
}

const char *
nun_field_state_words (NunFieldState state)
{
  static const char *const words[] = { N_ ("needs a look"), N_ ("sure"), N_ ("decided by you") };

  return _ (words[state]);
}

/* -- refreshing -------------------------------------------------------------------------------------- */

char *
nun_field_dup_shown (const NunObservationField *field, const char *value)
{
  char   shown[64], *end;
  double number = g_ascii_strtod (value, &end);

  if (!nun_datatype_is_real (field->datatype) || *value == 0 || *end != 0 || !isfinite (number))
    return g_strdup (value);
  g_ascii_formatd (shown, sizeof shown,
                   fabs (number) >= 1e9               ? "%.6g"
                   : g_str_equal (field->unit, "deg") ? "%.6f"
                   : g_str_equal (field->unit, "d")   ? "%.5f"
                                                      : "%.6g",
                   number);
  return g_strdup (strlen (shown) < strlen (value) ? shown : value);
}

static char *
dup_sample (NunFieldItem *self, const NunColumnProfile *profile)
{
  g_autofree char *shown = NULL;

  if (profile == NULL || profile->samples[0] == NULL)
    return g_strdup ("");
  shown = nun_field_dup_shown (self->field, profile->samples[0]);
  return *self->field->unit == 0 ? g_steal_pointer (&shown)
                                 : g_strdup_printf ("%s %s", shown, self->field->unit);
}

/* "The header says so · 60 %". */
static char *
dup_reason (const NunDatum *rule)
{
  if (rule == NULL)
    return g_strdup ("");
  if (rule->origin == NUN_ORIGIN_PERSON)
    return g_strdup (_ ("You have decided this."));
  if (rule->reason == NULL || rule->confidence >= NUN_SUGGEST_SURE)
    return g_strdup (rule->reason != NULL ? rule->reason : "");
  return g_strdup_printf (_ ("%s (%.0f%% sure)"), rule->reason, rule->confidence * 100.0);
}

static NunFieldState
judge (NunFieldItem *self, const NunDatum *rule, GHashTable *found)
{
  if (g_hash_table_contains (found, self->field->key))
    return NUN_FIELD_LOOK;
  if (rule != NULL && rule->origin == NUN_ORIGIN_PERSON)
    return NUN_FIELD_DECIDED;
  if (self->field->level == 1 && nun_rule_needs_look (rule))
    return NUN_FIELD_LOOK;
  return NUN_FIELD_SURE;
}

static gboolean
take (NunFieldItem *self, NunFieldCell cell, char *text)
{
  gboolean changed = g_strcmp0 (self->cells[cell], text) != 0;

  g_free (self->cells[cell]);
  self->cells[cell] = text;
  return changed;
}

void
nun_field_item_refresh (NunFieldItem         *self,
                        const NunDescription *description,
                        const NunCollection  *collection,
                        GHashTable           *found)
{
  const NunDatum *rule =
      nun_description_get (description, collection->name, self->field->key, "rule");
  const NunColumnProfile *profile =
      collection->profile != NULL && self->column < collection->profile->n_columns
          ? &collection->profile->columns[self->column]
          : NULL;
  NunFieldState before = self->state;
  gboolean      changed = FALSE;

  self->n_missing = profile != NULL ? profile->n_null : 0;
  self->state = judge (self, rule, found);
  changed |= take (self, NUN_FIELD_CELL_SAMPLE, dup_sample (self, profile));
  changed |= take (self, NUN_FIELD_CELL_COUNT,
                   g_strdup_printf (_ ("%'" PRId64 " of %'" PRId64),
                                    collection->n_rows - self->n_missing, collection->n_rows));
  changed |= take (self, NUN_FIELD_CELL_RULE, g_strdup (rule != NULL ? rule->value : ""));
  changed |= take (self, NUN_FIELD_CELL_REASON, dup_reason (rule));
  if (changed || before != self->state)
    g_signal_emit (self, changed_signal, 0);
}
