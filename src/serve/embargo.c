/* What is kept back until its day: decided here for rows, products and pages alike. */

#include "serve/embargo.h"

#include "describe/embargo.h"
#include "serve/host.h"

gboolean
nun_service_keeps_back (const NunService *service, gint64 release_s)
{
  return !service->lifts_embargo && nun_embargo_holds (release_s);
}

gboolean
nun_service_gives_rows (const NunService *service, const char *table, GError **error)
{
  gint64           release_s = nun_embargo_of (service->description, table);
  g_autofree char *sentence = NULL;

  if (!nun_service_keeps_back (service, release_s))
    return TRUE;
  sentence = nun_embargo_sentence (service->description, release_s);
  g_set_error_literal (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_EMBARGO, sentence);
  return FALSE;
}
