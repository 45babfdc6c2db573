/* What the adviser says of the tables, worked out beside the main loop; and what people teach it. */
#include "app/session/session-private.h"

#include <glib/gi18n-lib.h>

#include "app/session/learning.h"
#include "vocabulary/ucd.h"

/* -- advice ---------------------------------------------------------------------------------------- */

/* The advice for one table, and what it was worked out from. */
typedef struct
{
  NunCollection  *collection; /* whose columns and profile were looked at */
  NunDescription *described;  /* the latest state of which `columns` is known to hold; NULL for
                               * those that work the advice out */
  GPtrArray      *columns;    /* of NunColumn: the collection's, in the units that people decided */
  NunPersonal    *personal;
  GPtrArray      *advice; /* of NunAdvice; NULL while it is worked out */
} Advised;

static void
advised_free (Advised *self)
{
  nun_collection_unref (self->collection);
  g_clear_pointer (&self->described, nun_description_unref);
  g_ptr_array_unref (self->columns);
  nun_personal_unref (self->personal);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_free (self);
}

GHashTable *
nun_session_make_advice (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) advised_free);
}

static void
run_advise (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Advised          *asked = task_data;
  g_autofree const char **taught = nun_personal_ucds (asked->personal, asked->columns);

  g_task_return_pointer (task,
                         nun_suggest_columns (asked->columns, asked->collection->profile, taught),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_advised (GObject *object, GAsyncResult *result, gpointer user_data)
{
  NunSession           *self = NUN_SESSION (object);
  const Advised        *asked = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) advice = g_task_propagate_pointer (G_TASK (result), NULL);
  Advised              *advised = g_hash_table_lookup (self->advice, asked->collection->name);

  /* What was asked of an earlier state comes too late. */
  if (self->closing != NULL || advised == NULL || advised->columns != asked->columns ||
      advised->personal != asked->personal)
    return;
  g_clear_pointer (&advised->advice, g_ptr_array_unref);
  advised->advice = g_steal_pointer (&advice);
  self->revision++;
  nun_session_emit_changed (self);
}

/* The unit that a person decided, or the file's. */
static const char *
unit_of (const NunDescription *description, const char *table, const NunColumn *column)
{
  const NunDatum *decided = nun_description_get_decision (description, table, column->name, "unit");

  return decided != NULL ? decided->value : column->unit;
}

/* Whether the columns bear the units that are decided now. */
static gboolean
have_units (GPtrArray *columns, const NunDescription *description, const NunCollection *collection)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_strcmp0 (((NunColumn *) columns->pdata[i])->unit,
                   unit_of (description, collection->name, collection->columns->pdata[i])) != 0)
      return FALSE;
  return TRUE;
}

static GPtrArray *
columns_with_units (const NunDescription *description, const NunCollection *collection)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (guint i = 0; i < collection->columns->len; i++)
    {
      NunColumn  *column = collection->columns->pdata[i];
      const char *unit = unit_of (description, collection->name, column);

      if (g_strcmp0 (unit, column->unit) != 0)
        {
          column = nun_column_copy (column);
          g_free (column->unit);
          column->unit = g_strdup (unit);
        }
      else
        nun_column_ref (column);
      g_ptr_array_add (columns, column);
    }
  return columns;
}

static Advised *
advised_new (const NunCollection *collection,
             NunDescription      *description,
             GPtrArray           *columns,
             NunPersonal         *personal)
{
  Advised *self = g_new0 (Advised, 1);

  self->collection = nun_collection_ref ((NunCollection *) collection);
  self->described = description != NULL ? nun_description_ref (description) : NULL;
  self->columns = g_ptr_array_ref (columns);
  self->personal = nun_personal_ref (personal);
  return self;
}

/* While new advice is worked out for the same columns the former one stands. */
static Advised *
ask (NunSession *self, const NunCollection *collection, NunPersonal *personal)
{
  g_autoptr (GTask)     task = g_task_new (self, NULL, on_advised, NULL);
  g_autoptr (GPtrArray) columns = columns_with_units (self->description, collection);
  Advised              *former = g_hash_table_lookup (self->advice, collection->name);
  Advised              *advised = advised_new (collection, self->description, columns, personal);

  if (former != NULL && former->collection->columns == collection->columns)
    advised->advice = g_steal_pointer (&former->advice);
  g_hash_table_replace (self->advice, g_strdup (collection->name), advised);
  g_task_set_task_data (task, advised_new (collection, NULL, columns, personal),
                        (GDestroyNotify) advised_free);
  g_task_run_in_thread (task, run_advise);
  return advised;
}

/* Whether advice is on what is said now. */
static gboolean
is_current (NunSession          *self,
            Advised             *advised,
            const NunCollection *collection,
            NunPersonal         *personal)
{
  if (advised == NULL || advised->collection->columns != collection->columns ||
      advised->personal != personal)
    return FALSE;
  if (advised->described != self->description)
    {
      if (!have_units (advised->columns, self->description, collection))
        return FALSE;
      nun_description_unref (advised->described);
      advised->described = nun_description_ref (self->description);
    }
  return TRUE;
}

const NunAdvice *
nun_session_get_advice (NunSession *self, const char *table, guint column)
{
  const NunCollection *collection = nun_description_find_collection (self->description, table);
  NunPersonal         *personal = nun_learning_get_personal (nun_learning_get ());
  Advised             *advised;

  if (collection == NULL || self->closing != NULL)
    return NULL;
  advised = g_hash_table_lookup (self->advice, table);
  if (!is_current (self, advised, collection, personal))
    advised = ask (self, collection, personal);
  return advised->advice != NULL && column < advised->advice->len
             ? g_ptr_array_index (advised->advice, column)
             : NULL;
}

/* -- teaching -------------------------------------------------------------------------------------- */

/* Edits (of NunEdit) as nun_session_set_all takes them. */
static GVariant *
pack_edits (GPtrArray *edits)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; i < edits->len; i++)
    {
      const NunEdit *edit = edits->pdata[i];

      g_variant_builder_add (&builder, "(sssms)", edit->table != NULL ? edit->table : "",
                             edit->column != NULL ? edit->column : "", edit->key, edit->value);
    }
  return g_variant_builder_end (&builder);
}

/* "stat.error;phot.mag" for the error of a magnitude; NULL where that is no UCD. */
static char *
error_of (const char *ucd)
{
  g_autofree char            *whole = g_strconcat ("stat.error;", ucd, NULL);
  g_autoptr (NunUcdJudgement) judgement = nun_ucd_judge (whole);

  return judgement->verdict == NUN_UCD_GOOD ? g_strdup (judgement->repair) : NULL;
}

/* The errors of a column are errors of what it holds: the edits that say so where nobody has decided. */
static void
add_errors (NunSession *self, GPtrArray *edits, const char *table, const char *column)
{
  const NunCollection *collection = nun_description_find_collection (self->description, table);
  const char          *ucd = nun_description_get_value (self->description, table, column, "ucd");
  g_autofree char     *value = *ucd != 0 ? error_of (ucd) : NULL;
  int parent = collection != NULL ? nun_collection_find_column (collection, column) : -1;

  for (guint i = 0; value != NULL && parent >= 0 && i < collection->columns->len; i++)
    {
      const char      *name = ((const NunColumn *) collection->columns->pdata[i])->name;
      const NunAdvice *advice = nun_session_get_advice (self, table, i);
      const NunDatum  *datum = nun_description_get (self->description, table, name, "ucd");

      if (advice == NULL || advice->relation != NUN_RELATION_ERROR || advice->parent != parent ||
          (datum != NULL &&
           (datum->origin == NUN_ORIGIN_PERSON || g_str_equal (datum->value, value))))
        continue;
      g_ptr_array_add (edits, nun_edit_new (table, name, "ucd", value));
    }
}

GVariant *
nun_session_dup_offer (NunSession *self,
                       const char *table,
                       const char *column,
                       const char *key,
                       guint      *n_errors)
{
  g_autoptr (GPtrArray) edits = nun_personal_offer (self->description, table, column, key);
  guint                 n_alike = edits->len;

  if (g_str_equal (key, "ucd") &&
      nun_description_get_decision (self->description, table, column, key) != NULL)
    add_errors (self, edits, table, column);
  *n_errors = edits->len - n_alike;
  return edits->len > 0 ? g_variant_ref_sink (pack_edits (edits)) : NULL;
}

static char *
lesson_place (const char *table, const char *column, const char *key)
{
  return g_strjoin ("\n", table, column, key, NULL);
}

void
nun_session_teach (NunSession     *self,
                   NunDescription *before,
                   const char     *table,
                   const char     *column,
                   const char     *key)
{
  if (column == NULL || !nun_personal_is_key (key))
    return;
  g_hash_table_add (self->lessons, lesson_place (table, column, key));
  nun_learning_learn (nun_learning_get (), before, self->description);
  nun_session_emit_decided (self, table, column, key);
}

static gboolean
is_decision_same (const char *place, NunDescription *before, NunDescription *after)
{
  g_auto (GStrv)  parts = g_strsplit (place, "\n", 3);
  const NunDatum *then = nun_description_get_decision (before, parts[0], parts[1], parts[2]);
  const NunDatum *now = nun_description_get_decision (after, parts[0], parts[1], parts[2]);

  return g_strcmp0 (then != NULL ? then->value : NULL, now != NULL ? now->value : NULL) == 0;
}

void
nun_session_teach_undone (NunSession *self, NunDescription *before)
{
  GHashTableIter iter;
  gpointer       place;

  g_hash_table_iter_init (&iter, self->lessons);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    if (!is_decision_same (place, before, self->description))
      {
        nun_learning_learn (nun_learning_get (), before, self->description);
        return;
      }
}
