/* Opening a publication file, its schema, its migrations, and the one place that turns SQLite's codes into
 * our errors. */
#include "store/database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (nun - store - error - quark, nun_store_error)

#define READER_CACHE_KIB 4096

/* What each version adds to the one before; a file of version n is brought up by entries n ... */
static const char *const migrations[NUN_STORE_SCHEMA_VERSION] = {
  /* 1 */
  "CREATE TABLE collection ("
  "  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, source TEXT, source_table TEXT,"
  "  source_hdu INTEGER, source_size INTEGER, source_mtime INTEGER, source_sha256 TEXT, format "
  "TEXT,"
  "  n_rows INTEGER NOT NULL, n_placed INTEGER NOT NULL, n_zero INTEGER NOT NULL,"
  "  n_off INTEGER NOT NULL, moc TEXT, has_test INTEGER NOT NULL,"
  "  test_ra REAL, test_dec REAL, test_sr REAL, sorted_by TEXT NOT NULL);"
  "CREATE TABLE file_column ("
  "  collection INTEGER NOT NULL REFERENCES collection ON DELETE CASCADE, number INTEGER NOT NULL,"
  "  name TEXT NOT NULL, original TEXT, datatype TEXT NOT NULL, arraysize TEXT, unit TEXT, ucd "
  "TEXT,"
  "  utype TEXT, xtype TEXT, description TEXT, frame TEXT, sexagesimal INTEGER NOT NULL,"
  "  n_null INTEGER, n_distinct INTEGER, minimum REAL, maximum REAL, longest INTEGER, samples "
  "TEXT, histogram TEXT,"
  "  PRIMARY KEY (collection, number)) WITHOUT ROWID;"
  "CREATE TABLE note ("
  "  collection INTEGER NOT NULL REFERENCES collection ON DELETE CASCADE,"
  "  key TEXT NOT NULL, value TEXT NOT NULL, source TEXT);"
  "CREATE TABLE said ("
  "  place_table TEXT NOT NULL, place_column TEXT NOT NULL, key TEXT NOT NULL,"
  "  decided INTEGER NOT NULL, value TEXT NOT NULL, origin INTEGER NOT NULL,"
  "  confidence REAL NOT NULL, reason TEXT,"
  "  PRIMARY KEY (place_table, place_column, key, decided)) WITHOUT ROWID;"
  "CREATE TABLE history ("
  "  id INTEGER PRIMARY KEY, step INTEGER NOT NULL, what TEXT NOT NULL, undone INTEGER NOT NULL,"
  "  place_table TEXT, place_column TEXT, key TEXT NOT NULL, before TEXT, after TEXT);",
  /* 2: how values are shown, and how absent ones were spelled */
  "ALTER TABLE file_column ADD COLUMN width INTEGER;"
  "ALTER TABLE file_column ADD COLUMN precision TEXT;"
  "ALTER TABLE file_column ADD COLUMN spellings TEXT;",
  /* 3: images and spectra */
  "ALTER TABLE collection ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE collection ADD COLUMN scanned TEXT;"
  "ALTER TABLE collection ADD COLUMN all_hdus INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE collection ADD COLUMN ruled_by TEXT;",
  /* 4: what a registry endpoint has handed out (harvest.h) */
  "CREATE TABLE harvest ("
  "  identifier TEXT PRIMARY KEY, digest TEXT, since INTEGER NOT NULL, changed INTEGER NOT NULL)"
  "  WITHOUT ROWID;",
  /* 5: how far images and spectra reach */
  "ALTER TABLE collection ADD COLUMN temporal TEXT;"
  "ALTER TABLE collection ADD COLUMN spectral TEXT;",
  /* 6: whether rows of unchanged files can stay as they are */
  "ALTER TABLE collection ADD COLUMN reading TEXT;",
};

/* -- errors ------------------------------------------------------------------------------------------ */

static const struct
{
  int           code;
  NunStoreError error;
  const char   *sentence;
} causes[] = {
  { SQLITE_FULL, NUN_STORE_ERROR_FULL,
    N_ ("the disk is full; free some room and try again. Nothing was changed.") },
  { SQLITE_READONLY, NUN_STORE_ERROR_READONLY,
    N_ ("the file or its folder cannot be written; copy it to a folder of yours.") },
  { SQLITE_CANTOPEN, NUN_STORE_ERROR_READONLY,
    N_ ("the file cannot be opened here; check that its folder exists and can be written.") },
  { SQLITE_PERM, NUN_STORE_ERROR_READONLY, N_ ("no permission to open the file.") },
  { SQLITE_BUSY, NUN_STORE_ERROR_BUSY,
    N_ ("another program is changing the publication; try again when it is done.") },
  { SQLITE_LOCKED, NUN_STORE_ERROR_BUSY, N_ ("the publication is in use; try again in a moment.") },
  { SQLITE_NOTADB, NUN_STORE_ERROR_FOREIGN, N_ ("this is not a Nuncius publication.") },
  { SQLITE_CORRUPT, NUN_STORE_ERROR_BROKEN,
    N_ ("the publication is damaged; take a copy from a backup.") },
};

static const char *
database_path (NunDatabase *database)
{
  const char *path = database != NULL ? sqlite3_db_filename (database, "main") : NULL;

  return path != NULL ? path : "";
}

/* An input or output error with a full disk behind it is a full disk to a person. */
static int
plain_code (NunDatabase *database)
{
  int code = sqlite3_errcode (database) & 0xff;

  return code == SQLITE_IOERR && sqlite3_system_errno (database) == ENOSPC ? SQLITE_FULL : code;
}

gboolean
nun_database_fail (NunDatabase *database, GError **error)
{
  int code = plain_code (database);

  if (code == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (causes[i].code == code)
      {
        g_set_error (error, NUN_STORE_ERROR, causes[i].error, "%s: %s", database_path (database),
                     _ (causes[i].sentence));
        return FALSE;
      }
  g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_BROKEN, "%s: %s", database_path (database),
               sqlite3_errmsg (database));
  return FALSE;
}

/* -- statements -------------------------------------------------------------------------------------- */

gboolean
nun_database_run (NunDatabase *database, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list          arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK ||
         nun_database_fail (database, error);
}

NunStatement *
nun_database_prepare (NunDatabase *database, const char *sql, GError **error)
{
  NunStatement *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    nun_database_fail (database, error);
  return statement;
}

static void
bind_all (NunStatement *statement, const char *types, va_list arguments)
{
  for (int i = 0; types[i] != 0; i++)
    switch (types[i])
      {
      case 'i': sqlite3_bind_int64 (statement, i + 1, va_arg (arguments, gint64)); break;
      case 'd': sqlite3_bind_double (statement, i + 1, va_arg (arguments, double)); break;
      case 's':
        sqlite3_bind_text (statement, i + 1, va_arg (arguments, const char *), -1,
                           SQLITE_TRANSIENT);
        break;
      case 'n': sqlite3_bind_null (statement, i + 1); break;
      default: g_assert_not_reached ();
      }
}

void
nun_statement_bind (NunStatement *statement, const char *types, ...)
{
  va_list arguments;

  va_start (arguments, types);
  bind_all (statement, types, arguments);
  va_end (arguments);
}

gboolean
nun_statement_run (NunStatement *statement, NunDatabase *database, GError **error)
{
  gboolean fine = sqlite3_step (statement) == SQLITE_DONE || nun_database_fail (database, error);

  sqlite3_reset (statement);
  return fine;
}

void
nun_statement_read (NunStatement *statement, int column, NunValue *value)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      value->type = NUN_VALUE_LONG;
      value->i = sqlite3_column_int64 (statement, column);
      break;
    case SQLITE_FLOAT:
      value->type = NUN_VALUE_DOUBLE;
      value->d = sqlite3_column_double (statement, column);
      break;
    case SQLITE_TEXT:
      value->text = (const char *) sqlite3_column_text (statement, column);
      value->length = (gsize) sqlite3_column_bytes (statement, column);
      /* What we wrote is valid; what stands in a stranger's file need not be. */
      value->type =
          g_utf8_validate_len (value->text, value->length, NULL) ? NUN_VALUE_TEXT : NUN_VALUE_NULL;
      break;
    case SQLITE_BLOB:
      value->type = NUN_VALUE_BYTES;
      value->bytes = sqlite3_column_blob (statement, column);
      value->length = (gsize) sqlite3_column_bytes (statement, column);
      break;
    default: value->type = NUN_VALUE_NULL;
    }
}

void
nun_statement_free (NunStatement *statement)
{
  sqlite3_finalize (statement);
}

gboolean
nun_database_execute (NunDatabase *database,
                      GError     **error,
                      const char  *sql,
                      const char  *types,
                      ...)
{
  g_autoptr (NunStatement) statement = nun_database_prepare (database, sql, error);
  va_list                  arguments;

  if (statement == NULL)
    return FALSE;
  va_start (arguments, types);
  bind_all (statement, types, arguments);
  va_end (arguments);
  return nun_statement_run (statement, database, error);
}

gint64
nun_database_get_int (NunDatabase *database, const char *sql, gint64 otherwise)
{
  g_autoptr (NunStatement) statement = nun_database_prepare (database, sql, NULL);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    return sqlite3_column_int64 (statement, 0);
  return otherwise;
}

/* -- the schema -------------------------------------------------------------------------------------- */

static gboolean
migrate (NunDatabase *database, gint64 from, GError **error)
{
  if (!nun_database_run (database, error, "BEGIN IMMEDIATE"))
    return FALSE;
  for (gint64 version = from; version < NUN_STORE_SCHEMA_VERSION; version++)
    if (sqlite3_exec (database, migrations[version], NULL, NULL, NULL) != SQLITE_OK)
      {
        nun_database_fail (database, error);
        nun_database_run (database, NULL, "ROLLBACK");
        return FALSE;
      }
  return nun_database_run (database, error,
                           "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
                           NUN_STORE_APPLICATION_ID, NUN_STORE_SCHEMA_VERSION);
}

/* Ours has tables, and indexes over footprints.  A view, a trigger or another virtual table in a file from a stranger
 * would run at our reading and writing. */
static gboolean
has_foreign_schema (NunDatabase *database)
{
  return nun_database_get_int (
             database,
             "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')"
             " OR (type = 'table' AND sql LIKE '%VIRTUAL%' AND NOT (name GLOB "
             "'" NUN_STORE_FOOTPRINTS "[0-9]*' AND substr(name, 6) NOT GLOB '*[^0-9]*'"
             " AND sql = 'CREATE VIRTUAL TABLE ' || name || ' USING " NUN_STORE_FOOTPRINT_INDEX
             "'))",
             1) != 0;
}

/* A reader's connection cannot bring the file up to date; another one may. */
static gboolean
migrate_beside (NunDatabase *database)
{
  NunDatabase *writer = nun_database_open (database_path (database), FALSE, FALSE, NULL);
  gboolean     fine = writer != NULL;

  nun_database_close (writer);
  return fine;
}

static gboolean
check_kind (NunDatabase *database, gboolean read_only, GError **error)
{
  gint64 id = nun_database_get_int (database, "PRAGMA application_id", -1);
  gint64 version = nun_database_get_int (database, "PRAGMA user_version", -1);
  int    code = sqlite3_errcode (database) & 0xff;

  if (id < 0 && code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    return nun_database_fail (database, error);
  if (id != NUN_STORE_APPLICATION_ID || version < 0 || has_foreign_schema (database))
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_FOREIGN,
                 _ ("%s: this is not a Nuncius publication."), database_path (database));
  else if (version > NUN_STORE_SCHEMA_VERSION)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_NEWER,
                 _ ("%s: this publication was made by a newer Nuncius (format %d; this one knows "
                    "%d); install the newer version to open it."),
                 database_path (database), (int) version, NUN_STORE_SCHEMA_VERSION);
  else if (version == NUN_STORE_SCHEMA_VERSION)
    return TRUE;
  else if (read_only && migrate_beside (database))
    return TRUE;
  else if (read_only)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY,
                 _ ("%s: this publication has an older format and cannot be brought up to date "
                    "here; copy it to a folder of yours."),
                 database_path (database));
  else
    return migrate (database, version, error);
  return FALSE;
}

/* -- opening ----------------------------------------------------------------------------------------- */

/* A file in a folder that cannot be written has no log beside it: SQLite must not look for one. */
static char *
make_uri (const char *path, gboolean read_only)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  /* With a log beside it somebody is writing: then its content counts. */
  gboolean fixed = read_only && g_access (folder, W_OK) != 0 && g_access (log, F_OK) != 0;

  return g_strdup_printf ("file:%s%s", escaped, fixed ? "?immutable=1" : "");
}

static gboolean
check_path (const char *path, gboolean create, GError **error)
{
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (create && exists)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_EXISTS,
                 _ ("%s: there is a file of that name already; choose another name."), path);
  else if (!create && !exists)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_MISSING, _ ("%s: there is no such file."),
                 path);
  else if (!create && g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_FOREIGN,
                 _ ("%s: this is a folder, not a publication."), path);
  else if (!create && g_access (path, R_OK) != 0)
    g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_MISSING,
                 _ ("%s: no permission to read the file."), path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
prepare_connection (NunDatabase *database, gboolean create, gboolean read_only, GError **error)
{
  sqlite3_extended_result_codes (database, 1);
  sqlite3_busy_timeout (database, 3000);
  /* A publication may come from a stranger: its schema must not run code, its pages be checked. */
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* A server has many readers open, each of which reads a row once; only a writer sorts. */
  if (!nun_database_run (database, error,
                         "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
                         "PRAGMA cache_size = -%d; PRAGMA temp_store = FILE;",
                         read_only ? READER_CACHE_KIB : NUN_DATABASE_WRITER_CACHE_KIB))
    return FALSE;
  if (create)
    return migrate (database, 0, error) &&
           nun_database_run (database, error, "PRAGMA journal_mode = WAL");
  if (!check_kind (database, read_only, error))
    return FALSE;
  return read_only || nun_database_run (database, error, "PRAGMA journal_mode = WAL");
}

NunDatabase *
nun_database_open (const char *path, gboolean create, gboolean read_only, GError **error)
{
  g_autofree char *uri = make_uri (path, read_only);
  NunDatabase     *database = NULL;
  int              flags = SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX |
              (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
              (create ? SQLITE_OPEN_CREATE : 0);

  if (!check_path (path, create, error))
    return NULL;
  if (!create && !read_only && g_access (path, W_OK) != 0)
    {
      g_set_error (error, NUN_STORE_ERROR, NUN_STORE_ERROR_READONLY,
                   _ ("%s: the file cannot be written; copy it to a folder of yours."), path);
      return NULL;
    }
  if (sqlite3_open_v2 (uri, &database, flags, NULL) == SQLITE_OK &&
      prepare_connection (database, create, read_only, error))
    return database;
  if (error != NULL && *error == NULL)
    {
      nun_database_fail (database, error);
      if (*database_path (database) == 0)
        g_prefix_error (error, "%s", path);
    }
  sqlite3_close_v2 (database);
  if (create)
    g_unlink (path);
  return NULL;
}

/* A reader cannot take away the log that it had to make, nor fold one back that a writer left to it; a writer that comes and goes
 * does both, where nobody else has the file open. */
static void
take_away_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  NunDatabase     *database = NULL;

  if (g_access (log, F_OK) != 0 || g_access (path, W_OK) != 0)
    return;
  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    nun_database_get_int (database, "PRAGMA user_version", 0);
  sqlite3_close_v2 (database);
}

void
nun_database_close (NunDatabase *database)
{
  g_autofree char *path = NULL;

  if (database == NULL)
    return;
  if (sqlite3_db_readonly (database, "main") == 1)
    path = g_strdup (database_path (database));
  /* The last to close folds the log back: one file again.  It stays in WAL mode, since leaving that would
   * need all readers to go, and shut writers out meanwhile. */
  sqlite3_close_v2 (database);
  if (path != NULL && *path != 0)
    take_away_log (path);
}
