/* Simple Spectral Access 1.1: its parameters and its answer. */

#include "serve/ssap.h"

#include <glib/gi18n-lib.h>

#include "serve/ssap-question.h"
#include "vo/publication.h"

static const NunParameter parameters[NUN_SSAP_N_PARAMETERS + 1] = {
  [NUN_SSAP_REQUEST] = { "REQUEST", NULL, N_ ("What to do: queryData"), "queryData", "queryData" },
  [NUN_SSAP_VERSION] = { "VERSION", NULL, N_ ("Version of the protocol that is spoken"), "1.1",
                         "1.1" },
  [NUN_SSAP_POS] = { "POS", "deg",
                     N_ ("Right ascension and declination, ICRS or with ;FRAME behind them"), "",
                     "202.47,47.195" },
  [NUN_SSAP_SIZE] = { "SIZE", "deg", N_ ("Diameter of the field around POS"), "0.05", "0.1", 0,
                      360 },
  [NUN_SSAP_BAND] = { "BAND", "m",
                      N_ ("Wavelengths in vacuum, as in 4e-7/7e-7, or the name of a band"), "",
                      "4e-7/7e-7" },
  [NUN_SSAP_TIME] = { "TIME", NULL, N_ ("Dates of the observation, as in 2004-05/2005"), "",
                      "2004-05/2005" },
  [NUN_SSAP_FORMAT] = { "FORMAT", NULL,
                        N_ ("Forms of the data: all, compliant, native, graphic, votable, a media "
                            "type; metadata asks for the columns only"),
                        "all", "votable" },
  [NUN_SSAP_SPECRP] = { "SPECRP", NULL, N_ ("Spectral resolving power, the least of it"), "",
                        "2000" },
  [NUN_SSAP_SPATRES] = { "SPATRES", "deg", N_ ("Sharpness on the sky, the largest detail"), "",
                         "0.0005" },
  [NUN_SSAP_TIMERES] = { "TIMERES", "s", N_ ("Time resolution, the longest"), "", "3600" },
  [NUN_SSAP_SNR] = { "SNR", NULL, N_ ("Signal to noise, the least of it"), "", "5" },
  [NUN_SSAP_REDSHIFT] = { "REDSHIFT", NULL, N_ ("Redshift from and to"), "", "1.3/3" },
  [NUN_SSAP_VARAMPL] = { "VARAMPL", NULL, N_ ("Variability from and to, 0 to 1"), "", "0.7/" },
  [NUN_SSAP_TARGETNAME] = { "TARGETNAME", NULL, N_ ("Name of the target"), "", "M 51" },
  [NUN_SSAP_TARGETCLASS] = { "TARGETCLASS", NULL, N_ ("Kinds of targets, with commas"), "",
                             "star,galaxy" },
  [NUN_SSAP_FLUXCALIB] = { "FLUXCALIB", NULL,
                           N_ ("Calibration of fluxes at least: absolute, relative, normalized or "
                               "any"),
                           "any", "relative" },
  [NUN_SSAP_WAVECALIB] = { "WAVECALIB", NULL,
                           N_ ("Calibration of wavelengths at least: absolute, relative or any"),
                           "any", "absolute" },
  [NUN_SSAP_PUBDID] = { "PUBDID", NULL, N_ ("Identifier of a dataset by the publisher"), "",
                        "ivo://example.org/spectra?spectra/m51.fits" },
  [NUN_SSAP_CREATORDID] = { "CREATORDID", NULL, N_ ("Identifier of a dataset by its creator"), "",
                            "ivo://example.org/survey#m51" },
  [NUN_SSAP_COLLECTION] = { "COLLECTION", NULL, N_ ("A part of the collection's name"), "",
                            "SDSS" },
  [NUN_SSAP_MTIME] = { "MTIME", NULL, N_ ("Dates between which the files were changed last"), "",
                       "2020/2021" },
  [NUN_SSAP_TOP] = { "TOP", NULL, N_ ("How many of the best, which lie nearest"), "", "20", 1,
                     NUN_VO_MAX_RECORDS },
  [NUN_SSAP_MAXREC] = { "MAXREC", NULL, N_ ("Rows at most; 0 asks for the columns only"), "20000",
                        "1000", 0, NUN_VO_MAX_RECORDS },
  [NUN_SSAP_APERTURE] = { "APERTURE", "deg",
                          N_ ("For services that extract spectra; this one ignores it"), "", "" },
  [NUN_SSAP_COMPRESS] = { "COMPRESS", NULL,
                          N_ ("Whether data may come compressed; they come as they are"), "", "" },
  [NUN_SSAP_RUNID] = { "RUNID", NULL, N_ ("A name for the client's own records; ignored"), "", "" },
  [NUN_SSAP_RESPONSEFORMAT] = { "RESPONSEFORMAT", NULL,
                                N_ ("Form of the answer: votable, votable/b2, csv, tsv or a media "
                                    "type"),
                                "votable", "votable/b2" },
};

static gboolean
read_request (NunObservationSearch *search, NunObservationReply *reply, GError **error)
{
  const char *format;

  return nun_ssap_read_question (search, reply->request, &reply->metadata, error) &&
         nun_request_get_text (reply->request, &parameters[NUN_SSAP_RESPONSEFORMAT], &format,
                               error) &&
         nun_response_format_parse (format, &reply->format, error);
}

static gboolean
read_ssap (const NunRequest *request, GError **error)
{
  return nun_observation_judge (request, read_request, error);
}

static NunAnswer *
answer_ssap (const NunService *service,
             const char       *table,
             const NunRequest *request,
             GCancellable     *cancellable)
{
  static const NunInfo infos[] = { { .name = "SERVICE_PROTOCOL", .value = "1.1", .text = "SSAP" },
                                   { .name = NULL } };
  g_autofree char     *url = nun_vo_ssap_url (service->base_url, table);
  const NunObservationReply reply = { .service = service,
                                      .table = table,
                                      .request = request,
                                      .protocol = &nun_protocol_ssap,
                                      .url = url,
                                      .model = NUN_MODEL_SSAP,
                                      .verbosity = 2,
                                      .outputs = TRUE,
                                      .infos = infos };

  return nun_observation_answer (&reply, read_request, NUN_MANNERS_DAL1, cancellable);
}

const NunProtocol nun_protocol_ssap = {
  .id = "ssap",
  .path = "ssap.xml",
  .standard_id = "ivo://ivoa.net/std/SSA",
  .parameters = parameters,
  .kinds = NUN_OFFERED_TO (NUN_COLLECTION_SPECTRA),
  .read = read_ssap,
  .answer = answer_ssap,
};
