/* A small XML reader into a tree of nodes, for documents that a service sends. */
#include "serve/document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_NODES 200000

typedef struct
{
  NunNode *root, *now;
  guint    depth, n_nodes;
} Reading;

void
nun_node_free (NunNode *self)
{
  g_free (self->full_name);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static NunNode *
node_new (const char *name, const char **names, const char **values)
{
  NunNode *self = g_new0 (NunNode, 1);

  self->full_name = g_strdup (name);
  self->name = local_name (self->full_name);
  if (names[0] != NULL)
    self->attributes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_ptr_array_add (self->attributes, g_strdup (names[i]));
      g_ptr_array_add (self->attributes, g_strdup (values[i]));
    }
  return self;
}

static void
on_start (GMarkupParseContext *context,
          const char          *name,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Reading *self = user_data;
  NunNode *node;

  if (self->now == NULL && self->root != NULL)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE,
                           _ ("there is more than one element on its first level"));
      return;
    }
  if (++self->depth > MAX_DEPTH || ++self->n_nodes > MAX_NODES)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE,
                           _ ("the document is larger or deeper than any client would read"));
      return;
    }
  node = node_new (name, names, values);
  node->parent = self->now;
  if (self->now == NULL)
    self->root = node;
  else
    {
      if (self->now->children == NULL)
        self->now->children = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_node_free);
      g_ptr_array_add (self->now->children, node);
    }
  self->now = node;
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  self->depth--;
  self->now = self->now->parent;
}

static void
on_text (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Reading *self = user_data;

  if (self->now == NULL)
    return;
  if (self->now->text == NULL)
    self->now->text = g_string_sized_new (length);
  g_string_append_len (self->now->text, text, (gssize) length);
}

static GMarkupParseContext *
context_new (Reading *reading)
{
  static const GMarkupParser parser = { .start_element = on_start,
                                        .end_element = on_end,
                                        .text = on_text };

  return g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reading, NULL);
}

NunNode *
nun_node_parse (const char *text, gsize length, GError **error)
{
  Reading                         reading = { NULL };
  g_autoptr (GMarkupParseContext) context = context_new (&reading);

  /* GLib would find that by itself, but some of it twice, which it then complains of */
  if (length > 0 && !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_BAD_UTF8, _ ("it is not UTF-8"));
      return NULL;
    }
  if (length > 0 && !(g_markup_parse_context_parse (context, text, (gssize) length, error) &&
                      g_markup_parse_context_end_parse (context, error)))
    g_clear_pointer (&reading.root, nun_node_free);
  else if (reading.root == NULL) /* remarks alone are a document for GLib */
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY,
                         _ ("there is no element in it"));
  return reading.root;
}

NunNode *
nun_node_parse_beginning (const char *text, gsize length)
{
  Reading                         reading = { NULL };
  g_autoptr (GMarkupParseContext) context = context_new (&reading);

  g_markup_parse_context_parse (context, text, (gssize) length, NULL);
  return reading.root;
}

const char *
nun_node_attribute (const NunNode *self, const char *name)
{
  for (guint i = 0; self != NULL && self->attributes != NULL && i < self->attributes->len; i += 2)
    if (strcmp (local_name (self->attributes->pdata[i]), name) == 0)
      return self->attributes->pdata[i + 1];
  return NULL;
}

NunNode *
nun_node_child (const NunNode *self, const char *name)
{
  for (guint i = 0; self != NULL && self->children != NULL && i < self->children->len; i++)
    if (strcmp (((NunNode *) self->children->pdata[i])->name, name) == 0)
      return self->children->pdata[i];
  return NULL;
}

static void
collect (NunNode *node, const char *name, GPtrArray *found)
{
  if (strcmp (node->name, name) == 0)
    g_ptr_array_add (found, node);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    collect (node->children->pdata[i], name, found);
}

GPtrArray *
nun_node_find_all (NunNode *self, const char *name)
{
  GPtrArray *found = g_ptr_array_new ();

  if (self != NULL)
    collect (self, name, found);
  return found;
}

char *
nun_node_dup_text (const NunNode *self)
{
  return self != NULL && self->text != NULL ? g_strstrip (g_strdup (self->text->str))
                                            : g_strdup ("");
}

const char *
nun_node_namespace (const NunNode *root)
{
  const char      *colon = strchr (root->full_name, ':');
  g_autofree char *prefix =
      colon != NULL ? g_strndup (root->full_name, (gsize) (colon - root->full_name)) : NULL;
  g_autofree char *wanted =
      prefix != NULL ? g_strconcat ("xmlns:", prefix, NULL) : g_strdup ("xmlns");

  for (guint i = 0; root->attributes != NULL && i < root->attributes->len; i += 2)
    if (strcmp (root->attributes->pdata[i], wanted) == 0)
      return root->attributes->pdata[i + 1];
  return NULL;
}
