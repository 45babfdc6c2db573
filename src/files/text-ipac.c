/* IPAC tables: names, types, units and nulls stand between bars that also give the places of the columns;
 * lines with a backslash before them are keywords ("\key = value"), comments, and what single columns hold. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-head.h"
#include "files/text-known.h"

/* Names, types, units, nulls. */
#define MAX_BAR_LINES 4

/* The types of the definition, each of which may be cut short to its first letters. */
static const struct
{
  const char *name;
  NunTextKind kind;
  NunDatatype datatype;
} types[] = {
  { "integer", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_INT },
  { "long", NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_LONG },
  /* Written with more digits than a float holds, by habit. */
  { "double", NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE },
  { "float", NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE },
  { "real", NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE },
  { "character", NUN_TEXT_KIND_TEXT, NUN_DATATYPE_CHAR },
  { "date", NUN_TEXT_KIND_TEXT, NUN_DATATYPE_CHAR },
};

static gboolean
find_type (const char *text, NunTextKind *kind, NunDatatype *datatype)
{
  gsize length = strlen (text);

  /* Dashes may fill what a name leaves free. */
  while (length > 0 && (text[length - 1] == '-' || text[length - 1] == ' '))
    length--;
  text += strspn (text, "- ");
  length = MIN (length, strlen (text));
  for (guint i = 0; length > 0 && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (text, types[i].name, length) == 0 && length <= strlen (types[i].name))
      {
        *kind = types[i].kind;
        *datatype = types[i].datatype;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_bar_line (const char *line)
{
  gsize length = strlen (line);

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  return length > 2 && line[0] == '|' && line[length - 1] == '|';
}

/* The parts between the bars, without blanks. */
static char **
split_bars (const char *line)
{
  g_autofree char *inner = g_strchomp (g_strdup (line + 1));
  char           **parts;

  if (*inner)
    inner[strlen (inner) - 1] = '\0'; /* the last bar */
  parts = g_strsplit (inner, "|", NUN_TEXT_MAX_COLUMNS + 2);
  for (guint i = 0; parts[i]; i++)
    g_strstrip (parts[i]);
  return parts;
}

static gboolean
is_type_line (const char *line)
{
  g_auto (GStrv) parts = split_bars (line);
  NunTextKind    kind;
  NunDatatype    datatype;

  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && !find_type (parts[i], &kind, &datatype))
      return FALSE;
  return parts[0] != NULL;
}

/* Where the bar lines begin; FALSE when the head is not that of an IPAC table. */
static gboolean
find_bars (GPtrArray *head, guint *first, guint *n)
{
  guint i = 0, backslashes = 0;

  for (; i < head->len; i++)
    {
      const char *line = g_ptr_array_index (head, i);

      if (*line == '\\')
        backslashes++;
      else if (line[strspn (line, " \t\r")])
        break;
    }
  *first = i;
  for (; i < head->len && is_bar_line (g_ptr_array_index (head, i)); i++)
    if (i - *first == MAX_BAR_LINES)
      return FALSE;
  *n = i - *first;
  if (*n == 1)
    return backslashes > 0;
  return *n > 1 && is_type_line (g_ptr_array_index (head, *first + 1));
}

/* The fields at the places between the bars of the line of names. */
static GPtrArray *
make_fields (const char *line)
{
  g_auto (GStrv) names = split_bars (line);
  GPtrArray     *fields = nun_text_fields_new ();
  gsize          at = 0;
  guint          i = 0;

  for (const char *p = line + 1; *p && names[i]; p = g_utf8_next_char (p))
    {
      NunTextField *field;

      at++;
      if (*p != '|')
        continue;
      field = nun_text_field_new (names[i]);
      /* A name may be set off by dashes, as "|--ra--|". */
      g_free (field->name);
      field->name = g_strdup (names[i] + strspn (names[i], "-"));
      while (g_str_has_suffix (field->name, "-"))
        field->name[strlen (field->name) - 1] = '\0';
      field->end = at;
      field->start =
          fields->len > 0 ? ((NunTextField *) fields->pdata[fields->len - 1])->end + 1 : 0;
      g_ptr_array_add (fields, field);
      i++;
    }
  /* A value may run over the last bar: nothing else stands there. */
  if (fields->len > 0)
    ((NunTextField *) fields->pdata[fields->len - 1])->end = NUN_TEXT_MAX_LINE;
  return fields;
}

/* Takes types, units and nulls.  FALSE with the error when a bar is missing. */
static gboolean
read_bars (NunTextDialect *self,
           const NunInput *input,
           GPtrArray      *head,
           guint           first,
           guint           n,
           GError        **error)
{
  self->fields = make_fields (g_ptr_array_index (head, first));
  for (guint i = 1; i < n; i++)
    {
      g_auto (GStrv) parts = split_bars (g_ptr_array_index (head, first + i));

      if (g_strv_length (parts) != self->fields->len)
        {
          g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                       _ ("%s, line %u: %u parts between the bars where the line of names has %u; "
                          "mend this line"),
                       input->path, first + i + 1, g_strv_length (parts), self->fields->len);
          return FALSE;
        }
      for (guint k = 0; parts[k]; k++)
        {
          NunTextField *field = g_ptr_array_index (self->fields, k);

          if (i == 1)
            find_type (parts[k], &field->kind, &field->datatype);
          else if (i == 2)
            nun_text_field_set_unit (field, parts[k]);
          else
            nun_text_field_set_null (field, parts[k]);
        }
    }
  return TRUE;
}

static char *
unquote (char *text)
{
  gsize length;

  g_strstrip (text);
  length = strlen (text);
  if (length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text)
    {
      memmove (text, text + 1, length - 2);
      text[length - 2] = '\0';
    }
  return g_strstrip (text);
}

/* The field that a comment names, alone or with its unit in parentheses: "\ ra (degrees)".  NULL for none. */
static NunTextField *
find_named (GPtrArray *fields, const char *line)
{
  g_autofree char *name = g_strdup (line + 1);
  char            *unit = strstr (name, " (");

  if (*line != '\\')
    return NULL;
  if (unit != NULL && g_str_has_suffix (g_strchomp (name), ")"))
    *unit = '\0';
  g_strstrip (name);
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((NunTextField *) fields->pdata[i])->name, name))
      return fields->pdata[i];
  return NULL;
}

/* Archives that write IPAC tables tell what a column holds in two comments, "\ name" and "\ ___ words". */
static gboolean
take_meaning (NunTextDialect *self, const char *line, const char *next)
{
  const char   *words = *next == '\\' ? next + 1 + strspn (next + 1, " \t") : "";
  NunTextField *field = g_str_has_prefix (words, "___") ? find_named (self->fields, line) : NULL;

  words += strspn (words, "_ \t");
  if (field == NULL || *words == 0)
    return FALSE;
  g_free (field->description);
  field->description = g_strchomp (g_strdup (words));
  return TRUE;
}

/* "\key = value" becomes a note of that key; "\ words" belong to the description. */
static void
take_notes (NunTextDialect *self, GPtrArray *head, guint first)
{
  g_autoptr (GString) comments = g_string_new (NULL);

  for (guint i = 0; i < first; i++)
    {
      const char *line = g_ptr_array_index (head, i), *equals = strchr (line, '=');

      if (*line != '\\')
        continue;
      if (i + 1 < first && take_meaning (self, line, g_ptr_array_index (head, i + 1)))
        i++;
      else if (line[1] && !g_ascii_isspace (line[1]) && equals)
        {
          g_autofree char *key = g_strchomp (g_strndup (line + 1, (gsize) (equals - line - 1)));
          g_autofree char *lower = g_ascii_strdown (key, -1);
          g_autofree char *value = unquote (g_strdup (equals + 1));
          g_autofree char *source = g_strdup_printf (_ ("keyword %s"), key);

          nun_text_dialect_note (self, lower, value, source);
        }
      else if (line[1 + strspn (line + 1, " \t")] && comments->len < 65536)
        g_string_append_printf (comments, "%s%s", comments->len ? "\n" : "",
                                line + 1 + strspn (line + 1, " \t"));
    }
  nun_text_dialect_note (self, "description", comments->str, _ ("comments at the begin"));
}

gboolean
nun_text_find_ipac (const NunInput *input,
                    GPtrArray      *head,
                    NunTextDialect *self,
                    char          **reason,
                    GCancellable   *cancellable,
                    GError        **error)
{
  guint first, n;

  if (!find_bars (head, &first, &n))
    return FALSE;
  if (!read_bars (self, input, head, first, n, error))
    {
      g_clear_pointer (&self->fields, g_ptr_array_unref);
      return TRUE;
    }
  take_notes (self, head, first);
  self->label = g_strdup (_ ("IPAC table"));
  self->form = NUN_TEXT_BARS;
  self->comments = "\\|";
  self->first_line = first + n + 1;
  return TRUE;
}
