/* Probes of the registry record, where it is finished: as a registry that fetches it reads it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "health/probe.h"
#include "publish/record.h"
#include "vo/publication.h"

/* Paths of elements that VOResource or the rules of registries demand. */
static const char *const demanded[] = { "title",
                                        "identifier",
                                        "curation/publisher",
                                        "curation/contact/name",
                                        "curation/contact/email",
                                        "content/subject",
                                        "content/description",
                                        "content/referenceURL",
                                        "content/type",
                                        "capability/interface/accessURL",
                                        NULL };

/* Whether some element at that path below node has text. */
static gboolean
has_text (const NunNode *node, const char *path)
{
  gsize            length = strcspn (path, "/");
  g_autofree char *name = g_strndup (path, length);

  if (*path == 0)
    {
      g_autofree char *text = nun_node_dup_text (node);

      return *text != 0;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      const NunNode *child = node->children->pdata[i];

      if (strcmp (child->name, name) == 0 &&
          has_text (child, path + length + (path[length] == '/')))
        return TRUE;
    }
  return FALSE;
}

static void
judge_demanded (NunProbe *self, const NunNode *root)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; demanded[i] != NULL; i++)
    if (!has_text (root, demanded[i]))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", demanded[i]);
  if (missing->len > 0)
    nun_probe_add (
        self, "record-incomplete", NULL,
        g_strdup_printf (_ ("The registry record of “%s” lacks what registries demand: %s."),
                         self->table, missing->str),
        _ ("Answer the questions of the About step; else tell the makers of Nuncius."));
}

static void
judge_coverage (NunProbe *self, const NunNode *root)
{
  if (!has_text (root, "coverage/spatial"))
    nun_probe_add (
        self, "no-coverage", NULL,
        g_strdup_printf (_ ("The record of “%s” does not say which part of the sky it covers."),
                         self->table),
        _ ("Read the file again; the coverage is computed from its positions."));
}

/* The other two axes, of what was observed at a time and in a light. */
static void
judge_axes (NunProbe *self, const NunNode *root)
{
  if (self->collection->kind == NUN_COLLECTION_TABLE)
    return;
  if (!has_text (root, "coverage/temporal"))
    nun_probe_add (self, "no-time-coverage", NULL,
                   g_strdup_printf (_ ("The record of “%s” does not say when the data were taken."),
                                    self->table),
                   _ ("Give the fields t_min and t_max rules in the Meaning step."));
  if (!has_text (root, "coverage/spectral"))
    nun_probe_add (
        self, "no-spectral-coverage", NULL,
        g_strdup_printf (_ ("The record of “%s” does not say which wavelengths it covers."),
                         self->table),
        _ ("Give the fields em_min and em_max rules in the Meaning step."));
}

/* The record's identifier is the publication's own, or one below it. */
static void
judge_identifier (NunProbe *self, const NunNode *root)
{
  const char      *said = nun_description_get_value (self->description, NULL, NULL, "identifier");
  g_autofree char *found = nun_node_dup_text (nun_node_child (root, "identifier"));
  gsize            length = strlen (said);

  while (length > 0 && said[length - 1] == '/')
    length--;
  if (g_ascii_strncasecmp (found, said, length) != 0 || strchr ("/", found[length]) == NULL)
    nun_probe_add (
        self, "record-identifier", NULL,
        g_strdup_printf (_ ("The record of “%s” names the identifier %s, the publication %s."),
                         self->table, *found != 0 ? found : "?", said),
        _ ("Start the service again, so that it serves the record of now."));
}

void
nun_probe_record (NunProbe *self)
{
  g_autoptr (NunHeard) heard = NULL;
  g_autoptr (NunNode)  root = NULL;

  /* what is missing then is told by the description's own rules */
  if (!nun_publish_check (self->description, self->table, NULL))
    return;
  heard = nun_probe_get (self, nun_vo_url_below (self->base_url, self->table, "record.xml"));
  root = nun_heard_is_good (heard) ? nun_heard_parse (heard, NULL) : NULL;
  if (self->is_silent)
    return;
  if (root == NULL || strcmp (root->name, "Resource") != 0)
    {
      nun_probe_add (
          self, "record-unreadable", NULL,
          g_strdup_printf (
              _ ("The registry record of “%s” cannot be fetched from the service: status %u."),
              self->table, heard->status),
          _ ("Behind a proxy, let the path record.xml through unchanged."));
      return;
    }
  judge_demanded (self, root);
  judge_identifier (self, root);
  judge_coverage (self, root);
  judge_axes (self, root);
}
