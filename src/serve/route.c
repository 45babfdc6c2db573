/* Routes: which protocol answers a path. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "serve/host.h"
#include "serve/oai.h"
#include "serve/page.h"
#include "serve/product.h"
#include "serve/protocol.h"

const NunProtocol *const nun_protocols[] = {
  &nun_protocol_scs,      &nun_protocol_sia1,
  &nun_protocol_sia2,     &nun_protocol_ssap,
  &nun_protocol_datalink, &nun_protocol_capabilities,
  &nun_protocol_tables,   &nun_protocol_availability,
  &nun_protocol_record,   &nun_protocol_page,
  &nun_protocol_product,  &nun_protocol_preview,
  &nun_protocol_soda,     NULL,
};

gboolean
nun_protocol_is_offered (const NunProtocol *self, const NunCollection *collection)
{
  return self->kinds == 0 || (self->kinds & NUN_OFFERED_TO (collection->kind)) != 0;
}

/* What must be given with every request stands in the request by its example. */
gboolean
nun_protocol_judge (const NunProtocol  *self,
                    const NunParameter *parameter,
                    const char         *value,
                    GError            **error)
{
  g_autoptr (GString)    query = g_string_new (NULL);
  g_autoptr (NunRequest) request = NULL;

  for (const NunParameter *p = self->parameters; p->name != NULL; p++)
    {
      const char *given = p == parameter ? value : p->fallback == NULL ? p->example : "";

      if (*given == '\0')
        continue;
      g_string_append_printf (query, "%s%s=", query->len > 0 ? "&" : "", p->name);
      g_string_append_uri_escaped (query, given, NULL, FALSE);
    }
  request = nun_request_new ("/", query->str, NULL);
  return nun_request_is_whole (request, error) &&
         (self->read == NULL || self->read (request, error));
}

static NunAnswer *
answer_not_found (const char *path)
{
  g_autofree char *sentence = g_strdup_printf (
      _ ("There is nothing at %.200s; begin at the root page of this server"), path);

  return nun_answer_new_sentence (404, sentence);
}

/* "TABLE" without its slash: relative links on the page need it. */
static NunAnswer *
redirect_to_table (const NunService *service, const char *table, const NunRequest *request)
{
  g_autofree char *query = nun_request_to_query (request);
  g_autofree char *location = g_strconcat (table, "/", *query != '\0' ? "?" : NULL, query, NULL);

  return nun_answer_new_redirect (302, location);
}

/* The base URL itself, where it has a path, without its slash. */
static NunAnswer *
redirect_to_root (const NunService *service)
{
  const char      *last = strrchr (service->base_url, '/');
  g_autofree char *location = g_strconcat (last != NULL ? last + 1 : "", "/", NULL);

  return nun_answer_new_redirect (302, location);
}

static NunAnswer *
answer_root (const NunService *service)
{
  if (nun_description_get_n_collections (service->description) == 1)
    {
      const char      *name = nun_description_get_collection (service->description, 0)->name;
      g_autofree char *location = g_strconcat (name, "/", NULL);

      return nun_answer_new_redirect (302, location);
    }
  return nun_page_list (service);
}

NunAnswer *
nun_route (const NunService *service, const NunRequest *request, GCancellable *cancellable)
{
  const char          *path = request->path + (request->path[0] == '/');
  const char          *slash = strchr (path, '/');
  g_autofree char     *table = slash != NULL ? g_strndup (path, slash - path) : g_strdup (path);
  const NunCollection *collection;
  NunAnswer           *registry;

  if (*request->path == '\0')
    return redirect_to_root (service);
  if (*path == '\0')
    return answer_root (service);
  /* no table can be called so: their names have no full stop */
  registry = strcmp (path, "record.xml") == 0 ? nun_record_of_all (service, request)
                                              : nun_oai_answer (service, path, request);
  if (registry != NULL)
    return registry;
  collection = nun_description_find_collection (service->description, table);
  if (collection == NULL)
    return answer_not_found (request->path);
  if (slash == NULL)
    return redirect_to_table (service, table, request);
  for (guint i = 0; nun_protocols[i] != NULL; i++)
    if (strcmp (nun_protocols[i]->path, slash + 1) == 0 &&
        nun_protocol_is_offered (nun_protocols[i], collection))
      return nun_protocols[i]->answer (service, table, request, cancellable);
  return answer_not_found (request->path);
}
