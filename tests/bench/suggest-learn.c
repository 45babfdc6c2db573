/* The inner loop of suggest-learn.py: a log-linear model of templates held together from parts, trained by stochastic
 * gradients (AdaGrad).  Compiled by suggest-learn.py, called through ctypes.
 *
 * Rows are sparse: marks xi with values xv from xp[row] to xp[row + 1]; the lexicon's voices hk with values hv for the
 * templates ht from hp[row].  Template t has the parts mi from mp[t] to mp[t + 1].  A mark has weights for the parts it
 * was seen with only: wi from wp[mark] to wp[mark + 1]. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE__
#include <xmmintrin.h>
#endif

#define MOST_MARKS 256

typedef struct
{
  int          n, n_templates, n_parts;
  const int   *xp, *xi;
  const float *xv;
  const int   *hp, *hk, *ht;
  const float *hv;
  const int   *mp, *mi;
  const int   *wp, *wi;
} Rows;

/* What is learned, and the sums of the squares of its slopes. */
typedef struct
{
  float *weights, *squares, *voices, *voice_squares;
} Learned;

typedef struct
{
  float *parts, *odds, *slope;
  int   *touched; /* parts with a slope */
  int    n_touched;
  char  *is_touched, *heard;
} Work;

void train (const Rows    *rows,
            const int     *label,
            const float   *weight,
            const int     *order,
            const Learned *learned,
            const float   *decay,
            float          rate,
            float          forgotten,
            int            n_learned_voices);

static void
odds_of (const Rows *rows, int row, const Learned *learned, Work *work)
{
  float top = -1e30f, sum = 0;

  memset (work->parts, 0, sizeof (float) * (size_t) rows->n_parts);
  for (int j = rows->xp[row]; j < rows->xp[row + 1]; j++)
    if (work->heard[j - rows->xp[row]])
      for (int k = rows->wp[rows->xi[j]]; k < rows->wp[rows->xi[j] + 1]; k++)
        work->parts[rows->wi[k]] += rows->xv[j] * learned->weights[k];
  for (int t = 0; t < rows->n_templates; t++)
    {
      work->odds[t] = 0;
      for (int k = rows->mp[t]; k < rows->mp[t + 1]; k++)
        work->odds[t] += work->parts[rows->mi[k]];
    }
  for (int j = rows->hp[row]; j < rows->hp[row + 1]; j++)
    work->odds[rows->ht[j]] += learned->voices[rows->hk[j]] * rows->hv[j];
  for (int t = 0; t < rows->n_templates; t++)
    top = work->odds[t] > top ? work->odds[t] : top;
  for (int t = 0; t < rows->n_templates; t++)
    {
      work->odds[t] = expf (work->odds[t] - top);
      sum += work->odds[t];
    }
  for (int t = 0; t < rows->n_templates; t++)
    work->odds[t] /= sum;
}

/* Which marks of the row count this time: the first always, the others with the odds 1 - forgotten, so that no mark
 * relies on another that stands beside it at every publisher that was seen. */
static void
choose_marks (const Rows *rows, int row, float forgotten, char *heard)
{
  static unsigned random = 12345;

  for (int j = rows->xp[row], i = 0; j < rows->xp[row + 1] && i < MOST_MARKS; j++, i++)
    {
      random = random * 1664525u + 1013904223u;
      heard[i] = i == 0 || (float) (random >> 8) >= forgotten * (float) (1 << 24);
    }
}

/* The slope of each part: how much too likely it was held. */
static void
find_slopes (const Rows *rows, int label, float weight, Work *work)
{
  work->odds[label] -= 1;
  work->n_touched = 0;
  for (int t = 0; t < rows->n_templates; t++)
    if (fabsf (work->odds[t]) > 1e-4f)
      for (int k = rows->mp[t]; k < rows->mp[t + 1]; k++)
        {
          int part = rows->mi[k];

          if (!work->is_touched[part])
            work->touched[work->n_touched++] = part;
          work->is_touched[part] = 1;
          work->slope[part] += weight * work->odds[t];
        }
}

static void
move_voices (const Rows    *rows,
             int            row,
             float          weight,
             const Learned *learned,
             const Work    *work,
             float          rate,
             int            n_voices)
{
  float slope[16] = { 0 };

  for (int j = rows->hp[row]; j < rows->hp[row + 1]; j++)
    slope[rows->hk[j]] += weight * work->odds[rows->ht[j]] * rows->hv[j];
  for (int k = 0; k < n_voices; k++)
    {
      learned->voice_squares[k] += slope[k] * slope[k];
      learned->voices[k] -= rate * slope[k] / sqrtf (learned->voice_squares[k] + 1e-3f);
    }
}

/* pull: towards nothing. */
static void
move_weights (const Rows    *rows,
              int            mark,
              float          value,
              float          pull,
              const Learned *learned,
              const Work    *work,
              float          rate)
{
  for (int k = rows->wp[mark]; k < rows->wp[mark + 1]; k++)
    if (work->is_touched[rows->wi[k]])
      {
        float slope = work->slope[rows->wi[k]] * value + pull * learned->weights[k];

        learned->squares[k] += slope * slope;
        learned->weights[k] -= rate * slope / sqrtf (learned->squares[k] + 1e-2f);
      }
}

/* One pass over the rows in the given order. */
void
train (const Rows    *rows,
       const int     *label,
       const float   *weight,
       const int     *order,
       const Learned *learned,
       const float   *decay,
       float          rate,
       float          forgotten,
       int            n_learned_voices)
{
  size_t n_parts = (size_t) rows->n_parts;
  Work   work = { malloc (sizeof (float) * n_parts),
                  malloc (sizeof (float) * (size_t) rows->n_templates),
                  calloc (n_parts, sizeof (float)),
                  malloc (sizeof (int) * n_parts),
                  0,
                  calloc (n_parts, 1),
                  malloc (MOST_MARKS) };

#ifdef __SSE__
  _mm_setcsr (_mm_getcsr () | 0x8040); /* numbers next to nothing are zero: they cost much */
#endif
  for (int o = 0; o < rows->n; o++)
    {
      int row = order[o];

      choose_marks (rows, row, forgotten, work.heard);
      odds_of (rows, row, learned, &work);
      find_slopes (rows, label[row], weight[row], &work);
      move_voices (rows, row, weight[row], learned, &work, rate, n_learned_voices);
      for (int j = rows->xp[row]; j < rows->xp[row + 1]; j++)
        if (work.heard[j - rows->xp[row]])
          move_weights (rows, rows->xi[j], rows->xv[j], decay[rows->xi[j]] * weight[row], learned,
                        &work, rate);
      for (int i = 0; i < work.n_touched; i++)
        {
          work.slope[work.touched[i]] = 0;
          work.is_touched[work.touched[i]] = 0;
        }
    }
  free (work.parts);
  free (work.odds);
  free (work.slope);
  free (work.touched);
  free (work.is_touched);
  free (work.heard);
}
