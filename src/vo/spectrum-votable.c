/* Spectra written as VOTables after the Spectral Data Model. */

#include "vo/spectrum-votable.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "vo/xml-text.h"

#define MODEL "Spectrum-1.1"
#define DIMENSION_OF_LENGTH "L"

/* -- parameters ------------------------------------------------------------------------------------------------------ */

typedef struct
{
  const char *name, *utype; /* the latter behind "spec:Spectrum." */
  const char *ucd, *unit;
} Field;

static void
add_param (GString     *out,
           const Field *field,
           const char  *datatype,
           const char  *arraysize,
           const char  *value)
{
  g_autofree char *utype = g_strconcat ("spec:Spectrum.", field->utype, NULL);

  if (value == NULL || *value == '\0')
    return;
  g_string_append (out, "<PARAM");
  nun_xml_append_attribute (out, "name", field->name);
  nun_xml_append_attribute (out, "datatype", datatype);
  nun_xml_append_attribute (out, "arraysize", arraysize);
  nun_xml_append_attribute (out, "unit", field->unit);
  nun_xml_append_attribute (out, "ucd", field->ucd);
  nun_xml_append_attribute (out, "utype", utype);
  nun_xml_append_attribute (out, "value", value);
  g_string_append (out, "/>\n");
}

/* char where it is ASCII, as VOTable wants it. */
static void
add_text (GString *out, const Field *field, const char *value)
{
  gboolean ascii = value == NULL || g_str_is_ascii (value);

  add_param (out, field, ascii ? "char" : "unicodeChar", "*", value);
}

static void
append_real (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (out, buffer);
}

static void
add_real (GString *out, const Field *field, double value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!isfinite (value))
    return;
  append_real (text, value);
  add_param (out, field, "double", NULL, text->str);
}

static void
add_integer (GString *out, const Field *field, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64, value);

  add_param (out, field, "long", NULL, text);
}

static const char *
get_text (const NunSpectrumFacts *facts, const char *key)
{
  return facts->get (facts->observation, key);
}

static double
get_number (const NunSpectrumFacts *facts, const char *key)
{
  const char *text = get_text (facts, key);

  return text != NULL ? g_ascii_strtod (text, NULL) : NAN;
}

/* -- what is said of an observation ------------------------------------------------------------------------------------- */

/* Texts of the observation as they are. */
static const struct
{
  Field       field;
  const char *key;
} texts[] = {
  { { "Title", "DataID.Title", "meta.title;meta.dataset", NULL }, "obs_title" },
  { { "Creator", "DataID.Creator", NULL, NULL }, "obs_creator_name" },
  { { "Collection", "DataID.Collection", NULL, NULL }, "obs_collection" },
  { { "CreatorDID", "DataID.CreatorDID", "meta.id", NULL }, "obs_creator_did" },
  { { "Date", "DataID.Date", "time;meta.dataset", NULL }, "obs_creation_date" },
  { { "Instrument", "DataID.Instrument", "meta.id;instr", NULL }, "instrument_name" },
  { { "Bandpass", "DataID.Bandpass", "instr.bandpass", NULL }, "bandpass_name" },
  { { "TargetName", "Target.Name", "meta.id;src", NULL }, "target_name" },
  { { "TargetClass", "Target.Class", "src.class", NULL }, "target_class" },
  { { "Rights", "Curation.Rights", NULL, NULL }, "data_rights" },
};

static const struct
{
  Field       field;
  const char *key;
} numbers[] = {
  { { "TargetRedshift", "Target.Redshift", "src.redshift", NULL }, "target_redshift" },
  { { "SNR", "Derived.SNR", "stat.snr", NULL }, "snr" },
  { { "ResPower", "Char.SpectralAxis.ResPower", "spect.resolution", NULL }, "em_res_power" },
};

static void
add_observation (GString *out, const NunSpectrumFacts *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = get_text (facts, texts[i].key);

      /* the target's name is one that the model must have: "unknown" is its word for none */
      if (value == NULL && strcmp (texts[i].key, "target_name") == 0)
        value = "UNKNOWN";
      if (value == NULL && strcmp (texts[i].key, "obs_title") == 0)
        value = get_text (facts, "obs_id");
      add_text (out, &texts[i].field, value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_real (out, &numbers[i].field, get_number (facts, numbers[i].key));
}

static void
add_curation (GString *out, const NunSpectrumFacts *facts)
{
  add_text (out, &(Field){ "Publisher", "Curation.Publisher", "meta.curation", NULL },
            facts->publisher);
  add_text (out,
            &(Field){ "PublisherDID", "Curation.PublisherDID", "meta.ref.url;meta.curation", NULL },
            facts->publisher_did);
  add_text (out, &(Field){ "Reference", "Curation.Reference", "meta.bib", NULL }, facts->reference);
}

/* Where it was taken, as one array of two numbers. */
static void
add_place (GString *out, const NunSpectrumFacts *facts)
{
  static const Field  place = { "SpatialLocation", "Char.SpatialAxis.Coverage.Location.Value",
                                "pos.eq", "deg" };
  g_autoptr (GString) text = g_string_new (NULL);
  double              ra = get_number (facts, "s_ra"), dec = get_number (facts, "s_dec");

  if (!isfinite (ra) || !isfinite (dec))
    return;
  append_real (text, ra);
  g_string_append_c (text, ' ');
  append_real (text, dec);
  add_param (out, &place, "double", "2", text->str);
  add_real (
      out,
      &(Field){ "SpatialExtent", "Char.SpatialAxis.Coverage.Bounds.Extent", "instr.fov", "deg" },
      get_number (facts, "s_fov"));
}

static void
add_time (GString *out, const NunSpectrumFacts *facts)
{
  double begin = get_number (facts, "t_min"), end = get_number (facts, "t_max");
  double exposure = get_number (facts, "t_exptime");

  add_real (out,
            &(Field){ "TimeLocation", "Char.TimeAxis.Coverage.Location.Value", "time.epoch", "d" },
            isfinite (end) ? (begin + end) / 2 : begin);
  add_real (out,
            &(Field){ "TimeStart", "Char.TimeAxis.Coverage.Bounds.Start", "time.start;obs.exposure",
                      "d" },
            begin);
  add_real (
      out,
      &(Field){ "TimeStop", "Char.TimeAxis.Coverage.Bounds.Stop", "time.end;obs.exposure", "d" },
      end);
  add_real (out,
            &(Field){ "TimeExtent", "Char.TimeAxis.Coverage.Bounds.Extent",
                      "time.duration;obs.exposure", "s" },
            isfinite (exposure) ? exposure : (end - begin) * 86400);
}

static void
find_range (const NunSamples *samples, double range[2])
{
  range[0] = range[1] = NAN;
  for (gsize i = 0; i < samples->n; i++)
    if (isfinite (samples->wavelength_m[i]))
      {
        range[0] = fmin (range[0], samples->wavelength_m[i]);
        range[1] = fmax (range[1], samples->wavelength_m[i]);
      }
}

static void
add_spectral (GString *out, const NunSamples *samples)
{
  double range[2];

  find_range (samples, range);
  add_real (out,
            &(Field){ "SpectralLocation", "Char.SpectralAxis.Coverage.Location.Value",
                      "instr.bandpass;em.wl", "m" },
            (range[0] + range[1]) / 2);
  add_real (out,
            &(Field){ "SpectralExtent", "Char.SpectralAxis.Coverage.Bounds.Extent",
                      "instr.bandwidth", "m" },
            range[1] - range[0]);
  add_real (
      out,
      &(Field){ "SpectralStart", "Char.SpectralAxis.Coverage.Bounds.Start", "em.wl;stat.min", "m" },
      range[0]);
  add_real (
      out,
      &(Field){ "SpectralStop", "Char.SpectralAxis.Coverage.Bounds.Stop", "em.wl;stat.max", "m" },
      range[1]);
}

/* -- the flux --------------------------------------------------------------------------------------------------------- */

static const char *
calibration_of (const NunSpectrum *spectrum)
{
  static const char *const words[] = { [NUN_FLUX_ABSOLUTE] = "ABSOLUTE",
                                       [NUN_FLUX_RELATIVE] = "RELATIVE",
                                       [NUN_FLUX_NORMALIZED] = "NORMALIZED",
                                       [NUN_FLUX_UNCALIBRATED] = "UNCALIBRATED" };

  return words[spectrum->calibration];
}

static const char *
flux_ucd (const NunSpectrum *spectrum)
{
  const char *unit = spectrum->flux_unit != NULL ? spectrum->flux_unit : "";

  if (spectrum->calibration == NUN_FLUX_NORMALIZED)
    return "arith.ratio;phot.flux.density";
  if (spectrum->calibration == NUN_FLUX_UNCALIBRATED)
    return "phot.count";
  return strstr (unit, "Jy") != NULL || strstr (unit, "Hz") != NULL ? "phot.flux.density;em.freq"
                                                                    : "phot.flux.density;em.wl";
}

static const char *
medium_of (const NunSpectrum *spectrum)
{
  switch (spectrum->medium)
    {
    case NUN_SPECTRUM_VACUUM: return "wavelength in vacuum";
    case NUN_SPECTRUM_AIR: return NUN_VO_WAVELENGTH_IN_AIR;
    default: return "wavelength (the file does not say whether in vacuum or in air)";
    }
}

static void
add_axes (GString *out, const NunSpectrum *spectrum)
{
  static const Field names[] = { { "SpectralAxisName", "Char.SpectralAxis.Name", NULL, NULL },
                                 { "SpectralAxisUcd", "Char.SpectralAxis.Ucd", "meta.ucd", NULL },
                                 { "SpectralAxisUnit", "Char.SpectralAxis.Unit", "meta.unit",
                                   NULL },
                                 { "FluxAxisName", "Char.FluxAxis.Name", NULL, NULL },
                                 { "FluxAxisUcd", "Char.FluxAxis.Ucd", "meta.ucd", NULL },
                                 { "FluxAxisUnit", "Char.FluxAxis.Unit", "meta.unit", NULL },
                                 { "FluxCalibration", "Char.FluxAxis.Calibration", NULL, NULL } };
  const char        *values[] = { medium_of (spectrum),
                                  "em.wl",
                                  "m",
                                  spectrum->flux_name,
                                  flux_ucd (spectrum),
                                  spectrum->flux_unit,
                                  calibration_of (spectrum) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_text (out, &names[i], values[i]);
  add_text (out, &(Field){ "SpectralSI", "SpectralSI", NULL, NULL }, DIMENSION_OF_LENGTH);
}

/* -- the table ---------------------------------------------------------------------------------------------------------- */

static void
add_field (GString *out, const Field *field, const char *id, const char *description)
{
  g_autofree char *utype = g_strconcat ("spec:Spectrum.", field->utype, NULL);

  g_string_append (out, "<FIELD");
  nun_xml_append_attribute (out, "ID", id);
  nun_xml_append_attribute (out, "name", field->name);
  nun_xml_append_attribute (out, "datatype", "double");
  nun_xml_append_attribute (out, "unit", field->unit);
  nun_xml_append_attribute (out, "ucd", field->ucd);
  nun_xml_append_attribute (out, "utype", utype);
  g_string_append (out, ">\n<DESCRIPTION>");
  nun_xml_append_text (out, description, -1);
  g_string_append (out, "</DESCRIPTION>\n</FIELD>\n");
}

static void
add_fields (GString *out, const NunSpectrum *spectrum, int index, gboolean has_error)
{
  const char *name =
      spectrum->flux_name != NULL && *spectrum->flux_name != '\0' ? spectrum->flux_name : "flux";
  g_autofree char *error_ucd = g_strconcat ("stat.error;", flux_ucd (spectrum), NULL);
  const Field      fields[] = {
         { "spectral", "Data.SpectralAxis.Value", "em.wl", "m" },
         { "flux", "Data.FluxAxis.Value", flux_ucd (spectrum), spectrum->flux_unit },
         { "flux_error", "Data.FluxAxis.Accuracy.StatError", error_ucd, spectrum->flux_unit },
  };
  const char *texts_of[] = { medium_of (spectrum), name, "statistical error of the flux" };

  for (guint i = 0; i < (has_error ? 3 : 2); i++)
    {
      g_autofree char *id =
          index > 0 ? g_strdup_printf ("%s_%d", fields[i].name, index) : g_strdup (fields[i].name);

      add_field (out, &fields[i], id, texts_of[i]);
    }
}

void
nun_vo_spectrum_begin (GString *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\"\n"
                        " xmlns:spec=\"http://www.ivoa.net/xml/SpectrumModel/v1.01\">\n"
                        "<RESOURCE type=\"results\" utype=\"spec:Spectrum\">\n"
                        "<INFO name=\"QUERY_STATUS\" value=\"OK\"/>\n");
}

void
nun_vo_spectrum_begin_table (GString                *out,
                             const NunSpectrumFacts *facts,
                             const NunSpectrum      *spectrum,
                             int                     index,
                             const NunSamples       *samples)
{
  g_autofree char *name = index >= 0 ? g_strdup_printf ("spectrum %d", index) : NULL;

  g_string_append (out, "<TABLE");
  nun_xml_append_attribute (out, "name", name);
  g_string_append (out, " utype=\"spec:Spectrum\">\n");
  add_text (out, &(Field){ "DataModel", "DataModel", NULL, NULL }, MODEL);
  add_text (out, &(Field){ "DatasetType", "Type", NULL, NULL }, "Spectrum");
  add_integer (out, &(Field){ "DataLength", "Length", "meta.number", NULL }, (gint64) samples->n);
  add_text (out, &(Field){ "SpaceFrame", "CoordSys.SpaceFrame.Name", NULL, NULL }, "ICRS");
  add_text (out, &(Field){ "AccessReference", "Access.Reference", "meta.ref.url", NULL },
            facts->source_url);
  add_observation (out, facts);
  add_curation (out, facts);
  add_place (out, facts);
  add_time (out, facts);
  add_spectral (out, samples);
  add_axes (out, spectrum);
  add_fields (out, spectrum, index, samples->error != NULL);
  g_string_append (out, "<DATA>\n<TABLEDATA>\n");
}

static void
add_cell (GString *out, double value)
{
  g_string_append (out, "<TD>");
  if (isfinite (value))
    append_real (out, value);
  else if (isnan (value))
    g_string_append (out, "NaN");
  else
    g_string_append (out, value > 0 ? "+Inf" : "-Inf");
  g_string_append (out, "</TD>");
}

void
nun_vo_spectrum_rows (GString *out, const NunSamples *samples, gsize first, gsize n)
{
  for (gsize i = first; i < MIN (samples->n, first + n); i++)
    {
      g_string_append (out, "<TR>");
      add_cell (out, samples->wavelength_m[i]);
      add_cell (out, samples->flux[i]);
      if (samples->error != NULL)
        add_cell (out, samples->error[i]);
      g_string_append (out, "</TR>\n");
    }
}

void
nun_vo_spectrum_end_table (GString *out)
{
  g_string_append (out, "</TABLEDATA>\n</DATA>\n</TABLE>\n");
}

void
nun_vo_spectrum_end (GString *out, const char *error)
{
  if (error != NULL)
    {
      g_string_append (out, "<INFO name=\"QUERY_STATUS\" value=\"ERROR\">");
      nun_xml_append_text (out, error, -1);
      g_string_append (out, "</INFO>\n");
    }
  g_string_append (out, "</RESOURCE>\n</VOTABLE>\n");
}
