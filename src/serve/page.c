/* The landing page of a table: what it is, a query form, and how programs reach it. */

#include "serve/page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "serve/embargo.h"
#include "serve/host.h"
#include "serve/html.h"
#include "serve/page-parts.h"
#include "serve/page-result.h"
#include "serve/scs.h"
#include "vo/publication.h"

/* -- the form --------------------------------------------------------------------------------------- */

/* What the field shows: what was asked last, else the test query that is known to find something. */
static char *
value_of (guint which, const NunRequest *request, const NunCollection *collection)
{
  const NunParameter *parameter = &nun_protocol_scs.parameters[which];
  const char         *given = nun_request_get (request, parameter->name, NULL);
  double values[] = { collection->test_ra_deg, collection->test_dec_deg, collection->test_sr_deg };
  char   buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (given != NULL)
    return g_strdup (given);
  if (which <= NUN_SCS_SR && collection->has_test)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", values[which]));
  if (which == NUN_SCS_MAXREC)
    return g_strdup_printf ("%d", NUN_PAGE_MAX_ROWS);
  return g_strdup (parameter->fallback != NULL ? parameter->fallback : "");
}

static void
append_input (GString *out, guint which, const char *value)
{
  const NunParameter *parameter = &nun_protocol_scs.parameters[which];

  g_string_append (out, "<label title=\"");
  nun_html_text (out, _ (parameter->description));
  g_string_append_printf (out, "\"><span>%s", parameter->name);
  if (parameter->unit != NULL)
    g_string_append_printf (out, " (%s)", parameter->unit);
  g_string_append_printf (out,
                          "</span><input name=\"%s\" inputmode=\"decimal\" autocomplete=\"off\" "
                          "placeholder=\"%s\"%s value=\"",
                          parameter->name, parameter->example,
                          parameter->fallback == NULL ? " required" : "");
  nun_html_text (out, value);
  g_string_append (out, "\"></label>\n");
}

/* What the names of the protocol mean, for who meets them the first time. */
static void
append_meanings (GString *out)
{
  g_string_append (out, "<details><summary>");
  nun_html_text (out, _ ("What the fields mean"));
  g_string_append (out, "</summary><dl>\n");
  for (guint i = NUN_SCS_RA; i <= NUN_SCS_MAXREC; i++)
    {
      nun_html_element (out, "dt", nun_protocol_scs.parameters[i].name);
      nun_html_element (out, "dd", _ (nun_protocol_scs.parameters[i].description));
    }
  g_string_append (out, "</dl></details>\n");
}

static void
append_form (GString *out, const NunRequest *request, const NunCollection *collection)
{
  nun_html_element (out, "h2", _ ("Search a part of the sky"));
  g_string_append (out, "<form method=\"get\" action=\"./\">\n");
  for (guint i = NUN_SCS_RA; i <= NUN_SCS_MAXREC; i++)
    {
      g_autofree char *value = value_of (i, request, collection);

      append_input (out, i, value);
    }
  g_string_append (out, "<button type=\"submit\">");
  nun_html_text (out, _ ("Search"));
  g_string_append (out, "</button>\n</form>\n");
  append_meanings (out);
}

/* -- what programs need ------------------------------------------------------------------------------ */

static void
append_addresses (GString *out, const NunVoResource *resource)
{
  nun_html_element (out, "h2", _ ("For programs"));
  if (resource->cone != NULL)
    {
      nun_html_element (
          out, "p",
          _ ("This is an IVOA Simple Cone Search. In TOPCAT, choose VO, Cone Search, and paste "
             "the address into Cone URL; in Python, give it to pyvo.dal.SCSService."));
      g_string_append (out, "<p class=\"card\"><code>");
      nun_html_text (out, resource->cone->access_url);
      g_string_append (out, "</code></p>\n");
    }
  nun_page_documents (out);
}

/* -- the pages ---------------------------------------------------------------------------------------- */

static gboolean
has_question (const NunRequest *request)
{
  for (guint i = NUN_SCS_RA; i <= NUN_SCS_SR; i++)
    if (nun_request_get (request, nun_protocol_scs.parameters[i].name, NULL) != NULL)
      return TRUE;
  return request->problem != NULL;
}

static NunAnswer *
answer_question (const NunService *service,
                 const char       *table,
                 const NunRequest *request,
                 GString          *head,
                 GString          *foot)
{
  g_autoptr (GError) error = NULL;
  NunConeQuestion    question = { 0 };
  NunAnswer         *answer = NULL;

  if (nun_scs_question (service, request, &question, &error) &&
      nun_service_gives_rows (service, table, &error))
    answer = nun_page_result (service, table, &question, head, foot, &error);
  if (answer != NULL)
    return answer;
  g_string_append (head, "<p class=\"notice\" role=\"alert\">");
  nun_html_text (head, error->message);
  g_string_append (head, "</p>\n");
  return nun_page_finish (nun_page_status (error), head, foot);
}

static NunAnswer *
answer_page (const NunService *service,
             const char       *table,
             const NunRequest *request,
             GCancellable     *cancellable)
{
  g_autoptr (NunVoPublication) publication =
      nun_vo_publication_new (service->description, table, service->base_url);
  const NunVoResource *resource = nun_vo_publication_get_resource (publication);
  const NunCollection *collection = nun_description_find_collection (service->description, table);
  GString             *head, *foot;

  if (collection->kind != NUN_COLLECTION_TABLE)
    return nun_page_observation (service, table, resource, request, cancellable);
  head = g_string_new (NULL);
  foot = g_string_new (NULL);
  nun_html_begin (head, nun_page_title (resource, table));
  g_string_append (head, "<header>");
  nun_html_element (head, "h1", nun_page_title (resource, table));
  g_string_append (head, "</header>\n<main>\n");
  nun_html_paragraphs (head, resource->description);
  nun_page_embargo (head, service, table);
  if (resource->cone != NULL)
    append_form (head, request, collection);
  else
    nun_html_element (head, "p", _ ("This table has no positions on the sky to search by."));

  append_addresses (foot, resource);
  nun_html_element (foot, "h2", _ ("About"));
  nun_page_facts (foot, resource, collection);
  nun_page_columns (foot, resource->tables[0].columns);
  nun_html_end (foot);
  if (resource->cone != NULL && has_question (request))
    return answer_question (service, table, request, head, foot);
  return nun_page_finish (200, head, foot);
}

NunAnswer *
nun_page_list (const NunService *service)
{
  const char *title = nun_description_get_value (service->description, NULL, NULL, "title");
  GString    *head = g_string_new (NULL), *foot = g_string_new (NULL);
  guint       n = nun_description_get_n_collections (service->description);

  if (*title == '\0')
    title = _ ("Tables of this publication");
  nun_html_begin (head, title);
  g_string_append (head, "<header>");
  nun_html_element (head, "h1", title);
  g_string_append (head, "</header>\n<main>\n");
  nun_html_paragraphs (head,
                       nun_description_get_value (service->description, NULL, NULL, "description"));
  if (n == 0)
    nun_html_element (head, "p", _ ("There is no table in this publication yet."));
  g_string_append (head, "<ul>\n");
  for (guint i = 0; i < n; i++)
    {
      const char *name = nun_description_get_collection (service->description, i)->name;
      const char *label = nun_description_get_value (service->description, name, NULL, "title");
      g_autofree char *url = g_strconcat (name, "/", NULL);

      g_string_append (head, "<li>");
      nun_html_link (head, url, *label != '\0' ? label : name);
      g_string_append (head, "</li>\n");
    }
  g_string_append (head, "</ul>\n");
  nun_html_end (foot);
  return nun_page_finish (200, head, foot);
}

const NunProtocol nun_protocol_page = {
  .id = "web",
  .path = "",
  .answer = answer_page,
};
