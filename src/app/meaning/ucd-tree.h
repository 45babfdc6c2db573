#pragma once

#include <gtk/gtk.h>

#include "vocabulary/ucd-word.h"

G_BEGIN_DECLS

/* The words of UCD1+ as a tree to walk through: families, their words, the words below those.  Main thread. */
#define NUN_TYPE_UCD_NODE (nun_ucd_node_get_type ())
G_DECLARE_FINAL_TYPE (NunUcdNode, nun_ucd_node, NUN, UCD_NODE, GObject)

const char *nun_ucd_node_get_name (NunUcdNode *self); /* "phot.mag" */

/* NULL for a name that only holds others together.  Static. */
const NunUcdWord *nun_ucd_node_get_word (NunUcdNode *self);

/* Which words are to be in a tree; user_data is only used during the call. */
typedef gboolean (*NunUcdWanted) (const NunUcdWord *word, gpointer user_data);

/* The words in force that are wanted, as a tree of NunUcdNode with folded families; wanted NULL: all. */
GtkTreeListModel *nun_ucd_tree_new (NunUcdWanted wanted, gpointer user_data);

/* The words (of NunUcdWord) as a list of the same kind, in their order. */
GtkTreeListModel *nun_ucd_tree_new_flat (GPtrArray *words);

/* A factory for the rows of a GtkListView over such a model: what the word means, how it is spelt. */
GtkListItemFactory *nun_ucd_tree_make_factory (void);

/* Puts the focus on the row of the list that shows it, if it is on the screen. */
void nun_ucd_tree_focus (GtkListView *list, GtkTreeListRow *row);

G_END_DECLS
