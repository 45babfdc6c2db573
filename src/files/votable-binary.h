#pragma once

#include "files/votable-field.h"

G_BEGIN_DECLS

/* The rows of a BINARY or BINARY2 stream out of its base64 text, as it comes. One thread. */
typedef struct _NunVotableBinary NunVotableBinary;

/* fields: of NunVotableField, borrowed. has_flags: BINARY2. */
NunVotableBinary *nun_votable_binary_new (GPtrArray *fields, gboolean has_flags);
void              nun_votable_binary_free (NunVotableBinary *self);

/* What is pushed from now on is gzip, within the base64 if there is such. */
void nun_votable_binary_set_gzip (NunVotableBinary *self);

void nun_votable_binary_push (NunVotableBinary *self, const char *base64, gsize length);

void nun_votable_binary_push_bytes (NunVotableBinary *self, const guint8 *bytes, gsize length);

/* 1: a row, in values (which may be NULL to skip it; borrowed until the next call of push or next); 0: more text is
 * needed; -1: this is no row of these fields. */
int nun_votable_binary_next (NunVotableBinary *self, NunValue *values);

/* Bytes behind the last whole row. */
gsize nun_votable_binary_get_rest (NunVotableBinary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVotableBinary, nun_votable_binary_free)

G_END_DECLS
