#pragma once

#include <adwaita.h>

#include "describe/field.h"

G_BEGIN_DECLS

/* A line below an entry that judges a UCD or a unit while it is typed: what it says in everyday words, or what is
 * wrong with it and a button that mends it.  Signal "use" (string): the button was pressed; the mended text. */
#define NUN_TYPE_VERDICT (nun_verdict_get_type ())
G_DECLARE_FINAL_TYPE (NunVerdict, nun_verdict, NUN, VERDICT, AdwBin)

typedef enum
{
  NUN_VERDICT_NONE, /* nothing typed: nothing to say */
  NUN_VERDICT_GOOD,
  NUN_VERDICT_MENDABLE,
  NUN_VERDICT_BAD,
} NunVerdictState;

GtkWidget *nun_verdict_new (NunFieldKind kind);                  /* NUN_FIELD_UCD or _UNIT */
void nun_verdict_set_kind (NunVerdict *self, NunFieldKind kind); /* where a template made it */

/* Judges the text and shows what comes of it. */
NunVerdictState nun_verdict_judge (NunVerdict *self, const char *text);

const char *nun_verdict_get_text (NunVerdict *self);     /* what is shown, "" for nothing */
const char *nun_verdict_get_sentence (NunVerdict *self); /* what is wrong; NULL when nothing is */
const char *nun_verdict_get_repair (NunVerdict *self);   /* when MENDABLE; NULL otherwise */

/* A UCD in everyday words, as the beginning of a line; NULL for one that is not valid.  g_free. */
char *nun_ucd_words_for_people (const char *ucd);

G_END_DECLS
