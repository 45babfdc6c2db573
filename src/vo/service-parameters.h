#pragma once

#include "vo/xml-writer.h"

G_BEGIN_DECLS

/* What a service takes, for its capability (vs:ParamHTTP, VODataService 1.2, section 3.2). */
typedef struct
{
  const char *name, *type; /* "real", "integer", "string" */
  const char *unit, *ucd;  /* or NULL */
  const char *description; /* in English, as records are */
  gboolean    required;
} NunVoParameter;

/* Of the services for images and spectra, by standard identifier; ends with name NULL.  NULL for others. */
const NunVoParameter *nun_vo_service_parameters (const char *standard_id);

/* The <param> of one. */
void nun_vo_write_parameter (NunXml *xml, const NunVoParameter *parameter);

G_END_DECLS
