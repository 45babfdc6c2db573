/* The personal vocabulary: an ordered list of what was taught of kinds of columns, the newest last. */
#include "describe/personal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/description.h"
#include "describe/text-form.h"
#include "vocabulary/unit.h"

#define MOST_ENTRIES 10000
#define MOST_BYTES (4 * 1024 * 1024)
/* Of a text to be read: what was written fits, and some remarks of people. */
#define LONGEST_TEXT (2 * MOST_BYTES)
/* Bytes of a column's name; longer ones are no names that come twice. */
#define LONGEST_NAME 256

static const char *const keys[] = { "ucd", "unit", "description", "level" };
#define N_KEYS G_N_ELEMENTS (keys)

/* What was taught of columns like one.  Immutable once it is in a vocabulary. */
typedef struct
{
  char       *name;           /* as it was spelt when it was taught */
  char       *unit;           /* the file's, "" for none */
  const char *kind;           /* static: see kind_of */
  char       *identity;       /* the same for all columns that are alike */
  char       *values[N_KEYS]; /* NULL: nothing */

  gatomicrefcount references;
} Entry;

struct _NunPersonal
{
  gatomicrefcount references;
  GQueue          entries; /* of Entry, the oldest first */
  GHashTable     *index;   /* identity, borrowed of the entry, to its GList of entries */
  gsize           bytes;   /* of the entries' texts, roughly */
};

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

static const char *const kinds[] = { "number", "text", "flag", "list", "other" };

static const char *
kind_of (const NunColumn *column)
{
  if (nun_column_is_array (column))
    return kinds[3];
  if (nun_datatype_is_number (column->datatype))
    return kinds[0];
  if (nun_datatype_is_text (column->datatype))
    return kinds[1];
  return column->datatype == NUN_DATATYPE_BOOLEAN ? kinds[2] : kinds[4];
}

static const char *
name_of (const NunColumn *column)
{
  return column->original != NULL && *column->original != 0 ? column->original : column->name;
}

/* None is said, or none is there: to people it is the same. */
static char *
identity_of (const char *name, const char *unit, const char *kind)
{
  g_autofree char *called = fold_name (name);
  g_autofree char *measured = fold_unit (unit);

  return g_strdup_printf ("%s\x1f%s\x1f%s", *called != 0 ? called : name, measured, kind);
}

static char *
identity_of_column (const NunColumn *column)
{
  return identity_of (name_of (column), column->unit, kind_of (column));
}

gboolean
nun_personal_alike (const NunColumn *a, const NunColumn *b)
{
  g_autofree char *first = identity_of_column (a);
  g_autofree char *second = identity_of_column (b);

  return g_str_equal (first, second);
}

static int
key_index (const char *key)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (g_str_equal (keys[i], key))
      return (int) i;
  return -1;
}

gboolean
nun_personal_is_key (const char *key)
{
  return key_index (key) >= 0;
}

/* -- entries ----------------------------------------------------------------------------------------- */

static Entry *
entry_new (const char *name, const char *unit, const char *kind)
{
  Entry *self = g_new0 (Entry, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->unit = g_strdup (unit != NULL ? unit : "");
  self->kind = kind;
  self->identity = identity_of (name, unit, kind);
  return self;
}

static Entry *
entry_copy (const Entry *from)
{
  Entry *self = entry_new (from->name, from->unit, from->kind);

  for (guint i = 0; i < N_KEYS; i++)
    self->values[i] = g_strdup (from->values[i]);
  return self;
}

static Entry *
entry_ref (Entry *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
entry_unref (gpointer data)
{
  Entry *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->name);
  g_free (self->unit);
  g_free (self->identity);
  for (guint i = 0; i < N_KEYS; i++)
    g_free (self->values[i]);
  g_free (self);
}

static gboolean
entry_is_empty (const Entry *self)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (self->values[i] != NULL)
      return FALSE;
  return TRUE;
}

static void
entry_append_to (const Entry *self, GString *out)
{
  nun_text_form_append_heading (out, "column", self->name);
  g_string_append_printf (out, "holds = %s\n", self->kind);
  if (*self->unit != 0)
    {
      g_string_append (out, "measured_in = ");
      nun_text_form_append_value (out, self->unit);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < N_KEYS; i++)
    if (self->values[i] != NULL)
      {
        g_string_append_printf (out, "%s = ", keys[i]);
        nun_text_form_append_value (out, self->values[i]);
        g_string_append_c (out, '\n');
      }
}

static gsize
entry_bytes (const Entry *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  entry_append_to (self, text);
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
  g_queue_clear_full (&self->entries, entry_unref);
  g_free (self);
}

guint
nun_personal_get_n_entries (const NunPersonal *self)
{
  return self->entries.length;
}

static const Entry *
find (const NunPersonal *self, const char *identity)
{
  GList *link = g_hash_table_lookup (self->index, identity);

  return link != NULL ? link->data : NULL;
}

/* Only while nobody else has seen it, as the next three. */
static void
drop (NunPersonal *fresh, const char *identity)
{
  GList *link = g_hash_table_lookup (fresh->index, identity);
  Entry *entry;

  if (link == NULL)
    return;
  entry = link->data;
  g_hash_table_remove (fresh->index, identity);
  g_queue_delete_link (&fresh->entries, link);
  fresh->bytes -= entry_bytes (entry);
  entry_unref (entry);
}

/* entry: taken; it becomes the newest. */
static void
put (NunPersonal *fresh, Entry *entry)
{
  drop (fresh, entry->identity);
  g_queue_push_tail (&fresh->entries, entry);
  g_hash_table_insert (fresh->index, entry->identity, g_queue_peek_tail_link (&fresh->entries));
  fresh->bytes += entry_bytes (entry);
  while (fresh->entries.length > MOST_ENTRIES || fresh->bytes > MOST_BYTES)
    drop (fresh, ((Entry *) g_queue_peek_head (&fresh->entries))->identity);
}

/* As put, with what the former one says and this one does not. */
static void
put_over (NunPersonal *fresh, Entry *entry)
{
  const Entry *former = find (fresh, entry->identity);

  for (guint i = 0; former != NULL && i < N_KEYS; i++)
    if (entry->values[i] == NULL)
      entry->values[i] = g_strdup (former->values[i]);
  put (fresh, entry);
}

static NunPersonal *
copy (const NunPersonal *self)
{
  NunPersonal *fresh = nun_personal_new ();

  for (GList *link = self->entries.head; link != NULL; link = link->next)
    {
      Entry *entry = entry_ref (link->data);

      g_queue_push_tail (&fresh->entries, entry);
      g_hash_table_insert (fresh->index, entry->identity, g_queue_peek_tail_link (&fresh->entries));
    }
  fresh->bytes = self->bytes;
  return fresh;
}

const char *
nun_personal_get (const NunPersonal *self, const NunColumn *column, const char *key)
{
  int              i = key_index (key);
  g_autofree char *identity = identity_of_column (column);
  const Entry     *entry = find (self, identity);

  return entry != NULL && i >= 0 ? entry->values[i] : NULL;
}

/* Whether a name can stand in the text form and comes twice. */
static gboolean
is_name (const char *name)
{
  if (*name == 0 || strlen (name) > LONGEST_NAME)
    return FALSE;
  for (const char *p = name; *p != 0; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static char *
tidy_unit_of_file (const char *unit)
{
  g_autofree char *line = g_strdup (unit != NULL ? unit : "");

  g_strdelimit (line, "\n\r\t", ' ');
  return g_strdup (g_strstrip (line));
}

NunPersonal *
nun_personal_with (const NunPersonal *self,
                   const NunColumn   *column,
                   const char        *key,
                   const char        *value)
{
  int              i = key_index (key);
  g_autofree char *identity = identity_of_column (column);
  g_autofree char *unit = tidy_unit_of_file (column->unit);
  g_autofree char *tidy = NULL;
  const Entry     *former = find (self, identity);
  NunPersonal     *fresh;
  Entry           *entry;

  if (i >= 0 && value != NULL)
    tidy = nun_field_tidy (nun_field_find (NUN_SCOPE_COLUMN, key), value, NULL);
  if (i < 0 || (value != NULL && tidy == NULL) || !is_name (name_of (column)) ||
      strlen (unit) > LONGEST_NAME || (value == NULL && former == NULL))
    return nun_personal_ref ((NunPersonal *) self);
  fresh = copy (self);
  entry =
      former != NULL ? entry_copy (former) : entry_new (name_of (column), unit, kind_of (column));
  g_free (entry->values[i]);
  entry->values[i] = g_steal_pointer (&tidy);
  if (!entry_is_empty (entry))
    put (fresh, entry);
  else
    {
      drop (fresh, entry->identity);
      entry_unref (entry);
    }
  return fresh;
}

NunPersonal *
nun_personal_merge (const NunPersonal *self, const NunPersonal *other)
{
  NunPersonal *fresh = copy (self);

  for (GList *link = other->entries.head; link != NULL; link = link->next)
    put_over (fresh, entry_copy (link->data));
  return fresh;
}

/* -- text -------------------------------------------------------------------------------------------- */

char *
nun_personal_to_text (const NunPersonal *self)
{
  GString *out = g_string_new (
      "# Nuncius, personal vocabulary: columns called so, of this kind and in this unit, "
      "are that.\n");

  for (GList *link = self->entries.head; link != NULL; link = link->next)
    entry_append_to (link->data, out);
  return g_string_free (out, FALSE);
}

typedef struct
{
  NunPersonal *fresh;
  char        *name; /* of the section; NULL before the first */
  char        *unit;
  const char  *kind;
  char        *values[N_KEYS];
  guint        line;
} Reader;

static gboolean
fail_at (const Reader *reader, GError **error, const char *sentence)
{
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT, _ ("Line %u: %s"), reader->line,
               sentence);
  return FALSE;
}

/* What was read of the section becomes an entry, if it says something. */
static void
end_section (Reader *reader)
{
  Entry *entry;

  if (reader->name != NULL)
    {
      entry = entry_new (reader->name, reader->unit, reader->kind);
      memcpy (entry->values, reader->values, sizeof reader->values);
      memset (reader->values, 0, sizeof reader->values);
      if (entry_is_empty (entry))
        entry_unref (entry);
      else
        put_over (reader->fresh, entry);
    }
  g_clear_pointer (&reader->name, g_free);
  g_clear_pointer (&reader->unit, g_free);
  reader->kind = kinds[0];
}

static gboolean
read_heading (Reader *reader, const char *line, GError **error)
{
  end_section (reader);
  if (g_str_has_prefix (line, "[column ") && g_str_has_suffix (line, "\"]"))
    reader->name = nun_text_form_read_heading (line);
  if (reader->name == NULL || !is_name (reader->name))
    return fail_at (reader, error, _ ("a section is [column \"name\"]"));
  return TRUE;
}

static gboolean
read_kind (Reader *reader, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], value))
      {
        reader->kind = kinds[i];
        return TRUE;
      }
  return fail_at (reader, error, _ ("a column holds number, text, flag, list or other"));
}

static gboolean
read_value (Reader *reader, int i, const char *value, GError **error)
{
  g_autoptr (GError) problem = NULL;

  g_free (reader->values[i]);
  reader->values[i] = nun_field_tidy (nun_field_find (NUN_SCOPE_COLUMN, keys[i]), value, &problem);
  return reader->values[i] != NULL || fail_at (reader, error, problem->message);
}

static gboolean
read_field (Reader *reader, char *line, GError **error)
{
  char            *equals = strchr (line, '=');
  g_autofree char *value = NULL;
  int              i;

  if (equals == NULL)
    return fail_at (reader, error,
                    _ ("a line is “key = value”, a [column \"name\"] or a # comment"));
  if (reader->name == NULL)
    return fail_at (reader, error, _ ("a [column \"name\"] line must stand before it"));
  *equals = 0;
  value = nun_text_form_read_value (g_strstrip (equals + 1));
  g_strstrip (line);
  i = key_index (line);
  if (i >= 0)
    return read_value (reader, i, value, error);
  if (g_str_equal (line, "holds"))
    return read_kind (reader, value, error);
  if (!g_str_equal (line, "measured_in"))
    return fail_at (reader, error,
                    _ ("a key is holds, measured_in, ucd, unit, description or level"));
  if (strlen (value) > LONGEST_NAME)
    return fail_at (reader, error, _ ("no unit is that long"));
  g_free (reader->unit);
  reader->unit = tidy_unit_of_file (value);
  return TRUE;
}

static gboolean
read_line (Reader *reader, char *line, GError **error)
{
  g_strstrip (line);
  if (*line == 0 || *line == '#')
    return TRUE;
  return *line == '[' ? read_heading (reader, line, error) : read_field (reader, line, error);
}

/* Line by line: a text of nothing but line ends must not cost more than itself. */
static gboolean
read_lines (Reader *reader, const char *text, GError **error)
{
  for (const char *p = text; *p != 0;)
    {
      gsize            length = strcspn (p, "\n");
      g_autofree char *line = g_strndup (p, length);

      reader->line++;
      if (!read_line (reader, line, error))
        return FALSE;
      p += length + (p[length] != 0 ? 1 : 0);
    }
  end_section (reader);
  return TRUE;
}

NunPersonal *
nun_personal_from_text (const char *text, GError **error)
{
  Reader   reader = { .fresh = nun_personal_new (), .kind = kinds[0], .line = 1 };
  gboolean fine = strlen (text) <= LONGEST_TEXT && g_utf8_validate (text, -1, NULL);

  if (!fine)
    fail_at (&reader, error, _ ("the text is not UTF-8, or longer than 8 MiB"));
  reader.line = 0;
  fine = fine &&
         read_lines (&reader, g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, error);
  g_free (reader.name);
  g_free (reader.unit);
  for (guint i = 0; i < N_KEYS; i++)
    g_free (reader.values[i]);
  if (fine)
    return reader.fresh;
  nun_personal_unref (reader.fresh);
  return NULL;
}
