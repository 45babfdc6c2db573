/* The immutable description: collections with their facts, guesses, and what people decided. */
#include "describe/description.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/guess-observation.h"
#include "describe/guess.h"
#include "describe/infer.h"
#include "observe/observation-field.h"

struct _NunDescription
{
  gatomicrefcount references;
  GPtrArray      *collections; /* of NunCollection, shared between descriptions */
  GHashTable     *guesses;     /* place and key (see make_key) to NunDatum, shared likewise */
  GHashTable     *decisions;
  GHashTable
      *inferred; /* key to NunDatum: what follows for the publication; made when first asked for */
};

G_DEFINE_QUARK (nun - describe - error - quark, nun_describe_error)

gboolean
nun_description_is_said (const NunDatum *datum)
{
  return nun_datum_is_said (datum);
}

/* -- the maps -------------------------------------------------------------------------------------- */

#define PART '\x1f' /* cannot stand in a name: readers drop control characters */

/* Room on the stack: to judge a table of a thousand columns tens of thousands are looked up. */
typedef struct
{
  char  room[160];
  char *text;
} Key;

static void
key_clear (Key *self)
{
  if (self->text != self->room)
    g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Key, key_clear)

static char *
add_part (char *to, const char *part, gsize length)
{
  memcpy (to, part, length);
  return to + length;
}

/* "table PART column PART key"; valid as long as self stays where it is. */
static const char *
make_key (Key *self, const char *table, const char *column, const char *key)
{
  gsize table_length = table != NULL ? strlen (table) : 0;
  gsize column_length = column != NULL ? strlen (column) : 0;
  gsize length = strlen (key) + 1; /* with the zero */
  gsize all = table_length + column_length + 2 + length;
  char *to = self->text = all <= sizeof self->room ? self->room : g_malloc (all);

  if (table != NULL)
    to = add_part (to, table, table_length);
  *to++ = PART;
  if (column != NULL)
    to = add_part (to, column, column_length);
  *to++ = PART;
  add_part (to, key, length);
  return self->text;
}

static GHashTable *
map_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release,
                                (GDestroyNotify) nun_datum_unref);
}

static void
map_put (GHashTable *map, const char *table, const char *column, const char *key, NunDatum *datum)
{
  g_auto (Key) place;

  g_hash_table_replace (map, g_ref_string_new (make_key (&place, table, column, key)),
                        nun_datum_ref (datum));
}

static NunDatum *
map_get (GHashTable *map, const char *table, const char *column, const char *key)
{
  g_auto (Key) place;

  return g_hash_table_lookup (map, make_key (&place, table, column, key));
}

/* Keys are "table PART column PART key": whether one is about the table. */
static gboolean
is_about (const char *place, const char *table)
{
  gsize length = strlen (table);

  return strncmp (place, table, length) == 0 && place[length] == PART;
}

static GHashTable *
map_copy (GHashTable *from, const char *except_table)
{
  GHashTable    *to = map_new ();
  GHashTableIter iter;
  gpointer       key, datum;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &datum))
    if (except_table == NULL || !is_about (key, except_table))
      g_hash_table_insert (to, g_ref_string_acquire (key), nun_datum_ref (datum));
  return to;
}

/* -- life -------------------------------------------------------------------------------------------- */

static NunDescription *
description_take (GPtrArray *collections, GHashTable *guesses, GHashTable *decisions)
{
  NunDescription *self = g_new0 (NunDescription, 1);

  g_atomic_ref_count_init (&self->references);
  self->collections = collections;
  self->guesses = guesses;
  self->decisions = decisions;
  return self;
}

static GPtrArray *
collections_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) nun_collection_unref);
}

NunDescription *
nun_description_new (void)
{
  return description_take (collections_new (), map_new (), map_new ());
}

NunDescription *
nun_description_ref (NunDescription *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_description_unref (NunDescription *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->collections);
  g_hash_table_unref (self->guesses);
  g_hash_table_unref (self->decisions);
  g_clear_pointer (&self->inferred, g_hash_table_unref);
  g_free (self);
}

/* -- reading ----------------------------------------------------------------------------------------- */

guint
nun_description_get_n_collections (const NunDescription *self)
{
  return self->collections->len;
}

const NunCollection *
nun_description_get_collection (const NunDescription *self, guint i)
{
  return self->collections->pdata[i];
}

const NunCollection *
nun_description_find_collection (const NunDescription *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->collections->len; i++)
    {
      const NunCollection *collection = self->collections->pdata[i];

      if (g_str_equal (collection->name, name))
        return collection;
    }
  return NULL;
}

const NunDatum *
nun_description_get_stated (const NunDescription *self,
                            const char           *table,
                            const char           *column,
                            const char           *key)
{
  g_auto (Key)    place;
  const char     *text = make_key (&place, table, column, key);
  const NunDatum *decided = g_hash_table_lookup (self->decisions, text);

  return decided != NULL ? decided : g_hash_table_lookup (self->guesses, text);
}

static void
put_inferred (const char *key, NunDatum *datum, gpointer user_data)
{
  g_hash_table_insert (user_data, g_ref_string_new (key), nun_datum_ref (datum));
}

/* Several threads may read the description, and one of them is the first to ask. */
static GHashTable *
get_inferred (const NunDescription *self)
{
  GHashTable **place = (GHashTable **) &self->inferred;

  if (g_once_init_enter (place))
    {
      GHashTable *inferred = map_new ();

      nun_infer_about (self, put_inferred, inferred);
      g_once_init_leave (place, inferred);
    }
  return *place;
}

const NunDatum *
nun_description_get (const NunDescription *self,
                     const char           *table,
                     const char           *column,
                     const char           *key)
{
  const NunDatum *stated = nun_description_get_stated (self, table, column, key);
  const NunDatum *inferred = NULL;

  if (table == NULL && (stated == NULL || !nun_description_is_said (stated)))
    inferred = g_hash_table_lookup (get_inferred (self), key);
  return inferred != NULL ? inferred : stated;
}

const NunDatum *
nun_description_get_decision (const NunDescription *self,
                              const char           *table,
                              const char           *column,
                              const char           *key)
{
  return map_get (self->decisions, table, column, key);
}

const char *
nun_description_get_value (const NunDescription *self,
                           const char           *table,
                           const char           *column,
                           const char           *key)
{
  const NunDatum *datum = nun_description_get (self, table, column, key);

  return datum != NULL ? datum->value : "";
}

char **
nun_description_get_list (const NunDescription *self,
                          const char           *table,
                          const char           *column,
                          const char           *key)
{
  const char              *value = nun_description_get_value (self, table, column, key);
  g_auto (GStrv)           parts = g_strsplit (value, ";", -1);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != 0)
      g_strv_builder_add (list, parts[i]);
  return g_strv_builder_end (list);
}

NunRole
nun_description_get_role (const NunDescription *self, const char *table, const char *column)
{
  NunRole role = NUN_ROLE_DATA;

  nun_role_from_id (nun_description_get_value (self, table, column, "role"), &role);
  return role;
}

/* -- comparing --------------------------------------------------------------------------------------- */

static gboolean
are_same_collections (GPtrArray *a, GPtrArray *b)
{
  return a == b ||
         (a->len == b->len && memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

static gboolean
is_same_datum (const NunDatum *a, const NunDatum *b)
{
  return a == b || (b != NULL && a->origin == b->origin && a->confidence == b->confidence &&
                    g_strcmp0 (a->reason, b->reason) == 0 && g_str_equal (a->value, b->value));
}

gboolean
nun_description_is_same (const NunDescription *self, const NunDescription *other)
{
  GHashTableIter iter;
  gpointer       place, datum;

  if (self == other)
    return TRUE;
  if (self->guesses != other->guesses ||
      !are_same_collections (self->collections, other->collections) ||
      g_hash_table_size (self->decisions) != g_hash_table_size (other->decisions))
    return FALSE;
  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &place, &datum))
    if (!is_same_datum (datum, g_hash_table_lookup (other->decisions, place)))
      return FALSE;
  return TRUE;
}

/* -- edits ------------------------------------------------------------------------------------------- */

/* One that nobody else has seen yet has changed. */
static void
forget_inferred (NunDescription *fresh)
{
  g_clear_pointer (&fresh->inferred, g_hash_table_unref);
}

/* The next description: everything shared but the decisions, which are the copy's own. */
static NunDescription *
next (const NunDescription *self)
{
  return description_take (g_ptr_array_ref (self->collections), g_hash_table_ref (self->guesses),
                           map_copy (self->decisions, NULL));
}

void
nun_description_decide (NunDescription *fresh,
                        const char     *table,
                        const char     *column,
                        const char     *key,
                        NunDatum       *datum)
{
  g_auto (Key) place;
  const char  *text = make_key (&place, table, column, key);

  if (datum != NULL)
    g_hash_table_replace (fresh->decisions, g_ref_string_new (text), nun_datum_ref (datum));
  else
    g_hash_table_remove (fresh->decisions, text);
  forget_inferred (fresh);
}

static gboolean
place_exists (const NunDescription *self, const char *table, const char *column, GError **error)
{
  const NunCollection *collection;

  if (table == NULL)
    return TRUE;
  collection = nun_description_find_collection (self, table);
  if (collection == NULL)
    g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
                 _ ("The publication has no table “%s”"), table);
  else if (column != NULL && nun_collection_find_column (collection, column) < 0)
    g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
                 _ ("Table “%s” has no column “%s”"), table, column);
  else
    return TRUE;
  return FALSE;
}

/* Only what is measured of files comes about by rules. */
static gboolean
takes_rule (const NunDescription *self, const char *table, const char *column, GError **error)
{
  if (nun_description_find_collection (self, table)->kind != NUN_COLLECTION_TABLE &&
      nun_observation_field_find (column) != NULL)
    return TRUE;
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
               _ ("“%s” has no rule: only the fields of images and spectra have one"), column);
  return FALSE;
}

static void
decide (NunDescription *fresh,
        const char     *table,
        const char     *column,
        const char     *key,
        const char     *value)
{
  g_autoptr (NunDatum) datum = nun_datum_new (value, NUN_ORIGIN_PERSON, 1.0, NULL);

  map_put (fresh->decisions, table, column, key, datum);
}

/* Each role but "data" is played by one column of a table. */
static void
take_role_from_others (NunDescription *fresh,
                       const char     *table,
                       const char     *column,
                       const char     *role)
{
  const NunCollection *collection = nun_description_find_collection (fresh, table);

  if (g_str_equal (role, "data") || g_str_equal (role, ""))
    return;
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn *other = collection->columns->pdata[i];

      if (!g_str_equal (other->name, column) &&
          g_str_equal (nun_description_get_value (fresh, table, other->name, "role"), role))
        decide (fresh, table, other->name, "role", "data");
    }
}

NunDescription *
nun_description_copy (const NunDescription *self)
{
  return next (self);
}

gboolean
nun_description_edit (NunDescription *fresh,
                      const char     *table,
                      const char     *column,
                      const char     *key,
                      const char     *value,
                      GError        **error)
{
  NunScope         scope = column != NULL  ? NUN_SCOPE_COLUMN
                           : table != NULL ? NUN_SCOPE_TABLE
                                           : NUN_SCOPE_PUBLICATION;
  const NunField  *field = nun_field_find (scope, key);
  g_autofree char *tidy = NULL;

  if (field == NULL)
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
                   _ ("There is no field “%s” here; `nunciusctl set --help` lists them"), key);
      return FALSE;
    }
  if (!place_exists (fresh, table, column, error) ||
      (field->kind == NUN_FIELD_RULE && !takes_rule (fresh, table, column, error)))
    return FALSE;
  if (value == NULL)
    {
      nun_description_decide (fresh, table, column, field->key, NULL);
      return TRUE;
    }
  tidy = nun_field_tidy (field, value, error);
  if (tidy == NULL)
    return FALSE;
  decide (fresh, table, column, field->key, tidy);
  forget_inferred (fresh);
  if (field->kind == NUN_FIELD_ROLE)
    take_role_from_others (fresh, table, column, tidy);
  return TRUE;
}

NunDescription *
nun_description_set (const NunDescription *self,
                     const char           *table,
                     const char           *column,
                     const char           *key,
                     const char           *value,
                     GError              **error)
{
  NunDescription *fresh = next (self);

  if (!nun_description_edit (fresh, table, column, key, value, error))
    g_clear_pointer (&fresh, nun_description_unref);
  return fresh;
}

NunDescription *
nun_description_with_decision (const NunDescription *self,
                               const char           *table,
                               const char           *column,
                               const char           *key,
                               NunDatum             *datum)
{
  NunDescription *fresh = next (self);

  nun_description_decide (fresh, table, column, key, datum);
  return fresh;
}

/* A copy of the list with the collection of that name exchanged, added, or (NULL) left out. */
static GPtrArray *
exchange (GPtrArray *collections, const char *name, NunCollection *by)
{
  GPtrArray *list = collections_new ();
  gboolean   found = FALSE;

  for (guint i = 0; i < collections->len; i++)
    {
      NunCollection *collection = collections->pdata[i];

      if (!g_str_equal (collection->name, name))
        g_ptr_array_add (list, nun_collection_ref (collection));
      else
        {
          found = TRUE;
          if (by != NULL)
            g_ptr_array_add (list, nun_collection_ref (by));
        }
    }
  if (!found && by != NULL)
    g_ptr_array_add (list, nun_collection_ref (by));
  return list;
}

/* Receives the guesses about one collection; what is said of the publication stays when another table
 * has said it before. */
static void
put_guess (const char *table,
           const char *column,
           const char *key,
           NunDatum   *datum,
           gpointer    user_data)
{
  GHashTable *guesses = user_data;

  if (table != NULL || map_get (guesses, table, column, key) == NULL)
    map_put (guesses, table, column, key, datum);
}

/* Decisions about a column that has gone stay: it may come back with the next reading. */
NunDescription *
nun_description_with_collection (const NunDescription *self,
                                 NunCollection        *collection,
                                 const NunPersonal    *personal)
{
  GHashTable *guesses = map_copy (self->guesses, collection->name);

  if (collection->kind == NUN_COLLECTION_TABLE)
    nun_guess_collection (collection, personal, put_guess, guesses);
  else
    nun_guess_observations (collection, put_guess, guesses);
  return description_take (exchange (self->collections, collection->name, collection), guesses,
                           g_hash_table_ref (self->decisions));
}

NunDescription *
nun_description_with_facts (const NunDescription *self, NunCollection *collection)
{
  return description_take (exchange (self->collections, collection->name, collection),
                           g_hash_table_ref (self->guesses), g_hash_table_ref (self->decisions));
}

NunDescription *
nun_description_without_collection (const NunDescription *self, const char *name)
{
  return description_take (exchange (self->collections, name, NULL), map_copy (self->guesses, name),
                           map_copy (self->decisions, name));
}

/* -- for the store ----------------------------------------------------------------------------------- */

static void
foreach_in (GHashTable *map, gboolean decided, NunSaid said, gpointer user_data)
{
  GHashTableIter iter;
  gpointer       place, datum;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &place, &datum))
    {
      g_auto (GStrv) parts = g_strsplit (place, "\x1f", 3);

      said (*parts[0] != 0 ? parts[0] : NULL, *parts[1] != 0 ? parts[1] : NULL, parts[2], decided,
            datum, user_data);
    }
}

void
nun_description_foreach (const NunDescription *self, NunSaid said, gpointer user_data)
{
  foreach_in (self->guesses, FALSE, said, user_data);
  foreach_in (self->decisions, TRUE, said, user_data);
}

void
nun_description_load_collection (NunDescription *fresh, NunCollection *collection)
{
  g_ptr_array_add (fresh->collections, nun_collection_ref (collection));
}

void
nun_description_load_datum (NunDescription *fresh,
                            const char     *table,
                            const char     *column,
                            const char     *key,
                            gboolean        decided,
                            NunDatum       *datum)
{
  map_put (decided ? fresh->decisions : fresh->guesses, table, column, key, datum);
}
