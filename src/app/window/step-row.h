#pragma once

#include <adwaita.h>

#include "describe/finding.h"

G_BEGIN_DECLS

/* A step in the list at the left: its name and how it stands, as icon and in words. */
typedef enum
{
  NUN_STEP_TODO,
  NUN_STEP_LOOK,
  NUN_STEP_READY, /* nothing stands in the way of what is done there */
  NUN_STEP_DONE,
} NunStepState;

#define NUN_TYPE_STEP_ROW (nun_step_row_get_type ())
G_DECLARE_FINAL_TYPE (NunStepRow, nun_step_row, NUN, STEP_ROW, GtkListBoxRow)

GtkWidget *nun_step_row_new (NunStep step);
NunStep    nun_step_row_get_step (NunStepRow *self);

/* n_needed: how many answers or mends it still needs; 0 for none. */
void nun_step_row_set_state (NunStepRow *self, NunStepState state, guint n_needed);

/* How a step stands by these findings; the preview and the hand-over wait for the steps before them, and are
 * then ready: they leave nothing behind that could be done. */
NunStepState nun_step_state (GPtrArray *findings, NunStep step);

G_END_DECLS
