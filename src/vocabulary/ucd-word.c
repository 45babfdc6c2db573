/* The table of the words of UCD1+, made from ucd-words.tsv when Nuncius is built. */

#include "vocabulary/ucd-word.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* In the order of their names, case ignored. */
static const NunUcdWord words[] = {
#include "vocabulary/ucd-words.inc"
};

const NunUcdWord *
nun_ucd_words (guint *n_words)
{
  if (n_words != NULL)
    *n_words = G_N_ELEMENTS (words);
  return words;
}

static int
compare_names (const void *name, const void *entry)
{
  return g_ascii_strcasecmp (name, ((const NunUcdWord *) entry)->word);
}

const NunUcdWord *
nun_ucd_word_find (const char *word)
{
  return word == NULL ? NULL
                      : bsearch (word, words, G_N_ELEMENTS (words), sizeof *words, compare_names);
}

void
nun_ucd_words_translate (const char *folder)
{
  bindtextdomain (NUN_UCD_DOMAIN, folder);
  bind_textdomain_codeset (NUN_UCD_DOMAIN, "UTF-8");
}

char *
nun_ucd_word_plain_name (const NunUcdWord *word)
{
  const char *end;

  g_return_val_if_fail (word != NULL, NULL);

  end = strstr (word->everyday, "; ");
  return end != NULL ? g_strndup (word->everyday, (gsize) (end - word->everyday))
                     : g_strdup (*word->everyday != '\0' ? word->everyday : word->word);
}

char *
nun_ucd_word_name (const NunUcdWord *word)
{
  g_autofree char *name = nun_ucd_word_plain_name (word);

  return g_strdup (name != NULL ? g_dgettext (NUN_UCD_DOMAIN, name) : NULL);
}

char *
nun_ucd_word_explain (const NunUcdWord *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  if (word->successor != NULL)
    return g_strdup_printf (_ ("No longer in use; write %s"), word->successor);
  return g_strdup (g_dgettext (NUN_UCD_DOMAIN, word->explanation));
}
