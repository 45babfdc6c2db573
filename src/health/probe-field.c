/* Probes of what an answer's table looks like: its columns, its cells, and whether both fit each other. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "health/probe-search.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* Rows that are looked at. */
#define MAX_ROWS 200

typedef struct
{
  NunProbe         *probe;
  const NunSearch  *search;
  const NunReading *reading;
  guint             i; /* of the column */
  NunNode          *field;
  const char       *name;
} Column;

static void
judge_datatype (const Column *self)
{
  if (nun_node_attribute (self->field, "datatype") == NULL)
    nun_probe_add (
        self->probe, "field-without-datatype", self->name,
        g_strdup_printf (_ ("Column “%s” is served without a datatype by the %s of “%s”."),
                         self->name, self->search->label, self->probe->table),
        _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
}

static void
judge_ucd (const Column *self)
{
  const char        *ucd = nun_node_attribute (self->field, "ucd");
  g_autoptr (GError) error = NULL;

  /* image and spectrum searches have words of their own, which their standards prescribe */
  if (ucd == NULL || *ucd == 0 || strcmp (self->search->id, "scs") != 0 || nun_ucd_is_ucd1 (ucd) ||
      nun_ucd_check (ucd, &error))
    return;
  nun_probe_add (
      self->probe, "served-bad-ucd", self->name,
      g_strdup_printf (_ ("Column “%s” of “%s” is served with a UCD that is none: “%s”."),
                       self->name, self->probe->table, ucd),
      _ ("Choose another UCD for it in the Meaning step."));
}

static void
judge_unit (const Column *self)
{
  const char  *unit = nun_node_attribute (self->field, "unit");
  NunUnitAngle angle = nun_unit_angle (unit != NULL ? unit : "");

  /* "h:m:s" over text tells how it is written: nothing to mend */
  if (unit != NULL && angle != NUN_UNIT_HMS && angle != NUN_UNIT_DMS &&
      !nun_unit_check (unit, NULL))
    nun_probe_add (
        self->probe, "served-bad-unit", self->name,
        g_strdup_printf (
            _ ("Column “%s” of “%s” is served with a unit that VOUnits does not know: “%s”."),
            self->name, self->probe->table, unit),
        _ ("Choose another unit for it in the Meaning step."));
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != 0; text++)
    if ((guchar) *text > 127)
      return FALSE;
  return TRUE;
}

static void
judge_letters (const Column *self)
{
  if (g_strcmp0 (nun_node_attribute (self->field, "datatype"), "char") != 0)
    return;
  for (guint row = 0; row < MIN (self->reading->rows->len, MAX_ROWS); row++)
    {
      g_autofree char *cell = nun_reading_dup_cell (self->reading, row, (int) self->i);

      if (is_ascii (cell))
        continue;
      nun_probe_add (
          self->probe, "char-not-ascii", self->name,
          g_strdup_printf (_ ("Column “%s” of “%s” says to be plain ASCII but holds “%.60s”."),
                           self->name, self->probe->table, cell),
          _ ("Read the file again; if that does not help, tell the makers of Nuncius."));
      return;
    }
}

static void
judge_time (const Column *self)
{
  guint n = 0;

  if (g_strcmp0 (nun_node_attribute (self->field, "datatype"), "char") != 0 ||
      nun_node_attribute (self->field, "xtype") != NULL)
    return;
  for (guint row = 0; row < MIN (self->reading->rows->len, MAX_ROWS); row++)
    {
      g_autofree char *cell = nun_reading_dup_cell (self->reading, row, (int) self->i);

      if (*cell != 0 &&
          !g_regex_match_simple (
              "^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]*)?Z?$",
              cell, 0, 0))
        return;
      n += *cell != 0;
    }
  if (n > 0)
    nun_probe_add (
        self->probe, "timestamp-not-told", self->name,
        g_strdup_printf (
            _ ("Column “%s” of “%s” holds dates and times, but is served as mere text (no xtype "
               "timestamp)."),
            self->name, self->probe->table),
        _ ("Read the file again; if that does not help, tell the makers of Nuncius."));
}

/* -- places --------------------------------------------------------------------------------------------- */

/* Where the row itself lies; a catalogue may hold further places of unknown systems. */
static gboolean
is_position (const NunSearch *search, const NunNode *field)
{
  const char *ucd = nun_node_attribute (field, "ucd");

  if (ucd == NULL)
    return FALSE;
  if (strcmp (search->id, "scs") != 0 &&
      (strcmp (ucd, "pos.eq.ra") == 0 || strcmp (ucd, "pos.eq") == 0))
    return TRUE;
  return strcmp (ucd, "POS_EQ_RA_MAIN") == 0 || strcmp (ucd, "pos.eq.ra;meta.main") == 0;
}

static void
judge_system (const Column *self)
{
  const char           *ref = nun_node_attribute (self->field, "ref");
  g_autoptr (GPtrArray) systems = NULL;

  if (!is_position (self->search, self->field))
    return;
  systems = nun_node_find_all (self->reading->root, "COOSYS");
  for (guint i = 0; ref != NULL && i < systems->len; i++)
    if (g_strcmp0 (nun_node_attribute (systems->pdata[i], "ID"), ref) == 0)
      return;
  nun_probe_add (
      self->probe, "no-coosys", self->name,
      g_strdup_printf (
          _ ("The answers of the %s of “%s” do not say in which coordinate system their "
             "positions are (COOSYS)."),
          self->search->label, self->probe->table),
      _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
}

/* -- all columns together ----------------------------------------------------------------------------------- */

/* The first value of that attribute that two columns share, NULL for none. */
static const char *
find_twice (const NunReading *reading, const char *attribute)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reading->fields->len; i++)
    {
      const char *value = nun_node_attribute (reading->fields->pdata[i], attribute);

      if (value != NULL && !g_hash_table_add (seen, g_strdup (value)))
        return value;
    }
  return NULL;
}

static void
judge_twins (NunProbe *self, const NunSearch *search, const NunReading *reading)
{
  const char *name = find_twice (reading, "name"), *id = find_twice (reading, "ID");

  if (name != NULL)
    nun_probe_add (
        self, "duplicate-field-name", name,
        g_strdup_printf (_ ("Two columns in the answers of the %s of “%s” are called “%s”."),
                         search->label, self->table, name),
        _ ("Give one of them another name in the file, and read it again."));
  if (id != NULL)
    nun_probe_add (
        self, "duplicate-field-id", NULL,
        g_strdup_printf (
            _ ("Two columns in the answers of the %s of “%s” have the ID “%s”, so the document "
               "is not valid."),
            search->label, self->table, id),
        _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
}

static void
judge_cells (NunProbe *self, const NunSearch *search, const NunReading *reading)
{
  for (guint row = 0; row < reading->rows->len; row++)
    {
      const NunNode *tr = reading->rows->pdata[row];
      guint          n = tr->children != NULL ? tr->children->len : 0;

      if (n == reading->fields->len)
        continue;
      nun_probe_add (
          self, "cells-do-not-fit", NULL,
          g_strdup_printf (_ ("Row %u in an answer of the %s of “%s” has %u cells for %u columns."),
                           row + 1, search->label, self->table, n, reading->fields->len),
          _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
      return;
    }
}

void
nun_probe_fields (NunProbe *self, const NunSearch *search, const NunReading *reading)
{
  Column column = { self, search, reading };

  for (column.i = 0; column.i < reading->fields->len; column.i++)
    {
      column.field = reading->fields->pdata[column.i];
      column.name = nun_reading_field_name (reading, column.i);
      judge_datatype (&column);
      judge_ucd (&column);
      judge_unit (&column);
      judge_letters (&column);
      judge_time (&column);
      judge_system (&column);
    }
  judge_twins (self, search, reading);
  judge_cells (self, search, reading);
}
