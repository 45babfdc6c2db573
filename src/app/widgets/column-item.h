#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* A column of a table as the Meaning step lists it.  Signal "changed" when what is shown of it has changed. */
#define NUN_TYPE_COLUMN_ITEM (nun_column_item_get_type ())
G_DECLARE_FINAL_TYPE (NunColumnItem, nun_column_item, NUN, COLUMN_ITEM, GObject)

typedef enum
{
  NUN_COLUMN_LOOK,    /* a guess that is little more than that, or a finding */
  NUN_COLUMN_GUESSED, /* likely right */
  NUN_COLUMN_SURE,
  NUN_COLUMN_DECIDED, /* by a person */
} NunColumnState;

typedef enum
{
  NUN_CELL_NAME,
  NUN_CELL_ROLE,
  NUN_CELL_UNIT,
  NUN_CELL_UCD,
  NUN_CELL_SAMPLES,
  NUN_CELL_TYPE,
  NUN_CELL_DESCRIPTION,
  NUN_N_CELLS
} NunCell;

/* collection: a reference is kept. */
NunColumnItem *nun_column_item_new (NunCollection *collection, guint index);

const char    *nun_column_item_get_name (NunColumnItem *self);
const char    *nun_column_item_get_text (NunColumnItem *self, NunCell cell); /* "" when not said */
NunColumnState nun_column_item_get_state (NunColumnItem *self);
const char    *nun_column_state_icon (NunColumnState state);
const char    *nun_column_state_words (NunColumnState state); /* translated */

const NunColumnProfile *
nun_column_item_get_profile (NunColumnItem *self); /* NULL when not counted */

/* "110 values, 3 missing": what was counted in the file.  g_free. */
char *nun_column_item_dup_facts (NunColumnItem *self);

/* Reads the description again.  found: names of columns (char*) against which a finding stands. */
void nun_column_item_refresh (NunColumnItem *self, NunDescription *description, GHashTable *found);

G_END_DECLS
