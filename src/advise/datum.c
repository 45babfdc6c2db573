/* A value with its origin, shared by every description that holds it. */
#include "advise/datum.h"

NunDatum *
nun_datum_new (const char *value, NunOrigin origin, double confidence, const char *reason)
{
  NunDatum *self = g_new0 (NunDatum, 1);

  g_atomic_ref_count_init (&self->references);
  self->value = g_strdup (value != NULL ? value : "");
  self->origin = origin;
  self->confidence = CLAMP (confidence, 0.0, 1.0);
  self->reason = g_strdup (reason);
  return self;
}

NunDatum *
nun_datum_ref (NunDatum *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
nun_datum_unref (NunDatum *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

gboolean
nun_datum_is_said (const NunDatum *self)
{
  return self->origin != NUN_ORIGIN_GUESS || self->confidence >= NUN_DATUM_ENOUGH;
}
