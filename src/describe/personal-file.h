#pragma once

#include "describe/personal.h"

G_BEGIN_DECLS

/* The personal vocabulary on the disk.  All block: for worker threads of a program with a window.  Errors: G_FILE_ERROR,
 * G_IO_ERROR and NUN_DESCRIBE_ERROR_TEXT, the message with the file's name. */

/* Where this user's lies: nuncius/vocabulary.txt among the user's data.  g_free. */
char *nun_personal_path (void);

/* What the file says; nothing known where there is none.  NULL when it cannot be read or understood: then it must
 * not be written over. */
NunPersonal *nun_personal_load (const char *path, GError **error);

/* What the file says after the change; NULL to leave it as it is. */
typedef NunPersonal *(*NunPersonalChange) (const NunPersonal *now, gpointer user_data);

/* Reads, changes and writes the file as one step: other programs that do the same wait, and nobody sees half
 * of it.  Returns what it says now. */
NunPersonal *nun_personal_change_file (const char       *path,
                                       NunPersonalChange change,
                                       gpointer          user_data,
                                       GError          **error);

G_END_DECLS
