/* The table of observation fields against the lists of the standards, written out here. */
#include "observe/observation-field.h"

#include <string.h>

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* ObsCore 1.1, appendix C, tables of TAP_SCHEMA.columns: names, types, units, utypes, UCDs, and whether the column
 * is mandatory. */
static const struct
{
  const char *key, *type, *unit, *utype, *ucd;
  gboolean    mandatory;
} obscore[] = {
  { "dataproduct_type", "VARCHAR", "", "ObsDataset.dataProductType", "meta.code.class", TRUE },
  { "calib_level", "INTEGER", "", "ObsDataset.calibLevel", "meta.code;obs.calib", TRUE },
  { "obs_collection", "VARCHAR", "", "DataID.collection", "meta.id", TRUE },
  { "obs_id", "VARCHAR", "", "DataID.observationID", "meta.id", TRUE },
  { "obs_publisher_did", "VARCHAR", "", "Curation.publisherDID", "meta.ref.ivoid", TRUE },
  { "access_url", "CLOB", "", "Access.reference", "meta.ref.url", TRUE },
  { "access_format", "VARCHAR", "", "Access.format", "meta.code.mime", TRUE },
  { "access_estsize", "BIGINT", "kbyte", "Access.size", "phys.size;meta.file", TRUE },
  { "target_name", "VARCHAR", "", "Target.name", "meta.id;src", TRUE },
  { "s_ra", "DOUBLE", "deg", "Char.SpatialAxis.Coverage.Location.Coord.Position2D.Value2.C1",
    "pos.eq.ra", TRUE },
  { "s_dec", "DOUBLE", "deg", "Char.SpatialAxis.Coverage.Location.Coord.Position2D.Value2.C2",
    "pos.eq.dec", TRUE },
  { "s_fov", "DOUBLE", "deg", "Char.SpatialAxis.Coverage.Bounds.Extent.diameter",
    "phys.angSize;instr.fov", TRUE },
  { "s_region", "REGION", "", "Char.SpatialAxis.Coverage.Support.Area", "pos.outline;obs.field",
    TRUE },
  { "s_resolution", "DOUBLE", "arcsec", "Char.SpatialAxis.Resolution.Refval.value",
    "pos.angResolution", TRUE },
  { "s_xel1", "BIGINT", "", "Char.SpatialAxis.numBins1", "meta.number", TRUE },
  { "s_xel2", "BIGINT", "", "Char.SpatialAxis.numBins2", "meta.number", TRUE },
  { "t_min", "DOUBLE", "d", "Char.TimeAxis.Coverage.Bounds.Limits.StartTime",
    "time.start;obs.exposure", TRUE },
  { "t_max", "DOUBLE", "d", "Char.TimeAxis.Coverage.Bounds.Limits.StopTime",
    "time.end;obs.exposure", TRUE },
  { "t_exptime", "DOUBLE", "s", "Char.TimeAxis.Coverage.Support.Extent",
    "time.duration;obs.exposure", TRUE },
  { "t_resolution", "DOUBLE", "s", "Char.TimeAxis.Resolution.Refval.value", "time.resolution",
    TRUE },
  { "t_xel", "BIGINT", "", "Char.TimeAxis.numBins", "meta.number", TRUE },
  { "em_min", "DOUBLE", "m", "Char.SpectralAxis.Coverage.Bounds.Limits.LoLimit", "em.wl;stat.min",
    TRUE },
  { "em_max", "DOUBLE", "m", "Char.SpectralAxis.Coverage.Bounds.Limits.HiLimit", "em.wl;stat.max",
    TRUE },
  { "em_res_power", "DOUBLE", "", "Char.SpectralAxis.Resolution.ResolPower.refVal",
    "spect.resolution", TRUE },
  { "em_xel", "BIGINT", "", "Char.SpectralAxis.numBins", "meta.number", TRUE },
  { "o_ucd", "VARCHAR", "", "Char.ObservableAxis.ucd", "meta.ucd", TRUE },
  { "pol_states", "VARCHAR", "", "Char.PolarizationAxis.stateList", "meta.code;phys.polarization",
    TRUE },
  { "pol_xel", "BIGINT", "", "Char.PolarizationAxis.numBins", "meta.number", TRUE },
  { "facility_name", "VARCHAR", "", "Provenance.ObsConfig.Facility.name", "meta.id;instr.tel",
    TRUE },
  { "instrument_name", "VARCHAR", "", "Provenance.ObsConfig.Instrument.name", "meta.id;instr",
    TRUE },
  { "dataproduct_subtype", "VARCHAR", "", "ObsDataset.dataProductSubtype", "meta.code.class",
    FALSE },
  { "target_class", "VARCHAR", "", "Target.class", "src.class", FALSE },
  { "obs_creation_date", "TIMESTAMP", "", "DataID.date", "time;meta.dataset", FALSE },
  { "obs_creator_name", "VARCHAR", "", "DataID.creator", "meta.id", FALSE },
  { "obs_creator_did", "VARCHAR", "", "DataID.creatorDID", "meta.id", FALSE },
  { "obs_title", "VARCHAR", "", "DataID.title", "meta.title;obs", FALSE },
  { "publisher_id", "VARCHAR", "", "Curation.publisherID", "meta.ref.ivoid", FALSE },
  { "bib_reference", "VARCHAR", "", "Curation.reference", "meta.bib", FALSE },
  { "data_rights", "VARCHAR", "", "Curation.rights", "meta.code", FALSE },
  { "obs_release_date", "TIMESTAMP", "", "Curation.releaseDate", "time.release", FALSE },
  { "s_ucd", "VARCHAR", "", "Char.SpatialAxis.ucd", "meta.ucd", FALSE },
  { "s_unit", "VARCHAR", "", "Char.SpatialAxis.unit", "meta.unit", FALSE },
  { "s_resolution_min", "DOUBLE", "arcsec", "Char.SpatialAxis.Resolution.Bounds.Limits.LoLimit",
    "pos.angResolution;stat.min", FALSE },
  { "s_resolution_max", "DOUBLE", "arcsec", "Char.SpatialAxis.Resolution.Bounds.Limits.HiLimit",
    "pos.angResolution;stat.max", FALSE },
  { "s_pixel_scale", "DOUBLE", "arcsec", "Char.SpatialAxis.Sampling.RefVal.SamplingPeriod",
    "phys.angSize;instr.pixel", FALSE },
  { "s_calib_status", "VARCHAR", "", "Char.SpatialAxis.calibrationStatus", "meta.code.qual",
    FALSE },
  { "s_stat_error", "DOUBLE", "arcsec", "Char.SpatialAxis.Accuracy.StatError.Refval.value",
    "stat.error;pos.eq", FALSE },
  { "t_calib_status", "VARCHAR", "", "Char.TimeAxis.calibrationStatus", "meta.code.qual", FALSE },
  { "t_stat_error", "DOUBLE", "s", "Char.TimeAxis.Accuracy.StatError.Refval.value",
    "stat.error;time", FALSE },
  { "em_ucd", "VARCHAR", "", "Char.SpectralAxis.ucd", "meta.ucd", FALSE },
  { "em_unit", "VARCHAR", "", "Char.SpectralAxis.unit", "meta.unit", FALSE },
  { "em_calib_status", "VARCHAR", "", "Char.SpectralAxis.calibrationStatus", "meta.code.qual",
    FALSE },
  { "em_res_power_min", "DOUBLE", "", "Char.SpectralAxis.Resolution.ResolPower.LoLimit",
    "spect.resolution;stat.min", FALSE },
  { "em_res_power_max", "DOUBLE", "", "Char.SpectralAxis.Resolution.ResolPower.HiLimit",
    "spect.resolution;stat.max", FALSE },
  { "em_resolution", "DOUBLE", "m", "Char.SpectralAxis.Resolution.Refval.value",
    "spect.resolution;stat.mean", FALSE },
  { "em_stat_error", "DOUBLE", "m", "Char.SpectralAxis.Accuracy.StatError.Refval.value",
    "stat.error;em", FALSE },
  { "o_unit", "VARCHAR", "", "Char.ObservableAxis.unit", "meta.unit", FALSE },
  { "o_calib_status", "VARCHAR", "", "Char.ObservableAxis.calibrationStatus", "meta.code.qual",
    FALSE },
  { "o_stat_error", "DOUBLE", "", "Char.ObservableAxis.Accuracy.StatError.Refval.value",
    "stat.error", FALSE },
  { "proposal_id", "VARCHAR", "", "Provenance.Proposal.identifier", "meta.id;obs.proposal", FALSE },
};

/* Simple Image Access 1.0, section 4.2; its size of a file is an int, which large files overflow. */
static const struct
{
  const char *ucd, *type, *arraysize;
  gboolean    mandatory;
} sia1[] = {
  { "VOX:Image_Title", "char", "*", TRUE },
  { "INST_ID", "char", "*", FALSE },
  { "VOX:Image_MJDateObs", "double", NULL, FALSE },
  { "POS_EQ_RA_MAIN", "double", NULL, TRUE },
  { "POS_EQ_DEC_MAIN", "double", NULL, TRUE },
  { "VOX:Image_Naxes", "int", NULL, TRUE },
  { "VOX:Image_Naxis", "int", "*", TRUE },
  { "VOX:Image_Scale", "double", "*", TRUE },
  { "VOX:Image_Format", "char", "*", TRUE },
  { "VOX:STC_CoordRefFrame", "char", "*", FALSE },
  { "VOX:STC_CoordEquinox", "double", NULL, FALSE },
  { "VOX:WCS_CoordProjection", "char", "*", FALSE },
  { "VOX:WCS_CoordRefPixel", "double", "*", FALSE },
  { "VOX:WCS_CoordRefValue", "double", "*", FALSE },
  { "VOX:WCS_CDMatrix", "double", "*", FALSE },
  { "VOX:BandPass_ID", "char", "*", FALSE },
  { "VOX:BandPass_Unit", "char", "*", FALSE },
  { "VOX:BandPass_RefValue", "double", NULL, FALSE },
  { "VOX:BandPass_HiLimit", "double", NULL, FALSE },
  { "VOX:BandPass_LoLimit", "double", NULL, FALSE },
  { "VOX:Image_PixFlags", "char", "*", FALSE },
  { "VOX:Image_AccessReference", "char", "*", TRUE },
  { "VOX:Image_AccessRefTTL", "int", NULL, FALSE },
  { "VOX:Image_FileSize", "long", NULL, FALSE },
};

/* Simple Spectral Access 1.1, appendix D: utypes, UCDs ("" for none), types and array sizes. */
static const struct
{
  const char *utype, *ucd, *type, *arraysize;
} ssap[] = {
  { "Access.Reference", "meta.ref.url", "char", "*" },
  { "Access.Format", "", "char", "*" },
  { "Access.Size", "", "long", "" },
  { "Dataset.DataModel", "", "char", "*" },
  { "Dataset.Type", "", "char", "*" },
  { "Dataset.Length", "meta.number", "long", "" },
  { "Dataset.TimeSI", "", "char", "*" },
  { "Dataset.SpectralSI", "", "char", "*" },
  { "Dataset.FluxSI", "", "char", "*" },
  { "Dataset.SpectralAxis", "", "char", "*" },
  { "Dataset.FluxAxis", "", "char", "*" },
  { "DataID.Title", "meta.title;meta.dataset", "char", "*" },
  { "DataID.Creator", "", "char", "*" },
  { "DataID.Collection", "", "char", "*" },
  { "DataID.DatasetID", "meta.id;meta.dataset", "char", "*" },
  { "DataID.CreatorDID", "meta.id", "char", "*" },
  { "DataID.Date", "time;meta.dataset", "char", "*" },
  { "DataID.Version", "meta.version;meta.dataset", "char", "*" },
  { "DataID.Instrument", "meta.id;instr", "char", "*" },
  { "DataID.Bandpass", "instr.bandpass", "char", "*" },
  { "DataID.DataSource", "", "char", "*" },
  { "DataID.CreationType", "", "char", "*" },
  { "DataID.Logo", "meta.ref.url", "char", "*" },
  { "DataID.Contributor", "", "char", "*" },
  { "Curation.Publisher", "meta.curation", "char", "*" },
  { "Curation.PublisherID", "meta.ref.url;meta.curation", "char", "*" },
  { "Curation.PublisherDID", "meta.ref.url;meta.curation", "char", "*" },
  { "Curation.Date", "", "char", "*" },
  { "Curation.Version", "meta.version;meta.curation", "char", "*" },
  { "Curation.Rights", "", "char", "*" },
  { "Curation.Reference", "meta.bib.bibcode", "char", "*" },
  { "Curation.Contact.Name", "meta.bib.author;meta.curation", "char", "*" },
  { "Curation.Contact.Email", "meta.ref.url;meta.email", "char", "*" },
  { "Target.Name", "meta.id;src", "char", "*" },
  { "Target.Description", "meta.note;src", "char", "*" },
  { "Target.Class", "src.class", "char", "*" },
  { "Target.Pos", "pos.eq;src", "double", "2" },
  { "Target.SpectralClass", "src.spType", "char", "*" },
  { "Target.Redshift", "src.redshift", "double", "" },
  { "Target.VarAmpl", "src.var.amplitude", "float", "" },
  { "Derived.SNR", "stat.snr", "float", "" },
  { "Derived.Redshift.Value", "", "double", "" },
  { "Derived.Redshift.StatError", "stat.error;src.redshift", "float", "" },
  { "Derived.Redshift.Confidence", "", "float", "" },
  { "Derived.VarAmpl", "src.var.amplitude;arith.ratio", "float", "" },
  { "CoordSys.ID", "", "char", "*" },
  { "CoordSys.SpaceFrame.Name", "", "char", "*" },
  { "CoordSys.SpaceFrame.Ucd", "meta.ucd", "char", "*" },
  { "CoordSys.SpaceFrame.RefPos", "", "char", "*" },
  { "CoordSys.SpaceFrame.Equinox", "time.equinox;pos.frame", "double", "" },
  { "CoordSys.TimeFrame.Name", "time.scale", "char", "*" },
  { "CoordSys.TimeFrame.Ucd", "meta.ucd", "char", "*" },
  { "CoordSys.TimeFrame.Zero", "arith.zp;time", "double", "" },
  { "CoordSys.TimeFrame.RefPos", "time.scale", "char", "*" },
  { "CoordSys.SpectralFrame.Name", "", "char", "*" },
  { "CoordSys.SpectralFrame.Ucd", "meta.ucd", "char", "*" },
  { "CoordSys.SpectralFrame.RefPos", "sdm:spect.frame", "char", "*" },
  { "CoordSys.SpectralFrame.Redshift", "", "double", "" },
  { "CoordSys.RedshiftFrame.Name", "", "char", "*" },
  { "CoordSys.RedshiftFrame.DopplerDefinition", "", "char", "*" },
  { "CoordSys.RedshiftFrame.RefPos", "", "char", "*" },
  { "Char.SpatialAxis.Name", "", "char", "*" },
  { "Char.SpatialAxis.Ucd", "meta.ucd", "char", "*" },
  { "Char.SpatialAxis.Unit", "meta.unit", "char", "*" },
  { "Char.SpatialAxis.Coverage.Location.Value", "pos.eq", "double", "2" },
  { "Char.SpatialAxis.Coverage.Bounds.Extent", "phys.angSize;instr.fov", "double", "" },
  { "Char.SpatialAxis.Coverage.Support.Area", "pos.outline;instr.fov", "char", "*" },
  { "Char.SpatialAxis.Coverage.Support.Extent", "phys.angArea;instr.fov", "double", "" },
  { "Char.SpatialAxis.SamplingPrecision.SampleExtent", "phys.angSize;instr.pixel", "float", "" },
  { "Char.SpatialAxis.SamplingPrecision.FillFactor", "stat.filling;pos.eq", "float", "" },
  { "Char.SpatialAxis.Accuracy.StatError", "stat.error;pos.eq", "double", "" },
  { "Char.SpatialAxis.Accuracy.SysError", "stat.error.sys;pos.eq", "double", "" },
  { "Char.SpatialAxis.Calibration", "meta.code.qual", "char", "*" },
  { "Char.SpatialAxis.Resolution", "pos.angResolution", "double", "" },
  { "Char.SpectralAxis.Name", "", "char", "*" },
  { "Char.SpectralAxis.Ucd", "meta.ucd", "char", "*" },
  { "Char.SpectralAxis.Unit", "meta.unit", "char", "*" },
  { "Char.SpectralAxis.Coverage.Location.Value", "em.wl;instr.bandpass", "double", "" },
  { "Char.SpectralAxis.Coverage.Bounds.Extent", "em.wl;instr.bandwidth", "double", "" },
  { "Char.SpectralAxis.Coverage.Bounds.Start", "em.wl;stat.min", "double", "" },
  { "Char.SpectralAxis.Coverage.Bounds.Stop", "em.wl;stat.max", "double", "" },
  { "Char.SpectralAxis.Coverage.Support.Extent", "em.wl;instr.bandwidth", "double", "" },
  { "Char.SpectralAxis.SamplingPrecision.SampleExtent", "em.wl;spect.binSize", "double", "" },
  { "Char.SpectralAxis.SamplingPrecision.FillFactor", "stat.filling;em", "float", "" },
  { "Char.SpectralAxis.Accuracy.BinSize", "em.wl;spect.binSize", "double", "" },
  { "Char.SpectralAxis.Accuracy.StatError", "stat.error;em", "double", "" },
  { "Char.SpectralAxis.Accuracy.SysError", "stat.error.sys;em", "double", "" },
  { "Char.SpectralAxis.Calibration", "meta.code.qual", "char", "*" },
  { "Char.SpectralAxis.Resolution", "spect.resolution;em", "double", "" },
  { "Char.SpectralAxis.ResPower", "spect.resolution", "float", "" },
  { "Char.TimeAxis.Name", "", "char", "*" },
  { "Char.TimeAxis.Ucd", "meta.ucd", "char", "*" },
  { "Char.TimeAxis.Unit", "meta.unit", "char", "*" },
  { "Char.TimeAxis.Coverage.Location.Value", "time.epoch", "double", "" },
  { "Char.TimeAxis.Coverage.Bounds.Extent", "time.duration", "double", "" },
  { "Char.TimeAxis.Coverage.Bounds.Start", "time.start;obs.exposure", "double", "" },
  { "Char.TimeAxis.Coverage.Bounds.Stop", "time.end;obs.exposure", "double", "" },
  { "Char.TimeAxis.Coverage.Support.Extent", "time.duration;obs.exposure", "double", "" },
  { "Char.TimeAxis.SamplingPrecision.SampleExtent", "time.interval", "double", "" },
  { "Char.TimeAxis.SamplingPrecision.FillFactor", "stat.filling;time", "float", "" },
  { "Char.TimeAxis.Accuracy.BinSize", "time.interval", "double", "" },
  { "Char.TimeAxis.Accuracy.StatError", "stat.error;time", "double", "" },
  { "Char.TimeAxis.Accuracy.SysError", "stat.error.sys;time", "double", "" },
  { "Char.TimeAxis.Calibration", "meta.code.qual", "char", "*" },
  { "Char.TimeAxis.Resolution", "time.resolution", "double", "" },
  { "Char.FluxAxis.Name", "", "char", "*" },
  { "Char.FluxAxis.Ucd", "meta.ucd", "char", "*" },
  { "Char.FluxAxis.Unit", "meta.unit", "char", "*" },
  { "Char.FluxAxis.Accuracy.StatError", "stat.error;phot.flux.density;em", "double", "" },
  { "Char.FluxAxis.Accuracy.SysError", "stat.error.sys;phot.flux.density;em", "double", "" },
  { "Char.FluxAxis.Calibration", "", "char", "*" },
};

/* The same, sections 4.2.5.1 to 4.2.5.8: what is marked MAN. */
static const char *const ssap_mandatory[] = { "Access.Reference",  "Access.Format",
                                              "Dataset.DataModel", "Dataset.Length",
                                              "DataID.Title",      "Curation.Publisher" };

/* A double holds what the standard gives as a float. */
static gboolean
fits_type (NunDatatype ours, const char *theirs)
{
  NunDatatype type;

  g_assert_true (nun_datatype_from_name (theirs, &type));
  return ours == type || (ours == NUN_DATATYPE_DOUBLE && type == NUN_DATATYPE_FLOAT);
}

static void
test_obscore (void)
{
  static const struct
  {
    const char *adql;
    NunDatatype type;
  } types[] = { { "VARCHAR", NUN_DATATYPE_CHAR }, { "CLOB", NUN_DATATYPE_CHAR },
                { "REGION", NUN_DATATYPE_CHAR },  { "TIMESTAMP", NUN_DATATYPE_CHAR },
                { "INTEGER", NUN_DATATYPE_INT },  { "BIGINT", NUN_DATATYPE_LONG },
                { "DOUBLE", NUN_DATATYPE_DOUBLE } };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (obscore); i++)
    {
      const NunObservationField *field = nun_observation_field_find (obscore[i].key);
      gboolean                   known = FALSE;

      g_assert_nonnull (field);
      g_assert_cmpstr (field->utype, ==, obscore[i].utype);
      g_assert_cmpstr (field->ucd, ==, obscore[i].ucd);
      g_assert_cmpstr (field->unit, ==, obscore[i].unit);
      g_assert_cmpint ((field->mandatory & NUN_MODEL_OBSCORE) != 0, ==, obscore[i].mandatory);
      for (guint k = 0; k < G_N_ELEMENTS (types); k++)
        if (strcmp (types[k].adql, obscore[i].type) == 0)
          {
            g_assert_cmpint (field->datatype, ==, types[k].type);
            known = TRUE;
          }
      g_assert_true (known);
      if (strcmp (obscore[i].type, "TIMESTAMP") == 0)
        g_assert_cmpstr (field->xtype, ==, "timestamp");
    }
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    n += (field->models & NUN_MODEL_OBSCORE) != 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (obscore));
}

static const NunObservationField *
find_sia1 (const char *ucd)
{
  const NunObservationField *found = NULL;

  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    if (g_strcmp0 (field->sia1_ucd, ucd) == 0)
      {
        g_assert_null (found);
        found = field;
      }
  g_assert_nonnull (found);
  return found;
}

static void
test_sia1 (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sia1); i++)
    {
      const NunObservationField *field = find_sia1 (sia1[i].ucd);

      g_assert_cmpstr (nun_datatype_name (field->datatype), ==, sia1[i].type);
      g_assert_cmpstr (field->arraysize, ==, sia1[i].arraysize);
      g_assert_cmpint ((field->mandatory & NUN_MODEL_SIA1) != 0, ==, sia1[i].mandatory);
      g_assert_true (field->models & NUN_MODEL_SIA1);
    }
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    n += (field->models & NUN_MODEL_SIA1) != 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (sia1));
}

static const NunObservationField *
find_ssap (const char *utype)
{
  const NunObservationField *found = NULL;

  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    if (g_strcmp0 (field->ssap_utype, utype) == 0)
      {
        g_assert_null (found);
        found = field;
      }
  if (found == NULL)
    g_error ("no field has the utype %s", utype);
  return found;
}

static void
test_ssap (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ssap); i++)
    {
      const NunObservationField *field = find_ssap (ssap[i].utype);
      const char                *ucd = field->ssap_ucd != NULL ? field->ssap_ucd : field->ucd;

      /* "sdm:spect.frame" is no word of UCD1+ */
      if (strcmp (ssap[i].ucd, "sdm:spect.frame") != 0 && strcmp (ucd, ssap[i].ucd) != 0)
        g_error ("%s: %s, not %s", ssap[i].utype, ucd, ssap[i].ucd);
      g_assert_true (fits_type (field->datatype, ssap[i].type));
      g_assert_cmpstr (field->arraysize, ==, *ssap[i].arraysize ? ssap[i].arraysize : NULL);
      g_assert_true (field->models & NUN_MODEL_SSAP);
    }
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    n += (field->models & NUN_MODEL_SSAP) != 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ssap));
}

static void
test_ssap_mandatory (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ssap_mandatory); i++)
    g_assert_true (find_ssap (ssap_mandatory[i])->mandatory & NUN_MODEL_SSAP);
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    n += (field->mandatory & NUN_MODEL_SSAP) != 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (ssap_mandatory));
}

static void
assert_ucd (const char *key, const char *ucd)
{
  g_autoptr (GError) error = NULL;

  if (!nun_ucd_check (ucd, &error))
    g_error ("%s: %s: %s", key, ucd, error->message);
}

static void
test_words (void)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      g_autoptr (GError) error = NULL;

      assert_ucd (field->key, field->ucd);
      if (field->ssap_ucd != NULL && *field->ssap_ucd != '\0')
        assert_ucd (field->key, field->ssap_ucd);
      if (!nun_unit_check (field->unit, &error) ||
          (field->ssap_unit != NULL && !nun_unit_check (field->ssap_unit, &error)))
        g_error ("%s: %s", field->key, error->message);
      if (field->ssap_unit != NULL)
        g_assert_true (nun_unit_convert (field->unit, field->ssap_unit, &(double){ 0 }, NULL));
    }
}

/* What the window and the services rely on. */
static void
test_shape (void)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      g_assert_true (nun_observation_field_find (field->key) == field);
      g_assert_cmpuint (strlen (field->label), >, 0);
      g_assert_cmpuint (strlen (field->label), <=, 36);
      g_assert_true (g_str_has_suffix (field->help, "."));
      g_assert_cmpuint (field->level, >=, 1);
      g_assert_cmpuint (field->level, <=, 3);
      g_assert_cmpuint (field->models, !=, 0);
      g_assert_cmpuint (field->mandatory & ~field->models, ==, 0);
      for (const char *c = field->key; *c != '\0'; c++)
        g_assert_true (g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '_');
      if (nun_datatype_is_text (field->datatype))
        g_assert_cmpstr (field->arraysize, ==, "*");
    }
  g_assert_null (nun_observation_field_find ("s_nowhere"));
  g_assert_null (nun_observation_field_find (NULL));
}

/* A field that follows from others names fields that are there. */
static void
test_from (void)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      g_auto (GStrv) keys = g_strsplit (field->from != NULL ? field->from : "", " ", -1);

      for (char **key = keys; *key != NULL; key++)
        {
          g_assert_nonnull (nun_observation_field_find (*key));
          g_assert_cmpstr (*key, !=, field->key);
        }
    }
  g_assert_cmpstr (nun_observation_field_find ("t_mid")->from, ==, "t_min t_max");
  g_assert_null (nun_observation_field_find ("target_name")->from);
}

static void
test_terms (void)
{
  const NunObservationField *type = nun_observation_field_find ("dataproduct_type");

  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    if (field->terms != NULL)
      for (const NunTerm *term = field->terms (); term->id != NULL; term++)
        g_assert_nonnull (term->label);
  for (guint i = 0; i < 8; i++)
    g_assert_nonnull (nun_term_find (
        type->terms (), ((const char *[]){ "image", "cube", "spectrum", "sed", "timeseries",
                                           "visibility", "event", "measurements" })[i]));
  g_assert_nonnull (nun_term_find (nun_observation_calib_levels (), "4"));
  g_assert_null (nun_term_find (nun_observation_calib_levels (), "5"));
  g_assert_nonnull (nun_term_find (nun_observation_creation_types (), "spectralExtraction"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/observation-field/obscore", test_obscore);
  g_test_add_func ("/observation-field/sia1", test_sia1);
  g_test_add_func ("/observation-field/ssap", test_ssap);
  g_test_add_func ("/observation-field/ssap-mandatory", test_ssap_mandatory);
  g_test_add_func ("/observation-field/words", test_words);
  g_test_add_func ("/observation-field/shape", test_shape);
  g_test_add_func ("/observation-field/from", test_from);
  g_test_add_func ("/observation-field/terms", test_terms);
  return g_test_run ();
}
