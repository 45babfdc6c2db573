/* VOTables as clients read them: fields, rows, and what the document says of itself. */
#include "health/reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
nun_reading_free (NunReading *self)
{
  g_clear_pointer (&self->root, nun_node_free);
  g_free (self->problem);
  g_free (self->error);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static NunNode *
find_results (NunNode *root)
{
  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    if (g_strcmp0 (nun_node_attribute (root->children->pdata[i], "type"), "results") == 0)
      return root->children->pdata[i];
  return nun_node_child (root, "RESOURCE");
}

static void
take_children (const NunNode *parent, const char *name, GPtrArray *out)
{
  for (guint i = 0; parent != NULL && parent->children != NULL && i < parent->children->len; i++)
    if (strcmp (((NunNode *) parent->children->pdata[i])->name, name) == 0)
      g_ptr_array_add (out, parent->children->pdata[i]);
}

/* One INFO or PARAM: of the status, or of an error as SCS reports it. */
static void
take_info (NunReading *self, NunNode *info)
{
  const char      *name = nun_node_attribute (info, "name");
  const char      *value = nun_node_attribute (info, "value");
  g_autofree char *text = nun_node_dup_text (info);

  if (name == NULL || value == NULL)
    return;
  if (g_ascii_strcasecmp (name, "Error") == 0)
    {
      g_free (self->error);
      self->error = g_strdup (*value != 0 ? value : text);
    }
  if (g_ascii_strcasecmp (name, "QUERY_STATUS") != 0)
    return;
  self->has_status = TRUE;
  self->is_overflow = self->is_overflow || g_ascii_strcasecmp (value, "OVERFLOW") == 0;
  if (g_ascii_strcasecmp (value, "ERROR") == 0 && self->error == NULL)
    self->error = g_steal_pointer (&text);
}

static void
take_table (NunReading *self)
{
  g_autoptr (GPtrArray) infos = nun_node_find_all (self->root, "INFO");
  g_autoptr (GPtrArray) params = g_ptr_array_new ();
  NunNode              *data;

  for (guint i = 0; i < infos->len; i++)
    take_info (self, infos->pdata[i]);
  self->resource = find_results (self->root);
  take_children (self->root, "PARAM", params); /* SCS knows an error as PARAM too */
  for (guint i = 0; i < params->len; i++)
    take_info (self, params->pdata[i]);
  self->table = nun_node_child (self->resource, "TABLE");
  take_children (self->table, "FIELD", self->fields);
  data = nun_node_child (self->table, "DATA");
  take_children (nun_node_child (data, "TABLEDATA"), "TR", self->rows);
  self->is_binary = data != NULL && nun_node_child (data, "TABLEDATA") == NULL;
}

NunReading *
nun_reading_new (const NunHeard *heard)
{
  NunReading        *self = g_new0 (NunReading, 1);
  g_autoptr (GError) error = NULL;
  gsize              length;
  const char        *data = g_bytes_get_data (heard->body, &length);

  self->fields = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  if (heard->is_cut)
    self->problem = g_strdup (_ ("it is longer than what was read of it"));
  else
    self->root = nun_node_parse (data, length, &error);
  if (error != NULL)
    self->problem = g_strdup (error->message);
  else if (self->root != NULL && strcmp (self->root->name, "VOTABLE") != 0)
    self->problem =
        g_strdup_printf (_ ("its first element is %.60s, not VOTABLE"), self->root->full_name);
  if (self->problem == NULL)
    take_table (self);
  return self;
}

/* What of a utype counts: "ssa:Target.Pos" is "Target.Pos". */
static const char *
plain_value (const char *attribute, const char *value)
{
  const char *colon = strcmp (attribute, "utype") == 0 ? strchr (value, ':') : NULL;

  return colon != NULL ? colon + 1 : value;
}

int
nun_reading_find (const NunReading *self, const char *attribute, const char *value, guint *n)
{
  int   first = -1;
  guint count = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *here = nun_node_attribute (self->fields->pdata[i], attribute);

      if (here == NULL ||
          g_ascii_strcasecmp (plain_value (attribute, here), plain_value (attribute, value)) != 0)
        continue;
      if (count++ == 0)
        first = (int) i;
    }
  if (n != NULL)
    *n = count;
  return first;
}

char *
nun_reading_dup_cell (const NunReading *self, guint row, int column)
{
  const NunNode *tr = row < self->rows->len ? self->rows->pdata[row] : NULL;

  if (tr == NULL || tr->children == NULL || column < 0 || column >= (int) tr->children->len)
    return g_strdup ("");
  return nun_node_dup_text (tr->children->pdata[column]);
}

guint
nun_reading_get_numbers (const NunReading *self, guint row, int column, double *numbers, guint n)
{
  g_autofree char *cell = nun_reading_dup_cell (self, row, column);
  const char      *p = cell;
  guint            count = 0;

  while (count < n)
    {
      char  *end;
      double number = g_ascii_strtod (p, &end);

      if (end == p)
        break;
      numbers[count++] = number;
      p = end;
    }
  return count;
}

const char *
nun_reading_info (const NunReading *self, const char *name)
{
  for (guint i = 0; self->resource != NULL && self->resource->children != NULL &&
                    i < self->resource->children->len;
       i++)
    {
      const NunNode *node = self->resource->children->pdata[i];

      if (strcmp (node->name, "INFO") == 0 &&
          g_strcmp0 (nun_node_attribute (node, "name"), name) == 0)
        return nun_node_attribute (node, "value");
    }
  return NULL;
}

const char *
nun_reading_field_name (const NunReading *self, guint column)
{
  const char *name =
      column < self->fields->len ? nun_node_attribute (self->fields->pdata[column], "name") : NULL;

  return name != NULL ? name : "";
}
