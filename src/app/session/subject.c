/* A described table at an address, remembered to see whether it has changed. */
#include "app/session/subject.h"

gboolean
nun_subject_set (NunSubject     *self,
                 NunDescription *description,
                 const char     *table,
                 const char     *base_url)
{
  NunSubject former = *self;

  if (self->description == description && g_strcmp0 (self->table, table) == 0 &&
      g_strcmp0 (self->base_url, base_url) == 0)
    return FALSE;
  /* the new ones first: they may be parts of the former */
  *self = (NunSubject){ nun_description_ref (description), g_strdup (table), g_strdup (base_url) };
  nun_subject_clear (&former);
  return TRUE;
}

void
nun_subject_clear (NunSubject *self)
{
  g_clear_pointer (&self->description, nun_description_unref);
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->base_url, g_free);
}
