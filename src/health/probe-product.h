#pragma once

#include "health/probe-search.h"

G_BEGIN_DECLS

/* What the rows of an image or spectrum search lead to: files, previews, lists of links, cutouts, spectra as VOTables.  reading: an
 * answer with all columns. */
void nun_probe_products (NunProbe *self, const NunSearch *search, const NunReading *reading);

/* Fields of the observation model that must stand in an answer, by attribute ("name", "ucd", "utype"). id: of the rule. */
void nun_probe_mandatory (NunProbe         *self,
                          const NunSearch  *search,
                          const NunReading *reading,
                          guint             model,
                          const char       *id);

/* Some rows with all columns of the search; NULL when there are none. */
NunReading *nun_probe_sample (NunProbe *self, const NunSearch *search);

G_END_DECLS
