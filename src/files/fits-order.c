/* Headers whose mandatory keywords stand out of their order, put right in a temporary copy. */

#include "files/fits-order.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "files/read-at.h"
#include "files/temporary.h"

#define CARD 80
#define PIECE 65536

/* Where the card of that keyword stands before END, or -1. */
static gssize
find_card (const NunInput *input, const char *keyword)
{
  char padded[9];

  g_snprintf (padded, sizeof padded, "%-8s", keyword);
  for (gsize at = 0; at + CARD <= input->head_length; at += CARD)
    {
      if (memcmp (input->head + at, padded, 8) == 0)
        return (gssize) at;
      if (memcmp (input->head + at, "END     ", 8) == 0)
        return -1;
    }
  return -1;
}

static int
count_axes (const NunInput *input, gssize at)
{
  char value[32] = { 0 };

  if (at < 0 || input->head[at + 8] != '=')
    return -1;
  memcpy (value, input->head + at + 10, 20);
  return (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -1, 1000);
}

/* Where each of SIMPLE, BITPIX, NAXIS, NAXIS1... stands; their number, or 0 when one is missing. */
static int
find_mandatory (const NunInput *input, gssize *places, int max)
{
  int n_axes = count_axes (input, find_card (input, "NAXIS"));

  places[0] = find_card (input, "SIMPLE");
  places[1] = find_card (input, "BITPIX");
  places[2] = find_card (input, "NAXIS");
  if (places[0] != 0 || places[1] < 0 || n_axes < 0 || n_axes + 3 > max)
    return 0;
  for (int i = 0; i < n_axes; i++)
    {
      char keyword[9];

      g_snprintf (keyword, sizeof keyword, "NAXIS%d", i + 1);
      places[3 + i] = find_card (input, keyword);
      if (places[3 + i] < 0)
        return 0;
    }
  return n_axes + 3;
}

#define MAX_MANDATORY 12

gboolean
nun_fits_is_disordered (const NunInput *input)
{
  gssize places[MAX_MANDATORY];
  int    n;

  if (input->head_length < 4 * CARD || memcmp (input->head, "SIMPLE  =", 9) != 0)
    return FALSE;
  n = find_mandatory (input, places, MAX_MANDATORY);
  for (int i = 1; i < n; i++)
    if (places[i] != (gssize) i * CARD)
      return TRUE;
  return FALSE;
}

/* The head with the mandatory cards first, the others in their order behind them. */
static GByteArray *
order_head (const NunInput *input)
{
  GByteArray *out = g_byte_array_sized_new ((guint) input->head_length);
  gssize      places[MAX_MANDATORY];
  int         n = find_mandatory (input, places, MAX_MANDATORY);
  gsize       at;

  for (int i = 0; i < n; i++)
    g_byte_array_append (out, input->head + places[i], CARD);
  for (at = 0; at + CARD <= input->head_length; at += CARD)
    {
      gboolean mandatory = FALSE;

      for (int i = 0; i < n; i++)
        mandatory = mandatory || places[i] == (gssize) at;
      if (!mandatory)
        g_byte_array_append (out, input->head + at, CARD);
    }
  g_byte_array_append (out, input->head + at, (guint) (input->head_length - at));
  return out;
}

static gboolean
copy_rest (const NunInput *input,
           int             from,
           int             to,
           gint64         *size,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);

  while (*size < input->size)
    {
      gsize n = (gsize) MIN (input->size - *size, PIECE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!nun_read_at (from, piece, n, *size))
        {
          g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN,
                       _ ("%s became shorter while it was read; get it again"), input->path);
          return FALSE;
        }
      if (!nun_temporary_append (to, size, piece, n, error))
        return FALSE;
    }
  return TRUE;
}

int
nun_fits_put_in_order (const NunInput *input,
                       gint64         *size,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (GByteArray) head = order_head (input);
  int                    from = open (input->local_path, O_RDONLY | O_CLOEXEC), to;
  gboolean               good;

  *size = 0;
  if (from < 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING,
                   _ ("%s cannot be read any more"), input->path);
      return -1;
    }
  to = nun_temporary_new (error);
  good = to >= 0 && nun_temporary_append (to, size, head->data, head->len, error) &&
         copy_rest (input, from, to, size, cancellable, error);
  close (from);
  if (good)
    return to;
  if (to >= 0)
    close (to);
  return -1;
}
