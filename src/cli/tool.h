#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the verbs of nunciusctl share. */

#define NUN_EXIT_FAILED 1
#define NUN_EXIT_USAGE 2

typedef struct
{
  const char *name;
  const char *arguments; /* after the verb, in the usage line */
  const char *summary;   /* one line, translated by the caller */
  const char *details;   /* paragraphs of the verb's --help; may be NULL */
  /* argv[0] is the verb.  Returns the exit status. */
  int (*run) (int argc, char **argv);
} NunVerb;

extern const NunVerb nun_verb_inspect, nun_verb_create, nun_verb_describe, nun_verb_set,
    nun_verb_serve, nun_verb_record, nun_verb_check, nun_verb_update, nun_verb_suggest,
    nun_verb_vocabulary, nun_verb_rules, nun_verb_registration, nun_verb_find, nun_verb_request;

/* Reads the options of a verb; --help prints and ends the program.  n_least .. n_most (-1: no bound) arguments must
 * remain behind argv[0].  FALSE after having said on stderr what is wrong: end with NUN_EXIT_USAGE. */
gboolean nun_tool_options (const NunVerb      *verb,
                           const GOptionEntry *entries,
                           int                *argc,
                           char             ***argv,
                           int                 n_least,
                           int                 n_most);

/* Prints "nunciusctl: sentence" and returns NUN_EXIT_FAILED. */
int nun_tool_fail (const GError *error);
int nun_tool_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* A cancellable that SIGINT and SIGTERM cancel; for verbs without a main loop.  To be called before
 * another thread starts.  Owned by the program. */
GCancellable *nun_tool_cancellable (void);

/* A NunProgress that draws on stderr when that is a terminal; user_data: what is done, a string. */
void nun_tool_progress (double fraction, gpointer what);

/* Sorts the rows of every table anew whose roles, units or frame have changed. */
gboolean nun_tool_place_all (NunStore *store, GError **error);

/* Takes trailing slashes off *url, where it is not NULL; FALSE with an error when it is no web address. */
gboolean nun_tool_check_url (char *url, GError **error);

/* The table that --table names, or the only one; NULL and an error naming the choices. */
const NunCollection *
nun_tool_choose_table (const NunDescription *description, const char *name, GError **error);

/* The text, cut with an ellipsis where it is longer than so many characters; "-" for NULL and "".  g_free. */
char *nun_tool_clip (const char *text, glong most);

/* The table of a file that --table names, or the largest; NULL and an error. */
NunTable *nun_tool_choose_file_table (NunFile *file, const char *name, GError **error);

/* What the user taught; where it cannot be read, a warning on stderr and nothing (never NULL).  Transfer full. */
NunPersonal *nun_tool_load_personal (void);

/* Has the imports of a store guess by it. */
void nun_tool_use_personal (NunStore *store);

G_END_DECLS
