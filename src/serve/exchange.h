#pragma once

#include "serve/answer.h"
#include "serve/host-limits.h"
#include "serve/request.h"

G_BEGIN_DECLS

/* HTTP as far as it does not flow: checks of a request, and the head of an answer.  Every soup_message is a
 * SoupServerMessage; the thread is the host's. */

/* For a new message: what it says when libsoup itself turns the request down, before any handler is asked. */
void nun_exchange_prepare (gpointer soup_message);

/* When the head is there and the body is not: answers what is too long, and then keeps none of its body. */
void nun_exchange_check_head (gpointer soup_message, const NunLimits *limits);

/* Whether method and body are of a kind that a form or a client of the VO sends; else it has been answered. */
gboolean nun_exchange_check_method (gpointer soup_message);

/* The request below base_url: a proxy in front may or may not have taken the base URL's own path away. */
NunRequest *nun_exchange_make_request (gpointer soup_message, const char *base_url);

/* Status and header lines. whole: the body's length is known; else it comes in pieces. */
void nun_exchange_set_head (gpointer         soup_message,
                            const NunAnswer *answer,
                            gboolean         is_gzipped,
                            gboolean         whole);

G_END_DECLS
