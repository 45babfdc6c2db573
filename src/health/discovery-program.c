/* A search as a program for pyVO. */

#include <math.h>
#include <string.h>

#include "health/client-number.h"
#include "health/client-text.h"
#include "health/discovery-private.h"

static void
append_text (GString *out, const char *before, const char *text, const char *after)
{
  g_string_append (out, before);
  nun_python_append_literal (out, text);
  g_string_append (out, after);
}

static void
append_number (GString *out, const char *before, double number, const char *after)
{
  g_autofree char *text = nun_number_python (number);

  g_string_append_printf (out, "%s%s%s", before, text, after);
}

/* ", inclusive=True" where it is asked for. */
static void
end_coverage (GString *out, const NunDiscoveryAsked *asked)
{
  g_string_append (out, asked->is_inclusive ? ", inclusive=True),\n" : "),\n");
}

static void
append_place (GString *out, const NunDiscoveryAsked *asked)
{
  if (asked->moc != NULL)
    append_text (out, "    registry.Spatial(", asked->moc, "");
  else
    {
      append_number (out, "    registry.Spatial((", asked->ra_deg, "");
      append_number (out, ", ", asked->dec_deg, "");
      if (!isnan (asked->radius_deg))
        append_number (out, ", ", asked->radius_deg, "");
      g_string_append_c (out, ')');
    }
  end_coverage (out, asked);
}

static void
append_band (GString *out, const NunDiscoveryAsked *asked)
{
  /* In the order of energy, which an interval of it must have. */
  if (asked->band_m[0] < asked->band_m[1])
    {
      append_number (out, "    registry.Spectral((", asked->band_m[1], " * u.m, ");
      append_number (out, "", asked->band_m[0], " * u.m)");
    }
  else
    append_number (out, "    registry.Spectral(", asked->band_m[0], " * u.m");
  end_coverage (out, asked);
}

static void
append_time (GString *out, const NunDiscoveryAsked *asked)
{
  if (asked->time_mjd[0] < asked->time_mjd[1])
    {
      append_number (out, "    registry.Temporal((", asked->time_mjd[0], ", ");
      append_number (out, "", asked->time_mjd[1], ")");
    }
  else
    append_number (out, "    registry.Temporal(", asked->time_mjd[0], "");
  end_coverage (out, asked);
}

char *
nun_discovery_program (const NunDiscoveryAsked *asked)
{
  g_autoptr (GString) out =
      g_string_new (asked->has_band ? "from astropy import units as u\n" : "");

  g_string_append (out, "from pyvo import registry\n\nfound = registry.search(\n");
  for (guint i = 0; i < asked->words->len; i++)
    append_text (out, i == 0 ? "    registry.Freetext(" : ", ", asked->words->pdata[i],
                 i + 1 == asked->words->len ? "),\n" : "");
  if (asked->author != NULL)
    append_text (out, "    registry.Author(", asked->author, "),\n");
  if (asked->type != NULL)
    append_text (out, "    registry.Servicetype(", asked->type, "),\n");
  if (asked->waveband != NULL)
    append_text (out, "    registry.Waveband(", asked->waveband, "),\n");
  if (asked->has_band)
    append_band (out, asked);
  if (asked->has_place)
    append_place (out, asked);
  if (asked->has_time)
    append_time (out, asked);
  if (asked->ucd != NULL)
    append_text (out, "    registry.UCD(", asked->ucd, "),\n");
  if (asked->model != NULL)
    append_text (out, "    registry.Datamodel(", asked->model, "),\n");
  g_string_append (out, ")\nprint(found.to_table()[\"ivoid\", \"res_title\"])\n");
  return g_strdup (out->str);
}

char *
nun_discovery_images_program (const NunDiscoveryAsked *asked)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (asked->has_band)
    g_string_append (out, "from astropy import units as u\n");
  if (asked->has_time)
    g_string_append (out, "from astropy.time import Time\n");
  g_string_append (out, "from pyvo import discover\n\nimages, log = discover.images_globally(\n");
  if (asked->has_place)
    {
      append_number (out, "    space=(", asked->ra_deg, ", ");
      append_number (out, "", asked->dec_deg, ", ");
      append_number (out, "", asked->radius_deg, "),\n");
    }
  if (asked->has_band)
    append_number (out, "    spectrum=", asked->band_m[0], " * u.m,\n");
  if (asked->has_time)
    {
      append_number (out, "    time=(Time(", asked->time_mjd[0], ", format=\"mjd\"), ");
      append_number (out, "Time(", asked->time_mjd[1], ", format=\"mjd\")),\n");
    }
  g_string_append (out, asked->is_inclusive ? "    inclusive=True,\n)\n" : ")\n");
  g_string_append (out, "for image in images:\n    print(image.obs_title, "
                        "image.access_url)\nprint(\"\\n\".join(log))\n");
  return g_strdup (out->str);
}
