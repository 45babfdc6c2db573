#pragma once

#include "files/column.h"

G_BEGIN_DECLS

/* The VO's documents about a service, from one plain description: VOResource record (VOResource 1.1,
 * VODataService 1.1/1.2, SimpleDALRegExt 1.1), VOSI capabilities, tables and availability (VOSI 1.1).
 * Every string is borrowed, UTF-8, NULL where unknown (the element is then left out). */

typedef struct
{
  const char *name, *label; /* label: a title for people */
  const char *description;
  GPtrArray  *columns; /* of NunColumn as they are served: unit, UCD1+, datatype */
  gint64      n_rows;  /* -1 unknown */
  const char *const *
      main_columns; /* names that lie in the index or key: flag "indexed"/"primary"; NULL-terminated */
} NunVoTable;

typedef struct
{
  const char *access_url; /* with the trailing "?" */
  double      max_sr_deg;
  gint64      max_records;
  gboolean    verbosity;
  gboolean    has_test; /* the test query below is known to return rows */
  double      test_ra_deg, test_dec_deg, test_sr_deg;
} NunVoConeSearch;

/* Which of SimpleDALRegExt 1.1's elements a capability is of. */
typedef enum
{
  NUN_VO_CAPABILITY_PLAIN, /* vr:Capability */
  NUN_VO_CAPABILITY_SIA1,  /* sia:SimpleImageAccess */
  NUN_VO_CAPABILITY_SSAP,  /* ssap:SimpleSpectralAccess */
} NunVoCapabilityKind;

/* A service for images or spectra. */
typedef struct
{
  NunVoCapabilityKind kind;
  const char         *standard_id;
  const char         *version; /* of the interface; NULL unknown */
  const char         *access_url;
  const char         *result_type;
  const char         *test_query; /* of the interface: known to return rows; NULL for none */
  gint64              max_records, default_records;
  gboolean            has_test; /* the test of the capability, likewise */
  double              test_ra_deg, test_dec_deg, test_size_deg;
  const char *const  *data_sources; /* of SSAP: "survey", "pointed", ...; NULL-terminated */
} NunVoService;

/* How this resource belongs to another one. */
typedef struct
{
  const char *type;   /* of the IVOA vocabulary of relationship types */
  const char *name;   /* what it is called: a title, or the identifier itself */
  const char *ivo_id; /* NULL when it has none */
} NunVoRelation;

typedef enum
{
  NUN_VO_RESOURCE_SERVICE,    /* vs:CatalogService */
  NUN_VO_RESOURCE_COLLECTION, /* vs:CatalogResource: data that other resources serve */
} NunVoResourceKind;

typedef struct
{
  NunVoResourceKind  kind;
  const char        *identifier;         /* "ivo://authority/key" */
  const char        *title, *short_name; /* short_name: 16 characters at most */
  const char        *description;
  const char        *publisher, *publisher_id;
  const char *const *creators;    /* NULL-terminated; may be NULL */
  const char *const *creator_ids; /* as many: addresses of their ORCID, "" for none; may be NULL */
  const char        *alt_identifier; /* "doi:10.1/x" of the data themselves */
  const NunVoRelation   *relations;  /* n_relations of them */
  guint                  n_relations;
  const char *const     *facilities;      /* NULL-terminated; may be NULL */
  const char *const     *instruments;     /* likewise */
  const char            *statement;       /* of who holds the rights, beside the licence */
  const char            *acknowledgement; /* the sentence that users of the data should print */
  const char            *revised;         /* the day on which the data were changed last */
  const char            *contact_name, *contact_email;
  const char *const     *subjects;
  const char *const     *wavebands;
  const char            *source; /* a bibcode or DOI */
  const char            *reference_url;
  const char            *content_level;
  const char            *version;
  const char            *rights, *rights_uri; /* licence's name and URI */
  const char            *created, *updated;   /* ISO 8601 with seconds, "2026-01-31T12:00:00" */
  const char            *status;              /* "active", "inactive", "deleted" */
  const char            *available;           /* the day from which on the data are public */
  gboolean               is_kept_back;        /* that day is still to come, or unknown */
  const char            *moc_ascii;           /* spatial coverage; NULL unknown */
  const GArray          *temporal, *spectral; /* of NunInterval, MJD and joule; NULL unknown */
  const NunVoConeSearch *cone;                /* NULL for none */
  const NunVoService    *services;            /* n_services of them; the first bears web_url too */
  guint                  n_services;
  const char            *content_type; /* VOResource's: "Archive"; NULL: "Catalog" */
  const NunVoTable      *tables;       /* n_tables of them */
  guint                  n_tables;
  const char *capabilities_url, *availability_url, *tables_url; /* VOSI; NULL leaves them out */
  const char *web_url; /* vr:WebBrowser interface: the landing page */
} NunVoResource;

/* Each returns a whole UTF-8 document, g_free. */
char *nun_vo_record (const NunVoResource *resource); /* ri:Resource of its kind */
char *nun_vo_capabilities (const NunVoResource *resource);
char *nun_vo_tables (const NunVoResource *resource);
char *nun_vo_availability (gboolean available, const char *up_since, const char *note);

G_END_DECLS
