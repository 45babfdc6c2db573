#pragma once

#include "files/rows.h"

G_BEGIN_DECLS

/* Writes a VOTable 1.4 document piece by piece into a buffer that the caller empties: memory does
 * not grow with the table.  Used by one thread at a time. */

typedef enum
{
  NUN_SERIALIZATION_TABLEDATA,
  NUN_SERIALIZATION_BINARY2,
} NunSerialization;

/* <INFO name value>text</INFO>; order is kept.  value and text are escaped by the writer. */
typedef struct
{
  const char *name, *value;
  const char *ucd;  /* may be NULL */
  const char *text; /* may be NULL */
} NunInfo;

/* <PARAM>, in the RESOURCE before the TABLE or as what a service takes.  Strings are borrowed, escaped by the writer. */
typedef struct
{
  const char        *name, *datatype, *arraysize; /* datatype NULL: char of any length */
  const char        *value;                       /* NULL: "" */
  const char        *unit, *ucd, *utype, *xtype;
  const char        *description;
  const char        *minimum, *maximum;
  const char *const *options; /* values to choose from, NULL-terminated */
  int ref_column; /* of a service: from 1, the column that its values come from; 0 none */
} NunVotableParam;

/* A service that is told of in the same document (DataLink 1.1, section 4): <RESOURCE type="meta"> behind the results. */
typedef struct
{
  const char            *id, *name;   /* id: may be NULL */
  const char            *utype;       /* NULL: "adhoc:service" */
  const char            *description; /* may be NULL */
  const char            *standard_id, *access_url, *content_type;
  const NunVotableParam *inputs; /* ends with name NULL */
} NunVotableService;

/* A column that counts days, for its TIMESYS. */
typedef struct
{
  guint       column; /* from 0 */
  const char *origin; /* "MJD-origin" or "JD-origin" */
  const char *scale;  /* "UTC", "UNKNOWN" */
} NunVotableTime;

typedef struct
{
  const char    *resource_name; /* may be NULL */
  const char    *description;   /* of the resource; may be NULL */
  const char    *table_name;    /* may be NULL */
  const char    *table_description;
  const char    *coosys; /* "ICRS", written with ID "system" and referred to by the FIELDs whose
                                  * column has that frame; NULL for none */
  double         epoch;  /* of the COOSYS, Julian year, 0 for none */
  const NunInfo *infos;  /* in the RESOURCE, before the TABLE; ends with name NULL; may be NULL */
  const char    *status_text;        /* with QUERY_STATUS OK; may be NULL */
  const NunVotableParam   *params;   /* as infos */
  const NunVotableService *services; /* end with access_url NULL; may be NULL; read by begin only */
  const NunVotableTime    *times; /* in the order of columns; ends with origin NULL; may be NULL */
} NunVotableHead;

typedef struct _NunVotableWriter NunVotableWriter;

/* columns: of NunColumn; a reference is taken.  A FIELD's ID is made from its place ("col_1"). Absent cells are
 * marked as VOTable 1.3 and later want it, by an empty TD or BINARY2's flag, never by a VALUES null (section
 * 5.5); how arrays are declared so that each can be absent stands in cell.h. */
NunVotableWriter *nun_votable_writer_new (NunSerialization serialization, GPtrArray *columns);
void              nun_votable_writer_free (NunVotableWriter *self);

/* Everything up to the first row: QUERY_STATUS OK, the INFOs, the FIELDs. */
void nun_votable_writer_begin (NunVotableWriter *self, const NunVotableHead *head, GString *out);
void nun_votable_writer_row (NunVotableWriter *self, const NunValue *values, GString *out);

/* overflow: writes QUERY_STATUS OVERFLOW behind the table (DALI 1.1 section 4.4.1); error: a sentence when
 * the rows broke off (QUERY_STATUS ERROR), else NULL. */
void
nun_votable_writer_end (NunVotableWriter *self, gboolean overflow, const char *error, GString *out);

/* A whole document that reports an error: QUERY_STATUS ERROR and INFO name="Error" (SCS 1.03 section 2.3,
 * directly under VOTABLE, as ConeSearch 1.1 prefers, and DALI's in the RESOURCE).  g_free. */
char *nun_votable_error_document (const char *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVotableWriter, nun_votable_writer_free)

G_END_DECLS
