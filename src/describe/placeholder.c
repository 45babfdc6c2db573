/* Answers that are none: fillers, and the addresses of examples. */
#include "describe/placeholder.h"

#include <string.h>

/* Compared with the text in lower case, its punctuation at both ends gone. */
static const char *const fillers[] = {
  "tbd",
  "tba",
  "tbc",
  "todo",
  "fixme",
  "untitled",
  "unnamed",
  "unknown",
  "none",
  "null",
  "nil",
  "nan",
  "na",
  "n/a",
  "n.a",
  "n / a",
  "not known",
  "not available",
  "not applicable",
  "not set",
  "not given",
  "not yet known",
  "no title",
  "no name",
  "no description",
  "to be done",
  "to be determined",
  "to be defined",
  "to be decided",
  "to be added",
  "to be announced",
  "to be confirmed",
  "to be filled in",
  "to be written",
  "fill me in",
  "fill in",
  "placeholder",
  "description",
  "title",
  "author",
  "authors",
  "name",
  "your name",
  "your title",
  "your description",
  "my name",
  "somebody",
  "someone",
  "anonymous",
  "nobody",
  "xx",
  "xxx",
  "xxxx",
  "foo",
  "bar",
  "foobar",
  "asdf",
  "qwerty",
  "test",
  "testing",
  "dummy",
  "undefined",
  "unspecified",
  "new publication",
  NULL,
};

gboolean
nun_is_placeholder (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  char            *start = lower;
  gsize            length;

  while (*start != 0 && (g_ascii_ispunct (*start) || g_ascii_isspace (*start)))
    start++;
  length = strlen (start);
  while (length > 0 && (g_ascii_ispunct (start[length - 1]) || g_ascii_isspace (start[length - 1])))
    start[--length] = 0;
  return length == 0 || g_strv_contains (fillers, start) ||
         g_str_has_prefix (start, "lorem ipsum") || g_str_has_prefix (start, "tbd ") ||
         g_str_has_prefix (start, "todo:");
}

gboolean
nun_is_example (const char *text)
{
  /* The host behind "//" or "@": example, example.org and what lies below them. */
  return g_regex_match_simple (
      "(//|@)([A-Za-z0-9_-]+\\.)*example(\\.(com|org|net|edu))?\\.?(:[0-9]+)?([/?#]|$)", text,
      G_REGEX_CASELESS, 0);
}

static gboolean
is_list (const NunField *field)
{
  return field->kind == NUN_FIELD_LIST || field->kind == NUN_FIELD_CREATORS;
}

gboolean
nun_field_is_placeholder (const NunField *field, const char *value)
{
  g_auto (GStrv) parts = NULL;

  switch (field->kind)
    {
    case NUN_FIELD_LINE:
      /* "NA" may be a version, or the short name of a survey. */
      return g_str_equal (field->key, "version") ? FALSE : nun_is_placeholder (value);
    case NUN_FIELD_TEXT: return nun_is_placeholder (value);
    case NUN_FIELD_URL:
    case NUN_FIELD_EMAIL:
    case NUN_FIELD_IVOID: return nun_is_example (value);
    case NUN_FIELD_LICENCE:
    case NUN_FIELD_RELATIONS: return nun_is_example (value);
    default: break;
    }
  if (!is_list (field))
    return FALSE;
  parts = g_strsplit (value, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!nun_is_placeholder (g_strstrip (parts[i])))
      return FALSE;
  return TRUE;
}

const char *
nun_description_get_answer (const NunDescription *description, const char *table, const char *key)
{
  const NunField *field =
      nun_field_find (table != NULL ? NUN_SCOPE_TABLE : NUN_SCOPE_PUBLICATION, key);
  const NunDatum *datum = nun_description_get (description, table, NULL, key);

  if (datum == NULL || *datum->value == 0 || !nun_description_is_said (datum) ||
      (field != NULL && nun_field_is_placeholder (field, datum->value)))
    return NULL;
  return datum->value;
}

char **
nun_description_get_answers (const NunDescription *description, const char *table, const char *key)
{
  const char              *value = nun_description_get_answer (description, table, key);
  g_auto (GStrv)           parts = g_strsplit (value != NULL ? value : "", ";", -1);
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != 0 && !nun_is_placeholder (parts[i]))
      g_strv_builder_add (out, parts[i]);
  return g_strv_builder_end (out);
}
