#pragma once

/* What tests of several rooms share. */

/* The folder and all that is in it; what is not there is no fault. */
void remove_tree (const char *path);

/* Runs it in a process of its own whose language is "xx", as translations are read once; skipped where
 * msgfmt or the files of C.UTF-8 are missing. */
void in_another_language (void (*speak) (void));

/* A catalogue for that language below the folder; messages: as in a PO file. */
void install_words (const char *folder, const char *domain, const char *messages);
