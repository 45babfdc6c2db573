/* A cone search becomes one select. */
#include "query/cone.h"

#include <glib/gi18n-lib.h>

#include "store/select.h"

NunRows *
nun_query_cone (NunStore *store, const char *table, const NunConeQuestion *question, GError **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);
  g_autoptr (GPtrArray)      columns =
      nun_view_columns (description, table, question->style, question->verbosity);
  gboolean  metadata_only = question->radius_deg == 0.0 || question->max_rows == 0;
  NunSelect select = { .columns = columns,
                       .has_cone = TRUE,
                       .ra_deg = question->ra_deg,
                       .dec_deg = question->dec_deg,
                       .radius_deg = question->radius_deg,
                       .limit = metadata_only ? 0 : question->max_rows + 1 };

  if (columns == NULL)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_PLACE,
                   _ ("The publication has no table “%s”."), table);
      return NULL;
    }
  return nun_store_select (store, table, &select, error);
}
