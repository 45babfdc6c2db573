/* Servicetype, UCD and Datamodel: what a record offers. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "health/discovery-private.h"

/* -- capabilities ---------------------------------------------------------------------------------------- */

#define CONE_ID "ivo://ivoa.net/std/conesearch"

/* pyVO's words for standards (registry/rtcons.py), in small letters as registries keep them. */
static const struct
{
  const char *word, *standard_id, *name;
} types[] = {
  { "scs", CONE_ID, "Simple Cone Search" },
  { "conesearch", CONE_ID, "Simple Cone Search" },
  { "sia", "ivo://ivoa.net/std/sia", "Simple Image Access 1" },
  { "sia1", "ivo://ivoa.net/std/sia", "Simple Image Access 1" },
  { "image", "ivo://ivoa.net/std/sia", "Simple Image Access 1" },
  { "sia2", "ivo://ivoa.net/std/sia#query-2.%", "Simple Image Access 2" },
  { "ssa", "ivo://ivoa.net/std/ssa", "Simple Spectral Access" },
  { "ssap", "ivo://ivoa.net/std/ssa", "Simple Spectral Access" },
  { "spectrum", "ivo://ivoa.net/std/ssa", "Simple Spectral Access" },
  { "slap", "ivo://ivoa.net/std/slap", "Simple Line Access" },
  { "line", "ivo://ivoa.net/std/slap", "Simple Line Access" },
  { "tap", "ivo://ivoa.net/std/tap", "Table Access" },
  { "table", "ivo://ivoa.net/std/tap", "Table Access" },
  { "hats", "ivo://ivoa.net/std/hats#hats-%", "HATS" },
  { "hips", "ivo://ivoa.net/std/hips#hips-1.%", "HiPS" },
};

/* Its identifier as registries keep it, "" for none. */
static char *
dup_standard (const NunVoService *service)
{
  return g_ascii_strdown (service->standard_id != NULL ? service->standard_id : "", -1);
}

gboolean
nun_discovery_has_capability (const NunVoResource *resource, const char *standard_id)
{
  if (resource->cone != NULL && nun_discovery_like (CONE_ID, standard_id, FALSE))
    return TRUE;
  for (guint i = 0; i < resource->n_services; i++)
    {
      g_autofree char *small = dup_standard (&resource->services[i]);

      if (nun_discovery_like (small, standard_id, FALSE))
        return TRUE;
    }
  return FALSE;
}

static char *
list_services (const NunVoResource *resource)
{
  g_autoptr (GString) list = g_string_new (resource->cone != NULL ? "Simple Cone Search" : NULL);

  for (guint i = 0; i < resource->n_services; i++)
    for (guint k = 0; k < G_N_ELEMENTS (types); k++)
      {
        g_autofree char *small = dup_standard (&resource->services[i]);

        if (nun_discovery_like (small, types[k].standard_id, FALSE))
          {
            g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", types[k].name);
            break;
          }
      }
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

static void
say_type (const NunVoResource *resource,
          const char          *asked,
          const char          *standard_id,
          GPtrArray           *verdicts)
{
  g_autofree char *offered = list_services (resource);
  char            *sentence;

  if (nun_discovery_has_capability (resource, standard_id))
    {
      nun_discovery_add (verdicts, "Servicetype", g_strdup (asked), NUN_DISCOVERY_FOUND,
                         "capability/@standardID", NULL,
                         g_strdup (_ ("The record has a capability of that standard.")));
      return;
    }
  if (g_str_equal (standard_id, "ivo://ivoa.net/std/tap"))
    sentence = g_strdup (_ (
        "Table Access is offered by hosts that load the tables into their own database: hand the "
        "publication over to one to be found by it."));
  else if (offered != NULL)
    sentence = g_strdup_printf (_ ("The record offers other services: %s."), offered);
  else if (resource->kind == NUN_VO_RESOURCE_COLLECTION)
    sentence = g_strdup (_ ("This record is of the data themselves; each service has a record of "
                            "its own, to which this one leads."));
  else
    sentence =
        g_strdup (_ ("The record offers no service: a table needs a position for a cone search."));
  nun_discovery_add (verdicts, "Servicetype", g_strdup (asked), NUN_DISCOVERY_MISSED,
                     "capability/@standardID", NULL, sentence);
}

void
nun_discovery_judge_type (const NunVoResource     *resource,
                          const NunDiscoveryAsked *asked,
                          GPtrArray               *verdicts)
{
  g_autofree char *type = NULL;

  if (asked->type == NULL)
    return;
  type = g_strstrip (g_strdup (asked->type));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].word, type))
      {
        say_type (resource, type, types[i].standard_id, verdicts);
        return;
      }
  if (strstr (type, "://") == NULL)
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup (type), NUN_DISCOVERY_MISSED, "capability/@standardID",
        NULL,
        g_strdup_printf (
            _ ("pyVO knows no service type “%s”; its words are scs, sia, sia2, ssa, slap, "
               "tap, hips and the identifiers of standards, in small letters."),
            type));
  else if (strcspn (type, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") < strlen (type))
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup (type), NUN_DISCOVERY_MISSED, "capability/@standardID",
        NULL,
        g_strdup (
            _ ("Registries keep identifiers of standards in small letters and compare them as "
               "they are; search with small letters.")));
  else if (strchr (type, '%') != NULL)
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup (type), NUN_DISCOVERY_MISSED, "capability/@standardID",
        NULL,
        g_strdup (
            _ ("Service types are compared literally; a percent sign is no wildcard there.")));
  else
    say_type (resource, type, type, verdicts);
}

/* -- UCDs ------------------------------------------------------------------------------------------------ */

/* The first column with a UCD that fits, small letters or as they are; NULL for none. */
static const NunColumn *
find_column (const NunVoResource *resource, const char *pattern, gboolean any_case)
{
  for (guint i = 0; i < resource->n_tables; i++)
    for (guint k = 0; k < resource->tables[i].columns->len; k++)
      {
        const NunColumn *column = g_ptr_array_index (resource->tables[i].columns, k);
        g_autofree char *small = column->ucd != NULL ? g_ascii_strdown (column->ucd, -1) : NULL;

        if (small != NULL && nun_discovery_like (small, pattern, any_case))
          return column;
      }
  return NULL;
}

void
nun_discovery_judge_ucd (const NunVoResource     *resource,
                         const NunDiscoveryAsked *asked,
                         GPtrArray               *verdicts)
{
  const NunColumn    *column;
  NunDiscoveryOutcome outcome = NUN_DISCOVERY_MISSED;
  g_autofree char    *wider = NULL;
  char               *sentence;

  if (asked->ucd == NULL)
    return;
  wider = g_strconcat ("%", asked->ucd, "%", NULL);
  if ((column = find_column (resource, asked->ucd, FALSE)) != NULL)
    {
      outcome = NUN_DISCOVERY_FOUND;
      sentence = g_strdup_printf (_ ("The column %s has the UCD %s."), column->name, column->ucd);
    }
  else if ((column = find_column (resource, asked->ucd, TRUE)) != NULL)
    sentence = g_strdup_printf (
        _ ("The column %s has the UCD %s, but registries keep UCDs in small letters and compare "
           "them as they are; search with small letters."),
        column->name, column->ucd);
  else if ((column = find_column (resource, wider, TRUE)) != NULL)
    sentence = g_strdup_printf (
        _ ("The column %s has the UCD %s, which has more words; search with a percent sign for "
           "what may stand before or behind."),
        column->name, column->ucd);
  else
    sentence = g_strdup (_ (
        "No column of the record has such a UCD; see the step Meaning for what the columns have."));
  nun_discovery_add (verdicts, "UCD", g_strdup (asked->ucd), outcome,
                     "tableset/schema/table/column/ucd", "ucd", sentence);
}

/* -- data models ------------------------------------------------------------------------------------------- */

void
nun_discovery_judge_model (const NunVoResource     *resource,
                           const NunDiscoveryAsked *asked,
                           GPtrArray               *verdicts)
{
  static const char *const known[] = { "obscore", "obscore_new", "epntap", "regtap", NULL };
  g_autofree char         *model = NULL, *small = NULL;

  if (asked->model == NULL)
    return;
  model = g_strstrip (g_strdup (asked->model));
  small = g_ascii_strdown (model, -1);
  nun_discovery_add (
      verdicts, "Datamodel", g_strdup (model), NUN_DISCOVERY_MISSED, "capability/dataModel", NULL,
      g_strdup (
          g_strv_contains (known, small)
              ? _ ("Only Table Access services tell which data models they hold; this record has "
                   "none. A host that takes the publication into its own ObsCore table is found "
                   "so.")
              : _ ("pyVO knows no such data model; its words are obscore, obscore_new, epntap and "
                   "regtap.")));
}
