/* The inner loop of suggest-learn.py: a log-linear model of templates held together from parts, trained by stochastic
 * gradients (AdaGrad), and its odds.  Compiled by suggest-learn.py, called through ctypes.
 *
 * Rows are sparse: marks xi with values xv from xp[row] to xp[row + 1]; the lexicon's voices hk with values hv for the
 * templates ht from hp[row].  Template t has the parts mi from mp[t] to mp[t + 1]. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  int          n, n_templates, n_parts;
  const int   *xp, *xi;
  const float *xv;
  const int   *hp, *hk, *ht;
  const float *hv;
  const int   *mp, *mi;
} Rows;

void train (const Rows  *rows,
            const int   *label,
            const float *weight,
            const int   *order,
            float       *weights,
            float       *squares,
            float       *voices,
            float       *voice_squares,
            const float *decay,
            float        rate,
            int          n_learned_voices);
void score (const Rows *rows, const float *weights, const float *voices, float *odds);

static void
odds_of (const Rows  *rows,
         int          row,
         const float *weights,
         const float *voices,
         float       *parts,
         float       *odds)
{
  float top = -1e30f, sum = 0;

  memset (parts, 0, sizeof (float) * (size_t) rows->n_parts);
  for (int j = rows->xp[row]; j < rows->xp[row + 1]; j++)
    for (int a = 0; a < rows->n_parts; a++)
      parts[a] += rows->xv[j] * weights[(size_t) rows->xi[j] * (size_t) rows->n_parts + (size_t) a];
  for (int t = 0; t < rows->n_templates; t++)
    {
      odds[t] = 0;
      for (int k = rows->mp[t]; k < rows->mp[t + 1]; k++)
        odds[t] += parts[rows->mi[k]];
    }
  for (int j = rows->hp[row]; j < rows->hp[row + 1]; j++)
    odds[rows->ht[j]] += voices[rows->hk[j]] * rows->hv[j];
  for (int t = 0; t < rows->n_templates; t++)
    top = odds[t] > top ? odds[t] : top;
  for (int t = 0; t < rows->n_templates; t++)
    {
      odds[t] = expf (odds[t] - top);
      sum += odds[t];
    }
  for (int t = 0; t < rows->n_templates; t++)
    odds[t] /= sum;
}

/* One pass over the rows in the given order. */
void
train (const Rows  *rows,
       const int   *label,
       const float *weight,
       const int   *order,
       float       *weights,
       float       *squares,
       float       *voices,
       float       *voice_squares,
       const float *decay,
       float        rate,
       int          n_learned_voices)
{
  size_t n_parts = (size_t) rows->n_parts;
  float *parts = malloc (sizeof (float) * n_parts);
  float *slope = malloc (sizeof (float) * n_parts);
  float *odds = malloc (sizeof (float) * (size_t) rows->n_templates);

  for (int o = 0; o < rows->n; o++)
    {
      int   row = order[o];
      float voice_slope[16] = { 0 };

      odds_of (rows, row, weights, voices, parts, odds);
      memset (slope, 0, sizeof (float) * n_parts);
      odds[label[row]] -= 1;
      for (int t = 0; t < rows->n_templates; t++)
        if (fabsf (odds[t]) > 1e-5f)
          for (int k = rows->mp[t]; k < rows->mp[t + 1]; k++)
            slope[rows->mi[k]] += weight[row] * odds[t];
      for (int j = rows->hp[row]; j < rows->hp[row + 1]; j++)
        voice_slope[rows->hk[j]] += weight[row] * odds[rows->ht[j]] * rows->hv[j];
      for (int k = 0; k < n_learned_voices; k++)
        {
          voice_squares[k] += voice_slope[k] * voice_slope[k];
          voices[k] -= rate * voice_slope[k] / sqrtf (voice_squares[k] + 1e-3f);
        }
      for (int j = rows->xp[row]; j < rows->xp[row + 1]; j++)
        {
          float *w = weights + (size_t) rows->xi[j] * n_parts;
          float *s = squares + (size_t) rows->xi[j] * n_parts;
          float  pull = decay[rows->xi[j]] * weight[row];

          for (size_t a = 0; a < n_parts; a++)
            {
              float g = slope[a] * rows->xv[j] + pull * w[a];

              s[a] += g * g;
              w[a] -= rate * g / sqrtf (s[a] + 1e-2f);
            }
        }
    }
  free (parts);
  free (slope);
  free (odds);
}

/* odds: rows->n times rows->n_templates. */
void
score (const Rows *rows, const float *weights, const float *voices, float *odds)
{
  float *parts = malloc (sizeof (float) * (size_t) rows->n_parts);

  for (int row = 0; row < rows->n; row++)
    odds_of (rows, row, weights, voices, parts, odds + (size_t) row * (size_t) rows->n_templates);
  free (parts);
}
