/* The subset of YAML in the head of an ECSV table. */

#include "files/text-yaml.h"

#include <string.h>

#include "files/text-head.h"

/* Longest map and longest nesting that are read. */
#define MAX_MAP 65536
#define MAX_DEPTH 32

static gsize
indent_of (const char *line)
{
  return strspn (line, " ");
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t\r")] == '\0';
}

static const char *
skip_blanks (const char *p)
{
  return p + strspn (p, " \t\r\n");
}

/* -- scalars ----------------------------------------------------------------------------------------- */

static void
append_code (GString *out, const char *digits, gsize n)
{
  gunichar code = 0;

  for (gsize i = 0; i < n; i++)
    code = code * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  if (code > 0 && g_unichar_validate (code))
    g_string_append_unichar (out, code);
}

/* The character behind a backslash; returns how many bytes it takes, 0 when it makes no sense. */
static gsize
append_escape (GString *out, const char *p)
{
  static const char from[] = "0abtnvfre \"/\\", to[] = " \a\b\t\n\v\f\r\033 \"/\\";
  const char       *known = *p ? strchr (from, *p) : NULL;
  gsize             n = *p == 'x' ? 2 : *p == 'u' ? 4 : *p == 'U' ? 8 : 0;

  if (known)
    {
      g_string_append_c (out, to[known - from]);
      return 1;
    }
  for (gsize i = 1; i <= n; i++)
    if (!g_ascii_isxdigit (p[i]))
      return 0;
  if (n > 0)
    append_code (out, p + 1, n);
  return n > 0 ? n + 1 : 0;
}

/* Reads a quoted scalar; returns what is behind it, NULL when it is not closed. */
static const char *
read_quoted (const char *p, GString *out)
{
  char quote = *p++;

  while (*p)
    {
      if (*p == quote && !(quote == '\'' && p[1] == quote))
        return p + 1;
      if (quote == '"' && *p == '\\')
        {
          gsize n = append_escape (out, p + 1);

          if (n == 0)
            return NULL;
          p += n + 1;
        }
      else
        {
          g_string_append_c (out, *p);
          p += *p == quote ? 2 : 1;
        }
    }
  return NULL;
}

/* Passes over "{...}" or "[...]"; NULL when it is not closed. */
static const char *
skip_nested (const char *p)
{
  guint depth = 0;

  while (*p)
    {
      if (*p == '\'' || *p == '"')
        {
          g_autoptr (GString) unused = g_string_new (NULL);

          p = read_quoted (p, unused);
          if (!p)
            return NULL;
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      p++;
      if (depth == 0)
        return p;
      if (depth > MAX_DEPTH)
        return NULL;
    }
  return NULL;
}

static char *
unquote_scalar (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char         *p = skip_blanks (text), *behind;

  /* A tag: "!astropy.units.Unit {unit: deg}". */
  if (*p == '!')
    p = skip_blanks (p + strcspn (p, " \t"));
  if (*p != '"' && *p != '\'')
    return g_strstrip (g_strdup (p));
  behind = read_quoted (p, out);
  if (!behind)
    return g_strstrip (g_strdup (p));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* -- maps in flow style ------------------------------------------------------------------------------ */

/* Where a value of a flow map ends; NULL when it is not closed. */
static const char *
find_value_end (const char *p)
{
  p = skip_blanks (p);
  if (*p == '!')
    p = skip_blanks (p + strcspn (p, " ,}"));
  if (*p == '{' || *p == '[')
    return skip_nested (p);
  if (*p == '\'' || *p == '"')
    {
      g_autoptr (GString) unused = g_string_new (NULL);

      return read_quoted (p, unused);
    }
  return p + strcspn (p, ",}");
}

/* Reads "{name: a, unit: deg}" into map.  FALSE when it makes no sense. */
static gboolean
read_flow (const char *text, GHashTable *map)
{
  const char *p = skip_blanks (text);

  if (*p++ != '{')
    return FALSE;
  for (p = skip_blanks (p); *p != '}'; p = skip_blanks (p))
    {
      g_autofree char *key = NULL, *value = NULL;
      const char      *end = *p == '"' || *p == '\'' ? find_value_end (p) : p + strcspn (p, ":,}");

      if (!end)
        return FALSE;
      key = g_strndup (p, (gsize) (end - p));
      p = skip_blanks (end);
      if (*p++ != ':')
        return FALSE;
      end = find_value_end (p);
      if (!end)
        return FALSE;
      value = g_strndup (p, (gsize) (end - p));
      g_hash_table_replace (map, unquote_scalar (key), unquote_scalar (value));
      p = skip_blanks (end);
      if (*p == ',')
        p++;
      else if (*p != '}')
        return FALSE;
    }
  return TRUE;
}

/* -- maps in block style ----------------------------------------------------------------------------- */

/* Parts "key: value"; FALSE when the line is none. */
static gboolean
split_entry (const char *line, char **key, const char **value)
{
  const char *p = skip_blanks (line), *end;

  end = *p == '"' || *p == '\'' ? find_value_end (p) : strstr (p, ":");
  while (end && *end == ':' && end[1] && !g_ascii_isspace (end[1]))
    end = strchr (end + 1, ':');
  if (!end || *(end = skip_blanks (end)) != ':' || end == p)
    return FALSE;
  *key = g_strstrip (g_strndup (p, (gsize) (end - p)));
  *value = end + 1;
  return TRUE;
}

/* The marks of a scalar whose lines follow: "|", ">-". */
static gboolean
is_block_mark (const char *text)
{
  const char *p = skip_blanks (text);

  return (*p == '|' || *p == '>') && is_blank (p + 1 + strspn (p + 1, "+-0123456789"));
}

static void
store_entry (GHashTable *map, const char *key, GString *value)
{
  const char *text = value->str;

  if (is_block_mark (text))
    text = "";
  g_hash_table_replace (map, unquote_scalar (key), unquote_scalar (text));
}

/* Reads the lines of one item: entries at the indentation of the first, all deeper lines go on with the value. */
static gboolean
read_block (GPtrArray *item, GHashTable *map)
{
  g_autofree char    *key = NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  gsize               margin = G_MAXSIZE;

  for (guint i = 0; i < item->len; i++)
    {
      const char *line = g_ptr_array_index (item, i), *text;
      char       *next = NULL;

      if (is_blank (line))
        continue;
      if (margin == G_MAXSIZE)
        margin = indent_of (line);
      if (indent_of (line) > margin)
        {
          if (is_block_mark (value->str))
            g_string_truncate (value, 0);
          g_string_append_printf (value, "%s%s", value->len ? " " : "", skip_blanks (line));
          g_strchomp (value->str);
          g_string_set_size (value, strlen (value->str));
          continue;
        }
      if (!split_entry (line, &next, &text))
        return FALSE;
      if (key)
        store_entry (map, key, value);
      g_free (key);
      key = next;
      g_string_assign (value, skip_blanks (text));
      g_strchomp (value->str);
      g_string_set_size (value, strlen (value->str));
    }
  if (key)
    store_entry (map, key, value);
  return key != NULL;
}

/* -- the document ------------------------------------------------------------------------------------ */

/* The line of a key at the left margin, and what stands behind its colon; -1 when there is none. */
static gint
find_key (GPtrArray *lines, const char *key, const char **value)
{
  gsize length = strlen (key);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (strncmp (line, key, length) == 0 && line[length] == ':')
        {
          *value = line + length + 1;
          return (gint) i;
        }
    }
  return -1;
}

char *
nun_yaml_get_scalar (GPtrArray *lines, const char *key)
{
  const char *value;

  return find_key (lines, key, &value) < 0 ? NULL : unquote_scalar (value);
}

static gboolean
begins_item (const char *line)
{
  const char *p = line + indent_of (line);

  return *p == '-' && (p[1] == ' ' || p[1] == '\0' || p[1] == '\r' || p[1] == '\t');
}

/* The lines of the item that begins on line i, the dash taken out; end: the line behind it. */
static GPtrArray *
take_item (GPtrArray *lines, guint i, guint *end)
{
  GPtrArray *item = g_ptr_array_new_with_free_func (g_free);
  char      *first = g_strdup (g_ptr_array_index (lines, i));
  gsize      margin = indent_of (first);

  first[margin] = ' ';
  g_ptr_array_add (item, first);
  for (i++; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (!is_blank (line) && indent_of (line) <= margin)
        break;
      g_ptr_array_add (item, g_strdup (line));
    }
  *end = i;
  return item;
}

static gboolean
read_item (GPtrArray *item, GHashTable *map)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  const char         *p;

  for (guint i = 0; i < item->len; i++)
    {
      p = skip_blanks (g_ptr_array_index (item, i));
      if (joined->len + strlen (p) > MAX_MAP)
        return FALSE;
      g_string_append_printf (joined, "%s%s", joined->len && *p ? " " : "", p);
    }
  if (*skip_blanks (joined->str) == '{')
    return read_flow (joined->str, map);
  return read_block (item, map);
}

GPtrArray *
nun_yaml_get_maps (GPtrArray *lines, const char *key, guint most, gint *bad_line)
{
  const char           *value;
  gint                  at = find_key (lines, key, &value);
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  *bad_line = -1;
  if (at < 0)
    return NULL;
  for (guint i = (guint) at + 1; i < lines->len && maps->len <= most;)
    {
      g_autoptr (GPtrArray) item = NULL;
      GHashTable           *map;
      guint                 end;

      if (is_blank (g_ptr_array_index (lines, i)))
        {
          i++;
          continue;
        }
      if (!begins_item (g_ptr_array_index (lines, i)))
        break;
      item = take_item (lines, i, &end);
      map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (maps, map);
      if (!read_item (item, map))
        {
          *bad_line = (gint) i;
          return NULL;
        }
      i = end;
    }
  return maps->len > 0 ? g_steal_pointer (&maps) : NULL;
}
