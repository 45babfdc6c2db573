/* Probes of the spectrum search: the fields that SSAP prescribes, and what its clients cannot do without. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "health/probe-product.h"
#include "observe/observation-field.h"
#include "vo/observation.h"

static void
judge_target (NunProbe *self, const NunReading *reading)
{
  if (nun_reading_find (reading, "utype", "ssa:Target.Pos", NULL) < 0)
    nun_probe_add (
        self, "no-target-position", NULL,
        g_strdup_printf (
            _ ("The answers of the spectrum search of “%s” have no column Target.Pos."),
            self->table),
        _ ("Behind a proxy, let answers through unchanged; else tell the makers of Nuncius."));
}

void
nun_probe_spectra (NunProbe *self)
{
  g_autofree char       *url = nun_vo_ssap_url (self->base_url, self->table);
  NunSearch              search = { .id = "ssap",
                                    .standard_id = "ivo://ivoa.net/std/SSA",
                                    .label = _ ("spectrum search (SSAP)"),
                                    .url = url,
                                    .all = "REQUEST=queryData&POS=0,0&SIZE=360&FORMAT=native",
                                    .metadata = "REQUEST=queryData&FORMAT=METADATA",
                                    .wrong = "REQUEST=queryData&POS=north",
                                    .more = "" };
  g_autoptr (NunReading) tested = NULL, sample = NULL;

  if (self->collection->kind != NUN_COLLECTION_SPECTRA)
    return;
  tested = nun_probe_search (self, &search);
  sample = nun_probe_sample (self, &search);
  if (sample == NULL)
    return;
  nun_probe_mandatory (self, &search, sample, NUN_MODEL_SSAP, "ssap-field-missing");
  judge_target (self, sample);
  if (self->collection->n_rows == 1)
    nun_probe_add (
        self, "single-spectrum", NULL,
        g_strdup_printf (_ ("“%s” holds one spectrum only."), self->table),
        _ ("Publish further spectra with it if there are any; nothing is wrong with the service."));
  nun_probe_products (self, &search, sample);
}
