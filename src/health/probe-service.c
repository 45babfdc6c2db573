/* Probes of the service itself: whether it is there, what it says of itself, and the manners of its HTTP. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "health/probe.h"
#include "vo/observation.h"
#include "vo/publication.h"

/* Seconds that a person in front of TOPCAT takes for slow. */
#define SLOW_SECONDS 3.0

/* -- availability ------------------------------------------------------------------------------------ */

static void
probe_availability (NunProbe *self)
{
  g_autoptr (NunHeard) heard =
      nun_probe_get (self, nun_vo_availability_url (self->base_url, self->table));
  g_autoptr (NunNode) root = nun_heard_is_good (heard) ? nun_heard_parse (heard, NULL) : NULL;
  g_autofree char    *said = nun_node_dup_text (nun_node_child (root, "available"));

  if (self->is_silent || strcmp (said, "true") == 0)
    return;
  nun_probe_add (
      self, "not-available", NULL,
      g_strdup_printf (_ ("The service of table “%s” does not say that it is available."),
                       self->table),
      _ ("Start the service again; behind a proxy, let the path availability through."));
}

/* -- capabilities ------------------------------------------------------------------------------------ */

static const char *const *
wanted_standards (const NunProbe *self)
{
  static const char *const images[] = { "ivo://ivoa.net/std/SIA",
                                        "ivo://ivoa.net/std/SIA#query-2.0", NULL };
  static const char *const spectra[] = { "ivo://ivoa.net/std/SSA", NULL };
  static const char *const cone[] = { "ivo://ivoa.net/std/ConeSearch", NULL };
  static const char *const none[] = { NULL };

  if (self->collection->kind == NUN_COLLECTION_IMAGES)
    return images;
  if (self->collection->kind == NUN_COLLECTION_SPECTRA)
    return spectra;
  return self->collection->n_placed > 0 ? cone : none;
}

static gboolean
has_standard (GPtrArray *capabilities, const char *standard)
{
  for (guint i = 0; i < capabilities->len; i++)
    {
      const char *id = nun_node_attribute (capabilities->pdata[i], "standardID");

      if (id != NULL && g_ascii_strcasecmp (id, standard) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
judge_standards (NunProbe *self, GPtrArray *capabilities)
{
  const char *const *wanted = wanted_standards (self);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!has_standard (capabilities, wanted[i]))
      nun_probe_add (
          self, "bad-capabilities", NULL,
          g_strdup_printf (_ ("The list of capabilities of “%s” does not name %s."), self->table,
                           wanted[i]),
          _ ("Start the service again; if that does not help, tell the makers of Nuncius."));
}

static void
probe_capabilities (NunProbe *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (NunHeard) heard =
      nun_probe_get (self, nun_vo_capabilities_url (self->base_url, self->table));
  g_autoptr (NunNode)   root = nun_heard_is_good (heard) ? nun_heard_parse (heard, &error) : NULL;
  g_autofree char      *failure = nun_heard_dup_failure (heard);
  g_autoptr (GPtrArray) capabilities = NULL;

  if (self->is_silent)
    return;
  if (root == NULL || strcmp (root->name, "capabilities") != 0)
    {
      nun_probe_add (
          self, "bad-capabilities", NULL,
          g_strdup_printf (_ ("The list of capabilities of “%s” cannot be read: %s."), self->table,
                           error != NULL ? error->message : failure),
          _ ("Start the service again; behind a proxy, let the path capabilities through."));
      return;
    }
  capabilities = nun_node_find_all (root, "capability");
  judge_standards (self, capabilities);
}

void
nun_probe_service (NunProbe *self)
{
  probe_availability (self);
  probe_capabilities (self);
  if (self->slowest > SLOW_SECONDS)
    nun_probe_add (
        self, "slow-answer", NULL,
        g_strdup_printf (_ ("An answer took %.1f seconds: %s."), self->slowest, self->slowest_url),
        _ ("Look what else the machine does; a large table may be better off at a data centre."));
}
