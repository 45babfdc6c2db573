/* A walk over the bare headers of a FITS file, before cfitsio walks over them. */

#include "files/fits-guard.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define CARD 80
#define BLOCK 2880
#define MAX_AXES 99    /* cfitsio's arrays of axes */
#define MAX_FIELDS 999 /* FITS standard 4.0, 7.2.1 */
#define MAX_BLOCKS 4000
#define MAX_HDUS 5000
#define MAX_FAULTS 5000
#define SEARCHED 256 /* blocks at once */

/* What the size of the data behind a header follows from (FITS standard 4.0, equation 2). */
typedef struct
{
  gint64      bitpix, naxis, elements, pcount, gcount;
  const char *fault; /* a keyword with a value that must not be */
  gboolean    ended, is_image;
} Header;

/* The file, opened where what is wanted does not lie in its head. */
typedef struct
{
  const NunInput *input;
  int             fd; /* -1 as long as it is not open */
} Bytes;

/* At most `length` bytes from `at` on; how many, -1 when the file cannot be read. */
static gssize
read_bytes (Bytes *self, char *out, gsize length, gint64 at)
{
  if (at + (gint64) length <= (gint64) self->input->head_length)
    {
      memcpy (out, self->input->head + at, length);
      return (gssize) length;
    }
  if (self->fd < 0)
    self->fd = open (self->input->local_path, O_RDONLY | O_CLOEXEC);
  return self->fd < 0 ? -1 : pread (self->fd, out, length, at);
}

static gint64
integer_of (const char *card)
{
  char value[CARD - 9] = { 0 };

  memcpy (value, card + 10, CARD - 10);
  return g_ascii_strtoll (value, NULL, 10);
}

/* As cfitsio finds it: letters of either case, with or without HIERARCH, up to a blank or "=". */
static const char *
read_name (const char *card, char name[16])
{
  gsize n;

  if (g_ascii_strncasecmp (card, "HIERARCH ", 9) == 0)
    card += 9;
  while (*card == ' ')
    card++;
  n = strcspn (card, " =");
  g_strlcpy (name, card, MIN (n + 1, 16));
  return card + n;
}

/* NAN where there is no number.  cfitsio takes '12', 1.2D1 and 12 for the same. */
static double
read_number (const char *value)
{
  char   text[CARD + 1];
  char  *end = NULL;
  double number;

  value = strchr (value, '=');
  if (!value)
    return NAN;
  g_strlcpy (text, value + 1 + strspn (value + 1, " '"), sizeof text);
  g_strdelimit (text, "Dd", 'E');
  number = g_ascii_strtod (text, &end);
  return end == text ? NAN : number;
}

/* What cfitsio would stumble over: it writes behind its own arrays of axes, takes memory for any TFIELDS, and divides by
 * ZTILEn without looking. */
static const char *
find_fault (const char *bytes)
{
  static const char *const tiles[] = { "ZTILE0", "ZTILE1", "ZTILE2", "ZTILE3", "ZTILE4",
                                       "ZTILE5", "ZTILE6", "ZTILE7", "ZTILE8", "ZTILE9" };
  char                     card[CARD + 1] = { 0 }, name[16];
  const char              *behind;

  /* Most cards can be none of these. */
  if (strchr (" HhNnTtZz", *bytes) == NULL)
    return NULL;
  memcpy (card, bytes, CARD);
  behind = read_name (card, name);
  if (g_ascii_strcasecmp (name, "NAXIS") == 0 && read_number (behind) > MAX_AXES)
    return "NAXIS";
  if (g_ascii_strcasecmp (name, "TFIELDS") == 0 && read_number (behind) > MAX_FIELDS)
    return "TFIELDS";
  /* Not "below 1": what is no number may be zero to cfitsio. */
  if (g_ascii_strncasecmp (name, "ZTILE", 5) == 0 && g_ascii_isdigit (name[5]) &&
      !(read_number (behind) >= 1))
    return tiles[name[5] - '0'];
  return NULL;
}

static void
read_card (Header *header, const char *card)
{
  if (header->fault == NULL)
    header->fault = find_fault (card);
  if (memcmp (card, "END     ", 8) == 0)
    header->ended = TRUE;
  else if (card[8] != '=')
    return;
  else if (memcmp (card, "BITPIX  ", 8) == 0)
    header->bitpix = integer_of (card);
  else if (memcmp (card, "NAXIS   ", 8) == 0)
    header->naxis = integer_of (card);
  else if (memcmp (card, "NAXIS", 5) == 0)
    {
      gint64 size = integer_of (card);

      if (size < 0 || (size > 0 && header->elements > G_MAXINT64 / 16 / size))
        size = 0;
      header->elements *= size;
    }
  else if (memcmp (card, "PCOUNT  ", 8) == 0)
    header->pcount = integer_of (card);
  else if (memcmp (card, "GCOUNT  ", 8) == 0)
    header->gcount = integer_of (card);
}

/* A packed one calls itself a table. */
static gboolean
is_image (const char *block)
{
  return memcmp (block, "SIMPLE", 6) == 0 || memcmp (block, "XTENSION= 'IMAGE", 16) == 0;
}

/* Moves `at` behind the header; FALSE where there is none or it has no end. */
static gboolean
read_header (Bytes *bytes, gint64 *at, Header *header)
{
  char block[BLOCK];

  *header = (Header){ .elements = 1, .gcount = 1 };
  for (guint n = 0; n < MAX_BLOCKS && !header->ended; n++)
    {
      if (read_bytes (bytes, block, BLOCK, *at) != BLOCK ||
          (n == 0 && memcmp (block, "SIMPLE", 6) != 0 && memcmp (block, "XTENSION", 8) != 0))
        return FALSE;
      if (n == 0)
        header->is_image = is_image (block);
      for (guint i = 0; i < BLOCK && !header->ended; i += CARD)
        read_card (header, block + i);
      *at += BLOCK;
    }
  return header->ended;
}

/* Behind the data, on a border of blocks; -1 when the header's numbers lead nowhere. */
static gint64
behind_data (const Header *header, gint64 at)
{
  gint64 bytes = ABS (header->bitpix) / 8, elements = header->naxis > 0 ? header->elements : 0;

  if (header->pcount < 0 || header->gcount < 0 || header->gcount > 1000000 || bytes > 8)
    return -1;
  if (elements > G_MAXINT64 / 16 / MAX (header->gcount, 1) || header->pcount > G_MAXINT64 / 64)
    return -1;
  elements = header->gcount * (header->pcount + elements);
  if (elements > (G_MAXINT64 - at - BLOCK) / 8)
    return -1;
  return at + (elements * bytes + BLOCK - 1) / BLOCK * BLOCK;
}

/* The next extension at or behind `at`, on a border of blocks; -1 for none. */
static gint64
find_extension (Bytes *bytes, gint64 at)
{
  g_autofree char *piece = g_malloc (BLOCK * SEARCHED);
  gssize           n;

  while ((n = read_bytes (bytes, piece, BLOCK * SEARCHED, at)) >= CARD)
    {
      for (gssize i = 0; i + CARD <= n; i += BLOCK)
        if (memcmp (piece + i, "XTENSION=", 9) == 0)
          return at + i;
      at += n / BLOCK * BLOCK;
      if (n < BLOCK)
        break;
    }
  return -1;
}

static gboolean
is_refused (const GArray *refused, int hdu)
{
  for (guint i = 0; refused != NULL && i < refused->len; i++)
    if (g_array_index (refused, int, i) == hdu)
      return TRUE;
  return FALSE;
}

GArray *
nun_fits_find_faults (const NunInput *input, const GArray *refused)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (NunFitsFault));
  Bytes   bytes = { input, -1 };
  gint64  at = 0;
  Header  header;

  for (int hdu = 0; hdu < MAX_HDUS && at >= 0 && at < input->size; hdu++)
    {
      NunFitsFault fault = { .hdu = hdu, .start = at };
      gboolean     good = read_header (&bytes, &at, &header);

      if (header.fault == NULL && !is_refused (refused, hdu))
        {
          at = good ? behind_data (&header, at) : -1;
          continue;
        }
      fault.keyword = header.fault;
      fault.is_image = good && header.is_image;
      fault.data = at;
      fault.next = at = find_extension (&bytes, good ? at : fault.start + BLOCK);
      if (faults->len < MAX_FAULTS)
        g_array_append_val (faults, fault);
    }
  if (bytes.fd >= 0)
    close (bytes.fd);
  return faults;
}
