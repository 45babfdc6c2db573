/* Where an answer comes from: the INFOs of the IVOA's note on data origin. */
#include "serve/origin.h"

#include <glib/gi18n-lib.h>

#include "describe/reference.h"
#include "serve/host.h"

void
nun_infos_init (NunInfos *self)
{
  self->infos = g_array_new (TRUE, TRUE, sizeof (NunInfo));
  self->strings = g_ptr_array_new_with_free_func (g_free);
}

void
nun_infos_clear (NunInfos *self)
{
  g_clear_pointer (&self->infos, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
}

void
nun_infos_add (NunInfos *self, const char *name, char *value, const char *text)
{
  NunInfo info = { .name = name, .value = value, .text = text };

  g_ptr_array_add (self->strings, value);
  if (value != NULL && *value != '\0')
    g_array_append_val (self->infos, info);
}

const NunInfo *
nun_infos_get (const NunInfos *self)
{
  return (const NunInfo *) (gpointer) self->infos->data;
}

/* The article as something to follow: "doi:10.1/x", "bibcode:1850CDT..1784..227M". */
static char *
article_of (const NunVoResource *resource)
{
  g_autoptr (NunReference) article =
      resource->source != NULL ? nun_reference_parse (resource->source) : NULL;

  if (article == NULL)
    return g_strdup (resource->source);
  if (article->kind == NUN_REFERENCE_ARXIV)
    return nun_reference_to_text (article);
  return g_strconcat (article->kind == NUN_REFERENCE_DOI ? "doi:" : "bibcode:", article->id, NULL);
}

static void
add_request (NunInfos            *self,
             const NunVoResource *resource,
             const char          *standard_id,
             const NunRequest    *request,
             const char          *url)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *query = nun_request_to_query (request);

  nun_infos_add (self, "standardID", g_strdup (standard_id), NULL);
  nun_infos_add (self, "service_protocol", g_strdup (standard_id), NULL);
  nun_infos_add (self, "request", g_strconcat (url, query, NULL), NULL);
  nun_infos_add (self, "request_date", g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ"), NULL);
  nun_infos_add (self, "server_software", g_strdup ("Nuncius/" NUN_VERSION), NULL);
  nun_infos_add (self, "ivoid", g_strdup (resource->identifier), NULL);
  nun_infos_add (self, "publisher", g_strdup (resource->publisher), NULL);
  nun_infos_add (self, "contact", g_strdup (resource->contact_email), NULL);
}

/* What is cited is the data themselves where they have a name to cite, else the article. */
void
nun_infos_add_origin (NunInfos            *self,
                      const NunVoResource *resource,
                      const char          *standard_id,
                      const NunRequest    *request,
                      const char          *url)
{
  char *article = article_of (resource);

  add_request (self, resource, standard_id, request, url);
  nun_infos_add (self, "citation",
                 g_strdup (resource->alt_identifier != NULL ? resource->alt_identifier : article),
                 NULL);
  nun_infos_add (self, "article", article, NULL);
  nun_infos_add (self, "reference_url", g_strdup (resource->reference_url), NULL);
  nun_infos_add (self, "resource_version", g_strdup (resource->version), NULL);
  nun_infos_add (self, "publication_date",
                 g_strdup (resource->available != NULL ? resource->available : resource->created),
                 NULL);
  nun_infos_add (self, "last_update_date", g_strdup (resource->revised), NULL);
  nun_infos_add (self, "rights", g_strdup (resource->rights), NULL);
  nun_infos_add (self, "rights_uri", g_strdup (resource->rights_uri), NULL);
  for (guint i = 0; resource->creators != NULL && resource->creators[i] != NULL; i++)
    nun_infos_add (self, "creator", g_strdup (resource->creators[i]), NULL);
}

void
nun_infos_add_ignored (NunInfos           *self,
                       const NunRequest   *request,
                       const NunParameter *parameters,
                       const char         *alias)
{
  for (guint i = 0; i < request->pairs->len; i++)
    {
      const NunPair *pair = g_ptr_array_index (request->pairs, i);
      gboolean       known = alias != NULL && g_ascii_strcasecmp (pair->name, alias) == 0;

      for (const NunParameter *p = parameters; !known && p != NULL && p->name != NULL; p++)
        known = g_ascii_strcasecmp (pair->name, p->name) == 0;
      if (!known)
        nun_infos_add (self, "ignored_parameter", g_strdup (pair->name),
                       _ ("This service does not know the parameter, and has ignored it"));
    }
}
