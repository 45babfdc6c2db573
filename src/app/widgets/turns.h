#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Work of the main thread that would be felt in one piece, done piece by piece: as many in a turn of the main loop as few
 * milliseconds hold, the rest in later ones, between which the window draws and answers.  A NunTurns lies in the structure of its
 * owner, zeroed at first; the owner ends it in dispose.  Main thread only. */

/* Does the next piece; FALSE: it was the last.  It may begin or end the work anew. */
typedef gboolean (*NunPiece) (gpointer owner);

typedef struct
{
  NunPiece piece;
  gpointer owner; /* a GObject, borrowed */
  guint    source;
} NunTurns;

/* Pieces are done from the next turn on that has nothing more urgent to do than priority (G_PRIORITY_DEFAULT_IDLE, or G_PRIORITY_LOW
 * for what nobody waits for).  What was under way before is left where it is. */
void nun_turns_begin (NunTurns *self, NunPiece piece, gpointer owner, int priority);

/* One turn's worth at once: what is seen first shall be there with the frame that is drawn next. */
void nun_turns_advance (NunTurns *self);

/* Nothing more is done. */
void nun_turns_end (NunTurns *self);

gboolean nun_turns_are_left (const NunTurns *self);

G_END_DECLS
