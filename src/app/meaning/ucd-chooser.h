#pragma once

#include <adwaita.h>

#include "advise/suggest.h"

G_BEGIN_DECLS

/* The dialog in which a UCD is chosen: by a suggestion, by searching in everyday words, by walking through all words,
 * by adding details to a word, or by typing.
 *
 * Signal "chosen" (string): the UCD, valid, or "" for none; the dialog has closed itself. */
#define NUN_TYPE_UCD_CHOOSER (nun_ucd_chooser_get_type ())
G_DECLARE_FINAL_TYPE (NunUcdChooser, nun_ucd_chooser, NUN, UCD_CHOOSER, AdwWindow)

typedef enum
{
  NUN_UCD_CHOOSER_SUGGESTIONS,
  NUN_UCD_CHOOSER_WORDS,   /* what is chosen says what the column holds */
  NUN_UCD_CHOOSER_DETAILS, /* what is chosen is added to that */
} NunUcdChooserMode;

/* column: its name; facts: a line about it ("mag · 1.6, 2.3"), may be ""; ucd: what is said now, "" for nothing. */
NunUcdChooser *
nun_ucd_chooser_new (GtkWindow *parent, const char *column, const char *facts, const char *ucd);

/* suggestions: of NunSuggestion, best first; a reference is taken.  NULL: they are still being worked out. */
void nun_ucd_chooser_set_suggestions (NunUcdChooser *self, GPtrArray *suggestions);

void nun_ucd_chooser_set_mode (NunUcdChooser *self, NunUcdChooserMode mode);

G_END_DECLS
