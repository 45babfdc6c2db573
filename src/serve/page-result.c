/* The result of a query as an HTML table, streamed like any other form. */

#include "serve/page-result.h"

#include <glib/gi18n-lib.h>

#include "serve/html.h"
#include "serve/page.h"
#include "serve/row-stream.h"

/* Characters of a cell that are shown. */
#define MAX_CELL 200

typedef struct
{
  GPtrArray *columns;
  GString   *foot, *cell;
  char      *links;
  guint      n_rows;
} HtmlWriter;

static gboolean
is_numeric (NunColumn *column)
{
  return nun_datatype_is_number (column->datatype) && !nun_column_is_array (column);
}

static void
html_row (gpointer writer, const NunValue *values, GString *out)
{
  HtmlWriter *self = writer;

  self->n_rows++;
  g_string_append (out, "<tr>");
  for (guint i = 0; i < self->columns->len; i++)
    {
      NunColumn *column = g_ptr_array_index (self->columns, i);

      g_string_truncate (self->cell, 0);
      nun_value_append_text (&values[i], column->datatype, nun_column_is_array (column),
                             self->cell);
      if (g_utf8_strlen (self->cell->str, -1) > MAX_CELL)
        {
          g_string_truncate (self->cell, g_utf8_offset_to_pointer (self->cell->str, MAX_CELL) -
                                             self->cell->str);
          g_string_append (self->cell, "…");
        }
      g_string_append (out, is_numeric (column) ? "<td class=\"n\">" : "<td>");
      nun_html_text (out, self->cell->str);
      g_string_append (out, "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_notice (GString *out, const char *text)
{
  g_string_append (out, "<p class=\"notice\">");
  nun_html_text (out, text);
  g_string_append (out, "</p>\n");
}

static gboolean
html_end (gpointer writer, gboolean overflow, const char *error, GString *out)
{
  HtmlWriter      *self = writer;
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row.", "%u rows.", self->n_rows), self->n_rows);

  g_string_append (out, "</tbody></table></div>\n<p>");
  nun_html_text (out, count);
  g_string_append_printf (out, " %s</p>\n", self->links);
  if (error != NULL)
    append_notice (out, error);
  else if (overflow && self->n_rows > 0)
    append_notice (
        out, _ ("There are more rows in this cone than this page shows; the VOTable above has "
                "them up to its own MAXREC."));
  g_string_append_len (out, self->foot->str, self->foot->len);
  return TRUE;
}

static void
html_free (gpointer writer)
{
  HtmlWriter *self = writer;

  g_ptr_array_unref (self->columns);
  g_string_free (self->foot, TRUE);
  g_string_free (self->cell, TRUE);
  g_free (self->links);
  g_free (self);
}

static const NunRowSink html_sink = { html_row, html_end, html_free };

static void
append_table_head (GString *out, GPtrArray *columns)
{
  g_string_append (out, "<div class=\"scroll\"><table><thead><tr>");
  for (guint i = 0; i < columns->len; i++)
    {
      NunColumn *column = g_ptr_array_index (columns, i);

      g_string_append (out, is_numeric (column) ? "<th class=\"n\"" : "<th");
      if (column->description != NULL)
        {
          g_string_append (out, " title=\"");
          nun_html_text (out, column->description);
          g_string_append_c (out, '"');
        }
      g_string_append_c (out, '>');
      nun_html_text (out, column->name);
      if (column->unit != NULL && *column->unit != '\0')
        nun_html_element (out, "small", column->unit);
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead><tbody>\n");
}

/* The same question for programs.  MAXREC is left out: a person's page is short, a program's table is not. */
static char *
make_links (const NunConeQuestion *question)
{
  GString         *out = g_string_new (NULL);
  char             ra[G_ASCII_DTOSTR_BUF_SIZE], dec[G_ASCII_DTOSTR_BUF_SIZE];
  char             sr[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *url = NULL, *csv = NULL;

  g_ascii_formatd (ra, sizeof ra, "%.15g", question->ra_deg);
  g_ascii_formatd (dec, sizeof dec, "%.15g", question->dec_deg);
  g_ascii_formatd (sr, sizeof sr, "%.15g", question->radius_deg);
  url = g_strdup_printf ("scs.xml?RA=%s&DEC=%s&SR=%s&VERB=%d", ra, dec, sr, question->verbosity);
  csv = g_strconcat (url, "&RESPONSEFORMAT=csv", NULL);
  nun_html_link (out, url, _ ("As a VOTable"));
  g_string_append (out, " · ");
  nun_html_link (out, csv, _ ("as CSV"));
  return g_string_free (out, FALSE);
}

NunAnswer *
nun_page_result (const NunService      *service,
                 const char            *table,
                 const NunConeQuestion *question,
                 GString               *head,
                 GString               *foot,
                 GError               **error)
{
  NunConeQuestion bounded = *question;
  NunRows        *rows;
  HtmlWriter     *writer;
  NunAnswer      *answer;

  bounded.max_rows = MIN (bounded.max_rows, NUN_PAGE_MAX_ROWS);
  rows = nun_query_cone (service->store, table, &bounded, error);
  if (rows == NULL)
    return NULL;
  writer = g_new0 (HtmlWriter, 1);
  writer->columns = g_ptr_array_ref (nun_rows_get_columns (rows));
  writer->foot = foot;
  writer->cell = g_string_new (NULL);
  writer->links = make_links (question);
  nun_html_element (head, "h2", _ ("Result"));
  append_table_head (head, writer->columns);
  answer = nun_row_stream_answer (NUN_HTML_TYPE, rows, bounded.max_rows, head, &html_sink, writer);
  nun_html_add_headers (answer);
  return answer;
}
