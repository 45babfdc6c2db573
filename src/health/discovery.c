/* Whether a search finds the record: the judges of each constraint, put together. */

#include "health/discovery.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "health/discovery-private.h"
#include "observe/observation-field.h"
#include "vo/observation.h"
#include "vo/publication.h"

G_DEFINE_QUARK (nun - discovery - error - quark, nun_discovery_error)

static void
verdict_free (gpointer data)
{
  NunDiscoveryVerdict *self = data;

  g_free (self->asked);
  g_free (self->element);
  g_free (self->sentence);
  g_free (self);
}

void
nun_discovery_free (NunDiscovery *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->images);
  g_free (self->program);
  g_free (self->images_program);
  g_strfreev (self->notes);
  g_free (self);
}

void
nun_discovery_add (GPtrArray          *verdicts,
                   const char         *constraint,
                   char               *asked,
                   NunDiscoveryOutcome outcome,
                   const char         *element,
                   const char         *key,
                   char               *sentence)
{
  NunDiscoveryVerdict *verdict = g_new0 (NunDiscoveryVerdict, 1);

  verdict->constraint = constraint;
  verdict->asked = asked;
  verdict->outcome = outcome;
  verdict->element = g_strdup (element);
  verdict->key = key;
  verdict->sentence = sentence;
  g_ptr_array_add (verdicts, verdict);
}

/* All must fit: the worst decides. */
static NunDiscoveryOutcome
worst (const GPtrArray *verdicts)
{
  NunDiscoveryOutcome outcome = NUN_DISCOVERY_FOUND;

  for (guint i = 0; i < verdicts->len; i++)
    outcome = MAX (outcome, ((const NunDiscoveryVerdict *) verdicts->pdata[i])->outcome);
  return outcome;
}

/* -- global image discovery ------------------------------------------------------------------------------- */

/* By which protocol; it takes the most capable one of a record. */
static void
judge_protocol (const NunVoResource *resource, const NunDiscoveryAsked *asked, GPtrArray *verdicts)
{
  gboolean has_sia1 = nun_discovery_has_capability (resource, "ivo://ivoa.net/std/sia");
  gboolean has_sia2 = nun_discovery_has_capability (resource, "ivo://ivoa.net/std/sia#query-2.%");

  if (has_sia2)
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup ("sia2"), NUN_DISCOVERY_FOUND, "capability/@standardID",
        NULL,
        g_strdup (has_sia1
                      ? _ ("The service is asked by Simple Image Access 2, and for that not by "
                           "version 1.")
                      : _ ("The service is asked by Simple Image Access 2.")));
  else if (has_sia1 && !asked->has_place)
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup ("sia"), NUN_DISCOVERY_MISSED, "capability/@standardID",
        NULL,
        g_strdup (_ ("Services of Simple Image Access 1 are asked only when a place is given.")));
  else if (has_sia1)
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup ("sia"), NUN_DISCOVERY_FOUND, "capability/@standardID",
        NULL,
        g_strdup (
            _ ("The service is asked by Simple Image Access 1; band and time are looked for in the "
               "rows of its answer.")));
  else
    nun_discovery_add (
        verdicts, "Servicetype", g_strdup ("sia, sia2"), NUN_DISCOVERY_MISSED,
        "capability/@standardID", NULL,
        g_strdup (_ ("The image discovery asks services for images only; this record has none.")));
}

/* What it reads of each row of an answer of version 1. */
static const struct
{
  const char *ucd;
  gboolean    is_needed; /* without it the service is passed over */
  const char *what;
} row_needs[] = {
  { "VOX:Image_AccessReference", TRUE, N_ ("the address of the image") },
  { "VOX:Image_Naxis", TRUE, N_ ("the lengths of the axes") },
  { "POS_EQ_RA_MAIN", TRUE, N_ ("the right ascension of the centre") },
  { "POS_EQ_DEC_MAIN", TRUE, N_ ("the declination of the centre") },
  { "VOX:BandPass_LoLimit", FALSE, N_ ("the shortest wavelength") },
  { "VOX:BandPass_HiLimit", FALSE, N_ ("the longest wavelength") },
  { "VOX:Image_MJDateObs", FALSE, N_ ("the date of the observation") },
};

static gboolean
has_ucd (GPtrArray *columns, const char *ucd)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_strcmp0 (((const NunColumn *) columns->pdata[i])->ucd, ucd) == 0)
      return TRUE;
  return FALSE;
}

static void
judge_rows (GPtrArray *columns, GPtrArray *verdicts)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_needs); i++)
    if (!has_ucd (columns, row_needs[i].ucd))
      nun_discovery_add (verdicts, "SIA 1", g_strdup (row_needs[i].ucd),
                         row_needs[i].is_needed ? NUN_DISCOVERY_MISSED : NUN_DISCOVERY_PERHAPS,
                         row_needs[i].ucd, NULL,
                         g_strdup_printf (row_needs[i].is_needed
                                              ? _ ("Rows of version 1 lack %s (%s), and without it "
                                                   "the discovery passes the service "
                                                   "over.")
                                              : _ ("Rows of version 1 lack %s (%s), so that nobody "
                                                   "can tell which of them fit."),
                                          _ (row_needs[i].what), row_needs[i].ucd));
}

static void
judge_images (NunDiscovery            *self,
              const NunVoResource     *resource,
              GPtrArray               *sia1_columns,
              const NunDiscoveryAsked *asked)
{
  NunDiscoveryAsked narrowed = *asked;

  /* It goes to services; the record of data without one is none of its. */
  self->asks_images =
      resource->kind == NUN_VO_RESOURCE_SERVICE &&
      ((asked->has_place && asked->moc == NULL) || asked->has_band || asked->has_time);
  if (!self->asks_images)
    return;
  nun_discovery_narrow (&narrowed);
  judge_protocol (resource, &narrowed, self->images);
  nun_discovery_judge_place (resource, &narrowed, self->images);
  nun_discovery_judge_band (resource, &narrowed, self->images);
  nun_discovery_judge_time (resource, &narrowed, self->images);
  if (sia1_columns != NULL &&
      !nun_discovery_has_capability (resource, "ivo://ivoa.net/std/sia#query-2.%"))
    judge_rows (sia1_columns, self->images);
  self->images_outcome = worst (self->images);
  self->images_program = nun_discovery_images_program (&narrowed);
}

/* -- the whole --------------------------------------------------------------------------------------------- */

static gboolean
is_of_this_machine (const char *url)
{
  return url != NULL && g_regex_match_simple ("^https?://(127\\.|localhost[:/]|\\[::1\\])", url,
                                              G_REGEX_CASELESS, 0);
}

static char **
make_notes (const NunVoResource *resource)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  if (resource->identifier == NULL)
    g_ptr_array_add (
        notes,
        g_strdup (_ ("Without an IVOA identifier the record enters no registry at all; give one in "
                     "the step About.")));
  if (is_of_this_machine (resource->web_url))
    g_ptr_array_add (
        notes, g_strdup (_ (
                   "The services are on this machine only: those who find the record cannot reach "
                   "them before they are at a public address.")));
  if (resource->is_kept_back)
    g_ptr_array_add (
        notes,
        resource->available != NULL
            ? g_strdup_printf (
                  _ ("The record is handed to registries when the data are released, on %s."),
                  resource->available)
            : g_strdup (
                  _ ("The record is not handed to registries before the data are released.")));
  if (g_strcmp0 (resource->status, "deleted") == 0 || g_strcmp0 (resource->status, "inactive") == 0)
    g_ptr_array_add (notes, g_strdup (_ ("The record is not active, and registries hide such.")));
  g_ptr_array_add (notes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&notes), FALSE);
}

NunDiscovery *
nun_discovery_judge (const NunVoResource        *resource,
                     GPtrArray                  *sia1_columns,
                     const NunDiscoveryQuestion *question,
                     GError                    **error)
{
  NunDiscoveryAsked asked;
  NunDiscovery     *self = NULL;

  if (nun_discovery_read (question, &asked, error))
    {
      self = g_new0 (NunDiscovery, 1);
      self->verdicts = g_ptr_array_new_with_free_func (verdict_free);
      self->images = g_ptr_array_new_with_free_func (verdict_free);
      nun_discovery_judge_words (resource, &asked, self->verdicts);
      nun_discovery_judge_author (resource, &asked, self->verdicts);
      nun_discovery_judge_type (resource, &asked, self->verdicts);
      nun_discovery_judge_waveband (resource, &asked, self->verdicts);
      nun_discovery_judge_band (resource, &asked, self->verdicts);
      nun_discovery_judge_place (resource, &asked, self->verdicts);
      nun_discovery_judge_time (resource, &asked, self->verdicts);
      nun_discovery_judge_ucd (resource, &asked, self->verdicts);
      nun_discovery_judge_model (resource, &asked, self->verdicts);
      self->outcome = worst (self->verdicts);
      self->program = nun_discovery_program (&asked);
      self->notes = make_notes (resource);
      judge_images (self, resource, sia1_columns, &asked);
    }
  nun_discovery_asked_clear (&asked);
  return self;
}

NunDiscovery *
nun_discovery_new (const NunDescription       *description,
                   const char                 *table,
                   const char                 *base_url,
                   const NunDiscoveryQuestion *question,
                   GError                    **error)
{
  g_autoptr (NunVoPublication) publication =
      table != NULL ? nun_vo_publication_new (description, table, base_url)
                    : nun_vo_publication_new_collection (description, base_url);
  const NunCollection *collection =
      table != NULL ? nun_description_find_collection (description, table) : NULL;
  g_autoptr (NunVoObservation) view = NULL;

  if (publication == NULL)
    {
      g_set_error (error, NUN_DISCOVERY_ERROR, NUN_DISCOVERY_ERROR_QUESTION,
                   _ ("There is no table “%s”."), table != NULL ? table : "");
      return NULL;
    }
  if (collection != NULL && collection->kind == NUN_COLLECTION_IMAGES)
    view = nun_vo_observation_new (description, table, NUN_MODEL_SIA1, 1, base_url);
  return nun_discovery_judge (nun_vo_publication_get_resource (publication),
                              view != NULL ? nun_vo_observation_get_columns (view) : NULL, question,
                              error);
}
