#pragma once

#include <glib.h>

/* Cards as wcslib is to see them.  Only for wcs.c. */

typedef enum
{
  NUN_WCS_WHOLE,         /* as the file has them */
  NUN_WCS_NO_DISTORTION, /* without distortion polynomials and tables */
  NUN_WCS_PLAIN,         /* only what a linear projection needs, units that are none left out */
  NUN_WCS_N_ATTEMPTS
} NunWcsAttempt;

/* The cards of that attempt, joined; *n_kept: how many.  g_free. */
char *nun_wcs_header (const char *cards, guint n_cards, NunWcsAttempt attempt, guint *n_kept);

/* The attempt to begin with. */
NunWcsAttempt nun_wcs_header_first_attempt (const char *cards, guint n_cards);

/* Whether every reference and step is a finite number. */
gboolean nun_wcs_header_is_sound (const char *cards, guint n_cards);

/* What the attempt leaves out, translated; NULL for nothing. */
const char *nun_wcs_attempt_left_out (NunWcsAttempt attempt);
