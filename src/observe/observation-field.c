/* The table of observation fields as one, and the search in it. */
#include "observe/observation-field.h"

#include "observe/observation-field-private.h"

#define MAX_FIELDS 256

/* Both are made once, by the first who asks, and never changed. */
static NunObservationField all[MAX_FIELDS + 1];
static GHashTable         *by_key;

static guint
append (guint n, const NunObservationField *fields)
{
  for (; fields->key != NULL; fields++)
    {
      g_assert (n < MAX_FIELDS);
      all[n] = *fields;
      all[n].models = (fields->utype != NULL ? NUN_MODEL_OBSCORE : 0) |
                      (fields->sia1_ucd != NULL ? NUN_MODEL_SIA1 : 0) |
                      (fields->ssap_utype != NULL ? NUN_MODEL_SSAP : 0);
      g_hash_table_insert (by_key, (gpointer) fields->key, &all[n]);
      n++;
    }
  return n;
}

const NunObservationField *
nun_observation_fields (void)
{
  static gsize made;
  guint        n = 0;

  if (g_once_init_enter (&made))
    {
      by_key = g_hash_table_new (g_str_hash, g_str_equal);
      n = append (n, nun_observation_core_fields);
      n = append (n, nun_observation_axis_fields);
      n = append (n, nun_observation_extra_fields);
      append (n, nun_observation_frame_fields);
      g_once_init_leave (&made, 1);
    }
  return all;
}

const NunObservationField *
nun_observation_field_find (const char *key)
{
  nun_observation_fields ();
  return key != NULL ? g_hash_table_lookup (by_key, key) : NULL;
}
