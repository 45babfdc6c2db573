#pragma once

#include "sky/region.h"

G_BEGIN_DECLS

/* A spatial MOC (IVOA MOC 2.0): a set of HEALPix NESTED cells of mixed orders.  Not thread-safe. */
typedef struct _NunMoc NunMoc;

/* max_order: 0 to 29, the finest order that it keeps; cells added finer are coarsened to it. */
NunMoc *nun_moc_new (int max_order);

/* The same in little memory: one order coarser whenever there are more ranges than that, of 16 bytes each. */
NunMoc *nun_moc_new_within (int max_order, guint max_ranges);
void    nun_moc_free (NunMoc *self);

/* Cells may come in any order and more than once; ascending is fastest. */
void nun_moc_add_cell (NunMoc *self, int order, gint64 cell);

/* All cells that the region can touch, at max_order or, of a region with a long rim, coarser. */
void nun_moc_add_region (NunMoc *self, const NunRegion *region);

gboolean nun_moc_is_empty (NunMoc *self);
gboolean nun_moc_contains (NunMoc *self, double ra_deg, double dec_deg);

/* The part of the sky covered, 0 to 1. */
double nun_moc_fraction (NunMoc *self);

/* Lowers max_order until the ASCII form has at most max_cells cells and ranges (a bound for records). */
void nun_moc_simplify (NunMoc *self, guint max_cells);

/* ASCII serialization (MOC 2.0 section 4.3.2), e.g. "3/1-4 10 4/77"; empty string for an empty MOC.
 * The last order is the MOC's own, named even when no cell of it is there ("3/1 5/").  g_free. */
char *nun_moc_to_ascii (NunMoc *self);

/* Adds the cells of such a text, coarsened where they are finer than max_order.  FALSE, with some of them perhaps added,
 * when it is none. */
gboolean nun_moc_add_ascii (NunMoc *self, const char *ascii);

/* Whether all of part lies within self. */
gboolean nun_moc_covers (NunMoc *self, NunMoc *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunMoc, nun_moc_free)

G_END_DECLS
