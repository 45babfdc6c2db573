/* Authors with their ORCID, as they stand in one field. */
#include "describe/creator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/description.h"

#define ORCID_LENGTH 19 /* four groups of four with hyphens between them */

/* ISO/IEC 7064:2003, MOD 11-2, over the 15 digits before the last. */
static char
check_digit (const char *orcid)
{
  guint total = 0, result;

  for (guint i = 0; i < ORCID_LENGTH - 1; i++)
    if (orcid[i] != '-')
      total = (total + (guint) g_ascii_digit_value (orcid[i])) * 2;
  result = (12 - total % 11) % 11;
  return result == 10 ? 'X' : (char) ('0' + result);
}

static gboolean
has_form (const char *text)
{
  if (strlen (text) != ORCID_LENGTH)
    return FALSE;
  for (guint i = 0; i < ORCID_LENGTH; i++)
    if (i % 5 == 4)
      {
        if (text[i] != '-')
          return FALSE;
      }
    else if (!g_ascii_isdigit (text[i]) && !(i == ORCID_LENGTH - 1 && text[i] == 'X'))
      return FALSE;
  return TRUE;
}

gboolean
nun_orcid_is_valid (const char *text)
{
  return has_form (text) && text[ORCID_LENGTH - 1] == check_digit (text);
}

/* What stands around an ORCID: its web address, the word itself, brackets. */
static void
strip_wrapping (GString *name)
{
  static const char *const tails[] = {
    "https://orcid.org/", "http://orcid.org/", "orcid.org/", "orcid:", "orcid", "(", "[", "<", ","
  };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      g_strchomp (name->str);
      g_string_set_size (name, strlen (name->str));
      for (guint i = 0; i < G_N_ELEMENTS (tails) && !again; i++)
        {
          gsize length = strlen (tails[i]);

          again = name->len >= length &&
                  g_ascii_strcasecmp (name->str + name->len - length, tails[i]) == 0;
          if (again)
            g_string_truncate (name, name->len - length);
        }
    }
}

/* Where the 16 digits at the end begin, or -1; digits written without hyphens count too. */
static gssize
find_orcid (const char *text, char orcid[ORCID_LENGTH + 1])
{
  gsize i = strlen (text);
  guint n = 0;

  while (i > 0 && strchr (" )]>/", text[i - 1]) != NULL)
    i--;
  while (i > 0 && n < 16)
    {
      char c = g_ascii_toupper (text[i - 1]);

      if (g_ascii_isdigit (c) || (c == 'X' && n == 0))
        {
          orcid[ORCID_LENGTH - 1 - n - n / 4] = c;
          n++;
        }
      else if (c != '-' || n % 4 != 0)
        return -1;
      i--;
    }
  if (n < 16 || (i > 0 && g_ascii_isalnum (text[i - 1])))
    return -1;
  orcid[4] = orcid[9] = orcid[14] = '-';
  orcid[ORCID_LENGTH] = 0;
  return (gssize) i;
}

NunCreator *
nun_creator_parse (const char *text, GError **error)
{
  char                orcid[ORCID_LENGTH + 1];
  gssize              at = find_orcid (text, orcid);
  g_autoptr (GString) name = at >= 0 ? g_string_new_len (text, at) : g_string_new (text);
  NunCreator         *self;

  if (at >= 0)
    strip_wrapping (name);
  g_strstrip (name->str);
  if (*name->str == 0)
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE,
                   _ ("“%.60s” names nobody; write the name, then the ORCID in parentheses"), text);
      return NULL;
    }
  if (at >= 0 && !nun_orcid_is_valid (orcid))
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE,
                   _ ("“%s” is not an ORCID: its check digit would be %c; copy it from orcid.org"),
                   orcid, check_digit (orcid));
      return NULL;
    }
  self = g_new0 (NunCreator, 1);
  self->name = g_strdup (name->str);
  self->orcid = at >= 0 ? g_strdup (orcid) : NULL;
  return self;
}

GPtrArray *
nun_creators_parse (const char *list)
{
  GPtrArray     *creators = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_creator_free);
  g_auto (GStrv) parts = g_strsplit (list, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      NunCreator *creator;

      if (*g_strstrip (parts[i]) == 0)
        continue;
      creator = nun_creator_parse (parts[i], NULL);
      if (creator == NULL)
        {
          creator = g_new0 (NunCreator, 1);
          creator->name = g_strdup (parts[i]);
        }
      g_ptr_array_add (creators, creator);
    }
  return creators;
}

char *
nun_creators_names (const char *list)
{
  g_autoptr (GPtrArray) creators = nun_creators_parse (list);
  GString              *out = g_string_new (NULL);

  for (guint i = 0; i < creators->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "",
                            ((const NunCreator *) creators->pdata[i])->name);
  return g_string_free (out, FALSE);
}

char *
nun_creator_to_text (const NunCreator *self)
{
  return self->orcid != NULL ? g_strdup_printf ("%s (%s)", self->name, self->orcid)
                             : g_strdup (self->name);
}

void
nun_creator_free (NunCreator *self)
{
  g_free (self->name);
  g_free (self->orcid);
  g_free (self);
}
