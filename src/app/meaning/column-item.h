#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* A column of a table as the Meaning step lists it.  Signal "changed" when what is shown of it has changed. */
#define NUN_TYPE_COLUMN_ITEM (nun_column_item_get_type ())
G_DECLARE_FINAL_TYPE (NunColumnItem, nun_column_item, NUN, COLUMN_ITEM, GObject)

typedef enum
{
  NUN_COLUMN_LOOK, /* a guess that is not sure, no UCD at all, or a finding */
  NUN_COLUMN_SURE,
  NUN_COLUMN_DECIDED, /* its UCD, by a person */
} NunColumnState;

typedef enum
{
  NUN_CELL_NAME,
  NUN_CELL_PART, /* the role, or how it hangs on another column: "Error of Vmag" */
  NUN_CELL_UNIT,
  NUN_CELL_UCD,
  NUN_CELL_WORDS, /* the UCD in everyday words */
  NUN_CELL_SAMPLES,
  NUN_CELL_TYPE,
  NUN_CELL_DESCRIPTION,
  NUN_N_CELLS
} NunCell;

/* collection: a reference is kept. */
NunColumnItem *nun_column_item_new (NunCollection *collection, guint index);

const char    *nun_column_item_get_name (NunColumnItem *self);
guint          nun_column_item_get_index (NunColumnItem *self); /* of the column in its table */
const char    *nun_column_item_get_text (NunColumnItem *self, NunCell cell); /* "" when not said */
NunColumnState nun_column_item_get_state (NunColumnItem *self);
const char    *nun_column_state_icon (NunColumnState state);
const char    *nun_column_state_words (NunColumnState state); /* translated */

/* Whether its UCD is no more than offered: the world sees none (nun_description_is_said). */
gboolean nun_column_item_is_hunch (NunColumnItem *self);

/* Why it needs a look, or what speaks for its UCD: lines for people, "" for none. */
const char *nun_column_item_get_why (NunColumnItem *self);

const NunColumnProfile *
nun_column_item_get_profile (NunColumnItem *self); /* NULL when not counted */

/* "110 values, 3 missing": what was counted in the file.  g_free. */
char *nun_column_item_dup_facts (NunColumnItem *self);

/* Reads the description again.  found: sentences (char*) of findings by the names of the columns that they stand against;
 * advice: of the column, or NULL. */
void nun_column_item_refresh (NunColumnItem   *self,
                              NunDescription  *description,
                              GHashTable      *found,
                              const NunAdvice *advice);

G_END_DECLS
