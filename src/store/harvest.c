/* The memory of a registry endpoint: which records it handed out, and when each of them changed or went. */
#include "store/harvest.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/store-private.h"

/* A publication may come from a stranger: more lines than any endpoint has handed out are not read. */
#define MOST_LINES 100000
#define LONGEST_TEXT 1000
#define LATEST_TIME_S G_GINT64_CONSTANT (253402300799) /* 9999-12-31T23:59:59Z */

NunHarvest *
nun_harvest_new (const char *identifier, const char *digest, gint64 since_s, gint64 changed_s)
{
  NunHarvest *self = g_new (NunHarvest, 1);

  self->identifier = g_strdup (identifier);
  self->digest = g_strdup (digest);
  self->since_s = since_s;
  self->changed_s = changed_s;
  return self;
}

void
nun_harvest_free (NunHarvest *self)
{
  g_free (self->identifier);
  g_free (self->digest);
  g_free (self);
}

/* -- merging --------------------------------------------------------------------------------------- */

static GHashTable *
by_identifier (GPtrArray *lines)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      NunHarvest *line = lines->pdata[i];

      g_hash_table_insert (table, line->identifier, line);
    }
  return table;
}

/* Not before what has been told: a harvester that asked then asks from there on. */
static gint64
latest (GPtrArray *lines, gint64 time_s)
{
  for (guint i = 0; i < lines->len; i++)
    time_s = MAX (time_s, ((NunHarvest *) lines->pdata[i])->changed_s);
  return time_s;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(NunHarvest *const *) a)->identifier, (*(NunHarvest *const *) b)->identifier);
}

GPtrArray *
nun_harvest_merge (GPtrArray *former, GPtrArray *now, gint64 time_s, gboolean *changed)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_harvest_free);
  g_autoptr (GHashTable) before = by_identifier (former);
  g_autoptr (GHashTable) present = by_identifier (now);

  time_s = latest (former, time_s);
  *changed = FALSE;
  for (guint i = 0; i < former->len; i++)
    {
      const NunHarvest *line = former->pdata[i];
      const NunHarvest *seen = g_hash_table_lookup (present, line->identifier);
      const char       *digest = seen != NULL ? seen->digest : NULL;
      gboolean          same = g_strcmp0 (line->digest, digest) == 0;

      *changed = *changed || !same;
      g_ptr_array_add (merged, nun_harvest_new (line->identifier, digest, line->since_s,
                                                same ? line->changed_s : time_s));
    }
  for (guint i = 0; i < now->len; i++)
    {
      const NunHarvest *seen = now->pdata[i];

      if (g_hash_table_contains (before, seen->identifier))
        continue;
      *changed = TRUE;
      g_ptr_array_add (merged, nun_harvest_new (seen->identifier, seen->digest, time_s, time_s));
    }
  g_ptr_array_sort (merged, compare_lines);
  return merged;
}

/* -- in the publication ---------------------------------------------------------------------------- */

static gboolean
is_plausible (const char *text)
{
  return text != NULL && strlen (text) <= LONGEST_TEXT && g_utf8_validate (text, -1, NULL);
}

static gboolean
is_identifier (const char *text)
{
  return is_plausible (text) &&
         g_regex_match_simple ("^ivo://[^\\s<>\"]+$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* A time that has a date of four digits for its year, whatever the file holds. */
static gint64
read_time (NunStatement *rows, int column)
{
  return CLAMP (sqlite3_column_int64 (rows, column), 0, LATEST_TIME_S);
}

/* The caller holds the lock. */
static GPtrArray *
read_lines (NunStore *self, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_harvest_free);
  g_autoptr (NunStatement) rows = nun_database_prepare (
      self->database, "SELECT identifier, digest, since, changed FROM harvest ORDER BY identifier",
      error);
  int code = rows != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (rows != NULL && lines->len < MOST_LINES && (code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      const char *identifier = (const char *) sqlite3_column_text (rows, 0);
      const char *digest = (const char *) sqlite3_column_text (rows, 1);

      if (is_identifier (identifier) && (digest == NULL || is_plausible (digest)))
        g_ptr_array_add (
            lines, nun_harvest_new (identifier, digest, read_time (rows, 2), read_time (rows, 3)));
    }
  if (rows != NULL && (code == SQLITE_DONE || code == SQLITE_ROW))
    return g_steal_pointer (&lines);
  if (rows != NULL)
    nun_database_fail (self->database, error);
  return NULL;
}

GPtrArray *
nun_store_get_harvests (NunStore *self, GError **error)
{
  GPtrArray *lines;

  g_mutex_lock (&self->lock);
  lines = read_lines (self, error);
  g_mutex_unlock (&self->lock);
  return lines;
}

static gboolean
write_lines (NunStore *self, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const NunHarvest *line = lines->pdata[i];

      if (!nun_database_execute (self->database, error,
                                 "INSERT OR REPLACE INTO harvest VALUES (?,?,?,?)", "ssii",
                                 line->identifier, line->digest, line->since_s, line->changed_s))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
nun_store_note_harvest (NunStore *self, GPtrArray *now, gint64 time_s, GError **error)
{
  g_autoptr (GPtrArray) former = NULL, merged = NULL;
  gboolean              changed = FALSE, fine;

  g_mutex_lock (&self->lock);
  fine = nun_database_run (self->database, error, "BEGIN IMMEDIATE");
  if (fine)
    {
      former = read_lines (self, error);
      if (former != NULL)
        merged = nun_harvest_merge (former, now, time_s, &changed);
      fine = merged != NULL && (!changed || write_lines (self, merged, error)) &&
             nun_database_run (self->database, error, "COMMIT");
      if (!fine)
        nun_database_run (self->database, NULL, "ROLLBACK");
    }
  g_mutex_unlock (&self->lock);
  return fine ? g_steal_pointer (&merged) : NULL;
}

gint64
nun_store_get_changed_s (NunStore *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  GStatBuf         status;
  gint64           changed_s = 0;

  if (g_stat (self->path, &status) == 0)
    changed_s = (gint64) status.st_mtime;
  /* Fresh writes lie in the log; a reader may have made an empty one. */
  if (g_stat (log, &status) == 0 && status.st_size > 0)
    changed_s = MAX (changed_s, (gint64) status.st_mtime);
  return changed_s;
}
