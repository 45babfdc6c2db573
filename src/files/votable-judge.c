/* What the opening pass over a VOTable says to people: warnings, and the reason when there is nothing to read. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "files/votable-survey-private.h"

NunDatatype
nun_votable_survey_get_datatype (const NunVotableSurvey *self, guint i)
{
  const NunVotableField    *field = g_ptr_array_index (self->fields, i);
  const NunVotableFindings *findings = &g_array_index (self->findings, NunVotableFindings, i);
  NunDatatype               type = field->column->datatype;
  gint64                    n_text = findings->n_bad - findings->n_long - findings->n_real;

  /* In BINARY the datatype says how many bytes there are; there is nothing to doubt. */
  if (findings->n_bad == 0 || self->binary || nun_column_is_array (field->column) ||
      !(nun_datatype_is_number (type) || type == NUN_DATATYPE_BOOLEAN))
    return type;
  if (n_text > findings->n_good + findings->n_long + findings->n_real ||
      (type == NUN_DATATYPE_BOOLEAN && findings->n_bad > findings->n_good))
    return NUN_DATATYPE_CHAR;
  if (nun_datatype_is_integer (type) && findings->n_real > 0)
    return NUN_DATATYPE_DOUBLE;
  return nun_datatype_is_integer (type) && findings->n_long > 0 ? NUN_DATATYPE_LONG : type;
}

static void
warn_of_column (NunVotableSurvey *self, guint i)
{
  NunDatatype               wider;
  const NunVotableField    *field = g_ptr_array_index (self->fields, i);
  const NunVotableFindings *findings = &g_array_index (self->findings, NunVotableFindings, i);
  const char               *path = self->input->path, *name = field->column->name;
  guint                     n = self->n_tables;

  if (field->odd_type)
    nun_content_warn (
        self->content,
        _ ("%s, table %u, FIELD %s: its datatype is not one of VOTable's; it is read as %s"), path,
        n, name, nun_datatype_name (field->column->datatype));
  wider = nun_votable_survey_get_datatype (self, i);
  if (wider != field->column->datatype)
    nun_content_warn (self->content,
                      _ ("%s, table %u, FIELD %s: %" PRId64
                         " cells are not of datatype %s, the first in row %" PRId64
                         "; the column is read as %s"),
                      path, n, name, findings->n_bad, nun_datatype_name (field->column->datatype),
                      findings->first_bad, nun_datatype_name (wider));
  else if (findings->n_bad > 0)
    nun_content_warn (self->content,
                      _ ("%s, table %u, FIELD %s: %" PRId64
                         " cells are not of datatype %s and are left empty, the first in row "
                         "%" PRId64),
                      path, n, name, findings->n_bad, nun_datatype_name (field->column->datatype),
                      findings->first_bad);
  if (field->bare_char && findings->is_long)
    nun_content_warn (
        self->content,
        _ ("%s, table %u, FIELD %s: without an arraysize it should hold one character; "
           "the whole text is read"),
        path, n, name);
}

void
nun_votable_survey_warn_of_columns (NunVotableSurvey *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    warn_of_column (self, i);
}

void
nun_votable_survey_warn_of_rows (NunVotableSurvey *self)
{
  const char *path = self->input->path;
  guint       n = self->n_tables;

  if (self->surplus.n > 0)
    nun_content_warn (self->content,
                      _ ("%s, table %u: %" PRId64
                         " cells have no FIELD and are left out, the first in row %" PRId64),
                      path, n, self->surplus.n, self->surplus.first);
  if (self->short_rows.n > 0)
    nun_content_warn (self->content,
                      _ ("%s, table %u: %" PRId64
                         " rows have fewer cells than there are FIELDs, the first is row "
                         "%" PRId64 "; their last columns are empty"),
                      path, n, self->short_rows.n, self->short_rows.first);
  if (self->stray.n > 0)
    nun_content_warn (self->content,
                      _ ("%s, table %u: text stands outside of the cells and is left out, first "
                         "at row %" PRId64),
                      path, n, self->stray.first);
  if (self->foreign)
    nun_content_warn (self->content, _ ("%s, table %u: %s"), path, n, self->foreign);
  else if (self->announced >= 0 && self->announced != self->n_rows)
    nun_content_warn (self->content,
                      _ ("%s, table %u: nrows says %" PRId64 ", but there are %" PRId64 " rows"),
                      path, n, self->announced, self->n_rows);
  if (self->broken_rows || (self->binary && nun_votable_binary_get_rest (self->binary) > 0))
    nun_content_warn (
        self->content,
        _ ("%s, table %u: the bytes behind row %" PRId64 " make no row of its FIELDs"), path, n,
        self->n_rows);
}

void
nun_votable_survey_judge (NunVotableSurvey *self, const char *broken)
{
  NunContent *content = self->content;
  const char *version = self->version ? self->version : "";
  gboolean    has_rows = FALSE;

  while (*version == 'v' || *version == 'V')
    version++;
  content->format = *version && strlen (version) < 8 ? g_strdup_printf ("VOTable %s", version)
                                                     : g_strdup ("VOTable");
  if (self->overflow)
    nun_content_warn (content,
                      _ ("%s: the service that wrote it says that it has cut the table off; ask it "
                         "for all rows"),
                      self->input->path);
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
