#pragma once

#include "describe/description.h"
#include "vo/resource.h"

G_BEGIN_DECLS

/* Whether colleagues will find the record: a registry search as pyVO's registry.search makes it (1.9; RegTAP 1.2's
 * semantics), and its global image discovery (pyvo.discover.images_globally).  Nothing is asked over the net: the record is
 * judged as it would be written.  Pure functions, any thread. */

#define NUN_DISCOVERY_ERROR (nun_discovery_error_quark ())
typedef enum
{
  NUN_DISCOVERY_ERROR_QUESTION, /* a field cannot be read; the sentence names it and what would do */
} NunDiscoveryError;
GQuark nun_discovery_error_quark (void);

/* What a colleague types; NULL or "" is not asked.  All that is asked must fit. */
typedef struct
{
  const char *words;  /* each must be found; "in quotes" they stay together */
  const char *author; /* part of a name, or a pattern with % */
  const char *
      type; /* a service: pyVO's words (scs, sia, sia1, sia2, ssa, tap ...) or an ivo:// identifier */
  const char *band; /* "optical", "V", "500 nm", "400-700 nm", "1.4 GHz", "2-10 keV" */
  const char
      *place; /* "10.68 41.27", "00:42:44 +41:16:09 30'" with a radius, or a MOC: "6/1234-1240" */
  const char *time;  /* "2010", "2010-05", "2010-05-03", MJD, two of them with / between them */
  const char *ucd;   /* a UCD or a pattern with % */
  const char *model; /* a data model: obscore, obscore_new, epntap, regtap */
  gboolean    is_inclusive; /* records that do not tell their coverage pass, too */
} NunDiscoveryQuestion;

typedef enum
{
  NUN_DISCOVERY_FOUND,
  NUN_DISCOVERY_PERHAPS, /* registries differ */
  NUN_DISCOVERY_MISSED,
} NunDiscoveryOutcome;

/* On one constraint of pyVO's. */
typedef struct
{
  const char         *constraint; /* its class: "Freetext", "Author", "Spatial" ... */
  char               *asked;      /* what of the question, as it is asked */
  NunDiscoveryOutcome outcome;
  char               *element; /* of the record that decides, "title", "coverage/spatial" */
  const char *
      key; /* of describe/field.h: what to mend at the publication; NULL when it is not one field */
  char *sentence; /* found through what, or why not and what to write where */
} NunDiscoveryVerdict;

typedef struct
{
  NunDiscoveryOutcome outcome;  /* of the registry search */
  GPtrArray          *verdicts; /* of NunDiscoveryVerdict, in the order of the question */
  gboolean
                      asks_images; /* a place, band or time was given and nothing else that images_globally has no word for */
  NunDiscoveryOutcome images_outcome; /* whether the global image discovery asks the service */
  GPtrArray          *images;         /* of NunDiscoveryVerdict */
  char               *program;        /* the search in Python, to be run as it is */
  char               *images_program; /* the image discovery; NULL when it cannot be asked */
  char **notes; /* sentences on what keeps the record out of any registry; NULL-terminated */
} NunDiscovery;

/* What is typed for a band, a place and a time, for other forms too: wavelengths in metres, ICRS degrees (radius NaN where
 * there is none), MJD.  NUN_DISCOVERY_ERROR_QUESTION. */
gboolean nun_discovery_read_band (const char *text, double band_m[2], GError **error);
gboolean nun_discovery_read_circle (const char *text, double circle_deg[3], GError **error);
gboolean nun_discovery_read_time (const char *text, double time_mjd[2], GError **error);

/* resource: as it would be written.  sia1_columns: of NunColumn, what SIA 1 answers with; NULL when there is none.  NULL and
 * NUN_DISCOVERY_ERROR_QUESTION when a field cannot be read or nothing is asked. */
NunDiscovery *nun_discovery_judge (const NunVoResource        *resource,
                                   GPtrArray                  *sia1_columns,
                                   const NunDiscoveryQuestion *question,
                                   GError                    **error);

/* The same of a table of a publication whose services will be at base_url; table NULL: of the record of all its data together,
 * where there is one (nun_vo_publication_new_collection). */
NunDiscovery *nun_discovery_new (const NunDescription       *description,
                                 const char                 *table,
                                 const char                 *base_url,
                                 const NunDiscoveryQuestion *question,
                                 GError                    **error);
void          nun_discovery_free (NunDiscovery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunDiscovery, nun_discovery_free)

G_END_DECLS
