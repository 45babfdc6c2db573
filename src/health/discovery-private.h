#pragma once

#include "health/discovery.h"

G_BEGIN_DECLS

/* A question in numbers, and what the judges of its parts share.  Inside the room. */

#define NUN_DISCOVERY_MAX_WORDS 20

typedef struct
{
  GPtrArray  *words;    /* of char*: words and phrases */
  char       *author;   /* a pattern of LIKE */
  const char *type;     /* as typed; NULL */
  char       *waveband; /* one of the messengers, as the vocabulary spells it; NULL */
  gboolean    has_band; /* a stretch of the spectrum */
  double      band_m[2];
  gboolean    has_place;
  double      ra_deg, dec_deg, radius_deg; /* radius: NaN for a point */
  char       *moc;                         /* instead; NULL */
  gboolean    has_time;
  double      time_mjd[2];
  char       *ucd;
  const char *model;
  gboolean    is_inclusive;
} NunDiscoveryAsked;

gboolean
nun_discovery_read (const NunDiscoveryQuestion *question, NunDiscoveryAsked *asked, GError **error);
void nun_discovery_asked_clear (NunDiscoveryAsked *asked);

/* To what the global image discovery has words for: a circle, one wavelength, a stretch of time.  What asked owns stays its own;
 * asked is then no longer to be cleared. */
void nun_discovery_narrow (NunDiscoveryAsked *asked);

/* Whether text fits a pattern of SQL's LIKE: % for any characters, _ for one; any_case: of ILIKE. */
gboolean nun_discovery_like (const char *text, const char *pattern, gboolean any_case);

/* Adds a verdict.  asked, sentence: taken. */
void nun_discovery_add (GPtrArray          *verdicts,
                        const char         *constraint,
                        char               *asked,
                        NunDiscoveryOutcome outcome,
                        const char         *element,
                        const char         *key,
                        char               *sentence);

/* Each adds what it has to say of the record, nothing when the question does not ask it. */
void nun_discovery_judge_words (const NunVoResource     *resource,
                                const NunDiscoveryAsked *asked,
                                GPtrArray               *verdicts);
void nun_discovery_judge_author (const NunVoResource     *resource,
                                 const NunDiscoveryAsked *asked,
                                 GPtrArray               *verdicts);
void nun_discovery_judge_type (const NunVoResource     *resource,
                               const NunDiscoveryAsked *asked,
                               GPtrArray               *verdicts);
void nun_discovery_judge_ucd (const NunVoResource     *resource,
                              const NunDiscoveryAsked *asked,
                              GPtrArray               *verdicts);
void nun_discovery_judge_model (const NunVoResource     *resource,
                                const NunDiscoveryAsked *asked,
                                GPtrArray               *verdicts);
void nun_discovery_judge_waveband (const NunVoResource     *resource,
                                   const NunDiscoveryAsked *asked,
                                   GPtrArray               *verdicts);
void nun_discovery_judge_place (const NunVoResource     *resource,
                                const NunDiscoveryAsked *asked,
                                GPtrArray               *verdicts);
void nun_discovery_judge_band (const NunVoResource     *resource,
                               const NunDiscoveryAsked *asked,
                               GPtrArray               *verdicts);
void nun_discovery_judge_time (const NunVoResource     *resource,
                               const NunDiscoveryAsked *asked,
                               GPtrArray               *verdicts);

/* Whether the record has a capability of the standard, in small letters; a trailing % stands for anything. */
gboolean nun_discovery_has_capability (const NunVoResource *resource, const char *standard_id);

/* The programs of NunDiscovery. */
char *nun_discovery_program (const NunDiscoveryAsked *asked);
char *nun_discovery_images_program (const NunDiscoveryAsked *asked);

G_END_DECLS
