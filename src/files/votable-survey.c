/* The opening pass over a VOTable: what tables there are, and what a reader of their rows must know before. */

#include "files/votable-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/votable-binary.h"
#include "files/votable-feed.h"
#include "files/votable-table.h"
#include "sky/frame.h"

#define MAX_DEPTH 64
#define MAX_FIELDS 4000
#define MAX_TABLES 5000
#define MAX_TEXT 65536

/* What the pass learns of a column. */
typedef struct
{
  gint64   n_bad; /* cells that are not of the datatype */
  gboolean not_ascii, is_long;
} Findings;

typedef struct
{
  const NunInput *input;
  NunContent     *content;
  gint64          start;
  NunVotableScope scope;

  NunVotableElement path[MAX_DEPTH]; /* the open elements */
  guint             depth;
  GString          *text; /* of the DESCRIPTION, INFO or TD that is open */
  gsize             text_limit;
  char             *version;
  char             *complaint; /* of the service, where the document is about an error */
  char             *info_name, *info_value;
  GPtrArray        *notes;  /* key, value, source, key, ... */
  GHashTable       *frames; /* ID of a COOSYS to the name of its frame */

  guint             n_tables;
  char             *name, *table_about;
  GPtrArray        *fields; /* of the open TABLE, else NULL */
  GArray           *findings;
  GHashTable       *taken;
  gint64            n_rows, announced, n_surplus;
  guint             cell;
  NunVotableBinary *binary;
  gboolean          broken_rows, has_foreign;
  GByteArray       *scratch;
} Survey;

static const char *
find_attribute (const char *const *attributes, const char *name)
{
  for (; *attributes; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}

static void
add_note (Survey *self, const char *key, const char *value, const char *source)
{
  if (!value || !*value || self->notes->len >= 300)
    return;
  g_ptr_array_add (self->notes, g_strdup (key));
  g_ptr_array_add (self->notes, g_strdup (value));
  g_ptr_array_add (self->notes, g_strdup (source));
}

static void
start_table (Survey *self, const char *const *attributes)
{
  const char *name = find_attribute (attributes, "name");
  const char *rows = find_attribute (attributes, "nrows");

  if (!name)
    name = find_attribute (attributes, "ID");
  if (self->fields)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->table_about, g_free);
  self->announced = rows ? g_ascii_strtoll (rows, NULL, 10) : -1;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_votable_field_free);
  self->findings = g_array_new (FALSE, TRUE, sizeof (Findings));
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_rows = self->n_surplus = 0;
  self->broken_rows = self->has_foreign = FALSE;
}

static void
start_field (Survey *self, const char *const *attributes)
{
  Findings none = { 0 };

  if (!self->fields)
    return;
  if (self->fields->len >= MAX_FIELDS)
    {
      /* Without all of its fields a binary row cannot be told from the next. */
      self->broken_rows = TRUE;
      return;
    }
  g_ptr_array_add (self->fields,
                   nun_votable_field_new (attributes, self->fields->len + 1, self->taken));
  g_array_append_val (self->findings, none);
}

static NunVotableField *
last_field (Survey *self)
{
  return self->fields && self->fields->len > 0
             ? g_ptr_array_index (self->fields, self->fields->len - 1)
             : NULL;
}

static NunVotableElement
parent_of (Survey *self, guint levels)
{
  return self->depth >= levels && self->depth - levels < MAX_DEPTH
             ? self->path[self->depth - levels]
             : NUN_VOTABLE_ELEMENT_OTHER;
}

static void
start_coosys (Survey *self, const char *const *attributes)
{
  const char *id = find_attribute (attributes, "ID");
  const char *system = find_attribute (attributes, "system");
  NunFrame    frame;

  if (id && system && nun_frame_from_name (system, &frame) &&
      g_hash_table_size (self->frames) < 1000)
    g_hash_table_replace (self->frames, g_strdup (id), g_strdup (nun_frame_to_name (frame)));
}

static void
on_start (gpointer user_data, NunVotableElement element, const char *const *attributes)
{
  Survey          *self = user_data;
  NunVotableField *field = last_field (self);

  if (self->depth < MAX_DEPTH)
    self->path[self->depth] = element;
  self->depth++;
  switch (element)
    {
    case NUN_VOTABLE_ELEMENT_VOTABLE:
      g_free (self->version);
      self->version = g_strdup (find_attribute (attributes, "version"));
      break;
    case NUN_VOTABLE_ELEMENT_TABLE: start_table (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_FIELD: start_field (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_VALUES:
      if (field && parent_of (self, 2) == NUN_VOTABLE_ELEMENT_FIELD &&
          find_attribute (attributes, "null"))
        nun_votable_field_set_null (field, find_attribute (attributes, "null"));
      break;
    case NUN_VOTABLE_ELEMENT_COOSYS: start_coosys (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_PARAM:
    case NUN_VOTABLE_ELEMENT_INFO:
      g_free (self->info_name);
      g_free (self->info_value);
      self->info_name = g_strdup (find_attribute (attributes, "name"));
      self->info_value = g_strdup (find_attribute (attributes, "value"));
      G_GNUC_FALLTHROUGH;
    case NUN_VOTABLE_ELEMENT_DESCRIPTION:
      g_string_truncate (self->text, 0);
      self->text_limit = MAX_TEXT;
      break;
    case NUN_VOTABLE_ELEMENT_TR: self->cell = 0; break;
    case NUN_VOTABLE_ELEMENT_TD:
      g_string_truncate (self->text, 0);
      self->text_limit = NUN_VOTABLE_MAX_CELL;
      break;
    case NUN_VOTABLE_ELEMENT_BINARY:
    case NUN_VOTABLE_ELEMENT_BINARY2:
      if (self->fields && self->fields->len > 0 && !self->binary)
        self->binary =
            nun_votable_binary_new (self->fields, element == NUN_VOTABLE_ELEMENT_BINARY2);
      break;
    case NUN_VOTABLE_ELEMENT_FITS: self->has_foreign = TRUE; break;
    case NUN_VOTABLE_ELEMENT_STREAM:
      if (find_attribute (attributes, "href") ||
          g_strcmp0 (find_attribute (attributes, "encoding"), "gzip") == 0)
        self->has_foreign = TRUE;
      break;
    default: break;
    }
}

static void
end_cell (Survey *self)
{
  const NunVotableField *field;
  Findings              *findings;
  NunValue               value;
  guint                  i = self->cell++;

  if (!self->fields)
    return;
  if (i >= self->fields->len)
    {
      self->n_surplus++;
      return;
    }
  field = g_ptr_array_index (self->fields, i);
  findings = &g_array_index (self->findings, Findings, i);
  if (nun_datatype_is_text (field->column->datatype))
    {
      findings->is_long = findings->is_long || self->text->len > 1;
      for (gsize j = 0; j < self->text->len && !findings->not_ascii; j++)
        findings->not_ascii = (guchar) self->text->str[j] >= 0x80;
    }
  else if (!nun_votable_field_parse (field, self->text->str, self->text->len, self->scratch,
                                     &value))
    findings->n_bad++;
}

/* One line, without the blanks of the layout. */
static char *
dup_tidy_text (Survey *self)
{
  g_auto (GStrv) words = g_strsplit_set (self->text->str, " \t\r\n", -1);
  GString       *tidy = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (tidy, "%s%s", tidy->len > 0 ? " " : "", words[i]);
  return g_string_free (tidy, FALSE);
}

static void
end_description (Survey *self)
{
  g_autofree char *text = dup_tidy_text (self);
  NunVotableField *field = last_field (self);

  switch (parent_of (self, 2))
    {
    case NUN_VOTABLE_ELEMENT_FIELD:
      if (field && *text && !field->column->description)
        field->column->description = g_steal_pointer (&text);
      break;
    case NUN_VOTABLE_ELEMENT_TABLE:
      g_free (self->table_about);
      self->table_about = g_steal_pointer (&text);
      break;
    case NUN_VOTABLE_ELEMENT_RESOURCE:
      add_note (self, "description", text, "RESOURCE/DESCRIPTION");
      break;
    case NUN_VOTABLE_ELEMENT_VOTABLE:
      add_note (self, "description", text, "VOTABLE/DESCRIPTION");
      break;
    default: break;
    }
}

/* The INFOs that DALI and the note on data origin name, and how services report an error. */
static void
end_info (Survey *self)
{
  static const char *const keys[][2] = {
    { "title", "title" },         { "creator", "creators" },
    { "publisher", "publisher" }, { "reference_url", "reference_url" },
    { "citation", "source" },     { "article", "source" },
    { "rights_uri", "licence" },  { "contact", "contact_email" }
  };
  g_autofree char *text = dup_tidy_text (self);
  const char      *value = self->info_value ? self->info_value : text;
  const char      *name = self->info_name ? self->info_name : "";
  g_autofree char *source = g_strdup_printf ("INFO %s", name);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_ascii_strcasecmp (name, keys[i][0]) == 0)
      add_note (self, keys[i][1], value, source);
  if (self->complaint)
    return;
  if (g_ascii_strcasecmp (name, "error") == 0)
    self->complaint = g_strdup (*text ? text : value);
  else if (g_ascii_strcasecmp (name, "QUERY_STATUS") == 0 &&
           g_ascii_strcasecmp (value, "ERROR") == 0)
    self->complaint = g_strdup (*text ? text : _ ("without saying why"));
}

static void
read_binary (Survey *self)
{
  int got = 0;

  while (self->binary && !self->broken_rows &&
         (got = nun_votable_binary_next (self->binary, NULL)) > 0)
    self->n_rows++;
  if (got < 0)
    self->broken_rows = TRUE;
}

static void
warn_of_column (Survey *self, guint i)
{
  const NunVotableField *field = g_ptr_array_index (self->fields, i);
  const Findings        *findings = &g_array_index (self->findings, Findings, i);
  const char            *path = self->input->path, *name = field->column->name;
  guint                  n = self->n_tables;

  if (field->odd_type)
    nun_content_warn (
        self->content,
        _ ("%s, table %u, FIELD %s: its datatype is not one of VOTable's; it is read as %s"), path,
        n, name, nun_datatype_name (field->column->datatype));
  if (findings->n_bad > 0)
    nun_content_warn (self->content,
                      _ ("%s, table %u, FIELD %s: %" G_GINT64_FORMAT
                         " cells are not of datatype %s and are left empty"),
                      path, n, name, findings->n_bad, nun_datatype_name (field->column->datatype));
  if (field->bare_char && findings->is_long)
    nun_content_warn (
        self->content,
        _ ("%s, table %u, FIELD %s: without an arraysize it should hold one character; "
           "the whole text is read"),
        path, n, name);
}

static void
warn_of_rows (Survey *self)
{
  const char *path = self->input->path;
  guint       n = self->n_tables;

  if (self->n_surplus > 0)
    nun_content_warn (self->content,
                      _ ("%s, table %u: %" G_GINT64_FORMAT " cells have no FIELD and are left out"),
                      path, n, self->n_surplus);
  if (self->has_foreign)
    nun_content_warn (
        self->content,
        _ ("%s, table %u: its rows lie in another file, in FITS or in gzip, which is not "
           "read; save it as TABLEDATA or BINARY2"),
        path, n);
  else if (self->announced >= 0 && self->announced != self->n_rows)
    nun_content_warn (self->content,
                      _ ("%s, table %u: nrows says %" G_GINT64_FORMAT
                         ", but there are %" G_GINT64_FORMAT " rows"),
                      path, n, self->announced, self->n_rows);
  if (self->broken_rows || (self->binary && nun_votable_binary_get_rest (self->binary) > 0))
    nun_content_warn (
        self->content,
        _ ("%s, table %u: the bytes behind row %" G_GINT64_FORMAT " make no row of its FIELDs"),
        path, n, self->n_rows);
}

static void
finish_column (Survey *self, guint i)
{
  NunVotableField *field = g_ptr_array_index (self->fields, i);
  const Findings  *findings = &g_array_index (self->findings, Findings, i);
  NunColumn       *column = field->column;

  if (field->bare_char && findings->is_long)
    column->arraysize = g_strdup ("*");
  /* BINARY gives the bytes of a char column their own meaning; TABLEDATA is text all through. */
  if (findings->not_ascii && !self->binary)
    column->datatype = NUN_DATATYPE_UNICODE_CHAR;
  if (field->ref && g_hash_table_contains (self->frames, field->ref))
    column->frame = g_strdup (g_hash_table_lookup (self->frames, field->ref));
}

static void
end_table (Survey *self)
{
  NunTable *table;

  if (!self->fields)
    return;
  self->n_tables++;
  if (self->fields->len > 0 && self->content->tables->len < MAX_TABLES)
    {
      for (guint i = 0; i < self->fields->len; i++)
        {
          warn_of_column (self, i);
          finish_column (self, i);
        }
      warn_of_rows (self);
      table = NUN_TABLE (nun_votable_table_new (
          self->input->path, self->input->local_path, self->start, self->input->size,
          self->n_tables - 1, self->name, self->n_rows, g_steal_pointer (&self->fields)));
      if (self->table_about && *self->table_about)
        nun_table_add_note (table, "description", self->table_about, "TABLE/DESCRIPTION");
      for (guint i = 0; i + 2 < self->notes->len; i += 3)
        nun_table_add_note (table, self->notes->pdata[i], self->notes->pdata[i + 1],
                            self->notes->pdata[i + 2]);
      g_ptr_array_add (self->content->tables, table);
    }
  g_clear_pointer (&self->binary, nun_votable_binary_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

static void
on_end (gpointer user_data, NunVotableElement element)
{
  Survey *self = user_data;

  switch (element)
    {
    case NUN_VOTABLE_ELEMENT_TD: end_cell (self); break;
    case NUN_VOTABLE_ELEMENT_TR: self->n_rows++; break;
    case NUN_VOTABLE_ELEMENT_DESCRIPTION: end_description (self); break;
    case NUN_VOTABLE_ELEMENT_PARAM:
    case NUN_VOTABLE_ELEMENT_INFO: end_info (self); break;
    case NUN_VOTABLE_ELEMENT_TABLE: end_table (self); break;
    default: break;
    }
  if (self->depth > 0)
    self->depth--;
}

static void
on_text (gpointer user_data, const char *text, gsize length)
{
  Survey           *self = user_data;
  NunVotableElement element = parent_of (self, 1);

  if (element == NUN_VOTABLE_ELEMENT_STREAM && self->binary && !self->has_foreign &&
      !self->broken_rows)
    {
      nun_votable_binary_push (self->binary, text, length);
      read_binary (self);
    }
  else if ((element == NUN_VOTABLE_ELEMENT_TD || element == NUN_VOTABLE_ELEMENT_DESCRIPTION ||
            element == NUN_VOTABLE_ELEMENT_INFO || element == NUN_VOTABLE_ELEMENT_PARAM) &&
           self->text->len + length <= self->text_limit)
    g_string_append_len (self->text, text, (gssize) length);
}

static const NunVotableHandler handler = { on_start, on_end, on_text };

static void
judge (Survey *self, const char *broken)
{
  NunContent *content = self->content;
  const char *version = self->version ? self->version : "";
  gboolean    has_rows = FALSE;

  while (*version == 'v' || *version == 'V')
    version++;
  content->format = *version && strlen (version) < 8 ? g_strdup_printf ("VOTable %s", version)
                                                     : g_strdup ("VOTable");
  if (broken)
    nun_content_warn (content, _ ("%s; what could be read of it has been read"), broken);
  for (guint i = 0; i < content->tables->len; i++)
    has_rows = has_rows || nun_table_get_n_rows (g_ptr_array_index (content->tables, i)) > 0;
  content->kind = has_rows ? NUN_FILE_TABLE : NUN_FILE_OTHER;
  if (has_rows)
    return;
  if (self->complaint)
    content->reason = g_strdup_printf (
        _ ("It is the message of a service that could not answer: %s"), self->complaint);
  else if (broken)
    content->reason = g_strdup (broken);
  else if (content->tables->len > 0)
    content->reason = g_strdup (_ ("The table in it has no rows."));
  else
    content->reason = g_strdup (_ ("It is a VOTable without a table in it."));
}

static void
survey_clear (Survey *self)
{
  g_string_free (self->text, TRUE);
  g_free (self->version);
  g_free (self->complaint);
  g_free (self->info_name);
  g_free (self->info_value);
  g_free (self->name);
  g_free (self->table_about);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->frames);
  g_byte_array_unref (self->scratch);
  g_clear_pointer (&self->binary, nun_votable_binary_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

gboolean
nun_votable_survey (const NunInput *input,
                    gint64          start,
                    NunVotableScope scope,
                    NunContent     *content,
                    GCancellable   *cancellable,
                    GError        **error)
{
  Survey self = { .input = input, .content = content, .start = start, .scope = scope };
  g_autoptr (NunVotableFeed) feed = NULL;
  g_autoptr (GError)         local = NULL;

  self.text = g_string_new (NULL);
  self.notes = g_ptr_array_new_with_free_func (g_free);
  self.frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.scratch = g_byte_array_new ();
  feed = nun_votable_feed_new (input->path, input->local_path, start, &handler, &self, &local);
  while (feed && nun_votable_feed_step (feed, cancellable, &local))
    ;
  if (!local)
    {
      /* The file may end within a table. */
      end_table (&self);
      judge (&self, nun_votable_feed_get_complaint (feed));
    }
  survey_clear (&self);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
