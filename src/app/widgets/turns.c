/* Work in pieces, one turn of the main loop after the other. */
#include "app/widgets/turns.h"

/* No piece begins later than that in a turn: with the last piece it shall stay far from the 50 ms that are felt. */
#define TURN_US 6000

/* Returns whether this work goes on; its owner may be gone where not. */
static gboolean
run (NunTurns *self)
{
  g_autoptr (GObject) held = g_object_ref (self->owner);
  gint64              end_us = g_get_monotonic_time () + TURN_US;
  guint               source = self->source;

  do
    {
      gboolean left = self->piece (self->owner);

      if (self->source == source && !left)
        nun_turns_end (self);
      if (self->source != source)
        return FALSE;
    }
  while (g_get_monotonic_time () < end_us);
  return TRUE;
}

static gboolean
on_turn (gpointer data)
{
  return run (data) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
nun_turns_begin (NunTurns *self, NunPiece piece, gpointer owner, int priority)
{
  nun_turns_end (self);
  self->piece = piece;
  self->owner = owner;
  self->source = g_idle_add_full (priority, on_turn, self, NULL);
}

void
nun_turns_advance (NunTurns *self)
{
  if (self->source != 0)
    run (self);
}

void
nun_turns_end (NunTurns *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

gboolean
nun_turns_are_left (const NunTurns *self)
{
  return self->source != 0;
}
