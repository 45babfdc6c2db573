/* What the list of columns shows of one column. */
#include "app/meaning/column-item.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "app/widgets/suggestion-row.h"
#include "app/widgets/verdict.h"

struct _NunColumnItem
{
  GObject        parent_instance;
  NunCollection *collection;
  guint          index;
  char          *cells[NUN_N_CELLS]; /* the words of a UCD are NULL until they are asked for */
  NunColumnState state;
  gboolean       is_hunch;
  char          *why;
};

G_DEFINE_FINAL_TYPE (NunColumnItem, nun_column_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
nun_column_item_finalize (GObject *object)
{
  NunColumnItem *self = NUN_COLUMN_ITEM (object);

  nun_collection_unref (self->collection);
  for (guint i = 0; i < NUN_N_CELLS; i++)
    g_free (self->cells[i]);
  g_free (self->why);
  G_OBJECT_CLASS (nun_column_item_parent_class)->finalize (object);
}

static void
nun_column_item_class_init (NunColumnItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_column_item_finalize;
  changed_signal = g_signal_new ("changed", NUN_TYPE_COLUMN_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
nun_column_item_init (NunColumnItem *self)
{
}

static const NunColumn *
column (NunColumnItem *self)
{
  return g_ptr_array_index (self->collection->columns, self->index);
}

static char *
dup_type (const NunColumn *it)
{
  if (it->sexagesimal)
    return g_strdup (_ ("sexagesimal text"));
  if (nun_datatype_is_text (it->datatype))
    return g_strdup (_ ("text"));
  if (it->arraysize != NULL)
    return g_strdup_printf ("%s[%s]", nun_datatype_name (it->datatype), it->arraysize);
  return g_strdup (nun_datatype_name (it->datatype));
}

NunColumnItem *
nun_column_item_new (NunCollection *collection, guint index)
{
  NunColumnItem          *self = g_object_new (NUN_TYPE_COLUMN_ITEM, NULL);
  const NunColumnProfile *profile;

  self->collection = nun_collection_ref (collection);
  self->index = index;
  self->why = g_strdup ("");
  profile = nun_column_item_get_profile (self);
  for (guint i = 0; i < NUN_N_CELLS; i++)
    self->cells[i] = g_strdup ("");
  g_free (self->cells[NUN_CELL_NAME]);
  self->cells[NUN_CELL_NAME] = g_strdup (column (self)->name);
  g_free (self->cells[NUN_CELL_TYPE]);
  self->cells[NUN_CELL_TYPE] = dup_type (column (self));
  if (profile != NULL)
    {
      g_free (self->cells[NUN_CELL_SAMPLES]);
      self->cells[NUN_CELL_SAMPLES] = g_strjoinv (", ", (char **) profile->samples);
    }
  return self;
}

const char *
nun_column_item_get_name (NunColumnItem *self)
{
  return self->cells[NUN_CELL_NAME];
}

guint
nun_column_item_get_index (NunColumnItem *self)
{
  return self->index;
}

const char *
nun_column_item_get_why (NunColumnItem *self)
{
  return self->why;
}

const char *
nun_column_item_get_text (NunColumnItem *self, NunCell cell)
{
  /* Only for those that are seen: a thousand columns would take their time. */
  if (cell == NUN_CELL_WORDS && self->cells[cell] == NULL)
    {
      self->cells[cell] = nun_ucd_words_for_people (self->cells[NUN_CELL_UCD]);
      if (self->cells[cell] == NULL)
        self->cells[cell] = g_strdup ("");
    }
  return self->cells[cell];
}

const NunColumnProfile *
nun_column_item_get_profile (NunColumnItem *self)
{
  const NunProfile *profile = self->collection->profile;

  return profile != NULL && self->index < profile->n_columns ? &profile->columns[self->index]
                                                             : NULL;
}

NunColumnState
nun_column_item_get_state (NunColumnItem *self)
{
  return self->state;
}

gboolean
nun_column_item_is_hunch (NunColumnItem *self)
{
  return self->is_hunch;
}

const char *
nun_column_state_icon (NunColumnState state)
{
  switch (state)
    {
    case NUN_COLUMN_LOOK: return "dialog-warning-symbolic";
    case NUN_COLUMN_DECIDED: return "object-select-symbolic";
    case NUN_COLUMN_SURE:
    default: return "dialog-question-symbolic"; /* never seen */
    }
}

const char *
nun_column_state_words (NunColumnState state)
{
  switch (state)
    {
    case NUN_COLUMN_LOOK: return _ ("needs a look");
    case NUN_COLUMN_SURE: return _ ("surely right");
    case NUN_COLUMN_DECIDED: return _ ("your choice");
    default: return "";
    }
}

char *
nun_column_item_dup_facts (NunColumnItem *self)
{
  const NunColumnProfile *profile = nun_column_item_get_profile (self);
  GString                *out = g_string_new (self->cells[NUN_CELL_TYPE]);

  if (profile == NULL)
    return g_string_free (out, FALSE);
  if (profile->n_null > 0)
    g_string_append_printf (out,
                            g_dngettext (GETTEXT_PACKAGE, " · %'" PRId64 " empty cell",
                                         " · %'" PRId64 " empty cells", (gulong) profile->n_null),
                            profile->n_null);
  if (profile->n_distinct >= 0)
    g_string_append_printf (out,
                            g_dngettext (GETTEXT_PACKAGE, " · %'" PRId64 " value",
                                         " · %'" PRId64 " different values",
                                         (gulong) profile->n_distinct),
                            profile->n_distinct);
  /* A range stands below the bars; a single value has none. */
  if (profile->has_range && !(profile->minimum < profile->maximum))
    g_string_append_printf (out, _ (" · always %.10g"), profile->minimum);
  return g_string_free (out, FALSE);
}

/* -- what the description says --------------------------------------------------------------------- */

static gboolean
replace (NunColumnItem *self, NunCell cell, const char *text)
{
  if (g_str_equal (self->cells[cell], text))
    return FALSE;
  g_free (self->cells[cell]);
  self->cells[cell] = g_strdup (text);
  return TRUE;
}

/* "UCD: likely, 72 %. Columns called so usually hold this." */
static void
add_reason (GString *why, const char *key, const NunDatum *datum)
{
  const NunField *field = nun_field_find (NUN_SCOPE_COLUMN, key);
  const char     *style;

  g_string_append_printf (why, _ ("%s%s: %s, %d %%."), why->len > 0 ? "\n" : "", _ (field->label),
                          nun_suggestion_words (datum->confidence, &style),
                          (int) lround (100 * datum->confidence));
  if (datum->reason != NULL)
    g_string_append_printf (why, " %s", datum->reason);
}

static void
add_line (GString *why, const char *sentence)
{
  g_string_append_printf (why, "%s%s", why->len > 0 ? "\n" : "", sentence);
}

/* What is guessed and not sure, whatever it is said of. */
static gboolean
add_doubts (NunColumnItem *self, NunDescription *description, GString *why)
{
  static const char *const keys[] = { "role", "unit", "ucd", "description", "null_value" };
  gboolean                 doubtful = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const NunDatum *datum = nun_description_get (description, self->collection->name,
                                                   self->cells[NUN_CELL_NAME], keys[i]);

      if (datum == NULL || datum->origin == NUN_ORIGIN_PERSON ||
          datum->confidence >= NUN_SUGGEST_SURE)
        continue;
      doubtful = TRUE;
      add_reason (why, keys[i], datum);
    }
  return doubtful;
}

static NunColumnState
judge (NunColumnItem *self, NunDescription *description, const char *finding, GString *why)
{
  const NunDatum *ucd =
      nun_description_get (description, self->collection->name, self->cells[NUN_CELL_NAME], "ucd");
  gboolean look = add_doubts (self, description, why);

  if (ucd == NULL)
    add_line (why, _ ("Nothing says what kind of quantity it is."));
  if (finding != NULL)
    add_line (why, finding);
  if (look || ucd == NULL || finding != NULL)
    return NUN_COLUMN_LOOK;
  if (ucd->origin == NUN_ORIGIN_PERSON)
    return NUN_COLUMN_DECIDED;
  if (ucd->reason != NULL)
    add_line (why, ucd->reason);
  return NUN_COLUMN_SURE;
}

/* The role where it has one, else how the adviser says that it hangs on its neighbours. */
static const char *
part_of (NunColumnItem *self, NunDescription *description, const NunAdvice *advice)
{
  NunRole role =
      nun_description_get_role (description, self->collection->name, self->cells[NUN_CELL_NAME]);

  if (role != NUN_ROLE_DATA)
    return _ (nun_role_info (role)->label);
  if (advice == NULL || advice->part == NULL ||
      g_str_equal (advice->part, _ (nun_role_info (NUN_ROLE_DATA)->label)))
    return ""; /* that it is data says nothing */
  return advice->part;
}

static gboolean
replace_hunch (NunColumnItem *self, NunDescription *description)
{
  const NunDatum *ucd =
      nun_description_get (description, self->collection->name, self->cells[NUN_CELL_NAME], "ucd");
  gboolean former = self->is_hunch;

  self->is_hunch = ucd != NULL && *ucd->value != 0 && !nun_description_is_said (ucd);
  return self->is_hunch != former;
}

static gboolean
replace_why (NunColumnItem *self, GString *why)
{
  gboolean same = g_str_equal (self->why, why->str);

  g_free (self->why);
  self->why = g_string_free (why, FALSE);
  return !same;
}

void
nun_column_item_refresh (NunColumnItem   *self,
                         NunDescription  *description,
                         GHashTable      *found,
                         const NunAdvice *advice)
{
  const char    *table = self->collection->name, *name = self->cells[NUN_CELL_NAME];
  const char    *ucd = nun_description_get_value (description, table, name, "ucd");
  GString       *why = g_string_new (NULL);
  NunColumnState state = judge (self, description, g_hash_table_lookup (found, name), why);
  gboolean       changed = state != self->state;

  self->state = state;
  changed |= replace_why (self, why);
  changed |= replace_hunch (self, description);
  changed |= replace (self, NUN_CELL_PART, part_of (self, description, advice));
  changed |=
      replace (self, NUN_CELL_UNIT, nun_description_get_value (description, table, name, "unit"));
  if (replace (self, NUN_CELL_UCD, ucd))
    {
      g_clear_pointer (&self->cells[NUN_CELL_WORDS], g_free);
      changed = TRUE;
    }
  changed |= replace (self, NUN_CELL_DESCRIPTION,
                      nun_description_get_value (description, table, name, "description"));
  if (changed)
    g_signal_emit (self, changed_signal, 0);
}
