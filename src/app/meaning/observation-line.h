#pragma once

#include "app/session/session.h"
#include "observe/observation-field.h"

G_BEGIN_DECLS

/* What the grid of files and fields shows in a column, and how wide. */
typedef struct
{
  guint                      column; /* of the collection */
  const NunObservationField *field;  /* NULL for the file's name */
  int                        width;  /* in pixels */
} NunGridField;

/* All of them, the file's name first; counted references (g_rc_box), main thread. */
typedef struct
{
  NunObservations *observations;
  GArray          *fields; /* of NunGridField */
} NunGridShape;

NunGridShape *nun_grid_shape_new (NunObservations *observations); /* without a field yet */
NunGridShape *nun_grid_shape_ref (NunGridShape *self);
void          nun_grid_shape_unref (NunGridShape *self);

/* A file in that grid: one widget draws all its values.  A grid of widgets would have thousands of them, for the list keeps two
 * hundred rows.  To a screen reader it is its row, which has the file's name, and all values for a description once it is seen. */
#define NUN_TYPE_OBSERVATION_LINE (nun_observation_line_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationLine, nun_observation_line, NUN, OBSERVATION_LINE, GtkWidget)

GtkWidget *nun_observation_line_new (void);

/* The same file with other fields, once it shows one; shape: of the same observations. */
void nun_observation_line_set_shape (NunObservationLine *self, NunGridShape *shape);

/* row: of the observations; the shape has one field at least. */
void nun_observation_line_show (NunObservationLine *self, NunGridShape *shape, gint64 row);

/* How much room a title or value of so many letters needs there. */
int nun_observation_line_get_width (GtkWidget *any, guint chars);

/* The text of a cell, "" for nothing; index: of the shape's fields.  NULL before it shows a file. */
const char *nun_observation_line_get_text (NunObservationLine *self, guint index);

/* The field at a place in the widget, or NULL. */
const NunObservationField *nun_observation_line_find_field (NunObservationLine *self, double x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunGridShape, nun_grid_shape_unref)

G_END_DECLS
