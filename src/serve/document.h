#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An XML document as a client reads it, in memory: well-formed UTF-8, bounded in depth and size. */

typedef struct _NunNode NunNode;
struct _NunNode
{
  const char *name; /* without a prefix; within full_name */
  char       *full_name;
  GPtrArray  *attributes; /* of char*: name, value, name, value ...; full names; NULL for none */
  GString    *text;       /* character data directly within, all of it; NULL for none */
  GPtrArray  *children;   /* of NunNode; NULL for none */
  NunNode    *parent;
};

/* A NULL with an error (of GMarkup's domain) that says line and reason.  Free the root only. */
NunNode *nun_node_parse (const char *text, gsize length, GError **error);

/* What can be read of the beginning of a document, or of one that is not well-formed; NULL when that is no element.  text:
 * UTF-8. */
NunNode *nun_node_parse_beginning (const char *text, gsize length);
void     nun_node_free (NunNode *self);

/* An attribute by its name without prefix, NULL for none. */
const char *nun_node_attribute (const NunNode *self, const char *name);

/* The first child of that name, NULL for none; self may be NULL. */
NunNode *nun_node_child (const NunNode *self, const char *name);

/* All below self of that name, in their order, self itself too.  g_ptr_array_unref; the nodes are borrowed. */
GPtrArray *nun_node_find_all (NunNode *self, const char *name);

/* Trimmed text, "" for none; g_free. */
char *nun_node_dup_text (const NunNode *self);

/* The namespace of the element as far as the root declares it; NULL for none. */
const char *nun_node_namespace (const NunNode *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunNode, nun_node_free)

G_END_DECLS
