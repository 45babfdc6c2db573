#pragma once

#include <adwaita.h>

#include "files/header.h"

G_BEGIN_DECLS

/* The cards of a header, searchable: keyword, value, comment.  Signal "picked" (string keyword): a card was opened, by a
 * double click or Enter.  Cards can be dragged to where a keyword is taken (keyword-drag.h). */
#define NUN_TYPE_CARD_LIST (nun_card_list_get_type ())
G_DECLARE_FINAL_TYPE (NunCardList, nun_card_list, NUN, CARD_LIST, AdwBin)

/* A reference is taken; NULL for a file that has none. */
void nun_card_list_set_header (NunCardList *self, NunHeader *header);

/* What is typed now is searched for. */
void nun_card_list_focus (NunCardList *self);

/* How many cards the search leaves. */
guint nun_card_list_get_n_shown (NunCardList *self);

/* The keyword of the selected card, or NULL.  Borrowed. */
const char *nun_card_list_get_selected (NunCardList *self);

G_END_DECLS
