/* The way from UCD1, the words of old, by the table that ucd1-words.tsv gives. */

#include "vocabulary/ucd-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *ucd1, *ucd;
} Pair;

/* In the order of the UCD1s, case ignored. */
static const Pair pairs[] = {
#include "vocabulary/ucd1-words.inc"
};

static int
compare_ucd1 (const void *ucd1, const void *pair)
{
  return g_ascii_strcasecmp (ucd1, ((const Pair *) pair)->ucd1);
}

const char *
nun_ucd_from_ucd1 (const char *ucd1)
{
  const Pair *pair;

  g_return_val_if_fail (ucd1 != NULL, NULL);

  pair = bsearch (ucd1, pairs, G_N_ELEMENTS (pairs), sizeof *pairs, compare_ucd1);
  return pair != NULL ? pair->ucd : NULL;
}

const char *
nun_ucd1_near (const char *ucd1)
{
  g_autofree char *text = g_strdup (ucd1);
  const char      *ucd = nun_ucd_from_ucd1 (text);
  char            *last;

  /* Its first word alone says too little. */
  while (ucd == NULL && (last = strrchr (text, '_')) != NULL)
    {
      *last = '\0';
      if (strchr (text, '_') == NULL)
        return NULL;
      ucd = nun_ucd_from_ucd1 (text);
    }
  return ucd;
}

gboolean
nun_ucd_is_ucd1 (const char *text)
{
  gboolean underscore = FALSE;

  if (text == NULL || !g_ascii_isupper (text[0]))
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    {
      /* "PHOT_FLUX_RADIO_1.4G" has a dot, but "POS.EQ.RA" is a UCD1+ in capitals. */
      gboolean decimal =
          *at == '.' && at > text && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);

      if (!g_ascii_isupper (*at) && !g_ascii_isdigit (*at) && !decimal &&
          strchr ("_-/+*[]'%", *at) == NULL)
        return FALSE;
      underscore = underscore || *at == '_';
    }
  /* A few words, as ERROR, have none. */
  return underscore || nun_ucd_from_ucd1 (text) != NULL;
}
