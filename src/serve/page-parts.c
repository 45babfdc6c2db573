/* What every landing page has: facts, columns, links to documents, and its end. */

#include "serve/page-parts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "describe/embargo.h"
#include "serve/host.h"
#include "serve/html.h"

const char *
nun_page_title (const NunVoResource *resource, const char *table)
{
  return resource->title != NULL && *resource->title != '\0' ? resource->title : table;
}

static void
append_fact (GString *out, const char *term, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  nun_html_element (out, "dt", term);
  nun_html_element (out, "dd", text);
}

static void
append_fact_link (GString *out, const char *term, const char *url)
{
  if (url == NULL || *url == '\0')
    return;
  nun_html_element (out, "dt", term);
  g_string_append (out, "<dd>");
  nun_html_link (out, url, url);
  g_string_append (out, "</dd>\n");
}

void
nun_page_facts (GString *out, const NunVoResource *resource, const NunCollection *collection)
{
  g_autofree char *creators =
      resource->creators != NULL ? g_strjoinv ("; ", (char **) resource->creators) : NULL;
  g_autofree char *subjects =
      resource->subjects != NULL ? g_strjoinv (", ", (char **) resource->subjects) : NULL;
  g_autofree char *rows = g_strdup_printf ("%" PRId64, collection->n_rows);

  g_string_append (out, "<dl>\n");
  append_fact (out, _ ("By"), creators);
  append_fact (out, _ ("Publisher"), resource->publisher);
  append_fact (out, _ ("Rows"), rows);
  append_fact (out, _ ("Subjects"), subjects);
  append_fact (out, _ ("Version"), resource->version);
  append_fact (out, _ ("To cite"), resource->source);
  append_fact_link (out, _ ("More"), resource->reference_url);
  append_fact (out, _ ("Licence"), resource->rights);
  append_fact_link (out, _ ("Text of the licence"), resource->rights_uri);
  append_fact (out, _ ("Contact"), resource->contact_name);
  append_fact (out, _ ("Identifier"), resource->identifier);
  g_string_append (out, "</dl>\n");
}

void
nun_page_columns (GString *out, GPtrArray *columns)
{
  nun_html_element (out, "h2", _ ("Columns"));
  g_string_append (out, "<div class=\"scroll\"><table><thead><tr>");
  nun_html_element (out, "th", _ ("Name"));
  nun_html_element (out, "th", _ ("Unit"));
  nun_html_element (out, "th", _ ("UCD"));
  nun_html_element (out, "th", _ ("Description"));
  g_string_append (out, "</tr></thead><tbody>\n");
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];
      const char      *cells[] = { column->name, column->unit, column->ucd, column->description };

      g_string_append (out, "<tr>");
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        {
          g_string_append (out, "<td>");
          nun_html_text (out, cells[j]);
          g_string_append (out, "</td>");
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody></table></div>\n");
}

void
nun_page_documents (GString *out)
{
  g_string_append (out, "<p>");
  nun_html_link (out, "capabilities", _ ("Capabilities"));
  g_string_append (out, " · ");
  nun_html_link (out, "tables", _ ("Tables"));
  g_string_append (out, " · ");
  nun_html_link (out, "availability", _ ("Availability"));
  g_string_append (out, "</p>\n");
}

void
nun_page_embargo (GString *out, const NunService *service, const char *table)
{
  gint64           release_s = nun_embargo_of (service->description, table);
  g_autofree char *sentence = NULL;

  if (!nun_embargo_holds (release_s))
    return;
  sentence = nun_embargo_sentence (service->description, release_s);
  g_string_append (out, "<p class=\"notice\">");
  nun_html_text (out, sentence);
  g_string_append (out, "</p>\n");
}

guint
nun_page_status (const GError *error)
{
  if (g_error_matches (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_EMBARGO))
    return 403;
  return error->domain == NUN_SERVE_ERROR ? 400 : 500;
}

NunAnswer *
nun_page_finish (guint status, GString *head, GString *foot)
{
  NunAnswer *answer;

  g_string_append_len (head, foot->str, foot->len);
  g_string_free (foot, TRUE);
  answer = nun_answer_new (status, NUN_HTML_TYPE, g_string_free (head, FALSE));
  nun_html_add_headers (answer);
  return answer;
}
