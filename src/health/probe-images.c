/* Probes of the image searches: the columns that SIAv1 and ObsCore prescribe, and what the rows say. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "health/probe-product.h"
#include "observe/observation-field.h"
#include "vo/observation.h"

#define SAMPLE_ROWS 50

NunReading *
nun_probe_sample (NunProbe *self, const NunSearch *search)
{
  g_autofree char       *query = g_strdup_printf ("%s&MAXREC=%d", search->all, SAMPLE_ROWS);
  g_autoptr (NunReading) reading = nun_probe_read (self, search, query, NULL);

  return reading != NULL && reading->error == NULL ? g_steal_pointer (&reading) : NULL;
}

/* -- columns -------------------------------------------------------------------------------------------------- */

/* What of the field stands in the attribute by which a model knows it. */
static const char *
name_in_model (const NunObservationField *field, guint model, const char **attribute)
{
  *attribute = model == NUN_MODEL_SIA1 ? "ucd" : model == NUN_MODEL_SSAP ? "utype" : "name";
  return model == NUN_MODEL_SIA1   ? field->sia1_ucd
         : model == NUN_MODEL_SSAP ? field->ssap_utype
                                   : field->key;
}

void
nun_probe_mandatory (NunProbe         *self,
                     const NunSearch  *search,
                     const NunReading *reading,
                     guint             model,
                     const char       *id)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      const char *attribute, *name = name_in_model (field, model, &attribute);
      guint       n = 0;

      if ((field->mandatory & model) == 0 || name == NULL)
        continue;
      nun_reading_find (reading, attribute, name, &n);
      if (n == 1)
        continue;
      nun_probe_add (
          self, id, NULL,
          g_strdup_printf (
              _ ("The answers of the %s of “%s” have %u columns whose %s is %s; it must be exactly "
                 "one."),
              search->label, self->table, n, attribute, name),
          _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
      return;
    }
}

static gboolean
is_as_prescribed (const NunNode *node, const NunObservationField *field)
{
  const char      *unit = nun_node_attribute (node, "unit");
  const char      *ucd = nun_node_attribute (node, "ucd");
  const char      *utype = nun_node_attribute (node, "utype");
  g_autofree char *wanted =
      field->utype != NULL ? g_strconcat ("obscore:", field->utype, NULL) : NULL;

  return g_strcmp0 (unit != NULL ? unit : "", field->unit) == 0 &&
         g_strcmp0 (ucd != NULL ? ucd : "", field->ucd) == 0 &&
         (wanted == NULL || g_strcmp0 (utype, wanted) == 0);
}

static void
judge_prescribed (NunProbe *self, const NunReading *reading)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      int column = nun_reading_find (reading, "name", field->key, NULL);

      if ((field->models & NUN_MODEL_OBSCORE) == 0 || column < 0 ||
          is_as_prescribed (reading->fields->pdata[column], field))
        continue;
      nun_probe_add (
          self, "obscore-field-differs", field->key,
          g_strdup_printf (
              _ ("Column %s in the answers of “%s” has another unit, UCD or utype than ObsCore "
                 "prescribes."),
              field->key, self->table),
          _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
      return;
    }
}

/* -- rows ------------------------------------------------------------------------------------------------------- */

/* SIAv1 wants a value in each of its mandatory columns. */
static void
judge_filled (NunProbe *self, const NunReading *reading)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      int column =
          field->sia1_ucd != NULL ? nun_reading_find (reading, "ucd", field->sia1_ucd, NULL) : -1;

      for (guint row = 0;
           (field->mandatory & NUN_MODEL_SIA1) != 0 && column >= 0 && row < reading->rows->len;
           row++)
        {
          g_autofree char *cell = nun_reading_dup_cell (reading, row, column);

          if (*cell == 0)
            nun_probe_add (
                self, "image-cell-empty", field->key,
                g_strdup_printf (
                    _ ("An image of “%s” has nothing in %s, which an image search must tell of "
                       "each."),
                    self->table, field->sia1_ucd),
                _ ("Give the field a rule in the Meaning step."));
        }
    }
}

static void
judge_footprints (NunProbe *self, const NunReading *reading)
{
  int region = nun_reading_find (reading, "name", "s_region", NULL);
  int ra = nun_reading_find (reading, "name", "s_ra", NULL),
      dec = nun_reading_find (reading, "name", "s_dec", NULL);

  for (guint row = 0; row < reading->rows->len; row++)
    {
      g_autofree char *cell = nun_reading_dup_cell (reading, row, region);
      double           place[2] = { NAN, NAN };

      if (*cell == 0)
        nun_probe_add (
            self, "no-footprint", "s_region",
            g_strdup_printf (_ ("An image of “%s” has a position but no outline on the sky."),
                             self->table),
            _ ("Give the field s_region a rule in the Meaning step, or coordinates to the file."));
      nun_reading_get_numbers (reading, row, ra, &place[0], 1);
      nun_reading_get_numbers (reading, row, dec, &place[1], 1);
      if (place[0] == 0 && place[1] == 0)
        nun_probe_add (
            self, "image-at-zero", "s_ra",
            g_strdup_printf (
                _ ("An image of “%s” lies exactly at 0/0, as if its position were missing."),
                self->table),
            _ ("Look at its header; give the position another rule in the Meaning step."));
    }
}

/* -- the two searches --------------------------------------------------------------------------------------------- */

static void
probe_sia1 (NunProbe *self)
{
  g_autofree char       *url = nun_vo_sia1_url (self->base_url, self->table);
  NunSearch              search = { .id = "sia1",
                                    .standard_id = "ivo://ivoa.net/std/SIA",
                                    .label = _ ("image search (SIAv1)"),
                                    .url = url,
                                    .all = "POS=0,0&SIZE=360",
                                    .metadata = "FORMAT=METADATA",
                                    .wrong = "POS=north&SIZE=1",
                                    .more = "" };
  g_autoptr (NunReading) tested = nun_probe_search (self, &search);
  g_autoptr (NunReading) sample = nun_probe_sample (self, &search);

  if (sample == NULL)
    return;
  nun_probe_mandatory (self, &search, sample, NUN_MODEL_SIA1, "sia1-field-missing");
  judge_filled (self, sample);
}

static void
probe_sia2 (NunProbe *self)
{
  g_autofree char       *plain = nun_vo_sia2_url (self->base_url, self->table);
  g_autofree char       *url = g_strconcat (plain, "?", NULL);
  NunSearch              search = { .id = "sia2",
                                    .standard_id = "ivo://ivoa.net/std/SIA#query-2.0",
                                    .label = _ ("image search (SIAv2)"),
                                    .url = url,
                                    .all = "POS=CIRCLE+0+0+180",
                                    .metadata = "MAXREC=0",
                                    .wrong = "POS=north",
                                    .more = "",
                                    .dali = TRUE };
  g_autoptr (NunReading) tested = nun_probe_search (self, &search);
  g_autoptr (NunReading) sample = nun_probe_sample (self, &search);

  if (sample == NULL)
    return;
  nun_probe_mandatory (self, &search, sample, NUN_MODEL_OBSCORE, "obscore-field-missing");
  judge_prescribed (self, sample);
  judge_footprints (self, sample);
  nun_probe_products (self, &search, sample);
}

void
nun_probe_images (NunProbe *self)
{
  if (self->collection->kind != NUN_COLLECTION_IMAGES)
    return;
  probe_sia1 (self);
  probe_sia2 (self);
}
