/* What meta.main makes of a UCD. */
#include "describe/main-ucd.h"

#include "vocabulary/ucd.h"

char *
nun_main_ucd_without (const char *ucd)
{
  g_auto (GStrv) words = g_strsplit (ucd, ";", -1);
  GString       *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (words[i]), "meta.main") != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ";" : "", words[i]);
  return g_string_free (out, FALSE);
}

char *
nun_main_ucd_kind (const char *ucd)
{
  g_autofree char *without = NULL;
  g_autofree char *lower = NULL;

  if (!nun_ucd_has_word (ucd, "meta.main"))
    return NULL;
  without = nun_main_ucd_without (ucd);
  lower = g_ascii_strdown (without, -1);
  /* Clients look for the identifier, of whatever it is one. */
  return g_str_has_prefix (lower, "meta.id;") ? g_strdup ("meta.id") : g_steal_pointer (&lower);
}

gboolean
nun_main_ucd_is_like (const char *a, const char *b)
{
  g_autofree char *first = nun_main_ucd_without (a);
  g_autofree char *second = nun_main_ucd_without (b);

  return g_ascii_strcasecmp (first, second) == 0;
}
