/* FITS files without the HDUs at which cfitsio would fall: copies with bare headers in their places. */

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/fits-guard.h"
#include "files/read-at.h"
#include "files/temporary.h"

#define CARD 80
#define BLOCK 2880
#define PIECE (1 << 20)
#define MAX_KEPT (BLOCK * 1000) /* of a faulty header */

static gboolean
is_structure (const char *card)
{
  static const char *const words[] = { "SIMPLE", "XTENSION", "BITPIX",  "NAXIS",  "PCOUNT",
                                       "GCOUNT", "EXTEND",   "GROUPS",  "TFIELD", "ZTILE",
                                       "ZIMAGE", "ZNAXIS",   "ZTABLE",  "THEAP",  "TFORM",
                                       "TTYPE",  "CHECKSUM", "DATASUM", "BLANK",  "BSCALE",
                                       "BZERO" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (card, words[i]))
      return TRUE;
  return FALSE;
}

/* Plain ones alone: capitals, a value, nothing that does not print. */
static gboolean
is_kept (const char *card)
{
  gsize name = strspn (card, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

  if (name == 0 || name > 8 || card[8] != '=' || card[9] != ' ' || is_structure (card))
    return FALSE;
  for (gsize i = name; i < CARD; i++)
    if (card[i] < ' ' || card[i] > '~')
      return FALSE;
  return TRUE;
}

static void
append_card (GByteArray *out, const char *text)
{
  g_autofree char *card = g_strdup_printf ("%-*s", CARD, text);

  g_byte_array_append (out, (const guint8 *) card, CARD);
}

/* What the header says of other things than its structure is true of the file still. */
static GByteArray *
bare_header (int from, const NunFitsFault *fault)
{
  GByteArray      *out = g_byte_array_new ();
  gsize            length = (gsize) MIN (fault->data - fault->start, MAX_KEPT);
  g_autofree char *cards = g_malloc0 (length + 1);

  append_card (out, fault->hdu == 0 ? "SIMPLE  =                    T" : "XTENSION= 'IMAGE   '");
  append_card (out, "BITPIX  =                    8");
  append_card (out, "NAXIS   =                    0");
  append_card (out, fault->hdu == 0 ? "EXTEND  =                    T"
                                    : "PCOUNT  =                    0");
  if (fault->hdu > 0)
    append_card (out, "GCOUNT  =                    1");
  if (nun_read_at (from, cards, length, fault->start))
    for (gsize i = 0; i + CARD <= length && strncmp (cards + i, "END     ", 8) != 0; i += CARD)
      if (is_kept (cards + i))
        g_byte_array_append (out, (const guint8 *) cards + i, CARD);
  append_card (out, "END");
  while (out->len % BLOCK != 0)
    append_card (out, "");
  return out;
}

/* Bytes from `at` up to `end`. */
static gboolean
copy (int           from,
      int           to,
      gint64        at,
      gint64        end,
      gint64       *size,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);

  while (at < end)
    {
      gsize n = (gsize) MIN (end - at, PIECE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!nun_read_at (from, piece, n, at))
        {
          g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                       _ ("it became shorter while it was read; get it again"));
          return FALSE;
        }
      if (!nun_temporary_append (to, size, piece, n, error))
        return FALSE;
      at += (gint64) n;
    }
  return TRUE;
}

static gboolean
copy_good (const NunInput *input,
           int             from,
           int             to,
           const GArray   *faults,
           gint64         *size,
           GCancellable   *cancellable,
           GError        **error)
{
  gint64 at = 0;

  for (guint i = 0; i < faults->len && at >= 0; i++)
    {
      const NunFitsFault    *fault = &g_array_index (faults, NunFitsFault, i);
      g_autoptr (GByteArray) header = bare_header (from, fault);

      if (!copy (from, to, at, fault->start, size, cancellable, error) ||
          !nun_temporary_append (to, size, header->data, header->len, error))
        return FALSE;
      at = fault->next;
    }
  return at < 0 || copy (from, to, at, input->size, size, cancellable, error);
}

int
nun_fits_set_aside (const NunInput *input,
                    const GArray   *faults,
                    gint64         *size,
                    GCancellable   *cancellable,
                    GError        **error)
{
  const NunFitsFault *first = &g_array_index (faults, NunFitsFault, 0);
  int                 from, to;
  gboolean            good;

  *size = 0;
  if (first->hdu == 0 && first->next < 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                   _ ("%s, HDU %d: the header is damaged: %s is no size; get the file again"),
                   input->path, first->hdu, first->keyword != NULL ? first->keyword : "NAXIS");
      return -1;
    }
  from = open (input->local_path, O_RDONLY | O_CLOEXEC);
  to = from >= 0 ? nun_temporary_new (error) : -1;
  if (from < 0)
    g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING, _ ("%s cannot be read any more"),
                 input->path);
  good = to >= 0 && copy_good (input, from, to, faults, size, cancellable, error);
  if (from >= 0)
    close (from);
  if (good)
    return to;
  if (to >= 0)
    close (to);
  return -1;
}
