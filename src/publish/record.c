/* The registry record as it leaves the machine: whole, or not at all. */

#include "publish/record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vo/publication.h"

G_DEFINE_QUARK (nun - publish - error - quark, nun_publish_error)

/* What the record of a table cannot do without, though in company the publication can. */
static gboolean
is_without_place (const NunFinding *finding)
{
  return g_str_equal (finding->id, "no-position") || g_str_equal (finding->id, "no-row-placed");
}

gboolean
nun_publish_forbids (const NunFinding *finding, const char *table)
{
  if (finding->severity != NUN_SEVERITY_MUST && !is_without_place (finding))
    return FALSE;
  if (finding->step != NUN_STEP_ABOUT && finding->step != NUN_STEP_MEANING)
    return FALSE;
  return finding->table == NULL || g_strcmp0 (finding->table, table) == 0;
}

/* A finding's sentence without its full stop, to stand in a longer one. */
static char *
clause (const NunFinding *finding)
{
  char *text = g_strchomp (g_strdup (finding->sentence));
  gsize length = strlen (text);

  if (length > 0 && text[length - 1] == '.')
    text[length - 1] = 0;
  return text;
}

gboolean
nun_publish_check (const NunDescription *description, const char *table, GError **error)
{
  g_autoptr (GPtrArray) findings = nun_findings_judge (description);
  g_autoptr (GString)   missing = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    if (nun_publish_forbids (findings->pdata[i], table))
      {
        g_autofree char *text = clause (findings->pdata[i]);

        g_string_append_printf (missing, "%s%s", missing->len > 0 ? "; " : "", text);
      }
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_INCOMPLETE,
               _ ("The record of table “%s” cannot be written yet: %s."), table, missing->str);
  return FALSE;
}

char *
nun_publish_record (const NunDescription *description,
                    const char           *table,
                    const char           *base_url,
                    GError              **error)
{
  g_autoptr (NunVoPublication) publication = NULL;

  if (nun_description_find_collection (description, table) == NULL)
    {
      g_set_error (error, NUN_PUBLISH_ERROR, NUN_PUBLISH_ERROR_PLACE,
                   _ ("The publication has no table “%s”; name one that it has."), table);
      return NULL;
    }
  if (!nun_publish_check (description, table, error))
    return NULL;
  publication = nun_vo_publication_new (description, table, base_url);
  return nun_vo_record (nun_vo_publication_get_resource (publication));
}
