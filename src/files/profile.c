/* The profile of a table: NULLs, distinct values, ranges and samples in one pass. */

#include "files/profile.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "sky/angle.h"

#define MAX_DISTINCT 1048576
/* All sets together hold at most this many slots of 8 bytes; a column that would need more is no longer
 * counted.  That is 192 MiB, or twelve columns of a million distinct values each. */
#define MAX_SLOTS (G_GINT64_CONSTANT (24) << 20)
#define SAMPLE_LENGTH 60

/* One text in a hundred may be no angle in a column of angles; at its begin a few are waited for. */
#define SLIPS_AT_FIRST 3

/* A set of hashes: two of 2^20 values agree by chance once in 2^25 tables.  Zero marks a free slot. */
typedef struct
{
  guint64 *slots; /* NULL when given up */
  gsize    n_slots, n_used;
} HashSet;

typedef struct
{
  NunColumn        *column;
  NunColumnProfile *profile;
  HashSet           set;
  guint             n_samples;
  gboolean          is_array;
  gint64            n_angles, n_no_angle; /* texts that are sexagesimal, and that are not */
  gboolean          no_angles;            /* so many are not that the rest need not be tried */
  gint64            n_pairs, n_no_pair;   /* the same for texts that hold two coordinates */
  gboolean          no_pairs;
} Counter;

typedef struct
{
  Counter *counters;
  guint    n_columns;
  gint64   n_slots;       /* of all sets */
  gsize    most_distinct; /* of one column */
  guint64  seed;          /* so that nobody can write a file that makes all hashes meet */
} Counting;

static guint64
mix (guint64 x)
{
  /* The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static guint64
hash_bytes (const guint8 *bytes, gsize length, guint64 seed)
{
  guint64 hash = seed ^ length, word;

  for (; length >= 8; bytes += 8, length -= 8)
    {
      memcpy (&word, bytes, 8);
      hash = mix (hash ^ word) + seed;
    }
  word = 0;
  memcpy (&word, bytes, length);
  return mix (hash ^ word);
}

static guint64
hash_value (const NunValue *value, guint64 seed)
{
  double  d;
  guint64 word;

  switch (value->type)
    {
    case NUN_VALUE_LONG: return mix ((guint64) value->i ^ seed);
    case NUN_VALUE_DOUBLE:
      d = value->d == 0 ? 0 : value->d; /* -0 is 0 */
      memcpy (&word, &d, sizeof word);
      return mix (word ^ seed);
    case NUN_VALUE_TEXT:
    case NUN_VALUE_BYTES: return hash_bytes (value->bytes, value->length, seed);
    default: return 0;
    }
}

/* Whether the hash was not there yet. */
static gboolean
insert (HashSet *set, guint64 hash)
{
  gsize at;

  hash |= hash == 0;
  at = hash & (set->n_slots - 1);
  while (set->slots[at] != 0)
    {
      if (set->slots[at] == hash)
        return FALSE;
      at = (at + 1) & (set->n_slots - 1);
    }
  set->slots[at] = hash;
  set->n_used++;
  return TRUE;
}

static void
give_up (Counting *counting, HashSet *set)
{
  counting->n_slots -= (gint64) set->n_slots;
  g_clear_pointer (&set->slots, g_free);
}

static void
grow (Counting *counting, HashSet *set)
{
  HashSet old = *set;

  if (counting->n_slots + (gint64) set->n_slots > MAX_SLOTS)
    {
      give_up (counting, set);
      return;
    }
  set->n_slots = old.n_slots * 2;
  set->n_used = 0;
  set->slots = g_new0 (guint64, set->n_slots);
  counting->n_slots += (gint64) old.n_slots;
  for (gsize i = 0; i < old.n_slots; i++)
    if (old.slots[i] != 0)
      insert (set, old.slots[i]);
  g_free (old.slots);
}

static char *
make_sample (const Counter *counter, const NunValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  NunValue            cut = *value;

  /* Enough for the characters that are shown, whatever they are made of. */
  if (cut.type == NUN_VALUE_TEXT || cut.type == NUN_VALUE_BYTES)
    cut.length = MIN (cut.length, 16 * SAMPLE_LENGTH);
  nun_value_append_text (&cut, counter->column->datatype, counter->is_array, text);
  /* The cut may have parted a character; what is before it is whole. */
  if (!g_utf8_validate (text->str, (gssize) text->len, NULL))
    {
      const char *end;

      g_utf8_validate (text->str, (gssize) text->len, &end);
      g_string_truncate (text, (gsize) (end - text->str));
    }
  if (g_utf8_strlen (text->str, -1) > SAMPLE_LENGTH)
    {
      char *end = g_utf8_offset_to_pointer (text->str, SAMPLE_LENGTH - 1);

      g_string_truncate (text, (gsize) (end - text->str));
      g_string_append (text, "…");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
count_distinct (Counting *counting, Counter *counter, const NunValue *value)
{
  HashSet *set = &counter->set;

  if (!set->slots || !insert (set, hash_value (value, counting->seed)))
    return;
  if (counter->n_samples < NUN_PROFILE_SAMPLES)
    counter->profile->samples[counter->n_samples++] = make_sample (counter, value);
  if (set->n_used > counting->most_distinct)
    give_up (counting, set);
  else if (set->n_used > set->n_slots / 4 * 3)
    grow (counting, set);
}

/* Text that is no angle is counted until it is plain that the column holds none. */
static gboolean
measure_text (Counter *counter, const NunValue *value, double *out)
{
  if (value->type != NUN_VALUE_TEXT || counter->is_array || counter->no_angles)
    return FALSE;
  if (nun_angle_parse_sexagesimal (value->text, (gssize) value->length, out, NULL))
    {
      counter->n_angles++;
      return TRUE;
    }
  counter->n_no_angle++;
  counter->no_angles = counter->n_no_angle * 100 > counter->n_angles + SLIPS_AT_FIRST * 100;
  return FALSE;
}

static void
try_pair (Counter *counter, const NunValue *value)
{
  NunPairForm form;
  double      lon, lat;

  if (value->type != NUN_VALUE_TEXT || counter->is_array || counter->no_pairs)
    return;
  if (nun_pair_parse (value->text, (gssize) value->length, &lon, &lat, &form))
    {
      if (counter->n_pairs++ == 0)
        counter->profile->pair_form = form;
      return;
    }
  counter->n_no_pair++;
  counter->no_pairs = counter->n_no_pair * 100 > counter->n_pairs + SLIPS_AT_FIRST * 100;
}

static gboolean
measure (Counter *counter, const NunValue *value, double *out)
{
  if (nun_datatype_is_text (counter->column->datatype))
    {
      try_pair (counter, value);
      return measure_text (counter, value, out);
    }
  return nun_datatype_is_number (counter->column->datatype) && nun_value_get_double (value, out) &&
         isfinite (*out);
}

/* One end of the range: keep the outermost value, how often it came, and the next one inwards. */
static void
count_end (double value, double sign, double *outermost, gint64 *n, double *next)
{
  if (value * sign > *outermost * sign)
    {
      *next = *outermost;
      *outermost = value;
      *n = 1;
    }
  else if (value == *outermost)
    (*n)++;
  else if (isnan (*next) || value * sign > *next * sign)
    *next = value;
}

static void
count_ends (NunColumnProfile *profile, double value)
{
  if (!profile->has_range)
    {
      profile->minimum = profile->maximum = value;
      profile->n_minimum = profile->n_maximum = 1;
      profile->next_minimum = profile->next_maximum = NAN;
      return;
    }
  count_end (value, -1.0, &profile->minimum, &profile->n_minimum, &profile->next_minimum);
  count_end (value, 1.0, &profile->maximum, &profile->n_maximum, &profile->next_maximum);
}

static gboolean
has_unicode (const NunValue *value)
{
  guint8 all = 0;

  for (gsize i = 0; i < value->length; i++)
    all |= (guint8) value->text[i];
  return (all & 0x80) != 0;
}

/* -- histogram: the range is not known before the end, so the bins grow with it ------------------------ */

/* Makes the bins twice as wide: downwards they end where they did, upwards they begin there. */
static void
widen (NunColumnProfile *profile, gboolean downwards)
{
  gint64 merged[NUN_PROFILE_BINS] = { 0 };

  for (guint i = 0; i < NUN_PROFILE_BINS; i++)
    merged[i / 2 + (downwards ? NUN_PROFILE_BINS / 2 : 0)] += profile->histogram[i];
  if (downwards)
    profile->histogram_low -= profile->histogram_width * NUN_PROFILE_BINS;
  profile->histogram_width *= 2.0;
  memcpy (profile->histogram, merged, sizeof merged);
}

/* The second value that differs from the first gives the bins a width. */
static void
start_bins (NunColumnProfile *profile, double value)
{
  double first = profile->histogram_low;
  gint64 n = profile->histogram[0];
  double width = fabs (value - first) / (NUN_PROFILE_BINS / 2);

  if (!isfinite (width) || width == 0.0)
    return;
  profile->histogram[0] = 0;
  profile->histogram_width = width;
  profile->histogram_low = MIN (first, value) - width * NUN_PROFILE_BINS / 4;
  profile->histogram[(guint) ((first - profile->histogram_low) / width)] += n;
}

static void
count_in_bin (NunColumnProfile *profile, gboolean is_first, double value)
{
  double high;

  if (is_first)
    profile->histogram_low = value;
  else if (profile->histogram_width == 0.0 && value != profile->histogram_low)
    start_bins (profile, value);
  if (profile->histogram_width == 0.0)
    {
      profile->histogram[0] += value == profile->histogram_low;
      return;
    }
  for (guint i = 0; i < 2100; i++) /* a double has no more powers of two */
    {
      high = profile->histogram_low + profile->histogram_width * NUN_PROFILE_BINS;
      if (value >= profile->histogram_low && value < high)
        break;
      if (!isfinite (profile->histogram_width * 2.0 * NUN_PROFILE_BINS))
        return;
      widen (profile, value < profile->histogram_low);
    }
  profile->histogram[MIN ((guint) ((value - profile->histogram_low) / profile->histogram_width),
                          NUN_PROFILE_BINS - 1)]++;
}

/* -- absent values ------------------------------------------------------------------------------------ */

static void
copy_spelling (char *to, const char *text, gsize length)
{
  const char *end;

  length = MIN (length, NUN_PROFILE_SPELLING_SIZE - 1);
  g_utf8_validate (text, (gssize) length, &end);
  memcpy (to, text, (gsize) (end - text));
  to[end - text] = '\0';
}

/* So many ways to spell one thing are never met; should they be, the later ones stay without a name. */
static void
count_null (NunColumnProfile *profile, NunRows *rows, guint column)
{
  char        name[NUN_PROFILE_SPELLING_SIZE];
  gsize       length;
  const char *text = nun_rows_get_spelling (rows, column, &length);

  profile->n_null++;
  if (!text)
    return;
  copy_spelling (name, text, length);
  for (guint i = 0; i < NUN_PROFILE_SPELLINGS; i++)
    {
      NunNullSpelling *spelling = &profile->spellings[i];

      if (spelling->n > 0 && strcmp (spelling->text, name) != 0)
        continue;
      if (spelling->n++ == 0)
        memcpy (spelling->text, name, sizeof name);
      return;
    }
}

char *
nun_profile_dup_spellings (const NunColumnProfile *self)
{
  GString *out;

  if (self->spellings[0].n == 0 || (*self->spellings[0].text == '\0' && self->spellings[1].n == 0))
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < NUN_PROFILE_SPELLINGS && self->spellings[i].n > 0; i++)
    {
      const NunNullSpelling *one = &self->spellings[i];
      g_autofree char       *times = g_strdup_printf (
                g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " time", "%" PRId64 " times", (gulong) one->n),
                one->n);

      if (i > 0)
        g_string_append (out, ", ");
      if (*one->text)
        g_string_append_printf (out, _ ("“%s” %s"), one->text, times);
      else
        g_string_append_printf (out, _ ("empty %s"), times);
    }
  return g_string_free (out, FALSE);
}

static void
count_value (Counting *counting, Counter *counter, const NunValue *value)
{
  NunColumnProfile *profile = counter->profile;
  double            d;

  if (value->type == NUN_VALUE_TEXT)
    {
      profile->longest = MAX (profile->longest, value->length);
      profile->unicode = profile->unicode || has_unicode (value);
    }
  if (measure (counter, value, &d))
    {
      count_in_bin (profile, !profile->has_range, d);
      count_ends (profile, d);
      profile->has_range = TRUE;
    }
  count_distinct (counting, counter, value);
}

static void
counting_init (Counting *counting, NunProfile *profile, GPtrArray *columns)
{
  counting->n_columns = columns->len;
  counting->counters = g_new0 (Counter, columns->len);
  counting->seed = (guint64) g_random_int () << 32 | g_random_int ();
  for (guint i = 0; i < columns->len; i++)
    {
      Counter *counter = &counting->counters[i];

      counter->column = g_ptr_array_index (columns, i);
      counter->is_array = nun_column_is_array (counter->column);
      counter->profile = &profile->columns[i];
      counter->set.n_slots = 64;
      counter->set.slots = g_new0 (guint64, 64);
      counting->n_slots += 64;
    }
}

static void
forget_range (NunColumnProfile *profile)
{
  profile->has_range = FALSE;
  profile->minimum = profile->maximum = profile->histogram_low = profile->histogram_width = 0.0;
  memset (profile->histogram, 0, sizeof profile->histogram);
}

static void
counting_finish (Counting *counting)
{
  for (guint i = 0; i < counting->n_columns; i++)
    {
      Counter *counter = &counting->counters[i];

      counter->profile->sexagesimal =
          counter->n_angles > 0 && counter->n_no_angle * 100 <= counter->n_angles;
      counter->profile->pair = counter->n_pairs > 0 && counter->n_no_pair * 100 <= counter->n_pairs;
      if (nun_datatype_is_text (counter->column->datatype) && !counter->profile->sexagesimal)
        forget_range (counter->profile);
      counter->profile->n_distinct = counter->set.slots ? (gint64) counter->set.n_used : -1;
      g_free (counter->set.slots);
    }
  g_free (counting->counters);
}

NunProfile *
nun_profile_table (NunTable     *table,
                   NunProgress   progress,
                   gpointer      user_data,
                   GCancellable *cancellable,
                   GError      **error)
{
  return nun_profile_table_within (table, MAX_DISTINCT, progress, user_data, cancellable, error);
}

NunProfile *
nun_profile_table_within (NunTable     *table,
                          gsize         most_distinct,
                          NunProgress   progress,
                          gpointer      user_data,
                          GCancellable *cancellable,
                          GError      **error)
{
  GPtrArray             *columns = nun_table_get_columns (table);
  g_autoptr (NunProfile) self = g_new0 (NunProfile, 1);
  g_autoptr (NunRows)    rows = nun_table_open_rows (table, cancellable, error);
  Counting               counting = { .most_distinct = most_distinct };
  const NunValue        *values;
  double                 reported = 0;
  GError                *local = NULL;

  if (!rows)
    return NULL;
  self->n_columns = columns->len;
  self->columns = g_new0 (NunColumnProfile, columns->len);
  counting_init (&counting, self, columns);
  while ((values = nun_rows_next (rows, cancellable, &local)))
    {
      for (guint i = 0; i < columns->len; i++)
        if (values[i].type == NUN_VALUE_NULL)
          count_null (&self->columns[i], rows, i);
        else
          count_value (&counting, &counting.counters[i], &values[i]);
      if (++self->n_rows % 256 == 0 && progress && nun_rows_get_progress (rows) >= reported + 0.005)
        {
          reported = nun_rows_get_progress (rows);
          progress (reported, user_data);
        }
    }
  counting_finish (&counting);
  if (local)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
nun_profile_free (NunProfile *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    for (guint k = 0; k < NUN_PROFILE_SAMPLES; k++)
      g_free (self->columns[i].samples[k]);
  g_free (self->columns);
  g_free (self);
}
