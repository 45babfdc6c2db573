/* How far two spellings are apart. */

#include "vocabulary/ucd-private.h"

#include <string.h>

/* No word comes near it. */
#define MAX_LENGTH 63

int
nun_ucd_slips (const char *a, const char *b, int max)
{
  int  n_a = (int) MIN (strlen (a), MAX_LENGTH + 1), n_b = (int) MIN (strlen (b), MAX_LENGTH + 1);
  int  rows[3][MAX_LENGTH + 1];
  int *before = rows[0], *last = rows[1], *row = rows[2], *spare;
  int  best;

  if (n_a > MAX_LENGTH || n_b > MAX_LENGTH || ABS (n_a - n_b) > max)
    return -1;
  for (int k = 0; k <= n_b; k++)
    last[k] = k;
  for (int i = 1; i <= n_a; i++)
    {
      best = row[0] = i;
      for (int k = 1; k <= n_b; k++)
        {
          row[k] = MIN (last[k - 1] + (a[i - 1] != b[k - 1]), MIN (last[k], row[k - 1]) + 1);
          if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
            row[k] = MIN (row[k], before[k - 2] + 1);
          best = MIN (best, row[k]);
        }
      if (best > max)
        return -1;
      spare = before, before = last, last = row, row = spare;
    }
  return last[n_b] <= max ? last[n_b] : -1;
}
