#pragma once

#include "files/table.h"
#include "files/votable-field.h"

G_BEGIN_DECLS

/* What a VOTable says around its rows: notes of the document, its RESOURCEs and TABLEs, coordinate systems
 * and the GROUPs that give them to FIELDs.  One thread. */
typedef struct _NunVotableContext NunVotableContext;

NunVotableContext *nun_votable_context_new (void);
void               nun_votable_context_free (NunVotableContext *self);

/* A VOTABLE, RESOURCE or TABLE begins; when it ends its notes go to all tables from then on. */
void nun_votable_context_enter (NunVotableContext *self, const GPtrArray *tables);
void nun_votable_context_leave (NunVotableContext *self, const GPtrArray *tables);

gboolean nun_votable_context_is_open (NunVotableContext *self);

void nun_votable_context_note (NunVotableContext *self,
                               const char        *key,
                               const char        *value,
                               const char        *source);
/* An INFO or a PARAM: a note under the field of describe/field.h that it means, else "param:NAME". */
void nun_votable_context_info (NunVotableContext *self,
                               const char        *element,
                               const char        *name,
                               const char        *value,
                               const char        *unit);

/* A COOSYS or TIMESYS.  Returns FALSE when it is a COOSYS of an equinox that is no frame of ours. */
gboolean nun_votable_context_system (NunVotableContext *self,
                                     const char        *element,
                                     const char *const *attributes);

void nun_votable_context_start_group (NunVotableContext *self, const char *const *attributes);
void nun_votable_context_end_group (NunVotableContext *self);
void nun_votable_context_group_field (NunVotableContext *self, const char *const *attributes);
void nun_votable_context_group_param (NunVotableContext *self, const char *const *attributes);

/* The frame of a field by its own ref or by a GROUP that names it; NULL unknown.  Borrowed. */
const char *nun_votable_context_get_frame (NunVotableContext *self, const NunVotableField *field);

/* VALUES null by the ID of the VALUES. */
void nun_votable_context_add_null (NunVotableContext *self, const char *id, const char *null);
const char *nun_votable_context_get_null (NunVotableContext *self, const char *id);

/* The FIELDs of a TABLE by its ID: of NunVotableField, as they were declared.  NULL unknown.  Borrowed. */
void
nun_votable_context_add_fields (NunVotableContext *self, const char *id, const GPtrArray *fields);
GPtrArray *nun_votable_context_get_fields (NunVotableContext *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVotableContext, nun_votable_context_free)

G_END_DECLS
