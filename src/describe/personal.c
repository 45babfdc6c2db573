/* The personal vocabulary: an ordered list of what was taught of kinds of columns, the newest last. */
#include "describe/personal.h"

#include <string.h>

#include "describe/field.h"
#include "describe/personal-private.h"
#include "vocabulary/unit.h"

#define MOST_ENTRIES 10000

const char *const nun_personal_keys[NUN_PERSONAL_N_KEYS] = { "ucd", "unit", "description",
                                                             "level" };

#define UNIT 1 /* of the keys */

/* -- what makes columns alike ------------------------------------------------------------------------ */

/* Small letters, runs of anything but letters, digits and signs as one underscore, none at the ends. */
static char *
fold_name (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  GString         *out = g_string_new (NULL);

  for (const char *p = lower; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '+' || (c == '-' && p[1] == 0))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != '_')
        g_string_append_c (out, '_');
    }
  while (out->len > 0 && out->str[out->len - 1] == '_')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* One spelling for all that people write for the same unit; what nobody knows stays itself. */
static char *
fold_unit (const char *unit)
{
  g_autofree char *repaired = unit != NULL ? nun_unit_repair (unit) : g_strdup ("");

  return repaired != NULL ? g_steal_pointer (&repaired) : g_utf8_strdown (unit, -1);
}

/* Numbers of another size cannot take the unit: "h" for a "deg" is none for an "arcsec". */
static gboolean
is_spelt_alike (const char *taught, const char *unit)
{
  g_autofree char *first = fold_unit (taught);
  g_autofree char *second = fold_unit (unit);

  return g_str_equal (first, second);
}

const char *const nun_personal_kinds[] = { "number", "text", "flag", "list", "other", NULL };

static const char *
kind_of (const NunColumn *column)
{
  if (nun_column_is_array (column))
    return nun_personal_kinds[3];
  if (nun_datatype_is_number (column->datatype))
    return nun_personal_kinds[0];
  if (nun_datatype_is_text (column->datatype))
    return nun_personal_kinds[1];
  return column->datatype == NUN_DATATYPE_BOOLEAN ? nun_personal_kinds[2] : nun_personal_kinds[4];
}

static const char *
name_of (const NunColumn *column)
{
  return column->original != NULL && *column->original != 0 ? column->original : column->name;
}

/* What a unit measures, where that is known: of "mas/yr" and "arcsec/yr" the same is true.  None is said, or none is
 * there: to people it is the same. */
static char *
fold_measure (const char *unit)
{
  g_autofree char *folded = fold_unit (unit);
  NunQuantity      quantity = nun_unit_quantity (folded);

  if (quantity == NUN_QUANTITY_NONE)
    return g_strdup ("");
  if (quantity == NUN_QUANTITY_UNKNOWN || quantity == NUN_QUANTITY_OTHER)
    return g_steal_pointer (&folded);
  return g_strdup_printf ("\x1f%d", (int) quantity);
}

static char *
identity_of (const char *name, const char *unit, const char *kind)
{
  g_autofree char *called = fold_name (name);
  g_autofree char *measured = fold_measure (unit);

  return g_strdup_printf ("%s\x1f%s\x1f%s", *called != 0 ? called : name, measured, kind);
}

char *
nun_personal_identity (const NunColumn *column)
{
  return identity_of (name_of (column), column->unit, kind_of (column));
}

/* Letters and digits one by one; what is not ASCII is left to the fold. */
gboolean
nun_personal_may_be_alike (const NunColumn *a, const NunColumn *b)
{
  const char *p = name_of (a), *q = name_of (b);

  for (;; p++, q++)
    {
      while (*p != 0 && (*p & 0x80) == 0 && !g_ascii_isalnum (*p))
        p++;
      while (*q != 0 && (*q & 0x80) == 0 && !g_ascii_isalnum (*q))
        q++;
      if (((*p | *q) & 0x80) != 0)
        return TRUE;
      if (*p == 0 || g_ascii_tolower (*p) != g_ascii_tolower (*q))
        return *p == *q;
    }
}

gboolean
nun_personal_alike (const NunColumn *a, const NunColumn *b)
{
  g_autofree char *first = nun_personal_identity (a);
  g_autofree char *second = nun_personal_identity (b);

  return g_str_equal (first, second);
}

int
nun_personal_key_index (const char *key)
{
  for (guint i = 0; i < NUN_PERSONAL_N_KEYS; i++)
    if (g_str_equal (nun_personal_keys[i], key))
      return (int) i;
  return -1;
}

gboolean
nun_personal_is_key (const char *key)
{
  return nun_personal_key_index (key) >= 0;
}

/* -- entries ----------------------------------------------------------------------------------------- */

NunPersonalEntry *
nun_personal_entry_new (const char *name, const char *unit, const char *kind)
{
  NunPersonalEntry *self = g_new0 (NunPersonalEntry, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->unit = g_strdup (unit != NULL ? unit : "");
  self->kind = kind;
  self->identity = identity_of (name, unit, kind);
  return self;
}

static NunPersonalEntry *
entry_copy (const NunPersonalEntry *from)
{
  NunPersonalEntry *self = nun_personal_entry_new (from->name, from->unit, from->kind);

  for (guint i = 0; i < NUN_PERSONAL_N_KEYS; i++)
    self->values[i] = g_strdup (from->values[i]);
  return self;
}

static NunPersonalEntry *
entry_ref (NunPersonalEntry *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_personal_entry_unref (gpointer data)
{
  NunPersonalEntry *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->name);
  g_free (self->unit);
  g_free (self->identity);
  for (guint i = 0; i < NUN_PERSONAL_N_KEYS; i++)
    g_free (self->values[i]);
  g_free (self);
}

gboolean
nun_personal_entry_is_empty (const NunPersonalEntry *self)
{
  for (guint i = 0; i < NUN_PERSONAL_N_KEYS; i++)
    if (self->values[i] != NULL)
      return FALSE;
  return TRUE;
}

static gsize
entry_bytes (const NunPersonalEntry *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  nun_personal_entry_append (self, text);
  return text->len;
}

/* -- the value --------------------------------------------------------------------------------------- */

NunPersonal *
nun_personal_new (void)
{
  NunPersonal *self = g_new0 (NunPersonal, 1);

  g_atomic_ref_count_init (&self->references);
  g_queue_init (&self->entries);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

NunPersonal *
nun_personal_ref (NunPersonal *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_personal_unref (NunPersonal *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->index);
  g_queue_clear_full (&self->entries, nun_personal_entry_unref);
  g_free (self);
}

guint
nun_personal_get_n_entries (const NunPersonal *self)
{
  return self->entries.length;
}

static const NunPersonalEntry *
find (const NunPersonal *self, const char *identity)
{
  GList *link = g_hash_table_lookup (self->index, identity);

  return link != NULL ? link->data : NULL;
}

/* Only while nobody else has seen it, as the next three. */
static void
drop (NunPersonal *fresh, const char *identity)
{
  GList            *link = g_hash_table_lookup (fresh->index, identity);
  NunPersonalEntry *entry;

  if (link == NULL)
    return;
  entry = link->data;
  g_hash_table_remove (fresh->index, identity);
  g_queue_delete_link (&fresh->entries, link);
  fresh->bytes -= entry_bytes (entry);
  nun_personal_entry_unref (entry);
}

/* entry: taken; it becomes the newest. */
static void
put (NunPersonal *fresh, NunPersonalEntry *entry)
{
  drop (fresh, entry->identity);
  g_queue_push_tail (&fresh->entries, entry);
  g_hash_table_insert (fresh->index, entry->identity, g_queue_peek_tail_link (&fresh->entries));
  fresh->bytes += entry_bytes (entry);
  while (fresh->entries.length > MOST_ENTRIES || fresh->bytes > NUN_PERSONAL_MOST_BYTES)
    drop (fresh, ((NunPersonalEntry *) g_queue_peek_head (&fresh->entries))->identity);
}

/* As put, with what the former one says and this one does not. */
void
nun_personal_put_over (NunPersonal *fresh, NunPersonalEntry *entry)
{
  const NunPersonalEntry *former = find (fresh, entry->identity);

  for (guint i = 0; former != NULL && i < NUN_PERSONAL_N_KEYS; i++)
    if (entry->values[i] == NULL && (i != UNIT || is_spelt_alike (former->unit, entry->unit)))
      entry->values[i] = g_strdup (former->values[i]);
  put (fresh, entry);
}

NunPersonal *
nun_personal_copy (const NunPersonal *self)
{
  NunPersonal *fresh = nun_personal_new ();

  for (GList *link = self->entries.head; link != NULL; link = link->next)
    {
      NunPersonalEntry *entry = entry_ref (link->data);

      g_queue_push_tail (&fresh->entries, entry);
      g_hash_table_insert (fresh->index, entry->identity, g_queue_peek_tail_link (&fresh->entries));
    }
  fresh->bytes = self->bytes;
  return fresh;
}

const char *
nun_personal_get (const NunPersonal *self, const NunColumn *column, const char *key)
{
  int                     i = nun_personal_key_index (key);
  g_autofree char        *identity = NULL;
  const NunPersonalEntry *entry;

  if (i < 0 || self->entries.length == 0)
    return NULL;
  identity = nun_personal_identity (column);
  entry = find (self, identity);
  if (entry == NULL || (i == UNIT && !is_spelt_alike (entry->unit, column->unit)))
    return NULL;
  return entry->values[i];
}

const char **
nun_personal_ucds (const NunPersonal *self, GPtrArray *columns)
{
  const char **ucds = self != NULL ? g_new0 (const char *, columns->len + 1) : NULL;

  for (guint i = 0; ucds != NULL && i < columns->len; i++)
    ucds[i] = nun_personal_get (self, columns->pdata[i], "ucd");
  return ucds;
}

/* Whether a name can stand in the text form and comes twice. */
gboolean
nun_personal_is_name (const char *name)
{
  if (*name == 0 || strlen (name) > NUN_PERSONAL_LONGEST_NAME)
    return FALSE;
  for (const char *p = name; *p != 0; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
nun_personal_tidy_unit (const char *unit)
{
  g_autofree char *line = g_strdup (unit != NULL ? unit : "");

  g_strdelimit (line, "\n\r\t", ' ');
  return g_strdup (g_strstrip (line));
}

gboolean
nun_personal_teach (NunPersonal *fresh, const NunColumn *column, const char *key, const char *value)
{
  int                     i = nun_personal_key_index (key);
  g_autofree char        *identity = nun_personal_identity (column);
  g_autofree char        *unit = nun_personal_tidy_unit (column->unit);
  g_autofree char        *tidy = NULL;
  const NunPersonalEntry *former = find (fresh, identity);
  NunPersonalEntry       *entry;

  if (i >= 0 && value != NULL)
    tidy = nun_field_tidy (nun_field_find (NUN_SCOPE_COLUMN, key), value, NULL);
  if (i < 0 || (value != NULL && tidy == NULL) || !nun_personal_is_name (name_of (column)) ||
      strlen (unit) > NUN_PERSONAL_LONGEST_NAME || (value == NULL && former == NULL))
    return FALSE;
  entry = nun_personal_entry_new (name_of (column), unit, kind_of (column));
  for (int j = 0; former != NULL && j < NUN_PERSONAL_N_KEYS; j++)
    entry->values[j] = j != i ? g_strdup (former->values[j]) : NULL;
  entry->values[i] = g_steal_pointer (&tidy);
  /* A unit taught of a "deg" is none for the "arcsec" that is spelt now. */
  if (i != UNIT && former != NULL && !is_spelt_alike (former->unit, unit))
    g_clear_pointer (&entry->values[UNIT], g_free);
  if (!nun_personal_entry_is_empty (entry))
    put (fresh, entry);
  else
    {
      drop (fresh, identity);
      nun_personal_entry_unref (entry);
    }
  return TRUE;
}

NunPersonal *
nun_personal_with (const NunPersonal *self,
                   const NunColumn   *column,
                   const char        *key,
                   const char        *value)
{
  NunPersonal *fresh = nun_personal_copy (self);

  nun_personal_teach (fresh, column, key, value);
  return fresh;
}

NunPersonal *
nun_personal_merge (const NunPersonal *self, const NunPersonal *other)
{
  NunPersonal *fresh = nun_personal_copy (self);

  for (GList *link = other->entries.head; link != NULL; link = link->next)
    nun_personal_put_over (fresh, entry_copy (link->data));
  return fresh;
}
