/* Folders of images and spectra on the command line: what a scan found, and scanning again. */
#include "cli/scan-tool.h"

#include <glib/gi18n-lib.h>

#include "store/scan.h"

#define MOST_GROUPS 30
#define MOST_REMARKS 20

/* text: translated, with one %u. */
static void
append_count (GString *out, const char *text, guint n)
{
  if (n == 0)
    return;
  g_string_append (out, out->len > 0 ? ", " : "");
  g_string_append_printf (out, "%s %u", text, n);
}

static void
print_group (const NunScanGroup *group)
{
  g_autofree char    *base = g_path_get_basename (group->example);
  g_autoptr (GString) counts = g_string_new (NULL);

  append_count (counts, group->kind == NUN_DATASET_IMAGE ? _ ("images") : _ ("spectra"), group->n);
  append_count (counts, _ ("without a position"), group->n_without_place);
  g_print ("  %s: %s (%s)\n", counts->str,
           *group->label != 0 ? group->label : _ ("nothing says who made them"), base);
}

void
nun_tool_print_scan (const NunScan *scan)
{
  g_autoptr (GString) counts = g_string_new (NULL);

  append_count (counts, _ ("files"), scan->n_files);
  append_count (counts, _ ("images"), scan->n_datasets[NUN_DATASET_IMAGE]);
  append_count (counts, _ ("spectra"), scan->n_datasets[NUN_DATASET_SPECTRUM]);
  append_count (counts, _ ("with tables"), scan->table_files->len);
  append_count (counts, _ ("that cannot be read"), scan->n_failed);
  g_print ("%s: %s\n", scan->folder, counts->str);
  for (guint i = 0; i < scan->groups->len && i < MOST_GROUPS; i++)
    print_group (scan->groups->pdata[i]);
  if (scan->groups->len > MOST_GROUPS)
    g_print (_ ("  and others: %u\n"), scan->groups->len - MOST_GROUPS);
}

void
nun_tool_print_remarks (const GPtrArray *remarks, guint most)
{
  guint n = most > 0 ? MIN (most, remarks->len) : remarks->len;

  for (guint i = 0; i < n; i++)
    g_printerr ("%s\n", (char *) remarks->pdata[i]);
  if (n < remarks->len)
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             "and %u more remark; `nunciusctl inspect` on the folder tells all\n",
                             "and %u more remarks; `nunciusctl inspect` on the folder tells all\n",
                             remarks->len - n),
                remarks->len - n);
}

gboolean
nun_tool_rescan (NunStore *store, const char *table, GError **error)
{
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  if (!nun_store_rescan (store, table, nun_tool_progress, (gpointer) table, nun_tool_cancellable (),
                         &news, &remarks, error))
    return FALSE;
  nun_tool_print_remarks (remarks, MOST_REMARKS);
  if (news->len == 0)
    g_print (_ ("%s: read again, nothing is new\n"), table);
  else
    g_print (_ ("%s: read again\n"), table);
  for (guint i = 0; i < news->len; i++)
    g_print ("  %s\n", (char *) news->pdata[i]);
  return TRUE;
}

gboolean
nun_tool_rescan_all (NunStore *store, GError **error)
{
  g_autoptr (NunDescription) description = nun_store_get_description (store);

  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    {
      const char *table = nun_description_get_collection (description, i)->name;

      if (nun_store_needs_scan (store, table) && !nun_tool_rescan (store, table, error))
        return FALSE;
    }
  return TRUE;
}
