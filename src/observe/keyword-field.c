/* Which card carries which field of an observation: what the keyword is for, weighed with what the value looks
 * like. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "observe/keyword-private.h"
#include "vocabulary/band.h"
#include "vocabulary/unit.h"

/* Fits less than this are not offered. */
#define LEAST 0.08
/* No header has more axes, nor more cards that fit: of a hostile one the rest is passed over. */
#define MAX_AXES 32
#define MAX_FOUND 500
#define TRUST_COMMENT 0.7
#define TRUST_LIKE 0.5
/* A number, a word that cannot be meant. */
#define UNFIT 0.1

typedef enum
{
  WANT_TEXT,
  WANT_NAME, /* of a thing: a bare number is hardly one */
  WANT_NUMBER,
  WANT_ANGLE, /* a number or sexagesimal */
  WANT_TIME,  /* when: a date, MJD, JD */
  WANT_DATE,  /* a date */
} Want;

/* Fields whose value must be of a form or in a range that the datatype does not tell. */
static const struct
{
  const char *key;
  Want        want;
  double      low, high;
} wants[] = {
  { "s_ra", WANT_ANGLE, 0, 360 },
  { "s_dec", WANT_ANGLE, -90, 90 },
  { "t_min", WANT_TIME, 0, 0 },
  { "t_max", WANT_TIME, 0, 0 },
  { "t_mid", WANT_TIME, 0, 0 },
  { "obs_creation_date", WANT_DATE, 0, 0 },
  { "obs_release_date", WANT_DATE, 0, 0 },
  { "curation_date", WANT_DATE, 0, 0 },
  { "target_name", WANT_NAME, 0, 0 },
  { "bandpass_name", WANT_NAME, 0, 0 },
  { "facility_name", WANT_NAME, 0, 0 },
  { "instrument_name", WANT_NAME, 0, 0 },
  { "obs_creator_name", WANT_NAME, 0, 0 },
  { "publisher", WANT_NAME, 0, 0 },
  { "o_unit", WANT_NAME, 0, 0 },
  { "im_equinox", WANT_TEXT, 0, 0 }, /* 2000.0 or J2000 */
  { "space_equinox", WANT_TEXT, 0, 0 },
  { "t_exptime", WANT_NUMBER, 1e-9, 1e9 },
  { "em_res_power", WANT_NUMBER, 20, 1e8 },
  { "em_resolution", WANT_NUMBER, 1e-12, 20 },
  { "em_mid", WANT_NUMBER, 1e-12, 1e18 },
  { "em_min", WANT_NUMBER, 1e-12, 1e18 },
  { "em_max", WANT_NUMBER, 1e-12, 1e18 },
  { "em_width", WANT_NUMBER, 1e-12, 1e18 },
  { "em_sample", WANT_NUMBER, 1e-12, 1e18 },
  { "s_resolution", WANT_NUMBER, 1e-9, 3600 },
  { "s_pixel_scale", WANT_NUMBER, 1e-9, 1e5 },
  { "s_fov", WANT_NUMBER, 1e-9, 360 },
  { "calib_level", WANT_TEXT, 0, 0 },
};

/* 19930417 */
static gboolean
is_compact_date (double number)
{
  int day = (int) fmod (number, 100), month = (int) fmod (number / 100, 100);

  return number >= 18500101 && number < 21500101 && month >= 1 && month <= 12 && day >= 1 &&
         day <= 31;
}

/* Numbers that are moments: MJD of the years 1886 to 2132, JD, a year, seconds of a mission where they are usual. */
static double
fits_time_number (const NunKeywordSeen *seen)
{
  double number = seen->number;

  if ((number > 10000 && number < 100000) || (number > 2410000 && number < 2500000))
    return 1;
  if (is_compact_date (number))
    return 0.9;
  if (number > 1850 && number < 2150)
    return 0.5;
  return number > 1e5 && seen->known != NULL && g_strcmp0 (seen->known->unit, "s") == 0 ? 0.8
                                                                                        : UNFIT;
}

static double
fits_time (const NunKeywordSeen *seen)
{
  switch (seen->form)
    {
    case NUN_CARD_DATE: return strpbrk (seen->card->value, "T:") != NULL ? 1 : 0.92;
    case NUN_CARD_OLD_DATE: return 0.85;
    case NUN_CARD_NUMBER: return fits_time_number (seen);
    case NUN_CARD_SEXAGESIMAL: return 0.35; /* a time of day wants its date */
    default: return UNFIT;
    }
}

/* A name is short; a sentence is none. */
static gboolean
is_sentence (const char *value)
{
  guint blanks = 0;

  for (; *value != '\0' && blanks <= 5; value++)
    blanks += *value == ' ' && value[1] != ' ' && value[1] != '\0';
  return blanks > 5;
}

static double
fits_text (const NunKeywordSeen *seen, gboolean is_name)
{
  switch (seen->form)
    {
    case NUN_CARD_NUMBER: return is_name ? 0.4 : 1;
    case NUN_CARD_LOGICAL: return is_name ? UNFIT : 0.5;
    case NUN_CARD_DATE:
    case NUN_CARD_OLD_DATE: return is_name ? UNFIT : 0.7;
    case NUN_CARD_FILE: return is_name ? 0.5 : 1;
    default: return is_name && is_sentence (seen->card->value) ? 0.6 : 1;
    }
}

static double
fits_want (const NunKeywordSeen *seen, Want want, double low, double high)
{
  gboolean is_number = seen->form == NUN_CARD_NUMBER;
  gboolean is_date = seen->form == NUN_CARD_DATE || seen->form == NUN_CARD_OLD_DATE;

  switch (want)
    {
    case WANT_TIME: return fits_time (seen);
    case WANT_DATE: return is_date ? 1 : UNFIT;
    case WANT_ANGLE:
      if (seen->form == NUN_CARD_SEXAGESIMAL)
        return 0.97;
      return is_number && seen->number >= low && seen->number <= high ? 1 : UNFIT;
    case WANT_NUMBER:
      return is_number && (low >= high || (seen->number >= low && seen->number <= high)) ? 1
                                                                                         : UNFIT;
    case WANT_NAME:
    case WANT_TEXT:
    default: return fits_text (seen, want == WANT_NAME);
    }
}

/* By how much what a card is for is to be believed when its value is seen, 0 to 1. */
static double
fits_value (const NunKeywordSeen *seen, const char *field_key)
{
  const NunObservationField *field;

  if (seen->form == NUN_CARD_NONE)
    return UNFIT;
  if (strcmp (field_key, "bandpass_name") == 0 && nun_band_is_clear (seen->card->value))
    return UNFIT;
  for (guint i = 0; i < G_N_ELEMENTS (wants); i++)
    if (strcmp (field_key, wants[i].key) == 0)
      return fits_want (seen, wants[i].want, wants[i].low, wants[i].high);
  field = nun_observation_field_find (field_key);
  if (field == NULL)
    return 0;
  return fits_want (seen, nun_datatype_is_number (field->datatype) ? WANT_NUMBER : WANT_TEXT, 0, 0);
}

/* Whether what the comment states as the unit can be turned into the field's: a seeing in pixels or a pixel of so many
 * micrometres is not meant. */
static double
fits_unit (const NunKeywordSeen *seen, const char *field_key)
{
  static const char *const   keys[] = { "s_resolution", "s_pixel_scale", "s_fov", "t_exptime" };
  const NunObservationField *field = nun_observation_field_find (field_key);
  g_autofree char           *unit = NULL;
  double                     factor;
  gboolean                   asks = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    asks = asks || strcmp (field_key, keys[i]) == 0;
  if (!asks || field == NULL || seen->form != NUN_CARD_NUMBER)
    return 1;
  unit = nun_keyword_unit (seen->card);
  if (unit == NULL)
    return 1;
  /* arcseconds per pixel */
  if (g_str_has_suffix (unit, "/pixel") || g_str_has_suffix (unit, "/pix"))
    *strrchr (unit, '/') = '\0';
  return nun_unit_convert (unit, field->unit, &factor, NULL) ? 1 : 0.3;
}

/* field_key: three letters or more, as every field's. */
static double
fitness_in (const NunKeywordMeaning *meaning, const char *field_key)
{
  if (meaning != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (meaning->fields) && meaning->fields[i].field != NULL; i++)
      /* the third letter first: many keys begin alike, and every card is asked for every field */
      if (meaning->fields[i].field[2] == field_key[2] &&
          strcmp (meaning->fields[i].field, field_key) == 0)
        return meaning->fields[i].fitness / 100.0;
  return 0;
}

/* why: the meaning that told, may be NULL. */
static double
fitness (const NunKeywordSeen *seen, const char *field_key, const NunKeywordMeaning **why)
{
  double known = fitness_in (seen->known, field_key), said, like, best;

  said = fitness_in (seen->said, field_key) * TRUST_COMMENT * (0.6 + 0.4 * seen->covers);
  /* what is known to be something else is hardly this */
  if (seen->known != NULL && known <= 0)
    said *= 0.6;
  like = fitness_in (seen->like, field_key) * TRUST_LIKE;
  best = MAX (known, MAX (said, like));
  if (why != NULL)
    *why = best <= 0 ? NULL : best <= known ? seen->known : best <= said ? seen->said : seen->like;
  return best > 0 ? best * fits_value (seen, field_key) * fits_unit (seen, field_key) : 0;
}

double
nun_keyword_fitness (const NunCard *card, const char *field_key)
{
  NunKeywordSeen seen;

  if (nun_observation_field_find (field_key) == NULL)
    return 0;
  nun_keyword_see (card, &seen);
  return fitness (&seen, field_key, NULL);
}

struct _NunKeywordReading
{
  NunKeywordSeen *seen;
  guint           n;
};

NunKeywordReading *
nun_keyword_reading_new (const NunCard *cards, guint n_cards)
{
  NunKeywordReading *self = g_new0 (NunKeywordReading, 1);

  self->seen = g_new (NunKeywordSeen, n_cards);
  for (guint i = 0; i < n_cards; i++)
    {
      nun_keyword_see (&cards[i], &self->seen[self->n]);
      /* cards that say nothing need no second look */
      if (self->seen[self->n].known != NULL || self->seen[self->n].said != NULL ||
          self->seen[self->n].like != NULL)
        self->n++;
    }
  return self;
}

void
nun_keyword_reading_free (NunKeywordReading *self)
{
  g_free (self->seen);
  g_free (self);
}

static char *
reason_for (const NunKeywordSeen *seen, const NunKeywordMeaning *why, const char *field_key)
{
  const char *keyword = seen->card->keyword;

  if (seen->form == NUN_CARD_NONE)
    return g_strdup_printf (_ ("“%s” is meant for this, but has no value."), keyword);
  if (fits_value (seen, field_key) < 0.5)
    {
      g_autofree char *value = nun_keyword_short_value (seen->card);

      return g_strdup_printf (_ ("“%s” is meant for this, but “%s” does not look like it."),
                              keyword, value);
    }
  if (why == seen->said)
    return g_strdup_printf (_ ("The comment of “%s” says “%s”."), keyword, seen->found);
  if (why == seen->like)
    return g_strdup_printf (_ ("“%s” is built like “%s”."), keyword, seen->found);
  if (why->who == NULL || strcmp (why->who, "FITS") == 0)
    return g_strdup_printf (_ ("“%s” is the keyword that most files have for this."), keyword);
  return g_strdup_printf (_ ("“%s” is for this in files of the kind “%s”."), keyword, why->who);
}

/* The axis that a field lies along, by the UCD of its CTYPE; how well CRVAL then carries it. */
static double
fits_axis (const char *ucd, const char *field_key)
{
  if (strcmp (ucd, "pos.eq.ra") == 0 && strcmp (field_key, "s_ra") == 0)
    return 0.7;
  if (strcmp (ucd, "pos.eq.dec") == 0 && strcmp (field_key, "s_dec") == 0)
    return 0.7;
  return g_str_has_prefix (ucd, "em.") && strcmp (field_key, "em_mid") == 0 ? 0.2 : 0;
}

/* CRVALn, when the CTYPEn beside it names the axis. */
static void
add_reference_value (const NunKeywordReading *self,
                     const NunKeywordSeen    *ctype,
                     const char              *field_key,
                     GPtrArray               *found)
{
  const char *ucd = nun_keyword_axis_ucd (ctype->card->value), *suffix = ctype->card->keyword + 5;
  double      fit = ucd != NULL ? fits_axis (ucd, field_key) : 0;

  for (guint i = 0; fit > 0 && i < self->n && found->len < MAX_FOUND; i++)
    {
      const NunCard *card = self->seen[i].card;

      if (strncmp (card->keyword, "CRVAL", 5) == 0 && strcmp (card->keyword + 5, suffix) == 0 &&
          self->seen[i].form == NUN_CARD_NUMBER)
        {
          g_autofree char *reason = g_strdup_printf (
              _ ("“%s” is the place of the reference pixel on the axis that “%s” names."),
              card->keyword, ctype->card->keyword);

          g_ptr_array_add (found, nun_suggestion_new (card->keyword, fit, reason));
        }
    }
}

/* Best first; the order of the header where they are equal. */
static int
by_fitness (gconstpointer a, gconstpointer b)
{
  const NunSuggestion *x = *(NunSuggestion *const *) a, *y = *(NunSuggestion *const *) b;

  return x->confidence < y->confidence ? 1 : x->confidence > y->confidence ? -1 : 0;
}

GPtrArray *
nun_keyword_reading_for_field (const NunKeywordReading *self, const char *field_key)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_suggestion_free);
  gboolean   on_axis = strcmp (field_key, "s_ra") == 0 || strcmp (field_key, "s_dec") == 0 ||
                     strcmp (field_key, "em_mid") == 0;
  guint n_axes = 0;

  if (nun_observation_field_find (field_key) == NULL)
    return found;
  for (guint i = 0; i < self->n; i++)
    {
      const NunKeywordSeen    *seen = &self->seen[i];
      const NunKeywordMeaning *why;
      double                   fit = fitness (seen, field_key, &why);

      if (fit >= LEAST && found->len < MAX_FOUND)
        {
          g_autofree char *reason = reason_for (seen, why, field_key);

          g_ptr_array_add (found, nun_suggestion_new (seen->card->keyword, fit, reason));
        }
      if (on_axis && strncmp (seen->card->keyword, "CTYPE", 5) == 0 && n_axes++ < MAX_AXES)
        add_reference_value (self, seen, field_key, found);
    }
  g_ptr_array_sort (found, by_fitness);
  return found;
}

GPtrArray *
nun_keyword_for_field (const NunCard *cards, guint n_cards, const char *field_key)
{
  g_autoptr (NunKeywordReading) reading = nun_keyword_reading_new (cards, n_cards);

  return nun_keyword_reading_for_field (reading, field_key);
}
