/* What a card says: UCDs from its keyword, its comment, its unit and its value, each way with its own trust. */
#include "observe/keyword.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "observe/keyword-private.h"
#include "vocabulary/unit.h"

/* How much a way of knowing counts, against a keyword that is in the table. */
#define TRUST_COMMENT 0.75
#define TRUST_LIKE 0.6
#define MAX_CANDIDATES 24

/* Axes by the first four letters of CTYPE: FITS standard 4.0, tables 22, 25, 28 and 30. */
static const struct
{
  const char *code, *ucd;
} axes[] = {
  { "RA", "pos.eq.ra" },
  { "DEC", "pos.eq.dec" },
  { "GLON", "pos.galactic.lon" },
  { "GLAT", "pos.galactic.lat" },
  { "ELON", "pos.ecliptic.lon" },
  { "ELAT", "pos.ecliptic.lat" },
  { "SLON", "pos.supergalactic.lon" },
  { "SLAT", "pos.supergalactic.lat" },
  { "TLON", "pos.bodyrc.lon" },
  { "TLAT", "pos.bodyrc.lat" },
  { "DIST", "pos.distance" },
  { "WAVE", "em.wl" },
  { "AWAV", "em.wl;obs.atmos" },
  { "FREQ", "em.freq" },
  { "ENER", "em.energy" },
  { "WAVN", "em.wavenumber" },
  { "VELO", "spect.dopplerVeloc" },
  { "VOPT", "spect.dopplerVeloc.opt" },
  { "FELO", "spect.dopplerVeloc.opt" },
  { "VRAD", "spect.dopplerVeloc.radio" },
  { "ZOPT", "src.redshift" },
  { "STOKES", "phys.polarization.stokes" },
  { "TIME", "time" },
  { "UTC", "time" },
  { "TAI", "time" },
  { "TT", "time" },
  { "TDT", "time" },
  { "ET", "time" },
  { "TDB", "time" },
  { "TCG", "time" },
  { "TCB", "time" },
  { "IAT", "time" },
  { "UT1", "time" },
  { "UT", "time" },
  { "GMT", "time" },
  { "GPS", "time" },
  { "LOCAL", "time" },
};

const char *
nun_keyword_axis_ucd (const char *ctype)
{
  gsize length = ctype != NULL ? strcspn (ctype, "- ") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (strlen (axes[i].code) == length && g_ascii_strncasecmp (ctype, axes[i].code, length) == 0)
      return axes[i].ucd;
  return NULL;
}

/* A card whose keyword is no keyword of a quantity. */
static gboolean
says_nothing (const char *keyword)
{
  return keyword == NULL || *keyword == '\0' || strcmp (keyword, "END") == 0 ||
         strcmp (keyword, "CONTINUE") == 0;
}

void
nun_keyword_see (const NunCard *card, NunKeywordSeen *seen)
{
  char normal[NUN_KEYWORD_LENGTH];

  memset (seen, 0, sizeof *seen);
  seen->card = card;
  seen->form = nun_keyword_card_form (card->value, &seen->number);
  if (says_nothing (card->keyword))
    return;
  nun_keyword_normalise (card->keyword, normal);
  seen->known = nun_keyword_table_find (normal);
  if (card->comment != NULL)
    seen->said = nun_keyword_table_find_words (card->comment, &seen->covers, seen->found);
  if (seen->known == NULL && seen->said == NULL)
    seen->like = nun_keyword_table_find_like (normal, seen->found);
}

/* What a unit alone tells, and how sure. */
static const struct
{
  NunQuantity quantity;
  const char *ucd;
  guint8      sure;
} quantities[] = {
  { NUN_QUANTITY_TEMPERATURE, "phys.temperature", 75 },
  { NUN_QUANTITY_TIME, "time.duration", 50 },
  { NUN_QUANTITY_FREQUENCY, "em.freq", 55 },
  { NUN_QUANTITY_WAVENUMBER, "em.wavenumber", 55 },
  { NUN_QUANTITY_VELOCITY, "spect.dopplerVeloc", 45 },
  { NUN_QUANTITY_MAGNITUDE, "phot.mag", 50 },
  { NUN_QUANTITY_MAGNITUDE_SB, "phot.mag.sb", 50 },
  { NUN_QUANTITY_FLUX_DENSITY, "phot.flux.density", 60 },
  { NUN_QUANTITY_FLUX, "phot.flux", 55 },
  { NUN_QUANTITY_COUNTS, "phot.count", 40 },
  { NUN_QUANTITY_PRESSURE, "phys.pressure", 75 },
  { NUN_QUANTITY_ENERGY, "em.energy", 50 },
  { NUN_QUANTITY_ANGLE, "pos.posAng", 20 },
  { NUN_QUANTITY_MAGNETIC, "phys.magField", 60 },
  { NUN_QUANTITY_MASS, "phys.mass", 60 },
};

typedef struct
{
  const char *ucd;
  double      confidence;
  char       *reason;
} Candidate;

typedef struct
{
  Candidate all[MAX_CANDIDATES];
  guint     n;
} Candidates;

/* Takes the reason.  Two ways to the same UCD support each other. */
static void
offer (Candidates *self, const char *ucd, double confidence, char *reason)
{
  g_autofree char *mine = reason;

  for (guint i = 0; i < self->n; i++)
    if (strcmp (self->all[i].ucd, ucd) == 0)
      {
        Candidate *other = &self->all[i];

        if (confidence > other->confidence)
          {
            char *swap = other->reason;

            other->reason = g_steal_pointer (&mine);
            mine = swap;
          }
        other->confidence = 1 - (1 - other->confidence) * (1 - 0.5 * confidence);
        return;
      }
  if (self->n < MAX_CANDIDATES)
    self->all[self->n++] = (Candidate){ ucd, confidence, g_steal_pointer (&mine) };
}

/* Why a meaning is thought of: "HST writes this in “PHOTPLAM”." */
static char *
reason_known (const NunKeywordSeen *seen)
{
  const char *who = seen->known->who;

  if (g_strcmp0 (who, "FITS") == 0)
    return g_strdup_printf (_ ("“%s” means this in the FITS standard or by old custom."),
                            seen->card->keyword);
  if (who != NULL)
    return g_strdup_printf (_ ("“%s” means this in files of the kind “%s”."), seen->card->keyword,
                            who);
  return g_strdup_printf (_ ("Observatories write this in “%s”."), seen->card->keyword);
}

static char *
reason_said (const NunKeywordSeen *seen)
{
  return g_strdup_printf (_ ("The comment of “%s” says “%s”."), seen->card->keyword, seen->found);
}

static char *
reason_like (const NunKeywordSeen *seen)
{
  return g_strdup_printf (_ ("“%s” is built like “%s”."), seen->card->keyword, seen->found);
}

static char *
reason_of (const NunKeywordSeen *seen, const NunKeywordMeaning *meaning)
{
  if (meaning == seen->known)
    return reason_known (seen);
  return meaning == seen->said ? reason_said (seen) : reason_like (seen);
}

static void
offer_meaning (Candidates              *candidates,
               const NunKeywordSeen    *seen,
               const NunKeywordMeaning *meaning,
               double                   trust)
{
  double sure, rest;

  if (meaning == NULL)
    return;
  sure = meaning->sure / 100.0 * trust;
  rest = (1 - meaning->sure / 100.0) * trust;
  for (guint i = 0; i < G_N_ELEMENTS (meaning->ucds) && meaning->ucds[i] != NULL; i++)
    {
      offer (candidates, meaning->ucds[i], i == 0 ? sure : rest, reason_of (seen, meaning));
      rest /= 2;
    }
}

static void
offer_axis (Candidates *candidates, const NunKeywordSeen *seen)
{
  const char      *ucd = nun_keyword_axis_ucd (seen->card->value);
  g_autofree char *value = NULL;

  if (ucd == NULL || seen->known == NULL || strcmp (seen->known->ucds[0], "pos.wcs.ctype") != 0)
    return;
  value = nun_keyword_short_value (seen->card);
  offer (candidates, ucd, 0.95,
         g_strdup_printf (_ ("“%s” says with “%s” what lies along the axis."), seen->card->keyword,
                          value));
}

/* What unit and value tell where neither keyword nor comment is known. */
static void
offer_rest (Candidates *candidates, const NunKeywordSeen *seen)
{
  const char      *keyword = seen->card->keyword;
  g_autofree char *unit = nun_keyword_unit (seen->card);
  NunQuantity      quantity = unit != NULL ? nun_unit_quantity (unit) : NUN_QUANTITY_UNKNOWN;

  if (seen->form == NUN_CARD_NUMBER)
    for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
      if (quantities[i].quantity == quantity)
        offer (candidates, quantities[i].ucd, quantities[i].sure / 100.0,
               g_strdup_printf (_ ("The unit of “%s” is “%s”."), keyword, unit));
  if (seen->form == NUN_CARD_DATE || seen->form == NUN_CARD_OLD_DATE)
    offer (candidates, "time.epoch", 0.5, g_strdup_printf (_ ("“%s” holds a date."), keyword));
  else if (seen->form == NUN_CARD_URL)
    offer (candidates, "meta.ref.url", 0.8,
           g_strdup_printf (_ ("“%s” holds an address."), keyword));
  else if (seen->form == NUN_CARD_FILE)
    offer (candidates, "meta.id;meta.file", 0.6,
           g_strdup_printf (_ ("“%s” holds the name of a file."), keyword));
  else if (seen->form == NUN_CARD_LOGICAL)
    offer (candidates, "meta.code", 0.4, g_strdup_printf (_ ("“%s” says yes or no."), keyword));
  else if (seen->form == NUN_CARD_TEXT)
    {
      offer (candidates, "meta.id", 0.2, g_strdup_printf (_ ("“%s” holds a text."), keyword));
      offer (candidates, "meta.note", 0.2, g_strdup_printf (_ ("“%s” holds a text."), keyword));
    }
}

static int
by_confidence (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  return x->confidence < y->confidence ? 1 : x->confidence > y->confidence ? -1 : 0;
}

/* A known keyword whose meaning is vague lets a clear comment go first. */
static double
trust_in_comment (const NunKeywordSeen *seen)
{
  double trust = TRUST_COMMENT * (0.5 + 0.5 * seen->covers);

  return seen->known == NULL ? trust : trust * (1 - seen->known->sure / 200.0);
}

GPtrArray *
nun_keyword_suggest (const NunCard *card)
{
  GPtrArray     *found = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_suggestion_free);
  Candidates     candidates = { .n = 0 };
  NunKeywordSeen seen;

  if (says_nothing (card->keyword))
    return found;
  nun_keyword_see (card, &seen);
  offer_axis (&candidates, &seen);
  offer_meaning (&candidates, &seen, seen.known, candidates.n > 0 ? 0.6 : 1);
  offer_meaning (&candidates, &seen, seen.said, trust_in_comment (&seen));
  offer_meaning (&candidates, &seen, seen.like, TRUST_LIKE);
  if (candidates.n == 0)
    offer_rest (&candidates, &seen);
  qsort (candidates.all, candidates.n, sizeof (Candidate), by_confidence);
  for (guint i = 0; i < candidates.n; i++)
    {
      const Candidate *one = &candidates.all[i];

      if (i < NUN_SUGGEST_MAX)
        g_ptr_array_add (found,
                         nun_suggestion_new (one->ucd, MIN (one->confidence, 0.99), one->reason));
      g_free (one->reason);
    }
  return found;
}
