/* ECSV 0.9 and 1.0 (astropy's APE 6): comments in YAML describe the columns, then come a line of names and the rows, parted
 * by blanks or commas. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"
#include "files/text-yaml.h"

static const struct
{
  const char *name;
  NunTextKind kind;
  NunDatatype datatype;
} types[] = {
  { "bool", NUN_TEXT_KIND_BOOLEAN, NUN_DATATYPE_BOOLEAN },
  { "int8", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_SHORT },
  { "int16", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_SHORT },
  { "int32", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_INT },
  { "int64", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_LONG },
  { "uint8", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_UNSIGNED_BYTE },
  { "uint16", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_INT },
  { "uint32", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_LONG },
  { "uint64", NUN_TEXT_KIND_ANY, NUN_DATATYPE_LONG }, /* may be too large for a number */
  { "float16", NUN_TEXT_KIND_REAL, NUN_DATATYPE_FLOAT },
  { "float32", NUN_TEXT_KIND_REAL, NUN_DATATYPE_FLOAT },
  { "float64", NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE },
  { "float128", NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE },
};

static gboolean
is_ecsv (GPtrArray *head)
{
  const char *line = head->len > 0 ? g_ptr_array_index (head, 0) : "";

  if (*line != '#')
    return FALSE;
  line += strspn (line, "# \t");
  return g_str_has_prefix (line, "%ECSV");
}

/* The comments at the begin, without their marks; n: how many lines. */
static GPtrArray *
take_comments (GPtrArray *head, guint *n)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint      i = 0;

  for (; i < head->len; i++)
    {
      const char *line = g_ptr_array_index (head, i);

      if (*line != '#' && line[strspn (line, " \t\r")])
        break;
      line += *line == '#';
      g_ptr_array_add (lines, g_strchomp (g_strdup (*line == ' ' ? line + 1 : line)));
    }
  *n = i;
  return lines;
}

/* The unit may be an object: "!astropy.units.Unit {unit: deg}". */
static char *
plain_unit (const char *text)
{
  const char *inner = text && *text == '{' ? strstr (text, "unit:") : NULL;

  if (!inner)
    return g_strdup (text);
  inner += strlen ("unit:");
  return g_strstrip (g_strndup (inner, strcspn (inner, ",}")));
}

/* subtype: "float64[3]", "int16[2,4]", "bool[null]"; arrays of anything else stay text. */
static void
set_array (NunTextField *field, const char *subtype)
{
  gsize length = subtype ? strcspn (subtype, "[") : 0;

  for (guint i = 0; length > 0 && i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && strncmp (subtype, types[i].name, length) == 0 &&
        types[i].kind != NUN_TEXT_KIND_ANY && nun_text_shape_read (&field->shape, subtype + length))
      {
        field->shape.element = types[i].datatype;
        nun_text_field_set_type (field, NUN_TEXT_KIND_ARRAY, types[i].datatype);
      }
}

static NunTextField *
make_field (GHashTable *map)
{
  NunTextField    *field = nun_text_field_new (g_hash_table_lookup (map, "name"));
  const char      *type = g_hash_table_lookup (map, "datatype");
  const char      *about = g_hash_table_lookup (map, "description");
  g_autofree char *unit = plain_unit (g_hash_table_lookup (map, "unit"));

  nun_text_field_set_unit (field, unit);
  /* Python may leave the sign of a format out. */
  if (g_hash_table_contains (map, "format"))
    field->format =
        g_strdup_printf ("%s%s", strpbrk (g_hash_table_lookup (map, "format"), "%{") ? "" : "%",
                         (const char *) g_hash_table_lookup (map, "format"));
  if (about && *about)
    field->description = g_utf8_make_valid (about, -1);
  /* What is neither number nor boolean, as strings, complex numbers and objects in JSON, is text. */
  nun_text_field_set_type (field, NUN_TEXT_KIND_TEXT, NUN_DATATYPE_CHAR);
  for (guint i = 0; type && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].name))
      nun_text_field_set_type (field, types[i].kind, types[i].datatype);
  if (type && g_str_equal (type, "string"))
    set_array (field, g_hash_table_lookup (map, "subtype"));
  return field;
}

/* Puts the fields into the order of the line of names.  FALSE with the error when they are not the same. */
static gboolean
match_names (NunTextDialect *self,
             const NunInput *input,
             const char     *line,
             guint           number,
             GError        **error)
{
  g_autofree char   *copy = g_strdup (line);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (NunTextCell));

  nun_text_split (copy, strlen (copy), &self->layout, NUN_TEXT_MAX_COLUMNS, cells);
  for (guint i = 0; i < MAX (cells->len, self->fields->len); i++)
    {
      const NunTextCell  *cell = i < cells->len ? &g_array_index (cells, NunTextCell, i) : NULL;
      const NunTextField *field = i < self->fields->len ? self->fields->pdata[i] : NULL;

      if (cell && field && strlen (field->name) == cell->length &&
          memcmp (field->name, cell->text, cell->length) == 0)
        continue;
      g_set_error (
          error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
          _ ("%s, line %u: the names of the columns are not those of the description above "
             "(name %u is \"%.*s\", not \"%s\"); mend one of them"),
          input->path, number, i + 1, cell ? (int) MIN (cell->length, 40) : 0,
          cell ? cell->text : "", field ? field->name : "");
      return FALSE;
    }
  return TRUE;
}

/* The fields of the description.  FALSE with the error. */
static gboolean
read_fields (NunTextDialect *self, const NunInput *input, GPtrArray *comments, GError **error)
{
  gint                  bad_line;
  g_autoptr (GPtrArray) maps =
      nun_yaml_get_maps (comments, "datatype", NUN_TEXT_MAX_COLUMNS, &bad_line);

  for (guint i = 0; maps && i < maps->len; i++)
    if (!g_hash_table_contains (maps->pdata[i], "name"))
      g_clear_pointer (&maps, g_ptr_array_unref);
  if (!maps)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, line %d: the head of an ECSV table that does not list its columns under "
                      "\"datatype\", each with a name; mend it"),
                   input->path, MAX (bad_line, 0) + 1);
      return FALSE;
    }
  self->fields = nun_text_fields_new ();
  for (guint i = 0; i < maps->len; i++)
    g_ptr_array_add (self->fields, make_field (maps->pdata[i]));
  return TRUE;
}

gboolean
nun_text_find_ecsv (const NunInput *input,
                    GPtrArray      *head,
                    NunTextDialect *self,
                    char          **reason,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (GPtrArray) comments = NULL;
  g_autofree char      *delimiter = NULL;
  guint                 n;

  if (!is_ecsv (head))
    return FALSE;
  comments = take_comments (head, &n);
  delimiter = nun_yaml_get_scalar (comments, "delimiter");
  self->layout.delimiter = delimiter && *delimiter == ',' ? ',' : ' ';
  self->layout.quotes = TRUE;
  self->label = g_strdup (_ ("ECSV table"));
  self->comments = "#";
  self->first_line = n + 2;
  if (n == head->len)
    *reason = g_strdup (_ ("The head of an ECSV table without the line of names behind it."));
  else if (!read_fields (self, input, comments, error) ||
           !match_names (self, input, g_ptr_array_index (head, n), n + 1, error))
    g_clear_pointer (&self->fields, g_ptr_array_unref);
  return TRUE;
}
