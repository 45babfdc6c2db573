/* The parameters of the services for images and spectra, as capabilities list them. */

#include "vo/service-parameters.h"

/* SIA 1.0, section 4.1. */
static const NunVoParameter sia1[] = {
  { "POS", "string", "deg", "pos.eq", "Right ascension and declination of the middle, ICRS", TRUE },
  { "SIZE", "string", "deg", "phys.angSize", "Width and height of the field, or one for both",
    TRUE },
  { "INTERSECT", "string", NULL, NULL, "COVERS, ENCLOSED, CENTER or OVERLAPS", FALSE },
  { "FORMAT", "string", NULL, "meta.code.mime", "ALL, GRAPHIC, METADATA or media types", FALSE },
  { "VERB", "integer", NULL, NULL, "How many columns to return, 0 to 3", FALSE },
  { "MAXREC", "integer", NULL, NULL, "How many rows to return at most", FALSE },
  { "RESPONSEFORMAT", "string", NULL, NULL, "Format of the answer", FALSE },
  { NULL },
};

/* SIA 2.0, section 2.1. */
static const NunVoParameter sia2[] = {
  { "POS", "string", "deg", "pos.outline;obs", "CIRCLE, RANGE or POLYGON on the sky, ICRS", FALSE },
  { "BAND", "string", "m", "em.wl;stat.interval", "Wavelengths in vacuum, from and to", FALSE },
  { "TIME", "string", "d", "time.interval;obs.exposure", "Times, MJD, from and to", FALSE },
  { "POL", "string", NULL, "phys.polarization.state", "States of polarisation", FALSE },
  { "FOV", "string", "deg", "phys.angSize;instr.fov", "Field of view, from and to", FALSE },
  { "SPATRES", "string", "arcsec", "pos.angResolution", "Sharpness, from and to", FALSE },
  { "SPECRP", "string", NULL, "spect.resolution", "Spectral resolving power, from and to", FALSE },
  { "EXPTIME", "string", "s", "time.duration;obs.exposure", "Exposure time, from and to", FALSE },
  { "TIMERES", "string", "s", "time.resolution", "Time resolution, from and to", FALSE },
  { "ID", "string", NULL, "meta.ref.ivoid", "Identifier of a dataset", FALSE },
  { "COLLECTION", "string", NULL, "meta.id", "Name of the collection", FALSE },
  { "FACILITY", "string", NULL, "meta.id;instr.tel", "Telescope or observatory", FALSE },
  { "INSTRUMENT", "string", NULL, "meta.id;instr", "Instrument", FALSE },
  { "DPTYPE", "string", NULL, "meta.code.class", "Kind of data: image or cube", FALSE },
  { "CALIB", "integer", NULL, "meta.code;obs.calib", "Calibration level, 0 to 4", FALSE },
  { "TARGET", "string", NULL, "meta.id;src", "Name of the target", FALSE },
  { "FORMAT", "string", NULL, "meta.code.mime", "Media type of what is given out", FALSE },
  { "MAXREC", "integer", NULL, NULL, "How many rows to return at most", FALSE },
  { "RESPONSEFORMAT", "string", NULL, NULL, "Format of the answer", FALSE },
  { NULL },
};

/* SSAP 1.1, section 4.1. */
static const NunVoParameter ssap[] = {
  { "REQUEST", "string", NULL, NULL, "What to do: queryData", TRUE },
  { "VERSION", "string", NULL, NULL, "Version of the protocol that is spoken", FALSE },
  { "POS", "string", "deg", "pos.eq", "Right ascension and declination of the middle", FALSE },
  { "SIZE", "real", "deg", "phys.angSize", "Diameter of the field", FALSE },
  { "BAND", "string", "m", "em.wl", "Wavelengths in vacuum, or the name of a band", FALSE },
  { "TIME", "string", NULL, "time.epoch", "Dates of the observation, ISO 8601", FALSE },
  { "FORMAT", "string", NULL, "meta.code.mime", "Forms of the data", FALSE },
  { "SPECRP", "real", NULL, "spect.resolution", "Spectral resolving power, the least", FALSE },
  { "SPATRES", "real", "deg", "pos.angResolution", "Sharpness, the largest detail", FALSE },
  { "TIMERES", "real", "s", "time.resolution", "Time resolution, the longest", FALSE },
  { "SNR", "real", NULL, "stat.snr", "Signal to noise, the least", FALSE },
  { "REDSHIFT", "string", NULL, "src.redshift", "Redshift, from and to", FALSE },
  { "VARAMPL", "string", NULL, "src.var.amplitude", "Variability, from and to", FALSE },
  { "TARGETNAME", "string", NULL, "meta.id;src", "Name of the target", FALSE },
  { "TARGETCLASS", "string", NULL, "src.class", "Kinds of targets", FALSE },
  { "FLUXCALIB", "string", NULL, NULL, "Calibration of fluxes, the least", FALSE },
  { "WAVECALIB", "string", NULL, NULL, "Calibration of wavelengths, the least", FALSE },
  { "PUBDID", "string", NULL, "meta.ref.ivoid", "Identifier by the publisher", FALSE },
  { "CREATORDID", "string", NULL, "meta.id", "Identifier by the creator", FALSE },
  { "COLLECTION", "string", NULL, "meta.id", "A part of the collection's name", FALSE },
  { "MTIME", "string", NULL, NULL, "Dates of the last change", FALSE },
  { "TOP", "integer", NULL, NULL, "How many of the best", FALSE },
  { "MAXREC", "integer", NULL, NULL, "How many rows to return at most", FALSE },
  { "RUNID", "string", NULL, NULL, "A name for the client's own records", FALSE },
  { "RESPONSEFORMAT", "string", NULL, NULL, "Format of the answer", FALSE },
  { NULL },
};

/* DataLink 1.1, section 2.1. */
static const NunVoParameter links[] = {
  { "ID", "string", NULL, "meta.id;meta.main", "Identifier of a dataset; may be repeated", TRUE },
  { "RESPONSEFORMAT", "string", NULL, NULL, "Format of the answer", FALSE },
  { "MAXREC", "integer", NULL, NULL, "How many datasets to tell of at most", FALSE },
  { NULL },
};

/* SODA 1.0, section 3. */
static const NunVoParameter soda[] = {
  { "ID", "string", NULL, "meta.id;meta.main", "Identifier of a dataset", TRUE },
  { "CIRCLE", "string", "deg", "pos.outline;obs", "The part around a circle, ICRS", FALSE },
  { "POLYGON", "string", "deg", "pos.outline;obs", "The part around a polygon, ICRS", FALSE },
  { "POS", "string", "deg", "pos.outline;obs", "The part around a CIRCLE, POLYGON or RANGE, ICRS",
    FALSE },
  { "BAND", "string", "m", "em.wl;stat.interval", "The planes between two wavelengths in vacuum",
    FALSE },
  { "TIME", "string", "d", "time.interval;obs.exposure", "The planes between two times, MJD",
    FALSE },
  { "POL", "string", NULL, "phys.polarization.state", "The planes of a state of polarisation",
    FALSE },
  { NULL },
};

const NunVoParameter *
nun_vo_service_parameters (const char *standard_id)
{
  if (g_strcmp0 (standard_id, "ivo://ivoa.net/std/SIA") == 0)
    return sia1;
  if (g_strcmp0 (standard_id, "ivo://ivoa.net/std/SIA#query-2.0") == 0)
    return sia2;
  if (g_strcmp0 (standard_id, "ivo://ivoa.net/std/DataLink#links-1.1") == 0)
    return links;
  if (g_strcmp0 (standard_id, "ivo://ivoa.net/std/SODA#sync-1.0") == 0)
    return soda;
  return g_strcmp0 (standard_id, "ivo://ivoa.net/std/SSA") == 0 ? ssap : NULL;
}

void
nun_vo_write_parameter (NunXml *xml, const NunVoParameter *parameter)
{
  nun_xml_start (xml, "param");
  nun_xml_attribute (xml, "use", parameter->required ? "required" : "optional");
  nun_xml_attribute (xml, "std", "true");
  nun_xml_element (xml, "name", parameter->name);
  nun_xml_element (xml, "description", parameter->description);
  nun_xml_element (xml, "unit", parameter->unit);
  nun_xml_element (xml, "ucd", parameter->ucd);
  nun_xml_start (xml, "dataType");
  nun_xml_attribute (xml, "xsi:type", "vs:SimpleDataType");
  nun_xml_text (xml, parameter->type);
  nun_xml_end (xml);
  nun_xml_end (xml);
}
