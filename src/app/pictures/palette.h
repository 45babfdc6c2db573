#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How strongly the pictures draw what they draw, as the opacity of the text's or the accent's colour on the ground of the window:
 * numbers and names have 4.5 times its contrast, marks that must be told apart from it 3 times (WCAG 2.1, 1.4.3 and 1.4.11), in
 * the light and in the dark. */
typedef enum
{
  NUN_MARK_GRID,   /* lines behind the data; of 3 times the contrast in high contrast only */
  NUN_MARK_RIM,    /* of the sky, the middle of the Milky Way, known lines of a spectrum */
  NUN_MARK_LABEL,  /* numbers at the lines; the text's colour */
  NUN_MARK_BESIDE, /* footprints, while another one is picked; the accent's colour */
  NUN_MARK_OUTLINE,
  NUN_MARK_POINTED, /* the cone, the row under the pointer */
  NUN_MARK_FEWEST, /* the cell of a single row among millions; of 3 times the contrast in high contrast only */
  NUN_MARK_NO_VALUE, /* a row that the colours tell nothing of; likewise */
  NUN_N_MARKS
} NunMark;

/* 0 to 1.  Any thread. */
double nun_mark_strength (NunMark mark, gboolean high_contrast);

/* Whether the desktop asks for it.  Main thread. */
gboolean nun_is_high_contrast (void);

G_END_DECLS
