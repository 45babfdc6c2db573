#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Words to add to a list by a press, below the input that they go to; invisible without any.
 *
 * Signal "chosen" (string): the word that was pressed. */
#define NUN_TYPE_ABOUT_CHIPS (nun_about_chips_get_type ())
G_DECLARE_FINAL_TYPE (NunAboutChips, nun_about_chips, NUN, ABOUT_CHIPS, AdwBin)

/* title: what a screen reader calls the group, translated. */
GtkWidget *nun_about_chips_new (const char *title);

/* The same for words that lead somewhere instead of being added. */
GtkWidget *nun_about_chips_new_going (const char *title);

/* words: NULL-terminated, or NULL for none; reason: why these, in a sentence, or NULL. */
void nun_about_chips_set (NunAboutChips *self, const char *const *words, const char *reason);

G_END_DECLS
