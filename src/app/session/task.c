/* The state of one piece of long work, and how its progress comes from the worker to the main thread. */
#include "app/session/task.h"

#define TICK_MS 100

struct _NunTask
{
  GObject       parent_instance;
  NunTaskKind   kind;
  NunTaskState  state;
  char         *path, *table, *message;
  int           table_index;
  GCancellable *cancellable;
  int           permille; /* atomic: written by the worker, read by the tick */
  guint         tick;
  gboolean      has_ragged;
  NunRagged     ragged;
};

G_DEFINE_FINAL_TYPE (NunTask, nun_task, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_FRACTION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
nun_task_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NunTask *self = NUN_TASK (object);

  switch (id)
    {
    case PROP_STATE: g_value_set_int (value, self->state); break;
    case PROP_FRACTION: g_value_set_double (value, nun_task_get_fraction (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
nun_task_finalize (GObject *object)
{
  NunTask *self = NUN_TASK (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_free (self->path);
  g_free (self->table);
  g_free (self->message);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (nun_task_parent_class)->finalize (object);
}

static void
nun_task_class_init (NunTaskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nun_task_get_property;
  object_class->finalize = nun_task_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, NUN_TASK_ENDED, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
nun_task_init (NunTask *self)
{
  self->cancellable = g_cancellable_new ();
}

NunTask *
nun_task_new (NunTaskKind kind, const char *path, const char *table, int table_index)
{
  NunTask *self = g_object_new (NUN_TYPE_TASK, NULL);

  self->kind = kind;
  self->path = g_strdup (path);
  self->table = g_strdup (table);
  self->table_index = table_index;
  return self;
}

NunTaskKind
nun_task_get_kind (NunTask *self)
{
  return self->kind;
}

NunTaskState
nun_task_get_state (NunTask *self)
{
  return self->state;
}

const char *
nun_task_get_path (NunTask *self)
{
  return self->path;
}

const char *
nun_task_get_table (NunTask *self)
{
  return self->table;
}

int
nun_task_get_table_index (NunTask *self)
{
  return self->table_index;
}

const char *
nun_task_get_message (NunTask *self)
{
  return self->message;
}

double
nun_task_get_fraction (NunTask *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

GCancellable *
nun_task_get_cancellable (NunTask *self)
{
  return self->cancellable;
}

static gboolean
on_tick (gpointer data)
{
  g_object_notify_by_pspec (data, properties[PROP_FRACTION]);
  return G_SOURCE_CONTINUE;
}

void
nun_task_set_state (NunTask *self, NunTaskState state, const char *message)
{
  self->state = state;
  g_free (self->message);
  self->message = g_strdup (message);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (state == NUN_TASK_RUNNING)
    self->tick = g_timeout_add (TICK_MS, on_tick, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
nun_task_report (double fraction, gpointer task)
{
  NunTask *self = task;

  g_atomic_int_set (&self->permille, (int) (CLAMP (fraction, 0, 1) * 1000));
}

void
nun_task_set_ragged (NunTask *self, NunRagged ragged)
{
  self->has_ragged = TRUE;
  self->ragged = ragged;
}

gboolean
nun_task_get_ragged (NunTask *self, NunRagged *ragged)
{
  if (self->has_ragged)
    *ragged = self->ragged;
  return self->has_ragged;
}
