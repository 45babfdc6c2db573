/* The examination: the judge of the description, then the probes, a table at a time. */
#include "health/health.h"

#include "health/probe.h"

/* After so long, an exchange is given up. */
#define TIMEOUT_SECONDS 20

static void
exchange_free (gpointer data)
{
  NunHealthExchange *self = data;

  g_free (self->method);
  g_free (self->url);
  g_free (self);
}

void
nun_health_report_free (NunHealthReport *self)
{
  g_free (self->title);
  g_free (self->base_url);
  g_free (self->examined);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->exchanges);
  g_free (self);
}

guint
nun_health_report_count (const NunHealthReport *self, NunSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((NunFinding *) self->findings->pdata[i])->severity == severity;
  return n;
}

static NunHealthReport *
report_new (const NunDescription *description, const char *base_url)
{
  NunHealthReport      *self = g_new0 (NunHealthReport, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  self->title = g_strdup (nun_description_get_value (description, NULL, NULL, "title"));
  self->base_url = g_strdup (base_url);
  self->examined = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  self->findings = nun_findings_judge (description);
  self->exchanges = g_ptr_array_new_with_free_func (exchange_free);
  return self;
}

/* In the order in which a client comes to them; each leaves the others alone. */
static void (*const probes[]) (NunProbe *) = {
  nun_probe_service, nun_probe_cone,   nun_probe_images,
  nun_probe_spectra, nun_probe_record, nun_probe_speed,
};

static void
examine_collection (NunProbe *probe, NunProgress progress, gpointer user_data, guint i, guint n)
{
  probe->collection = nun_description_get_collection (probe->description, i);
  probe->table = probe->collection->name;
  probe->spent = probe->slowest = 0;
  probe->is_silent = FALSE;
  for (guint j = 0; j < G_N_ELEMENTS (probes); j++)
    {
      probes[j](probe);
      if (progress != NULL)
        progress ((i + (j + 1.0) / G_N_ELEMENTS (probes)) / n, user_data);
    }
  g_clear_pointer (&probe->slowest_url, g_free);
  g_clear_pointer (&probe->capabilities, nun_node_free);
}

NunHealthReport *
nun_health_examine (const NunDescription *description,
                    const char           *base_url,
                    NunProgress           progress,
                    gpointer              user_data,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (NunHealthReport) report = report_new (description, base_url);
  guint                       n = nun_description_get_n_collections (description);
  gint64                      begin_us = g_get_monotonic_time ();
  NunProbe                    probe = {
                       .description = description, .base_url = base_url, .report = report, .cancellable = cancellable
  };

  if (base_url != NULL)
    {
      probe.asker = nun_asker_new (TIMEOUT_SECONDS);
      for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
        examine_collection (&probe, progress, user_data, i, n);
      nun_asker_free (probe.asker);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  nun_findings_sort (report->findings);
  report->milliseconds = (g_get_monotonic_time () - begin_us) / 1000;
  return g_steal_pointer (&report);
}
