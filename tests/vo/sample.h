#pragma once

#include "describe/description.h"

/* A description with one or two small tables, as far as their facts go; what people say of them comes from
 * a text (nun_description_apply_text). The second table, "second", has no position. */
NunDescription *sample_description (gboolean two_tables, const char *text);

/* Answers to all that the record must say. */
extern const char sample_about[];
