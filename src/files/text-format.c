/* Text as a format: what is text at all, and the table in it. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "files/format.h"
#include "files/text-dialect.h"
#include "files/text-table.h"

static gboolean
sniff (const NunInput *input)
{
  NunTextEncoding encoding;

  return nun_text_find_encoding (input->head, input->head_length, &encoding);
}

static gboolean
open_text (const NunInput *input, NunContent *content, GCancellable *cancellable, GError **error)
{
  g_auto (NunTextDialect) dialect = { 0 };
  NunTable               *table;

  if (!nun_text_dialect_find (input, &dialect, &content->reason, cancellable, error))
    {
      if (!content->reason)
        return FALSE;
      content->kind = NUN_FILE_OTHER;
      content->format = g_strdup (_ ("text"));
      return TRUE;
    }
  if (dialect.n_columns > NUN_TEXT_MAX_COLUMNS)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s has more than %d columns; part it into several tables"), input->path,
                   NUN_TEXT_MAX_COLUMNS);
      return FALSE;
    }
  content->format = g_strdup (dialect.label);
  if (dialect.n_title > 0)
    nun_content_warn (
        content, _ ("The rows begin on line %" PRId64 "; the title above the table is left out."),
        dialect.first_line);
  table = nun_text_table_new (input, &dialect, content, cancellable, error);
  if (!table)
    return FALSE;
  content->kind = NUN_FILE_TABLE;
  g_ptr_array_add (content->tables, table);
  return TRUE;
}

const NunFormat nun_format_text = { "text", sniff, open_text };
