/* Probes of the cone search: the three columns that clients look for, and what VERB and SR do. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "health/probe-search.h"
#include "sky/sphere.h"
#include "vo/publication.h"

/* Columns that a person still overlooks in a client's window. */
#define MANY_COLUMNS 50

static const struct
{
  const char *ucd1, *ucd, *datatype;
} mains[] = {
  { "ID_MAIN", "meta.id;meta.main", "char" },
  { "POS_EQ_RA_MAIN", "pos.eq.ra;meta.main", "double" },
  { "POS_EQ_DEC_MAIN", "pos.eq.dec;meta.main", "double" },
};

static void
judge_main (NunProbe *self, const NunReading *reading, guint i)
{
  guint       n = 0, n_new = 0;
  int         column = nun_reading_find (reading, "ucd", mains[i].ucd1, &n);
  const char *datatype;

  nun_reading_find (reading, "ucd", mains[i].ucd, &n_new);
  if (n == 0 && n_new == 1)
    {
      nun_probe_add (
          self, "new-cone-ucds", NULL,
          g_strdup_printf (
              _ ("The cone search of “%s” marks its position by the UCDs of ConeSearch 1.1 (%s "
                 "instead of %s), which clients of today do not look for."),
              self->table, mains[i].ucd, mains[i].ucd1),
          _ ("Serve without --ucd1plus."));
      return;
    }
  if (n != 1)
    {
      nun_probe_add (
          self, "main-column-missing", NULL,
          g_strdup_printf (
              _ ("The answers of the cone search of “%s” have %u columns with the UCD %s; it must "
                 "be exactly one."),
              self->table, n, mains[i].ucd1),
          _ ("Give one column the role in the Meaning step."));
      return;
    }
  datatype = nun_node_attribute (reading->fields->pdata[column], "datatype");
  if (g_strcmp0 (datatype, mains[i].datatype) != 0 &&
      !(i == 0 && g_strcmp0 (datatype, "unicodeChar") == 0))
    nun_probe_add (
        self, "main-column-type", nun_reading_field_name (reading, (guint) column),
        g_strdup_printf (
            _ ("Column “%s” in the answers of the cone search of “%s” is %s; with the UCD %s it "
               "must be %s."),
            nun_reading_field_name (reading, (guint) column), self->table, datatype, mains[i].ucd1,
            mains[i].datatype),
        _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
}

/* The number behind NAME= in a query; NaN for none. */
static double
get_parameter (const char *query, const char *name)
{
  g_auto (GStrv) pairs = g_strsplit (query, "&", -1);
  gsize          length = strlen (name);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (strncmp (pairs[i], name, length) == 0 && pairs[i][length] == '=')
      return g_ascii_strtod (pairs[i] + length + 1, NULL);
  return NAN;
}

/* Whether what came lies where it was asked for; the answer repeats the question. */
static void
judge_places (NunProbe *self, const NunReading *reading)
{
  const char *question = nun_reading_info (reading, "request");
  int         ra = nun_reading_find (reading, "ucd", mains[1].ucd1, NULL);
  int         dec = nun_reading_find (reading, "ucd", mains[2].ucd1, NULL);
  const char *query = question != NULL ? strchr (question, '?') : NULL;
  double      centre[2], radius;

  if (query == NULL || ra < 0 || dec < 0)
    return;
  centre[0] = get_parameter (query + 1, "RA");
  centre[1] = get_parameter (query + 1, "DEC");
  radius = get_parameter (query + 1, "SR");
  for (guint row = 0; row < reading->rows->len; row++)
    {
      double place[2];

      if (nun_reading_get_numbers (reading, row, ra, &place[0], 1) == 1 &&
          nun_reading_get_numbers (reading, row, dec, &place[1], 1) == 1 &&
          nun_sphere_distance_deg (centre[0], centre[1], place[0], place[1]) <= radius + 1e-6)
        continue;
      nun_probe_add (
          self, "rows-outside", NULL,
          g_strdup_printf (
              _ ("Row %u of the test query of “%s” does not lie within the cone that was asked "
                 "for."),
              row + 1, self->table),
          _ ("Read the file again, so that its rows are sorted anew."));
      return;
    }
}

/* How many columns an answer has at that VERB; 0 when there is none. */
static guint
count_columns (NunProbe *self, const NunSearch *search, int verbosity)
{
  g_autofree char       *query = g_strdup_printf ("RA=0&DEC=0&SR=0&VERB=%d", verbosity);
  g_autoptr (NunReading) reading = nun_probe_read (self, search, query, NULL);

  return reading != NULL ? reading->fields->len : 0;
}

static void
probe_verbosity (NunProbe *self, const NunSearch *search)
{
  guint n[3];

  for (int i = 0; i < 3; i++)
    n[i] = count_columns (self, search, i + 1);
  if (self->is_silent || n[0] == 0 || n[1] == 0 || n[2] == 0)
    return;
  if (n[0] > n[1] || n[1] > n[2])
    nun_probe_add (
        self, "verb-ignored", NULL,
        g_strdup_printf (
            _ ("The cone search of “%s” sends %u, %u and %u columns for VERB 1, 2 and 3, which "
               "should grow."),
            self->table, n[0], n[1], n[2]),
        _ ("Behind a proxy, let the parameter VERB through."));
  if (n[1] > MANY_COLUMNS)
    nun_probe_add (self, "many-columns", NULL,
                   g_strdup_printf (
                       _ ("Who asks the cone search of “%s” without saying more gets %u columns."),
                       self->table, n[1]),
                   _ ("In the Meaning step, let the less important columns be shown only to those "
                      "who ask for all of "
                      "them (VERB 3)."));
}

void
nun_probe_cone (NunProbe *self)
{
  g_autofree char       *url = nun_vo_cone_url (self->base_url, self->table);
  NunSearch              search = { .id = "scs",
                                    .standard_id = "ivo://ivoa.net/std/ConeSearch",
                                    .label = _ ("cone search"),
                                    .url = url,
                                    .all = "RA=0&DEC=0&SR=180&VERB=1",
                                    .metadata = "RA=0&DEC=0&SR=0",
                                    .wrong = "RA=north&DEC=0&SR=1",
                                    .more = "&VERB=3" };
  g_autoptr (NunReading) reading = NULL;

  if (self->collection->kind != NUN_COLLECTION_TABLE || self->collection->n_placed == 0)
    return;
  reading = nun_probe_search (self, &search);
  probe_verbosity (self, &search);
  for (guint i = 0; reading != NULL && i < G_N_ELEMENTS (mains); i++)
    judge_main (self, reading, i);
  if (reading != NULL)
    judge_places (self, reading);
}
