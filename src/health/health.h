#pragma once

#include "describe/finding.h"
#include "files/profile.h"

G_BEGIN_DECLS

/* The health report: what the description tells (nun_findings_judge), and what only questions to the running services tell, asked
 * over HTTP as TOPCAT, Aladin and pyVO do. */

/* One question that was asked, in the order of asking. */
typedef struct
{
  char  *method;       /* "GET", "HEAD", "POST" */
  char  *url;          /* with its query */
  guint  status;       /* of HTTP; 0: no answer */
  double milliseconds; /* until the last byte was there */
  gint64 n_bytes;
  gint64 n_rows; /* of the answer's table, -1: it has none, or nobody looked */
} NunHealthExchange;

typedef struct
{
  char      *title;        /* of the publication, "" when it has none */
  char      *base_url;     /* that was asked; NULL: nothing was */
  char      *examined;     /* when, ISO 8601, UTC */
  GPtrArray *findings;     /* of NunFinding, sorted */
  GPtrArray *exchanges;    /* of NunHealthExchange */
  gint64     milliseconds; /* that it took */
} NunHealthReport;

/* Blocks: for a worker thread.  base_url: of the running host, without a trailing slash; NULL: only the description is judged.
 * At most some sixty questions a table, each bounded in bytes and time; links are followed on that host only.  A service that does not
 * answer is a finding, not an error; NULL and G_IO_ERROR_CANCELLED when cancelled.  progress: 0 to 1, from this thread; may be
 * NULL. */
NunHealthReport *nun_health_examine (const NunDescription *description,
                                     const char           *base_url,
                                     NunProgress           progress,
                                     gpointer              user_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
void             nun_health_report_free (NunHealthReport *self);

/* How many findings weigh so much. */
guint nun_health_report_count (const NunHealthReport *self, NunSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunHealthReport, nun_health_report_free)

G_END_DECLS
