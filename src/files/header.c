/* NunHeader: cards parsed once, and kept as they were. */

#include "files/header.h"

#include <math.h>
#include <string.h>

#include "files/card.h"

#define CARD 80
#define MAX_CARDS 100000
#define MAX_VALUE 16384

struct _NunHeader
{
  gatomicrefcount references;
  char           *raw;
  guint           n_raw;
  GArray         *cards; /* of NunCard */
  GStringChunk   *strings;
  GHashTable     *first; /* keyword to index + 1 */
};

/* -- cards ------------------------------------------------------------------------------------------- */

/* Without the blanks around it; NULL for nothing. */
static const char *
keep (NunHeader *self, const char *text)
{
  g_autofree char *utf8 = NULL;
  gsize            length;

  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return NULL;
  if (g_utf8_validate (text, (gssize) length, NULL))
    return g_string_chunk_insert_len (self->strings, text, (gssize) length);
  utf8 = nun_card_dup_text (text, length);
  return g_string_chunk_insert (self->strings, utf8);
}

static void
add (NunHeader *self, const char *keyword, const char *value, const char *comment)
{
  NunCard  card = { keep (self, keyword), keep (self, value), keep (self, comment) };
  gpointer index = GUINT_TO_POINTER (self->cards->len + 1);

  if (card.keyword == NULL)
    return;
  g_array_append_val (self->cards, card);
  if (!g_hash_table_contains (self->first, card.keyword))
    g_hash_table_insert (self->first, (gpointer) card.keyword, index);
}

/* A CONTINUE card: its string follows that of the card before, which ends with "&". */
static void
continue_last (NunHeader *self, const char *record)
{
  NunCard *last =
      self->cards->len > 0 ? &g_array_index (self->cards, NunCard, self->cards->len - 1) : NULL;
  NunCardParts     more;
  g_autofree char *text = NULL, *joined = NULL;

  if (last == NULL || last->value == NULL || !g_str_has_suffix (last->value, "&") ||
      !nun_card_read_continuation (record, &more))
    return;
  text = nun_card_dup_text (more.value, strlen (more.value));
  if (strlen (last->value) + strlen (text) > MAX_VALUE)
    return;
  joined = g_strdup_printf ("%.*s%s", (int) strlen (last->value) - 1, last->value, text);
  last->value = keep (self, joined);
  if (last->comment == NULL)
    last->comment = keep (self, more.comment);
}

static void
add_record (NunHeader *self, const char *record)
{
  NunCardParts parts;

  if (nun_card_is_continuation (record))
    continue_last (self, record);
  else if (g_str_has_prefix (record, "COMMENT "))
    add (self, "COMMENT", record + 8, "");
  else if (g_str_has_prefix (record, "HISTORY "))
    add (self, "HISTORY", record + 8, "");
  /* A value that no rule of the standard allows is still what the file says. */
  else if (nun_card_read (record, &parts))
    add (self, parts.keyword, parts.value, parts.comment);
}

/* One card without the blanks behind it; what no card may hold becomes a blank. */
static void
copy_record (char record[CARD + 1], const char *card)
{
  guint length = 0;

  for (guint i = 0; i < CARD; i++)
    {
      record[i] = (guchar) card[i] < 32 ? ' ' : card[i];
      if (record[i] != ' ')
        length = i + 1;
    }
  record[length] = 0;
}

static gboolean
is_end (const char *record)
{
  return g_str_equal (record, "END") || g_str_has_prefix (record, "END     ");
}

NunHeader *
nun_header_new (const char *cards, gsize n_bytes)
{
  NunHeader *self = g_new0 (NunHeader, 1);

  g_atomic_ref_count_init (&self->references);
  self->cards = g_array_new (FALSE, FALSE, sizeof (NunCard));
  self->strings = g_string_chunk_new (4096);
  self->first = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize at = 0; at + CARD <= n_bytes && self->n_raw < MAX_CARDS; at += CARD)
    {
      char record[CARD + 1];

      copy_record (record, cards + at);
      if (is_end (record))
        break;
      self->n_raw++;
      add_record (self, record);
    }
  self->raw = g_memdup2 (cards, self->n_raw * CARD);
  return self;
}

NunHeader *
nun_header_ref (NunHeader *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_header_unref (NunHeader *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->cards);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->first);
  g_free (self->raw);
  g_free (self);
}

/* -- reading ----------------------------------------------------------------------------------------- */

const NunCard *
nun_header_get_cards (const NunHeader *self, guint *n_cards)
{
  *n_cards = self->cards->len;
  return (const NunCard *) (gpointer) self->cards->data;
}

const char *
nun_header_get (const NunHeader *self, const char *keyword)
{
  char  upper[CARD + 1];
  gsize length = 0;
  guint index;

  for (; keyword[length] != 0 && length < CARD; length++)
    upper[length] = g_ascii_toupper (keyword[length]);
  upper[length] = 0;
  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, upper));
  return index > 0 ? g_array_index (self->cards, NunCard, index - 1).value : NULL;
}

gboolean
nun_header_get_double (const NunHeader *self, const char *keyword, double *value)
{
  const char      *text = nun_header_get (self, keyword);
  g_autofree char *c = NULL;
  char            *end;
  double           number;

  if (text == NULL)
    return FALSE;
  /* Fortran writes the exponent with a D. */
  c = g_strdelimit (g_strdup (text), "dD", 'e');
  number = g_ascii_strtod (c, &end);
  if (end == c || *end != 0 || !isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

const char *
nun_header_get_raw (const NunHeader *self, guint *n_cards)
{
  *n_cards = self->n_raw;
  return self->raw;
}
