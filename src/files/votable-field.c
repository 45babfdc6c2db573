/* A FIELD: its attributes, with the habits of careless writers taken for what they mean. */

#include "files/votable-field.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "files/display.h"
#include "files/votable-feed.h"

static const struct
{
  const char *name;
  NunDatatype datatype;
} habits[] = {
  { "string", NUN_DATATYPE_CHAR },      { "text", NUN_DATATYPE_CHAR },
  { "str", NUN_DATATYPE_CHAR },         { "varchar", NUN_DATATYPE_CHAR },
  { "integer", NUN_DATATYPE_INT },      { "int32", NUN_DATATYPE_INT },
  { "int4", NUN_DATATYPE_INT },         { "unsignedShort", NUN_DATATYPE_INT },
  { "unsignedInt", NUN_DATATYPE_LONG }, { "bigint", NUN_DATATYPE_LONG },
  { "int64", NUN_DATATYPE_LONG },       { "smallint", NUN_DATATYPE_SHORT },
  { "int16", NUN_DATATYPE_SHORT },      { "byte", NUN_DATATYPE_SHORT },
  { "real", NUN_DATATYPE_FLOAT },       { "float32", NUN_DATATYPE_FLOAT },
  { "float64", NUN_DATATYPE_DOUBLE },   { "bool", NUN_DATATYPE_BOOLEAN },
  { "logical", NUN_DATATYPE_BOOLEAN },
};

static NunDatatype
find_datatype (const char *name, gboolean *odd)
{
  NunDatatype type = NUN_DATATYPE_CHAR;

  *odd = !nun_datatype_from_name (name, &type);
  for (guint i = 0; *odd && name && i < G_N_ELEMENTS (habits); i++)
    if (g_ascii_strcasecmp (name, habits[i].name) == 0)
      return habits[i].datatype;
  for (NunDatatype t = NUN_DATATYPE_BOOLEAN; *odd && name && t <= NUN_DATATYPE_DOUBLE_COMPLEX; t++)
    if (g_ascii_strcasecmp (name, nun_datatype_name (t)) == 0)
      return t;
  return type;
}

/* "8", "3x2", "64*" (at most so many), "8x*": `fixed` is the product of what comes before a star. */
static gboolean
read_arraysize (NunVotableField *self, const char *text)
{
  self->fixed = 1;
  while (*text)
    {
      char   *end;
      guint64 axis;

      if (strcmp (text, "*") == 0)
        {
          self->variable = TRUE;
          return TRUE;
        }
      axis = g_ascii_strtoull (text, &end, 10);
      if (end == text || !g_ascii_isdigit (*text) || axis > NUN_VOTABLE_MAX_CELL)
        return FALSE;
      if (strcmp (end, "*") == 0)
        {
          self->variable = TRUE;
          return TRUE;
        }
      self->fixed *= axis;
      if (self->fixed > NUN_VOTABLE_MAX_CELL || (*end && *end != 'x'))
        return FALSE;
      text = *end ? end + 1 : end;
    }
  return TRUE;
}

static char *
make_unique (const char *wanted, GHashTable *taken)
{
  g_autofree char *name = g_strdup (wanted);

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", wanted, i);
    }
  g_hash_table_add (taken, g_strdup (name));
  return g_steal_pointer (&name);
}

static void
make_column (NunVotableField *self, const char *const *attributes, guint n, GHashTable *taken)
{
  const char      *datatype = nun_votable_attribute (attributes, "datatype");
  const char      *arraysize = nun_votable_attribute (attributes, "arraysize");
  g_autofree char *fallback = g_strdup_printf ("col%u", n);
  g_autofree char *tidy_size = arraysize ? g_strstrip (g_strdup (arraysize)) : NULL;
  g_autofree char *wanted = NULL, *name = NULL;
  const char      *given = nun_votable_attribute (attributes, "name");
  NunDatatype      type = find_datatype (datatype, &self->odd_type);

  wanted = g_strstrip (g_strdup (given ? given : ""));
  if (!*wanted)
    {
      given = nun_votable_attribute (attributes, "ID");
      g_free (wanted);
      wanted = g_strdup (given ? given : fallback);
    }
  if (!tidy_size || !read_arraysize (self, tidy_size))
    {
      self->fixed = 1;
      self->variable = FALSE;
      g_clear_pointer (&tidy_size, g_free);
    }
  self->bare_char = nun_datatype_is_text (type) && !tidy_size;
  name = make_unique (wanted, taken);
  self->column = nun_column_new (name, type, tidy_size);
  if (strcmp (name, wanted) != 0)
    self->column->original = g_strdup (wanted);
}

NunVotableField *
nun_votable_field_new (const char *const *attributes, guint n, GHashTable *taken)
{
  NunVotableField *self = g_new0 (NunVotableField, 1);

  make_column (self, attributes, n, taken);
  self->column->unit = g_strdup (nun_votable_attribute (attributes, "unit"));
  self->column->ucd = g_strdup (nun_votable_attribute (attributes, "ucd"));
  self->column->utype = g_strdup (nun_votable_attribute (attributes, "utype"));
  self->column->xtype = g_strdup (nun_votable_attribute (attributes, "xtype"));
  nun_display_read_votable (self->column, nun_votable_attribute (attributes, "width"),
                            nun_votable_attribute (attributes, "precision"));
  self->id = g_strdup (nun_votable_attribute (attributes, "ID"));
  self->ref = g_strdup (nun_votable_attribute (attributes, "ref"));
  /* A type that is none of VOTable's says nothing on how many characters there are. */
  if (self->odd_type && self->bare_char)
    {
      self->column->arraysize = g_strdup ("*");
      self->variable = TRUE;
      self->bare_char = FALSE;
    }
  return self;
}

void
nun_votable_field_set_null (NunVotableField *self, const char *null)
{
  char *end;

  g_free (self->null);
  self->null = g_strstrip (g_strdup (null));
  errno = 0;
  self->null_long = g_ascii_strtoll (self->null, &end, 0);
  if (g_ascii_isdigit (self->null[0]) && self->null[0] == '0' && self->null[1] != 'x')
    self->null_long = g_ascii_strtoll (self->null, &end, 10);
  self->has_null_long = *self->null && !*end && errno == 0;
  self->null_real = g_ascii_strtod (self->null, &end);
  self->has_null_real = *self->null && !*end && isfinite (self->null_real);
  if (self->column->datatype == NUN_DATATYPE_FLOAT)
    self->null_real = (double) (float) self->null_real;
}

NunVotableField *
nun_votable_field_copy (const NunVotableField *self)
{
  NunVotableField *copy = g_new (NunVotableField, 1);

  *copy = *self;
  copy->column = nun_column_copy (self->column);
  copy->null = g_strdup (self->null);
  copy->id = g_strdup (self->id);
  copy->ref = g_strdup (self->ref);
  return copy;
}

void
nun_votable_field_free (NunVotableField *self)
{
  nun_column_unref (self->column);
  g_free (self->null);
  g_free (self->id);
  g_free (self->ref);
  g_free (self);
}
