/* The "Byte-by-byte Description" of a table of CDS or the AAS: each line gives the bytes, the format, the unit, the
 * label and the explanation of a column (Standards for Astronomical Catalogues, version 2.0). */

#include "files/text-cds-block.h"

#include <fnmatch.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/text-head.h"

/* The longest explanation that is kept, in bytes. */
#define MAX_ABOUT 4096

/* Numbers that stand further to the right belong to an explanation that goes on. */
#define MAX_INDENT 12

/* A rule within a block is at least so long. */
#define LEAST_RULE 6

const char *
nun_cds_heading (const char *line)
{
  const char *p = line + strspn (line, " \t"), *rest = nun_text_after (p, "Byte-by-byte");

  if (!rest)
    rest = nun_text_after (p, "Byte-per-byte");
  rest = rest ? nun_text_after (rest, "Description") : NULL;
  if (!rest)
    return NULL;
  p = strchr (rest, ':');
  return p ? p + 1 : rest + strlen (rest);
}

/* Stars in plenty would make fnmatch look for ages. */
static gboolean
is_match (const char *pattern, const char *name)
{
  guint stars = 0;

  for (const char *p = pattern; *p; p++)
    stars += *p == '*';
  return stars <= 3 && strlen (pattern) <= 128 && strlen (name) <= 255 &&
         fnmatch (pattern, name, 0) == 0;
}

gboolean
nun_cds_names_file (const char *words, const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " ,;\t\r", 1000);

  for (guint i = 0; parts[i]; i++)
    {
      const char *slash = strrchr (parts[i], '/');
      const char *pattern = slash ? slash + 1 : parts[i];

      if (*pattern && is_match (pattern, name))
        return TRUE;
    }
  return FALSE;
}

/* Reads "1-  3" or "17": the first and last byte, from 1.  FALSE when there are none. */
static gboolean
read_bytes (const char **at, guint64 *first, guint64 *last)
{
  char       *end;
  const char *p = *at + strspn (*at, " \t");

  if (!g_ascii_isdigit (*p))
    return FALSE;
  *first = *last = g_ascii_strtoull (p, &end, 10);
  p = end + strspn (end, " \t");
  if (*p == '-')
    {
      p += 1 + strspn (p + 1, " \t");
      if (!g_ascii_isdigit (*p))
        return FALSE;
      *last = g_ascii_strtoull (p, &end, 10);
      p = end;
    }
  /* Something must part the bytes from the format. */
  if (*end != ' ' && *end != '\t')
    return FALSE;
  *at = p + strspn (p, " \t");
  return TRUE;
}

static char *
take_word (const char **at)
{
  const char *start = *at;
  gsize       length = strcspn (start, " \t\r");

  *at = start + length + strspn (start + length, " \t\r");
  return g_strndup (start, length);
}

/* The letter of a Fortran format: "I2", "F5.2", "2A4". */
static gboolean
set_format (NunTextField *field, const char *format)
{
  format += strspn (format, "0123456789");
  switch (g_ascii_toupper (*format))
    {
    case 'A': nun_text_field_set_type (field, NUN_TEXT_KIND_TEXT, NUN_DATATYPE_CHAR); break;
    case 'I': nun_text_field_set_type (field, NUN_TEXT_KIND_INTEGER, NUN_DATATYPE_INT); break;
    case 'E':
    case 'D':
    case 'G':
    case 'F': nun_text_field_set_type (field, NUN_TEXT_KIND_REAL, NUN_DATATYPE_DOUBLE); break;
    case 'L':
    case 'X': break;
    default: return FALSE;
    }
  return format[1] == '\0' || g_ascii_isdigit (format[1]) || format[1] == '.' || format[1] == ',';
}

/* Passes over the limits of the values, "[0/360]" or "]0,24[", but keeps a list of them, as "[YN]". */
static const char *
take_limits (const char *p, char **listed)
{
  const char *end = strpbrk (p + 1, "[]");
  gboolean    has_range = FALSE;

  if (!end || end - p > 60)
    return NULL;
  for (const char *c = p; c < end; c++)
    has_range |= *c == '/' || *c == ',';
  if (!has_range && !*listed)
    *listed = g_strndup (p, (gsize) (end + 1 - p));
  return end + 1;
}

/* Parts the explanation into what its first signs say ("[0/24]?=-9.99", "?", "+") and the words. */
static void
set_explanation (NunTextField *field, const char *text)
{
  g_autofree char *listed = NULL;
  const char      *p = text + strspn (text, " \t");

  for (;;)
    {
      if (*p == '[' || *p == ']')
        {
          const char *behind = take_limits (p, &listed);

          if (!behind)
            break;
          p = behind;
        }
      else if (*p == '?' && p[1] == '=')
        {
          g_autofree char *null = NULL;

          p += 2;
          null = take_word (&p);
          nun_text_field_set_null (field, null);
        }
      else if (*p == '?' || ((*p == '+' || *p == '-' || *p == '=' || *p == '*') &&
                             (p[1] == ' ' || p[1] == '?' || p[1] == '=' || p[1] == '\0')))
        p++;
      else
        break;
      p += strspn (p, " \t");
    }
  field->description = g_strchomp (listed ? g_strdup_printf ("%s %s", listed, p) : g_strdup (p));
}

/* A line of a column; NULL when it is none. */
static NunTextField *
read_column (const char *line)
{
  g_autofree char *format = NULL, *unit = NULL, *label = NULL;
  NunTextField    *field;
  guint64          first, last;
  const char      *p = line;

  if (strspn (p, " \t") > MAX_INDENT || !read_bytes (&p, &first, &last))
    return NULL;
  format = take_word (&p);
  unit = take_word (&p);
  label = take_word (&p);
  if (!*label || first < 1 || last < first || last > NUN_TEXT_MAX_LINE)
    return NULL;
  field = nun_text_field_new (label);
  if (!set_format (field, format))
    {
      nun_text_field_free (field);
      return NULL;
    }
  nun_text_field_set_unit (field, unit);
  field->format = g_steal_pointer (&format);
  field->start = (gsize) first - 1;
  field->end = (gsize) last;
  field->description = g_strdup (p);
  return field;
}

/* Behind the words that it goes on. */
static void
append_explanation (NunTextField *field, const char *line)
{
  g_autofree char *words = g_strstrip (g_strdup (line));
  char            *longer;

  if (!*words || strlen (field->description) + strlen (words) > MAX_ABOUT)
    return;
  g_strchomp (field->description);
  longer = g_strconcat (field->description, *field->description ? " " : "", words, NULL);
  g_free (field->description);
  field->description = longer;
}

static gboolean
set_no_column (const char *path, guint line, const char *text, GError **error)
{
  g_autofree char *short_text = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));

  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
               _ ("%s, line %u: \"%s\" is no column of a byte-by-byte description (bytes, format, "
                  "unit, label, explanation); mend this line"),
               path, line + 1, short_text);
  return FALSE;
}

/* Takes one line between the rules.  FALSE with the error. */
static gboolean
take_line (GPtrArray *fields, const char *path, guint i, const char *line, GError **error)
{
  NunTextField *field = read_column (line);
  const char   *p = line + strspn (line, " \t");

  if (field && fields->len >= NUN_TEXT_MAX_COLUMNS)
    {
      nun_text_field_free (field);
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_LIMIT,
                   _ ("%s has more than %d columns; part it into several tables"), path,
                   NUN_TEXT_MAX_COLUMNS);
      return FALSE;
    }
  if (field)
    g_ptr_array_add (fields, field);
  else if (*p && fields->len == 0)
    return set_no_column (path, i, p, error);
  else if (*p)
    append_explanation (g_ptr_array_index (fields, fields->len - 1), p);
  return TRUE;
}

/* The first line between the second and the third rule behind the heading. */
static guint
find_columns (GPtrArray *lines, guint heading)
{
  guint i = heading + 1, rules = 0;

  for (; i < lines->len && rules < 2; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (nun_text_is_rule (line, strlen (line), LEAST_RULE))
        rules++;
    }
  return i;
}

GPtrArray *
nun_cds_read_block (const char *path, GPtrArray *lines, guint heading, guint *end, GError **error)
{
  g_autoptr (GPtrArray) fields = nun_text_fields_new ();
  guint                 i = find_columns (lines, heading);
  gboolean              closed = FALSE;

  for (; i < lines->len && !closed; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      closed = nun_text_is_rule (line, strlen (line), LEAST_RULE);
      if (!closed && !take_line (fields, path, i, line, error))
        return NULL;
    }
  if (!closed || fields->len == 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, line %u: the byte-by-byte description that begins here has no columns "
                      "between rules of dashes; mend it"),
                   path, heading + 1);
      return NULL;
    }
  for (guint k = 0; k < fields->len; k++)
    {
      NunTextField    *field = g_ptr_array_index (fields, k);
      g_autofree char *whole = g_steal_pointer (&field->description);

      set_explanation (field, whole);
    }
  *end = i;
  return g_steal_pointer (&fields);
}

char *
nun_cds_people (const char *text)
{
  g_auto (GStrv)      parts = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (strchr (text, ';'))
    return g_strstrip (g_strdup (text));
  parts = g_strsplit (text, ",", 1000);
  for (guint i = 0; parts[i]; i++)
    {
      char *name = g_strstrip (parts[i]), *blank = strrchr (name, ' ');

      if (!*name)
        continue;
      if (out->len > 0)
        g_string_append (out, "; ");
      /* The initials come last; "et al." has none. */
      if (blank && strchr (blank, '.') && g_ascii_isupper (blank[1]))
        g_string_append_printf (out, "%.*s, %s", (int) (blank - name), name, blank + 1);
      else
        g_string_append (out, name);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
