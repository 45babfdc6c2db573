#pragma once

#include "serve/protocol.h"
#include "vo/resource.h"

G_BEGIN_DECLS

/* Parts that the landing pages of tables, images and spectra share. */

const char *nun_page_title (const NunVoResource *resource, const char *table);

/* Who, when, under which licence. */
void nun_page_facts (GString *out, const NunVoResource *resource, const NunCollection *collection);

/* columns: of NunColumn; may be NULL. */
void nun_page_columns (GString *out, GPtrArray *columns);

/* Links to what VOSI has. */
void nun_page_documents (GString *out);

/* A paragraph about the embargo while the collection, or all of it, is under one. */
void nun_page_embargo (GString *out, const NunService *service, const char *table);

/* HTTP's status of a page that says what is wrong with its question. */
guint nun_page_status (const GError *error);

/* Takes both; the answer is head and foot. */
NunAnswer *nun_page_finish (guint status, GString *head, GString *foot);

/* page-observation.c: the page of images or spectra, with the answer to the question that the request holds. */
NunAnswer *nun_page_observation (const NunService    *service,
                                 const char          *table,
                                 const NunVoResource *resource,
                                 const NunRequest    *request,
                                 GCancellable        *cancellable);

G_END_DECLS
