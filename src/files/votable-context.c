/* Notes, coordinate systems, GROUPs and what else one element of a VOTable tells of another. */

#include "files/votable-context.h"

#include <string.h>

#include "files/votable-feed.h"
#include "sky/frame.h"

#define MAX_NOTES 200 /* of one element */
#define MAX_IDS 20000
#define MAX_GROUPS 64

typedef struct
{
  char *key, *value, *source;
} Note;

typedef struct
{
  GArray *notes; /* of Note */
  guint   first; /* table that it holds for */
} Scope;

typedef struct
{
  char      *ref, *frame; /* ID of a COOSYS, or a frame itself; or NULL */
  GPtrArray *fields;      /* IDs */
} Group;

struct _NunVotableContext
{
  GPtrArray  *scopes, *groups; /* stacks */
  guint       n_deep_groups;   /* open ones beyond the bound */
  GHashTable *frames;          /* ID of a COOSYS to its frame's name */
  GHashTable *field_refs,
      *field_frames;  /* ID of a FIELD to the ID of a COOSYS, and to a frame's name */
  GHashTable *nulls;  /* ID of a VALUES to its null */
  GHashTable *fields; /* ID of a TABLE to its fields */
};

static void
note_clear (gpointer data)
{
  Note *note = data;

  g_free (note->key);
  g_free (note->value);
  g_free (note->source);
}

static void
scope_free (gpointer data)
{
  Scope *scope = data;

  g_array_unref (scope->notes);
  g_free (scope);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->ref);
  g_free (group->frame);
  g_ptr_array_unref (group->fields);
  g_free (group);
}

NunVotableContext *
nun_votable_context_new (void)
{
  NunVotableContext *self = g_new0 (NunVotableContext, 1);

  self->scopes = g_ptr_array_new_with_free_func (scope_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->field_refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->field_frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->nulls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fields =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
nun_votable_context_free (NunVotableContext *self)
{
  g_ptr_array_unref (self->scopes);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->frames);
  g_hash_table_unref (self->field_refs);
  g_hash_table_unref (self->field_frames);
  g_hash_table_unref (self->nulls);
  g_hash_table_unref (self->fields);
  g_free (self);
}

static void
remember (GHashTable *table, const char *id, const char *value)
{
  if (id && value && g_hash_table_size (table) < MAX_IDS)
    g_hash_table_replace (table, g_strdup (id), g_strdup (value));
}

void
nun_votable_context_enter (NunVotableContext *self, const GPtrArray *tables)
{
  Scope *scope = g_new0 (Scope, 1);

  scope->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (scope->notes, note_clear);
  scope->first = tables->len;
  g_ptr_array_add (self->scopes, scope);
}

void
nun_votable_context_leave (NunVotableContext *self, const GPtrArray *tables)
{
  Scope *scope =
      self->scopes->len > 0 ? g_ptr_array_index (self->scopes, self->scopes->len - 1) : NULL;

  if (!scope)
    return;
  for (guint i = scope->first; i < tables->len; i++)
    for (guint j = 0; j < scope->notes->len; j++)
      {
        const Note *note = &g_array_index (scope->notes, Note, j);

        nun_table_add_note (g_ptr_array_index (tables, i), note->key, note->value, note->source);
      }
  g_ptr_array_remove_index (self->scopes, self->scopes->len - 1);
}

gboolean
nun_votable_context_is_open (NunVotableContext *self)
{
  return self->scopes->len > 0;
}

void
nun_votable_context_note (NunVotableContext *self,
                          const char        *key,
                          const char        *value,
                          const char        *source)
{
  Scope *scope =
      self->scopes->len > 0 ? g_ptr_array_index (self->scopes, self->scopes->len - 1) : NULL;

  if (scope && value && *value && scope->notes->len < MAX_NOTES)
    {
      Note note = { g_strdup (key), g_strdup (value), g_strdup (source) };

      g_array_append_val (scope->notes, note);
    }
}

/* The INFOs that DALI and the note on data origin name. */
void
nun_votable_context_info (NunVotableContext *self,
                          const char        *element,
                          const char        *name,
                          const char        *value,
                          const char        *unit)
{
  static const char *const keys[][2] = {
    { "title", "title" },
    { "creator", "creators" },
    { "publisher", "publisher" },
    { "reference_url", "reference_url" },
    { "citation", "source" },
    { "article", "source" },
    { "rights_uri", "licence" },
    { "contact", "contact_email" },
    { "facility", "facility" },
    { "instrument", "instrument" },
    { "resource_version", "version" },
    { "publication_date", "created" },
  };
  g_autofree char *source = g_strdup_printf ("%s %s", element, name);
  g_autofree char *key = NULL, *with_unit = NULL;

  if (!*name || !value || !*value)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys) && !key; i++)
    if (g_ascii_strcasecmp (name, keys[i][0]) == 0)
      key = g_strdup (keys[i][1]);
  if (!key)
    key = g_strdup_printf ("param:%s", name);
  if (unit && *unit)
    with_unit = g_strdup_printf ("%s %s", value, unit);
  nun_votable_context_note (self, key, with_unit ? with_unit : value, source);
}

/* Whether a frame of ours is meant, which have one equinox each: "J2000" and "2000.0" are, "J2010" is not. */
static gboolean
has_its_equinox (NunFrame frame, const char *equinox)
{
  double year, want = frame == NUN_FRAME_FK4 ? 1950 : 2000;

  if (!equinox || frame == NUN_FRAME_ICRS || frame == NUN_FRAME_GALACTIC)
    return TRUE;
  while (*equinox && !g_ascii_isdigit (*equinox))
    equinox++;
  year = g_ascii_strtod (equinox, NULL);
  return year == 0 || year == want;
}

gboolean
nun_votable_context_system (NunVotableContext *self,
                            const char        *element,
                            const char *const *attributes)
{
  const char         *system = nun_votable_attribute (attributes, "system");
  g_autofree char    *key = g_strdup_printf ("param:%s", element);
  g_autoptr (GString) all = g_string_new (NULL);
  NunFrame            frame;

  for (const char *const *a = attributes; *a; a += 2)
    g_string_append_printf (all, "%s%s=%s", all->len > 0 ? "; " : "", a[0], a[1]);
  nun_votable_context_note (self, key, all->str, element);
  if (strcmp (element, "COOSYS") != 0 || !system || !nun_frame_from_name (system, &frame))
    return TRUE;
  if (!has_its_equinox (frame, nun_votable_attribute (attributes, "equinox")))
    return FALSE;
  remember (self->frames, nun_votable_attribute (attributes, "ID"), nun_frame_to_name (frame));
  return TRUE;
}

void
nun_votable_context_start_group (NunVotableContext *self, const char *const *attributes)
{
  Group *group;

  if (self->groups->len >= MAX_GROUPS)
    {
      self->n_deep_groups++;
      return;
    }
  group = g_new0 (Group, 1);
  group->ref = g_strdup (nun_votable_attribute (attributes, "ref"));
  group->fields = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->groups, group);
}

static Group *
last_group (NunVotableContext *self)
{
  return self->groups->len > 0 ? g_ptr_array_index (self->groups, self->groups->len - 1) : NULL;
}

void
nun_votable_context_end_group (NunVotableContext *self)
{
  const Group *group = last_group (self);

  if (self->n_deep_groups > 0)
    {
      self->n_deep_groups--;
      return;
    }
  if (!group)
    return;
  for (guint i = 0; i < group->fields->len; i++)
    {
      remember (self->field_refs, group->fields->pdata[i], group->ref);
      remember (self->field_frames, group->fields->pdata[i], group->frame);
    }
  g_ptr_array_remove_index (self->groups, self->groups->len - 1);
}

void
nun_votable_context_group_field (NunVotableContext *self, const char *const *attributes)
{
  const Group *group = last_group (self);
  const char  *ref = nun_votable_attribute (attributes, "ref");

  if (group && ref && group->fields->len < MAX_IDS)
    g_ptr_array_add (group->fields, g_strdup (ref));
}

/* STC in VOTable 1.2 names the frame in a PARAM of the GROUP. */
void
nun_votable_context_group_param (NunVotableContext *self, const char *const *attributes)
{
  Group      *group = last_group (self);
  const char *utype = nun_votable_attribute (attributes, "utype");
  const char *value = nun_votable_attribute (attributes, "value");
  NunFrame    frame;

  if (!group || !utype || !value || group->frame ||
      !(g_str_has_suffix (utype, "CoordRefFrame") || g_str_has_suffix (utype, "spaceRefFrame")) ||
      !nun_frame_from_name (value, &frame))
    return;
  group->frame = g_strdup (nun_frame_to_name (frame));
}

const char *
nun_votable_context_get_frame (NunVotableContext *self, const NunVotableField *field)
{
  const char *frame = field->ref ? g_hash_table_lookup (self->frames, field->ref) : NULL;
  const char *ref;

  if (frame || !field->id)
    return frame;
  ref = g_hash_table_lookup (self->field_refs, field->id);
  frame = ref ? g_hash_table_lookup (self->frames, ref) : NULL;
  return frame ? frame : g_hash_table_lookup (self->field_frames, field->id);
}

void
nun_votable_context_add_null (NunVotableContext *self, const char *id, const char *null)
{
  remember (self->nulls, id, null);
}

const char *
nun_votable_context_get_null (NunVotableContext *self, const char *id)
{
  return id ? g_hash_table_lookup (self->nulls, id) : NULL;
}

void
nun_votable_context_add_fields (NunVotableContext *self, const char *id, const GPtrArray *fields)
{
  GPtrArray *copy;

  if (!id || g_hash_table_size (self->fields) >= MAX_IDS)
    return;
  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_votable_field_free);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (copy, nun_votable_field_copy (fields->pdata[i]));
  g_hash_table_replace (self->fields, g_strdup (id), copy);
}

GPtrArray *
nun_votable_context_get_fields (NunVotableContext *self, const char *id)
{
  return id ? g_hash_table_lookup (self->fields, id) : NULL;
}
