#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The door to SQLite: opening, the schema and its migrations, errors.  Inside the room only; the types
 * of SQLite stay out of headers by being opaque pointers here. */
typedef struct sqlite3      NunDatabase;
typedef struct sqlite3_stmt NunStatement;

/* "Nunc": offset 68 of the file, so that file managers know it. */
#define NUN_STORE_APPLICATION_ID 0x4E756E63
#define NUN_STORE_SCHEMA_VERSION 6

/* The one kind of virtual table that a publication may hold: the index over the footprints of rows_ID, whose id is
 * the row's key; ra and dec are where the row lies. */
#define NUN_STORE_FOOTPRINTS "foot_"
#define NUN_STORE_FOOTPRINT_INDEX "rtree(id,x0,x1,y0,y1,z0,z1,+ra,+dec)"

/* What a writer's connection keeps of the file in memory, and sorts in. */
#define NUN_DATABASE_WRITER_CACHE_KIB 32768

/* create: the file must not exist; else it must, and be a publication.  Migrates an older file when it
 * can be written. */
NunDatabase *
nun_database_open (const char *path, gboolean create, gboolean read_only, GError **error);

/* The last to close folds the log back into the one file; a last one that only read leaves no log either. */
void nun_database_close (NunDatabase *database);

/* Sets error from the last failure of the database; what: a sentence's begin, "Cannot save the title".
 * Always returns FALSE. */
gboolean nun_database_fail (NunDatabase *database, GError **error);

gboolean nun_database_run (NunDatabase *database, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Parameters: 'i' gint64, 'd' double, 's' const char * (NULL is NULL), 'n' for NULL; bound from 1 on. */
NunStatement *nun_database_prepare (NunDatabase *database, const char *sql, GError **error);
void          nun_statement_bind (NunStatement *statement, const char *types, ...);

/* Runs to the end a statement that returns no rows, and makes it ready again. */
gboolean nun_statement_run (NunStatement *statement, NunDatabase *database, GError **error);
void     nun_statement_free (NunStatement *statement);

/* A value of the row that the statement stands on, borrowed until its next step; column: from 0.  A text that is no UTF-8 is NULL. */
void nun_statement_read (NunStatement *statement, int column, NunValue *value);

/* Prepare, bind, run. */
gboolean nun_database_execute (NunDatabase *database,
                               GError     **error,
                               const char  *sql,
                               const char  *types,
                               ...);

/* The first column of the first row, or `otherwise`. */
gint64 nun_database_get_int (NunDatabase *database, const char *sql, gint64 otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunStatement, nun_statement_free)

G_END_DECLS
