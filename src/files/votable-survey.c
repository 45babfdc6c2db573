/* The opening pass over a VOTable: what tables there are, and what a reader of their rows must know before. */

#include "files/votable-survey.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/votable-survey-private.h"
#include "files/votable-table.h"

#define MAX_FITS 32
#define MAX_FIELDS 4000
#define MAX_TABLES 5000
#define MAX_TEXT 65536
#define PIECE 65536

static void
start_table (NunVotableSurvey *self, const char *const *attributes)
{
  const char *name = nun_votable_attribute (attributes, "name");
  const char *rows = nun_votable_attribute (attributes, "nrows");

  if (self->fields)
    return;
  g_free (self->name);
  g_free (self->id);
  g_free (self->ref);
  self->id = g_strdup (nun_votable_attribute (attributes, "ID"));
  self->ref = g_strdup (nun_votable_attribute (attributes, "ref"));
  self->name = g_strdup (name ? name : self->id);
  nun_votable_context_enter (self->context, self->content->tables);
  self->announced = rows ? g_ascii_strtoll (rows, NULL, 10) : -1;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_votable_field_free);
  self->findings = g_array_new (FALSE, TRUE, sizeof (NunVotableFindings));
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_rows = 0;
  self->short_rows = self->surplus = self->stray = (NunVotableCount){ 0 };
  self->broken_rows = self->completed = FALSE;
}

static void
count (NunVotableCount *self, gint64 row)
{
  if (self->n++ == 0)
    self->first = row;
}

/* Before the rows: no FIELD may come any more.  A TABLE without FIELDs has those of the one it refers to. */
static void
complete_fields (NunVotableSurvey *self)
{
  GPtrArray         *fields = nun_votable_context_get_fields (self->context, self->ref);
  NunVotableFindings none = { 0 };

  if (!self->fields || self->completed)
    return;
  self->completed = TRUE;
  for (guint i = 0; self->fields->len == i && fields && i < fields->len; i++)
    {
      NunVotableField *field = nun_votable_field_copy (fields->pdata[i]);

      field->odd_type = FALSE; /* said once */
      g_ptr_array_add (self->fields, field);
      g_array_append_val (self->findings, none);
    }
  if (self->fields->len == 0 && self->ref)
    nun_content_warn (self->content,
                      _ ("%s, table %u: it refers to the FIELDs of TABLE %s, which does not come "
                         "before it; it is left out"),
                      self->input->path, self->n_tables + 1, self->ref);
  if (self->fields->len > 0)
    nun_votable_context_add_fields (self->context, self->id, self->fields);
}

static void
start_field (NunVotableSurvey *self, const char *const *attributes)
{
  NunVotableFindings none = { 0 };

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
last_field (NunVotableSurvey *self)
{
  return self->fields && self->fields->len > 0
             ? g_ptr_array_index (self->fields, self->fields->len - 1)
             : NULL;
}

static NunVotableElement
parent_of (NunVotableSurvey *self, guint levels)
{
  return self->depth >= levels && self->depth - levels < NUN_VOTABLE_MAX_DEPTH
             ? self->path[self->depth - levels]
             : NUN_VOTABLE_ELEMENT_OTHER;
}

static void
read_binary (NunVotableSurvey *self)
{
  int got = 0;

  while (self->binary && !self->broken_rows &&
         (got = nun_votable_binary_next (self->binary, NULL)) > 0)
    self->n_rows++;
  if (got < 0)
    self->broken_rows = TRUE;
}

/* The rows of a BINARY whose stream is a file beside the document. */
static void
read_beside (NunVotableSurvey *self, int fd)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize             n;

  while (!self->broken_rows && !g_cancellable_is_cancelled (self->cancellable) &&
         ((n = read (fd, piece, PIECE)) > 0 || (n < 0 && errno == EINTR)))
    if (n > 0)
      {
        nun_votable_binary_push_bytes (self->binary, piece, (gsize) n);
        read_binary (self);
      }
}

static void
start_values (NunVotableSurvey *self, NunVotableField *field, const char *const *attributes)
{
  const char *null = nun_votable_attribute (attributes, "null");

  if (!null)
    null = nun_votable_context_get_null (self->context, nun_votable_attribute (attributes, "ref"));
  if (!null)
    return;
  nun_votable_context_add_null (self->context, nun_votable_attribute (attributes, "ID"), null);
  if (field)
    nun_votable_field_set_null (field, null);
}

static void
start_info (NunVotableSurvey *self, const char *const *attributes)
{
  g_free (self->info_name);
  g_free (self->info_value);
  g_free (self->info_unit);
  self->info_name = g_strdup (nun_votable_attribute (attributes, "name"));
  self->info_value = g_strdup (nun_votable_attribute (attributes, "value"));
  self->info_unit = g_strdup (nun_votable_attribute (attributes, "unit"));
  nun_votable_context_group_param (self->context, attributes);
  g_string_truncate (self->text, 0);
  self->text_limit = MAX_TEXT;
}

static void
start_fits (NunVotableSurvey *self, const char *const *attributes)
{
  const char *hdu = nun_votable_attribute (attributes, "extnum");

  complete_fields (self);
  if (!self->fields || self->fits || self->scope == NUN_VOTABLE_FIELDS_ONLY)
    return;
  if (self->n_fits++ >= MAX_FITS)
    {
      if (!self->foreign)
        self->foreign =
            g_strdup_printf (_ ("the document holds more than %d FITS streams"), MAX_FITS);
      return;
    }
  self->fits = nun_votable_fits_new ();
  self->fits_hdu = hdu ? (int) CLAMP (g_ascii_strtoll (hdu, NULL, 10), 0, 100000) : -1;
}

static void
start_stream (NunVotableSurvey *self, const char *const *attributes)
{
  const char        *href = nun_votable_attribute (attributes, "href");
  g_autofree char   *name = NULL;
  g_autoptr (GError) local = NULL;
  int                fd;

  if (self->binary && g_strcmp0 (nun_votable_attribute (attributes, "encoding"), "gzip") == 0)
    nun_votable_binary_set_gzip (self->binary);
  if (!href || self->foreign || self->scope == NUN_VOTABLE_FIELDS_ONLY ||
      (!self->binary && !self->fits))
    return;
  fd = nun_votable_stream_open (self->input->path, href, &name, &local);
  if (fd < 0)
    self->foreign = g_strdup (local->message);
  else if (self->fits)
    nun_votable_fits_set_file (self->fits, fd, name);
  else
    {
      read_beside (self, fd);
      close (fd);
    }
}

static void
start_around (NunVotableSurvey *self, NunVotableElement element, const char *const *attributes)
{
  switch (element)
    {
    case NUN_VOTABLE_ELEMENT_COOSYS:
      if (!nun_votable_context_system (self->context, "COOSYS", attributes))
        nun_content_warn (self->content,
                          _ ("%s: the coordinate system %s with equinox %s is none that is known; "
                             "say by hand what its positions are"),
                          self->input->path, nun_votable_attribute (attributes, "system"),
                          nun_votable_attribute (attributes, "equinox"));
      break;
    case NUN_VOTABLE_ELEMENT_TIMESYS:
      nun_votable_context_system (self->context, "TIMESYS", attributes);
      break;
    case NUN_VOTABLE_ELEMENT_GROUP:
      nun_votable_context_start_group (self->context, attributes);
      break;
    case NUN_VOTABLE_ELEMENT_FIELDREF:
      nun_votable_context_group_field (self->context, attributes);
      break;
    default: break;
    }
}

/* VizieR writes one RESOURCE a catalogue, and the catalogue's title as its description. */
static gboolean
is_catalogue (const char *const *attributes)
{
  const char *id = nun_votable_attribute (attributes, "ID");

  return id != NULL && g_str_has_prefix (id, "yCat_");
}

static void
on_start (gpointer user_data, NunVotableElement element, const char *const *attributes)
{
  NunVotableSurvey *self = user_data;
  NunVotableField  *field = last_field (self);

  if (self->depth < NUN_VOTABLE_MAX_DEPTH)
    self->path[self->depth] = element;
  self->depth++;
  switch (element)
    {
    case NUN_VOTABLE_ELEMENT_VOTABLE:
      g_free (self->version);
      self->version = g_strdup (nun_votable_attribute (attributes, "version"));
      nun_votable_context_enter (self->context, self->content->tables);
      break;
    case NUN_VOTABLE_ELEMENT_RESOURCE:
      self->of_catalogue = is_catalogue (attributes);
      nun_votable_context_enter (self->context, self->content->tables);
      break;
    case NUN_VOTABLE_ELEMENT_TABLE: start_table (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_FIELD: start_field (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_VALUES:
      start_values (self, parent_of (self, 2) == NUN_VOTABLE_ELEMENT_FIELD ? field : NULL,
                    attributes);
      break;
    case NUN_VOTABLE_ELEMENT_PARAM:
    case NUN_VOTABLE_ELEMENT_INFO: start_info (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_DESCRIPTION:
      g_string_truncate (self->text, 0);
      self->text_limit = MAX_TEXT;
      break;
    case NUN_VOTABLE_ELEMENT_TR: self->cell = 0; break;
    case NUN_VOTABLE_ELEMENT_TD:
      g_string_truncate (self->text, 0);
      self->text_limit = NUN_VOTABLE_MAX_CELL;
      break;
    case NUN_VOTABLE_ELEMENT_DATA: complete_fields (self); break;
    case NUN_VOTABLE_ELEMENT_BINARY:
    case NUN_VOTABLE_ELEMENT_BINARY2:
      complete_fields (self);
      if (self->fields && self->fields->len > 0 && !self->binary)
        self->binary =
            nun_votable_binary_new (self->fields, element == NUN_VOTABLE_ELEMENT_BINARY2);
      break;
    case NUN_VOTABLE_ELEMENT_FITS: start_fits (self, attributes); break;
    case NUN_VOTABLE_ELEMENT_STREAM: start_stream (self, attributes); break;
    default: start_around (self, element, attributes); break;
    }
}

static void
note_letters (NunVotableSurvey *self, NunVotableFindings *findings)
{
  for (gsize i = 0; i < self->text->len && !findings->not_ascii; i++)
    findings->not_ascii = (guchar) self->text->str[i] >= 0x80;
}

static void
end_cell (NunVotableSurvey *self)
{
  const NunVotableField *field;
  NunVotableFindings    *findings;
  NunValue               value;
  guint                  i = self->cell++;

  if (!self->fields)
    return;
  if (i >= self->fields->len)
    {
      count (&self->surplus, self->n_rows + 1);
      return;
    }
  field = g_ptr_array_index (self->fields, i);
  findings = &g_array_index (self->findings, NunVotableFindings, i);
  if (nun_datatype_is_text (field->column->datatype))
    {
      findings->is_long = findings->is_long || self->text->len > 1;
      note_letters (self, findings);
    }
  else if (nun_votable_field_parse (field, self->text->str, self->text->len, self->scratch, &value))
    findings->n_good += value.type != NUN_VALUE_NULL;
  else
    {
      NunDatatype is = nun_votable_cell_guess (self->text->str, self->text->len);

      if (findings->n_bad++ == 0)
        findings->first_bad = self->n_rows + 1;
      findings->n_long += is == NUN_DATATYPE_LONG;
      findings->n_real += is == NUN_DATATYPE_DOUBLE;
      note_letters (self, findings);
    }
}

/* One line, without the blanks of the layout. */
static char *
dup_tidy_text (NunVotableSurvey *self)
{
  g_auto (GStrv) words = g_strsplit_set (self->text->str, " \t\r\n", -1);
  GString       *tidy = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (tidy, "%s%s", tidy->len > 0 ? " " : "", words[i]);
  return g_string_free (tidy, FALSE);
}

static void
end_description (NunVotableSurvey *self)
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
      nun_votable_context_note (self->context, "description", text, "TABLE/DESCRIPTION");
      break;
    case NUN_VOTABLE_ELEMENT_RESOURCE:
      nun_votable_context_note (self->context, self->of_catalogue ? "title" : "description", text,
                                "RESOURCE/DESCRIPTION");
      break;
    case NUN_VOTABLE_ELEMENT_VOTABLE:
      nun_votable_context_note (self->context, "description", text, "VOTABLE/DESCRIPTION");
      break;
    default: break;
    }
}

/* What an INFO or PARAM says of the tables, and how services report an error. */
static void
end_info (NunVotableSurvey *self, NunVotableElement element)
{
  g_autofree char *text = dup_tidy_text (self);
  const char      *value = self->info_value ? self->info_value : text;
  const char      *name = self->info_name ? self->info_name : "";

  if (parent_of (self, 2) != NUN_VOTABLE_ELEMENT_OTHER)
    nun_votable_context_info (self->context, element == NUN_VOTABLE_ELEMENT_INFO ? "INFO" : "PARAM",
                              name, value, self->info_unit);
  if (element != NUN_VOTABLE_ELEMENT_INFO)
    return;
  if (g_ascii_strcasecmp (name, "QUERY_STATUS") == 0 && g_ascii_strcasecmp (value, "OVERFLOW") == 0)
    self->overflow = TRUE;
  if (self->complaint)
    return;
  if (g_ascii_strcasecmp (name, "error") == 0)
    self->complaint = g_strdup (*text ? text : value);
  else if (g_ascii_strcasecmp (name, "QUERY_STATUS") == 0 &&
           g_ascii_strcasecmp (value, "ERROR") == 0)
    self->complaint = g_strdup (*text ? text : _ ("without saying why"));
}

static void
finish_column (NunVotableSurvey *self, guint i)
{
  NunVotableField          *field = g_ptr_array_index (self->fields, i);
  const NunVotableFindings *findings = &g_array_index (self->findings, NunVotableFindings, i);
  NunColumn                *column = field->column;

  column->frame = g_strdup (nun_votable_context_get_frame (self->context, field));
  if (!nun_datatype_is_text (column->datatype))
    {
      column->datatype = nun_votable_survey_get_datatype (self, i);
      if (!nun_datatype_is_text (column->datatype))
        return;
      g_clear_pointer (&column->arraysize, g_free); /* "1", if anything */
    }
  if (!column->arraysize && (!field->bare_char || findings->is_long))
    column->arraysize = g_strdup ("*");
  /* BINARY gives the bytes of a char column their own meaning; TABLEDATA is text all through. */
  if (findings->not_ascii && !self->binary)
    column->datatype = NUN_DATATYPE_UNICODE_CHAR;
}

/* The table that FITS holds for the TABLE; NULL with the reason in `foreign`. */
static NunTable *
read_fits (NunVotableSurvey *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GError)    local = NULL;
  NunTable             *table;

  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (columns, ((NunVotableField *) self->fields->pdata[i])->column);
  table = self->foreign ? NULL
                        : nun_votable_fits_read (self->fits, self->input->path, self->fits_hdu,
                                                 columns, self->content, self->cancellable, &local);
  if (local)
    self->foreign = g_strdup (local->message);
  if (table)
    self->n_rows = nun_table_get_n_rows (table);
  if (table && columns->len > 0 && columns->len != nun_table_get_columns (table)->len)
    nun_content_warn (self->content,
                      _ ("%s, table %u: there are %u FIELDs, but %u columns in its FITS, which are "
                         "what is read"),
                      self->input->path, self->n_tables, columns->len,
                      nun_table_get_columns (table)->len);
  return table;
}

static void
clear_table (NunVotableSurvey *self)
{
  nun_votable_context_leave (self->context, self->content->tables);
  g_clear_pointer (&self->binary, nun_votable_binary_free);
  g_clear_pointer (&self->fits, nun_votable_fits_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->foreign, g_free);
}

static void
end_table (NunVotableSurvey *self)
{
  NunTable *table = NULL;

  if (!self->fields)
    return;
  complete_fields (self);
  self->n_tables++;
  if ((self->fields->len > 0 || self->fits) && self->content->tables->len < MAX_TABLES)
    {
      nun_votable_survey_warn_of_columns (self);
      for (guint i = 0; i < self->fields->len; i++)
        finish_column (self, i);
      if (self->fits)
        table = read_fits (self);
      nun_votable_survey_warn_of_rows (self);
      if (!table && self->fields->len > 0)
        table = NUN_TABLE (nun_votable_table_new (
            self->input->path, self->input->local_path, self->start, self->input->size,
            self->n_tables - 1, self->name, self->n_rows, g_steal_pointer (&self->fields)));
      if (table)
        g_ptr_array_add (self->content->tables, table);
    }
  clear_table (self);
}

static void
end_row (NunVotableSurvey *self)
{
  self->n_rows++;
  if (self->fields && self->cell < self->fields->len)
    count (&self->short_rows, self->n_rows);
}

static void
on_end (gpointer user_data, NunVotableElement element)
{
  NunVotableSurvey *self = user_data;

  switch (element)
    {
    case NUN_VOTABLE_ELEMENT_TD: end_cell (self); break;
    case NUN_VOTABLE_ELEMENT_TR: end_row (self); break;
    case NUN_VOTABLE_ELEMENT_DESCRIPTION: end_description (self); break;
    case NUN_VOTABLE_ELEMENT_PARAM:
    case NUN_VOTABLE_ELEMENT_INFO: end_info (self, element); break;
    case NUN_VOTABLE_ELEMENT_GROUP: nun_votable_context_end_group (self->context); break;
    case NUN_VOTABLE_ELEMENT_RESOURCE:
    case NUN_VOTABLE_ELEMENT_VOTABLE:
      nun_votable_context_leave (self->context, self->content->tables);
      break;
    case NUN_VOTABLE_ELEMENT_TABLE: end_table (self); break;
    default: break;
    }
  if (self->depth > 0)
    self->depth--;
}

static void
on_text (gpointer user_data, const char *text, gsize length)
{
  NunVotableSurvey *self = user_data;
  NunVotableElement element = parent_of (self, 1);

  if (element == NUN_VOTABLE_ELEMENT_STREAM && self->fits)
    nun_votable_fits_push (self->fits, text, length);
  else if (element == NUN_VOTABLE_ELEMENT_STREAM && self->binary && !self->broken_rows)
    {
      nun_votable_binary_push (self->binary, text, length);
      read_binary (self);
    }
  else if ((element == NUN_VOTABLE_ELEMENT_TD || element == NUN_VOTABLE_ELEMENT_DESCRIPTION ||
            element == NUN_VOTABLE_ELEMENT_INFO || element == NUN_VOTABLE_ELEMENT_PARAM) &&
           self->text->len + length <= self->text_limit)
    g_string_append_len (self->text, text, (gssize) length);
  else if (element == NUN_VOTABLE_ELEMENT_TABLEDATA || element == NUN_VOTABLE_ELEMENT_TR)
    for (gsize i = 0; i < length; i++)
      if (!g_ascii_isspace (text[i]))
        {
          count (&self->stray, self->n_rows + 1);
          break;
        }
}

static const NunVotableHandler handler = { on_start, on_end, on_text };

static void
survey_clear (NunVotableSurvey *self)
{
  g_string_free (self->text, TRUE);
  g_free (self->version);
  g_free (self->complaint);
  g_free (self->info_name);
  g_free (self->info_value);
  g_free (self->info_unit);
  g_free (self->name);
  g_free (self->id);
  g_free (self->ref);
  g_free (self->foreign);
  nun_votable_context_free (self->context);
  g_byte_array_unref (self->scratch);
  g_clear_pointer (&self->binary, nun_votable_binary_free);
  g_clear_pointer (&self->fits, nun_votable_fits_free);
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
  NunVotableSurvey self = { .input = input, .content = content, .start = start, .scope = scope };
  g_autoptr (NunVotableFeed) feed = NULL;
  g_autoptr (GError)         local = NULL;

  self.text = g_string_new (NULL);
  self.context = nun_votable_context_new ();
  self.cancellable = cancellable;
  self.scratch = g_byte_array_new ();
  feed = nun_votable_feed_new (input->path, input->local_path, start, &handler, &self, &local);
  while (feed && nun_votable_feed_step (feed, cancellable, &local))
    ;
  if (!local)
    {
      /* The file may end within a table. */
      end_table (&self);
      while (nun_votable_context_is_open (self.context))
        nun_votable_context_leave (self.context, content->tables);
      nun_votable_survey_judge (&self, nun_votable_feed_get_complaint (feed));
    }
  survey_clear (&self);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
