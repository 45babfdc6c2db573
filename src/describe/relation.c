/* Relations to other resources, as they stand in one field. */
#include "describe/relation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/description.h"
#include "describe/reference.h"

static void
relation_free (gpointer data)
{
  NunRelation *self = data;

  g_free (self->target);
  g_free (self);
}

/* NULL when it is nothing that can be pointed to. */
static char *
read_target (const char *text)
{
  g_autoptr (NunReference) reference = nun_reference_parse (text);
  g_autoptr (GUri)         uri = NULL;

  if (reference != NULL)
    return reference->kind == NUN_REFERENCE_DOI ? g_strconcat ("doi:", reference->id, NULL)
                                                : g_strdup (reference->uri);
  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == 0)
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "ivo") &&
      !g_str_equal (g_uri_get_scheme (uri), "http") &&
      !g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;
  return g_strdup (text);
}

/* part: one word and a target, or the target alone. */
static NunRelation *
read_relation (const char *part, GError **error)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 2);
  gboolean       alone = words[1] == NULL;
  const NunTerm *type = nun_term_find (nun_terms_relations (), alone ? "IsSupplementTo" : words[0]);
  g_autofree char *target = read_target (g_strstrip (words[alone ? 0 : 1]));
  NunRelation     *self;

  if (type == NULL || target == NULL)
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE,
                   type == NULL ? _ ("“%.80s” does not begin with a kind of relation that "
                                     "registries know, such as IsDerivedFrom")
                                : _ ("“%.80s” points to no identifier (ivo://…), DOI or web "
                                     "address"),
                   part);
      return NULL;
    }
  self = g_new0 (NunRelation, 1);
  self->type = type->id;
  self->target = g_steal_pointer (&target);
  return self;
}

GPtrArray *
nun_relations_parse (const char *list, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_auto (GStrv)        parts = g_strsplit (list, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      NunRelation *relation;

      if (*g_strstrip (parts[i]) == 0)
        continue;
      relation = read_relation (parts[i], error);
      if (relation == NULL)
        return NULL;
      g_ptr_array_add (relations, relation);
    }
  return g_steal_pointer (&relations);
}

char *
nun_relations_to_text (GPtrArray *relations)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < relations->len; i++)
    {
      const NunRelation *relation = relations->pdata[i];

      g_string_append_printf (out, "%s%s %s", i > 0 ? "; " : "", relation->type, relation->target);
    }
  return g_string_free (out, FALSE);
}
