#pragma once

#include "app/session/session.h"
#include "observe/observation-field.h"

G_BEGIN_DECLS

/* A field of the observation model as the Meaning step lists it, with the rule that fills it.  Signal "changed" when what is
 * shown of it has changed. */
#define NUN_TYPE_FIELD_ITEM (nun_field_item_get_type ())
G_DECLARE_FINAL_TYPE (NunFieldItem, nun_field_item, NUN, FIELD_ITEM, GObject)

typedef enum
{
  NUN_FIELD_LOOK, /* a remark stands against it, or everybody should say it and the rule is hardly more than a guess */
  NUN_FIELD_SURE,
  NUN_FIELD_DECIDED, /* by a person */
} NunFieldState;

typedef enum
{
  NUN_FIELD_CELL_SAMPLE,
  NUN_FIELD_CELL_COUNT, /* "38 of 41" */
  NUN_FIELD_CELL_RULE,
  NUN_FIELD_CELL_REASON, /* why, and how sure that is */
  NUN_N_FIELD_CELLS
} NunFieldCell;

/* column: of the field in the collection. */
NunFieldItem *nun_field_item_new (const NunObservationField *field, guint column);

const NunObservationField *nun_field_item_get_field (NunFieldItem *self);
guint                      nun_field_item_get_column (NunFieldItem *self);
const char   *nun_field_item_get_text (NunFieldItem *self, NunFieldCell cell); /* "" for nothing */
NunFieldState nun_field_item_get_state (NunFieldItem *self);
gint64        nun_field_item_get_n_missing (NunFieldItem *self); /* files without a value */
const char   *nun_field_state_icon (NunFieldState state);
const char   *nun_field_state_words (NunFieldState state); /* translated */

/* Whether the files should all have it and some have not. */
gboolean nun_field_item_has_gaps (NunFieldItem *self);

/* Reads the description again.  found: a set of the keys of fields that a remark stands against which is more than a wish. */
void nun_field_item_refresh (NunFieldItem         *self,
                             const NunDescription *description,
                             const NunCollection  *collection,
                             GHashTable           *found);

/* A value of the field as people read it: a real number with no more decimals than matter (of degrees six, which is 4 mas, of
 * days five, which is a second, else six significant digits); any other text as it is.  g_free. */
char *nun_field_dup_shown (const NunObservationField *field, const char *value);

G_END_DECLS
