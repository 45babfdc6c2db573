#pragma once

#include "serve/answer.h"

G_BEGIN_DECLS

/* Small pieces of HTML.  Everything that is not a literal of ours goes through nun_html_text. */

/* text with the five special characters as references and without characters that HTML forbids; NULL is "". */
void nun_html_text (GString *out, const char *text);

/* <tag>text</tag>; nothing when text is NULL or empty. */
void nun_html_element (GString *out, const char *tag, const char *text);

/* <a href="url">label</a>, where url begins with http:, https: or mailto: or is relative; else only the label. */
void nun_html_link (GString *out, const char *url, const char *label);

/* Paragraphs of a text, parted by empty lines. */
void nun_html_paragraphs (GString *out, const char *text);

/* Everything up to <main>, and what ends it. */
void nun_html_begin (GString *out, const char *title);
void nun_html_end (GString *out);

/* The header lines that every page gets: no foreign content, no scripts. */
void nun_html_add_headers (NunAnswer *answer);

#define NUN_HTML_TYPE "text/html;charset=utf-8"

G_END_DECLS
