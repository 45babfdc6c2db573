/* The cards of an HDU as text; a packed image speaks as it will be unpacked. */

#include "files/fits-cards.h"

#include <fitsio.h>
#include <string.h>

#define CARD 80

/* What a packed image says of itself as a table, and of how it was packed. */
static gboolean
is_of_packing (const char *card)
{
  static const char *const own[] = { "XTENSION", "BITPIX  ", "NAXIS",    "PCOUNT  ", "GCOUNT  ",
                                     "TFIELDS ", "TTYPE",    "TFORM",    "THEAP   ", "CHECKSUM",
                                     "DATASUM ", "ZIMAGE  ", "ZTILE",    "ZCMPTYPE", "ZNAME",
                                     "ZVAL",     "ZTENSION", "ZEXTEND ", "ZSIMPLE ", "ZPCOUNT ",
                                     "ZGCOUNT ", "ZHECKSUM", "ZDATASUM", "ZQUANTIZ", "ZDITHER0",
                                     "ZBLANK  ", "ZMASKCMP" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_has_prefix (card, own[i]))
      return TRUE;
  return FALSE;
}

/* cfitsio refuses to unpack a header whose ZTENSION does not come first, though it unpacks the image: the same by
 * hand, ZBITPIX and ZNAXISn first. */
static void
unpack (const char *packed, int n, GString *cards)
{
  g_string_append_printf (cards, "%-80s", "XTENSION= 'IMAGE   '");
  for (int i = 0; i < n; i++)
    if (strncmp (packed + (gsize) i * CARD, "ZBITPIX ", 8) == 0 ||
        strncmp (packed + (gsize) i * CARD, "ZNAXIS", 6) == 0)
      g_string_append_printf (cards, "%.7s %.72s", packed + (gsize) i * CARD + 1,
                              packed + (gsize) i * CARD + 8);
  for (int i = 0; i < n; i++)
    if (strncmp (packed + (gsize) i * CARD, "ZBITPIX ", 8) != 0 &&
        strncmp (packed + (gsize) i * CARD, "ZNAXIS", 6) != 0 &&
        !is_of_packing (packed + (gsize) i * CARD))
      g_string_append_len (cards, packed + (gsize) i * CARD, CARD);
}

GString *
nun_fits_cards_read (gpointer handle)
{
  GString *cards = g_string_new (NULL);
  char    *text = NULL;
  int      n = 0, status = 0;

  if (fits_convert_hdr2str (handle, 0, NULL, 0, &text, &n, &status) == 0)
    {
      g_string_append_len (cards, text, (gssize) n * CARD);
    }
  else
    {
      if (text != NULL)
        fits_free_memory (text, &(int){ 0 });
      text = NULL;
      status = 0;
      if (fits_hdr2str (handle, 0, NULL, 0, &text, &n, &status) == 0)
        unpack (text, n, cards);
    }
  if (text != NULL)
    fits_free_memory (text, &(int){ 0 });
  fits_clear_errmsg ();
  /* cfitsio counts END as a card: what is added behind it would never be read. */
  if (cards->len >= CARD && g_str_has_prefix (cards->str + cards->len - CARD, "END     "))
    g_string_truncate (cards, cards->len - CARD);
  return cards;
}
