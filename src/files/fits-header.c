/* The cards of one HDU as a table of keywords, long strings put together. */

#include "files/fits-header.h"

#include <errno.h>
#include <fitsio.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "files/card.h"

#define MAX_CARDS 100000
#define MAX_VALUE 16384
#define MAX_COMMENTS 16384

typedef struct
{
  GString *value;
  char    *comment;
} Card;

struct _NunFitsHeader
{
  GHashTable *cards;
  GString    *comments;
  gboolean    in_block; /* of comments that astropy writes for itself */
};

static void
card_free (gpointer data)
{
  Card *card = data;

  g_string_free (card->value, TRUE);
  g_free (card->comment);
  g_free (card);
}

static char *
dup_text (const char *text)
{
  return g_strchomp (nun_card_dup_text (text, strlen (text)));
}

static void
append_continuation (Card *card, const char *record)
{
  NunCardParts     more;
  g_autofree char *text = NULL;

  if (!nun_card_read_continuation (record, &more))
    return;
  text = dup_text (more.value);
  if (card->value->len + strlen (text) > MAX_VALUE)
    return;
  g_string_truncate (card->value, card->value->len - 1);
  g_string_append (card->value, text);
}

/* What libraries put into every header says nothing of this table. */
static gboolean
is_boilerplate (const char *text)
{
  return g_str_has_prefix (text, "***") || strstr (text, "Flexible Image Transport System") ||
         strstr (text, "Astrophysics', volume 376") || strspn (text, "-=*+#_. ") == strlen (text);
}

static void
add_comment (NunFitsHeader *self, const char *record)
{
  g_autofree char *text = strlen (record) > 8 ? dup_text (record + 8) : NULL;

  if (text && strstr (text, "--BEGIN-ASTROPY-SERIALIZED"))
    self->in_block = TRUE;
  if (self->in_block)
    {
      self->in_block = !(text && strstr (text, "--END-ASTROPY-SERIALIZED"));
      return;
    }
  if (!text || !*g_strstrip (text) || is_boilerplate (text) ||
      self->comments->len + strlen (text) >= MAX_COMMENTS)
    return;
  if (self->comments->len > 0)
    g_string_append_c (self->comments, '\n');
  g_string_append (self->comments, text);
}

/* Returns the card that a CONTINUE behind this one belongs to, or NULL. */
static Card *
add_record (NunFitsHeader *self, const char *record, Card *open)
{
  NunCardParts     parts;
  g_autofree char *text = NULL;
  Card            *card;

  if (nun_card_is_continuation (record))
    {
      if (!open || open->value->len == 0 || open->value->str[open->value->len - 1] != '&')
        return NULL;
      append_continuation (open, record);
      return open;
    }
  if (strncmp (record, "COMMENT ", 8) == 0)
    {
      add_comment (self, record);
      return NULL;
    }
  /* Of a keyword that stands twice the first counts, as with cfitsio. */
  if (!nun_card_read (record, &parts) || !parts.is_lawful ||
      g_hash_table_contains (self->cards, parts.keyword))
    return NULL;
  card = g_new0 (Card, 1);
  text = dup_text (parts.value);
  card->value = g_string_new (text);
  card->comment = dup_text (parts.comment);
  g_hash_table_insert (self->cards, g_strdup (parts.keyword), card);
  return parts.is_string ? card : NULL;
}

static NunFitsHeader *
header_new (void)
{
  NunFitsHeader *self = g_new0 (NunFitsHeader, 1);

  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, card_free);
  self->comments = g_string_new (NULL);
  return self;
}

NunFitsHeader *
nun_fits_header_read (void *handle)
{
  NunFitsHeader *self;
  int            n_cards = 0, status = 0;
  char           record[FLEN_CARD];
  Card          *open = NULL;

  if (fits_get_hdrspace (handle, &n_cards, NULL, &status) != 0 || n_cards > MAX_CARDS)
    return NULL;
  self = header_new ();
  for (int i = 1; i <= n_cards; i++)
    {
      status = 0;
      if (fits_read_record (handle, i, record, &status) == 0)
        open = add_record (self, record, open);
    }
  return self;
}

NunFitsHeader *
nun_fits_header_read_cards (const char *cards, gsize n_bytes)
{
  g_autoptr (NunFitsHeader) self = header_new ();
  Card                     *open = NULL;

  for (gsize at = 0; at + 80 <= n_bytes && at / 80 < MAX_CARDS; at += 80)
    {
      char record[FLEN_CARD];

      memcpy (record, cards + at, 80);
      record[80] = '\0';
      for (gsize i = 0; i < 80; i++)
        if (record[i] == '\0')
          record[i] = ' ';
      g_strchomp (record);
      if (strcmp (record, "END") == 0)
        return g_steal_pointer (&self);
      open = add_record (self, record, open);
    }
  return NULL;
}

static void
rename_card (NunFitsHeader *self, const char *from, const char *to)
{
  gpointer name, card;

  g_hash_table_remove (self->cards, to);
  if (!g_hash_table_steal_extended (self->cards, from, &name, &card))
    return;
  g_free (name);
  g_hash_table_insert (self->cards, g_strdup (to), card);
}

void
nun_fits_header_set_integer (NunFitsHeader *self, const char *keyword, gint64 value)
{
  Card *card = g_new0 (Card, 1);

  card->value = g_string_new (NULL);
  g_string_printf (card->value, "%" PRId64, value);
  g_hash_table_insert (self->cards, g_strdup (keyword), card);
}

void
nun_fits_header_unpack (NunFitsHeader *self)
{
  gint64 n_fields = 0;

  nun_fits_header_get_integer (self, "TFIELDS", &n_fields);
  rename_card (self, "ZNAXIS1", "NAXIS1");
  rename_card (self, "ZNAXIS2", "NAXIS2");
  rename_card (self, "ZPCOUNT", "PCOUNT");
  rename_card (self, "ZTHEAP", "THEAP");
  for (int n = 1; n <= CLAMP (n_fields, 0, 999); n++)
    {
      g_autofree char *packed = g_strdup_printf ("ZFORM%d", n);
      g_autofree char *plain = g_strdup_printf ("TFORM%d", n);

      rename_card (self, packed, plain);
    }
}

void
nun_fits_header_free (NunFitsHeader *self)
{
  g_hash_table_unref (self->cards);
  g_string_free (self->comments, TRUE);
  g_free (self);
}

const char *
nun_fits_header_get (const NunFitsHeader *self, const char *keyword)
{
  const Card *card = g_hash_table_lookup (self->cards, keyword);

  return card && card->value->len > 0 ? card->value->str : NULL;
}

const char *
nun_fits_header_get_n (const NunFitsHeader *self, const char *keyword, int n)
{
  char name[32];

  g_snprintf (name, sizeof name, "%s%d", keyword, n);
  return nun_fits_header_get (self, name);
}

const char *
nun_fits_header_comment_n (const NunFitsHeader *self, const char *keyword, int n)
{
  char        name[32];
  const Card *card;

  g_snprintf (name, sizeof name, "%s%d", keyword, n);
  card = g_hash_table_lookup (self->cards, name);
  return card && card->comment && *card->comment ? card->comment : NULL;
}

gboolean
nun_fits_header_get_integer (const NunFitsHeader *self, const char *keyword, gint64 *value)
{
  const char *text = nun_fits_header_get (self, keyword);
  char       *end;
  gint64      number;

  if (!text)
    return FALSE;
  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (end == text || errno != 0)
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
nun_fits_header_get_double (const NunFitsHeader *self, const char *keyword, double *value)
{
  const char      *text = nun_fits_header_get (self, keyword);
  g_autofree char *tidy = g_strdup (text);
  char            *end;
  double           number;

  if (!text)
    return FALSE;
  g_strdelimit (tidy, "dD", 'E');
  number = g_ascii_strtod (tidy, &end);
  if (end == tidy || !isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

const char *
nun_fits_header_get_comments (const NunFitsHeader *self)
{
  return self->comments->str;
}
