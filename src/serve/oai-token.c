/* Resumption tokens: what a list is of and how far it has come, in the token itself and signed by a key that lives as long
 * as the server, so that none has to be kept and none can be made up. */

#include "serve/oai-request.h"

#include <inttypes.h>
#include <string.h>

/* Of a list: verb, format, set, from, until, date and identifier of the last record, how many came. */
enum
{
  PART_VERB,
  PART_FORMAT,
  PART_SET,
  PART_FROM,
  PART_UNTIL,
  PART_AFTER,
  PART_IDENTIFIER,
  PART_CURSOR,
  N_PARTS
};

/* Enough of a SHA-256 that nobody finds another text for it. */
#define SIGNATURE_LENGTH 32

static char *
sign (const char *text, const char *key)
{
  char *signature =
      g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), text, -1);

  signature[SIGNATURE_LENGTH] = 0;
  return signature;
}

/* Base64 by characters that an address takes as they are. */
static void
make_safe (char *text)
{
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  g_strdelimit (text, "=", '.');
}

static void
make_unsafe (char *text)
{
  g_strdelimit (text, "-", '+');
  g_strdelimit (text, "_", '/');
  g_strdelimit (text, ".", '=');
}

char *
nun_oai_token_new (const NunOaiRequest *self,
                   gint64               after_s,
                   const char          *after_identifier,
                   guint                cursor,
                   const char          *key)
{
  g_autofree char *text =
      g_strdup_printf ("%u\n%u\n%s\n%s\n%s\n%" PRId64 "\n%s\n%u", self->verb, self->format,
                       self->set != NULL ? self->set : "", self->from != NULL ? self->from : "",
                       self->until != NULL ? self->until : "", after_s, after_identifier, cursor);
  g_autofree char *packed = g_base64_encode ((const guchar *) text, strlen (text));
  g_autofree char *signature = NULL;

  make_safe (packed);
  signature = sign (packed, key);
  return g_strconcat (signature, packed, NULL);
}

/* The signed text in a token, NULL when its signature is another. */
static char *
unpack (const char *token, const char *key)
{
  g_autofree char   *packed = NULL, *signature = NULL;
  g_autofree guchar *bytes = NULL;
  gsize              length;

  if (strlen (token) <= SIGNATURE_LENGTH)
    return NULL;
  packed = g_strdup (token + SIGNATURE_LENGTH);
  signature = sign (packed, key);
  if (strncmp (signature, token, SIGNATURE_LENGTH) != 0)
    return NULL;
  make_unsafe (packed);
  bytes = g_base64_decode (packed, &length);
  return g_strndup ((const char *) bytes, length);
}

static char *
dup_part (const char *part)
{
  return *part != 0 ? g_strdup (part) : NULL;
}

gboolean
nun_oai_token_read (NunOaiRequest *self, const char *token, const char *key)
{
  g_autofree char *text = unpack (token, key);
  g_auto (GStrv)   parts = text != NULL ? g_strsplit (text, "\n", N_PARTS + 1) : NULL;
  gint64           other;

  if (parts == NULL || g_strv_length (parts) != N_PARTS ||
      strtoul (parts[PART_VERB], NULL, 10) != self->verb)
    return FALSE;
  self->format = MIN (strtoul (parts[PART_FORMAT], NULL, 10), NUN_OAI_N_FORMATS - 1);
  g_free (self->set);
  self->set = dup_part (parts[PART_SET]);
  self->from = dup_part (parts[PART_FROM]);
  self->until = dup_part (parts[PART_UNTIL]);
  if (self->from != NULL)
    nun_oai_date_read (self->from, &self->from_s, &other);
  if (self->until != NULL)
    nun_oai_date_read (self->until, &other, &self->until_s);
  self->after_s = g_ascii_strtoll (parts[PART_AFTER], NULL, 10);
  self->after_identifier = g_strdup (parts[PART_IDENTIFIER]);
  self->cursor = (guint) g_ascii_strtoull (parts[PART_CURSOR], NULL, 10);
  return TRUE;
}
