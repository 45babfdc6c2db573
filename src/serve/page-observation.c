/* The landing page of images or spectra: a form, the datasets as a gallery, and how programs reach them. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "describe/embargo.h"
#include "observe/date.h"
#include "serve/host.h"
#include "serve/html.h"
#include "serve/page-parts.h"
#include "serve/row-stream.h"
#include "serve/sia1.h"
#include "serve/ssap-question.h"

/* Datasets that a page shows, each of which makes its preview. */
#define FIRST_ROWS 24
#define MOST_ROWS 96

/* -- the gallery ------------------------------------------------------------------------------------- */

enum
{
  SHOWN_DID,
  SHOWN_TITLE,
  SHOWN_TARGET,
  SHOWN_INSTRUMENT,
  SHOWN_TIME,
  SHOWN_EM_MIN,
  SHOWN_EM_MAX,
  SHOWN_RELEASE,
  N_SHOWN
};

static const char *const shown_keys[N_SHOWN] = {
  "obs_publisher_did", "obs_title", "target_name", "instrument_name", "t_min", "em_min", "em_max",
  "obs_release_date"
};

typedef struct
{
  gboolean gives_all; /* also what is under an embargo */
  int      places[N_SHOWN];
  GString *foot;
  guint    n_rows;
} Gallery;

static char *
text_at (const Gallery *self, const NunValue *values, guint which)
{
  const NunValue *value = self->places[which] >= 0 ? &values[self->places[which]] : NULL;

  return value != NULL && value->type == NUN_VALUE_TEXT ? g_strndup (value->text, value->length)
                                                        : NULL;
}

static double
number_at (const Gallery *self, const NunValue *values, guint which)
{
  double number;

  if (self->places[which] < 0 || !nun_value_get_double (&values[self->places[which]], &number))
    return NAN;
  return number;
}

/* "486.1 – 656.3 nm", in the unit in which people speak of such light. */
static void
append_band (GString *out, double low_m, double high_m)
{
  static const struct
  {
    double      from_m, factor;
    const char *unit;
  } units[] = { { 1e-2, 1e2, "cm" },
                { 1e-3, 1e3, "mm" },
                { 1e-6, 1e6, "µm" },
                { 1e-8, 1e9, "nm" },
                { 0, 1e10, "Å" } };
  char  low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  guint i = 0;

  if (!isfinite (low_m) || !isfinite (high_m))
    return;
  while (high_m < units[i].from_m)
    i++;
  g_ascii_formatd (low, sizeof low, "%.4g", low_m * units[i].factor);
  g_ascii_formatd (high, sizeof high, "%.4g", high_m * units[i].factor);
  g_string_append_printf (out, "<p class=\"dim\">%s – %s %s</p>\n", low, high, units[i].unit);
}

/* Addresses are relative, so that they hold behind any proxy and from the page's own origin. */
static void
append_links (GString *out, const char *did, gboolean kept_back)
{
  g_autofree char *escaped = g_uri_escape_string (did, "/:", FALSE);
  g_autofree char *file = g_strconcat ("./get?ID=", escaped, NULL);
  g_autofree char *links = g_strconcat ("./links?ID=", escaped, NULL);

  g_string_append (out, "<p>");
  if (!kept_back)
    {
      nun_html_link (out, file, _ ("File"));
      g_string_append (out, " · ");
    }
  nun_html_link (out, links, _ ("All there is"));
  g_string_append (out, "</p>\n");
}

static void
append_picture (GString *out, const char *did, const char *title)
{
  g_autofree char *escaped = g_uri_escape_string (did, "/:", FALSE);

  g_string_append (out, "<img loading=\"lazy\" src=\"preview?ID=");
  nun_html_text (out, escaped);
  g_string_append (out, "\" alt=\"");
  nun_html_text (out, title);
  g_string_append (out, "\">\n");
}

/* Whether the dataset is kept back; the page then says until when. */
static gboolean
append_embargo (GString *out, const Gallery *self, const char *release)
{
  g_autofree char *date = NULL, *text = NULL;
  gint64           release_s = 0;

  if (release == NULL || !nun_embargo_read (release, &release_s) || self->gives_all ||
      !nun_embargo_holds (release_s))
    return FALSE;
  date = nun_embargo_date (release_s);
  text = g_strdup_printf (_ ("Public from %s"), date);
  nun_html_element (out, "p", text);
  return TRUE;
}

static void
gallery_row (gpointer writer, const NunValue *values, GString *out)
{
  Gallery         *self = writer;
  g_autofree char *did = text_at (self, values, SHOWN_DID);
  g_autofree char *title = text_at (self, values, SHOWN_TITLE);
  g_autofree char *target = text_at (self, values, SHOWN_TARGET);
  g_autofree char *instrument = text_at (self, values, SHOWN_INSTRUMENT);
  g_autofree char *release = text_at (self, values, SHOWN_RELEASE);
  g_autofree char *date = nun_date_from_mjd (number_at (self, values, SHOWN_TIME));
  gboolean         kept_back;

  self->n_rows++;
  if (date != NULL)
    date[strcspn (date, "T")] = '\0';
  g_string_append (out, "<li>");
  kept_back = append_embargo (out, self, release);
  if (!kept_back)
    append_picture (out, did, title);
  nun_html_element (out, "strong", title);
  if (g_strcmp0 (target, title) != 0)
    nun_html_element (out, "p", target);
  nun_html_element (out, "p", instrument);
  nun_html_element (out, "p", date);
  append_band (out, number_at (self, values, SHOWN_EM_MIN), number_at (self, values, SHOWN_EM_MAX));
  append_links (out, did, kept_back);
  g_string_append (out, "</li>\n");
}

static void
append_notice (GString *out, const char *text)
{
  g_string_append (out, "<p class=\"notice\" role=\"alert\">");
  nun_html_text (out, text);
  g_string_append (out, "</p>\n");
}

static gboolean
gallery_end (gpointer writer, gboolean overflow, const char *error, GString *out)
{
  Gallery *self = writer;

  g_string_append (out, "</ul>\n");
  if (error != NULL)
    append_notice (out, error);
  else if (overflow)
    nun_html_element (out, "p", _ ("There are more than this page shows; programs get them all."));
  else if (self->n_rows == 0)
    nun_html_element (out, "p", _ ("There is nothing like that here."));
  g_string_append_len (out, self->foot->str, self->foot->len);
  return TRUE;
}

static void
gallery_free (gpointer writer)
{
  g_string_free (((Gallery *) writer)->foot, TRUE);
  g_free (writer);
}

static const NunRowSink gallery_sink = { gallery_row, gallery_end, gallery_free };

/* -- the form ------------------------------------------------------------------------------------------ */

static const guint image_inputs[] = { NUN_SIA1_POS, NUN_SIA1_SIZE, NUN_SIA1_INTERSECT };
static const guint spectrum_inputs[] = { NUN_SSAP_POS, NUN_SSAP_SIZE, NUN_SSAP_BAND, NUN_SSAP_TIME,
                                         NUN_SSAP_TARGETNAME };

typedef struct
{
  const NunProtocol *protocol;
  const guint       *inputs;
  guint              n_inputs;
} Form;

static Form
form_of (const NunCollection *collection)
{
  if (collection->kind == NUN_COLLECTION_SPECTRA)
    return (Form){ &nun_protocol_ssap, spectrum_inputs, G_N_ELEMENTS (spectrum_inputs) };
  return (Form){ &nun_protocol_sia1, image_inputs, G_N_ELEMENTS (image_inputs) };
}

static void
append_input (GString *out, const NunParameter *parameter, const char *value)
{
  g_string_append (out, "<label title=\"");
  nun_html_text (out, _ (parameter->description));
  g_string_append_printf (out, "\"><span>%s", parameter->name);
  if (parameter->unit != NULL)
    g_string_append_printf (out, " (%s)", parameter->unit);
  g_string_append_printf (
      out, "</span><input name=\"%s\" autocomplete=\"off\" placeholder=\"%s\" value=\"",
      parameter->name, parameter->example);
  nun_html_text (out, value);
  g_string_append (out, "\"></label>\n");
}

static void
append_form (GString *out, const Form *form, const NunRequest *request)
{
  nun_html_element (out, "h2", _ ("Search"));
  g_string_append (out, "<form method=\"get\" action=\"./\">\n");
  for (guint i = 0; i < form->n_inputs; i++)
    {
      const NunParameter *parameter = &form->protocol->parameters[form->inputs[i]];
      const char         *given = nun_request_get (request, parameter->name, NULL);

      append_input (out, parameter, given != NULL ? given : parameter->fallback);
    }
  g_string_append (out, "<button type=\"submit\">");
  nun_html_text (out, _ ("Search"));
  g_string_append (out, "</button>\n</form>\n<details><summary>");
  nun_html_text (out, _ ("What the fields mean"));
  g_string_append (out, "</summary><dl>\n");
  for (guint i = 0; i < form->n_inputs; i++)
    {
      nun_html_element (out, "dt", form->protocol->parameters[form->inputs[i]].name);
      nun_html_element (out, "dd", _ (form->protocol->parameters[form->inputs[i]].description));
    }
  g_string_append (out, "</dl></details>\n");
}

static gboolean
has_question (const Form *form, const NunRequest *request)
{
  for (guint i = 0; i < form->n_inputs; i++)
    if (nun_request_get (request, form->protocol->parameters[form->inputs[i]].name, NULL) != NULL)
      return TRUE;
  return request->problem != NULL;
}

/* -- what programs need -------------------------------------------------------------------------------- */

static void
append_address (GString *out, const char *what, const char *url)
{
  nun_html_element (out, "p", what);
  g_string_append (out, "<p class=\"card\"><code>");
  nun_html_text (out, url);
  g_string_append (out, "</code></p>\n");
}

static void
append_addresses (GString *out, const NunVoResource *resource)
{
  static const struct
  {
    const char *standard_id, *what;
  } known[] = {
    { "ivo://ivoa.net/std/SIA",
      N_ ("Simple Image Access 1: in TOPCAT, VO, Simple Image Access; in Python, "
          "pyvo.dal.SIAService") },
    { "ivo://ivoa.net/std/SIA#query-2.0",
      N_ ("Simple Image Access 2: in Python, pyvo.dal.SIA2Service") },
    { "ivo://ivoa.net/std/SSA",
      N_ ("Simple Spectral Access: in TOPCAT, VO, Simple Spectral Access; in Python, "
          "pyvo.dal.SSAService") },
  };

  nun_html_element (out, "h2", _ ("For programs"));
  for (guint i = 0; i < resource->n_services; i++)
    for (guint j = 0; j < G_N_ELEMENTS (known); j++)
      if (g_strcmp0 (resource->services[i].standard_id, known[j].standard_id) == 0)
        append_address (out, _ (known[j].what), resource->services[i].access_url);
  nun_page_documents (out);
}

/* -- the page -------------------------------------------------------------------------------------------- */

static gboolean
read_question (NunObservationSearch *search,
               const NunRequest     *request,
               gboolean              is_spectra,
               gboolean              is_asked,
               GError              **error)
{
  gboolean metadata = FALSE;

  if (!nun_request_is_whole (request, error) ||
      (is_spectra ? !nun_ssap_read_question (search, request, &metadata, error)
                  : !nun_sia1_read_region (search, request, FALSE, error)))
    return FALSE;
  search->n_accesses = 0;
  nun_observation_search_add_access (search, NUN_VO_ACCESS_FILE);
  search->max_rows = is_asked ? MOST_ROWS : FIRST_ROWS;
  return TRUE;
}

static NunRows *
find_rows (const NunService *service,
           const char       *table,
           const NunRequest *request,
           gboolean          is_asked,
           Gallery          *gallery,
           GCancellable     *cancellable,
           GError          **error)
{
  const NunCollection *collection = nun_description_find_collection (service->description, table);
  gboolean             is_spectra = collection->kind == NUN_COLLECTION_SPECTRA;
  g_auto (NunObservationSearch) search = { 0 };
  NunVoObservation             *view;

  nun_observation_search_init (&search);
  if (!read_question (&search, request, is_spectra, is_asked, error))
    return NULL;
  view =
      nun_vo_observation_new (service->description, table, NUN_MODEL_OBSCORE, 2, service->base_url);
  /* the service is gone while the rows go out */
  gallery->gives_all = service->lifts_embargo;
  for (guint i = 0; i < N_SHOWN; i++)
    gallery->places[i] = nun_vo_observation_find (view, shown_keys[i]);
  return nun_observation_search_run (&search, service, table, view, cancellable, error);
}

/* Takes head and foot. */
static NunAnswer *
answer_gallery (NunRows *rows, gboolean is_asked, Gallery *gallery, GString *head, GString *foot)
{
  NunAnswer *answer;

  nun_html_element (head, "h2", is_asked ? _ ("Found") : _ ("A look at it"));
  g_string_append (head, "<ul class=\"gallery\">\n");
  gallery->foot = foot;
  answer = nun_row_stream_answer (NUN_HTML_TYPE, rows, is_asked ? MOST_ROWS : FIRST_ROWS, head,
                                  &gallery_sink, gallery);
  nun_html_add_headers (answer);
  return answer;
}

NunAnswer *
nun_page_observation (const NunService    *service,
                      const char          *table,
                      const NunVoResource *resource,
                      const NunRequest    *request,
                      GCancellable        *cancellable)
{
  const NunCollection *collection = nun_description_find_collection (service->description, table);
  Form                 form = form_of (collection);
  gboolean             is_asked = has_question (&form, request);
  GString             *head = g_string_new (NULL), *foot = g_string_new (NULL);
  Gallery             *gallery = g_new0 (Gallery, 1);
  g_autoptr (GError)   error = NULL;
  NunRows *rows = find_rows (service, table, request, is_asked, gallery, cancellable, &error);

  nun_html_begin (head, nun_page_title (resource, table));
  g_string_append (head, "<header>");
  nun_html_element (head, "h1", nun_page_title (resource, table));
  g_string_append (head, "</header>\n<main>\n");
  nun_html_paragraphs (head, resource->description);
  nun_page_embargo (head, service, table);
  append_form (head, &form, request);
  append_addresses (foot, resource);
  nun_html_element (foot, "h2", _ ("About"));
  nun_page_facts (foot, resource, collection);
  nun_page_columns (foot, resource->tables[0].columns);
  nun_html_end (foot);
  if (rows != NULL)
    return answer_gallery (rows, is_asked, gallery, head, foot);
  g_free (gallery);
  append_notice (head, error->message);
  return nun_page_finish (nun_page_status (error), head, foot);
}
