/* What the decisions of a person say of other columns: those of the publication, and those to come. */
#include "describe/personal-learn.h"

#include "describe/finding.h"
#include "describe/personal-file.h"
#include "describe/personal-private.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* -- like columns of the publication ----------------------------------------------------------------- */

/* Whether the value of one can be said of the other as well: numbers in another unit cannot take the unit, and a table
 * has one main column of a kind. */
static gboolean
can_share (const NunColumn *from,
           const NunColumn *to,
           gboolean         same_table,
           const char      *key,
           const char      *value)
{
  g_autofree char *mine = NULL, *its = NULL;

  if (g_str_equal (key, "ucd"))
    return !same_table || !nun_ucd_has_word (value, "meta.main");
  if (!g_str_equal (key, "unit"))
    return TRUE;
  mine = nun_unit_repair (from->unit != NULL ? from->unit : "");
  its = nun_unit_repair (to->unit != NULL ? to->unit : "");
  return g_strcmp0 (mine != NULL ? mine : from->unit, its != NULL ? its : to->unit) == 0;
}

typedef struct
{
  const NunDescription *description;
  const NunCollection  *home;
  const NunColumn      *column;
  const char           *key, *value;
  char                 *identity; /* of the column */
} Offer;

/* The cheap questions first: there may be thousands of columns. */
static gboolean
is_open (const Offer *offer, const NunCollection *there, const NunColumn *other)
{
  g_autofree char *identity = NULL;

  if (other == offer->column || !nun_personal_may_be_alike (other, offer->column) ||
      g_str_equal (
          nun_description_get_value (offer->description, there->name, other->name, offer->key),
          offer->value) ||
      nun_description_get_decision (offer->description, there->name, other->name, offer->key) !=
          NULL)
    return FALSE;
  identity = nun_personal_identity (other);
  return g_str_equal (identity, offer->identity) &&
         can_share (offer->column, other, there == offer->home, offer->key, offer->value);
}

GPtrArray *
nun_personal_offer (const NunDescription *description,
                    const char           *table,
                    const char           *column,
                    const char           *key)
{
  GPtrArray           *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_edit_free);
  const NunDatum      *decision = nun_description_get_decision (description, table, column, key);
  const NunCollection *home = nun_description_find_collection (description, table);
  int                  index = home != NULL ? nun_collection_find_column (home, column) : -1;
  Offer                offer = { description, home, NULL, key, NULL, NULL };

  if (decision == NULL || index < 0 || !nun_personal_is_key (key))
    return edits;
  offer.column = home->columns->pdata[index];
  offer.value = decision->value;
  offer.identity = nun_personal_identity (offer.column);
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const NunCollection *there = nun_description_get_collection (description, i);

      for (guint j = 0; j < there->columns->len; j++)
        {
          const NunColumn *other = there->columns->pdata[j];

          if (is_open (&offer, there, other))
            g_ptr_array_add (edits, nun_edit_new (there->name, other->name, key, offer.value));
        }
    }
  g_free (offer.identity);
  return edits;
}

/* -- later columns ----------------------------------------------------------------------------------- */

typedef struct
{
  const NunDescription *before, *after;
} Lesson;

/* Whether the edits of one field of one column teach anything new.  value: what, NULL to forget. */
static gboolean
is_new (const NunPersonal *self,
        const Lesson      *lesson,
        const char        *table,
        const NunColumn   *column,
        const char        *key,
        const char       **value)
{
  const NunDatum *former = nun_description_get_decision (lesson->before, table, column->name, key);
  const NunDatum *now = nun_description_get_decision (lesson->after, table, column->name, key);
  const char     *known;

  *value = now != NULL ? now->value : NULL;
  if (g_strcmp0 (former != NULL ? former->value : NULL, *value) == 0)
    return FALSE;
  known = nun_personal_get (self, column, key);
  return now != NULL ? g_strcmp0 (known, now->value) != 0 : g_strcmp0 (known, former->value) == 0;
}

NunPersonal *
nun_personal_learn (const NunPersonal    *self,
                    const NunDescription *before,
                    const NunDescription *after)
{
  Lesson       lesson = { before, after };
  NunPersonal *fresh = NULL;

  for (guint i = 0; i < nun_description_get_n_collections (after); i++)
    {
      const NunCollection *collection = nun_description_get_collection (after, i);

      for (guint j = 0; j < collection->columns->len; j++)
        for (guint k = 0; k < NUN_PERSONAL_N_KEYS; k++)
          {
            const NunColumn *column = collection->columns->pdata[j];
            const char      *key = nun_personal_keys[k], *value;

            if (!is_new (fresh != NULL ? fresh : self, &lesson, collection->name, column, key,
                         &value))
              continue;
            if (fresh == NULL)
              fresh = nun_personal_copy (self);
            nun_personal_teach (fresh, column, key, value);
          }
    }
  return fresh != NULL ? fresh : nun_personal_ref ((NunPersonal *) self);
}

static NunPersonal *
learn_lesson (const NunPersonal *now, gpointer user_data)
{
  const Lesson *lesson = user_data;

  return nun_personal_learn (now, lesson->before, lesson->after);
}

/* Whether anything that is kept was decided or taken back: else the file need not be touched. */
static gboolean
has_lesson (const NunDescription *before, const NunDescription *after)
{
  for (guint i = 0; i < nun_description_get_n_collections (after); i++)
    {
      const NunCollection *collection = nun_description_get_collection (after, i);

      for (guint j = 0; j < collection->columns->len; j++)
        for (guint k = 0; k < NUN_PERSONAL_N_KEYS; k++)
          {
            const char     *column = ((NunColumn *) collection->columns->pdata[j])->name;
            const char     *key = nun_personal_keys[k];
            const NunDatum *former =
                nun_description_get_decision (before, collection->name, column, key);
            const NunDatum *now =
                nun_description_get_decision (after, collection->name, column, key);

            if (g_strcmp0 (former != NULL ? former->value : NULL,
                           now != NULL ? now->value : NULL) != 0)
              return TRUE;
          }
    }
  return FALSE;
}

NunPersonal *
nun_personal_learn_to_file (const char           *path,
                            const NunDescription *before,
                            const NunDescription *after,
                            GError              **error)
{
  Lesson lesson = { before, after };

  return has_lesson (before, after) ? nun_personal_change_file (path, learn_lesson, &lesson, error)
                                    : nun_personal_load (path, error);
}
